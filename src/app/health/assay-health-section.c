/* The health check.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rating is kept at once, as everywhere; going on is a step of its own, so that nobody is carried
 * away by a slip of the finger: a digit and Enter for each criterion is all it takes.
 */

#include "app/health/assay-health-section.h"

#include "app/health/assay-health-standard.h"
#include "app/pack/assay-board-report.h"
#include "app/profile/assay-field-row.h"
#include "app/widgets/assay-rating-group.h"
#include "base/assay-text.h"
#include "present/assay-health-state.h"
#include "present/assay-profile-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayHealthSection
{
  AssaySection parent_instance;
  char *criterion;        /* the step, or NULL: the results */
  gboolean is_not_wanted; /* "not applicable" was chosen here and its reason is awaited */

  AssayBoardReport *board_report;
  GtkProgressBar *progress_bar;
  GtkLabel *progress;
  GtkStack *pages;
  GtkLabel *where;
  GtkLabel *standard;
  GtkLabel *title;
  GtkLabel *statement;
  AssayRatingGroup *rating;
  GtkWidget *reason_part;
  AssayFieldRow *reason;
  GtkLabel *reason_trouble;
  GtkButton *back;
  GtkButton *next;
  GtkWidget *left_part;
  GtkLabel *left;
  GtkBox *standards;
};

G_DEFINE_FINAL_TYPE (AssayHealthSection, assay_health_section, ASSAY_TYPE_SECTION)

static AssayReadiness *
get_readiness (AssayHealthSection *self)
{
  return assay_document_get_readiness (assay_section_get_document (ASSAY_SECTION (self)));
}

/* --- Showing a step --- */

static void
show_reason (AssayHealthSection *self, const AssayScheme *scheme, const AssayHealthStep *step)
{
  gboolean is_said =
      scheme->not_applicable != NULL && g_strcmp0 (step->level, scheme->not_applicable->id) == 0;

  gtk_widget_set_visible (self->reason_part, self->is_not_wanted || is_said);
  assay_field_row_set_text (self->reason, step->reason != NULL ? step->reason : "");
}

static void
show_step (AssayHealthSection *self, AssayDocument *document, const AssayHealthStep *step)
{
  AssayScheme *scheme = assay_document_get_scheme (document);
  gboolean is_last =
      assay_health_find_neighbour (get_readiness (self), step->criterion->id, 1) == NULL;
  const char *level = self->is_not_wanted ? scheme->not_applicable->id : step->level;

  gtk_label_set_text (self->where, step->where);
  gtk_label_set_text (self->standard, step->standard);
  gtk_label_set_text (self->title, step->title);
  gtk_label_set_text (self->statement, step->criterion->statement);
  assay_rating_group_set (self->rating, scheme, step->criterion, level,
                          assay_document_is_read_only (document));
  show_reason (self, scheme, step);
  gtk_button_set_label (self->next, is_last         ? _ ("See the results")
                                    : level != NULL ? _ ("Next")
                                                    : _ ("Skip"));
  /* To skip is allowed, not suggested. */
  if (level != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->next), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->next), "suggested-action");
  gtk_widget_set_sensitive (
      GTK_WIDGET (self->back),
      assay_health_find_neighbour (get_readiness (self), step->criterion->id, -1) != NULL);
  gtk_stack_set_visible_child_name (self->pages, "step");
}

/* --- Showing the results --- */

/* What keeps the action from being added, "" where that has been told; NULL: it is added. */
static char *
standard_planned_cb (AssayHealthSection *self,
                     const char *criterion,
                     const char *what,
                     const char *owner,
                     const char *due)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));
  AssayPortfolioFolder *folder = assay_document_get_folder (document);
  g_autoptr (AssayAction) fields = assay_action_new (0);
  g_autoptr (GError) error = NULL;
  AssayEdit *edit = NULL;

  fields->criterion = g_strdup (criterion);
  fields->what = g_strdup (what);
  fields->owner = g_strdup (owner);
  if (assay_date_parse_written (due, &fields->due, &error))
    edit = assay_edit_add_action (assay_document_get_portfolio (document),
                                  assay_document_get_scheme (document), fields,
                                  assay_portfolio_folder_get_next_action_number (folder), &error);
  if (edit == NULL)
    return g_strdup (error->message);

  return assay_section_apply (ASSAY_SECTION (self), edit, &error) ? NULL : g_strdup ("");
}

