/* Values described by their fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Attributes come first and children after them, both in the order of the table, and what is absent
 * is left out: equal values give equal bytes. Reading is strict about everything that is known,
 * because whatever is let through here is printed and signed for.
 */

#include "core/review/assay-record.h"

#include "base/assay-context.h"
#include "core/portfolio/assay-pages.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MOST_IDS 2000

#define TEXT(value, field) G_STRUCT_MEMBER (char *, value, (field)->offset)
#define TEXTS(value, field) G_STRUCT_MEMBER (char **, value, (field)->offset)
#define COUNT(value, field) G_STRUCT_MEMBER (guint, value, (field)->offset)
#define LIST(value, field) G_STRUCT_MEMBER (GPtrArray *, value, (field)->offset)
#define TIME(value, field) G_STRUCT_MEMBER (gint64, value, (field)->offset)

static gboolean
is_element (const AssayField *field)
{
  return field->kind >= ASSAY_FIELD_BLOCK;
}

static gboolean
is_attribute (const AssayField *field)
{
  return field->kind < ASSAY_FIELD_KEPT;
}

gpointer
assay_record_new (const AssayRecord *self)
{
  gpointer value = g_atomic_rc_box_alloc0 (self->size);

  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].kind == ASSAY_FIELD_LIST)
      LIST (value, &self->fields[i]) =
          g_ptr_array_new_with_free_func (self->fields[i].record->unref);

  return value;
}

static GPtrArray *
copy_list (const AssayRecord *record, const GPtrArray *list)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (record->unref);

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (copy, assay_record_copy (record, list->pdata[i]));

  return copy;
}

static void
copy_field (const AssayField *field, gpointer to, gconstpointer from)
{
  switch (field->kind)
    {
    case ASSAY_FIELD_IDS:
    case ASSAY_FIELD_KEPT:
      TEXTS (to, field) = g_strdupv (TEXTS (from, field));
      break;
    case ASSAY_FIELD_LIST:
      LIST (to, field) = copy_list (field->record, LIST (from, field));
      break;
    case ASSAY_FIELD_ID:
    case ASSAY_FIELD_LINE:
    case ASSAY_FIELD_DIGEST:
    case ASSAY_FIELD_PAGES:
    case ASSAY_FIELD_BLOCK:
    case ASSAY_FIELD_LINE_ELEMENT:
      TEXT (to, field) = g_strdup (TEXT (from, field));
      break;
    case ASSAY_FIELD_DATE:
    case ASSAY_FIELD_TIME:
    case ASSAY_FIELD_NUMBER:
    case ASSAY_FIELD_ITEM:
    case ASSAY_FIELD_WORD:
      break;
    }
}

gpointer
assay_record_copy (const AssayRecord *self, gconstpointer value)
{
  gpointer copy = g_atomic_rc_box_alloc (self->size);

  memcpy (copy, value, self->size);
  for (guint i = 0; i < self->n_fields; i++)
    copy_field (&self->fields[i], copy, value);
  if (self->extra != 0)
    G_STRUCT_MEMBER (char **, copy, self->extra) =
        g_strdupv (G_STRUCT_MEMBER (char **, value, self->extra));

  return copy;
}

static void
clear_field (const AssayField *field, gpointer value)
{
  switch (field->kind)
    {
    case ASSAY_FIELD_IDS:
    case ASSAY_FIELD_KEPT:
      g_strfreev (TEXTS (value, field));
      break;
    case ASSAY_FIELD_LIST:
      g_ptr_array_unref (LIST (value, field));
      break;
    case ASSAY_FIELD_ID:
    case ASSAY_FIELD_LINE:
    case ASSAY_FIELD_DIGEST:
    case ASSAY_FIELD_PAGES:
    case ASSAY_FIELD_BLOCK:
    case ASSAY_FIELD_LINE_ELEMENT:
      g_free (TEXT (value, field));
      break;
    case ASSAY_FIELD_DATE:
    case ASSAY_FIELD_TIME:
    case ASSAY_FIELD_NUMBER:
    case ASSAY_FIELD_ITEM:
    case ASSAY_FIELD_WORD:
      break;
    }
}

