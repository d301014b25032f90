/* The user's own key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/submission/assay-signing-key.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"

#include "assay-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <gnutls/abstract.h>
#include <gnutls/x509.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define KEY_FILE "signing-key.pem"
#define FIRST_LINE "Signing key of Assay. Keep it to yourself.\n"
#define NAME_LABEL "Name: "
#define LAST_LINE "\n-----END PRIVATE KEY-----\n"
#define MOST_FILE_BYTES (16u * 1024)

struct _AssaySigningKey
{
  char *name;
  char *pem; /* with its own begin and end lines */
  gnutls_privkey_t key;
  guint8 public_key[ASSAY_PUBLIC_KEY_BYTES];
};

char *
assay_key_folder_dup (void)
{
  return g_build_filename (g_get_user_data_dir (), "assay", NULL);
}

/* On a new account those above it may all be missing. */
gboolean
assay_key_folder_make (const char *folder, AssayDisk *disk, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);

  if (g_mkdir_with_parents (parent, 0700) == 0)
    return assay_disk_make_folder (disk, folder, error);
  assay_error_set_from_errno (error, parent, errno);

  return FALSE;
}

/* --- Names --- */

/* Marks that turn the direction of writing, or cannot be seen, could make one name look like
 * another. The two that join letters are part of some languages' spelling. */
static gboolean
is_hidden (gunichar letter)
{
  GUnicodeType type = g_unichar_type (letter);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_SURROGATE
         || (type == G_UNICODE_FORMAT && letter != 0x200c && letter != 0x200d);
}

static gboolean
has_hidden (const char *name)
{
  for (; *name != '\0'; name = g_utf8_next_char (name))
    if (is_hidden (g_utf8_get_char (name)))
      return TRUE;

  return FALSE;
}

char *
assay_signer_name_clean (const char *name, GError **error)
{
  g_autofree char *clean = NULL;

  if (!assay_text_check_line (name, _ ("the name of who signs"), ASSAY_LIMIT_LINE_CHARS, error))
    return NULL;
  clean = assay_text_fold_space (name);
  if (!has_hidden (clean))
    return g_steal_pointer (&clean);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("the name of who signs holds signs that cannot be seen; type it anew"));

  return NULL;
}

gboolean
assay_signer_name_is_clean (const char *name)
{
  g_autofree char *clean = assay_signer_name_clean (name, NULL);

  return g_strcmp0 (clean, name) == 0;
}

static char *
build_path (const char *folder)
{
  return g_build_filename (folder, KEY_FILE, NULL);
}

/* What is in memory is not left for others to find. */
static void
wipe (char *text)
{
  if (text != NULL)
    gnutls_memset (text, 0, strlen (text));
  g_free (text);
}

void
assay_signing_key_free (AssaySigningKey *self)
{
  if (self == NULL)
    return;
  if (self->key != NULL)
    gnutls_privkey_deinit (self->key);
  wipe (self->pem);
  g_free (self->name);
  g_free (self);
}

/* --- PEM --- */

/* The raw public key; FALSE when the key is no Ed25519. */
static gboolean
read_public (AssaySigningKey *self)
{
  gnutls_pubkey_t public_key = NULL;
  gnutls_datum_t raw = { NULL, 0 };
  gnutls_ecc_curve_t curve = GNUTLS_ECC_CURVE_INVALID;
  gboolean read;

  if (gnutls_pubkey_init (&public_key) < 0)
    return FALSE;
  read = gnutls_pubkey_import_privkey (public_key, self->key, 0, 0) >= 0
         && gnutls_pubkey_get_pk_algorithm (public_key, NULL) == GNUTLS_PK_EDDSA_ED25519
         && gnutls_pubkey_export_ecc_raw2 (public_key, &curve, &raw, NULL, 0) >= 0
         && raw.size == ASSAY_PUBLIC_KEY_BYTES;
  if (read)
    memcpy (self->public_key, raw.data, ASSAY_PUBLIC_KEY_BYTES);
  gnutls_free (raw.data);
  gnutls_pubkey_deinit (public_key);

  return read;
}

