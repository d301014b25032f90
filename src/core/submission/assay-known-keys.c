/* Whose key is whose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/submission/assay-known-keys.h"

#include "base/assay-error.h"
#include "base/assay-text.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define FILE_NAME "known-keys.xml"
#define ROOT "known-keys"
#define FORMAT 1u
#define MOST_FILE_BYTES (4u * 1024 * 1024)

struct _AssayKnownKeys
{
  GPtrArray *keys; /* AssayKnownKey, by name */
};

const char *
assay_signer_standing_get_id (AssaySignerStanding standing)
{
  switch (standing)
    {
    case ASSAY_SIGNER_UNSIGNED:
      return "unsigned";
    case ASSAY_SIGNER_UNCHECKED:
      return "unchecked";
    case ASSAY_SIGNER_BROKEN:
      return "broken";
    case ASSAY_SIGNER_NEW:
      return "new";
    case ASSAY_SIGNER_KNOWN:
      return "known";
    case ASSAY_SIGNER_CONFIRMED:
      return "confirmed";
    case ASSAY_SIGNER_CHANGED:
      return "changed";
    }

  g_assert_not_reached ();
}

static void
key_free (gpointer data)
{
  AssayKnownKey *self = data;

  g_free (self->name);
  g_free (self->digits);
  g_free (self);
}

AssayKnownKeys *
assay_known_keys_new (void)
{
  AssayKnownKeys *self = g_new0 (AssayKnownKeys, 1);

  self->keys = g_ptr_array_new_with_free_func (key_free);

  return self;
}

void
assay_known_keys_free (AssayKnownKeys *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->keys);
  g_free (self);
}

/* --- Names --- */

static char *
fold_name (const char *name)
{
  g_autofree char *spaced = assay_text_fold_space (name);
  g_autofree char *composed = g_utf8_normalize (spaced, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_casefold (composed, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFKC);
}

static guint
find_place (const AssayKnownKeys *self, const char *name)
{
  g_autofree char *wanted = fold_name (name);

  for (guint i = 0; i < self->keys->len; i++)
    {
      const AssayKnownKey *key = self->keys->pdata[i];
      g_autofree char *folded = fold_name (key->name);

      if (g_str_equal (folded, wanted))
        return i;
    }

  return self->keys->len;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const AssayKnownKey *one = *(AssayKnownKey *const *) a, *other = *(AssayKnownKey *const *) b;
  g_autofree char *folded = fold_name (one->name), *other_folded = fold_name (other->name);

  return strcmp (folded, other_folded);
}

static void
add_key (AssayKnownKeys *self,
         const char *name,
         const char *digits,
         AssayDate first_seen,
         gboolean is_confirmed)
{
  AssayKnownKey *key = g_new0 (AssayKnownKey, 1);

  key->name = assay_text_fold_space (name);
  key->digits = g_strdup (digits);
  key->first_seen = first_seen;
  key->is_confirmed = is_confirmed;
  g_ptr_array_add (self->keys, key);
  g_ptr_array_sort (self->keys, compare_names);
}

const GPtrArray *
assay_known_keys_list (const AssayKnownKeys *self)
{
  return self->keys;
}

const AssayKnownKey *
assay_known_keys_lookup (const AssayKnownKeys *self, const char *name)
{
  guint place = find_place (self, name);

  return place < self->keys->len ? self->keys->pdata[place] : NULL;
}

/* --- The file --- */

static void
write_key (AssayXmlWriter *writer, const AssayKnownKey *key)
{
  g_autofree char *day = assay_date_format_iso (key->first_seen);

  assay_xml_writer_open (writer, "key");
  assay_xml_writer_attribute (writer, "name", key->name);
  assay_xml_writer_attribute (writer, "digits", key->digits);
  assay_xml_writer_attribute (writer, "first-seen", day);
  assay_xml_writer_attribute (writer, "confirmed", key->is_confirmed ? "yes" : "no");
  assay_xml_writer_close (writer);
}

gboolean
assay_known_keys_save (AssayKnownKeys *self, const char *folder, AssayDisk *disk, GError **error)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (TRUE);
  g_autofree char *text = NULL;

  assay_xml_writer_open (writer, ROOT);
  assay_xml_writer_attribute_uint (writer, "format", FORMAT);
  for (guint i = 0; i < self->keys->len; i++)
    write_key (writer, self->keys->pdata[i]);
  assay_xml_writer_close (writer);
  text = assay_xml_writer_finish (writer);

  return assay_key_folder_make (folder, disk, error)
         && assay_disk_replace (disk, path, text, strlen (text), error);
}

static gboolean
read_key (AssayKnownKeys *self, const xmlNode *element)
{
  g_autofree char *name = assay_xml_dup_attribute (element, "name");
  g_autofree char *written = assay_xml_dup_attribute (element, "digits");
  g_autofree char *day = assay_xml_dup_attribute (element, "first-seen");
  g_autofree char *confirmed = assay_xml_dup_attribute (element, "confirmed");
  g_autofree char *digits = written != NULL ? assay_key_digits_parse (written) : NULL;
  AssayDate first_seen = ASSAY_DATE_NONE;

  if (name == NULL || digits == NULL || day == NULL || confirmed == NULL
      || !assay_signer_name_is_clean (name) || !assay_date_parse (day, &first_seen, NULL)
      || (!g_str_equal (confirmed, "yes") && !g_str_equal (confirmed, "no"))
      || assay_known_keys_lookup (self, name) != NULL)
    return FALSE;
  add_key (self, name, digits, first_seen, g_str_equal (confirmed, "yes"));

  return TRUE;
}

