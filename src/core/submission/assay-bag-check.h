/* Whether a bag is complete and valid by RFC 8493, section 3.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every file is read once: tag files and the XML of a submission are kept as they are read, so that
 * what is judged is what was hashed.
 */

#pragma once

#include "core/submission/assay-bag-tags.h"

G_BEGIN_DECLS

#define ASSAY_BAG_INFO_FILE "bag-info.txt"
#define ASSAY_BAG_FETCH_FILE "fetch.txt"

/* Who keeps what is read, block by block as it goes to the digests, as long as nothing blocking was
 * found. prepare() comes first, with the bytes that may come at most; then begin(), take() as often
 * as there are blocks, and end() for each file. take() cannot fail; end() says what went wrong. */
typedef struct
{
  gpointer data;
  gboolean (*prepare) (gpointer data, guint64 most_bytes, GError **error);
  gboolean (*begin) (gpointer data, const char *name, GError **error);
  void (*take) (gpointer data, const void *block, gsize length);
  gboolean (*end) (gpointer data, GError **error);
} AssayBagKeeper;

/* A bag being checked, and what is known of it afterwards. Borrowed: bag, findings, cancellable
 * and @keeper, which is NULL when nothing is kept. */
typedef struct
{
  AssayBag *bag;
  GPtrArray *findings;
  AssayProgress progress;
  GCancellable *cancellable;
  const AssayBagKeeper *keeper;
  gboolean is_keeping;      /* the file in hand */
  guint n_looked;           /* findings looked at for whether to go on keeping */
  gboolean has_declaration; /* bagit.txt is there, readable or not */
  AssayBagDeclaration *declaration;
  GPtrArray *info;      /* AssayBagElement */
  GPtrArray *manifests; /* AssayBagManifest */
  GHashTable *loaded;   /* name → GBytes */
  GHashTable *sha256;   /* name → hex digits, of every payload file that could be read */
  GHashTable *unread;   /* names of files that could not be read */
  AssayDigestPipe *pipe;
  guint64 done;
  guint64 total;
  guint64 n_payload_bytes;
  guint n_payload_files;
} AssayBagCheck;

AssayBagCheck *assay_bag_check_new (AssayBag *bag,
                                    GPtrArray *findings,
                                    AssayProgress progress,
                                    GCancellable *cancellable);
void assay_bag_check_free (AssayBagCheck *self);

/* Does it all. FALSE only with an error: CANCELLED, or the disk. @progress counts bytes. */
gboolean assay_bag_check_run (AssayBagCheck *self, GError **error);

/* Only declaration, manifests and the file @name, without regard to what else is in the bag. The
 * manifests are in @loaded afterwards. FALSE as for assay_bag_check_run(). */
gboolean assay_bag_check_run_one (AssayBagCheck *self, const char *name, GError **error);

/* The bytes of the file @name of at most @max_bytes, kept for the hashing. *@out_bytes is NULL
 * where it is not there, cannot be read or is larger, with a finding for the last two. FALSE with
 * an error only. */
gboolean assay_bag_check_load (
    AssayBagCheck *self, const char *name, gsize max_bytes, GBytes **out_bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayBagCheck, assay_bag_check_free)

G_END_DECLS
