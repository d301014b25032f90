/* A bag as seen from outside: its folder, its names, and the way to its bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The containers list what they hold; here it is decided which of it is the bag. RFC 8493, section
 * 4, wants one folder around a serialised bag; a ZIP without one is common and harmless, so both
 * are taken.
 */

#include "core/submission/assay-bag.h"

#include "base/assay-error.h"
#include "core/document/assay-folder-path.h"
#include "core/submission/assay-bag-name.h"
#include "core/submission/assay-bag-private.h"

#include "assay-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define DECLARATION "bagit.txt"

struct _AssayBag
{
  AssayBagSource source;
  GPtrArray *members;
  GHashTable *files;      /* name → AssayBagMember */
  GHashTable *normalised; /* composed name → AssayBagMember */
  GHashTable *folders;    /* every folder, written or implied */
  GHashTable *folded;     /* folded name → the name seen with it */
};

void
assay_bag_item_free (AssayBagItem *item)
{
  g_free (item->bytes);
  g_free (item);
}

static void
member_free (gpointer data)
{
  AssayBagMember *self = data;

  g_free (self->name);
  g_free (self);
}

/* --- Which folder is the bag's --- */

/* "vale/" of "vale/bagit.txt"; NULL for a name at the top. */
static char *
dup_top (const AssayBagItem *item)
{
  const char *slash = memchr (item->bytes, '/', item->length);

  return slash != NULL ? g_strndup (item->bytes, (gsize) (slash + 1 - item->bytes)) : NULL;
}

static gboolean
is_named (const AssayBagItem *item, const char *name)
{
  return item->length == strlen (name) && memcmp (item->bytes, name, item->length) == 0;
}

/* The one top folder when everything is in it; NULL otherwise. */
static char *
find_common_top (const GPtrArray *items)
{
  g_autofree char *common = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *top = dup_top (items->pdata[i]);

      if (top == NULL || (common != NULL && !g_str_equal (common, top)))
        return NULL;
      if (common == NULL)
        common = g_steal_pointer (&top);
    }

  return g_steal_pointer (&common);
}

/* What the names of the bag's members begin with: "" or "vale/". */
static char *
find_base (const GPtrArray *items)
{
  g_autofree char *found = NULL;
  char *common;

  for (guint i = 0; i < items->len; i++)
    {
      const AssayBagItem *item = items->pdata[i];
      g_autofree char *top = dup_top (item);
      g_autofree char *wanted = g_strconcat (top != NULL ? top : "", DECLARATION, NULL);

      if (!is_named (item, wanted))
        continue;
      if (top == NULL)
        return g_strdup ("");
      if (found == NULL)
        found = g_steal_pointer (&top);
    }
  if (found != NULL)
    return g_steal_pointer (&found);
  common = find_common_top (items);

  /* A bag without its declaration may still have everything else in place. */
  return common != NULL && !g_str_equal (common, "data/") ? common
                                                          : (g_free (common), g_strdup (""));
}

/* --- Names --- */

/* Remembers @name and says when it is another writing of one seen before. */
static void
check_clash (AssayBag *self, const char *name, GPtrArray *findings)
{
  g_autofree char *fold = assay_bag_name_fold (name);
  const char *other = g_hash_table_lookup (self->folded, fold);

  if (other == NULL)
    g_hash_table_insert (self->folded, g_steal_pointer (&fold), g_strdup (name));
  else if (!g_str_equal (other, name))
    assay_bag_tell (findings, ASSAY_FINDING_NAME_CLASH, name, other, NULL);
}

