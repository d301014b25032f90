/* Tables imported into a register, in a line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import-desk.h"

#include <string.h>

AssayImportPreview *
import_preview (AssayRegisterStore *store, const char *text, const AssayImportChoices *choices)
{
  static const AssayImportChoices none = { 0 };
  const AssayImportChoices *given = choices != NULL ? choices : &none;
  AssayImportReading reading = { .columns = given->columns };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (AssayRegister) held = register_load (store);
  g_autoptr (GError) error = NULL;
  AssayImportTable *table = assay_import_table_parse (bytes, "table.csv", &reading, &error);
  AssayImportPreview *preview;

  g_assert_no_error (error);
  preview = assay_import_preview_new (table, held, given, NULL, &error);
  g_assert_no_error (error);

  return preview;
}

void
import_apply (AssayRegisterStore *store, AssayImportPreview *preview)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < preview->problems->len; i++)
    {
      const AssayImportProblem *problem = preview->problems->pdata[i];

      if (assay_import_issue_get_weight (problem->issue) != ASSAY_IMPORT_WARNING)
        g_test_message ("line %u: %s %s “%s”", problem->line,
                        assay_import_issue_get_id (problem->issue), problem->header,
                        problem->value);
    }
  g_assert_true (assay_import_preview_apply (preview, store, NULL, NULL, &error));
  g_assert_no_error (error);
}

void
import_take (AssayRegisterStore *store, const char *text)
{
  g_autoptr (AssayImportPreview) preview = import_preview (store, text, NULL);

  import_apply (store, preview);
}

const AssayImportProblem *
import_find (const AssayImportPreview *preview, AssayImportIssue issue)
{
  for (guint i = 0; i < preview->problems->len; i++)
    {
      const AssayImportProblem *problem = preview->problems->pdata[i];

      if (problem->issue == issue)
        return problem;
    }

  return NULL;
}

/* What a value says and what it belongs to, all the way up. */
static char *
format_value (const AssayRegister *held, const AssayRegisterValue *value)
{
  const AssayHeldRow *row = assay_held_get_row (value->kind);
  GString *text = g_string_new (row->id);

  for (guint i = 0; i < row->n_fields; i++)
    {
      const AssayHeldField *field = &row->fields[i];
      g_autofree char *own = assay_held_field_format (field, value);
      gint64 id =
          field->kind == ASSAY_HELD_REF ? G_STRUCT_MEMBER (gint64, value, field->offset) : 0;
      const AssayRegisterValue *named =
          id != 0 ? assay_register_lookup (held, field->of, id) : NULL;
      g_autofree char *whole = named != NULL ? format_value (held, named) : NULL;

      g_string_append_printf (text, " %s=%s", field->name, whole != NULL ? whole : own);
    }

  return g_string_free (text, FALSE);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
import_format_register (const AssayRegister *held)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      const GPtrArray *values = assay_register_get_values (held, kind);

      for (guint i = 0; i < values->len; i++)
        g_ptr_array_add (lines, format_value (held, values->pdata[i]));
    }
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}
