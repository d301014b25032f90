/* A text that a service writes, saved while it is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The text is handed over when typing pauses, when the focus leaves and when assay_writing_flush()
 * asks for it; what could not be saved is kept, for its own subject, until it can. Undo inside is
 * the text's own while it has something to undo, and the document's after. Below it stands how long
 * it is ("has-hint"), beside what is usual for the answer to a criterion ("has-usual").
 *
 * Signal "write" (const char *subject, const char *text), returning gboolean: save this; TRUE when
 * it is safe.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_WRITING (assay_writing_get_type ())
G_DECLARE_FINAL_TYPE (AssayWriting, assay_writing, ASSAY, WRITING, AdwBin)

/* Shows @text, which is what the document has for @subject. Text that is not saved yet stays. */
void
assay_writing_set (AssayWriting *self, const char *subject, const char *text, gboolean read_only);

/* What is written, as it stands in the view; free with g_free(). */
char *assay_writing_dup_text (AssayWriting *self);

/* Says below the text what is wrong with it, until it is changed; NULL for nothing. */
void assay_writing_set_problem (AssayWriting *self, const char *message);

/* Saves what is not saved. */
void assay_writing_flush (AssayWriting *self);

/* Forgets everything: the subjects to come are another document's. */
void assay_writing_forget (AssayWriting *self);

G_END_DECLS
