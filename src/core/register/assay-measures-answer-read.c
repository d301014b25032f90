/* A measures answer: reading one that comes from outside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-amount.h"
#include "core/register/assay-measures-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

typedef struct
{
  AssayMeasuresAnswer *answer;
  AssayValueReader reader;
  guint n_figures;
} Reading;

/* --- Figures ----------------------------------------------------------------------------------
 */

static gboolean
check_amount (const Reading *self,
              const xmlNode *node,
              const AssayMeasure *measure,
              const AssayFigure *figure)
{
  g_autoptr (GError) cause = NULL;

  if (assay_amount_check (measure->unit, measure->id, figure->value, &cause)
      && assay_amount_check_counts (measure->unit, measure->id, figure->value, figure->part,
                                    figure->base, &cause))
    return TRUE;

  return assay_value_reader_refuse (&self->reader, node, "%s", cause->message);
}

/* Figures stand by period, so that none stands twice. */
static gboolean
check_order (const Reading *self,
             const xmlNode *node,
             const GPtrArray *figures,
             const AssayFigure *figure)
{
  const AssayFigure *last = figures->len > 0 ? figures->pdata[figures->len - 1] : NULL;

  if (last == NULL || last->from < figure->from
      || (last->from == figure->from && last->to < figure->to))
    return TRUE;

  return assay_value_reader_refuse (&self->reader, node,
                                    _ ("the figures of “%s” must stand by period, each once"),
                                    figure->measure);
}

