/* assay scheme list: the schemes at hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-output.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
print_json (GPtrArray *schemes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_begin_array (builder, "schemes");
  for (guint i = 0; i < schemes->len; i++)
    {
      const AssayScheme *scheme = g_ptr_array_index (schemes, i);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "id", scheme->id);
      assay_json_add_string (builder, "edition", scheme->edition);
      assay_json_add_string (builder, "title", scheme->title);
      assay_json_add_string (builder, "origin", scheme->origin_line);
      assay_json_add_number (builder, "standards", scheme->standards->len);
      assay_json_add_number (builder, "criteria", scheme->criteria->len);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_table (GPtrArray *schemes)
{
  const char *const headings[] = { _ ("Id"),       _ ("Edition"), _ ("Title"), _ ("Standards"),
                                   _ ("Criteria"), _ ("Origin"),  NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  assay_listing_align_right (table, 3);
  assay_listing_align_right (table, 4);
  for (guint i = 0; i < schemes->len; i++)
    {
      const AssayScheme *scheme = g_ptr_array_index (schemes, i);

      assay_listing_add (table, scheme->id);
      assay_listing_add (table, scheme->edition);
      assay_listing_add (table, scheme->title);
      assay_listing_add_number (table, scheme->standards->len);
      assay_listing_add_number (table, scheme->criteria->len);
      assay_listing_add (table, assay_wording_origin (scheme->origin));
    }
  assay_listing_print (table);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) schemes =
      assay_scheme_library_list (assay_cli_get_library (cli), problems, error);

  if (schemes == NULL)
    return 0;
  if (assay_arguments_has (arguments, "json"))
    print_json (schemes);
  else
    print_table (schemes);
  for (guint i = 0; i < problems->len; i++)
    assay_output_say (_ ("assay: note: %s"), (const char *) g_ptr_array_index (problems, i));

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_scheme_list = {
  .usage = { "scheme list", "", 0, 0, options },
  .group = ASSAY_GROUP_SCHEMES,
  .summary = N_ ("list the schemes at hand"),
  .explanation = N_ ("Lists the schemes that come with Assay and those in your own data folder.\n"
                     "A file there that is not a valid scheme is named on standard error."),
  .example = "assay scheme list",
  .run = run,
};
