/* A bag against its manifests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/submission/assay-bag-check.h"

#include "core/document/assay-folder-path.h"
#include "core/submission/assay-bag-private.h"
#include "core/submission/assay-signature.h"

#include <string.h>

#define DECLARATION_FILE "bagit.txt"
#define OLD_INFO_FILE "package-info.txt" /* before 0.96 */
#define PAYLOAD "data"
#define MOST_DECLARATION_BYTES (64u * 1024)
#define MOST_INFO_BYTES (4u * 1024 * 1024)
#define MOST_SIGNATURE_BYTES (64u * 1024)
#define MOST_MANIFEST_BYTES (128u * 1024 * 1024)
#define SMALL_FILE_BYTES (64u * 1024 * 1024)

AssayBagCheck *
assay_bag_check_new (AssayBag *bag,
                     GPtrArray *findings,
                     AssayProgress progress,
                     GCancellable *cancellable)
{
  AssayBagCheck *self = g_new0 (AssayBagCheck, 1);

  self->bag = bag;
  self->findings = findings;
  self->progress = progress;
  self->cancellable = cancellable;
  self->manifests = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_bag_manifest_free);
  self->loaded =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->sha256 = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->unread = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->pipe = assay_digest_pipe_new ();

  return self;
}

void
assay_bag_check_free (AssayBagCheck *self)
{
  if (self == NULL)
    return;
  assay_bag_declaration_free (self->declaration);
  g_clear_pointer (&self->info, g_ptr_array_unref);
  g_ptr_array_unref (self->manifests);
  g_hash_table_unref (self->loaded);
  g_hash_table_unref (self->sha256);
  g_hash_table_unref (self->unread);
  assay_digest_pipe_free (self->pipe);
  g_free (self);
}

static gboolean
is_payload (const char *name)
{
  return g_str_has_prefix (name, PAYLOAD "/");
}

/* --- Loading --- */

typedef struct
{
  GByteArray *bytes;
  gsize max_bytes;
  gboolean is_too_large;
} Load;

static void
add_block (const void *block, gsize length, gpointer data)
{
  Load *load = data;

  load->is_too_large = load->is_too_large || length > load->max_bytes - load->bytes->len;
  if (!load->is_too_large)
    g_byte_array_append (load->bytes, block, (guint) length);
}

gboolean
assay_bag_check_load (
    AssayBagCheck *self, const char *name, gsize max_bytes, GBytes **out_bytes, GError **error)
{
  const AssayBagMember *member = assay_bag_lookup (self->bag, name);
  Load load = { NULL, max_bytes, FALSE };
  AssayBagRead result;

  *out_bytes = NULL;
  if (member == NULL || g_hash_table_contains (self->unread, name))
    return TRUE;
  if (member->size > max_bytes)
    {
      assay_bag_tell (self->findings, ASSAY_FINDING_TAG_TOO_LARGE, name, NULL, NULL);
      return TRUE;
    }
  load.bytes = g_byte_array_new ();
  result = assay_bag_read (self->bag, member, add_block, &load, self->findings, self->cancellable,
                           error);
  *out_bytes = g_byte_array_free_to_bytes (load.bytes);
  if (result == ASSAY_BAG_READ_WHOLE && !load.is_too_large)
    {
      g_hash_table_insert (self->loaded, g_strdup (name), g_bytes_ref (*out_bytes));
      return TRUE;
    }
  g_clear_pointer (out_bytes, g_bytes_unref);
  if (load.is_too_large)
    assay_bag_tell (self->findings, ASSAY_FINDING_TAG_TOO_LARGE, name, NULL, NULL);
  g_hash_table_add (self->unread, g_strdup (name));

  return result != ASSAY_BAG_READ_FAILED;
}

/* The same as text; *@out_text is NULL where there is none. */
static gboolean
load_text (AssayBagCheck *self, const char *name, gsize max_bytes, char **out_text, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  *out_text = NULL;
  if (!assay_bag_check_load (self, name, max_bytes, &bytes, error))
    return FALSE;
  if (bytes != NULL)
    *out_text = assay_bag_decode_text (self->declaration, name, bytes, self->findings);

  return TRUE;
}

/* --- Tag files --- */

static gboolean
load_declaration (AssayBagCheck *self, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!assay_bag_check_load (self, DECLARATION_FILE, MOST_DECLARATION_BYTES, &bytes, error))
    return FALSE;
  self->has_declaration = assay_bag_lookup (self->bag, DECLARATION_FILE) != NULL;
  if (!self->has_declaration)
    assay_bag_tell (self->findings, ASSAY_FINDING_BAG_NO_DECLARATION, NULL, NULL, NULL);
  self->declaration = bytes != NULL ? assay_bag_declaration_parse (bytes, self->findings)
                                    : assay_bag_declaration_new ();

  return TRUE;
}

