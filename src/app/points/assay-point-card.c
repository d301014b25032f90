/* One point of a return.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/points/assay-point-card.h"

#include "app/criterion/assay-evidence-picker.h"
#include "app/widgets/assay-chip.h"
#include "app/widgets/assay-writing.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define NUMBER_KEY "assay-number"

struct _AssayPointCard
{
  GtkListBoxRow parent_instance;
  char *id;

  GtkWidget *group;
  GtkLabel *where;
  GtkLabel *heading;
  AssayChip *chip;
  GtkLabel *text;
  GtkLabel *lacking;
  GtkLabel *items;
  GtkWidget *answer_part;
  AssayWriting *answer;
  GtkBox *answer_items;
  GtkMenuButton *use_button;
  AssayEvidencePicker *picker;
  GtkButton *place_button;
};

enum
{
  ANSWERED,
  ITEM_ADDED,
  ITEM_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayPointCard, assay_point_card, GTK_TYPE_LIST_BOX_ROW)

/* --- Showing --- */

static void
show_text (GtkLabel *label, const char *before, const char *text)
{
  g_autofree char *whole = text != NULL ? g_strconcat (before, text, NULL) : NULL;

  gtk_label_set_text (label, whole != NULL ? whole : "");
  gtk_widget_set_visible (GTK_WIDGET (label), whole != NULL);
}

static void
show_chip (AssayPointCard *self, const AssayPointsRow *row, AssayPointCardUse use)
{
  gboolean is_shown = row->word[0] != '\0' && use != ASSAY_POINT_CARD_LOOK;

  gtk_widget_set_visible (GTK_WIDGET (self->chip), is_shown);
  if (is_shown)
    assay_chip_set (self->chip, row->is_answered ? ASSAY_TONE_GOOD : ASSAY_TONE_DOUBTFUL, NULL,
                    row->word);
}

static void
item_clicked_cb (AssayPointCard *self, GtkWidget *button)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), NUMBER_KEY));

  /* The button goes with its item. */
  gtk_widget_grab_focus (GTK_WIDGET (self->use_button));
  g_signal_emit (self, signals[ITEM_REMOVED], 0, self->id, number);
}

static void
add_item (AssayPointCard *self, const AssayPointsItem *item, gboolean can_change)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", item->name, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Take %s out of the answer"), item->name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (button, can_change);
  g_object_set_data (G_OBJECT (button), NUMBER_KEY, GUINT_TO_POINTER (item->number));
  g_signal_connect_object (button, "clicked", G_CALLBACK (item_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (self->answer_items, box);
}

static void
show_answer (AssayPointCard *self,
             const AssayPointsRow *row,
             AssayPortfolio *portfolio,
             AssayPointCardUse use)
{
  gboolean can_change = use == ASSAY_POINT_CARD_ANSWER;
  GtkWidget *child;

  gtk_widget_set_visible (self->answer_part,
                          use != ASSAY_POINT_CARD_LOOK && (row->asks || row->is_answered));
  assay_writing_set (self->answer, row->point->id,
                     row->point->answer != NULL ? row->point->answer : "", !can_change);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->answer_items))) != NULL)
    gtk_box_remove (self->answer_items, child);
  for (guint i = 0; i < row->answers->len; i++)
    add_item (self, row->answers->pdata[i], can_change);
  gtk_widget_set_visible (GTK_WIDGET (self->use_button), can_change);
  assay_evidence_picker_set_portfolio (self->picker, portfolio);
}

static void
show_place (AssayPointCard *self,
            const AssayPointsRow *row,
            AssayPointCardUse use,
            gboolean shows_place)
{
  gboolean leads_there = shows_place && row->place != NULL && use != ASSAY_POINT_CARD_LOOK;

  gtk_label_set_text (self->where, row->where);
  gtk_widget_set_visible (GTK_WIDGET (self->where), shows_place);
  gtk_widget_set_visible (GTK_WIDGET (self->place_button), leads_there);
  if (leads_there)
    {
      g_autofree char *name = g_strdup_printf (_ ("Go to %s"), row->where);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->place_button), "s", row->place);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->place_button), "win.show");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->place_button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->place_button), name);
    }
}

