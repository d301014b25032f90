/* Reading XML from strangers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A push parser, because only that lets a SAX handler stop at the DOCTYPE before anything in it
 * counts. libxml2's own guards (entity amplification, depth 256) stay on: XML_PARSE_HUGE and
 * XML_PARSE_NOENT are never set. Errors are gathered per parse, not through libxml2's process-wide
 * handlers.
 */

#include "core/xml/assay-xml.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"

#include "assay-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_BIG_LINES)
#define LOOK_BYTES 4096

/* --- Problems --- */

AssayXmlProblem *
assay_xml_problem_new (guint line, const char *format, ...)
{
  AssayXmlProblem *self = g_new0 (AssayXmlProblem, 1);
  va_list arguments;

  va_start (arguments, format);
  self->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->line = line;

  return self;
}

void
assay_xml_problem_free (AssayXmlProblem *self)
{
  g_free (self->message);
  g_free (self);
}

GPtrArray *
assay_xml_problems_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) assay_xml_problem_free);
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const AssayXmlProblem *left = *(AssayXmlProblem *const *) a;
  const AssayXmlProblem *right = *(AssayXmlProblem *const *) b;

  return left->line < right->line ? -1 : left->line > right->line;
}

void
assay_xml_problems_set_error (GPtrArray *problems, const char *name, int code, GError **error)
{
  const AssayXmlProblem *first;
  guint more = problems->len - 1;
  g_autofree char *place = NULL;
  g_autofree char *rest = NULL;

  g_return_if_fail (problems->len > 0);

  g_ptr_array_sort (problems, compare_problems);
  first = g_ptr_array_index (problems, 0);
  place =
      first->line > 0 ? g_strdup_printf (_ ("%s, line %u"), name, first->line) : g_strdup (name);
  if (more > 0)
    rest = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, " (and %u more problem)",
                                         " (and %u more problems)", more),
                            more);
  g_set_error (error, ASSAY_ERROR, code, "%s: %s%s", place, first->message,
               rest != NULL ? rest : "");
}

/* --- Files --- */

/* Reads from an open file; the size is only a hint, because a file may grow or be no plain file. */
static GBytes *
read_all (int fd, const char *path, gsize max_bytes, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 block[64 * 1024];

  while (TRUE)
    {
      gssize got = read (fd, block, sizeof block);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          assay_error_set_from_errno (error, path, errno);
          return NULL;
        }
      if (got == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (bytes->len + (gsize) got > max_bytes)
        {
          g_autofree char *limit = g_format_size (max_bytes);

          g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                       _ ("%s: larger than %s, which is more than such a file may hold"), path,
                       limit);
          return NULL;
        }
      g_byte_array_append (bytes, block, (guint) got);
    }
}

GBytes *
assay_xml_load_bytes (const char *path, gsize max_bytes, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  struct stat info;
  GBytes *bytes = NULL;

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      assay_error_set_from_errno (error, path, errno);
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  if (S_ISREG (info.st_mode))
    bytes = read_all (fd, path, max_bytes, error);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s: not a file; choose a file"),
                 path);
  close (fd);

  return bytes;
}

/* --- Parsing --- */

typedef struct
{
  const char *name;
  gboolean has_doctype;
  gboolean too_deep;
  guint depth;
  guint line;
  char *message;
  startElementNsSAX2Func start;
  endElementNsSAX2Func end;
} Parse;

static void
doctype_seen_cb (void *data,
                 const xmlChar *name,
                 const xmlChar *external_id,
                 const xmlChar *system_id)
{
  xmlParserCtxt *parser = data;
  Parse *parse = parser->_private;

  parse->has_doctype = TRUE;
  parse->line = (guint) xmlSAX2GetLineNumber (parser);
  xmlStopParser (parser);
}

static void
element_started_cb (void *data,
                    const xmlChar *name,
                    const xmlChar *prefix,
                    const xmlChar *uri,
                    int n_namespaces,
                    const xmlChar **namespaces,
                    int n_attributes,
                    int n_defaulted,
                    const xmlChar **attributes)
{
  xmlParserCtxt *parser = data;
  Parse *parse = parser->_private;

  if (++parse->depth > ASSAY_LIMIT_XML_DEPTH)
    {
      parse->too_deep = TRUE;
      parse->line = (guint) xmlSAX2GetLineNumber (parser);
      xmlStopParser (parser);
      return;
    }
  parse->start (data, name, prefix, uri, n_namespaces, namespaces, n_attributes, n_defaulted,
                attributes);
}

