/* A signature over bytes: tamper evidence, and never called more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It shows that the bytes are those that somebody with this key signed; whose key it is, only the
 * people can tell each other. What it is for and the name that is claimed are signed with the
 * bytes, so that a return's signature is none for a bag, and nobody can put another name to it.
 */

#pragma once

#include "core/submission/assay-signing-key.h"
#include "core/xml/assay-xml.h"

G_BEGIN_DECLS

/* Beside bagit.txt; not in the tag manifest, whose bytes it signs. */
#define ASSAY_SIGNATURE_FILE "assay-signature.xml"
#define ASSAY_SIGNATURE_SIGNED_FILE "tagmanifest-sha256.txt"
#define ASSAY_SIGNATURE_ELEMENT "signature"

typedef enum
{
  ASSAY_SIGNATURE_OF_BAG,    /* the bytes of tagmanifest-sha256.txt */
  ASSAY_SIGNATURE_OF_RETURN, /* the return file without its signature */
  ASSAY_SIGNATURE_OF_AWARD,  /* the award file without its signature */
} AssaySignatureUse;

/* @name is who signed, as they say. */
typedef struct
{
  char *name;
  guint8 public_key[ASSAY_PUBLIC_KEY_BYTES];
  guint8 bytes[ASSAY_SIGNATURE_BYTES];
} AssaySignature;

AssaySignature *assay_signature_make (
    AssaySigningKey *key, AssaySignatureUse use, const void *data, gsize length, GError **error);
AssaySignature *assay_signature_copy (const AssaySignature *self);
void assay_signature_free (AssaySignature *self);

/* Whether it is a signature of these bytes, for this use, by this key and under this name. */
gboolean assay_signature_check (const AssaySignature *self,
                                AssaySignatureUse use,
                                const void *data,
                                gsize length);

/* The fingerprint of its key (assay-key-digits.h). */
char *assay_signature_dup_digits (const AssaySignature *self);

/* As a file of its own, in canonical form, and back. parse() takes nothing but the canonical form,
 * so that no byte of the file can change unseen: INVALID, NEWER for another version or algorithm.
 */
char *assay_signature_format (const AssaySignature *self);
AssaySignature *
assay_signature_parse (const void *data, gsize length, const char *name, GError **error);

/* As an element of another document. read() leaves it to the caller to hold the document against
 * its canonical form; @file names it in errors. */
void assay_signature_write (const AssaySignature *self, AssayXmlWriter *writer);
AssaySignature *assay_signature_read (const xmlNode *element, const char *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySignature, assay_signature_free)

G_END_DECLS
