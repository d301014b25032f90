/* Writing a bag: BagIt 1.0 (RFC 8493) in one ZIP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same files in the same order give the same bytes, in one time zone and without a passphrase.
 * Nothing is at the place of the bag before assay_bag_writer_publish().
 */

#pragma once

#include "base/assay-date.h"
#include "core/portfolio/assay-zip-writer.h"

G_BEGIN_DECLS

#define ASSAY_BAG_PAYLOAD "data/"

typedef struct _AssayBagWriter AssayBagWriter;

/* @folder is the one folder around everything, ASCII without slashes. The rest as for
 * assay_zip_writer_new(). */
AssayBagWriter *assay_bag_writer_new (AssayDisk *disk,
                                      const char *path,
                                      const char *folder,
                                      const char *passphrase,
                                      AssayProgress progress,
                                      GCancellable *cancellable,
                                      GError **error);
void assay_bag_writer_free (AssayBagWriter *self);

/* How many bytes of evidence there will be, for the progress. */
void assay_bag_writer_set_total (AssayBagWriter *self, guint64 total);

/* Payload, until the bag is sealed: @name begins with "data/". See assay-zip-writer.h. */
gboolean assay_bag_writer_add_bytes (
    AssayBagWriter *self, const char *name, const void *data, gsize length, GError **error);
gboolean assay_bag_writer_add_content (AssayBagWriter *self,
                                       const char *folder,
                                       const char *sha256,
                                       guint64 size,
                                       const char *title,
                                       const char *name,
                                       GError **error);
gboolean assay_bag_writer_add_file (AssayBagWriter *self,
                                    const char *path,
                                    const char *name,
                                    GError **error);

/* Another line of bag-info.txt, until the bag is sealed; @value is one line. Payload-Oxum is
 * written without being asked for. */
void assay_bag_writer_add_info (AssayBagWriter *self, const char *label, const char *value);

/* Writes the manifest, bag-info.txt and, over all of them, the tag manifest. */
gboolean assay_bag_writer_seal (AssayBagWriter *self, GError **error);

/* The bytes of tagmanifest-sha256.txt, once sealed: whoever vouches for them vouches for all. */
GBytes *assay_bag_writer_get_seal (AssayBagWriter *self);

/* A tag file that nothing lists, once sealed: what is said about the seal cannot be under it. */
gboolean assay_bag_writer_add_beside_seal (
    AssayBagWriter *self, const char *name, const void *data, gsize length, GError **error);

gboolean assay_bag_writer_publish (AssayBagWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayBagWriter, assay_bag_writer_free)

G_END_DECLS