static void
element_ended_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  xmlParserCtxt *parser = data;
  Parse *parse = parser->_private;

  parse->depth--;
  parse->end (data, name, prefix, uri);
}

static char *
dup_first_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text == NULL ? "" : text, -1);

  return assay_text_fold_space (valid);
}

static void
parse_failed_cb (void *data, xmlErrorPtr problem)
{
  xmlParserCtxt *parser = data;
  Parse *parse = parser->_private;

  /* The first problem is the cause; the ones after it are mostly its echoes. */
  if (parse->message != NULL || problem->level < XML_ERR_ERROR)
    return;
  parse->line = (guint) MAX (problem->line, 0);
  parse->message = dup_first_line (problem->message);
}

/* A document that is refused before it is parsed, and why; NULL when there is nothing to say. */
static const char *
find_objection (const char *data, gsize length)
{
  if (length == 0)
    return _ ("the file is empty");
  if (length > G_MAXINT)
    return _ ("the file is far too large");
  if (memchr (data, '\0', MIN (length, 4096)) != NULL)
    return _ ("this is not XML in UTF-8; save it as XML in UTF-8");

  return NULL;
}

static AssayXmlProblem *
make_parse_problem (const Parse *parse)
{
  if (parse->has_doctype)
    return assay_xml_problem_new (parse->line, _ ("a DOCTYPE is not allowed; take it out"));
  if (parse->too_deep)
    return assay_xml_problem_new (parse->line, _ ("elements are nested more than %u deep"),
                                  ASSAY_LIMIT_XML_DEPTH);

  return assay_xml_problem_new (parse->line, _ ("not well-formed XML: %s"),
                                parse->message != NULL ? parse->message
                                                       : _ ("the document ends too early"));
}

static xmlParserCtxt *
create_parser (Parse *parse)
{
  xmlParserCtxt *parser = xmlCreatePushParserCtxt (NULL, NULL, NULL, 0, parse->name);

  xmlCtxtUseOptions (parser, PARSE_OPTIONS);
  parse->start = parser->sax->startElementNs;
  parse->end = parser->sax->endElementNs;
  parser->_private = parse;
  parser->sax->internalSubset = doctype_seen_cb;
  parser->sax->startElementNs = element_started_cb;
  parser->sax->endElementNs = element_ended_cb;
  parser->sax->serror = parse_failed_cb;

  return parser;
}

xmlDoc *
assay_xml_parse (const void *data, gsize length, const char *name, GError **error)
{
  g_autoptr (GPtrArray) problems = assay_xml_problems_new ();

  return assay_xml_parse_listing (data, length, name, problems, error);
}

xmlDoc *
assay_xml_parse_listing (
    const void *data, gsize length, const char *name, GPtrArray *problems, GError **error)
{
  Parse parse = { .name = name, .line = 1 };
  const char *objection = find_objection (data, length);
  xmlParserCtxt *parser;
  xmlDoc *document;
  gboolean good;

  if (objection != NULL)
    {
      g_ptr_array_add (problems, assay_xml_problem_new (0, "%s", objection));
      assay_xml_problems_set_error (problems, name, ASSAY_ERROR_INVALID, error);
      return NULL;
    }

  parser = create_parser (&parse);
  good = xmlParseChunk (parser, data, (int) length, 1) == 0 && parser->wellFormed
         && !parse.has_doctype && !parse.too_deep;
  document = parser->myDoc;
  parser->myDoc = NULL;
  xmlFreeParserCtxt (parser);
  if (!good)
    {
      g_ptr_array_add (problems, make_parse_problem (&parse));
      assay_xml_problems_set_error (problems, name, ASSAY_ERROR_INVALID, error);
      g_clear_pointer (&document, xmlFreeDoc);
    }
  g_free (parse.message);

  return document;
}

/* --- Validating --- */

