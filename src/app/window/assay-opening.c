/* Opening a document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/assay-opening.h"

#include "app/assay-report.h"
#include "app/assay-work.h"
#include "app/points/assay-return-route.h"
#include "app/register/assay-register-address-window.h"
#include "app/register/assay-register-document.h"
#include "app/review/assay-review-intake.h"
#include "app/review/assay-review-watch.h"
#include "app/start/assay-recents.h"
#include "app/widgets/assay-mnemonic.h"
#include "base/assay-error.h"
#include "core/register/assay-register-address.h"
#include "core/review/assay-return.h"
#include "present/assay-opening-state.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define PATH_KEY "assay-path"
#define OPENING_KEY "assay-opening"
#define FILE_KEY "assay-file"
#define LOOK_KEY "assay-look"
#define MODE_KEY "assay-mode"

/* The folder that is opened for a return, and the return. */
#define RETURN_KEY "assay-return"
#define BAG_DECLARATION "bagit.txt"

/* What a file looks like. */
enum
{
  LOOKS_STRANGE = 1,
  LOOKS_SENT,     /* to be reviewed */
  LOOKS_RETURNED, /* by an assessor */
  LOOKS_KEPT,     /* as a copy of a portfolio */
  LOOKS_REGISTER,
};

/* A document may be given by its portfolio.xml or review.xml; the address of a database stays. */
static char *
dup_folder (const char *path)
{
  g_autofree char *whole = assay_register_address_is_database (path)
                               ? g_strdup (path)
                               : g_canonicalize_filename (path, NULL);
  g_autofree char *name = g_path_get_basename (whole);

  return g_str_equal (name, ASSAY_PORTFOLIO_FILE) || g_str_equal (name, ASSAY_REVIEW_FILE)
             ? g_path_get_dirname (whole)
             : g_steal_pointer (&whole);
}

/* --- What can be done --- */

static void
take_over (AssayWindow *window, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (assay_portfolio_folder_unlock (assay_window_get_context (window), path, &error)
      || g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND))
    assay_opening_start (window, path, ASSAY_OPEN_WRITE);
  else
    assay_report_error (GTK_WIDGET (window), error);
}

static void
trouble_response_cb (AdwMessageDialog *dialog, const char *response, AssayWindow *window)
{
  const char *path = g_object_get_data (G_OBJECT (dialog), PATH_KEY);

  if (g_str_equal (response, "read"))
    assay_opening_start (window, path, ASSAY_OPEN_READ);
  else if (g_str_equal (response, "unlock"))
    take_over (window, path);
  else if (g_str_equal (response, "restore"))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.open-copy", NULL);
  else if (g_str_equal (response, "again"))
    assay_register_address_window_show (window, ASSAY_ADDRESS_OPEN, path);
}

