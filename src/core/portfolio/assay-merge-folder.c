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
#include "base/assay-limits.h"
#include "core/portfolio/assay-evidence-store.h"
#include "core/document/assay-folder-path.h"
#include "core/portfolio/assay-portfolio-archive.h"
#include "core/portfolio/assay-portfolio-folder-private.h"
#include "core/portfolio/assay-submission-record.h"
#include "core/xml/assay-xml.h"

#include "assay-config.h"

#include <glib/gstdio.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* @staging: a private folder around @folder, or NULL where the copy is a folder itself. @contents:
 * the portfolio's folder whose evidence has its files. */
struct _AssayOtherCopy
{
  AssayPortfolioFolder *folder;
  char *staging;
  char *contents;
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
  g_free (self->contents);
  g_free (self);
}

AssayPortfolioFolder *
assay_other_copy_get_folder (AssayOtherCopy *self)
{
  return self->folder;
}

static gboolean
make_staging (AssayOtherCopy *self, GError **error)
{
  GError *local_error = NULL;

  self->staging = g_dir_make_tmp ("assay-merge-XXXXXX", &local_error);
  if (self->staging == NULL)
    assay_error_propagate (error, local_error, NULL);

  return self->staging != NULL;
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

  if (!make_staging (self, error))
    return NULL;
  folder = g_build_filename (self->staging, "copy", NULL);
  if (!assay_portfolio_archive_open (context, path, folder, schema_path, progress, cancellable,
                                     error))
    return NULL;

  return g_steal_pointer (&folder);
}

static GBytes *
load_file (const char *path, gsize limit, GError **error)
{
  return assay_path_check_file (path, error) ? assay_xml_load_bytes (path, limit, error) : NULL;
}

static gboolean
stage_file (
    AssayOtherCopy *self, AssayContext *context, GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (self->staging, name, NULL);

  return assay_disk_replace (assay_context_get_disk (context), path, g_bytes_get_data (bytes, NULL),
                             g_bytes_get_size (bytes), error);
}

/* Here what is wrong is told of the file that the person knows, not of the one that is staged. */
static gboolean
check_document (GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (AssayPortfolio) portfolio =
      assay_portfolio_parse_xml (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), path,
                                 error);

  return portfolio != NULL;
}

/* A second portfolio.xml stands by itself: it is read as a portfolio without a history, by the
 * scheme it lies beside. Gives the path of the folder made for it. */
static char *
stage_document (AssayOtherCopy *self, AssayContext *context, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *scheme_path = g_build_filename (folder, ASSAY_SCHEME_FILE, NULL);
  g_autoptr (GBytes) document = load_file (path, ASSAY_LIMIT_PORTFOLIO_BYTES, error);
  g_autoptr (GBytes) scheme = NULL;

  if (document == NULL || !check_document (document, path, error))
    return NULL;
  scheme = load_file (scheme_path, ASSAY_LIMIT_SCHEME_BYTES, error);
  if (scheme == NULL || !make_staging (self, error)
      || !stage_file (self, context, document, ASSAY_PORTFOLIO_FILE, error)
      || !stage_file (self, context, scheme, ASSAY_SCHEME_FILE, error))
    return NULL;
  self->contents = g_steal_pointer (&folder);

  return g_strdup (self->staging);
}