/* libxml2's words are mostly plain ("Expected is one of …"); those for keys are not. */
static char *
reword (const char *message)
{
  static const struct
  {
    const char *pattern;
    const char *plain;
  } words[] = {
    { "^Element '([^']*)': Duplicate key-sequence \\['(.*)'\\] in .*$",
      N_ ("<\\1>: the id “\\2” stands here for the second time; give each its own") },
    { "^Element '([^']*)': No match found for key-sequence \\['(.*)'\\] of .*$",
      N_ ("<\\1>: “\\2” is not defined anywhere in this file") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (words[i].pattern, 0, 0, NULL);

      if (g_regex_match (regex, message, 0, NULL))
        return g_regex_replace (regex, message, -1, 0, _ (words[i].plain), 0, NULL);
    }

  return g_strdup (message);
}

static void
problem_found_cb (void *data, xmlErrorPtr problem)
{
  GPtrArray *problems = data;
  g_autofree char *message = dup_first_line (problem->message);
  g_autofree char *plain = reword (message);

  if (problems->len < ASSAY_LIMIT_XML_PROBLEMS)
    g_ptr_array_add (problems, assay_xml_problem_new ((guint) MAX (problem->line, 0), "%s", plain));
}

static void
schema_problem_cb (void *data, xmlErrorPtr problem)
{
  char **message = data;

  if (*message == NULL)
    *message = dup_first_line (problem->message);
}

static xmlSchema *
load_schema (const char *path, GError **error)
{
  xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt (path);
  g_autofree char *message = NULL;
  xmlSchema *schema;

  xmlSchemaSetParserStructuredErrors (parser, schema_problem_cb, &message);
  schema = xmlSchemaParse (parser);
  xmlSchemaFreeParserCtxt (parser);
  if (schema == NULL)
    g_set_error (error, ASSAY_ERROR,
                 g_file_test (path, G_FILE_TEST_EXISTS) ? ASSAY_ERROR_DAMAGED
                                                        : ASSAY_ERROR_NOT_FOUND,
                 _ ("%s: this part of Assay cannot be read; install Assay again (%s)"), path,
                 message != NULL ? message : "");

  return schema;
}

gboolean
assay_xml_validate (xmlDoc *document, const char *schema_path, GPtrArray *problems, GError **error)
{
  xmlSchema *schema = load_schema (schema_path, error);
  xmlSchemaValidCtxt *validator;

  if (schema == NULL)
    return FALSE;
  validator = xmlSchemaNewValidCtxt (schema);
  xmlSchemaSetValidStructuredErrors (validator, problem_found_cb, problems);
  xmlSchemaValidateDoc (validator, document);
  xmlSchemaFreeValidCtxt (validator);
  xmlSchemaFree (schema);

  return TRUE;
}

/* --- Walking --- */

gboolean
assay_xml_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns == NULL
         && g_str_equal ((const char *) node->name, name);
}

static xmlNode *
find_element (xmlNode *node, const char *name)
{
  while (node != NULL
         && !(name != NULL ? assay_xml_is (node, name) : node->type == XML_ELEMENT_NODE))
    node = node->next;

  return node;
}

xmlNode *
assay_xml_first (const xmlNode *parent, const char *name)
{
  return find_element (parent->children, name);
}

xmlNode *
assay_xml_next (const xmlNode *sibling, const char *name)
{
  return find_element (sibling->next, name);
}

guint
assay_xml_get_line (const xmlNode *node)
{
  return (guint) MAX (xmlGetLineNo (node), 0);
}

gboolean
assay_xml_begins_with (const char *path, const char *mark)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  char start[LOOK_BYTES + 1];
  gsize length = 0;

  /* A pipe would be waited for. */
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), start, LOOK_BYTES, &length, NULL, NULL))
    return FALSE;
  start[length] = '\0';

  return strstr (start, mark) != NULL;
}

/* libxml2 hands out memory of its own allocator. */
static char *
take_xml_string (xmlChar *text)
{
  char *copy = g_strdup ((const char *) text);

  xmlFree (text);

  return copy;
}

char *
assay_xml_dup_attribute (const xmlNode *node, const char *name)
{
  return take_xml_string (xmlGetNoNsProp ((xmlNode *) node, (const xmlChar *) name));
}

char *
assay_xml_dup_text (const xmlNode *node)
{
  return take_xml_string (xmlNodeGetContent (node));
}

char *
assay_xml_dup_child_text (const xmlNode *parent, const char *name)
{
  xmlNode *child = assay_xml_first (parent, name);

  return child != NULL ? assay_xml_dup_text (child) : NULL;
}

char *
assay_xml_dup_markup (const xmlNode *node)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  char *markup;

  xmlNodeDump (buffer, node->doc, (xmlNode *) node, 0, 0);
  markup = g_strdup ((const char *) xmlBufferContent (buffer));
  xmlBufferFree (buffer);

  return markup;
}
