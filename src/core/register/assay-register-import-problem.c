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

static const IssueRow issues[] = {
  [ASSAY_IMPORT_NO_HEADERS] = { "no-headers", ASSAY_IMPORT_OF_FILE },
  [ASSAY_IMPORT_HEADER_MISSING] = { "header-missing", ASSAY_IMPORT_OF_FILE },
  [ASSAY_IMPORT_HEADER_TWICE] = { "header-twice", ASSAY_IMPORT_OF_FILE },
  [ASSAY_IMPORT_MAPPING_UNKNOWN] = { "mapping-unknown", ASSAY_IMPORT_OF_FILE },
  [ASSAY_IMPORT_DATES_AMBIGUOUS] = { "dates-ambiguous", ASSAY_IMPORT_OF_FILE },
  [ASSAY_IMPORT_DATES_MIXED] = { "dates-mixed", ASSAY_IMPORT_OF_FILE },
  [ASSAY_IMPORT_DATES_DISAGREE] = { "dates-disagree", ASSAY_IMPORT_OF_FILE },
  [ASSAY_IMPORT_ROW_LONG] = { "row-long", ASSAY_IMPORT_OF_ROW },
  [ASSAY_IMPORT_CELL_NEEDED] = { "cell-needed", ASSAY_IMPORT_OF_ROW },
  [ASSAY_IMPORT_CELL_LONG] = { "cell-long", ASSAY_IMPORT_OF_ROW },
  [ASSAY_IMPORT_CELL_TEXT] = { "cell-text", ASSAY_IMPORT_OF_ROW },
  [ASSAY_IMPORT_CELL_DATE] = { "cell-date", ASSAY_IMPORT_OF_ROW },
  [ASSAY_IMPORT_DAY_AHEAD] = { "day-ahead", ASSAY_IMPORT_OF_ROW },
  [ASSAY_IMPORT_CELL_WORD] = { "cell-word", ASSAY_IMPORT_OF_ROW },
  [ASSAY_IMPORT_CELL_SCHEME] = { "cell-scheme", ASSAY_IMPORT_OF_ROW },
  [ASSAY_IMPORT_ENDS_EARLY] = { "ends-early", ASSAY_IMPORT_OF_ROW },
  [ASSAY_IMPORT_DISAGREES] = { "disagrees", ASSAY_IMPORT_OF_ROW },
  [ASSAY_IMPORT_SEVERAL_FIT] = { "several-fit", ASSAY_IMPORT_OF_ROW },
  [ASSAY_IMPORT_REFERENCE_ELSEWHERE] = { "reference-elsewhere", ASSAY_IMPORT_OF_ROW },
  [ASSAY_IMPORT_ENCODING_ASSUMED] = { "encoding-assumed", ASSAY_IMPORT_WARNING },
  [ASSAY_IMPORT_HEADERS_BELOW] = { "headers-below", ASSAY_IMPORT_WARNING },
  [ASSAY_IMPORT_HEADER_UNKNOWN] = { "header-unknown", ASSAY_IMPORT_WARNING },
  [ASSAY_IMPORT_DATES_ARE_NUMBERS] = { "dates-are-numbers", ASSAY_IMPORT_WARNING },
  [ASSAY_IMPORT_YEARS_ARE_SHORT] = { "years-are-short", ASSAY_IMPORT_WARNING },
  [ASSAY_IMPORT_ROW_TWICE] = { "row-twice", ASSAY_IMPORT_WARNING },
  [ASSAY_IMPORT_SCHEME_UNKNOWN] = { "scheme-unknown", ASSAY_IMPORT_WARNING },
  [ASSAY_IMPORT_SERVICE_OTHER_AREA] = { "service-other-area", ASSAY_IMPORT_WARNING },
  [ASSAY_IMPORT_CLAUSE_SECOND] = { "clause-second", ASSAY_IMPORT_WARNING },
  [ASSAY_IMPORT_DOUBT] = { "doubt", ASSAY_IMPORT_WARNING },
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
