/* How services stand in each standard, in a register's board report.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table whose fields are the darker the more of a standard is ready or met. What the grey tells,
 * the sign and the numbers in the field tell too, so it reads the same in print and aloud.
 */

#include "core/register/assay-comparison.h"
#include "pack/layout/assay-table.h"
#include "pack/register/assay-register-report-sections.h"
#include "pack/sections/assay-section-parts.h"
#include "present/assay-register-compared.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* So many standards have room beside each other; more go on in tables below, about as many in each.
 */
#define MOST_COLUMNS 6u
#define FIELD_POINTS 48

static const AssayHeldResult *
get_standard (const AssayComparedStandards *compared, guint standard)
{
  return compared->standards->pdata[standard];
}

static void
add_field (AssayBlock *table, const AssayHeldResult *result)
{
  g_autofree char *text = assay_result_word_short (result);
  gboolean counts = result != NULL && result->applies > 0;

  assay_table_add_shaded (table, text, counts ? (double) result->ready / result->applies : 0);
}

static AssayBlock *
new_table (const AssayComparedStandards *compared, guint first, guint n)
{
  AssayColumn columns[MOST_COLUMNS + 1] = {
    { _ ("Service"), 0, 1, PANGO_ALIGN_LEFT },
  };

  for (guint i = 0; i < n; i++)
    columns[i + 1] = (AssayColumn){ get_standard (compared, first + i)->standard, FIELD_POINTS, 0,
                                    PANGO_ALIGN_LEFT };

  return assay_table_new (columns, n + 1);
}

/* With the day of what it goes by. */
static AssayPhrase *
new_service (const AssayRegisterGround *ground,
             const AssayComparedStandards *compared,
             guint service)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_TABLE);
  g_autofree char *day = assay_date_format_short (compared->received[service]->day);
  g_autofree char *received = g_strdup_printf (_ ("received %s"), day != NULL ? day : "?");

  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN,
                    assay_compared_get_service (ground, compared->services, service));
  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, "\n");
  assay_phrase_add (phrase, ASSAY_SPAN_QUIET, received);

  return phrase;
}

static void
add_some (AssayContent *content,
          const AssayRegisterGround *ground,
          const AssayComparedStandards *compared,
          guint first,
          guint n)
{
  AssayBlock *table = new_table (compared, first, n);

  for (guint i = 0; i < compared->services->len; i++)
    {
      assay_table_add_row (table, NULL);
      assay_table_add_phrase (table, new_service (ground, compared, i));
      for (guint j = first; j < first + n; j++)
        add_field (table, compared->results[i * compared->standards->len + j]);
    }
  assay_content_add (content, table);
}

/* What stands above the columns by its id is told by its title. */
static void
add_titles (AssayContent *content, const AssayComparedStandards *compared)
{
  AssayBlock *list = assay_list_new ();

  for (guint i = 0; i < compared->standards->len; i++)
    {
      const AssayHeldResult *standard = get_standard (compared, i);
      g_autofree char *text =
          g_strdup_printf ("%s  %s", standard->standard,
                           standard->title != NULL ? standard->title : ASSAY_PART_NOTHING);

      assay_list_add (list, assay_phrase_new_text (ASSAY_TEXT_NOTE, text));
    }
  assay_content_add (content, list);
}

static void
add_compared (AssayContent *content,
              const AssayRegisterGround *ground,
              const AssayComparedStandards *compared)
{
  guint n_tables = (compared->standards->len + MOST_COLUMNS - 1) / MOST_COLUMNS;
  guint n_columns = (compared->standards->len + n_tables - 1) / n_tables;
  g_autofree char *title =
      g_strdup_printf (_ ("%s, edition %s"),
                       assay_register_schemes_get_title (ground->schemes, compared->scheme),
                       compared->edition);

  assay_content_add_heading (content, ASSAY_HEADING_PART, title, NULL);
  assay_content_add_note (content, assay_standards_word_kind (compared->kind));
  for (guint first = 0; first < compared->standards->len; first += n_columns)
    add_some (content, ground, compared, first, MIN (n_columns, compared->standards->len - first));
  add_titles (content, compared);
}

static void
add_apart (AssayContent *content, const AssayRegisterGround *ground, const GArray *apart)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < apart->len; i++)
    g_ptr_array_add (
        texts, assay_standards_apart_word (ground, &g_array_index (apart, AssayStandardsApart, i)));
  assay_register_report_add_apart (content, texts);
}

void
assay_register_report_add_standards (AssayContent *content, const AssayRegisterReportOrder *order)
{
  const AssayRegisterGround *ground = &order->contracts->ground;
  g_autoptr (AssayStandardsComparison) comparison =
      assay_standards_comparison_new (ground->held, NULL);

  if (comparison->tables->len == 0)
    return;
  assay_part_begin_section (content, _ ("How services stand in each standard"),
                            ASSAY_REGISTER_ANCHOR_STANDARDS);
  assay_content_add_paragraph (
      content, ASSAY_TEXT_BODY,
      _ ("How many criteria of those that apply are ready, or met: the more, the darker. ✓ all "
         "are, ◆ with conditions, △ not yet, ▲ not met, ? not assessed. By what was last received "
         "of each service and passed verification. Only one edition of one scheme stands "
         "together, and nobody is put in an order."));
  for (guint i = 0; i < comparison->tables->len; i++)
    add_compared (content, ground, comparison->tables->pdata[i]);
  add_apart (content, ground, comparison->apart);
  assay_content_end_section (content);
}
