/* Merging citations and the items of answers, and what they need.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A citation is named by its item, pages and place; why it counts is what it says. A citation that
 * was moved to other pages on one side is thus one taken away and one added, so that moving it here
 * and there to different pages keeps both.
 *
 * Order is the service's own. It is ours, with what is new from there at the end; where we left the
 * citations of a criterion alone, it is theirs.
 */

#include "core/portfolio/assay-merge-private.h"

/* --- Keys --- */

/* @nth tells apart citations of the same place in one response, which Assay does not make but can
 * read. */
static char *
dup_key (const AssayCitation *citation, guint nth)
{
  return g_strdup_printf ("%u\n%s\n%s\n%u", citation->evidence,
                          citation->pages != NULL ? citation->pages : "",
                          citation->place != NULL ? citation->place : "", nth);
}

typedef struct
{
  GPtrArray *keys;    /* char*, in order; owned by @by_key */
  GHashTable *by_key; /* -> AssayCitation, borrowed */
} Citations;

static void
citations_clear (Citations *self)
{
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Citations, citations_clear)

static void
citations_fill (Citations *self, const AssayResponse *response)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->keys = g_ptr_array_new ();
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < response->citations->len; i++)
    {
      AssayCitation *citation = response->citations->pdata[i];
      char *first = dup_key (citation, 0);
      guint nth = GPOINTER_TO_UINT (g_hash_table_lookup (counts, first));
      char *key = dup_key (citation, nth);

      g_hash_table_insert (counts, first, GUINT_TO_POINTER (nth + 1));
      g_ptr_array_add (self->keys, key);
      g_hash_table_insert (self->by_key, key, citation);
    }
}

static const AssayCitation *
look_up (const Citations *self, const char *key)
{
  return g_hash_table_lookup (self->by_key, key);
}

static gboolean
is_same_extra (char **a, char **b)
{
  static const char *const none[] = { NULL };

  return g_strv_equal (a != NULL ? (const char *const *) a : none,
                       b != NULL ? (const char *const *) b : none);
}

/* Of citations with the same key; either may be NULL. */
static gboolean
is_same (const AssayCitation *a, const AssayCitation *b)
{
  if (a == b || a == NULL || b == NULL)
    return a == b;

  return g_strcmp0 (a->why, b->why) == 0 && is_same_extra (a->extra, b->extra);
}

/* --- Items in conflict over their use --- */

/* @text is taken. */
static void
add_text (GHashTable *index, guint number, char *text)
{
  GHashTable *texts = g_hash_table_lookup (index, GUINT_TO_POINTER (number));

  if (texts == NULL)
    {
      texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (index, GUINT_TO_POINTER (number), texts);
    }
  g_hash_table_add (texts, text);
}

static void
index_answers (GHashTable *index, const AssayPortfolio *portfolio)
{
  for (guint i = 0; i < portfolio->points->len; i++)
    {
      const AssayPoint *point = portfolio->points->pdata[i];
      g_autoptr (GArray) numbers = assay_items_parse (point->answer_items, NULL);

      for (guint j = 0; j < numbers->len; j++)
        add_text (index, g_array_index (numbers, guint, j),
                  g_strconcat ("point\n", point->id, NULL));
    }
}

/* What one side says where it cites an item or answers with it: number -> set of char*. */
static GHashTable *
index_citations (const AssayPortfolio *portfolio)
{
  GHashTable *index = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < portfolio->responses->len; i++)
    {
      const AssayResponse *response = portfolio->responses->pdata[i];

      for (guint j = 0; j < response->citations->len; j++)
        {
          const AssayCitation *citation = response->citations->pdata[j];
          g_autofree char *key = dup_key (citation, 0);
          g_autofree char *extra =
              citation->extra != NULL ? g_strjoinv ("\n", citation->extra) : g_strdup ("");

          add_text (index, citation->evidence,
                    g_strjoin ("\n", response->criterion, key,
                               citation->why != NULL ? citation->why : "", extra, NULL));
        }
    }
  index_answers (index, portfolio);

  return index;
}

