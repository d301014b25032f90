/* The pieces that the content of a page is cut into, each owned by a tag or by nobody.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For content drawn by cairo, beneath which something of an evidence file may stand. cairo marks
 * what is drawn under a tag; what is drawn outside, the foot, rules and frames, it leaves bare, and
 * a reader who listens would be told about them.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is placed from outside begins and ends with these. */
#define ASSAY_PDF_PLACED_BEGIN "/AssayPlaced BMC\n"
#define ASSAY_PDF_PLACED_END "EMC\n"

/* And what is left open. */
#define ASSAY_PDF_BLANK_BEGIN "/AssayBlank BMC\n"
#define ASSAY_PDF_BLANK_END "EMC\n"

/* Appends @content to @marked, with everything bare as an artifact, and what is placed from outside
 * as piece @n_pieces of tag @placed_tag (NULL where nothing may be). FALSE unless cairo's pieces
 * are numbered from 0 to @n_pieces - 1 in this order. */
gboolean assay_pdf_mark_pieces (
    const char *content, gsize length, guint n_pieces, const char *placed_tag, GString *marked);

G_END_DECLS
