/* A file on its way to becoming evidence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files are looked at and hashed before anything is written, so that a bad one is told of while the
 * portfolio is still as it was. Only then are they copied into the store; when something goes wrong
 * after that, what was copied is taken out again. Looking and storing touch only the disk, so they
 * may be done on a thread of their own.
 */

#pragma once

#include "core/portfolio/assay-portfolio-folder.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;
  char *name; /* the file's own name, without folders, UTF-8 */
  char *type;
  guint pages;
  guint64 size;
  char *sha256;
  char *unreadable; /* why nobody can read its pages, though it was taken; NULL mostly */
  char *stored;     /* what store() made that was not there before: the topmost path, or NULL */
} AssayIntake;

typedef enum
{
  ASSAY_INTAKE_READABLE, /* refuses a PDF or picture whose pages cannot be read */
  ASSAY_INTAKE_ANYWAY,   /* takes it, without pages: somebody wants it to travel all the same */
} AssayIntakeManner;

/* Reads the whole file. Errors name it. */
AssayIntake *assay_intake_look (const char *path,
                                AssayIntakeManner manner,
                                AssayProgress progress,
                                GCancellable *cancellable,
                                GError **error);
void assay_intake_free (AssayIntake *self);

/* Whether a file that was refused because of @error would be taken anyway. */
gboolean assay_intake_would_take (const GError *error);

/* Makes @evidence an item that is this file, leaving what people say about it alone. */
void assay_intake_describe (const AssayIntake *self, AssayEvidence *evidence);

/* Copies the content into the store. INVALID when the file has changed since it was looked at. */
gboolean assay_intake_store (AssayIntake *self,
                             AssayPortfolioFolder *folder,
                             AssayProgress progress,
                             GCancellable *cancellable,
                             GError **error);

/* Takes out what store() copied and was not there before. */
void assay_intake_take_back (AssayIntake *self, AssayPortfolioFolder *folder, AssayDisk *disk);

/* A title from a file's name: "risk_assessment-2025.pdf" is "Risk assessment 2025". */
char *assay_intake_make_title (const char *file_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayIntake, assay_intake_free)

G_END_DECLS
