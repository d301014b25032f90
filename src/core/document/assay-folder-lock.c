/* in-use.xml.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every step that could race ends with the question whether the file held is still the one at the
 * path: another program may have removed or replaced it in between, and then the hold is worth
 * nothing and everything starts again.
 */

#include "core/document/assay-folder-lock.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/document/assay-folder-path.h"
#include "core/xml/assay-xml.h"

#include "assay-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define LOCK_MAX_BYTES (64 * 1024)
#define MAX_TRIES 16
#define MACHINE_ID_PATH "/etc/machine-id"
#define MACHINE_DIGITS 16

/* One of the two is open and locked: the file we made, or the one we took over. */
struct _AssayFolderLock
{
  AssayDisk *disk;
  char *path;
  AssayDiskFile *file;
  int fd;
};

/* --- What the file says --- */

void
assay_lock_holder_free (AssayLockHolder *self)
{
  if (self == NULL)
    return;
  g_free (self->author);
  g_free (self->host);
  g_free (self->machine);
  g_free (self->since);
  g_free (self);
}

static guint64
read_pid (const xmlNode *root)
{
  g_autofree char *text = assay_xml_dup_attribute (root, "pid");
  guint64 pid = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT32, &pid, NULL))
    return 0;

  return pid;
}

AssayLockHolder *
assay_folder_lock_read (const char *path)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (xmlDoc) document = NULL;
  AssayLockHolder *holder;
  xmlNode *root;

  if (assay_path_get_type (path, NULL) == ASSAY_PATH_NOTHING)
    return NULL;
  holder = g_new0 (AssayLockHolder, 1);
  if (assay_path_get_type (path, NULL) == ASSAY_PATH_FILE)
    bytes = assay_xml_load_bytes (path, LOCK_MAX_BYTES, NULL);
  if (bytes != NULL)
    document =
        assay_xml_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), path, NULL);
  root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  if (root != NULL && assay_xml_is (root, "in-use"))
    {
      holder->author = assay_xml_dup_attribute (root, "author");
      holder->host = assay_xml_dup_attribute (root, "host");
      holder->machine = assay_xml_dup_attribute (root, "machine");
      holder->since = assay_xml_dup_attribute (root, "since");
      holder->pid = read_pid (root);
    }

  return holder;
}

/* What makes this computer another than one that has the same name; NULL where it has no number.
 * The number itself is nobody's business, so only a digest of it is told. */
static char *
dup_machine (void)
{
  g_autofree char *id = NULL;
  g_autofree char *digest = NULL;

  if (!g_file_get_contents (MACHINE_ID_PATH, &id, NULL, NULL))
    return NULL;
  digest = assay_digest_of_bytes (id, strlen (id));

  return g_strndup (digest, MACHINE_DIGITS);
}

static char *
format_holder (AssayContext *context)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (TRUE);
  g_autofree char *machine = dup_machine ();
  g_autofree char *since = assay_context_format_time (assay_context_get_now (context));
  const char *program = g_get_prgname ();

  assay_xml_writer_open (writer, "in-use");
  assay_xml_writer_attribute (writer, "author", assay_context_get_author (context));
  assay_xml_writer_attribute (writer, "host", g_get_host_name ());
  assay_xml_writer_attribute (writer, "machine", machine);
  assay_xml_writer_attribute_uint (writer, "pid", (guint64) getpid ());
  assay_xml_writer_attribute (writer, "program", program != NULL ? program : "assay");
  assay_xml_writer_attribute (writer, "since", since);
  assay_xml_writer_close (writer);

  return assay_xml_writer_finish (writer);
}

gboolean
assay_lock_holder_is_here (const AssayLockHolder *self)
{
  g_autofree char *machine = dup_machine ();

  return self != NULL && g_strcmp0 (self->host, g_get_host_name ()) == 0
         && g_strcmp0 (self->machine, machine) == 0;
}

gboolean
assay_lock_holder_may_be_alive (const AssayLockHolder *self)
{
  return !assay_lock_holder_is_here (self) || self->pid == 0 || kill ((pid_t) self->pid, 0) == 0
         || errno != ESRCH;
}

