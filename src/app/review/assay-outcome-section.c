/* Recommendation, decision and award.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each is made as a whole by its button; what is half chosen is nobody's word yet.
 */

#include "app/review/assay-outcome-section.h"

#include "app/overview/assay-overview-row.h"
#include "app/review/assay-outcome-files.h"
#include "app/widgets/assay-children.h"
#include "app/widgets/assay-field.h"
#include "app/widgets/assay-problem.h"
#include "app/widgets/assay-rating-group.h"
#include "app/widgets/assay-writing.h"
#include "present/assay-outcome-state.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SUBJECT "outcome"

struct _AssayOutcomeSection
{
  AssaySection parent_instance;
  AssayDocument *document; /* borrowed; only compared */
  AssayOutcome to_recommend;
  AssayOutcome to_decide;

  GtkLabel *verdict;
  GtkLabel *line;
  GtkWidget *in_the_way_part;
  GtkListBox *in_the_way;
  GtkLabel *recommend_status;
  GtkWidget *recommend_form;
  AssayRatingGroup *recommended;
  GtkLabel *recommend_caution;
  AssayWriting *recommend_reasons;
  GtkLabel *recommend_problem;
  GtkLabel *decide_status;
  GtkWidget *decide_form;
  AssayRatingGroup *decided;
  GtkLabel *decide_caution;
  AssayField *role;
  AssayWriting *decide_reasons;
  GtkLabel *decide_problem;
  GtkLabel *award_status;
  GtkWidget *award_form;
  AssayField *award_from;
  AssayField *award_until;
  AssayWriting *award_conditions;
  GtkLabel *award_problem;
  AssayOutcomeFiles *files;
};

G_DEFINE_FINAL_TYPE (AssayOutcomeSection, assay_outcome_section, ASSAY_TYPE_SECTION)

static AssayReviewGround
get_ground (AssayOutcomeSection *self)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));

  return assay_review_folder_get_ground (assay_document_get_review_folder (document));
}

/* --- Showing --- */

/* What is chosen, and what the judgements say against it before it is said for good. */
static void
show_choice (AssayOutcomeSection *self, gboolean of_decision)
{
  AssayReviewGround ground = get_ground (self);
  AssayOutcome outcome = of_decision ? self->to_decide : self->to_recommend;
  GtkLabel *caution = of_decision ? self->decide_caution : self->recommend_caution;
  g_autoptr (GPtrArray) levels = assay_outcome_list (of_decision);
  g_autofree char *doubts = assay_review_word_doubts (ground.review, ground.scheme, outcome);

  assay_rating_group_set_levels (of_decision ? self->decided : self->recommended, levels,
                                 outcome != ASSAY_OUTCOME_NONE ? assay_outcome_get_id (outcome)
                                                               : NULL,
                                 FALSE);
  gtk_label_set_text (caution, doubts != NULL ? doubts : "");
  gtk_widget_set_visible (GTK_WIDGET (caution), doubts != NULL);
}

static void
empty (AssayOutcomeSection *self)
{
  AssayWriting *writings[] = { self->recommend_reasons, self->decide_reasons,
                               self->award_conditions };
  AssayField *fields[] = { self->role, self->award_from, self->award_until };

  self->to_recommend = ASSAY_OUTCOME_NONE;
  self->to_decide = ASSAY_OUTCOME_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (writings); i++)
    {
      assay_writing_forget (writings[i]);
      assay_writing_set (writings[i], SUBJECT, "", FALSE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    assay_field_reset (fields[i], NULL);
}

static void
show_step (GtkLabel *label, GtkWidget *form, const AssayOutcomeStep *step, gboolean read_only)
{
  gtk_label_set_text (label, step->status);
  gtk_widget_set_visible (form, step->can_make && !read_only);
}

static void
assay_outcome_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayOutcomeSection *self = ASSAY_OUTCOME_SECTION (section);
  AssayReviewGround ground = get_ground (self);
  g_autoptr (AssayOutcomeState) state = assay_outcome_state_new (&ground);
  gboolean read_only = assay_document_is_read_only (document);

  if (document != self->document)
    {
      self->document = document;
      empty (self);
    }
  gtk_label_set_text (self->verdict, state->overview->verdict);
  gtk_label_set_text (self->line, state->overview->line);
  assay_overview_row_fill (self->in_the_way, state->overview->in_the_way);
  gtk_widget_set_visible (self->in_the_way_part, state->overview->in_the_way->len > 0);
  show_step (self->recommend_status, self->recommend_form, &state->recommendation, read_only);
  show_step (self->decide_status, self->decide_form, &state->decision, read_only);
  show_step (self->award_status, self->award_form, &state->award, read_only);
  show_choice (self, FALSE);
  show_choice (self, TRUE);
  assay_outcome_files_set_document (self->files, document);
}

