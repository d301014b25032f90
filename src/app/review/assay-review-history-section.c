/* Everything that was done in a review.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/review/assay-review-history-section.h"

#include "app/assay-report.h"
#include "present/assay-review-history-state.h"

/* So many lines more with each press. */
#define STEP 100u

struct _AssayReviewHistorySection
{
  AssaySection parent_instance;
  AssayDocument *document; /* borrowed; only compared */
  guint n_shown;
  GtkLabel *title;
  GtkListBox *list;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (AssayReviewHistorySection, assay_review_history_section, ASSAY_TYPE_SECTION)

static void
assay_review_history_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayReviewHistorySection *self = ASSAY_REVIEW_HISTORY_SECTION (section);
  AssayReviewFolder *folder = assay_document_get_review_folder (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  GtkListBoxRow *row;

  if (document != self->document)
    self->n_shown = STEP;
  self->document = document;
  /* One more than is shown tells whether there are more. */
  entries = assay_review_folder_list_latest (folder, self->n_shown + 1, &error);
  if (entries == NULL)
    {
      assay_report_error (GTK_WIDGET (self), error);
      return;
    }
  lines = assay_review_history_state_new (assay_document_get_scheme (document), entries,
                                          assay_context_get_now (
                                              assay_document_get_context (document)));
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < lines->len && i < self->n_shown; i++)
    {
      const AssayReviewHistoryLine *line = lines->pdata[i];

      gtk_list_box_append (self->list,
                           g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                         line->what, "subtitle", line->who, NULL));
    }
  gtk_widget_set_visible (self->more, lines->len > self->n_shown);
}

static void
more_clicked_cb (AssayReviewHistorySection *self)
{
  self->n_shown += STEP;
  assay_section_refresh (ASSAY_SECTION (self));
}

static void
assay_review_history_section_class_init (AssayReviewHistorySectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ASSAY_SECTION_CLASS (klass)->refresh = assay_review_history_section_refresh;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/review/assay-review-history-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayReviewHistorySection, title);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewHistorySection, list);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewHistorySection, more);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
}

static void
assay_review_history_section_init (AssayReviewHistorySection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