void
assay_record_clear (const AssayRecord *self, gpointer value)
{
  for (guint i = 0; i < self->n_fields; i++)
    clear_field (&self->fields[i], value);
  if (self->extra != 0)
    g_strfreev (G_STRUCT_MEMBER (char **, value, self->extra));
}

/* --- Writing --- */

static void
write_date (AssayXmlWriter *writer, const char *name, AssayDate date)
{
  g_autofree char *text = assay_date_format_iso (date);

  assay_xml_writer_attribute (writer, name, text);
}

static void
write_time (AssayXmlWriter *writer, const char *name, gint64 time)
{
  g_autofree char *text = assay_context_format_time (time);

  assay_xml_writer_attribute (writer, name, text);
}

static void
write_ids (AssayXmlWriter *writer, const char *name, char **ids)
{
  g_autofree char *text = ids != NULL ? g_strjoinv (" ", ids) : NULL;

  assay_xml_writer_attribute (writer, name, text);
}

static void
write_item (AssayXmlWriter *writer, const AssayField *field, guint number)
{
  g_autofree char *text = number > 0 ? g_strdup_printf ("%c%03u", field->letter, number) : NULL;

  assay_xml_writer_attribute (writer, field->name, text);
}

static void
write_word (AssayXmlWriter *writer, const AssayField *field, int word)
{
  if (word >= field->first)
    assay_xml_writer_attribute (writer, field->name, field->words[word - field->first]);
}

static void
write_attribute (const AssayField *field, AssayXmlWriter *writer, gconstpointer value)
{
  switch (field->kind)
    {
    case ASSAY_FIELD_ID:
    case ASSAY_FIELD_LINE:
    case ASSAY_FIELD_DIGEST:
    case ASSAY_FIELD_PAGES:
      assay_xml_writer_attribute (writer, field->name, TEXT (value, field));
      break;
    case ASSAY_FIELD_IDS:
      write_ids (writer, field->name, TEXTS (value, field));
      break;
    case ASSAY_FIELD_DATE:
      write_date (writer, field->name, COUNT (value, field));
      break;
    case ASSAY_FIELD_TIME:
      write_time (writer, field->name, TIME (value, field));
      break;
    case ASSAY_FIELD_NUMBER:
      if (COUNT (value, field) > 0)
        assay_xml_writer_attribute_uint (writer, field->name, COUNT (value, field));
      break;
    case ASSAY_FIELD_ITEM:
      write_item (writer, field, COUNT (value, field));
      break;
    case ASSAY_FIELD_WORD:
      write_word (writer, field, (int) COUNT (value, field));
      break;
    case ASSAY_FIELD_KEPT:
      break;
    case ASSAY_FIELD_BLOCK:
    case ASSAY_FIELD_LINE_ELEMENT:
    case ASSAY_FIELD_LIST:
      g_assert_not_reached ();
    }
}

static void
write_element (const AssayField *field,
               AssayXmlWriter *writer,
               gconstpointer value,
               gboolean with_private)
{
  const GPtrArray *list;

  if (field->kind != ASSAY_FIELD_LIST)
    {
      assay_xml_writer_element (writer, field->name, TEXT (value, field));
      return;
    }
  list = LIST (value, field);
  for (guint i = 0; i < list->len; i++)
    assay_record_write (field->record, writer, list->pdata[i], with_private);
}

void
assay_record_write (const AssayRecord *self,
                    AssayXmlWriter *writer,
                    gconstpointer value,
                    gboolean with_private)
{
  char **extra =
      self->extra != 0 && with_private ? G_STRUCT_MEMBER (char **, value, self->extra) : NULL;

  assay_xml_writer_open (writer, self->element);
  for (guint i = 0; i < self->n_fields; i++)
    if (is_attribute (&self->fields[i]) && (with_private || !self->fields[i].is_private))
      write_attribute (&self->fields[i], writer, value);
  for (guint i = 0; i < self->n_fields; i++)
    if (is_element (&self->fields[i]) && (with_private || !self->fields[i].is_private))
      write_element (&self->fields[i], writer, value, with_private);
  for (guint i = 0; extra != NULL && extra[i] != NULL; i++)
    assay_xml_writer_markup (writer, extra[i]);
  assay_xml_writer_close (writer);
}

