/* Looking over a portfolio's folder: what is missing, altered, left over or not ours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Goes on to its end whatever it meets: what cannot be read is a finding like any other.
 */

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/portfolio/assay-edit-private.h"
#include "core/portfolio/assay-evidence-store.h"
#include "core/document/assay-folder-path.h"
#include "core/portfolio/assay-portfolio-folder-private.h"
#include "core/portfolio/assay-submission-record.h"

#include <string.h>

/* @folder is NULL where only the contents are checked. */
typedef struct
{
  AssayPortfolioFolder *folder;
  const char *path;
  const AssayPortfolio *portfolio;
  GPtrArray *findings;
  gboolean hash_contents;
  AssayProgress progress;
  GCancellable *cancellable;
  guint64 done;
  guint64 total;
  /* SHA-256 -> AssayFindingTag + 1, or GUINT_TO_POINTER (0) where all is well: items may share
   * content, which is read once. */
  GHashTable *read;
  GHashTable *claimed; /* SHA-256 of every item */
} Check;

#define ALL_WELL 0u

static void
add (Check *self, AssayFindingTag tag, const char *subject, const char *detail, const char *detail2)
{
  g_ptr_array_add (self->findings, assay_finding_new (tag, subject, detail, detail2));
}

/* --- Evidence that should be there --- */

typedef struct
{
  Check *check;
  const char *name;
} Hashing;

static void
hashing_advanced_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  Hashing *hashing = data;
  Check *check = hashing->check;

  assay_progress_tell (check->progress, check->done + done, check->total, hashing->name);
}

/* By name and size alone. */
static guint
look_at_file (const char *folder, const AssayEvidence *item)
{
  g_autofree char *path = assay_evidence_store_dup_path (folder, item->sha256);
  guint64 size = 0;

  if (!assay_evidence_store_check_path (folder, item->sha256, NULL)
      || assay_path_get_type (path, &size) != ASSAY_PATH_FILE)
    return ASSAY_FINDING_EVIDENCE_MISSING + 1;

  return size != item->size ? ASSAY_FINDING_EVIDENCE_ALTERED + 1 : ALL_WELL;
}

GArray *
assay_portfolio_folder_list_absent (AssayPortfolioFolder *self)
{
  const GPtrArray *items = assay_portfolio_folder_get_portfolio (self)->evidence;
  GArray *absent = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < items->len; i++)
    {
      const AssayEvidence *item = items->pdata[i];

      if (item->basis == ASSAY_BASIS_FILE && look_at_file (self->gate->path, item) != ALL_WELL)
        g_array_append_val (absent, item->number);
    }

  return absent;
}

/* Whether the bytes are those the digest was made of. FALSE only when cancelled. */
static gboolean
read_content (Check *self, const AssayEvidence *item, guint *out_tag, GError **error)
{
  g_autofree char *path = assay_evidence_store_dup_path (self->path, item->sha256);
  g_autofree char *digest = NULL;
  g_autoptr (GError) cause = NULL;
  Hashing hashing = { self, item->source_name };

  digest = assay_digest_of_file (path, (AssayProgress){ hashing_advanced_cb, &hashing },
                                 self->cancellable, &cause);
  if (!assay_check_not_cancelled (self->cancellable, error))
    return FALSE;
  /* Bytes that cannot be read are as good as not there. */
  if (digest == NULL)
    *out_tag = ASSAY_FINDING_EVIDENCE_MISSING + 1;
  else
    *out_tag = g_str_equal (digest, item->sha256) ? ALL_WELL : ASSAY_FINDING_EVIDENCE_ALTERED + 1;

  return TRUE;
}

/* The size is the item's own affair; the bytes are read once for all items that share them. FALSE
 * only when cancelled. */
