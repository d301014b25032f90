/* What assessors returned.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A return is shown before anything of it is in the portfolio; taking it in is one edit, which can
 * be undone.
 */

#include "app/points/assay-points-section.h"

#include "app/assay-report.h"
#include "app/points/assay-points-list.h"
#include "app/points/assay-return-job.h"
#include "app/review/assay-key-confirm.h"
#include "core/scheme/assay-scheme-library.h"
#include "present/assay-key-confirm-state.h"
#include "present/assay-return-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* @reading and @path are of the return that is looked at, or NULL. */
struct _AssayPointsSection
{
  AssaySection parent_instance;
  AssayDocument *shown; /* borrowed; only compared */
  AssayWork *work;
  char *path;
  AssayReturnReading *reading;

  GtkStack *stack;
  GtkWidget *open_button;
  GtkLabel *summary;
  AssayPointsList *points;
  GtkLabel *heading;
  GtkLabel *lead;
  GtkImage *signature_icon;
  GtkLabel *signature;
  GtkWidget *confirm;
  GtkWidget *refusal_box;
  GtkLabel *refusal;
  AssayPointsList *brought;
  GtkWidget *later_button;
  GtkWidget *take_button;
};

G_DEFINE_FINAL_TYPE (AssayPointsSection, assay_points_section, ASSAY_TYPE_SECTION)

/* --- What was taken in --- */

static void
show_points (AssayPointsSection *self)
{
  AssayPortfolio *portfolio = assay_document_get_portfolio (self->shown);
  g_autoptr (AssayPointsState) state =
      assay_points_state_new (assay_document_get_scheme (self->shown), portfolio, portfolio->points,
                              FALSE);

  gtk_label_set_text (self->summary, state->summary);
  assay_points_list_set (self->points, self->shown, state->rows, TRUE, TRUE);
  if (self->reading == NULL)
    gtk_stack_set_visible_child_name (self->stack,
                                      portfolio->points->len > 0 ? "points" : "nothing");
}

/* --- What is looked at --- */

static void
show_standing (GtkImage *icon, gboolean is_doubtful)
{
  gtk_image_set_from_icon_name (icon,
                                is_doubtful ? "dialog-warning-symbolic" : "emblem-ok-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (icon), is_doubtful ? "good" : "doubtful");
  gtk_widget_add_css_class (GTK_WIDGET (icon), is_doubtful ? "doubtful" : "good");
}

static void
show_return (AssayPointsSection *self)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autoptr (AssayReturnState) state =
      assay_return_state_new (assay_document_get_scheme (self->shown),
                              assay_document_get_portfolio (self->shown), self->reading->given,
                              self->reading->standing, name);
  gboolean can_take = state->refusal == NULL && assay_section_is_editable (ASSAY_SECTION (self));

  gtk_label_set_text (self->heading, state->heading);
  gtk_label_set_text (self->lead, state->lead);
  gtk_label_set_text (self->signature, state->signature);
  show_standing (self->signature_icon, state->is_doubtful);
  gtk_widget_set_visible (self->confirm, assay_key_confirm_is_open (self->reading->standing));
  gtk_label_set_text (self->refusal, state->refusal != NULL ? state->refusal : "");
  gtk_widget_set_visible (self->refusal_box, state->refusal != NULL);
  assay_points_list_set (self->brought, self->shown, state->points->rows, FALSE, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "points.take", can_take);
  gtk_stack_set_visible_child_name (self->stack, "return");
}

/* Lets go of the return. */
static void
leave (AssayPointsSection *self)
{
  g_clear_pointer (&self->work, assay_work_forget);
  g_clear_pointer (&self->reading, assay_return_reading_free);
  g_clear_pointer (&self->path, g_free);
  assay_points_list_clear (self->brought);
}

static void
read_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayPointsSection *self = owner;

  self->work = NULL;
  if (error != NULL)
    {
      g_clear_pointer (&self->path, g_free);
      assay_report_error (GTK_WIDGET (self), error);
      return;
    }
  self->reading = result;
  show_return (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (gtk_widget_is_sensitive (self->take_button) ? self->take_button
                                                                       : self->later_button);
}

void
assay_points_section_look_at (AssayPointsSection *self, const char *path)
{
  g_autoptr (AssaySchemeLibrary) library = assay_scheme_library_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *schema = assay_scheme_library_dup_schema_path (library, "return.xsd", &error);

  if (schema == NULL)
    {
      assay_report_error (GTK_WIDGET (self), error);
      return;
    }
  leave (self);
  show_points (self);
  self->path = g_strdup (path);
  self->work = assay_return_job_start (self, path, schema, read_cb);
}

gboolean
assay_points_section_is_busy (AssayPointsSection *self)
{
  return self->work != NULL;
}

/* --- Whose key it is --- */

static void
confirmed_cb (gpointer owner)
{
  AssayPointsSection *self = owner;

  if (self->reading == NULL)
    return;
  self->reading->standing = assay_key_confirm_judge (self->reading->given->signature,
                                                     assay_document_get_today (self->shown));
  show_return (self);
  gtk_widget_grab_focus (gtk_widget_is_sensitive (self->take_button) ? self->take_button
                                                                     : self->later_button);
}

