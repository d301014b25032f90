/* Turns evidence that is neither PDF nor picture into pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Word, Writer, Excel, Calc, PowerPoint, Impress and RTF files through LibreOffice, if it is there;
 * text, web pages and e-mail by our own layout. What was made once is kept, under what the file
 * holds, what made the pages and the fonts there are (assay-page-cache.h), and the same file gives
 * the same bytes, but for one that asks for today's date: it shows the day on which its pages were
 * made.
 */

#pragma once

#include "base/assay-disk.h"
#include "base/assay-progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Inside a portfolio's folder. */
#define ASSAY_PAGE_CACHE_FOLDER "cache"

/* What was done so far. Time is only spent where LibreOffice or our layout ran. */
typedef struct
{
  guint n_converted;
  guint n_from_cache;
  guint64 milliseconds;
} AssayConversions;

typedef struct _AssayConverter AssayConverter;

/* @cache_folder is where pages are kept; NULL keeps them only as long as the converter. It is made
 * when it is first needed, not before. A converter belongs to one thread at a time; any number of
 * them, in any number of programs, may share a folder. */
AssayConverter *assay_converter_new (AssayDisk *disk, const char *cache_folder);

/* Lets go of what was kept only for the moment, and makes the cache small enough again. */
void assay_converter_free (AssayConverter *self);

/* How long LibreOffice may take for one document; ASSAY_LIMIT_DOCUMENT_SECONDS otherwise. */
void assay_converter_set_seconds (AssayConverter *self, guint seconds);

/* The path of a PDF with the pages of the file at @path, which holds the content with the digest
 * @sha256 and is said to be of the media type @type (nullable). Open it before anything else is
 * done. @progress is told, once a second, that LibreOffice is still at work. Errors, whose messages
 * are whole sentences:
 *
 * INVALID: files of this kind are not turned into pages, or it is not what it claims to be;
 * ENCRYPTED: needs a password; DAMAGED: no pages came out; TOO_LARGE: the file is, or it took too
 * long; NOT_FOUND: LibreOffice is not installed; CANCELLED, within half a second; and what the
 * system says. */
char *assay_converter_make_pages (AssayConverter *self,
                                  const char *path,
                                  const char *type,
                                  const char *sha256,
                                  AssayProgress progress,
                                  GCancellable *cancellable,
                                  GError **error);

const AssayConversions *assay_converter_get_conversions (const AssayConverter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayConverter, assay_converter_free)

G_END_DECLS
