/* Asks where something that came in one file is to be kept as a folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @folder does not exist yet; its parent may not either. */
typedef void (*AssayPlaceFunc) (GtkWindow *window, const char *folder, gpointer data);

typedef struct
{
  const char *title;
  const char *body;
  const char *folder;    /* where it goes unless another place is chosen */
  const char *go;        /* the button that has it done, with its mnemonic: "_Unpack" */
  const char *elsewhere; /* what is chosen for another place: "Where to keep the portfolio" */
  const char *go_there;  /* the button then: "_Unpack Here" */
} AssayPlaceQuestion;

/* The folder @name in @parent; with a number where that is taken. Both in the encoding of file
 * names. */
char *assay_place_dup_free (const char *parent, const char *name);

/* Asks over @window, and calls @chosen_cb unless the person thinks better of it. For another place
 * the folder keeps its name. @data is freed with @free_data either way. */
void assay_place_question_ask (GtkWindow *window,
                               const AssayPlaceQuestion *question,
                               AssayPlaceFunc chosen_cb,
                               gpointer data,
                               GDestroyNotify free_data);

G_END_DECLS
