/* Two people's work brought together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The three sides are given the same numbers first; then values of the same name stand beside each
 * other, and each is put together field by field.
 */

#include "core/portfolio/assay-merge-private.h"

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-edit-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- Values --- */

AssayResolution *
assay_resolution_new (const char *id, AssayChoice choice, const char *text)
{
  AssayResolution *self = g_new0 (AssayResolution, 1);

  self->id = g_strdup (id);
  self->choice = choice;
  self->text = g_strdup (text);

  return self;
}

void
assay_resolution_free (AssayResolution *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->text);
  g_free (self);
}

static void
conflict_free (AssayMergeConflict *self)
{
  for (guint side = 0; side < ASSAY_N_SIDES; side++)
    {
      assay_value_unref (self->type, self->values[side]);
      assay_citation_unref (self->citations[side]);
    }
  g_free (self->id);
  g_free (self->subject);
  g_free (self);
}

static AssayMerge *
merge_new (void)
{
  AssayMerge *self = g_new0 (AssayMerge, 1);

  g_atomic_ref_count_init (&self->refs);
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) conflict_free);
  self->renumbered = g_array_new (FALSE, FALSE, sizeof (AssayRenumbering));

  return self;
}

AssayMerge *
assay_merge_ref (AssayMerge *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
assay_merge_unref (AssayMerge *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint side = 0; side < ASSAY_N_SIDES; side++)
    assay_portfolio_unref (self->sides[side]);
  assay_portfolio_unref (self->merged);
  assay_edit_unref (self->edit);
  g_ptr_array_unref (self->conflicts);
  g_array_unref (self->renumbered);
  g_free (self);
}

/* --- Conflicts --- */

AssaySide
assay_choice_get_side (AssayChoice choice)
{
  return choice == ASSAY_CHOICE_THEIRS ? ASSAY_SIDE_THEIRS : ASSAY_SIDE_OURS;
}

/* One that names the conflict comes before one for all. */
const AssayResolution *
assay_merging_lookup_resolution (const AssayMerging *self, const AssayMergeConflict *conflict)
{
  const AssayResolution *for_all = NULL;

  for (guint i = 0; self->resolutions != NULL && i < self->resolutions->len; i++)
    {
      const AssayResolution *resolution = self->resolutions->pdata[i];

      if (resolution->id == NULL)
        for_all = resolution;
      else if (g_str_equal (resolution->id, conflict->id))
        return resolution;
    }

  return for_all;
}

static char *
dup_subject (const AssayMerging *self, AssayValueType type, gconstpointer value)
{
  g_autofree char *label = assay_value_dup_label (type, value);
  const char *other = NULL;

  if (type == ASSAY_VALUE_EVIDENCE)
    other = g_hash_table_lookup (self->evidence_labels,
                                 GUINT_TO_POINTER (((const AssayEvidence *) value)->number));
  else if (type == ASSAY_VALUE_ACTION)
    other = g_hash_table_lookup (self->action_labels,
                                 GUINT_TO_POINTER (((const AssayAction *) value)->number));

  /* A figure's name has spaces, which a word on the command line must not have. */
  return other != NULL ? g_strdup (other) : g_strdelimit (g_steal_pointer (&label), " ", ':');
}

AssayMergeConflict *
assay_merging_add_conflict (AssayMerging *self,
                            AssayValueType type,
                            AssayMergeField field,
                            guint part,
                            gconstpointer const values[ASSAY_N_SIDES])
{
  AssayMergeConflict *conflict = g_new0 (AssayMergeConflict, 1);
  gconstpointer like =
      values[ASSAY_SIDE_OURS] != NULL ? values[ASSAY_SIDE_OURS] : values[ASSAY_SIDE_THEIRS];
  g_autofree char *number = part > 0 ? g_strdup_printf ("-%u", part) : g_strdup ("");
  const AssayResolution *resolution;

  conflict->subject = dup_subject (self, type, like);
  conflict->id =
      g_strdup_printf ("%s/%s%s", conflict->subject, assay_merge_field_get_id (field), number);
  conflict->field = field;
  conflict->type = type;
  for (guint side = 0; side < ASSAY_N_SIDES; side++)
    conflict->values[side] = assay_value_ref (type, values[side]);
  resolution = assay_merging_lookup_resolution (self, conflict);
  if (resolution != NULL)
    {
      conflict->choice = resolution->choice;
      g_hash_table_add (self->used, (gpointer) resolution);
    }
  self->merge->n_open += conflict->choice == ASSAY_CHOICE_OPEN;
  g_ptr_array_add (self->merge->conflicts, conflict);

  return conflict;
}

