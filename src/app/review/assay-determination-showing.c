/* One criterion as an assessor sees it: what is put on the widgets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/review/assay-determination-looks.h"
#include "app/review/assay-determination-private.h"
#include "present/assay-review-choices.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

void
assay_determination_say (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

void
assay_determination_show_asked (AssayDeterminationSection *self,
                                const AssayReviewCriterionState *state)
{
  const AssayCriterionState *asked = state->asked;

  gtk_label_set_text (self->standard, asked->standard);
  gtk_label_set_text (self->statement, asked->criterion->statement);
  assay_determination_say (self->lead, asked->lead);
  assay_criterion_guide_set (self->guide, asked);
  gtk_label_set_text (self->rating, state->rating);
  gtk_label_set_text (self->said,
                      *asked->text != '\0' ? asked->text : _ ("The service has written nothing."));
  assay_determination_fill_citations (self->citations, state);
  gtk_widget_set_visible (GTK_WIDGET (self->no_citations), asked->citations->len == 0);
}

static void
show_confirm (AssayDeterminationSection *self, const char *confirm, gboolean read_only)
{
  gtk_widget_set_visible (self->confirm, confirm != NULL && !read_only);
  if (confirm == NULL)
    return;
  gtk_label_set_text (self->confirm_label, confirm);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->confirm), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  confirm, -1);
}

void
assay_determination_show_judgement (AssayDeterminationSection *self,
                                    const AssayReviewCriterionState *state,
                                    gboolean read_only)
{
  g_autoptr (GPtrArray) levels = assay_review_list_judgements ();
  AssayJudgement shown = self->pending != ASSAY_JUDGEMENT_NONE ? self->pending : state->judgement;
  g_autofree char *needs =
      self->pending != ASSAY_JUDGEMENT_NONE
          ? assay_review_word_needs (self->pending, state->reason, state->lacking,
                                     assay_determination_count_looks (self))
          : NULL;

  assay_rating_group_set_levels (self->judgement, levels,
                                 shown != ASSAY_JUDGEMENT_NONE ? assay_judgement_get_id (shown)
                                                               : NULL,
                                 read_only);
  gtk_widget_set_visible (self->clear, !read_only && shown != ASSAY_JUDGEMENT_NONE);
  assay_determination_say (self->needs, needs);
  assay_determination_say (self->carried, state->carried);
  show_confirm (self, state->confirm, read_only);
  assay_determination_say (self->settled, state->settled);
  assay_chip_set (self->chip,
                  assay_chip_get_tone (assay_review_get_judgement_tone (state->judgement)),
                  assay_review_word_judgement_sign (state->judgement),
                  state->is_asked ? assay_review_word_judgement (state->judgement)
                                  : _ ("Does not apply"));
}

void
assay_determination_show_neighbour (GtkButton *button,
                                    const AssayCriterion *criterion,
                                    char **place,
                                    const char *format,
                                    const char *direction)
{
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;

  g_clear_pointer (place, g_free);
  gtk_widget_set_visible (GTK_WIDGET (button), criterion != NULL);
  if (criterion == NULL)
    return;
  *place = g_strconcat ("criterion:", criterion->id, NULL);
  number = g_str_equal (format, "‹") ? g_strconcat ("‹ ", criterion->id, NULL)
                                     : g_strconcat (criterion->id, " ›", NULL);
  name = g_strdup_printf ("%s: %s %s", direction, criterion->id, criterion->title);
  gtk_button_set_label (button, number);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
