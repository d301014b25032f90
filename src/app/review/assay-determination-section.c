/* One criterion as an assessor sees it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A judgement that needs words or an item before it can be saved waits in @pending until they are
 * there; everything else is saved as it is written.
 */

#include "app/review/assay-determination-private.h"

#include "app/assay-report.h"
#include "app/review/assay-determination-looks.h"
#include "app/review/assay-review-item-row.h"
#include "app/widgets/assay-children.h"
#include "app/widgets/assay-columns.h"
#include "app/widgets/assay-expander.h"
#include "app/widgets/assay-keyed-list.h"
#include "base/assay-text.h"
#include "present/assay-review-list.h"
#include "present/assay-review-choices.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AssayDeterminationSection, assay_determination_section, ASSAY_TYPE_SECTION)

static AssayReviewGround
get_ground (AssayDeterminationSection *self)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));

  return assay_review_folder_get_ground (assay_document_get_review_folder (document));
}

static const AssayDetermination *
lookup_own (AssayDeterminationSection *self)
{
  AssayReviewGround ground = get_ground (self);

  return assay_review_lookup_determination (ground.review, self->criterion);
}

static AssayJudgement
get_judgement (AssayDeterminationSection *self)
{
  const AssayDetermination *own = lookup_own (self);

  return own != NULL ? own->judgement : ASSAY_JUDGEMENT_NONE;
}

guint
assay_determination_count_looks (AssayDeterminationSection *self)
{
  const AssayDetermination *own = lookup_own (self);

  return own != NULL ? own->looked->len : 0;
}

/* --- Saving --- */

/* NULL keeps what there is. Says nothing where the maker refuses: the hint does. */
static gboolean
determine (AssayDeterminationSection *self,
           AssayJudgement judgement,
           const char *reason,
           const char *lacking,
           const GPtrArray *looked,
           GError **error)
{
  AssayReviewGround ground = get_ground (self);
  AssayEdit *edit =
      assay_review_determine (&ground, self->criterion, judgement, reason, lacking, looked, error);

  return edit != NULL && assay_section_apply (ASSAY_SECTION (self), edit, error);
}

static gboolean
write_grounds (AssayDeterminationSection *self,
               const char *reason,
               const char *lacking,
               const GPtrArray *looked,
               GError **error)
{
  AssayReviewGround ground = get_ground (self);
  AssayEdit *edit =
      assay_review_write_grounds (&ground, self->criterion, reason, lacking, looked, error);

  return edit != NULL && assay_section_apply (ASSAY_SECTION (self), edit, error);
}

/* With the judgement that waits, if that is enough for it now; otherwise beside the one that
 * stands, so that nothing that was written is lost, and nothing is confirmed by writing. */
static gboolean
save (AssayDeterminationSection *self,
      const char *reason,
      const char *lacking,
      const GPtrArray *looked,
      GError **error)
{
  const AssayDetermination *own = lookup_own (self);
  g_autofree char *needs =
      assay_review_word_needs (self->pending, reason != NULL || own == NULL ? reason : own->reason,
                               lacking != NULL || own == NULL ? lacking : own->lacking,
                               looked != NULL ? looked->len
                                              : assay_determination_count_looks (self));
  AssayJudgement waiting = self->pending;
  gboolean is_enough = waiting != ASSAY_JUDGEMENT_NONE && needs == NULL;

  /* Showing what was saved must not show it as waiting. */
  if (is_enough)
    self->pending = ASSAY_JUDGEMENT_NONE;
  if (is_enough ? determine (self, waiting, reason, lacking, looked, error)
                : write_grounds (self, reason, lacking, looked, error))
    return TRUE;
  self->pending = waiting;

  return FALSE;
}

static void
wait_for_grounds (AssayDeterminationSection *self, const char *reason)
{
  assay_section_refresh (ASSAY_SECTION (self));
  gtk_widget_grab_focus (assay_text_is_blank (reason) ? GTK_WIDGET (self->reason)
                                                      : GTK_WIDGET (self->lacking));
}

static void
judgement_chosen_cb (AssayDeterminationSection *self, const char *id)
{
  g_autofree char *reason = assay_writing_dup_text (self->reason);
  g_autofree char *lacking = assay_writing_dup_text (self->lacking);
  g_autofree char *needs = NULL;
  g_autoptr (GError) error = NULL;
  AssayJudgement judgement = ASSAY_JUDGEMENT_NONE;

  if (!assay_judgement_parse (id, &judgement, NULL))
    return;
  needs =
      assay_review_word_needs (judgement, reason, lacking, assay_determination_count_looks (self));
  self->pending = needs != NULL ? judgement : ASSAY_JUDGEMENT_NONE;
  if (needs != NULL)
    wait_for_grounds (self, reason);
  else if (!determine (self, judgement, reason, lacking, NULL, &error) && error != NULL)
    assay_report_error (GTK_WIDGET (self), error);
}

