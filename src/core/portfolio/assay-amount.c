/* A figure as text: what it may be, and the counts that a share was worked out from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-amount.h"

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-value.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* With at most six decimals (assay_value_canonicalize_decimal()) no product below is over 64 bits.
 */
#define MAX_COUNT 999999999u
#define HUNDRED 100u

gboolean
assay_amount_parse_count (const char *text, guint64 *out_count)
{
  g_autofree char *canonical = assay_value_canonicalize_decimal (text);

  return g_strcmp0 (canonical, text) == 0
         && g_ascii_string_to_unsigned (text, 10, 0, MAX_COUNT, out_count, NULL);
}

/* A number of percent as a whole number of its last digit, and how many of those make one percent.
 * FALSE for one that is not from 0 to 100. */
static gboolean
split_percent (const char *value, guint64 *out_units, guint64 *out_per_percent)
{
  const char *point = strchr (value, '.');
  guint64 whole = g_ascii_strtoull (value, NULL, 10), per_percent = 1, fraction = 0;

  for (const char *digit = point != NULL ? point + 1 : ""; *digit != '\0'; digit++)
    {
      per_percent *= 10;
      fraction = fraction * 10 + (guint64) g_ascii_digit_value (*digit);
    }
  *out_units = whole * per_percent + fraction;
  *out_per_percent = per_percent;

  return *value != '-' && whole <= HUNDRED && *out_units <= HUNDRED * per_percent;
}

static gboolean
fits_unit (AssayUnit unit, const char *value)
{
  guint64 units, per_percent;

  switch (unit)
    {
    case ASSAY_UNIT_COUNT:
      return *value != '-' && strchr (value, '.') == NULL;
    case ASSAY_UNIT_PERCENT:
      return split_percent (value, &units, &per_percent);
    case ASSAY_UNIT_DAYS:
      return *value != '-';
    case ASSAY_UNIT_SCORE:
      return TRUE;
    }

  g_assert_not_reached ();
}

gboolean
assay_amount_check (AssayUnit unit, const char *measure, const char *value, GError **error)
{
  g_autofree char *canonical = assay_value_canonicalize_decimal (value);

  if (g_strcmp0 (canonical, value) != 0)
    {
      g_autofree char *quoted = assay_text_dup_quoted (value);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s: “%s” is not a number; write it like 12 or 12.5"), measure, quoted);
      return FALSE;
    }
  if (fits_unit (unit, value))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               unit == ASSAY_UNIT_COUNT
                   ? _ ("%s counts, so %s cannot be; write a whole number from 0")
               : unit == ASSAY_UNIT_PERCENT
                   ? _ ("%s is a percentage, so %s cannot be; write 0 to 100")
                   : _ ("%s cannot be %s; write a number from 0"),
               measure, value);

  return FALSE;
}

static gboolean
refuse (GError **error, const char *measure, const char *why)
{
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, "%s: %s", measure, why);

  return FALSE;
}

static gboolean
is_share (const char *value, guint64 part, guint64 base)
{
  guint64 units, per_percent, stated, is;

  if (!split_percent (value, &units, &per_percent))
    return FALSE;
  stated = units * base;
  is = part * HUNDRED * per_percent;

  return (stated > is ? stated - is : is - stated) < base;
}

static gboolean
check_part (const char *measure, const char *value, const char *part, guint64 base, GError **error)
{
  guint64 count;

  if (!assay_amount_parse_count (part, &count) || count > base)
    return refuse (error, measure,
                   _ ("the number counted must be a whole number, and at most the number it is out "
                      "of"));
  if (is_share (value, count, base))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("%s: %s %% is not %s out of %" G_GUINT64_FORMAT "; look at the three again"),
               measure, value, part, base);

  return FALSE;
}

gboolean
assay_amount_check_counts (AssayUnit unit,
                           const char *measure,
                           const char *value,
                           const char *part,
                           const char *base,
                           GError **error)
{
  guint64 count = 0;

  if (part == NULL && base == NULL)
    return TRUE;
  if (unit == ASSAY_UNIT_COUNT || (part != NULL && unit != ASSAY_UNIT_PERCENT))
    return refuse (error, measure,
                   _ ("only a percentage is a number counted out of another; leave that out"));
  if (base == NULL)
    return refuse (error, measure, _ ("say also what number it is out of"));
  if (part == NULL && unit == ASSAY_UNIT_PERCENT)
    return refuse (error, measure, _ ("say also the number counted"));
  if (!assay_amount_parse_count (base, &count) || count == 0)
    return refuse (error, measure,
                   _ ("the number it is out of must be a whole number from 1 to 999999999"));

  return part == NULL || check_part (measure, value, part, count, error);
}
