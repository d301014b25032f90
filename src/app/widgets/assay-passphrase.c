/* What people type as a passphrase.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/assay-passphrase.h"

#include <string.h>

/* Not to be found in memory that is used again. */
void
assay_passphrase_free (char *passphrase)
{
  if (passphrase != NULL)
    explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

static void
entry_unmapped_cb (GtkWidget *entry)
{
  GtkRoot *root = gtk_widget_get_root (entry);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && (focus == entry || gtk_widget_is_ancestor (focus, entry)))
    gtk_root_set_focus (root, NULL);
}

void
assay_passphrase_watch_entry (GtkWidget *entry)
{
  g_signal_connect (entry, "unmap", G_CALLBACK (entry_unmapped_cb), NULL);
}