static void
show_trouble (AssayWindow *window, const char *path, AssayOpenMode mode, const GError *error)
{
  g_autoptr (AssayFolderHolder) holder = assay_portfolio_folder_lookup_holder (path);
  g_autoptr (AssayOpeningState) state =
      assay_opening_state_new (path, error, holder,
                               assay_context_get_now (assay_window_get_context (window)));
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (window), state->title, state->body));

  g_object_set_data_full (G_OBJECT (dialog), PATH_KEY, g_strdup (path), g_free);
  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  if (state->can_unlock)
    {
      adw_message_dialog_add_response (dialog, "unlock", _ ("_Take It Over"));
      adw_message_dialog_set_response_appearance (dialog, "unlock", ADW_RESPONSE_DESTRUCTIVE);
    }
  if (state->can_restore)
    adw_message_dialog_add_response (dialog, "restore", _ ("_Restore From a Copy…"));
  if (state->can_read && mode == ASSAY_OPEN_WRITE)
    {
      adw_message_dialog_add_response (dialog, "read", _ ("_Open for Reading"));
      adw_message_dialog_set_default_response (dialog, "read");
    }
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (trouble_response_cb), window, 0);
  assay_mnemonic_name_buttons (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

static char *
dup_shown_name (const char *path)
{
  g_autofree char *name = NULL;

  if (assay_register_address_is_database (path))
    return assay_register_address_dup_shown (path);
  name = g_path_get_basename (path);

  return g_filename_display_name (name);
}

/* Without the words of a folder: nobody holds a register, there is no copy to restore, and its
 * errors say themselves what to do. One that may only be read is open to be read by now. */
static void
show_register_trouble (AssayWindow *window,
                       const char *path,
                       AssayOpenMode mode,
                       const GError *error)
{
  gboolean is_shared = assay_register_address_is_database (path);
  g_autofree char *shown = dup_shown_name (path);
  g_autofree char *title = g_strdup_printf (_ ("“%s” could not be opened"), shown);
  g_autofree char *body = assay_wording_error_sentence (error->message);
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (window), title, body));

  g_object_set_data_full (G_OBJECT (dialog), PATH_KEY, g_strdup (path), g_free);
  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  if (is_shared)
    {
      adw_message_dialog_add_response (dialog, "again", _ ("_Try Again…"));
      adw_message_dialog_set_default_response (dialog, "again");
    }
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (trouble_response_cb), window, 0);
  assay_mnemonic_name_buttons (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Opening a folder or a register --- */

/* What a document is read from: how, on a thread; how it becomes a document; and what is said when
 * that does not work. */
typedef struct
{
  AssayWorkFunc read; /* of an AssayDocumentOpening */
  AssayDocument *(*make) (gpointer reading);
  GDestroyNotify free;
  void (*show_trouble) (AssayWindow *window,
                        const char *path,
                        AssayOpenMode mode,
                        const GError *error);
} OpeningKind;

/* Reading is work of its own, and this is what waits for its end: not the window, which may be
 * closed before. Until then it holds the application, so that a document that was locked is always
 * let go of. */
#define ASSAY_TYPE_DOCUMENT_OPENING (assay_document_opening_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayDocumentOpening, assay_document_opening, ASSAY, DOCUMENT_OPENING, GObject)

struct _AssayDocumentOpening
{
  GObject parent_instance;
  GApplication *application;
  AssayWindow *window; /* NULL once it is closed or wants something else */
  AssayContext *context;
  char *path;
  char *shown; /* the same without passwords */
  char *schema_path;
  AssayOpenMode mode;
  const OpeningKind *kind;
  AssayWork *work;  /* until it has ended */
  gpointer reading; /* what it gave, while the window has yet to draw its first frame */
  GdkFrameClock *clock;
  gulong drawn;
};

G_DEFINE_FINAL_TYPE (AssayDocumentOpening, assay_document_opening, G_TYPE_OBJECT)

static gpointer
read_folder (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const AssayDocumentOpening *self = data;

  return assay_reading_new (self->context, self->path, self->schema_path, self->mode, cancellable,
                            error);
}

static AssayDocument *
make_folder_document (gpointer reading)
{
  return assay_document_new_for_reading (reading);
}

static void
reading_free (gpointer reading)
{
  assay_reading_free (reading);
}

static const OpeningKind of_folder = { read_folder, make_folder_document, reading_free,
                                       show_trouble };

static gpointer
read_register (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const AssayDocumentOpening *self = data;

  return assay_register_reading_new (self->context, self->path, self->mode == ASSAY_OPEN_WRITE,
                                     cancellable, error);
}

static AssayDocument *
make_register_document (gpointer reading)
{
  return assay_register_document_new (reading);
}

static void
register_reading_free (gpointer reading)
{
  assay_register_reading_free (reading);
}

static const OpeningKind of_register = { read_register, make_register_document,
                                         register_reading_free, show_register_trouble };

static void
leave_window (AssayDocumentOpening *self)
{
  if (self->window == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->window, self);
  g_object_set_data (G_OBJECT (self->window), OPENING_KEY, NULL);
  self->window = NULL;
}

/* The window is being closed, or wants something else. */
static void
abandon (AssayDocumentOpening *self)
{
  leave_window (self);
  if (self->work != NULL)
    assay_work_cancel (self->work);
  else
    g_object_unref (self);
}

static void
show_document (AssayWindow *window, AssayDocument *document)
{
  const char *path = assay_document_get_path (document);
  g_auto (GStrv) brought = g_object_steal_data (G_OBJECT (window), RETURN_KEY);
  g_autofree char *title = assay_document_dup_title (document);
  g_autofree char *place = NULL;

  assay_recents_remember (assay_window_get_context (window), path, title);
  place = assay_recents_dup_place (path);
  assay_window_set_document_at (window, document, place);
  assay_review_watch_begin (window);
  if (brought != NULL && g_str_equal (brought[0], path))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.look-at-return", "s", brought[1]);
}

/* The end of it: the window has what it wanted, or hears why not. */
static void
finish (AssayDocumentOpening *self, const GError *error)
{
  AssayWindow *window = self->window;
  gboolean is_wanted =
      window != NULL && g_strcmp0 (assay_window_get_opening (window), self->shown) == 0;

  leave_window (self);
  if (is_wanted && error == NULL)
    {
      g_autoptr (AssayDocument) document = self->kind->make (self->reading);

      show_document (window, document);
    }
  else if (is_wanted)
    {
      assay_window_set_opening (window, NULL);
      self->kind->show_trouble (window, self->path, self->mode, error);
    }
  g_object_unref (self);
}

static void
drawn_cb (AssayDocumentOpening *self)
{
  finish (self, NULL);
}

/* Whether the window comes on screen and has drawn nothing yet. */
static gboolean
is_about_to_draw (AssayWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  return clock != NULL && gtk_widget_get_mapped (GTK_WIDGET (window))
         && gdk_frame_clock_get_frame_counter (clock) < 0;
}

/* A window that is just coming up is drawn first, empty as it is, and filled then: it is there
 * twice as soon. */
static void
read_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayDocumentOpening *self = owner;

  self->work = NULL;
  self->reading = result;
  if (error != NULL || self->window == NULL || !is_about_to_draw (self->window))
    {
      finish (self, error);
      return;
    }
  self->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)));
  self->drawn = g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (drawn_cb), self);
}

