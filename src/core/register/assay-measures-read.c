/* What reading requests and answers share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strict: they come from strangers, and what is let through is counted and shown to a board.
 */

#include "core/register/assay-measures-private.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

xmlDoc *
assay_measures_parse (
    const void *data, gsize length, const char *name, const char *element, GError **error)
{
  g_autoptr (xmlDoc) document = NULL;

  if (length > ASSAY_LIMIT_MEASURES_BYTES)
    {
      g_autofree char *limit = g_format_size (ASSAY_LIMIT_MEASURES_BYTES);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                   _ ("%s: larger than %s, which is more than it may hold"), name, limit);
      return NULL;
    }
  document = assay_xml_parse (data, length, name, error);
  if (document == NULL
      || !assay_document_check_root (xmlDocGetRootElement (document), element,
                                     ASSAY_MEASURES_FORMAT, name, error))
    return NULL;

  return g_steal_pointer (&document);
}

/* --- Fields -----------------------------------------------------------------------------------
 */

gboolean
assay_measures_read_days (const AssayValueReader *reader,
                          const xmlNode *node,
                          const char *first_name,
                          AssayDate *out_first,
                          const char *last_name,
                          AssayDate *out_last)
{
  if (!assay_value_reader_take_date (reader, node, first_name, TRUE, out_first)
      || !assay_value_reader_take_date (reader, node, last_name, TRUE, out_last))
    return FALSE;
  if (*out_first <= *out_last)
    return TRUE;

  return assay_value_reader_refuse (reader, node, _ ("“%s” is after “%s”"), first_name, last_name);
}

static gboolean
take_unit (const AssayValueReader *reader, const xmlNode *node, AssayMeasure *measure)
{
  int place = -1;

  if (!assay_value_reader_take_word (reader, node, "unit", assay_unit_words, &place))
    return FALSE;
  if (place < 0)
    return assay_value_reader_refuse (reader, node, _ ("“%s” is missing"), "unit");
  measure->unit = (AssayUnit) place;

  return TRUE;
}

gboolean
assay_measures_read_measure (const AssayValueReader *reader,
                             const xmlNode *node,
                             AssayMeasure **out_measure,
                             guint *out_n_children)
{
  g_autoptr (AssayMeasure) measure = g_new0 (AssayMeasure, 1);
  const struct
  {
    const char *element;
    gboolean is_line;
    char **text;
  } texts[] = {
    { "title", TRUE, &measure->title },
    { "definition", FALSE, &measure->definition },
    { "counting-rule", FALSE, &measure->counting_rule },
  };
  const xmlNode *child = assay_xml_first (node, NULL);

  if (!assay_xml_is (node, "measure"))
    return assay_value_reader_refuse (reader, node, _ ("<%s> does not belong here"),
                                      (const char *) node->name);
  if (!assay_value_reader_check_no_text (reader, node)
      || !assay_value_reader_take_id (reader, node, "id", TRUE, &measure->id)
      || !take_unit (reader, node, measure))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (child == NULL || !assay_xml_is (child, texts[i].element))
        return assay_value_reader_refuse (reader, node, _ ("<%s> is missing here"),
                                          texts[i].element);
      if (!assay_value_reader_take_text (reader, child, texts[i].is_line, texts[i].text))
        return FALSE;
      if (*texts[i].text == NULL)
        return assay_value_reader_refuse (reader, child, _ ("<%s> is empty"), texts[i].element);
      child = assay_xml_next (child, NULL);
    }
  *out_measure = g_steal_pointer (&measure);
  *out_n_children = G_N_ELEMENTS (texts);

  return TRUE;
}

/* --- A look -----------------------------------------------------------------------------------
 */

gboolean
assay_measures_request_is_at (const char *path)
{
  return assay_xml_begins_with (path, "<" ASSAY_REQUEST_ELEMENT " ");
}

gboolean
assay_measures_answer_is_at (const char *path)
{
  return assay_xml_begins_with (path, "<" ASSAY_ANSWER_ELEMENT " ");
}
