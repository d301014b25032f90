/* A return: the value, and writing it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/review/assay-return.h"

#include "base/assay-text.h"
#include "core/review/assay-return-private.h"
#include "core/review/assay-sent-document.h"

#include <string.h>

AssayReturn *
assay_return_new (const char *id)
{
  AssayReturn *self = g_atomic_rc_box_new0 (AssayReturn);

  self->id = id != NULL ? g_strdup (id) : assay_text_make_name ();
  self->points = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_point_unref);
  self->lines = g_array_new (FALSE, TRUE, sizeof (guint));

  return self;
}

AssayReturn *
assay_return_ref (AssayReturn *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_return (gpointer value)
{
  AssayReturn *self = value;

  g_free (self->id);
  g_free (self->fingerprint);
  g_free (self->scheme_id);
  g_free (self->scheme_edition);
  g_free (self->service);
  g_ptr_array_unref (self->points);
  g_array_unref (self->lines);
  assay_signature_free (self->signature);
}

void
assay_return_unref (AssayReturn *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_return);
}

AssayPoint *
assay_return_add_point (AssayReturn *self, AssayPointKind kind)
{
  g_autofree char *id = assay_point_format_id (self->id, self->points->len + 1);
  AssayPoint *point = assay_point_new (id);

  point->kind = kind;
  point->round = self->round;
  g_ptr_array_add (self->points, point);
  g_array_set_size (self->lines, self->points->len);

  return point;
}

AssayReceipt
assay_return_get_receipt (const AssayReturn *self)
{
  return (AssayReceipt){ self->id,    self->fingerprint, self->scheme_id, self->scheme_edition,
                         self->round, self->points };
}

/* --- Writing --- */

/* The number without zeros in front: the id's end is a number of three digits or more. */
static void
write_number (AssayXmlWriter *writer, const AssayPoint *point)
{
  const char *dot = strrchr (point->id, '.');

  g_assert (dot != NULL);

  assay_xml_writer_attribute_uint (writer, "number", g_ascii_strtoull (dot + 1, NULL, 10));
}

static void
write_point (AssayXmlWriter *writer, const AssayPoint *point)
{
  assay_xml_writer_open (writer, assay_point_kind_get_id (point->kind));
  write_number (writer, point);
  assay_xml_writer_attribute (writer, "criterion", point->criterion);
  assay_xml_writer_attribute (writer, "outcome", point->outcome);
  assay_xml_writer_attribute (writer, "items", point->items);
  assay_sent_write_date (writer, "from", point->from);
  assay_sent_write_date (writer, "due", point->due);
  assay_xml_writer_element (writer, "text", point->text);
  assay_xml_writer_element (writer, "lacking", point->lacking);
  assay_xml_writer_close (writer);
}

static void
write_head (AssayXmlWriter *writer, const AssayReturn *self)
{
  assay_xml_writer_attribute (writer, "xmlns", ASSAY_RETURN_NAMESPACE);
  assay_xml_writer_attribute_uint (writer, "format", ASSAY_RETURN_FORMAT);
  assay_xml_writer_attribute (writer, "id", self->id);
  assay_sent_write_date (writer, "day", self->day);
  assay_xml_writer_attribute (writer, "service", self->service);
  assay_xml_writer_open (writer, "submission");
  assay_xml_writer_attribute_uint (writer, "round", self->round);
  assay_xml_writer_attribute (writer, "fingerprint", self->fingerprint);
  assay_xml_writer_close (writer);
  assay_xml_writer_open (writer, "scheme");
  assay_xml_writer_attribute (writer, "id", self->scheme_id);
  assay_xml_writer_attribute (writer, "edition", self->scheme_edition);
  assay_xml_writer_close (writer);
}

static char *
format_return (const AssayReturn *self, const AssaySignature *signature)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (TRUE);

  assay_xml_writer_open (writer, ASSAY_RETURN_ELEMENT);
  write_head (writer, self);
  for (guint i = 0; i < self->points->len; i++)
    write_point (writer, self->points->pdata[i]);
  if (signature != NULL)
    assay_signature_write (signature, writer);
  assay_xml_writer_close (writer);

  return assay_xml_writer_finish (writer);
}

char *
assay_return_format (const AssayReturn *self)
{
  return format_return (self, self->signature);
}

/* --- Signing --- */

char *
assay_return_format_unsigned (const AssayReturn *self)
{
  return format_return (self, NULL);
}

gboolean
assay_return_sign (AssayReturn *self, AssaySigningKey *key, GError **error)
{
  g_autofree char *text = assay_return_format_unsigned (self);
  AssaySignature *signature =
      assay_signature_make (key, ASSAY_SIGNATURE_OF_RETURN, text, strlen (text), error);

  if (signature == NULL)
    return FALSE;
  assay_signature_free (self->signature);
  self->signature = signature;
  self->is_intact = TRUE;

  return TRUE;
}
