/* Signatures: making, checking, writing and reading.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/submission/assay-signature.h"

#include "base/assay-error.h"

#include "assay-config.h"

#include <gnutls/abstract.h>
#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define FORMAT 1u
#define ALGORITHM "Ed25519"
#define MOST_FILE_BYTES (16u * 1024)

AssaySignature *
assay_signature_copy (const AssaySignature *self)
{
  AssaySignature *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);

  return copy;
}

void
assay_signature_free (AssaySignature *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self);
}

/* --- What is signed --- */

static const char *
get_use_line (AssaySignatureUse use)
{
  switch (use)
    {
    case ASSAY_SIGNATURE_OF_BAG:
      return "submission";
    case ASSAY_SIGNATURE_OF_RETURN:
      return "return";
    case ASSAY_SIGNATURE_OF_AWARD:
      return "award";
    }

  g_assert_not_reached ();
}

/* Lines that say what it is, an empty line, and the bytes. A name has no line ends, so that no
 * other name and bytes give the same. */
static GByteArray *
make_message (AssaySignatureUse use, const char *name, const void *data, gsize length)
{
  g_autofree char *head =
      g_strdup_printf ("Assay signature %u\nof: %s\nby: %s\n\n", FORMAT, get_use_line (use), name);
  GByteArray *message = g_byte_array_sized_new ((guint) (strlen (head) + length));

  g_byte_array_append (message, (const guint8 *) head, (guint) strlen (head));
  if (length > 0)
    g_byte_array_append (message, data, (guint) length);

  return message;
}

AssaySignature *
assay_signature_make (
    AssaySigningKey *key, AssaySignatureUse use, const void *data, gsize length, GError **error)
{
  g_autoptr (AssaySignature) self = g_new0 (AssaySignature, 1);
  g_autoptr (GByteArray) message = NULL;

  g_return_val_if_fail (length <= G_MAXUINT / 2, NULL);

  self->name = g_strdup (assay_signing_key_get_name (key));
  memcpy (self->public_key, assay_signing_key_get_public (key), ASSAY_PUBLIC_KEY_BYTES);
  message = make_message (use, self->name, data, length);
  if (!assay_signing_key_sign (key, message->data, message->len, self->bytes, error))
    return NULL;

  return g_steal_pointer (&self);
}

gboolean
assay_signature_check (const AssaySignature *self,
                       AssaySignatureUse use,
                       const void *data,
                       gsize length)
{
  g_autoptr (GByteArray) message = NULL;
  gnutls_pubkey_t key = NULL;
  gnutls_datum_t raw = { (unsigned char *) self->public_key, ASSAY_PUBLIC_KEY_BYTES };
  gnutls_datum_t signature = { (unsigned char *) self->bytes, ASSAY_SIGNATURE_BYTES }, text;
  gboolean is_good;

  if (length > G_MAXUINT / 2 || gnutls_pubkey_init (&key) < 0)
    return FALSE;
  message = make_message (use, self->name, data, length);
  text.data = message->data;
  text.size = message->len;
  is_good =
      gnutls_pubkey_import_ecc_raw (key, GNUTLS_ECC_CURVE_ED25519, &raw, NULL) >= 0
      && gnutls_pubkey_verify_data2 (key, GNUTLS_SIGN_EDDSA_ED25519, 0, &text, &signature) >= 0;
  gnutls_pubkey_deinit (key);

  return is_good;
}

char *
assay_signature_dup_digits (const AssaySignature *self)
{
  return assay_key_digits_compute (self->public_key);
}

/* --- XML --- */

