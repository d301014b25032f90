/* Points of a return, printed for people and for programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-points-listing.h"

#include "cli/assay-output.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Every line of @text with the same indent, the first after @label. */
static void
print_text (const char *label, const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    return;
  lines = g_strsplit (text, "\n", -1);
  assay_output_print ("    %s%s", label, lines[0]);
  for (guint i = 1; lines[i] != NULL; i++)
    assay_output_print ("    %s", lines[i]);
}

static void
print_row (const AssayPointsRow *row)
{
  const AssayPoint *point = row->point;

  assay_output_print ("%s  %s", point->id, row->where);
  assay_output_print ("    %s%s%s%s", row->heading, row->word[0] != '\0' ? " [" : "", row->word,
                      row->word[0] != '\0' ? "]" : "");
  print_text ("", point->text);
  print_text (_ ("What is lacking: "), point->lacking);
  print_text (_ ("Looked at: "), row->items);
  print_text (_ ("Answer: "), point->answer);
  print_text (_ ("Answered with: "), row->answer_items);
}

void
assay_points_print (const AssayPointsState *state)
{
  for (guint i = 0; i < state->rows->len; i++)
    print_row (state->rows->pdata[i]);
}

static void
add_items (JsonBuilder *builder, const char *name, const char *items)
{
  g_auto (GStrv) words = items != NULL ? g_strsplit (items, " ", -1) : NULL;

  assay_json_add_strings (builder, name, (const char *const *) words);
}

static void
add_row (JsonBuilder *builder, const AssayPointsRow *row)
{
  const AssayPoint *point = row->point;

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "id", point->id);
  assay_json_add_string (builder, "kind", assay_point_kind_get_id (point->kind));
  assay_json_add_number (builder, "round", point->round);
  assay_json_add_string (builder, "criterion", point->criterion);
  assay_json_add_string (builder, "outcome", point->outcome);
  assay_json_add_string (builder, "text", point->text);
  assay_json_add_string (builder, "lacking", point->lacking);
  add_items (builder, "items", point->items);
  assay_json_add_date (builder, "from", point->from);
  assay_json_add_date (builder, "due", point->due);
  assay_json_add_boolean (builder, "asks", row->asks);
  assay_json_add_boolean (builder, "answered", row->is_answered);
  assay_json_add_string (builder, "answer", point->answer);
  add_items (builder, "answer_items", point->answer_items);
  json_builder_end_object (builder);
}

void
assay_points_add_json (JsonBuilder *builder, const AssayPointsState *state)
{
  assay_json_begin_array (builder, "points");
  for (guint i = 0; i < state->rows->len; i++)
    add_row (builder, state->rows->pdata[i]);
  json_builder_end_array (builder);
}

AssayReturn *
assay_points_load_return (AssayCli *cli, const char *path, GError **error)
{
  g_autofree char *schema =
      assay_scheme_library_dup_schema_path (assay_cli_get_library (cli), "return.xsd", error);

  return schema != NULL ? assay_return_load (path, schema, NULL, error) : NULL;
}

gboolean
assay_points_judge_signature (const AssayReturn *given,
                              AssaySignerStanding *out_standing,
                              GError **error)
{
  g_autofree char *folder = assay_key_folder_dup ();
  g_autoptr (AssayKnownKeys) keys = assay_known_keys_load (folder, error);

  if (keys == NULL)
    return FALSE;
  *out_standing = assay_known_keys_judge (keys, given->signature, given->is_intact);

  return TRUE;
}
