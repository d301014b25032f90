/* Making edits: what a service says to a criterion.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-edit-private.h"
#include "core/portfolio/assay-pages.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- A response --- */

AssayResponse *
assay_edit_copy_response (const AssayPortfolio *portfolio, const char *criterion)
{
  const AssayResponse *now = assay_portfolio_lookup_response (portfolio, criterion);

  return now != NULL ? assay_response_copy (now) : assay_response_new (criterion);
}

AssayEdit *
assay_edit_take_response (const AssayPortfolio *portfolio,
                          AssayVerb verb,
                          const char *detail,
                          AssayResponse *response)
{
  const AssayResponse *now = assay_portfolio_lookup_response (portfolio, response->criterion);
  AssayEdit *edit = assay_edit_new (verb, response->criterion, detail);

  if (assay_response_is_empty (response))
    g_clear_pointer (&response, assay_response_unref);
  if (now != NULL || response != NULL)
    assay_edit_add (edit, ASSAY_VALUE_RESPONSE, now, response);

  return edit;
}

/* --- Rating and texts --- */

/* The reason that goes with the level, or FALSE where the two do not go together. */
static gboolean
take_reason (const AssayScheme *scheme,
             const AssayCriterion *criterion,
             const AssayLevel *level,
             const char *reason,
             char **out_reason,
             GError **error)
{
  gboolean not_applicable = level != NULL && level == scheme->not_applicable;

  if (!not_applicable)
    {
      if (assay_text_is_blank (reason))
        return TRUE;
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s: a reason belongs only to a level that says it does not apply; write "
                      "it into the text"),
                   criterion->id);
      return FALSE;
    }
  if (!criterion->not_applicable_allowed)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                   _ ("%s “%s” applies to every service; choose another level"), criterion->id,
                   criterion->title);
      return FALSE;
    }

  return assay_edit_need_block (reason, _ ("the reason why it does not apply"), out_reason, error);
}

AssayEdit *
assay_edit_rate (const AssayPortfolio *portfolio,
                 const AssayScheme *scheme,
                 const char *criterion,
                 const char *level,
                 const char *reason,
                 GError **error)
{
  const AssayCriterion *asked = assay_scheme_find_criterion (scheme, criterion, error);
  const AssayLevel *given = NULL;
  g_autofree char *why = NULL;
  AssayResponse *response;

  if (asked == NULL)
    return NULL;
  if (level != NULL)
    {
      given = assay_scheme_find_level (scheme, level, error);
      if (given == NULL)
        return NULL;
    }
  if (!take_reason (scheme, asked, given, reason, &why, error))
    return NULL;

  response = assay_edit_copy_response (portfolio, asked->id);
  g_free (response->level);
  response->level = given != NULL ? g_strdup (given->id) : NULL;
  g_free (response->reason);
  response->reason = g_steal_pointer (&why);

  return assay_edit_take_response (portfolio, ASSAY_VERB_RATE, response->level, response);
}

/* Either of a response's two texts; @what is what errors call it. */
static AssayEdit *
write_block (const AssayPortfolio *portfolio,
             const AssayScheme *scheme,
             const char *criterion,
             AssayVerb verb,
             const char *what,
             const char *text,
             GError **error)
{
  const AssayCriterion *asked = assay_scheme_find_criterion (scheme, criterion, error);
  AssayResponse *response;
  char *block = NULL;
  char **slot;

  if (asked == NULL || !assay_edit_take_block (text, what, &block, error))
    return NULL;
  response = assay_edit_copy_response (portfolio, asked->id);
  slot = verb == ASSAY_VERB_WRITE_NOTE ? &response->note : &response->text;
  g_free (*slot);
  *slot = block;

  return assay_edit_take_response (portfolio, verb, NULL, response);
}

AssayEdit *
assay_edit_write_text (const AssayPortfolio *portfolio,
                       const AssayScheme *scheme,
                       const char *criterion,
                       const char *text,
                       GError **error)
{
  return write_block (portfolio, scheme, criterion, ASSAY_VERB_WRITE_TEXT, _ ("the text"), text,
                      error);
}

AssayEdit *
assay_edit_write_note (const AssayPortfolio *portfolio,
                       const AssayScheme *scheme,
                       const char *criterion,
                       const char *text,
                       GError **error)
{
  return write_block (portfolio, scheme, criterion, ASSAY_VERB_WRITE_NOTE, _ ("the note"), text,
                      error);
}

