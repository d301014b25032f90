/* The drafts of one portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/document/assay-draft-store.h"

#include <string.h>

struct _AssayDraftStore
{
  AssayContext *context;
  char *file;
  GPtrArray *drafts; /* AssayDraft */
  char *saved;       /* what the file says */
};

/* A path may be longer than a file's name; its digest is not. */
static char *
dup_file (const char *path)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  g_autofree char *name = g_strconcat (digest, ".ini", NULL);

  return g_build_filename (g_get_user_data_dir (), "assay", "drafts", name, NULL);
}

AssayDraftStore *
assay_draft_store_new (AssayContext *context, const char *path)
{
  AssayDraftStore *self = g_new0 (AssayDraftStore, 1);

  self->context = assay_context_ref (context);
  self->file = dup_file (path);
  if (!g_file_get_contents (self->file, &self->saved, NULL, NULL))
    self->saved = g_strdup ("");
  self->drafts = assay_drafts_parse (self->saved);

  return self;
}

void
assay_draft_store_free (AssayDraftStore *self)
{
  assay_context_unref (self->context);
  g_free (self->file);
  g_ptr_array_unref (self->drafts);
  g_free (self->saved);
  g_free (self);
}

/* A draft that cannot be kept is no reason to hold anybody up. */
static void
save (AssayDraftStore *self)
{
  AssayDisk *disk = assay_context_get_disk (self->context);
  g_autofree char *folder = g_path_get_dirname (self->file);
  g_autofree char *text = assay_drafts_format (self->drafts);
  g_autoptr (GError) error = NULL;
  gboolean is_kept;

  if (g_str_equal (text, self->saved))
    return;
  g_mkdir_with_parents (folder, 0700);
  is_kept = self->drafts->len > 0
                ? assay_disk_replace (disk, self->file, text, strlen (text), &error)
                : assay_disk_remove (disk, self->file, &error);
  if (!is_kept)
    {
      g_info ("%s", error->message);
      return;
    }
  g_free (self->saved);
  self->saved = g_steal_pointer (&text);
}

static gboolean
is_of (const AssayDraft *draft, const char *kind, const char *subject)
{
  return g_str_equal (draft->kind, kind)
         && (subject == NULL || g_str_equal (draft->subject, subject));
}

GPtrArray *
assay_draft_store_list (AssayDraftStore *self, const char *kind, const char *subject)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_draft_free);

  for (guint i = 0; i < self->drafts->len; i++)
    if (is_of (self->drafts->pdata[i], kind, subject))
      g_ptr_array_add (found, assay_draft_copy (self->drafts->pdata[i]));

  return found;
}

void
assay_draft_store_replace (AssayDraftStore *self,
                           const char *kind,
                           const char *subject,
                           const GPtrArray *drafts)
{
  for (guint i = self->drafts->len; i > 0; i--)
    if (is_of (self->drafts->pdata[i - 1], kind, subject))
      g_ptr_array_remove_index (self->drafts, i - 1);
  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    g_ptr_array_add (self->drafts, assay_draft_copy (drafts->pdata[i]));
  save (self);
}
