/* A measures answer: making and writing one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-measures-answer.h"

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/document/assay-folder-path.h"
#include "core/register/assay-measures-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* In the order of the bits of AssayMeasureDifferences. */
const char *const assay_measure_differences[] = { "edition", "definition", "counting-rule", "unit",
                                                  NULL };

/* --- The value --------------------------------------------------------------------------------
 */

static void
answered_free (gpointer data)
{
  AssayAnsweredMeasure *self = data;

  assay_measure_free (self->measure);
  g_ptr_array_unref (self->figures);
  g_free (self);
}

AssayAnsweredMeasure *
assay_measures_answer_add (AssayMeasuresAnswer *self, AssayMeasure *measure)
{
  AssayAnsweredMeasure *answered = g_new0 (AssayAnsweredMeasure, 1);

  answered->measure = measure;
  answered->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_figure_unref);
  g_ptr_array_add (self->measures, answered);

  return answered;
}

AssayMeasuresAnswer *
assay_measures_answer_new_empty (void)
{
  AssayMeasuresAnswer *self = g_new0 (AssayMeasuresAnswer, 1);

  self->measures = g_ptr_array_new_with_free_func (answered_free);

  return self;
}

void
assay_measures_answer_free (AssayMeasuresAnswer *self)
{
  if (self == NULL)
    return;
  assay_measures_head_clear (&self->head);
  g_free (self->asked_edition);
  g_ptr_array_unref (self->measures);
  g_free (self);
}

/* --- Answering --------------------------------------------------------------------------------
 */

gboolean
assay_measures_is_same_text (const char *a, const char *b)
{
  g_autofree char *one = assay_text_fold_space (a != NULL ? a : "");
  g_autofree char *other = assay_text_fold_space (b != NULL ? b : "");

  return g_str_equal (one, other);
}

AssayMeasureDifferences
assay_measures_compare (const AssayMeasure *own, const AssayMeasure *asked)
{
  AssayMeasureDifferences differs = 0;

  if (!assay_measures_is_same_text (own->definition, asked->definition))
    differs |= ASSAY_MEASURE_DIFFERS_DEFINITION;
  if (!assay_measures_is_same_text (own->counting_rule, asked->counting_rule))
    differs |= ASSAY_MEASURE_DIFFERS_RULE;
  if (own->unit != asked->unit)
    differs |= ASSAY_MEASURE_DIFFERS_UNIT;

  return differs;
}

/* What goes of a figure: no note, and nothing that this Assay does not understand. */
static AssayFigure *
copy_figure (const AssayFigure *figure)
{
  AssayFigure *copy = assay_figure_copy (figure);

  g_clear_pointer (&copy->note, g_free);
  g_clear_pointer (&copy->extra, g_strfreev);

  return copy;
}

static void
answer_measure (AssayMeasuresAnswer *self,
                const AssayMeasure *asked,
                const AssayScheme *scheme,
                const AssayPortfolio *portfolio)
{
  const AssayMeasure *own = assay_scheme_lookup_measure (scheme, asked->id);
  AssayAnsweredMeasure *answered =
      assay_measures_answer_add (self, assay_measure_copy (own != NULL ? own : asked));

  if (own == NULL)
    return;
  answered->differs = assay_measures_compare (own, asked);
  if (!assay_measures_is_same_text (self->head.scheme_edition, self->asked_edition))
    answered->differs |= ASSAY_MEASURE_DIFFERS_EDITION;
  for (guint i = 0; i < portfolio->figures->len; i++)
    {
      const AssayFigure *figure = portfolio->figures->pdata[i];

      if (g_str_equal (figure->measure, own->id) && figure->from >= self->head.from
          && figure->to <= self->head.until)
        g_ptr_array_add (answered->figures, copy_figure (figure));
    }
  answered->is_kept = answered->figures->len > 0;
}