/* Where the copy lies as a folder, once it does. */
static char *
prepare (AssayOtherCopy *self,
         AssayContext *context,
         const char *path,
         const char *schema_path,
         AssayProgress progress,
         GCancellable *cancellable,
         GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_strdup (path);
  if (g_str_has_suffix (path, ".xml"))
    return stage_document (self, context, path, error);

  return unpack (self, context, path, schema_path, progress, cancellable, error);
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
  g_autofree char *folder =
      prepare (self, context, path, schema_path, progress, cancellable, error);

  if (folder == NULL)
    return NULL;
  if (self->contents == NULL)
    self->contents = g_strdup (folder);
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

AssayAncestor *
assay_other_copy_find_past (AssayOtherCopy *self,
                            AssayPortfolioFolder *folder,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GPtrArray) ours = assay_portfolio_folder_list_history (folder, error);
  g_autoptr (GPtrArray) theirs =
      ours != NULL ? assay_portfolio_folder_list_history (self->folder, error) : NULL;
  g_autoptr (AssayAncestor) ancestor =
      theirs != NULL ? assay_ancestor_find (ours, theirs, cancellable, error) : NULL;

  if (ancestor == NULL
      || (ancestor->portfolio == NULL
          && !check_service (folder->gate->document, self->folder->gate->document, error)))
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
  g_autoptr (AssayAncestor) ancestor =
      assay_other_copy_find_past (other, folder, cancellable, error);
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

/* What lay in the place of a record that was taken; both NULL: nothing. */
typedef struct
{
  guint round;
  GBytes *portfolio;
  char *pages;
} EarlierRecord;

/* @stored: SHA-256 of what was not there before; @shelves: folders that were not; @records:
 * EarlierRecord. */
struct _AssayMergeContents
{
  gatomicrefcount refs;
  AssayContext *context;
  char *path;
  GPtrArray *stored;
  GPtrArray *shelves;
  GPtrArray *records;
};

typedef struct
{
  AssayMergeContents *contents;
  AssayOtherCopy *other;
  AssayProgress progress;
  GCancellable *cancellable;
} Taking;

static void
earlier_record_free (EarlierRecord *self)
{
  g_clear_pointer (&self->portfolio, g_bytes_unref);
  g_free (self->pages);
  g_free (self);
}

AssayMergeContents *
assay_merge_contents_new (AssayContext *context, const char *path)
{
  AssayMergeContents *self = g_new0 (AssayMergeContents, 1);

  g_atomic_ref_count_init (&self->refs);
  self->context = assay_context_ref (context);
  self->path = g_strdup (path);
  self->stored = g_ptr_array_new_with_free_func (g_free);
  self->shelves = g_ptr_array_new_with_free_func (g_free);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) earlier_record_free);

  return self;
}