/* Whether @side cites the item in a way that @base does not. */
static gboolean
cites_more (GHashTable *side, GHashTable *base, guint number)
{
  GHashTable *texts = g_hash_table_lookup (side, GUINT_TO_POINTER (number));
  GHashTable *known = g_hash_table_lookup (base, GUINT_TO_POINTER (number));
  GHashTableIter iter;
  gpointer text;

  if (texts == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (known == NULL || !g_hash_table_contains (known, text))
      return TRUE;

  return FALSE;
}

static gboolean
is_gone (const AssayEvidence *item)
{
  return item == NULL || item->withdrawn;
}

/* @items and @cited by side. */
static gboolean
is_conflict (const AssayEvidence *const items[ASSAY_N_SIDES],
             GHashTable *const cited[ASSAY_N_SIDES],
             guint number)
{
  const AssayEvidence *base = items[ASSAY_SIDE_BASE];
  AssaySide user = is_gone (items[ASSAY_SIDE_OURS]) ? ASSAY_SIDE_THEIRS : ASSAY_SIDE_OURS;

  if (items[ASSAY_SIDE_OURS] == NULL || items[ASSAY_SIDE_THEIRS] == NULL)
    {
      AssaySide holder = items[ASSAY_SIDE_OURS] != NULL ? ASSAY_SIDE_OURS : ASSAY_SIDE_THEIRS;

      return base != NULL
             && (!assay_value_is_equal (ASSAY_VALUE_EVIDENCE, base, items[holder])
                 || cites_more (cited[holder], cited[ASSAY_SIDE_BASE], number)
                 || cites_more (cited[ASSAY_SIDE_BASE], cited[holder], number));
    }
  if (is_gone (items[ASSAY_SIDE_OURS]) == is_gone (items[ASSAY_SIDE_THEIRS])
      || (base != NULL && base->withdrawn))
    return FALSE;

  return cites_more (cited[user], cited[ASSAY_SIDE_BASE], number);
}

static void
look_at_use (AssayMerging *self, guint number, GHashTable *const cited[ASSAY_N_SIDES])
{
  const AssayEvidence *items[ASSAY_N_SIDES];
  gconstpointer values[ASSAY_N_SIDES];
  const AssayMergeConflict *conflict;

  for (guint side = 0; side < ASSAY_N_SIDES; side++)
    values[side] = items[side] = assay_portfolio_lookup_evidence (self->merge->sides[side], number);
  if ((items[ASSAY_SIDE_OURS] == NULL && items[ASSAY_SIDE_THEIRS] == NULL)
      || !is_conflict (items, cited, number))
    return;
  conflict = assay_merging_add_conflict (self, ASSAY_VALUE_EVIDENCE, ASSAY_MERGE_USE, 0, values);
  g_hash_table_insert (self->uses, GUINT_TO_POINTER (number),
                       GUINT_TO_POINTER (assay_choice_get_side (conflict->choice)));
}

void
assay_merging_find_uses (AssayMerging *self)
{
  g_autoptr (GHashTable) base = index_citations (self->merge->sides[ASSAY_SIDE_BASE]);
  g_autoptr (GHashTable) ours = index_citations (self->merge->sides[ASSAY_SIDE_OURS]);
  g_autoptr (GHashTable) theirs = index_citations (self->merge->sides[ASSAY_SIDE_THEIRS]);
  GHashTable *const cited[ASSAY_N_SIDES] = { base, ours, theirs };
  const GPtrArray *here = self->merge->sides[ASSAY_SIDE_OURS]->evidence;
  const GPtrArray *there = self->merge->sides[ASSAY_SIDE_THEIRS]->evidence;

  for (guint i = 0; i < here->len; i++)
    look_at_use (self, ((const AssayEvidence *) here->pdata[i])->number, cited);
  for (guint i = 0; i < there->len; i++)
    {
      guint number = ((const AssayEvidence *) there->pdata[i])->number;

      if (assay_portfolio_lookup_evidence (self->merge->sides[ASSAY_SIDE_OURS], number) == NULL)
        look_at_use (self, number, cited);
    }
}

gboolean
assay_merging_lookup_use (const AssayMerging *self, guint number, AssaySide *out_side)
{
  gpointer found = g_hash_table_lookup (self->uses, GUINT_TO_POINTER (number));

  if (found != NULL)
    *out_side = (AssaySide) GPOINTER_TO_UINT (found);

  return found != NULL;
}

/* --- Joining --- */

typedef struct
{
  AssayMerging *merging;
  gconstpointer const *values;
  Citations sides[ASSAY_N_SIDES];
  GHashTable *decided; /* key -> AssayCitation or NULL, borrowed */
  guint n_conflicts;
} Joining;

static const AssayCitation *
resolve (Joining *self, const AssayCitation *const found[ASSAY_N_SIDES])
{
  AssayMergeConflict *conflict =
      assay_merging_add_conflict (self->merging, ASSAY_VALUE_RESPONSE, ASSAY_MERGE_CITATION,
                                  ++self->n_conflicts, self->values);

  for (guint side = 0; side < ASSAY_N_SIDES; side++)
    if (found[side] != NULL)
      conflict->citations[side] = assay_citation_ref ((AssayCitation *) found[side]);

  return found[assay_choice_get_side (conflict->choice)];
}

static const AssayCitation *
decide (Joining *self, const char *key)
{
  const AssayCitation *found[ASSAY_N_SIDES];
  const AssayCitation *ours, *theirs;
  AssaySide side = ASSAY_SIDE_OURS;

  for (guint i = 0; i < ASSAY_N_SIDES; i++)
    found[i] = look_up (&self->sides[i], key);
  ours = found[ASSAY_SIDE_OURS];
  theirs = found[ASSAY_SIDE_THEIRS];
  if (assay_merging_lookup_use (self->merging, (ours != NULL ? ours : theirs)->evidence, &side))
    return found[side];
  if (is_same (ours, theirs) || is_same (theirs, found[ASSAY_SIDE_BASE]))
    return ours;
  if (is_same (ours, found[ASSAY_SIDE_BASE]))
    return theirs;

  return resolve (self, found);
}

static void
add_decided (Joining *self, const Citations *from, AssayResponse *merged)
{
  for (guint i = 0; i < from->keys->len; i++)
    {
      const char *key = from->keys->pdata[i];
      const AssayCitation *citation;

      if (g_hash_table_contains (self->decided, key))
        continue;
      citation = decide (self, key);
      g_hash_table_add (self->decided, (gpointer) key);
      if (citation != NULL)
        g_ptr_array_add (merged->citations, assay_citation_ref ((AssayCitation *) citation));
    }
}

/* The same citations in the same order. */
static gboolean
is_same_list (const Citations *a, const Citations *b)
{
  if (a->keys->len != b->keys->len)
    return FALSE;
  for (guint i = 0; i < a->keys->len; i++)
    if (!g_str_equal (a->keys->pdata[i], b->keys->pdata[i])
        || !is_same (look_up (a, a->keys->pdata[i]), look_up (b, b->keys->pdata[i])))
      return FALSE;

  return TRUE;
}

void
assay_merging_join_citations (AssayMerging *self,
                              gconstpointer const values[ASSAY_N_SIDES],
                              AssayResponse *merged)
{
  g_autoptr (GHashTable) decided = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (Citations) base = { NULL, NULL };
  g_auto (Citations) ours = { NULL, NULL };
  g_auto (Citations) theirs = { NULL, NULL };
  Joining joining = { .merging = self, .values = values, .decided = decided };

  citations_fill (&base, values[ASSAY_SIDE_BASE]);
  citations_fill (&ours, values[ASSAY_SIDE_OURS]);
  citations_fill (&theirs, values[ASSAY_SIDE_THEIRS]);
  joining.sides[ASSAY_SIDE_BASE] = base;
  joining.sides[ASSAY_SIDE_OURS] = ours;
  joining.sides[ASSAY_SIDE_THEIRS] = theirs;
  g_ptr_array_set_size (merged->citations, 0);
  if (is_same_list (&base, &ours))
    add_decided (&joining, &theirs, merged);
  add_decided (&joining, &ours, merged);
  add_decided (&joining, &theirs, merged);
}

/* --- Items that answer a point --- */

static gboolean
is_kept (const AssayMerging *self, const char *const items[ASSAY_N_SIDES], guint number)
{
  gboolean base = assay_items_has (items[ASSAY_SIDE_BASE], number);
  gboolean ours = assay_items_has (items[ASSAY_SIDE_OURS], number);
  gboolean theirs = assay_items_has (items[ASSAY_SIDE_THEIRS], number);
  AssaySide side = ASSAY_SIDE_OURS;

  if (assay_merging_lookup_use (self, number, &side))
    return assay_items_has (items[side], number);

  return base ? ours && theirs : ours || theirs;
}

void
assay_merging_join_answer_items (const AssayMerging *self,
                                 gconstpointer const values[ASSAY_N_SIDES],
                                 AssayPoint *merged)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *items[ASSAY_N_SIDES];
  char *joined;

  for (guint side = 0; side < ASSAY_N_SIDES; side++)
    items[side] = ((const AssayPoint *) values[side])->answer_items;
  for (guint side = ASSAY_SIDE_OURS; side < ASSAY_N_SIDES; side++)
    {
      g_autoptr (GArray) numbers = assay_items_parse (items[side], NULL);

      for (guint i = 0; i < numbers->len; i++)
        if (is_kept (self, items, g_array_index (numbers, guint, i)))
          g_array_append_val (kept, g_array_index (numbers, guint, i));
    }
  joined = assay_items_format (kept);
  g_free (merged->answer_items);
  merged->answer_items = joined;
}
