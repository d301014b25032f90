/* Reads the beginning of a text file, away from the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-work.h"

G_BEGIN_DECLS

/* What is shown of a file. */
#define ASSAY_PREVIEW_TEXT_BYTES 200000

typedef struct
{
  char *text; /* valid UTF-8 */
  gboolean is_cut;
} AssayPreviewText;

/* The result of @done_cb is an AssayPreviewText, to be freed. */
AssayWork *assay_preview_text_read (gpointer owner, const char *path, AssayWorkDoneFunc done_cb);
void assay_preview_text_free (AssayPreviewText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPreviewText, assay_preview_text_free)

G_END_DECLS
