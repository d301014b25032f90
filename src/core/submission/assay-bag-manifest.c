/* Manifests: which file has which digest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/submission/assay-bag-name.h"
#include "core/submission/assay-bag-private.h"
#include "core/submission/assay-bag-tags.h"

#include <string.h>

#define HEX_DIGITS "0123456789abcdefABCDEF"

typedef struct
{
  const AssayBagDeclaration *declaration;
  const AssayBag *bag;
  AssayBagManifest *manifest;
  GPtrArray *findings;
  guint line;
} Reading;

static void
tell_line (Reading *self, AssayBagFindingTag tag)
{
  g_autofree char *number = g_strdup_printf ("%u", self->line);

  assay_bag_tell (self->findings, tag, self->manifest->name, number, NULL);
}

gboolean
assay_bag_manifest_is_name (const char *name, gboolean *out_is_tag, char **out_kind)
{
  gboolean is_tag = g_str_has_prefix (name, "tagmanifest-");
  const char *kind = name + strlen (is_tag ? "tagmanifest-" : "manifest-");
  gsize length;

  if ((!is_tag && !g_str_has_prefix (name, "manifest-")) || !g_str_has_suffix (kind, ".txt"))
    return FALSE;
  length = strlen (kind) - strlen (".txt");
  if (length == 0 || memchr (kind, '/', length) != NULL)
    return FALSE;
  *out_is_tag = is_tag;
  *out_kind = g_strndup (kind, length);

  return TRUE;
}

/* Whether a manifest of this kind may name that. */
static gboolean
may_name (const AssayBagManifest *self, const char *name)
{
  gboolean is_tag;
  g_autofree char *kind = NULL;

  if (assay_bag_name_escapes (name))
    return FALSE;
  if (!self->is_tag)
    return g_str_has_prefix (name, "data/");

  return !g_str_has_prefix (name, "data/")
         && !(assay_bag_manifest_is_name (name, &is_tag, &kind) && is_tag);
}

/* What checksum programs put before a name: "*" and "./". Where the bag has a file that is really
 * called so, it is the name. */
static const char *
skip_ornaments (Reading *self, const char *name)
{
  const char *plain = name;

  if (assay_bag_lookup (self->bag, name) != NULL)
    return name;
  if (*plain == '*')
    plain++;
  if (g_str_has_prefix (plain, "./"))
    plain += 2;
  if (plain != name)
    tell_line (self, ASSAY_FINDING_MANIFEST_LOOSE);

  return plain;
}

/* "%25" is "%" since 1.0, but programs that never write it so are in use: where no file has the
 * name that was meant, and one has the name as it stands, it is that one. */
static char *
decode_name (Reading *self, const char *written, gboolean *out_is_loose)
{
  g_autofree char *decoded =
      assay_bag_name_decode (written, self->declaration->is_before_1_0, out_is_loose);

  if (g_str_equal (decoded, written) || assay_bag_lookup (self->bag, decoded) != NULL
      || assay_bag_lookup (self->bag, written) == NULL)
    return g_steal_pointer (&decoded);
  *out_is_loose = TRUE;

  return g_strdup (written);
}

/* Before 1.0 a file might be listed again with the same digest; since, each stands there once (RFC
 * 8493, section 3). */
static void
add_digest (Reading *self, const char *name, const char *digest, gsize digest_length)
{
  g_autofree char *hex = g_ascii_strdown (digest, (gssize) digest_length);
  AssayBagManifest *manifest = self->manifest;
  const char *other = g_hash_table_lookup (manifest->digests, name);

  if (other == NULL)
    g_hash_table_insert (manifest->digests, g_strdup (name), g_steal_pointer (&hex));
  else if (self->declaration->is_before_1_0 && g_str_equal (other, hex))
    tell_line (self, ASSAY_FINDING_MANIFEST_LOOSE);
  else
    assay_bag_tell (self->findings, ASSAY_FINDING_MANIFEST_TWICE, name, manifest->name, NULL);
}

static void
take_name (Reading *self, const char *digest, gsize digest_length, const char *written)
{
  AssayBagManifest *manifest = self->manifest;
  gboolean is_loose = FALSE;
  g_autofree char *decoded = decode_name (self, written, &is_loose);
  const char *name = skip_ornaments (self, decoded);

  if (is_loose)
    tell_line (self, ASSAY_FINDING_MANIFEST_LOOSE);
  if (!may_name (manifest, name))
    {
      assay_bag_tell (self->findings, ASSAY_FINDING_MANIFEST_OUTSIDE, name, manifest->name, NULL);
      return;
    }
  add_digest (self, name, digest, digest_length);
}

static void
take_line (Reading *self, const char *line)
{
  gsize digest_length = strspn (line, HEX_DIGITS);
  gsize space = strspn (line + digest_length, " \t");

  if (line[0] == '\0')
    tell_line (self, ASSAY_FINDING_MANIFEST_LOOSE);
  else if (digest_length != assay_digest_kind_get_hex_length (self->manifest->kind) || space == 0
           || line[digest_length + space] == '\0')
    tell_line (self, ASSAY_FINDING_MANIFEST_LINE);
  else
    take_name (self, line, digest_length, line + digest_length + space);
}

AssayBagManifest *
assay_bag_manifest_parse (const AssayBagDeclaration *declaration,
                          const AssayBag *bag,
                          const char *name,
                          gboolean is_tag,
                          AssayDigestKind kind,
                          const char *text,
                          GPtrArray *findings)
{
  AssayBagManifest *manifest = g_new0 (AssayBagManifest, 1);
  Reading reading = { declaration, bag, manifest, findings, 0 };
  const char *at = text;
  char *line;

  manifest->name = g_strdup (name);
  manifest->is_tag = is_tag;
  manifest->kind = kind;
  manifest->digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while ((line = assay_bag_next_line (&at)) != NULL)
    {
      reading.line++;
      take_line (&reading, line);
      g_free (line);
    }

  return manifest;
}

void
assay_bag_manifest_free (AssayBagManifest *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_hash_table_unref (self->digests);
  g_free (self);
}
