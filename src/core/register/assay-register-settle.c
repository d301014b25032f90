/* Whether an edit whose answer never came was kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A database that goes away between being told to keep an edit and saying that it did leaves both
 * possible. Every line of the trail carries the mark of its edit, so the trail can be asked. It is
 * asked in a transaction to write: that waits for whatever is still at work on the other end, and
 * what is not there then never will be.
 */

#include "core/register/assay-register-store-private.h"

char *
assay_register_edits_format (const GArray *edits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < edits->len; i++)
    {
      const AssayRegisterEdit *edit = &g_array_index (edits, AssayRegisterEdit, i);
      const AssayRegisterValue *value = edit->value;
      g_autofree char *fields = assay_register_value_format (value);

      g_string_append_printf (text, "%s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n%s",
                              assay_register_verb_get_id (edit->verb),
                              assay_held_get_row (value->kind)->id, value->id, value->version,
                              fields);
    }

  return g_string_free (text, FALSE);
}

AssayRegisterQuestion *
assay_register_question_new (const char *mark, const GArray *edits, GPtrArray *copies)
{
  AssayRegisterQuestion *self = g_new0 (AssayRegisterQuestion, 1);

  self->mark = g_strdup (mark);
  self->asked = assay_register_edits_format (edits);
  self->copies = g_ptr_array_ref (copies);

  return self;
}

void
assay_register_question_free (AssayRegisterQuestion *self)
{
  if (self == NULL)
    return;
  g_free (self->mark);
  g_free (self->asked);
  g_ptr_array_unref (self->copies);
  g_free (self);
}

static gboolean
take_sign (const char *const *columns, guint n_columns, gpointer user_data, GError **error)
{
  *(gboolean *) user_data = TRUE;

  return TRUE;
}

gboolean
assay_register_store_find_mark (AssayRegisterStore *self,
                                const char *mark,
                                gboolean *out_is_there,
                                GError **error)
{
  const AssayRegisterDatabaseClass *class = self->database->class;
  gboolean is_asked;

  *out_is_there = FALSE;
  if (!class->begin (self->database, TRUE, error))
    return FALSE;
  is_asked = class->run (self->database, "SELECT edit FROM trail WHERE edit = $1 LIMIT 1", &mark, 1,
                         take_sign, out_is_there, NULL, error);
  class->roll_back (self->database);

  return is_asked;
}

gboolean
assay_register_store_is_unsure (AssayRegisterStore *self)
{
  return self->question != NULL;
}

gboolean
assay_register_store_settle (AssayRegisterStore *self,
                             GCancellable *cancellable,
                             gboolean *out_is_kept,
                             GError **error)
{
  gboolean is_asked;

  *out_is_kept = FALSE;
  if (self->question == NULL)
    return TRUE;
  self->database->cancellable = cancellable;
  is_asked = assay_register_store_find_mark (self, self->question->mark, out_is_kept, error);
  self->database->cancellable = NULL;
  if (!is_asked)
    return FALSE;
  g_clear_pointer (&self->question, assay_register_question_free);

  return TRUE;
}
