/* Services side by side, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-compared.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define NONE "–"

const char *
assay_compared_get_service (const AssayRegisterGround *ground, const GArray *services, guint place)
{
  const AssayHeldService *held = assay_register_lookup (ground->held, ASSAY_HELD_SERVICE,
                                                        g_array_index (services, gint64, place));

  return held != NULL ? held->name : "?";
}

static char *
word_amount (AssayUnit unit, const char *figure)
{
  return unit == ASSAY_UNIT_PERCENT ? g_strdup_printf (_ ("%s %%"), figure) : g_strdup (figure);
}

char *
assay_compared_word_figure (const AssayComparedTable *table,
                            guint service,
                            guint period,
                            gboolean may_all)
{
  const AssayHeldMeasure *measure = assay_compared_table_get (table, service, period);

  if (measure == NULL)
    return g_strdup (NONE);
  if (!may_all && !assay_compared_table_is_shown (table, service, period))
    return g_strdup (_ ("kept back"));

  return word_amount (measure->unit, measure->figure);
}

char *
assay_compared_word_total (const AssayComparedTable *table, guint period, gboolean may_all)
{
  const AssayComparedTotal *total = &table->totals[period];

  if (!total->has_total)
    return g_strdup (NONE);
  if (!may_all && !assay_compared_table_is_total_shown (table, period))
    return g_strdup (_ ("kept back"));
  if (table->like->unit != ASSAY_UNIT_PERCENT)
    return g_strdup_printf ("%" G_GUINT64_FORMAT, total->part);

  /* Translators: two counts: "45 of 60". */
  return g_strdup_printf (_ ("%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT), total->part,
                          total->base);
}

const char *
assay_compared_get_source (const AssayComparedTable *table, guint service, guint period)
{
  const AssayHeldMeasure *measure = assay_compared_table_get (table, service, period);

  return measure != NULL ? measure->source : NULL;
}

/* Takes nothing of @titles (const char *), each once. */
static char *
join_titles (const GPtrArray *titles)
{
  g_autoptr (GPtrArray) quoted = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < titles->len; i++)
    {
      g_autofree char *one = g_strdup_printf (_ ("“%s”"), (const char *) titles->pdata[i]);

      if (!g_ptr_array_find_with_equal_func (quoted, one, g_str_equal, NULL))
        g_ptr_array_add (quoted, g_steal_pointer (&one));
    }
  g_ptr_array_add (quoted, NULL);

  return g_strjoinv (", ", (char **) quoted->pdata);
}

char *
assay_compared_word_beside (const AssayRegisterGround *ground,
                            const AssayComparison *comparison,
                            const AssayComparedTable *table)
{
  const AssayScheme *scheme = assay_register_schemes_lookup (ground->schemes, table->like->scheme);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autoptr (GPtrArray) beside = assay_comparison_list_beside (comparison, table, missing);
  g_autofree char *there = NULL;
  g_autofree char *not_there = NULL;

  if (beside->len + missing->len == 0)
    return NULL;
  for (guint i = 0; i < beside->len; i++)
    beside->pdata[i] = ((const AssayComparedTable *) beside->pdata[i])->like->title;
  for (guint i = 0; i < missing->len; i++)
    {
      const AssayMeasure *measure =
          scheme != NULL ? assay_scheme_lookup_measure (scheme, missing->pdata[i]) : NULL;

      missing->pdata[i] = measure != NULL ? measure->title : missing->pdata[i];
    }
  there = join_titles (beside);
  not_there = join_titles (missing);
  if (missing->len == 0)
    return g_strdup_printf (_ ("It says little alone and is no score: read it with %s."), there);
  if (beside->len == 0)
    return g_strdup_printf (_ ("It says little alone and is no score, and nobody sent %s."),
                            not_there);

  return g_strdup_printf (_ ("It says little alone and is no score: read it with %s. Nobody sent "
                             "%s."),
                          there, not_there);
}

char *
assay_compared_word_period (const AssayComparedPeriod *period)
{
  g_autofree char *from = assay_date_format_long (period->from);
  g_autofree char *until = assay_date_format_long (period->until);

  return g_strdup_printf (_ ("%s to %s"), from != NULL ? from : "?", until != NULL ? until : "?");
}

