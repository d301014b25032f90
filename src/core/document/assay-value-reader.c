/* Values as elements: reading one field at a time, trusting none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/document/assay-value-reader.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define ID_MAX_CHARS 64

gboolean
assay_value_reader_refuse (const AssayValueReader *self,
                           const xmlNode *node,
                           const char *format,
                           ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (self->error != NULL && *self->error != NULL)
    return FALSE;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (self->error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s, line %u: %s"), self->name,
               assay_xml_get_line (node), message);

  return FALSE;
}

/* Gives an error of another function the place it happened at. */
static gboolean
pass_on (const AssayValueReader *self, const xmlNode *node, GError *cause)
{
  assay_value_reader_refuse (self, node, "%s", cause->message);
  g_error_free (cause);

  return FALSE;
}

/* What only looks like text would change its meaning on the one line of the journal, and comments
 * say nothing to Assay. */
static void
make_plain (xmlNode *node)
{
  xmlNode *next;

  for (xmlNode *child = node->children; child != NULL; child = next)
    {
      next = child->next;
      if (child->type == XML_CDATA_SECTION_NODE)
        child->type = XML_TEXT_NODE;
      else if (child->type == XML_ELEMENT_NODE)
        make_plain (child);
      else if (child->type != XML_TEXT_NODE)
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
    }
}

char *
assay_value_reader_dup_markup (const AssayValueReader *self, xmlNode *node)
{
  g_autofree char *markup = NULL;
  g_autoptr (GError) cause = NULL;
  g_autoptr (xmlDoc) alone = NULL;

  make_plain (node);
  /* Without this, libxml2 writes letters outside ASCII as numbers. */
  if (node->doc->encoding == NULL)
    node->doc->encoding = xmlStrdup ((const xmlChar *) "UTF-8");
  markup = assay_xml_dup_markup (node);
  alone = assay_xml_parse (markup, strlen (markup), self->name, &cause);
  if (alone == NULL)
    {
      assay_value_reader_refuse (self, node, _ ("<%s> cannot stand on its own and so not be kept"),
                                 (const char *) node->name);
      return NULL;
    }

  return g_steal_pointer (&markup);
}

gboolean
assay_value_reader_check_no_text (const AssayValueReader *self, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        && !assay_text_is_blank ((const char *) child->content))
      return assay_value_reader_refuse (self, child, _ ("text stands in <%s> where none belongs"),
                                        (const char *) node->name);

  return TRUE;
}

gboolean
assay_value_reader_check_attributes (const AssayValueReader *self,
                                     const xmlNode *node,
                                     const char *const *known)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (attribute->ns != NULL || !g_strv_contains (known, (const char *) attribute->name))
      {
        g_autofree char *quoted = assay_text_dup_quoted ((const char *) attribute->name);

        return assay_value_reader_refuse (self, node, _ ("<%s> has no attribute “%s”"),
                                          (const char *) node->name, quoted);
      }

  return TRUE;
}

/* FALSE with an error only where a required one misses; @out_text is NULL where there is none. */
static gboolean
take_attribute (const AssayValueReader *self,
                const xmlNode *node,
                const char *attribute,
                gboolean required,
                char **out_text)
{
  *out_text = assay_xml_dup_attribute (node, attribute);
  if (*out_text == NULL && required)
    return assay_value_reader_refuse (self, node, _ ("<%s> needs the attribute “%s”"),
                                      (const char *) node->name, attribute);

  return TRUE;
}

gboolean
assay_value_is_id (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > ID_MAX_CHARS)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && !strchr (".-_", *p))
      return FALSE;

  return TRUE;
}

