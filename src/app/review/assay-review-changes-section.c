/* What changed since the round before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was submitted in either round never changes, so it is read and compared once; only what is
 * confirmed is looked at again.
 */

#include "app/review/assay-review-changes-section.h"

#include "app/overview/assay-overview-row.h"
#include "app/window/assay-window.h"
#include "core/review/assay-review-earlier.h"
#include "present/assay-review-changes-state.h"

struct _AssayReviewChangesSection
{
  AssaySection parent_instance;
  AssayDocument *document; /* borrowed; only compared */
  AssayPortfolio *before;
  AssayRound *round; /* NULL with @before */
  GtkLabel *title;
  GtkLabel *summary;
  GtkLabel *caution;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (AssayReviewChangesSection, assay_review_changes_section, ASSAY_TYPE_SECTION)

static void
forget (AssayReviewChangesSection *self)
{
  g_clear_pointer (&self->round, assay_round_free);
  g_clear_pointer (&self->before, assay_portfolio_unref);
}

static gboolean
load (AssayReviewChangesSection *self, AssayDocument *document, GError **error)
{
  AssayWindow *window = ASSAY_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *schema = NULL;

  if (document == self->document && self->round != NULL)
    return TRUE;
  forget (self);
  self->document = document;
  schema =
      assay_scheme_library_dup_schema_path (assay_window_get_library (window), "return.xsd", error);
  if (schema != NULL)
    self->round = assay_review_folder_load_round (assay_document_get_review_folder (document),
                                                  schema, &self->before, error);

  return self->round != NULL;
}

static void
show (AssayReviewChangesSection *self,
      const char *summary,
      const char *caution,
      const GPtrArray *rows)
{
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->caution, caution != NULL ? caution : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caution), caution != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), rows->len > 0);
  assay_overview_row_fill (self->list, rows);
}

static void
assay_review_changes_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayReviewChangesSection *self = ASSAY_REVIEW_CHANGES_SECTION (section);
  AssayReviewGround ground =
      assay_review_folder_get_ground (assay_document_get_review_folder (document));
  g_autoptr (AssayReviewChangesState) state = NULL;
  g_autoptr (GError) error = NULL;

  if (!load (self, document, &error))
    {
      g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

      show (self, "", error->message, nothing);
      return;
    }
  state = assay_review_changes_state_new (&ground, self->before, self->round);
  show (self, state->summary, state->caution, state->rows);
}

static void
assay_review_changes_section_finalize (GObject *object)
{
  forget (ASSAY_REVIEW_CHANGES_SECTION (object));

  G_OBJECT_CLASS (assay_review_changes_section_parent_class)->finalize (object);
}

static void
assay_review_changes_section_class_init (AssayReviewChangesSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_review_changes_section_finalize;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_review_changes_section_refresh;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/review/assay-review-changes-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayReviewChangesSection, title);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewChangesSection, summary);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewChangesSection, caution);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewChangesSection, list);
  gtk_widget_class_bind_template_callback (widget_class, assay_overview_row_activated_cb);
}

static void
assay_review_changes_section_init (AssayReviewChangesSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
