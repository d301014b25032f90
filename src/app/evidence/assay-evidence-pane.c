/* One item of the evidence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/evidence/assay-evidence-pane.h"

#include "app/assay-report.h"
#include "app/widgets/assay-field.h"
#include "base/assay-error.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define N_FIELDS (ASSAY_EVIDENCE_FIELD_UNTIL + 1)
#define N_STATEMENTS ASSAY_PRIVACY_CONSENT

struct _AssayEvidencePane
{
  AdwBin parent_instance;
  AssayDocument *document;
  guint number;
  char *shown_note; /* what it is when nobody has typed */
  guint shown_kind;
  gboolean is_filling;

  GtkLabel *heading;
  GtkLabel *source;
  GtkWidget *file_problem;
  GtkLabel *file_problem_text;
  GtkListBox *file_rows;
  AssayField *title;
  AdwComboRow *kind;
  AssayField *from;
  AssayField *to;
  AssayField *until;
  GtkLabel *problem;
  GtkLabel *no_statement;
  GtkCheckButton *no_personal_data;
  GtkCheckButton *redacted;
  GtkCheckButton *consent;
  GtkTextView *note;
  GtkLabel *unused;
  GtkListBox *users;
  GtkButton *withdraw;
};

G_DEFINE_FINAL_TYPE (AssayEvidencePane, assay_evidence_pane, ADW_TYPE_BIN)

static AssayField *
get_field (AssayEvidencePane *self, guint field)
{
  AssayField *const fields[N_FIELDS] = {
    [ASSAY_EVIDENCE_FIELD_TITLE] = self->title,
    [ASSAY_EVIDENCE_FIELD_FROM] = self->from,
    [ASSAY_EVIDENCE_FIELD_TO] = self->to,
    [ASSAY_EVIDENCE_FIELD_UNTIL] = self->until,
  };

  return fields[field];
}

static const char *
get_value (const AssayEvidenceDetailsState *state, guint field)
{
  const char *const values[N_FIELDS] = {
    [ASSAY_EVIDENCE_FIELD_TITLE] = state->title,
    [ASSAY_EVIDENCE_FIELD_FROM] = state->from,
    [ASSAY_EVIDENCE_FIELD_TO] = state->to,
    [ASSAY_EVIDENCE_FIELD_UNTIL] = state->until,
  };

  return values[field];
}

static GtkCheckButton *
get_statement (AssayEvidencePane *self, AssayPrivacy privacy)
{
  switch (privacy)
    {
    case ASSAY_PRIVACY_NO_PERSONAL_DATA:
      return self->no_personal_data;
    case ASSAY_PRIVACY_REDACTED:
      return self->redacted;
    case ASSAY_PRIVACY_CONSENT:
      return self->consent;
    case ASSAY_PRIVACY_NONE_STATED:
      return NULL;
    }
  g_assert_not_reached ();
}

static char *
dup_note (AssayEvidencePane *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static AssayEvidenceDetailsState *
read_state (AssayDocument *document, guint number)
{
  return assay_evidence_details_state_new (assay_document_get_readiness (document), number,
                                           assay_document_get_altered (document));
}

/* --- Writing --- */

static void
clear_problems (AssayEvidencePane *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    assay_field_set_problem (get_field (self, i), self->problem, NULL);
}

/* Takes @edit and *@error. What concerns the text of @field (may be NULL) is said beside it, and
 * the text stays for mending. */
static gboolean
apply (AssayEvidencePane *self, AssayField *field, AssayEdit *edit, GError **error)
{
  if (assay_document_apply (self->document, edit, error))
    {
      clear_problems (self);
      return TRUE;
    }
  if (field != NULL
      && (g_error_matches (*error, ASSAY_ERROR, ASSAY_ERROR_INVALID)
          || g_error_matches (*error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE)))
    assay_field_set_problem (field, self->problem, (*error)->message);
  else
    assay_report_error (GTK_WIDGET (self), *error);

  return FALSE;
}

static gboolean
can_write (AssayEvidencePane *self)
{
  return !self->is_filling && self->document != NULL && self->number > 0
         && !assay_document_is_read_only (self->document);
}

/* Afterwards the field shows how its text was understood. */
static void
write_field (AssayEvidencePane *self, guint field)
{
  g_autoptr (AssayEvidenceDetailsState) state = NULL;
  g_autoptr (GError) error = NULL;
  AssayField *entry = get_field (self, field);
  guint number = self->number;

  if (!can_write (self)
      || !apply (self, entry,
                 assay_evidence_details_write (assay_document_get_readiness (self->document),
                                               number, (AssayEvidenceField) field,
                                               assay_field_get_text (entry), &error),
                 &error))
    return;
  state = read_state (self->document, number);
  if (state != NULL && self->number == number)
    assay_field_reset (entry, get_value (state, field));
}

static void
write_note (AssayEvidencePane *self)
{
  g_autofree char *text = dup_note (self);
  g_autoptr (GError) error = NULL;

  if (!can_write (self) || g_strcmp0 (text, self->shown_note) == 0)
    return;
  if (!apply (self, NULL,
              assay_evidence_details_write (assay_document_get_readiness (self->document),
                                            self->number, ASSAY_EVIDENCE_FIELD_NOTE, text, &error),
              &error))
    return;
  g_clear_pointer (&self->shown_note, g_free);
  assay_evidence_pane_show (self, self->document, self->number);
}

void
assay_evidence_pane_write (AssayEvidencePane *self)
{
  g_autoptr (AssayEvidenceDetailsState) state = NULL;

  if (!can_write (self))
    return;
  state = read_state (self->document, self->number);
  for (guint i = 0; state != NULL && i < N_FIELDS; i++)
    if (g_strcmp0 (assay_field_get_text (get_field (self, i)), get_value (state, i)) != 0)
      write_field (self, i);
  write_note (self);
}

static void
committed_cb (AssayEvidencePane *self, AssayField *field)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (get_field (self, i) == field)
      write_field (self, i);
}

