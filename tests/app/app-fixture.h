/* What tests of the application need: a small portfolio in its window, and hands and eyes for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tests run on a private display (with-display) with GTK_A11Y=test. Nothing sleeps:
 * app_wait_until() turns the main loop until a condition holds, and fails the test when it does not
 * in time.
 */

#pragma once

#include "assay-fixture.h"

#include "app/assay-application.h"
#include "app/assay-section.h"
#include "app/document/assay-folder-document.h"
#include "app/window/assay-window.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The portfolio, by the small scheme, for 12 January 2027, today being 22 November 2026:
 *
 *   1.1  fully, with text, a note and E001 page 2 cited: ready
 *   1.2  largely, with E002 cited without a place: claimed; flagged
 *   1.3  not applicable, with its reason
 *   2.1  not assessed
 *   2.2  partly: a gap, with action A001, due 1 November 2026
 *
 *   E001 a PDF of three pages, E002 a picture, E003 an observation, E004 an unused text without a
 *   privacy statement, E005 withdrawn. Figure: 128 referrals.
 */
typedef struct
{
  AssayFixture *base;
  AssayScheme *scheme;
  char *path; /* the portfolio's folder */
  AssayDocument *document;
  AssayApplication *application; /* once there is a window; one for all tests of a process */
  AssayWindow *window;
} AppFixture;

/* Instead of gtk_test_init(). */
void app_test_init (int *argc, char ***argv);

/* The portfolio, open for writing. Closes everything it has opened when freed. */
AppFixture *app_fixture_new (void);
AppFixture *app_fixture_new_for_scheme (AssayScheme *scheme);
void app_fixture_free (AppFixture *self);

/* The window with the document, drawn once. The second call gives the same. */
AssayWindow *app_fixture_open_window (AppFixture *self);

/* A window with nothing but @section, which has the document; drawn once. Owned by GTK; destroy it
 * with gtk_window_destroy(). */
GtkWindow *app_fixture_show_section (AppFixture *self, AssaySection *section);

/* Applies an edit straight from its maker, asserting that both worked. */
void app_fixture_apply (AppFixture *self, AssayEdit *edit, GError *error);

/* Adds an item with the content of the file at @path, or without a file when that is NULL, and
 * returns its number. */
guint app_fixture_add_evidence (AppFixture *self, const char *title, const char *path, guint pages);

/* Files of the private folder, drawn by cairo; the path is the caller's. */
char *app_fixture_draw_pdf (AppFixture *self, const char *name, guint n_pages);
char *app_fixture_draw_png (AppFixture *self, const char *name);

const AssayResponse *app_fixture_get_response (AppFixture *self, const char *criterion);

/* Whether the window has a section for the place. */
gboolean app_has_place (AssayWindow *window, const char *place);

/* Every place the window can go to with this portfolio, as assay-section.h lists them. */
GPtrArray *app_list_places (AssayWindow *window);

/* --- Waiting --- */

typedef gboolean (*AppCondition) (gpointer data);

/* Turns the main loop until @condition holds; after ten seconds the test fails, saying @what. */
void app_wait_until (AppCondition condition, gpointer data, const char *what);

/* Turns the main loop until nothing is left to do and the widget's window has been drawn. */
void app_settle (GtkWidget *widget);

/* --- Finding --- */

/* The name a screen reader says, as GTK 4.8 makes it of label and labelled-by; NULL where GTK would
 * say the class's name instead. */
char *app_dup_accessible_name (GtkWidget *widget);

/* Whether the widget and all above it, up to the window, are visible and, in a stack, in front. */
gboolean app_is_shown (GtkWidget *widget);

/* Every widget from @root down, parents first; @visible_only leaves out what app_is_shown() does.
 */
GPtrArray *app_list_widgets (GtkWidget *root, gboolean visible_only);

/* The first shown widget from @root down of the type (0 for any) with the accessible name (NULL for
 * any), or NULL. find: fails the test instead. */
GtkWidget *app_lookup_widget (GtkWidget *root, GType type, const char *name);
GtkWidget *app_find_widget (GtkWidget *root, GType type, const char *name);

/* The first shown label that says just this, or NULL. */
GtkWidget *app_lookup_label (GtkWidget *root, const char *text);

/* --- Doing --- */

/* Drops the file, or several (NULL at the end), on @widget, or copies it as a file manager does. */
gboolean app_drop_file (GtkWidget *widget, const char *path);
gboolean app_drop_files (GtkWidget *widget, const char *const *paths);
void app_copy_file (GtkWidget *widget, const char *path);

/* Activates as Enter or a click would: buttons, rows, check buttons; the control must be sensitive.
 */
void app_activate (GtkWidget *widget);

/* A window's or widget's action; @target may be NULL. Fails when there is none, or it is off. */
void app_activate_action (GtkWidget *widget, const char *name, const char *target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppFixture, app_fixture_free)

G_END_DECLS
