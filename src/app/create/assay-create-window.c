/* A new portfolio in three short steps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is written before the last step: until then, closing the window leaves no trace.
 */

#include "app/create/assay-create-window.h"

#include "app/create/assay-question-form.h"
#include "app/widgets/assay-path-dialog.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "present/assay-create-state.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

typedef enum
{
  STEP_SCHEME,
  STEP_SERVICE,
  STEP_PLAN,
} Step;

#define N_STEPS (STEP_PLAN + 1)

#define USUAL_SCHEME "rss"

static const char *const step_names[N_STEPS] = { "scheme", "service", "plan" };

struct _AssayCreateWindow
{
  AdwWindow parent_instance;
  AssayContext *context;
  GPtrArray *schemes; /* AssayScheme */
  AssayScheme *scheme;
  GtkWidget *chosen; /* the radio button of the scheme */
  char *parent_folder;
  Step step;

  AdwWindowTitle *title;
  GtkButton *back_button;
  GtkButton *next_button;
  GtkStack *steps;
  GtkListBox *scheme_list;
  AdwEntryRow *service;
  GtkLabel *service_error;
  AssayQuestionForm *questions;
  AdwEntryRow *planned;
  GtkCalendar *calendar;
  GtkLabel *planned_error;
  AdwActionRow *folder;
  GtkLabel *folder_error;
};

enum
{
  CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayCreateWindow, assay_create_window, ADW_TYPE_WINDOW)

/* --- Errors beside their field --- */

static void
show_error (GtkLabel *label, GtkWidget *field, const GError *error)
{
  const char *text = error != NULL ? error->message : "";
  gboolean is_wrong = error != NULL;

  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), is_wrong);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  if (!is_wrong)
    {
      gtk_widget_remove_css_class (field, "error");
      return;
    }
  gtk_widget_add_css_class (field, "error");
  gtk_widget_grab_focus (field);
}

static void
service_changed_cb (AssayCreateWindow *self)
{
  show_error (self->service_error, GTK_WIDGET (self->service), NULL);
}

static void
planned_changed_cb (AssayCreateWindow *self)
{
  show_error (self->planned_error, GTK_WIDGET (self->planned), NULL);
}

/* --- What is filled in --- */

static const char *
get_service (AssayCreateWindow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->service));
}

static char *
dup_folder_path (AssayCreateWindow *self)
{
  g_autofree char *name = assay_create_state_dup_folder_name (get_service (self));
  g_autofree char *encoded = g_filename_from_utf8 (name, -1, NULL, NULL, NULL);

  return g_build_filename (self->parent_folder, encoded != NULL ? encoded : name, NULL);
}

static void
update_folder (AssayCreateWindow *self)
{
  g_autofree char *path = dup_folder_path (self);
  g_autofree char *shown = g_filename_display_name (path);

  adw_action_row_set_subtitle (self->folder, shown);
  show_error (self->folder_error, GTK_WIDGET (self->folder), NULL);
}

static AssayHead *
read_head (AssayCreateWindow *self)
{
  AssayHead *head = assay_head_new ();

  head->service = assay_text_fold_space (get_service (self));
  head->round = 1;

  return head;
}

static gboolean
check_service (AssayCreateWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) answers = assay_question_form_collect (self->questions);
  g_autoptr (AssayPortfolio) portfolio = NULL;
  g_autoptr (AssayEdit) edit = NULL;

  if (!assay_text_check_line (get_service (self), _ ("the service’s name"), ASSAY_LIMIT_LINE_CHARS,
                              &error))
    {
      show_error (self->service_error, GTK_WIDGET (self->service), error);
      return FALSE;
    }
  portfolio = assay_portfolio_new (read_head (self));
  edit = assay_create_state_answer (portfolio, self->scheme, answers, &error);
  if (error == NULL)
    return TRUE;
  show_error (self->service_error, GTK_WIDGET (self->service), error);

  return FALSE;
}

static gboolean
check_planned (AssayCreateWindow *self, AssayDate *out_planned)
{
  g_autoptr (GError) error = NULL;

  if (assay_create_state_read_planned (gtk_editable_get_text (GTK_EDITABLE (self->planned)),
                                       assay_context_get_today (self->context), out_planned,
                                       &error))
    return TRUE;
  show_error (self->planned_error, GTK_WIDGET (self->planned), error);

  return FALSE;
}

