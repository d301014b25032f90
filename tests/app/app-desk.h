/* A commissioner's desk in the window: a register at the page where files arrive, and hands and
 * eyes for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * g_test_add (PATH, AppDesk, &starts[APP_DESK_ONE], app_desk_set_up, TEST, app_desk_tear_down)
 */

#pragma once

#include "app-mail.h"
#include "register-fixture.h"

#include "app/register/assay-register-document.h"

G_BEGIN_DECLS

/* What the register holds: one service of the name in what is sent, two, or none. */
enum
{
  APP_DESK_ONE,
  APP_DESK_TWO,
  APP_DESK_NONE,
  APP_DESK_N_STARTS,
};

/* The contracts, by their places. */
enum
{
  APP_DESK_TOWARDS,
  APP_DESK_HOLDS,
};

/* What a test begins with: what is sent, and what the register holds. */
typedef struct
{
  AppMail *mail;
  const char *holds;
} AppDeskStart;

typedef struct
{
  AppMail *mail; /* borrowed */
  AppFixture *app;
  RegisterFixture *book;
  GtkWidget *window;
  AssayRegisterDocument *document;
} AppDesk;

/* Runs a program of such tests, added by @add_tests with the places of @starts as above. */
int app_desk_run (int *argc, char ***argv, void (*add_tests) (const AppDeskStart *starts));

void app_desk_set_up (AppDesk *self, gconstpointer start);
void app_desk_tear_down (AppDesk *self, gconstpointer start);

const AssayRegister *app_desk_get_held (AppDesk *self);
guint app_desk_count (AppDesk *self, AssayHeldKind kind);

/* There must be one. */
gconstpointer app_desk_get_first (AppDesk *self, AssayHeldKind kind);

AssayStandingState app_desk_get_standing (AppDesk *self, guint contract);

/* Not one word of what the service or an assessor wrote is where the register is. */
void app_desk_assert_no_secrets (AppDesk *self);

/* --- Eyes --- */

GtkWidget *app_desk_get_section (AppDesk *self);

/* Whether a label of the section in front begins so. */
gboolean app_desk_says (AppDesk *self, const char *start);
void app_desk_wait_for (AppDesk *self, const char *start);

/* The question that begins so, once it is asked. */
AdwMessageDialog *app_desk_wait_for_question (const char *heading, const char *body);

/* For app_wait_until(): no file is looked at any more. */
gboolean app_desk_is_put_aside (gpointer self);

/* The button that takes a file in; NULL where it must not be. */
GtkWidget *app_desk_lookup_take (AppDesk *self);

/* --- Hands --- */

void app_desk_drop (AppDesk *self, const char *path);

/* The same, until the page says what it is; and the page can be read by everybody. */
void app_desk_look_at (AppDesk *self, const char *path, const char *start);

/* Takes it in, and waits until it is. */
void app_desk_take (AppDesk *self);

void app_desk_show_contract (AppDesk *self, guint contract);

G_END_DECLS
