/* submissions/: what was submitted, round by round.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-submission-record.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/document/assay-folder-path.h"
#include "core/portfolio/assay-portfolio-folder.h"
#include "core/portfolio/assay-portfolio-xml.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define BESIDE_LETTERS 16

char *
assay_submission_record_dup_place (guint round, const char *name)
{
  return g_strdup_printf ("%s/%u/%s", ASSAY_SUBMISSIONS_FOLDER, round, name);
}

gboolean
assay_submission_record_parse_place (const char *place, guint *out_round, const char **out_name)
{
  static const char *const names[] = { ASSAY_PORTFOLIO_FILE, ASSAY_SUBMISSION_PAGES_FILE };
  const char *slash = strrchr (place, '/');

  for (guint i = 0; slash != NULL && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *written = NULL;
      guint64 round = 0;

      if (!g_str_equal (slash + 1, names[i])
          || !g_str_has_prefix (place, ASSAY_SUBMISSIONS_FOLDER "/"))
        continue;
      round = g_ascii_strtoull (place + strlen (ASSAY_SUBMISSIONS_FOLDER "/"), NULL, 10);
      if (round == 0 || round > ASSAY_LIMIT_ROUND)
        continue;
      written = assay_submission_record_dup_place ((guint) round, names[i]);
      if (!g_str_equal (written, place))
        continue;
      *out_round = (guint) round;
      *out_name = names[i];
      return TRUE;
    }

  return FALSE;
}

static char *
dup_path (const char *folder, guint round, const char *name)
{
  g_autofree char *place = assay_submission_record_dup_place (round, name);

  return g_build_filename (folder, place, NULL);
}

/* Nothing on the way may be a link. */
static gboolean
check_way (const char *path, GError **error)
{
  g_autofree char *round = g_path_get_dirname (path);
  g_autofree char *all = g_path_get_dirname (round);

  return assay_path_check_folder (all, error) && assay_path_check_folder (round, error)
         && assay_path_check_file (path, error);
}

static gboolean
make_folders (AssayDisk *disk, const char *path, GError **error)
{
  g_autofree char *round = g_path_get_dirname (path);
  g_autofree char *all = g_path_get_dirname (round);
  g_autofree char *folder = g_path_get_dirname (all);

  return assay_disk_make_folder (disk, all, error) && assay_disk_make_folder (disk, round, error)
         && assay_disk_sync_folder (disk, all, error)
         && assay_disk_sync_folder (disk, folder, error);
}

static gboolean
write_named (AssayDisk *disk,
             const char *folder,
             guint round,
             const char *portfolio_name,
             GBytes *portfolio,
             const char *pages_name,
             const char *pages,
             GError **error)
{
  g_autofree char *portfolio_path = dup_path (folder, round, portfolio_name);
  g_autofree char *pages_path = dup_path (folder, round, pages_name);

  return check_way (portfolio_path, error) && check_way (pages_path, error)
         && make_folders (disk, portfolio_path, error)
         && assay_disk_replace (disk, pages_path, pages, strlen (pages), error)
         && assay_disk_replace (disk, portfolio_path, g_bytes_get_data (portfolio, NULL),
                                g_bytes_get_size (portfolio), error);
}

gboolean
assay_submission_record_write (AssayDisk *disk,
                               const char *folder,
                               guint round,
                               GBytes *portfolio,
                               const char *pages,
                               GError **error)
{
  return write_named (disk, folder, round, ASSAY_PORTFOLIO_FILE, portfolio,
                      ASSAY_SUBMISSION_PAGES_FILE, pages, error);
}

/* --- Two of one round --- */

/* Where the record of a copy's submission goes that was sent in the same round as one of ours:
 * beside it, under a name of its own. So ours is there while the edit is not yet made, and when it
 * is undone. */
static char *
dup_beside_name (const AssaySubmission *submission, const char *name)
{
  return g_strdup_printf ("%.*s-%s", BESIDE_LETTERS, submission->fingerprint, name);
}

/* --- Reading --- */

static GBytes *
load (const char *folder, guint round, const char *name, gsize most_bytes, GError **error)
{
  g_autofree char *path = dup_path (folder, round, name);

  return check_way (path, error) ? assay_xml_load_bytes (path, most_bytes, error) : NULL;
}

static gboolean
check_fingerprint (const AssaySubmission *submission, GBytes *bytes, GError **error)
{
  g_autofree char *digest =
      assay_digest_of_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  if (g_str_equal (digest, submission->fingerprint))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("What is kept of round %u is not what was submitted. Restore the folder "
                  "“submissions” from a backup"),
               submission->round);

  return FALSE;
}

