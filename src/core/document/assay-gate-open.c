/* The gate: making and opening.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/document/assay-folder-path.h"
#include "core/document/assay-folder-start.h"
#include "core/document/assay-gate.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Entries for a change from outside are ended at about this size, so that each fits a line. */
#define OUTSIDE_ENTRY_BYTES (ASSAY_LIMIT_JOURNAL_LINE_BYTES / 8)

static gboolean
open_journal (AssayGate *self, GError **error)
{
  g_autofree char *path = assay_gate_dup_child (self, ASSAY_JOURNAL_FOLDER);

  self->journal =
      assay_journal_open (assay_context_get_disk (self->context), self->model, path, error);

  return self->journal != NULL;
}

static gboolean
append (AssayGate *self, AssayEdit *edit, GError **error)
{
  AssayEntry *entry =
      assay_entry_new (assay_journal_get_next_sequence (self->journal),
                       assay_context_get_now (self->context),
                       assay_context_get_author (self->context), ASSAY_ENTRY_EDIT, 0, edit);

  return assay_journal_append (self->journal, assay_journal_line_new_entry (entry), error);
}

/* --- Making --- */

static AssayEdit *
make_creation (const AssayModel *model, gpointer document, const char *detail)
{
  AssayEdit *edit = assay_document_edit_new (model, model->create, NULL, detail);

  assay_edit_add (edit, 0, NULL, model->ref_value (0, *model->get_head (document)));
  for (guint type = 1; type < model->n_types; type++)
    {
      const GPtrArray *values = *model->get_slot (document, type);

      for (guint i = 0; i < values->len; i++)
        assay_edit_add (edit, type, NULL, model->ref_value (type, values->pdata[i]));
    }

  return edit;
}

gboolean
assay_gate_begin (AssayGate *self, gpointer document, const char *detail, GError **error)
{
  g_autoptr (AssayEdit) edit = make_creation (self->model, document, detail);

  self->document = document;
  self->is_behind = TRUE;
  assay_edit_note_numbers (edit, self->highest);

  return open_journal (self, error) && append (self, edit, error) && assay_gate_save (self, error);
}

/* --- Opening --- */

gboolean
assay_gate_has_child (AssayGate *self, const char *name)
{
  g_autofree char *path = assay_gate_dup_child (self, name);

  return assay_path_get_type (path, NULL) != ASSAY_PATH_NOTHING;
}

gboolean
assay_gate_check_finished (AssayGate *self, GError **error)
{
  if (!assay_folder_is_unfinished (self->path))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("Making %s was not finished, so it holds nothing yet; make it once more"),
               self->path);

  return FALSE;
}

static void
take_state (AssayGate *self, AssayGateState *state)
{
  self->document = g_steal_pointer (&state->document);
  self->digest = g_steal_pointer (&state->digest);
  self->is_behind = state->is_behind;
  self->was_changed_outside = state->was_changed_outside;
  self->was_rebuilt = state->was_rebuilt;
  self->n_skipped = state->n_skipped;
  memcpy (self->highest, state->highest, sizeof self->highest);
}

gboolean
assay_gate_load (AssayGate *self, AssayGateState **out_state, GError **error)
{
  if (!open_journal (self, error))
    return FALSE;
  *out_state = assay_gate_state_load (self->model, self->path, self->journal, error);
  if (*out_state == NULL)
    return FALSE;
  take_state (self, *out_state);

  return TRUE;
}

/* --- What was changed from outside --- */

static gsize
estimate_change (const AssayModel *model, const AssayChange *change)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (FALSE);
  gconstpointer sides[] = { change->before, change->after };
  g_autofree char *text = NULL;

  assay_xml_writer_open (writer, "change");
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (sides[i] != NULL)
      model->write_value (writer, change->type, sides[i]);
  assay_xml_writer_close (writer);
  text = assay_xml_writer_finish (writer);

  return strlen (text);
}

/* The head comes first, because a journal that begins here must begin with one; what has a number
 * (evidence) comes before what may name it, and goes after it. */
static guint
get_turn (const AssayModel *model, const AssayChange *change)
{
  if (change->type == 0)
    return 0;
  if (model->get_counter (change->type) != NULL)
    return change->after != NULL ? 0 : 2;

  return 1;
}

/* Journals what was changed from outside, in as many entries as it takes. Interrupted, the next
 * opening finds what is still missing. */
static gboolean
record_outside (AssayGate *self, const AssayEdit *outside, GError **error)
{
  const AssayModel *model = self->model;
  const GArray *changes = assay_edit_get_changes (outside);
  g_autoptr (AssayEdit) edit = assay_document_edit_new (model, model->outside, NULL, NULL);
  gsize size = 0;

  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < changes->len; i++)
      {
        const AssayChange *change = &g_array_index (changes, AssayChange, i);

        if (get_turn (model, change) != pass)
          continue;
        size += estimate_change (model, change);
        if (size > OUTSIDE_ENTRY_BYTES && assay_edit_get_changes (edit)->len > 0)
          {
            if (!append (self, edit, error))
              return FALSE;
            assay_edit_unref (edit);
            edit = assay_document_edit_new (model, model->outside, NULL, NULL);
            size = estimate_change (model, change);
          }
        assay_edit_add (edit, change->type, change->before,
                        model->ref_value (change->type, change->after));
      }

  return append (self, edit, error);
}

gboolean
assay_gate_settle (AssayGate *self, const AssayGateState *state, GError **error)
{
  g_autofree char *text = NULL;

  if (state->unusable != NULL && !assay_gate_put_aside (self, state->unusable, "damaged", error))
    return FALSE;
  if (state->outside != NULL && !record_outside (self, state->outside, error))
    return FALSE;
  if ((state->was_rebuilt || state->outside != NULL) && !assay_gate_save (self, error))
    return FALSE;
  text = self->model->format (self->document);
  self->size = strlen (text);

  return TRUE;
}
