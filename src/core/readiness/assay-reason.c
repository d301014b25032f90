/* Ids of states, verdicts and reasons, as scripts and files know them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/readiness/assay-readiness.h"

const char *
assay_state_get_id (AssayState state)
{
  switch (state)
    {
    case ASSAY_STATE_NOT_ASSESSED:
      return "not-assessed";
    case ASSAY_STATE_NOT_APPLICABLE:
      return "not-applicable";
    case ASSAY_STATE_GAP:
      return "gap";
    case ASSAY_STATE_CLAIMED:
      return "claimed";
    case ASSAY_STATE_READY:
      return "ready";
    }
  g_assert_not_reached ();
}

const char *
assay_verdict_get_id (AssayVerdict verdict)
{
  switch (verdict)
    {
    case ASSAY_VERDICT_NOT_ASSESSED:
      return "not-assessed";
    case ASSAY_VERDICT_NOT_READY:
      return "not-ready";
    case ASSAY_VERDICT_READY:
      return "ready";
    }
  g_assert_not_reached ();
}

const char *
assay_reason_get_id (AssayReasonCode code)
{
  switch (code)
    {
    case ASSAY_REASON_NO_RATING:
      return "no-rating";
    case ASSAY_REASON_SAID_NOT_APPLICABLE:
      return "said-not-applicable";
    case ASSAY_REASON_PROFILE_EXCLUDES:
      return "profile-excludes";
    case ASSAY_REASON_NOT_APPLICABLE_REFUSED:
      return "not-applicable-refused";
    case ASSAY_REASON_NOT_APPLICABLE_UNEXPLAINED:
      return "not-applicable-unexplained";
    case ASSAY_REASON_UNDER_THRESHOLD:
      return "under-threshold";
    case ASSAY_REASON_UNKNOWN_LEVEL:
      return "unknown-level";
    case ASSAY_REASON_NO_CITATION:
      return "no-citation";
    case ASSAY_REASON_COUNTS:
      return "counts";
    case ASSAY_REASON_MISSING_ITEM:
      return "missing-item";
    case ASSAY_REASON_MISSING_FILE:
      return "missing-file";
    case ASSAY_REASON_UNREADABLE:
      return "unreadable";
    case ASSAY_REASON_WITHDRAWN:
      return "withdrawn";
    case ASSAY_REASON_NO_KIND:
      return "no-kind";
    case ASSAY_REASON_WRONG_KIND:
      return "wrong-kind";
    case ASSAY_REASON_UNDATED:
      return "undated";
    case ASSAY_REASON_OUT_OF_DATE:
      return "out-of-date";
    case ASSAY_REASON_NOT_BEGUN:
      return "not-begun";
    case ASSAY_REASON_TOO_OLD:
      return "too-old";
    case ASSAY_REASON_NO_SUCH_PAGE:
      return "no-such-page";
    case ASSAY_REASON_NO_PLACE:
      return "no-place";
    case ASSAY_REASON_NO_WHY:
      return "no-why";
    case ASSAY_REASON_NO_PRIVACY:
      return "no-privacy";
    }
  g_assert_not_reached ();
}