/* --- Making --- */

static gboolean
keep_cb (AssayOutcomeSection *self, const char *subject, const char *text)
{
  return FALSE;
}

static void
recommended_chosen_cb (AssayOutcomeSection *self, const char *id)
{
  if (assay_outcome_parse (id, &self->to_recommend, NULL))
    show_choice (self, FALSE);
}

static void
decided_chosen_cb (AssayOutcomeSection *self, const char *id)
{
  if (assay_outcome_parse (id, &self->to_decide, NULL))
    show_choice (self, TRUE);
}

/* Takes @edit from its maker; why there is none stands at @field. */
static void
apply (
    AssayOutcomeSection *self, AssayEdit *edit, GtkWidget *field, GtkLabel *problem, GError *error)
{
  g_autoptr (GError) owned = error;

  assay_problem_show (field, problem, edit == NULL ? owned->message : NULL);
  if (edit == NULL || !assay_section_apply (ASSAY_SECTION (self), edit, &owned))
    return;
  empty (self);
  assay_section_refresh (ASSAY_SECTION (self));
}

static void
recommend_clicked_cb (AssayOutcomeSection *self)
{
  AssayReviewGround ground = get_ground (self);
  g_autofree char *reasons = assay_writing_dup_text (self->recommend_reasons);
  GError *error = NULL;
  AssayEdit *edit = assay_review_recommend (&ground, self->to_recommend, reasons, &error);

  apply (self, edit, GTK_WIDGET (self->recommended), self->recommend_problem, error);
}

static void
decide_clicked_cb (AssayOutcomeSection *self)
{
  AssayReviewGround ground = get_ground (self);
  g_autofree char *reasons = assay_writing_dup_text (self->decide_reasons);
  GError *error = NULL;
  AssayEdit *edit = assay_review_decide (&ground, assay_field_get_text (self->role),
                                         self->to_decide, reasons, &error);

  apply (self, edit, GTK_WIDGET (self->decided), self->decide_problem, error);
}

static AssayEdit *
make_award (AssayOutcomeSection *self, GError **error)
{
  AssayReviewGround ground = get_ground (self);
  g_autofree char *text = assay_writing_dup_text (self->award_conditions);
  g_autoptr (GPtrArray) conditions = NULL;
  AssayDate from, until;

  if (!assay_date_parse_written (assay_field_get_text (self->award_from), &from, error)
      || !assay_date_parse_written (assay_field_get_text (self->award_until), &until, error))
    return NULL;
  conditions = assay_outcome_parse_conditions (text, error);

  return conditions != NULL ? assay_review_award (&ground, from, until, conditions, error) : NULL;
}

static void
award_clicked_cb (AssayOutcomeSection *self)
{
  GError *error = NULL;
  AssayEdit *edit = make_award (self, &error);

  apply (self, edit, GTK_WIDGET (self->award_from), self->award_problem, error);
}

/* --- The class --- */

static void
bind_children (GtkWidgetClass *widget_class)
{
  static const AssayChildPlace children[] = {
#define CHILD(name) ASSAY_CHILD_PLACE (AssayOutcomeSection, name)
    CHILD (verdict),
    CHILD (line),
    CHILD (in_the_way_part),
    CHILD (in_the_way),
    CHILD (recommend_status),
    CHILD (recommend_form),
    CHILD (recommended),
    CHILD (recommend_caution),
    CHILD (recommend_reasons),
    CHILD (recommend_problem),
    CHILD (decide_status),
    CHILD (decide_form),
    CHILD (decided),
    CHILD (decide_caution),
    CHILD (role),
    CHILD (decide_reasons),
    CHILD (decide_problem),
    CHILD (award_status),
    CHILD (award_form),
    CHILD (award_from),
    CHILD (award_until),
    CHILD (award_conditions),
    CHILD (award_problem),
    CHILD (files),
#undef CHILD
  };

  assay_children_bind (widget_class, children, G_N_ELEMENTS (children));
}

static void
assay_outcome_section_class_init (AssayOutcomeSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ASSAY_SECTION_CLASS (klass)->refresh = assay_outcome_section_refresh;
  g_type_ensure (ASSAY_TYPE_FIELD);
  g_type_ensure (ASSAY_TYPE_OUTCOME_FILES);
  g_type_ensure (ASSAY_TYPE_RATING_GROUP);
  g_type_ensure (ASSAY_TYPE_WRITING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/review/assay-outcome-section.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, assay_overview_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, recommended_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, recommend_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, decided_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, decide_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, award_clicked_cb);
}

static void
assay_outcome_section_init (AssayOutcomeSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_rating_group_set_label (self->recommended, _ ("What you recommend"));
  assay_rating_group_set_label (self->decided, _ ("What is decided"));
}
