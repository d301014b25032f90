/* Bags for tests: names and bytes, and from them a stored ZIP without anything optional in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "assay-fixture.h"

#include "core/submission/assay-signing-key.h"

G_BEGIN_DECLS

typedef struct _BagMaker BagMaker;

BagMaker *bag_maker_new (void);
void bag_maker_free (BagMaker *self);

/* Adds a file; names starting with "data/" are payload. */
void bag_maker_add (BagMaker *self, const char *name, const char *text);

/* Adds what makes the files so far a bag: bagit.txt, a manifest, a tag manifest, all SHA-256. */
void bag_maker_seal (BagMaker *self);

/* Everything of a small submission: portfolio, scheme, pack and one item of evidence. */
void bag_maker_add_submission (BagMaker *self);

/* The last file is said to be of this kind and these permissions (st_mode). */
void bag_maker_set_mode (BagMaker *self, guint mode);

/* Signs what is sealed. */
void bag_maker_sign (BagMaker *self, AssaySigningKey *key);

/* From now on bag_maker_zip() locks every member, AES of 128, 192 or 256 bits for @strength 1 to 3,
 * as AE-1 or AE-2. */
void bag_maker_lock (BagMaker *self, const char *passphrase, guint strength, gboolean is_ae2);

/* The files as a ZIP; owned by the caller. */
GByteArray *bag_maker_zip (BagMaker *self);

/* How many files there are so far; the text of one, which must be there. */
guint bag_maker_get_n (const BagMaker *self);
const char *bag_maker_get_text (const BagMaker *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BagMaker, bag_maker_free)

G_END_DECLS
