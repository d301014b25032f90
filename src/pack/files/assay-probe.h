/* What a file from outside is, before it becomes evidence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The content decides, the name only helps. A PDF or picture that cannot be read whole is refused
 * here, kindly and with a way forward, so that nobody finds out from the assessor.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ASSAY_FILE_PDF,
  ASSAY_FILE_PICTURE, /* JPEG, PNG, TIFF, … that can become a page */
  ASSAY_FILE_OTHER,   /* travels as it is, behind a cover sheet */
} AssayFileClass;

typedef struct
{
  AssayFileClass file_class;
  char *type;  /* media type */
  guint pages; /* PDF: its pages; picture: those in it; other: 0 */
  guint width; /* picture: pixels, upright */
  guint height;
} AssayProbe;

/* Looks at the file in this process. Errors name the file: NOT_FOUND, ACCESS, INVALID (a folder, a
 * pipe, an empty file, a name that promises a PDF or picture that is none), ENCRYPTED, DAMAGED,
 * TOO_LARGE. Never waits for a file that is not a plain one. */
AssayProbe *assay_probe_file (const char *path, GCancellable *cancellable, GError **error);

/* Whether looking at the file takes no more than its first bytes: it is neither PDF nor picture, or
 * cannot be read at all. */
gboolean assay_probe_is_harmless (const char *path);

/* What assay_probe_file() says, but by the program assay-binder, which a file that is made to crash
 * its reader may crash: DAMAGED then. For worker threads. */
AssayProbe *assay_probe_ask (const char *path, GCancellable *cancellable, GError **error);

/* What a PDF or picture that cannot be read is by its first bytes, without pages. */
AssayProbe *assay_probe_outside (const char *path, GError **error);

/* A probe as the line that tells it, "probe …", and back; parse gives NULL for any other line. */
char *assay_probe_format (const AssayProbe *self);
AssayProbe *assay_probe_parse (const char *line);

void assay_probe_free (AssayProbe *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayProbe, assay_probe_free)

G_END_DECLS