/* Remembers the folders that @name lies in. FALSE when one of them is a file. */
static gboolean
add_folders (AssayBag *self, const char *name, GPtrArray *findings)
{
  for (const char *slash = strchr (name, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *folder = g_strndup (name, (gsize) (slash - name));

      if (g_hash_table_contains (self->files, folder))
        return FALSE;
      if (g_hash_table_contains (self->folders, folder))
        continue;
      check_clash (self, folder, findings);
      g_hash_table_add (self->folders, g_steal_pointer (&folder));
    }

  return TRUE;
}

/* Whether a member of this name may stand in the bag at all. */
static gboolean
check_place (AssayBag *self, const AssayBagItem *item, const char *name, GPtrArray *findings)
{
  gboolean is_folder = item->type == ASSAY_BAG_FOLDER;

  if (assay_bag_name_is_too_long (name))
    {
      assay_bag_tell (findings, ASSAY_FINDING_NAME_UNSAFE, name, NULL, NULL);
      return FALSE;
    }
  if (assay_bag_name_escapes (name))
    {
      assay_bag_tell (findings, ASSAY_FINDING_NAME_ESCAPES, name, NULL, NULL);
      return FALSE;
    }
  if (item->type == ASSAY_BAG_OTHER)
    {
      assay_bag_tell (findings, ASSAY_FINDING_NOT_A_FILE, name, NULL, NULL);
      return FALSE;
    }
  if (g_hash_table_contains (self->files, name)
      || (!is_folder && g_hash_table_contains (self->folders, name))
      || !add_folders (self, name, findings))
    {
      assay_bag_tell (findings, ASSAY_FINDING_NAME_TWICE, name, NULL, NULL);
      return FALSE;
    }

  return TRUE;
}

static void
check_elsewhere (AssayBag *self, const AssayBagItem *item, const char *name, GPtrArray *findings)
{
  if (!item->is_marked && !g_str_is_ascii (name))
    assay_bag_tell (findings, ASSAY_FINDING_NAME_UNMARKED, name, NULL, NULL);
  if (assay_bag_name_is_device (name))
    assay_bag_tell (findings, ASSAY_FINDING_NAME_DEVICE, name, NULL, NULL);
  if (assay_bag_name_is_unsafe (name))
    assay_bag_tell (findings, ASSAY_FINDING_NAME_UNSAFE, name, NULL, NULL);
  check_clash (self, name, findings);
}

static void
add_member (
    AssayBag *self, const AssayBagItem *item, char *name, guint position, GPtrArray *findings)
{
  AssayBagMember *member = g_new0 (AssayBagMember, 1);

  member->name = name;
  member->type = item->type;
  member->size = item->size;
  member->is_closed = item->is_closed;
  member->position = position;
  g_ptr_array_add (self->members, member);
  check_elsewhere (self, item, name, findings);
  if (item->type == ASSAY_BAG_FOLDER)
    {
      g_hash_table_add (self->folders, g_strdup (name));
      return;
    }
  g_hash_table_insert (self->files, g_strdup (name), member);
  g_hash_table_insert (self->normalised, assay_bag_name_normalise (name), member);
}

static void
take_item (
    AssayBag *self, const AssayBagItem *item, const char *base, guint at, GPtrArray *findings)
{
  gboolean is_broken = FALSE;
  g_autofree char *whole = assay_bag_name_from_bytes (item->bytes, item->length, &is_broken);
  const char *name = whole + strlen (base);
  gsize length;

  if (is_broken)
    {
      assay_bag_tell (findings, ASSAY_FINDING_NAME_ENCODING, whole, NULL, NULL);
      return;
    }
  if (!g_str_has_prefix (whole, base))
    {
      assay_bag_tell (findings,
                      assay_bag_name_escapes (whole) ? ASSAY_FINDING_NAME_ESCAPES
                                                     : ASSAY_FINDING_BAG_BESIDE,
                      whole, NULL, NULL);
      return;
    }
  length = strlen (name);
  if (item->type == ASSAY_BAG_FOLDER && length > 0 && name[length - 1] == '/')
    whole[strlen (whole) - 1] = '\0';
  /* The bag's own folder. */
  if (name[0] == '\0' && item->type == ASSAY_BAG_FOLDER)
    return;
  if (check_place (self, item, name, findings))
    add_member (self, item, g_strdup (name), at, findings);
}

/* --- Empty folders --- */

static void
find_empty_folders (AssayBag *self, GPtrArray *findings)
{
  g_autoptr (GHashTable) filled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->members->len; i++)
    {
      const AssayBagMember *member = self->members->pdata[i];
      char *parent = g_path_get_dirname (member->name);

      g_hash_table_add (filled, parent);
    }
  for (guint i = 0; i < self->members->len; i++)
    {
      const AssayBagMember *member = self->members->pdata[i];

      if (member->type == ASSAY_BAG_FOLDER && !g_hash_table_contains (filled, member->name)
          && !g_str_equal (member->name, "data"))
        assay_bag_tell (findings, ASSAY_FINDING_FOLDER_EMPTY, member->name, NULL, NULL);
    }
}

