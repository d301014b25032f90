/* A contract: what it asks for, how it stands and why, and everything that is known of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-contract-section.h"

#include "app/assay-report.h"
#include "app/measures/assay-measures-ask-window.h"
#include "app/register/assay-contract-cells.h"
#include "app/register/assay-fact-list.h"
#include "app/register/assay-register-document.h"
#include "app/register/assay-register-edits.h"
#include "app/register/assay-register-steps.h"
#include "app/register/assay-time-line-view.h"
#include "app/register/assay-trail-rows.h"
#include "app/widgets/assay-columns.h"
#include "app/widgets/assay-expander.h"
#include "present/assay-register-contract-state.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayContractSection
{
  AssaySection parent_instance;
  gint64 contract;
  AssayRegisterMoment *shown;
  gint64 shown_contract;

  GtkStack *pages;
  GtkScrolledWindow *scroller;
  GtkLabel *subtitle;
  GtkLabel *verdict;
  AssayChip *chip;
  GtkListBox *reasons;
  GtkLabel *step;
  GtkLabel *next;
  AssayTimeLineView *time_line;
  AdwExpanderRow *in_words;
  GPtrArray *words; /* GtkWidget: the rows of in_words */
  GtkBox *lists;
  GtkListBox *history;
  GtkWidget *buttons;
};

G_DEFINE_FINAL_TYPE (AssayContractSection, assay_contract_section, ASSAY_TYPE_SECTION)

static AssayRegisterDocument *
get_register (AssayContractSection *self)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));

  return document != NULL ? ASSAY_REGISTER_DOCUMENT (document) : NULL;
}

/* --- Showing --- */

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static GtkWidget *
new_line (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "margin-top", 9,
                                   "margin-bottom", 9, "margin-start", 12, "margin-end", 12, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", label, "activatable", FALSE,
                                 "focusable", FALSE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return row;
}

static void
show_standing (AssayContractSection *self, const AssayRegisterContractState *state)
{
  g_autofree char *next = g_strdup_printf (_ ("Next date: %s"), state->next);

  gtk_label_set_text (self->subtitle, state->subtitle);
  gtk_label_set_text (self->verdict, state->verdict);
  assay_chip_set (self->chip, assay_contract_get_tone (state->state), state->sign, state->standing);
  clear (self->reasons);
  for (guint i = 0; i < state->reasons->len; i++)
    gtk_list_box_append (self->reasons, new_line (state->reasons->pdata[i]));
  gtk_label_set_text (self->step, state->step != NULL ? state->step : _ ("Nothing to do now."));
  gtk_label_set_text (self->next, next);
}

static void
add_words (AssayContractSection *self, const char *sign, const char *text)
{
  g_autofree char *line = sign[0] != '\0' ? g_strdup_printf ("%s %s", sign, text) : g_strdup (text);
  GtkWidget *row = new_line (line);

  adw_expander_row_add_row (self->in_words, row);
  g_ptr_array_add (self->words, row);
}

/* Takes @line. */
static void
show_time_line (AssayContractSection *self, AssayTimeLine *line)
{
  for (guint i = 0; i < self->words->len; i++)
    adw_expander_row_remove (self->in_words, self->words->pdata[i]);
  g_ptr_array_set_size (self->words, 0);
  for (guint i = 0; i < line->spans->len; i++)
    add_words (self, "", ((const AssayTimeSpan *) line->spans->pdata[i])->text);
  for (guint i = 0; i < line->marks->len; i++)
    {
      const AssayTimeMark *mark = line->marks->pdata[i];

      add_words (self, assay_mark_kind_word_sign (mark->kind), mark->text);
    }
  assay_time_line_view_set (self->time_line, line);
}

/* @add is what its button says, @owner whose it will be. */
static void
add_list (AssayContractSection *self,
          const char *title,
          const char *add,
          AssayHeldKind kind,
          gint64 owner,
          const GPtrArray *facts,
          const char *wording,
          const char *empty)
{
  gboolean read_only = !assay_section_is_editable (ASSAY_SECTION (self));
  g_autofree char *target =
      g_strdup_printf ("%s:%" G_GINT64_FORMAT, assay_held_get_row (kind)->id, owner);
  GtkWidget *list = assay_fact_list_new (title, add, target);

  assay_fact_list_set (ASSAY_FACT_LIST (list), facts, wording, empty, read_only);
  gtk_box_append (self->lists, list);
}

/* A clause is a line too, above its milestones. */
static void
add_clause (AssayContractSection *self, const AssayRegisterClauseState *clause)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  AssayRegisterFact own = { .kind = ASSAY_HELD_CLAUSE,
                            .id = clause->id,
                            .label = _ ("Clause"),
                            .can_change = TRUE,
                            .text = clause->sentence,
                            .detail = clause->wording };

  g_ptr_array_add (lines, &own);
  for (guint i = 0; i < clause->steps->len; i++)
    g_ptr_array_add (lines, clause->steps->pdata[i]);
  add_list (self, _ ("What the contract asks for"), _ ("Add a milestone…"), ASSAY_HELD_MILESTONE,
            clause->id, lines, NULL, NULL);
}