/* --- Reading --- */

static gboolean
take_time (const AssayValueReader *reader,
           const xmlNode *node,
           const AssayField *field,
           gint64 *out)
{
  g_autofree char *text = assay_xml_dup_attribute (node, field->name);

  if (text == NULL || assay_context_parse_time (text, out))
    return TRUE;

  return assay_value_reader_refuse (reader, node, _ ("“%s” is not a time"), field->name);
}

static gboolean
take_number (const AssayValueReader *reader,
             const xmlNode *node,
             const AssayField *field,
             guint *out)
{
  guint64 number = 0;

  if (!assay_value_reader_take_number (reader, node, field->name, G_MAXINT32, FALSE, &number))
    return FALSE;
  *out = (guint) number;

  return TRUE;
}

static gboolean
take_word (const AssayValueReader *reader, const xmlNode *node, const AssayField *field, guint *out)
{
  int place = -1;

  if (!assay_value_reader_take_word (reader, node, field->name, field->words, &place))
    return FALSE;
  if (place >= 0)
    *out = (guint) (place + field->first);

  return TRUE;
}

/* Ids one after the other, each of the form of one, ascending. */
static gboolean
take_ids (const AssayValueReader *reader,
          const xmlNode *node,
          const AssayField *field,
          char ***out_ids)
{
  g_autofree char *text = assay_xml_dup_attribute (node, field->name);
  g_auto (GStrv) ids = text != NULL ? g_strsplit (text, " ", MOST_IDS) : NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (!assay_value_is_id (ids[i]) || (i > 0 && strcmp (ids[i - 1], ids[i]) >= 0))
      return assay_value_reader_refuse (reader, node, _ ("“%s” is not a sorted list of ids"),
                                        field->name);
  *out_ids = g_steal_pointer (&ids);

  return TRUE;
}

static gboolean
take_attribute (const AssayValueReader *reader,
                const xmlNode *node,
                const AssayField *field,
                gpointer value)
{
  gboolean is_there = xmlHasProp (node, (const xmlChar *) field->name) != NULL;

  if (!is_there)
    return !field->is_required
           || assay_value_reader_refuse (reader, node, _ ("<%s> needs the attribute “%s”"),
                                         (const char *) node->name, field->name);
  switch (field->kind)
    {
    case ASSAY_FIELD_ID:
      return assay_value_reader_take_id (reader, node, field->name, TRUE, &TEXT (value, field));
    case ASSAY_FIELD_IDS:
      return take_ids (reader, node, field, &TEXTS (value, field));
    case ASSAY_FIELD_LINE:
      return assay_value_reader_take_line (reader, node, field->name, TRUE, &TEXT (value, field));
    case ASSAY_FIELD_DIGEST:
      return assay_value_reader_take_digest (reader, node, field->name, &TEXT (value, field));
    case ASSAY_FIELD_PAGES:
      return assay_value_reader_take_list (reader, node, field->name, assay_pages_parse,
                                           assay_pages_format, &TEXT (value, field));
    case ASSAY_FIELD_DATE:
      return assay_value_reader_take_date (reader, node, field->name, TRUE, &COUNT (value, field));
    case ASSAY_FIELD_TIME:
      return take_time (reader, node, field, &TIME (value, field));
    case ASSAY_FIELD_NUMBER:
      return take_number (reader, node, field, &COUNT (value, field));
    case ASSAY_FIELD_ITEM:
      return assay_value_reader_take_item (reader, node, field->name, field->letter,
                                           &COUNT (value, field));
    case ASSAY_FIELD_WORD:
      return take_word (reader, node, field, &COUNT (value, field));
    case ASSAY_FIELD_KEPT:
    case ASSAY_FIELD_BLOCK:
    case ASSAY_FIELD_LINE_ELEMENT:
    case ASSAY_FIELD_LIST:
      break;
    }

  g_assert_not_reached ();
}

