/* The measures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/measures/assay-measures-section.h"

#include "app/assay-report.h"
#include "app/measures/assay-measure-expander.h"
#include "app/measures/assay-measures-answer-window.h"
#include "app/widgets/assay-file-intake.h"
#include "app/widgets/assay-keyed-list.h"
#include "present/assay-measures-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayMeasuresSection
{
  AssaySection parent_instance;
  AssayDocument *shown; /* borrowed; only compared */

  GtkListBox *list;
  GtkWidget *empty;
  GtkWidget *answer_button;
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
  gtk_widget_set_visible (self->answer_button, state->items->len > 0);
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

/* --- Answering a request --- */

/* What is half typed is no figure yet, and is not answered with. */
static void
request_chosen_cb (gpointer owner, GPtrArray *paths)
{
  AssayMeasuresSection *self = owner;
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayMeasuresRequest) request = NULL;
  AssayMeasuresAnswer *answer;

  if (document == NULL)
    return;
  request = assay_measures_request_load (paths->pdata[0], &error);
  answer = request != NULL
               ? assay_measures_answer_new (request, assay_document_get_scheme (document),
                                            assay_document_get_portfolio (document),
                                            assay_document_get_today (document), &error)
               : NULL;
  if (answer == NULL)
    assay_report_error (GTK_WIDGET (self), error);
  else
    assay_measures_answer_window_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                       document, answer);
}

static void
answer_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  assay_file_intake_choose (widget, _ ("Choose the request"), _ ("_Open"), FALSE,
                            request_chosen_cb);
}

/* --- The section --- */

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
  gtk_widget_class_bind_template_child (widget_class, AssayMeasuresSection, answer_button);
  gtk_widget_class_install_action (widget_class, "measures.answer", NULL, answer_cb);
}

static void
assay_measures_section_init (AssayMeasuresSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
