/* Findings: the table of tags, and their order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocking is what would have an assessor send the submission back or turn it down; a warning is
 * what the service should settle and may not; advice is what makes the case better.
 */

#include "core/portfolio/assay-finding.h"

#include <string.h>

static const struct
{
  guint tag; /* AssayFindingTag, then AssayBagFindingTag */
  const char *id;
  AssaySeverity severity;
} rows[] = {
  { ASSAY_FINDING_EVIDENCE_MISSING, "evidence-missing", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_EVIDENCE_ALTERED, "evidence-altered", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_EVIDENCE_UNCLAIMED, "evidence-unclaimed", ASSAY_SEVERITY_ADVICE },
  { ASSAY_FINDING_CONFLICTED_COPY, "conflicted-copy", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_CHANGED_OUTSIDE, "changed-outside", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_REBUILT, "rebuilt", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_JOURNAL_DAMAGED, "journal-damaged", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_LEFTOVER, "leftover", ASSAY_SEVERITY_ADVICE },
  { ASSAY_FINDING_IN_USE, "in-use", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_UNKNOWN_CONTENT, "unknown-content", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_SUBMISSION_LOST, "submission-lost", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_NOT_ASSESSED, "not-assessed", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_GAP, "gap", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_CLAIMED, "claimed", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_NOTHING_APPLIES, "nothing-applies", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_READINESS_FALLS, "readiness-falls", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_PROFILE_UNANSWERED, "profile-unanswered", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_PROFILE_INCOMPLETE, "profile-incomplete", ASSAY_SEVERITY_ADVICE },
  { ASSAY_FINDING_NO_PLANNED_DATE, "no-planned-date", ASSAY_SEVERITY_ADVICE },
  { ASSAY_FINDING_PLANNED_DATE_PAST, "planned-date-past", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_NO_TEXT, "no-text", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_ANSWER_NOT_ASKED, "answer-not-asked", ASSAY_SEVERITY_ADVICE },
  { ASSAY_FINDING_GAP_WITHOUT_ACTION, "gap-without-action", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_FLAGGED, "flagged", ASSAY_SEVERITY_ADVICE },
  { ASSAY_FINDING_CITATION_NO_PLACE, "citation-no-place", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_CITATION_NOT_COUNTED, "citation-not-counted", ASSAY_SEVERITY_ADVICE },
  { ASSAY_FINDING_NO_PRIVACY, "no-privacy", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_NO_KIND, "no-kind", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_UNDATED, "undated", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_OUT_OF_DATE, "out-of-date", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_UNUSED, "unused", ASSAY_SEVERITY_ADVICE },
  { ASSAY_FINDING_NOT_PAGES, "not-pages", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_UNREADABLE, "unreadable", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_NEEDS_OFFICE, "needs-office", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_ACTION_OVERDUE, "action-overdue", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_REQUEST_UNANSWERED, "request-unanswered", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_CORRECTIVE_DUE, "corrective-due", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_CORRECTIVE_UNANSWERED, "corrective-unanswered", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_DETERMINATION_UNANSWERED, "determination-unanswered", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_ANSWER_ITEM_WITHDRAWN, "answer-item-withdrawn", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_ZIP_CUT, "zip-cut", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_ZIP_DISAGREES, "zip-disagrees", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_ZIP_OVERLAP, "zip-overlap", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_ZIP_STRAY_BYTES, "zip-stray-bytes", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_ZIP_ENCRYPTED, "zip-encrypted", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_ZIP_PASSPHRASE, "zip-passphrase", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_ZIP_LOCK_UNKNOWN, "zip-lock-unknown", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_ZIP_METHOD, "zip-method", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_ZIP_UNREADABLE, "zip-unreadable", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_ZIP_BOMB, "zip-bomb", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_ZIP_TOO_MANY, "zip-too-many", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_NAME_ESCAPES, "name-escapes", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_NAME_ENCODING, "name-encoding", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_NAME_TWICE, "name-twice", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_NOT_A_FILE, "not-a-file", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_NAME_UNMARKED, "name-unmarked", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_NAME_DEVICE, "name-device", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_NAME_UNSAFE, "name-unsafe", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_NAME_CLASH, "name-clash", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_FOLDER_EMPTY, "folder-empty", ASSAY_SEVERITY_ADVICE },
  { ASSAY_FINDING_BAG_NO_DECLARATION, "bag-no-declaration", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_BAG_BESIDE, "bag-beside", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_BAG_DECLARATION, "bag-declaration", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_BAG_VERSION, "bag-version", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_BAG_ENCODING, "bag-encoding", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_BAG_NO_PAYLOAD, "bag-no-payload", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_BAG_NO_MANIFEST, "bag-no-manifest", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_BAG_FETCH, "bag-fetch", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_BAG_FETCHED, "bag-fetched", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_SUBMISSION_FETCH, "submission-fetch", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_TAG_TEXT, "tag-text", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_TAG_TOO_LARGE, "tag-too-large", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_MANIFEST_UNKNOWN, "manifest-unknown", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_MANIFEST_LINE, "manifest-line", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_MANIFEST_TWICE, "manifest-twice", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_MANIFEST_OUTSIDE, "manifest-outside", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_FILE_MISSING, "file-missing", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_FILE_UNLISTED, "file-unlisted", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_FILE_ALTERED, "file-altered", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_OXUM_WRONG, "oxum-wrong", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_INFO_LINE, "info-line", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_MANIFEST_WEAK, "manifest-weak", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_MANIFEST_LOOSE, "manifest-loose", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_NAME_NORMALISED, "name-normalised", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_TAG_UNLISTED, "tag-unlisted", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_INFO_REPEATED, "info-repeated", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_BAG_SIZE_WRONG, "bag-size-wrong", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_BAG_ENCODING_OLD, "bag-encoding-old", ASSAY_SEVERITY_ADVICE },
  { ASSAY_FINDING_PART_MISSING, "part-missing", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_PART_UNREADABLE, "part-unreadable", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_SCHEME_DIFFERS, "scheme-differs", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_FINGERPRINT_WRONG, "fingerprint-wrong", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_FINGERPRINT_NONE, "fingerprint-none", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_NOT_SEALED, "not-sealed", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_ITEM_MISSING, "item-missing", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_ITEM_ALTERED, "item-altered", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_ITEM_NAME, "item-name", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_ITEM_EXTRA, "item-extra", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_PART_FORM, "part-form", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_PACK_UNMARKED, "pack-unmarked", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_PACK_DIFFERS, "pack-differs", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_SIGNATURE_BROKEN, "signature-broken", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_SIGNATURE_CHANGED, "signature-changed", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_SIGNATURE_NEW, "signature-new", ASSAY_SEVERITY_ADVICE },
  { ASSAY_FINDING_REVIEW_NOT_DECLARED, "review-not-declared", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_REVIEW_BARRED, "review-barred", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_REVIEW_NOT_DETERMINED, "review-not-determined", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_REVIEW_STATE_CHANGED, "review-state-changed", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_REVIEW_NO_GROUNDS, "review-no-grounds", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_REVIEW_NO_CORRECTION, "review-no-correction", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_REVIEW_VISITS_FEW, "review-visits-few", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_REVIEW_VISIT_OVERDUE, "review-visit-overdue", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_REVIEW_NOT_LOOKED, "review-not-looked", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_REVIEW_DOUBTED, "review-doubted", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_REVIEW_REQUEST_OPEN, "review-request-open", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_REVIEW_CORRECTION_LATE, "review-correction-late", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_REVIEW_CHANGED_SINCE, "review-changed-since", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_REVIEW_AWARD_SHORT, "review-award-short", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_REVIEW_AWARD_BARE, "review-award-bare", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_REVIEW_QUALITIES_OPEN, "review-qualities-open", ASSAY_SEVERITY_ADVICE },
  { ASSAY_FINDING_REVIEW_ENQUIRY_OPEN, "review-enquiry-open", ASSAY_SEVERITY_ADVICE },
  { ASSAY_FINDING_REVIEW_NO_SAMPLE, "review-no-sample", ASSAY_SEVERITY_ADVICE },
  { ASSAY_FINDING_REVIEW_PART_ALTERED, "review-part-altered", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_REVIEW_PART_MISSING, "review-part-missing", ASSAY_SEVERITY_BLOCKING },
  { ASSAY_FINDING_REVIEW_PART_ADDED, "review-part-added", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_MEASURES_EDITION, "measures-edition", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_MEASURES_LATE, "measures-late", ASSAY_SEVERITY_ADVICE },
  { ASSAY_FINDING_MEASURE_DIFFERS, "measure-differs", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_MEASURE_NOT_KEPT, "measure-not-kept", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_MEASURE_OUTSIDE, "measure-outside", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_MEASURE_NOT_OVER, "measure-not-over", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_MEASURE_NO_SOURCE, "measure-no-source", ASSAY_SEVERITY_WARNING },
  { ASSAY_FINDING_MEASURE_NO_COUNTS, "measure-no-counts", ASSAY_SEVERITY_ADVICE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rows) == ASSAY_FINDING_LAST_OF_MEASURES + 1);

