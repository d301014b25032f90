/* Evidence that was kept, copied into the pack while other things are done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copying waits for the disk and drawing for the processor, so a rebuild does both at once.
 */

#pragma once

#include "pack/assay-pack-volume.h"

G_BEGIN_DECLS

typedef struct _AssayPackCopying AssayPackCopying;

/* Begins assay_pack_volume_write() with @volume, @writer and @seen, which are not to be touched
 * before it is finished or freed. @cancellable may be cancelled from any thread. */
AssayPackCopying *assay_pack_copying_start (AssayPackVolume *volume,
                                            AssayPdfWriter *writer,
                                            AssayPackSeen *seen,
                                            guint64 n_total,
                                            GCancellable *cancellable);

/* Waits for the end, telling @progress of what is still done. Returns what
 * assay_pack_volume_write() does. Once only. */
AssayPdfPart *
assay_pack_copying_finish (AssayPackCopying *self, AssayProgress progress, GError **error);

/* Gives up what is not finished. */
void assay_pack_copying_free (AssayPackCopying *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPackCopying, assay_pack_copying_free)

G_END_DECLS