AssayEdit *
assay_edit_flag (const AssayPortfolio *portfolio,
                 const AssayScheme *scheme,
                 const char *criterion,
                 gboolean flagged,
                 GError **error)
{
  const AssayCriterion *asked = assay_scheme_find_criterion (scheme, criterion, error);
  AssayResponse *response;

  if (asked == NULL)
    return NULL;
  response = assay_edit_copy_response (portfolio, asked->id);
  response->flagged = flagged != FALSE;

  return assay_edit_take_response (portfolio, ASSAY_VERB_FLAG, flagged ? "yes" : "no", response);
}

/* --- Citations --- */

static const AssayEvidence *
find_item (const AssayPortfolio *portfolio, guint number, GError **error)
{
  g_autofree char *text = assay_evidence_format_number (number);

  return assay_portfolio_find_evidence (portfolio, text, error);
}

gboolean
assay_edit_take_pages (const AssayEvidence *item,
                       const char *pages,
                       char **out_pages,
                       GError **error)
{
  g_autoptr (GArray) ranges = NULL;

  if (assay_text_is_blank (pages))
    return TRUE;
  if (item->basis != ASSAY_BASIS_FILE)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("E%03u is not a file and has no pages; leave the pages out"), item->number);
      return FALSE;
    }
  ranges = assay_pages_parse (pages, error);
  if (ranges == NULL)
    return FALSE;
  if (item->pages > 0 && assay_pages_get_last (ranges) > item->pages)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   g_dngettext (GETTEXT_PACKAGE, "E%03u has %u page, so there is no page %u",
                                "E%03u has %u pages, so there is no page %u", item->pages),
                   item->number, item->pages, assay_pages_get_last (ranges));
      return FALSE;
    }
  *out_pages = assay_pages_format (ranges);

  return TRUE;
}

const AssayEvidence *
assay_edit_find_citable (const AssayPortfolio *portfolio, guint number, GError **error)
{
  const AssayEvidence *item = find_item (portfolio, number, error);

  if (item == NULL || !item->withdrawn)
    return item;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
               _ ("E%03u “%s” was withdrawn; restore it first, or cite another item"), item->number,
               item->title);

  return NULL;
}

static AssayCitation *
find_citation (const AssayResponse *response, guint evidence, const char *pages, const char *place)
{
  for (guint i = 0; i < response->citations->len; i++)
    {
      AssayCitation *citation = response->citations->pdata[i];

      if (citation->evidence == evidence && g_strcmp0 (citation->pages, pages) == 0
          && g_strcmp0 (citation->place, place) == 0)
        return citation;
    }

  return NULL;
}

AssayEdit *
assay_edit_cite (const AssayPortfolio *portfolio,
                 const AssayScheme *scheme,
                 const char *criterion,
                 guint evidence,
                 const char *pages,
                 const char *place,
                 const char *why,
                 GError **error)
{
  const AssayCriterion *asked = assay_scheme_find_criterion (scheme, criterion, error);
  const AssayEvidence *item =
      asked != NULL ? assay_edit_find_citable (portfolio, evidence, error) : NULL;
  g_autofree char *where = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *number = NULL;
  AssayResponse *response;
  AssayCitation *citation;

  if (item == NULL || !assay_edit_take_pages (item, pages, &where, error)
      || !assay_edit_take_line (place, _ ("the place"), &heading, error)
      || !assay_edit_need_block (why, _ ("the reason why it counts"), &reason, error))
    return NULL;

  response = assay_edit_copy_response (portfolio, asked->id);
  citation = find_citation (response, evidence, where, heading);
  if (citation == NULL)
    {
      citation = assay_citation_new (evidence);
      citation->pages = g_steal_pointer (&where);
      citation->place = g_steal_pointer (&heading);
      g_ptr_array_add (response->citations, citation);
    }
  g_free (citation->why);
  citation->why = g_steal_pointer (&reason);
  number = assay_evidence_format_number (evidence);

  return assay_edit_take_response (portfolio, ASSAY_VERB_CITE, number, response);
}

