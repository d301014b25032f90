/* What a measures request and its answer both say first: who asks whom, for when and by which
 * scheme.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-measures-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

void
assay_measures_head_clear (AssayMeasuresHead *self)
{
  g_free (self->request);
  g_free (self->asker);
  g_free (self->service);
  g_free (self->scheme_id);
  g_free (self->scheme_edition);
}

/* --- Writing ----------------------------------------------------------------------------------
 */

void
assay_measures_write_date (AssayXmlWriter *writer, const char *name, AssayDate date)
{
  g_autofree char *text = assay_date_format_iso (date);

  assay_xml_writer_attribute (writer, name, text);
}

void
assay_measures_write_measure (AssayXmlWriter *writer, const AssayMeasure *measure)
{
  assay_xml_writer_element (writer, "title", measure->title);
  assay_xml_writer_element (writer, "definition", measure->definition);
  assay_xml_writer_element (writer, "counting-rule", measure->counting_rule);
}

void
assay_measures_write_head (AssayXmlWriter *writer,
                           const AssayMeasuresHead *self,
                           const char *id_name,
                           const char *asked_edition)
{
  assay_xml_writer_attribute_uint (writer, "format", ASSAY_MEASURES_FORMAT);
  assay_xml_writer_attribute (writer, id_name, self->request);
  assay_measures_write_date (writer, "day", self->day);
  assay_measures_write_date (writer, "by", self->by);
  assay_xml_writer_attribute (writer, "asker", self->asker);
  assay_xml_writer_attribute (writer, "service", self->service);
  assay_measures_write_date (writer, "from", self->from);
  assay_measures_write_date (writer, "until", self->until);
  assay_xml_writer_open (writer, "scheme");
  assay_xml_writer_attribute (writer, "id", self->scheme_id);
  assay_xml_writer_attribute (writer, "edition", self->scheme_edition);
  assay_xml_writer_attribute (writer, "asked", asked_edition);
  assay_xml_writer_close (writer);
}

/* --- Reading ----------------------------------------------------------------------------------
 */

static gboolean
read_scheme (const AssayValueReader *reader,
             const xmlNode *root,
             const xmlNode *node,
             AssayMeasuresHead *self,
             char **out_asked_edition)
{
  const char *const known[] = { "id", "edition", out_asked_edition != NULL ? "asked" : NULL, NULL };

  if (node == NULL || !assay_xml_is (node, "scheme"))
    return assay_value_reader_refuse (reader, node != NULL ? node : root,
                                      _ ("<%s> is missing here"), "scheme");

  return assay_value_reader_check_attributes (reader, node, known)
         && assay_value_reader_check_no_text (reader, node)
         && assay_value_reader_take_id (reader, node, "id", TRUE, &self->scheme_id)
         && assay_value_reader_take_line (reader, node, "edition", TRUE, &self->scheme_edition)
         && (out_asked_edition == NULL
             || assay_value_reader_take_line (reader, node, "asked", TRUE, out_asked_edition));
}

/* An answer may come late; asking for one in the past is a mistake. */
static gboolean
read_days (const AssayValueReader *reader,
           const xmlNode *root,
           gboolean is_answer,
           AssayMeasuresHead *self)
{
  if (!is_answer)
    return assay_measures_read_days (reader, root, "day", &self->day, "by", &self->by);

  return assay_value_reader_take_date (reader, root, "day", TRUE, &self->day)
         && assay_value_reader_take_date (reader, root, "by", TRUE, &self->by);
}

const xmlNode *
assay_measures_read_head (const AssayValueReader *reader,
                          const xmlNode *root,
                          const char *id_name,
                          AssayMeasuresHead *self,
                          char **out_asked_edition)
{
  const char *const known[] = { "format",  id_name, "day",   "by", "asker",
                                "service", "from",  "until", NULL };
  const gboolean is_answer = out_asked_edition != NULL;
  const xmlNode *scheme = assay_xml_first (root, NULL);

  if (!assay_value_reader_check_attributes (reader, root, known)
      || !assay_value_reader_check_no_text (reader, root)
      || !assay_value_reader_take_id (reader, root, id_name, TRUE, &self->request)
      || !assay_value_reader_take_line (reader, root, "asker", TRUE, &self->asker)
      || !assay_value_reader_take_line (reader, root, "service", is_answer, &self->service)
      || !read_days (reader, root, is_answer, self)
      || !assay_measures_read_days (reader, root, "from", &self->from, "until", &self->until)
      || !read_scheme (reader, root, scheme, self, out_asked_edition))
    return NULL;

  return scheme;
}
