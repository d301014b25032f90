/* A review in its window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-access.h"
#include "app-fixture.h"
#include "app-width.h"
#include "review-desk.h"

#include "app/preview/assay-preview-guard.h"
#include "app/preview/assay-preview-pane.h"
#include "app/review/assay-determination-section.h"
#include "app/widgets/assay-rating-row.h"

typedef struct
{
  AppFixture *app;
  ReviewDesk *desk;
  GtkWidget *window;
  AssayDocument *document;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  g_autoptr (AssayReading) reading = NULL;

  self->app = app_fixture_new ();
  self->window = GTK_WIDGET (app_fixture_open_window (self->app));
  self->desk = review_desk_new ();
  review_desk_begin (self->desk);
  if (data != NULL)
    review_desk_declare (self->desk);
  reading = assay_reading_new_for_folder (self->desk->context, &assay_folder_kind_of_review,
                                          self->desk->folder);
  self->document = assay_document_new_for_reading (reading);
  assay_window_set_document (ASSAY_WINDOW (self->window), self->document);
  app_settle (self->window);
}

static void
tear_down (Case *self, gconstpointer data)
{
  app_activate_action (self->window, "win.close-portfolio", NULL);
  g_object_unref (self->document);
  review_desk_free (self->desk);
  app_fixture_free (self->app);
}

static void
go (Case *self, const char *place)
{
  app_activate_action (self->window, "win.show", place);
  app_settle (self->window);
}

/* Every place can be read, reached and made as narrow as a telephone. */
static void
test_places (Case *self, gconstpointer data)
{
  static const char *const places[] = { "overview",       "declaration", "criterion:1.1",
                                        "evidence",       "visits",      "questions",
                                        "requests",       "corrections", "samples",
                                        "recommendation", "history" };
  guint n_faults = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_assert_true (app_has_place (ASSAY_WINDOW (self->window), places[i]));
      go (self, places[i]);
      n_faults += app_access_check (places[i], self->window);
      n_faults += !app_fits_width (self->window, APP_NARROW, places[i]);
    }
  g_assert_cmpuint (n_faults, ==, 0);
  g_assert_false (app_has_place (ASSAY_WINDOW (self->window), "pack"));
}

static GtkWidget *
find_judgement (Case *self, const char *name)
{
  GtkWidget *section = app_find_widget (self->window, ASSAY_TYPE_DETERMINATION_SECTION, NULL);

  return app_find_widget (section, ASSAY_TYPE_RATING_ROW, name);
}

/* Nothing is chosen for anybody, and before the declaration nothing can be. */
static void
test_undeclared (Case *self, gconstpointer data)
{
  GtkWidget *row;

  go (self, "criterion:1.1");
  row = find_judgement (self, "Met");
  g_assert_false (assay_rating_row_is_checked (ASSAY_RATING_ROW (row)));
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_assert_nonnull (app_lookup_widget (self->window, GTK_TYPE_BUTTON, "Make your declaration"));
}

static AssayJudgement
get_judgement (Case *self)
{
  return assay_review_get_judgement (review_desk_get_review (self->desk), "1.1");
}

/* A judgement without its grounds waits, and is saved once they are there. */
static void
test_judgement_waits (Case *self, gconstpointer data)
{
  GtkWidget *row;

  go (self, "criterion:1.1");
  row = find_judgement (self, "Met");
  app_activate (row);
  g_assert_true (assay_rating_row_is_checked (ASSAY_RATING_ROW (row)));
  g_assert_cmpint (get_judgement (self), ==, ASSAY_JUDGEMENT_NONE);
  g_assert_nonnull (app_lookup_label (self->window, "Not saved yet: it still needs your reason."));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (
                                app_find_widget (self->window, GTK_TYPE_TEXT_VIEW, "Your reason"))),
                            "Seen.", -1);
  go (self, "overview");
  g_assert_cmpint (get_judgement (self), ==, ASSAY_JUDGEMENT_MET);
}

/* --- Sensitive items --- */

static gboolean
is_shown_cb (gpointer data)
{
  return !gtk_widget_get_mapped (data);
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (ADW_IS_MESSAGE_DIALOG (at->data) && gtk_widget_get_visible (at->data))
      return at->data;

  return NULL;
}

/* It opens once somebody has said why, and that is on record before it does. */
static void
test_sensitive (Case *self, gconstpointer data)
{
  AssayReview *review = review_desk_get_review (self->desk);
  GtkWidget *guard, *button;
  AdwMessageDialog *dialog;

  go (self, "evidence");
  app_activate_action (self->window, "win.preview", "E002");
  app_settle (self->window);
  guard = app_find_widget (self->window, ASSAY_TYPE_PREVIEW_GUARD, NULL);
  button = app_find_widget (guard, GTK_TYPE_BUTTON, "Give a reason and open it…");
  app_activate (button);
  dialog = ADW_MESSAGE_DIALOG (find_dialog ());
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "open"));
  gtk_editable_set_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)),
                         "It is the only voice.");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "open"));
  g_assert_cmpuint (review->openings->len, ==, 0);
  adw_message_dialog_response (dialog, "open");
  gtk_window_destroy (GTK_WINDOW (dialog));
  review = review_desk_get_review (self->desk);
  g_assert_cmpuint (review->openings->len, ==, 1);
  app_wait_until (is_shown_cb, guard, "the item to be shown");
}

/* What holds nothing personal opens at once, compared with its digest. */
static void
test_not_sensitive (Case *self, gconstpointer data)
{
  GtkWidget *guard;

  go (self, "evidence");
  app_activate_action (self->window, "win.preview", "E001");
  guard = app_lookup_widget (self->window, ASSAY_TYPE_PREVIEW_GUARD, NULL);
  if (guard != NULL)
    app_wait_until (is_shown_cb, guard, "the item to be shown");
  g_assert_cmpuint (review_desk_get_review (self->desk)->openings->len, ==, 0);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add ("/review/places", Case, "declared", set_up, test_places, tear_down);
  g_test_add ("/review/places-undeclared", Case, NULL, set_up, test_places, tear_down);
  g_test_add ("/review/undeclared", Case, NULL, set_up, test_undeclared, tear_down);
  g_test_add ("/review/judgement-waits", Case, "declared", set_up, test_judgement_waits, tear_down);
  g_test_add ("/review/sensitive", Case, "declared", set_up, test_sensitive, tear_down);
  g_test_add ("/review/not-sensitive", Case, "declared", set_up, test_not_sensitive, tear_down);

  return g_test_run ();
}