static char *
format_hex (const guint8 *bytes, gsize length)
{
  GString *text = g_string_sized_new (2 * length + 1);

  for (gsize i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", bytes[i]);

  return g_string_free (text, FALSE);
}

static gboolean
parse_hex (const char *text, guint8 *bytes, gsize length)
{
  if (text == NULL || strlen (text) != 2 * length
      || strspn (text, "0123456789abcdef") != 2 * length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    bytes[i] =
        (guint8) (g_ascii_xdigit_value (text[2 * i]) << 4 | g_ascii_xdigit_value (text[2 * i + 1]));

  return TRUE;
}

void
assay_signature_write (const AssaySignature *self, AssayXmlWriter *writer)
{
  g_autofree char *key = format_hex (self->public_key, ASSAY_PUBLIC_KEY_BYTES);
  g_autofree char *value = format_hex (self->bytes, ASSAY_SIGNATURE_BYTES);

  assay_xml_writer_open (writer, ASSAY_SIGNATURE_ELEMENT);
  assay_xml_writer_attribute_uint (writer, "format", FORMAT);
  assay_xml_writer_attribute (writer, "algorithm", ALGORITHM);
  assay_xml_writer_element (writer, "by", self->name);
  assay_xml_writer_element (writer, "key", key);
  assay_xml_writer_element (writer, "value", value);
  assay_xml_writer_close (writer);
}

char *
assay_signature_format (const AssaySignature *self)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (TRUE);

  assay_signature_write (self, writer);

  return assay_xml_writer_finish (writer);
}

static gboolean
set_error (GError **error, int code, const char *file, const xmlNode *element, const char *what)
{
  g_set_error (error, ASSAY_ERROR, code, _ ("%s, line %u: %s"), file, assay_xml_get_line (element),
               what);

  return FALSE;
}

static gboolean
check_head (const xmlNode *element, const char *file, GError **error)
{
  g_autofree char *format = assay_xml_dup_attribute (element, "format");
  g_autofree char *algorithm = assay_xml_dup_attribute (element, "algorithm");
  guint64 number = 0;

  if (!assay_xml_is (element, ASSAY_SIGNATURE_ELEMENT))
    return set_error (error, ASSAY_ERROR_INVALID, file, element, _ ("this is not a signature"));
  if (format == NULL || algorithm == NULL
      || !g_ascii_string_to_unsigned (format, 10, 1, G_MAXUINT32, &number, NULL))
    return set_error (error, ASSAY_ERROR_INVALID, file, element,
                      _ ("the signature does not say of what kind it is"));
  if (number > FORMAT || !g_str_equal (algorithm, ALGORITHM))
    return set_error (error, ASSAY_ERROR_NEWER, file, element,
                      _ ("the signature is of a kind that this Assay does not know"));

  return TRUE;
}

AssaySignature *
assay_signature_read (const xmlNode *element, const char *file, GError **error)
{
  g_autoptr (AssaySignature) self = g_new0 (AssaySignature, 1);
  g_autofree char *key = assay_xml_dup_child_text (element, "key");
  g_autofree char *value = assay_xml_dup_child_text (element, "value");

  if (!check_head (element, file, error))
    return NULL;
  self->name = assay_xml_dup_child_text (element, "by");
  if (self->name == NULL || !assay_signer_name_is_clean (self->name))
    set_error (error, ASSAY_ERROR_INVALID, file, element, _ ("the signature names nobody"));
  else if (!parse_hex (key, self->public_key, ASSAY_PUBLIC_KEY_BYTES)
           || !parse_hex (value, self->bytes, ASSAY_SIGNATURE_BYTES))
    set_error (error, ASSAY_ERROR_INVALID, file, element,
               _ ("the signature’s key or value cannot be read"));
  else
    return g_steal_pointer (&self);

  return NULL;
}

AssaySignature *
assay_signature_parse (const void *data, gsize length, const char *name, GError **error)
{
  g_autoptr (xmlDoc) document = NULL;
  g_autoptr (AssaySignature) self = NULL;
  g_autofree char *canonical = NULL;

  if (length > MOST_FILE_BYTES)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                   _ ("%s is larger than a signature can be"), name);
      return NULL;
    }
  document = assay_xml_parse (data, length, name, error);
  if (document == NULL)
    return NULL;
  self = assay_signature_read (xmlDocGetRootElement (document), name, error);
  if (self == NULL)
    return NULL;
  canonical = assay_signature_format (self);
  if (strlen (canonical) == length && memcmp (canonical, data, length) == 0)
    return g_steal_pointer (&self);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("%s is not in the form in which Assay writes signatures"), name);

  return NULL;
}