/* --- Steps --- */

static void
show_step (AssayCreateWindow *self, Step step)
{
  g_autofree char *where = g_strdup_printf (_ ("Step %d of %d"), (int) step + 1, (int) N_STEPS);
  gboolean is_last = step == STEP_PLAN;

  self->step = step;
  gtk_stack_set_visible_child_name (self->steps, step_names[step]);
  adw_window_title_set_subtitle (self->title, where);
  gtk_button_set_label (self->back_button, step == STEP_SCHEME ? _ ("Cancel") : _ ("Back"));
  gtk_button_set_label (self->next_button, is_last ? _ ("Create") : _ ("Next"));
  switch (step)
    {
    case STEP_SCHEME:
      gtk_widget_grab_focus (self->chosen);
      break;
    case STEP_SERVICE:
      assay_question_form_set_scheme (self->questions, self->scheme);
      gtk_widget_grab_focus (GTK_WIDGET (self->service));
      break;
    case STEP_PLAN:
      update_folder (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->planned));
      break;
    }
}

static void
back_clicked_cb (AssayCreateWindow *self)
{
  if (self->step == STEP_SCHEME)
    gtk_window_close (GTK_WINDOW (self));
  else
    show_step (self, self->step - 1);
}

static AssayDocument *
create (AssayCreateWindow *self, AssayDate planned, GError **error)
{
  g_autofree char *path = dup_folder_path (self);
  g_autoptr (GHashTable) answers = assay_question_form_collect (self->questions);
  g_autoptr (AssayHead) head = read_head (self);
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  g_autoptr (AssayEdit) edit = NULL;
  g_autoptr (AssayDocument) document = NULL;

  head->planned = planned;
  /* Where this cannot be done, making the folder in it says why. */
  g_mkdir_with_parents (self->parent_folder, 0700);
  folder = assay_portfolio_folder_create (self->context, path, self->scheme, head, error);
  if (folder == NULL)
    return NULL;
  edit = assay_create_state_answer (assay_portfolio_folder_get_portfolio (folder), self->scheme,
                                    answers, NULL);
  document = assay_document_new_for_folder (self->context, folder);
  if (edit != NULL && !assay_document_apply (document, g_steal_pointer (&edit), error))
    {
      assay_document_close (document, NULL);
      return NULL;
    }

  return g_steal_pointer (&document);
}

static void
finish (AssayCreateWindow *self)
{
  g_autoptr (AssayDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  AssayDate planned;

  if (!check_planned (self, &planned))
    return;
  document = create (self, planned, &error);
  if (document == NULL)
    {
      show_error (self->folder_error, GTK_WIDGET (self->folder), error);
      return;
    }
  g_signal_emit (self, signals[CREATED], 0, document);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
next_clicked_cb (AssayCreateWindow *self)
{
  switch (self->step)
    {
    case STEP_SCHEME:
      show_step (self, STEP_SERVICE);
      break;
    case STEP_SERVICE:
      if (check_service (self))
        show_step (self, STEP_PLAN);
      break;
    case STEP_PLAN:
      finish (self);
      break;
    }
}

/* --- The plan --- */

static void
day_selected_cb (AssayCreateWindow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (self->planned), text);
}

static void
folder_chosen_cb (gpointer owner, GPtrArray *paths, gpointer data)
{
  AssayCreateWindow *self = owner;

  g_free (self->parent_folder);
  self->parent_folder = g_strdup (paths->pdata[0]);
  update_folder (self);
}

static void
choose_folder_clicked_cb (AssayCreateWindow *self)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Where to keep the portfolio"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"), NULL);

  assay_path_dialog_ask (dialog, GTK_WIDGET (self), folder_chosen_cb, NULL, NULL);
}

/* --- Schemes --- */

static void
scheme_toggled_cb (GtkCheckButton *check, AssayCreateWindow *self)
{
  AssayScheme *scheme = g_object_get_data (G_OBJECT (check), "assay-scheme");

  if (!gtk_check_button_get_active (check) || self->scheme == scheme)
    return;
  g_clear_pointer (&self->scheme, assay_scheme_unref);
  self->scheme = assay_scheme_ref (scheme);
  self->chosen = GTK_WIDGET (check);
}

