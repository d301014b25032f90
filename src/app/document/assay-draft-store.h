/* The drafts of one portfolio, kept from one session to the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In a file of its own among the person's data, not in the portfolio: what is not finished is
 * nobody else's. Whoever has drafts on screen hands them over when the screen changes and when the
 * document closes.
 */

#pragma once

#include "base/assay-context.h"
#include "present/assay-drafts.h"

G_BEGIN_DECLS

typedef struct _AssayDraftStore AssayDraftStore;

/* @path is the portfolio's folder. */
AssayDraftStore *assay_draft_store_new (AssayContext *context, const char *path);
void assay_draft_store_free (AssayDraftStore *self);

/* AssayDraft of the kind and the subject (NULL: any); copies. */
GPtrArray *assay_draft_store_list (AssayDraftStore *self, const char *kind, const char *subject);

/* Puts copies of @drafts (AssayDraft; NULL for none) in the place of all of that kind and subject,
 * and saves them if that is a change. */
void assay_draft_store_replace (AssayDraftStore *self,
                                const char *kind,
                                const char *subject,
                                const GPtrArray *drafts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayDraftStore, assay_draft_store_free)

G_END_DECLS
