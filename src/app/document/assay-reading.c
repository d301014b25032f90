/* What takes time to find out before there is a document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/document/assay-reading.h"

AssayReadiness *
assay_reading_compute_readiness (AssayContext *context,
                                 const AssayFolderKind *kind,
                                 gpointer folder)
{
  AssayPortfolio *portfolio = kind->get_portfolio (folder);
  AssayDate today = assay_context_get_today (context);
  g_autoptr (GArray) absent = kind->list_absent (folder);

  return assay_readiness_compute_as_found (kind->get_scheme (folder), portfolio, absent,
                                           assay_readiness_choose_date (portfolio, today));
}

AssayReading *
assay_reading_new_for_folder (AssayContext *context, const AssayFolderKind *kind, gpointer folder)
{
  AssayReading *self = g_new0 (AssayReading, 1);

  self->context = assay_context_ref (context);
  self->kind = kind;
  self->folder = g_object_ref (folder);
  self->readiness = assay_reading_compute_readiness (context, kind, folder);

  return self;
}

AssayReading *
assay_reading_new (AssayContext *context,
                   const char *path,
                   const char *schema_path,
                   AssayOpenMode mode,
                   GCancellable *cancellable,
                   GError **error)
{
  const AssayFolderKind *kind = assay_folder_kind_find (path);
  g_autoptr (GObject) folder = kind->open (context, path, schema_path, mode, cancellable, error);
  AssayReading *self;

  if (folder == NULL)
    return NULL;
  self = assay_reading_new_for_folder (context, kind, folder);
  self->read_only = mode == ASSAY_OPEN_READ;
  /* What the document asks for first: the journal is read as far as the answer needs. */
  kind->peek_undo (folder);
  kind->peek_redo (folder);

  return self;
}

void
assay_reading_free (AssayReading *self)
{
  assay_readiness_unref (self->readiness);
  g_object_unref (self->folder);
  assay_context_unref (self->context);
  g_free (self);
}
