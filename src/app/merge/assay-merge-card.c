/* One conflict.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/merge/assay-merge-card.h"

#include "app/widgets/assay-columns.h"
#include "app/widgets/assay-problem.h"
#include "app/widgets/assay-writing.h"
#include "present/assay-word-difference.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define TELL_AFTER_MS 500

struct _AssayMergeCard
{
  GtkListBoxRow parent_instance;
  char *id;
  guint typing; /* until what is typed into the line is told */
  gboolean has_lines;
  gboolean is_filling;

  GtkWidget *group;
  GtkLabel *where;
  GtkLabel *what;
  GtkLabel *base;
  GtkCheckButton *ours_button;
  GtkLabel *ours;
  GtkCheckButton *theirs_button;
  GtkLabel *theirs;
  GtkCheckButton *own_button;
  GtkWidget *own_box;
  GtkEntry *line;
  AssayWriting *lines;
  GtkLabel *problem;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayMergeCard, assay_merge_card, GTK_TYPE_LIST_BOX_ROW)

static char *
dup_own_text (AssayMergeCard *self)
{
  return self->has_lines ? assay_writing_dup_text (self->lines)
                         : g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->line)));
}

static void
tell (AssayMergeCard *self, AssayChoice choice)
{
  g_autofree char *text = choice == ASSAY_CHOICE_OWN ? dup_own_text (self) : NULL;

  g_signal_emit (self, signals[CHOSEN], 0, (int) choice, text);
}

/* What is not chosen must not be reached with Tab. */
static void
show_own (AssayMergeCard *self)
{
  gtk_widget_set_visible (self->own_box, gtk_check_button_get_active (self->own_button));
}

static void
toggled_cb (AssayMergeCard *self, GtkCheckButton *button)
{
  show_own (self);
  if (self->is_filling || !gtk_check_button_get_active (button))
    return;
  g_clear_handle_id (&self->typing, g_source_remove);
  tell (self, button == self->ours_button     ? ASSAY_CHOICE_OURS
              : button == self->theirs_button ? ASSAY_CHOICE_THEIRS
                                              : ASSAY_CHOICE_OWN);
}

static gboolean
pause_cb (gpointer data)
{
  AssayMergeCard *self = data;

  self->typing = 0;
  tell (self, ASSAY_CHOICE_OWN);

  return G_SOURCE_REMOVE;
}

static void
line_changed_cb (AssayMergeCard *self)
{
  if (self->is_filling)
    return;
  g_clear_handle_id (&self->typing, g_source_remove);
  self->typing = g_timeout_add (TELL_AFTER_MS, pause_cb, self);
}

static gboolean
lines_written_cb (AssayMergeCard *self, const char *subject, const char *text)
{
  g_signal_emit (self, signals[CHOSEN], 0, (int) ASSAY_CHOICE_OWN, text);

  return TRUE;
}

/* --- Showing --- */

static void
set_line (AssayMergeCard *self, const char *text)
{
  if (self->typing == 0
      && !gtk_widget_is_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->line))))
      && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->line)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->line), text);
}

static void
set_own (AssayMergeCard *self, const AssayMergeItem *item)
{
  const AssayMergeRow *row = item->row;

  self->has_lines = row->has_lines;
  gtk_widget_set_visible (GTK_WIDGET (self->own_button), row->own != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->line), !row->has_lines);
  gtk_widget_set_visible (GTK_WIDGET (self->lines), row->has_lines);
  if (row->own == NULL)
    return;
  if (row->has_lines)
    {
      assay_writing_set (self->lines, row->id, item->text, FALSE);
      assay_writing_set_problem (self->lines, item->problem);
    }
  else
    {
      set_line (self, item->text);
      assay_problem_show (GTK_WIDGET (self->line), self->problem, item->problem);
    }
}

