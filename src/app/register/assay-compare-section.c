/* Services side by side, where they are alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line for each service, its marks in columns of one width, so that they stand under each other
 * as in a table; in a narrow window they go on as many lines as they need. Of many lines a hundred
 * are shown, and a button under them says how many more there are and brings the next.
 */

#include "app/register/assay-compare-section.h"

#include "app/assay-report.h"
#include "app/assay-work.h"
#include "app/measures/assay-measures-ask-window.h"
#include "app/register/assay-register-document.h"
#include "app/widgets/assay-chip.h"
#include "app/widgets/assay-columns.h"
#include "present/assay-register-comparison-state.h"

#define MARK_WIDTH 130
#define MOST_COLUMNS 6

/* How many lines of a list are shown at once. */
#define LINES 100u
#define PAGED_KEY "assay-paged"

struct _AssayCompareSection
{
  AssaySection parent_instance;
  AssayRegisterMoment *shown;
  AssayWork *work; /* while it is worked out */
  AssayRegisterComparisonState *state;

  GtkStack *pages;
  GtkBox *groups;
  GtkWidget *apart_room;
  GtkListBox *apart;
};

G_DEFINE_FINAL_TYPE (AssayCompareSection, assay_compare_section, ASSAY_TYPE_SECTION)

/* --- Showing --- */

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static AssayTone
get_tone (AssayMarkTone tone)
{
  switch (tone)
    {
    case ASSAY_MARK_GOOD:
      return ASSAY_TONE_GOOD;
    case ASSAY_MARK_DOUBTFUL:
      return ASSAY_TONE_DOUBTFUL;
    case ASSAY_MARK_BAD:
      return ASSAY_TONE_BAD;
    case ASSAY_MARK_PLAIN:
    case ASSAY_MARK_NONE:
      return ASSAY_TONE_NEUTRAL;
    }
  g_assert_not_reached ();
}

static GtkWidget *
new_mark (const AssayComparedMark *mark)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *heat = g_strdup_printf ("heat-%u", mark->heat);
  GtkWidget *chip = g_object_new (ASSAY_TYPE_CHIP, "compact", TRUE, "halign",
                                  mark->heat > 0 ? GTK_ALIGN_FILL : GTK_ALIGN_START, "valign",
                                  GTK_ALIGN_END, "vexpand", TRUE, NULL);

  assay_chip_set (ASSAY_CHIP (chip), get_tone (mark->tone), mark->sign, mark->text);
  gtk_widget_add_css_class (chip, heat);
  gtk_box_append (GTK_BOX (box), new_label (mark->title, "caption"));
  gtk_box_append (GTK_BOX (box), chip);

  return box;
}

static GtkWidget *
new_line (gconstpointer item)
{
  const AssayComparedLine *line = item;
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                 6, "margin-top", 9, "margin-bottom", 9, "margin-start", 12,
                                 "margin-end", 12, NULL);
  GtkWidget *columns = g_object_new (ASSAY_TYPE_COLUMNS, "column-width", MARK_WIDTH, "max-columns",
                                     MOST_COLUMNS, "spacing", 9, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", box, "activatable", FALSE, NULL);

  gtk_box_append (GTK_BOX (box), new_label (line->title, "heading"));
  if (line->subtitle != NULL)
    gtk_box_append (GTK_BOX (box), new_label (line->subtitle, "dim-label"));
  for (guint i = 0; i < line->marks->len; i++)
    assay_columns_append (ASSAY_COLUMNS (columns), new_mark (line->marks->pdata[i]));
  gtk_box_append (GTK_BOX (box), columns);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  line->description, -1);

  return row;
}

static GtkWidget *
new_apart (gconstpointer item)
{
  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", item, NULL);
}

/* --- Lists of many --- */

/* @items are the state's. */
typedef struct
{
  const GPtrArray *items;
  GtkWidget *(*make) (gconstpointer item);
  guint n_shown;
} Paged;

static void add_lines (GtkListBox *list);

/* The first of the new lines has the focus that the button had. */
static void
more_clicked_cb (GtkWidget *button, GtkListBox *list)
{
  const Paged *paged = g_object_get_data (G_OBJECT (list), PAGED_KEY);
  guint n_before = paged->n_shown;

  gtk_list_box_remove (list, gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));
  add_lines (list);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, (int) n_before)));
}

static void
add_more (GtkListBox *list, const Paged *paged)
{
  g_autofree char *text =
      assay_register_comparison_word_more (paged->n_shown, paged->items->len, LINES);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = new_label (text, NULL);

  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (more_clicked_cb), list, 0);
  gtk_list_box_append (list, g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", button, "activatable",
                                           FALSE, "focusable", FALSE, NULL));
}

