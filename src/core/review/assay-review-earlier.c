/* What a review keeps of its rounds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/review/assay-review-earlier.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/document/assay-folder-path.h"
#include "core/portfolio/assay-portfolio-xml.h"
#include "core/review/assay-return-review.h"
#include "core/review/assay-review-folder-private.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define RETURNED_FOLDER "returned"
#define EARLIER_PORTFOLIO "portfolio.xml"

static AssayDisk *
get_disk (AssayReviewFolder *self)
{
  return assay_context_get_disk (self->gate->context);
}

static char *
dup_own_returned (AssayReviewFolder *self)
{
  return assay_gate_dup_child (self->gate, RETURNED_FOLDER);
}

static char *
dup_earlier_returned (AssayReviewFolder *self)
{
  return assay_gate_dup_child (self->gate, ASSAY_EARLIER_FOLDER "/" RETURNED_FOLDER);
}

/* --- Keeping --- */

static gboolean
make_folder (AssayReviewFolder *self, const char *folder, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (folder);

  return assay_path_check_folder (folder, error)
         && assay_disk_make_folder (get_disk (self), folder, error)
         && assay_disk_sync_folder (get_disk (self), parent, error);
}

static gboolean
is_kept_return (const char *name)
{
  return g_str_has_suffix (name, ".xml");
}

/* Names of kept returns begin with a number, so that their order is that of the names. */
static guint
find_next_number (char **names)
{
  guint64 highest = 0;

  for (guint i = 0; names[i] != NULL; i++)
    if (is_kept_return (names[i]))
      highest = MAX (highest, g_ascii_strtoull (names[i], NULL, 10));

  return (guint) MIN (highest + 1, 9999);
}

/* @label is the name without its number: "-ID.xml". */
static gboolean
keep_bytes (AssayReviewFolder *self,
            const char *folder,
            const char *label,
            const void *bytes,
            gsize length,
            GError **error)
{
  g_auto (GStrv) names = assay_path_list_names (folder);
  guint n = g_strv_length (names);
  g_autofree char *path = NULL;

  if (n > 0 && g_str_has_suffix (names[n - 1], label))
    path = g_build_filename (folder, names[n - 1], NULL);
  else
    path = g_strdup_printf ("%s/%04u%s", folder, find_next_number (names), label);

  return assay_path_check_file (path, error)
         && assay_disk_replace (get_disk (self), path, bytes, length, error);
}

static gboolean
keep_return (AssayReviewFolder *self, const char *folder, const AssayReturn *given, GError **error)
{
  g_autofree char *text = assay_return_format (given);
  g_autofree char *label = g_strdup_printf ("-%s.xml", given->id);

  return make_folder (self, folder, error)
         && keep_bytes (self, folder, label, text, strlen (text), error);
}

static gboolean
copy_return (
    AssayReviewFolder *self, const char *from, const char *name, const char *to, GError **error)
{
  g_autofree char *path = g_build_filename (from, name, NULL);
  const char *label = strchr (name, '-');
  g_autoptr (GBytes) bytes = NULL;

  if (!assay_path_check_file (path, error))
    return FALSE;
  bytes = assay_xml_load_bytes (path, ASSAY_LIMIT_RETURN_BYTES, error);

  return bytes != NULL
         && keep_bytes (self, to, label != NULL ? label : ".xml", g_bytes_get_data (bytes, NULL),
                        g_bytes_get_size (bytes), error);
}

static gboolean
copy_returns (
    AssayReviewFolder *self, const char *from, const char *to, guint *out_n, GError **error)
{
  g_auto (GStrv) names = NULL;

  *out_n = 0;
  if (!assay_path_check_folder (from, error))
    return FALSE;
  names = assay_path_list_names (from);
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!is_kept_return (names[i]))
        continue;
      if (!copy_return (self, from, names[i], to, error))
        return FALSE;
      (*out_n)++;
    }

  return TRUE;
}

/* Nothing was returned, or not by Assay; what was judged is known all the same. A review that says
 * nothing yet has nothing to keep. */
static gboolean
keep_unwritten (AssayReviewFolder *self, AssayReviewFolder *earlier, const char *to, GError **error)
{
  g_autoptr (GError) refused = NULL;
  g_autoptr (AssayReturn) given =
      assay_return_new_from_review (assay_review_folder_get_review (earlier), earlier->scheme,
                                    earlier->portfolio,
                                    assay_context_get_today (self->gate->context), &refused);

  return given == NULL || keep_return (self, to, given, error);
}

gboolean
assay_review_folder_keep_earlier (AssayReviewFolder *self,
                                  AssayReviewFolder *earlier,
                                  GError **error)
{
  g_autofree char *folder = assay_gate_dup_child (self->gate, ASSAY_EARLIER_FOLDER);
  g_autofree char *path = g_build_filename (folder, EARLIER_PORTFOLIO, NULL);
  g_autofree char *text =
      assay_portfolio_format_xml (earlier->portfolio, ASSAY_PORTFOLIO_FORM_SUBMISSION);
  g_autofree char *to = dup_earlier_returned (self);
  g_autofree char *older = dup_earlier_returned (earlier);
  g_autofree char *own = dup_own_returned (earlier);
  guint n_older = 0, n_own = 0;

  if (!make_folder (self, folder, error) || !make_folder (self, to, error)
      || !assay_disk_replace (get_disk (self), path, text, strlen (text), error)
      || !copy_returns (self, older, to, &n_older, error)
      || !copy_returns (self, own, to, &n_own, error))
    return FALSE;

  return n_own > 0 || keep_unwritten (self, earlier, to, error);
}

/* --- Returning --- */