static void
fill_standards (AssayHealthSection *self, const GPtrArray *standards, gboolean read_only)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->standards));

  for (guint i = 0; i < standards->len; i++)
    {
      if (child == NULL)
        {
          child = assay_health_standard_new ();
          g_signal_connect_swapped (child, "planned", G_CALLBACK (standard_planned_cb), self);
          gtk_box_append (self->standards, child);
        }
      assay_health_standard_set_state (ASSAY_HEALTH_STANDARD (child), standards->pdata[i],
                                       read_only);
      child = gtk_widget_get_next_sibling (child);
    }
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (self->standards, child);
      child = next;
    }
}

static void
assay_health_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayHealthSection *self = ASSAY_HEALTH_SECTION (section);
  AssayReadiness *readiness = get_readiness (self);
  g_autoptr (AssayHealthState) state = assay_health_state_new (readiness);
  g_autoptr (AssayHealthStep) step =
      self->criterion != NULL ? assay_health_step_new (readiness, self->criterion) : NULL;

  assay_board_report_set_document (self->board_report, document);
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 state->n_asked > 0 ? (double) state->n_rated / state->n_asked : 0);
  gtk_label_set_text (self->progress, state->progress);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, state->progress, -1);
  if (step != NULL)
    {
      show_step (self, document, step);
      return;
    }
  gtk_label_set_text (self->left, state->left != NULL ? state->left : "");
  gtk_widget_set_visible (self->left_part, state->left != NULL);
  fill_standards (self, state->standards, assay_document_is_read_only (document));
  gtk_stack_set_visible_child_name (self->pages, "results");
}

/* --- Moving --- */

/* Only a live group takes the focus; before that the window decides. */
static void
focus_rating (AssayHealthSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_root_set_focus (root, NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->rating), GTK_DIR_TAB_FORWARD);
}

/* @criterion NULL: to the results. */
static void
go_to (AssayHealthSection *self, const AssayCriterion *criterion)
{
  self->is_not_wanted = FALSE;
  g_free (self->criterion);
  self->criterion = criterion != NULL ? g_strdup (criterion->id) : NULL;
  assay_field_row_reset (self->reason);
  assay_section_refresh (ASSAY_SECTION (self));
  if (criterion != NULL)
    focus_rating (self);
}

/* Whether the step can be left: "not applicable" needs its reason first. */
static gboolean
settle_step (AssayHealthSection *self)
{
  assay_field_row_settle (self->reason);
  if (!self->is_not_wanted)
    return TRUE;
  assay_field_row_set_trouble (self->reason, _ ("Say why it does not apply."));
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));

  return FALSE;
}

static void
next_clicked_cb (AssayHealthSection *self)
{
  if (settle_step (self))
    go_to (self, assay_health_find_neighbour (get_readiness (self), self->criterion, 1));
}

static void
back_clicked_cb (AssayHealthSection *self)
{
  const AssayCriterion *before =
      assay_health_find_neighbour (get_readiness (self), self->criterion, -1);

  if (before != NULL)
    go_to (self, before);
}

static void
results_clicked_cb (AssayHealthSection *self)
{
  go_to (self, NULL);
}

static void
rest_clicked_cb (AssayHealthSection *self)
{
  go_to (self, assay_health_find_unrated (get_readiness (self)));
}

static void
again_clicked_cb (AssayHealthSection *self)
{
  AssayReadiness *readiness = get_readiness (self);
  const AssayCriterion *first = readiness->scheme->criteria->pdata[0];
  g_autoptr (AssayHealthStep) step = assay_health_step_new (readiness, first->id);

  go_to (self, step != NULL ? first : assay_health_find_neighbour (readiness, first->id, 1));
}

/* Space chooses; Enter goes on from any row, past a criterion without a rating too, so that nobody
 * rates by pressing it once too often. */
static gboolean
rating_key_pressed_cb (AssayHealthSection *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return FALSE;
  next_clicked_cb (self);

  return TRUE;
}

/* --- Rating --- */

