/* One line of the journal, as text and as what it says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   <16 hex digits of the SHA-256 of the rest> <entry …>…</entry>
 *   <16 hex digits of the SHA-256 of the rest> <saved …/>
 *
 * The digits tell a whole line from a torn or changed one; they are no seal against people.
 */

#pragma once

#include "base/assay-context.h"
#include "core/document/assay-entry.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_LINE_ENTRY,
  ASSAY_LINE_SAVED,
  ASSAY_LINE_DAMAGED, /* changed, or no line of ours */
  ASSAY_LINE_MISSING, /* stands for a journal file, or lines, that should be there */
  ASSAY_LINE_NEWER,   /* whole, but from a newer Assay */
} AssayLineType;

/* @digest is that of the document's file about to be put into place, which holds every entry up to
 * and including @sequence; the numbers are the highest ever given until then, by type. */
typedef struct
{
  const AssayModel *model;
  char *digest;
  guint64 sequence;
  guint highest[ASSAY_MODEL_MOST_TYPES];
} AssaySaved;

/* @file and @line say where, for findings. */
typedef struct
{
  AssayLineType type;
  char *file;
  guint line;
  AssayEntry *entry;
  AssaySaved saved;
} AssayJournalLine;

AssayEntry *assay_entry_new (guint64 sequence,
                             gint64 time,
                             const char *author,
                             AssayEntryType type,
                             guint64 of,
                             AssayEdit *edit);

void assay_journal_line_free (AssayJournalLine *self);
AssayJournalLine *assay_journal_line_new (AssayLineType type, const char *file, guint line);

/* Takes @entry. */
AssayJournalLine *assay_journal_line_new_entry (AssayEntry *entry);
AssayJournalLine *assay_journal_line_new_saved (const AssaySaved *saved);

/* The whole line with its line end; only for entries and saved lines. */
char *assay_journal_line_format (const AssayJournalLine *self);

/* Never NULL: what cannot be read is a damaged line. @text has no line end. */
AssayJournalLine *assay_journal_line_parse (
    const AssayModel *model, const char *text, gsize length, const char *file, guint line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayJournalLine, assay_journal_line_free)

G_END_DECLS
