/* A scheme's values and the ways to look into it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/scheme/assay-scheme.h"

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/scheme/assay-scheme-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* How much of a name nobody knows a message repeats. */

const char *const assay_unit_words[] = { "count", "percent", "score", "days", NULL };

/* --- Making and freeing --- */

static void
term_free (gpointer data)
{
  AssayTerm *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->meaning);
  g_free (self->within);
  g_free (self);
}

static void
level_free (gpointer data)
{
  AssayLevel *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->meaning);
  g_free (self);
}

static void
question_free (gpointer data)
{
  AssayQuestion *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->help);
  g_ptr_array_unref (self->options);
  g_free (self);
}

void
assay_measure_free (AssayMeasure *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->definition);
  g_free (self->counting_rule);
  g_strfreev (self->beside);
  g_free (self->part_of);
  g_free (self);
}

AssayMeasure *
assay_measure_copy (const AssayMeasure *self)
{
  AssayMeasure *copy = g_new0 (AssayMeasure, 1);

  copy->id = g_strdup (self->id);
  copy->unit = self->unit;
  copy->title = g_strdup (self->title);
  copy->definition = g_strdup (self->definition);
  copy->counting_rule = g_strdup (self->counting_rule);
  copy->beside = g_strdupv (self->beside);
  copy->part_of = g_strdup (self->part_of);

  return copy;
}

static void
condition_clear (AssayCondition *self)
{
  g_free (self->question);
  g_free (self->value);
}

static void
look_for_free (gpointer data)
{
  AssayLookFor *self = data;

  g_free (self->text);
  condition_clear (&self->when);
  g_free (self);
}

static void
hint_free (gpointer data)
{
  AssayHint *self = data;

  g_free (self->id);
  g_free (self->text);
  g_free (self);
}

static void
source_free (gpointer data)
{
  AssaySource *self = data;

  g_free (self->title);
  g_free (self->href);
  g_free (self);
}

static void
criterion_free (gpointer data)
{
  AssayCriterion *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->statement);
  condition_clear (&self->applies_when);
  g_ptr_array_unref (self->guidance);
  g_ptr_array_unref (self->look_for);
  g_ptr_array_unref (self->evidence);
  g_ptr_array_unref (self->examples);
  g_strfreev (self->tags);
  g_free (self);
}

static void
standard_free (gpointer data)
{
  AssayStandard *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->summary);
  g_ptr_array_unref (self->criteria);
  g_free (self);
}

AssayScheme *
assay_scheme_new (void)
{
  AssayScheme *self = g_atomic_rc_box_new0 (AssayScheme);

  self->sources = g_ptr_array_new_with_free_func (source_free);
  self->levels = g_ptr_array_new_with_free_func (level_free);
  self->kinds = assay_terms_new ();
  self->sectors = assay_terms_new ();
  self->questions = g_ptr_array_new_with_free_func (question_free);
  self->measures = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_measure_free);
  self->tags = assay_terms_new ();
  self->reminder_months = g_array_new (FALSE, FALSE, sizeof (guint));
  self->review_months = g_array_new (FALSE, FALSE, sizeof (guint));
  self->standards = g_ptr_array_new_with_free_func (standard_free);
  self->criteria = g_ptr_array_new_with_free_func (criterion_free);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

AssayCriterion *
assay_criterion_new (void)
{
  AssayCriterion *self = g_new0 (AssayCriterion, 1);

  self->guidance = g_ptr_array_new_with_free_func (g_free);
  self->look_for = g_ptr_array_new_with_free_func (look_for_free);
  self->evidence = g_ptr_array_new_with_free_func (hint_free);
  self->examples = g_ptr_array_new_with_free_func (hint_free);

  return self;
}

GPtrArray *
assay_terms_new (void)
{
  return g_ptr_array_new_with_free_func (term_free);
}

static void
scheme_clear (gpointer data)
{
  AssayScheme *self = data;

  g_free (self->id);
  g_free (self->edition);
  g_free (self->lang);
  g_free (self->title);
  g_free (self->short_title);
  g_free (self->origin_line);
  g_ptr_array_unref (self->sources);
  g_free (self->word_standard);
  g_free (self->word_standards);
  g_free (self->word_criterion);
  g_free (self->word_criteria);
  g_ptr_array_unref (self->levels);
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->sectors);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->measures);
  g_ptr_array_unref (self->tags);
  g_array_unref (self->reminder_months);
  g_array_unref (self->review_months);
  g_hash_table_unref (self->index);
  g_ptr_array_unref (self->standards);
  g_ptr_array_unref (self->criteria);
  g_free (self->sha256);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

