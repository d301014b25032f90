/* Two assessors: nothing of the other before both have finished, then where they differ, settled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-access.h"
#include "app-fixture.h"
#include "app-width.h"
#include "review-desk.h"

#include "app/review/assay-review-compare-card.h"
#include "app/review/assay-review-compare-section.h"
#include "app/widgets/assay-rating-row.h"

#include <string.h>

#define SECOND "second"

typedef struct
{
  AppFixture *app;
  ReviewDesk *desk;  /* the assessor's, in the window */
  ReviewDesk *other; /* the colleague's */
  GtkWidget *window;
  AssayDocument *document;
} Case;

/* How far the assessor in the window is. */
enum
{
  BEGUN,
  FINISHED,
};

static void
set_up (Case *self, gconstpointer data)
{
  g_autoptr (AssayReading) reading = NULL;

  self->app = app_fixture_new ();
  self->window = GTK_WIDGET (app_fixture_open_window (self->app));
  self->desk = review_desk_new ();
  self->other = review_desk_new ();
  review_desk_begin (self->desk);
  review_desk_declare (self->desk);
  if (GPOINTER_TO_INT (data) == FINISHED)
    review_desk_determine_all (self->desk, ASSAY_JUDGEMENT_MET);
  review_desk_begin (self->other);
  review_desk_reopen (self->other, SECOND);
  review_desk_declare (self->other);
  reading = assay_reading_new_for_folder (self->desk->context, &assay_folder_kind_of_review,
                                          self->desk->folder);
  self->document = assay_document_new_for_reading (reading);
  assay_window_set_document (ASSAY_WINDOW (self->window), self->document);
  app_activate_action (self->window, "win.show", "compare");
  app_settle (self->window);
}

static void
tear_down (Case *self, gconstpointer data)
{
  app_activate_action (self->window, "win.close-portfolio", NULL);
  g_object_unref (self->document);
  review_desk_free (self->desk);
  review_desk_free (self->other);
  app_fixture_free (self->app);
}

static GtkWidget *
find_section (Case *self)
{
  return app_find_widget (self->window, ASSAY_TYPE_REVIEW_COMPARE_SECTION, NULL);
}

static GtkWidget *
find_choose (Case *self)
{
  return app_find_widget (find_section (self), GTK_TYPE_BUTTON, "Choose the Other Review…");
}

static gboolean
is_read_cb (gpointer data)
{
  return gtk_widget_get_sensitive (find_choose (data));
}

static void
compare_with (Case *self, const char *path)
{
  assay_review_compare_section_compare_with (ASSAY_REVIEW_COMPARE_SECTION (find_section (self)),
                                             path);
  app_wait_until (is_read_cb, self, "the other review to be read");
  app_settle (self->window);
}

/* Saves the colleague's review, as somebody who sends it does. */
static void
compare (Case *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_review_folder_save (self->other->folder, &error));
  g_assert_no_error (error);
  compare_with (self, self->other->path);
}

