/* The page of one criterion.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What it says is made in present/assay-criterion-state.c. Whatever is half typed is handed over
 * before another criterion, another page or the end comes.
 */

#include "app/criterion/assay-criterion-section.h"

#include "app/criterion/assay-citation-list.h"
#include "app/criterion/assay-criterion-actions.h"
#include "app/criterion/assay-criterion-guide.h"
#include "app/points/assay-points-list.h"
#include "app/widgets/assay-children.h"
#include "app/widgets/assay-chip.h"
#include "app/widgets/assay-expander.h"
#include "app/widgets/assay-file-intake.h"
#include "app/widgets/assay-rating-group.h"
#include "app/widgets/assay-writing.h"
#include "base/assay-text.h"
#include "present/assay-criterion-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* @wants_reason: the person chose "not applicable", which is saved once there is a reason. */
struct _AssayCriterionSection
{
  AssaySection parent_instance;
  char *criterion;
  AssayDocument *document; /* borrowed; whose texts are here */
  gboolean wants_reason;
  gboolean is_filling;
  char *saved_reason;
  char *previous_place;
  char *next_place;

  GtkAdjustment *scroll;
  GtkFlowBox *chips;
  GtkToggleButton *flag;
  GtkLabel *statement;
  GtkLabel *lead;
  GtkWidget *points_part;
  AssayPointsList *points;
  AssayCriterionGuide *guide;
  AssayRatingGroup *rating;
  GtkWidget *clear;
  GtkWidget *reason_box;
  AdwEntryRow *reason;
  GtkLabel *reason_hint;
  AssayWriting *text;
  AssayCitationList *citations;
  AssayCriterionActions *actions;
  AdwExpanderRow *note_row;
  AssayWriting *note;
  AssayChip *state;
  GtkLabel *why;
  GtkButton *previous;
  GtkButton *next;
};

G_DEFINE_FINAL_TYPE (AssayCriterionSection, assay_criterion_section, ASSAY_TYPE_SECTION)

/* --- Showing --- */

static void
add_chip (AssayCriterionSection *self, AssayTone tone, const char *word)
{
  GtkWidget *chip = assay_chip_new ();
  GtkWidget *place = gtk_flow_box_child_new ();

  assay_chip_set (ASSAY_CHIP (chip), tone, NULL, word);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), chip);
  gtk_widget_set_focusable (place, FALSE);
  gtk_flow_box_append (self->chips, place);
}

static void
show_chips (AssayCriterionSection *self, const AssayCriterionState *state)
{
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_flow_box_remove (self->chips, old);
  for (guint i = 0; i < state->tags->len; i++)
    add_chip (self, ASSAY_TONE_ACCENT, state->tags->pdata[i]);
  add_chip (self, ASSAY_TONE_NEUTRAL, state->standard);
}

/* Whether the level is the one that means not applicable. */
static gboolean
is_not_applicable (AssayDocument *document, const char *level)
{
  const AssayLevel *own = assay_document_get_scheme (document)->not_applicable;

  return own != NULL && g_strcmp0 (own->id, level) == 0;
}

static void
show_reason (AssayCriterionSection *self, AssayDocument *document, const AssayCriterionState *state)
{
  gboolean is_saved = is_not_applicable (document, state->level);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->reason));
  gboolean keep = self->wants_reason || g_strcmp0 (typed, self->saved_reason) != 0;

  if (is_saved && self->wants_reason)
    {
      self->wants_reason = FALSE;
      keep = FALSE;
    }
  g_free (self->saved_reason);
  self->saved_reason = g_strdup (state->reason);
  if (!keep && g_strcmp0 (typed, state->reason) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->reason), state->reason);
  gtk_widget_set_visible (self->reason_box, is_saved || self->wants_reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_hint), self->wants_reason);
  gtk_editable_set_editable (GTK_EDITABLE (self->reason), !assay_document_is_read_only (document));
}

static void
show_rating (AssayCriterionSection *self, AssayDocument *document, const AssayCriterionState *state)
{
  AssayScheme *scheme = assay_document_get_scheme (document);
  gboolean read_only = assay_document_is_read_only (document);
  const char *level = self->wants_reason ? scheme->not_applicable->id : state->level;

  assay_rating_group_set (self->rating, scheme, state->criterion, level, read_only);
  gtk_widget_set_visible (self->clear, !read_only && state->level != NULL);
}

/* @place is filled with where the button leads; @direction is "Previous" or "Next". */
static void
show_neighbour (GtkButton *button,
                const AssayCriterion *criterion,
                char **place,
                const char *before,
                const char *after,
                const char *direction)
{
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;

  g_clear_pointer (place, g_free);
  gtk_widget_set_visible (GTK_WIDGET (button), criterion != NULL);
  if (criterion == NULL)
    return;
  *place = g_strconcat ("criterion:", criterion->id, NULL);
  number = g_strconcat (before, criterion->id, after, NULL);
  name = g_strdup_printf ("%s: %s %s", direction, criterion->id, criterion->title);
  gtk_button_set_label (button, number);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_bar (AssayCriterionSection *self, const AssayCriterionState *state)
{
  assay_chip_set_state (self->state, state->state);
  gtk_label_set_text (self->why, state->why);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->why), state->why);
  show_neighbour (self->previous, state->previous, &self->previous_place, "‹ ", "", _ ("Previous"));
  show_neighbour (self->next, state->next, &self->next_place, "", " ›", _ ("Next"));
}