/* --- One value --- */

/* The text as it would be kept, in *@out_text: NULL for one that says nothing. */
static gboolean
clean_own (AssayOwn own, const char *what, const char *text, char **out_text, GError **error)
{
  switch (own)
    {
    case ASSAY_OWN_NOT:
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s cannot be filled with a text; choose one of the two sides"), what);
      return FALSE;
    case ASSAY_OWN_LINE:
      return assay_edit_need_line (text, what, out_text, error);
    case ASSAY_OWN_BLOCK:
      return assay_edit_take_block (text, what, out_text, error);
    case ASSAY_OWN_NEEDED_BLOCK:
      return assay_edit_need_block (text, what, out_text, error);
    }

  g_assert_not_reached ();
}

static gboolean
take_own (
    const AssayFieldRow *field, const char *id, const char *own, gpointer merged, GError **error)
{
  g_autofree char *text = NULL;

  if (!clean_own (field->own, id, own, &text, error))
    return FALSE;
  g_free (G_STRUCT_MEMBER (char *, merged, field->members[0].offset));
  G_STRUCT_MEMBER (char *, merged, field->members[0].offset) = g_steal_pointer (&text);

  return TRUE;
}

static AssayOwn
find_own (const AssayMergeConflict *conflict)
{
  guint n_fields = 0;
  const AssayFieldRow *fields = assay_merge_list_fields (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].type == conflict->type && fields[i].field == conflict->field)
      return fields[i].own;

  return ASSAY_OWN_NOT;
}

gboolean
assay_merge_conflict_takes_text (const AssayMergeConflict *self, gboolean *out_has_lines)
{
  AssayOwn own = find_own (self);

  if (out_has_lines != NULL)
    *out_has_lines = own == ASSAY_OWN_BLOCK || own == ASSAY_OWN_NEEDED_BLOCK;

  return own != ASSAY_OWN_NOT;
}

gboolean
assay_merge_conflict_check_text (const AssayMergeConflict *self,
                                 const char *text,
                                 const char *what,
                                 GError **error)
{
  g_autofree char *clean = NULL;

  return clean_own (find_own (self), what, text, &clean, error);
}

/* @known: the values as they were given, for showing; @filled: none of them NULL. */
static gboolean
merge_field (AssayMerging *self,
             const AssayFieldRow *field,
             gconstpointer const known[ASSAY_N_SIDES],
             gconstpointer const filled[ASSAY_N_SIDES],
             gpointer merged,
             GError **error)
{
  gconstpointer base = filled[ASSAY_SIDE_BASE];
  gconstpointer ours = filled[ASSAY_SIDE_OURS], theirs = filled[ASSAY_SIDE_THEIRS];
  const AssayMergeConflict *conflict;

  if (assay_field_is_equal (field, ours, theirs) || assay_field_is_equal (field, base, theirs))
    return TRUE;
  if (assay_field_is_equal (field, base, ours))
    {
      assay_field_copy (field, merged, theirs);
      return TRUE;
    }
  conflict = assay_merging_add_conflict (self, field->type, field->field, 0, known);
  if (conflict->choice == ASSAY_CHOICE_OWN)
    return take_own (field, conflict->id, assay_merging_lookup_resolution (self, conflict)->text,
                     merged, error);
  if (conflict->choice == ASSAY_CHOICE_THEIRS)
    assay_field_copy (field, merged, theirs);

  return TRUE;
}

