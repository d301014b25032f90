/* A bag as seen from outside: the members of a ZIP or of an ordinary folder, and their bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one way in to what a stranger has sent. Nothing is unpacked and nothing is written: members
 * are read as streams. Opening lists the members and says everything that is wrong with the
 * container and its names; a member that must not or cannot be read is closed, and a finding says
 * why.
 */

#pragma once

#include "base/assay-progress.h"
#include "core/portfolio/assay-finding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _AssayBag AssayBag;

typedef enum
{
  ASSAY_BAG_FILE,
  ASSAY_BAG_FOLDER,
  ASSAY_BAG_OTHER, /* a link, a device … */
} AssayBagMemberType;

/* @name is UTF-8, from the bag's own folder (which a ZIP may or may not have around it), without a
 * slash at the end. @size is what the container announces. */
typedef struct
{
  char *name;
  AssayBagMemberType type;
  guint64 size;
  gboolean is_closed;
  guint position; /* the container's own number of it */
} AssayBagMember;

typedef enum
{
  ASSAY_BAG_READ_WHOLE,
  ASSAY_BAG_READ_BROKEN, /* a finding says what is wrong with the member */
  ASSAY_BAG_READ_FAILED, /* an error: cancelled, or the disk cannot be read */
} AssayBagRead;

/* One block after the other of a member's bytes; good until it returns. */
typedef void (*AssayBagBlockFunc) (const void *block, gsize length, gpointer data);

/* @passphrase opens locked members of a ZIP, or is NULL. Adds what is wrong to @findings. NULL with
 * an error only when there is nothing to look at: NOT_FOUND, ACCESS, IO, CANCELLED, or INVALID for
 * a file that is no ZIP at all. */
AssayBag *assay_bag_open (const char *path,
                          const char *passphrase,
                          GPtrArray *findings,
                          GCancellable *cancellable,
                          GError **error);
void assay_bag_free (AssayBag *self);

/* AssayBagMember, files and folders of the bag in the container's order; those beside the bag, with
 * bad names or double are not among them. */
const GPtrArray *assay_bag_get_members (const AssayBag *self);

/* The file of this name, or NULL. */
const AssayBagMember *assay_bag_lookup (const AssayBag *self, const char *name);

/* The same by the name in Unicode's composed form, where exactly that form is not there. */
const AssayBagMember *assay_bag_lookup_normalised (const AssayBag *self, const char *name);

/* Whether something lies in or under the folder @name. */
gboolean assay_bag_has_folder (const AssayBag *self, const char *name);

/* Reads a file through once. Closed members are BROKEN without another finding. Never more bytes
 * than @size come out of a ZIP. */
AssayBagRead assay_bag_read (AssayBag *self,
                             const AssayBagMember *member,
                             AssayBagBlockFunc func,
                             gpointer data,
                             GPtrArray *findings,
                             GCancellable *cancellable,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayBag, assay_bag_free)

G_END_DECLS