static void
forget_reason (AssayCriterionSection *self)
{
  self->wants_reason = FALSE;
  g_free (self->saved_reason);
  self->saved_reason = g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
}

/* What assessors returned on this criterion. */
static void
show_points (AssayCriterionSection *self, AssayDocument *document)
{
  AssayPortfolio *portfolio = assay_document_get_portfolio (document);
  g_autoptr (AssayPointsState) state = assay_points_state_new (assay_document_get_scheme (document),
                                                               portfolio, portfolio->points, FALSE);
  g_autoptr (GPtrArray) rows = assay_points_state_list_of (state, self->criterion);

  assay_points_list_set (self->points, document, rows, TRUE, FALSE);
  gtk_widget_set_visible (self->points_part, rows->len > 0);
}

/* Nothing half typed may go from one portfolio into another. */
static void
take_document (AssayCriterionSection *self, AssayDocument *document)
{
  if (self->document == document)
    return;
  self->document = document;
  forget_reason (self);
  assay_writing_forget (self->text);
  assay_writing_forget (self->note);
}

static void
assay_criterion_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayCriterionSection *self = ASSAY_CRITERION_SECTION (section);
  gboolean read_only = assay_document_is_read_only (document);
  g_autoptr (AssayCriterionState) state = NULL;

  take_document (self, document);
  if (self->criterion == NULL)
    return;
  state = assay_criterion_state_new (assay_document_get_readiness (document), self->criterion,
                                     assay_document_get_today (document));
  if (state == NULL)
    return;

  self->is_filling = TRUE;
  show_chips (self, state);
  gtk_label_set_text (self->statement, state->criterion->statement);
  gtk_label_set_text (self->lead, state->lead);
  show_points (self, document);
  assay_criterion_guide_set (self->guide, state);
  show_reason (self, document, state);
  show_rating (self, document, state);
  assay_writing_set (self->text, self->criterion, state->text, read_only);
  assay_citation_list_set (self->citations, document, state);
  assay_criterion_actions_set (self->actions, document, state);
  assay_writing_set (self->note, self->criterion, state->note, read_only);
  gtk_toggle_button_set_active (self->flag, state->is_flagged);
  gtk_button_set_icon_name (GTK_BUTTON (self->flag),
                            state->is_flagged ? "starred-symbolic" : "non-starred-symbolic");
  gtk_widget_set_sensitive (GTK_WIDGET (self->flag), !read_only);
  show_bar (self, state);
  self->is_filling = FALSE;
}

/* --- Rating --- */

static gboolean
rate (AssayCriterionSection *self, const char *level, const char *reason)
{
  AssaySection *section = ASSAY_SECTION (self);
  AssayDocument *document = assay_section_get_document (section);
  g_autoptr (GError) error = NULL;

  return assay_section_apply (section,
                              assay_edit_rate (assay_document_get_portfolio (document),
                                               assay_document_get_scheme (document),
                                               self->criterion, level, reason, &error),
                              &error);
}

static void
level_chosen_cb (AssayCriterionSection *self, const char *level)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));
  const AssayResponse *response =
      assay_portfolio_lookup_response (assay_document_get_portfolio (document), self->criterion);
  const char *now = response != NULL ? response->level : NULL;

  self->wants_reason = is_not_applicable (document, level) && g_strcmp0 (now, level) != 0;
  if (self->wants_reason)
    {
      assay_section_refresh (ASSAY_SECTION (self));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return;
    }
  if (g_strcmp0 (now, level) == 0)
    {
      assay_section_refresh (ASSAY_SECTION (self));
      return;
    }
  /* A reason belongs to "not applicable" alone. */
  gtk_editable_set_text (GTK_EDITABLE (self->reason), self->saved_reason);
  rate (self, level, NULL);
}

static void
clear_clicked_cb (AssayCriterionSection *self)
{
  self->wants_reason = FALSE;
  if (rate (self, NULL, NULL))
    gtk_widget_child_focus (GTK_WIDGET (self->rating), GTK_DIR_TAB_FORWARD);
}

/* Saves the reason where there is one that is not saved. */
static void
save_reason (AssayCriterionSection *self)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)));
  const AssayLevel *level;

  if (document == NULL || !gtk_widget_get_visible (self->reason_box) || assay_text_is_blank (reason)
      || (!self->wants_reason && g_strcmp0 (reason, self->saved_reason) == 0))
    return;
  level = assay_document_get_scheme (document)->not_applicable;
  rate (self, level->id, reason);
}

static void
reason_applied_cb (AssayCriterionSection *self)
{
  save_reason (self);
}

/* --- Texts, flag, neighbours --- */

typedef AssayEdit *(*WriteEdit) (const AssayPortfolio *portfolio,
                                 const AssayScheme *scheme,
                                 const char *criterion,
                                 const char *text,
                                 GError **error);

