/* Findings about a portfolio as commands print them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-findings-output.h"

#include "cli/assay-json.h"
#include "cli/assay-output.h"
#include "present/assay-wording.h"

static void
add_finding (JsonBuilder *builder, const AssayReadiness *readiness, const AssayFinding *finding)
{
  g_autofree char *what = assay_wording_finding (readiness, finding);
  g_autofree char *step = assay_wording_finding_step (readiness, finding);
  AssaySeverity severity = assay_finding_tag_get_severity (finding->tag);

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "tag", assay_finding_tag_get_id (finding->tag));
  assay_json_add_string (builder, "severity", assay_severity_get_id (severity));
  assay_json_add_string (builder, "where", finding->subject);
  assay_json_add_string (builder, "what", what);
  assay_json_add_string (builder, "do", step);
  json_builder_end_object (builder);
}

void
assay_findings_output_add (JsonBuilder *builder,
                           const AssayReadiness *readiness,
                           const GPtrArray *findings)
{
  assay_json_begin_array (builder, "findings");
  for (guint i = 0; i < findings->len; i++)
    add_finding (builder, readiness, g_ptr_array_index (findings, i));
  json_builder_end_array (builder);
  assay_json_add_number (builder, "blocking",
                         assay_findings_count (findings, ASSAY_SEVERITY_BLOCKING));
  assay_json_add_number (builder, "warnings",
                         assay_findings_count (findings, ASSAY_SEVERITY_WARNING));
  assay_json_add_number (builder, "advice", assay_findings_count (findings, ASSAY_SEVERITY_ADVICE));
}

static void
print_finding (const AssayReadiness *readiness, const AssayFinding *finding)
{
  g_autofree char *what = assay_wording_finding (readiness, finding);
  g_autofree char *step = assay_wording_finding_step (readiness, finding);

  assay_output_print ("  %-6s %s [%s]", finding->subject != NULL ? finding->subject : "", what,
                      assay_finding_tag_get_id (finding->tag));
  if (step != NULL)
    assay_output_print ("         %s", step);
}

void
assay_findings_output_print (const AssayReadiness *readiness,
                             const GPtrArray *findings,
                             AssaySeverity severity)
{
  guint n = assay_findings_count (findings, severity);

  if (n == 0)
    return;
  assay_output_print ("\n%s (%u)", assay_wording_severity (severity), n);
  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = g_ptr_array_index (findings, i);

      if (assay_finding_tag_get_severity (finding->tag) == severity)
        print_finding (readiness, finding);
    }
}
