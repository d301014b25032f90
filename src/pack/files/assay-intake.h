/* A file on its way to becoming evidence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files are looked at and hashed before anything is written, so that one bad file among ten stops
 * the command while the portfolio is still as it was. Only then are they copied into the store;
 * when something goes wrong after that, what was copied is taken out again.
 */

#pragma once

#include "cli/assay-cli.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;
  char *name; /* the file's own name, without folders, UTF-8 */
  char *type;
  guint pages;
  guint64 size;
  char *sha256;
  char *stored; /* what store_all() made that was not there before: the topmost path, or NULL */
} AssayIncoming;

/* Reads the whole file. Errors name it. */
AssayIncoming *assay_incoming_look (AssayCli *cli, const char *path, GError **error);
void assay_incoming_free (AssayIncoming *self);

/* Makes @evidence an item that is this file, leaving what people say about it alone. */
void assay_incoming_describe (const AssayIncoming *self, AssayEvidence *evidence);

/* Copies the content of all of @incoming (AssayIncoming) into the store. On failure, also when a
 * file has changed since it was looked at, takes out what it copied. */
gboolean assay_incoming_store_all (GPtrArray *incoming,
                                   AssayPortfolioFolder *folder,
                                   AssayCli *cli,
                                   GError **error);

/* Takes out what store_all() copied and was not there before. */
void assay_incoming_take_back (GPtrArray *incoming, AssayPortfolioFolder *folder, AssayCli *cli);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayIncoming, assay_incoming_free)

G_END_DECLS
