/* Where a register's board report has everything from, and how old that is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-settings.h"
#include "pack/layout/assay-table.h"
#include "pack/register/assay-register-report-sections.h"
#include "pack/sections/assay-section-parts.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define STATE_POINTS 74

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

/* What was never confirmed stands first, then the oldest. */
static int
compare_confirmed (gconstpointer a, gconstpointer b)
{
  const AssayHeldAward *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;

  return one->confirmed != other->confirmed ? ORDER (one->confirmed, other->confirmed)
                                            : ORDER (one->value.id, other->value.id);
}

static const char *
word_freshness (const AssayRegisterGround *ground, const AssayHeldAward *award)
{
  int months = (int) assay_register_get_fresh_months (ground->held);

  if (award->confirmed == ASSAY_DATE_NONE || award->source == NULL)
    return _ ("does not count");

  return assay_date_add_months (award->confirmed, months) < ground->on ? _ ("too old") : _ ("good");
}

static void
add_award (AssayBlock *table, const AssayRegisterGround *ground, const AssayHeldAward *award)
{
  const AssayHeldService *service =
      assay_register_lookup (ground->held, ASSAY_HELD_SERVICE, award->service);
  g_autofree char *what = assay_register_word_award (ground, award);
  g_autofree char *source = assay_register_word_source (ground, award);

  assay_table_add_row (table, NULL);
  assay_table_add_text (table, service != NULL ? service->name : ASSAY_PART_NOTHING);
  assay_table_add_text (table, what);
  assay_table_add_text (table, source);
  assay_table_add_strong (table, word_freshness (ground, award));
}

static AssayBlock *
new_awards (const AssayRegisterGround *ground)
{
  const AssayColumn columns[] = {
    { _ ("Service"), 0, 0.7, PANGO_ALIGN_LEFT },
    { _ ("Award"), 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Known from"), 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Information"), STATE_POINTS, 0, PANGO_ALIGN_LEFT },
  };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));
  const GPtrArray *awards = assay_register_get_values (ground->held, ASSAY_HELD_AWARD);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < awards->len; i++)
    g_ptr_array_add (sorted, awards->pdata[i]);
  g_ptr_array_sort (sorted, compare_confirmed);
  for (guint i = 0; i < sorted->len; i++)
    add_award (table, ground, sorted->pdata[i]);

  return table;
}

static void
add_received (AssayContent *content, const AssayRegisterGround *ground)
{
  const GPtrArray *received = assay_register_get_values (ground->held, ASSAY_HELD_RECEIVED);
  guint n_failed = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < received->len; i++)
    n_failed += ((const AssayHeldReceived *) received->pdata[i])->is_verified ? 0 : 1;
  if (received->len == 0)
    {
      assay_content_add_paragraph (content, ASSAY_TEXT_BODY,
                                   _ ("No submission and no report has been received."));
      return;
    }
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u submission or report has been received; of these, %u failed verification. "
                   "What failed never counts.",
                   "%u submissions and reports have been received; of these, %u failed "
                   "verification. What failed never counts.",
                   received->len),
      received->len, n_failed);
  assay_content_add_paragraph (content, ASSAY_TEXT_BODY, text);
}

static void
add_rules (AssayContent *content, const AssayRegisterGround *ground)
{
  guint months = assay_register_get_fresh_months (ground->held);
  AssayBlock *list = assay_list_new ();
  g_autofree char *fresh = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "What was confirmed about an award stays good for %u month; after that the "
                   "standing is unknown.",
                   "What was confirmed about an award stays good for %u months; after that the "
                   "standing is unknown.",
                   months),
      months);
  const char *const rules[] = {
    _ ("An award counts where its first and last day, where it is known from and when that was "
       "confirmed are recorded."),
    fresh,
    _ ("An award with a condition that is not met by its day counts as late."),
    _ ("A submission that failed verification never counts."),
    _ ("Working towards a mark is only as good as the milestones that were agreed."),
  };

  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("How the standing is worked out"),
                             NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    assay_list_add (list, assay_phrase_new_text (ASSAY_TEXT_BODY, rules[i]));
  assay_content_add (content, list);
}

void
assay_register_report_add_sources (AssayContent *content, const AssayRegisterReportOrder *order)
{
  const AssayRegisterGround *ground = &order->contracts->ground;
  AssayBlock *table = new_awards (ground);

  assay_part_begin_section (content, _ ("Where this is known from"), ASSAY_REGISTER_ANCHOR_SOURCES);
  if (assay_table_is_empty (table))
    {
      assay_content_add_paragraph (content, ASSAY_TEXT_BODY, _ ("No award is recorded."));
      assay_block_free (table);
    }
  else
    {
      assay_content_add_paragraph (
          content, ASSAY_TEXT_BODY,
          _ ("Every award that is recorded, what was confirmed longest ago "
             "first."));
      assay_content_add (content, table);
      assay_content_add (content, assay_space_new (8));
    }
  add_received (content, ground);
  add_rules (content, ground);
  assay_content_end_section (content);
}
