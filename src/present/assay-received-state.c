/* What is shown beside a file that was sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-received-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- Whose it could be --- */

static void
choice_free (gpointer data)
{
  AssayArrivalChoice *self = data;

  g_free (self->text);
  g_free (self);
}

/* A partner has its contracts through the partnership, and is known by its own name. */
static const AssayHeldContract *
find_contract (const AssayRegister *held, gint64 service)
{
  guint n = 0;
  gpointer const *contracts = assay_register_get_owned (held, ASSAY_HELD_CONTRACT, service, &n);

  return n > 0 ? contracts[0] : NULL;
}

static AssayArrivalChoice *
choice_new (const AssayRegister *held, const AssayHeldService *service)
{
  AssayArrivalChoice *self = g_new0 (AssayArrivalChoice, 1);
  const AssayHeldArea *area = assay_register_lookup (held, ASSAY_HELD_AREA, service->area);
  const AssayHeldContract *contract = find_contract (held, service->value.id);
  g_autoptr (GString) text = g_string_new (service->name);

  if (area != NULL)
    g_string_append_printf (text, ", %s", area->name);
  if (contract != NULL)
    g_string_append_printf (text, ": %s", contract->title);
  g_string_append_printf (text, _ (" (number %" G_GINT64_FORMAT ")"), service->value.id);
  self->service = service->value.id;
  self->text = g_string_free (g_steal_pointer (&text), FALSE);

  return self;
}

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  const AssayArrivalChoice *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;
  int order = g_utf8_collate (one->text, other->text);

  return order != 0 ? order : (one->service > other->service) - (one->service < other->service);
}

static gboolean
is_candidate (const AssayArrival *arrival, gint64 service)
{
  for (guint i = 0; i < arrival->candidates->len; i++)
    if (g_array_index (arrival->candidates, gint64, i) == service)
      return TRUE;

  return FALSE;
}

GPtrArray *
assay_arrival_list_choices (const AssayRegisterGround *ground, const AssayArrival *arrival)
{
  const GPtrArray *services = assay_register_get_values (ground->held, ASSAY_HELD_SERVICE);
  GPtrArray *choices = g_ptr_array_new_with_free_func (choice_free);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < arrival->candidates->len; i++)
    {
      const AssayHeldService *service =
          assay_register_lookup (ground->held, ASSAY_HELD_SERVICE,
                                 g_array_index (arrival->candidates, gint64, i));

      if (service != NULL)
        g_ptr_array_add (choices, choice_new (ground->held, service));
    }
  for (guint i = 0; i < services->len; i++)
    if (!is_candidate (arrival, ((const AssayRegisterValue *) services->pdata[i])->id))
      g_ptr_array_add (others, choice_new (ground->held, services->pdata[i]));
  g_ptr_array_sort (others, compare_choices);
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (choices, others->pdata[i]);

  return choices;
}

/* --- What came lately --- */

static AssayOverviewRow *
row_new (const AssayRegisterGround *ground, const AssayHeldReceived *received)
{
  AssayOverviewRow *row = g_new0 (AssayOverviewRow, 1);
  const AssayHeldService *service =
      assay_register_lookup (ground->held, ASSAY_HELD_SERVICE, received->service);
  const AssayHeldContract *contract = find_contract (ground->held, received->service);
  const char *title = assay_register_schemes_get_title (ground->schemes, received->scheme);
  g_autofree char *what = assay_register_word_value (ground, received);

  row->place =
      contract != NULL ? g_strdup_printf ("contract:%" G_GINT64_FORMAT, contract->value.id) : NULL;
  row->tone = received->is_verified ? ASSAY_STATE_READY : ASSAY_STATE_GAP;
  row->sign = g_strdup (received->is_verified ? "✓" : "✗");
  row->chip = g_strdup (received->is_verified ? _ ("Verified") : _ ("Failed"));
  row->title = g_strdup_printf ("%s, %s", service != NULL ? service->name : "?", what);
  row->text = g_strdup_printf (received->is_verified
                                   ? _ ("%s, round %u.")
                                   : _ ("%s, round %u. It failed verification and does not count."),
                               title, received->round);
  row->description = g_strdup_printf ("%s: %s. %s", row->chip, row->title, row->text);

  return row;
}

/* A register numbers what it takes in one after the other. */
GPtrArray *
assay_received_list_lately (const AssayRegisterGround *ground, guint most)
{
  const GPtrArray *values = assay_register_get_values (ground->held, ASSAY_HELD_RECEIVED);
  GPtrArray *rows = g_ptr_array_new_with_free_func (assay_overview_row_free);

  for (guint i = values->len; i-- > 0 && rows->len < most;)
    g_ptr_array_add (rows, row_new (ground, values->pdata[i]));

  return rows;
}
