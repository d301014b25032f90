/* The small XML documents that people send each other about a review.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/review/assay-sent-document.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

void
assay_sent_add_problem (const AssaySentReading *self, const xmlNode *node, const char *message)
{
  g_ptr_array_add (self->problems,
                   assay_xml_problem_new (assay_xml_get_line (node), "%s", message));
}

/* --- The document --- */

static gboolean
is_shape (const xmlNode *root, const AssaySentShape *shape)
{
  return root->ns != NULL && g_str_equal ((const char *) root->ns->href, shape->xml_namespace)
         && g_str_equal ((const char *) root->name, shape->element);
}

/* Says what the document is instead, and refuses formats of later versions. */
static gboolean
check_root (const AssaySentReading *self,
            const AssaySentShape *shape,
            const xmlNode *root,
            GError **error)
{
  g_autofree char *format = assay_xml_dup_attribute (root, "format");
  AssayError code = ASSAY_ERROR_INVALID;
  guint64 number = 0;

  if (!is_shape (root, shape))
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_autofree char *message = g_strdup_printf (_ (shape->other), (const char *) root->name);
#pragma GCC diagnostic pop

      assay_sent_add_problem (self, root, message);
    }
  else if (format != NULL && g_ascii_string_to_unsigned (format, 10, 0, G_MAXUINT32, &number, NULL)
           && number > shape->format)
    {
      code = ASSAY_ERROR_NEWER;
      assay_sent_add_problem (self, root, _ (shape->newer));
    }
  if (self->problems->len == 0)
    return TRUE;
  assay_xml_problems_set_error (self->problems, self->name, (int) code, error);

  return FALSE;
}

/* The schema's messages name elements with their namespace, which says nothing to people. */
static void
drop_namespace (const AssaySentReading *self, const AssaySentShape *shape)
{
  g_autofree char *prefix = g_strdup_printf ("{%s}", shape->xml_namespace);

  for (guint i = 0; i < self->problems->len; i++)
    {
      AssayXmlProblem *problem = self->problems->pdata[i];
      g_auto (GStrv) parts = g_strsplit (problem->message, prefix, -1);

      g_free (problem->message);
      problem->message = g_strjoinv (NULL, parts);
    }
}

void
assay_sent_forget_namespace (xmlNode *node)
{
  node->ns = NULL;
  for (xmlNode *child = assay_xml_first (node, NULL); child != NULL;
       child = assay_xml_next (child, NULL))
    assay_sent_forget_namespace (child);
}

xmlDoc *
assay_sent_parse (const void *data,
                  gsize length,
                  const AssaySentShape *shape,
                  const char *schema_path,
                  const AssaySentReading *reading,
                  GError **error)
{
  g_autoptr (xmlDoc) document = NULL;

  if (length > shape->max_bytes)
    {
      g_autofree char *limit = g_format_size (shape->max_bytes);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                   _ ("%s: larger than %s, which is more than such a file may hold"), reading->name,
                   limit);
      return NULL;
    }
  document = assay_xml_parse_listing (data, length, reading->name, reading->problems, error);
  if (document == NULL || !check_root (reading, shape, xmlDocGetRootElement (document), error)
      || !assay_xml_validate (document, schema_path, reading->problems, error))
    return NULL;
  if (reading->problems->len == 0)
    return g_steal_pointer (&document);
  drop_namespace (reading, shape);
  assay_xml_problems_set_error (reading->problems, reading->name, ASSAY_ERROR_INVALID, error);

  return NULL;
}

gboolean
assay_sent_is_at (const char *path, const AssaySentShape *shape)
{
  g_autofree char *element = g_strconcat ("<", shape->element, NULL);

  return assay_xml_begins_with (path, element)
         && assay_xml_begins_with (path, shape->xml_namespace);
}

/* --- Fields --- */

AssayDate
assay_sent_take_date (const AssaySentReading *self, const xmlNode *node, const char *attribute)
{
  g_autofree char *text = assay_xml_dup_attribute (node, attribute);
  g_autoptr (GError) error = NULL;
  AssayDate date = ASSAY_DATE_NONE;

  if (text != NULL && !assay_date_parse (text, &date, &error))
    assay_sent_add_problem (self, node, error->message);

  return date;
}