static gboolean
read_pem (AssaySigningKey *self, const char *pem)
{
  gnutls_datum_t text = { (unsigned char *) pem, (unsigned int) strlen (pem) };

  self->pem = g_strdup (pem);

  return gnutls_privkey_init (&self->key) >= 0
         && gnutls_privkey_import_x509_raw (self->key, &text, GNUTLS_X509_FMT_PEM, NULL,
                                            GNUTLS_PKCS_PLAIN)
                >= 0
         && read_public (self);
}

/* A new key as PEM; owned by the caller, who wipes it. */
static char *
generate_pem (void)
{
  gnutls_x509_privkey_t key = NULL;
  gnutls_datum_t text = { NULL, 0 };
  char *pem = NULL;

  if (gnutls_x509_privkey_init (&key) < 0)
    return NULL;
  if (gnutls_x509_privkey_generate (key, GNUTLS_PK_EDDSA_ED25519, 256, 0) >= 0
      && gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN,
                                            &text)
             >= 0)
    {
      pem = g_strndup ((const char *) text.data, text.size);
      gnutls_memset (text.data, 0, text.size);
    }
  gnutls_free (text.data);
  gnutls_x509_privkey_deinit (key);

  return pem;
}

/* --- The file --- */

static AssaySigningKey *
set_damaged (const char *path, GError **error)
{
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("%s, your signing key, is damaged; put back a copy of it, or move it away and "
                  "Assay makes a new key"),
               path);

  return NULL;
}

/* Looks at what is open, so that it cannot be another file afterwards. */
static gboolean
check_private (int fd, const char *path, GError **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    {
      assay_error_set_from_errno (error, path, errno);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode) || info.st_uid != geteuid ())
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                 _ ("%s is not a file of your own, so it is not used as your signing key; move it "
                    "away and Assay makes a new key"),
                 path);
  else if ((info.st_mode & 077) != 0)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                 _ ("%s, your signing key, can be read by others on this computer; make it yours "
                    "alone (chmod 600) if nobody has, or move it away and Assay makes a new key"),
                 path);
  else
    return TRUE;

  return FALSE;
}

static char *
read_open_file (int fd, const char *path, GError **error)
{
  g_autofree char *text = g_malloc0 (MOST_FILE_BYTES + 1);
  gsize length = 0;

  if (!check_private (fd, path, error))
    return NULL;
  while (length < MOST_FILE_BYTES)
    {
      gssize got = read (fd, text + length, MOST_FILE_BYTES - length);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          assay_error_set_from_errno (error, path, errno);
          return NULL;
        }
      if (got == 0)
        break;
      length += (gsize) got;
    }
  if (length == MOST_FILE_BYTES || memchr (text, '\0', length) != NULL)
    return (char *) set_damaged (path, error);

  return g_steal_pointer (&text);
}

/* The text of the file; the caller wipes it. */
static char *
read_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  char *text;

  if (fd < 0 && errno == ELOOP)
    errno = EACCES;
  if (fd < 0)
    {
      assay_error_set_from_errno (error, path, errno);
      return NULL;
    }
  text = read_open_file (fd, path, error);
  close (fd);

  return text;
}

/* FALSE when it is not what write_file() makes. */
static gboolean
parse_file (AssaySigningKey *self, const char *text)
{
  const char *name = text + strlen (FIRST_LINE NAME_LABEL), *end;

  /* GnuTLS takes a PEM whose last line is cut. */
  if (!g_str_has_prefix (text, FIRST_LINE NAME_LABEL) || !g_str_has_suffix (text, LAST_LINE))
    return FALSE;
  end = strchr (name, '\n');
  if (end == NULL)
    return FALSE;
  self->name = g_strndup (name, (gsize) (end - name));

  return assay_signer_name_is_clean (self->name) && read_pem (self, end + 1);
}