/* --- Opening and reading --- */

static AssayBag *
bag_new (void)
{
  AssayBag *self = g_new0 (AssayBag, 1);

  self->members = g_ptr_array_new_with_free_func (member_free);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->normalised = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
assay_bag_free (AssayBag *self)
{
  if (self == NULL)
    return;
  if (self->source.free != NULL)
    self->source.free (self->source.data);
  g_ptr_array_unref (self->members);
  g_hash_table_unref (self->files);
  g_hash_table_unref (self->normalised);
  g_hash_table_unref (self->folders);
  g_hash_table_unref (self->folded);
  g_free (self);
}

/* The containers own @fd once they are asked. */
static gboolean
open_source (AssayBag *self,
             const char *path,
             const char *passphrase,
             GPtrArray *items,
             GPtrArray *findings,
             GCancellable *cancellable,
             GError **error)
{
  struct stat info;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      assay_error_set_from_errno (error, path, errno);
      if (fd >= 0)
        close (fd);
      return FALSE;
    }
  if (S_ISDIR (info.st_mode))
    return assay_bag_folder_open (path, fd, &self->source, items, findings, cancellable, error);
  if (S_ISREG (info.st_mode))
    return assay_bag_zip_open (path, fd, (guint64) info.st_size, passphrase, &self->source, items,
                               findings, cancellable, error);
  close (fd);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s is neither a ZIP file nor a folder"),
               path);

  return FALSE;
}

AssayBag *
assay_bag_open (const char *path,
                const char *passphrase,
                GPtrArray *findings,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (AssayBag) self = bag_new ();
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_bag_item_free);
  g_autofree char *base = NULL;

  if (!open_source (self, path, passphrase, items, findings, cancellable, error))
    return NULL;
  base = find_base (items);
  for (guint i = 0; i < items->len; i++)
    {
      if (!assay_check_not_cancelled (cancellable, error))
        return NULL;
      take_item (self, items->pdata[i], base, i, findings);
    }
  find_empty_folders (self, findings);

  return g_steal_pointer (&self);
}

const GPtrArray *
assay_bag_get_members (const AssayBag *self)
{
  return self->members;
}

const AssayBagMember *
assay_bag_lookup (const AssayBag *self, const char *name)
{
  return g_hash_table_lookup (self->files, name);
}

const AssayBagMember *
assay_bag_lookup_normalised (const AssayBag *self, const char *name)
{
  g_autofree char *composed = assay_bag_name_normalise (name);

  return g_hash_table_lookup (self->normalised, composed);
}

gboolean
assay_bag_has_folder (const AssayBag *self, const char *name)
{
  return g_hash_table_contains (self->folders, name);
}

AssayBagRead
assay_bag_read (AssayBag *self,
                const AssayBagMember *member,
                AssayBagBlockFunc func,
                gpointer data,
                GPtrArray *findings,
                GCancellable *cancellable,
                GError **error)
{
  if (member->is_closed || member->type != ASSAY_BAG_FILE)
    return ASSAY_BAG_READ_BROKEN;

  return self->source.read (self->source.data, member->position, member->name, func, data, findings,
                            cancellable, error);
}
