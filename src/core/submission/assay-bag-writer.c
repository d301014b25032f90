/* Writing a bag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A manifest is written after what it lists, because the digests come out of the one pass in which
 * contents are read and written.
 */

#include "core/submission/assay-bag-writer.h"

#include "base/assay-digest.h"

#include <string.h>

#define DECLARATION "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
#define MANIFEST "manifest-sha256.txt"
#define TAG_MANIFEST "tagmanifest-sha256.txt"
#define BAG_INFO "bag-info.txt"

struct _AssayBagWriter
{
  AssayZipWriter *zip;
  char *folder;
  GString *manifest;
  GString *tag_manifest;
  GString *info;
  guint64 n_bytes;
  guint n_files;
  GBytes *seal;
};

static char *
dup_place (const AssayBagWriter *self, const char *name)
{
  return g_strconcat (self->folder, "/", name, NULL);
}

static void
list (GString *manifest, const char *name, const char *sha256)
{
  g_string_append_printf (manifest, "%s  %s\n", sha256, name);
}

static gboolean
add_tag_file (
    AssayBagWriter *self, const char *name, const char *text, gsize length, GError **error)
{
  g_autofree char *place = dup_place (self, name);
  g_autofree char *sha256 = assay_digest_of_bytes (text, length);

  list (self->tag_manifest, name, sha256);

  return assay_zip_writer_add_bytes (self->zip, place, text, length, error);
}

AssayBagWriter *
assay_bag_writer_new (AssayDisk *disk,
                      const char *path,
                      const char *folder,
                      const char *passphrase,
                      AssayProgress progress,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (AssayBagWriter) self = g_new0 (AssayBagWriter, 1);

  self->folder = g_strdup (folder);
  self->manifest = g_string_new (NULL);
  self->tag_manifest = g_string_new (NULL);
  self->info = g_string_new (NULL);
  self->zip = assay_zip_writer_new (disk, path, passphrase, progress, cancellable, error);
  if (self->zip == NULL)
    return NULL;

  return add_tag_file (self, "bagit.txt", DECLARATION, strlen (DECLARATION), error)
             ? g_steal_pointer (&self)
             : NULL;
}

void
assay_bag_writer_free (AssayBagWriter *self)
{
  if (self == NULL)
    return;
  assay_zip_writer_free (self->zip);
  g_free (self->folder);
  g_string_free (self->manifest, TRUE);
  g_string_free (self->tag_manifest, TRUE);
  g_string_free (self->info, TRUE);
  g_clear_pointer (&self->seal, g_bytes_unref);
  g_free (self);
}

void
assay_bag_writer_set_total (AssayBagWriter *self, guint64 total)
{
  assay_zip_writer_set_total (self->zip, total);
}

/* --- Payload --- */

static void
note_payload (AssayBagWriter *self, const char *name, const char *sha256, guint64 size)
{
  list (self->manifest, name, sha256);
  self->n_bytes += size;
  self->n_files++;
}

static void
assert_payload (const AssayBagWriter *self, const char *name)
{
  g_assert (self->seal == NULL && g_str_has_prefix (name, ASSAY_BAG_PAYLOAD));
}

gboolean
assay_bag_writer_add_bytes (
    AssayBagWriter *self, const char *name, const void *data, gsize length, GError **error)
{
  g_autofree char *place = dup_place (self, name);
  g_autofree char *sha256 = assay_digest_of_bytes (data, length);

  assert_payload (self, name);
  note_payload (self, name, sha256, length);

  return assay_zip_writer_add_bytes (self->zip, place, data, length, error);
}

gboolean
assay_bag_writer_add_content (AssayBagWriter *self,
                              const char *folder,
                              const char *sha256,
                              guint64 size,
                              const char *title,
                              const char *name,
                              GError **error)
{
  g_autofree char *place = dup_place (self, name);

  assert_payload (self, name);
  note_payload (self, name, sha256, size);

  return assay_zip_writer_add_content (self->zip, folder, sha256, size, title, place, error);
}

gboolean
assay_bag_writer_add_file (AssayBagWriter *self, const char *path, const char *name, GError **error)
{
  g_autofree char *place = dup_place (self, name);
  g_autofree char *sha256 = NULL;
  guint64 size = 0;

  assert_payload (self, name);
  if (!assay_zip_writer_add_file (self->zip, path, place, &sha256, &size, error))
    return FALSE;
  note_payload (self, name, sha256, size);

  return TRUE;
}

/* --- The seal --- */

void
assay_bag_writer_add_info (AssayBagWriter *self, const char *label, const char *value)
{
  g_assert (strpbrk (value, "\r\n") == NULL);

  g_string_append_printf (self->info, "%s: %s\n", label, value);
}

gboolean
assay_bag_writer_seal (AssayBagWriter *self, GError **error)
{
  g_autofree char *place = dup_place (self, TAG_MANIFEST);
  g_autofree char *oxum =
      g_strdup_printf ("%" G_GUINT64_FORMAT ".%u", self->n_bytes, self->n_files);

  g_assert (self->seal == NULL);

  assay_bag_writer_add_info (self, "Payload-Oxum", oxum);
  if (!add_tag_file (self, MANIFEST, self->manifest->str, self->manifest->len, error)
      || !add_tag_file (self, BAG_INFO, self->info->str, self->info->len, error))
    return FALSE;
  self->seal = g_bytes_new (self->tag_manifest->str, self->tag_manifest->len);

  return assay_zip_writer_add_bytes (self->zip, place, self->tag_manifest->str,
                                     self->tag_manifest->len, error);
}

GBytes *
assay_bag_writer_get_seal (AssayBagWriter *self)
{
  return self->seal;
}

gboolean
assay_bag_writer_add_beside_seal (
    AssayBagWriter *self, const char *name, const void *data, gsize length, GError **error)
{
  g_autofree char *place = dup_place (self, name);

  g_assert (self->seal != NULL);

  return assay_zip_writer_add_bytes (self->zip, place, data, length, error);
}

gboolean
assay_bag_writer_publish (AssayBagWriter *self, GError **error)
{
  g_assert (self->seal != NULL);

  return assay_zip_writer_publish (self->zip, error);
}
