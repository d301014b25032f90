/* A register in its window, and hands for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app-fixture.h"
#include "register-fixture.h"

#include "app/register/assay-register-document.h"

G_BEGIN_DECLS

/* A late contract, one that is met, one that nothing is known of. */
#define APP_REGISTER_SOME                                                                          \
  "area id=-1 name=Northern_Area\n"                                                                \
  "service id=-2 area=-1 name=North_Vale\n"                                                        \
  "service id=-3 name=Harbour_Team\n"                                                              \
  "service id=-4 name=Ridge_Circles\n"                                                             \
  "contract id=-5 service=-2 area=-1 title=Justice_in_North_Vale reference=NV/17 "                 \
  "begins=2025-04-01 ends=2028-03-31\n"                                                            \
  "contract id=-6 service=-3 title=Youth_conferences begins=2024-04-01 ends=2028-03-31\n"          \
  "contract id=-7 service=-4 title=Community_circles begins=2025-09-01 ends=2027-08-31\n"          \
  "extension contract=-5 until=2029-03-31\n"                                                       \
  "clause id=-8 contract=-5 clause=works-towards schemes=rss\n"                                    \
  "clause id=-9 contract=-6 clause=holds schemes=rss\n"                                            \
  "milestone id=-10 clause=-8 milestone=said what=Health_check due=2026-03-31 "                    \
  "reached=2026-03-20 source=Letter\n"                                                             \
  "milestone id=-11 clause=-8 milestone=submitted what=Application_sent due=2026-09-30\n"          \
  "award id=-12 service=-3 scheme=rss from_day=2024-02-01 until_day=2028-12-31 "                   \
  "source=Certificate confirmed=2026-06-01\n"                                                      \
  "condition award=-12 what=Train_staff due=2027-01-18\n"                                          \
  "note contract=-5 day=2026-11-09 text=Asked_for_the_application\n"

typedef struct
{
  AppFixture *app;
  RegisterFixture *book;
  GtkWidget *window;
  AssayRegisterDocument *document;
} AppRegister;

/* @data is what the register holds, or NULL for nothing. */
void app_register_set_up (AppRegister *self, gconstpointer data);
void app_register_tear_down (AppRegister *self, gconstpointer data);

/* Borrowed, until something changes. */
const AssayRegister *app_register_get_held (AppRegister *self);
guint app_register_count (AppRegister *self, AssayHeldKind kind);

void app_register_go (AppRegister *self, const char *place);

/* The place of the contract with that number among all. */
char *app_register_dup_place (AppRegister *self, guint contract);
GtkWidget *app_register_get_section (AppRegister *self);

/* Until there are @n values of @kind. */
void app_register_wait_for (AppRegister *self, AssayHeldKind kind, guint n);

/* The visible window of that type, or NULL. */
GtkWindow *app_register_find_window (GType type);

/* --- The form that is open --- */

gboolean app_register_is_form_gone (gpointer data);
GtkWidget *app_register_get_form (AppRegister *self);
void app_register_write_in (GtkWidget *form, const char *name, const char *text);

/* The form goes once it is safe, so nothing may wait for it to be drawn. */
void app_register_save (GtkWidget *form);

G_END_DECLS