static gboolean
check_confirmed (AssayReviewFolder *self, const char *schema_path, GError **error)
{
  const AssayReview *review = assay_review_folder_get_review (self);
  g_autoptr (AssayPortfolio) before = NULL;
  g_autoptr (AssayRound) round = NULL;

  if (review->head->carried_round == 0)
    return TRUE;
  round = assay_review_folder_load_round (self, schema_path, &before, error);
  for (guint i = 0; round != NULL && i < round->determinations->len; i++)
    {
      const AssayRoundDetermination *earlier = round->determinations->pdata[i];
      const AssayDetermination *now =
          assay_review_lookup_determination (review, earlier->point->criterion);

      if (!earlier->must_confirm || now == NULL || now->carried == 0)
        continue;
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                   _ ("%s was determined in round %u on what has changed since; determine it again "
                      "before the return is written"),
                   now->criterion, now->carried);
      return FALSE;
    }

  return round != NULL;
}

AssayReturn *
assay_review_folder_make_return (AssayReviewFolder *self,
                                 const char *schema_path,
                                 AssayDate day,
                                 GError **error)
{
  if (!check_confirmed (self, schema_path, error))
    return NULL;

  return assay_return_new_from_review (assay_review_folder_get_review (self), self->scheme,
                                       self->portfolio, day, error);
}

gboolean
assay_review_folder_write_return (AssayReviewFolder *self,
                                  const AssayReturn *given,
                                  const char *path,
                                  GError **error)
{
  g_autofree char *folder = dup_own_returned (self);
  g_autofree char *text = assay_return_format (given);

  return keep_return (self, folder, given, error)
         && assay_path_write_document (get_disk (self), path, text, error);
}

/* --- The round --- */

static AssayPortfolio *
load_before (AssayReviewFolder *self, GError **error)
{
  const AssayReviewHead *head = assay_review_folder_get_review (self)->head;
  g_autofree char *path =
      assay_gate_dup_child (self->gate, ASSAY_EARLIER_FOLDER "/" EARLIER_PORTFOLIO);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AssayPortfolio) before = NULL;
  g_autofree char *fingerprint = NULL;

  if (!assay_path_check_file (path, error))
    return NULL;
  bytes = assay_xml_load_bytes (path, ASSAY_LIMIT_PORTFOLIO_BYTES, error);
  if (bytes == NULL)
    return NULL;
  before = assay_portfolio_parse_xml (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                      path, error);
  if (before == NULL)
    return NULL;
  fingerprint = assay_portfolio_compute_fingerprint (before);
  if (g_strcmp0 (fingerprint, head->carried_fingerprint) == 0)
    return g_steal_pointer (&before);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("%s is not what was submitted in round %u. Put the folder %s back from a backup, "
                  "or begin this review again with the earlier one"),
               path, head->carried_round, ASSAY_EARLIER_FOLDER);

  return NULL;
}

/* AssayReturn, in order. */
static GPtrArray *
load_returns (AssayReviewFolder *self, const char *schema_path, GError **error)
{
  g_autoptr (GPtrArray) returns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_return_unref);
  g_autofree char *folder = dup_earlier_returned (self);
  g_auto (GStrv) names = NULL;

  if (!assay_path_check_folder (folder, error))
    return NULL;
  names = assay_path_list_names (folder);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      AssayReturn *given;

      if (!is_kept_return (names[i]))
        continue;
      given = assay_path_check_file (path, error)
                  ? assay_return_load (path, schema_path, NULL, error)
                  : NULL;
      if (given == NULL)
        return NULL;
      g_ptr_array_add (returns, given);
    }

  return g_steal_pointer (&returns);
}

static gboolean
came_back (const AssayReturn *given, const AssayPortfolio *after)
{
  for (guint i = 0; i < given->points->len; i++)
    if (assay_portfolio_lookup_point (after, ((const AssayPoint *) given->points->pdata[i])->id)
        != NULL)
      return TRUE;

  return FALSE;
}

/* A return that was written and thought better of, and never sent, is nothing that could have come
 * back. */
static gboolean
counts (const GPtrArray *returns, guint place, const AssayPortfolio *after)
{
  const AssayReturn *given = returns->pdata[place];
  gboolean is_last = TRUE;

  for (guint i = place + 1; i < returns->len; i++)
    {
      const AssayReturn *later = returns->pdata[i];

      if (g_str_equal (later->id, given->id))
        return FALSE;
      is_last = is_last && later->round != given->round;
    }

  return is_last || came_back (given, after);
}

AssayRound *
assay_review_folder_load_round (AssayReviewFolder *self,
                                const char *schema_path,
                                AssayPortfolio **out_before,
                                GError **error)
{
  const AssayReviewHead *head = assay_review_folder_get_review (self)->head;
  g_autoptr (GPtrArray) points = g_ptr_array_new ();
  g_autoptr (GPtrArray) returns = NULL;
  g_autoptr (AssayPortfolio) before = NULL;

  if (head->carried_round == 0)
    {
      g_set_error_literal (
          error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
          _ ("This review was begun without an earlier one, so there is nothing to "
             "compare it with"));
      return NULL;
    }
  before = load_before (self, error);
  returns = before != NULL ? load_returns (self, schema_path, error) : NULL;
  if (returns == NULL)
    return NULL;
  for (guint i = 0; i < returns->len; i++)
    {
      const AssayReturn *given = returns->pdata[i];

      for (guint j = 0; counts (returns, i, self->portfolio) && j < given->points->len; j++)
        g_ptr_array_add (points, given->points->pdata[j]);
    }
  *out_before = g_steal_pointer (&before);

  return assay_round_new (self->scheme, *out_before, self->portfolio, points);
}
