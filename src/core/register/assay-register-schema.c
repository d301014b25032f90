/* The tables of a register, written from the tables of fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-schema.h"

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

/* --- The description --------------------------------------------------------------------------
 */

/* What a register is, in one row. */
static const AssayRegisterColumn register_columns[] = {
  { "format", "BIGINT", FALSE, TRUE },
  { "title", "TEXT", FALSE, TRUE },
};

/* Every line of one edit has the same mark, by which an edit whose answer was lost is found. */
static const AssayRegisterColumn trail_columns[] = {
  { "id", "BIGINT", TRUE, TRUE },     { "edit", "TEXT", FALSE, TRUE },
  { "moment", "TEXT", FALSE, TRUE },  { "author", "TEXT", FALSE, TRUE },
  { "verb", "TEXT", FALSE, TRUE },    { "kind", "TEXT", FALSE, TRUE },
  { "item", "BIGINT", FALSE, TRUE },  { "was", "TEXT", FALSE, FALSE },
  { "became", "TEXT", FALSE, FALSE },
};

static const AssayRegisterColumn held_columns[] = {
  { "id", "BIGINT", TRUE, TRUE },
  { "version", "BIGINT", FALSE, TRUE },
};

static AssayRegisterTable *
table_new (const char *name, const AssayRegisterColumn *columns, guint n_columns)
{
  AssayRegisterTable *self = g_new0 (AssayRegisterTable, 1);

  self->name = name;
  self->columns = g_array_new (FALSE, FALSE, sizeof (AssayRegisterColumn));
  g_array_append_vals (self->columns, columns, n_columns);

  return self;
}

static void
table_free (gpointer table)
{
  AssayRegisterTable *self = table;

  g_array_unref (self->columns);
  g_free (self);
}

static void
add_field (AssayRegisterTable *table,
           const AssayRegisterDatabaseClass *class,
           const AssayHeldField *field)
{
  AssayRegisterColumn column = {
    .name = field->name,
    .type = get_type (class, field->kind),
    .is_needed = field->is_required,
    .of = field->kind == ASSAY_HELD_REF ? assay_held_get_row (field->of)->id : NULL,
  };

  g_array_append_val (table->columns, column);
}

GPtrArray *
assay_register_schema_list_tables (const AssayRegisterDatabaseClass *class)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func (table_free);

  g_ptr_array_add (tables,
                   table_new ("register", register_columns, G_N_ELEMENTS (register_columns)));
  g_ptr_array_add (tables, table_new ("trail", trail_columns, G_N_ELEMENTS (trail_columns)));
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      const AssayHeldRow *row = assay_held_get_row (kind);
      AssayRegisterTable *table = table_new (row->id, held_columns, G_N_ELEMENTS (held_columns));

      for (guint i = 0; i < row->n_fields; i++)
        add_field (table, class, &row->fields[i]);
      g_assert (table->columns->len <= ASSAY_REGISTER_MAX_COLUMNS);
      g_ptr_array_add (tables, table);
    }

  return tables;
}

/* --- The statements ---------------------------------------------------------------------------
 */

static char *
format_column (const AssayRegisterDatabaseClass *class, const AssayRegisterColumn *column)
{
  g_autofree char *reference =
      column->of != NULL ? g_strdup_printf (" REFERENCES %s (id)", column->of) : NULL;

  if (column->is_id)
    return g_strdup_printf ("%s %s", column->name, class->id_type);

  return g_strconcat (column->name, " ", column->type, column->is_needed ? " NOT NULL" : "",
                      reference, NULL);
}

static char *
format_table (const AssayRegisterDatabaseClass *class, const AssayRegisterTable *table)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < table->columns->len; i++)
    g_ptr_array_add (columns, format_column (class, &g_array_index (table->columns,
                                                                    AssayRegisterColumn, i)));
  g_ptr_array_add (columns, NULL);
  joined = g_strjoinv (", ", (char **) columns->pdata);

  return g_strdup_printf ("CREATE TABLE %s (%s)", table->name, joined);
}

/* References are looked up when what they name is removed. */
static void
add_indexes (GPtrArray *statements, const AssayRegisterTable *table)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const AssayRegisterColumn *column = &g_array_index (table->columns, AssayRegisterColumn, i);

      if (column->of != NULL)
        g_ptr_array_add (statements,
                         g_strdup_printf ("CREATE INDEX %s_by_%s ON %s (%s)", table->name,
                                          column->name, table->name, column->name));
    }
}

char **
assay_register_schema_list (const AssayRegisterDatabaseClass *class)
{
  g_autoptr (GPtrArray) tables = assay_register_schema_list_tables (class);
  GPtrArray *statements = g_ptr_array_new ();

  for (guint i = 0; i < tables->len; i++)
    {
      g_ptr_array_add (statements, format_table (class, tables->pdata[i]));
      add_indexes (statements, tables->pdata[i]);
    }
  g_ptr_array_add (statements, NULL);

  return (char **) g_ptr_array_free (statements, FALSE);
}

gboolean
assay_register_schema_write (AssayRegisterDatabase *database, const char *title, GError **error)
{
  g_auto (GStrv) statements = assay_register_schema_list (database->class);
  const char *parameters[] = { ASSAY_REGISTER_FORMAT, title };

  for (guint i = 0; statements[i] != NULL; i++)
    if (!database->class->run (database, statements[i], NULL, 0, NULL, NULL, NULL, error))
      return FALSE;

  return database->class->run (database, "INSERT INTO register (format, title) VALUES ($1, $2)",
                               parameters, G_N_ELEMENTS (parameters), NULL, NULL, NULL, error);
}
