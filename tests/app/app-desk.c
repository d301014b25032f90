/* A commissioner's desk in the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-desk.h"

#include "app-access.h"
#include "app-width.h"

#include <string.h>

/* The first contract is late with a submission; the second asks for the mark. */
#define CONTRACTS                                                                                  \
  "contract id=-11 service=-1 title=Towards begins=2025-04-01 ends=2030-03-31\n"                   \
  "clause id=-12 contract=-11 clause=works-towards schemes=small\n"                                \
  "milestone clause=-12 milestone=submitted what=Application_sent due=2026-09-30\n"                \
  "contract id=-13 service=-1 title=Holds begins=2025-04-01 ends=2030-03-31\n"                     \
  "clause contract=-13 clause=holds schemes=small\n"
#define ONE "service id=-1 name=North__VALE\nservice name=Elsewhere\n" CONTRACTS
#define TWO                                                                                        \
  "area id=-3 name=Coast_Area\nservice id=-1 name=North_Vale\n"                                    \
  "service id=-2 area=-3 name=North_Vale\n" CONTRACTS
#define NONE "service id=-1 name=Quite_another\nservice name=Elsewhere\n" CONTRACTS

int
app_desk_run (int *argc, char ***argv, void (*add_tests) (const AppDeskStart *starts))
{
  AppMail *mail;
  int status;

  app_test_init (argc, argv);
  mail = app_mail_new ();
  {
    const AppDeskStart starts[APP_DESK_N_STARTS] = { [APP_DESK_ONE] = { mail, ONE },
                                                     [APP_DESK_TWO] = { mail, TWO },
                                                     [APP_DESK_NONE] = { mail, NONE } };

    add_tests (starts);
    status = g_test_run ();
  }
  app_mail_free (mail);

  return status;
}

void
app_desk_set_up (AppDesk *self, gconstpointer data)
{
  const AppDeskStart *start = data;
  g_autoptr (AssayRegisterReading) reading = NULL;
  g_autoptr (GError) error = NULL;

  self->mail = start->mail;
  self->app = app_fixture_new ();
  self->window = GTK_WIDGET (app_fixture_open_window (self->app));
  self->book = register_fixture_new ();
  register_add (self->book->store, start->holds);
  reading =
      assay_register_reading_new (self->book->files->context, self->book->path, TRUE, NULL, &error);
  g_assert_no_error (error);
  self->document = ASSAY_REGISTER_DOCUMENT (assay_register_document_new (reading));
  assay_window_set_document (ASSAY_WINDOW (self->window), ASSAY_DOCUMENT (self->document));
  app_activate_action (self->window, "win.show", "received");
  app_settle (self->window);
}

void
app_desk_tear_down (AppDesk *self, gconstpointer data)
{
  app_activate_action (self->window, "win.close-portfolio", NULL);
  g_object_unref (self->document);
  register_fixture_free (self->book);
  app_fixture_free (self->app);
}

const AssayRegister *
app_desk_get_held (AppDesk *self)
{
  return assay_register_document_get_moment (self->document)->held;
}

guint
app_desk_count (AppDesk *self, AssayHeldKind kind)
{
  return assay_register_get_values (app_desk_get_held (self), kind)->len;
}

gconstpointer
app_desk_get_first (AppDesk *self, AssayHeldKind kind)
{
  g_assert_cmpuint (app_desk_count (self, kind), >, 0);

  return assay_register_get_values (app_desk_get_held (self), kind)->pdata[0];
}

GtkWidget *
app_desk_get_section (AppDesk *self)
{
  return GTK_WIDGET (assay_window_get_section (ASSAY_WINDOW (self->window)));
}

/* --- Looking and waiting --- */

static gboolean
says (GtkWidget *root, const char *start)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (root, TRUE);

  for (guint i = 0; i < widgets->len; i++)
    if (GTK_IS_LABEL (widgets->pdata[i])
        && g_str_has_prefix (gtk_label_get_text (widgets->pdata[i]), start))
      return TRUE;

  return FALSE;
}

