/* The evidence of a submission, to look at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/review/assay-review-evidence-section.h"

#include "app/review/assay-review-item-row.h"
#include "app/widgets/assay-chip.h"
#include "app/widgets/assay-keyed-list.h"
#include "present/assay-review-evidence-state.h"
#include "present/assay-review-list.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define CHIP_KEY "assay-chip"

/* A row costs a widget; whoever has more items filters. */
#define MOST_ROWS 300u

struct _AssayReviewEvidenceSection
{
  AssaySection parent_instance;
  GtkLabel *title;
  GtkEditable *search;
  GtkListBox *list;
  GtkLabel *empty;
  GtkWidget *openings_part;
  GtkListBox *openings;
};

G_DEFINE_FINAL_TYPE (AssayReviewEvidenceSection, assay_review_evidence_section, ASSAY_TYPE_SECTION)

static const char *
row_get_key (gconstpointer item)
{
  return ((const AssayReviewEvidenceRow *) item)->number;
}

static void
row_activated_cb (GtkWidget *row)
{
  gtk_widget_activate_action (row, "win.preview", "s",
                              assay_keyed_list_get_key (GTK_LIST_BOX_ROW (row)));
}

static GtkWidget *
row_make (gpointer owner, gconstpointer item)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *chip = assay_chip_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), CHIP_KEY, chip);
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), NULL);

  return row;
}

static void
row_update (GtkWidget *row, gpointer owner, gconstpointer item)
{
  const AssayReviewEvidenceRow *state = item;
  GtkWidget *chip = g_object_get_data (G_OBJECT (row), CHIP_KEY);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), state->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state->subtitle);
  gtk_widget_set_visible (chip, state->is_sensitive);
  if (state->is_sensitive)
    assay_chip_set (ASSAY_CHIP (chip), ASSAY_TONE_DOUBTFUL, "◇",
                    state->is_opened ? _ ("Sensitive, opened") : _ ("Sensitive"));
  /* The name is the title, which the row sees to. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  state->subtitle, -1);
}

static void
assay_review_evidence_section_refresh (AssaySection *section, AssayDocument *document)
{
  static const AssayKeyedRows keyed = { row_get_key, row_make, row_update };
  AssayReviewEvidenceSection *self = ASSAY_REVIEW_EVIDENCE_SECTION (section);
  AssayReviewGround ground =
      assay_review_folder_get_ground (assay_document_get_review_folder (document));
  g_autoptr (GPtrArray) rows =
      assay_review_evidence_state_new (&ground, gtk_editable_get_text (self->search));
  g_autoptr (GPtrArray) openings =
      assay_review_list_get ("openings")->list (&ground, assay_document_get_readiness (document));
  g_autofree char *title =
      rows->len > MOST_ROWS
          ? g_strdup_printf (_ ("Evidence: the first %u of %u items"), MOST_ROWS, rows->len)
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Evidence: %u item",
                                          "Evidence: %u items", rows->len),
                             rows->len);

  gtk_label_set_text (self->title, title);
  assay_keyed_list_fill (self->list, rows, MIN (rows->len, MOST_ROWS), &keyed, self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), rows->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), rows->len == 0);
  assay_review_item_row_fill (self->openings, openings, self, NULL, TRUE);
  gtk_widget_set_visible (self->openings_part, openings->len > 0);
}

static void
assay_review_evidence_section_show_subject (AssaySection *section, const char *subject)
{
  AssayReviewEvidenceSection *self = ASSAY_REVIEW_EVIDENCE_SECTION (section);
  GtkListBoxRow *row;

  if (subject == NULL)
    return;
  gtk_editable_set_text (self->search, "");
  assay_section_refresh (section);
  row = assay_keyed_list_find (self->list, subject);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
search_changed_cb (AssayReviewEvidenceSection *self)
{
  assay_section_refresh (ASSAY_SECTION (self));
}

static void
assay_review_evidence_section_class_init (AssayReviewEvidenceSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ASSAY_SECTION_CLASS (klass)->refresh = assay_review_evidence_section_refresh;
  ASSAY_SECTION_CLASS (klass)->show_subject = assay_review_evidence_section_show_subject;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/review/assay-review-evidence-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayReviewEvidenceSection, title);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewEvidenceSection, search);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewEvidenceSection, list);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewEvidenceSection, empty);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewEvidenceSection, openings_part);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewEvidenceSection, openings);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
assay_review_evidence_section_init (AssayReviewEvidenceSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
