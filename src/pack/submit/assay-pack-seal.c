/* Whether the pack in a submission is the pack of the data in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/submit/assay-pack-seal.h"

#include "base/assay-error.h"
#include "core/submission/assay-bag.h"
#include "core/submission/assay-submission-check.h"
#include "pack/assay-pack-bind.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define COPY "pack.pdf"

/* A private folder with one file in it. */
typedef struct
{
  char *folder;
  char *path;
  int fd;
  int error_number; /* of writing; 0: none */
} Copy;

static void
copy_clear (Copy *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->path != NULL)
    g_unlink (self->path);
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Copy, copy_clear)

static gboolean
copy_open (Copy *self, GError **error)
{
  GError *problem = NULL;

  self->folder = g_dir_make_tmp ("assay-verify-XXXXXX", &problem);
  if (self->folder == NULL)
    {
      assay_error_propagate (error, problem, NULL);
      return FALSE;
    }
  self->path = g_build_filename (self->folder, COPY, NULL);
  self->fd = g_open (self->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (self->fd < 0)
    assay_error_set_from_errno (error, self->path, errno);

  return self->fd >= 0;
}

static void
take_block_cb (const void *block, gsize length, gpointer data)
{
  const char *bytes = block;
  Copy *self = data;

  while (length > 0 && self->error_number == 0)
    {
      gssize done = write (self->fd, bytes, length);

      if (done < 0 && errno != EINTR)
        self->error_number = errno;
      if (done <= 0)
        continue;
      bytes += done;
      length -= (gsize) done;
    }
}

/* What is wrong with the bag was said when it was verified. @out_is_there is FALSE when there is no
 * pack that can be read. */
static gboolean
copy_pack (Copy *self,
           const char *path,
           const char *passphrase,
           GCancellable *cancellable,
           gboolean *out_is_there,
           GError **error)
{
  g_autoptr (GPtrArray) said = assay_findings_new ();
  g_autoptr (AssayBag) bag = assay_bag_open (path, passphrase, said, cancellable, error);
  const AssayBagMember *member = bag != NULL ? assay_bag_lookup (bag, ASSAY_SUBMISSION_PACK) : NULL;
  AssayBagRead result;

  *out_is_there = FALSE;
  if (bag == NULL)
    return FALSE;
  if (member == NULL)
    return TRUE;
  result = assay_bag_read (bag, member, take_block_cb, self, said, cancellable, error);
  *out_is_there = result == ASSAY_BAG_READ_WHOLE;
  if (result != ASSAY_BAG_READ_FAILED && self->error_number != 0)
    assay_error_set_from_errno (error, self->path, self->error_number);

  return result != ASSAY_BAG_READ_FAILED && self->error_number == 0;
}

static void
tell (AssayVerification *verification, AssayBagFindingTag tag, const char *detail)
{
  g_ptr_array_add (verification->findings,
                   assay_finding_new ((AssayFindingTag) tag, ASSAY_SUBMISSION_PACK, detail,
                                      verification->fingerprint));
  assay_findings_sort (verification->findings);
}

gboolean
assay_pack_seal_check (const char *path,
                       const char *passphrase,
                       AssayVerification *verification,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (Copy) copy = { .fd = -1 };
  g_autoptr (AssayPageMap) map = NULL;
  g_autoptr (GError) problem = NULL;
  gboolean is_there = FALSE;

  if (verification->fingerprint == NULL)
    return TRUE;
  if (!copy_open (&copy, error)
      || !copy_pack (&copy, path, passphrase, cancellable, &is_there, error))
    return FALSE;
  if (!is_there)
    return TRUE;
  map = assay_pack_bind_read_map (copy.path, cancellable, &problem);
  if (g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (map == NULL || map->fingerprint == NULL)
    tell (verification, ASSAY_FINDING_PACK_UNMARKED, NULL);
  else if (!g_str_equal (map->fingerprint, verification->fingerprint))
    tell (verification, ASSAY_FINDING_PACK_DIFFERS, map->fingerprint);

  return TRUE;
}
