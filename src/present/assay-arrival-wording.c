/* What services and assessors send, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-arrival-wording.h"

#include "present/assay-wording-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

const char *
assay_arrival_word_kind (AssayArrivalKind kind)
{
  switch (kind)
    {
    case ASSAY_ARRIVAL_SUBMISSION:
      return _ ("Submission");
    case ASSAY_ARRIVAL_REPORT:
      return _ ("Report");
    case ASSAY_ARRIVAL_AWARD:
      return _ ("Award");
    case ASSAY_ARRIVAL_MEASURES:
      return _ ("Answer about measures");
    }

  g_assert_not_reached ();
}

char *
assay_arrival_word (const AssayRegisterGround *ground, const AssayArrival *arrival)
{
  g_autoptr (GString) text = g_string_new (assay_arrival_word_kind (arrival->kind));
  g_autofree char *day = assay_date_format_long (arrival->day);

  if (arrival->service_name != NULL)
    g_string_append_printf (text, _ (" of “%s”"), arrival->service_name);
  if (arrival->scheme != NULL)
    g_string_append_printf (text, ", %s",
                            assay_register_schemes_get_title (ground->schemes, arrival->scheme));
  if (arrival->round > 0)
    g_string_append_printf (text, _ (", round %u"), arrival->round);
  if (day != NULL)
    g_string_append_printf (text, ", %s", day);
  g_string_append_c (text, '.');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
word_takable (const AssayArrival *arrival)
{
  if (arrival->kind == ASSAY_ARRIVAL_AWARD)
    return g_strdup (_ ("The award, its days and its conditions are kept."));
  if (arrival->kind == ASSAY_ARRIVAL_MEASURES)
    return g_strdup (_ ("The figures are kept with their definitions and counting rules."));
  if (!arrival->is_verified)
    return g_strdup (_ ("It failed verification: it is kept as received, and never counts."));
  if (arrival->kind == ASSAY_ARRIVAL_REPORT)
    return g_strdup (_ ("That the report came is kept, and nothing of what it says about a case."));

  return g_strdup (
      _ ("It is verified. Only data are kept: no evidence, and nothing written about a "
         "case."));
}

static char *
word_candidates (const AssayRegisterGround *ground, const AssayArrival *arrival)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < arrival->candidates->len; i++)
    {
      gint64 id = g_array_index (arrival->candidates, gint64, i);
      const AssayHeldService *service =
          assay_register_lookup (ground->held, ASSAY_HELD_SERVICE, id);

      g_ptr_array_add (names, g_strdup_printf (_ ("“%s” (number %" G_GINT64_FORMAT ")"),
                                               service != NULL ? service->name : "?", id));
    }
  if (names->len == 0)
    return g_strdup (_ ("No service in the register has this name; say which one it is of."));
  joined = assay_wording_join (names, names->len);

  return g_strdup_printf (_ ("Say which service it is of; it could be %s."), joined);
}

char *
assay_arrival_word_state (const AssayRegisterGround *ground, const AssayArrival *arrival)
{
  switch (arrival->state)
    {
    case ASSAY_ARRIVAL_CAN_BE_TAKEN:
      return word_takable (arrival);
    case ASSAY_ARRIVAL_NEEDS_SERVICE:
      return word_candidates (ground, arrival);
    case ASSAY_ARRIVAL_IS_THERE:
      return g_strdup (_ ("It was received before; nothing needs doing."));
    case ASSAY_ARRIVAL_UNREADABLE:
      return g_strdup (
          _ ("It does not say of which scheme it is, so nothing can be kept of it; ask "
             "whoever sent it to send it again."));
    case ASSAY_ARRIVAL_BROKEN:
      return g_strdup (_ ("It is not what was signed; ask whoever sent it to send it again."));
    }

  g_assert_not_reached ();
}
