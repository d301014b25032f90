/* What people say about an evidence item on the command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-arguments.h"
#include "core/portfolio/assay-portfolio.h"
#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

/* The rows of an option table that assay_evidence_fields_read() reads. */
#define ASSAY_EVIDENCE_FIELD_OPTIONS                                                               \
  { "title", 't', ASSAY_OPTION_TEXT, N_ ("TITLE"), N_ ("what it is called") },                     \
      { "kind", 'k', ASSAY_OPTION_TEXT, N_ ("KIND"),                                               \
        N_ ("a kind of the scheme: policy, record …") },                                           \
      { "from", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("first day of the period it covers") },  \
      { "to", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("last day of that period") },              \
      { "until", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("last day before it is out of date") }, \
      { "privacy", '\0', ASSAY_OPTION_TEXT, N_ ("STATEMENT"),                                      \
        N_ ("none (no personal data), redacted or consent") },                                     \
  {                                                                                                \
    "note", 'n', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("anything worth knowing about it")            \
  }

/* Puts what was given into @evidence and checks it: kind, dates and their order, privacy. "" takes
 * a value away. */
gboolean assay_evidence_fields_read (const AssayArguments *arguments,
                                     const AssayScheme *scheme,
                                     AssayEvidence *evidence,
                                     GError **error);

G_END_DECLS
