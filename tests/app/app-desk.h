/* A commissioner's desk in the window: a register at the page where files arrive, and hands and
 * eyes for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * g_test_add (PATH, AppDesk, &start, app_desk_set_up, TEST, app_desk_tear_down)
 */

#pragma once

#include "app-mail.h"
#include "register-fixture.h"

#include "app/register/assay-register-document.h"

G_BEGIN_DECLS

/* The first contract is late with a submission; the second asks for the mark. */
#define APP_DESK_CONTRACTS                                                                         \
  "contract id=-11 service=-1 title=Towards begins=2025-04-01 ends=2030-03-31\n"                   \
  "clause id=-12 contract=-11 clause=works-towards schemes=small\n"                                \
  "milestone clause=-12 milestone=submitted what=Application_sent due=2026-09-30\n"                \
  "contract id=-13 service=-1 title=Holds begins=2025-04-01 ends=2030-03-31\n"                     \
  "clause contract=-13 clause=holds schemes=small\n"
/* One service of the name in what is sent, two, or none. */
#define APP_DESK_ONE "service id=-1 name=North__VALE\nservice name=Elsewhere\n" APP_DESK_CONTRACTS
#define APP_DESK_TWO                                                                               \
  "area id=-3 name=Coast_Area\nservice id=-1 name=North_Vale\n"                                    \
  "service id=-2 area=-3 name=North_Vale\n" APP_DESK_CONTRACTS
#define APP_DESK_NONE                                                                              \
  "service id=-1 name=Quite_another\nservice name=Elsewhere\n" APP_DESK_CONTRACTS

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

/* Whether a label of the section in front, or of the window, begins so. */
gboolean app_desk_says (AppDesk *self, const char *start);
gboolean app_desk_says_anywhere (AppDesk *self, const char *start);
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
