/* Taking contracts from a table into a register: the preview, and the edit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-entry.h"
#include "core/register/assay-register-import-private.h"
#include "core/register/assay-register-store-private.h"

#include "base/assay-error.h"
#include "base/assay-text.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* How many rows go by between looks at whether to stop. */
#define LOOK_ROWS 256u

static void
problem_free (gpointer problem)
{
  AssayImportProblem *self = problem;

  g_free (self->header);
  g_free (self->value);
  g_free (self->detail);
  g_free (self);
}

static void
row_free (gpointer row)
{
  AssayImportRow *self = row;

  g_array_unref (self->acts);
  g_free (self);
}

void
assay_import_preview_free (AssayImportPreview *self)
{
  if (self == NULL)
    return;
  assay_import_table_free (self->table);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->problems);
  g_array_unref (self->days);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->drafts);
  assay_register_unref (self->held);
  g_clear_pointer (&self->after, assay_register_unref);
  g_free (self);
}

AssayImportProblem *
assay_import_tell (AssayImportWork *self,
                   AssayImportIssue issue,
                   guint line,
                   const char *header,
                   const char *value,
                   const char *detail)
{
  AssayImportProblem *problem = g_new0 (AssayImportProblem, 1);

  problem->issue = issue;
  problem->line = line;
  problem->header = header != NULL ? assay_text_dup_quoted (header) : NULL;
  problem->value = value != NULL ? assay_text_dup_quoted (value) : NULL;
  problem->detail = detail != NULL ? assay_text_dup_quoted (detail) : NULL;
  g_ptr_array_add (self->preview->problems, problem);
  if (assay_import_issue_get_weight (issue) == ASSAY_IMPORT_WARNING)
    self->preview->n_warnings++;
  else
    self->preview->n_errors++;

  return problem;
}

/* --- The work ---------------------------------------------------------------------------------
 */

static void
work_begin (AssayImportWork *self)
{
  const GArray *lines = self->choices->lines_left_out;

  self->left_out = g_hash_table_new (NULL, NULL);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->draft_of = g_hash_table_new (NULL, NULL);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->clauses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->added = g_ptr_array_new ();
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    g_hash_table_add (self->left_out, GUINT_TO_POINTER (g_array_index (lines, guint, i)));
}

static void
work_clear (AssayImportWork *self)
{
  g_hash_table_unref (self->left_out);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->drafts);
  g_hash_table_unref (self->draft_of);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->clauses);
  g_ptr_array_unref (self->added);
  g_free (self->columns);
  g_free (self->orders);
}

static gboolean
read_rows (AssayImportWork *self, GError **error)
{
  const GPtrArray *rows = self->preview->table->rows;

  for (guint i = 1; i < rows->len; i++)
    {
      const AssayImportTableRow *cells = rows->pdata[i];
      AssayImportRow *row = g_new0 (AssayImportRow, 1);

      row->line = cells->line;
      row->acts = g_array_new (FALSE, FALSE, sizeof (AssayImportAct));
      row->is_left_out = g_hash_table_contains (self->left_out, GUINT_TO_POINTER (cells->line));
      g_ptr_array_add (self->preview->rows, row);
      if (!row->is_left_out)
        assay_import_read_row (self, cells, row);
      if (i % LOOK_ROWS == 0 && g_cancellable_is_cancelled (self->cancellable))
        {
          g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED, _ ("Stopped"));
          return FALSE;
        }
    }

  return TRUE;
}

/* What a draft comes to in the end. */
static AssayImportEffect
get_effect (const AssayImportDraft *draft)
{
  g_autofree char *is = NULL;
  g_autofree char *was = NULL;

  if (draft->was == NULL)
    return ASSAY_IMPORT_ADDS;
  is = assay_register_value_format (draft->value);
  was = assay_register_value_format (draft->was);

  return g_str_equal (is, was) ? ASSAY_IMPORT_KEEPS : ASSAY_IMPORT_CHANGES;
}