AssayMergeContents *
assay_merge_contents_ref (AssayMergeContents *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
assay_merge_contents_unref (AssayMergeContents *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  assay_context_unref (self->context);
  g_free (self->path);
  g_ptr_array_unref (self->stored);
  g_ptr_array_unref (self->shelves);
  g_ptr_array_unref (self->records);
  g_free (self);
}

static void
note_shelf (AssayMergeContents *self, const char *path)
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
take_content (const Taking *self, const AssayEvidence *item, GError **error)
{
  AssayMergeContents *contents = self->contents;
  g_autofree char *path = assay_evidence_store_dup_path (contents->path, item->sha256);
  g_autofree char *number = assay_evidence_format_number (item->number);
  g_autofree char *name = g_strdup_printf ("%s “%s”", number, item->title);
  guint64 size = 0;
  AssayPathType type;

  if (!assay_evidence_store_check_path (contents->path, item->sha256, error))
    return FALSE;
  type = assay_path_get_type (path, &size);
  if (type == ASSAY_PATH_FILE && size == item->size)
    return TRUE;
  note_shelf (contents, path);
  if (type == ASSAY_PATH_NOTHING)
    g_ptr_array_add (contents->stored, g_strdup (item->sha256));

  return assay_evidence_store_take_from (assay_context_get_disk (contents->context), contents->path,
                                         self->other->contents, item->sha256, item->size, name,
                                         self->progress, self->cancellable, error);
}

static void
note_record (AssayMergeContents *self, guint round, const AssaySubmission *ours)
{
  EarlierRecord *earlier = g_new0 (EarlierRecord, 1);

  earlier->round = round;
  if (ours != NULL)
    earlier->portfolio = assay_submission_record_load_bytes (self->path, ours, NULL);
  if (earlier->portfolio != NULL)
    earlier->pages = assay_submission_record_load_pages (self->path, ours, NULL);
  g_ptr_array_add (self->records, earlier);
}

/* Records of what was submitted there. What is here already under the same fingerprint stays. */
static gboolean
take_records (AssayMergeContents *self,
              const AssayOtherCopy *other,
              const AssayMerge *merge,
              GError **error)
{
  const GPtrArray *submissions = merge->merged->submissions;

  for (guint i = 0; i < submissions->len; i++)
    {
      const AssaySubmission *submission = submissions->pdata[i];
      const AssaySubmission *ours =
          assay_portfolio_lookup_submission (merge->sides[ASSAY_SIDE_OURS], submission->round);

      if (ours != NULL && g_str_equal (ours->fingerprint, submission->fingerprint))
        continue;
      note_record (self, submission->round, ours);
      if (!assay_submission_record_take_from (assay_context_get_disk (self->context), self->path,
                                              other->contents, submission, error))
        return FALSE;
    }

  return TRUE;
}

/* What belongs to a submission that the portfolio names stays. */
static void
take_record_back (AssayMergeContents *self,
                  const EarlierRecord *earlier,
                  AssayPortfolioFolder *folder)
{
  AssayDisk *disk = assay_context_get_disk (self->context);

  if (earlier->portfolio != NULL)
    assay_submission_record_write (disk, self->path, earlier->round, earlier->portfolio,
                                   earlier->pages != NULL ? earlier->pages : "", NULL);
  else if (assay_portfolio_lookup_submission (folder->gate->document, earlier->round) == NULL)
    assay_submission_record_remove (disk, self->path, earlier->round);
}

/* Removing what this merge brought is all that can be done after a failure; what cannot be removed
 * stays as contents that nothing names. */
void
assay_merge_contents_take_back (AssayMergeContents *self, AssayPortfolioFolder *folder)
{
  AssayDisk *disk = assay_context_get_disk (self->context);

  for (guint i = 0; i < self->stored->len; i++)
    {
      g_autofree char *path = assay_evidence_store_dup_path (self->path, self->stored->pdata[i]);

      if (assay_portfolio_lookup_content (folder->gate->document, self->stored->pdata[i]) == NULL
          && assay_path_get_type (path, NULL) == ASSAY_PATH_FILE)
        assay_disk_remove (disk, path, NULL);
    }
  for (guint i = self->shelves->len; i > 0; i--)
    if (assay_path_get_type (self->shelves->pdata[i - 1], NULL) == ASSAY_PATH_FOLDER)
      assay_disk_remove (disk, self->shelves->pdata[i - 1], NULL);
  for (guint i = 0; i < self->records->len; i++)
    take_record_back (self, self->records->pdata[i], folder);
  g_ptr_array_set_size (self->stored, 0);
  g_ptr_array_set_size (self->shelves, 0);
  g_ptr_array_set_size (self->records, 0);
}

/* What we have already is ours, there or missing. */
static gboolean
has_content (const AssayPortfolio *portfolio, const AssayEvidence *item)
{
  const AssayEvidence *same = assay_portfolio_lookup_evidence (portfolio, item->number);

  return same != NULL && g_strcmp0 (same->sha256, item->sha256) == 0;
}

gboolean
assay_merge_contents_store (AssayMergeContents *self,
                            AssayOtherCopy *other,
                            const AssayMerge *merge,
                            AssayProgress progress,
                            GCancellable *cancellable,
                            GError **error)
{
  const Taking taking = { self, other, progress, cancellable };
  const GPtrArray *items = merge->merged->evidence;

  for (guint i = 0; i < items->len; i++)
    {
      const AssayEvidence *item = items->pdata[i];

      if (item->sha256 == NULL || has_content (merge->sides[ASSAY_SIDE_OURS], item))
        continue;
      if (!take_content (&taking, item, error))
        return FALSE;
    }

  return take_records (self, other, merge, error) && assay_check_not_cancelled (cancellable, error);
}

/* --- Making it so --- */

static gboolean
check_is_current (AssayPortfolioFolder *folder, const AssayMerge *merge, GError **error)
{
  if (folder->gate->mode == ASSAY_OPEN_WRITE
      && folder->gate->document == merge->sides[ASSAY_SIDE_OURS])
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
               _ ("%s has changed since the two were compared; compare them again"),
               folder->gate->path);

  return FALSE;
}

gboolean
assay_portfolio_folder_apply_merge (AssayPortfolioFolder *folder,
                                    const AssayMerge *merge,
                                    AssayMergeContents *contents,
                                    GError **error)
{
  if (check_is_current (folder, merge, error)
      && assay_portfolio_folder_apply (folder, merge->edit, error))
    return TRUE;
  /* An edit that may come back must find its files. */
  if (!assay_journal_is_in_doubt (folder->gate->journal))
    assay_merge_contents_take_back (contents, folder);

  return FALSE;
}

gboolean
assay_portfolio_folder_take_merge (AssayPortfolioFolder *folder,
                                   AssayOtherCopy *other,
                                   const AssayMerge *merge,
                                   AssayProgress progress,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_autoptr (AssayMergeContents) contents =
      assay_merge_contents_new (folder->gate->context, folder->gate->path);

  if (!check_is_current (folder, merge, error))
    return FALSE;
  if (assay_merge_contents_store (contents, other, merge, progress, cancellable, error))
    return assay_portfolio_folder_apply_merge (folder, merge, contents, error);
  assay_merge_contents_take_back (contents, folder);

  return FALSE;
}