/* Determining what was carried again, as it is. */
static void
confirm_clicked_cb (AssayDeterminationSection *self)
{
  g_autofree char *reason = assay_writing_dup_text (self->reason);
  g_autofree char *lacking = assay_writing_dup_text (self->lacking);
  g_autoptr (GError) error = NULL;

  if (!determine (self, get_judgement (self), reason, lacking, NULL, &error) && error != NULL)
    assay_report_error (GTK_WIDGET (self), error);
  gtk_widget_child_focus (GTK_WIDGET (self->judgement), GTK_DIR_TAB_FORWARD);
}

static void
clear_clicked_cb (AssayDeterminationSection *self)
{
  g_autoptr (GError) error = NULL;

  self->pending = ASSAY_JUDGEMENT_NONE;
  if (get_judgement (self) == ASSAY_JUDGEMENT_NONE)
    assay_section_refresh (ASSAY_SECTION (self));
  else if (!determine (self, ASSAY_JUDGEMENT_NONE, NULL, NULL, NULL, &error) && error != NULL)
    assay_report_error (GTK_WIDGET (self), error);
  gtk_widget_child_focus (GTK_WIDGET (self->judgement), GTK_DIR_TAB_FORWARD);
}

/* A text is about the criterion it was written for, which may be another by now. */
static gboolean
write_text (AssayDeterminationSection *self,
            AssayWriting *writing,
            const char *criterion,
            const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean is_reason = writing == self->reason;
  gboolean is_saved;

  if (assay_section_get_document (ASSAY_SECTION (self)) == NULL
      || g_strcmp0 (criterion, self->criterion) != 0)
    return FALSE;
  is_saved = save (self, is_reason ? text : NULL, is_reason ? NULL : text, NULL, &error);
  if (!is_saved && error != NULL)
    assay_writing_set_problem (writing, error->message);

  return is_saved;
}

static gboolean
write_reason_cb (AssayDeterminationSection *self, const char *criterion, const char *text)
{
  return write_text (self, self->reason, criterion, text);
}

static gboolean
write_lacking_cb (AssayDeterminationSection *self, const char *criterion, const char *text)
{
  return write_text (self, self->lacking, criterion, text);
}

typedef AssayEdit *(*WriteEdit) (const AssayReviewGround *ground,
                                 const char *criterion,
                                 const char *text,
                                 GError **error);

static gboolean
write_block (AssayDeterminationSection *self,
             WriteEdit make,
             const char *criterion,
             const char *text)
{
  AssayReviewGround ground;
  g_autoptr (GError) error = NULL;

  if (assay_section_get_document (ASSAY_SECTION (self)) == NULL)
    return FALSE;
  ground = get_ground (self);

  return assay_section_apply (ASSAY_SECTION (self), make (&ground, criterion, text, &error),
                              &error);
}

static gboolean
write_comment_cb (AssayDeterminationSection *self, const char *criterion, const char *text)
{
  return write_block (self, assay_review_write_comment, criterion, text);
}

static gboolean
write_note_cb (AssayDeterminationSection *self, const char *criterion, const char *text)
{
  return write_block (self, assay_review_write_note, criterion, text);
}

/* --- Items and qualities --- */

static gboolean
look_at (AssayDeterminationSection *self,
         guint evidence,
         const char *pages,
         gboolean is_looked,
         GError **error)
{
  AssayReviewGround ground = get_ground (self);
  g_autofree char *reason = assay_writing_dup_text (self->reason);
  g_autofree char *lacking = assay_writing_dup_text (self->lacking);
  g_autoptr (GPtrArray) looks =
      assay_review_change_looks (ground.review, self->criterion, evidence, pages, is_looked);

  return save (self, reason, lacking, looks, error);
}

static void
looked_cb (gpointer owner, guint evidence, const char *pages, gboolean is_looked)
{
  AssayDeterminationSection *self = owner;
  g_autoptr (GError) error = NULL;

  if (look_at (self, evidence, pages, is_looked, &error))
    return;
  if (error != NULL)
    assay_report_error (GTK_WIDGET (self), error);
  assay_section_refresh (ASSAY_SECTION (self));
}