static void
count_effects (AssayImportPreview *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const AssayImportDraft *draft = self->drafts->pdata[i];

      self->counts[draft->value->kind][get_effect (draft)]++;
    }
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const AssayImportProblem *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;
  gboolean is_one = assay_import_issue_get_weight (one->issue) == ASSAY_IMPORT_OF_FILE;
  gboolean is_other = assay_import_issue_get_weight (other->issue) == ASSAY_IMPORT_OF_FILE;

  if (is_one != is_other)
    return is_one ? -1 : 1;
  if (one->line != other->line)
    return one->line < other->line ? -1 : 1;

  return (one->issue > other->issue) - (one->issue < other->issue);
}

static gboolean
make_preview (AssayImportWork *self, GError **error)
{
  const AssayImportTable *table = self->preview->table;

  if (table->is_encoding_assumed)
    assay_import_tell (self, ASSAY_IMPORT_ENCODING_ASSUMED, 0, NULL, NULL, table->encoding);
  if (table->above != NULL)
    assay_import_tell (self, ASSAY_IMPORT_HEADERS_BELOW,
                       ((const AssayImportTableRow *) table->rows->pdata[0])->line, NULL,
                       table->above, NULL);
  if (!assay_import_read_headers (self))
    return TRUE;
  assay_import_read_dates (self);
  assay_import_index (self);
  if (!read_rows (self, error))
    return FALSE;
  count_effects (self->preview);
  assay_import_check_after (self);

  return TRUE;
}

AssayImportPreview *
assay_import_preview_new (AssayImportTable *table,
                          AssayRegister *held,
                          const AssayImportChoices *choices,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (AssayImportPreview) self = g_new0 (AssayImportPreview, 1);
  AssayImportWork work = { .preview = self, .choices = choices, .cancellable = cancellable };
  gboolean is_made;

  self->table = table;
  self->held = assay_register_ref (held);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->columns = g_array_new (FALSE, FALSE, sizeof (AssayImportColumn));
  self->days = g_array_new (FALSE, FALSE, sizeof (AssayImportDays));
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_import_draft_free);
  work_begin (&work);
  is_made = make_preview (&work, error);
  work_clear (&work);
  if (!is_made)
    return NULL;
  g_ptr_array_sort (self->problems, compare_problems);

  return g_steal_pointer (&self);
}

/* --- The edit ---------------------------------------------------------------------------------
 */

GArray *
assay_import_preview_list_edits (const AssayImportPreview *self)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));

  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    for (guint i = 0; i < self->drafts->len; i++)
      {
        const AssayImportDraft *draft = self->drafts->pdata[i];
        AssayRegisterEdit edit = { draft->was == NULL ? ASSAY_REGISTER_ADD : ASSAY_REGISTER_AMEND,
                                   draft->value };

        /* Comparing a value with what it was takes longer than everything else here. */
        if (draft->value->kind == kind && get_effect (draft) != ASSAY_IMPORT_KEEPS)
          g_array_append_val (edits, edit);
      }

  return edits;
}

/* The gate refuses it, too, but does not know of lines. */
static gboolean
check_entries (const AssayImportPreview *self, AssayDate today, GError **error)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const AssayImportDraft *draft = self->drafts->pdata[i];
      g_autofree char *line = g_strdup_printf (_ ("Line %u"), draft->line);
      GError *local_error = NULL;

      if (assay_register_value_check_entry (draft->value, today, &local_error))
        continue;
      assay_error_propagate (error, local_error, line);
      return FALSE;
    }

  return TRUE;
}

gboolean
assay_import_preview_apply (AssayImportPreview *self,
                            AssayRegisterStore *store,
                            GCancellable *cancellable,
                            GPtrArray **out_collisions,
                            GError **error)
{
  g_autoptr (GArray) edits = NULL;

  if (out_collisions != NULL)
    *out_collisions = NULL;
  if (self->n_errors > 0)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%u error is left in the table; correct it, or leave its row out",
                                "%u errors are left in the table; correct them, or leave their "
                                "rows out",
                                self->n_errors),
                   self->n_errors);
      return FALSE;
    }
  if (!check_entries (self, assay_context_get_today (store->context), error))
    return FALSE;
  edits = assay_import_preview_list_edits (self);

  return assay_register_store_apply (store, edits, cancellable, out_collisions, error);
}
