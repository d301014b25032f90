/* Notices when something else changes a document's folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/document/assay-folder-watch.h"

#include "core/portfolio/assay-portfolio-folder.h"

#include <sys/stat.h>

/* Programs write in several steps; one look after the last of them is enough. */
#define LOOK_AFTER_MS 300

struct _AssayFolderWatch
{
  GObject parent_instance;
  char *path;
  char *file;
  char *expected;
  gboolean is_changed;
  guint look_timeout;
  GFileMonitor *monitors[2];
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayFolderWatch, assay_folder_watch, G_TYPE_OBJECT)

static void
append_looks (GString *looks, const char *path)
{
  struct stat status;

  if (lstat (path, &status) != 0)
    g_string_append (looks, "- ");
  else
    g_string_append_printf (looks, "%ju.%jd.%jd.%ld ", (uintmax_t) status.st_ino,
                            (intmax_t) status.st_size, (intmax_t) status.st_mtim.tv_sec,
                            status.st_mtim.tv_nsec);
}

/* Journal files only grow and get successors, so the last one tells. */
static char *
dup_last_journal (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *last = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".log") && g_strcmp0 (name, last) > 0)
      {
        g_free (last);
        last = g_strdup (name);
      }

  return g_build_filename (folder, last, NULL);
}

static char *
dup_looks (AssayFolderWatch *self)
{
  GString *looks = g_string_new (NULL);
  g_autofree char *file = g_build_filename (self->path, self->file, NULL);
  g_autofree char *journal = g_build_filename (self->path, ASSAY_JOURNAL_FOLDER, NULL);
  g_autofree char *last = dup_last_journal (journal);

  append_looks (looks, file);
  append_looks (looks, last);

  return g_string_free (looks, FALSE);
}

void
assay_folder_watch_expect (AssayFolderWatch *self)
{
  g_free (self->expected);
  self->expected = dup_looks (self);
}

void
assay_folder_watch_look (AssayFolderWatch *self)
{
  g_autofree char *looks = dup_looks (self);

  if (self->is_changed || g_str_equal (looks, self->expected))
    return;
  self->is_changed = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
assay_folder_watch_is_changed (AssayFolderWatch *self)
{
  return self->is_changed;
}

static gboolean
look_cb (gpointer data)
{
  AssayFolderWatch *self = data;

  self->look_timeout = 0;
  assay_folder_watch_look (self);

  return G_SOURCE_REMOVE;
}

static void
something_happened_cb (AssayFolderWatch *self)
{
  g_clear_handle_id (&self->look_timeout, g_source_remove);
  self->look_timeout = g_timeout_add (LOOK_AFTER_MS, look_cb, self);
}

static GFileMonitor *
new_monitor (AssayFolderWatch *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor = g_file_monitor_directory (file, G_FILE_MONITOR_NONE, NULL, NULL);

  /* Where the system cannot tell, looking before each write still finds out. */
  if (monitor != NULL)
    g_signal_connect_object (monitor, "changed", G_CALLBACK (something_happened_cb), self,
                             G_CONNECT_SWAPPED);

  return monitor;
}

AssayFolderWatch *
assay_folder_watch_new (const char *path, const char *file)
{
  AssayFolderWatch *self = g_object_new (ASSAY_TYPE_FOLDER_WATCH, NULL);
  g_autofree char *journal = g_build_filename (path, ASSAY_JOURNAL_FOLDER, NULL);

  self->path = g_strdup (path);
  self->file = g_strdup (file);
  self->monitors[0] = new_monitor (self, path);
  self->monitors[1] = new_monitor (self, journal);
  assay_folder_watch_expect (self);

  return self;
}

static void
assay_folder_watch_finalize (GObject *object)
{
  AssayFolderWatch *self = ASSAY_FOLDER_WATCH (object);

  g_clear_handle_id (&self->look_timeout, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (self->monitors); i++)
    g_clear_object (&self->monitors[i]);
  g_free (self->path);
  g_free (self->file);
  g_free (self->expected);

  G_OBJECT_CLASS (assay_folder_watch_parent_class)->finalize (object);
}

static void
assay_folder_watch_class_init (AssayFolderWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_folder_watch_finalize;
  signals[CHANGED] = g_signal_new ("changed", ASSAY_TYPE_FOLDER_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_folder_watch_init (AssayFolderWatch *self)
{
}
