/* The data of a submission against itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The manifests say that the bag arrived as it was sent. Here it is asked whether what was sent
 * hangs together: the scheme is the one the portfolio was written for, each item's file is the one
 * that was added, nothing lies there that no item owns, and the fingerprint is the data's own.
 */

#include "core/submission/assay-submission-check.h"

#include "base/assay-digest.h"
#include "core/portfolio/assay-portfolio-xml.h"
#include "core/scheme/assay-scheme-loader.h"
#include "core/submission/assay-bag-name.h"
#include "core/submission/assay-bag-private.h"

#include <string.h>

typedef struct
{
  AssayBagCheck *bag;
  AssayPortfolio *portfolio;
  AssayScheme *scheme;
  GHashTable *files; /* number → name, of data/evidence */
} Check;

static gboolean
is_there (const AssayBagCheck *bag, const char *name)
{
  return assay_bag_lookup (bag->bag, name) != NULL;
}

gboolean
assay_submission_is_one (const AssayBagCheck *bag)
{
  int n_parts = is_there (bag, ASSAY_SUBMISSION_PORTFOLIO) + is_there (bag, ASSAY_SUBMISSION_SCHEME)
                + is_there (bag, ASSAY_SUBMISSION_PACK);

  return n_parts >= 2 || assay_bag_info_lookup (bag->info, ASSAY_SUBMISSION_FINGERPRINT) != NULL;
}

static void
tell (
    Check *self, AssayBagFindingTag tag, const char *subject, const char *detail, const char *more)
{
  assay_bag_tell (self->bag->findings, tag, subject, detail, more);
}

/* --- Parts --- */

static void
check_parts (Check *self)
{
  static const char *const parts[] = { ASSAY_SUBMISSION_PORTFOLIO, ASSAY_SUBMISSION_SCHEME,
                                       ASSAY_SUBMISSION_PACK };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!is_there (self->bag, parts[i]))
      tell (self, ASSAY_FINDING_PART_MISSING, parts[i], NULL, NULL);
}

/* Whether a tag manifest could not be read, which was said. */
static gboolean
has_unread_manifest (const AssayBagCheck *bag)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, bag->unread);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (g_str_has_prefix (name, "tagmanifest-"))
      return TRUE;

  return FALSE;
}

/* A file that every tag manifest leaves out can be changed without a trace. */
static void
check_sealed (Check *self)
{
  const GPtrArray *manifests = self->bag->manifests;

  for (guint i = 0; i < manifests->len; i++)
    {
      const AssayBagManifest *manifest = manifests->pdata[i];

      if (manifest->is_tag && g_hash_table_contains (manifest->digests, ASSAY_BAG_INFO_FILE))
        return;
    }
  if (!has_unread_manifest (self->bag))
    tell (self, ASSAY_FINDING_NOT_SEALED, ASSAY_BAG_INFO_FILE, NULL, NULL);
}

/* What cannot be read was said, but for what is too large to be looked at. */
static GBytes *
lookup_bytes (Check *self, const char *name)
{
  GBytes *bytes = g_hash_table_lookup (self->bag->loaded, name);

  if (bytes == NULL && is_there (self->bag, name)
      && !g_hash_table_contains (self->bag->unread, name))
    tell (self, ASSAY_FINDING_TAG_TOO_LARGE, name, NULL, NULL);

  return bytes;
}

/* Private notes are no part of the fingerprint, so that nothing else would show that some were
 * sent. */
static void
check_form (Check *self, GBytes *bytes)
{
  g_autofree char *sent =
      assay_portfolio_format_xml (self->portfolio, ASSAY_PORTFOLIO_FORM_SUBMISSION);
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length != strlen (sent) || memcmp (data, sent, length) != 0)
    tell (self, ASSAY_FINDING_PART_FORM, ASSAY_SUBMISSION_PORTFOLIO, NULL, NULL);
}

static void
read_portfolio (Check *self)
{
  GBytes *bytes = lookup_bytes (self, ASSAY_SUBMISSION_PORTFOLIO);
  g_autoptr (GError) error = NULL;

  if (bytes == NULL)
    return;
  self->portfolio =
      assay_portfolio_parse_xml (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                 ASSAY_SUBMISSION_PORTFOLIO, &error);
  if (self->portfolio == NULL)
    tell (self, ASSAY_FINDING_PART_UNREADABLE, ASSAY_SUBMISSION_PORTFOLIO, error->message, NULL);
  else
    check_form (self, bytes);
}

static void
check_scheme (Check *self, const char *schema_path)
{
  GBytes *bytes = lookup_bytes (self, ASSAY_SUBMISSION_SCHEME);
  const AssayHead *head = self->portfolio != NULL ? self->portfolio->head : NULL;
  g_autoptr (GError) error = NULL;
  const AssayScheme *scheme;

  if (bytes == NULL)
    return;
  self->scheme =
      assay_scheme_load_bytes (bytes, ASSAY_SUBMISSION_SCHEME, schema_path, NULL, &error);
  scheme = self->scheme;
  if (scheme == NULL)
    tell (self, ASSAY_FINDING_PART_UNREADABLE, ASSAY_SUBMISSION_SCHEME, error->message, NULL);
  else if (head != NULL
           && (g_strcmp0 (scheme->sha256, head->scheme_sha256) != 0
               || g_strcmp0 (scheme->id, head->scheme_id) != 0
               || g_strcmp0 (scheme->edition, head->scheme_edition) != 0))
    tell (self, ASSAY_FINDING_SCHEME_DIFFERS, ASSAY_SUBMISSION_SCHEME, NULL, NULL);
}

/* --- Evidence --- */

