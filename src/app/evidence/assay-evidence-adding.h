/* Adding files to the evidence, from any section: chosen, dropped or pasted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files are read and stored on a thread; then all good ones become items in one edit. The person is
 * told what was added, what was there already, and what could not be added and why.
 */

#pragma once

#include "app/assay-section.h"

G_BEGIN_DECLS

/* @numbers (guint) are the items that hold the files now, in the files' order, those that were
 * there already among them; at least one. */
typedef void (*AssayEvidenceAddedFunc) (gpointer owner, const GArray *numbers);

/* Starts at once and comes back. @paths (char*) is copied. @owner is a GObject and watched, not
 * held: when it or @section is gone, @added_cb is not called. @added_cb may be NULL. */
void assay_evidence_add_files (AssaySection *section,
                               GPtrArray *paths,
                               AssayEvidenceAddedFunc added_cb,
                               gpointer owner);

/* The same for files that were refused because nobody can read their pages: they travel behind a
 * cover sheet. With @replaced (0: none) the first is put in that item's place. */
void assay_evidence_add_anyway (AssaySection *section,
                                GPtrArray *paths,
                                guint replaced,
                                AssayEvidenceAddedFunc added_cb,
                                gpointer owner);

/* Puts the file at @path in the place of the item's own: its number, citations and what is said
 * about it stay. One edit. */
void assay_evidence_replace_file (AssaySection *section, guint number, const char *path);

G_END_DECLS
