/* A person's choices where two copies disagree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two are put together twice: without any choice, which tells the conflicts and what comes in
 * by itself, and then with the choices that answer one of them.
 */

#include "present/assay-merge-choices.h"

#include "present/assay-wording.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define CHOICE_PREFIX "choice "
#define TEXT_PREFIX "text "

/* By the id of a conflict; both char* -> something. */
struct _AssayMergeChoices
{
  GHashTable *choices; /* AssayChoice */
  GHashTable *texts;   /* char* */
};

/* Words of the file that choices are kept in. */
static const char *const choice_ids[] = { "open", "ours", "theirs", "own" };

/* --- Choosing --- */

AssayMergeChoices *
assay_merge_choices_new (void)
{
  AssayMergeChoices *self = g_new0 (AssayMergeChoices, 1);

  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

AssayMergeChoices *
assay_merge_choices_copy (const AssayMergeChoices *self)
{
  AssayMergeChoices *copy = assay_merge_choices_new ();
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, &id, &value))
    g_hash_table_insert (copy->choices, g_strdup (id), value);
  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &id, &value))
    g_hash_table_insert (copy->texts, g_strdup (id), g_strdup (value));

  return copy;
}

void
assay_merge_choices_free (AssayMergeChoices *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->choices);
  g_hash_table_unref (self->texts);
  g_free (self);
}

void
assay_merge_choices_set (AssayMergeChoices *self,
                         const char *id,
                         AssayChoice choice,
                         const char *text)
{
  g_hash_table_replace (self->choices, g_strdup (id), GINT_TO_POINTER (choice));
  if (text != NULL)
    g_hash_table_replace (self->texts, g_strdup (id), g_strdup (text));
}

AssayChoice
assay_merge_choices_get (const AssayMergeChoices *self, const char *id)
{
  return (AssayChoice) GPOINTER_TO_INT (g_hash_table_lookup (self->choices, id));
}

const char *
assay_merge_choices_get_text (const AssayMergeChoices *self, const char *id)
{
  return g_hash_table_lookup (self->texts, id);
}

/* --- Keeping --- */

AssayDraft *
assay_merge_choices_to_draft (const AssayMergeChoices *self, const char *kind, const char *subject)
{
  AssayDraft *draft = assay_draft_new (kind, subject);
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      g_autofree char *field = g_strconcat (CHOICE_PREFIX, id, NULL);

      assay_draft_set (draft, field, choice_ids[GPOINTER_TO_INT (value)]);
    }
  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      g_autofree char *field = g_strconcat (TEXT_PREFIX, id, NULL);

      assay_draft_set (draft, field, value);
    }

  return draft;
}

static AssayChoice
parse_choice (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (choice_ids); i++)
    if (g_str_equal (word, choice_ids[i]))
      return (AssayChoice) i;

  return ASSAY_CHOICE_OPEN;
}

AssayMergeChoices *
assay_merge_choices_new_from_draft (const AssayDraft *draft)
{
  AssayMergeChoices *self = assay_merge_choices_new ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, draft->fields);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const char *field = key;

      if (g_str_has_prefix (field, CHOICE_PREFIX))
        g_hash_table_insert (self->choices, g_strdup (field + strlen (CHOICE_PREFIX)),
                             GINT_TO_POINTER (parse_choice (value)));
      else if (g_str_has_prefix (field, TEXT_PREFIX))
        g_hash_table_insert (self->texts, g_strdup (field + strlen (TEXT_PREFIX)),
                             g_strdup (value));
    }

  return self;
}

/* --- The page --- */

static void
item_free (gpointer data)
{
  AssayMergeItem *self = data;

  g_free (self->text);
  g_free (self->problem);
  g_free (self);
}

void
assay_merge_page_free (AssayMergePage *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->merge, assay_merge_unref);
  g_clear_pointer (&self->state, assay_merge_state_free);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->items);
  g_free (self->groups_title);
  g_free (self->standing);
  g_free (self->numbers_title);
  g_free (self);
}

/* What a person has chosen for @conflict; a text that will not do leaves it open. */
static AssayMergeItem *
item_new (const AssayMergeConflict *conflict,
          const AssayMergeRow *row,
          const AssayMergeChoices *choices)
{
  AssayMergeItem *self = g_new0 (AssayMergeItem, 1);
  const char *written = assay_merge_choices_get_text (choices, conflict->id);
  g_autoptr (GError) error = NULL;

  self->choice = assay_merge_choices_get (choices, conflict->id);
  if (row->own == NULL)
    {
      if (self->choice == ASSAY_CHOICE_OWN)
        self->choice = ASSAY_CHOICE_OPEN;
      return self;
    }
  self->text = g_strdup (written != NULL ? written : row->own);
  if (self->choice == ASSAY_CHOICE_OWN
      && !assay_merge_conflict_check_text (conflict, self->text, row->what, &error))
    self->problem = g_strdup (error->message);

  return self;
}