static gboolean
load_info (AssayBagCheck *self, GError **error)
{
  gboolean is_old =
      self->declaration->is_before_1_0 && assay_bag_lookup (self->bag, ASSAY_BAG_INFO_FILE) == NULL;
  const char *name = is_old ? OLD_INFO_FILE : ASSAY_BAG_INFO_FILE;
  g_autofree char *text = NULL;

  if (!load_text (self, name, MOST_INFO_BYTES, &text, error))
    return FALSE;
  self->info =
      assay_bag_info_parse (self->declaration, name, text != NULL ? text : "", self->findings);
  assay_bag_info_check (self->declaration, self->info, name, self->n_payload_bytes,
                        self->n_payload_files, self->findings);

  return TRUE;
}

static gboolean
load_manifest (
    AssayBagCheck *self, const char *name, gboolean is_tag, const char *id, GError **error)
{
  AssayDigestKind kind;
  g_autofree char *text = NULL;

  if (!assay_digest_kind_parse (id, &kind))
    {
      assay_bag_tell (self->findings, ASSAY_FINDING_MANIFEST_UNKNOWN, name, id, NULL);
      return TRUE;
    }
  if (kind == ASSAY_DIGEST_MD5 || kind == ASSAY_DIGEST_SHA1)
    assay_bag_tell (self->findings, ASSAY_FINDING_MANIFEST_WEAK, name, id, NULL);
  if (!load_text (self, name, MOST_MANIFEST_BYTES, &text, error))
    return FALSE;
  if (text != NULL)
    g_ptr_array_add (self->manifests,
                     assay_bag_manifest_parse (self->declaration, self->bag, name, is_tag, kind,
                                               text, self->findings));

  return TRUE;
}

static gboolean
load_manifests (AssayBagCheck *self, GError **error)
{
  const GPtrArray *members = assay_bag_get_members (self->bag);
  guint n_payload_manifests = 0;

  for (guint i = 0; i < members->len; i++)
    {
      const AssayBagMember *member = members->pdata[i];
      gboolean is_tag = FALSE;
      g_autofree char *id = NULL;

      if (member->type != ASSAY_BAG_FILE
          || !assay_bag_manifest_is_name (member->name, &is_tag, &id))
        continue;
      n_payload_manifests += !is_tag;
      if (!load_manifest (self, member->name, is_tag, id, error))
        return FALSE;
    }
  if (n_payload_manifests == 0)
    assay_bag_tell (self->findings, ASSAY_FINDING_BAG_NO_MANIFEST, NULL, NULL, NULL);

  return TRUE;
}

static gboolean
load_fetch (AssayBagCheck *self, GError **error)
{
  g_autofree char *text = NULL;

  if (!load_text (self, ASSAY_BAG_FETCH_FILE, MOST_MANIFEST_BYTES, &text, error))
    return FALSE;
  if (text != NULL)
    assay_bag_fetch_check (self->declaration, self->bag, ASSAY_BAG_FETCH_FILE, text,
                           self->findings);
  /* What it wants is then not known. */
  else if (assay_bag_lookup (self->bag, ASSAY_BAG_FETCH_FILE) != NULL)
    assay_bag_tell (self->findings, ASSAY_FINDING_BAG_FETCH, ASSAY_BAG_FETCH_FILE, NULL, NULL);

  return TRUE;
}

static void
count_files (AssayBagCheck *self)
{
  const GPtrArray *members = assay_bag_get_members (self->bag);

  for (guint i = 0; i < members->len; i++)
    {
      const AssayBagMember *member = members->pdata[i];

      self->total += member->size;
      if (member->type != ASSAY_BAG_FILE || !is_payload (member->name))
        continue;
      self->n_payload_files++;
      self->n_payload_bytes += member->size;
    }
}

/* --- Complete --- */

/* Before 1.0 and after, a difference of Unicode form alone is no difference (RFC 8493, section
 * 5.1.2), but worth a word. A file that is listed in two forms has to have one digest in both. */
static void
settle_name (AssayBagCheck *self, AssayBagManifest *manifest, const char *name)
{
  const AssayBagMember *member = assay_bag_lookup (self->bag, name);
  const char *digest = g_hash_table_lookup (manifest->digests, name);
  const char *other;

  if (member != NULL)
    return;
  member = assay_bag_lookup_normalised (self->bag, name);
  if (member == NULL)
    {
      assay_bag_tell (self->findings, ASSAY_FINDING_FILE_MISSING, name, manifest->name, NULL);
      return;
    }
  assay_bag_tell (self->findings, ASSAY_FINDING_NAME_NORMALISED, member->name, manifest->name,
                  NULL);
  other = g_hash_table_lookup (manifest->digests, member->name);
  if (other == NULL)
    g_hash_table_insert (manifest->digests, g_strdup (member->name), g_strdup (digest));
  else if (!g_str_equal (other, digest))
    assay_bag_tell (self->findings, ASSAY_FINDING_MANIFEST_TWICE, member->name, manifest->name,
                    NULL);
}