/* The lists are made anew, and what had the focus is gone: the widget of the same name gets it,
 * which is for the same value (assay-fact-list.c). */
static char *
dup_focused (AssayContractSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (widget == NULL || !gtk_widget_is_ancestor (widget, GTK_WIDGET (self->lists)))
    return NULL;
  while (widget != GTK_WIDGET (self->lists) && strchr (gtk_widget_get_name (widget), ':') == NULL)
    widget = gtk_widget_get_parent (widget);

  return g_strdup (gtk_widget_get_name (widget));
}

static GtkWidget *
find_named (GtkWidget *root, const char *name)
{
  GtkWidget *found = g_str_equal (gtk_widget_get_name (root), name) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, name);

  return found;
}

/* What is no longer there leaves the focus to the first of the lists. */
static void
focus_again (AssayContractSection *self, const char *name)
{
  GtkWidget *widget = name != NULL ? find_named (GTK_WIDGET (self->lists), name) : NULL;

  if (name != NULL && (widget == NULL || !gtk_widget_grab_focus (widget)))
    gtk_widget_child_focus (GTK_WIDGET (self->lists), GTK_DIR_TAB_FORWARD);
}

static void
show_lists (AssayContractSection *self, const AssayRegisterContractState *state)
{
  g_autofree char *focused = dup_focused (self);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lists))) != NULL)
    gtk_box_remove (self->lists, child);
  for (guint i = 0; i < state->clauses->len; i++)
    add_clause (self, state->clauses->pdata[i]);
  if (state->clauses->len == 0)
    add_list (self, _ ("What the contract asks for"), _ ("Add a clause…"), ASSAY_HELD_CLAUSE,
              state->contract, none, NULL, _ ("No clause is recorded, so no mark is asked for."));
  add_list (self, _ ("Awards"), _ ("Record an award…"), ASSAY_HELD_AWARD, state->service,
            state->awards, NULL, _ ("No award is recorded."));
  add_list (self, _ ("Received"), NULL, ASSAY_HELD_RECEIVED, state->service, state->received, NULL,
            _ ("No submission and no report has been received."));
  if (state->measures->len > 0)
    add_list (self, _ ("Figures, to be read under “Compare”"), NULL, ASSAY_HELD_MEASURE,
              state->service, state->measures, NULL, NULL);
  if (state->partners != NULL)
    add_list (self, _ ("Partners"), _ ("Add a partner…"), ASSAY_HELD_PARTNER, state->own_service,
              state->partners, NULL, _ ("No partner is recorded."));
  add_list (self, _ ("Contract"), _ ("Add an extension…"), ASSAY_HELD_EXTENSION, state->contract,
            state->facts, NULL, NULL);
  add_list (self, _ ("Notes"), _ ("Add a note…"), ASSAY_HELD_NOTE, state->contract, state->notes,
            NULL, _ ("No notes."));
  focus_again (self, focused);
}

/* --- Its history --- */

/* What belongs to the contract, and to its service what its standing comes from. */
static gboolean
is_about (const AssayRegister *held, gint64 contract, const AssayTrailLine *line)
{
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    if (g_str_equal (assay_held_get_row (kind)->id, line->kind))
      return assay_register_edits_is_about (held, contract, kind, line->item);

  return FALSE;
}

static void
trail_read_cb (gpointer owner, GPtrArray *lines, const GError *error)
{
  AssayContractSection *self = owner;
  AssayRegisterGround ground;
  g_autoptr (GPtrArray) about = g_ptr_array_new ();

  if (error != NULL || get_register (self) == NULL)
    return;
  ground = assay_register_document_get_ground (get_register (self));
  for (guint i = lines->len; i-- > 0;)
    if (is_about (ground.held, self->contract, lines->pdata[i]))
      g_ptr_array_add (about, lines->pdata[i]);
  assay_trail_rows_fill (self->history, &ground, about, G_MAXUINT);
}

/* --- The section --- */

static void
assay_contract_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayContractSection *self = ASSAY_CONTRACT_SECTION (section);
  AssayRegisterDocument *book = ASSAY_REGISTER_DOCUMENT (document);
  AssayRegisterMoment *moment = assay_register_document_get_moment (book);
  AssayRegisterGround ground = assay_register_document_get_ground (book);
  g_autoptr (AssayRegisterContractState) state = NULL;

  if (moment == self->shown && self->contract == self->shown_contract)
    return;
  /* Another contract is read from its beginning. */
  if (self->contract != self->shown_contract)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  g_clear_pointer (&self->shown, assay_register_moment_unref);
  self->shown = assay_register_moment_ref (moment);
  self->shown_contract = self->contract;
  state = assay_register_contract_state_new (&ground, self->contract);
  gtk_stack_set_visible_child_name (self->pages, state != NULL ? "contract" : "gone");
  if (state == NULL)
    return;
  show_standing (self, state);
  show_time_line (self, g_steal_pointer (&state->time_line));
  show_lists (self, state);
  gtk_widget_set_visible (self->buttons, assay_section_is_editable (section));
  assay_register_document_read_trail (book, NULL, self, trail_read_cb);
}

