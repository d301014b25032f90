/* Whose key is whose, as far as this user knows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small file, known-keys.xml, beside the user's own key. A name has one key. What is written down
 * by itself is only "seen"; "confirmed" is what the user has compared over the phone.
 */

#pragma once

#include "base/assay-date.h"
#include "core/submission/assay-signature.h"

G_BEGIN_DECLS

/* How far a signature can be believed. */
typedef enum
{
  ASSAY_SIGNER_UNSIGNED,
  ASSAY_SIGNER_UNCHECKED, /* there is a signature, or what it signs, that could not be read */
  ASSAY_SIGNER_BROKEN,    /* not a signature of what came */
  ASSAY_SIGNER_NEW,       /* a key not seen before, under a name not seen before */
  ASSAY_SIGNER_KNOWN,     /* the same key as before under this name, not confirmed */
  ASSAY_SIGNER_CONFIRMED, /* the same key, and the user has confirmed it */
  ASSAY_SIGNER_CHANGED,   /* a name seen before, with another key */
} AssaySignerStanding;

#define ASSAY_N_SIGNER_STANDINGS (ASSAY_SIGNER_CHANGED + 1)

const char *assay_signer_standing_get_id (AssaySignerStanding standing);

typedef struct
{
  char *name;
  char *digits;
  AssayDate first_seen;
  gboolean is_confirmed;
} AssayKnownKey;

/* Keys by name. Names are one where only case, blanks or Unicode form differ. */
typedef struct _AssayKnownKeys AssayKnownKeys;

AssayKnownKeys *assay_known_keys_new (void);
void assay_known_keys_free (AssayKnownKeys *self);

/* Empty when there is no file. DAMAGED, NEWER, ACCESS, IO, naming the file. */
AssayKnownKeys *assay_known_keys_load (const char *folder, GError **error);
gboolean
assay_known_keys_save (AssayKnownKeys *self, const char *folder, AssayDisk *disk, GError **error);

/* AssayKnownKey, by name; and one of them, or NULL. */
const GPtrArray *assay_known_keys_list (const AssayKnownKeys *self);
const AssayKnownKey *assay_known_keys_lookup (const AssayKnownKeys *self, const char *name);

/* Pure: what @signature, NULL for none, is worth. @is_intact is what assay_signature_check() said;
 * with @self NULL nothing is known. */
AssaySignerStanding assay_known_keys_judge (const AssayKnownKeys *self,
                                            const AssaySignature *signature,
                                            gboolean is_intact);

/* Writes down a key that was taken in (a review was begun with it, a return received). TRUE when
 * that changed something: a name that has a key keeps it. */
gboolean assay_known_keys_remember (AssayKnownKeys *self,
                                    const char *name,
                                    const char *digits,
                                    AssayDate today);

/* The user has compared @digits, as assay_key_digits_parse() gives them; another key of that name
 * gives way. */
void assay_known_keys_confirm (AssayKnownKeys *self,
                               const char *name,
                               const char *digits,
                               AssayDate today);

/* Counts the user's own key as confirmed, without writing that down; nothing when there is none
 * that can be used, which is not the matter at hand. */
void assay_known_keys_add_own (AssayKnownKeys *self, const char *folder, AssayDate today);

/* Writes the key of @signature, NULL for none, down in @folder, so that it is known when it is seen
 * again; what one signed oneself is not written down. TRUE also where nothing was to be written. */
gboolean assay_known_keys_remember_signer (const char *folder,
                                           const AssaySignature *signature,
                                           AssayDisk *disk,
                                           AssayDate today,
                                           GError **error);

/* FALSE when there is none of that name. */
gboolean assay_known_keys_forget (AssayKnownKeys *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayKnownKeys, assay_known_keys_free)

G_END_DECLS
