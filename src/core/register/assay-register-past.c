/* A register as it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The trail says of every change what was there before, so nothing else has to be kept.
 */

#include "core/register/assay-register-past.h"

#include <string.h>

gboolean
assay_held_find_kind (const char *id, AssayHeldKind *out_kind)
{
  for (guint kind = 0; id != NULL && kind < ASSAY_N_HELD; kind++)
    if (g_str_equal (assay_held_get_row (kind)->id, id))
      {
        *out_kind = kind;
        return TRUE;
      }

  return FALSE;
}

/* --- Values from text --- */

/* The text of the field called @name; NULL where there is none. */
static char *
find_text (char **lines, const char *name)
{
  gsize length = strlen (name);
  GString *text = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (text != NULL && !g_str_has_prefix (lines[i], "  "))
        break;
      if (text != NULL)
        g_string_append_printf (text, "\n%s", lines[i] + 2);
      else if (strncmp (lines[i], name, length) == 0 && lines[i][length] == ':')
        text = g_string_new (lines[i][length + 1] == ' ' ? lines[i] + length + 2
                                                         : lines[i] + length + 1);
    }

  return text != NULL ? g_string_free (text, FALSE) : NULL;
}

gpointer
assay_register_value_read (AssayHeldKind kind, const char *text)
{
  const AssayHeldRow *row = assay_held_get_row (kind);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gpointer value = assay_register_value_new (kind);

  for (guint i = 0; i < row->n_fields; i++)
    {
      g_autofree char *one = find_text (lines, row->fields[i].name);

      if (one != NULL)
        assay_held_field_parse (&row->fields[i], one, value, NULL);
    }

  return value;
}

/* --- Playing backwards --- */

static void
put_back (GHashTable *values, AssayHeldKind kind, const AssayTrailLine *line)
{
  AssayRegisterValue *value;

  if (line->was == NULL)
    {
      g_hash_table_remove (values, &line->item);
      return;
    }
  value = assay_register_value_read (kind, line->was);
  value->id = line->item;
  g_hash_table_replace (values, &value->id, value);
}

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const AssayRegisterValue *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;

  return ORDER (one->id, other->id);
}

/* The values, which @table gives up, by id. */
static GPtrArray *
take_values (GHashTable *table)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (assay_register_value_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      g_ptr_array_add (values, value);
      g_hash_table_iter_steal (&iter);
    }
  g_ptr_array_sort (values, compare_ids);

  return values;
}

static GHashTable *
copy_values (const GPtrArray *values)
{
  GHashTable *table =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, assay_register_value_free);

  for (guint i = 0; i < values->len; i++)
    {
      AssayRegisterValue *value = assay_register_value_copy (values->pdata[i]);

      value->version = 0;
      g_hash_table_replace (table, &value->id, value);
    }

  return table;
}

AssayRegister *
assay_register_rewind (const AssayRegister *now, const GPtrArray *lines)
{
  GHashTable *tables[ASSAY_N_HELD];
  GPtrArray *values[ASSAY_N_HELD];

  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    tables[kind] = copy_values (assay_register_get_values (now, kind));
  for (guint i = lines->len; i > 0; i--)
    {
      const AssayTrailLine *line = lines->pdata[i - 1];
      AssayHeldKind kind;

      if (assay_held_find_kind (line->kind, &kind))
        put_back (tables[kind], kind, line);
    }
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      values[kind] = take_values (tables[kind]);
      g_hash_table_unref (tables[kind]);
    }

  return assay_register_new (values);
}

AssayRegister *
assay_register_store_load_past (AssayRegisterStore *self,
                                const AssayRegister *now,
                                AssayDate day,
                                GError **error)
{
  g_autofree char *since = assay_date_format_iso (day + 1);
  g_autoptr (GPtrArray) lines = assay_register_store_list_trail (self, since, error);

  return lines != NULL ? assay_register_rewind (now, lines) : NULL;
}