guint
assay_submission_parse_number (const char *name)
{
  const char *own = name + strlen (ASSAY_SUBMISSION_EVIDENCE);
  gsize n_digits;
  guint64 number;
  g_autofree char *written = NULL;

  if (!g_str_has_prefix (name, ASSAY_SUBMISSION_EVIDENCE) || own[0] != 'E')
    return 0;
  n_digits = strspn (own + 1, "0123456789");
  if (n_digits < 3 || n_digits > 5 || strchr (own, '/') != NULL
      || (own[1 + n_digits] != '-' && own[1 + n_digits] != '.' && own[1 + n_digits] != '\0'))
    return 0;
  number = g_ascii_strtoull (own + 1, NULL, 10);
  written = assay_evidence_format_number ((guint) number);

  return g_str_has_prefix (own, written) && strlen (written) == n_digits + 1 ? (guint) number : 0;
}

/* Safe everywhere: plain letters, digits and what parts them. */
static gboolean
is_plain (const char *name)
{
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("-_./", *at) == NULL)
      return FALSE;

  return !assay_bag_name_is_unsafe (name) && !assay_bag_name_is_device (name);
}

/* What else may lie in the payload. */
static gboolean
is_part (const char *name)
{
  return g_str_equal (name, ASSAY_SUBMISSION_PORTFOLIO)
         || g_str_equal (name, ASSAY_SUBMISSION_SCHEME)
         || g_str_equal (name, ASSAY_SUBMISSION_PACK);
}

static gboolean
is_owned (const Check *self, guint number)
{
  const AssayEvidence *item =
      number > 0 ? assay_portfolio_lookup_evidence (self->portfolio, number) : NULL;

  /* What was withdrawn is no longer part of the case and has no business to travel. */
  return item != NULL && item->basis == ASSAY_BASIS_FILE && !item->withdrawn;
}

static void
take_file (Check *self, const char *name)
{
  guint number = assay_submission_parse_number (name);

  if (is_part (name))
    return;
  if (!is_owned (self, number) || g_hash_table_contains (self->files, GUINT_TO_POINTER (number)))
    {
      tell (self, ASSAY_FINDING_ITEM_EXTRA, name, NULL, NULL);
      return;
    }
  g_hash_table_insert (self->files, GUINT_TO_POINTER (number), (gpointer) name);
}

static void
check_item (Check *self, const AssayEvidence *item)
{
  const char *name = g_hash_table_lookup (self->files, GUINT_TO_POINTER (item->number));
  g_autofree char *number = assay_evidence_format_number (item->number);
  const char *sha256;

  if (item->basis != ASSAY_BASIS_FILE || item->withdrawn)
    return;
  if (name == NULL)
    {
      tell (self, ASSAY_FINDING_ITEM_MISSING, number, item->source_name, NULL);
      return;
    }
  if (!is_plain (name))
    tell (self, ASSAY_FINDING_ITEM_NAME, number, name, NULL);
  /* Where it could not be read, that was said. */
  sha256 = g_hash_table_lookup (self->bag->sha256, name);
  if (sha256 != NULL
      && (g_strcmp0 (sha256, item->sha256) != 0
          || assay_bag_lookup (self->bag->bag, name)->size != item->size))
    tell (self, ASSAY_FINDING_ITEM_ALTERED, number, name, NULL);
}

static void
check_evidence (Check *self)
{
  const GPtrArray *members = assay_bag_get_members (self->bag->bag);

  for (guint i = 0; i < members->len; i++)
    {
      const AssayBagMember *member = members->pdata[i];

      if (member->type == ASSAY_BAG_FILE && g_str_has_prefix (member->name, "data/"))
        take_file (self, member->name);
    }
  for (guint i = 0; i < self->portfolio->evidence->len; i++)
    check_item (self, self->portfolio->evidence->pdata[i]);
}

/* --- Fingerprint --- */

static void
check_fingerprint (Check *self, const char *computed)
{
  const char *stated = assay_bag_info_lookup (self->bag->info, ASSAY_SUBMISSION_FINGERPRINT);

  if (stated == NULL)
    tell (self, ASSAY_FINDING_FINGERPRINT_NONE, ASSAY_BAG_INFO_FILE, NULL, NULL);
  else if (!g_str_equal (stated, computed))
    tell (self, ASSAY_FINDING_FINGERPRINT_WRONG, ASSAY_BAG_INFO_FILE, stated, computed);
}

/* A whole bag may keep the list of what it once lacked. A submission never lacked anything, so the
 * list came into it on the way, and whatever else reads it may go where it leads. */
static void
check_fetch (Check *self)
{
  if (assay_bag_lookup (self->bag->bag, ASSAY_BAG_FETCH_FILE) != NULL)
    tell (self, ASSAY_FINDING_SUBMISSION_FETCH, ASSAY_BAG_FETCH_FILE, NULL, NULL);
}

char *
assay_submission_check (AssayBagCheck *bag,
                        const char *schema_path,
                        AssayPortfolio **out_portfolio,
                        AssayScheme **out_scheme)
{
  Check check = { .bag = bag };
  char *fingerprint = NULL;

  check_parts (&check);
  check_sealed (&check);
  check_fetch (&check);
  read_portfolio (&check);
  check_scheme (&check, schema_path);
  *out_portfolio = check.portfolio;
  *out_scheme = check.scheme;
  if (check.portfolio == NULL)
    return NULL;
  check.files = g_hash_table_new (NULL, NULL);
  check_evidence (&check);
  fingerprint = assay_portfolio_compute_fingerprint (check.portfolio);
  check_fingerprint (&check, fingerprint);
  g_hash_table_unref (check.files);

  return fingerprint;
}