static void
add_lines (GtkListBox *list)
{
  Paged *paged = g_object_get_data (G_OBJECT (list), PAGED_KEY);
  guint end = MIN (paged->n_shown + LINES, paged->items->len);

  for (; paged->n_shown < end; paged->n_shown++)
    gtk_list_box_append (list, paged->make (paged->items->pdata[paged->n_shown]));
  if (paged->n_shown < paged->items->len)
    add_more (list, paged);
}

static void
fill_list (GtkListBox *list, const GPtrArray *items, GtkWidget *(*make) (gconstpointer item))
{
  Paged *paged = g_new0 (Paged, 1);

  paged->items = items;
  paged->make = make;
  g_object_set_data_full (G_OBJECT (list), PAGED_KEY, paged, g_free);
  add_lines (list);
}

/* --- All of it --- */

static GtkWidget *
new_group (const AssayComparedGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", group->title, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  group->title, -1);
  fill_list (GTK_LIST_BOX (list), group->lines, new_line);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), new_label (group->notes, "dim-label"));
  gtk_box_append (GTK_BOX (box), list);

  return box;
}

static void
clear (AssayCompareSection *self)
{
  GtkListBoxRow *row;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  while ((row = gtk_list_box_get_row_at_index (self->apart, 0)) != NULL)
    gtk_list_box_remove (self->apart, GTK_WIDGET (row));
  g_object_set_data (G_OBJECT (self->apart), PAGED_KEY, NULL);
  g_clear_pointer (&self->state, assay_register_comparison_state_free);
}

/* Takes @state: lists of many are filled from it as people go on. */
static void
show (AssayCompareSection *self, AssayRegisterComparisonState *state)
{
  clear (self);
  self->state = state;
  for (guint i = 0; i < state->groups->len; i++)
    gtk_box_append (self->groups, new_group (state->groups->pdata[i]));
  fill_list (self->apart, state->apart, new_apart);
  gtk_widget_set_visible (self->apart_room, state->apart->len > 0);
  gtk_stack_set_visible_child_name (self->pages,
                                    state->groups->len + state->apart->len > 0 ? "some" : "none");
}

static void
ask_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (widget));

  if (document != NULL)
    assay_measures_ask_window_show (GTK_WINDOW (gtk_widget_get_root (widget)),
                                    ASSAY_REGISTER_DOCUMENT (document), 0);
}

/* --- Working it out --- */

static gpointer
compare (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  AssayRegisterMoment *moment = data;

  return assay_register_comparison_state_new (&moment->contracts->ground);
}

static void
moment_unref (gpointer moment)
{
  assay_register_moment_unref (moment);
}

static void
state_free (gpointer state)
{
  assay_register_comparison_state_free (state);
}

static void
compared_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayCompareSection *self = owner;

  self->work = NULL;
  if (error != NULL)
    assay_report_error (GTK_WIDGET (self), error);
  else
    show (self, result);
}

static void
assay_compare_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayCompareSection *self = ASSAY_COMPARE_SECTION (section);
  AssayRegisterMoment *moment =
      assay_register_document_get_moment (ASSAY_REGISTER_DOCUMENT (document));

  if (moment == self->shown)
    return;
  g_clear_pointer (&self->shown, assay_register_moment_unref);
  self->shown = assay_register_moment_ref (moment);
  g_clear_pointer (&self->work, assay_work_forget);
  self->work = assay_work_start (self, compare, assay_register_moment_ref (moment), moment_unref,
                                 state_free, NULL, compared_cb);
}

static void
assay_compare_section_dispose (GObject *object)
{
  AssayCompareSection *self = ASSAY_COMPARE_SECTION (object);

  g_clear_pointer (&self->shown, assay_register_moment_unref);

  G_OBJECT_CLASS (assay_compare_section_parent_class)->dispose (object);
}

/* The lists are gone by now, which have their lines of it. */
static void
assay_compare_section_finalize (GObject *object)
{
  g_clear_pointer (&ASSAY_COMPARE_SECTION (object)->state, assay_register_comparison_state_free);

  G_OBJECT_CLASS (assay_compare_section_parent_class)->finalize (object);
}

static void
assay_compare_section_class_init (AssayCompareSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_compare_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_compare_section_finalize;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_compare_section_refresh;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/register/assay-compare-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCompareSection, pages);
  gtk_widget_class_bind_template_child (widget_class, AssayCompareSection, groups);
  gtk_widget_class_bind_template_child (widget_class, AssayCompareSection, apart_room);
  gtk_widget_class_bind_template_child (widget_class, AssayCompareSection, apart);
  gtk_widget_class_install_action (widget_class, "compare.ask-measures", NULL, ask_cb);
}

static void
assay_compare_section_init (AssayCompareSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
