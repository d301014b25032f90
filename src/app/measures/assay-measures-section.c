/* The measures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/measures/assay-measures-section.h"

#include "app/measures/assay-measure-expander.h"
#include "app/widgets/assay-keyed-list.h"
#include "present/assay-measures-state.h"

struct _AssayMeasuresSection
{
  AssaySection parent_instance;
  AssayDocument *shown; /* borrowed; only compared */

  GtkListBox *list;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (AssayMeasuresSection, assay_measures_section, ASSAY_TYPE_SECTION)

static const char *
row_get_key (gconstpointer item)
{
  return ((const AssayMeasuresItem *) item)->id;
}

static GtkWidget *
row_make (gpointer owner, gconstpointer item)
{
  return assay_measure_expander_new ();
}

static void
row_update (GtkWidget *row, gpointer owner, gconstpointer item)
{
  assay_measure_expander_set_state (ASSAY_MEASURE_EXPANDER (row), item,
                                    assay_document_is_read_only (
                                        assay_section_get_document (owner)));
}

static const AssayKeyedRows keyed_rows = { row_get_key, row_make, row_update };

static void
assay_measures_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayMeasuresSection *self = ASSAY_MEASURES_SECTION (section);
  g_autoptr (AssayMeasuresState) state =
      assay_measures_state_new (assay_document_get_scheme (document),
                                assay_document_get_portfolio (document));

  if (document != self->shown)
    assay_keyed_list_clear (self->list);
  self->shown = document;
  assay_keyed_list_fill (self->list, state->items, state->items->len, &keyed_rows, self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), state->items->len > 0);
  gtk_widget_set_visible (self->empty, state->items->len == 0);
}

static void
assay_measures_section_settle (AssaySection *section)
{
  AssayMeasuresSection *self = ASSAY_MEASURES_SECTION (section);
  GtkListBoxRow *row;

  if (!assay_section_is_editable (section))
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    assay_measure_expander_settle (ASSAY_MEASURE_EXPANDER (row));
}

static void
assay_measures_section_class_init (AssayMeasuresSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ASSAY_SECTION_CLASS (klass)->refresh = assay_measures_section_refresh;
  ASSAY_SECTION_CLASS (klass)->settle = assay_measures_section_settle;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/measures/assay-measures-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayMeasuresSection, list);
  gtk_widget_class_bind_template_child (widget_class, AssayMeasuresSection, empty);
}

static void
assay_measures_section_init (AssayMeasuresSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
