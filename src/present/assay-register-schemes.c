/* What a register needs of the schemes at hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-schemes.h"

struct _AssayRegisterSchemes
{
  GPtrArray *schemes; /* AssayScheme */
  GArray *lead_times; /* AssayLeadTimes, whose names the schemes own */
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
  for (guint i = 0; schemes != NULL && i < schemes->len; i++)
    {
      g_ptr_array_add (self->schemes, assay_scheme_ref (schemes->pdata[i]));
      add_lead_times (self, schemes->pdata[i]);
    }

  return self;
}

void
assay_register_schemes_free (AssayRegisterSchemes *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->lead_times);
  g_ptr_array_unref (self->schemes);
  g_free (self);
}

const GArray *
assay_register_schemes_get_lead_times (const AssayRegisterSchemes *self)
{
  return self->lead_times;
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
