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
} AssayFindingTag;

#define ASSAY_FINDING_LAST ASSAY_FINDING_ACTION_OVERDUE

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
