/* A list that can be unfolded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/pack/assay-folded-lines.h"

#include "app/widgets/assay-expander.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* A row costs a widget, and the evidence has a page of its own. */
#define MOST_LINES 200u
#define ROWS_KEY "assay-folded-rows"

static GtkWidget *
new_row (const AssayFoldedLine *line)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", line->title,
                                 "subtitle", line->text != NULL ? line->text : "", NULL);

  if (line->place == NULL)
    {
      g_object_set (row, "activatable", FALSE, "focusable", FALSE, NULL);
      return row;
    }
  g_object_set (row, "activatable", TRUE, NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", line->place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
  gtk_widget_set_tooltip_text (row, _ ("Take me there"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));

  return row;
}

static void
add_row (AdwExpanderRow *row, GPtrArray *rows, GtkWidget *child)
{
  adw_expander_row_add_row (row, child);
  g_ptr_array_add (rows, child);
}

void
assay_folded_lines_fill (AdwExpanderRow *row, const char *title, const GPtrArray *lines)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (row), ROWS_KEY);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    adw_expander_row_remove (row, rows->pdata[i]);
  rows = g_ptr_array_new ();
  for (guint i = 0; i < MIN (lines->len, MOST_LINES); i++)
    add_row (row, rows, new_row (lines->pdata[i]));
  if (lines->len > MOST_LINES)
    {
      guint n_more = lines->len - MOST_LINES;
      g_autofree char *more =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n_more),
                           n_more);
      const AssayFoldedLine rest = { more, NULL, NULL };

      add_row (row, rows, new_row (&rest));
    }
  g_object_set_data_full (G_OBJECT (row), ROWS_KEY, rows, (GDestroyNotify) g_ptr_array_unref);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  assay_expander_set_name (row, title);
  gtk_widget_set_visible (GTK_WIDGET (row), lines->len > 0);
}
