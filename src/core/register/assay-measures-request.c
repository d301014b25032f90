/* A measures request: making, writing and reading one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-measures-request.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "core/document/assay-folder-path.h"
#include "core/register/assay-measures-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- Making -----------------------------------------------------------------------------------
 */

static AssayMeasuresRequest *
request_new (void)
{
  AssayMeasuresRequest *self = g_new0 (AssayMeasuresRequest, 1);

  self->measures = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_measure_free);

  return self;
}

void
assay_measures_request_free (AssayMeasuresRequest *self)
{
  if (self == NULL)
    return;
  assay_measures_head_clear (&self->head);
  g_ptr_array_unref (self->measures);
  g_free (self);
}

static gboolean
check_days (AssayDate first, AssayDate last, const char *wrong, GError **error)
{
  if (first != ASSAY_DATE_NONE && last != ASSAY_DATE_NONE && first <= last)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, wrong);

  return FALSE;
}

static gboolean
check_asking (const AssayMeasuresAsking *asking, GError **error)
{
  return assay_text_check_line (asking->asker != NULL ? asking->asker : "", _ ("who asks"),
                                ASSAY_LIMIT_LINE_CHARS, error)
         && (asking->service == NULL
             || assay_text_check_line (asking->service, _ ("who is asked"), ASSAY_LIMIT_LINE_CHARS,
                                       error))
         && check_days (asking->from, asking->until,
                        _ ("Say from which day to which the figures are wanted, the first day "
                           "first"),
                        error)
         && check_days (asking->day, asking->by,
                        _ ("Say by which day an answer is wanted, today or later"), error);
}

/* Whether one that is asked for has to stand beside this one. */
static gboolean
stands_beside (const AssayScheme *scheme, const char *const *measures, const AssayMeasure *measure)
{
  for (guint i = 0; measures[i] != NULL; i++)
    {
      const AssayMeasure *asked = assay_scheme_lookup_measure (scheme, measures[i]);

      if (asked->beside != NULL
          && g_strv_contains ((const char *const *) asked->beside, measure->id))
        return TRUE;
    }

  return FALSE;
}

/* In the order of the scheme, each once. */
static gboolean
take_measures (AssayMeasuresRequest *self,
               const AssayScheme *scheme,
               const char *const *measures,
               GError **error)
{
  for (guint i = 0; measures != NULL && measures[i] != NULL; i++)
    if (assay_scheme_find_measure (scheme, measures[i], error) == NULL)
      return FALSE;
  for (guint i = 0; i < scheme->measures->len; i++)
    {
      const AssayMeasure *measure = scheme->measures->pdata[i];

      if (measures == NULL || g_strv_contains (measures, measure->id)
          || stands_beside (scheme, measures, measure))
        g_ptr_array_add (self->measures, assay_measure_copy (measure));
    }
  if (self->measures->len > 0)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("%s %s: there is no measure to ask for; choose one, or another scheme"),
               scheme->id, scheme->edition);

  return FALSE;
}

AssayMeasuresRequest *
assay_measures_request_new (const AssayScheme *scheme,
                            const char *const *measures,
                            const AssayMeasuresAsking *asking,
                            GError **error)
{
  g_autoptr (AssayMeasuresRequest) self = request_new ();

  if (!check_asking (asking, error) || !take_measures (self, scheme, measures, error))
    return NULL;
  self->head = (AssayMeasuresHead){
    .request = asking->id != NULL ? g_strdup (asking->id) : assay_text_make_name (),
    .asker = g_strdup (asking->asker),
    .service = g_strdup (asking->service),
    .scheme_id = g_strdup (scheme->id),
    .scheme_edition = g_strdup (scheme->edition),
    .day = asking->day,
    .by = asking->by,
    .from = asking->from,
    .until = asking->until,
  };

  return g_steal_pointer (&self);
}

/* --- Writing ----------------------------------------------------------------------------------
 */

