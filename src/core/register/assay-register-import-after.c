/* What would look wrong in a register once a table is taken in, and did not before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules are those of the register itself (assay-register-check.h): they are asked of it as it
 * would be, so that no rule is written twice.
 */

#include "core/register/assay-register-import-private.h"

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const AssayRegisterValue *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;

  return ORDER (one->id, other->id);
}

static char *
format_place (AssayHeldKind kind, gint64 id)
{
  return g_strdup_printf ("%u %" G_GINT64_FORMAT, (guint) kind, id);
}

/* "KIND ID" → draft, borrowed. */
static GHashTable *
place_drafts (const AssayImportPreview *preview)
{
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < preview->drafts->len; i++)
    {
      AssayImportDraft *draft = preview->drafts->pdata[i];

      g_hash_table_insert (places, format_place (draft->value->kind, draft->value->id), draft);
    }

  return places;
}

/* The register as it would be; new values have negative ids. */
static AssayRegister *
make_after (const AssayImportPreview *preview, GHashTable *places)
{
  GPtrArray *values[ASSAY_N_HELD];

  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      const GPtrArray *held = assay_register_get_values (preview->held, kind);

      values[kind] = g_ptr_array_new_with_free_func (assay_register_value_free);
      for (guint i = 0; i < held->len; i++)
        {
          const AssayRegisterValue *value = held->pdata[i];
          g_autofree char *place = format_place (kind, value->id);
          const AssayImportDraft *draft = g_hash_table_lookup (places, place);

          g_ptr_array_add (values[kind],
                           assay_register_value_copy (draft != NULL ? draft->value : value));
        }
    }
  for (guint i = 0; i < preview->drafts->len; i++)
    {
      const AssayImportDraft *draft = preview->drafts->pdata[i];

      if (draft->was == NULL)
        g_ptr_array_add (values[draft->value->kind], assay_register_value_copy (draft->value));
    }
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    g_ptr_array_sort (values[kind], compare_ids);

  return assay_register_new (values, 0);
}

static char *
format_doubt (const AssayRegisterDoubt *doubt)
{
  return g_strdup_printf ("%u %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, (guint) doubt->doubt,
                          (guint) doubt->kind, doubt->id, doubt->other);
}

/* Which kind the other of a doubt is; doubts of one kind with another of it, and of an owner. */
static AssayHeldKind
get_other_kind (const AssayRegisterDoubt *doubt)
{
  const AssayHeldRow *row = assay_held_get_row (doubt->kind);

  if (doubt->doubt == ASSAY_DOUBT_SAME_NAME || doubt->doubt == ASSAY_DOUBT_OVERLAP)
    return doubt->kind;

  return row->fields[0].kind == ASSAY_HELD_REF ? row->fields[0].of : doubt->kind;
}

static guint
find_line (GHashTable *places, AssayHeldKind kind, gint64 id)
{
  g_autofree char *place = format_place (kind, id);
  const AssayImportDraft *draft = g_hash_table_lookup (places, place);

  return draft != NULL ? draft->line : 0;
}

static void
tell_doubt (AssayImportWork *self, GHashTable *places, const AssayRegisterDoubt *doubt)
{
  guint line = find_line (places, doubt->kind, doubt->id);
  guint other = find_line (places, get_other_kind (doubt), doubt->other);
  /* Where only the other one is in the file, it is that line's doing; of two, the later one's. */
  guint later = MAX (line, other);
  AssayImportProblem *problem =
      assay_import_tell (self, ASSAY_IMPORT_DOUBT, later, NULL, NULL, NULL);

  problem->doubt = *doubt;
  problem->other = line != 0 && other != 0 && line != other ? MIN (line, other) : 0;
}

static gboolean
has_file_problem (const AssayImportPreview *preview)
{
  for (guint i = 0; i < preview->problems->len; i++)
    {
      const AssayImportProblem *problem = preview->problems->pdata[i];

      if (assay_import_issue_get_weight (problem->issue) == ASSAY_IMPORT_OF_FILE)
        return TRUE;
    }

  return FALSE;
}

void
assay_import_check_after (AssayImportWork *self)
{
  const GArray *schemes = self->choices->schemes;
  g_autoptr (GHashTable) places = place_drafts (self->preview);
  g_autoptr (GArray) before = assay_register_check (self->preview->held, schemes);
  g_autoptr (GArray) doubts = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->preview->after = make_after (self->preview, places);
  /* Before the whole file can be read, what seems to lack may only not have been read yet. */
  if (has_file_problem (self->preview))
    return;
  doubts = assay_register_check (self->preview->after, schemes);
  for (guint i = 0; i < before->len; i++)
    g_hash_table_add (known, format_doubt (&g_array_index (before, AssayRegisterDoubt, i)));
  for (guint i = 0; i < doubts->len; i++)
    {
      const AssayRegisterDoubt *doubt = &g_array_index (doubts, AssayRegisterDoubt, i);
      g_autofree char *text = format_doubt (doubt);

      if (!g_hash_table_contains (known, text))
        tell_doubt (self, places, doubt);
    }
}