static void
assay_contract_section_show_subject (AssaySection *section, const char *subject)
{
  AssayContractSection *self = ASSAY_CONTRACT_SECTION (section);

  self->contract = subject != NULL ? g_ascii_strtoll (subject, NULL, 10) : 0;
  assay_section_refresh (section);
}

/* --- What people do --- */

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayContractSection *self = ASSAY_CONTRACT_SECTION (widget);

  if (assay_section_is_editable (ASSAY_SECTION (self)))
    assay_register_edits_begin (widget, get_register (self), action, self->contract,
                                g_variant_get_string (parameter, NULL));
}

/* "contract.add-clause", "contract.amend", "contract.amend-service", "contract.remove". */
static void
contract_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayContractSection *self = ASSAY_CONTRACT_SECTION (widget);
  const AssayHeldContract *contract =
      self->shown != NULL
          ? assay_register_lookup (self->shown->held, ASSAY_HELD_CONTRACT, self->contract)
          : NULL;
  gboolean is_service = g_str_equal (action, "contract.amend-service");
  g_autofree char *target = NULL;

  if (contract == NULL || !assay_section_is_editable (ASSAY_SECTION (self)))
    return;
  target = g_strdup_printf ("%s:%" G_GINT64_FORMAT,
                            is_service                                    ? "service"
                            : g_str_equal (action, "contract.add-clause") ? "clause"
                                                                          : "contract",
                            is_service ? contract->service : self->contract);
  assay_register_edits_begin (widget, get_register (self),
                              g_str_equal (action, "contract.remove")       ? "register.remove"
                              : g_str_equal (action, "contract.add-clause") ? "register.add"
                                                                            : "register.amend",
                              self->contract, target);
}

/* It changes nothing in the register, so whoever may only look may ask. */
static void
ask_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayContractSection *self = ASSAY_CONTRACT_SECTION (widget);

  if (get_register (self) != NULL)
    assay_measures_ask_window_show (GTK_WINDOW (gtk_widget_get_root (widget)), get_register (self),
                                    self->contract);
}

static void
assay_contract_section_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_CONTRACT_SECTION (object)->words, g_ptr_array_unref);
  g_clear_pointer (&ASSAY_CONTRACT_SECTION (object)->shown, assay_register_moment_unref);

  G_OBJECT_CLASS (assay_contract_section_parent_class)->dispose (object);
}

static void
assay_contract_section_class_init (AssayContractSectionClass *klass)
{
  static const char *const edits[] = { "register.add", "register.amend", "register.confirm",
                                       "register.remove" };
  static const char *const whole[] = { "contract.add-clause", "contract.amend",
                                       "contract.amend-service", "contract.remove" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_contract_section_dispose;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_contract_section_refresh;
  ASSAY_SECTION_CLASS (klass)->show_subject = assay_contract_section_show_subject;
  g_type_ensure (ASSAY_TYPE_CHIP);
  g_type_ensure (ASSAY_TYPE_COLUMNS);
  g_type_ensure (ASSAY_TYPE_TIME_LINE_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/register/assay-contract-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayContractSection, pages);
  gtk_widget_class_bind_template_child (widget_class, AssayContractSection, scroller);
  gtk_widget_class_bind_template_child (widget_class, AssayContractSection, subtitle);
  gtk_widget_class_bind_template_child (widget_class, AssayContractSection, verdict);
  gtk_widget_class_bind_template_child (widget_class, AssayContractSection, chip);
  gtk_widget_class_bind_template_child (widget_class, AssayContractSection, reasons);
  gtk_widget_class_bind_template_child (widget_class, AssayContractSection, step);
  gtk_widget_class_bind_template_child (widget_class, AssayContractSection, next);
  gtk_widget_class_bind_template_child (widget_class, AssayContractSection, time_line);
  gtk_widget_class_bind_template_child (widget_class, AssayContractSection, in_words);
  gtk_widget_class_bind_template_child (widget_class, AssayContractSection, lists);
  gtk_widget_class_bind_template_child (widget_class, AssayContractSection, history);
  gtk_widget_class_bind_template_child (widget_class, AssayContractSection, buttons);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_class_install_action (widget_class, edits[i], "s", edit_cb);
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    gtk_widget_class_install_action (widget_class, whole[i], NULL, contract_cb);
  gtk_widget_class_install_action (widget_class, "contract.ask-measures", NULL, ask_cb);
}

static void
assay_contract_section_init (AssayContractSection *self)
{
  self->words = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_expander_set_name (self->in_words, _ ("The time line in words"));
}