/* What an item that both sides added would have been to begin with: the file that both have, with
 * nothing said of it yet. */
static void
fill_shared_file (AssayEvidence *base, const AssayEvidence *ours, const AssayEvidence *theirs)
{
  if (ours->basis != theirs->basis || ours->size != theirs->size || ours->pages != theirs->pages
      || g_strcmp0 (ours->sha256, theirs->sha256) != 0
      || g_strcmp0 (ours->source_name, theirs->source_name) != 0
      || g_strcmp0 (ours->type, theirs->type) != 0)
    return;
  base->basis = ours->basis;
  base->size = ours->size;
  base->pages = ours->pages;
  base->sha256 = g_strdup (ours->sha256);
  base->source_name = g_strdup (ours->source_name);
  base->type = g_strdup (ours->type);
}

/* An owned value to stand where there is none. */
static gpointer
new_filling (AssayValueType type, gconstpointer const values[ASSAY_N_SIDES])
{
  gconstpointer ours = values[ASSAY_SIDE_OURS], theirs = values[ASSAY_SIDE_THEIRS];
  gpointer filling = assay_value_new_like (type, ours != NULL ? ours : theirs);

  if (type == ASSAY_VALUE_EVIDENCE && ours != NULL && theirs != NULL)
    fill_shared_file (filling, ours, theirs);

  return filling;
}

/* Whether an item in conflict over its use is withdrawn goes with the side that its citations come
 * from. */
static void
settle_use (const AssayMerging *self, const AssayEvidence *const *items, AssayEvidence *merged)
{
  AssaySide side = ASSAY_SIDE_OURS;

  if (assay_merging_lookup_use (self, merged->number, &side))
    merged->withdrawn = items[side]->withdrawn;
}

/* Field by field; the owned result, or NULL with an error. */
static gpointer
merge_fields (AssayMerging *self,
              AssayValueType type,
              gconstpointer const values[ASSAY_N_SIDES],
              GError **error)
{
  guint n_fields = 0;
  const AssayFieldRow *fields = assay_merge_list_fields (&n_fields);
  gpointer filling = new_filling (type, values);
  gconstpointer filled[ASSAY_N_SIDES];
  gpointer merged;
  gboolean good = TRUE;

  for (guint side = 0; side < ASSAY_N_SIDES; side++)
    filled[side] = values[side] != NULL ? values[side] : filling;
  merged = assay_value_copy (type, filled[ASSAY_SIDE_OURS]);
  for (guint i = 0; good && i < n_fields; i++)
    if (fields[i].type == type)
      good = merge_field (self, &fields[i], values, filled, merged, error);
  if (good && type == ASSAY_VALUE_RESPONSE)
    assay_merging_join_citations (self, filled, merged);
  if (good && type == ASSAY_VALUE_POINT)
    assay_merging_join_answer_items (self, filled, merged);
  if (good && type == ASSAY_VALUE_EVIDENCE)
    settle_use (self, (const AssayEvidence *const *) filled, merged);
  assay_value_unref (type, filling);
  if (!good)
    assay_value_unref (type, merged);

  return good ? merged : NULL;
}

/* A value that is on one side only. */
static gconstpointer
choose_whole (AssayMerging *self, AssayValueType type, gconstpointer const values[ASSAY_N_SIDES])
{
  gconstpointer base = values[ASSAY_SIDE_BASE];
  gconstpointer ours = values[ASSAY_SIDE_OURS], theirs = values[ASSAY_SIDE_THEIRS];
  gconstpointer holder = ours != NULL ? ours : theirs;
  const AssayMergeConflict *conflict;
  AssaySide side = ASSAY_SIDE_OURS;

  if (base == NULL)
    return holder;
  if (type == ASSAY_VALUE_EVIDENCE
      && assay_merging_lookup_use (self, ((const AssayEvidence *) holder)->number, &side))
    return values[side];
  if (assay_value_is_equal (type, base, holder))
    return NULL;
  conflict = assay_merging_add_conflict (self, type, ASSAY_MERGE_WHOLE, 0, values);

  return values[assay_choice_get_side (conflict->choice)];
}