gboolean
assay_value_reader_take_id (const AssayValueReader *self,
                            const xmlNode *node,
                            const char *attribute,
                            gboolean required,
                            char **out_id)
{
  g_autofree char *text = NULL;

  if (!take_attribute (self, node, attribute, required, &text))
    return FALSE;
  if (text != NULL && !assay_value_is_id (text))
    {
      g_autofree char *quoted = assay_text_dup_quoted (text);

      return assay_value_reader_refuse (self, node, _ ("%s “%s” is not an id"), attribute, quoted);
    }
  g_free (*out_id);
  *out_id = g_steal_pointer (&text);

  return TRUE;
}

gboolean
assay_value_reader_take_line (const AssayValueReader *self,
                              const xmlNode *node,
                              const char *attribute,
                              gboolean required,
                              char **out_line)
{
  g_autofree char *text = NULL;
  GError *cause = NULL;

  if (!take_attribute (self, node, attribute, required, &text))
    return FALSE;
  if (text != NULL && !assay_text_check_line (text, attribute, ASSAY_LIMIT_LINE_CHARS, &cause))
    return pass_on (self, node, cause);
  g_free (*out_line);
  *out_line = g_steal_pointer (&text);

  return TRUE;
}

gboolean
assay_value_reader_take_date (const AssayValueReader *self,
                              const xmlNode *node,
                              const char *attribute,
                              gboolean required,
                              AssayDate *out_date)
{
  g_autofree char *text = NULL;
  GError *cause = NULL;

  if (!take_attribute (self, node, attribute, required, &text))
    return FALSE;
  if (text != NULL && !assay_date_parse (text, out_date, &cause))
    return pass_on (self, node, cause);

  return TRUE;
}

/* Digits alone, written the one way: no sign, no space, no zero in front. */
static gboolean
parse_canonical (const char *digits, guint64 highest, guint64 *out_number)
{
  return digits[0] != '+' && (digits[0] != '0' || digits[1] == '\0')
         && g_ascii_string_to_unsigned (digits, 10, 0, highest, out_number, NULL);
}

gboolean
assay_value_reader_take_number (const AssayValueReader *self,
                                const xmlNode *node,
                                const char *attribute,
                                guint64 highest,
                                gboolean required,
                                guint64 *out_number)
{
  g_autofree char *text = NULL;

  if (!take_attribute (self, node, attribute, required, &text))
    return FALSE;
  if (text != NULL && !parse_canonical (text, highest, out_number))
    {
      g_autofree char *quoted = assay_text_dup_quoted (text);

      return assay_value_reader_refuse (self, node,
                                        _ ("%s “%s” is not a whole number up to "
                                           "%" G_GUINT64_FORMAT),
                                        attribute, quoted, highest);
    }

  return TRUE;
}

gboolean
assay_value_reader_take_item (const AssayValueReader *self,
                              const xmlNode *node,
                              const char *attribute,
                              char letter,
                              guint *out_number)
{
  g_autofree char *text = NULL;
  g_autofree char *canonical = NULL;
  guint64 number = 0;

  if (!take_attribute (self, node, attribute, TRUE, &text))
    return FALSE;
  if (text[0] == letter)
    g_ascii_string_to_unsigned (text + 1, 10, 1, ASSAY_LIMIT_EVIDENCE_ITEMS, &number, NULL);
  canonical = g_strdup_printf ("%c%03u", letter, (guint) number);
  if (number == 0 || !g_str_equal (canonical, text))
    {
      g_autofree char *quoted = assay_text_dup_quoted (text);

      return assay_value_reader_refuse (self, node, _ ("%s “%s” is not a number like %c007"),
                                        attribute, quoted, letter);
    }
  *out_number = (guint) number;

  return TRUE;
}

gboolean
assay_value_reader_take_digest (const AssayValueReader *self,
                                const xmlNode *node,
                                const char *attribute,
                                char **out_sha256)
{
  g_autofree char *text = NULL;

  if (!take_attribute (self, node, attribute, TRUE, &text))
    return FALSE;
  if (!assay_digest_is_hex (text))
    {
      g_autofree char *quoted = assay_text_dup_quoted (text);

      return assay_value_reader_refuse (self, node, _ ("%s “%s” is not a SHA-256"), attribute,
                                        quoted);
    }
  g_free (*out_sha256);
  *out_sha256 = g_steal_pointer (&text);

  return TRUE;
}