static gboolean
write_file (const AssaySigningKey *self, const char *folder, AssayDisk *disk, GError **error)
{
  g_autofree char *path = build_path (folder);
  char *text = g_strconcat (FIRST_LINE NAME_LABEL, self->name, "\n", self->pem, NULL);
  gboolean written = assay_disk_replace (disk, path, text, strlen (text), error);

  wipe (text);

  return written;
}

/* --- Public --- */

AssaySigningKey *
assay_signing_key_load (const char *folder, GError **error)
{
  g_autofree char *path = build_path (folder);
  g_autoptr (AssaySigningKey) self = g_new0 (AssaySigningKey, 1);
  char *text = read_file (path, error);
  gboolean parsed;

  if (text == NULL)
    return NULL;
  parsed = parse_file (self, text);
  wipe (text);
  if (!parsed)
    return set_damaged (path, error);

  return g_steal_pointer (&self);
}

AssaySigningKey *
assay_signing_key_make (const char *folder, const char *name, AssayDisk *disk, GError **error)
{
  g_autofree char *path = build_path (folder);
  g_autoptr (AssaySigningKey) self = g_new0 (AssaySigningKey, 1);
  GStatBuf info;
  char *pem;
  gboolean made;

  self->name = assay_signer_name_clean (name, error);
  if (self->name == NULL)
    return NULL;
  if (g_lstat (path, &info) == 0)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS, _ ("%s: there is a signing key already"),
                   path);
      return NULL;
    }
  pem = generate_pem ();
  made = pem != NULL && read_pem (self, pem);
  wipe (pem);
  if (!made)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_IO,
                   _ ("the system could not make a key; try again"));
      return NULL;
    }
  if (!assay_key_folder_make (folder, disk, error) || !write_file (self, folder, disk, error))
    return NULL;

  return g_steal_pointer (&self);
}

AssaySigningKey *
assay_signing_key_rename (
    AssaySigningKey *self, const char *folder, const char *name, AssayDisk *disk, GError **error)
{
  g_autoptr (AssaySigningKey) renamed = g_new0 (AssaySigningKey, 1);
  gboolean read;

  renamed->name = assay_signer_name_clean (name, error);
  if (renamed->name == NULL)
    return NULL;
  read = read_pem (renamed, self->pem);
  g_assert (read);
  if (!write_file (renamed, folder, disk, error))
    return NULL;

  return g_steal_pointer (&renamed);
}

AssaySigningKey *
assay_signing_key_take (const char *folder, const char *name, AssayDisk *disk, GError **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (AssaySigningKey) self = assay_signing_key_load (folder, &missing);
  g_autofree char *wanted = name != NULL ? assay_signer_name_clean (name, NULL) : NULL;

  if (self != NULL && (name == NULL || g_strcmp0 (wanted, self->name) == 0))
    return g_steal_pointer (&self);
  if (self != NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                 _ ("your signing key is in the name of “%s”; rename it first"), self->name);
  else if (!g_error_matches (missing, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&missing));
  else if (name != NULL)
    return assay_signing_key_make (folder, name, disk, error);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                 _ ("there is no signing key yet; say in whose name you sign, and one is made"));

  return NULL;
}

const char *
assay_signing_key_get_name (const AssaySigningKey *self)
{
  return self->name;
}

const guint8 *
assay_signing_key_get_public (const AssaySigningKey *self)
{
  return self->public_key;
}

gboolean
assay_signing_key_sign (
    AssaySigningKey *self, const void *data, gsize length, guint8 *out_signature, GError **error)
{
  gnutls_datum_t text = { (unsigned char *) data, (unsigned int) length };
  gnutls_datum_t signature = { NULL, 0 };
  gboolean done;

  g_return_val_if_fail (length <= G_MAXUINT, FALSE);

  done = gnutls_privkey_sign_data2 (self->key, GNUTLS_SIGN_EDDSA_ED25519, 0, &text, &signature) >= 0
         && signature.size == ASSAY_SIGNATURE_BYTES;
  if (done)
    memcpy (out_signature, signature.data, ASSAY_SIGNATURE_BYTES);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_IO,
                 _ ("the system could not sign; nothing was written"));
  gnutls_free (signature.data);

  return done;
}
