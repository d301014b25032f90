/* Edits as the journal has them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/portfolio/assay-edit-private.h"
#include "core/portfolio/assay-value-xml.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* In the order of AssayVerb. Stable: journals are full of them. */
static const char *const verb_ids[] = { "create",        "set-head",       "set-profile",
                                        "rate",          "write-text",     "write-note",
                                        "flag",          "cite",           "uncite",
                                        "add-evidence",  "amend-evidence", "withdraw-evidence",
                                        "add-action",    "amend-action",   "set-figure",
                                        "remove-figure", "outside",        "merge",
                                        "submit",        "receive-return", "answer-point" };

G_STATIC_ASSERT (G_N_ELEMENTS (verb_ids) == ASSAY_VERB_ANSWER_POINT + 1);

const char *
assay_verb_get_id (AssayVerb verb)
{
  g_assert ((guint) verb < G_N_ELEMENTS (verb_ids));

  return verb_ids[verb];
}

gboolean
assay_verb_parse (const char *id, AssayVerb *out_verb)
{
  for (guint i = 0; i < G_N_ELEMENTS (verb_ids); i++)
    if (g_str_equal (verb_ids[i], id))
      {
        *out_verb = (AssayVerb) i;
        return TRUE;
      }

  return FALSE;
}

static void
write_side (AssayXmlWriter *writer, const char *element, AssayValueType type, gconstpointer value)
{
  if (value == NULL)
    return;
  assay_xml_writer_open (writer, element);
  assay_portfolio_write_value (writer, type, value, ASSAY_PORTFOLIO_FORM_OWN);
  assay_xml_writer_close (writer);
}

void
assay_edit_write_xml (const AssayEdit *self, AssayXmlWriter *writer)
{
  const GArray *changes = assay_edit_get_changes (self);

  assay_xml_writer_attribute (writer, "verb", assay_verb_get_id (assay_edit_get_verb (self)));
  assay_xml_writer_attribute (writer, "subject", assay_edit_get_subject (self));
  assay_xml_writer_attribute (writer, "detail", assay_edit_get_detail (self));
  for (guint i = 0; i < changes->len; i++)
    {
      const AssayChange *change = &g_array_index (changes, AssayChange, i);

      assay_xml_writer_open (writer, "change");
      assay_xml_writer_attribute (writer, "type", assay_value_type_get_element (change->type));
      write_side (writer, "before", change->type, change->before);
      write_side (writer, "after", change->type, change->after);
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
read_side (const xmlNode *change,
           const char *element,
           const char *name,
           AssayValueType type,
           gpointer *out_value,
           GError **error)
{
  const xmlNode *side = assay_xml_first (change, element);
  const xmlNode *node = side != NULL ? assay_xml_first (side, NULL) : NULL;
  AssayValueType found = ASSAY_VALUE_HEAD;
  gpointer value;

  if (node == NULL)
    return TRUE;
  value = assay_portfolio_read_value (node, name, &found, error);
  if (value == NULL)
    return FALSE;
  if (found != type)
    {
      assay_value_unref (found, value);
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
  g_autofree char *type_id = assay_xml_dup_attribute (node, "type");
  AssayValueType type = ASSAY_VALUE_HEAD;
  gpointer before = NULL, after = NULL;
  gboolean good;

  if (!assay_xml_is (node, "change") || type_id == NULL || !assay_value_type_parse (type_id, &type))
    {
      set_newer (name, error);
      return FALSE;
    }
  good = read_side (node, "before", name, type, &before, error)
         && read_side (node, "after", name, type, &after, error);
  if (good)
    {
      good = (before != NULL || after != NULL)
             && (before == NULL || after == NULL || assay_value_compare (type, before, after) == 0);
      if (!good)
        g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                     _ ("%s: a change from one thing to another"), name);
    }
  if (good)
    assay_edit_add (edit, type, before, g_steal_pointer (&after));
  assay_value_unref (type, before);
  assay_value_unref (type, after);

  return good;
}

AssayEdit *
assay_edit_read_xml (const xmlNode *node, const char *name, GError **error)
{
  g_autofree char *verb_id = assay_xml_dup_attribute (node, "verb");
  g_autofree char *subject = assay_xml_dup_attribute (node, "subject");
  g_autofree char *detail = assay_xml_dup_attribute (node, "detail");
  g_autoptr (AssayEdit) edit = NULL;
  AssayVerb verb = ASSAY_VERB_CREATE;

  if (verb_id == NULL || !assay_verb_parse (verb_id, &verb))
    {
      set_newer (name, error);
      return NULL;
    }
  edit = assay_edit_new (verb, subject, detail);
  for (xmlNode *change = assay_xml_first (node, NULL); change != NULL;
       change = assay_xml_next (change, NULL))
    if (!read_change (edit, change, name, error))
      return NULL;

  return g_steal_pointer (&edit);
}
