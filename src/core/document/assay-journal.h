/* The journal: who changed what, when; each line on the disk before its edit counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * journal/000001.log, 000002.log …, a new file every thousand lines, so that opening reads the last
 * one or two and a sync program uploads little. Files are only ever appended to. The lines are kept
 * in memory from some file on to the end; more are read backwards when somebody needs them.
 *
 * A torn last line is what a crash leaves; nobody was told that it was saved, so it counts for
 * nothing and is cut off before the next append.
 */

#pragma once

#include "core/document/assay-journal-line.h"

G_BEGIN_DECLS

#define ASSAY_JOURNAL_FILE_LINES 1000u

typedef struct _AssayJournal AssayJournal;

/* The number of "000012.log"; 0 for names of any other form. */
guint assay_journal_parse_file_name (const char *name);

/* Looks which files there are (none is fine, no folder too) and reads the last. */
AssayJournal *
assay_journal_open (AssayDisk *disk, const AssayModel *model, const char *folder, GError **error);
void assay_journal_free (AssayJournal *self);

/* The lines read so far, AssayJournalLine, oldest first. Loading more puts them in front. */
const GPtrArray *assay_journal_get_lines (AssayJournal *self);

/* Whether every line has been read. */
gboolean assay_journal_is_loaded (AssayJournal *self);

/* Reads one more file, before those already read; only while not everything is loaded. */
gboolean assay_journal_load_more (AssayJournal *self, GError **error);
gboolean assay_journal_load_all (AssayJournal *self, GError **error);

/* Whether the journal can tell the whole story: loaded, from the first entry on, no line damaged or
 * missing. */
gboolean assay_journal_is_whole (AssayJournal *self);

/* The sequence number for the next entry. */
guint64 assay_journal_get_next_sequence (AssayJournal *self);

/* Appends a line and syncs it; takes @line in any case. On FALSE the file is as it was before;
 * where even that cannot be reached, the journal takes no more lines. */
gboolean assay_journal_append (AssayJournal *self, AssayJournalLine *line, GError **error);

/* Whether a line that was refused may be there all the same when the journal is read again: the
 * disk took it and did not let go of it. */
gboolean assay_journal_is_in_doubt (AssayJournal *self);

/* Journal files as they are known to be whole: name and length. For copying. */
typedef struct
{
  char *name;
  guint64 length;
} AssayJournalFile;

const GPtrArray *assay_journal_get_files (AssayJournal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayJournal, assay_journal_free)

G_END_DECLS