void
assay_point_card_set (AssayPointCard *self,
                      const AssayPointsRow *row,
                      AssayPortfolio *portfolio,
                      AssayPointCardUse use,
                      gboolean shows_place)
{
  /* Translators: where, "2.5 Risk assessment", and what, "Request". */
  g_autofree char *name = g_strdup_printf (_ ("%s, %s"), row->where, row->heading);
  g_autofree char *answer = g_strdup_printf (_ ("Your answer to: %s"), name);

  g_free (self->id);
  self->id = g_strdup (row->point->id);
  gtk_label_set_text (self->heading, row->heading);
  show_text (self->text, "", row->point->text);
  show_text (self->lacking, _ ("What is lacking: "), row->point->lacking);
  show_text (self->items, _ ("Looked at: "), row->items);
  show_place (self, row, use, shows_place);
  show_chip (self, row, use);
  g_object_set (self->answer, "label", answer, NULL);
  show_answer (self, row, portfolio, use);
  /* A list cannot be entered by a row in which nothing takes the focus. */
  gtk_widget_set_focusable (GTK_WIDGET (self),
                            !gtk_widget_get_visible (self->answer_part)
                                && !gtk_widget_get_visible (GTK_WIDGET (self->place_button)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->group), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* --- Answering --- */

static gboolean
write_cb (AssayPointCard *self, const char *id, const char *text)
{
  gboolean is_safe = FALSE;

  g_signal_emit (self, signals[ANSWERED], 0, id, text, &is_safe);

  return is_safe;
}

static void
item_chosen_cb (AssayPointCard *self, guint number)
{
  g_signal_emit (self, signals[ITEM_ADDED], 0, self->id, number);
}

void
assay_point_card_flush (AssayPointCard *self)
{
  assay_writing_flush (self->answer);
}

void
assay_point_card_forget (AssayPointCard *self)
{
  assay_writing_forget (self->answer);
}

/* --- Coming and going --- */

GtkWidget *
assay_point_card_new (void)
{
  return g_object_new (ASSAY_TYPE_POINT_CARD, NULL);
}

static void
assay_point_card_finalize (GObject *object)
{
  g_free (ASSAY_POINT_CARD (object)->id);

  G_OBJECT_CLASS (assay_point_card_parent_class)->finalize (object);
}

static void
make_signals (GType type)
{
  signals[ANSWERED] =
      g_signal_new ("answered", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_first_wins, NULL,
                    NULL, G_TYPE_BOOLEAN, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[ITEM_ADDED] = g_signal_new ("item-added", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[ITEM_REMOVED] = g_signal_new ("item-removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
assay_point_card_class_init (AssayPointCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_point_card_finalize;
  make_signals (ASSAY_TYPE_POINT_CARD);
  g_type_ensure (ASSAY_TYPE_CHIP);
  g_type_ensure (ASSAY_TYPE_WRITING);
  g_type_ensure (ASSAY_TYPE_EVIDENCE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/points/assay-point-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayPointCard, group);
  gtk_widget_class_bind_template_child (widget_class, AssayPointCard, where);
  gtk_widget_class_bind_template_child (widget_class, AssayPointCard, heading);
  gtk_widget_class_bind_template_child (widget_class, AssayPointCard, chip);
  gtk_widget_class_bind_template_child (widget_class, AssayPointCard, text);
  gtk_widget_class_bind_template_child (widget_class, AssayPointCard, lacking);
  gtk_widget_class_bind_template_child (widget_class, AssayPointCard, items);
  gtk_widget_class_bind_template_child (widget_class, AssayPointCard, answer_part);
  gtk_widget_class_bind_template_child (widget_class, AssayPointCard, answer);
  gtk_widget_class_bind_template_child (widget_class, AssayPointCard, answer_items);
  gtk_widget_class_bind_template_child (widget_class, AssayPointCard, use_button);
  gtk_widget_class_bind_template_child (widget_class, AssayPointCard, picker);
  gtk_widget_class_bind_template_child (widget_class, AssayPointCard, place_button);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_chosen_cb);
}

static void
assay_point_card_init (AssayPointCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
