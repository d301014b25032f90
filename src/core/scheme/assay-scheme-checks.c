/* What a schema language cannot say about a scheme.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each check walks the document beside the scheme that was read from it, because only the document
 * knows line numbers.
 */

#include "core/scheme/assay-scheme-private.h"

#include "base/assay-limits.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void report (GPtrArray *problems, const xmlNode *node, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static void
report (GPtrArray *problems, const xmlNode *node, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (problems->len >= ASSAY_LIMIT_XML_PROBLEMS)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (problems, assay_xml_problem_new (assay_xml_get_line (node), "%s", message));
}

static void
check_scale (const AssayScheme *scheme, const xmlNode *root, GPtrArray *problems)
{
  const xmlNode *scale = assay_xml_first (root, "scale");
  guint n_outside = 0, n_ranked = 0;

  for (guint i = 0; i < scheme->levels->len; i++)
    {
      const AssayLevel *level = g_ptr_array_index (scheme->levels, i);

      if (level->rank < 0)
        n_outside++;
      else
        n_ranked++;
    }
  if (n_outside > 1)
    report (problems, scale, _ ("only one level can mean “not applicable”; there are %u"),
            n_outside);
  if (n_ranked < 2)
    report (problems, scale, _ ("a scale needs at least two levels besides “not applicable”"));
  if (scheme->threshold->rank < 0)
    report (problems, scale, _ ("the threshold “%s” is the level that means “not applicable”"),
            scheme->threshold->id);
  else if (scheme->threshold->rank == 0)
    report (problems, scale,
            _ ("the threshold “%s” is the lowest level, so every rating would be enough"),
            scheme->threshold->id);
}

static void
check_scoring (const AssayScheme *scheme, const xmlNode *root, GPtrArray *problems)
{
  const xmlNode *scoring = assay_xml_first (root, "scoring");

  if (scheme->scoring == ASSAY_SCORING_ALL && scheme->scoring_threshold != 0)
    report (problems, scoring,
            _ ("scoring “all” takes no threshold: every criterion must be ready"));
  if (scheme->scoring != ASSAY_SCORING_ALL && scheme->scoring_threshold == 0)
    report (problems, scoring, _ ("this scoring model needs a threshold from 1 to 100 percent"));
}

static void
check_kinds (const AssayScheme *scheme, const xmlNode *root, GPtrArray *problems)
{
  const xmlNode *node = assay_xml_first (assay_xml_first (root, "kinds"), "kind");

  for (guint i = 0; i < scheme->kinds->len; i++, node = assay_xml_next (node, "kind"))
    {
      const AssayTerm *kind = g_ptr_array_index (scheme->kinds, i);
      const AssayTerm *outer = assay_scheme_lookup_kind (scheme, kind->within);

      if (outer != NULL && (outer == kind || outer->within != NULL))
        report (problems, node, _ ("kind “%s” must be within a kind that is within no other"),
                kind->id);
    }
}

static void
check_questions (const AssayScheme *scheme, const xmlNode *root, GPtrArray *problems)
{
  const xmlNode *profile = assay_xml_first (root, "profile");
  const xmlNode *node = profile != NULL ? assay_xml_first (profile, "question") : NULL;

  for (guint i = 0; i < scheme->questions->len; i++, node = assay_xml_next (node, "question"))
    {
      const AssayQuestion *question = g_ptr_array_index (scheme->questions, i);
      gboolean needs_options =
          question->type == ASSAY_QUESTION_CHOICE || question->type == ASSAY_QUESTION_CHOICES;
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      if (needs_options && question->options->len < 2)
        report (problems, node, _ ("question “%s” needs at least two options"), question->id);
      if (question->type == ASSAY_QUESTION_SECTORS && question->options->len == 0)
        report (problems, node, _ ("question “%s” asks for sectors, but the scheme lists none"),
                question->id);
      if (!needs_options && assay_xml_first (node, "option") != NULL)
        report (problems, node, _ ("question “%s” is of a type that takes no options"),
                question->id);
      if (g_str_equal (question->id, "service") || g_str_equal (question->id, "planned"))
        report (problems, node, _ ("“%s” is Assay’s own question; choose another id"),
                question->id);
      for (guint j = 0; j < question->options->len; j++)
        {
          const AssayTerm *option = g_ptr_array_index (question->options, j);

          if (!g_hash_table_add (seen, option->id))
            report (problems, node, _ ("question “%s” has the option “%s” twice"), question->id,
                    option->id);
        }
    }
}

