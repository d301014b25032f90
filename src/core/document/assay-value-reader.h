/* Values as elements: reading one field at a time, trusting none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to core.
 */

#pragma once

#include "base/assay-date.h"
#include "core/xml/assay-xml.h"

G_BEGIN_DECLS

/* Errors name @name and the node's line. */
typedef struct
{
  const char *name;
  GError **error;
} AssayValueReader;

/* Sets the error, if none is set yet, and returns FALSE. */
gboolean assay_value_reader_refuse (const AssayValueReader *self,
                                    const xmlNode *node,
                                    const char *format,
                                    ...) G_GNUC_PRINTF (3, 4);

/* Whether a text has the form of an id. */
gboolean assay_value_is_id (const char *text);

/* The element as markup that can be written back anywhere, or NULL with an error. */
char *assay_value_reader_dup_markup (const AssayValueReader *self, xmlNode *node);

/* Whether the document called @name begins with @element, in a format up to @newest: INVALID or
 * NEWER. */
gboolean assay_document_check_root (
    const xmlNode *root, const char *element, guint newest, const char *name, GError **error);

/* Checks that between the element's children there is nothing but white space. */
gboolean assay_value_reader_check_no_text (const AssayValueReader *self, const xmlNode *node);

/* --- Fields: each reads one, checks it, and reports FALSE with an error. Required ones miss with
 * an error; the others are left alone. --- */

/* Only the attributes named in the NULL-terminated list may stand there. */
gboolean assay_value_reader_check_attributes (const AssayValueReader *self,
                                              const xmlNode *node,
                                              const char *const *known);
gboolean assay_value_reader_take_id (const AssayValueReader *self,
                                     const xmlNode *node,
                                     const char *attribute,
                                     gboolean required,
                                     char **out_id);
gboolean assay_value_reader_take_line (const AssayValueReader *self,
                                       const xmlNode *node,
                                       const char *attribute,
                                       gboolean required,
                                       char **out_line);
gboolean assay_value_reader_take_date (const AssayValueReader *self,
                                       const xmlNode *node,
                                       const char *attribute,
                                       gboolean required,
                                       AssayDate *out_date);
gboolean assay_value_reader_take_number (const AssayValueReader *self,
                                         const xmlNode *node,
                                         const char *attribute,
                                         guint64 highest,
                                         gboolean required,
                                         guint64 *out_number);

/* "E007" or "A001". */
gboolean assay_value_reader_take_item (const AssayValueReader *self,
                                       const xmlNode *node,
                                       const char *attribute,
                                       char letter,
                                       guint *out_number);
gboolean assay_value_reader_take_digest (const AssayValueReader *self,
                                         const xmlNode *node,
                                         const char *attribute,
                                         char **out_sha256);
gboolean assay_value_reader_take_flag (const AssayValueReader *self,
                                       const xmlNode *node,
                                       const char *attribute,
                                       gboolean *out_flag);

/* The place of the attribute's value in the NULL-terminated list; -1 where there is no such
 * attribute. */
gboolean assay_value_reader_take_word (const AssayValueReader *self,
                                       const xmlNode *node,
                                       const char *attribute,
                                       const char *const *words,
                                       int *out_place);

/* A list of numbers, read by @parse and kept in the one way that @format writes it. */
gboolean assay_value_reader_take_list (const AssayValueReader *self,
                                       const xmlNode *node,
                                       const char *attribute,
                                       GArray *(*parse) (const char *text, GError **error),
                                       char *(*format) (const GArray *list),
                                       char **out_text);

/* The text of @node itself, which holds no elements. */
gboolean assay_value_reader_take_text (const AssayValueReader *self,
                                       const xmlNode *node,
                                       gboolean one_line,
                                       char **out_text);

G_END_DECLS
