/* The words of an HTML page or e-mail body.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree is walked without recursion: nesting is the writer's choice, our stack is not.
 */

#include "pack/convert/assay-html-text.h"

#include "base/assay-text.h"

#include <libxml/HTMLparser.h>
#include <string.h>

typedef struct
{
  GString *text;
  gboolean in_space; /* a space is due before the next word */
} Reader;

static const char *const unseen[] = { "head",   "script",  "style",    "template", "title",
                                      "object", "noembed", "noframes", "iframe",   NULL };

static const char *const blocks[] = {
  "address", "article", "aside",    "blockquote", "body",   "caption", "center", "dd",  "div",
  "dl",      "dt",      "fieldset", "figure",     "footer", "form",    "h1",     "h2",  "h3",
  "h4",      "h5",      "h6",       "header",     "hr",     "li",      "main",   "nav", "ol",
  "p",       "pre",     "section",  "table",      "tr",     "ul",      NULL
};

/* With an empty line around them. */
static const char *const spaced[] = { "p",  "h1", "h2",         "h3",  "h4",    "h5", "h6",
                                      "ul", "ol", "blockquote", "pre", "table", NULL };

static gboolean
is_one_of (const xmlNode *node, const char *const *names)
{
  return node->type == XML_ELEMENT_NODE && node->name != NULL
         && g_strv_contains (names, (const char *) node->name);
}

static gboolean
is_named (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_strcmp0 ((const char *) node->name, name) == 0;
}

/* Makes the text end with at least @n line ends, unless it is empty. */
static void
end_line (Reader *reader, guint n)
{
  GString *text = reader->text;

  reader->in_space = FALSE;
  for (guint have = 0; have < n && text->len > have; have++)
    if (text->str[text->len - 1 - have] != '\n')
      {
        for (; have < n; have++)
          g_string_append_c (text, '\n');
        return;
      }
}

static void
add_words (Reader *reader, const char *words)
{
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == ' ' || c == '\n' || c == '\t' || c == '\r')
        {
          reader->in_space = TRUE;
          continue;
        }
      if (reader->in_space && reader->text->len > 0
          && reader->text->str[reader->text->len - 1] != '\n')
        g_string_append_c (reader->text, ' ');
      reader->in_space = FALSE;
      g_string_append_unichar (reader->text, c);
    }
}

static void
add_attribute (Reader *reader, xmlNode *node, const char *name, const char *before)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);

  if (value != NULL && g_utf8_validate ((const char *) value, -1, NULL)
      && !assay_text_is_blank ((const char *) value))
    {
      g_autofree char *word = g_strdup_printf ("%s[%s]", before, (const char *) value);

      add_words (reader, word);
    }
  xmlFree (value);
}

static void
enter (Reader *reader, xmlNode *node)
{
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    {
      if (node->content != NULL)
        add_words (reader, (const char *) node->content);
      return;
    }
  if (is_one_of (node, blocks))
    end_line (reader, is_one_of (node, spaced) ? 2 : 1);
  if (is_named (node, "li"))
    add_words (reader, "• ");
  else if (is_named (node, "br"))
    g_string_append_c (reader->text, '\n');
  else if (is_named (node, "img"))
    add_attribute (reader, node, "alt", " ");
  else if (is_named (node, "td") || is_named (node, "th"))
    reader->in_space = TRUE;
}

static gboolean
leads_outside (xmlNode *node)
{
  xmlChar *target = xmlGetProp (node, (const xmlChar *) "href");
  gboolean outside = target != NULL
                     && (g_str_has_prefix ((const char *) target, "http:")
                         || g_str_has_prefix ((const char *) target, "https:"));

  xmlFree (target);

  return outside;
}

static void
leave (Reader *reader, xmlNode *node)
{
  if (is_named (node, "a") && leads_outside (node))
    add_attribute (reader, node, "href", " ");
  if (is_named (node, "td") || is_named (node, "th"))
    add_words (reader, node->next != NULL ? " · " : "");
  if (is_one_of (node, blocks))
    end_line (reader, is_one_of (node, spaced) ? 2 : 1);
}

static void
read_tree (Reader *reader, xmlNode *root)
{
  xmlNode *node = root;

  while (node != NULL)
    {
      gboolean is_seen = !is_one_of (node, unseen);

      if (is_seen)
        enter (reader, node);
      if (is_seen && node->type == XML_ELEMENT_NODE && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      if (is_seen)
        leave (reader, node);
      while (node != root && node->next == NULL)
        {
          node = node->parent;
          leave (reader, node);
        }
      node = node == root ? NULL : node->next;
    }
}

char *
assay_html_text (const char *html)
{
  const int options =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  gsize length = strlen (html);
  Reader reader = { 0 };
  xmlDoc *document;

  if (length == 0 || length > G_MAXINT)
    return NULL;
  document = htmlReadMemory (html, (int) length, NULL, "UTF-8", options);
  if (document == NULL)
    return NULL;
  reader.text = g_string_new (NULL);
  if (xmlDocGetRootElement (document) != NULL)
    read_tree (&reader, xmlDocGetRootElement (document));
  xmlFreeDoc (document);
  if (!g_utf8_validate (reader.text->str, -1, NULL) || assay_text_is_blank (reader.text->str))
    {
      g_string_free (reader.text, TRUE);
      return NULL;
    }

  return g_strchomp (g_string_free (reader.text, FALSE));
}