/* Puts the names of files in place of the names that were written, so that each file is looked up
 * by its own. */
static void
settle_names (AssayBagCheck *self, AssayBagManifest *manifest)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, manifest->digests);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (names, g_strdup (key));
  for (guint i = 0; i < names->len; i++)
    settle_name (self, manifest, names->pdata[i]);
}

static gboolean
is_in_any (AssayBagCheck *self, const char *name)
{
  for (guint i = 0; i < self->manifests->len; i++)
    {
      const AssayBagManifest *manifest = self->manifests->pdata[i];

      if (!manifest->is_tag && g_hash_table_contains (manifest->digests, name))
        return TRUE;
    }

  return FALSE;
}

/* Whether a manifest of this kind has to name the file, or ought to. */
static void
check_listed (AssayBagCheck *self, const AssayBagManifest *manifest, const char *name)
{
  gboolean is_tag_manifest = FALSE;
  g_autofree char *id = NULL;
  gboolean is_manifest = assay_bag_manifest_is_name (name, &is_tag_manifest, &id);
  gboolean is_enough = self->declaration->is_before_1_0 && is_in_any (self, name);

  if (manifest->is_tag == is_payload (name) || g_hash_table_contains (manifest->digests, name))
    return;
  if (!manifest->is_tag && !is_enough)
    assay_bag_tell (self->findings, ASSAY_FINDING_FILE_UNLISTED, name, manifest->name, NULL);
  else if (manifest->is_tag && is_manifest && !is_tag_manifest)
    assay_bag_tell (self->findings, ASSAY_FINDING_FILE_UNLISTED, name, manifest->name, NULL);
  /* What is signed cannot name its signature. */
  else if (manifest->is_tag && !is_manifest && !g_str_equal (name, ASSAY_SIGNATURE_FILE))
    assay_bag_tell (self->findings, ASSAY_FINDING_TAG_UNLISTED, name, manifest->name, NULL);
}

static void
check_complete (AssayBagCheck *self)
{
  const GPtrArray *members = assay_bag_get_members (self->bag);

  if (!assay_bag_has_folder (self->bag, PAYLOAD))
    assay_bag_tell (self->findings, ASSAY_FINDING_BAG_NO_PAYLOAD, NULL, NULL, NULL);
  for (guint i = 0; i < self->manifests->len; i++)
    settle_names (self, self->manifests->pdata[i]);
  for (guint i = 0; i < self->manifests->len; i++)
    for (guint j = 0; j < members->len; j++)
      {
        const AssayBagMember *member = members->pdata[j];

        if (member->type == ASSAY_BAG_FILE)
          check_listed (self, self->manifests->pdata[i], member->name);
      }
}

/* --- Valid --- */

static guint
find_kinds (AssayBagCheck *self, const char *name)
{
  guint kinds = is_payload (name) ? ASSAY_DIGEST_BIT (ASSAY_DIGEST_SHA256) : 0;

  for (guint i = 0; i < self->manifests->len; i++)
    {
      const AssayBagManifest *manifest = self->manifests->pdata[i];

      if (g_hash_table_contains (manifest->digests, name))
        kinds |= ASSAY_DIGEST_BIT (manifest->kind);
    }

  return kinds;
}

static void
hash_block (const void *block, gsize length, gpointer data)
{
  AssayBagCheck *self = data;

  assay_digest_pipe_push (self->pipe, block, length);
  if (self->is_keeping)
    self->keeper->take (self->keeper->data, block, length);
  self->done += length;
  assay_progress_tell (self->progress, self->done, self->total, NULL);
}

static void
compare (AssayBagCheck *self, const char *name)
{
  for (guint i = 0; i < self->manifests->len; i++)
    {
      const AssayBagManifest *manifest = self->manifests->pdata[i];
      const char *wanted = g_hash_table_lookup (manifest->digests, name);
      g_autofree char *found = NULL;

      if (wanted == NULL)
        continue;
      found = assay_digest_pipe_finish (self->pipe, manifest->kind);
      if (!g_str_equal (found, wanted))
        assay_bag_tell (self->findings, ASSAY_FINDING_FILE_ALTERED, name, manifest->name, NULL);
    }
  if (is_payload (name))
    g_hash_table_insert (self->sha256, g_strdup (name),
                         assay_digest_pipe_finish (self->pipe, ASSAY_DIGEST_SHA256));
}