static void
note_left_cb (AssayEvidencePane *self)
{
  write_note (self);
}

static void
kind_chosen_cb (AssayEvidencePane *self)
{
  guint kind = adw_combo_row_get_selected (self->kind);
  g_autoptr (GError) error = NULL;

  if (!can_write (self) || kind == self->shown_kind || kind == GTK_INVALID_LIST_POSITION)
    return;
  apply (self, NULL,
         assay_evidence_details_choose_kind (assay_document_get_readiness (self->document),
                                             self->number, kind, &error),
         &error);
}

static void
statement_toggled_cb (AssayEvidencePane *self, GtkCheckButton *button)
{
  g_autoptr (GError) error = NULL;

  if (!can_write (self) || !gtk_check_button_get_active (button))
    return;
  for (guint i = 1; i <= N_STATEMENTS; i++)
    if (get_statement (self, (AssayPrivacy) i) == button)
      apply (self, NULL,
             assay_evidence_details_state_privacy (assay_document_get_readiness (self->document),
                                                   self->number, (AssayPrivacy) i, &error),
             &error);
}

/* --- Showing --- */

/* A note that somebody is typing stays, unless the one behind it has changed. */
static void
fill_note (AssayEvidencePane *self, const char *text)
{
  g_autofree char *now = dup_note (self);

  if (g_strcmp0 (self->shown_note, text) == 0)
    return;
  g_free (self->shown_note);
  self->shown_note = g_strdup (text);
  if (!g_str_equal (now, text))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), text, -1);
}

static void
fill_kinds (AssayEvidencePane *self)
{
  const GPtrArray *kinds = assay_document_get_scheme (self->document)->kinds;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Not stated"));
  for (guint i = 0; i < kinds->len; i++)
    gtk_string_list_append (names, ((const AssayTerm *) kinds->pdata[i])->title);
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (names));
}

static void
fill_statement (AssayEvidencePane *self, AssayPrivacy privacy)
{
  for (guint i = 1; i <= N_STATEMENTS; i++)
    gtk_check_button_set_active (get_statement (self, (AssayPrivacy) i), privacy == i);
  gtk_widget_set_visible (GTK_WIDGET (self->no_statement), privacy == ASSAY_PRIVACY_NONE_STATED);
}

static void
add_user (AssayEvidencePane *self, const char *criterion, const char *title)
{
  g_autofree char *place = g_strconcat ("criterion:", criterion, NULL);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", place);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_append (self->users, row);
}

static gboolean
shows_users (AssayEvidencePane *self, const GPtrArray *titles)
{
  for (guint i = 0; i < titles->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->users, (int) i);

      if (row == NULL
          || !g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                           titles->pdata[i]))
        return FALSE;
    }

  return gtk_list_box_get_row_at_index (self->users, (int) titles->len) == NULL;
}

