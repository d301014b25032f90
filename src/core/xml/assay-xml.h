/* Reading XML from strangers, and writing our own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every XML byte Assay reads comes through assay_xml_parse(): no DOCTYPE, no entities but the five
 * of XML, no network, no includes, a cap on bytes and on depth. Messages carry the file's name and
 * the line.
 */

#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* One thing wrong in a file. @line is 0 where none is known. */
typedef struct
{
  guint line;
  char *message;
} AssayXmlProblem;

AssayXmlProblem *assay_xml_problem_new (guint line, const char *format, ...) G_GNUC_PRINTF (2, 3);
void assay_xml_problem_free (AssayXmlProblem *self);

/* A new array that frees its problems. */
GPtrArray *assay_xml_problems_new (void);

/* Sorts by line, and sets an error of @code "NAME, line N: message (and K more problems)". */
void assay_xml_problems_set_error (GPtrArray *problems, const char *name, int code, GError **error);

/* Reads a whole file of at most @max_bytes. Errors name the path: NOT_FOUND, ACCESS, TOO_LARGE, IO.
 */
GBytes *assay_xml_load_bytes (const char *path, gsize max_bytes, GError **error);

/* Whether @mark stands within the first bytes of a file: a look at what it may be, no judgement. */
gboolean assay_xml_begins_with (const char *path, const char *mark);

/* Parses well-formed XML. @name is what messages call it. Errors are ASSAY_ERROR_INVALID with name
 * and line. Free the result with xmlFreeDoc(). */
xmlDoc *assay_xml_parse (const void *data, gsize length, const char *name, GError **error);

/* The same; what is wrong is added to @problems as well. */
xmlDoc *assay_xml_parse_listing (
    const void *data, gsize length, const char *name, GPtrArray *problems, GError **error);

/* Validates against the schema at @schema_path, adding what is wrong to @problems (at most
 * ASSAY_LIMIT_XML_PROBLEMS). FALSE with @error only when the schema itself cannot be used. */
gboolean
assay_xml_validate (xmlDoc *document, const char *schema_path, GPtrArray *problems, GError **error);

/* Walking. Elements only; NULL at the end. @name NULL means any. */
xmlNode *assay_xml_first (const xmlNode *parent, const char *name);
xmlNode *assay_xml_next (const xmlNode *sibling, const char *name);
gboolean assay_xml_is (const xmlNode *node, const char *name);
guint assay_xml_get_line (const xmlNode *node);

/* The attribute's value, or NULL where there is none. */
char *assay_xml_dup_attribute (const xmlNode *node, const char *name);

/* The element's text as it stands; text of the first child element @name, or NULL when there is
 * none. */
char *assay_xml_dup_text (const xmlNode *node);
char *assay_xml_dup_child_text (const xmlNode *parent, const char *name);

/* The element as XML text in one piece, for writing back what we do not understand. */
char *assay_xml_dup_markup (const xmlNode *node);

/* Canonical writing: two spaces of indent, attributes in the order written, NULL attributes and
 * NULL or empty texts left out, so that equal content gives equal bytes. */
typedef struct _AssayXmlWriter AssayXmlWriter;

/* With @pretty FALSE the result is one line without a line end and without an XML declaration. */
AssayXmlWriter *assay_xml_writer_new (gboolean pretty);
void assay_xml_writer_free (AssayXmlWriter *self);
void assay_xml_writer_open (AssayXmlWriter *self, const char *name);
void assay_xml_writer_close (AssayXmlWriter *self);
void assay_xml_writer_attribute (AssayXmlWriter *self, const char *name, const char *value);
void assay_xml_writer_attribute_uint (AssayXmlWriter *self, const char *name, guint64 value);
void assay_xml_writer_text (AssayXmlWriter *self, const char *text);

/* <name>text</name>, or nothing when @text is NULL or empty. */
void assay_xml_writer_element (AssayXmlWriter *self, const char *name, const char *text);

/* Markup taken earlier with assay_xml_dup_markup(). */
void assay_xml_writer_markup (AssayXmlWriter *self, const char *markup);

/* The whole text; the writer is empty afterwards. */
char *assay_xml_writer_finish (AssayXmlWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayXmlProblem, assay_xml_problem_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayXmlWriter, assay_xml_writer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

G_END_DECLS
