/* What the files of the section on a determination share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/criterion/assay-criterion-guide.h"
#include "app/review/assay-determination-section.h"
#include "app/widgets/assay-chip.h"
#include "app/widgets/assay-field.h"
#include "app/widgets/assay-rating-group.h"
#include "app/widgets/assay-writing.h"
#include "present/assay-review-criterion-state.h"

G_BEGIN_DECLS

struct _AssayDeterminationSection
{
  AssaySection parent_instance;
  char *criterion;
  AssayDocument *document; /* borrowed; whose texts are here */
  AssayJudgement pending;  /* chosen and not saved yet; NONE for nothing */
  char *previous_place;
  char *next_place;

  GtkAdjustment *scroll;
  GtkLabel *standard;
  GtkLabel *statement;
  GtkLabel *lead;
  AssayCriterionGuide *guide;
  GtkLabel *rating;
  GtkLabel *said;
  GtkListBox *citations;
  GtkLabel *no_citations;
  GtkLabel *locked;
  GtkWidget *declare;
  GtkLabel *carried;
  GtkWidget *confirm;
  GtkLabel *confirm_label;
  GtkLabel *settled;
  GtkWidget *clear;
  AssayRatingGroup *judgement;
  GtkLabel *needs;
  AssayWriting *reason;
  AssayWriting *lacking;
  GtkListBox *looks;
  AssayField *other_look;
  GtkLabel *look_problem;
  GtkListBox *qualities;
  AssayWriting *comment;
  AssayWriting *note;
  AdwExpanderRow *note_row;
  GtkListBox *requests;
  GtkListBox *corrections;
  GtkWidget *add_request;
  GtkWidget *add_correction;
  GtkWidget *entries;
  AssayChip *chip;
  GtkLabel *left;
  GtkButton *previous;
  GtkButton *next;
};

/* In assay-determination-section.c: how many items are named that were looked at. */
guint assay_determination_count_looks (AssayDeterminationSection *self);

/* In assay-determination-showing.c. The label stays away where there is nothing to say. */
void assay_determination_say (GtkLabel *label, const char *text);

/* What is asked, and what the service says. */
void assay_determination_show_asked (AssayDeterminationSection *self,
                                     const AssayReviewCriterionState *state);

void assay_determination_show_judgement (AssayDeterminationSection *self,
                                         const AssayReviewCriterionState *state,
                                         gboolean read_only);

/* @place is filled with where the button leads. */
void assay_determination_show_neighbour (GtkButton *button,
                                         const AssayCriterion *criterion,
                                         char **place,
                                         const char *format,
                                         const char *direction);

G_END_DECLS
