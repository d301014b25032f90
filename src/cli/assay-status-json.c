/* Readiness as JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names here are a promise to scripts: members may be added, never renamed.
 */

#include "cli/assay-status-json.h"

#include "cli/assay-json.h"
#include "present/assay-wording.h"

/* -1 is "nothing is assessed", which is neither 0 nor 100 percent. */
static void
add_percent (JsonBuilder *builder, int percent)
{
  json_builder_set_member_name (builder, "percent");
  if (percent < 0)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, percent);
}

static void
add_counts (JsonBuilder *builder, const guint counts[ASSAY_N_STATES])
{
  assay_json_begin_object (builder, "counts");
  for (int state = 0; state < ASSAY_N_STATES; state++)
    assay_json_add_number (builder, assay_state_get_id ((AssayState) state), counts[state]);
  json_builder_end_object (builder);
}

static void
add_standard (JsonBuilder *builder, const AssayStandardReadiness *standard)
{
  json_builder_begin_object (builder);
  assay_json_add_string (builder, "id", standard->standard->id);
  assay_json_add_string (builder, "title", standard->standard->title);
  assay_json_add_boolean (builder, "holds", standard->holds);
  add_counts (builder, standard->counts);
  assay_json_add_number (builder, "applicable", standard->n_applicable);
  assay_json_add_number (builder, "ready", standard->counts[ASSAY_STATE_READY]);
  add_percent (builder, standard->percent);
  assay_json_add_string (builder, "weakest",
                         standard->weakest != NULL ? standard->weakest->criterion->id : NULL);
  json_builder_end_object (builder);
}

static void
add_reasons (JsonBuilder *builder,
             const AssayReadiness *readiness,
             const AssayCriterionReadiness *criterion)
{
  assay_json_begin_array (builder, "reasons");
  for (guint i = 0; i < criterion->n_reasons; i++)
    {
      g_autofree char *sentence = assay_wording_reason (readiness, &criterion->reasons[i]);

      json_builder_add_string_value (builder, sentence);
    }
  json_builder_end_array (builder);
  assay_json_begin_array (builder, "reason_codes");
  for (guint i = 0; i < criterion->n_reasons; i++)
    json_builder_add_string_value (builder, assay_reason_get_id (criterion->reasons[i].code));
  json_builder_end_array (builder);
}

static void
add_criterion (JsonBuilder *builder,
               const AssayReadiness *readiness,
               const AssayCriterionReadiness *criterion)
{
  const AssayResponse *response = criterion->response;

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "id", criterion->criterion->id);
  assay_json_add_string (builder, "title", criterion->criterion->title);
  assay_json_add_string (builder, "standard", criterion->criterion->standard->id);
  assay_json_add_string (builder, "state", assay_state_get_id (criterion->state));
  assay_json_add_string (builder, "rating", response != NULL ? response->level : NULL);
  assay_json_add_strings (builder, "tags", (const char *const *) criterion->criterion->tags);
  add_reasons (builder, readiness, criterion);
  assay_json_add_number (builder, "citations", response != NULL ? response->citations->len : 0);
  json_builder_end_object (builder);
}

static void
add_head (JsonBuilder *builder, const AssayReadiness *readiness, const AssayDay *day)
{
  assay_json_add_string (builder, "verdict", assay_verdict_get_id (readiness->verdict));
  assay_json_add_date (builder, "on", readiness->on);
  assay_json_add_string (builder, "on_because", assay_day_get_reason_id (day));
  assay_json_begin_object (builder, "scheme");
  assay_json_add_string (builder, "id", readiness->scheme->id);
  assay_json_add_string (builder, "edition", readiness->scheme->edition);
  assay_json_add_string (builder, "title", readiness->scheme->title);
  json_builder_end_object (builder);
  assay_json_add_string (builder, "service", readiness->portfolio->head->service);
}

/* null where nothing was; "changes" is null where they cannot be told. */
static void
add_submitted (JsonBuilder *builder, const AssaySubmissionsState *submitted)
{
  json_builder_set_member_name (builder, "submitted");
  if (submitted->last == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  assay_submitted_add (builder, submitted->last);
  json_builder_set_member_name (builder, "changes");
  if (submitted->changes != NULL)
    json_builder_add_int_value (builder, submitted->changes->len);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

void
assay_status_json_print (const AssayReadiness *readiness,
                         const AssayDay *day,
                         AssayDate fall,
                         const AssaySubmissionsState *submitted)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_head (builder, readiness, day);
  add_percent (builder, readiness->percent);
  add_counts (builder, readiness->counts);
  assay_json_add_date (builder, "falls_on", fall);
  add_submitted (builder, submitted);
  assay_json_begin_array (builder, "standards");
  for (guint i = 0; i < readiness->n_standards; i++)
    add_standard (builder, &readiness->standards[i]);
  json_builder_end_array (builder);
  assay_json_begin_array (builder, "criteria");
  for (guint i = 0; i < readiness->n_criteria; i++)
    add_criterion (builder, readiness, &readiness->criteria[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}
