/* Finding a kind, or one value of a register, by what people type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-register-find.h"

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "present/assay-search-state.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* How many numbers are told where several values are called the same. */
#define MOST_TOLD 8u

gboolean
assay_register_find_kind (const char *word, AssayHeldKind *out_kind, GError **error)
{
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *quoted = assay_text_dup_quoted (word);

  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      const char *id = assay_held_get_row (kind)->id;
      g_autofree char *plural = g_strconcat (id, "s", NULL);

      if (g_str_equal (word, id) || g_str_equal (word, plural))
        {
          *out_kind = kind;
          return TRUE;
        }
      g_string_append_printf (all, "%s%s", kind > 0 ? ", " : "", id);
    }
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
               _ ("a register holds no “%s”; it holds: %s"), quoted, all->str);

  return FALSE;
}

/* --- Values --- */

static gboolean
is_called (const AssayRegisterGround *ground, gconstpointer value, const char *folded)
{
  const AssayRegisterValue *held = value;
  g_autofree char *name = assay_register_word_value (ground, value);
  g_autofree char *called = assay_search_fold (name);
  const char *reference =
      held->kind == ASSAY_HELD_CONTRACT ? ((const AssayHeldContract *) value)->reference : NULL;
  g_autofree char *referred = reference != NULL ? assay_search_fold (reference) : NULL;

  return g_str_equal (called, folded) || g_strcmp0 (referred, folded) == 0;
}

static GPtrArray *
list_called (const AssayRegisterGround *ground, AssayHeldKind kind, const char *folded)
{
  const GPtrArray *values = assay_register_get_values (ground->held, kind);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < values->len; i++)
    if (is_called (ground, values->pdata[i], folded))
      g_ptr_array_add (found, values->pdata[i]);

  return found;
}

/* What is owned by what is called so: "the clause of that contract". */
static GPtrArray *
list_owned (const AssayRegisterGround *ground, AssayHeldKind kind, const char *folded)
{
  const AssayHeldField *first = &assay_held_get_row (kind)->fields[0];
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GPtrArray) owners = NULL;

  if (first->kind != ASSAY_HELD_REF)
    return found;
  owners = list_called (ground, first->of, folded);
  if (owners->len == 0)
    {
      g_ptr_array_unref (owners);
      owners = list_owned (ground, first->of, folded);
    }
  for (guint i = 0; i < owners->len; i++)
    {
      const AssayRegisterValue *owner = owners->pdata[i];
      guint n;
      gpointer const *owned = assay_register_get_owned (ground->held, kind, owner->id, &n);

      for (guint j = 0; j < n; j++)
        g_ptr_array_add (found, owned[j]);
    }

  return found;
}

static gconstpointer
set_several_error (AssayHeldKind kind, const char *quoted, const GPtrArray *found, GError **error)
{
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < MIN (found->len, MOST_TOLD); i++)
    g_string_append_printf (numbers, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "",
                            ((const AssayRegisterValue *) found->pdata[i])->id);
  if (found->len > MOST_TOLD)
    g_string_append (numbers, " …");
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
               _ ("“%s” means %u %s; give the number of one: %s"), quoted, found->len,
               assay_register_word_kinds (kind), numbers->str);

  return NULL;
}

static gconstpointer
set_none_error (const AssayRegisterGround *ground,
                AssayHeldKind kind,
                const char *word,
                const char *quoted,
                GError **error)
{
  const GPtrArray *values = assay_register_get_values (ground->held, kind);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *nearest;

  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (names, assay_register_word_value (ground, values->pdata[i]));
  g_ptr_array_add (names, NULL);
  nearest = assay_text_find_nearest (word, (const char *const *) names->pdata);
  if (nearest != NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("there is no %s “%s”; did you mean “%s”?"), assay_register_word_kind (kind),
                 quoted, nearest);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("there is no %s “%s”; “assay register list” shows what there is"),
                 assay_register_word_kind (kind), quoted);

  return NULL;
}

gconstpointer
assay_register_find_value (const AssayRegisterGround *ground,
                           AssayHeldKind kind,
                           const char *word,
                           GError **error)
{
  g_autofree char *quoted = assay_text_dup_quoted (word);
  g_autofree char *folded = NULL;
  g_autoptr (GPtrArray) found = NULL;
  gint64 id = 0;

  if (g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, &id, NULL))
    {
      gconstpointer value = assay_register_lookup (ground->held, kind, id);

      if (value != NULL)
        return value;
    }
  folded = assay_search_fold (word);
  found = list_called (ground, kind, folded);
  if (found->len == 0)
    {
      g_ptr_array_unref (found);
      found = list_owned (ground, kind, folded);
    }
  if (found->len == 1)
    return found->pdata[0];

  return found->len == 0 ? set_none_error (ground, kind, word, quoted, error)
                         : set_several_error (kind, quoted, found, error);
}
