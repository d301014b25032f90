/* The small XML documents that people send each other about a review: a return, an award.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schema refuses what does not belong, with its line; what it cannot say is looked at by
 * whoever reads the fields. Nothing is made of a document in which anything is wrong. Both kinds
 * name a submission and may be signed, and do it in the same way.
 */

#pragma once

#include "base/assay-date.h"
#include "core/submission/assay-signature.h"
#include "core/xml/assay-xml.h"

G_BEGIN_DECLS

/* Which document it is. @other ("… is <%s>") and @newer are to be translated. */
typedef struct
{
  const char *element;
  const char *xml_namespace;
  guint format;
  gsize max_bytes;
  const char *other;
  const char *newer;
} AssaySentShape;

/* A document in hand. @name is what messages call it. Borrowed. */
typedef struct
{
  const char *name;
  GPtrArray *problems; /* AssayXmlProblem */
} AssaySentReading;

/* Whether the file begins as such a document does: a look, no judgement. */
gboolean assay_sent_is_at (const char *path, const AssaySentShape *shape);

/* The document, held against the schema at @schema_path. All that is wrong goes to the problems and
 * the first of it into the error: INVALID, NEWER, TOO_LARGE, with name and line. */
xmlDoc *assay_sent_parse (const void *data,
                          gsize length,
                          const AssaySentShape *shape,
                          const char *schema_path,
                          const AssaySentReading *reading,
                          GError **error);

/* Once the schema has said that all elements are ours, names alone tell them apart. */
void assay_sent_forget_namespace (xmlNode *node);

void
assay_sent_add_problem (const AssaySentReading *self, const xmlNode *node, const char *message);

/* Fields; what is not there is NONE, 0 or NULL, and what cannot be is a problem. @element NULL: the
 * text of @node itself. */
AssayDate
assay_sent_take_date (const AssaySentReading *self, const xmlNode *node, const char *attribute);
guint assay_sent_take_number (const xmlNode *node, const char *attribute);
char *
assay_sent_take_line (const AssaySentReading *self, const xmlNode *node, const char *attribute);
char *assay_sent_take_text (const AssaySentReading *self, const xmlNode *node, const char *element);

/* A day as an attribute. */
void assay_sent_write_date (AssayXmlWriter *writer, const char *name, AssayDate date);

/* Opens the document's element, with its namespace and format. */
void assay_sent_begin (AssayXmlWriter *writer, const AssaySentShape *shape);

/* --- What it is about --- */

/* A submission, and the scheme it is held against. Borrowed where it is written, the caller's to
 * free where it was taken. */
typedef struct
{
  guint round;
  char *fingerprint;
  char *scheme_id;
  char *scheme_edition;
} AssaySentSubject;

void assay_sent_write_subject (AssayXmlWriter *writer, const AssaySentSubject *subject);
AssaySentSubject assay_sent_take_subject (const AssaySentReading *self, const xmlNode *root);

/* --- Signing --- */

/* A document that may bear a signature, which is over the bytes without it. @format gives its bytes
 * with the signature, or without one where that is NULL. Borrowed. */
typedef struct
{
  AssaySignatureUse use;
  gconstpointer document;
  char *(*format) (gconstpointer document, const AssaySignature *signature);
  AssaySignature **signature;
  gboolean *is_intact; /* the signature is one of exactly these bytes */
} AssaySentSigned;

/* Signs what it says now; a signature that is there gives way. */
gboolean assay_sent_sign (const AssaySentSigned *self, AssaySigningKey *key, GError **error);

/* The signature in the document that was read from @bytes, and whether it is one of these: what can
 * be written in two ways is not. Nothing where there is none. */
gboolean assay_sent_take_signature (const AssaySentSigned *self,
                                    const AssaySentReading *reading,
                                    const xmlNode *root,
                                    GBytes *bytes,
                                    GError **error);

G_END_DECLS
