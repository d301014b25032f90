/* The start page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each recent document is looked at by work of its own, so that one on a slow or vanished disk
 * holds up neither the page nor the others.
 */

#include "app/start/assay-start-page.h"

#include "app/assay-work.h"
#include "app/document/assay-reading.h"
#include "app/register/assay-register-document.h"
#include "app/start/assay-recents.h"
#include "core/register/assay-register-address.h"
#include "present/assay-recent-state.h"

#include "assay-config.h"

#include <glib/gstdio.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define PATH_KEY "assay-path"

struct _AssayStartPage
{
  AdwBin parent_instance;
  AssayContext *context;
  char *schema_path;

  GtkMenuButton *menu_button;
  GtkImage *icon;
  GtkListBox *choices;
  GtkWidget *recents_group;
  GtkListBox *recents;
};

G_DEFINE_FINAL_TYPE (AssayStartPage, assay_start_page, ADW_TYPE_BIN)

/* --- Looking at one, on a thread --- */

typedef struct
{
  AssayContext *context;
  char *path;
  char *schema_path;
} Looking;

static void
looking_free (gpointer data)
{
  Looking *looking = data;

  assay_context_unref (looking->context);
  g_free (looking->path);
  g_free (looking->schema_path);
  g_free (looking);
}

static void
state_free (gpointer data)
{
  assay_recent_state_free (data);
}

static gint64
find_touched (const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (gint64) status.st_mtime : 0;
}

/* In a database far away it is not asked about before somebody opens it. */
static gpointer
look_at_register (const Looking *looking, GCancellable *cancellable, GError **error)
{
  g_autoptr (AssayRegisterReading) reading =
      assay_register_reading_new (looking->context, looking->path, FALSE, cancellable, error);
  GStatBuf status;
  gint64 touched = g_stat (looking->path, &status) == 0 ? (gint64) status.st_mtime : 0;

  if (reading == NULL)
    return NULL;

  return assay_recent_state_new_for_register (reading->title, reading->moment->contracts, touched,
                                              assay_context_get_now (looking->context));
}

static gpointer
look_at_folder (const Looking *looking, GCancellable *cancellable, GError **error)
{
  g_autoptr (AssayReading) reading =
      assay_reading_new (looking->context, looking->path, looking->schema_path, ASSAY_OPEN_READ,
                         cancellable, error);
  gint64 now = assay_context_get_now (looking->context);
  gint64 touched;
  AssayReviewGround ground;

  if (reading == NULL)
    return NULL;
  touched = find_touched (looking->path, reading->kind->file);
  if (reading->kind != &assay_folder_kind_of_review)
    return assay_recent_state_new (reading->readiness, touched, now);
  ground = assay_review_folder_get_ground (reading->folder);

  return assay_recent_state_new_for_review (&ground, reading->readiness, touched, now);
}

static gpointer
look (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  const Looking *looking = data;

  if (assay_register_address_is_database (looking->path))
    return assay_recent_state_new_for_database (looking->path);

  return assay_register_document_is_file (looking->path)
             ? look_at_register (looking, cancellable, error)
             : look_at_folder (looking, cancellable, error);
}

/* --- A row --- */

static void
remove_clicked_cb (GtkButton *button, AdwActionRow *row)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (row), ASSAY_TYPE_START_PAGE);
  const char *path = g_object_get_data (G_OBJECT (row), PATH_KEY);

  assay_recents_remove (ASSAY_START_PAGE (page)->context, path);
  assay_start_page_refresh (ASSAY_START_PAGE (page));
}

static void
add_remove_button (AdwActionRow *row, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Remove “%s” from the list"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove from the list"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), row);
  adw_action_row_add_suffix (row, button);
}

static void
put_state (AdwActionRow *row, const AssayRecentState *state)
{
  g_autofree char *below = NULL;
  g_autofree char *subtitle = NULL;

  if (state->scheme != NULL && state->touched != NULL)
    below = g_strdup_printf ("%s · %s", state->scheme, state->touched);
  else
    below = g_strdup (state->scheme);
  subtitle =
      below != NULL ? g_strdup_printf ("%s\n%s", state->verdict, below) : g_strdup (state->verdict);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), state->title);
  adw_action_row_set_subtitle (row, subtitle);
}

