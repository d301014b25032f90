/* assay review show: one criterion as the assessor sees it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-bundle-pages.h"
#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-output.h"
#include "cli/assay-points-listing.h"
#include "cli/assay-review-runs.h"
#include "core/review/assay-review-state.h"
#include "present/assay-review-wording.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* All borrowed; @response, @determination and @map may be NULL. */
typedef struct
{
  const AssayReviewGround *ground;
  const AssayCriterion *criterion;
  const AssayResponse *response;
  const AssayDetermination *determination;
  const AssayPageMap *map;
  AssayPointsState *points;
} View;

static const char *
get_level_title (const View *self)
{
  const AssayLevel *level =
      self->response != NULL && self->response->level != NULL
          ? assay_scheme_lookup_level (self->ground->scheme, self->response->level)
          : NULL;

  return level != NULL ? level->title : NULL;
}

/* --- JSON --- */

static void
add_numbers (JsonBuilder *builder, const char *name, const GArray *numbers)
{
  assay_json_begin_array (builder, name);
  for (guint i = 0; i < numbers->len; i++)
    json_builder_add_int_value (builder, g_array_index (numbers, guint, i));
  json_builder_end_array (builder);
}

static void
add_citation (JsonBuilder *builder, const View *self, const AssayCitation *citation)
{
  g_autoptr (GArray) pages =
      assay_bundle_pages_list (self->map, citation->evidence, citation->pages);
  g_autofree char *number = assay_evidence_format_number (citation->evidence);
  const AssayEvidence *item =
      assay_portfolio_lookup_evidence (self->ground->portfolio, citation->evidence);

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "evidence", number);
  assay_json_add_string (builder, "title", item != NULL ? item->title : NULL);
  assay_json_add_boolean (builder, "sensitive", item != NULL && assay_review_is_sensitive (item));
  assay_json_add_string (builder, "pages", citation->pages);
  assay_json_add_string (builder, "place", citation->place);
  assay_json_add_string (builder, "why", citation->why);
  add_numbers (builder, "bundle_pages", pages);
  json_builder_end_object (builder);
}

static void
add_response (JsonBuilder *builder, const View *self)
{
  const AssayResponse *response = self->response;

  assay_json_add_string (builder, "rating", response != NULL ? response->level : NULL);
  assay_json_add_string (builder, "text", response != NULL ? response->text : NULL);
  assay_json_add_string (builder, "not_applicable_because",
                         response != NULL ? response->reason : NULL);
  assay_json_begin_array (builder, "citations");
  for (guint i = 0; response != NULL && i < response->citations->len; i++)
    add_citation (builder, self, response->citations->pdata[i]);
  json_builder_end_array (builder);
  assay_points_add_json (builder, self->points);
}

static void
add_determination (JsonBuilder *builder, const View *self)
{
  const AssayDetermination *now = self->determination;
  AssayJudgement judgement = assay_review_get_judgement (self->ground->review, self->criterion->id);

  assay_json_add_string (builder, "judgement", assay_judgement_get_id (judgement));
  assay_json_add_string (builder, "reason", now != NULL ? now->reason : NULL);
  assay_json_add_string (builder, "lacking", now != NULL ? now->lacking : NULL);
  assay_json_begin_array (builder, "looked_at");
  for (guint i = 0; now != NULL && i < now->looked->len; i++)
    {
      const AssayLook *look = now->looked->pdata[i];
      g_autofree char *number = assay_evidence_format_number (look->evidence);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "evidence", number);
      assay_json_add_string (builder, "pages", look->pages);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  for (guint i = 0; i < ASSAY_N_QUALITIES; i++)
    assay_json_add_string (builder, assay_quality_get_id ((AssayQuality) i),
                           now != NULL ? assay_said_get_id (now->qualities[i]) : NULL);
  assay_json_add_string (builder, "comment", now != NULL ? now->comment : NULL);
  assay_json_add_string (builder, "note", now != NULL ? now->note : NULL);
  assay_json_add_number (builder, "carried_from_round", now != NULL ? now->carried : 0);
}

static void
print_json (const View *self)
{
  const AssayCriterion *criterion = self->criterion;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "criterion", criterion->id);
  assay_json_add_string (builder, "title", criterion->title);
  assay_json_add_string (builder, "statement", criterion->statement);
  assay_json_begin_array (builder, "look_for");
  for (guint i = 0; i < criterion->look_for->len; i++)
    {
      const AssayLookFor *look_for = criterion->look_for->pdata[i];

      if (assay_condition_is_met (&look_for->when, self->ground->portfolio))
        json_builder_add_string_value (builder, look_for->text);
    }
  json_builder_end_array (builder);
  add_response (builder, self);
  add_determination (builder, self);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

/* --- For people --- */

static void
print_labelled (const char *label, const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    return;
  lines = g_strsplit (text, "\n", -1);
  assay_output_print ("  %s%s", label, lines[0] != NULL ? lines[0] : "");
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    assay_output_print ("  %s", lines[i]);
}

static void
print_asked (const View *self)
{
  const AssayCriterion *criterion = self->criterion;

  assay_output_print ("%s %s", criterion->id, criterion->title);
  print_labelled ("", criterion->statement);
  assay_output_print ("\n%s", _ ("What to look for"));
  for (guint i = 0; i < criterion->look_for->len; i++)
    {
      const AssayLookFor *look_for = criterion->look_for->pdata[i];

      if (assay_condition_is_met (&look_for->when, self->ground->portfolio))
        print_labelled ("– ", look_for->text);
    }
}