static gboolean
rate (AssayHealthSection *self, const char *level, const char *reason)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));
  g_autoptr (GError) error = NULL;

  return assay_section_apply (ASSAY_SECTION (self),
                              assay_edit_rate (assay_document_get_portfolio (document),
                                               assay_document_get_scheme (document),
                                               self->criterion, level, reason, &error),
                              &error);
}

static void
rating_chosen_cb (AssayHealthSection *self, const char *level)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));
  const AssayLevel *not_applicable = assay_document_get_scheme (document)->not_applicable;

  if (assay_document_is_read_only (document)
      || g_strcmp0 (level, assay_rating_group_get_level (self->rating)) == 0)
    return;
  self->is_not_wanted = not_applicable != NULL && g_strcmp0 (level, not_applicable->id) == 0;
  if (self->is_not_wanted)
    {
      assay_section_refresh (ASSAY_SECTION (self));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return;
    }
  assay_field_row_reset (self->reason);
  rate (self, level, NULL);
  /* What was refused is not shown as chosen. */
  assay_section_refresh (ASSAY_SECTION (self));
  focus_rating (self);
}

static gboolean
reason_settled_cb (AssayHealthSection *self, const char *reason)
{
  const AssayLevel *not_applicable = get_readiness (self)->scheme->not_applicable;
  gboolean was_wanted = self->is_not_wanted;

  if (assay_text_is_blank (reason))
    {
      assay_field_row_set_trouble (self->reason, _ ("Say why it does not apply."));
      return FALSE;
    }
  self->is_not_wanted = FALSE;
  if (rate (self, not_applicable->id, reason))
    return TRUE;
  self->is_not_wanted = was_wanted;

  return FALSE;
}

/* --- Coming and going --- */

static void
assay_health_section_show_subject (AssaySection *section, const char *subject)
{
  AssayHealthSection *self = ASSAY_HEALTH_SECTION (section);
  AssayReadiness *readiness = get_readiness (self);
  g_autoptr (AssayHealthStep) here =
      self->criterion != NULL ? assay_health_step_new (readiness, self->criterion) : NULL;

  if (g_strcmp0 (subject, "results") == 0)
    go_to (self, NULL);
  else if (subject != NULL)
    go_to (self, assay_scheme_lookup_criterion (readiness->scheme, subject));
  else if (here == NULL || here->level != NULL)
    go_to (self, assay_health_find_unrated (readiness));
}

static void
assay_health_section_map (GtkWidget *widget)
{
  AssayHealthSection *self = ASSAY_HEALTH_SECTION (widget);

  GTK_WIDGET_CLASS (assay_health_section_parent_class)->map (widget);
  if (self->criterion != NULL)
    focus_rating (self);
}

static void
assay_health_section_settle (AssaySection *section)
{
  AssayHealthSection *self = ASSAY_HEALTH_SECTION (section);

  if (self->criterion != NULL)
    assay_field_row_settle (self->reason);
}

static void
assay_health_section_finalize (GObject *object)
{
  g_free (ASSAY_HEALTH_SECTION (object)->criterion);

  G_OBJECT_CLASS (assay_health_section_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ASSAY_TYPE_BOARD_REPORT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/health/assay-health-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, board_report);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, progress);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, pages);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, where);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, standard);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, title);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, statement);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, rating);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, reason_part);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, reason);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, reason_trouble);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, back);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, next);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, left_part);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, left);
  gtk_widget_class_bind_template_child (widget_class, AssayHealthSection, standards);
  gtk_widget_class_bind_template_callback (widget_class, rating_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, rating_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_settled_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, results_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, rest_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_clicked_cb);
}

static void
assay_health_section_class_init (AssayHealthSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_health_section_finalize;
  widget_class->map = assay_health_section_map;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_health_section_refresh;
  ASSAY_SECTION_CLASS (klass)->settle = assay_health_section_settle;
  ASSAY_SECTION_CLASS (klass)->show_subject = assay_health_section_show_subject;
  g_type_ensure (ASSAY_TYPE_FIELD_ROW);
  g_type_ensure (ASSAY_TYPE_RATING_GROUP);
  bind_template (widget_class);
}

static void
assay_health_section_init (AssayHealthSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_field_row_set_trouble_label (self->reason, self->reason_trouble);
}