static gboolean
check_request (const AssayMeasuresRequest *request,
               const AssayScheme *scheme,
               const AssayPortfolio *portfolio,
               GError **error)
{
  if (!g_str_equal (request->head.scheme_id, scheme->id))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                   _ ("The request is about the scheme “%s”, and this portfolio is kept by “%s”; "
                      "answer from the portfolio that the request is about"),
                   request->head.scheme_id, scheme->id);
      return FALSE;
    }
  if (assay_text_is_blank (portfolio->head->service))
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                           _ ("The portfolio does not say whose it is; give the service a name "
                              "first"));
      return FALSE;
    }

  return TRUE;
}

AssayMeasuresAnswer *
assay_measures_answer_new (const AssayMeasuresRequest *request,
                           const AssayScheme *scheme,
                           const AssayPortfolio *portfolio,
                           AssayDate day,
                           GError **error)
{
  AssayMeasuresAnswer *self;

  if (!check_request (request, scheme, portfolio, error))
    return NULL;
  self = assay_measures_answer_new_empty ();
  self->head = request->head;
  self->head.request = g_strdup (request->head.request);
  self->head.asker = g_strdup (request->head.asker);
  self->head.service = assay_text_fold_space (portfolio->head->service);
  self->head.scheme_id = g_strdup (scheme->id);
  self->head.scheme_edition = g_strdup (scheme->edition);
  self->head.day = day;
  self->asked_edition = g_strdup (request->head.scheme_edition);
  for (guint i = 0; i < request->measures->len; i++)
    answer_measure (self, request->measures->pdata[i], scheme, portfolio);

  return self;
}

/* --- Writing ----------------------------------------------------------------------------------
 */

static void
write_figure (AssayXmlWriter *writer, const AssayFigure *figure)
{
  assay_xml_writer_open (writer, "figure");
  assay_measures_write_date (writer, "from", figure->from);
  assay_measures_write_date (writer, "until", figure->to);
  assay_xml_writer_attribute (writer, "value", figure->value);
  assay_xml_writer_attribute (writer, "part", figure->part);
  assay_xml_writer_attribute (writer, "base", figure->base);
  assay_xml_writer_element (writer, "source", figure->source);
  assay_xml_writer_close (writer);
}

static char *
format_differences (AssayMeasureDifferences differs)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; assay_measure_differences[i] != NULL; i++)
    if (differs & (1u << i))
      g_ptr_array_add (words, (gpointer) assay_measure_differences[i]);
  g_ptr_array_add (words, NULL);

  return words->len > 1 ? g_strjoinv (" ", (char **) words->pdata) : NULL;
}

static void
write_answered (AssayXmlWriter *writer, const AssayAnsweredMeasure *answered)
{
  g_autofree char *differs = format_differences (answered->differs);

  assay_xml_writer_open (writer, "measure");
  assay_xml_writer_attribute (writer, "id", answered->measure->id);
  assay_xml_writer_attribute (writer, "unit", assay_unit_words[answered->measure->unit]);
  assay_xml_writer_attribute (writer, "differs", differs);
  assay_xml_writer_attribute (writer, "kept", answered->is_kept ? NULL : "no");
  assay_measures_write_measure (writer, answered->measure);
  for (guint i = 0; i < answered->figures->len; i++)
    write_figure (writer, answered->figures->pdata[i]);
  assay_xml_writer_close (writer);
}

char *
assay_measures_answer_format (const AssayMeasuresAnswer *self)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (TRUE);

  assay_xml_writer_open (writer, ASSAY_ANSWER_ELEMENT);
  assay_measures_write_head (writer, &self->head, "request", self->asked_edition);
  for (guint i = 0; i < self->measures->len; i++)
    write_answered (writer, self->measures->pdata[i]);
  assay_xml_writer_close (writer);

  return assay_xml_writer_finish (writer);
}

gboolean
assay_measures_answer_save (const AssayMeasuresAnswer *self,
                            AssayDisk *disk,
                            const char *path,
                            GError **error)
{
  g_autofree char *text = assay_measures_answer_format (self);

  return assay_path_write_document (disk, path, text, error);
}