/* An answer or a response that says nothing is the same as none. */
static gboolean
is_void (AssayValueType type, gconstpointer value)
{
  if (type == ASSAY_VALUE_RESPONSE)
    return assay_response_is_empty (value);

  return type == ASSAY_VALUE_ANSWER && ((const AssayAnswer *) value)->value == NULL;
}

/* Adds to @to what comes of @values, if anything does. */
static gboolean
merge_value (AssayMerging *self,
             AssayValueType type,
             gconstpointer const values[ASSAY_N_SIDES],
             GPtrArray *to,
             GError **error)
{
  gboolean by_field = type == ASSAY_VALUE_ANSWER || type == ASSAY_VALUE_RESPONSE
                      || (values[ASSAY_SIDE_OURS] != NULL && values[ASSAY_SIDE_THEIRS] != NULL);
  gpointer merged;

  if (values[ASSAY_SIDE_OURS] == NULL && values[ASSAY_SIDE_THEIRS] == NULL)
    return TRUE;
  if (by_field)
    {
      merged = merge_fields (self, type, values, error);
      if (merged == NULL)
        return FALSE;
    }
  else
    merged = assay_value_ref (type, choose_whole (self, type, values));
  if (merged != NULL && is_void (type, merged))
    assay_value_unref (type, merged);
  else if (merged != NULL)
    g_ptr_array_add (to, merged);

  return TRUE;
}

/* --- All values --- */

/* The value that comes first among those at @places, and what has its name on every side; the
 * places move on. FALSE at the end. */
static gboolean
take_next (AssayValueType type,
           const GPtrArray *const arrays[ASSAY_N_SIDES],
           guint places[ASSAY_N_SIDES],
           gconstpointer out_values[ASSAY_N_SIDES])
{
  gconstpointer first = NULL;

  for (guint side = 0; side < ASSAY_N_SIDES; side++)
    {
      gconstpointer value =
          places[side] < arrays[side]->len ? arrays[side]->pdata[places[side]] : NULL;

      if (value != NULL && (first == NULL || assay_value_compare (type, value, first) < 0))
        first = value;
    }
  for (guint side = 0; first != NULL && side < ASSAY_N_SIDES; side++)
    {
      gconstpointer value =
          places[side] < arrays[side]->len ? arrays[side]->pdata[places[side]] : NULL;
      gboolean is_named = value != NULL && assay_value_compare (type, value, first) == 0;

      out_values[side] = is_named ? value : NULL;
      places[side] += is_named;
    }

  return first != NULL;
}

static gboolean
merge_type (AssayMerging *self, AssayValueType type, GError **error)
{
  const GPtrArray *arrays[ASSAY_N_SIDES];
  guint places[ASSAY_N_SIDES] = { 0 };
  gconstpointer values[ASSAY_N_SIDES] = { NULL };
  GPtrArray *to = *assay_portfolio_get_slot (self->merge->merged, type);

  for (guint side = 0; side < ASSAY_N_SIDES; side++)
    arrays[side] = *assay_portfolio_get_slot (self->merge->sides[side], type);
  while (take_next (type, arrays, places, values))
    if (!merge_value (self, type, values, to, error))
      return FALSE;

  return TRUE;
}

static gboolean
merge_all (AssayMerging *self, GError **error)
{
  AssayMerge *merge = self->merge;
  gconstpointer heads[ASSAY_N_SIDES];
  AssayHead *head;

  for (guint side = 0; side < ASSAY_N_SIDES; side++)
    heads[side] = merge->sides[side]->head;
  head = merge_fields (self, ASSAY_VALUE_HEAD, heads, error);
  if (head == NULL)
    return FALSE;
  merge->merged = assay_portfolio_new (head);
  assay_merging_find_uses (self);
  for (guint type = ASSAY_VALUE_ANSWER; type < ASSAY_N_VALUE_TYPES; type++)
    if (!merge_type (self, type, error))
      return FALSE;

  return TRUE;
}