const char *
assay_finding_tag_get_id (AssayFindingTag tag)
{
  g_assert ((guint) tag < G_N_ELEMENTS (rows));
  g_assert (rows[tag].tag == (guint) tag);

  return rows[tag].id;
}

AssaySeverity
assay_finding_tag_get_severity (AssayFindingTag tag)
{
  g_assert ((guint) tag < G_N_ELEMENTS (rows));

  return rows[tag].severity;
}

const char *
assay_severity_get_id (AssaySeverity severity)
{
  switch (severity)
    {
    case ASSAY_SEVERITY_BLOCKING:
      return "blocking";
    case ASSAY_SEVERITY_WARNING:
      return "warning";
    case ASSAY_SEVERITY_ADVICE:
      return "advice";
    }
  g_assert_not_reached ();
}

AssayFinding *
assay_finding_new (AssayFindingTag tag,
                   const char *subject,
                   const char *detail,
                   const char *detail2)
{
  AssayFinding *self = g_new0 (AssayFinding, 1);

  self->tag = tag;
  self->subject = g_strdup (subject);
  self->detail = g_strdup (detail);
  self->detail2 = g_strdup (detail2);

  return self;
}

void
assay_finding_free (AssayFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->subject);
  g_free (self->detail);
  g_free (self->detail2);
  g_free (self);
}

