/* PDFs as nobody should make them, and what is to become of each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Either @n_pages pages come of it, or opening it gives @error, an AssayError, with @words in its
 * message; where @breaks_late, that happens only when its pages are put into a pack. */
typedef struct
{
  const char *name; /* also the file's */
  guint n_pages;
  int error;
  const char *words;
  gboolean breaks_late;
} PdfCorpusEntry;

guint pdf_corpus_get_n_entries (void);
const PdfCorpusEntry *pdf_corpus_get_entry (guint index);

/* Makes the file in @folder and returns its path. None takes more than a few megabytes of disk,
 * whatever its size. */
char *pdf_corpus_write (guint index, const char *folder);

G_END_DECLS
