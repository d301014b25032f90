/* A return: the value, and writing it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/review/assay-return.h"

#include "base/assay-text.h"
#include "core/review/assay-return-private.h"

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

static char *
format_return (gconstpointer document, const AssaySignature *signature)
{
  const AssayReturn *self = document;
  const AssaySentSubject subject = { self->round, self->fingerprint, self->scheme_id,
                                     self->scheme_edition };
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (TRUE);

  assay_sent_begin (writer, &assay_return_shape);
  assay_xml_writer_attribute (writer, "id", self->id);
  assay_sent_write_date (writer, "day", self->day);
  assay_xml_writer_attribute (writer, "service", self->service);
  assay_sent_write_subject (writer, &subject);
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

AssaySentSigned
assay_return_get_signed (AssayReturn *self)
{
  return (AssaySentSigned){ ASSAY_SIGNATURE_OF_RETURN, self, format_return, &self->signature,
                            &self->is_intact };
}

gboolean
assay_return_sign (AssayReturn *self, AssaySigningKey *key, GError **error)
{
  const AssaySentSigned bearer = assay_return_get_signed (self);

  return assay_sent_sign (&bearer, key, error);
}
