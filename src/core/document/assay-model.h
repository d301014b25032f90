/* What edits, the journal and the gate have to know of a kind of document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document is a value made of values: one head, and sorted arrays of values of a few types. A
 * portfolio is one, a review another. Everything that makes changes last works through this table,
 * so that there is one gate and one promise. Types are numbered from 0, which is the head; verbs
 * too, and say what a person did. Private to core.
 */

#pragma once

#include "core/xml/assay-xml.h"

G_BEGIN_DECLS

#define ASSAY_MODEL_MOST_TYPES 16

/* What undoing makes of an edit of a verb. */
typedef enum
{
  ASSAY_UNDO_STEP,    /* takes it back */
  ASSAY_UNDO_SKIPS,   /* leaves it, and takes back what was done before */
  ASSAY_UNDO_BARRIER, /* goes no further */
} AssayUndoRule;

/* @file is the document's own, "portfolio.xml". @create and @outside are verbs. */
typedef struct
{
  const char *file;
  gsize max_bytes;
  guint n_types;
  const char *const *verbs; /* ids, stable */
  guint n_verbs;
  guint create;
  guint outside;
  AssayUndoRule (*get_undo_rule) (guint verb);

  /* Values. ref_value() takes NULL; compare() orders by what names a value; write() gives a
   * whole element, and read() takes one. */
  const char *(*get_element) (guint type);
  gpointer (*ref_value) (guint type, gconstpointer value);
  GDestroyNotify (*get_unref) (guint type);
  int (*compare) (guint type, gconstpointer a, gconstpointer b);
  char *(*dup_label) (guint type, gconstpointer value);
  void (*write_value) (AssayXmlWriter *writer, guint type, gconstpointer value);
  gpointer (*read_value) (const xmlNode *node, const char *name, guint *out_type, GError **error);

  /* Numbers that are never given twice: the attribute that the highest has in the journal, NULL for
   * a type without numbers; and a value's own. */
  const char *(*get_counter) (guint type);
  guint (*get_number) (guint type, gconstpointer value);

  /* Documents. new_document() takes the head. The slot is that of any type but the head. */
  gpointer (*new_document) (gpointer head);
  gpointer (*ref_document) (gpointer document);
  void (*unref_document) (gpointer document);
  gpointer *(*get_head) (gpointer document);
  GPtrArray **(*get_slot) (gpointer document, guint type);
  char *(*format) (gconstpointer document);
  gpointer (*parse) (const void *data, gsize length, const char *name, GError **error);

  /* Whether what an edit left, @after, hangs together; REFUSED otherwise. */
  gboolean (*check_links) (const GArray *changes, gconstpointer after, GError **error);
} AssayModel;

/* An element name's type; FALSE for one that is none. */
gboolean assay_model_parse_type (const AssayModel *self, const char *element, guint *out_type);
gboolean assay_model_parse_verb (const AssayModel *self, const char *id, guint *out_verb);

/* Whether two values hold the same; either may be NULL. */
gboolean
assay_model_is_equal (const AssayModel *self, guint type, gconstpointer a, gconstpointer b);

/* The place of the value with the name of @like, or where it belongs. */
gboolean assay_model_find_place (const AssayModel *self,
                                 const GPtrArray *values,
                                 guint type,
                                 gconstpointer like,
                                 guint *out_place);

/* The document's own value with the name of @like, or NULL. */
gconstpointer assay_model_lookup_like (const AssayModel *self,
                                       gconstpointer document,
                                       guint type,
                                       gconstpointer like);

/* An empty array that lets go of its values. */
GPtrArray *assay_model_new_array (const AssayModel *self, guint type);

G_END_DECLS
