/* A report without evidence: set, drawn and finished as a pack is, and put in its place whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-context.h"
#include "pack/layout/assay-print.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a report says of itself and where it goes. @caption is the title, and what @draw_foot is
 * given. @html_path is nullable; with it, @about says in a sentence what the HTML is. @language is
 * a BCP 47 tag. All borrowed. */
typedef struct
{
  const char *path;
  const char *html_path;
  const char *caption;
  const char *author;
  const char *subject;
  const char *language;
  AssayDate on;
  const char *about;
  AssayFootFunc draw_foot;
} AssayPaper;

/* How many pages @content takes; it is measured by that, and no good for anything after it. 0 with
 * an error. */
guint assay_paper_count_pages (const AssayContent *content,
                               const char *language,
                               GCancellable *cancellable,
                               GError **error);

/* The same content, day and fonts give the same bytes. Each file is replaced only by a whole new
 * one. @progress counts pages. @out_n_pages is nullable. */
gboolean assay_paper_write (AssayContext *context,
                            const AssayContent *content,
                            const AssayPaper *paper,
                            AssayProgress progress,
                            GCancellable *cancellable,
                            guint *out_n_pages,
                            GError **error);

G_END_DECLS