static void
confirm_key_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayPointsSection *self = ASSAY_POINTS_SECTION (widget);

  if (self->reading != NULL && assay_key_confirm_is_open (self->reading->standing))
    assay_key_confirm_ask (widget, assay_document_get_context (self->shown),
                           self->reading->standing, self->reading->given->signature, confirmed_cb);
}

/* --- Taking it in --- */

/* That this fails undoes nothing; the key is then new once more. */
static void
remember_key (AssayPointsSection *self, const AssayReturn *given)
{
  AssayContext *context = assay_document_get_context (self->shown);
  g_autofree char *folder = assay_key_folder_dup ();
  g_autoptr (GError) error = NULL;

  if (!assay_known_keys_remember_signer (folder, given->signature, assay_context_get_disk (context),
                                         assay_context_get_today (context), &error))
    assay_report_error (GTK_WIDGET (self), error);
}

static void
take_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayPointsSection *self = ASSAY_POINTS_SECTION (widget);
  g_autoptr (AssayReturn) given = assay_return_ref (self->reading->given);
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  if (!assay_section_apply (ASSAY_SECTION (self),
                            assay_return_make_edit (given, assay_document_get_scheme (self->shown),
                                                    assay_document_get_portfolio (self->shown),
                                                    name, &error),
                            &error))
    return;
  remember_key (self, given);
  leave (self);
  show_points (self);
  told = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u point is taken in",
                                       "%u points are taken in", given->points->len),
                          given->points->len);
  assay_report_toast (widget, told, _ ("Undo"), "win.undo", NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->points), GTK_DIR_TAB_FORWARD);
}

static void
later_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayPointsSection *self = ASSAY_POINTS_SECTION (widget);

  leave (self);
  show_points (self);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* --- The section --- */

static void
assay_points_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayPointsSection *self = ASSAY_POINTS_SECTION (section);

  if (document != self->shown)
    {
      leave (self);
      assay_points_list_clear (self->points);
      self->shown = document;
    }
  show_points (self);
  if (self->reading != NULL)
    show_return (self);
}

static void
assay_points_section_show_subject (AssaySection *section, const char *subject)
{
  if (subject != NULL)
    assay_points_list_go_to (ASSAY_POINTS_SECTION (section)->points, subject);
}

static void
assay_points_section_settle (AssaySection *section)
{
  assay_points_list_flush (ASSAY_POINTS_SECTION (section)->points);
}

static void
assay_points_section_dispose (GObject *object)
{
  AssayPointsSection *self = ASSAY_POINTS_SECTION (object);

  g_clear_pointer (&self->work, assay_work_forget);

  G_OBJECT_CLASS (assay_points_section_parent_class)->dispose (object);
}

static void
assay_points_section_finalize (GObject *object)
{
  AssayPointsSection *self = ASSAY_POINTS_SECTION (object);

  g_clear_pointer (&self->reading, assay_return_reading_free);
  g_free (self->path);

  G_OBJECT_CLASS (assay_points_section_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/points/assay-points-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayPointsSection, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayPointsSection, open_button);
  gtk_widget_class_bind_template_child (widget_class, AssayPointsSection, summary);
  gtk_widget_class_bind_template_child (widget_class, AssayPointsSection, points);
  gtk_widget_class_bind_template_child (widget_class, AssayPointsSection, heading);
  gtk_widget_class_bind_template_child (widget_class, AssayPointsSection, lead);
  gtk_widget_class_bind_template_child (widget_class, AssayPointsSection, signature_icon);
  gtk_widget_class_bind_template_child (widget_class, AssayPointsSection, signature);
  gtk_widget_class_bind_template_child (widget_class, AssayPointsSection, confirm);
  gtk_widget_class_bind_template_child (widget_class, AssayPointsSection, refusal_box);
  gtk_widget_class_bind_template_child (widget_class, AssayPointsSection, refusal);
  gtk_widget_class_bind_template_child (widget_class, AssayPointsSection, brought);
  gtk_widget_class_bind_template_child (widget_class, AssayPointsSection, later_button);
  gtk_widget_class_bind_template_child (widget_class, AssayPointsSection, take_button);
}

static void
assay_points_section_class_init (AssayPointsSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_points_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_points_section_finalize;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_points_section_refresh;
  ASSAY_SECTION_CLASS (klass)->show_subject = assay_points_section_show_subject;
  ASSAY_SECTION_CLASS (klass)->settle = assay_points_section_settle;
  g_type_ensure (ASSAY_TYPE_POINTS_LIST);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "points.take", NULL, take_cb);
  gtk_widget_class_install_action (widget_class, "points.later", NULL, later_cb);
  gtk_widget_class_install_action (widget_class, "points.confirm-key", NULL, confirm_key_cb);
}

static void
assay_points_section_init (AssayPointsSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