gboolean
assay_value_reader_take_flag (const AssayValueReader *self,
                              const xmlNode *node,
                              const char *attribute,
                              gboolean *out_flag)
{
  static const char *const words[] = { "yes", NULL };
  int place = -1;

  if (!assay_value_reader_take_word (self, node, attribute, words, &place))
    return FALSE;
  *out_flag = place == 0;

  return TRUE;
}

gboolean
assay_value_reader_take_word (const AssayValueReader *self,
                              const xmlNode *node,
                              const char *attribute,
                              const char *const *words,
                              int *out_place)
{
  g_autofree char *text = assay_xml_dup_attribute (node, attribute);
  g_autofree char *all = g_strjoinv (", ", (char **) words);

  *out_place = -1;
  if (text == NULL)
    return TRUE;
  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], text))
      *out_place = i;
  if (*out_place < 0)
    {
      g_autofree char *quoted = assay_text_dup_quoted (text);

      return assay_value_reader_refuse (self, node, _ ("%s “%s” is unknown; there is: %s"),
                                        attribute, quoted, all);
    }

  return TRUE;
}

gboolean
assay_value_reader_take_list (const AssayValueReader *self,
                              const xmlNode *node,
                              const char *attribute,
                              GArray *(*parse) (const char *text, GError **error),
                              char *(*format) (const GArray *list),
                              char **out_text)
{
  g_autofree char *text = assay_xml_dup_attribute (node, attribute);
  g_autoptr (GArray) list = NULL;
  GError *cause = NULL;

  if (text == NULL)
    return TRUE;
  list = parse (text, &cause);
  if (list == NULL)
    return pass_on (self, node, cause);
  *out_text = format (list);

  return TRUE;
}

gboolean
assay_value_reader_take_text (const AssayValueReader *self,
                              const xmlNode *node,
                              gboolean one_line,
                              char **out_text)
{
  const char *element = (const char *) node->name;
  g_autofree char *text = NULL;
  GError *cause = NULL;
  gboolean good;

  if (*out_text != NULL)
    return assay_value_reader_refuse (self, node, _ ("<%s> stands here twice"), element);
  if (assay_xml_first (node, NULL) != NULL)
    return assay_value_reader_refuse (self, node, _ ("<%s> holds text, not elements"), element);
  text = assay_xml_dup_text (node);
  /* Nothing written is the same as nothing there. */
  if (text == NULL || text[0] == '\0')
    return TRUE;
  good = one_line ? assay_text_check_line (text, element, ASSAY_LIMIT_LINE_CHARS, &cause)
                  : assay_text_check_block (text, element, ASSAY_LIMIT_TEXT_CHARS, &cause);
  if (!good)
    return pass_on (self, node, cause);
  *out_text = g_steal_pointer (&text);

  return TRUE;
}

/* --- A whole document --- */

gboolean
assay_document_check_root (
    const xmlNode *root, const char *element, guint newest, const char *name, GError **error)
{
  g_autofree char *format = assay_xml_dup_attribute (root, "format");
  guint64 number = 0;

  if (!assay_xml_is (root, element))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("%s is no <%s>: its first element is <%s>"), name, element,
                 (const char *) root->name);
  else if (format == NULL
           || !g_ascii_string_to_unsigned (format, 10, 1, G_MAXUINT32, &number, NULL))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("%s, line %u: <%s> does not say what format it has"), name,
                 assay_xml_get_line (root), element);
  else if (number > newest)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NEWER,
                 _ ("%s was written by a newer Assay (format %u, this one knows %u); update Assay "
                    "to open it"),
                 name, (guint) number, newest);
  else
    return TRUE;

  return FALSE;
}
