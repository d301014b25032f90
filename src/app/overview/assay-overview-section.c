/* The overview.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/overview/assay-overview-section.h"

#include "app/overview/assay-overview-card.h"
#include "app/overview/assay-overview-row.h"
#include "present/assay-overview-state.h"

struct _AssayOverviewSection
{
  AssaySection parent_instance;
  GtkLabel *verdict;
  GtkLabel *line;
  GtkWidget *first_steps_part;
  GtkListBox *first_steps;
  GtkFlowBox *cards;
  GtkWidget *in_the_way_part;
  GtkListBox *in_the_way;
  GtkWidget *nothing_in_the_way;
  GtkFlowBox *foot;
  GtkListBox *safeguarding;
  GtkListBox *lately;
};

G_DEFINE_FINAL_TYPE (AssayOverviewSection, assay_overview_section, ASSAY_TYPE_SECTION)

/* A cell of a flow box takes part in keyboard focus unless told not to; what is in it does. */
static void
set_cell (GtkFlowBox *box, int index, gboolean visible)
{
  GtkFlowBoxChild *cell = gtk_flow_box_get_child_at_index (box, index);

  gtk_widget_set_focusable (GTK_WIDGET (cell), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (cell), visible);
}

static void
fill_cards (AssayOverviewSection *self, const GPtrArray *cards)
{
  guint n_shown = 0;

  while (gtk_flow_box_get_child_at_index (self->cards, (int) n_shown) != NULL)
    n_shown++;
  for (; n_shown > cards->len; n_shown--)
    gtk_flow_box_remove (
        self->cards, GTK_WIDGET (gtk_flow_box_get_child_at_index (self->cards, (int) n_shown - 1)));
  for (; n_shown < cards->len; n_shown++)
    {
      gtk_flow_box_insert (self->cards, assay_overview_card_new (), -1);
      set_cell (self->cards, (int) n_shown, TRUE);
    }
  for (guint i = 0; i < cards->len; i++)
    assay_overview_card_set_state (ASSAY_OVERVIEW_CARD (gtk_flow_box_child_get_child (
                                       gtk_flow_box_get_child_at_index (self->cards, (int) i))),
                                   cards->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->cards), cards->len > 0);
}

static void
show_state (AssayOverviewSection *self, const AssayOverviewState *state)
{
  gboolean is_fresh = state->is_fresh;

  gtk_label_set_text (self->verdict, state->verdict);
  gtk_label_set_text (self->line, state->line);
  assay_overview_row_fill (self->first_steps, state->first_steps);
  gtk_widget_set_visible (self->first_steps_part, is_fresh);
  fill_cards (self, state->cards);
  assay_overview_row_fill (self->in_the_way, state->in_the_way);
  gtk_widget_set_visible (self->in_the_way_part, !is_fresh && state->in_the_way->len > 0);
  gtk_widget_set_visible (self->nothing_in_the_way, !is_fresh && state->in_the_way->len == 0);
  assay_overview_row_fill (self->safeguarding, state->safeguarding);
  assay_overview_row_fill (self->lately, state->lately);
  set_cell (self->foot, 0, state->safeguarding->len > 0);
  set_cell (self->foot, 1, state->lately->len > 0);
}

static void
assay_overview_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayContext *context = assay_document_get_context (document);
  g_autoptr (GError) error = NULL;
  /* A history that cannot be read is told where the history is shown. */
  g_autoptr (GPtrArray) history =
      assay_portfolio_folder_list_history (assay_document_get_folder (document), &error);
  g_autoptr (AssayOverviewState) state =
      assay_overview_state_new (assay_document_get_readiness (document),
                                assay_document_get_today (document), history,
                                assay_context_get_now (context));

  show_state (ASSAY_OVERVIEW_SECTION (section), state);
}

static void
assay_overview_section_class_init (AssayOverviewSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ASSAY_SECTION_CLASS (klass)->refresh = assay_overview_section_refresh;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/overview/assay-overview-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewSection, verdict);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewSection, line);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewSection, first_steps_part);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewSection, first_steps);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewSection, cards);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewSection, in_the_way_part);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewSection, in_the_way);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewSection, nothing_in_the_way);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewSection, foot);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewSection, safeguarding);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewSection, lately);
  gtk_widget_class_bind_template_callback (widget_class, assay_overview_row_activated_cb);
}

static void
assay_overview_section_init (AssayOverviewSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
