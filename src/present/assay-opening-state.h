/* What can be done about a portfolio that would not open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-portfolio-folder.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;
  char *body;
  gboolean can_read;    /* opening for reading may go well */
  gboolean can_unlock;  /* the lock may be taken away */
  gboolean can_restore; /* a copy in one file may help */
} AssayOpeningState;

/* @path is the folder; @holder is who has it, or NULL where nobody is known to. */
AssayOpeningState *assay_opening_state_new (const char *path,
                                            const GError *error,
                                            const AssayFolderHolder *holder,
                                            gint64 now);
/* Why an open portfolio is for reading only, and what to do to write in it. @can_write: the folder
 * lets this person write. */
char *
assay_opening_state_word_reading (const AssayFolderHolder *holder, gboolean can_write, gint64 now);

/* The same for a register, a file's or one in a database that is shared. */
char *assay_opening_state_word_reading_register (gboolean is_shared);

void assay_opening_state_free (AssayOpeningState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayOpeningState, assay_opening_state_free)

G_END_DECLS
