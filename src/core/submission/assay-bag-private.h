/* What the two kinds of container give the bag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/submission/assay-bag.h"

G_BEGIN_DECLS

/* What a container holds, before the bag's folder is known. @bytes is the name as it stands there,
 * owned; @is_marked is FALSE when nothing says how it is encoded. */
typedef struct
{
  char *bytes;
  gsize length;
  gboolean is_marked;
  AssayBagMemberType type;
  guint64 size;
  gboolean is_closed;
} AssayBagItem;

typedef struct
{
  gpointer data;
  AssayBagRead (*read) (gpointer data,
                        guint position,
                        const char *name,
                        AssayBagBlockFunc func,
                        gpointer func_data,
                        GPtrArray *findings,
                        GCancellable *cancellable,
                        GError **error);
  void (*free) (gpointer data);
} AssayBagSource;

void assay_bag_item_free (AssayBagItem *item);

/* Open a container and list it: AssayBagItem in @out_items, the place in the array being the
 * position that read() takes. */
gboolean assay_bag_zip_open (const char *path,
                             int fd,
                             guint64 size,
                             const char *passphrase,
                             AssayBagSource *out_source,
                             GPtrArray *out_items,
                             GPtrArray *findings,
                             GCancellable *cancellable,
                             GError **error);
gboolean assay_bag_folder_open (const char *path,
                                int fd,
                                AssayBagSource *out_source,
                                GPtrArray *out_items,
                                GPtrArray *findings,
                                GCancellable *cancellable,
                                GError **error);

static inline void
assay_bag_tell (GPtrArray *findings,
                AssayBagFindingTag tag,
                const char *subject,
                const char *detail,
                const char *detail2)
{
  g_ptr_array_add (findings, assay_finding_new ((AssayFindingTag) tag, subject, detail, detail2));
}

G_END_DECLS
