/* What people type as a passphrase: not left behind in memory, nor in the way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Wiped before it is freed. @passphrase may be NULL. */
void assay_passphrase_free (char *passphrase);

/* For every GtkPasswordEntry, once: takes the focus from it before it goes. In GTK 4.8 the text
 * inside lives on for as long as its window has the focus on it, and tells the entry, which is
 * freed by then, that it has lost it. */
void assay_passphrase_watch_entry (GtkWidget *entry);

G_END_DECLS
