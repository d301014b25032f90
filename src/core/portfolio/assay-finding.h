/* One line of a check: a stable tag, how bad it is, and what it is about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Findings are not errors: a check returns them all and goes on to its end. The table of tags is
 * the only place that says how bad each one is; what people read is made in src/present.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  ASSAY_SEVERITY_BLOCKING,
  ASSAY_SEVERITY_WARNING,
  ASSAY_SEVERITY_ADVICE,
} AssaySeverity;

/* Tags are stable: scripts and translations know them by their ids. Add new ones to the table in
 * the same order. */
typedef enum
{
  /* The folder */
  ASSAY_FINDING_EVIDENCE_MISSING,   /* an item's file is not in the folder */
  ASSAY_FINDING_EVIDENCE_ALTERED,   /* an item's file is not the one that was added */
  ASSAY_FINDING_EVIDENCE_UNCLAIMED, /* a file in evidence/ that no item names */
  ASSAY_FINDING_CONFLICTED_COPY,    /* a sync program left a second portfolio.xml */
  ASSAY_FINDING_CHANGED_OUTSIDE,    /* portfolio.xml was changed by another program */
  ASSAY_FINDING_REBUILT,         /* portfolio.xml could not be read; the journal made up for it */
  ASSAY_FINDING_JOURNAL_DAMAGED, /* a line of the journal cannot be read */
  ASSAY_FINDING_LEFTOVER,        /* a temporary file of an interrupted write */
  ASSAY_FINDING_IN_USE,          /* somebody has the portfolio open */
  ASSAY_FINDING_UNKNOWN_CONTENT, /* elements of a newer Assay, kept but not understood */
  ASSAY_FINDING_SUBMISSION_LOST, /* what is kept of a submission is not there or not it */
  /* Readiness */
  ASSAY_FINDING_NOT_ASSESSED,
  ASSAY_FINDING_GAP,
  ASSAY_FINDING_CLAIMED,
  ASSAY_FINDING_NOTHING_APPLIES, /* a standard in which nothing applies */
  ASSAY_FINDING_READINESS_FALLS, /* ready on the day asked for, not on the planned day or today */
  /* Profile and head */
  ASSAY_FINDING_PROFILE_UNANSWERED, /* a question on which criteria depend */
  ASSAY_FINDING_PROFILE_INCOMPLETE, /* another question */
  ASSAY_FINDING_NO_PLANNED_DATE,
  ASSAY_FINDING_PLANNED_DATE_PAST,
  /* Responses */
  ASSAY_FINDING_NO_TEXT,              /* rated, but nothing says how it is met */
  ASSAY_FINDING_ANSWER_NOT_ASKED,     /* a response to a criterion that does not apply */
  ASSAY_FINDING_GAP_WITHOUT_ACTION,   /* a gap nobody is working on */
  ASSAY_FINDING_FLAGGED,              /* marked to come back to */
  ASSAY_FINDING_CITATION_NO_PLACE,    /* a citation without pages or place */
  ASSAY_FINDING_CITATION_NOT_COUNTED, /* cited where it does not count, though the criterion is
                                         ready */
  /* Evidence */
  ASSAY_FINDING_NO_PRIVACY,   /* no privacy statement */
  ASSAY_FINDING_NO_KIND,      /* no kind */
  ASSAY_FINDING_UNDATED,      /* no dates */
  ASSAY_FINDING_OUT_OF_DATE,  /* until-date passed */
  ASSAY_FINDING_UNUSED,       /* cited nowhere */
  ASSAY_FINDING_NOT_PAGES,    /* cannot be turned into pages; goes in behind a cover sheet */
  ASSAY_FINDING_UNREADABLE,   /* a PDF or picture that nobody could read when it was added */
  ASSAY_FINDING_NEEDS_OFFICE, /* an office document, and no LibreOffice on this computer */
  /* Actions */
  ASSAY_FINDING_ACTION_OVERDUE,
  /* Points of a return. The subject is the criterion, or NULL; the detail the point's id. */
  ASSAY_FINDING_REQUEST_UNANSWERED,
  ASSAY_FINDING_CORRECTIVE_DUE,           /* a corrective action due by now, unanswered */
  ASSAY_FINDING_CORRECTIVE_UNANSWERED,    /* one that is due later */
  ASSAY_FINDING_DETERMINATION_UNANSWERED, /* one that is not simply "met" */
  ASSAY_FINDING_ANSWER_ITEM_WITHDRAWN,    /* an answer names an item that is not in use */
} AssayFindingTag;

