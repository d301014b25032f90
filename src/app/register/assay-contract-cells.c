/* The cells of the table of contracts, and the row of its list in a narrow window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-contract-cells.h"

#include "app/register/assay-contract-text.h"
#include "app/register/assay-contracts-model.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define CHIP_KEY "assay-chip"
#define COLUMN_KEY "assay-column"
#define SERVICE_KEY "assay-service"
#define TITLE_KEY "assay-title"
#define WHY_KEY "assay-why"
#define NEXT_KEY "assay-next"

/* In characters: what a column needs to be of use, and what it takes at most. */
static const struct
{
  const char *title;
  int least;
  int most;
  gboolean wraps;
} columns[ASSAY_CONTRACT_N_COLUMNS] = {
  [ASSAY_CONTRACT_AREA] = { N_ ("Area"), 8, 13, FALSE },
  [ASSAY_CONTRACT_SERVICE] = { N_ ("Service"), 14, 28, FALSE },
  [ASSAY_CONTRACT_CLAUSE] = { N_ ("Clause"), 10, 20, TRUE },
  [ASSAY_CONTRACT_STANDING] = { N_ ("Standing"), 0, 0, FALSE },
  [ASSAY_CONTRACT_WHY] = { N_ ("Why"), 20, 44, TRUE },
  [ASSAY_CONTRACT_NEXT] = { N_ ("Next"), 14, 28, FALSE },
};

const char *
assay_contract_column_word (AssayContractColumn column)
{
  return _ (columns[column].title);
}

AssayTone
assay_contract_get_tone (AssayStandingState state)
{
  switch (state)
    {
    case ASSAY_STANDING_LAPSED:
    case ASSAY_STANDING_LATE:
      return ASSAY_TONE_BAD;
    case ASSAY_STANDING_UNKNOWN:
    case ASSAY_STANDING_NOT_REQUIRED:
      return ASSAY_TONE_NEUTRAL;
    case ASSAY_STANDING_AT_RISK:
    case ASSAY_STANDING_MET_WITH_CONDITIONS:
      return ASSAY_TONE_DOUBTFUL;
    case ASSAY_STANDING_ON_COURSE:
      return ASSAY_TONE_ACCENT;
    case ASSAY_STANDING_MET:
      return ASSAY_TONE_GOOD;
    }
  g_assert_not_reached ();
}

static char *
dup_text (AssayContractItem *item, AssayContractColumn column)
{
  const AssayRegisterRow *row = assay_contract_item_get_row (item);
  const AssayRegisterRowWords *words = assay_contract_item_get_words (item);

  switch (column)
    {
    case ASSAY_CONTRACT_AREA:
      return g_strdup (row->area);
    case ASSAY_CONTRACT_SERVICE:
      return g_strdup_printf ("%s\n%s", row->service, row->title);
    case ASSAY_CONTRACT_CLAUSE:
      return g_strdup (words->clause);
    case ASSAY_CONTRACT_STANDING:
      return g_strdup (words->standing);
    case ASSAY_CONTRACT_WHY:
      return g_strdup (words->why);
    case ASSAY_CONTRACT_NEXT:
      return words->step != NULL ? g_strdup_printf ("%s\n%s", words->next, words->step)
                                 : g_strdup (words->next);
    }
  g_assert_not_reached ();
}

/* --- Cells --- */

static GtkWidget *
new_label (int lines)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", lines > 1, "lines", lines,
                       "ellipsize", PANGO_ELLIPSIZE_END, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
}

/* Asked for only where the pointer rests. To be told of every text, GTK asks the display each time
 * where the pointer is, which takes longer than all the rest of a row. */
static gboolean
tooltip_asked_cb (GtkListItem *list_item,
                  int x,
                  int y,
                  gboolean is_by_keyboard,
                  GtkTooltip *tooltip,
                  GtkWidget *child)
{
  AssayContractItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *text = NULL;

  if (item == NULL)
    return FALSE;
  text = dup_text (item, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list_item), COLUMN_KEY)));
  gtk_tooltip_set_text (tooltip, text);

  return TRUE;
}

static void
cell_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  AssayContractColumn column = GPOINTER_TO_UINT (data);
  GtkWidget *child = column == ASSAY_CONTRACT_STANDING
                         ? assay_chip_new ()
                         : assay_contract_text_new (columns[column].least, columns[column].most,
                                                    columns[column].wraps);

  g_object_set_data (G_OBJECT (item), COLUMN_KEY, data);
  gtk_widget_set_has_tooltip (child, TRUE);
  g_signal_connect_object (child, "query-tooltip", G_CALLBACK (tooltip_asked_cb), item,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, child);
}

