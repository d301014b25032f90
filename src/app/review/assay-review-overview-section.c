/* The overview of a review.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/review/assay-review-overview-section.h"

#include "app/overview/assay-overview-row.h"
#include "app/review/assay-key-confirm.h"
#include "present/assay-key-confirm-state.h"
#include "present/assay-review-overview-state.h"

struct _AssayReviewOverviewSection
{
  AssaySection parent_instance;
  AssayDocument *document;   /* weak: another may come at its address */
  AssaySignature *signature; /* of the submission; NULL for none */
  AssaySignerStanding standing;

  GtkLabel *verdict;
  GtkLabel *line;
  GtkWidget *in_the_way_part;
  GtkListBox *in_the_way;
  GtkWidget *nothing_in_the_way;
  GtkListBox *facts;
  GtkWidget *confirm;
};

G_DEFINE_FINAL_TYPE (AssayReviewOverviewSection, assay_review_overview_section, ASSAY_TYPE_SECTION)

static GtkWidget *
new_fact (const AssayReviewFact *fact)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", fact->label, "xalign", 0.0, NULL);
  GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "label", fact->text, "xalign", 0.0, "wrap", TRUE,
                                  "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", fact->label, fact->text);

  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (text, "tabular");
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);

  return g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", box, "activatable", FALSE, "focusable",
                       FALSE, NULL);
}

static void
fill_facts (AssayReviewOverviewSection *self, const GPtrArray *facts)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->facts, 0)) != NULL)
    gtk_list_box_remove (self->facts, GTK_WIDGET (row));
  for (guint i = 0; i < facts->len; i++)
    gtk_list_box_append (self->facts, new_fact (facts->pdata[i]));
}

/* --- Whose key it is --- */

static void
load_signature (AssayReviewOverviewSection *self, AssayDocument *document)
{
  AssayReviewFolder *folder = assay_document_get_review_folder (document);

  g_clear_pointer (&self->signature, assay_signature_free);
  g_set_weak_pointer (&self->document, document);
  self->signature = assay_review_folder_load_signature (folder);
}

static void
judge_signature (AssayReviewOverviewSection *self, const AssayReviewHead *head)
{
  self->standing =
      self->signature != NULL || head->key == NULL
          ? assay_key_confirm_judge (self->signature, assay_document_get_today (self->document))
          : ASSAY_SIGNER_UNCHECKED;
}

static void
confirmed_cb (gpointer owner)
{
  AssayReviewOverviewSection *self = owner;

  assay_section_refresh (ASSAY_SECTION (self));
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
confirm_key_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayReviewOverviewSection *self = ASSAY_REVIEW_OVERVIEW_SECTION (widget);

  if (assay_key_confirm_is_open (self->standing))
    assay_key_confirm_ask (widget, assay_document_get_context (self->document), self->standing,
                           self->signature, confirmed_cb);
}

/* --- Showing --- */

static void
assay_review_overview_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayReviewOverviewSection *self = ASSAY_REVIEW_OVERVIEW_SECTION (section);
  AssayReviewGround ground =
      assay_review_folder_get_ground (assay_document_get_review_folder (document));
  AssayReviewSigner signer = { 0 };
  g_autoptr (AssayReviewOverviewState) state = NULL;

  if (document != self->document)
    load_signature (self, document);
  judge_signature (self, ground.review->head);
  signer.name = self->signature != NULL ? self->signature->name : NULL;
  signer.standing = self->standing;
  state = assay_review_overview_state_new (&ground, &signer);
  gtk_label_set_text (self->verdict, state->verdict);
  gtk_label_set_text (self->line, state->line);
  assay_overview_row_fill (self->in_the_way, state->in_the_way);
  gtk_widget_set_visible (self->in_the_way_part, state->in_the_way->len > 0);
  gtk_widget_set_visible (self->nothing_in_the_way, state->is_free);
  fill_facts (self, state->facts);
  gtk_widget_set_visible (self->confirm, assay_key_confirm_is_open (self->standing));
}

static void
assay_review_overview_section_finalize (GObject *object)
{
  AssayReviewOverviewSection *self = ASSAY_REVIEW_OVERVIEW_SECTION (object);

  g_clear_weak_pointer (&self->document);
  g_clear_pointer (&self->signature, assay_signature_free);

  G_OBJECT_CLASS (assay_review_overview_section_parent_class)->finalize (object);
}

static void
assay_review_overview_section_class_init (AssayReviewOverviewSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_review_overview_section_finalize;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_review_overview_section_refresh;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/review/assay-review-overview-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayReviewOverviewSection, verdict);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewOverviewSection, line);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewOverviewSection, in_the_way_part);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewOverviewSection, in_the_way);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewOverviewSection,
                                        nothing_in_the_way);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewOverviewSection, facts);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewOverviewSection, confirm);
  gtk_widget_class_bind_template_callback (widget_class, assay_overview_row_activated_cb);
  gtk_widget_class_install_action (widget_class, "review-overview.confirm-key", NULL,
                                   confirm_key_cb);
}

static void
assay_review_overview_section_init (AssayReviewOverviewSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
