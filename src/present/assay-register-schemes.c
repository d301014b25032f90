/* What a register needs of the schemes at hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-schemes.h"

#include "base/assay-text.h"
#include "core/register/assay-register-check.h"
#include "present/assay-search-state.h"

struct _AssayRegisterSchemes
{
  GPtrArray *schemes; /* AssayScheme */
  GArray *lead_times; /* AssayLeadTimes, whose names the schemes own */
  GArray *known;      /* AssaySchemeSince, likewise */
};

static void
add_lead_times (AssayRegisterSchemes *self, const AssayScheme *scheme)
{
  AssayLeadTimes times = { .scheme = scheme->id };

  for (guint i = 0; i < scheme->reminder_months->len; i++)
    {
      guint months = g_array_index (scheme->reminder_months, guint, i);

      times.long_months = MAX (times.long_months, months);
      times.short_months = times.short_months == 0 ? months : MIN (times.short_months, months);
    }
  g_array_append_val (self->lead_times, times);
}

AssayRegisterSchemes *
assay_register_schemes_new (const GPtrArray *schemes)
{
  AssayRegisterSchemes *self = g_new0 (AssayRegisterSchemes, 1);

  self->schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_scheme_unref);
  self->lead_times = g_array_new (FALSE, FALSE, sizeof (AssayLeadTimes));
  self->known = g_array_new (FALSE, FALSE, sizeof (AssaySchemeSince));
  for (guint i = 0; schemes != NULL && i < schemes->len; i++)
    {
      const AssayScheme *scheme = schemes->pdata[i];
      AssaySchemeSince known = { scheme->id, ASSAY_DATE_NONE };

      g_ptr_array_add (self->schemes, assay_scheme_ref (schemes->pdata[i]));
      add_lead_times (self, scheme);
      g_array_append_val (self->known, known);
    }

  return self;
}

void
assay_register_schemes_free (AssayRegisterSchemes *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->lead_times);
  g_array_unref (self->known);
  g_ptr_array_unref (self->schemes);
  g_free (self);
}

const GArray *
assay_register_schemes_get_lead_times (const AssayRegisterSchemes *self)
{
  return self->lead_times;
}

const GArray *
assay_register_schemes_get_known (const AssayRegisterSchemes *self)
{
  return self != NULL && self->known->len > 0 ? self->known : NULL;
}

const GPtrArray *
assay_register_schemes_list (const AssayRegisterSchemes *self)
{
  return self->schemes;
}

const AssayScheme *
assay_register_schemes_lookup (const AssayRegisterSchemes *self, const char *id)
{
  for (guint i = 0; self != NULL && i < self->schemes->len; i++)
    {
      const AssayScheme *scheme = self->schemes->pdata[i];

      if (g_strcmp0 (scheme->id, id) == 0)
        return scheme;
    }

  return NULL;
}

const char *
assay_register_schemes_get_title (const AssayRegisterSchemes *self, const char *id)
{
  const AssayScheme *scheme = assay_register_schemes_lookup (self, id);

  return scheme != NULL ? scheme->title : id;
}

/* --- As people write them ---------------------------------------------------------------------
 */

static gboolean
is_called (const AssayScheme *scheme, const char *folded)
{
  const char *const names[] = { scheme->id, scheme->title, scheme->short_title };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = names[i] != NULL ? assay_search_fold (names[i]) : NULL;

      if (g_strcmp0 (name, folded) == 0)
        return TRUE;
    }

  return FALSE;
}

/* NULL where none is called so. */
static const char *
find_called (const AssayRegisterSchemes *self, const char *text)
{
  g_autofree char *folded = assay_search_fold (text);

  for (guint i = 0; self != NULL && i < self->schemes->len; i++)
    if (is_called (self->schemes->pdata[i], folded))
      return ((const AssayScheme *) self->schemes->pdata[i])->id;

  return NULL;
}

char *
assay_register_schemes_read_one (const AssayRegisterSchemes *self, const char *text)
{
  g_autofree char *clean = assay_text_clean (text);
  const char *id = find_called (self, clean);

  return id != NULL ? g_strdup (id) : g_steal_pointer (&clean);
}

/* The longest run of words from @at on that is one scheme's name; at least one word. */
static char *
take_name (const AssayRegisterSchemes *self, char **words, guint n, guint *at)
{
  for (guint end = n; end > *at + 1; end--)
    {
      g_autofree char *kept = g_steal_pointer (&words[end]);
      g_autofree char *name = g_strjoinv (" ", words + *at);
      const char *id = find_called (self, name);

      words[end] = g_steal_pointer (&kept);
      if (id == NULL)
        continue;
      *at = end;
      return g_strdup (id);
    }

  return assay_register_schemes_read_one (self, words[(*at)++]);
}

char *
assay_register_schemes_read_several (const AssayRegisterSchemes *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;/|\n\t", -1);
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *spaced = assay_text_fold_space (parts[i]);
      g_auto (GStrv) words = g_strsplit (g_strstrip (spaced), " ", -1);
      guint n = g_strv_length (words), at = 0;

      while (at < n)
        {
          char *id = take_name (self, words, n, &at);

          if (*id != '\0' && !g_str_equal (id, "or") && !g_hash_table_contains (met, id))
            g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", id);
          g_hash_table_add (met, id);
        }
    }

  return ids->len > 0 ? g_strdup (ids->str) : NULL;
}
