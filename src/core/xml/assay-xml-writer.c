/* Writing our own XML, in the one canonical way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Not libxml2's xmlTextWriter: it indents elements that hold text and markup together in a way that
 * reading back would take for content, and it cannot keep a document on one line, as the journal
 * needs it.
 */

#include "core/xml/assay-xml.h"

#define INDENT "  "

typedef enum
{
  TAG_OPEN,     /* "<name" is written, ">" is not */
  HAS_TEXT,     /* holds text: no white space may be added */
  HAS_ELEMENTS, /* holds elements */
} Inside;

typedef struct
{
  char *name;
  Inside inside;
} Level;

struct _AssayXmlWriter
{
  GString *text;
  GArray *levels;
  gboolean pretty;
};

static void
level_clear_cb (gpointer level)
{
  g_free (((Level *) level)->name);
}

AssayXmlWriter *
assay_xml_writer_new (gboolean pretty)
{
  AssayXmlWriter *self = g_new0 (AssayXmlWriter, 1);

  self->text = g_string_new (pretty ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "");
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_array_set_clear_func (self->levels, level_clear_cb);
  self->pretty = pretty;

  return self;
}

void
assay_xml_writer_free (AssayXmlWriter *self)
{
  if (self == NULL)
    return;
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_array_unref (self->levels);
  g_free (self);
}

static Level *
get_level (AssayXmlWriter *self)
{
  return self->levels->len > 0 ? &g_array_index (self->levels, Level, self->levels->len - 1) : NULL;
}

static void
end_tag_of_parent (AssayXmlWriter *self, Inside inside)
{
  Level *level = get_level (self);

  if (level == NULL)
    return;
  if (level->inside == TAG_OPEN)
    g_string_append_c (self->text, '>');
  if (level->inside != HAS_TEXT)
    level->inside = inside;
}

static void
begin_line (AssayXmlWriter *self, guint depth)
{
  if (!self->pretty)
    return;
  if (self->text->len > 0 && self->text->str[self->text->len - 1] != '\n')
    g_string_append_c (self->text, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (self->text, INDENT);
}

void
assay_xml_writer_open (AssayXmlWriter *self, const char *name)
{
  Level level = { .name = g_strdup (name), .inside = TAG_OPEN };

  end_tag_of_parent (self, HAS_ELEMENTS);
  begin_line (self, self->levels->len);
  g_string_append_c (self->text, '<');
  g_string_append (self->text, name);
  g_array_append_val (self->levels, level);
}

void
assay_xml_writer_close (AssayXmlWriter *self)
{
  Level *level = get_level (self);

  g_return_if_fail (level != NULL);

  if (level->inside == TAG_OPEN)
    g_string_append (self->text, "/>");
  else
    {
      if (level->inside == HAS_ELEMENTS)
        begin_line (self, self->levels->len - 1);
      g_string_append_printf (self->text, "</%s>", level->name);
    }
  g_array_set_size (self->levels, self->levels->len - 1);
}

static void
append_escaped (AssayXmlWriter *self, const char *text, gboolean attribute)
{
  gboolean one_line = attribute || !self->pretty;

  for (; *text != '\0'; text++)
    {
      switch (*text)
        {
        case '&':
          g_string_append (self->text, "&amp;");
          break;
        case '<':
          g_string_append (self->text, "&lt;");
          break;
        case '>':
          g_string_append (self->text, "&gt;");
          break;
        case '"':
          g_string_append (self->text, attribute ? "&quot;" : "\"");
          break;
        case '\r':
          g_string_append (self->text, "&#13;");
          break;
        case '\n':
          g_string_append (self->text, one_line ? "&#10;" : "\n");
          break;
        case '\t':
          g_string_append (self->text, one_line ? "&#9;" : "\t");
          break;
        default:
          g_string_append_c (self->text, *text);
          break;
        }
    }
}

void
assay_xml_writer_attribute (AssayXmlWriter *self, const char *name, const char *value)
{
  Level *level = get_level (self);

  g_return_if_fail (level != NULL && level->inside == TAG_OPEN);

  if (value == NULL)
    return;
  g_string_append_printf (self->text, " %s=\"", name);
  append_escaped (self, value, TRUE);
  g_string_append_c (self->text, '"');
}

void
assay_xml_writer_attribute_uint (AssayXmlWriter *self, const char *name, guint64 value)
{
  char digits[32];

  g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, value);
  assay_xml_writer_attribute (self, name, digits);
}

void
assay_xml_writer_text (AssayXmlWriter *self, const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  end_tag_of_parent (self, HAS_TEXT);
  append_escaped (self, text, FALSE);
}

void
assay_xml_writer_element (AssayXmlWriter *self, const char *name, const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  assay_xml_writer_open (self, name);
  assay_xml_writer_text (self, text);
  assay_xml_writer_close (self);
}

void
assay_xml_writer_markup (AssayXmlWriter *self, const char *markup)
{
  end_tag_of_parent (self, HAS_ELEMENTS);
  begin_line (self, self->levels->len);
  /* Only text can hold a line end here: libxml2 writes those of attributes as references. */
  for (; *markup != '\0'; markup++)
    {
      if (*markup == '\n' && !self->pretty)
        g_string_append (self->text, "&#10;");
      else
        g_string_append_c (self->text, *markup);
    }
}

char *
assay_xml_writer_finish (AssayXmlWriter *self)
{
  char *text;

  g_return_val_if_fail (self->levels->len == 0, NULL);

  if (self->pretty)
    g_string_append_c (self->text, '\n');
  text = g_string_free (self->text, FALSE);
  self->text = g_string_new (NULL);

  return text;
}
