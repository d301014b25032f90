/* Bags for tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bag-maker.h"

#include "base/assay-digest.h"

#include <string.h>

typedef struct
{
  char *name;
  char *text;
  guint offset;
} File;

struct _BagMaker
{
  GPtrArray *files;
};

static void
file_free (gpointer data)
{
  File *self = data;

  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

BagMaker *
bag_maker_new (void)
{
  BagMaker *self = g_new0 (BagMaker, 1);

  self->files = g_ptr_array_new_with_free_func (file_free);

  return self;
}

void
bag_maker_free (BagMaker *self)
{
  g_ptr_array_unref (self->files);
  g_free (self);
}

void
bag_maker_add (BagMaker *self, const char *name, const char *text)
{
  File *file = g_new0 (File, 1);

  file->name = g_strdup (name);
  file->text = g_strdup (text);
  g_ptr_array_add (self->files, file);
}

static void
add_manifest (BagMaker *self, const char *name, gboolean is_tag)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->files->len; i++)
    {
      const File *file = self->files->pdata[i];
      g_autofree char *digest = assay_digest_of_bytes (file->text, strlen (file->text));

      if (g_str_has_prefix (file->name, "data/") != is_tag)
        g_string_append_printf (text, "%s  %s\n", digest, file->name);
    }
  bag_maker_add (self, name, text->str);
}

void
bag_maker_seal (BagMaker *self)
{
  bag_maker_add (self, "bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  add_manifest (self, "manifest-sha256.txt", FALSE);
  add_manifest (self, "tagmanifest-sha256.txt", TRUE);
}

static guint32
compute_crc (const char *text)
{
  guint32 crc = 0xffffffffu;

  for (; *text != '\0'; text++)
    {
      crc ^= (guchar) *text;
      for (guint i = 0; i < 8; i++)
        crc = crc >> 1 ^ (0xedb88320u & (0u - (crc & 1)));
    }

  return ~crc;
}

static void
put (GByteArray *zip, guint64 number, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint8 byte = (guint8) (number >> (8 * i));

      g_byte_array_append (zip, &byte, 1);
    }
}

static void
put_text (GByteArray *zip, const char *text)
{
  g_byte_array_append (zip, (const guint8 *) text, (guint) strlen (text));
}

/* What header and row have in common: version needed to length of the extra field. */
static void
put_common (GByteArray *zip, const File *file)
{
  put (zip, 20, 2);
  put (zip, 0x0800, 2);
  put (zip, 0, 2);
  put (zip, 0, 2);
  put (zip, 0x0021, 2);
  put (zip, compute_crc (file->text), 4);
  put (zip, strlen (file->text), 4);
  put (zip, strlen (file->text), 4);
  put (zip, strlen (file->name), 2);
  put (zip, 0, 2);
}

GByteArray *
bag_maker_zip (BagMaker *self)
{
  GByteArray *zip = g_byte_array_new ();
  guint directory, end;

  for (guint i = 0; i < self->files->len; i++)
    {
      File *file = self->files->pdata[i];

      file->offset = zip->len;
      put (zip, 0x04034b50, 4);
      put_common (zip, file);
      put_text (zip, file->name);
      put_text (zip, file->text);
    }
  directory = zip->len;
  for (guint i = 0; i < self->files->len; i++)
    {
      const File *file = self->files->pdata[i];

      put (zip, 0x02014b50, 4);
      put (zip, 0x0314, 2);
      put_common (zip, file);
      put (zip, 0, 6);
      put (zip, 0100644u << 16, 4);
      put (zip, file->offset, 4);
      put_text (zip, file->name);
    }
  end = zip->len;
  put (zip, 0x06054b50, 4);
  put (zip, 0, 4);
  put (zip, self->files->len, 2);
  put (zip, self->files->len, 2);
  put (zip, end - directory, 4);
  put (zip, directory, 4);
  put (zip, 0, 2);

  return zip;
}