guint
assay_sent_take_number (const xmlNode *node, const char *attribute)
{
  g_autofree char *text = assay_xml_dup_attribute (node, attribute);

  return (guint) g_ascii_strtoull (text != NULL ? text : "", NULL, 10);
}

char *
assay_sent_take_line (const AssaySentReading *self, const xmlNode *node, const char *attribute)
{
  g_autofree char *text = assay_xml_dup_attribute (node, attribute);
  g_autoptr (GError) error = NULL;

  if (text != NULL && !assay_text_check_line (text, attribute, ASSAY_LIMIT_LINE_CHARS, &error))
    assay_sent_add_problem (self, node, error->message);

  return g_steal_pointer (&text);
}

char *
assay_sent_take_text (const AssaySentReading *self, const xmlNode *node, const char *element)
{
  g_autofree char *text =
      element != NULL ? assay_xml_dup_child_text (node, element) : assay_xml_dup_text (node);
  const char *what = element != NULL ? element : (const char *) node->name;
  g_autoptr (GError) error = NULL;

  if (text != NULL && !assay_text_check_block (text, what, ASSAY_LIMIT_TEXT_CHARS, &error))
    assay_sent_add_problem (self, node, error->message);

  return g_steal_pointer (&text);
}

void
assay_sent_write_date (AssayXmlWriter *writer, const char *name, AssayDate date)
{
  g_autofree char *text = assay_date_format_iso (date);

  assay_xml_writer_attribute (writer, name, text);
}

void
assay_sent_begin (AssayXmlWriter *writer, const AssaySentShape *shape)
{
  assay_xml_writer_open (writer, shape->element);
  assay_xml_writer_attribute (writer, "xmlns", shape->xml_namespace);
  assay_xml_writer_attribute_uint (writer, "format", shape->format);
}

/* --- What it is about --- */

void
assay_sent_write_subject (AssayXmlWriter *writer, const AssaySentSubject *subject)
{
  assay_xml_writer_open (writer, "submission");
  assay_xml_writer_attribute_uint (writer, "round", subject->round);
  assay_xml_writer_attribute (writer, "fingerprint", subject->fingerprint);
  assay_xml_writer_close (writer);
  assay_xml_writer_open (writer, "scheme");
  assay_xml_writer_attribute (writer, "id", subject->scheme_id);
  assay_xml_writer_attribute (writer, "edition", subject->scheme_edition);
  assay_xml_writer_close (writer);
}

AssaySentSubject
assay_sent_take_subject (const AssaySentReading *self, const xmlNode *root)
{
  const xmlNode *submission = assay_xml_first (root, "submission");
  const xmlNode *scheme = assay_xml_first (root, "scheme");

  return (AssaySentSubject){ assay_sent_take_number (submission, "round"),
                             assay_xml_dup_attribute (submission, "fingerprint"),
                             assay_xml_dup_attribute (scheme, "id"),
                             assay_sent_take_line (self, scheme, "edition") };
}

/* --- Signing --- */

gboolean
assay_sent_sign (const AssaySentSigned *self, AssaySigningKey *key, GError **error)
{
  g_autofree char *text = self->format (self->document, NULL);
  AssaySignature *signature = assay_signature_make (key, self->use, text, strlen (text), error);

  if (signature == NULL)
    return FALSE;
  assay_signature_free (*self->signature);
  *self->signature = signature;
  *self->is_intact = TRUE;

  return TRUE;
}

/* Signed bytes can be told from others only when there is one way to write what they say. */
gboolean
assay_sent_take_signature (const AssaySentSigned *self,
                           const AssaySentReading *reading,
                           const xmlNode *root,
                           GBytes *bytes,
                           GError **error)
{
  const xmlNode *node = assay_xml_first (root, ASSAY_SIGNATURE_ELEMENT);
  g_autofree char *whole = NULL;
  g_autofree char *unsigned_text = NULL;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (node == NULL)
    return TRUE;
  *self->signature = assay_signature_read (node, reading->name, error);
  if (*self->signature == NULL)
    return FALSE;
  whole = self->format (self->document, *self->signature);
  unsigned_text = self->format (self->document, NULL);
  *self->is_intact =
      strlen (whole) == length && memcmp (whole, data, length) == 0
      && assay_signature_check (*self->signature, self->use, unsigned_text, strlen (unsigned_text));

  return TRUE;
}