static GtkWidget *
add_scheme (AssayCreateWindow *self, AssayScheme *scheme, GtkWidget *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check =
      g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  g_autofree char *title =
      g_strdup_printf (_ ("%s, edition of %s"), scheme->title, scheme->edition);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), scheme->origin_line);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (group));
  g_object_set_data (G_OBJECT (check), "assay-scheme", scheme);
  g_signal_connect (check, "toggled", G_CALLBACK (scheme_toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  /* The radio button is what one comes to; a row around it would be a second stop. */
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->scheme_list, row);

  return check;
}

/* The one most services come for is chosen beforehand; of others, the first by title. */
static void
add_schemes (AssayCreateWindow *self)
{
  GtkWidget *first = NULL, *usual = NULL;

  for (guint i = 0; i < self->schemes->len; i++)
    {
      const AssayScheme *scheme = self->schemes->pdata[i];
      GtkWidget *check = add_scheme (self, self->schemes->pdata[i], first);

      first = first != NULL ? first : check;
      if (g_str_equal (scheme->id, USUAL_SCHEME))
        usual = check;
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (usual != NULL ? usual : first), TRUE);
}

/* --- Coming and going --- */

char *
assay_create_window_dup_usual_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return documents != NULL ? g_build_filename (documents, "Assay", NULL)
                           : g_build_filename (g_get_home_dir (), "Assay", NULL);
}

AssayCreateWindow *
assay_create_window_new (GtkWindow *parent,
                         AssayContext *context,
                         AssaySchemeLibrary *library,
                         GError **error)
{
  g_autoptr (GPtrArray) schemes = assay_scheme_library_list (library, NULL, error);
  AssayCreateWindow *self;

  if (schemes == NULL)
    return NULL;
  if (schemes->len == 0)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND,
                   _ ("There is no scheme to choose: Assay’s own are not installed"));
      return NULL;
    }
  self = g_object_new (ASSAY_TYPE_CREATE_WINDOW, "transient-for", parent, NULL);
  self->context = assay_context_ref (context);
  self->schemes = g_steal_pointer (&schemes);
  add_schemes (self);
  show_step (self, STEP_SCHEME);

  return self;
}

static void
assay_create_window_finalize (GObject *object)
{
  AssayCreateWindow *self = ASSAY_CREATE_WINDOW (object);

  g_clear_pointer (&self->context, assay_context_unref);
  g_clear_pointer (&self->schemes, g_ptr_array_unref);
  g_clear_pointer (&self->scheme, assay_scheme_unref);
  g_free (self->parent_folder);

  G_OBJECT_CLASS (assay_create_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/create/assay-create-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCreateWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AssayCreateWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, AssayCreateWindow, next_button);
  gtk_widget_class_bind_template_child (widget_class, AssayCreateWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, AssayCreateWindow, scheme_list);
  gtk_widget_class_bind_template_child (widget_class, AssayCreateWindow, service);
  gtk_widget_class_bind_template_child (widget_class, AssayCreateWindow, service_error);
  gtk_widget_class_bind_template_child (widget_class, AssayCreateWindow, questions);
  gtk_widget_class_bind_template_child (widget_class, AssayCreateWindow, planned);
  gtk_widget_class_bind_template_child (widget_class, AssayCreateWindow, calendar);
  gtk_widget_class_bind_template_child (widget_class, AssayCreateWindow, planned_error);
  gtk_widget_class_bind_template_child (widget_class, AssayCreateWindow, folder);
  gtk_widget_class_bind_template_child (widget_class, AssayCreateWindow, folder_error);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, service_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, planned_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_clicked_cb);
}

static void
assay_create_window_class_init (AssayCreateWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_create_window_finalize;
  g_type_ensure (ASSAY_TYPE_QUESTION_FORM);
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  signals[CREATED] = g_signal_new ("created", ASSAY_TYPE_CREATE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, ASSAY_TYPE_DOCUMENT);
}

static void
assay_create_window_init (AssayCreateWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->parent_folder = assay_create_window_dup_usual_folder ();
}