static const char *
word_apart (AssayApartReason reason)
{
  switch (reason)
    {
    case ASSAY_APART_EDITION:
      return _ ("%s: “%s” is not compared, because it is of another edition of the scheme.");
    case ASSAY_APART_UNIT:
      return _ ("%s: “%s” is not compared, because it has another unit.");
    case ASSAY_APART_DEFINITION:
      return _ ("%s: “%s” is not compared, because it is defined otherwise.");
    case ASSAY_APART_RULE:
      return _ ("%s: “%s” is not compared, because it is counted by another rule.");
    case ASSAY_APART_PERIOD:
      return _ ("%s: “%s” is not compared, because no other service has it for the same time.");
    case ASSAY_APART_ALONE:
      return _ ("%s: “%s” is not compared, because no other service has it.");
    }

  g_assert_not_reached ();
}

char *
assay_apart_word (const AssayRegisterGround *ground, const AssayApart *apart)
{
  const AssayHeldService *service =
      assay_register_lookup (ground->held, ASSAY_HELD_SERVICE, apart->measure->service);
  g_auto (GStrv) parts = g_strsplit (word_apart (apart->reason), "%s", 3);

  return g_strconcat (parts[0], service != NULL ? service->name : "?", parts[1],
                      apart->measure->title, parts[2], NULL);
}

/* --- Standards --- */

const char *
assay_result_word_sign (AssayResultState state)
{
  switch (state)
    {
    case ASSAY_RESULT_READY:
    case ASSAY_RESULT_MET:
      return "✓";
    case ASSAY_RESULT_MET_WITH_CONDITIONS:
      return "◆";
    case ASSAY_RESULT_NOT_READY:
    case ASSAY_RESULT_FURTHER_WORK:
      return "△";
    case ASSAY_RESULT_NOT_MET:
      return "▲";
    case ASSAY_RESULT_NOT_ASSESSED:
      return "?";
    }

  g_assert_not_reached ();
}

char *
assay_result_word_short (const AssayHeldResult *result)
{
  const char *sign;

  if (result == NULL)
    return g_strdup (NONE);
  sign = assay_result_word_sign (result->state);
  if (result->applies == 0)
    return g_strdup_printf ("%s %s", sign, assay_register_word_result (result->state));

  /* Translators: a sign and two counts: "✓ 5 of 6". */
  return g_strdup_printf (_ ("%s %u of %u"), sign, result->ready, result->applies);
}

const char *
assay_standards_word_kind (AssayReceivedKind kind)
{
  switch (kind)
    {
    case ASSAY_RECEIVED_SUBMISSION:
      return _ ("What services say of themselves in their submissions");
    case ASSAY_RECEIVED_REPORT:
      return _ ("What assessors determined");
    }

  g_assert_not_reached ();
}

static const char *
word_standards_apart (AssayStandardsReason reason)
{
  switch (reason)
    {
    case ASSAY_STANDARDS_UNVERIFIED:
      return _ ("%s: what was received on %s is not compared, because it failed verification.");
    case ASSAY_STANDARDS_NO_EDITION:
      return _ ("%s: what was received on %s is not compared, because it does not say the edition "
                "of its scheme.");
    case ASSAY_STANDARDS_NO_RESULTS:
      return _ ("%s: what was received on %s is not compared, because it says nothing of the "
                "standards.");
    }

  g_assert_not_reached ();
}

char *
assay_standards_apart_word (const AssayRegisterGround *ground, const AssayStandardsApart *apart)
{
  const AssayHeldService *service =
      assay_register_lookup (ground->held, ASSAY_HELD_SERVICE, apart->received->service);
  g_autofree char *day = assay_date_format_long (apart->received->day);
  g_auto (GStrv) parts = g_strsplit (word_standards_apart (apart->reason), "%s", 3);

  return g_strconcat (parts[0], service != NULL ? service->name : "?", parts[1],
                      day != NULL ? day : "?", parts[2], NULL);
}
