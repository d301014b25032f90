/* The assessor's declaration.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is made as a whole by its button, so that what is half chosen never stands as a declaration.
 */

#include "app/review/assay-declaration-section.h"

#include "app/assay-report.h"
#include "app/widgets/assay-problem.h"
#include "app/widgets/assay-rating-group.h"
#include "app/widgets/assay-writing.h"
#include "core/review/assay-review-permission.h"
#include "present/assay-declaration-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SUBJECT "declaration"

struct _AssayDeclarationSection
{
  AssaySection parent_instance;
  AssayDocument *document; /* borrowed; only compared */
  AssayInterest interest;  /* as chosen; the document's until something else is */

  GtkLabel *status;
  AssayRatingGroup *interests;
  AssayWriting *statement;
  AssayWriting *roles;
  GtkLabel *problem;
  GtkWidget *button;
  GtkLabel *button_label;
};

G_DEFINE_FINAL_TYPE (AssayDeclarationSection, assay_declaration_section, ASSAY_TYPE_SECTION)

static AssayReviewGround
get_ground (AssayDeclarationSection *self)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));

  return assay_review_folder_get_ground (assay_document_get_review_folder (document));
}

static void
show_interests (AssayDeclarationSection *self, gboolean read_only)
{
  g_autoptr (GPtrArray) interests = assay_declaration_list_interests ();

  assay_rating_group_set_levels (self->interests, interests,
                                 self->interest != ASSAY_INTEREST_NOT_SAID
                                     ? assay_interest_get_id (self->interest)
                                     : NULL,
                                 read_only);
}

static void
assay_declaration_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayDeclarationSection *self = ASSAY_DECLARATION_SECTION (section);
  AssayReviewGround ground = get_ground (self);
  g_autoptr (AssayDeclarationState) state = assay_declaration_state_new (&ground);
  gboolean read_only = assay_document_is_read_only (document) || state->is_locked;

  if (document != self->document)
    {
      self->document = document;
      self->interest = ASSAY_INTEREST_NOT_SAID;
      assay_writing_forget (self->statement);
      assay_writing_forget (self->roles);
    }
  if (state->interest != ASSAY_INTEREST_NOT_SAID && self->interest == ASSAY_INTEREST_NOT_SAID)
    self->interest = state->interest;
  gtk_label_set_text (self->status, state->status);
  gtk_label_set_text (self->button_label, state->button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state->button, -1);
  show_interests (self, read_only);
  assay_writing_set (self->statement, SUBJECT, state->statement, read_only);
  assay_writing_set (self->roles, SUBJECT, state->roles, read_only);
  gtk_widget_set_visible (self->button, !read_only);
}

static void
interest_chosen_cb (AssayDeclarationSection *self, const char *id)
{
  if (assay_interest_parse (id, &self->interest, NULL))
    show_interests (self, FALSE);
  assay_problem_show (GTK_WIDGET (self->interests), self->problem, NULL);
}

/* Nothing is saved while it is written: only the whole is a declaration. */
static gboolean
keep_cb (AssayDeclarationSection *self, const char *subject, const char *text)
{
  return FALSE;
}

static void
declare_clicked_cb (AssayDeclarationSection *self)
{
  AssaySection *section = ASSAY_SECTION (self);
  AssayReviewGround ground = get_ground (self);
  g_autofree char *roles = assay_writing_dup_text (self->roles);
  g_autofree char *statement = assay_writing_dup_text (self->statement);
  g_autoptr (GError) error = NULL;
  AssayEdit *edit = assay_review_declare (&ground, roles, self->interest, statement, &error);

  assay_problem_show (GTK_WIDGET (self->interests), self->problem,
                      edit == NULL ? error->message : NULL);
  if (edit == NULL || !assay_section_apply (section, edit, &error))
    return;
  assay_report_toast (GTK_WIDGET (self), _ ("Your declaration is on record"), _ ("Overview"),
                      "win.show", "overview");
}

static void
assay_declaration_section_class_init (AssayDeclarationSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ASSAY_SECTION_CLASS (klass)->refresh = assay_declaration_section_refresh;
  g_type_ensure (ASSAY_TYPE_RATING_GROUP);
  g_type_ensure (ASSAY_TYPE_WRITING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/review/assay-declaration-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayDeclarationSection, status);
  gtk_widget_class_bind_template_child (widget_class, AssayDeclarationSection, interests);
  gtk_widget_class_bind_template_child (widget_class, AssayDeclarationSection, statement);
  gtk_widget_class_bind_template_child (widget_class, AssayDeclarationSection, roles);
  gtk_widget_class_bind_template_child (widget_class, AssayDeclarationSection, problem);
  gtk_widget_class_bind_template_child (widget_class, AssayDeclarationSection, button);
  gtk_widget_class_bind_template_child (widget_class, AssayDeclarationSection, button_label);
  gtk_widget_class_bind_template_callback (widget_class, interest_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, declare_clicked_cb);
}

static void
assay_declaration_section_init (AssayDeclarationSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_rating_group_set_label (self->interests, _ ("Have you an interest in this service?"));
}