static void
looked_cb (gpointer owner, gpointer result, const GError *error)
{
  AdwActionRow *row = owner;
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  g_autoptr (AssayRecentState) state =
      error != NULL ? assay_recent_state_new_gone (title, error) : result;

  put_state (row, state);
  if (error == NULL)
    return;
  add_remove_button (row, state->title);
  if (state->is_gone)
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
}

/* Paths need not be UTF-8, which the text of an action must be; URIs are. */
static gboolean
ask_to_open (GtkWidget *widget, const char *path)
{
  g_autofree char *uri = assay_register_address_is_database (path)
                             ? g_strdup (path)
                             : g_filename_to_uri (path, NULL, NULL);

  return uri != NULL && gtk_widget_activate_action (widget, "win.open-uri", "s", uri);
}

static void
row_activated_cb (AdwActionRow *row)
{
  ask_to_open (GTK_WIDGET (row), g_object_get_data (G_OBJECT (row), PATH_KEY));
}

static void
add_row (AssayStartPage *self, const AssayRecent *recent)
{
  GtkWidget *row = adw_action_row_new ();
  Looking *looking = g_new0 (Looking, 1);
  g_autofree char *shown = g_filename_display_name (recent->path);

  g_object_set_data_full (G_OBJECT (row), PATH_KEY, g_strdup (recent->path), g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), recent->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Waiting for its folder…"));
  gtk_widget_set_tooltip_text (row, shown);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), NULL);
  gtk_list_box_append (self->recents, row);

  looking->context = assay_context_ref (self->context);
  looking->path = g_strdup (recent->path);
  looking->schema_path = g_strdup (self->schema_path);
  assay_work_start (row, look, looking, looking_free, state_free, NULL, looked_cb);
}

void
assay_start_page_refresh (AssayStartPage *self)
{
  g_autoptr (GPtrArray) recents = assay_recents_list ();
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->recents, 0)) != NULL)
    gtk_list_box_remove (self->recents, GTK_WIDGET (row));
  for (guint i = 0; i < recents->len; i++)
    add_row (self, recents->pdata[i]);
  gtk_widget_set_visible (self->recents_group, recents->len > 0);
}

void
assay_start_page_begin (AssayStartPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->choices, 0)));
}

/* --- Dropping --- */

static gboolean
dropped_cb (AssayStartPage *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  return path != NULL && ask_to_open (GTK_WIDGET (self), path);
}

/* --- Coming and going --- */

void
assay_start_page_set_up (AssayStartPage *self,
                         AssayContext *context,
                         const char *schema_path,
                         GMenuModel *menu)
{
  self->context = assay_context_ref (context);
  self->schema_path = g_strdup (schema_path);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
}

static void
assay_start_page_map (GtkWidget *widget)
{
  AssayStartPage *self = ASSAY_START_PAGE (widget);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));

  gtk_widget_set_visible (GTK_WIDGET (self->icon),
                          gtk_icon_theme_has_icon (theme, gtk_image_get_icon_name (self->icon)));
  if (self->schema_path != NULL)
    assay_start_page_refresh (self);
  GTK_WIDGET_CLASS (assay_start_page_parent_class)->map (widget);
}

static void
assay_start_page_finalize (GObject *object)
{
  AssayStartPage *self = ASSAY_START_PAGE (object);

  g_clear_pointer (&self->context, assay_context_unref);
  g_free (self->schema_path);

  G_OBJECT_CLASS (assay_start_page_parent_class)->finalize (object);
}

static void
assay_start_page_class_init (AssayStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_start_page_finalize;
  widget_class->map = assay_start_page_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/start/assay-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, icon);
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, choices);
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, recents_group);
  gtk_widget_class_bind_template_child (widget_class, AssayStartPage, recents);
}

static void
assay_start_page_init (AssayStartPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
