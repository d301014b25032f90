/* The cover: whose pack this is, by which edition, for which day, and what proves it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/sections/assay-section-parts.h"
#include "pack/sections/assay-sections.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define ABOVE_TITLE 96.0
#define ABOVE_FACTS 44.0
#define FACTS_WIDTH 400.0
#define LABEL_POINTS 128.0
#define FINGERPRINT_DIGITS 16u

static void
add_title (AssayContent *content, const AssayPackFacts *facts)
{
  g_autofree char *against = g_strdup_printf (_ ("against the %s, edition %s"),
                                              facts->scheme->title, facts->scheme->edition);

  assay_content_add (content, assay_space_new (ABOVE_TITLE));
  assay_part_add_cover_title (content, _ ("Submission pack"), facts->portfolio->head->service,
                              FALSE, against);
}

static char *
describe_evidence (const AssayPackFacts *facts)
{
  g_autofree char *items =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item", "%u items", facts->items->len),
                       facts->items->len);
  g_autofree char *pages = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages",
                                                         facts->n_evidence_pages),
                                            facts->n_evidence_pages);

  if (facts->items->len == 0)
    return g_strdup (_ ("none yet"));

  return g_strdup_printf (_ ("%s, %s"), items, pages);
}

static void
add_facts (AssayContent *content, const AssayPackFacts *facts)
{
  AssayBlock *table = assay_part_new_fact_table (LABEL_POINTS);
  g_autofree char *round = g_strdup_printf ("%u", facts->portfolio->head->round);
  g_autofree char *date = assay_date_format_long (facts->readiness->on);
  g_autofree char *verdict = assay_wording_verdict (facts->readiness);
  g_autofree char *evidence = describe_evidence (facts);
  g_autofree char *fingerprint =
      assay_part_group_digits (facts->fingerprint, 4, FINGERPRINT_DIGITS, 0);

  assay_table_set_style (table, ASSAY_TEXT_BODY);
  assay_table_set_width (table, FACTS_WIDTH);
  assay_part_add_cover_fact (table, _ ("Round"), ASSAY_TEXT_BODY, ASSAY_SPAN_PLAIN, round);
  assay_part_add_cover_fact (table, _ ("Prepared for"), ASSAY_TEXT_BODY, ASSAY_SPAN_PLAIN, date);
  assay_part_add_cover_fact (table, _ ("Self-assessment"), ASSAY_TEXT_BODY, ASSAY_SPAN_STRONG,
                             verdict);
  assay_part_add_cover_fact (table, _ ("Evidence"), ASSAY_TEXT_BODY, ASSAY_SPAN_PLAIN, evidence);
  assay_part_add_cover_fact (table, _ ("Fingerprint"), ASSAY_TEXT_COVER_DIGEST, ASSAY_SPAN_PLAIN,
                             fingerprint);
  assay_content_add (content, assay_space_new (ABOVE_FACTS));
  assay_content_add (content, table);
}

void
assay_section_add_cover (AssayContent *content, const AssayPackFacts *facts)
{
  assay_content_begin_section (content, _ ("Cover"));
  assay_content_add_bookmark (content, 0, _ ("Cover"), ASSAY_ANCHOR_COVER);
  add_title (content, facts);
  add_facts (content, facts);
  assay_part_add_cover_foot (
      content, facts->scheme,
      _ ("This pack is the service’s own statement. It is not an official form of "
         "any awarding body, and no award is claimed by it."));
  assay_content_end_section (content);
}