/* Whether anything on screen has @text in it. */
static gboolean
shows (Case *self, const char *text)
{
  g_autoptr (GPtrArray) widgets = app_list_widgets (find_section (self), FALSE);

  for (guint i = 0; i < widgets->len; i++)
    if (GTK_IS_LABEL (widgets->pdata[i])
        && strstr (gtk_label_get_text (widgets->pdata[i]), text) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
shows_anything_of_the_other (Case *self)
{
  return shows (self, SECOND) || shows (self, "Not met") || shows (self, "agree on")
         || app_lookup_widget (find_section (self), ASSAY_TYPE_REVIEW_COMPARE_CARD, NULL) != NULL;
}

/* --- Blind --- */

static void
test_own_is_not_finished (Case *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  review_desk_determine_all (self->other, ASSAY_JUDGEMENT_NOT_MET);
  g_assert_true (assay_review_folder_save (self->other->folder, &error));
  g_assert_true (shows (self, "Determine everything in this round first."));
  g_assert_false (gtk_widget_get_sensitive (find_choose (self)));
  assay_review_compare_section_compare_with (ASSAY_REVIEW_COMPARE_SECTION (find_section (self)),
                                             self->other->path);
  app_settle (self->window);
  g_assert_false (shows_anything_of_the_other (self));
}

static void
test_other_is_not_finished (Case *self, gconstpointer data)
{
  review_desk_determine (self->other, "1.1", ASSAY_JUDGEMENT_NOT_MET);
  compare (self);
  g_assert_true (shows (self, "The other review is not finished;"));
  g_assert_false (shows_anything_of_the_other (self));
}

static void
test_what_cannot_be_compared (Case *self, gconstpointer data)
{
  g_autofree char *archive = review_desk_write_archive (self->other, "submission 2.zip", 2);
  g_autofree char *empty = g_path_get_dirname (self->desk->path);

  compare_with (self, empty);
  g_assert_true (shows (self, "There is no review in that folder"));
  compare_with (self, self->desk->path);
  g_assert_true (shows (self, "Both reviews were made by the same person"));
  g_clear_object (&self->other->folder);
  g_free (self->other->path);
  self->other->path = assay_fixture_path (self->other->fixture, "another review");
  g_free (self->other->archive);
  self->other->archive = g_steal_pointer (&archive);
  review_desk_begin (self->other);
  compare (self);
  g_assert_true (shows (self, "The other review is of another submission"));
  g_assert_false (shows_anything_of_the_other (self));
}

/* --- Both finished --- */

static void
differ (Case *self)
{
  review_desk_determine_all (self->other, ASSAY_JUDGEMENT_MET);
  review_desk_determine (self->other, "1.1", ASSAY_JUDGEMENT_NOT_MET);
  compare (self);
}

static void
test_nothing_differs (Case *self, gconstpointer data)
{
  review_desk_determine_all (self->other, ASSAY_JUDGEMENT_MET);
  compare (self);
  g_assert_true (shows (self, "Both reviews agree on 5 of 5 (100.0 %)."));
  g_assert_true (shows (self, "Cohen’s kappa is not defined"));
  g_assert_true (shows (self, "There is no difference to settle."));
  g_assert_null (app_lookup_widget (find_section (self), ASSAY_TYPE_REVIEW_COMPARE_CARD, NULL));
}

/* Both sides with their reasons, to be read, reached and made as narrow as a telephone. */
static void
test_difference (Case *self, gconstpointer data)
{
  guint n_faults;

  differ (self);
  g_assert_true (shows (self, "Both reviews agree on 4 of 5 (80.0 %)."));
  g_assert_true (shows (self, "1 of 1 difference is to be settled."));
  g_assert_true (shows (self, "This review, by " REVIEW_DESK_ASSESSOR));
  g_assert_true (shows (self, "The other review, by " SECOND));
  g_assert_true (shows (self, "What is lacking: A date."));
  g_assert_true (shows (self, "Looked at: E001 (p 2-3)"));
  app_activate (app_find_widget (self->window, GTK_TYPE_BUTTON, "Settle 1.1"));
  app_settle (self->window);
  n_faults = app_access_check ("compare", self->window);
  n_faults += !app_fits_width (self->window, APP_NARROW, "compare");
  g_assert_cmpuint (n_faults, ==, 0);
}

static const AssaySettlement *
get_settlement (Case *self)
{
  return assay_review_lookup_settlement (review_desk_get_review (self->desk), "1.1");
}

static void
press (Case *self, const char *name)
{
  app_activate (app_find_widget (self->window, GTK_TYPE_BUTTON, name));
  app_settle (self->window);
}

/* Nothing is chosen for anybody; without a choice or a reason nothing is settled. */
static void
test_settle (Case *self, gconstpointer data)
{
  GtkWidget *card, *row, *reason;

  differ (self);
  card = app_find_widget (self->window, ASSAY_TYPE_REVIEW_COMPARE_CARD, NULL);
  press (self, "Settle 1.1");
  row = app_find_widget (card, ASSAY_TYPE_RATING_ROW, "Further work");
  g_assert_false (assay_rating_row_is_checked (ASSAY_RATING_ROW (row)));
  press (self, "Settle");
  g_assert_true (shows (self, "Choose what you both settled on."));
  app_activate (row);
  press (self, "Settle");
  g_assert_null (get_settlement (self));
  reason = app_find_widget (card, GTK_TYPE_TEXT_VIEW, "Why, in words for the service");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason)),
                            "The form is there, undated.", -1);
  press (self, "Settle");
  g_assert_cmpint (get_settlement (self)->settled, ==, ASSAY_JUDGEMENT_FURTHER_WORK);
  g_assert_cmpstr (get_settlement (self)->text, ==, "The form is there, undated.");
  g_assert_cmpstr (get_settlement (self)->other_author, ==, SECOND);
  g_assert_true (shows (self, "Every difference is settled."));
  app_activate_action (self->window, "win.undo", NULL);
  app_settle (self->window);
  g_assert_null (get_settlement (self));
  g_assert_true (shows (self, "1 of 1 difference is to be settled."));
}

/* What was settled was settled with the other review as it was then. */
static void
test_other_changes_afterwards (Case *self, gconstpointer data)
{
  AssayReviewGround ground;
  GError *error = NULL;

  differ (self);
  ground = assay_review_folder_get_ground (self->desk->folder);
  g_assert_true (assay_document_apply (
      self->document,
      assay_review_settle (&ground, review_desk_get_review (self->other), "1.1",
                           ASSAY_JUDGEMENT_CONDITIONS, "As agreed.", &error),
      &error));
  app_settle (self->window);
  g_assert_false (shows (self, "The other review has changed"));
  review_desk_determine (self->other, "1.1", ASSAY_JUDGEMENT_FURTHER_WORK);
  compare (self);
  g_assert_true (shows (self, "The other review has changed since something was settled with it."));
}

int
main (int argc, char **argv)
{
  gpointer finished = GINT_TO_POINTER (FINISHED);

  app_test_init (&argc, &argv);
  g_test_add ("/compare/own-is-not-finished", Case, NULL, set_up, test_own_is_not_finished,
              tear_down);
  g_test_add ("/compare/other-is-not-finished", Case, finished, set_up, test_other_is_not_finished,
              tear_down);
  g_test_add ("/compare/what-cannot-be-compared", Case, finished, set_up,
              test_what_cannot_be_compared, tear_down);
  g_test_add ("/compare/nothing-differs", Case, finished, set_up, test_nothing_differs, tear_down);
  g_test_add ("/compare/difference", Case, finished, set_up, test_difference, tear_down);
  g_test_add ("/compare/settle", Case, finished, set_up, test_settle, tear_down);
  g_test_add ("/compare/other-changes-afterwards", Case, finished, set_up,
              test_other_changes_afterwards, tear_down);

  return g_test_run ();
}
