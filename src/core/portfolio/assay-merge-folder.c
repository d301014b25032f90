/* Merging another copy into a portfolio's folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Contents come before the edit that names them, as always. A failure on the way takes back what
 * was stored for it; a crash leaves contents that nothing names, which the check of the folder
 * finds and which the next attempt uses.
 */

#include "core/portfolio/assay-merge-folder.h"

#include "base/assay-error.h"
#include "core/portfolio/assay-ancestor.h"
#include "core/portfolio/assay-evidence-store.h"
#include "core/document/assay-folder-path.h"
#include "core/portfolio/assay-portfolio-archive.h"
#include "core/portfolio/assay-portfolio-folder-private.h"
#include "core/portfolio/assay-submission-record.h"

#include "assay-config.h"

#include <glib/gstdio.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* @staging: a private folder around @folder, or NULL where the copy is a folder itself. */
struct _AssayOtherCopy
{
  AssayPortfolioFolder *folder;
  char *staging;
};

/* --- The other copy --- */

/* Goes on after a failure, and never through a link. */
static void
remove_tree (const char *path)
{
  if (assay_path_get_type (path, NULL) == ASSAY_PATH_FOLDER)
    {
      g_auto (GStrv) names = assay_path_list_names (path);

      for (guint i = 0; names[i] != NULL; i++)
        {
          g_autofree char *child = g_build_filename (path, names[i], NULL);

          remove_tree (child);
        }
    }
  g_remove (path);
}

void
assay_other_copy_free (AssayOtherCopy *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->folder);
  if (self->staging != NULL)
    remove_tree (self->staging);
  g_free (self->staging);
  g_free (self);
}

AssayPortfolioFolder *
assay_other_copy_get_folder (AssayOtherCopy *self)
{
  return self->folder;
}

/* Gives the path of the folder that it became. */
static char *
unpack (AssayOtherCopy *self,
        AssayContext *context,
        const char *path,
        const char *schema_path,
        AssayProgress progress,
        GCancellable *cancellable,
        GError **error)
{
  g_autofree char *folder = NULL;
  GError *local_error = NULL;

  self->staging = g_dir_make_tmp ("assay-merge-XXXXXX", &local_error);
  if (self->staging == NULL)
    {
      assay_error_propagate (error, local_error, NULL);
      return NULL;
    }
  folder = g_build_filename (self->staging, "copy", NULL);
  if (!assay_portfolio_archive_open (context, path, folder, schema_path, progress, cancellable,
                                     error))
    return NULL;

  return g_steal_pointer (&folder);
}

AssayOtherCopy *
assay_other_copy_open (AssayContext *context,
                       const char *path,
                       const char *schema_path,
                       AssayProgress progress,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (AssayOtherCopy) self = g_new0 (AssayOtherCopy, 1);
  gboolean is_file =
      g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_DIR);
  g_autofree char *folder =
      is_file ? unpack (self, context, path, schema_path, progress, cancellable, error)
              : g_strdup (path);

  if (folder == NULL)
    return NULL;
  self->folder = assay_portfolio_folder_open (context, folder, schema_path, ASSAY_OPEN_READ,
                                              cancellable, error);

  return self->folder != NULL ? g_steal_pointer (&self) : NULL;
}

/* --- Comparing --- */

/* Two services may use the same scheme; without a common past the name is all there is to tell them
 * apart. */
static gboolean
check_service (const AssayPortfolio *ours, const AssayPortfolio *theirs, GError **error)
{
  if (g_strcmp0 (ours->head->service, theirs->head->service) == 0)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
               _ ("The beginning of the history is missing, and the other copy is of “%s” where "
                  "this one is of “%s”, so nothing says that they belong together"),
               theirs->head->service, ours->head->service);

  return FALSE;
}

static AssayAncestor *
find_ancestor (AssayPortfolioFolder *folder,
               AssayPortfolioFolder *other,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GPtrArray) ours = assay_portfolio_folder_list_history (folder, error);
  g_autoptr (GPtrArray) theirs =
      ours != NULL ? assay_portfolio_folder_list_history (other, error) : NULL;
  g_autoptr (AssayAncestor) ancestor =
      theirs != NULL ? assay_ancestor_find (ours, theirs, cancellable, error) : NULL;

  if (ancestor == NULL
      || (ancestor->portfolio == NULL
          && !check_service (folder->gate->document, other->gate->document, error)))
    return NULL;

  return g_steal_pointer (&ancestor);
}

AssayMerge *
assay_portfolio_folder_merge (AssayPortfolioFolder *folder,
                              AssayOtherCopy *other,
                              const GPtrArray *resolutions,
                              guint64 *out_shared,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (AssayAncestor) ancestor = find_ancestor (folder, other->folder, cancellable, error);
  AssayMergeSides sides = { NULL, folder->gate->document, other->folder->gate->document,
                            assay_portfolio_folder_get_next_evidence_number (folder),
                            assay_portfolio_folder_get_next_action_number (folder) };

  if (ancestor == NULL)
    return NULL;
  sides.base = ancestor->portfolio;
  if (out_shared != NULL)
    *out_shared = ancestor->sequence;

  return assay_merge_compute (&sides, resolutions, error);
}

/* --- Taking contents --- */

