/* The evidence of the last pack, kept as it stands in the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A changed answer leaves the evidence's pages alone: they need not be drawn, opened, joined or
 * packed again, only copied: not even when they move, because page numbers are left open in them
 * (pdf/assay-pdf-blanks.h). What is kept is what is ours (cover sheets, stamps, tags, bookmarks);
 * where the bytes are those of an evidence file, only where in it they stand. There is one volume
 * for a portfolio, of its last pack, so what was withdrawn is gone from it with the next.
 *
 * It is a cache: whatever is wrong with it, the evidence is put together anew, with the same bytes.
 */

#pragma once

#include "pack/assay-pack-seen.h"
#include "pack/pdf/assay-pdf-blanks.h"
#include "pack/pdf/assay-pdf-part.h"

G_BEGIN_DECLS

typedef struct _AssayPackVolume AssayPackVolume;

/* The one kept in @cache for @key; NULL when there is none, or one for something else. */
AssayPackVolume *assay_pack_volume_load (AssayPageCache *cache, const char *key);

/* What @writer, fresh before, has written from @start on: @part with @blanks. Counted by the
 * writer. */
AssayPackVolume *assay_pack_volume_new (AssayPdfWriter *writer,
                                        guint64 start,
                                        const AssayPdfPart *part,
                                        const AssayPdfBlanks *blanks);
void assay_pack_volume_free (AssayPackVolume *self);

/* Of one that was loaded; borrowed. */
AssayPdfBlanks *assay_pack_volume_get_blanks (AssayPackVolume *self);

/* Writes it anew, with @writer fresh. @progress goes from 0 to @n_total. NULL without an error
 * where a file is not the one it was: then nothing that @writer has written is of use. */
AssayPdfPart *assay_pack_volume_write (AssayPackVolume *self,
                                       AssayPdfWriter *writer,
                                       AssayPackSeen *seen,
                                       AssayProgress progress,
                                       guint64 n_total,
                                       GCancellable *cancellable,
                                       GError **error);

/* Keeps one that is new; @joined is the file that was written. */
void assay_pack_volume_keep (AssayPackVolume *self,
                             AssayPageCache *cache,
                             const char *key,
                             const char *joined);

/* Forgets the one that is kept. */
void assay_pack_volume_forget (AssayPageCache *cache);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPackVolume, assay_pack_volume_free)

G_END_DECLS
