/* assay evidence: the evidence index.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-output.h"
#include "cli/assay-shared-runs.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static gboolean
cites (const AssayResponse *response, guint number)
{
  for (guint i = 0; i < response->citations->len; i++)
    {
      const AssayCitation *citation = g_ptr_array_index (response->citations, i);

      if (citation->evidence == number)
        return TRUE;
    }

  return FALSE;
}

/* The criteria that cite the item, in the scheme's order, then those the scheme does not have;
 * ended by NULL. */
static GPtrArray *
list_users (const AssayScheme *scheme, const AssayPortfolio *portfolio, guint number)
{
  GPtrArray *users = g_ptr_array_new ();

  for (guint i = 0; i < scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = g_ptr_array_index (scheme->criteria, i);
      const AssayResponse *response = assay_portfolio_lookup_response (portfolio, criterion->id);

      if (response != NULL && cites (response, number))
        g_ptr_array_add (users, criterion->id);
    }
  for (guint i = 0; i < portfolio->responses->len; i++)
    {
      const AssayResponse *response = g_ptr_array_index (portfolio->responses, i);

      if (assay_scheme_lookup_criterion (scheme, response->criterion) == NULL
          && cites (response, number))
        g_ptr_array_add (users, response->criterion);
    }
  g_ptr_array_add (users, NULL);

  return users;
}

static void
add_item (JsonBuilder *builder,
          const AssayScheme *scheme,
          const AssayPortfolio *portfolio,
          const AssayEvidence *item)
{
  g_autofree char *number = assay_evidence_format_number (item->number);
  g_autoptr (GPtrArray) users = list_users (scheme, portfolio, item->number);
  gboolean stated = item->privacy != ASSAY_PRIVACY_NONE_STATED;

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "number", number);
  assay_json_add_string (builder, "basis", assay_basis_get_id (item->basis));
  assay_json_add_string (builder, "title", item->title);
  assay_json_add_string (builder, "kind", item->kind);
  assay_json_add_date (builder, "from", item->from);
  assay_json_add_date (builder, "to", item->to);
  assay_json_add_date (builder, "until", item->until);
  assay_json_add_string (builder, "privacy", stated ? assay_privacy_get_id (item->privacy) : NULL);
  assay_json_add_string (builder, "source_name", item->source_name);
  assay_json_add_number (builder, "size", (gint64) item->size);
  assay_json_add_string (builder, "type", item->type);
  assay_json_add_string (builder, "sha256", item->sha256);
  assay_json_add_number (builder, "pages", item->pages);
  assay_json_add_string (builder, "note", item->note);
  assay_json_add_boolean (builder, "withdrawn", item->withdrawn);
  assay_json_add_strings (builder, "used_by", (const char *const *) users->pdata);
  json_builder_end_object (builder);
}

static void
print_json (const AssayScheme *scheme, const AssayPortfolio *portfolio, AssayDate today)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_begin_array (builder, "evidence");
  for (guint i = 0; i < portfolio->evidence->len; i++)
    add_item (builder, scheme, portfolio, g_ptr_array_index (portfolio->evidence, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static char *
format_users (const AssayScheme *scheme, const AssayPortfolio *portfolio, const AssayEvidence *item)
{
  g_autoptr (GPtrArray) users = list_users (scheme, portfolio, item->number);

  if (item->withdrawn)
    return g_strdup (_ ("(withdrawn)"));

  return g_strjoinv (", ", (char **) users->pdata);
}

static const char *
get_kind_title (const AssayScheme *scheme, const AssayEvidence *item)
{
  const AssayTerm *kind = item->kind != NULL ? assay_scheme_lookup_kind (scheme, item->kind) : NULL;

  return kind != NULL ? kind->title : item->kind;
}

static void
print_table (const AssayScheme *scheme, const AssayPortfolio *portfolio, AssayDate today)
{
  const char *const headings[] = { _ ("No."),   _ ("Title"),         _ ("Kind"),    _ ("Period"),
                                   _ ("Pages"), _ ("Personal data"), _ ("Used by"), NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  assay_listing_align_right (table, 4);
  for (guint i = 0; i < portfolio->evidence->len; i++)
    {
      const AssayEvidence *item = g_ptr_array_index (portfolio->evidence, i);

      assay_listing_take (table, assay_evidence_format_number (item->number));
      assay_listing_add (table, item->title);
      assay_listing_add (table, get_kind_title (scheme, item));
      assay_listing_take (table, assay_wording_period (item));
      assay_listing_take (table, item->pages > 0 ? g_strdup_printf ("%u", item->pages) : NULL);
      assay_listing_add (table, assay_wording_privacy (item->privacy));
      assay_listing_take (table, format_users (scheme, portfolio, item));
    }
  assay_listing_print (table);
  if (portfolio->evidence->len == 0)
    assay_output_say ("%s", _ ("There is no evidence yet; “assay add” adds it."));
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_run_view (cli, arguments, print_json, print_table, error);
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_evidence = {
  .usage = { "evidence", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_EVIDENCE,
  .summary = N_ ("list the evidence"),
  .explanation =
      N_ ("One line for each item, with what is said about it and the criteria that cite\n"
          "it. An item that nothing cites shows nothing yet."),
  .example = "assay evidence vale",
  .run = run,
};
