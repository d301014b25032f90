/* Bags for tests: names and bytes, and from them a stored ZIP without anything optional in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BagMaker BagMaker;

BagMaker *bag_maker_new (void);
void bag_maker_free (BagMaker *self);

/* Adds a file; names starting with "data/" are payload. */
void bag_maker_add (BagMaker *self, const char *name, const char *text);

/* Adds what makes the files so far a bag: bagit.txt, a manifest, a tag manifest, all SHA-256. */
void bag_maker_seal (BagMaker *self);

/* The files as a ZIP; owned by the caller. */
GByteArray *bag_maker_zip (BagMaker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BagMaker, bag_maker_free)

G_END_DECLS
