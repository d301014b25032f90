/* The lists of a review: what they share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-list-private.h"

#include "base/assay-error.h"
#include "base/assay-text.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MOST_TITLE_CHARS 80

const AssayReviewList *
assay_review_list_get (const char *name)
{
  static const AssayReviewList *const lists[] = {
    &assay_review_list_visits,      &assay_review_list_questions, &assay_review_list_requests,
    &assay_review_list_corrections, &assay_review_list_samples,   &assay_review_list_openings,
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i]->name, name))
      return lists[i];
  g_assert_not_reached ();
}

char *
assay_review_key_format (char letter, guint number)
{
  return g_strdup_printf ("%c%03u", letter, number);
}

guint
assay_review_key_parse (const char *key)
{
  guint64 number = 0;

  if (key == NULL || key[0] == '\0'
      || !g_ascii_string_to_unsigned (key + 1, 10, 1, G_MAXINT, &number, NULL))
    return 0;

  return (guint) number;
}

const char *
assay_review_values_get (GHashTable *values, const char *name)
{
  const char *value = g_hash_table_lookup (values, name);

  return value != NULL ? value : "";
}

void
assay_review_set_text (char **slot, const char *text)
{
  g_free (*slot);
  *slot = assay_text_is_blank (text) ? NULL : assay_text_clean (text);
}

gboolean
assay_review_set_day (AssayDate *slot, const char *text, GError **error)
{
  AssayDate day;

  if (!assay_date_parse_written (text, &day, error))
    return FALSE;
  *slot = day;

  return TRUE;
}

void
assay_review_set_gone (GError **error, const char *key)
{
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME, _ ("%s is no longer there"), key);
}

char *
assay_review_word_subject (const AssayScheme *scheme, const char *criterion)
{
  const AssayCriterion *own =
      criterion != NULL ? assay_scheme_lookup_criterion (scheme, criterion) : NULL;

  if (criterion == NULL)
    return g_strdup (_ ("The whole submission"));

  return own != NULL ? g_strdup_printf ("%s %s", own->id, own->title) : g_strdup (criterion);
}

char *
assay_review_word_title (const char *text)
{
  return assay_text_shorten (text != NULL ? text : "", MOST_TITLE_CHARS);
}