static void
other_look_committed_cb (AssayDeterminationSection *self)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));
  g_autofree char *pages = NULL;
  g_autoptr (GError) error = NULL;
  guint evidence;
  gboolean is_taken =
      assay_review_parse_look (assay_document_get_portfolio (document),
                               assay_field_get_text (self->other_look), &evidence, &pages, &error)
      && look_at (self, evidence, pages, TRUE, &error);

  assay_field_set_problem (self->other_look, self->look_problem,
                           error != NULL ? error->message : NULL);
  if (is_taken)
    assay_field_reset (self->other_look, NULL);
}

static void
quality_said_cb (gpointer owner, AssayQuality quality, AssaySaid said)
{
  AssayDeterminationSection *self = owner;
  AssayReviewGround ground = get_ground (self);
  g_autoptr (GError) error = NULL;

  if (!assay_section_apply (
          ASSAY_SECTION (self),
          assay_review_judge_evidence (&ground, self->criterion, quality, said, &error), &error))
    assay_section_refresh (ASSAY_SECTION (self));
}

/* --- Requests and corrective actions --- */

static char *
change_entry (AssayDeterminationSection *self,
              const char *list,
              const char *key,
              const char *field,
              const char *text)
{
  AssayReviewGround ground = get_ground (self);
  g_autoptr (GError) error = NULL;
  AssayEdit *edit = assay_review_list_get (list)->change (&ground, key, field, text, &error);

  if (edit == NULL)
    return g_strdup (error->message);

  return assay_section_apply (ASSAY_SECTION (self), edit, &error) ? NULL : g_strdup ("");
}

static char *
request_changed_cb (gpointer owner, const char *key, const char *field, const char *text)
{
  return change_entry (owner, "requests", key, field, text);
}

static char *
correction_changed_cb (gpointer owner, const char *key, const char *field, const char *text)
{
  return change_entry (owner, "corrections", key, field, text);
}

static void
add_clicked_cb (AssayDeterminationSection *self, GtkWidget *button)
{
  g_autofree char *place =
      g_strdup_printf ("%s:+%s", button == self->add_request ? "requests" : "corrections",
                       self->criterion);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", place);
}

/* --- Showing --- */

static void
show_own (AssayDeterminationSection *self,
          const AssayReviewCriterionState *state,
          gboolean read_only)
{
  assay_determination_show_judgement (self, state, read_only);
  assay_writing_set (self->reason, self->criterion, state->reason, read_only);
  assay_writing_set (self->lacking, self->criterion, state->lacking, read_only);
  assay_determination_fill_looks (self->looks, state, read_only, looked_cb, self);
  gtk_editable_set_editable (GTK_EDITABLE (self->other_look), !read_only);
  assay_determination_fill_qualities (self->qualities, state, read_only, quality_said_cb, self);
  assay_writing_set (self->comment, self->criterion, state->comment, read_only);
  assay_writing_set (self->note, self->criterion, state->note, read_only);
  assay_review_item_row_fill (self->requests, state->requests, self, request_changed_cb, read_only);
  assay_review_item_row_fill (self->corrections, state->corrections, self, correction_changed_cb,
                              read_only);
  gtk_widget_set_visible (self->entries,
                          !read_only || state->requests->len > 0 || state->corrections->len > 0);
  gtk_widget_set_visible (self->add_request, !read_only);
  gtk_widget_set_visible (self->add_correction, !read_only);
}

static void
forget (AssayDeterminationSection *self)
{
  self->pending = ASSAY_JUDGEMENT_NONE;
  assay_field_reset (self->other_look, NULL);
  assay_keyed_list_clear (self->requests);
  assay_keyed_list_clear (self->corrections);
}

/* Nothing half typed may go from one review into another. */
static void
take_document (AssayDeterminationSection *self, AssayDocument *document)
{
  AssayWriting *writings[] = { self->reason, self->lacking, self->comment, self->note };

  if (self->document == document)
    return;
  self->document = document;
  forget (self);
  for (guint i = 0; i < G_N_ELEMENTS (writings); i++)
    assay_writing_forget (writings[i]);
}