typedef struct
{
  AssayPortfolioFolder *folder;
  AssayPortfolioFolder *other;
  AssayProgress progress;
  GCancellable *cancellable;
  GPtrArray *stored;  /* SHA-256 of what was not there before */
  GPtrArray *shelves; /* folders that were not there before */
} Taking;

static void
note_shelf (Taking *self, const char *path)
{
  g_autofree char *shelf = g_path_get_dirname (path);
  g_autofree char *store = g_path_get_dirname (shelf);

  /* The store before the shelf in it: what was made last goes first. */
  if (assay_path_get_type (store, NULL) == ASSAY_PATH_NOTHING)
    g_ptr_array_add (self->shelves, g_steal_pointer (&store));
  if (assay_path_get_type (shelf, NULL) == ASSAY_PATH_NOTHING)
    g_ptr_array_add (self->shelves, g_steal_pointer (&shelf));
}

static gboolean
take_content (Taking *self, const AssayEvidence *item, GError **error)
{
  g_autofree char *path = assay_evidence_store_dup_path (self->folder->gate->path, item->sha256);
  g_autofree char *number = assay_evidence_format_number (item->number);
  g_autofree char *name = g_strdup_printf ("%s “%s”", number, item->title);
  guint64 size = 0;
  AssayPathType type;

  if (!assay_evidence_store_check_path (self->folder->gate->path, item->sha256, error))
    return FALSE;
  type = assay_path_get_type (path, &size);
  if (type == ASSAY_PATH_FILE && size == item->size)
    return TRUE;
  note_shelf (self, path);
  if (type == ASSAY_PATH_NOTHING)
    g_ptr_array_add (self->stored, g_strdup (item->sha256));

  return assay_evidence_store_take_from (assay_context_get_disk (self->folder->gate->context),
                                         self->folder->gate->path, self->other->gate->path,
                                         item->sha256, item->size, name, self->progress,
                                         self->cancellable, error);
}

/* Removing what this merge brought is all that can be done after a failure; what cannot be removed
 * stays as contents that nothing names. */
static void
take_back (const Taking *self)
{
  AssayDisk *disk = assay_context_get_disk (self->folder->gate->context);

  for (guint i = 0; i < self->stored->len; i++)
    {
      g_autofree char *path =
          assay_evidence_store_dup_path (self->folder->gate->path, self->stored->pdata[i]);

      if (assay_path_get_type (path, NULL) == ASSAY_PATH_FILE)
        assay_disk_remove (disk, path, NULL);
    }
  for (guint i = self->shelves->len; i > 0; i--)
    if (assay_path_get_type (self->shelves->pdata[i - 1], NULL) == ASSAY_PATH_FOLDER)
      assay_disk_remove (disk, self->shelves->pdata[i - 1], NULL);
}

/* What we have already is ours, there or missing. */
static gboolean
has_content (const AssayPortfolio *portfolio, const AssayEvidence *item)
{
  const AssayEvidence *same = assay_portfolio_lookup_evidence (portfolio, item->number);

  return same != NULL && g_strcmp0 (same->sha256, item->sha256) == 0;
}

static gboolean
take_contents (Taking *self, const AssayMerge *merge, GError **error)
{
  const GPtrArray *items = merge->merged->evidence;

  for (guint i = 0; i < items->len; i++)
    {
      const AssayEvidence *item = items->pdata[i];

      if (item->sha256 == NULL || has_content (self->folder->gate->document, item))
        continue;
      if (!take_content (self, item, error))
        return FALSE;
    }

  return TRUE;
}

/* Records of what was submitted there. What is here already under the same fingerprint stays. */
static gboolean
take_records (Taking *self, const AssayMerge *merge, GError **error)
{
  const GPtrArray *submissions = merge->merged->submissions;

  for (guint i = 0; i < submissions->len; i++)
    {
      const AssaySubmission *submission = submissions->pdata[i];
      const AssaySubmission *ours =
          assay_portfolio_lookup_submission (self->folder->gate->document, submission->round);

      if (ours != NULL && g_str_equal (ours->fingerprint, submission->fingerprint))
        continue;
      if (!assay_submission_record_take_from (assay_context_get_disk (self->folder->gate->context),
                                              self->folder->gate->path, self->other->gate->path,
                                              submission, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
assay_portfolio_folder_take_merge (AssayPortfolioFolder *folder,
                                   AssayOtherCopy *other,
                                   const AssayMerge *merge,
                                   AssayProgress progress,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_autoptr (GPtrArray) stored = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) shelves = g_ptr_array_new_with_free_func (g_free);
  Taking taking = { folder, other->folder, progress, cancellable, stored, shelves };

  if (folder->gate->mode != ASSAY_OPEN_WRITE
      || folder->gate->document != merge->sides[ASSAY_SIDE_OURS])
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                   _ ("%s has changed since the two were compared; compare them again"),
                   folder->gate->path);
      return FALSE;
    }
  if (take_contents (&taking, merge, error) && take_records (&taking, merge, error)
      && assay_check_not_cancelled (cancellable, error)
      && assay_portfolio_folder_apply (folder, merge->edit, error))
    return TRUE;
  /* An edit that may come back must find its files. */
  if (!assay_journal_is_in_doubt (folder->gate->journal))
    take_back (&taking);

  return FALSE;
}