static gboolean
write_block (AssayCriterionSection *self, WriteEdit make, const char *criterion, const char *text)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    return FALSE;

  return assay_section_apply (ASSAY_SECTION (self),
                              make (assay_document_get_portfolio (document),
                                    assay_document_get_scheme (document), criterion, text, &error),
                              &error);
}

static gboolean
write_text_cb (AssayCriterionSection *self, const char *criterion, const char *text)
{
  return write_block (self, assay_edit_write_text, criterion, text);
}

static gboolean
write_note_cb (AssayCriterionSection *self, const char *criterion, const char *text)
{
  return write_block (self, assay_edit_write_note, criterion, text);
}

static void
flag_toggled_cb (AssayCriterionSection *self)
{
  AssaySection *section = ASSAY_SECTION (self);
  AssayDocument *document = assay_section_get_document (section);
  g_autoptr (GError) error = NULL;

  if (self->is_filling)
    return;
  if (!assay_section_apply (section,
                            assay_edit_flag (assay_document_get_portfolio (document),
                                             assay_document_get_scheme (document), self->criterion,
                                             gtk_toggle_button_get_active (self->flag), &error),
                            &error))
    assay_section_refresh (section);
}

static void
previous_clicked_cb (AssayCriterionSection *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", self->previous_place);
}

static void
next_clicked_cb (AssayCriterionSection *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", self->next_place);
}

static void
flush (AssayCriterionSection *self)
{
  save_reason (self);
  assay_points_list_flush (self->points);
  assay_writing_flush (self->text);
  assay_writing_flush (self->note);
  assay_citation_list_flush (self->citations);
  assay_criterion_actions_flush (self->actions);
}

static void
assay_criterion_section_show_subject (AssaySection *section, const char *subject)
{
  AssayCriterionSection *self = ASSAY_CRITERION_SECTION (section);

  if (subject == NULL || g_strcmp0 (subject, self->criterion) == 0)
    return;
  flush (self);
  forget_reason (self);
  g_free (self->criterion);
  self->criterion = g_strdup (subject);
  gtk_adjustment_set_value (self->scroll, 0);
  assay_section_refresh (section);
}

/* --- Files from outside --- */

static void
files_arrived (gpointer owner, GPtrArray *paths)
{
  assay_citation_list_add_paths (ASSAY_CRITERION_SECTION (owner)->citations, paths);
}

/* In the bubble phase: text that is pasted into a text never comes here. */
static gboolean
paste_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return assay_file_intake_paste (ASSAY_SECTION (widget), files_arrived);
}

/* --- Coming and going --- */

static void
assay_criterion_section_settle (AssaySection *section)
{
  flush (ASSAY_CRITERION_SECTION (section));
}

static void
assay_criterion_section_finalize (GObject *object)
{
  AssayCriterionSection *self = ASSAY_CRITERION_SECTION (object);

  g_free (self->criterion);
  g_free (self->saved_reason);
  g_free (self->previous_place);
  g_free (self->next_place);

  G_OBJECT_CLASS (assay_criterion_section_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  static const AssayChildPlace children[] = {
#define CHILD(name) ASSAY_CHILD_PLACE (AssayCriterionSection, name)
    CHILD (scroll),      CHILD (chips),  CHILD (flag),      CHILD (statement),  CHILD (lead),
    CHILD (guide),       CHILD (rating), CHILD (clear),     CHILD (reason_box), CHILD (reason),
    CHILD (reason_hint), CHILD (text),   CHILD (citations), CHILD (actions),    CHILD (note_row),
    CHILD (note),        CHILD (state),  CHILD (why),       CHILD (previous),   CHILD (next),
    CHILD (points_part), CHILD (points),
#undef CHILD
  };

  assay_children_bind (widget_class, children, G_N_ELEMENTS (children));
}

static void
assay_criterion_section_class_init (AssayCriterionSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_criterion_section_finalize;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_criterion_section_refresh;
  ASSAY_SECTION_CLASS (klass)->settle = assay_criterion_section_settle;
  ASSAY_SECTION_CLASS (klass)->show_subject = assay_criterion_section_show_subject;

  g_type_ensure (ASSAY_TYPE_CHIP);
  g_type_ensure (ASSAY_TYPE_RATING_GROUP);
  g_type_ensure (ASSAY_TYPE_WRITING);
  g_type_ensure (ASSAY_TYPE_CITATION_LIST);
  g_type_ensure (ASSAY_TYPE_POINTS_LIST);
  g_type_ensure (ASSAY_TYPE_CRITERION_GUIDE);
  g_type_ensure (ASSAY_TYPE_CRITERION_ACTIONS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/criterion/assay-criterion-section.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, level_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_note_cb);
  gtk_widget_class_bind_template_callback (widget_class, flag_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK,
                                (GtkShortcutFunc) paste_cb, NULL);
}

static void
assay_criterion_section_init (AssayCriterionSection *self)
{
  self->saved_reason = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_expander_set_name (self->note_row,
                           adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->note_row)));
  assay_file_intake_take_drops (ASSAY_SECTION (self), files_arrived);
}