AssayScheme *
assay_scheme_ref (AssayScheme *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
assay_scheme_unref (AssayScheme *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, scheme_clear);
}

/* --- Looking up --- */

/* Every value that has an id has it as its first member; this reads it. */
static const char *
id_of (gconstpointer value)
{
  return *(char *const *) value;
}

static gconstpointer
lookup (const GPtrArray *values, const char *id)
{
  for (guint i = 0; id != NULL && i < values->len; i++)
    if (g_str_equal (id_of (g_ptr_array_index (values, i)), id))
      return g_ptr_array_index (values, i);

  return NULL;
}

const AssayCriterion *
assay_scheme_lookup_criterion (const AssayScheme *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->index, id) : NULL;
}

const AssayStandard *
assay_scheme_lookup_standard (const AssayScheme *self, const char *id)
{
  return lookup (self->standards, id);
}

const AssayLevel *
assay_scheme_lookup_level (const AssayScheme *self, const char *id)
{
  return lookup (self->levels, id);
}

const AssayTerm *
assay_scheme_lookup_kind (const AssayScheme *self, const char *id)
{
  return lookup (self->kinds, id);
}

const AssayTerm *
assay_scheme_lookup_tag (const AssayScheme *self, const char *id)
{
  return lookup (self->tags, id);
}

const AssayQuestion *
assay_scheme_lookup_question (const AssayScheme *self, const char *id)
{
  return lookup (self->questions, id);
}

const AssayMeasure *
assay_scheme_lookup_measure (const AssayScheme *self, const char *id)
{
  return lookup (self->measures, id);
}

const AssayTerm *
assay_question_lookup_option (const AssayQuestion *self, const char *id)
{
  return lookup (self->options, id);
}

/* @values in a NULL-terminated array of their ids, borrowed. */
static const char **
list_ids (const GPtrArray *values)
{
  const char **ids = g_new0 (const char *, values->len + 1);

  for (guint i = 0; i < values->len; i++)
    ids[i] = id_of (g_ptr_array_index (values, i));

  return ids;
}

/* @what completes "There is no %s “…”". */
static gconstpointer
find (const GPtrArray *values, const char *what, const char *id, GError **error)
{
  gconstpointer value = lookup (values, id);
  g_autofree const char **ids = NULL;
  g_autofree char *shown = NULL;
  const char *nearest;

  if (value != NULL)
    return value;

  shown = assay_text_dup_quoted (id);
  ids = list_ids (values);
  nearest = assay_text_find_nearest (id, ids);
  if (nearest != NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("There is no %s “%s”; did you mean “%s”?"), what, shown, nearest);
  else if (values->len > 0 && values->len <= 12)
    {
      g_autofree char *all = g_strjoinv (", ", (char **) ids);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                   _ ("There is no %s “%s”; there are: %s"), what, shown, all);
    }
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME, _ ("There is no %s “%s”"), what,
                 shown);

  return NULL;
}

const AssayCriterion *
assay_scheme_find_criterion (const AssayScheme *self, const char *id, GError **error)
{
  const AssayCriterion *criterion = assay_scheme_lookup_criterion (self, id);
  g_autofree char *word = NULL;

  if (criterion != NULL)
    return criterion;
  word = g_utf8_strdown (self->word_criterion, -1);

  return find (self->criteria, word, id, error);
}

const AssayLevel *
assay_scheme_find_level (const AssayScheme *self, const char *id, GError **error)
{
  return find (self->levels, _ ("level"), id, error);
}

const AssayTerm *
assay_scheme_find_kind (const AssayScheme *self, const char *id, GError **error)
{
  return find (self->kinds, _ ("kind of evidence"), id, error);
}

const AssayQuestion *
assay_scheme_find_question (const AssayScheme *self, const char *id, GError **error)
{
  return find (self->questions, _ ("profile question"), id, error);
}

const AssayMeasure *
assay_scheme_find_measure (const AssayScheme *self, const char *id, GError **error)
{
  return find (self->measures, _ ("measure"), id, error);
}

/* --- Criteria --- */

static gboolean
names_kind (const AssayCriterion *self, const char *kind)
{
  return lookup (self->evidence, kind) != NULL;
}

gboolean
assay_criterion_accepts_kind (const AssayCriterion *self,
                              const AssayScheme *scheme,
                              const char *kind)
{
  const AssayTerm *term = assay_scheme_lookup_kind (scheme, kind);

  if (term == NULL)
    return FALSE;

  return names_kind (self, kind) || (term->within != NULL && names_kind (self, term->within));
}

gboolean
assay_criterion_has_tag (const AssayCriterion *self, const char *tag)
{
  return self->tags != NULL && g_strv_contains ((const char *const *) self->tags, tag);
}
