/* Whether the tables in a PostgreSQL database are exactly ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both sides are written as lines, what is there from the server's catalogue and what should be
 * from the tables of fields, and the two are compared. What another program put beside or in place
 * of our tables (a view, a trigger, a function with the name of a built-in one, a policy that hides
 * rows) would otherwise answer in their name.
 */

#include "core/register/assay-register-postgres-private.h"
#include "core/register/assay-register-schema.h"

#define IN_OURS "'" ASSAY_REGISTER_POSTGRES_SCHEMA "'::regnamespace"

/* A table with anything about it that changes what it answers is “odd”; sequences come with their
 * columns, and are told by “a” for “always”. From PostgreSQL 18 on, NOT NULL is a constraint too,
 * and is told by the column. */
#define WHAT_IS_THERE                                                                              \
  "SELECT CASE WHEN c.relkind = 'r' AND c.relpersistence = 'p' AND NOT c.relrowsecurity "          \
  "AND NOT c.relhasrules AND NOT c.relhassubclass AND NOT c.relispartition "                       \
  "THEN 'table ' ELSE 'odd ' END || c.relname FROM pg_class c "                                    \
  "WHERE c.relnamespace = " IN_OURS " AND c.relkind NOT IN ('i', 'S') "                            \
  "UNION ALL SELECT concat ('column ', c.relname, ' ', a.attname, ' ', "                           \
  "format_type (a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' needed' END, "             \
  "CASE WHEN a.attidentity <> '' THEN ' ' || a.attidentity::text END, "                            \
  "CASE WHEN a.atthasdef THEN ' odd' END) FROM pg_attribute a JOIN pg_class c "                    \
  "ON c.oid = a.attrelid WHERE c.relnamespace = " IN_OURS " AND c.relkind = 'r' "                  \
  "AND a.attnum > 0 AND NOT a.attisdropped "                                                       \
  "UNION ALL SELECT concat ('constraint ', t.conrelid::regclass, ' ', "                            \
  "pg_get_constraintdef (t.oid)) FROM pg_constraint t "                                            \
  "WHERE t.connamespace = " IN_OURS " AND t.contype <> 'n' "                                       \
  "UNION ALL SELECT concat ('index ', c.relname, ' ', pg_get_indexdef (i.indexrelid), "            \
  "CASE WHEN NOT i.indisvalid THEN ' odd' END) FROM pg_index i "                                   \
  "JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = " IN_OURS " "                    \
  "AND NOT i.indisprimary "                                                                        \
  "UNION ALL SELECT concat ('trigger ', g.tgname) FROM pg_trigger g "                              \
  "JOIN pg_class c ON c.oid = g.tgrelid WHERE c.relnamespace = " IN_OURS " "                       \
  "AND (NOT g.tgisinternal OR g.tgenabled <> 'O') "                                                \
  "UNION ALL SELECT concat ('function ', p.proname) FROM pg_proc p "                               \
  "WHERE p.pronamespace = " IN_OURS " "                                                            \
  "UNION ALL SELECT concat ('operator ', o.oprname) FROM pg_operator o "                           \
  "WHERE o.oprnamespace = " IN_OURS " "                                                            \
  "UNION ALL SELECT concat ('type ', y.typname) FROM pg_type y "                                   \
  "WHERE y.typnamespace = " IN_OURS " AND y.typtype <> 'c' AND y.typelem = 0"

static void
expect_column (GHashTable *lines,
               const AssayRegisterTable *table,
               const AssayRegisterColumn *column)
{
  g_autofree char *type = g_ascii_strdown (column->type, -1);

  g_hash_table_add (lines, g_strdup_printf ("column %s %s %s%s%s", table->name, column->name, type,
                                            column->is_needed ? " needed" : "",
                                            column->is_id ? " a" : ""));
  if (column->is_id)
    g_hash_table_add (lines, g_strdup_printf ("constraint %s PRIMARY KEY (%s)", table->name,
                                              column->name));
  if (column->of == NULL)
    return;
  g_hash_table_add (lines, g_strdup_printf ("constraint %s FOREIGN KEY (%s) REFERENCES %s(id)",
                                            table->name, column->name, column->of));
  g_hash_table_add (
      lines,
      g_strdup_printf ("index %s_by_%s CREATE INDEX %s_by_%s ON " ASSAY_REGISTER_POSTGRES_SCHEMA
                       ".%s USING btree (%s)",
                       table->name, column->name, table->name, column->name, table->name,
                       column->name));
}

static GHashTable *
list_expected (const AssayRegisterDatabaseClass *class)
{
  g_autoptr (GPtrArray) tables = assay_register_schema_list_tables (class);
  GHashTable *lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < tables->len; i++)
    {
      const AssayRegisterTable *table = tables->pdata[i];

      g_hash_table_add (lines, g_strdup_printf ("table %s", table->name));
      for (guint j = 0; j < table->columns->len; j++)
        expect_column (lines, table, &g_array_index (table->columns, AssayRegisterColumn, j));
    }

  return lines;
}

/* What is found is struck off, so that a second of the same is one too many. */
static gboolean
strike_out (const char *const *columns, guint n_columns, gpointer user_data, GError **error)
{
  gpointer *both = user_data;
  GHashTable *expected = both[0];
  GPtrArray *differences = both[1];

  if (!g_hash_table_remove (expected, columns[0]))
    g_ptr_array_add (differences, g_strdup (columns[0]));

  return TRUE;
}

gboolean
assay_register_postgres_compare (AssayRegisterPostgres *self,
                                 GPtrArray *differences,
                                 GError **error)
{
  g_autoptr (GHashTable) expected = list_expected (self->database.class);
  gpointer both[] = { expected, differences };
  GHashTableIter iter;
  gpointer line;

  if (!assay_register_postgres_ask (self, WHAT_IS_THERE, NULL, 0, strike_out, both, NULL, error))
    return FALSE;
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    g_ptr_array_add (differences, g_strdup_printf ("- %s", (const char *) line));

  return TRUE;
}

/* --- References -------------------------------------------------------------------------------
 */

/* The server keeps references whole by itself, unless somebody told it to look away. */
static gboolean
list_orphans_of (AssayRegisterPostgres *self,
                 const AssayHeldRow *row,
                 const AssayHeldField *field,
                 GPtrArray *orphans,
                 GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT '%s ' || id FROM %s one WHERE %s IS NOT NULL AND NOT EXISTS "
                       "(SELECT FROM %s other WHERE other.id = one.%s) ORDER BY id LIMIT 20",
                       row->id, row->id, field->name, assay_held_get_row (field->of)->id,
                       field->name);

  return assay_register_postgres_ask (self, sql, NULL, 0, assay_register_postgres_add_text, orphans,
                                      NULL, error);
}

gboolean
assay_register_postgres_list_orphans (AssayRegisterPostgres *self,
                                      GPtrArray *orphans,
                                      GError **error)
{
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      const AssayHeldRow *row = assay_held_get_row (kind);

      for (guint i = 0; i < row->n_fields; i++)
        if (row->fields[i].kind == ASSAY_HELD_REF
            && !list_orphans_of (self, row, &row->fields[i], orphans, error))
          return FALSE;
    }

  return TRUE;
}