static void
assay_document_opening_finalize (GObject *object)
{
  AssayDocumentOpening *self = ASSAY_DOCUMENT_OPENING (object);

  if (self->clock != NULL)
    g_clear_signal_handler (&self->drawn, self->clock);
  g_clear_object (&self->clock);
  if (self->reading != NULL)
    self->kind->free (self->reading);
  if (self->application != NULL)
    g_application_release (self->application);
  g_clear_object (&self->application);
  assay_context_unref (self->context);
  g_free (self->path);
  g_free (self->shown);
  g_free (self->schema_path);

  G_OBJECT_CLASS (assay_document_opening_parent_class)->finalize (object);
}

static void
assay_document_opening_class_init (AssayDocumentOpeningClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_document_opening_finalize;
}

static void
assay_document_opening_init (AssayDocumentOpening *self)
{
}

static void
open_document (AssayWindow *window, const OpeningKind *kind, const char *path, AssayOpenMode mode)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  AssayDocumentOpening *before = g_object_get_data (G_OBJECT (window), OPENING_KEY);
  g_autoptr (GError) error = NULL;
  const char *schema =
      assay_scheme_library_get_schema_path (assay_window_get_library (window), &error);
  AssayDocumentOpening *self;

  if (before != NULL)
    abandon (before);
  if (schema == NULL)
    {
      assay_window_set_opening (window, NULL);
      kind->show_trouble (window, path, mode, error);
      return;
    }
  self = g_object_new (ASSAY_TYPE_DOCUMENT_OPENING, NULL);
  if (application != NULL)
    {
      self->application = g_object_ref (G_APPLICATION (application));
      g_application_hold (self->application);
    }
  self->window = window;
  self->context = assay_context_ref (assay_window_get_context (window));
  self->path = g_strdup (path);
  self->shown = assay_register_address_dup_shown (path);
  self->schema_path = g_strdup (schema);
  self->mode = mode;
  self->kind = kind;
  g_object_set_data (G_OBJECT (window), OPENING_KEY, self);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (abandon), self);
  assay_window_set_opening (window, self->shown);
  self->work = assay_work_start (self, kind->read, self, NULL, kind->free, NULL, read_cb);
}

AssayWindow *
assay_opening_lookup_window (GtkApplication *application, const char *path)
{
  g_autofree char *whole = dup_folder (path);
  g_autofree char *folder = assay_register_address_dup_shown (whole);
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (; windows != NULL; windows = windows->next)
    {
      AssayDocument *document;

      if (!ASSAY_IS_WINDOW (windows->data))
        continue;
      document = assay_window_get_document (windows->data);
      if (g_strcmp0 (assay_window_get_opening (windows->data), folder) == 0
          || (document != NULL && g_str_equal (assay_document_get_path (document), folder)))
        return windows->data;
    }

  return NULL;
}

/* --- Opening a file --- */

/* A ZIP by its name or its first bytes: which of them is damaged is told when it is unpacked. */
static gboolean
looks_like_zip (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char magic[2] = { 0 };

  return g_str_has_suffix (path, ".zip")
         || (stream != NULL
             && g_input_stream_read (G_INPUT_STREAM (stream), magic, sizeof magic, NULL, NULL)
                    == sizeof magic
             && memcmp (magic, "PK", sizeof magic) == 0);
}

