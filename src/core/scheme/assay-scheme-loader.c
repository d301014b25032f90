/* From XML to a scheme.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Order matters: well-formed first, then kind and format (so that a newer file says "newer" and not
 * a list of schema complaints), then the schema, then reading, then Assay's own checks. Reading can
 * therefore rely on everything the schema promises.
 */

#include "core/scheme/assay-scheme-loader.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "core/scheme/assay-scheme-private.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define FORMAT 1

/* --- Reading pieces --- */

static char *
dup_folded (char *text)
{
  g_autofree char *owned = text;

  return owned != NULL ? assay_text_fold_space (owned) : NULL;
}

static char *
dup_text (const xmlNode *node)
{
  return dup_folded (assay_xml_dup_text (node));
}

static char *
dup_child (const xmlNode *parent, const char *name)
{
  return dup_folded (assay_xml_dup_child_text (parent, name));
}

static char *
dup_attribute (const xmlNode *node, const char *name)
{
  return dup_folded (assay_xml_dup_attribute (node, name));
}

/* 0 where the attribute is not there; the schema has seen to the rest. */
static guint
get_number (const xmlNode *node, const char *name)
{
  g_autofree char *text = dup_attribute (node, name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static gboolean
attribute_is (const xmlNode *node, const char *name, const char *value)
{
  g_autofree char *text = dup_attribute (node, name);

  return g_strcmp0 (text, value) == 0;
}

/* The place of the attribute's value in @values, which lists what the schema allows. */
static guint
get_choice (const xmlNode *node, const char *name, const char *const *values)
{
  g_autofree char *text = dup_attribute (node, name);
  guint i = 0;

  while (values[i] != NULL && g_strcmp0 (values[i], text) != 0)
    i++;
  g_assert (values[i] != NULL);

  return i;
}

static void
read_months (const xmlNode *node, const char *name, GArray *months)
{
  g_autofree char *text = dup_attribute (node, name);
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint value = (guint) g_ascii_strtoull (words[i], NULL, 10);

      if (value > 0)
        g_array_append_val (months, value);
    }
}

static AssayTerm *
read_term (const xmlNode *node)
{
  AssayTerm *term = g_new0 (AssayTerm, 1);

  term->id = dup_attribute (node, "id");
  term->title = dup_child (node, "title");
  if (term->title == NULL)
    term->title = dup_text (node);
  term->meaning = dup_child (node, "meaning");
  term->within = dup_attribute (node, "within");

  return term;
}

static void
read_terms (const xmlNode *root, const char *list, const char *item, GPtrArray *terms)
{
  const xmlNode *parent = assay_xml_first (root, list);

  if (parent == NULL)
    return;
  for (const xmlNode *node = assay_xml_first (parent, item); node != NULL;
       node = assay_xml_next (node, item))
    g_ptr_array_add (terms, read_term (node));
}

static void
read_condition (const xmlNode *node, AssayCondition *condition)
{
  condition->question = dup_attribute (node, "question");
  condition->value = dup_attribute (node, "is");
}

/* --- Reading parts --- */

static void
read_head (AssayScheme *scheme, const xmlNode *root)
{
  static const char *const origins[] = { "own-worded", "published-titles", "licensed-text", NULL };
  const xmlNode *origin = assay_xml_first (root, "origin");
  const xmlNode *words = assay_xml_first (root, "words");

  scheme->id = dup_attribute (root, "id");
  scheme->edition = dup_attribute (root, "edition");
  scheme->lang = dup_attribute (root, "lang");
  scheme->title = dup_child (root, "title");
  scheme->short_title = dup_child (root, "short-title");
  scheme->origin = (AssayOrigin) get_choice (origin, "status", origins);
  scheme->origin_line = dup_child (origin, "line");
  for (const xmlNode *node = assay_xml_first (origin, "source"); node != NULL;
       node = assay_xml_next (node, "source"))
    {
      AssaySource *source = g_new0 (AssaySource, 1);

      source->title = dup_text (node);
      source->href = dup_attribute (node, "href");
      g_ptr_array_add (scheme->sources, source);
    }
  scheme->word_standard = dup_attribute (words, "standard");
  scheme->word_standards = dup_attribute (words, "standards");
  scheme->word_criterion = dup_attribute (words, "criterion");
  scheme->word_criteria = dup_attribute (words, "criteria");
}

static void
read_scale (AssayScheme *scheme, const xmlNode *root)
{
  const xmlNode *scale = assay_xml_first (root, "scale");
  g_autofree char *threshold = dup_attribute (scale, "threshold");
  int rank = 0;

  for (const xmlNode *node = assay_xml_first (scale, "level"); node != NULL;
       node = assay_xml_next (node, "level"))
    {
      AssayLevel *level = g_new0 (AssayLevel, 1);
      gboolean outside = attribute_is (node, "not-applicable", "true")
                         || attribute_is (node, "not-applicable", "1");

      level->id = dup_attribute (node, "id");
      level->title = dup_child (node, "title");
      level->meaning = dup_child (node, "meaning");
      level->rank = outside ? -1 : rank++;
      if (outside && scheme->not_applicable == NULL)
        scheme->not_applicable = level;
      g_ptr_array_add (scheme->levels, level);
    }
  scheme->threshold = assay_scheme_lookup_level (scheme, threshold);
}

static void
read_scoring (AssayScheme *scheme, const xmlNode *root)
{
  static const char *const models[] = { "all", "weighted", "flat", NULL };
  const xmlNode *scoring = assay_xml_first (root, "scoring");

  scheme->scoring = (AssayScoringModel) get_choice (scoring, "model", models);
  scheme->scoring_threshold = get_number (scoring, "threshold");
}

static void
add_option (GPtrArray *options, const char *id, const char *title)
{
  AssayTerm *option = g_new0 (AssayTerm, 1);

  option->id = g_strdup (id);
  option->title = g_strdup (title);
  g_ptr_array_add (options, option);
}

static void
read_options (AssayQuestion *question, const AssayScheme *scheme, const xmlNode *node)
{
  question->options = assay_terms_new ();
  switch (question->type)
    {
    case ASSAY_QUESTION_YES_NO:
      add_option (question->options, "yes", _ ("Yes"));
      add_option (question->options, "no", _ ("No"));
      break;
    case ASSAY_QUESTION_SECTORS:
      for (guint i = 0; i < scheme->sectors->len; i++)
        {
          const AssayTerm *sector = g_ptr_array_index (scheme->sectors, i);

          add_option (question->options, sector->id, sector->title);
        }
      break;
    case ASSAY_QUESTION_CHOICE:
    case ASSAY_QUESTION_CHOICES:
      for (const xmlNode *option = assay_xml_first (node, "option"); option != NULL;
           option = assay_xml_next (option, "option"))
        g_ptr_array_add (question->options, read_term (option));
      break;
    case ASSAY_QUESTION_TEXT:
      break;
    }
}

static void
read_questions (AssayScheme *scheme, const xmlNode *root)
{
  static const char *const types[] = { "text", "yes-no", "choice", "choices", "sectors", NULL };
  const xmlNode *profile = assay_xml_first (root, "profile");

  if (profile == NULL)
    return;
  for (const xmlNode *node = assay_xml_first (profile, "question"); node != NULL;
       node = assay_xml_next (node, "question"))
    {
      AssayQuestion *question = g_new0 (AssayQuestion, 1);

      question->id = dup_attribute (node, "id");
      question->type = (AssayQuestionType) get_choice (node, "type", types);
      question->title = dup_child (node, "title");
      question->help = dup_child (node, "help");
      read_options (question, scheme, node);
      g_ptr_array_add (scheme->questions, question);
    }
}

/* NULL where there are none. */
static char **
dup_ids (const xmlNode *node, const char *attribute)
{
  g_autofree char *text = dup_attribute (node, attribute);
  g_autofree char *folded = text != NULL ? assay_text_fold_space (text) : NULL;

  return assay_text_is_blank (folded) ? NULL : g_strsplit (folded, " ", -1);
}

static void
read_measures (AssayScheme *scheme, const xmlNode *root)
{
  const xmlNode *measures = assay_xml_first (root, "measures");

  if (measures == NULL)
    return;
  for (const xmlNode *node = assay_xml_first (measures, "measure"); node != NULL;
       node = assay_xml_next (node, "measure"))
    {
      AssayMeasure *measure = g_new0 (AssayMeasure, 1);

      measure->id = dup_attribute (node, "id");
      measure->unit = (AssayUnit) get_choice (node, "unit", assay_unit_words);
      measure->title = dup_child (node, "title");
      measure->definition = dup_child (node, "definition");
      measure->counting_rule = dup_child (node, "counting-rule");
      measure->beside = dup_ids (node, "beside");
      measure->part_of = dup_attribute (node, "part-of");
      g_ptr_array_add (scheme->measures, measure);
    }
}

static void
read_terms_of_award (AssayScheme *scheme, const xmlNode *root)
{
  const xmlNode *terms = assay_xml_first (root, "terms");

  if (terms == NULL)
    return;
  scheme->award_months = get_number (terms, "award-months");
  read_months (terms, "reminder-months", scheme->reminder_months);
  read_months (terms, "review-months", scheme->review_months);
}

static void
read_hints (const xmlNode *parent, const char *name, const char *key, GPtrArray *hints)
{
  for (const xmlNode *node = assay_xml_first (parent, name); node != NULL;
       node = assay_xml_next (node, name))
    {
      AssayHint *hint = g_new0 (AssayHint, 1);

      hint->id = dup_attribute (node, key);
      hint->text = dup_text (node);
      g_ptr_array_add (hints, hint);
    }
}

static void
read_criterion_texts (AssayCriterion *criterion, const xmlNode *node)
{
  const xmlNode *condition = assay_xml_first (node, "applies-when");
  const xmlNode *guidance = assay_xml_first (node, "guidance");

  if (condition != NULL)
    read_condition (condition, &criterion->applies_when);
  if (guidance != NULL)
    for (const xmlNode *p = assay_xml_first (guidance, "p"); p != NULL; p = assay_xml_next (p, "p"))
      g_ptr_array_add (criterion->guidance, dup_text (p));
  for (const xmlNode *line = assay_xml_first (node, "look-for"); line != NULL;
       line = assay_xml_next (line, "look-for"))
    {
      AssayLookFor *look_for = g_new0 (AssayLookFor, 1);

      look_for->text = dup_text (line);
      read_condition (line, &look_for->when);
      g_ptr_array_add (criterion->look_for, look_for);
    }
  read_hints (node, "evidence", "kind", criterion->evidence);
  read_hints (node, "example", "sector", criterion->examples);
}

static AssayCriterion *
read_criterion (const xmlNode *node)
{
  AssayCriterion *criterion = assay_criterion_new ();
  g_autofree char *tags = dup_attribute (node, "tags");

  criterion->id = dup_attribute (node, "id");
  criterion->title = dup_child (node, "title");
  criterion->statement = dup_child (node, "statement");
  criterion->tags = g_strsplit (tags != NULL ? tags : "", " ", -1);
  criterion->weight = MAX (get_number (node, "weight"), 1);
  criterion->not_applicable_allowed = attribute_is (node, "not-applicable", "allowed");
  criterion->look_back_months = get_number (node, "look-back");
  read_criterion_texts (criterion, node);

  return criterion;
}

static void
read_standards (AssayScheme *scheme, const xmlNode *root)
{
  for (const xmlNode *node = assay_xml_first (root, "standard"); node != NULL;
       node = assay_xml_next (node, "standard"))
    {
      AssayStandard *standard = g_new0 (AssayStandard, 1);

      standard->id = dup_attribute (node, "id");
      standard->title = dup_child (node, "title");
      standard->summary = dup_child (node, "summary");
      standard->index = scheme->standards->len;
      standard->criteria = g_ptr_array_new ();
      g_ptr_array_add (scheme->standards, standard);

      for (const xmlNode *child = assay_xml_first (node, "criterion"); child != NULL;
           child = assay_xml_next (child, "criterion"))
        {
          AssayCriterion *criterion = read_criterion (child);

          criterion->standard = standard;
          criterion->index = scheme->criteria->len;
          g_ptr_array_add (scheme->criteria, criterion);
          g_ptr_array_add (standard->criteria, criterion);
          g_hash_table_insert (scheme->index, criterion->id, criterion);
        }
    }
}

static AssayScheme *
read_scheme (const xmlNode *root)
{
  AssayScheme *scheme = assay_scheme_new ();

  read_head (scheme, root);
  read_scale (scheme, root);
  read_scoring (scheme, root);
  read_terms (root, "kinds", "kind", scheme->kinds);
  read_terms (root, "sectors", "sector", scheme->sectors);
  read_terms (root, "tags", "tag", scheme->tags);
  read_questions (scheme, root);
  read_measures (scheme, root);
  read_terms_of_award (scheme, root);
  read_standards (scheme, root);

  return scheme;
}

/* --- The whole --- */

/* Says what the document is instead, and refuses formats of later versions. */
static gboolean
check_root (const xmlNode *root, const char *name, GPtrArray *problems, GError **error)
{
  g_autofree char *format = NULL;
  guint64 number = 0;
  AssayError code = ASSAY_ERROR_INVALID;
  guint line = assay_xml_get_line (root);

  if (!assay_xml_is (root, "scheme"))
    g_ptr_array_add (problems,
                     assay_xml_problem_new (line,
                                            _ ("this is not a scheme: its first element is <%s>"),
                                            (const char *) root->name));
  format = assay_xml_dup_attribute (root, "format");
  if (problems->len == 0 && format != NULL
      && g_ascii_string_to_unsigned (format, 10, 0, G_MAXUINT32, &number, NULL) && number > FORMAT)
    {
      code = ASSAY_ERROR_NEWER;
      g_ptr_array_add (
          problems,
          assay_xml_problem_new (line,
                                 _ ("this scheme is written in format %s, which this version of "
                                    "Assay does not know; use a newer Assay"),
                                 format));
    }
  if (problems->len == 0)
    return TRUE;
  assay_xml_problems_set_error (problems, name, (int) code, error);

  return FALSE;
}

static AssayScheme *
load_document (xmlDoc *document,
               const char *name,
               const char *schema_path,
               GPtrArray *problems,
               GError **error)
{
  g_autoptr (AssayScheme) scheme = NULL;

  if (!check_root (xmlDocGetRootElement (document), name, problems, error)
      || !assay_xml_validate (document, schema_path, problems, error))
    return NULL;
  if (problems->len == 0)
    {
      scheme = read_scheme (xmlDocGetRootElement (document));
      assay_scheme_check (scheme, document, problems);
    }
  if (problems->len > 0)
    {
      assay_xml_problems_set_error (problems, name, ASSAY_ERROR_INVALID, error);
      return NULL;
    }

  return g_steal_pointer (&scheme);
}

AssayScheme *
assay_scheme_load_bytes (
    GBytes *bytes, const char *name, const char *schema_path, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) own_problems = assay_xml_problems_new ();
  g_autoptr (xmlDoc) document = NULL;
  GPtrArray *listed = problems != NULL ? problems : own_problems;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  AssayScheme *scheme;

  document = assay_xml_parse_listing (data, length, name, listed, error);
  if (document == NULL)
    return NULL;
  scheme = load_document (document, name, schema_path, listed, error);
  if (scheme != NULL)
    {
      scheme->sha256 = assay_digest_of_bytes (data, length);
      scheme->bytes = g_bytes_ref (bytes);
    }

  return scheme;
}

AssayScheme *
assay_scheme_load (const char *path, const char *schema_path, GPtrArray *problems, GError **error)
{
  g_autoptr (GBytes) bytes = assay_xml_load_bytes (path, ASSAY_LIMIT_SCHEME_BYTES, error);

  if (bytes == NULL)
    return NULL;

  return assay_scheme_load_bytes (bytes, path, schema_path, problems, error);
}
