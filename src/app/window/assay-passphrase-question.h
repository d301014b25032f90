/* Asks for the passphrase of something that somebody sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @passphrase is NULL where the person thought better of it; it is good for the call alone, and
 * wiped after it. */
typedef void (*AssayPassphraseFunc) (GtkWindow *window, const char *passphrase, gpointer data);

/* Asks over @window for the passphrase of the file at @path; @was_wrong says that one was tried and
 * does not open it. @answered_cb is called once, unless @window goes first. @data is freed with
 * @free_data either way. */
void assay_passphrase_question_ask (GtkWindow *window,
                                    const char *path,
                                    gboolean was_wrong,
                                    AssayPassphraseFunc answered_cb,
                                    gpointer data,
                                    GDestroyNotify free_data);

G_END_DECLS
