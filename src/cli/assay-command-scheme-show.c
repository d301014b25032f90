/* assay scheme show: what a scheme asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-listing.h"
#include "cli/assay-output.h"
#include "cli/assay-scheme-json.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
print_head (const AssayScheme *scheme)
{
  assay_output_print ("%s (%s, %s)", scheme->title, scheme->id, scheme->edition);
  assay_output_print ("%s", scheme->origin_line);
  for (guint i = 0; i < scheme->sources->len; i++)
    {
      const AssaySource *source = g_ptr_array_index (scheme->sources, i);

      assay_output_print ("%s%s%s", source->title, source->href != NULL ? ": " : "",
                          source->href != NULL ? source->href : "");
    }
}

static void
print_standards (const AssayScheme *scheme)
{
  for (guint i = 0; i < scheme->standards->len; i++)
    {
      const AssayStandard *standard = g_ptr_array_index (scheme->standards, i);

      assay_output_print ("\n%s %s. %s", scheme->word_standard, standard->id, standard->title);
      for (guint j = 0; j < standard->criteria->len; j++)
        {
          const AssayCriterion *criterion = g_ptr_array_index (standard->criteria, j);

          assay_output_print ("  %-6s %s", criterion->id, criterion->title);
        }
    }
}

static void
print_levels (const AssayScheme *scheme)
{
  const char *const headings[] = { _ ("Level"), _ ("Title"), _ ("Meaning"), NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  for (guint i = 0; i < scheme->levels->len; i++)
    {
      const AssayLevel *level = g_ptr_array_index (scheme->levels, i);

      assay_listing_add (table, level->id);
      assay_listing_add (table, level->title);
      assay_listing_add (table, level->meaning);
    }
  assay_output_print ("\n%s", _ ("Levels"));
  assay_listing_print (table);
  assay_output_print (_ ("“%s” is the lowest level that is enough."), scheme->threshold->title);
}

static void
print_terms (const char *title, const GPtrArray *terms)
{
  const char *const headings[] = { _ ("Id"), _ ("Title"), _ ("Meaning"), NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  if (terms->len == 0)
    return;
  for (guint i = 0; i < terms->len; i++)
    {
      const AssayTerm *term = g_ptr_array_index (terms, i);

      assay_listing_add (table, term->id);
      assay_listing_add (table, term->title);
      assay_listing_add (table, term->meaning);
    }
  assay_output_print ("\n%s", title);
  assay_listing_print (table);
}

static char *
format_options (const AssayQuestion *question)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < question->options->len; i++)
    {
      const AssayTerm *option = g_ptr_array_index (question->options, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", option->id);
    }

  return g_string_free (text, FALSE);
}

static void
print_questions (const AssayScheme *scheme)
{
  const char *const headings[] = { _ ("Id"), _ ("Question"), _ ("Answers"), NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  if (scheme->questions->len == 0)
    return;
  for (guint i = 0; i < scheme->questions->len; i++)
    {
      const AssayQuestion *question = g_ptr_array_index (scheme->questions, i);

      assay_listing_add (table, question->id);
      assay_listing_add (table, question->title);
      assay_listing_take (table, question->options->len > 0 ? format_options (question)
                                                            : g_strdup (_ ("any text")));
    }
  assay_output_print ("\n%s", _ ("Profile questions"));
  assay_listing_print (table);
}

static void
print_measures (const AssayScheme *scheme)
{
  const char *const headings[] = { _ ("Id"), _ ("Measure"), _ ("Unit"), _ ("Definition"), NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  if (scheme->measures->len == 0)
    return;
  for (guint i = 0; i < scheme->measures->len; i++)
    {
      const AssayMeasure *measure = g_ptr_array_index (scheme->measures, i);

      assay_listing_add (table, measure->id);
      assay_listing_add (table, measure->title);
      assay_listing_add (table, assay_wording_unit (measure->unit));
      assay_listing_add (table, measure->definition);
    }
  assay_output_print ("\n%s", _ ("Measures"));
  assay_listing_print (table);
}

static const char *
get_question_title (const AssayScheme *scheme, const AssayCondition *condition)
{
  const AssayQuestion *question = assay_scheme_lookup_question (scheme, condition->question);

  return question != NULL ? question->title : condition->question;
}

static void
print_look_for (const AssayScheme *scheme, const AssayCriterion *criterion)
{
  if (criterion->look_for->len > 0)
    assay_output_print ("\n%s", _ ("What assessors look for"));
  for (guint i = 0; i < criterion->look_for->len; i++)
    {
      const AssayLookFor *line = g_ptr_array_index (criterion->look_for, i);

      assay_output_print ("- %s", line->text);
      if (line->when.question != NULL)
        assay_output_print (_ ("  (where the answer to “%s” is “%s”)"),
                            get_question_title (scheme, &line->when), line->when.value);
    }
}

static void
print_evidence (const AssayScheme *scheme, const AssayCriterion *criterion)
{
  assay_output_print ("\n%s", _ ("Typical evidence"));
  for (guint i = 0; i < criterion->evidence->len; i++)
    {
      const AssayHint *hint = g_ptr_array_index (criterion->evidence, i);

      assay_output_print ("- %s: %s", hint->id, hint->text);
    }
  if (criterion->look_back_months > 0)
    assay_output_print (_ ("Evidence may reach back %u months."), criterion->look_back_months);
}

static void
print_examples (const AssayCriterion *criterion)
{
  if (criterion->examples->len > 0)
    assay_output_print ("\n%s", _ ("Examples"));
  for (guint i = 0; i < criterion->examples->len; i++)
    {
      const AssayHint *hint = g_ptr_array_index (criterion->examples, i);

      assay_output_print ("- %s: %s", hint->id, hint->text);
    }
}

static void
print_criterion (const AssayScheme *scheme, const AssayCriterion *criterion)
{
  g_autofree char *tags = g_strjoinv (", ", criterion->tags);

  assay_output_print ("%s %s. %s", scheme->word_criterion, criterion->id, criterion->title);
  assay_output_print ("%s %s. %s", scheme->word_standard, criterion->standard->id,
                      criterion->standard->title);
  if (*tags != '\0')
    assay_output_print (_ ("Tags: %s"), tags);
  assay_output_print ("\n%s", criterion->statement);
  if (criterion->applies_when.question != NULL)
    assay_output_print (_ ("Applies where the answer to “%s” is “%s”."),
                        get_question_title (scheme, &criterion->applies_when),
                        criterion->applies_when.value);
  if (criterion->not_applicable_allowed)
    assay_output_print ("%s", _ ("A service may say, with a reason, that this does not apply."));
  for (guint i = 0; i < criterion->guidance->len; i++)
    assay_output_print ("\n%s", (const char *) g_ptr_array_index (criterion->guidance, i));
  print_look_for (scheme, criterion);
  print_evidence (scheme, criterion);
  print_examples (criterion);
}

static void
print_scheme (const AssayScheme *scheme)
{
  print_head (scheme);
  print_standards (scheme);
  print_levels (scheme);
  print_terms (_ ("Kinds of evidence"), scheme->kinds);
  print_terms (_ ("Tags"), scheme->tags);
  print_questions (scheme);
  print_measures (scheme);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayScheme) scheme =
      assay_scheme_library_find (assay_cli_get_library (cli), assay_arguments_get (arguments, 0),
                                 error);
  const char *id = assay_arguments_get_option (arguments, "criterion");
  const AssayCriterion *criterion = NULL;

  if (scheme == NULL)
    return 0;
  if (id != NULL)
    {
      criterion = assay_scheme_find_criterion (scheme, id, error);
      if (criterion == NULL)
        return 0;
    }
  if (assay_arguments_has (arguments, "json"))
    assay_scheme_json_print (scheme, criterion);
  else if (criterion != NULL)
    print_criterion (scheme, criterion);
  else
    print_scheme (scheme);

  return 0;
}

static const AssayOption options[] = {
  { "criterion", 'c', ASSAY_OPTION_TEXT, N_ ("CRITERION"), N_ ("everything on this one only") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_scheme_show = {
  .usage = { "scheme show", N_ ("ID"), 1, 1, options },
  .group = ASSAY_GROUP_SCHEMES,
  .summary = N_ ("show what a scheme asks for"),
  .explanation = N_ ("Shows standards, criteria, levels, kinds of evidence, profile questions and\n"
                     "measures; for one criterion also guidance, typical evidence and examples."),
  .example = "assay scheme show rss --criterion 2.5",
  .run = run,
};
