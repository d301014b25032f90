/* Comparing with the review of a colleague.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The other review is only read, and only its value is kept, for as long as this review is open:
 * nothing of it is on screen before core says that both are finished.
 */

#include "app/review/assay-review-compare-section.h"

#include "app/assay-work.h"
#include "app/review/assay-review-compare-card.h"
#include "app/widgets/assay-keyed-list.h"
#include "app/widgets/assay-path-dialog.h"
#include "app/widgets/assay-problem.h"
#include "app/window/assay-window.h"
#include "base/assay-error.h"
#include "present/assay-review-compare-state.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayReviewCompareSection
{
  AssaySection parent_instance;
  AssayDocument *document; /* weak: another may come at its address */
  AssayReview *other;      /* NULL for none */
  AssayWork *work;         /* reading it */
  gboolean can_settle;

  GtkLabel *locked;
  GtkWidget *choose;
  GtkLabel *problem;
  GtkWidget *result;
  GtkLabel *share;
  GtkLabel *who;
  GtkLabel *kappa;
  GtkLabel *caution;
  GtkLabel *left;
  GtkLabel *settle_locked;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (AssayReviewCompareSection, assay_review_compare_section, ASSAY_TYPE_SECTION)

static AssayReviewGround
get_ground (AssayReviewCompareSection *self)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));

  return assay_review_folder_get_ground (assay_document_get_review_folder (document));
}

/* --- Settling --- */

/* Why it is not settled; NULL when it is. An error of the gate has been told already. */
static char *
settle_cb (AssayReviewCompareSection *self,
           const char *judgement,
           const char *text,
           AssayReviewCompareCard *card)
{
  AssayReviewGround ground = get_ground (self);
  const char *criterion = assay_keyed_list_get_key (GTK_LIST_BOX_ROW (card));
  AssayJudgement settled = ASSAY_JUDGEMENT_NONE;
  g_autoptr (GError) error = NULL;
  AssayEdit *edit;

  if (judgement == NULL)
    return g_strdup (_ ("Choose what you both settled on."));
  if (!assay_judgement_parse (judgement, &settled, &error))
    return assay_wording_error_sentence (error->message);
  edit = assay_review_settle (&ground, self->other, criterion, settled, text, &error);
  if (edit == NULL)
    return assay_wording_error_sentence (error->message);

  return assay_section_apply (ASSAY_SECTION (self), edit, &error)
             ? NULL
             : g_strdup (_ ("It could not be saved. Try again."));
}

/* --- Showing --- */

static const char *
card_get_key (gconstpointer item)
{
  return ((const AssayReviewCompareRow *) item)->criterion;
}

static GtkWidget *
card_make (gpointer owner, gconstpointer item)
{
  GtkWidget *card = assay_review_compare_card_new ();

  g_signal_connect_object (card, "settle", G_CALLBACK (settle_cb), owner, G_CONNECT_SWAPPED);

  return card;
}

static void
card_update (GtkWidget *card, gpointer owner, gconstpointer item)
{
  assay_review_compare_card_set_row (ASSAY_REVIEW_COMPARE_CARD (card), item,
                                     ASSAY_REVIEW_COMPARE_SECTION (owner)->can_settle);
}

static const AssayKeyedRows cards = { card_get_key, card_make, card_update };

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show (AssayReviewCompareSection *self, const AssayReviewCompareState *state)
{
  show_text (self->locked, state->locked);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->locked)), state->locked != NULL);
  gtk_widget_set_sensitive (self->choose, state->locked == NULL && self->work == NULL);
  assay_problem_show (self->choose, self->problem, state->problem);
  gtk_widget_set_visible (self->result, state->share != NULL);
  show_text (self->share, state->share);
  show_text (self->who, state->who);
  show_text (self->kappa, state->kappa);
  show_text (self->caution, state->caution);
  show_text (self->left, state->left);
  show_text (self->settle_locked, state->rows->len > 0 ? state->settle_locked : NULL);
  assay_keyed_list_fill (self->list, state->rows, state->rows->len, &cards, self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), state->rows->len > 0);
}

static void
forget (AssayReviewCompareSection *self)
{
  g_clear_pointer (&self->work, assay_work_forget);
  g_clear_pointer (&self->other, assay_review_unref);
}

static void
assay_review_compare_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayReviewCompareSection *self = ASSAY_REVIEW_COMPARE_SECTION (section);
  AssayReviewGround ground = get_ground (self);
  g_autoptr (AssayReviewCompareState) state = NULL;

  if (document != self->document)
    {
      forget (self);
      assay_keyed_list_clear (self->list);
      g_set_weak_pointer (&self->document, document);
    }
  state = assay_review_compare_state_new (&ground, self->other);
  self->can_settle = state->settle_locked == NULL && !assay_document_is_read_only (document);
  show (self, state);
}

