/* Edits as the journal has them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "core/document/assay-document-edit.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
write_side (const AssayModel *model,
            AssayXmlWriter *writer,
            const char *element,
            guint type,
            gconstpointer value)
{
  if (value == NULL)
    return;
  assay_xml_writer_open (writer, element);
  model->write_value (writer, type, value);
  assay_xml_writer_close (writer);
}

void
assay_edit_write_xml (const AssayEdit *self, AssayXmlWriter *writer)
{
  const AssayModel *model = assay_edit_get_model (self);
  const GArray *changes = assay_edit_get_changes (self);

  assay_xml_writer_attribute (writer, "verb", model->verbs[assay_edit_get_verb_place (self)]);
  assay_xml_writer_attribute (writer, "subject", assay_edit_get_subject (self));
  assay_xml_writer_attribute (writer, "detail", assay_edit_get_detail (self));
  for (guint i = 0; i < changes->len; i++)
    {
      const AssayChange *change = &g_array_index (changes, AssayChange, i);

      assay_xml_writer_open (writer, "change");
      assay_xml_writer_attribute (writer, "type", model->get_element (change->type));
      write_side (model, writer, "before", change->type, change->before);
      write_side (model, writer, "after", change->type, change->after);
      assay_xml_writer_close (writer);
    }
}

static void
set_newer (const char *name, GError **error)
{
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NEWER,
               _ ("%s holds changes made with a newer Assay; update Assay to open it"), name);
}

/* The value in <before> or <after>, or NULL where there is none; FALSE with an error. */
static gboolean
read_side (const AssayModel *model,
           const xmlNode *change,
           const char *element,
           const char *name,
           guint type,
           gpointer *out_value,
           GError **error)
{
  const xmlNode *side = assay_xml_first (change, element);
  const xmlNode *node = side != NULL ? assay_xml_first (side, NULL) : NULL;
  guint found = 0;
  gpointer value;

  if (node == NULL)
    return TRUE;
  value = model->read_value (node, name, &found, error);
  if (value == NULL)
    return FALSE;
  if (found != type)
    {
      model->get_unref (found) (value);
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s: a change of another type"),
                   name);
      return FALSE;
    }
  *out_value = value;

  return TRUE;
}

static gboolean
read_change (AssayEdit *edit, const xmlNode *node, const char *name, GError **error)
{
  const AssayModel *model = assay_edit_get_model (edit);
  g_autofree char *type_id = assay_xml_dup_attribute (node, "type");
  guint type = 0;
  gpointer before = NULL, after = NULL;
  gboolean good;

  if (!assay_xml_is (node, "change") || type_id == NULL
      || !assay_model_parse_type (model, type_id, &type))
    {
      set_newer (name, error);
      return FALSE;
    }
  good = read_side (model, node, "before", name, type, &before, error)
         && read_side (model, node, "after", name, type, &after, error);
  if (good)
    {
      good = (before != NULL || after != NULL)
             && (before == NULL || after == NULL || model->compare (type, before, after) == 0);
      if (!good)
        g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                     _ ("%s: a change from one thing to another"), name);
    }
  if (good)
    assay_edit_add (edit, type, before, g_steal_pointer (&after));
  if (before != NULL)
    model->get_unref (type) (before);
  if (after != NULL)
    model->get_unref (type) (after);

  return good;
}

AssayEdit *
assay_document_edit_read_xml (const AssayModel *model,
                              const xmlNode *node,
                              const char *name,
                              GError **error)
{
  g_autofree char *verb_id = assay_xml_dup_attribute (node, "verb");
  g_autofree char *subject = assay_xml_dup_attribute (node, "subject");
  g_autofree char *detail = assay_xml_dup_attribute (node, "detail");
  g_autoptr (AssayEdit) edit = NULL;
  guint verb = 0;

  if (verb_id == NULL || !assay_model_parse_verb (model, verb_id, &verb))
    {
      set_newer (name, error);
      return NULL;
    }
  edit = assay_document_edit_new (model, verb, subject, detail);
  for (xmlNode *change = assay_xml_first (node, NULL); change != NULL;
       change = assay_xml_next (change, NULL))
    if (!read_change (edit, change, name, error))
      return NULL;

  return g_steal_pointer (&edit);
}
