/* Documents that people have, and programs that stand in for LibreOffice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "assay-fixture.h"
#include "pack/convert/assay-converter.h"

G_BEGIN_DECLS

typedef struct
{
  AssayFixture *fixture;
  char *cache; /* inside the fixture; not there at first */
  char *path;  /* of the whole process, as it was */
} DocumentPlace;

/* A private folder, with a seal of its own kind of person in it. */
DocumentPlace *document_place_new (void);
void document_place_free (DocumentPlace *self);

AssayConverter *document_place_new_converter (DocumentPlace *self);

/* Puts a shell script called soffice before all else in PATH; it finds where its pages belong in
 * $pages, notes every start in the file "starts", and its folder is $place. */
void document_place_pretend (DocumentPlace *self, const char *script);

/* Takes every soffice out of PATH. */
void document_place_take_away (DocumentPlace *self);

/* How often the pretended program has been started. */
guint document_place_count_starts (DocumentPlace *self);

/* How many PDFs, and how many other things besides the tag, are in the cache. */
guint document_place_count_kept (DocumentPlace *self);
guint document_place_count_leftovers (DocumentPlace *self);

/* Writes the file @name from bytes. */
char *document_write (DocumentPlace *self, const char *name, const void *data, gsize length);

/* Makes a document with the script make-documents.py: "letter.docx", "sheet.xlsx", "letter.odt". */
char *document_make (DocumentPlace *self, const char *name);

/* Turns the file into pages; asserts that it can be. */
char *document_convert (AssayConverter *converter, const char *path, const char *type);

/* The error it gives instead. */
GError *document_fail (AssayConverter *converter, const char *path, const char *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocumentPlace, document_place_free)

G_END_DECLS