GPtrArray *
assay_findings_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) assay_finding_free);
}

/* Two runs of digits as numbers of any length; moves both past them. */
static int
compare_digits (const char **a, const char **b)
{
  gsize n, m;
  int order;

  while (**a == '0')
    (*a)++;
  while (**b == '0')
    (*b)++;
  n = strspn (*a, "0123456789");
  m = strspn (*b, "0123456789");
  order = n != m ? (n < m ? -1 : 1) : strncmp (*a, *b, n);
  *a += n;
  *b += m;

  return order;
}

/* As people count: "2.9" before "2.10". NULL comes first. */
static int
compare_reading_order (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);

  while (*a != '\0' && *b != '\0')
    {
      int order;

      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        order = compare_digits (&a, &b);
      else
        order = (guchar) *a++ - (guchar) *b++;
      if (order != 0)
        return order;
    }

  return (guchar) *a - (guchar) *b;
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const AssayFinding *one = *(AssayFinding *const *) a, *other = *(AssayFinding *const *) b;
  AssaySeverity severity = assay_finding_tag_get_severity (one->tag);
  AssaySeverity other_severity = assay_finding_tag_get_severity (other->tag);
  int order;

  if (severity != other_severity)
    return severity < other_severity ? -1 : 1;
  if (one->tag != other->tag)
    return one->tag < other->tag ? -1 : 1;
  order = compare_reading_order (one->subject, other->subject);
  if (order == 0)
    order = compare_reading_order (one->detail, other->detail);
  if (order == 0)
    order = compare_reading_order (one->detail2, other->detail2);

  return order;
}

void
assay_findings_sort (GPtrArray *findings)
{
  g_ptr_array_sort (findings, compare_findings);
}

guint
assay_findings_count (const GPtrArray *findings, AssaySeverity severity)
{
  guint count = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = findings->pdata[i];

      if (assay_finding_tag_get_severity (finding->tag) == severity)
        count++;
    }

  return count;
}
