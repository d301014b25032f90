/* Puts evidence pages under the pages cairo drew, losslessly, and finishes the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The drawn file keeps its page objects, so every link, destination and bookmark cairo made keeps
 * its target; each evidence page's own content streams and resources are placed beneath as a form,
 * text as text, fonts and pictures untouched.
 */

#pragma once

#include "base/assay-progress.h"
#include "pack/pdf/assay-pdf-fill.h"
#include "pack/pdf/assay-pdf-part.h"
#include "pack/pdf/assay-pdf-source.h"
#include "pack/pdf/assay-pdf-structure.h"

G_BEGIN_DECLS

/* Page @source_page (from 0) of @source goes on page @page (from 0) of the drawn file, made smaller
 * or larger to fit the box, centred, upright. The box is in points from the lower left corner of
 * the sheet. @number is printed on the page; 0 stands for @page + 1. @source is borrowed. */
typedef struct
{
  guint page;
  AssayPdfSource *source;
  guint source_page;
  double x;
  double y;
  double width;
  double height;
  guint number;
} AssayPdfPlacement;

/* A source's own bookmarks go beneath bookmark @bookmark of the drawn file, which has none beneath
 * it: counted from 0 through all bookmarks from first to last, each before those beneath it. */
typedef struct
{
  AssayPdfSource *source;
  guint bookmark;
} AssayPdfItem;

/* What is said of the file as a whole. @language is a BCP 47 tag for /Lang. @bookmark_format,
 * "%s · p %u", makes an own bookmark's title from its text and the page it leads to; only @items
 * have their bookmarks kept. @private_text is what the file carries for us (assay-pdf-private.h),
 * of
 * @private_date; NULL for none. @structure is what was written down while the pages were drawn, and
 * is used up; NULL leaves cairo's own tags, which know nothing of what is placed. Where @faults
 * (AssayPdfSource to an owned GError) is not NULL, a source that turns out to be damaged is entered
 * there and the others are looked at all the same, so that one join finds them all; it fails
 * nevertheless, with the error of one of them.
 *
 * @blanks (nullable) are those of the evidence: left in it when it is joined, and filled by
 * @filling with the rest.
 *
 * @evidence (nullable) is a part that was written before into the same file: its pages come before
 * page @evidence_page of those drawn now (from 0), its structure where this one left a gap, its
 * bookmarks beneath bookmark @evidence_bookmark. Where @order is not NULL, page @order[i] of all
 * drawn pages in this order becomes page i (from 0) of the file; it names all of them. */
typedef struct
{
  const char *language;
  const char *bookmark_format;
  const AssayPdfItem *items;
  guint n_items;
  const guint *order;
  const char *private_text;
  const char *private_date;
  AssayPdfStructure *structure;
  GHashTable *faults;
  AssayPdfBlanks *blanks;
  const AssayPdfFilling *filling;
  const AssayPdfPart *evidence;
  guint evidence_page;
  guint evidence_bookmark;
} AssayPdfJoinInfo;

/* Says which file's content is on page @page (from 0) of the drawn file, for what is written next;
 * NULL for none. */
typedef AssayPdfOrigin *(*AssayPdfOriginFunc) (guint page, gpointer data);

/* @drawn and @output are paths; @output is written whole or left incomplete for the caller to
 * remove, it should be a temporary file. Links and bookmarks of the sources that lead to a page of
 * the same source lead there in the output; to addresses outside as before. A link to anything else
 * (another file, a program, a script) is left out; a bookmark keeps its title. The result is the
 * same bytes for the same input. Sources stay open until this returns; stream data goes from file
 * to file without being unpacked. @progress counts placed pages: the first half passes while they
 * are placed, the second while the file is written; it is told the source's name before anything of
 * the source is read. A cancel is noticed between two pages, two sources and after writing. Errors
 * name the source, and its page where one is at fault. */
gboolean assay_pdf_join (const char *drawn,
                         const AssayPdfPlacement *placements,
                         guint n_placements,
                         const AssayPdfJoinInfo *info,
                         const char *output,
                         AssayProgress progress,
                         GCancellable *cancellable,
                         GError **error);

/* The same in two steps, for a file in two parts. The evidence comes first, right after the writer
 * has been made: of @info its language, bookmarks and structure count. @get_origin (nullable) is
 * asked for each page. NULL with an error, which may also be told only by the second step.
 *
 * The second step writes everything else and ends the file. */
AssayPdfPart *assay_pdf_join_evidence (AssayPdfWriter *writer,
                                       const char *drawn,
                                       const AssayPdfPlacement *placements,
                                       guint n_placements,
                                       const AssayPdfJoinInfo *info,
                                       AssayPdfOriginFunc get_origin,
                                       gpointer data,
                                       AssayProgress progress,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean assay_pdf_join_rest (AssayPdfWriter *writer,
                              const char *drawn,
                              const AssayPdfJoinInfo *info,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