/* Whether there is still a reason to keep what is read. */
static gboolean
may_keep (AssayBagCheck *self)
{
  for (; self->n_looked < self->findings->len && self->keeper != NULL; self->n_looked++)
    {
      const AssayFinding *finding = self->findings->pdata[self->n_looked];

      if (assay_finding_tag_get_severity (finding->tag) == ASSAY_SEVERITY_BLOCKING)
        self->keeper = NULL;
    }

  return self->keeper != NULL;
}

static gboolean
begin_to_keep (AssayBagCheck *self, const char *name, GError **error)
{
  self->is_keeping = may_keep (self);

  return !self->is_keeping || self->keeper->begin (self->keeper->data, name, error);
}

static gboolean
end_to_keep (AssayBagCheck *self, GError **error)
{
  gboolean was_keeping = self->is_keeping;

  self->is_keeping = FALSE;

  return !was_keeping || self->keeper->end (self->keeper->data, error);
}

static gboolean
check_file (AssayBagCheck *self, const AssayBagMember *member, GError **error)
{
  GBytes *bytes = g_hash_table_lookup (self->loaded, member->name);
  AssayBagRead result = ASSAY_BAG_READ_WHOLE;

  if (g_hash_table_contains (self->unread, member->name))
    return TRUE;
  if (!begin_to_keep (self, member->name, error))
    return FALSE;
  assay_digest_pipe_begin (self->pipe, find_kinds (self, member->name));
  if (bytes != NULL)
    hash_block (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), self);
  else
    result = assay_bag_read (self->bag, member, hash_block, self, self->findings, self->cancellable,
                             error);
  if (result == ASSAY_BAG_READ_FAILED || !end_to_keep (self, error))
    return FALSE;
  if (result == ASSAY_BAG_READ_WHOLE)
    compare (self, member->name);
  else
    g_hash_table_add (self->unread, g_strdup (member->name));

  return TRUE;
}

static gboolean
check_valid (AssayBagCheck *self, GError **error)
{
  const GPtrArray *members = assay_bag_get_members (self->bag);

  for (guint i = 0; i < members->len; i++)
    {
      const AssayBagMember *member = members->pdata[i];

      if (!assay_check_not_cancelled (self->cancellable, error)
          || (member->type == ASSAY_BAG_FILE && !check_file (self, member, error)))
        return FALSE;
    }

  return TRUE;
}

/* The XML of a submission is read by more than the hashing; it is kept on the way. */
static gboolean
load_parts (AssayBagCheck *self, GError **error)
{
  static const char *const parts[] = { "data/portfolio.xml", "data/scheme.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const AssayBagMember *member = assay_bag_lookup (self->bag, parts[i]);
      g_autoptr (GBytes) bytes = NULL;

      /* In another's bag it may be anything. */
      if (member != NULL && member->size <= SMALL_FILE_BYTES
          && !assay_bag_check_load (self, parts[i], SMALL_FILE_BYTES, &bytes, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
load_signature (AssayBagCheck *self, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  return assay_bag_check_load (self, ASSAY_SIGNATURE_FILE, MOST_SIGNATURE_BYTES, &bytes, error);
}

gboolean
assay_bag_check_run (AssayBagCheck *self, GError **error)
{
  count_files (self);
  if (!load_declaration (self, error) || !load_info (self, error) || !load_manifests (self, error)
      || !load_fetch (self, error) || !load_signature (self, error) || !load_parts (self, error))
    return FALSE;
  check_complete (self);
  if (may_keep (self) && !self->keeper->prepare (self->keeper->data, self->total, error))
    return FALSE;

  return check_valid (self, error);
}

gboolean
assay_bag_check_run_one (AssayBagCheck *self, const char *name, GError **error)
{
  const GPtrArray *members = assay_bag_get_members (self->bag);
  const AssayBagMember *wanted = assay_bag_lookup (self->bag, name);

  if (!load_declaration (self, error) || !load_manifests (self, error))
    return FALSE;
  if (wanted == NULL)
    assay_bag_tell (self->findings, ASSAY_FINDING_FILE_MISSING, name, NULL, NULL);
  else if (!is_in_any (self, name))
    assay_bag_tell (self->findings, ASSAY_FINDING_FILE_UNLISTED, name, NULL, NULL);
  self->total = wanted != NULL ? wanted->size : 0;
  for (guint i = 0; i < members->len; i++)
    {
      const AssayBagMember *member = members->pdata[i];

      if ((member == wanted || g_hash_table_contains (self->loaded, member->name))
          && !check_file (self, member, error))
        return FALSE;
    }

  return TRUE;
}