/* A condition that can never be met would silently take a criterion out of every assessment. */
static void
check_condition (const AssayScheme *scheme,
                 const AssayCondition *condition,
                 const xmlNode *node,
                 GPtrArray *problems)
{
  const AssayQuestion *question = assay_scheme_lookup_question (scheme, condition->question);

  if (condition->question == NULL && condition->value == NULL)
    return;
  if (condition->question == NULL || condition->value == NULL)
    report (problems, node, _ ("a condition needs both question and is"));
  else if (question == NULL)
    report (problems, node, _ ("there is no profile question “%s”"), condition->question);
  else if (question->options->len == 0)
    report (problems, node, _ ("question “%s” has no options a condition could name"),
            question->id);
  else if (assay_question_lookup_option (question, condition->value) == NULL)
    report (problems, node, _ ("question “%s” has no option “%s”, so this could never apply"),
            question->id, condition->value);
}

static void
check_criterion (const AssayScheme *scheme,
                 const AssayCriterion *criterion,
                 const xmlNode *node,
                 GPtrArray *problems)
{
  const xmlNode *condition = assay_xml_first (node, "applies-when");
  const xmlNode *line = assay_xml_first (node, "look-for");

  if (criterion->guidance->len == 0)
    report (problems, node, _ ("criterion %s has no guidance"), criterion->id);
  if (criterion->evidence->len == 0)
    report (problems, node,
            _ ("criterion %s names no kind of evidence, so it could never be ready"),
            criterion->id);
  if (criterion->not_applicable_allowed && scheme->not_applicable == NULL)
    report (problems, node,
            _ ("criterion %s allows “not applicable”, but the scale has no such level"),
            criterion->id);
  for (guint i = 0; criterion->tags[i] != NULL; i++)
    if (assay_scheme_lookup_tag (scheme, criterion->tags[i]) == NULL)
      report (problems, node, _ ("criterion %s has the tag “%s”, which the scheme does not list"),
              criterion->id, criterion->tags[i]);
  if (condition != NULL)
    check_condition (scheme, &criterion->applies_when, condition, problems);
  for (guint i = 0; i < criterion->look_for->len; i++, line = assay_xml_next (line, "look-for"))
    {
      const AssayLookFor *look_for = g_ptr_array_index (criterion->look_for, i);

      check_condition (scheme, &look_for->when, line, problems);
    }
}

static void
check_months (const AssayScheme *scheme, const xmlNode *root, GPtrArray *problems)
{
  const xmlNode *terms = assay_xml_first (root, "terms");
  const GArray *lists[] = { scheme->reminder_months, scheme->review_months };

  for (guint i = 0; terms != NULL && i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      {
        guint months = g_array_index (lists[i], guint, j);

        if (months >= scheme->award_months)
          report (problems, terms, _ ("month %u does not lie within an award of %u months"), months,
                  scheme->award_months);
      }
}

/* A chain of parts that comes back to itself would say that nothing is left. */
static gboolean
is_part (const AssayScheme *scheme, const AssayMeasure *measure)
{
  const AssayMeasure *whole = measure;

  for (guint i = 0; i < scheme->measures->len && whole != NULL; i++)
    {
      if (whole->unit != ASSAY_UNIT_COUNT)
        return FALSE;
      if (whole->part_of == NULL)
        return i > 0;
      whole = assay_scheme_lookup_measure (scheme, whole->part_of);
    }

  return FALSE;
}

/* What has to stand with a measure is another one of the scheme. */
static void
check_measures (const AssayScheme *scheme, const xmlNode *root, GPtrArray *problems)
{
  const xmlNode *measures = assay_xml_first (root, "measures");
  const xmlNode *node = measures != NULL ? assay_xml_first (measures, "measure") : NULL;

  for (guint i = 0; i < scheme->measures->len; i++, node = assay_xml_next (node, "measure"))
    {
      const AssayMeasure *measure = g_ptr_array_index (scheme->measures, i);

      for (guint j = 0; measure->beside != NULL && measure->beside[j] != NULL; j++)
        if (g_str_equal (measure->beside[j], measure->id)
            || assay_scheme_lookup_measure (scheme, measure->beside[j]) == NULL)
          report (problems, node, _ ("“%s” cannot stand beside “%s”: it is no other measure"),
                  measure->beside[j], measure->id);
      if (measure->part_of != NULL && !is_part (scheme, measure))
        report (problems, node, _ ("“%s” cannot be part of “%s”: both have to be counts"),
                measure->id, measure->part_of);
    }
}

void
assay_scheme_check (const AssayScheme *scheme, const xmlDoc *document, GPtrArray *problems)
{
  const xmlNode *root = xmlDocGetRootElement (document);
  guint i = 0;

  check_scale (scheme, root, problems);
  check_scoring (scheme, root, problems);
  check_kinds (scheme, root, problems);
  check_questions (scheme, root, problems);
  check_months (scheme, root, problems);
  check_measures (scheme, root, problems);
  for (const xmlNode *standard = assay_xml_first (root, "standard"); standard != NULL;
       standard = assay_xml_next (standard, "standard"))
    for (const xmlNode *node = assay_xml_first (standard, "criterion"); node != NULL;
         node = assay_xml_next (node, "criterion"), i++)
      check_criterion (scheme, g_ptr_array_index (scheme->criteria, i), node, problems);
}
