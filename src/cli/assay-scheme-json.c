/* A scheme as JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-scheme-json.h"

#include "cli/assay-json.h"
#include "present/assay-wording.h"

static void
add_condition (JsonBuilder *builder, const char *name, const AssayCondition *condition)
{
  if (condition->question == NULL)
    {
      assay_json_add_string (builder, name, NULL);
      return;
    }
  assay_json_begin_object (builder, name);
  assay_json_add_string (builder, "question", condition->question);
  assay_json_add_string (builder, "is", condition->value);
  json_builder_end_object (builder);
}

static void
add_hints (JsonBuilder *builder, const char *name, const char *key, const GPtrArray *hints)
{
  assay_json_begin_array (builder, name);
  for (guint i = 0; i < hints->len; i++)
    {
      const AssayHint *hint = g_ptr_array_index (hints, i);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, key, hint->id);
      assay_json_add_string (builder, "text", hint->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_look_for (JsonBuilder *builder, const GPtrArray *lines)
{
  assay_json_begin_array (builder, "look_for");
  for (guint i = 0; i < lines->len; i++)
    {
      const AssayLookFor *line = g_ptr_array_index (lines, i);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "text", line->text);
      add_condition (builder, "when", &line->when);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_criterion (JsonBuilder *builder, const AssayCriterion *criterion)
{
  json_builder_begin_object (builder);
  assay_json_add_string (builder, "id", criterion->id);
  assay_json_add_string (builder, "standard", criterion->standard->id);
  assay_json_add_string (builder, "title", criterion->title);
  assay_json_add_string (builder, "statement", criterion->statement);
  assay_json_add_strings (builder, "tags", (const char *const *) criterion->tags);
  assay_json_add_number (builder, "weight", criterion->weight);
  assay_json_add_boolean (builder, "not_applicable_allowed", criterion->not_applicable_allowed);
  assay_json_add_number (builder, "look_back_months", criterion->look_back_months);
  add_condition (builder, "applies_when", &criterion->applies_when);
  assay_json_begin_array (builder, "guidance");
  for (guint i = 0; i < criterion->guidance->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (criterion->guidance, i));
  json_builder_end_array (builder);
  add_look_for (builder, criterion->look_for);
  add_hints (builder, "evidence", "kind", criterion->evidence);
  add_hints (builder, "examples", "sector", criterion->examples);
  json_builder_end_object (builder);
}

static void
add_levels (JsonBuilder *builder, const AssayScheme *scheme)
{
  assay_json_begin_array (builder, "levels");
  for (guint i = 0; i < scheme->levels->len; i++)
    {
      const AssayLevel *level = g_ptr_array_index (scheme->levels, i);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "id", level->id);
      assay_json_add_string (builder, "title", level->title);
      assay_json_add_string (builder, "meaning", level->meaning);
      assay_json_add_boolean (builder, "not_applicable", level == scheme->not_applicable);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  assay_json_add_string (builder, "threshold", scheme->threshold->id);
}

static void
add_terms (JsonBuilder *builder, const char *name, const GPtrArray *terms)
{
  assay_json_begin_array (builder, name);
  for (guint i = 0; i < terms->len; i++)
    {
      const AssayTerm *term = g_ptr_array_index (terms, i);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "id", term->id);
      assay_json_add_string (builder, "title", term->title);
      assay_json_add_string (builder, "meaning", term->meaning);
      assay_json_add_string (builder, "within", term->within);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_questions (JsonBuilder *builder, const AssayScheme *scheme)
{
  assay_json_begin_array (builder, "questions");
  for (guint i = 0; i < scheme->questions->len; i++)
    {
      const AssayQuestion *question = g_ptr_array_index (scheme->questions, i);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "id", question->id);
      assay_json_add_string (builder, "title", question->title);
      assay_json_add_string (builder, "help", question->help);
      add_terms (builder, "options", question->options);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_measures (JsonBuilder *builder, const AssayScheme *scheme)
{
  assay_json_begin_array (builder, "measures");
  for (guint i = 0; i < scheme->measures->len; i++)
    {
      const AssayMeasure *measure = g_ptr_array_index (scheme->measures, i);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "id", measure->id);
      assay_json_add_string (builder, "title", measure->title);
      assay_json_add_string (builder, "unit", assay_wording_unit (measure->unit));
      assay_json_add_string (builder, "definition", measure->definition);
      assay_json_add_string (builder, "counting_rule", measure->counting_rule);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_standards (JsonBuilder *builder, const AssayScheme *scheme)
{
  assay_json_begin_array (builder, "standards");
  for (guint i = 0; i < scheme->standards->len; i++)
    {
      const AssayStandard *standard = g_ptr_array_index (scheme->standards, i);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "id", standard->id);
      assay_json_add_string (builder, "title", standard->title);
      assay_json_add_string (builder, "summary", standard->summary);
      assay_json_begin_array (builder, "criteria");
      for (guint j = 0; j < standard->criteria->len; j++)
        add_criterion (builder, g_ptr_array_index (standard->criteria, j));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
assay_scheme_json_print (const AssayScheme *scheme, const AssayCriterion *criterion)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (criterion != NULL)
    {
      add_criterion (builder, criterion);
      assay_json_print (builder);
      return;
    }
  json_builder_begin_object (builder);
  assay_json_add_string (builder, "id", scheme->id);
  assay_json_add_string (builder, "edition", scheme->edition);
  assay_json_add_string (builder, "title", scheme->title);
  assay_json_add_string (builder, "origin", scheme->origin_line);
  assay_json_add_string (builder, "sha256", scheme->sha256);
  add_levels (builder, scheme);
  add_terms (builder, "kinds", scheme->kinds);
  add_terms (builder, "sectors", scheme->sectors);
  add_terms (builder, "tags", scheme->tags);
  add_questions (builder, scheme);
  add_measures (builder, scheme);
  add_standards (builder, scheme);
  json_builder_end_object (builder);
  assay_json_print (builder);
}