static gboolean
look_at_content (Check *self, const AssayEvidence *item, guint *out_tag, GError **error)
{
  gpointer known = NULL;

  *out_tag = look_at_file (self->path, item);
  if (*out_tag != ALL_WELL || !self->hash_contents)
    return assay_check_not_cancelled (self->cancellable, error);
  if (g_hash_table_lookup_extended (self->read, item->sha256, NULL, &known))
    *out_tag = GPOINTER_TO_UINT (known);
  else if (!read_content (self, item, out_tag, error))
    return FALSE;
  g_hash_table_insert (self->read, item->sha256, GUINT_TO_POINTER (*out_tag));

  return TRUE;
}

static gboolean
check_item (Check *self, const AssayEvidence *item, GError **error)
{
  g_autofree char *number = assay_evidence_format_number (item->number);
  guint tag = ALL_WELL;

  if (!look_at_content (self, item, &tag, error))
    return FALSE;
  g_hash_table_add (self->claimed, item->sha256);
  if (self->hash_contents)
    {
      self->done += item->size;
      assay_progress_tell (self->progress, self->done, self->total, item->source_name);
    }
  if (tag != ALL_WELL)
    add (self, (AssayFindingTag) (tag - 1), number, item->source_name, NULL);

  return TRUE;
}

static gboolean
check_items (Check *self, GError **error)
{
  const GPtrArray *items = self->portfolio->evidence;

  for (guint i = 0; self->hash_contents && i < items->len; i++)
    self->total += ((const AssayEvidence *) items->pdata[i])->size;
  for (guint i = 0; i < items->len; i++)
    {
      const AssayEvidence *item = items->pdata[i];

      if (item->basis == ASSAY_BASIS_FILE && !check_item (self, item, error))
        return FALSE;
    }

  return TRUE;
}

/* --- What is there --- */

static gboolean
is_leftover (const char *name)
{
  return g_str_has_suffix (name, ".part");
}

static void
check_shelf (Check *self, const char *shelf)
{
  g_autofree char *path =
      g_build_filename (self->folder->gate->path, ASSAY_EVIDENCE_FOLDER, shelf, NULL);
  g_auto (GStrv) names = assay_path_list_names (path);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *place = g_build_filename (ASSAY_EVIDENCE_FOLDER, shelf, names[i], NULL);

      if (is_leftover (names[i]))
        add (self, ASSAY_FINDING_LEFTOVER, NULL, place, NULL);
      else if (!g_hash_table_contains (self->claimed, names[i])
               || strncmp (names[i], shelf, strlen (shelf)) != 0)
        add (self, ASSAY_FINDING_EVIDENCE_UNCLAIMED, NULL, place, NULL);
    }
}

static void
check_store (Check *self)
{
  g_autofree char *path = assay_portfolio_folder_dup_child (self->folder, ASSAY_EVIDENCE_FOLDER);
  g_auto (GStrv) names = NULL;

  if (assay_path_get_type (path, NULL) != ASSAY_PATH_FOLDER)
    return;
  names = assay_path_list_names (path);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *child = g_build_filename (path, names[i], NULL);
      g_autofree char *place = g_build_filename (ASSAY_EVIDENCE_FOLDER, names[i], NULL);

      if (is_leftover (names[i]))
        add (self, ASSAY_FINDING_LEFTOVER, NULL, place, NULL);
      else if (assay_path_get_type (child, NULL) == ASSAY_PATH_FOLDER)
        check_shelf (self, names[i]);
      else
        add (self, ASSAY_FINDING_EVIDENCE_UNCLAIMED, NULL, place, NULL);
    }
}

/* "portfolio (conflicted copy).xml", "portfolio-PCNAME.xml", "portfolio.sync-conflict-….xml": every
 * sync program has its own way, and all keep the beginning. */
static gboolean
is_conflicted_copy (const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return g_str_has_prefix (folded, "portfolio") && strstr (folded, ".xml") != NULL
         && strcmp (name, ASSAY_PORTFOLIO_FILE) != 0;
}

static void
check_top (Check *self)
{
  g_auto (GStrv) names = assay_path_list_names (self->folder->gate->path);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (is_leftover (names[i]))
        add (self, ASSAY_FINDING_LEFTOVER, NULL, names[i], NULL);
      else if (is_conflicted_copy (names[i]))
        add (self, ASSAY_FINDING_CONFLICTED_COPY, NULL, names[i], NULL);
    }
}