#define ASSAY_FINDING_LAST ASSAY_FINDING_ANSWER_ITEM_WITHDRAWN

/* What is found in a bag from outside. A type of its own, because who deals with a portfolio need
 * not name these in a switch; the numbers go on from there, so that both are tags. The subject is a
 * member of the bag, a tag file, or NULL for the whole. */
typedef enum
{
  /* The ZIP of a bag */
  ASSAY_FINDING_ZIP_CUT =
      ASSAY_FINDING_LAST + 1,    /* it ends before its directory, or the directory cannot be read */
  ASSAY_FINDING_ZIP_DISAGREES,   /* header and directory say different things of a member */
  ASSAY_FINDING_ZIP_OVERLAP,     /* two members share bytes */
  ASSAY_FINDING_ZIP_STRAY_BYTES, /* bytes that belong to no member */
  ASSAY_FINDING_ZIP_ENCRYPTED,   /* members need a passphrase; said once, with how many */
  ASSAY_FINDING_ZIP_PASSPHRASE,  /* the passphrase opens none of them, or not this one */
  ASSAY_FINDING_ZIP_LOCK_UNKNOWN, /* locked in a way that is not read: ZipCrypto and others */
  ASSAY_FINDING_ZIP_METHOD,       /* a member is packed in a way that is not read */
  ASSAY_FINDING_ZIP_UNREADABLE,   /* a member cannot be unpacked */
  ASSAY_FINDING_ZIP_BOMB,         /* it would unpack to far more than it is */
  ASSAY_FINDING_ZIP_TOO_MANY,     /* more members than anybody needs */
  /* Names in a bag */
  ASSAY_FINDING_NAME_ESCAPES,  /* a name that leads out of the bag */
  ASSAY_FINDING_NAME_ENCODING, /* a name that is not UTF-8 */
  ASSAY_FINDING_NAME_TWICE,    /* two members of one name */
  ASSAY_FINDING_NOT_A_FILE,    /* a link or a device */
  ASSAY_FINDING_NAME_UNMARKED, /* letters beyond ASCII, and the ZIP does not say which */
  ASSAY_FINDING_NAME_DEVICE,   /* a name that means a device elsewhere */
  ASSAY_FINDING_NAME_UNSAFE,   /* a name that cannot be made elsewhere */
  ASSAY_FINDING_NAME_CLASH,    /* two names that are one elsewhere */
  ASSAY_FINDING_FOLDER_EMPTY,  /* a folder in which no manifest can name anything */
  /* The bag (RFC 8493) */
  ASSAY_FINDING_BAG_NO_DECLARATION, /* no bagit.txt */
  ASSAY_FINDING_BAG_BESIDE,         /* something beside the one bag of a ZIP */
  ASSAY_FINDING_BAG_DECLARATION,    /* bagit.txt is not put as it must be */
  ASSAY_FINDING_BAG_VERSION,        /* a version of BagIt that is not known */
  ASSAY_FINDING_BAG_ENCODING,       /* the encoding of tag files is not known */
  ASSAY_FINDING_BAG_NO_PAYLOAD,     /* no folder data */
  ASSAY_FINDING_BAG_NO_MANIFEST,    /* no payload manifest */
  ASSAY_FINDING_BAG_FETCH,          /* fetch.txt: files that would have to be fetched */
  ASSAY_FINDING_BAG_FETCHED,        /* fetch.txt, but every file in it is there */
  ASSAY_FINDING_SUBMISSION_FETCH,   /* fetch.txt in a submission, whatever it says */
  ASSAY_FINDING_TAG_TEXT,           /* a tag file is not text in the encoding stated */
  ASSAY_FINDING_TAG_TOO_LARGE,      /* a tag file over the limit */
  ASSAY_FINDING_MANIFEST_UNKNOWN,   /* a manifest with a kind of digest that is not known */
  ASSAY_FINDING_MANIFEST_LINE,      /* a line that cannot be read */
  ASSAY_FINDING_MANIFEST_TWICE,     /* a manifest names a file twice */
  ASSAY_FINDING_MANIFEST_OUTSIDE,   /* a manifest names what it must not */
  ASSAY_FINDING_FILE_MISSING,       /* in a manifest, not in the bag */
  ASSAY_FINDING_FILE_UNLISTED,      /* in the bag, not in a manifest that must name it */
  ASSAY_FINDING_FILE_ALTERED,       /* not what a manifest says it is */
  ASSAY_FINDING_OXUM_WRONG,         /* Payload-Oxum is not what there is */
  ASSAY_FINDING_INFO_LINE,          /* a line of bag-info.txt that cannot be read */
  ASSAY_FINDING_MANIFEST_WEAK,      /* MD5 or SHA-1 */
  ASSAY_FINDING_MANIFEST_LOOSE,     /* a line that can be read and is not as it must be */
  ASSAY_FINDING_NAME_NORMALISED,    /* found under the same name in another Unicode form */
  ASSAY_FINDING_TAG_UNLISTED,       /* a tag file that a tag manifest does not name */
  ASSAY_FINDING_INFO_REPEATED,      /* an element that may stand once stands twice */
  ASSAY_FINDING_BAG_SIZE_WRONG,     /* Bag-Size is far from what there is */
  ASSAY_FINDING_BAG_ENCODING_OLD,   /* tag files in another encoding than UTF-8 */
  /* A submission of ours */
  ASSAY_FINDING_PART_MISSING,      /* portfolio.xml, scheme.xml or pack.pdf is not there */
  ASSAY_FINDING_PART_UNREADABLE,   /* portfolio.xml or scheme.xml cannot be read */
  ASSAY_FINDING_SCHEME_DIFFERS,    /* not the scheme that the portfolio names */
  ASSAY_FINDING_FINGERPRINT_WRONG, /* not the fingerprint that bag-info.txt states */
  ASSAY_FINDING_FINGERPRINT_NONE,  /* bag-info.txt states none */
  ASSAY_FINDING_NOT_SEALED,        /* no tag manifest protects bag-info.txt and the manifests */
  ASSAY_FINDING_ITEM_MISSING,      /* an item's file is not in the submission */
  ASSAY_FINDING_ITEM_ALTERED,      /* an item's file is not the one the portfolio names */
  ASSAY_FINDING_ITEM_NAME,         /* an item's file has an unsafe name */
  ASSAY_FINDING_ITEM_EXTRA,        /* a file that belongs to no item */
  ASSAY_FINDING_PART_FORM, /* portfolio.xml is not in the form that is sent, without private notes
                            */
  ASSAY_FINDING_PACK_UNMARKED, /* the pack does not say what it was made of */
  ASSAY_FINDING_PACK_DIFFERS,  /* the pack was made of other data */
  /* Who sent it */
  ASSAY_FINDING_SIGNATURE_BROKEN,  /* not a signature of what came */
  ASSAY_FINDING_SIGNATURE_CHANGED, /* another key than this name had before */
  ASSAY_FINDING_SIGNATURE_NEW,     /* a key not seen before */
} AssayBagFindingTag;