gboolean
app_desk_says (AppDesk *self, const char *start)
{
  return says (app_desk_get_section (self), start);
}

typedef struct
{
  AppDesk *test;
  const char *start;
} Said;

static gboolean
is_said (gpointer data)
{
  const Said *said = data;

  return app_desk_says (said->test, said->start);
}

void
app_desk_wait_for (AppDesk *self, const char *start)
{
  Said said = { self, start };

  app_wait_until (is_said, &said, start);
  app_settle (self->window);
}

/* The question in front that begins so; one that is answered stays for a moment. */
static AdwMessageDialog *
lookup_question (const char *heading, const char *body)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_OBJECT_TYPE (window) == ADW_TYPE_MESSAGE_DIALOG
          && gtk_widget_get_visible (GTK_WIDGET (window))
          && g_str_equal (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (window)), heading)
          && g_str_has_prefix (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (window)), body))
        return ADW_MESSAGE_DIALOG (window);
    }

  return NULL;
}

typedef struct
{
  const char *heading;
  const char *body;
} Asked;

static gboolean
is_asked (gpointer data)
{
  const Asked *asked = data;

  return lookup_question (asked->heading, asked->body) != NULL;
}

AdwMessageDialog *
app_desk_wait_for_question (const char *heading, const char *body)
{
  Asked asked = { heading, body };
  AdwMessageDialog *dialog;

  app_wait_until (is_asked, &asked, heading);
  dialog = lookup_question (heading, body);
  app_settle (GTK_WIDGET (dialog));
  g_assert_cmpuint (app_access_check (heading, GTK_WIDGET (dialog)), ==, 0);

  return dialog;
}

gboolean
app_desk_is_put_aside (gpointer data)
{
  return app_lookup_widget (app_desk_get_section (data), GTK_TYPE_BUTTON, "Put it aside") == NULL;
}

GtkWidget *
app_desk_lookup_take (AppDesk *self)
{
  return app_lookup_widget (app_desk_get_section (self), GTK_TYPE_BUTTON, "Take it in");
}

void
app_desk_drop (AppDesk *self, const char *path)
{
  g_assert_true (app_drop_file (app_desk_get_section (self), path));
}

void
app_desk_look_at (AppDesk *self, const char *path, const char *start)
{
  app_desk_drop (self, path);
  app_desk_wait_for (self, start);
  g_assert_cmpuint (app_access_check (start, app_desk_get_section (self)), ==, 0);
  g_assert_true (app_fits_width (self->window, APP_NARROW, start));
}

void
app_desk_take (AppDesk *self)
{
  app_activate (app_desk_lookup_take (self));
  app_wait_until (app_desk_is_put_aside, self, "the file to be taken in");
  app_settle (self->window);
}

/* --- Where it shows --- */

AssayStandingState
app_desk_get_standing (AppDesk *self, guint contract)
{
  const AssayHeldContract *value =
      assay_register_get_values (app_desk_get_held (self), ASSAY_HELD_CONTRACT)->pdata[contract];
  g_autoptr (AssayContractStanding) standing =
      assay_register_compute_standing (app_desk_get_held (self), value, NULL,
                                       assay_register_document_get_day (self->document));

  return standing->standing->state;
}

void
app_desk_show_contract (AppDesk *self, guint contract)
{
  const AssayRegisterValue *value =
      assay_register_get_values (app_desk_get_held (self), ASSAY_HELD_CONTRACT)->pdata[contract];
  g_autofree char *place = g_strdup_printf ("contract:%" G_GINT64_FORMAT, value->id);

  app_activate_action (self->window, "win.show", place);
  app_settle (self->window);
}

/* Not one word of what the service wrote is where the register is. */
void
app_desk_assert_no_secrets (AppDesk *self)
{
  static const char *const secrets[] = { APP_MAIL_SECRET, "Case handling procedure",
                                         "Ask the board", "A survey goes out" };
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (self->book->path, &bytes, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (memmem (bytes, length, secrets[i], strlen (secrets[i])));
}