static gpointer
look_at_file (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  if (assay_register_document_is_file (data))
    return GINT_TO_POINTER (LOOKS_REGISTER);
  if (assay_return_is_at (data))
    return GINT_TO_POINTER (LOOKS_RETURNED);
  if (assay_review_intake_takes (data, cancellable))
    return GINT_TO_POINTER (LOOKS_SENT);

  return GINT_TO_POINTER (looks_like_zip (data) ? LOOKS_KEPT : LOOKS_STRANGE);
}

static void
show_strange (AssayWindow *window, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) error =
      g_error_new (ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("“%s” is nothing that Assay opens: it opens the folder of a portfolio or a "
                      "review, a submission, a return, and a portfolio in one file"),
                   name);

  assay_report_error (GTK_WIDGET (window), error);
}

/* How the file that is looked at is to be opened. */
static AssayOpenMode
get_mode (gpointer window)
{
  return (AssayOpenMode) GPOINTER_TO_INT (g_object_get_data (window, MODE_KEY));
}

static void
looked_at_cb (gpointer owner, gpointer result, const GError *error)
{
  g_autofree char *path = g_object_steal_data (owner, FILE_KEY);

  g_object_set_data (owner, LOOK_KEY, NULL);
  if (error != NULL || path == NULL)
    return;
  switch (GPOINTER_TO_INT (result))
    {
    case LOOKS_REGISTER:
      open_document (owner, &of_register, path, get_mode (owner));
      break;
    case LOOKS_SENT:
      assay_review_intake_begin (owner, path);
      break;
    case LOOKS_RETURNED:
      assay_return_route_begin (owner, path);
      break;
    case LOOKS_KEPT:
      assay_opening_start_copy (owner, path);
      break;
    default:
      show_strange (owner, path);
    }
}

/* A register, a submission to review, a return, or a copy of a portfolio: a look tells. */
static void
open_file (AssayWindow *window, const char *path, AssayOpenMode mode)
{
  g_object_set_data_full (G_OBJECT (window), FILE_KEY, g_strdup (path), g_free);
  g_object_set_data (G_OBJECT (window), MODE_KEY, GINT_TO_POINTER (mode));
  g_object_set_data (G_OBJECT (window), LOOK_KEY,
                     assay_work_start (window, look_at_file, g_strdup (path), g_free, NULL, NULL,
                                       looked_at_cb));
}

/* What was asked for last is what is opened. */
static void
forget_look (AssayWindow *window)
{
  AssayWork *look = g_object_steal_data (G_OBJECT (window), LOOK_KEY);

  if (look != NULL)
    assay_work_forget (look);
}

/* A submission that somebody has unpacked. */
static gboolean
is_bag (const char *folder)
{
  g_autofree char *declaration = g_build_filename (folder, BAG_DECLARATION, NULL);

  return g_file_test (declaration, G_FILE_TEST_IS_REGULAR);
}

void
assay_opening_start (AssayWindow *window, const char *path, AssayOpenMode mode)
{
  g_autofree char *folder = dup_folder (path);
  AssayWindow *other =
      assay_opening_lookup_window (gtk_window_get_application (GTK_WINDOW (window)), folder);

  forget_look (window);
  if (other != NULL && mode == ASSAY_OPEN_WRITE)
    gtk_window_present (GTK_WINDOW (other));
  else if (assay_register_address_is_database (folder))
    open_document (window, &of_register, folder, mode);
  else if (g_file_test (folder, G_FILE_TEST_IS_REGULAR) || is_bag (folder))
    open_file (window, folder, mode);
  else
    open_document (window, &of_folder, folder, mode);
}

static void
free_strings (gpointer strings)
{
  g_strfreev (strings);
}

void
assay_opening_start_with_return (AssayWindow *window, const char *folder, const char *return_path)
{
  AssayWindow *other =
      assay_opening_lookup_window (gtk_window_get_application (GTK_WINDOW (window)), folder);
  const char *const brought[] = { folder, return_path, NULL };

  if (other != NULL && assay_window_get_opening (other) == NULL)
    gtk_widget_activate_action (GTK_WIDGET (other), "win.look-at-return", "s", return_path);
  else
    g_object_set_data_full (G_OBJECT (other != NULL ? other : window), RETURN_KEY,
                            g_strdupv ((char **) brought), free_strings);
  if (other == NULL)
    assay_opening_start (window, folder, ASSAY_OPEN_WRITE);
  else
    gtk_window_present (GTK_WINDOW (other));
}