#define ASSAY_FINDING_LAST_OF_BAG ASSAY_FINDING_SIGNATURE_NEW

/* What still stands between a review and a recommendation. The subject is a criterion, a number of
 * the review ("V001"), or NULL for the whole. */
typedef enum
{
  ASSAY_FINDING_REVIEW_NOT_DECLARED = ASSAY_FINDING_LAST_OF_BAG + 1,
  ASSAY_FINDING_REVIEW_BARRED,         /* the assessor's own declaration bars them */
  ASSAY_FINDING_REVIEW_NOT_DETERMINED, /* a criterion without a judgement */
  ASSAY_FINDING_REVIEW_STATE_CHANGED,  /* a judgement made on something else than is there */
  ASSAY_FINDING_REVIEW_NO_GROUNDS,     /* a judgement that does not say what it must */
  ASSAY_FINDING_REVIEW_NO_CORRECTION,  /* conditions, and no corrective action */
  ASSAY_FINDING_REVIEW_VISITS_FEW,     /* fewer than two visits held */
  ASSAY_FINDING_REVIEW_VISIT_OVERDUE,  /* its day is past, and nothing says what was seen */
  ASSAY_FINDING_REVIEW_NOT_LOOKED,     /* judged as met, and no item was looked at */
  ASSAY_FINDING_REVIEW_DOUBTED, /* judged as met, though the evidence is said to fall short */
  ASSAY_FINDING_REVIEW_REQUEST_OPEN,
  ASSAY_FINDING_REVIEW_CORRECTION_LATE,
  ASSAY_FINDING_REVIEW_CHANGED_SINCE, /* recommended on another state than there is now */
  ASSAY_FINDING_REVIEW_AWARD_SHORT,   /* an award, though a criterion falls short; the detail is the
                                         judgement */
  ASSAY_FINDING_REVIEW_AWARD_BARE,    /* an award without conditions, though one is met with some */
  ASSAY_FINDING_REVIEW_QUALITIES_OPEN, /* not said whether the evidence is good */
  ASSAY_FINDING_REVIEW_ENQUIRY_OPEN,   /* a question without an answer */
  ASSAY_FINDING_REVIEW_NO_SAMPLE,      /* no sample of cases asked for */
  /* The submission that lies in a review; the subject is a file's name in it */
  ASSAY_FINDING_REVIEW_PART_ALTERED, /* not what was submitted */
  ASSAY_FINDING_REVIEW_PART_MISSING, /* submitted, and not there */
  ASSAY_FINDING_REVIEW_PART_ADDED,   /* there, and nothing of the submission names it */
} AssayReviewFindingTag;