static gboolean
take_element (const AssayValueReader *reader,
              const xmlNode *node,
              const AssayField *field,
              gpointer value)
{
  gpointer part;

  if (field->kind != ASSAY_FIELD_LIST)
    return assay_value_reader_take_text (reader, node, field->kind == ASSAY_FIELD_LINE_ELEMENT,
                                         &TEXT (value, field));
  part = assay_record_read (field->record, reader, node, NULL);
  if (part == NULL)
    return FALSE;
  g_ptr_array_add (LIST (value, field), part);

  return TRUE;
}

static gboolean
take_attributes (const AssayRecord *self,
                 const AssayValueReader *reader,
                 const xmlNode *node,
                 gpointer value)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < self->n_fields; i++)
    if (is_attribute (&self->fields[i]))
      g_ptr_array_add (known, (gpointer) self->fields[i].name);
  g_ptr_array_add (known, NULL);
  if (!assay_value_reader_check_attributes (reader, node, (const char *const *) known->pdata))
    return FALSE;
  for (guint i = 0; i < self->n_fields; i++)
    if (is_attribute (&self->fields[i]) && !take_attribute (reader, node, &self->fields[i], value))
      return FALSE;

  return TRUE;
}

static const char *
get_element_name (const AssayField *field)
{
  return field->kind == ASSAY_FIELD_LIST ? field->record->element : field->name;
}

static const AssayField *
find_element (const AssayRecord *self, const xmlNode *node)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (is_element (&self->fields[i]) && assay_xml_is (node, get_element_name (&self->fields[i])))
      return &self->fields[i];

  return NULL;
}

static gboolean
take_children (const AssayRecord *self,
               const AssayValueReader *reader,
               const xmlNode *node,
               const char *also,
               gpointer value)
{
  g_autoptr (GPtrArray) extra = g_ptr_array_new_with_free_func (g_free);

  for (xmlNode *child = assay_xml_first (node, NULL); child != NULL;
       child = assay_xml_next (child, NULL))
    {
      const AssayField *field = find_element (self, child);
      char *markup;

      if (field != NULL && !take_element (reader, child, field, value))
        return FALSE;
      if (field != NULL || (also != NULL && assay_xml_is (child, also)))
        continue;
      if (self->extra == 0)
        return assay_value_reader_refuse (reader, child, _ ("<%s> is unknown here"),
                                          (const char *) child->name);
      markup = assay_value_reader_dup_markup (reader, child);
      if (markup == NULL)
        return FALSE;
      g_ptr_array_add (extra, markup);
    }
  if (extra->len > 0)
    {
      g_ptr_array_add (extra, NULL);
      G_STRUCT_MEMBER (char **, value, self->extra) =
          (char **) g_ptr_array_free (g_steal_pointer (&extra), FALSE);
    }

  return TRUE;
}

static gboolean
check_needed_elements (const AssayRecord *self,
                       const AssayValueReader *reader,
                       const xmlNode *node,
                       gconstpointer value)
{
  for (guint i = 0; i < self->n_fields; i++)
    {
      const AssayField *field = &self->fields[i];

      if (field->is_required && is_element (field) && field->kind != ASSAY_FIELD_LIST
          && TEXT (value, field) == NULL)
        return assay_value_reader_refuse (reader, node, _ ("<%s> needs a <%s>"), self->element,
                                          field->name);
    }

  return TRUE;
}

gpointer
assay_record_read (const AssayRecord *self,
                   const AssayValueReader *reader,
                   const xmlNode *node,
                   const char *also)
{
  gpointer value = assay_record_new (self);

  if (assay_value_reader_check_no_text (reader, node) && take_attributes (self, reader, node, value)
      && take_children (self, reader, node, also, value)
      && check_needed_elements (self, reader, node, value))
    return value;
  self->unref (value);

  return NULL;
}
