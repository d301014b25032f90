/* What the list of evidence in a review shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-evidence-state.h"

#include "present/assay-wording.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
row_free (gpointer data)
{
  AssayReviewEvidenceRow *row = data;

  g_free (row->number);
  g_free (row->title);
  g_free (row->subtitle);
  g_free (row->description);
  g_free (row);
}

static gboolean
cites (const AssayResponse *response, guint evidence)
{
  for (guint i = 0; i < response->citations->len; i++)
    if (((const AssayCitation *) response->citations->pdata[i])->evidence == evidence)
      return TRUE;

  return FALSE;
}

/* "cited at 2.5, 5.1". */
static char *
word_used (const AssayReviewGround *ground, guint evidence)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ground->scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = ground->scheme->criteria->pdata[i];
      const AssayResponse *response =
          assay_portfolio_lookup_response (ground->portfolio, criterion->id);

      if (response != NULL && cites (response, evidence))
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", criterion->id);
    }
  if (text->len == 0)
    return g_strdup (_ ("cited nowhere"));

  return g_strdup_printf (_ ("cited at %s"), text->str);
}

static const char *
get_kind (const AssayScheme *scheme, const AssayEvidence *item)
{
  const AssayTerm *kind = item->kind != NULL ? assay_scheme_lookup_kind (scheme, item->kind) : NULL;

  return kind != NULL ? kind->title : _ ("No kind");
}

static gboolean
was_opened (const AssayReview *review, guint evidence)
{
  for (guint i = 0; i < review->openings->len; i++)
    if (((const AssayOpening *) review->openings->pdata[i])->evidence == evidence)
      return TRUE;

  return FALSE;
}

static gboolean
fits (const AssayReviewEvidenceRow *row, const char *filter)
{
  g_autofree char *where = NULL;
  g_autofree char *what = NULL;

  if (filter == NULL || *filter == '\0')
    return TRUE;
  where = g_utf8_casefold (row->description, -1);
  what = g_utf8_casefold (filter, -1);

  return strstr (where, what) != NULL;
}

static AssayReviewEvidenceRow *
row_new (const AssayReviewGround *ground, const AssayEvidence *item)
{
  AssayReviewEvidenceRow *row = g_new0 (AssayReviewEvidenceRow, 1);
  g_autofree char *period = assay_wording_period (item);
  g_autofree char *used = word_used (ground, item->number);

  row->number = assay_evidence_format_number (item->number);
  row->title = g_strdup_printf ("%s %s", row->number, item->title != NULL ? item->title : "");
  row->subtitle =
      period != NULL
          ? g_strdup_printf ("%s · %s · %s", get_kind (ground->scheme, item), period, used)
          : g_strdup_printf ("%s · %s", get_kind (ground->scheme, item), used);
  row->is_sensitive = assay_review_is_sensitive (item);
  row->is_opened = row->is_sensitive && was_opened (ground->review, item->number);
  row->description = g_strdup_printf ("%s, %s%s", row->title, row->subtitle,
                                      row->is_sensitive ? _ (", sensitive") : "");

  return row;
}

GPtrArray *
assay_review_evidence_state_new (const AssayReviewGround *ground, const char *filter)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  for (guint i = 0; i < ground->portfolio->evidence->len; i++)
    {
      const AssayEvidence *item = ground->portfolio->evidence->pdata[i];
      AssayReviewEvidenceRow *row;

      if (item->withdrawn)
        continue;
      row = row_new (ground, item);
      if (fits (row, filter))
        g_ptr_array_add (rows, row);
      else
        row_free (row);
    }

  return rows;
}
