/* What was done to a register, as rows of a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-trail-rows.h"

#include "app/widgets/assay-expander.h"
#include "base/assay-context.h"

#include <adwaita.h>

/* "22 November 2026, 14:02, commissioner". */
static char *
word_when (const AssayTrailLine *line)
{
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;
  gint64 seconds;

  if (!assay_context_parse_time (line->moment, &seconds))
    return g_strdup_printf ("%s, %s", line->moment, line->author);
  moment = g_date_time_new_from_unix_local (seconds);
  day = assay_date_format_long (assay_date_new (g_date_time_get_year (moment),
                                                g_date_time_get_month (moment),
                                                g_date_time_get_day_of_month (moment)));
  clock = g_date_time_format (moment, "%H:%M");

  return g_strdup_printf ("%s, %s, %s", day, clock, line->author);
}

static char *
word_change (const AssayRegisterChange *change)
{
  if (change->before != NULL && change->after != NULL)
    return g_strdup_printf ("%s → %s", change->before, change->after);

  return g_strdup (change->after != NULL ? change->after : change->before);
}

static GtkWidget *
new_row (const AssayRegisterGround *ground, const AssayTrailLine *line)
{
  g_autofree char *what = assay_register_word_trail (ground, line);
  g_autofree char *when = word_when (line);
  g_autoptr (GPtrArray) changes = assay_register_list_trail_changes (ground, line);
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", what,
                                 "subtitle", when, NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const AssayRegisterChange *change = changes->pdata[i];
      g_autofree char *text = word_change (change);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                                g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                              text, "subtitle", change->label, NULL));
    }
  assay_expander_set_name (ADW_EXPANDER_ROW (row), what);

  return row;
}

void
assay_trail_rows_fill (GtkListBox *list,
                       const AssayRegisterGround *ground,
                       const GPtrArray *lines,
                       guint n_most)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < lines->len && i < n_most; i++)
    gtk_list_box_append (list, new_row (ground, lines->pdata[i]));
}