static void
set_locked (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (AssayLockHolder) holder = assay_folder_lock_read (path);

  if (holder == NULL || holder->author == NULL || holder->host == NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_LOCKED,
                 _ ("%s is in use by somebody whose name cannot be read. Close it there, or if "
                    "nobody has it open run: assay unlock “%s”"),
                 folder, folder);
  else if (assay_lock_holder_is_here (holder))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_LOCKED,
                 _ ("%s is in use by %s on this computer since %s. Close it there first"), folder,
                 holder->author, holder->since != NULL ? holder->since : "?");
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_LOCKED,
                 _ ("%s is in use by %s on %s since %s. Close it there, or if that computer is "
                    "gone for good run: assay unlock “%s”"),
                 folder, holder->author, holder->host, holder->since != NULL ? holder->since : "?",
                 folder);
}

/* --- Holding it --- */

AssayDescriptorLock
assay_lock_descriptor (int fd)
{
  int result;

  do
    result = flock (fd, LOCK_EX | LOCK_NB);
  while (result != 0 && errno == EINTR);
  if (result == 0)
    return ASSAY_DESCRIPTOR_LOCKED;

  return errno == ENOSYS || errno == ENOLCK || errno == EOPNOTSUPP ? ASSAY_DESCRIPTOR_UNSUPPORTED
                                                                   : ASSAY_DESCRIPTOR_TAKEN;
}

/* Whether a file of this computer was left by a crash. Where the system has no locks, only the
 * process can tell, and its number may have gone to another. */
static gboolean
is_left_over (int fd, const AssayLockHolder *holder)
{
  switch (assay_lock_descriptor (fd))
    {
    case ASSAY_DESCRIPTOR_LOCKED:
      return TRUE;
    case ASSAY_DESCRIPTOR_TAKEN:
      return FALSE;
    case ASSAY_DESCRIPTOR_UNSUPPORTED:
      return !assay_lock_holder_may_be_alive (holder);
    }

  g_assert_not_reached ();
}

/* Whether whoever made the file ended before they could write their name. Until then they hold it,
 * so on this computer it is nobody's once we do. */
static gboolean
is_unwritten (int fd)
{
  struct stat info;

  return fstat (fd, &info) == 0 && info.st_size == 0
         && assay_lock_descriptor (fd) == ASSAY_DESCRIPTOR_LOCKED;
}

/* Whether what is open as @fd is still what is at @path. */
static gboolean
is_still_there (int fd, const char *path)
{
  struct stat held, there;

  return fstat (fd, &held) == 0 && lstat (path, &there) == 0 && held.st_dev == there.st_dev
         && held.st_ino == there.st_ino;
}

typedef enum
{
  TRY_AGAIN,
  TRY_FAILED,
  TRY_HELD,
} Try;

static Try
create_file (AssayFolderLock *self, AssayContext *context, GError **error)
{
  g_autofree char *text = format_holder (context);
  g_autoptr (GError) cause = NULL;

  self->file = assay_disk_create (self->disk, self->path, &cause);
  if (self->file == NULL)
    {
      if (g_error_matches (cause, ASSAY_ERROR, ASSAY_ERROR_EXISTS))
        return TRY_AGAIN;
      g_propagate_error (error, g_steal_pointer (&cause));
      return TRY_FAILED;
    }
  if (assay_lock_descriptor (assay_disk_file_get_fd (self->file)) == ASSAY_DESCRIPTOR_TAKEN
      || !is_still_there (assay_disk_file_get_fd (self->file), self->path))
    {
      /* Somebody saw the new file and was quicker; it is theirs now. */
      g_clear_pointer (&self->file, assay_disk_file_close);
      return TRY_AGAIN;
    }
  if (assay_disk_file_write (self->file, text, strlen (text), error)
      && assay_disk_file_sync (self->file, error))
    return TRY_HELD;
  assay_disk_remove (self->disk, self->path, NULL);

  return TRY_FAILED;
}