static void
check_journal_folder (Check *self)
{
  g_autofree char *path = assay_portfolio_folder_dup_child (self->folder, ASSAY_JOURNAL_FOLDER);
  g_auto (GStrv) names = assay_path_list_names (path);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *place = g_build_filename (ASSAY_JOURNAL_FOLDER, names[i], NULL);

      if (is_leftover (names[i]))
        add (self, ASSAY_FINDING_LEFTOVER, NULL, place, NULL);
      else if (assay_journal_parse_file_name (names[i]) == 0)
        add (self, ASSAY_FINDING_CONFLICTED_COPY, NULL, place, NULL);
    }
}

/* By reading: what is kept of a submission is no larger than the portfolio. */
static void
check_records (Check *self)
{
  const GPtrArray *submissions = ((AssayPortfolio *) self->folder->gate->document)->submissions;

  for (guint i = 0; i < submissions->len; i++)
    {
      const AssaySubmission *submission = submissions->pdata[i];
      g_autoptr (GBytes) sent = assay_submission_record_load_bytes (self->path, submission, NULL);
      g_autofree char *place =
          assay_submission_record_dup_place (submission->round, ASSAY_PORTFOLIO_FILE);

      if (sent == NULL)
        add (self, ASSAY_FINDING_SUBMISSION_LOST, NULL, place, NULL);
    }
}

static void
check_lock (Check *self)
{
  g_autofree char *path = assay_portfolio_folder_dup_child (self->folder, ASSAY_LOCK_FILE);
  g_autoptr (AssayLockHolder) holder =
      self->folder->gate->lock == NULL ? assay_folder_lock_read (path) : NULL;

  if (holder != NULL && assay_lock_holder_may_be_alive (holder))
    add (self, ASSAY_FINDING_IN_USE, NULL, holder->author, holder->host);
}

/* --- The journal and the document --- */

static gboolean
check_journal (Check *self, GError **error)
{
  g_autoptr (GError) cause = NULL;
  const GPtrArray *lines;
  guint n_found = 0;

  if (!assay_journal_load_all (self->folder->gate->journal, &cause))
    {
      add (self, ASSAY_FINDING_JOURNAL_DAMAGED, NULL, ASSAY_JOURNAL_FOLDER, NULL);
      return assay_check_not_cancelled (self->cancellable, error);
    }
  lines = assay_journal_get_lines (self->folder->gate->journal);
  for (guint i = 0; i < lines->len; i++)
    {
      const AssayJournalLine *line = lines->pdata[i];
      g_autofree char *place = NULL;
      g_autofree char *number = NULL;

      if (line->type == ASSAY_LINE_ENTRY || line->type == ASSAY_LINE_SAVED)
        continue;
      place = g_build_filename (ASSAY_JOURNAL_FOLDER, line->file, NULL);
      if (line->line > 0)
        number = g_strdup_printf ("%u", line->line);
      add (self, ASSAY_FINDING_JOURNAL_DAMAGED, NULL, place, number);
      n_found++;
    }
  /* Lines may be missing where every line that is there is good. */
  if (n_found == 0 && !assay_journal_is_whole (self->folder->gate->journal))
    add (self, ASSAY_FINDING_JOURNAL_DAMAGED, NULL, ASSAY_JOURNAL_FOLDER, NULL);

  return assay_check_not_cancelled (self->cancellable, error);
}

/* The name of the element that a piece of markup is. */
static char *
dup_element_name (const char *markup)
{
  const char *start = strchr (markup, '<');

  if (start == NULL)
    return g_strdup ("");

  return g_strndup (start + 1, strcspn (start + 1, " \t\n/>"));
}

static void
check_extra (Check *self, const char *subject, char **extra)
{
  for (guint i = 0; extra != NULL && extra[i] != NULL; i++)
    {
      g_autofree char *element = dup_element_name (extra[i]);

      add (self, ASSAY_FINDING_UNKNOWN_CONTENT, subject, element, NULL);
    }
}