/* Rows are put anew only where they change, so that focus stays. */
static void
fill_users (AssayEvidencePane *self, const AssayEvidenceDetailsState *state)
{
  GtkListBoxRow *row;

  gtk_widget_set_visible (GTK_WIDGET (self->unused), state->titles->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->users), state->titles->len > 0);
  if (shows_users (self, state->titles))
    return;
  while ((row = gtk_list_box_get_row_at_index (self->users, 0)) != NULL)
    gtk_list_box_remove (self->users, GTK_WIDGET (row));
  for (guint i = 0; i < state->titles->len; i++)
    add_user (self, state->criteria->pdata[i], state->titles->pdata[i]);
}

/* What is written can be read and copied in any case. */
static void
set_editable (AssayEvidencePane *self, gboolean editable)
{
  for (guint i = 0; i < N_FIELDS; i++)
    gtk_editable_set_editable (GTK_EDITABLE (get_field (self, i)), editable);
  gtk_text_view_set_editable (self->note, editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), editable);
  for (guint i = 1; i <= N_STATEMENTS; i++)
    gtk_widget_set_sensitive (GTK_WIDGET (get_statement (self, (AssayPrivacy) i)), editable);
}

static void
fill (AssayEvidencePane *self, const AssayEvidenceDetailsState *state)
{
  const char *withdraw = state->is_withdrawn ? _ ("Bring back") : _ ("Withdraw");

  gtk_label_set_text (self->heading, state->heading);
  gtk_label_set_text (self->source, state->source);
  gtk_widget_set_visible (self->file_problem, state->problem != NULL);
  gtk_label_set_text (self->file_problem_text, state->problem != NULL ? state->problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->file_rows), state->is_file);
  for (guint i = 0; i < N_FIELDS; i++)
    assay_field_set_value (get_field (self, i), get_value (state, i));
  fill_note (self, state->note);
  self->shown_kind = state->kind;
  adw_combo_row_set_selected (self->kind, state->kind);
  fill_statement (self, state->privacy);
  fill_users (self, state);
  set_editable (self, !assay_document_is_read_only (self->document));
  gtk_button_set_label (self->withdraw, withdraw);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->withdraw), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  withdraw, -1);
}

/* Another item: what was typed for the one before is gone or written. */
static void
forget_typed (AssayEvidencePane *self, const AssayEvidenceDetailsState *state)
{
  for (guint i = 0; i < N_FIELDS; i++)
    assay_field_reset (get_field (self, i), get_value (state, i));
  g_clear_pointer (&self->shown_note, g_free);
  clear_problems (self);
}

gboolean
assay_evidence_pane_show (AssayEvidencePane *self, AssayDocument *document, guint number)
{
  g_autoptr (AssayEvidenceDetailsState) state = NULL;

  if (number != self->number || document != self->document)
    {
      assay_evidence_pane_write (self);
      /* The field goes out of sight, so what is wrong with it is said elsewhere. */
      if (gtk_widget_get_visible (GTK_WIDGET (self->problem)))
        assay_report_toast (GTK_WIDGET (self), gtk_label_get_text (self->problem), NULL, NULL,
                            NULL);
    }
  state = read_state (document, number);
  if (state == NULL)
    return FALSE;

  self->is_filling = TRUE;
  if (document != self->document)
    {
      g_set_object (&self->document, document);
      fill_kinds (self);
      forget_typed (self, state);
    }
  if (number != self->number)
    forget_typed (self, state);
  self->number = number;
  fill (self, state);
  self->is_filling = FALSE;

  return TRUE;
}

/* --- Coming and going --- */

static void
assay_evidence_pane_dispose (GObject *object)
{
  g_clear_object (&ASSAY_EVIDENCE_PANE (object)->document);

  G_OBJECT_CLASS (assay_evidence_pane_parent_class)->dispose (object);
}

static void
assay_evidence_pane_finalize (GObject *object)
{
  AssayEvidencePane *self = ASSAY_EVIDENCE_PANE (object);

  g_free (self->shown_note);

  G_OBJECT_CLASS (assay_evidence_pane_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, heading);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, source);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, file_problem);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, file_problem_text);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, file_rows);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, title);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, kind);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, from);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, to);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, until);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, problem);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, no_statement);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, no_personal_data);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, redacted);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, consent);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, note);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, unused);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, users);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidencePane, withdraw);
}

static void
assay_evidence_pane_class_init (AssayEvidencePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_evidence_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_evidence_pane_finalize;
  g_type_ensure (ASSAY_TYPE_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/evidence/assay-evidence-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, statement_toggled_cb);
}

static void
assay_evidence_pane_init (AssayEvidencePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The row makes itself the label of its button, and GTK 4.8 finds no words in a row. */
  for (guint i = 1; i <= N_STATEMENTS; i++)
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (get_statement (self, (AssayPrivacy) i)),
                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}
