/* What is known of the contents of a portfolio's evidence files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-content-looks.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/portfolio/assay-evidence-store.h"
#include "core/document/assay-folder-path.h"

#include <string.h>
#include <sys/stat.h>

/* Times of files are coarse: what was written just before a look may be written again without
 * looking different, so such a file is read once more the next time. */
#define SETTLED_AFTER_SECONDS 2

/* All of it zero where there is no file. */
typedef struct
{
  guint64 file;
  guint64 size;
  gint64 modified;
  gint64 changed;
  gint64 nanoseconds; /* of both */
} Appearance;

typedef struct
{
  Appearance appearance;
  gboolean is_settled;
  AssayContentLook look;
} Known;

struct _AssayContentLooks
{
  GHashTable *contents; /* SHA-256 -> Known; items may share content */
  guint n_read;
};

typedef struct
{
  const char *folder;
  const AssayContentLooks *before;
  AssayContentLooks *looks;
  AssayProgress progress;
  GCancellable *cancellable;
  guint64 done;
  guint64 total;
  const char *name;
} Looking;

/* --- One file --- */

static Appearance
look_at (const char *folder, const char *sha256)
{
  g_autofree char *path = assay_evidence_store_dup_path (folder, sha256);
  Appearance appearance = { 0 };
  struct stat info;

  if (!assay_evidence_store_check_path (folder, sha256, NULL) || lstat (path, &info) != 0
      || !S_ISREG (info.st_mode))
    return appearance;
  appearance.file = (guint64) info.st_ino;
  appearance.size = (guint64) info.st_size;
  appearance.modified = info.st_mtim.tv_sec;
  appearance.changed = info.st_ctim.tv_sec;
  appearance.nanoseconds =
      (gint64) info.st_mtim.tv_nsec * G_GINT64_CONSTANT (1000000000) + info.st_ctim.tv_nsec;

  return appearance;
}

static const Known *
find_known (const AssayContentLooks *before, const char *sha256, const Appearance *appearance)
{
  const Known *known = before != NULL ? g_hash_table_lookup (before->contents, sha256) : NULL;

  return known != NULL && known->is_settled
                 && memcmp (&known->appearance, appearance, sizeof (*appearance)) == 0
             ? known
             : NULL;
}

static void
advanced_cb (guint64 done, guint64 total, const char *what, gpointer data)
{
  const Looking *looking = data;

  assay_progress_tell (looking->progress, looking->done + done, looking->total, looking->name);
}

/* FALSE only when cancelled. */
static gboolean
read_content (Looking *self, const AssayEvidence *item, AssayContentLook *out_look, GError **error)
{
  g_autofree char *path = assay_evidence_store_dup_path (self->folder, item->sha256);
  g_autofree char *digest = NULL;
  g_autoptr (GError) cause = NULL;

  self->name = item->source_name;
  digest =
      assay_digest_of_file (path, (AssayProgress){ advanced_cb, self }, self->cancellable, &cause);
  if (!assay_check_not_cancelled (self->cancellable, error))
    return FALSE;
  self->done += item->size;
  self->looks->n_read++;
  /* Bytes that cannot be read are as good as not there. */
  if (digest == NULL)
    *out_look = ASSAY_CONTENT_MISSING;
  else
    *out_look = g_str_equal (digest, item->sha256) ? ASSAY_CONTENT_GOOD : ASSAY_CONTENT_ALTERED;

  return TRUE;
}

static gboolean
is_settled (const Appearance *appearance)
{
  return appearance->modified + SETTLED_AFTER_SECONDS < g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
take_one (Looking *self, const AssayEvidence *item, GError **error)
{
  const Appearance nothing = { 0 };
  Known known = { look_at (self->folder, item->sha256), TRUE, ASSAY_CONTENT_GOOD };
  const Known *before = find_known (self->before, item->sha256, &known.appearance);

  if (before != NULL)
    known = *before;
  else if (memcmp (&known.appearance, &nothing, sizeof (nothing)) == 0)
    known.look = ASSAY_CONTENT_MISSING;
  else
    {
      known.is_settled = is_settled (&known.appearance);
      if (known.appearance.size != item->size)
        known.look = ASSAY_CONTENT_ALTERED;
      else if (!read_content (self, item, &known.look, error))
        return FALSE;
    }
  g_hash_table_insert (self->looks->contents, g_strdup (item->sha256),
                       g_memdup2 (&known, sizeof (known)));

  return assay_check_not_cancelled (self->cancellable, error);
}

/* --- All --- */

static guint64
count_bytes (const AssayPortfolio *portfolio, const char *folder, const AssayContentLooks *before)
{
  guint64 total = 0;

  for (guint i = 0; i < portfolio->evidence->len; i++)
    {
      const AssayEvidence *item = portfolio->evidence->pdata[i];
      Appearance appearance;

      if (item->sha256 == NULL)
        continue;
      appearance = look_at (folder, item->sha256);
      if (find_known (before, item->sha256, &appearance) == NULL)
        total += appearance.size;
    }

  return total;
}

AssayContentLooks *
assay_content_looks_take (const char *folder,
                          const AssayPortfolio *portfolio,
                          const AssayContentLooks *before,
                          AssayProgress progress,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (AssayContentLooks) self = g_atomic_rc_box_new0 (AssayContentLooks);
  Looking looking = { folder, before, self, progress, cancellable, 0, 0, NULL };

  self->contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (progress.func != NULL)
    looking.total = count_bytes (portfolio, folder, before);
  for (guint i = 0; i < portfolio->evidence->len; i++)
    {
      const AssayEvidence *item = portfolio->evidence->pdata[i];

      if (item->sha256 != NULL && !g_hash_table_contains (self->contents, item->sha256)
          && !take_one (&looking, item, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

AssayContentLooks *
assay_content_looks_ref (AssayContentLooks *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
looks_clear (gpointer data)
{
  AssayContentLooks *self = data;

  g_hash_table_unref (self->contents);
}

void
assay_content_looks_unref (AssayContentLooks *self)
{
  g_atomic_rc_box_release_full (self, looks_clear);
}

AssayContentLook
assay_content_looks_lookup (const AssayContentLooks *self, const char *sha256)
{
  const Known *known =
      self != NULL && sha256 != NULL ? g_hash_table_lookup (self->contents, sha256) : NULL;

  return known != NULL ? known->look : ASSAY_CONTENT_UNKNOWN;
}

gboolean
assay_content_looks_cover (const AssayContentLooks *self, const AssayPortfolio *portfolio)
{
  for (guint i = 0; i < portfolio->evidence->len; i++)
    {
      const AssayEvidence *item = portfolio->evidence->pdata[i];

      if (item->sha256 != NULL
          && assay_content_looks_lookup (self, item->sha256) == ASSAY_CONTENT_UNKNOWN)
        return FALSE;
    }

  return TRUE;
}

guint
assay_content_looks_get_n_read (const AssayContentLooks *self)
{
  return self->n_read;
}

gboolean
assay_content_looks_equal (const AssayContentLooks *a, const AssayContentLooks *b)
{
  GHashTableIter iter;
  gpointer sha256 = NULL;

  if (a == NULL || b == NULL || g_hash_table_size (a->contents) != g_hash_table_size (b->contents))
    return a == b;
  g_hash_table_iter_init (&iter, a->contents);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    if (assay_content_looks_lookup (a, sha256) != assay_content_looks_lookup (b, sha256))
      return FALSE;

  return TRUE;
}