static void
write_measure (AssayXmlWriter *writer, const AssayMeasure *measure)
{
  assay_xml_writer_open (writer, "measure");
  assay_xml_writer_attribute (writer, "id", measure->id);
  assay_xml_writer_attribute (writer, "unit", assay_unit_words[measure->unit]);
  assay_measures_write_measure (writer, measure);
  assay_xml_writer_close (writer);
}

char *
assay_measures_request_format (const AssayMeasuresRequest *self)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (TRUE);

  assay_xml_writer_open (writer, ASSAY_REQUEST_ELEMENT);
  assay_measures_write_head (writer, &self->head, "id", NULL);
  for (guint i = 0; i < self->measures->len; i++)
    write_measure (writer, self->measures->pdata[i]);
  assay_xml_writer_close (writer);

  return assay_xml_writer_finish (writer);
}

gboolean
assay_measures_request_save (const AssayMeasuresRequest *self,
                             AssayDisk *disk,
                             const char *path,
                             GError **error)
{
  g_autofree char *text = assay_measures_request_format (self);

  return assay_path_write_document (disk, path, text, error);
}

/* --- Reading ----------------------------------------------------------------------------------
 */

static gboolean
has_measure (const AssayMeasuresRequest *self, const char *id)
{
  for (guint i = 0; i < self->measures->len; i++)
    if (g_str_equal (((const AssayMeasure *) self->measures->pdata[i])->id, id))
      return TRUE;

  return FALSE;
}

static gboolean
read_measure (AssayMeasuresRequest *self, const AssayValueReader *reader, const xmlNode *node)
{
  static const char *const known[] = { "id", "unit", NULL };
  g_autoptr (AssayMeasure) measure = NULL;
  guint n_children = 0;

  if (!assay_value_reader_check_attributes (reader, node, known)
      || !assay_measures_read_measure (reader, node, &measure, &n_children))
    return FALSE;
  if (has_measure (self, measure->id))
    return assay_value_reader_refuse (reader, node, _ ("“%s” is asked for twice"), measure->id);
  if (self->measures->len == ASSAY_LIMIT_MEASURES)
    return assay_value_reader_refuse (reader, node, _ ("there are more than %u measures"),
                                      ASSAY_LIMIT_MEASURES);
  for (const xmlNode *child = assay_xml_first (node, NULL); child != NULL;
       child = assay_xml_next (child, NULL))
    if (n_children-- == 0)
      return assay_value_reader_refuse (reader, child, _ ("<%s> does not belong here"),
                                        (const char *) child->name);
  g_ptr_array_add (self->measures, g_steal_pointer (&measure));

  return TRUE;
}

static gboolean
read_request (AssayMeasuresRequest *self, const AssayValueReader *reader, const xmlNode *root)
{
  const xmlNode *scheme = assay_measures_read_head (reader, root, "id", &self->head, NULL);

  if (scheme == NULL)
    return FALSE;
  for (const xmlNode *node = assay_xml_next (scheme, NULL); node != NULL;
       node = assay_xml_next (node, NULL))
    if (!read_measure (self, reader, node))
      return FALSE;
  if (self->measures->len == 0)
    return assay_value_reader_refuse (reader, root, _ ("<%s> is missing here"), "measure");

  return TRUE;
}

AssayMeasuresRequest *
assay_measures_request_parse (const void *data, gsize length, const char *name, GError **error)
{
  g_autoptr (AssayMeasuresRequest) self = request_new ();
  g_autoptr (xmlDoc) document =
      assay_measures_parse (data, length, name, ASSAY_REQUEST_ELEMENT, error);
  AssayValueReader reader = { name, error };

  if (document == NULL || !read_request (self, &reader, xmlDocGetRootElement (document)))
    return NULL;

  return g_steal_pointer (&self);
}

AssayMeasuresRequest *
assay_measures_request_load (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = assay_xml_load_bytes (path, ASSAY_LIMIT_MEASURES_BYTES, error);
  gsize length = 0;
  const void *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return bytes != NULL ? assay_measures_request_parse (data, length, path, error) : NULL;
}
