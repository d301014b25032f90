/* assay key list: the keys of others that you know.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "core/submission/assay-known-keys.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
print_json (const GPtrArray *keys)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_begin_array (builder, "keys");
  for (guint i = 0; i < keys->len; i++)
    {
      const AssayKnownKey *key = g_ptr_array_index (keys, i);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "name", key->name);
      assay_json_add_string (builder, "digits", key->digits);
      assay_json_add_date (builder, "first_seen", key->first_seen);
      assay_json_add_boolean (builder, "confirmed", key->is_confirmed);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_table (const GPtrArray *keys)
{
  const char *const headings[] = { _ ("Name"), _ ("Digits"), _ ("First seen"), _ ("Confirmed"),
                                   NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  for (guint i = 0; i < keys->len; i++)
    {
      const AssayKnownKey *key = g_ptr_array_index (keys, i);

      assay_listing_add (table, key->name);
      assay_listing_add (table, key->digits);
      assay_listing_take (table, assay_date_format_short (key->first_seen));
      assay_listing_add (table, key->is_confirmed ? _ ("yes") : _ ("no"));
    }
  assay_listing_print (table);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autofree char *folder = assay_key_folder_dup ();
  g_autoptr (AssayKnownKeys) keys = assay_known_keys_load (folder, error);

  if (keys == NULL)
    return 0;
  if (assay_arguments_has (arguments, "json"))
    print_json (assay_known_keys_list (keys));
  else
    print_table (assay_known_keys_list (keys));

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_key_list = {
  .usage = { "key list", "", 0, 0, options },
  .group = ASSAY_GROUP_KEYS,
  .summary = N_ ("list the keys of others that you know"),
  .explanation =
      N_ ("Lists who has signed what you took in, with which key, since when, and whether\n"
          "you have confirmed the key."),
  .example = "assay key list",
  .run = run,
};
