/* Finding the review of an earlier round on this computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The submission is not verified yet, so nothing but its service, scheme and round is taken from
 * it, and that only to offer something: whether it is so is checked when the review is made.
 */

#include "app/review/assay-earlier-review.h"

#include "app/start/assay-recents.h"
#include "base/assay-limits.h"
#include "core/document/assay-folder-path.h"
#include "core/portfolio/assay-portfolio-xml.h"
#include "core/review/assay-review-folder.h"
#include "core/submission/assay-bag.h"
#include "core/submission/assay-submission-check.h"

/* So many folders are looked into, in the order of their names. */
#define MOST_FOLDERS 200u

void
assay_earlier_review_free (AssayEarlierReview *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self);
}

/* --- The submission --- */

static void
add_block (const void *block, gsize length, gpointer data)
{
  g_byte_array_append (data, block, (guint) length);
}

static AssayPortfolio *
load_portfolio (const AssayEarlierSearch *search, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) findings = assay_findings_new ();
  g_autoptr (AssayBag) bag =
      assay_bag_open (search->archive, search->passphrase, findings, cancellable, NULL);
  const AssayBagMember *member =
      bag != NULL ? assay_bag_lookup (bag, ASSAY_SUBMISSION_PORTFOLIO) : NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (member == NULL || member->size > ASSAY_LIMIT_PORTFOLIO_BYTES
      || assay_bag_read (bag, member, add_block, bytes, findings, cancellable, NULL)
             != ASSAY_BAG_READ_WHOLE)
    return NULL;

  return assay_portfolio_parse_xml (bytes->data, bytes->len, ASSAY_SUBMISSION_PORTFOLIO, NULL);
}

/* --- The reviews --- */

static void
look_at (AssayEarlierReview *self,
         const AssayEarlierSearch *search,
         const AssayHead *wanted,
         const char *path,
         GCancellable *cancellable)
{
  g_autoptr (AssayReviewFolder) folder =
      assay_review_folder_is_one (path)
          ? assay_review_folder_open (search->context, path, search->schema_path, ASSAY_OPEN_READ,
                                      cancellable, NULL)
          : NULL;
  const AssayReviewHead *head =
      folder != NULL ? assay_review_folder_get_review (folder)->head : NULL;

  if (head == NULL || !g_str_equal (head->service, wanted->service)
      || !g_str_equal (head->scheme_id, wanted->scheme_id) || head->round >= wanted->round
      || head->round <= self->earlier_round)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  self->earlier_round = head->round;
}

/* Of two of the same round the one that was open last. */
static void
look_around (AssayEarlierReview *self,
             const AssayEarlierSearch *search,
             const AssayHead *wanted,
             GCancellable *cancellable)
{
  g_autoptr (GPtrArray) recents = assay_recents_list ();
  g_auto (GStrv) names = assay_path_list_names (search->folder);

  for (guint i = 0; i < recents->len; i++)
    look_at (self, search, wanted, ((const AssayRecent *) recents->pdata[i])->path, cancellable);
  for (guint i = 0; names[i] != NULL && i < MOST_FOLDERS; i++)
    {
      g_autofree char *path = g_build_filename (search->folder, names[i], NULL);

      look_at (self, search, wanted, path, cancellable);
    }
}

AssayEarlierReview *
assay_earlier_review_find (const AssayEarlierSearch *search, GCancellable *cancellable)
{
  g_autoptr (AssayPortfolio) portfolio = load_portfolio (search, cancellable);
  AssayEarlierReview *self;

  if (portfolio == NULL)
    return NULL;
  self = g_new0 (AssayEarlierReview, 1);
  self->round = portfolio->head->round;
  if (self->round > 1)
    look_around (self, search, portfolio->head, cancellable);

  return self;
}