#define ASSAY_FINDING_LAST_OF_REVIEW ASSAY_FINDING_REVIEW_PART_ADDED

/* What somebody should know of the figures a service sent. The subject is a measure of the scheme,
 * or NULL for the whole; the details are the first and the last day of a figure's period. */
typedef enum
{
  ASSAY_FINDING_MEASURES_EDITION = ASSAY_FINDING_LAST_OF_REVIEW + 1, /* of another edition than was
                                     asked for; the subject is that one, the detail the one asked
                                     for */
  ASSAY_FINDING_MEASURES_LATE,     /* answered after the day that was set, the detail */
  ASSAY_FINDING_MEASURE_DIFFERS,   /* counted in another way than was asked for */
  ASSAY_FINDING_MEASURE_NOT_KEPT,  /* no figure for the time asked about, which is not 0 */
  ASSAY_FINDING_MEASURE_OUTSIDE,   /* a figure for another time */
  ASSAY_FINDING_MEASURE_NOT_OVER,  /* a figure for a time that was not over */
  ASSAY_FINDING_MEASURE_NO_SOURCE, /* nothing says where a figure comes from */
  ASSAY_FINDING_MEASURE_NO_COUNTS, /* nothing says how many people stand behind a figure */
} AssayMeasuresFindingTag;

#define ASSAY_FINDING_LAST_OF_MEASURES ASSAY_FINDING_MEASURE_NO_COUNTS

const char *assay_finding_tag_get_id (AssayFindingTag tag);
AssaySeverity assay_finding_tag_get_severity (AssayFindingTag tag);
const char *assay_severity_get_id (AssaySeverity severity);

/* @subject is what "take me there" goes to: "2.5", "E007", "A001", a standard's or question's id,
 * or NULL for the portfolio itself. @detail and @detail2 are what the tag's sentence needs (a file
 * name, a date in ISO form, another number); NULL where it needs none. */
typedef struct
{
  AssayFindingTag tag;
  char *subject;
  char *detail;
  char *detail2;
} AssayFinding;

AssayFinding *assay_finding_new (AssayFindingTag tag,
                                 const char *subject,
                                 const char *detail,
                                 const char *detail2);
void assay_finding_free (AssayFinding *self);

/* An array that frees its findings. */
GPtrArray *assay_findings_new (void);

/* Worst first, then by tag, then by subject in reading order ("2.10" after "2.9"). */
void assay_findings_sort (GPtrArray *findings);
guint assay_findings_count (const GPtrArray *findings, AssaySeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFinding, assay_finding_free)

G_END_DECLS
