/* Which evidence files have been read whole and found right, so that they need not be again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file whose size, times and place on the disk are what they were when its content was compared
 * with its digest still has that content: programs that only add to a file or write over it change
 * one of them, and the time of change cannot be set by hand. A file that was changed in the same
 * moment in which it was looked at might keep them; so what is younger than a few seconds is looked
 * at again the next time.
 */

#pragma once

#include "pack/convert/assay-page-cache.h"
#include "pack/pdf/assay-pdf-source.h"

G_BEGIN_DECLS

/* Times in nanoseconds. */
typedef struct
{
  guint64 size;
  guint64 inode;
  guint64 device;
  gint64 modified;
  gint64 changed;
} AssayFileStamp;

/* FALSE for what is no plain file. */
gboolean assay_file_stamp_take (int fd, AssayFileStamp *out_stamp);
gboolean assay_file_stamp_is_same (const AssayFileStamp *a, const AssayFileStamp *b);

typedef struct _AssayPackSeen AssayPackSeen;

/* What @cache keeps about the portfolio folder @folder. @now is in seconds since 1970. */
AssayPackSeen *assay_pack_seen_new (AssayPageCache *cache, const char *folder, gint64 now);
void assay_pack_seen_free (AssayPackSeen *self);

/* Whether the content known by @sha256 is still what it was when it was last compared. */
gboolean assay_pack_seen_is_known (AssayPackSeen *self, const char *sha256);

/* The stamp of the content's file, which must be taken before the content is read; and that it was
 * found right. Nothing is noted where the file is another by now. */
gboolean
assay_pack_seen_take_stamp (AssayPackSeen *self, const char *sha256, AssayFileStamp *out_stamp);
void assay_pack_seen_note (AssayPackSeen *self, const char *sha256, const AssayFileStamp *before);

/* What is known of a PDF's pages: a source that is not open yet, or NULL. */
AssayPdfSource *
assay_pack_seen_new_source (AssayPackSeen *self, const char *sha256, const char *name);

/* Notes it of one that is open. */
void assay_pack_seen_note_source (AssayPackSeen *self, const char *sha256, AssayPdfSource *source);

/* Opens the file of content that is known or was noted; -1 where it is not the same any more. */
int assay_pack_seen_open (AssayPackSeen *self, const char *sha256);

/* Keeps what was known or noted since the beginning, and nothing else. */
void assay_pack_seen_save (AssayPackSeen *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPackSeen, assay_pack_seen_free)

G_END_DECLS
