/* What stands behind all contracts of a register.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-areas-state.h"

#include "core/register/assay-register-settings.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  const AssayRegisterFact *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;
  int compared = g_utf8_collate (one->text, other->text);

  return compared != 0 ? compared : (one->id > other->id) - (one->id < other->id);
}

/* Takes @text and @detail. */
static void
add (GPtrArray *facts, AssayHeldKind kind, gint64 id, const char *label, char *text, char *detail)
{
  AssayRegisterFact *fact = assay_register_fact_new (kind, id, label, text, detail);

  fact->can_change = id != 0;
  g_ptr_array_add (facts, fact);
}

/* --- Areas --- */

static void
count_area (GHashTable *counts, gint64 area)
{
  if (area != 0)
    g_hash_table_insert (
        counts, GSIZE_TO_POINTER (area),
        GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, GSIZE_TO_POINTER (area)))
                          + 1));
}

static void
add_areas (AssayRegisterAreasState *self, const AssayRegister *held)
{
  const GPtrArray *areas = assay_register_get_values (held, ASSAY_HELD_AREA);
  const GPtrArray *services = assay_register_get_values (held, ASSAY_HELD_SERVICE);
  const GPtrArray *contracts = assay_register_get_values (held, ASSAY_HELD_CONTRACT);
  g_autoptr (GHashTable) of_services = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) of_contracts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < services->len; i++)
    count_area (of_services, ((const AssayHeldService *) services->pdata[i])->area);
  for (guint i = 0; i < contracts->len; i++)
    count_area (of_contracts, ((const AssayHeldContract *) contracts->pdata[i])->area);
  for (guint i = 0; i < areas->len; i++)
    {
      const AssayHeldArea *area = areas->pdata[i];
      gpointer key = GSIZE_TO_POINTER (area->value.id);
      guint n_services = GPOINTER_TO_UINT (g_hash_table_lookup (of_services, key));
      guint n_contracts = GPOINTER_TO_UINT (g_hash_table_lookup (of_contracts, key));
      g_autofree char *label =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u service", "%u services", n_services),
                           n_services);
      char *detail = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Named by %u contract",
                                                   "Named by %u contracts", n_contracts),
                                      n_contracts);

      add (self->areas, ASSAY_HELD_AREA, area->value.id, label, g_strdup (area->name), detail);
    }
  g_ptr_array_sort (self->areas, compare_texts);
}

/* --- Services --- */

static void
add_services (AssayRegisterAreasState *self, const AssayRegister *held)
{
  const GPtrArray *services = assay_register_get_values (held, ASSAY_HELD_SERVICE);
  const GPtrArray *partners = assay_register_get_values (held, ASSAY_HELD_PARTNER);
  g_autoptr (GHashTable) in_one = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < partners->len; i++)
    g_hash_table_add (in_one,
                      GSIZE_TO_POINTER (((const AssayHeldPartner *) partners->pdata[i])->service));
  for (guint i = 0; i < services->len; i++)
    {
      const AssayHeldService *service = services->pdata[i];
      guint n = 0;

      assay_register_get_owned (held, ASSAY_HELD_CONTRACT, service->value.id, &n);
      if (n == 0 && !g_hash_table_contains (in_one, GSIZE_TO_POINTER (service->value.id)))
        add (self->services, ASSAY_HELD_SERVICE, service->value.id,
             service->is_partnership ? _ ("Partnership") : _ ("Service"), g_strdup (service->name),
             NULL);
    }
  g_ptr_array_sort (self->services, compare_texts);
}

/* --- What is decided --- */

static void
add_settings (AssayRegisterAreasState *self, const AssayRegister *held)
{
  const AssayHeldSettings *settings = assay_register_get_settings (held);
  guint months = assay_register_get_fresh_months (held);
  g_autofree char *board = assay_date_format_long (assay_register_get_last_board (held));
  g_autofree char *label =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Information stays good for %u month",
                                    "Information stays good for %u months", months),
                       months);
  char *text = g_strdup_printf (_ ("Counts below %u are kept back in anything for others"),
                                assay_register_get_suppress_below (held));
  char *detail = board != NULL ? g_strdup_printf (_ ("The last board was on %s"), board)
                               : g_strdup (_ ("No day of a board is recorded"));

  self->is_decided = settings != NULL;
  add (self->settings, ASSAY_HELD_SETTINGS, settings != NULL ? settings->value.id : 0, label, text,
       detail);
}

AssayRegisterAreasState *
assay_register_areas_state_new (const AssayRegisterGround *ground)
{
  AssayRegisterAreasState *self = g_new0 (AssayRegisterAreasState, 1);

  self->areas = g_ptr_array_new_with_free_func (assay_register_fact_free);
  self->services = g_ptr_array_new_with_free_func (assay_register_fact_free);
  self->settings = g_ptr_array_new_with_free_func (assay_register_fact_free);
  add_areas (self, ground->held);
  add_services (self, ground->held);
  add_settings (self, ground->held);

  return self;
}

void
assay_register_areas_state_free (AssayRegisterAreasState *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->areas);
  g_ptr_array_unref (self->services);
  g_ptr_array_unref (self->settings);
  g_free (self);
}
