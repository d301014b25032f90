/* The tables of a register, written from the tables of fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-database.h"
#include "core/register/assay-register-value.h"

static const char *
get_type (const AssayRegisterDatabaseClass *class, AssayHeldFieldKind kind)
{
  switch (kind)
    {
    case ASSAY_HELD_LINE:
    case ASSAY_HELD_BLOCK:
    case ASSAY_HELD_WORD:
      return "TEXT";
    case ASSAY_HELD_DATE:
      return class->day_type;
    case ASSAY_HELD_FLAG:
    case ASSAY_HELD_NUMBER:
    case ASSAY_HELD_REF:
      return "BIGINT";
    }

  g_assert_not_reached ();
}

static char *
format_table (const AssayRegisterDatabaseClass *class, const AssayHeldRow *row)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "CREATE TABLE %s (id %s, version BIGINT NOT NULL", row->id, class->id_type);
  for (guint i = 0; i < row->n_fields; i++)
    {
      const AssayHeldField *field = &row->fields[i];

      g_string_append_printf (sql, ", %s %s%s", field->name, get_type (class, field->kind),
                              field->is_required ? " NOT NULL" : "");
      if (field->kind == ASSAY_HELD_REF)
        g_string_append_printf (sql, " REFERENCES %s (id)", assay_held_get_row (field->of)->id);
    }
  g_string_append_c (sql, ')');

  return g_string_free (sql, FALSE);
}

/* References are looked up when what they name is removed. */
static void
add_indexes (GPtrArray *statements, const AssayHeldRow *row)
{
  for (guint i = 0; i < row->n_fields; i++)
    if (row->fields[i].kind == ASSAY_HELD_REF)
      g_ptr_array_add (statements,
                       g_strdup_printf ("CREATE INDEX %s_by_%s ON %s (%s)", row->id,
                                        row->fields[i].name, row->id, row->fields[i].name));
}

char **
assay_register_schema_list (const AssayRegisterDatabaseClass *class)
{
  GPtrArray *statements = g_ptr_array_new ();

  g_ptr_array_add (statements, g_strdup ("CREATE TABLE register (format BIGINT NOT NULL, "
                                         "title TEXT NOT NULL)"));
  g_ptr_array_add (statements,
                   g_strdup_printf ("CREATE TABLE trail (id %s, moment TEXT NOT NULL, author TEXT "
                                    "NOT NULL, verb TEXT NOT NULL, kind TEXT NOT NULL, item BIGINT "
                                    "NOT NULL, was TEXT, became TEXT)",
                                    class->id_type));
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      const AssayHeldRow *row = assay_held_get_row (kind);

      g_ptr_array_add (statements, format_table (class, row));
      add_indexes (statements, row);
    }
  g_ptr_array_add (statements, NULL);

  return (char **) g_ptr_array_free (statements, FALSE);
}
