/* What requests and answers share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/document/assay-value-reader.h"
#include "core/register/assay-measures-answer.h"

#define ASSAY_MEASURES_FORMAT 1u
#define ASSAY_REQUEST_ELEMENT "measures-request"
#define ASSAY_ANSWER_ELEMENT "measures-answer"

G_BEGIN_DECLS

/* "edition", "definition" … in the order of the bits of AssayMeasureDifferences; NULL at the end.
 */
extern const char *const assay_measure_differences[];

AssayMeasuresAnswer *assay_measures_answer_new_empty (void);

/* Takes @measure. */
AssayAnsweredMeasure *assay_measures_answer_add (AssayMeasuresAnswer *self, AssayMeasure *measure);

/* In what two measures of one id differ, but for the edition. */
AssayMeasureDifferences assay_measures_compare (const AssayMeasure *own, const AssayMeasure *asked);

/* What keeps one figure: new, or in place of what is held for the same measure and time; nothing
 * where that is the same. Takes @value into @values; appends to @edits. */
void assay_measures_take_value (AssayHeldMeasure *value,
                                const AssayRegister *held,
                                GPtrArray *values,
                                GArray *edits);

/* Frees what it points at. */
void assay_measures_head_clear (AssayMeasuresHead *self);

/* Into the root that is open: its attributes, the id of the request as @id_name, and the scheme;
 * @asked_edition is an answer's. */
void assay_measures_write_head (AssayXmlWriter *writer,
                                const AssayMeasuresHead *self,
                                const char *id_name,
                                const char *asked_edition);

/* The same from @root. A request's day may not be after the one it asks for. Gives the element of
 * the scheme, or NULL with an error. */
const xmlNode *assay_measures_read_head (const AssayValueReader *reader,
                                         const xmlNode *root,
                                         const char *id_name,
                                         AssayMeasuresHead *self,
                                         char **out_asked_edition);

void assay_measures_write_date (AssayXmlWriter *writer, const char *name, AssayDate date);

/* The attributes and elements that say what a measure is, into the element that is open. */
void assay_measures_write_measure (AssayXmlWriter *writer, const AssayMeasure *measure);

/* Parses a file whose root is @element, in a format that is known. */
xmlDoc *assay_measures_parse (
    const void *data, gsize length, const char *name, const char *element, GError **error);

/* The measure that an element is about. The child elements that belong to it are counted. */
gboolean assay_measures_read_measure (const AssayValueReader *reader,
                                      const xmlNode *node,
                                      AssayMeasure **out_measure,
                                      guint *out_n_children);

/* Both days, in their order. */
gboolean assay_measures_read_days (const AssayValueReader *reader,
                                   const xmlNode *node,
                                   const char *first_name,
                                   AssayDate *out_first,
                                   const char *last_name,
                                   AssayDate *out_last);

G_END_DECLS
