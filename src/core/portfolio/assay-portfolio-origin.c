/* The beginning of a portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only the first line is read, of a journal that may be long.
 */

#include "core/portfolio/assay-portfolio-origin.h"

#include "base/assay-digest.h"
#include "base/assay-limits.h"
#include "core/document/assay-folder-path.h"
#include "core/document/assay-journal-line.h"
#include "core/portfolio/assay-edit.h"
#include "core/portfolio/assay-portfolio-folder.h"
#include "core/portfolio/assay-portfolio-model.h"

#include <string.h>

#define FIRST_FILE "000001.log"
#define BLOCK_BYTES 4096u

static GByteArray *
read_first_line (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray) line = g_byte_array_new ();
  char block[BLOCK_BYTES];
  gssize length;

  if (assay_path_get_type (path, NULL) != ASSAY_PATH_FILE)
    return NULL;
  stream = g_file_read (file, NULL, NULL);
  while (
      stream != NULL && line->len <= ASSAY_LIMIT_JOURNAL_LINE_BYTES
      && (length = g_input_stream_read (G_INPUT_STREAM (stream), block, sizeof block, NULL, NULL))
             > 0)
    {
      const char *end = memchr (block, '\n', (gsize) length);

      g_byte_array_append (line, (const guint8 *) block,
                           (guint) (end != NULL ? end - block : length));
      if (end != NULL)
        return g_steal_pointer (&line);
    }

  return NULL;
}

static gboolean
is_beginning (const GByteArray *text)
{
  g_autoptr (AssayJournalLine) line =
      assay_journal_line_parse (&assay_portfolio_model, (const char *) text->data, text->len,
                                FIRST_FILE, 1);

  return line->type == ASSAY_LINE_ENTRY && line->entry->sequence == 1
         && assay_edit_get_verb (line->entry->edit) == ASSAY_VERB_CREATE;
}

char *
assay_portfolio_compute_origin (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, ASSAY_JOURNAL_FOLDER, FIRST_FILE, NULL);
  g_autoptr (GByteArray) line = read_first_line (path);

  return line != NULL && is_beginning (line) ? assay_digest_of_bytes (line->data, line->len) : NULL;
}
