/* A return that was opened as a file finds the portfolio that it answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A portfolio remembers the fingerprint of everything it submitted, and a return names one. Reading
 * a dozen portfolios takes its time, so it is done away from the main thread.
 */

#include "app/points/assay-return-route.h"

#include "app/assay-report.h"
#include "app/assay-work.h"
#include "app/start/assay-recents.h"
#include "app/widgets/assay-mnemonic.h"
#include "app/widgets/assay-path-dialog.h"
#include "app/window/assay-opening.h"
#include "core/review/assay-return.h"
#include "present/assay-return-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define PATH_KEY "assay-return-path"

typedef struct
{
  AssayContext *context;
  char *path;
  char *return_schema_path;
  char *schema_path;
} Search;

typedef struct
{
  char *path;
  AssayReturn *given;
  char *folder; /* of the portfolio; NULL where there is none */
} Found;

static void
search_free (gpointer data)
{
  Search *search = data;

  assay_context_unref (search->context);
  g_free (search->path);
  g_free (search->return_schema_path);
  g_free (search->schema_path);
  g_free (search);
}

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->given, assay_return_unref);
  g_free (found->path);
  g_free (found->folder);
  g_free (found);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Found, found_free)

static gboolean
has_submitted (const AssayPortfolio *portfolio, const char *fingerprint)
{
  for (guint i = 0; i < portfolio->submissions->len; i++)
    if (g_strcmp0 (((const AssaySubmission *) portfolio->submissions->pdata[i])->fingerprint,
                   fingerprint)
        == 0)
      return TRUE;

  return FALSE;
}

/* --- On the thread --- */

/* One that cannot be read is not the one. */
static gboolean
is_home (const Search *search,
         const char *folder,
         const char *fingerprint,
         GCancellable *cancellable)
{
  g_autoptr (AssayPortfolioFolder) opened =
      assay_portfolio_folder_open (search->context, folder, search->schema_path, ASSAY_OPEN_READ,
                                   cancellable, NULL);

  return opened != NULL
         && has_submitted (assay_portfolio_folder_get_portfolio (opened), fingerprint);
}

static gpointer
look_for_home (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Search *search = data;
  g_autoptr (Found) found = g_new0 (Found, 1);
  g_autoptr (GPtrArray) recents = assay_recents_list ();

  found->path = g_strdup (search->path);
  found->given = assay_return_load (search->path, search->return_schema_path, NULL, error);
  if (found->given == NULL)
    return NULL;
  for (guint i = 0; i < recents->len && found->folder == NULL; i++)
    {
      const AssayRecent *recent = recents->pdata[i];

      if (is_home (search, recent->path, found->given->fingerprint, cancellable))
        found->folder = g_strdup (recent->path);
    }

  return g_steal_pointer (&found);
}

/* --- Where there is none --- */

static void
folder_chosen_cb (gpointer window, GPtrArray *paths, gpointer data)
{
  assay_opening_start_with_return (window, paths->pdata[0], data);
}

static void
response_cb (AdwMessageDialog *question, const char *response, AssayWindow *window)
{
  GtkFileChooserNative *dialog;

  if (!g_str_equal (response, "choose"))
    return;
  dialog =
      gtk_file_chooser_native_new (_ ("The portfolio that the return is for"), GTK_WINDOW (window),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Open"), NULL);
  assay_path_dialog_ask (dialog, GTK_WIDGET (window), folder_chosen_cb,
                         g_object_steal_data (G_OBJECT (question), PATH_KEY), g_free);
}

static void
ask (AssayWindow *window, const Found *found)
{
  g_autofree char *body = assay_return_word_unplaced (found->given);
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (window),
                                                  _ ("Which portfolio is this return for?"), body));

  g_object_set_data_full (G_OBJECT (dialog), PATH_KEY, g_strdup (found->path), g_free);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Not Now"), "choose",
                                    _ ("_Choose Its Folder…"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "choose", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "choose");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), window, 0);
  assay_mnemonic_name_buttons (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- The way there --- */

static AssayWindow *
lookup_open (AssayWindow *window, const char *fingerprint)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (; windows != NULL; windows = windows->next)
    {
      AssayDocument *document =
          ASSAY_IS_WINDOW (windows->data) ? assay_window_get_document (windows->data) : NULL;

      if (document != NULL && assay_document_get_folder (document) != NULL
          && has_submitted (assay_document_get_portfolio (document), fingerprint))
        return windows->data;
    }

  return NULL;
}

static void
found_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayWindow *window = owner;
  g_autoptr (Found) found = result;
  AssayWindow *open;

  if (error != NULL)
    {
      assay_report_error (GTK_WIDGET (window), error);
      return;
    }
  open = lookup_open (window, found->given->fingerprint);
  if (open != NULL)
    assay_opening_start_with_return (window,
                                     assay_document_get_path (assay_window_get_document (open)),
                                     found->path);
  else if (found->folder != NULL)
    assay_opening_start_with_return (window, found->folder, found->path);
  else
    ask (window, found);
}

void
assay_return_route_begin (AssayWindow *window, const char *path)
{
  AssaySchemeLibrary *library = assay_window_get_library (window);
  AssayContext *context = assay_window_get_context (window);
  g_autoptr (GError) error = NULL;
  const char *schema = assay_scheme_library_get_schema_path (library, &error);
  g_autofree char *return_schema =
      schema != NULL ? assay_scheme_library_dup_schema_path (library, "return.xsd", &error) : NULL;
  g_autoptr (AssayDisk) disk = NULL;
  Search *search;

  if (return_schema == NULL)
    {
      assay_report_error (GTK_WIDGET (window), error);
      return;
    }
  disk = assay_disk_new ();
  search = g_new0 (Search, 1);
  search->context = assay_context_new_with (assay_context_get_now (context),
                                            assay_context_get_author (context), disk);
  search->path = g_strdup (path);
  search->return_schema_path = g_steal_pointer (&return_schema);
  search->schema_path = g_strdup (schema);
  assay_work_start (window, look_for_home, search, search_free, found_free, NULL, found_cb);
}
