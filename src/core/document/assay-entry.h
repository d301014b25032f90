/* One line of a document's history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/assay-document-edit.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_ENTRY_EDIT,
  ASSAY_ENTRY_UNDO,
  ASSAY_ENTRY_REDO,
} AssayEntryType;

typedef struct
{
  guint64 sequence; /* from 1, without gaps */
  gint64 time;      /* UTC seconds */
  char *author;
  AssayEntryType type;
  guint64 of; /* for undo and redo: the sequence of the edit */
  AssayEdit *edit;
} AssayEntry;

void assay_entry_free (AssayEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayEntry, assay_entry_free)

G_END_DECLS
