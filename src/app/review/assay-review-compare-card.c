/* A criterion on which two assessors differ.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/review/assay-review-compare-card.h"

#include "app/widgets/assay-children.h"
#include "app/widgets/assay-chip.h"
#include "app/widgets/assay-columns.h"
#include "app/widgets/assay-problem.h"
#include "app/widgets/assay-rating-group.h"
#include "app/widgets/assay-writing.h"
#include "present/assay-review-choices.h"
#include "present/assay-review-criterion-state.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayReviewCompareCard
{
  GtkListBoxRow parent_instance;
  char *criterion;
  char *chosen; /* the id of a judgement; NULL for nothing */
  gboolean can_settle;

  GtkLabel *title;
  GtkLabel *own_who;
  AssayChip *own_chip;
  GtkLabel *own_text;
  GtkLabel *other_who;
  AssayChip *other_chip;
  GtkLabel *other_text;
  GtkLabel *settled;
  GtkButton *go;
  GtkButton *begin;
  GtkLabel *begin_label;
  GtkWidget *form;
  AssayRatingGroup *judgement;
  AssayWriting *reason;
  GtkLabel *problem;
};

enum
{
  SETTLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayReviewCompareCard, assay_review_compare_card, GTK_TYPE_LIST_BOX_ROW)

/* --- Settling --- */

static void
show_chosen (AssayReviewCompareCard *self)
{
  g_autoptr (GPtrArray) levels = assay_review_list_judgements ();

  assay_rating_group_set_levels (self->judgement, levels, self->chosen, FALSE);
}

static void
show_form (AssayReviewCompareCard *self, gboolean visible)
{
  gtk_widget_set_visible (self->form, visible && self->can_settle);
  gtk_widget_set_visible (GTK_WIDGET (self->begin),
                          self->can_settle && !gtk_widget_get_visible (self->form));
}

static void
empty (AssayReviewCompareCard *self)
{
  g_clear_pointer (&self->chosen, g_free);
  show_chosen (self);
  assay_writing_forget (self->reason);
  assay_writing_set (self->reason, self->criterion, "", FALSE);
  assay_problem_show (GTK_WIDGET (self->judgement), self->problem, NULL);
}

static void
chosen_cb (AssayReviewCompareCard *self, const char *id)
{
  g_free (self->chosen);
  self->chosen = g_strdup (id);
  show_chosen (self);
}

/* It is settled as a whole, by its button. */
static gboolean
keep_cb (AssayReviewCompareCard *self, const char *subject, const char *text)
{
  return FALSE;
}

void
assay_review_compare_card_begin (AssayReviewCompareCard *self)
{
  show_form (self, TRUE);
  gtk_widget_child_focus (self->can_settle ? GTK_WIDGET (self->judgement) : GTK_WIDGET (self),
                          GTK_DIR_TAB_FORWARD);
}

static void
begin_clicked_cb (AssayReviewCompareCard *self)
{
  assay_review_compare_card_begin (self);
}

static void
leave_form (AssayReviewCompareCard *self)
{
  empty (self);
  show_form (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->begin));
}

static void
cancel_clicked_cb (AssayReviewCompareCard *self)
{
  leave_form (self);
}

static void
settle_clicked_cb (AssayReviewCompareCard *self)
{
  g_autofree char *text = assay_writing_dup_text (self->reason);
  g_autofree char *problem = NULL;

  g_signal_emit (self, signals[SETTLE], 0, self->chosen, text, &problem);
  if (problem == NULL)
    leave_form (self);
  else
    assay_problem_show (GTK_WIDGET (self->judgement), self->problem, problem);
}

/* --- Showing --- */

static void
show_side (const AssayReviewCompareSide *side, GtkLabel *who, AssayChip *chip, GtkLabel *text)
{
  gtk_label_set_text (who, side->who);
  assay_chip_set (chip, assay_chip_get_tone (assay_review_get_judgement_tone (side->judgement)),
                  assay_review_word_judgement_sign (side->judgement),
                  assay_review_word_judgement (side->judgement));
  gtk_label_set_text (text, side->text);
}

/* There are as many of each button as there are differences, so each says which it is about. */
static void
name_buttons (AssayReviewCompareCard *self, const AssayReviewCompareRow *row)
{
  g_autofree char *begin =
      g_strdup_printf (row->is_settled ? _ ("Settle %s anew") : _ ("Settle %s"), row->criterion);
  g_autofree char *go = g_strdup_printf (_ ("Go to %s"), row->criterion);

  gtk_label_set_text (self->begin_label, row->is_settled ? _ ("Settle anew…") : _ ("Settle…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->begin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  begin, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->go), GTK_ACCESSIBLE_PROPERTY_LABEL, go, -1);
}

void
assay_review_compare_card_set_row (AssayReviewCompareCard *self,
                                   const AssayReviewCompareRow *row,
                                   gboolean can_settle)
{
  g_autofree char *place = g_strconcat ("criterion:", row->criterion, NULL);
  g_autofree char *asked = g_strdup_printf (_ ("What is settled for %s"), row->title);

  self->can_settle = can_settle;
  if (g_strcmp0 (self->criterion, row->criterion) != 0)
    {
      g_free (self->criterion);
      self->criterion = g_strdup (row->criterion);
      assay_rating_group_set_label (self->judgement, asked);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go), "s", place);
      empty (self);
    }
  gtk_label_set_text (self->title, row->title);
  show_side (&row->own, self->own_who, self->own_chip, self->own_text);
  show_side (&row->other, self->other_who, self->other_chip, self->other_text);
  gtk_label_set_text (self->settled, row->settled);
  name_buttons (self, row);
  show_form (self, gtk_widget_get_visible (self->form));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, row->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, row->description, -1);
}

/* --- Coming and going --- */

GtkWidget *
assay_review_compare_card_new (void)
{
  return g_object_new (ASSAY_TYPE_REVIEW_COMPARE_CARD, NULL);
}

static void
assay_review_compare_card_finalize (GObject *object)
{
  AssayReviewCompareCard *self = ASSAY_REVIEW_COMPARE_CARD (object);

  g_free (self->criterion);
  g_free (self->chosen);

  G_OBJECT_CLASS (assay_review_compare_card_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  static const AssayChildPlace children[] = {
#define CHILD(name) ASSAY_CHILD_PLACE (AssayReviewCompareCard, name)
    CHILD (title),       CHILD (own_who),    CHILD (own_chip),  CHILD (own_text), CHILD (other_who),
    CHILD (other_chip),  CHILD (other_text), CHILD (settled),   CHILD (go),       CHILD (begin),
    CHILD (begin_label), CHILD (form),       CHILD (judgement), CHILD (reason),   CHILD (problem),
#undef CHILD
  };

  assay_children_bind (widget_class, children, G_N_ELEMENTS (children));
}

static void
assay_review_compare_card_class_init (AssayReviewCompareCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_review_compare_card_finalize;
  signals[SETTLE] = g_signal_new ("settle", ASSAY_TYPE_REVIEW_COMPARE_CARD, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_STRING, 2, G_TYPE_STRING, G_TYPE_STRING);
  g_type_ensure (ASSAY_TYPE_CHIP);
  g_type_ensure (ASSAY_TYPE_COLUMNS);
  g_type_ensure (ASSAY_TYPE_RATING_GROUP);
  g_type_ensure (ASSAY_TYPE_WRITING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/review/assay-review-compare-card.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, begin_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, settle_clicked_cb);
}

static void
assay_review_compare_card_init (AssayReviewCompareCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
