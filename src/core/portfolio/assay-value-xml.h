/* Values as elements: what writing and reading them share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markup that stands at the top of a portfolio and that this Assay does not know is kept in the
 * head's @extra, like unknown markup inside the head, but has to go back to where it was. Such a
 * piece begins with ASSAY_BESIDE_MARK, which markup never does. Private to this folder.
 */

#pragma once

#include "core/document/assay-value-reader.h"
#include "core/portfolio/assay-value.h"

G_BEGIN_DECLS

#define ASSAY_BESIDE_MARK '\n'
#define ASSAY_BESIDE_ELEMENT "beside"

/* Writes the head as it stands in a portfolio, without what belongs beside it; and that. */
void assay_head_write (AssayXmlWriter *writer, const AssayHead *head, AssayPortfolioForm form);
void assay_head_write_beside (AssayXmlWriter *writer, const AssayHead *head);

/* What becomes of a known child element; FALSE with an error. @out_known is FALSE where the element
 * is not known. */
typedef gboolean (*AssayTakeChild) (const AssayValueReader *reader,
                                    xmlNode *child,
                                    gpointer value,
                                    gboolean *out_known);

/* Reads the children of an element that has no text of its own into @value, and those that are not
 * known into @out_extra. */
gboolean assay_value_reader_take_structure (const AssayValueReader *self,
                                            const xmlNode *node,
                                            AssayTakeChild take_child,
                                            gpointer value,
                                            char ***out_extra);

/* An AssayPoint (assay-value-point.c). */
gpointer assay_point_read (const AssayValueReader *self, const xmlNode *node);

G_END_DECLS