/* A button's name says what it chooses; the text is beside it, and read with it. */
static void
name_button (GtkCheckButton *button, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_check_button_get_label (button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* Bold and underlined, so that it is seen without colour, too. */
static void
show_marked (GtkLabel *label, const char *text, const GArray *spans)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < spans->len; i++)
    {
      const AssayTextSpan *span = &g_array_index (spans, AssayTextSpan, i);
      PangoAttribute *both[] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD),
                                 pango_attr_underline_new (PANGO_UNDERLINE_SINGLE) };

      for (guint j = 0; j < G_N_ELEMENTS (both); j++)
        {
          both[j]->start_index = span->start;
          both[j]->end_index = span->start + span->length;
          pango_attr_list_insert (attributes, both[j]);
        }
    }
  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, attributes);
}

static void
show_sides (AssayMergeCard *self, const AssayMergeRow *row)
{
  g_autoptr (GArray) of_ours = NULL;
  g_autoptr (GArray) of_theirs = NULL;

  assay_word_difference_compute (row->ours, row->theirs, &of_ours, &of_theirs);
  show_marked (self->ours, row->ours, of_ours);
  show_marked (self->theirs, row->theirs, of_theirs);
}

void
assay_merge_card_set_item (AssayMergeCard *self, const AssayMergeItem *item)
{
  const AssayMergeRow *row = item->row;
  /* Translators: where, "2.5 “Risk assessment”", and what, "how it is met". */
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), row->where, row->what);

  g_free (self->id);
  self->id = g_strdup (row->id);
  self->is_filling = TRUE;
  gtk_label_set_text (self->where, row->where);
  gtk_label_set_text (self->what, row->what);
  gtk_label_set_text (self->base, row->base);
  show_sides (self, row);
  name_button (self->ours_button, row->ours);
  name_button (self->theirs_button, row->theirs);
  gtk_check_button_set_active (self->ours_button, item->choice == ASSAY_CHOICE_OURS);
  gtk_check_button_set_active (self->theirs_button, item->choice == ASSAY_CHOICE_THEIRS);
  gtk_check_button_set_active (self->own_button, item->choice == ASSAY_CHOICE_OWN);
  set_own (self, item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  show_own (self);
  self->is_filling = FALSE;
}

const char *
assay_merge_card_get_id (AssayMergeCard *self)
{
  return self->id;
}

void
assay_merge_card_settle (AssayMergeCard *self)
{
  if (!gtk_check_button_get_active (self->own_button))
    return;
  if (self->has_lines)
    assay_writing_flush (self->lines);
  else if (self->typing != 0)
    {
      g_clear_handle_id (&self->typing, g_source_remove);
      tell (self, ASSAY_CHOICE_OWN);
    }
}

/* --- Coming and going --- */

GtkWidget *
assay_merge_card_new (void)
{
  return g_object_new (ASSAY_TYPE_MERGE_CARD, NULL);
}

static void
assay_merge_card_dispose (GObject *object)
{
  g_clear_handle_id (&ASSAY_MERGE_CARD (object)->typing, g_source_remove);

  G_OBJECT_CLASS (assay_merge_card_parent_class)->dispose (object);
}

static void
assay_merge_card_finalize (GObject *object)
{
  g_free (ASSAY_MERGE_CARD (object)->id);

  G_OBJECT_CLASS (assay_merge_card_parent_class)->finalize (object);
}

static void
assay_merge_card_class_init (AssayMergeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_merge_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_merge_card_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", ASSAY_TYPE_MERGE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  g_type_ensure (ASSAY_TYPE_COLUMNS);
  g_type_ensure (ASSAY_TYPE_WRITING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/merge/assay-merge-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayMergeCard, group);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeCard, where);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeCard, what);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeCard, base);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeCard, ours_button);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeCard, ours);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeCard, theirs_button);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeCard, theirs);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeCard, own_button);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeCard, own_box);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeCard, line);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeCard, lines);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeCard, problem);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, lines_written_cb);
}

static void
assay_merge_card_init (AssayMergeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
