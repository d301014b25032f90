/* Findings of a check as people and programs read them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-finding-list.h"

#include "cli/assay-output.h"
#include "present/assay-wording.h"

typedef void (*PutLine) (const char *format, ...);

static void
put_findings (const AssayReadiness *readiness,
              const GPtrArray *findings,
              AssaySeverity severity,
              PutLine put)
{
  guint n = assay_findings_count (findings, severity);

  if (n == 0)
    return;
  put ("\n%s (%u)", assay_wording_severity (severity), n);
  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = findings->pdata[i];
      g_autofree char *what = NULL;
      g_autofree char *step = NULL;

      if (assay_finding_tag_get_severity (finding->tag) != severity)
        continue;
      what = assay_wording_finding (readiness, finding);
      step = assay_wording_finding_step (readiness, finding);
      put ("  %s [%s]", what, assay_finding_tag_get_id (finding->tag));
      put ("      %s", step);
    }
}

static void
put_all (const AssayReadiness *readiness, const GPtrArray *findings, PutLine put)
{
  put_findings (readiness, findings, ASSAY_SEVERITY_BLOCKING, put);
  put_findings (readiness, findings, ASSAY_SEVERITY_WARNING, put);
  put_findings (readiness, findings, ASSAY_SEVERITY_ADVICE, put);
}

void
assay_finding_list_print (const AssayReadiness *readiness, const GPtrArray *findings)
{
  put_all (readiness, findings, assay_output_print);
}

void
assay_finding_list_say (const AssayReadiness *readiness, const GPtrArray *findings)
{
  put_all (readiness, findings, assay_output_say);
}

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
  assay_json_add_string (builder, "detail", finding->detail);
  assay_json_add_string (builder, "detail2", finding->detail2);
  assay_json_add_string (builder, "what", what);
  assay_json_add_string (builder, "do", step);
  json_builder_end_object (builder);
}

void
assay_finding_list_add_json (JsonBuilder *builder,
                             const AssayReadiness *readiness,
                             const GPtrArray *findings)
{
  assay_json_begin_array (builder, "findings");
  for (guint i = 0; i < findings->len; i++)
    add_finding (builder, readiness, findings->pdata[i]);
  json_builder_end_array (builder);
  assay_json_add_number (builder, "blocking",
                         assay_findings_count (findings, ASSAY_SEVERITY_BLOCKING));
  assay_json_add_number (builder, "warnings",
                         assay_findings_count (findings, ASSAY_SEVERITY_WARNING));
  assay_json_add_number (builder, "advice", assay_findings_count (findings, ASSAY_SEVERITY_ADVICE));
}