static gboolean
is_settled (const AssayMergeItem *item)
{
  return item->choice != ASSAY_CHOICE_OPEN && item->problem == NULL;
}

static GPtrArray *
list_resolutions (const AssayMergePage *self, const AssayMerge *plain)
{
  GPtrArray *resolutions = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_resolution_free);

  for (guint i = 0; i < self->items->len; i++)
    {
      const AssayMergeItem *item = self->items->pdata[i];
      const AssayMergeConflict *conflict = plain->conflicts->pdata[i];

      if (is_settled (item))
        g_ptr_array_add (resolutions,
                         assay_resolution_new (conflict->id, item->choice, item->text));
    }

  return resolutions;
}

static char *
word_groups (const GPtrArray *groups, const AssayMerge *plain)
{
  guint n = 0;
  g_autofree char *changes = NULL;
  g_autofree char *places = NULL;

  for (guint i = 0; i < groups->len; i++)
    n += ((const AssayMergeGroup *) groups->pdata[i])->lines->len;
  if (n == 0)
    return assay_edit_is_empty (plain->edit)
               ? NULL
               : g_strdup (_ ("Only what this version of Assay does not show"));
  changes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change", "%u changes", n), n);
  places = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u place", "%u places", groups->len),
                            groups->len);

  /* Translators: "12 changes at 5 places". */
  return g_strdup_printf (_ ("%s at %s"), changes, places);
}

static char *
word_standing (const AssayMergePage *self)
{
  guint n = self->items->len;

  if (n == 0)
    return g_strdup (self->groups_title != NULL ? _ ("Nothing has to be decided.")
                                                : _ ("There is nothing to take in."));
  if (self->n_open == 0)
    return g_strdup (_ ("Everything is decided."));

  /* Translators: how many of how many. */
  return g_strdup_printf (_ ("%u of %u decided."), n - self->n_open, n);
}

static char *
word_numbers (guint n)
{
  return n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u has another number here",
                                               "%u have another number here", n),
                                  n)
               : NULL;
}

AssayMergePage *
assay_merge_page_new (const AssayScheme *scheme,
                      const AssayMergeSides *sides,
                      const AssayMergeChoices *choices,
                      GError **error)
{
  g_autoptr (AssayMergePage) self = g_new0 (AssayMergePage, 1);
  g_autoptr (AssayMerge) plain = NULL;
  g_autoptr (GPtrArray) resolutions = NULL;

  self->items = g_ptr_array_new_with_free_func (item_free);
  self->groups = g_ptr_array_new ();
  plain = assay_merge_compute (sides, NULL, error);
  if (plain == NULL)
    return NULL;
  g_ptr_array_unref (self->groups);
  self->groups = assay_merge_list_groups (scheme, plain);
  self->state = assay_merge_state_new (scheme, plain);
  for (guint i = 0; i < plain->conflicts->len; i++)
    {
      AssayMergeItem *item =
          item_new (plain->conflicts->pdata[i], self->state->rows->pdata[i], choices);

      item->row = self->state->rows->pdata[i];
      self->n_open += !is_settled (item);
      g_ptr_array_add (self->items, item);
    }
  resolutions = list_resolutions (self, plain);
  self->merge = assay_merge_compute (sides, resolutions, error);
  if (self->merge == NULL)
    return NULL;
  self->groups_title = word_groups (self->groups, plain);
  self->standing = word_standing (self);
  self->numbers_title = word_numbers (self->state->numbers->len);
  self->can_take = self->n_open == 0 && (self->items->len > 0 || self->groups_title != NULL);

  return g_steal_pointer (&self);
}

char *
assay_merge_page_word_taken (const AssayMergePage *self, const char *second)
{
  guint n = assay_edit_count_changes (self->merge->edit);
  g_autofree char *what =
      assay_edit_is_empty (self->merge->edit)
          ? g_strdup (_ ("You kept everything as it is here, so nothing has changed."))
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "%u answer, item or action is new or changed.",
                                          "%u answers, items and actions are new or changed.", n),
                             n);
  g_autofree char *next =
      second != NULL
          ? g_strdup_printf (_ ("“%s” can now be moved out of the portfolio’s folder."), second)
          : g_strdup (_ ("Give the other person a new copy to go on with."));

  /* Translators: what has happened, and what to do next: two sentences. */
  return g_strdup_printf (_ ("%s %s"), what, next);
}
