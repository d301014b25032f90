/* The history of a document as people and programs read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/document/assay-entry.h"

G_BEGIN_DECLS

/* What an entry says in words; owned by the caller. */
typedef char *(*AssayWordEntry) (const AssayEntry *entry, gconstpointer data);

/* @entries: AssayEntry, in their order. */
void assay_history_table_print (const GPtrArray *entries,
                                gboolean json,
                                AssayWordEntry word,
                                gconstpointer data);

G_END_DECLS
