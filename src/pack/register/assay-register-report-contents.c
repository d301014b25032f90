/* What a board report holds, and on which page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-comparison.h"
#include "pack/register/assay-register-report-sections.h"
#include "pack/sections/assay-section-parts.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* More would push the contents themselves to another page. */
#define MOST_AREAS 24u

char *
assay_register_report_area_anchor (gint64 area)
{
  return g_strdup_printf ("area-%" G_GINT64_FORMAT, area);
}

const char *
assay_register_report_get_area (const AssayRegisterRow *row)
{
  return *row->area != '\0' ? row->area : _ ("Without an area");
}

/* By the first contract of each, which is where its heading stands. */
static void
add_areas (AssayBlock *table, const AssayRegisterContractsState *contracts)
{
  const AssayRegisterFilter by_area = { .sort = ASSAY_REGISTER_SORT_AREA };
  g_autoptr (GArray) places = assay_register_contracts_state_list (contracts, &by_area);
  const AssayRegisterRow *before = NULL;
  guint n = 0;

  for (guint i = 0; i < places->len && n < MOST_AREAS; i++)
    {
      const AssayRegisterRow *row = &contracts->rows[g_array_index (places, guint, i)];
      g_autofree char *anchor = assay_register_report_area_anchor (row->area_id);
      g_autofree char *title = g_strdup_printf ("– %s", assay_register_report_get_area (row));

      if (before == NULL || !g_str_equal (before->area, row->area))
        {
          assay_part_add_entry (table, "", title, anchor);
          n++;
        }
      before = row;
    }
}

static void
add_compared (AssayBlock *table, const AssayRegisterGround *ground)
{
  const GPtrArray *known =
      ground->schemes != NULL ? assay_register_schemes_list (ground->schemes) : NULL;
  g_autoptr (AssayStandardsComparison) standards =
      assay_standards_comparison_new (ground->held, NULL);
  g_autoptr (AssayComparison) measures = assay_comparison_new (ground->held, NULL, known);

  if (standards->tables->len > 0)
    assay_part_add_entry (table, "", _ ("How services stand in each standard"),
                          ASSAY_REGISTER_ANCHOR_STANDARDS);
  if (measures->tables->len > 0)
    assay_part_add_entry (table, "", _ ("What services measure"), ASSAY_REGISTER_ANCHOR_MEASURES);
}

void
assay_register_report_add_contents (AssayContent *content, const AssayRegisterReportOrder *order)
{
  const AssayRegisterGround *ground = &order->contracts->ground;
  AssayBlock *table = assay_part_new_contents ();

  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("In this report"), NULL);
  assay_part_add_entry (table, "", _ ("What needs attention"), ASSAY_REGISTER_ANCHOR_ATTENTION);
  if (order->changes != NULL)
    {
      g_autofree char *day = assay_date_format_long (order->changes->since);
      g_autofree char *title = g_strdup_printf (_ ("Changes since %s"), day);

      assay_part_add_entry (table, "", title, ASSAY_REGISTER_ANCHOR_CHANGES);
    }
  assay_part_add_entry (table, "", _ ("Contract by contract"), ASSAY_REGISTER_ANCHOR_CONTRACTS);
  if (assay_register_get_values (ground->held, ASSAY_HELD_AREA)->len > 0)
    add_areas (table, order->contracts);
  add_compared (table, ground);
  assay_part_add_entry (table, "", _ ("Where this is known from"), ASSAY_REGISTER_ANCHOR_SOURCES);
  /* Two lines of it alone on a page would look like a mistake. */
  assay_block_keep_with_next (table);
  assay_content_add (content, table);
}