/* @root is NULL when there is no XML at all. */
static gboolean
read_root (AssayKnownKeys *self, const xmlNode *root, const char *path, GError **error)
{
  g_autofree char *format = root != NULL ? assay_xml_dup_attribute (root, "format") : NULL;
  guint64 number = 0;
  gboolean is_good = format != NULL && assay_xml_is (root, ROOT)
                     && g_ascii_string_to_unsigned (format, 10, 1, G_MAXUINT32, &number, NULL);

  if (is_good && number > FORMAT)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NEWER,
                   _ ("%s was written by a newer Assay; update Assay to use it"), path);
      return FALSE;
    }
  for (const xmlNode *key = is_good ? assay_xml_first (root, NULL) : NULL; is_good && key != NULL;
       key = assay_xml_next (key, NULL))
    is_good = assay_xml_is (key, "key") && read_key (self, key);
  if (!is_good)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                 _ ("%s, the list of keys you know, is damaged; put back a copy of it, or move it "
                    "away and confirm the keys again"),
                 path);

  return is_good;
}

AssayKnownKeys *
assay_known_keys_load (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autoptr (AssayKnownKeys) self = assay_known_keys_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = assay_xml_load_bytes (path, MOST_FILE_BYTES, &local);
  g_autoptr (xmlDoc) document = NULL;

  if (bytes == NULL && g_error_matches (local, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND))
    return g_steal_pointer (&self);
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  document = assay_xml_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), path, NULL);
  if (!read_root (self, document != NULL ? xmlDocGetRootElement (document) : NULL, path, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* --- Judging and changing --- */

AssaySignerStanding
assay_known_keys_judge (const AssayKnownKeys *self,
                        const AssaySignature *signature,
                        gboolean is_intact)
{
  const AssayKnownKey *key;
  g_autofree char *digits = NULL;

  if (signature == NULL)
    return ASSAY_SIGNER_UNSIGNED;
  if (!is_intact)
    return ASSAY_SIGNER_BROKEN;
  key = self != NULL ? assay_known_keys_lookup (self, signature->name) : NULL;
  if (key == NULL)
    return ASSAY_SIGNER_NEW;
  digits = assay_signature_dup_digits (signature);
  if (!g_str_equal (digits, key->digits))
    return ASSAY_SIGNER_CHANGED;

  return key->is_confirmed ? ASSAY_SIGNER_CONFIRMED : ASSAY_SIGNER_KNOWN;
}

gboolean
assay_known_keys_remember (AssayKnownKeys *self,
                           const char *name,
                           const char *digits,
                           AssayDate today)
{
  if (assay_known_keys_lookup (self, name) != NULL)
    return FALSE;
  add_key (self, name, digits, today, FALSE);

  return TRUE;
}

void
assay_known_keys_confirm (AssayKnownKeys *self,
                          const char *name,
                          const char *digits,
                          AssayDate today)
{
  const AssayKnownKey *key = assay_known_keys_lookup (self, name);
  AssayDate first_seen = key != NULL && g_str_equal (key->digits, digits) ? key->first_seen : today;

  assay_known_keys_forget (self, name);
  add_key (self, name, digits, first_seen, TRUE);
}

void
assay_known_keys_add_own (AssayKnownKeys *self, const char *folder, AssayDate today)
{
  g_autoptr (AssaySigningKey) key = assay_signing_key_load (folder, NULL);
  g_autofree char *digits = NULL;

  if (key == NULL)
    return;
  digits = assay_key_digits_compute (assay_signing_key_get_public (key));
  assay_known_keys_confirm (self, assay_signing_key_get_name (key), digits, today);
}

gboolean
assay_known_keys_remember_signer (const char *folder,
                                  const AssaySignature *signature,
                                  AssayDisk *disk,
                                  AssayDate today,
                                  GError **error)
{
  g_autoptr (AssayKnownKeys) own = assay_known_keys_new ();
  g_autoptr (AssayKnownKeys) keys = NULL;
  g_autofree char *digits = NULL;

  assay_known_keys_add_own (own, folder, today);
  if (signature == NULL || assay_known_keys_judge (own, signature, TRUE) == ASSAY_SIGNER_CONFIRMED)
    return TRUE;
  keys = assay_known_keys_load (folder, error);
  if (keys == NULL)
    return FALSE;
  digits = assay_signature_dup_digits (signature);

  return !assay_known_keys_remember (keys, signature->name, digits, today)
         || assay_known_keys_save (keys, folder, disk, error);
}

gboolean
assay_known_keys_forget (AssayKnownKeys *self, const char *name)
{
  guint place = find_place (self, name);

  if (place == self->keys->len)
    return FALSE;
  g_ptr_array_remove_index (self->keys, place);

  return TRUE;
}