/* The service stands out from its contract's title, the day from what to do. */
static void
show_text (AssayContractText *text, AssayContractItem *item, AssayContractColumn column)
{
  const AssayRegisterRow *row = assay_contract_item_get_row (item);
  const AssayRegisterRowWords *words = assay_contract_item_get_words (item);

  switch (column)
    {
    case ASSAY_CONTRACT_AREA:
      assay_contract_text_set (text, row->area, NULL, FALSE);
      break;
    case ASSAY_CONTRACT_SERVICE:
      assay_contract_text_set (text, row->service, row->title, TRUE);
      break;
    case ASSAY_CONTRACT_CLAUSE:
      assay_contract_text_set (text, words->clause, NULL, FALSE);
      break;
    case ASSAY_CONTRACT_STANDING:
      break;
    case ASSAY_CONTRACT_WHY:
      assay_contract_text_set (text, words->why, NULL, FALSE);
      break;
    case ASSAY_CONTRACT_NEXT:
      assay_contract_text_set (text, words->next, words->step != NULL ? words->step : "", FALSE);
      break;
    }
}

/* GTK names neither cells nor rows. */
static void
name_for_readers (GtkWidget *child, const char *text, const char *description)
{
  GtkWidget *cell = gtk_widget_get_parent (child);
  GtkWidget *line = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (line != NULL && description != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    description, -1);
}

static void
show_chip (AssayChip *chip, AssayContractItem *item)
{
  const AssayRegisterRowWords *words = assay_contract_item_get_words (item);

  assay_chip_set (chip, assay_contract_get_tone (assay_contract_item_get_row (item)->state),
                  words->sign, words->standing);
}

static void
fill_cell (GtkListItem *list_item, AssayContractColumn column)
{
  AssayContractItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  g_autofree char *text = dup_text (item, column);

  if (ASSAY_IS_CHIP (child))
    show_chip (ASSAY_CHIP (child), item);
  else
    show_text (ASSAY_CONTRACT_TEXT (child), item, column);
  name_for_readers (child, text,
                    column == ASSAY_CONTRACT_AREA
                        ? assay_contract_item_get_words (item)->description
                        : NULL);
}

static void
item_changed_cb (GtkListItem *list_item)
{
  fill_cell (list_item, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list_item), COLUMN_KEY)));
}

static void
cell_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  g_signal_connect_swapped (gtk_list_item_get_item (list_item), "changed",
                            G_CALLBACK (item_changed_cb), list_item);
  if (assay_contract_item_is_told (gtk_list_item_get_item (list_item)))
    fill_cell (list_item, GPOINTER_TO_UINT (data));
}

static void
cell_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), item_changed_cb,
                                        list_item);
}

GtkListItemFactory *
assay_contract_cells_new (AssayContractColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (cell_set_up_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "unbind", G_CALLBACK (cell_unbind_cb), NULL);

  return factory;
}

/* --- Rows --- */

static GtkWidget *
add_line (GtkWidget *box, const char *key, int lines, const char *style)
{
  GtkWidget *label = new_label (lines);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  g_object_set_data (G_OBJECT (box), key, label);

  return label;
}

static void
row_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                 3, "margin-top", 9, "margin-bottom", 9, "margin-start", 12,
                                 "margin-end", 12, NULL);
  GtkWidget *chip = assay_chip_new ();

  add_line (box, SERVICE_KEY, 2, "heading");
  add_line (box, TITLE_KEY, 2, NULL);
  gtk_box_append (GTK_BOX (box), chip);
  g_object_set_data (G_OBJECT (box), CHIP_KEY, chip);
  add_line (box, WHY_KEY, 4, NULL);
  add_line (box, NEXT_KEY, 2, "dim-label");
  gtk_list_item_set_child (item, box);
}

static void
fill_row (GtkListItem *list_item)
{
  AssayContractItem *item = gtk_list_item_get_item (list_item);
  const AssayRegisterRow *row = assay_contract_item_get_row (item);
  const AssayRegisterRowWords *words = assay_contract_item_get_words (item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *line = gtk_widget_get_parent (box);

  gtk_label_set_text (g_object_get_data (G_OBJECT (box), SERVICE_KEY), row->service);
  gtk_label_set_text (g_object_get_data (G_OBJECT (box), TITLE_KEY), row->title);
  gtk_label_set_text (g_object_get_data (G_OBJECT (box), WHY_KEY), words->why);
  gtk_label_set_text (g_object_get_data (G_OBJECT (box), NEXT_KEY),
                      words->step != NULL ? words->step : words->next);
  show_chip (g_object_get_data (G_OBJECT (box), CHIP_KEY), item);
  if (line != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    words->description, -1);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_connect_swapped (gtk_list_item_get_item (list_item), "changed", G_CALLBACK (fill_row),
                            list_item);
  fill_row (list_item);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), fill_row, list_item);
}

GtkListItemFactory *
assay_contract_rows_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbind_cb), NULL);

  return factory;
}