static void
assay_determination_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayDeterminationSection *self = ASSAY_DETERMINATION_SECTION (section);
  g_autoptr (AssayReviewCriterionState) state = NULL;
  AssayReviewGround ground;
  gboolean read_only;

  take_document (self, document);
  if (self->criterion == NULL)
    return;
  ground = get_ground (self);
  state = assay_review_criterion_state_new (&ground, assay_document_get_readiness (document),
                                            self->criterion);
  if (state == NULL)
    return;
  read_only = assay_document_is_read_only (document) || state->locked != NULL;
  assay_determination_say (self->locked, state->locked);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->locked)), state->locked != NULL);
  gtk_widget_set_visible (self->declare, assay_review_get_declaration (ground.review) == NULL);
  assay_determination_show_asked (self, state);
  show_own (self, state, read_only);
  gtk_label_set_text (self->left, state->left);
  assay_determination_show_neighbour (self->previous, state->asked->previous, &self->previous_place,
                                      "‹", _ ("Previous"));
  assay_determination_show_neighbour (self->next, state->asked->next, &self->next_place, "›",
                                      _ ("Next"));
}

static void
previous_clicked_cb (AssayDeterminationSection *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", self->previous_place);
}

static void
next_clicked_cb (AssayDeterminationSection *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", self->next_place);
}

static void
flush (AssayDeterminationSection *self)
{
  if (!assay_section_is_editable (ASSAY_SECTION (self)) || self->criterion == NULL)
    return;
  assay_writing_flush (self->reason);
  assay_writing_flush (self->lacking);
  assay_writing_flush (self->comment);
  assay_writing_flush (self->note);
  assay_review_item_row_settle_all (self->requests);
  assay_review_item_row_settle_all (self->corrections);
}

static void
assay_determination_section_show_subject (AssaySection *section, const char *subject)
{
  AssayDeterminationSection *self = ASSAY_DETERMINATION_SECTION (section);

  if (subject == NULL || g_strcmp0 (subject, self->criterion) == 0)
    return;
  flush (self);
  forget (self);
  g_free (self->criterion);
  self->criterion = g_strdup (subject);
  gtk_adjustment_set_value (self->scroll, 0);
  assay_section_refresh (section);
}

static void
assay_determination_section_settle (AssaySection *section)
{
  flush (ASSAY_DETERMINATION_SECTION (section));
}

/* --- The class --- */

static void
assay_determination_section_finalize (GObject *object)
{
  AssayDeterminationSection *self = ASSAY_DETERMINATION_SECTION (object);

  g_free (self->criterion);
  g_free (self->previous_place);
  g_free (self->next_place);

  G_OBJECT_CLASS (assay_determination_section_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  static const AssayChildPlace children[] = {
#define CHILD(name) ASSAY_CHILD_PLACE (AssayDeterminationSection, name)
    CHILD (scroll),      CHILD (standard),      CHILD (statement),      CHILD (lead),
    CHILD (guide),       CHILD (rating),        CHILD (said),           CHILD (citations),
    CHILD (locked),      CHILD (no_citations),  CHILD (declare),        CHILD (carried),
    CHILD (confirm),     CHILD (confirm_label), CHILD (settled),        CHILD (clear),
    CHILD (judgement),   CHILD (needs),         CHILD (reason),         CHILD (lacking),
    CHILD (looks),       CHILD (other_look),    CHILD (qualities),      CHILD (look_problem),
    CHILD (comment),     CHILD (note),          CHILD (note_row),       CHILD (requests),
    CHILD (corrections), CHILD (add_request),   CHILD (chip),           CHILD (left),
    CHILD (previous),    CHILD (next),          CHILD (add_correction), CHILD (entries),
#undef CHILD
  };

  assay_children_bind (widget_class, children, G_N_ELEMENTS (children));
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, judgement_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_reason_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_lacking_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_comment_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_note_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_look_committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
}

static void
assay_determination_section_class_init (AssayDeterminationSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_determination_section_finalize;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_determination_section_refresh;
  ASSAY_SECTION_CLASS (klass)->settle = assay_determination_section_settle;
  ASSAY_SECTION_CLASS (klass)->show_subject = assay_determination_section_show_subject;

  g_type_ensure (ASSAY_TYPE_CHIP);
  g_type_ensure (ASSAY_TYPE_COLUMNS);
  g_type_ensure (ASSAY_TYPE_CRITERION_GUIDE);
  g_type_ensure (ASSAY_TYPE_FIELD);
  g_type_ensure (ASSAY_TYPE_RATING_GROUP);
  g_type_ensure (ASSAY_TYPE_WRITING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/review/assay-determination-section.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
}

static void
assay_determination_section_init (AssayDeterminationSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_rating_group_set_label (self->judgement, _ ("Your determination"));
  assay_expander_set_name (self->note_row,
                           adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->note_row)));
}
