/* What a row is about: found again by name, reference, day or words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-import-private.h"

char *
assay_import_make_key (AssayHeldKind kind, gint64 owner, const char *text)
{
  g_autofree char *folded = assay_register_fold_name (text != NULL ? text : "");

  return g_strdup_printf ("%u %" G_GINT64_FORMAT " %s", (guint) kind, owner, folded);
}

static char *
make_owned_key (gconstpointer value, const char *text, guint64 number)
{
  const AssayRegisterValue *of = value;
  g_autofree char *numbered =
      g_strdup_printf ("%" G_GUINT64_FORMAT " %s", number, text != NULL ? text : "");

  return assay_import_make_key (of->kind, assay_register_value_get_owner (value), numbered);
}

static char *
make_area_key (gconstpointer value)
{
  return assay_import_make_key (ASSAY_HELD_AREA, 0, ((const AssayHeldArea *) value)->name);
}

static char *
make_service_key (gconstpointer value)
{
  return assay_import_make_key (ASSAY_HELD_SERVICE, 0, ((const AssayHeldService *) value)->name);
}

static char *
make_partner_key (gconstpointer value)
{
  return make_owned_key (value, NULL, (guint64) ((const AssayHeldPartner *) value)->service);
}

static char *
make_reference_key (gconstpointer value)
{
  const char *reference = ((const AssayHeldContract *) value)->reference;

  return reference != NULL ? assay_import_make_key (ASSAY_HELD_CONTRACT, 0, reference) : NULL;
}

static char *
make_extension_key (gconstpointer value)
{
  return make_owned_key (value, NULL, ((const AssayHeldExtension *) value)->until);
}

static char *
make_clause_key (gconstpointer value)
{
  const AssayHeldClause *clause = value;

  return make_owned_key (value, clause->schemes, clause->clause);
}

static char *
make_milestone_key (gconstpointer value)
{
  return make_owned_key (value, ((const AssayHeldMilestone *) value)->what, 0);
}

static char *
make_award_key (gconstpointer value)
{
  const AssayHeldAward *award = value;

  return make_owned_key (value, award->scheme, award->from);
}

static char *
make_condition_key (gconstpointer value)
{
  return make_owned_key (value, ((const AssayHeldCondition *) value)->what, 0);
}

/* NULL for what no table names. */
static char *(*const keys[ASSAY_N_HELD]) (gconstpointer value) = {
  [ASSAY_HELD_AREA] = make_area_key,           [ASSAY_HELD_SERVICE] = make_service_key,
  [ASSAY_HELD_PARTNER] = make_partner_key,     [ASSAY_HELD_CONTRACT] = make_reference_key,
  [ASSAY_HELD_EXTENSION] = make_extension_key, [ASSAY_HELD_CLAUSE] = make_clause_key,
  [ASSAY_HELD_MILESTONE] = make_milestone_key, [ASSAY_HELD_AWARD] = make_award_key,
  [ASSAY_HELD_CONDITION] = make_condition_key,
};

char *
assay_import_make_own_key (gconstpointer value)
{
  AssayHeldKind kind = ((const AssayRegisterValue *) value)->kind;

  return keys[kind] != NULL ? keys[kind](value) : NULL;
}

char *
assay_import_make_other_key (gconstpointer value)
{
  const AssayHeldService *service = value;
  const AssayHeldContract *contract = value;

  if (service->value.kind == ASSAY_HELD_SERVICE && service->area != 0)
    return assay_import_make_key (ASSAY_HELD_SERVICE, service->area, service->name);
  if (contract->value.kind == ASSAY_HELD_CONTRACT)
    return assay_import_make_key (ASSAY_HELD_CONTRACT, contract->service, contract->title);

  return NULL;
}

/* --- What leads where -------------------------------------------------------------------------
 */

/* Takes @key. */
static void
lead (GHashTable *table, char *key, gpointer to)
{
  gpointer there = key != NULL ? g_hash_table_lookup (table, key) : NULL;

  if (key == NULL || there == to)
    g_free (key);
  else
    g_hash_table_insert (table, key, there != NULL ? ASSAY_IMPORT_AMBIGUOUS : to);
}

static char *
make_clause_mark (const AssayHeldClause *clause)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %u", clause->contract, (guint) clause->clause);
}

gboolean
assay_import_meet_clause (AssayImportWork *self, const AssayHeldClause *clause)
{
  return !g_hash_table_add (self->clauses, make_clause_mark (clause));
}

void
assay_import_index (AssayImportWork *self)
{
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      const GPtrArray *values = assay_register_get_values (self->preview->held, kind);

      for (guint i = 0; keys[kind] != NULL && i < values->len; i++)
        {
          lead (self->known, assay_import_make_own_key (values->pdata[i]), values->pdata[i]);
          lead (self->known, assay_import_make_other_key (values->pdata[i]), values->pdata[i]);
          if (kind == ASSAY_HELD_CLAUSE)
            assay_import_meet_clause (self, values->pdata[i]);
        }
    }
}

/* --- Drafts -----------------------------------------------------------------------------------
 */

void
assay_import_draft_free (AssayImportDraft *self)
{
  assay_register_value_free (self->value);
  g_free (self->set_by);
  g_free (self);
}

static AssayImportDraft *
take_draft (AssayImportWork *self, AssayRegisterValue *value)
{
  AssayImportDraft *draft = g_new0 (AssayImportDraft, 1);

  draft->value = value;
  draft->set_by = g_new0 (guint, assay_held_get_row (value->kind)->n_fields);
  g_ptr_array_add (self->preview->drafts, draft);

  return draft;
}

static AssayImportDraft *
make_draft_of (AssayImportWork *self, AssayRegisterValue *was)
{
  AssayImportDraft *draft = g_hash_table_lookup (self->draft_of, was);

  if (draft != NULL)
    return draft;
  draft = take_draft (self, assay_register_value_copy (was));
  draft->was = was;
  g_hash_table_insert (self->draft_of, was, draft);

  return draft;
}

AssayImportDraft *
assay_import_find_draft (AssayImportWork *self, const char *key, gboolean *out_is_ambiguous)
{
  gpointer draft = key != NULL ? g_hash_table_lookup (self->drafts, key) : NULL;
  gpointer known = key != NULL ? g_hash_table_lookup (self->known, key) : NULL;

  *out_is_ambiguous = draft == ASSAY_IMPORT_AMBIGUOUS || known == ASSAY_IMPORT_AMBIGUOUS
                      || (draft != NULL && known != NULL);
  if (*out_is_ambiguous)
    return NULL;
  if (draft != NULL)
    return draft;

  return known != NULL ? make_draft_of (self, known) : NULL;
}

AssayImportDraft *
assay_import_add_draft (AssayImportWork *self, gpointer value, guint line)
{
  AssayImportDraft *draft = take_draft (self, value);

  g_ptr_array_add (self->added, draft);
  draft->value->id = -(gint64) self->added->len;
  draft->line = line;
  lead (self->drafts, assay_import_make_own_key (value), draft);
  lead (self->drafts, assay_import_make_other_key (value), draft);

  return draft;
}

AssayImportDraft *
assay_import_get_added (const AssayImportWork *self, gint64 id)
{
  g_assert (id < 0 && -id <= self->added->len);

  return self->added->pdata[-id - 1];
}