static void
check_citations_extra (Check *self, const AssayResponse *response)
{
  for (guint i = 0; i < response->citations->len; i++)
    check_extra (self, response->criterion,
                 ((const AssayCitation *) response->citations->pdata[i])->extra);
}

static void
check_unknown (Check *self)
{
  AssayPortfolio *portfolio = self->folder->gate->document;

  check_extra (self, NULL, portfolio->head->extra);
  for (guint type = ASSAY_VALUE_ANSWER; type < ASSAY_N_VALUE_TYPES; type++)
    {
      const GPtrArray *values = *assay_portfolio_get_slot (portfolio, type);

      for (guint i = 0; i < values->len; i++)
        {
          g_autofree char *label = assay_value_dup_label (type, values->pdata[i]);

          check_extra (self, label, assay_value_get_extra (type, values->pdata[i]));
          if (type == ASSAY_VALUE_RESPONSE)
            check_citations_extra (self, values->pdata[i]);
        }
    }
}

static void
check_document (Check *self)
{
  const AssayGate *gate = self->folder->gate;
  g_autofree char *path = assay_portfolio_folder_dup_child (self->folder, ASSAY_PORTFOLIO_FILE);
  g_autofree char *now = NULL;

  if (gate->lock != NULL)
    now = assay_digest_of_file (path, ASSAY_PROGRESS_NONE, NULL, NULL);
  /* Only the writer can tell: to a reader, a new digest is also what a writer elsewhere leaves. */
  if (gate->was_changed_outside
      || (!gate->was_rebuilt && gate->lock != NULL && g_strcmp0 (now, gate->digest) != 0))
    add (self, ASSAY_FINDING_CHANGED_OUTSIDE, NULL, ASSAY_PORTFOLIO_FILE, NULL);
  if (gate->was_rebuilt)
    add (self, ASSAY_FINDING_REBUILT, NULL, ASSAY_PORTFOLIO_FILE, NULL);
  if (gate->n_skipped > 0)
    add (self, ASSAY_FINDING_JOURNAL_DAMAGED, NULL, ASSAY_JOURNAL_FOLDER, NULL);
}

GPtrArray *
assay_portfolio_folder_check (AssayPortfolioFolder *folder,
                              gboolean hash_contents,
                              AssayProgress progress,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GPtrArray) findings = assay_findings_new ();
  g_autoptr (GHashTable) read = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) claimed = g_hash_table_new (g_str_hash, g_str_equal);
  Check check = { .folder = folder,
                  .path = folder->gate->path,
                  .portfolio = folder->gate->document,
                  .findings = findings,
                  .hash_contents = hash_contents,
                  .progress = progress,
                  .cancellable = cancellable,
                  .read = read,
                  .claimed = claimed };

  if (!check_items (&check, error) || !check_journal (&check, error))
    return NULL;
  check_store (&check);
  check_top (&check);
  check_journal_folder (&check);
  check_records (&check);
  check_lock (&check);
  check_unknown (&check);
  check_document (&check);
  assay_findings_sort (findings);

  return g_steal_pointer (&findings);
}

GPtrArray *
assay_portfolio_folder_check_contents (const char *path,
                                       const AssayPortfolio *portfolio,
                                       AssayProgress progress,
                                       GCancellable *cancellable,
                                       GError **error)
{
  g_autoptr (GPtrArray) findings = assay_findings_new ();
  g_autoptr (GHashTable) read = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) claimed = g_hash_table_new (g_str_hash, g_str_equal);
  Check check = { .path = path,
                  .portfolio = portfolio,
                  .findings = findings,
                  .hash_contents = TRUE,
                  .progress = progress,
                  .cancellable = cancellable,
                  .read = read,
                  .claimed = claimed };

  if (!check_items (&check, error))
    return NULL;
  assay_findings_sort (findings);

  return g_steal_pointer (&findings);
}