/* Writes who we are into a file that is locked and there. */
static gboolean
rewrite_file (AssayFolderLock *self, AssayContext *context, GError **error)
{
  g_autofree char *text = format_holder (context);
  g_autoptr (AssayDiskFile) file = assay_disk_open_append (self->disk, self->path, error);

  if (file != NULL && assay_disk_file_truncate (file, 0, error)
      && assay_disk_file_write (file, text, strlen (text), error)
      && assay_disk_file_sync (file, error))
    return TRUE;
  /* It was nobody's, and half a file would look like somebody's. */
  assay_disk_remove (self->disk, self->path, NULL);

  return FALSE;
}

static void
let_go (AssayFolderLock *self)
{
  g_clear_pointer (&self->file, assay_disk_file_close);
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

static Try
take_over_file (AssayFolderLock *self, AssayContext *context, GError **error)
{
  g_autoptr (AssayLockHolder) holder = NULL;

  if (!assay_path_check_file (self->path, error))
    return TRY_FAILED;
  self->fd = g_open (self->path, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0);
  if (self->fd < 0)
    {
      if (errno == ENOENT)
        return TRY_AGAIN;
      assay_error_set_from_errno (error, self->path, errno);
      return TRY_FAILED;
    }
  holder = assay_folder_lock_read (self->path);
  if (!is_unwritten (self->fd)
      && (!assay_lock_holder_is_here (holder) || !is_left_over (self->fd, holder)))
    {
      gboolean gone = !is_still_there (self->fd, self->path);

      let_go (self);
      if (gone)
        return TRY_AGAIN;
      set_locked (self->path, error);
      return TRY_FAILED;
    }
  if (!is_still_there (self->fd, self->path))
    {
      let_go (self);
      return TRY_AGAIN;
    }

  return rewrite_file (self, context, error) ? TRY_HELD : TRY_FAILED;
}

static AssayFolderLock *
new_lock (AssayContext *context, const char *path)
{
  AssayFolderLock *self = g_new0 (AssayFolderLock, 1);

  self->disk = assay_disk_ref (assay_context_get_disk (context));
  self->path = g_strdup (path);
  self->fd = -1;

  return self;
}

static void
free_lock (AssayFolderLock *self)
{
  let_go (self);
  assay_disk_unref (self->disk);
  g_free (self->path);
  g_free (self);
}

AssayFolderLock *
assay_folder_lock_take (AssayContext *context, const char *path, GError **error)
{
  AssayFolderLock *self = new_lock (context, path);

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      Try outcome = assay_path_get_type (path, NULL) == ASSAY_PATH_NOTHING
                        ? create_file (self, context, error)
                        : take_over_file (self, context, error);

      if (outcome == TRY_HELD)
        return self;
      if (outcome == TRY_FAILED)
        {
          free_lock (self);
          return NULL;
        }
    }
  set_locked (path, error);
  free_lock (self);

  return NULL;
}

void
assay_folder_lock_release (AssayFolderLock *self)
{
  if (self == NULL)
    return;
  /* Removed while it is still locked, so that nobody can come in between. */
  if (is_still_there (self->file != NULL ? assay_disk_file_get_fd (self->file) : self->fd,
                      self->path))
    assay_disk_remove (self->disk, self->path, NULL);
  free_lock (self);
}

gboolean
assay_folder_lock_break (AssayContext *context, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (AssayLockHolder) holder = NULL;
  gboolean done;
  int fd;

  if (assay_path_get_type (path, NULL) == ASSAY_PATH_NOTHING)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND, _ ("%s is not in use by anybody"),
                   folder);
      return FALSE;
    }
  if (!assay_path_check_file (path, error))
    return FALSE;
  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    {
      assay_error_set_from_errno (error, path, errno);
      return FALSE;
    }
  holder = assay_folder_lock_read (path);
  done = !assay_lock_holder_is_here (holder) ? assay_lock_descriptor (fd) != ASSAY_DESCRIPTOR_TAKEN
                                             : is_left_over (fd, holder);
  if (done)
    done = assay_disk_remove (assay_context_get_disk (context), path, error);
  else
    set_locked (path, error);
  close (fd);

  return done;
}
