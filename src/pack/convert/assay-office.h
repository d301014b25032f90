/* LibreOffice, run as a program to turn a document into pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It runs with a profile of its own, so that it neither meets a LibreOffice that is open nor leaves
 * anything in the person's settings, and with the limits of assay-confined-run.h.
 */

#pragma once

#include "base/assay-progress.h"
#include "pack/convert/assay-staging.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *program; /* path */
  char *version; /* what tells one installation from another; never printed */
} AssayOffice;

/* Looks for the program in PATH, without starting it. NULL when there is none. */
AssayOffice *assay_office_find (void);
void assay_office_free (AssayOffice *self);

/* Turns the document at @path into the PDF @output, inside @staging. The document is copied there
 * first and never touched. @progress is told each second that it goes on. Errors: TOO_LARGE (the
 * document is, or it took more than @seconds), DAMAGED (no pages came out), CANCELLED, and those of
 * reading and writing. Messages are sentences for a cover sheet. May be called on any thread. */
gboolean assay_office_make_pages (const AssayOffice *self,
                                  const AssayStaging *staging,
                                  const char *path,
                                  guint seconds,
                                  AssayProgress progress,
                                  GCancellable *cancellable,
                                  const char *output,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayOffice, assay_office_free)

G_END_DECLS
