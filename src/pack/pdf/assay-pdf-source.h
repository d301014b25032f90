/* One evidence PDF, opened for its pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AssayPdfSource AssayPdfSource;

/* Errors name the path (or @name where given) and are: ENCRYPTED (needs a password; a file that
 * opens with an empty one is fine), DAMAGED (cannot be read whole, cut off, or has no pages),
 * TOO_LARGE (more than ASSAY_LIMIT_PAGE_NUMBER pages), INVALID (not a file), NOT_FOUND, ACCESS.
 * Each open source takes a file descriptor; the soft limit on them is raised when it is reached. A
 * source belongs to one thread at a time. */
AssayPdfSource *assay_pdf_source_open (const char *path, const char *name, GError **error);
void assay_pdf_source_free (AssayPdfSource *self);

/* In points, upright. */
typedef struct
{
  double width;
  double height;
} AssayPdfSize;

/* One that has been opened before, and of which nothing is asked now but what was found then:
 * @sizes (AssayPdfSize) of its pages, and how many marks cannot be shown. Before anything of it is
 * joined or drawn, assay_pdf_source_open_known() opens it, with errors as above, and DAMAGED where
 * it has other pages; for others that does nothing. */
AssayPdfSource *
assay_pdf_source_new_known (const char *path, const char *name, GArray *sizes, guint n_unshown);
gboolean assay_pdf_source_open_known (AssayPdfSource *self, GError **error);
gboolean assay_pdf_source_is_open (const AssayPdfSource *self);

/* Where it is opened from. */
const char *assay_pdf_source_get_path (const AssayPdfSource *self);

guint assay_pdf_source_get_n_pages (AssayPdfSource *self);

/* How many form fields, notes, marks and links on the pages cannot be shown: the file does not say
 * how they look, and neither does the PDF standard, or their text is in letters that cannot be set,
 * or there are too many. */
guint assay_pdf_source_get_n_unshown (AssayPdfSource *self);

/* The size in points of what a reader sees of page @index (from 0): crop box within media box,
 * upright after /Rotate, times /UserUnit. Absurd boxes come back as A4. */
void assay_pdf_source_get_page_size (AssayPdfSource *self,
                                     guint index,
                                     double *out_width,
                                     double *out_height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPdfSource, assay_pdf_source_free)

G_END_DECLS