/* --- What comes of it --- */

static gboolean
check_resolutions (const AssayMerging *self, GError **error)
{
  guint n = self->merge->conflicts->len;
  g_autofree const char **ids = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    ids[i] = ((const AssayMergeConflict *) self->merge->conflicts->pdata[i])->id;
  for (guint i = 0; self->resolutions != NULL && i < self->resolutions->len; i++)
    {
      const AssayResolution *resolution = self->resolutions->pdata[i];
      g_autofree char *quoted = NULL;
      const char *nearest;

      if (resolution->id == NULL || g_hash_table_contains (self->used, resolution))
        continue;
      quoted = assay_text_dup_quoted (resolution->id);
      nearest = assay_text_find_nearest (resolution->id, ids);
      if (nearest != NULL)
        g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                     _ ("the two sides do not disagree about “%s”; did you mean “%s”?"), quoted,
                     nearest);
      else
        g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                     _ ("the two sides do not disagree about “%s”"), quoted);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_own (const AssayMerging *self, GError **error)
{
  for (guint i = 0; i < self->merge->conflicts->len; i++)
    {
      const AssayMergeConflict *conflict = self->merge->conflicts->pdata[i];

      if (conflict->choice != ASSAY_CHOICE_OWN
          || (conflict->field != ASSAY_MERGE_USE && conflict->field != ASSAY_MERGE_WHOLE
              && conflict->field != ASSAY_MERGE_CITATION))
        continue;
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s cannot be filled with a text; choose one of the two sides"),
                   conflict->id);
      return FALSE;
    }

  return TRUE;
}

/* What did not come in has no number here. */
static void
drop_unused_numbers (AssayMerge *self)
{
  for (guint i = self->renumbered->len; i > 0; i--)
    {
      const AssayRenumbering *row = &g_array_index (self->renumbered, AssayRenumbering, i - 1);
      gboolean is_there = row->type == ASSAY_VALUE_EVIDENCE
                              ? assay_portfolio_lookup_evidence (self->merged, row->ours) != NULL
                              : assay_portfolio_lookup_action (self->merged, row->ours) != NULL;

      if (!is_there)
        g_array_remove_index (self->renumbered, i - 1);
    }
}

static gboolean
check_schemes (const AssayMergeSides *sides, GError **error)
{
  if (g_strcmp0 (sides->ours->head->scheme_sha256, sides->theirs->head->scheme_sha256) == 0)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
               _ ("The other copy is measured by %s %s and this one by %s %s, which ask for "
                  "different things. Merge a copy with the same edition of the same scheme"),
               sides->theirs->head->scheme_id, sides->theirs->head->scheme_edition,
               sides->ours->head->scheme_id, sides->ours->head->scheme_edition);

  return FALSE;
}

AssayMerge *
assay_merge_compute (const AssayMergeSides *sides, const GPtrArray *resolutions, GError **error)
{
  g_autoptr (AssayMerge) merge = merge_new ();
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) evidence_labels = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) action_labels = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) uses = g_hash_table_new (NULL, NULL);
  AssayMerging merging = { merge, resolutions, used, evidence_labels, action_labels, uses };

  merge->has_base = sides->base != NULL;
  if (!check_schemes (sides, error) || !assay_merging_number (&merging, sides, error)
      || !merge_all (&merging, error) || !check_own (&merging, error)
      || !check_resolutions (&merging, error))
    return NULL;
  drop_unused_numbers (merge);
  merge->edit = assay_edit_compute_difference (ASSAY_VERB_MERGE, merge->sides[ASSAY_SIDE_OURS],
                                               merge->merged);

  return g_steal_pointer (&merge);
}
