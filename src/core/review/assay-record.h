/* Values described by their fields, so that copying, letting go, writing and reading are said once
 * and no field can be forgotten in one of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/document/assay-value-reader.h"

G_BEGIN_DECLS

/* How a field is kept and written. The first ones are attributes; BLOCK, LINE_ELEMENT and LIST are
 * elements. */
typedef enum
{
  ASSAY_FIELD_ID,     /* char* */
  ASSAY_FIELD_IDS,    /* char**, sorted, parted by spaces; NULL where there are none */
  ASSAY_FIELD_LINE,   /* char* */
  ASSAY_FIELD_DIGEST, /* char* */
  ASSAY_FIELD_PAGES,  /* char*, canonical */
  ASSAY_FIELD_DATE,   /* AssayDate */
  ASSAY_FIELD_TIME,   /* gint64 */
  ASSAY_FIELD_NUMBER, /* guint, not written where 0 */
  ASSAY_FIELD_ITEM,   /* guint as "E007"; not written where 0 */
  ASSAY_FIELD_WORD,   /* an enumeration; not written where it is under @first */
  ASSAY_FIELD_KEPT,   /* char**, which the owner of the record writes and reads */
  ASSAY_FIELD_BLOCK,
  ASSAY_FIELD_LINE_ELEMENT,
  ASSAY_FIELD_LIST, /* GPtrArray of records */
} AssayFieldKind;

typedef struct _AssayRecord AssayRecord;

/* @is_private fields are left out of what leaves the assessor. */
typedef struct
{
  AssayFieldKind kind;
  const char *name;
  gsize offset;
  gboolean is_required;
  gboolean is_private;
  char letter;              /* of an ITEM */
  int first;                /* the member of the enumeration that the first word stands for */
  const char *const *words; /* NULL at the end */
  const AssayRecord *record;
} AssayField;

/* @extra is where markup that is not known is kept; 0 where there is no such place. @unref lets go
 * of a value. */
struct _AssayRecord
{
  const char *element;
  gsize size;
  gsize extra;
  GDestroyNotify unref;
  const AssayField *fields;
  guint n_fields;
};

gpointer assay_record_new (const AssayRecord *self);
gpointer assay_record_copy (const AssayRecord *self, gconstpointer value);

/* Lets go of what the fields hold. */
void assay_record_clear (const AssayRecord *self, gpointer value);

/* The whole element, in the order of the fields. @with_private FALSE leaves out private fields and
 * what is not known. */
void assay_record_write (const AssayRecord *self,
                         AssayXmlWriter *writer,
                         gconstpointer value,
                         gboolean with_private);

/* NULL with an error. @also is an element that the caller reads himself, or NULL. */
gpointer assay_record_read (const AssayRecord *self,
                            const AssayValueReader *reader,
                            const xmlNode *node,
                            const char *also);

G_END_DECLS