static void
print_citation (const View *self, const AssayCitation *citation)
{
  const AssayEvidence *item =
      assay_portfolio_lookup_evidence (self->ground->portfolio, citation->evidence);
  g_autoptr (GArray) pages =
      assay_bundle_pages_list (self->map, citation->evidence, citation->pages);
  g_autofree char *number = assay_evidence_format_number (citation->evidence);
  g_autofree char *place = assay_wording_place (citation);
  g_autofree char *bundle = pages->len > 0 ? assay_page_list_format (pages) : NULL;

  assay_output_print ("  %s “%s”%s%s%s%s", number, item != NULL ? item->title : "",
                      place != NULL ? ", " : "", place != NULL ? place : "",
                      bundle != NULL ? _ (" → in the pack: ") : "", bundle != NULL ? bundle : "");
  print_labelled ("    ", citation->why);
  if (item != NULL && assay_review_is_sensitive (item))
    assay_output_print ("      %s", _ ("Sensitive: opens only when you say why."));
}

static void
print_said (const View *self)
{
  const AssayResponse *response = self->response;
  const char *level = get_level_title (self);

  assay_output_print ("\n%s", _ ("What the service says"));
  assay_output_print ("  %s%s", _ ("Rating: "), level != NULL ? level : _ ("not rated"));
  if (response != NULL)
    {
      print_labelled ("", response->text);
      print_labelled (_ ("Does not apply: "), response->reason);
    }
  for (guint i = 0; response != NULL && i < response->citations->len; i++)
    print_citation (self, response->citations->pdata[i]);
  if (self->points->rows->len > 0)
    assay_output_print ("\n%s", _ ("What was returned before, and the answers"));
  assay_points_print (self->points);
}

static void
print_qualities (const AssayDetermination *now)
{
  for (guint i = 0; i < ASSAY_N_QUALITIES; i++)
    if (now->qualities[i] != ASSAY_SAID_NOTHING)
      assay_output_print ("  %s: %s", assay_review_word_quality ((AssayQuality) i),
                          assay_review_word_said (now->qualities[i]));
}

static void
print_looked (const AssayDetermination *now)
{
  for (guint i = 0; i < now->looked->len; i++)
    {
      const AssayLook *look = now->looked->pdata[i];
      g_autofree char *number = assay_evidence_format_number (look->evidence);

      assay_output_print ("  %s%s%s%s", _ ("Looked at: "), number, look->pages != NULL ? ":" : "",
                          look->pages != NULL ? look->pages : "");
    }
}

static void
print_judged (const View *self)
{
  const AssayDetermination *now = self->determination;
  AssayJudgement judgement = assay_review_get_judgement (self->ground->review, self->criterion->id);

  assay_output_print ("\n%s", _ ("The determination"));
  assay_output_print ("  %s %s", assay_review_word_judgement_sign (judgement),
                      assay_review_word_judgement (judgement));
  if (now == NULL)
    return;
  if (now->carried > 0)
    assay_output_print (assay_review_is_current (now, self->ground->scheme, self->ground->portfolio)
                            ? _ ("  Carried from round %u; nothing has changed here since")
                            : _ ("  From round %u, to be confirmed"),
                        now->carried);
  print_labelled (_ ("Reason: "), now->reason);
  print_labelled (_ ("What is lacking: "), now->lacking);
  print_looked (now);
  print_qualities (now);
  print_labelled (_ ("Comment to the service: "), now->comment);
  print_labelled (_ ("Private note: "), now->note);
}

/* --- Both --- */

static AssayPointsState *
new_points (const AssayReviewGround *ground, const AssayCriterion *criterion)
{
  g_autoptr (GPtrArray) points = g_ptr_array_new ();

  for (guint i = 0; i < ground->portfolio->points->len; i++)
    {
      AssayPoint *point = ground->portfolio->points->pdata[i];

      if (g_strcmp0 (point->criterion, criterion->id) == 0)
        g_ptr_array_add (points, point);
    }

  return assay_points_state_new (ground->scheme, ground->portfolio, points, FALSE);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayReviewFolder) folder =
      assay_review_open_first (cli, arguments, ASSAY_OPEN_READ, error);
  g_autoptr (AssayPageMap) map = NULL;
  g_autoptr (AssayPointsState) points = NULL;
  AssayReviewGround ground;
  const AssayCriterion *criterion;

  if (folder == NULL)
    return 0;
  ground = assay_review_folder_get_ground (folder);
  criterion =
      assay_scheme_find_criterion (ground.scheme, assay_arguments_get (arguments, 1), error);
  if (criterion == NULL)
    return 0;
  map = assay_bundle_pages_load (cli, folder);
  points = new_points (&ground, criterion);

  View view = { &ground,
                criterion,
                assay_portfolio_lookup_response (ground.portfolio, criterion->id),
                assay_review_lookup_determination (ground.review, criterion->id),
                map,
                points };

  if (assay_arguments_has (arguments, "json"))
    {
      print_json (&view);
      return 0;
    }
  print_asked (&view);
  print_said (&view);
  print_judged (&view);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_show = {
  .usage = { "review show", N_ ("FOLDER CRITERION"), 2, 2, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("show a criterion: what is asked, said, cited and judged"),
  .explanation = N_ (
      "What is asked and what to look for, what the service says and cites, with the pages of\n"
      "the item and those of the pack, what was returned before, and the determination so far."),
  .example = "assay review show \"vale review\" 2.5",
  .run = run,
};
