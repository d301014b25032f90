/* Services side by side, where they are alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line for each service, its marks in columns of one width, so that they stand under each other
 * as in a table; in a narrow window they go on as many lines as they need.
 */

#include "app/register/assay-compare-section.h"

#include "app/assay-report.h"
#include "app/assay-work.h"
#include "app/register/assay-register-document.h"
#include "app/widgets/assay-chip.h"
#include "app/widgets/assay-columns.h"
#include "present/assay-register-comparison-state.h"

#define MARK_WIDTH 130
#define MOST_COLUMNS 6

/* What is shown of each table, and of what is not compared; a register of thousands has more than
 * anybody reads. */
#define MOST_LINES 100u

struct _AssayCompareSection
{
  AssaySection parent_instance;
  AssayRegisterMoment *shown;
  AssayWork *work; /* while it is worked out */

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
  GtkWidget *chip = g_object_new (ASSAY_TYPE_CHIP, "compact", TRUE, "halign", GTK_ALIGN_START,
                                  "valign", GTK_ALIGN_END, "vexpand", TRUE, NULL);

  assay_chip_set (ASSAY_CHIP (chip), get_tone (mark->tone), mark->sign, mark->text);
  gtk_box_append (GTK_BOX (box), new_label (mark->title, "caption"));
  gtk_box_append (GTK_BOX (box), chip);

  return box;
}

static GtkWidget *
new_line (const AssayComparedLine *line)
{
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
  for (guint i = 0; i < group->lines->len && i < MOST_LINES; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_line (group->lines->pdata[i]));
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
}

static void
show (AssayCompareSection *self, const AssayRegisterComparisonState *state)
{
  clear (self);
  for (guint i = 0; i < state->groups->len; i++)
    gtk_box_append (self->groups, new_group (state->groups->pdata[i]));
  for (guint i = 0; i < state->apart->len && i < MOST_LINES; i++)
    gtk_list_box_append (self->apart, g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE,
                                                    "title", state->apart->pdata[i], NULL));
  gtk_widget_set_visible (self->apart_room, state->apart->len > 0);
  gtk_stack_set_visible_child_name (self->pages,
                                    state->groups->len + state->apart->len > 0 ? "some" : "none");
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
  g_autoptr (AssayRegisterComparisonState) state = result;

  self->work = NULL;
  if (error != NULL)
    assay_report_error (GTK_WIDGET (self), error);
  else
    show (self, state);
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
  g_clear_pointer (&ASSAY_COMPARE_SECTION (object)->shown, assay_register_moment_unref);

  G_OBJECT_CLASS (assay_compare_section_parent_class)->dispose (object);
}

static void
assay_compare_section_class_init (AssayCompareSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_compare_section_dispose;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_compare_section_refresh;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/register/assay-compare-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCompareSection, pages);
  gtk_widget_class_bind_template_child (widget_class, AssayCompareSection, groups);
  gtk_widget_class_bind_template_child (widget_class, AssayCompareSection, apart_room);
  gtk_widget_class_bind_template_child (widget_class, AssayCompareSection, apart);
}

static void
assay_compare_section_init (AssayCompareSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
