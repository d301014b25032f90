/* The cells of the evidence table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/evidence/assay-evidence-cells.h"

#include "app/evidence/assay-evidence-item.h"
#include "app/widgets/assay-chip.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* In characters: what a column needs to be of use, and what it takes at most while others have too
 * little; -1 for no limit. */
static const struct
{
  int least;
  int most;
} widths[ASSAY_EVIDENCE_N_COLUMNS] = {
  [ASSAY_EVIDENCE_COLUMN_NUMBER] = { 5, -1 },  [ASSAY_EVIDENCE_COLUMN_TITLE] = { 10, -1 },
  [ASSAY_EVIDENCE_COLUMN_KIND] = { 8, 16 },    [ASSAY_EVIDENCE_COLUMN_PERIOD] = { 12, 22 },
  [ASSAY_EVIDENCE_COLUMN_USED_BY] = { 8, 14 },
};

static AssayTone
get_tone (AssayEvidenceCondition condition)
{
  switch (condition)
    {
    case ASSAY_EVIDENCE_MISSING:
    case ASSAY_EVIDENCE_ALTERED:
    case ASSAY_EVIDENCE_OUT_OF_DATE:
    case ASSAY_EVIDENCE_UNSTATED:
      return ASSAY_TONE_BAD;
    case ASSAY_EVIDENCE_RUNS_OUT:
    case ASSAY_EVIDENCE_NOT_BEGUN:
    case ASSAY_EVIDENCE_TOO_OLD:
    case ASSAY_EVIDENCE_UNDATED:
      return ASSAY_TONE_DOUBTFUL;
    case ASSAY_EVIDENCE_IN_DATE:
      return ASSAY_TONE_GOOD;
    case ASSAY_EVIDENCE_WITHDRAWN:
      return ASSAY_TONE_NEUTRAL;
    }
  g_assert_not_reached ();
}

static const char *
get_text (const AssayEvidenceRow *row, AssayEvidenceColumn column)
{
  switch (column)
    {
    case ASSAY_EVIDENCE_COLUMN_NUMBER:
      return row->label;
    case ASSAY_EVIDENCE_COLUMN_TITLE:
      return row->title;
    case ASSAY_EVIDENCE_COLUMN_KIND:
      return row->kind;
    case ASSAY_EVIDENCE_COLUMN_PERIOD:
      return row->period;
    case ASSAY_EVIDENCE_COLUMN_USED_BY:
      return row->n_users > 0 || row->is_withdrawn ? row->used_by : _ ("Not used");
    case ASSAY_EVIDENCE_COLUMN_PRIVACY:
      return row->privacy_text;
    case ASSAY_EVIDENCE_COLUMN_STATE:
      return row->condition_text;
    }
  g_assert_not_reached ();
}

static gboolean
is_chip_column (AssayEvidenceColumn column)
{
  return column == ASSAY_EVIDENCE_COLUMN_PRIVACY || column == ASSAY_EVIDENCE_COLUMN_STATE;
}

static void
cell_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  AssayEvidenceColumn column = GPOINTER_TO_UINT (data);
  GtkWidget *child = is_chip_column (column) ? assay_chip_new () : gtk_label_new (NULL);

  if (GTK_IS_LABEL (child))
    {
      gtk_label_set_xalign (GTK_LABEL (child), 0);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (child), widths[column].least);
      gtk_label_set_max_width_chars (GTK_LABEL (child), widths[column].most);
      if (column == ASSAY_EVIDENCE_COLUMN_NUMBER)
        gtk_widget_add_css_class (child, "tabular");
    }
  gtk_list_item_set_child (item, child);
}

static void
bind_chip (AssayChip *chip, const AssayEvidenceRow *row, AssayEvidenceColumn column)
{
  if (column == ASSAY_EVIDENCE_COLUMN_STATE)
    assay_chip_set (chip, get_tone (row->condition), assay_evidence_condition_sign (row->condition),
                    row->condition_text);
  else if (row->privacy == ASSAY_PRIVACY_NONE_STATED && !row->is_withdrawn)
    assay_chip_set (chip, ASSAY_TONE_BAD, "!", row->privacy_text);
  else
    assay_chip_set (chip, ASSAY_TONE_NEUTRAL, NULL, row->privacy_text);
}

static void
bind_label (GtkWidget *label, const AssayEvidenceRow *row, AssayEvidenceColumn column)
{
  gboolean dim =
      row->is_withdrawn || (column == ASSAY_EVIDENCE_COLUMN_USED_BY && row->n_users == 0);

  gtk_label_set_text (GTK_LABEL (label), get_text (row, column));
  gtk_widget_set_tooltip_text (label, get_text (row, column));
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
}

/* GTK names neither cells nor rows. */
static void
name_for_readers (GtkWidget *child, const AssayEvidenceRow *row, AssayEvidenceColumn column)
{
  GtkWidget *cell = gtk_widget_get_parent (child);
  GtkWidget *line = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    get_text (row, column), -1);
  if (line != NULL && column == ASSAY_EVIDENCE_COLUMN_NUMBER)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    row->description, -1);
}

static void
cell_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  AssayEvidenceColumn column = GPOINTER_TO_UINT (data);
  const AssayEvidenceRow *row = assay_evidence_item_get_row (gtk_list_item_get_item (item));
  GtkWidget *child = gtk_list_item_get_child (item);

  if (ASSAY_IS_CHIP (child))
    bind_chip (ASSAY_CHIP (child), row, column);
  else
    bind_label (child, row, column);
  name_for_readers (child, row, column);
}

GtkListItemFactory *
assay_evidence_cells_new (AssayEvidenceColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (cell_set_up_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), GUINT_TO_POINTER (column));

  return factory;
}
