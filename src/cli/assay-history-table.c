/* The history of a document as people and programs read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-history-table.h"

#include "base/assay-context.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"

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
add_entry (JsonBuilder *builder, const AssayEntry *entry, AssayWordEntry word, gconstpointer data)
{
  g_autofree char *time = assay_context_format_time (entry->time);
  g_autofree char *what = word (entry, data);

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
  assay_json_add_string (
      builder, "verb",
      assay_edit_get_model (entry->edit)->verbs[assay_edit_get_verb_place (entry->edit)]);
  assay_json_add_string (builder, "subject", assay_edit_get_subject (entry->edit));
  assay_json_add_string (builder, "detail", assay_edit_get_detail (entry->edit));
  assay_json_add_string (builder, "what", what);
  json_builder_end_object (builder);
}

static void
print_json (const GPtrArray *entries, AssayWordEntry word, gconstpointer data)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_begin_array (builder, "history");
  for (guint i = 0; i < entries->len; i++)
    add_entry (builder, g_ptr_array_index (entries, i), word, data);
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
print_table (const GPtrArray *entries, AssayWordEntry word, gconstpointer data)
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
      assay_listing_take (table, word (entry, data));
    }
  assay_listing_print (table);
}

void
assay_history_table_print (const GPtrArray *entries,
                           gboolean json,
                           AssayWordEntry word,
                           gconstpointer data)
{
  if (json)
    print_json (entries, word, data);
  else
    print_table (entries, word, data);
}
