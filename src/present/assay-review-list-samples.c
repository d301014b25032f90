/* Samples of cases to ask for, and the openings of sensitive items: what was done and stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-list-private.h"

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/review/assay-review-sample.h"
#include "present/assay-recent-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- Samples --- */

/* "3, 17, 41". */
static char *
word_drawn (const AssaySample *sample)
{
  g_autoptr (GArray) drawn = assay_sample_draw (sample->seed, sample->population, sample->size);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < drawn->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? ", " : "", g_array_index (drawn, guint, i));

  return g_string_free (text, FALSE);
}

static AssayReviewItem *
sample_item_new (const AssaySample *sample)
{
  AssayReviewItem *item = assay_review_item_new (
      assay_review_key_format ('S', sample->number), assay_review_word_title (sample->what),
      g_strdup_printf (_ ("%u of %u cases"), sample->size, sample->population));

  assay_review_item_add_field (item, "drawn", ASSAY_REVIEW_FIELD_SHOWN,
                               _ ("Cases to ask for, counted in the service’s list from 1"),
                               word_drawn (sample));
  assay_review_item_add_field (item, "seed", ASSAY_REVIEW_FIELD_SHOWN,
                               _ ("Drawn with this seed, so that anybody can draw them again"),
                               g_strdup_printf ("%s (%s)", sample->seed, ASSAY_SAMPLE_RULE));

  return item;
}

static GPtrArray *
list_samples (const AssayReviewGround *ground, const AssayReadiness *readiness)
{
  GPtrArray *items = assay_review_items_new ();

  for (guint i = 0; i < ground->review->samples->len; i++)
    g_ptr_array_add (items, sample_item_new (ground->review->samples->pdata[i]));

  return items;
}

static AssayReviewItem *
sample_form (const AssayReviewGround *ground)
{
  AssayReviewItem *item = assay_review_item_new (NULL, NULL, NULL);

  assay_review_item_add_field (item, "what", ASSAY_REVIEW_FIELD_LINE,
                               _ ("Which cases, such as “closed from October to March”"), NULL);
  assay_review_item_add_field (item, "population", ASSAY_REVIEW_FIELD_LINE,
                               _ ("How many there are in the service’s list"), NULL);
  assay_review_item_add_field (item, "size", ASSAY_REVIEW_FIELD_LINE, _ ("How many to draw"), NULL);

  return item;
}

static gboolean
parse_count (const char *text, const char *what, guint most, guint *out_count, GError **error)
{
  g_autofree char *bare = assay_text_fold_space (text);
  guint64 count = 0;

  if (!g_ascii_string_to_unsigned (bare, 10, 1, most, &count, NULL))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s: write a whole number from 1 to %u"), what, most);
      return FALSE;
    }
  *out_count = (guint) count;

  return TRUE;
}

static AssayEdit *
make_sample (const AssayReviewGround *ground, GHashTable *values, GError **error)
{
  const char *what = assay_review_values_get (values, "what");
  guint population, size;

  if (!parse_count (assay_review_values_get (values, "population"), _ ("How many there are"),
                    ASSAY_SAMPLE_MOST_CASES, &population, error)
      || !parse_count (assay_review_values_get (values, "size"), _ ("How many to draw"),
                       MIN (population, ASSAY_SAMPLE_MOST_DRAWN), &size, error))
    return NULL;

  return assay_review_add_sample (ground, what, population, size, NULL, error);
}

const AssayReviewList assay_review_list_samples = {
  .name = "samples",
  .title = N_ ("Sample"),
  .lead = N_ ("Draw cases at random, so that neither you nor the service chooses them. The seed "
              "comes from the submission itself."),
  .add = N_ ("Draw a sample"),
  .empty = N_ ("No sample has been drawn"),
  .verb = ASSAY_REVIEW_VERB_ADD_SAMPLE,
  .list = list_samples,
  .form = sample_form,
  .make = make_sample,
};

/* --- Openings --- */

static AssayReviewItem *
opening_item_new (const AssayReviewGround *ground, const AssayOpening *opening)
{
  const AssayEvidence *item =
      assay_portfolio_lookup_evidence (ground->portfolio, opening->evidence);
  g_autofree char *number = assay_review_key_format ('E', opening->evidence);
  g_autofree char *when = assay_recent_state_word_time (opening->time, ground->now);
  g_autofree char *key = g_strdup_printf ("O%03u", opening->number);

  return assay_review_item_new (
      g_steal_pointer (&key),
      item != NULL ? g_strdup_printf ("%s %s", number, item->title) : g_steal_pointer (&number),
      g_strdup_printf (_ ("%s, %s: %s"), opening->author, when, opening->why));
}

static GPtrArray *
list_openings (const AssayReviewGround *ground, const AssayReadiness *readiness)
{
  GPtrArray *items = assay_review_items_new ();

  for (guint i = ground->review->openings->len; i > 0; i--)
    g_ptr_array_add (items, opening_item_new (ground, ground->review->openings->pdata[i - 1]));

  return items;
}

const AssayReviewList assay_review_list_openings = {
  .name = "openings",
  .title = N_ ("Sensitive items that were opened"),
  .lead = N_ ("Who opened what, when and why. This stays."),
  .empty = N_ ("No sensitive item has been opened"),
  .verb = ASSAY_REVIEW_VERB_OPEN_SENSITIVE,
  .list = list_openings,
};
