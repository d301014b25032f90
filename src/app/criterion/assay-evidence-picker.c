/* Choosing one of the items that the portfolio has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/criterion/assay-evidence-picker.h"

#include "app/widgets/assay-one-stop.h"
#include "present/assay-criterion-state.h"

struct _AssayEvidencePicker
{
  GtkPopover parent_instance;
  AssayPortfolio *portfolio;
  GtkStringList *items;

  GtkEditable *search;
  GtkStack *pages;
  GtkListView *list;
  GtkStringFilter *filter;
  GtkFilterListModel *found;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayEvidencePicker, assay_evidence_picker, GTK_TYPE_POPOVER)

void
assay_evidence_picker_set_portfolio (AssayEvidencePicker *self, AssayPortfolio *portfolio)
{
  g_clear_pointer (&self->portfolio, assay_portfolio_unref);
  self->portfolio = assay_portfolio_ref (portfolio);
}

static void
choose (AssayEvidencePicker *self, guint position)
{
  g_autoptr (GtkStringObject) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);
  guint number;

  if (item == NULL)
    return;
  /* "E007 Case handling procedure" */
  number = (guint) g_ascii_strtoull (gtk_string_object_get_string (item) + 1, NULL, 10);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, number);
}

static void
list_activated_cb (AssayEvidencePicker *self, guint position)
{
  choose (self, position);
}

static void
search_activated_cb (AssayEvidencePicker *self)
{
  choose (self, 0);
}

static void
search_changed_cb (AssayEvidencePicker *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (self->search));
  gtk_stack_set_visible_child_name (
      self->pages, g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0 ? "found" : "none");
}

/* The list is filled as it opens: it may be long, and is seldom wanted. */
static void
assay_evidence_picker_show (GtkWidget *widget)
{
  AssayEvidencePicker *self = ASSAY_EVIDENCE_PICKER (widget);
  g_auto (GStrv) items = NULL;

  if (self->portfolio != NULL)
    {
      items = assay_criterion_state_list_items (self->portfolio);
      gtk_string_list_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                              (const char *const *) items);
    }
  gtk_editable_set_text (self->search, "");
  search_changed_cb (self);
  GTK_WIDGET_CLASS (assay_evidence_picker_parent_class)->show (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
row_set_up_cb (AssayEvidencePicker *self, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
row_bound_cb (AssayEvidencePicker *self, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
assay_evidence_picker_finalize (GObject *object)
{
  AssayEvidencePicker *self = ASSAY_EVIDENCE_PICKER (object);

  g_clear_pointer (&self->portfolio, assay_portfolio_unref);

  G_OBJECT_CLASS (assay_evidence_picker_parent_class)->finalize (object);
}

static void
assay_evidence_picker_class_init (AssayEvidencePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_evidence_picker_finalize;
  widget_class->show = assay_evidence_picker_show;
  signals[CHOSEN] = g_signal_new ("chosen", ASSAY_TYPE_EVIDENCE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  g_type_ensure (ASSAY_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/criterion/assay-evidence-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePicker, search);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePicker, pages);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePicker, list);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePicker, items);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePicker, filter);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePicker, found);
  gtk_widget_class_bind_template_callback (widget_class, list_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_set_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_bound_cb);
}

static void
assay_evidence_picker_init (AssayEvidencePicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
