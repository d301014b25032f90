/* What somebody has begun to write and what cannot be saved yet, as a text to keep.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A draft is no part of the portfolio: a citation without a reason, half an action. It belongs to
 * the person who writes it and waits until it is finished or discarded.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @kind is what the draft is of ("citation"), @subject where it is written ("2.5"), @fields its
 * texts by the names their writer gives them. */
typedef struct
{
  char *kind;
  char *subject;
  GHashTable *fields; /* char* -> char* */
} AssayDraft;

AssayDraft *assay_draft_new (const char *kind, const char *subject);
AssayDraft *assay_draft_copy (const AssayDraft *self);
void assay_draft_free (AssayDraft *self);

/* Never NULL: "" for a field that is not there. */
const char *assay_draft_get (const AssayDraft *self, const char *field);
/* A field that is a whole number; 0 for any other. */
guint assay_draft_get_number (const AssayDraft *self, const char *field);

void assay_draft_set (AssayDraft *self, const char *field, const char *text);

/* AssayDraft. What cannot be read is left out: a draft is not worth an error. */
GPtrArray *assay_drafts_parse (const char *text);
char *assay_drafts_format (const GPtrArray *drafts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayDraft, assay_draft_free)

G_END_DECLS
