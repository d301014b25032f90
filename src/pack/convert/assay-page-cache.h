/* Where pages made from evidence are kept, so that nothing is turned into pages twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They stand in the portfolio's own folder and not in the person's cache folder. They are what
 * harmed people and services said, once more: they belong under the same protection as the evidence
 * (an encrypted disk, a stick, a shared folder's rights), and go when the portfolio goes, with
 * nobody having to know of them. The price is that a portfolio opened for reading gains a folder;
 * it is nobody's data, may be deleted at any time, carries the mark that backup programs know, and
 * is no part of a copy or a submission. Where it cannot be written, pages are made for the moment.
 *
 * Two programs may use one at the same time: an entry appears by a rename, whole.
 */

#pragma once

#include "base/assay-disk.h"
#include "pack/convert/assay-staging.h"

G_BEGIN_DECLS

typedef struct _AssayPageCache AssayPageCache;

/* @folder is made when its parent is there; NULL, or one that cannot be used, means a private
 * temporary folder that goes with the cache. NULL with an error when there is none of either. */
AssayPageCache *assay_page_cache_new (AssayDisk *disk, const char *folder, GError **error);
void assay_page_cache_free (AssayPageCache *self);

/* Whether what is put in will be there the next time. */
gboolean assay_page_cache_is_lasting (const AssayPageCache *self);

/* The path of the pages known as @key (hexadecimal digits), checked to the last byte; NULL when
 * there are none. What is found damaged is removed. The path is good until the cache is next
 * tidied, by anybody: open it at once. */
char *assay_page_cache_lookup (AssayPageCache *self, const char *key);

/* Moves the finished PDF @path, inside a staging folder of this cache, to its place. */
char *
assay_page_cache_take (AssayPageCache *self, const char *key, const char *path, GError **error);

/* Removes what is known as @key, if there is something. */
void assay_page_cache_forget (AssayPageCache *self, const char *key);

/* A place for work in progress, on the same disk. */
AssayStaging *assay_page_cache_new_staging (AssayPageCache *self, GError **error);

/* Removes what has not been used for longest until at most @max_bytes are left. */
void assay_page_cache_tidy (AssayPageCache *self, guint64 max_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPageCache, assay_page_cache_free)

G_END_DECLS