/* "1-2" for "pp 1–2"; what is no list of pages matches nothing, and says so. */
static gboolean
canonicalize_pages (const char *pages, char **out_pages, GError **error)
{
  g_autoptr (GArray) ranges = NULL;

  if (pages == NULL)
    return TRUE;
  ranges = assay_pages_parse (pages, error);
  if (ranges == NULL)
    return FALSE;
  *out_pages = assay_pages_format (ranges);

  return TRUE;
}

AssayEdit *
assay_edit_uncite (const AssayPortfolio *portfolio,
                   const AssayScheme *scheme,
                   const char *criterion,
                   guint evidence,
                   const char *pages,
                   GError **error)
{
  const AssayCriterion *asked = assay_scheme_find_criterion (scheme, criterion, error);
  g_autofree char *where = NULL;
  g_autofree char *number = assay_evidence_format_number (evidence);
  AssayResponse *response;

  if (asked == NULL || find_item (portfolio, evidence, error) == NULL
      || !canonicalize_pages (pages, &where, error))
    return NULL;
  response = assay_edit_copy_response (portfolio, asked->id);
  for (guint i = response->citations->len; i > 0; i--)
    {
      const AssayCitation *citation = response->citations->pdata[i - 1];

      if (citation->evidence == evidence
          && (where == NULL || g_strcmp0 (citation->pages, where) == 0))
        g_ptr_array_remove_index (response->citations, i - 1);
    }

  return assay_edit_take_response (portfolio, ASSAY_VERB_UNCITE, number, response);
}

/* A copy of the response for an edit of its citation number @index; NULL where there is none. */
static AssayResponse *
copy_with_citation (const AssayPortfolio *portfolio,
                    const AssayCriterion *criterion,
                    guint index,
                    GError **error)
{
  g_autoptr (AssayResponse) response = assay_edit_copy_response (portfolio, criterion->id);

  if (index < response->citations->len)
    return g_steal_pointer (&response);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
               _ ("%s: there is no citation number %u"), criterion->id, index + 1);

  return NULL;
}

AssayEdit *
assay_edit_amend_citation (const AssayPortfolio *portfolio,
                           const AssayScheme *scheme,
                           const char *criterion,
                           guint index,
                           const char *pages,
                           const char *place,
                           const char *why,
                           GError **error)
{
  const AssayCriterion *asked = assay_scheme_find_criterion (scheme, criterion, error);
  g_autoptr (AssayResponse) response =
      asked != NULL ? copy_with_citation (portfolio, asked, index, error) : NULL;
  AssayCitation *citation = response != NULL ? response->citations->pdata[index] : NULL;
  const AssayEvidence *item =
      citation != NULL ? assay_edit_find_citable (portfolio, citation->evidence, error) : NULL;
  g_autofree char *where = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *number = NULL;
  const AssayCitation *same;

  if (item == NULL || !assay_edit_take_pages (item, pages, &where, error)
      || !assay_edit_take_line (place, _ ("the place"), &heading, error)
      || !assay_edit_need_block (why, _ ("the reason why it counts"), &reason, error))
    return NULL;
  same = find_citation (response, item->number, where, heading);
  if (same != NULL && same != citation)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                   _ ("E%03u is cited with these pages and this place already"), item->number);
      return NULL;
    }

  g_free (citation->pages);
  citation->pages = g_steal_pointer (&where);
  g_free (citation->place);
  citation->place = g_steal_pointer (&heading);
  g_free (citation->why);
  citation->why = g_steal_pointer (&reason);
  number = assay_evidence_format_number (item->number);

  return assay_edit_take_response (portfolio, ASSAY_VERB_CITE, number, g_steal_pointer (&response));
}

AssayEdit *
assay_edit_remove_citation (const AssayPortfolio *portfolio,
                            const AssayScheme *scheme,
                            const char *criterion,
                            guint index,
                            GError **error)
{
  const AssayCriterion *asked = assay_scheme_find_criterion (scheme, criterion, error);
  AssayResponse *response =
      asked != NULL ? copy_with_citation (portfolio, asked, index, error) : NULL;
  const AssayCitation *citation;
  g_autofree char *number = NULL;

  if (response == NULL)
    return NULL;
  citation = response->citations->pdata[index];
  number = assay_evidence_format_number (citation->evidence);
  g_ptr_array_remove_index (response->citations, index);

  return assay_edit_take_response (portfolio, ASSAY_VERB_UNCITE, number, response);
}
