/* The words that stand for the enumerations of a review.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stable: files and scripts are full of them.
 */

#include "core/review/assay-review-words.h"

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/review/assay-review.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

const char *const assay_judgement_words[] = { "met", "met-with-conditions", "further-work",
                                              "not-met", NULL };
const char *const assay_outcome_words[] = { "award",        "award-with-conditions",
                                            "further-work", "no-award",
                                            "reopen",       NULL };
const char *const assay_quality_words[] = { "valid", "authentic", "current", "sufficient", NULL };
const char *const assay_said_words[] = { "yes", "no", NULL };
const char *const assay_interest_words[] = { "none", "managed", "barred", NULL };
const char *const assay_request_state_words[] = { "open", "answered", "dropped", NULL };
const char *const assay_visit_kind_words[] = { "on-site", "remote", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (assay_judgement_words) - 1 == ASSAY_JUDGEMENT_NOT_MET + 0);
G_STATIC_ASSERT (G_N_ELEMENTS (assay_outcome_words) - 1 == ASSAY_OUTCOME_REOPEN + 0);
G_STATIC_ASSERT (G_N_ELEMENTS (assay_quality_words) - 1 == ASSAY_QUALITY_SUFFICIENT + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (assay_said_words) - 1 == ASSAY_SAID_NO + 0);
G_STATIC_ASSERT (G_N_ELEMENTS (assay_interest_words) - 1 == ASSAY_INTEREST_BARRED + 0);
G_STATIC_ASSERT (G_N_ELEMENTS (assay_request_state_words) - 1 == ASSAY_REQUEST_DROPPED + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (assay_visit_kind_words) - 1 == ASSAY_VISIT_REMOTE + 0);

/* The place of @id in @words; UNKNOWN_NAME with the nearest otherwise. */
static gboolean
find_word (const char *const *words, const char *id, guint *out_place, GError **error)
{
  g_autofree char *quoted = NULL;
  g_autofree char *all = NULL;
  const char *nearest;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], id))
      {
        *out_place = i;
        return TRUE;
      }
  quoted = assay_text_dup_quoted (id);
  nearest = assay_text_find_nearest (id, words);
  all = g_strjoinv (", ", (char **) words);
  if (nearest != NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("“%s” is unknown; did you mean “%s”? There is: %s"), quoted, nearest, all);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME, _ ("“%s” is unknown; there is: %s"),
                 quoted, all);

  return FALSE;
}

const char *
assay_judgement_get_id (AssayJudgement judgement)
{
  return judgement > 0 ? assay_judgement_words[judgement - 1] : NULL;
}

gboolean
assay_judgement_parse (const char *id, AssayJudgement *out_judgement, GError **error)
{
  guint place = 0;

  if (!find_word (assay_judgement_words, id, &place, error))
    return FALSE;
  *out_judgement = (AssayJudgement) (place + 1);

  return TRUE;
}

const char *
assay_outcome_get_id (AssayOutcome outcome)
{
  return outcome > 0 ? assay_outcome_words[outcome - 1] : NULL;
}

gboolean
assay_outcome_parse (const char *id, AssayOutcome *out_outcome, GError **error)
{
  guint place = 0;

  if (!find_word (assay_outcome_words, id, &place, error))
    return FALSE;
  *out_outcome = (AssayOutcome) (place + 1);

  return TRUE;
}

const char *
assay_quality_get_id (AssayQuality quality)
{
  return assay_quality_words[quality];
}

gboolean
assay_quality_parse (const char *id, AssayQuality *out_quality, GError **error)
{
  guint place = 0;

  if (!find_word (assay_quality_words, id, &place, error))
    return FALSE;
  *out_quality = (AssayQuality) (place);

  return TRUE;
}

const char *
assay_said_get_id (AssaySaid said)
{
  return said > 0 ? assay_said_words[said - 1] : NULL;
}

gboolean
assay_said_parse (const char *id, AssaySaid *out_said, GError **error)
{
  guint place = 0;

  if (!find_word (assay_said_words, id, &place, error))
    return FALSE;
  *out_said = (AssaySaid) (place + 1);

  return TRUE;
}

const char *
assay_interest_get_id (AssayInterest interest)
{
  return interest > 0 ? assay_interest_words[interest - 1] : NULL;
}

gboolean
assay_interest_parse (const char *id, AssayInterest *out_interest, GError **error)
{
  guint place = 0;

  if (!find_word (assay_interest_words, id, &place, error))
    return FALSE;
  *out_interest = (AssayInterest) (place + 1);

  return TRUE;
}

const char *
assay_request_state_get_id (AssayRequestState state)
{
  return assay_request_state_words[state];
}

gboolean
assay_request_state_parse (const char *id, AssayRequestState *out_state, GError **error)
{
  guint place = 0;

  if (!find_word (assay_request_state_words, id, &place, error))
    return FALSE;
  *out_state = (AssayRequestState) (place);

  return TRUE;
}

const char *
assay_visit_kind_get_id (AssayVisitKind kind)
{
  return kind > 0 ? assay_visit_kind_words[kind - 1] : NULL;
}

gboolean
assay_visit_kind_parse (const char *id, AssayVisitKind *out_kind, GError **error)
{
  guint place = 0;

  if (!find_word (assay_visit_kind_words, id, &place, error))
    return FALSE;
  *out_kind = (AssayVisitKind) (place + 1);

  return TRUE;
}
