/* The overview.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/overview/assay-overview-section.h"

#include "app/overview/assay-overview-card.h"
#include "app/overview/assay-overview-row.h"
#include "app/widgets/assay-columns.h"
#include "present/assay-overview-state.h"

struct _AssayOverviewSection
{
  AssaySection parent_instance;
  GtkLabel *verdict;
  GtkLabel *line;
  GtkWidget *first_steps_part;
  GtkListBox *first_steps;
  AssayColumns *cards;
  GtkWidget *in_the_way_part;
  GtkListBox *in_the_way;
  GtkWidget *nothing_in_the_way;
  GtkWidget *safeguarding_part;
  GtkListBox *safeguarding;
  GtkWidget *lately_part;
  GtkListBox *lately;
};

G_DEFINE_FINAL_TYPE (AssayOverviewSection, assay_overview_section, ASSAY_TYPE_SECTION)

/* Cards are put anew only where their number changes, so that focus stays where it is. */
static void
fill_cards (AssayOverviewSection *self, const GPtrArray *cards)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  for (guint i = 0; i < cards->len; i++, card = gtk_widget_get_next_sibling (card))
    {
      if (card == NULL)
        {
          card = assay_overview_card_new ();
          assay_columns_append (self->cards, card);
        }
      assay_overview_card_set_state (ASSAY_OVERVIEW_CARD (card), cards->pdata[i]);
    }
  while (card != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (card);

      gtk_widget_unparent (card);
      card = next;
    }
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
  gtk_widget_set_visible (self->safeguarding_part, state->safeguarding->len > 0);
  gtk_widget_set_visible (self->lately_part, state->lately->len > 0);
}

static void
assay_overview_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayContext *context = assay_document_get_context (document);
  g_autoptr (GError) error = NULL;
  /* A history that cannot be read is told where the history is shown. */
  g_autoptr (GPtrArray) history =
      assay_portfolio_folder_list_latest (assay_document_get_folder (document),
                                          ASSAY_OVERVIEW_LATELY, &error);
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
  g_type_ensure (ASSAY_TYPE_COLUMNS);
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
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewSection, safeguarding_part);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewSection, safeguarding);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewSection, lately_part);
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewSection, lately);
  gtk_widget_class_bind_template_callback (widget_class, assay_overview_row_activated_cb);
}

static void
assay_overview_section_init (AssayOverviewSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