static gboolean
read_source (const Reading *self, const xmlNode *node, AssayFigure *figure)
{
  for (const xmlNode *child = assay_xml_first (node, NULL); child != NULL;
       child = assay_xml_next (child, NULL))
    {
      if (!assay_xml_is (child, "source"))
        return assay_value_reader_refuse (&self->reader, child, _ ("<%s> does not belong here"),
                                          (const char *) child->name);
      if (!assay_value_reader_take_text (&self->reader, child, TRUE, &figure->source))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_figure (Reading *self, const xmlNode *node, AssayAnsweredMeasure *answered)
{
  static const char *const known[] = { "from", "until", "value", "part", "base", NULL };
  const AssayValueReader *reader = &self->reader;
  g_autoptr (AssayFigure) figure = assay_figure_new ();

  figure->measure = g_strdup (answered->measure->id);
  if (!assay_xml_is (node, "figure"))
    return assay_value_reader_refuse (reader, node, _ ("<%s> does not belong here"),
                                      (const char *) node->name);
  if (self->n_figures++ == ASSAY_LIMIT_MEASURE_FIGURES)
    return assay_value_reader_refuse (reader, node, _ ("there are more than %u figures"),
                                      ASSAY_LIMIT_MEASURE_FIGURES);
  if (!assay_value_reader_check_attributes (reader, node, known)
      || !assay_value_reader_check_no_text (reader, node)
      || !assay_measures_read_days (reader, node, "from", &figure->from, "until", &figure->to)
      || !assay_value_reader_take_line (reader, node, "value", TRUE, &figure->value)
      || !assay_value_reader_take_line (reader, node, "part", FALSE, &figure->part)
      || !assay_value_reader_take_line (reader, node, "base", FALSE, &figure->base)
      || !read_source (self, node, figure) || !check_amount (self, node, answered->measure, figure)
      || !check_order (self, node, answered->figures, figure))
    return FALSE;
  g_ptr_array_add (answered->figures, g_steal_pointer (&figure));

  return TRUE;
}

/* --- Measures ---------------------------------------------------------------------------------
 */

static gboolean
read_differences (const Reading *self, const xmlNode *node, AssayMeasureDifferences *out_differs)
{
  g_autofree char *text = assay_xml_dup_attribute (node, "differs");
  g_auto (GStrv) words = text != NULL ? g_strsplit (text, " ", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      guint bit = 0;
      g_autofree char *quoted = assay_text_dup_quoted (words[i]);

      while (assay_measure_differences[bit] != NULL
             && !g_str_equal (assay_measure_differences[bit], words[i]))
        bit++;
      if (assay_measure_differences[bit] == NULL)
        return assay_value_reader_refuse (&self->reader, node, _ ("“%s” is no difference"), quoted);
      *out_differs |= 1u << bit;
    }

  return TRUE;
}

static gboolean
read_kept (const Reading *self, const xmlNode *node, AssayAnsweredMeasure *answered)
{
  static const char *const words[] = { "no", NULL };
  int place = -1;

  if (!assay_value_reader_take_word (&self->reader, node, "kept", words, &place))
    return FALSE;
  answered->is_kept = place != 0;
  if (answered->is_kept == (answered->figures->len > 0))
    return TRUE;

  return assay_value_reader_refuse (&self->reader, node,
                                    answered->is_kept
                                        ? _ ("“%s” has no figures, and does not say that none are "
                                             "kept")
                                        : _ ("“%s” has figures, and says that none are kept"),
                                    answered->measure->id);
}

static gboolean
has_measure (const Reading *self, const char *id)
{
  for (guint i = 0; i < self->answer->measures->len; i++)
    {
      const AssayAnsweredMeasure *one = self->answer->measures->pdata[i];

      if (g_str_equal (one->measure->id, id))
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_measure (Reading *self, const xmlNode *node)
{
  static const char *const known[] = { "id", "unit", "differs", "kept", NULL };
  const AssayValueReader *reader = &self->reader;
  AssayAnsweredMeasure *answered;
  AssayMeasure *measure = NULL;
  const xmlNode *child = assay_xml_first (node, NULL);
  guint n_children = 0;

  if (!assay_value_reader_check_attributes (reader, node, known)
      || !assay_measures_read_measure (reader, node, &measure, &n_children))
    return FALSE;
  if (has_measure (self, measure->id) || self->answer->measures->len == ASSAY_LIMIT_MEASURES)
    {
      assay_value_reader_refuse (reader, node, _ ("“%s” stands here once too often"), measure->id);
      assay_measure_free (measure);
      return FALSE;
    }
  answered = assay_measures_answer_add (self->answer, measure);
  while (n_children-- > 0)
    child = assay_xml_next (child, NULL);
  for (; child != NULL; child = assay_xml_next (child, NULL))
    if (!read_figure (self, child, answered))
      return FALSE;

  return read_differences (self, node, &answered->differs) && read_kept (self, node, answered);
}

/* --- The whole --------------------------------------------------------------------------------
 */

static gboolean
read_answer (Reading *self, const xmlNode *root)
{
  const xmlNode *scheme =
      assay_measures_read_head (&self->reader, root, "request", &self->answer->head,
                                &self->answer->asked_edition);

  if (scheme == NULL)
    return FALSE;
  for (const xmlNode *node = assay_xml_next (scheme, NULL); node != NULL;
       node = assay_xml_next (node, NULL))
    if (!read_measure (self, node))
      return FALSE;
  if (self->answer->measures->len == 0)
    return assay_value_reader_refuse (&self->reader, root, _ ("<%s> is missing here"), "measure");

  return TRUE;
}

AssayMeasuresAnswer *
assay_measures_answer_parse (const void *data, gsize length, const char *name, GError **error)
{
  g_autoptr (AssayMeasuresAnswer) answer = assay_measures_answer_new_empty ();
  g_autoptr (xmlDoc) document =
      assay_measures_parse (data, length, name, ASSAY_ANSWER_ELEMENT, error);
  Reading reading = { answer, { name, error }, 0 };

  if (document == NULL || !read_answer (&reading, xmlDocGetRootElement (document)))
    return NULL;

  return g_steal_pointer (&answer);
}

AssayMeasuresAnswer *
assay_measures_answer_load (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = assay_xml_load_bytes (path, ASSAY_LIMIT_MEASURES_BYTES, error);
  gsize length = 0;
  const void *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return bytes != NULL ? assay_measures_answer_parse (data, length, path, error) : NULL;
}
