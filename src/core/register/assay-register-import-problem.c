/* The stable names of what can be wrong with an import, and how bad each is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-import.h"

typedef struct
{
  const char *id;
  AssayImportWeight weight;
} IssueRow;

/* In the order of AssayImportIssue. */
static const IssueRow issues[] = {
  { "no-headers", ASSAY_IMPORT_OF_FILE },       { "header-missing", ASSAY_IMPORT_OF_FILE },
  { "header-twice", ASSAY_IMPORT_OF_FILE },     { "mapping-unknown", ASSAY_IMPORT_OF_FILE },
  { "dates-ambiguous", ASSAY_IMPORT_OF_FILE },  { "dates-mixed", ASSAY_IMPORT_OF_FILE },
  { "dates-disagree", ASSAY_IMPORT_OF_FILE },   { "row-long", ASSAY_IMPORT_OF_ROW },
  { "cell-needed", ASSAY_IMPORT_OF_ROW },       { "cell-long", ASSAY_IMPORT_OF_ROW },
  { "cell-text", ASSAY_IMPORT_OF_ROW },         { "cell-date", ASSAY_IMPORT_OF_ROW },
  { "cell-word", ASSAY_IMPORT_OF_ROW },         { "cell-scheme", ASSAY_IMPORT_OF_ROW },
  { "ends-early", ASSAY_IMPORT_OF_ROW },        { "disagrees", ASSAY_IMPORT_OF_ROW },
  { "several-fit", ASSAY_IMPORT_OF_ROW },       { "reference-elsewhere", ASSAY_IMPORT_OF_ROW },
  { "encoding-assumed", ASSAY_IMPORT_WARNING }, { "headers-below", ASSAY_IMPORT_WARNING },
  { "header-unknown", ASSAY_IMPORT_WARNING },   { "dates-are-numbers", ASSAY_IMPORT_WARNING },
  { "years-are-short", ASSAY_IMPORT_WARNING },  { "row-twice", ASSAY_IMPORT_WARNING },
  { "scheme-unknown", ASSAY_IMPORT_WARNING },   { "service-other-area", ASSAY_IMPORT_WARNING },
  { "clause-second", ASSAY_IMPORT_WARNING },    { "doubt", ASSAY_IMPORT_WARNING },
};

G_STATIC_ASSERT (G_N_ELEMENTS (issues) == ASSAY_IMPORT_ISSUE_LAST + 1);

const char *
assay_import_issue_get_id (AssayImportIssue issue)
{
  g_assert ((guint) issue < G_N_ELEMENTS (issues));

  return issues[issue].id;
}

AssayImportWeight
assay_import_issue_get_weight (AssayImportIssue issue)
{
  g_assert ((guint) issue < G_N_ELEMENTS (issues));

  return issues[issue].weight;
}
