/* Lines of the Pack page: the findings, and what was written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pack/assay-pack-lines.h"

#include "present/assay-pack-state.h"

#include "assay-config.h"

#include <adwaita.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static const char *
row_get_key (gconstpointer item)
{
  return ((const AssayPackRow *) item)->key;
}

static GtkWidget *
row_make (gpointer owner, gconstpointer item)
{
  const AssayPackRow *state = item;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable",
                                 state->way.why_not == NULL, "selectable", FALSE, NULL);

  if (state->way.why_not == NULL)
    {
      gtk_widget_set_tooltip_text (row, state->way.is_folder ? _ ("Open the portfolio’s folder")
                                                             : _ ("Take me there"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name (state->way.is_folder
                                                                   ? "folder-open-symbolic"
                                                                   : "go-next-symbolic"));
    }

  return row;
}

static void
row_update (GtkWidget *row, gpointer owner, gconstpointer item)
{
  const AssayPackRow *state = item;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), state->what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state->step);
}

const AssayKeyedRows *
assay_pack_lines_get_rows (void)
{
  static const AssayKeyedRows rows = { row_get_key, row_make, row_update };

  return &rows;
}

char *
assay_pack_lines_dup_summary (const AssayPackReport *report, const char *html_path)
{
  g_autofree char *pages = assay_pack_state_word_pages (report->n_pages, report->n_evidence_pages);
  g_autofree char *conversions =
      assay_pack_state_word_conversions (report->conversions.n_converted,
                                         report->conversions.milliseconds);
  g_autofree char *html = html_path != NULL ? assay_pack_state_word_html (html_path) : NULL;
  g_autofree char *unknown = assay_pack_state_word_unknown (report->unknown);

  return g_strconcat (pages, conversions != NULL ? "\n" : "",
                      conversions != NULL ? conversions : "", html != NULL ? "\n" : "",
                      html != NULL ? html : "", unknown != NULL ? "\n" : "", unknown, NULL);
}
