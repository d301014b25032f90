/* assay history: who changed what, and when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static const char *
get_type_id (AssayEntryType type)
{
  switch (type)
    {
    case ASSAY_ENTRY_EDIT:
      return "edit";
    case ASSAY_ENTRY_UNDO:
      return "undo";
    case ASSAY_ENTRY_REDO:
      return "redo";
    }

  g_assert_not_reached ();
}

static void
add_entry (JsonBuilder *builder, const AssayScheme *scheme, const AssayEntry *entry)
{
  g_autofree char *time = assay_context_format_time (entry->time);
  g_autofree char *what = assay_wording_entry (scheme, entry);

  json_builder_begin_object (builder);
  assay_json_add_number (builder, "sequence", (gint64) entry->sequence);
  assay_json_add_string (builder, "time", time);
  assay_json_add_string (builder, "author", entry->author);
  assay_json_add_string (builder, "type", get_type_id (entry->type));
  json_builder_set_member_name (builder, "of");
  if (entry->type == ASSAY_ENTRY_EDIT)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, (gint64) entry->of);
  assay_json_add_string (builder, "verb", assay_verb_get_id (assay_edit_get_verb (entry->edit)));
  assay_json_add_string (builder, "subject", assay_edit_get_subject (entry->edit));
  assay_json_add_string (builder, "detail", assay_edit_get_detail (entry->edit));
  assay_json_add_string (builder, "what", what);
  json_builder_end_object (builder);
}

static void
print_json (const AssayScheme *scheme, const GPtrArray *entries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_begin_array (builder, "history");
  for (guint i = 0; i < entries->len; i++)
    add_entry (builder, scheme, g_ptr_array_index (entries, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

/* In the reader's own time. */
static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M") : NULL;
}

static void
print_table (const AssayScheme *scheme, const GPtrArray *entries)
{
  const char *const headings[] = { _ ("No."), _ ("When"), _ ("Who"), _ ("What"), NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  assay_listing_align_right (table, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      const AssayEntry *entry = g_ptr_array_index (entries, i);

      assay_listing_add_number (table, entry->sequence);
      assay_listing_take (table, format_time (entry->time));
      assay_listing_add (table, entry->author);
      assay_listing_take (table, assay_wording_entry (scheme, entry));
    }
  assay_listing_print (table);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayPortfolioFolder) folder =
      assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_READ, error);
  g_autoptr (GPtrArray) entries = NULL;
  AssayScheme *scheme;

  if (folder == NULL)
    return 0;
  entries = assay_portfolio_folder_list_history (folder, error);
  if (entries == NULL)
    return 0;
  scheme = assay_portfolio_folder_get_scheme (folder);
  if (assay_arguments_has (arguments, "json"))
    print_json (scheme, entries);
  else
    print_table (scheme, entries);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_history = {
  .usage = { "history", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_HISTORY,
  .summary = N_ ("list who changed what, and when"),
  .explanation =
      N_ ("Everything since the portfolio began, oldest first; nothing is ever left out."),
  .example = "assay history vale",
  .run = run,
};