/* NULL where the file of this name is not there or not of this submission. */
static GBytes *
load_named (const char *folder, const AssaySubmission *submission, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes =
      load (folder, submission->round, name, ASSAY_LIMIT_PORTFOLIO_BYTES, error);

  return bytes != NULL && check_fingerprint (submission, bytes, error) ? g_steal_pointer (&bytes)
                                                                       : NULL;
}

GBytes *
assay_submission_record_load_bytes (const char *folder,
                                    const AssaySubmission *submission,
                                    GError **error)
{
  g_autofree char *beside = dup_beside_name (submission, ASSAY_PORTFOLIO_FILE);
  g_autoptr (GError) cause = NULL;
  GBytes *bytes = load_named (folder, submission, ASSAY_PORTFOLIO_FILE, &cause);

  if (bytes == NULL)
    bytes = load_named (folder, submission, beside, NULL);
  if (bytes == NULL)
    g_propagate_error (error, g_steal_pointer (&cause));

  return bytes;
}

AssayPortfolio *
assay_submission_record_load (const char *folder, const AssaySubmission *submission, GError **error)
{
  g_autoptr (GBytes) bytes = assay_submission_record_load_bytes (folder, submission, error);
  g_autofree char *place = NULL;

  if (bytes == NULL)
    return NULL;
  place = assay_submission_record_dup_place (submission->round, ASSAY_PORTFOLIO_FILE);

  return assay_portfolio_parse_xml (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), place,
                                    error);
}

char *
assay_submission_record_load_pages (const char *folder,
                                    const AssaySubmission *submission,
                                    GError **error)
{
  g_autoptr (GBytes) first = load_named (folder, submission, ASSAY_PORTFOLIO_FILE, NULL);
  g_autofree char *beside_portfolio = dup_beside_name (submission, ASSAY_PORTFOLIO_FILE);
  g_autoptr (GBytes) second =
      first == NULL ? load_named (folder, submission, beside_portfolio, NULL) : NULL;
  g_autofree char *beside = dup_beside_name (submission, ASSAY_SUBMISSION_PAGES_FILE);
  g_autoptr (GBytes) bytes =
      load (folder, submission->round, second != NULL ? beside : ASSAY_SUBMISSION_PAGES_FILE,
            ASSAY_LIMIT_PAGE_MAP_BYTES, error);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

gboolean
assay_submission_record_take_from (AssayDisk *disk,
                                   const char *folder,
                                   const char *other,
                                   const AssaySubmission *submission,
                                   GError **error)
{
  g_autoptr (GBytes) there = assay_submission_record_load_bytes (folder, submission, NULL);
  g_autoptr (GBytes) portfolio = assay_submission_record_load_bytes (other, submission, NULL);
  g_autofree char *pages = assay_submission_record_load_pages (other, submission, NULL);
  g_autofree char *first = dup_path (folder, submission->round, ASSAY_PORTFOLIO_FILE);
  g_autofree char *beside_portfolio = dup_beside_name (submission, ASSAY_PORTFOLIO_FILE);
  g_autofree char *beside_pages = dup_beside_name (submission, ASSAY_SUBMISSION_PAGES_FILE);
  gboolean is_taken = assay_path_get_type (first, NULL) != ASSAY_PATH_NOTHING;

  if (portfolio == NULL || there != NULL)
    return TRUE;

  return write_named (disk, folder, submission->round,
                      is_taken ? beside_portfolio : ASSAY_PORTFOLIO_FILE, portfolio,
                      is_taken ? beside_pages : ASSAY_SUBMISSION_PAGES_FILE,
                      pages != NULL ? pages : "", error);
}

void
assay_submission_record_remove (AssayDisk *disk, const char *folder, guint round)
{
  static const char *const names[] = { ASSAY_PORTFOLIO_FILE, ASSAY_SUBMISSION_PAGES_FILE };
  g_autofree char *path = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = dup_path (folder, round, names[i]);

      if (!check_way (file, NULL))
        return;
      if (assay_path_get_type (file, NULL) == ASSAY_PATH_FILE)
        assay_disk_remove (disk, file, NULL);
    }
  path = dup_path (folder, round, ASSAY_PORTFOLIO_FILE);
  *strrchr (path, G_DIR_SEPARATOR) = '\0';
  all = g_path_get_dirname (path);
  /* A folder that holds something else is not removed. */
  if (assay_disk_remove (disk, path, NULL))
    assay_disk_remove (disk, all, NULL);
}