static void
assay_review_compare_section_show_subject (AssaySection *section, const char *subject)
{
  AssayReviewCompareSection *self = ASSAY_REVIEW_COMPARE_SECTION (section);
  GtkListBoxRow *card = subject != NULL ? assay_keyed_list_find (self->list, subject) : NULL;

  if (card != NULL)
    assay_review_compare_card_begin (ASSAY_REVIEW_COMPARE_CARD (card));
}

/* --- The other review --- */

typedef struct
{
  AssayContext *context;
  char *path;
  char *schema_path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  assay_context_unref (job->context);
  g_free (job->path);
  g_free (job->schema_path);
  g_free (job);
}

static gpointer
read_other (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  g_autoptr (AssayReviewFolder) folder = NULL;

  if (!assay_review_folder_is_one (job->path))
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                           _ ("there is no review in that folder; choose the folder that holds "
                              "your colleague’s review.xml"));
      return NULL;
    }
  folder = assay_review_folder_open (job->context, job->path, job->schema_path, ASSAY_OPEN_READ,
                                     cancellable, error);

  return folder != NULL ? assay_review_ref (assay_review_folder_get_review (folder)) : NULL;
}

static void
free_review (gpointer review)
{
  assay_review_unref (review);
}

static void
show_error (AssayReviewCompareSection *self, const GError *error)
{
  const char *step = assay_wording_error_step (error);
  g_autofree char *sentence = assay_wording_error_sentence (error->message);
  g_autofree char *text = g_strjoin (" ", sentence, step, NULL);

  assay_problem_show (self->choose, self->problem, text);
}

static void
read_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayReviewCompareSection *self = owner;

  self->work = NULL;
  self->other = result;
  assay_section_refresh (ASSAY_SECTION (self));
  if (error != NULL)
    show_error (self, error);
}

void
assay_review_compare_section_compare_with (AssayReviewCompareSection *self, const char *path)
{
  AssayWindow *window = ASSAY_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GError) error = NULL;
  const char *schema =
      assay_scheme_library_get_schema_path (assay_window_get_library (window), &error);
  g_autoptr (AssayDisk) disk = NULL;
  AssayContext *context;
  Job *job;

  forget (self);
  if (schema == NULL)
    {
      show_error (self, error);
      return;
    }
  context = assay_window_get_context (window);
  disk = assay_disk_new ();
  job = g_new0 (Job, 1);
  job->context = assay_context_new_with (assay_context_get_now (context),
                                         assay_context_get_author (context), disk);
  job->path = g_strdup (path);
  job->schema_path = g_strdup (schema);
  self->work = assay_work_start (self, read_other, job, job_free, free_review, NULL, read_cb);
  assay_section_refresh (ASSAY_SECTION (self));
}

static void
chosen_cb (gpointer owner, GPtrArray *paths, gpointer data)
{
  assay_review_compare_section_compare_with (owner, paths->pdata[0]);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("The folder of your colleague’s review"),
                                   GTK_WINDOW (gtk_widget_get_root (widget)),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Compare"), NULL);

  assay_path_dialog_ask (dialog, widget, chosen_cb, NULL, NULL);
}

/* --- The class --- */

static void
assay_review_compare_section_dispose (GObject *object)
{
  AssayReviewCompareSection *self = ASSAY_REVIEW_COMPARE_SECTION (object);

  forget (self);
  g_clear_weak_pointer (&self->document);

  G_OBJECT_CLASS (assay_review_compare_section_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    gssize offset;
  } children[] = {
#define CHILD(name) { #name, G_STRUCT_OFFSET (AssayReviewCompareSection, name) }
    CHILD (locked), CHILD (choose),        CHILD (problem), CHILD (result),
    CHILD (share),  CHILD (who),           CHILD (kappa),   CHILD (caution),
    CHILD (left),   CHILD (settle_locked), CHILD (list),
#undef CHILD
  };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               children[i].offset);
}

static void
assay_review_compare_section_class_init (AssayReviewCompareSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_review_compare_section_dispose;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_review_compare_section_refresh;
  ASSAY_SECTION_CLASS (klass)->show_subject = assay_review_compare_section_show_subject;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/review/assay-review-compare-section.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "review-compare.choose", NULL, choose_cb);
}

static void
assay_review_compare_section_init (AssayReviewCompareSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
