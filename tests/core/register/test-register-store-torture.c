/* A register in a file on a disk that fails: at every single thing that SQLite asks of it, an edit
 * is there or not, and what was said of it is true.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite writes by itself and not through AssayDisk, but lets the disk be put in another's place.
 */

#include "register-fixture.h"

#include <sqlite3.h>

/* FAIL is not done at all, LATE is done and said to have failed, and after DEAD nothing is done any
 * more, as when the program had been killed there. */
typedef enum
{
  FAULT_FAIL,
  FAULT_LATE,
  FAULT_DEAD,
} Fault;

static struct
{
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  sqlite3_io_methods methods;
  guint nth; /* 0: never */
  guint count;
  Fault fault;
  gboolean is_dead;
} disk;

/* The real one follows in memory. */
typedef struct
{
  sqlite3_file file;
} DiskFile;

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return (sqlite3_file *) ((DiskFile *) file + 1);
}

static void
set_fault (guint nth, Fault fault)
{
  disk.nth = nth;
  disk.count = 0;
  disk.fault = fault;
  disk.is_dead = FALSE;
}

/* Whether the next operation is to be done, and whether it is to be said to have failed. */
static gboolean
is_to_be_done (gboolean *out_is_to_fail)
{
  gboolean is_hit = ++disk.count == disk.nth;

  if (is_hit && disk.fault == FAULT_DEAD)
    disk.is_dead = TRUE;
  *out_is_to_fail = is_hit || disk.is_dead;

  return !*out_is_to_fail || (is_hit && disk.fault == FAULT_LATE);
}

/* --- Files ------------------------------------------------------------------------------------
 */

static int
close_file (sqlite3_file *file)
{
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
read_file (sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
  return get_real (file)->pMethods->xRead (get_real (file), bytes, length, offset);
}

static int
write_file (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  gboolean is_to_fail, is_done = is_to_be_done (&is_to_fail);
  int result = SQLITE_OK;

  /* What fails may have written half. */
  if (is_done || !disk.is_dead)
    result = get_real (file)->pMethods->xWrite (get_real (file), bytes,
                                                is_done ? length : length / 2, offset);

  return is_to_fail ? SQLITE_IOERR_WRITE : result;
}

static int
truncate_file (sqlite3_file *file, sqlite3_int64 size)
{
  gboolean is_to_fail;
  int result = SQLITE_OK;

  if (is_to_be_done (&is_to_fail))
    result = get_real (file)->pMethods->xTruncate (get_real (file), size);

  return is_to_fail ? SQLITE_IOERR_TRUNCATE : result;
}

static int
sync_file (sqlite3_file *file, int flags)
{
  gboolean is_to_fail;
  int result = SQLITE_OK;

  if (is_to_be_done (&is_to_fail))
    result = get_real (file)->pMethods->xSync (get_real (file), flags);

  return is_to_fail ? SQLITE_IOERR_FSYNC : result;
}

static int
get_size (sqlite3_file *file, sqlite3_int64 *out_size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), out_size);
}

static int
lock_file (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xLock (get_real (file), level);
}

static int
unlock_file (sqlite3_file *file, int level)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), level);
}

static int
check_lock (sqlite3_file *file, int *out_is_locked)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), out_is_locked);
}

static int
control_file (sqlite3_file *file, int what, void *argument)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), what, argument);
}

static int
get_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
get_traits (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

/* --- The disk ---------------------------------------------------------------------------------
 */

static int
open_on_disk (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  gboolean is_to_fail = FALSE;
  int result;

  file->pMethods = NULL;
  if ((flags & SQLITE_OPEN_CREATE) != 0 && !is_to_be_done (&is_to_fail))
    return SQLITE_CANTOPEN;
  result = disk.real->xOpen (disk.real, name, get_real (file), flags, out_flags);
  if (result == SQLITE_OK && is_to_fail)
    {
      close_file (file);
      return SQLITE_CANTOPEN;
    }
  if (get_real (file)->pMethods != NULL)
    file->pMethods = &disk.methods;

  return result;
}

static int
delete_on_disk (sqlite3_vfs *vfs, const char *name, int is_folder_to_be_synced)
{
  gboolean is_to_fail;
  int result = SQLITE_OK;

  if (is_to_be_done (&is_to_fail))
    result = disk.real->xDelete (disk.real, name, is_folder_to_be_synced);

  return is_to_fail ? SQLITE_IOERR_DIR_FSYNC : result;
}

static void
put_in_place (void)
{
  disk.real = sqlite3_vfs_find (NULL);
  disk.vfs = *disk.real;
  disk.vfs.zName = "failing";
  disk.vfs.pNext = NULL;
  disk.vfs.szOsFile = (int) sizeof (DiskFile) + disk.real->szOsFile;
  disk.vfs.xOpen = open_on_disk;
  disk.vfs.xDelete = delete_on_disk;
  disk.methods = (sqlite3_io_methods){
    .iVersion = 1,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = get_size,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_lock,
    .xFileControl = control_file,
    .xSectorSize = get_sector_size,
    .xDeviceCharacteristics = get_traits,
  };
  g_assert_cmpint (sqlite3_vfs_register (&disk.vfs, 1), ==, SQLITE_OK);
}

/* --- The torture ------------------------------------------------------------------------------
 */

static gboolean
apply_pair (AssayRegisterStore *store)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));
  AssayRegisterEdit area = { ASSAY_REGISTER_ADD, register_sketch ("area id=-1 name=A") };
  AssayRegisterEdit service = { ASSAY_REGISTER_ADD, register_sketch ("service area=-1 name=S") };
  gboolean is_done;

  g_array_append_val (edits, area);
  g_array_append_val (edits, service);
  is_done = assay_register_store_apply (store, edits, NULL, NULL, NULL);
  assay_register_value_free (area.value);
  assay_register_value_free (service.value);

  return is_done;
}

/* Applies one pair beside the one that is there, with the @nth operation failing; FALSE once there
 * are not so many. */
static gboolean
torture (guint nth, Fault fault, guint *n_unsure)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GPtrArray) trail = NULL, problems = NULL;
  gboolean is_told, is_unsure, is_hit;
  guint n_areas;

  g_assert_true (apply_pair (fixture->store));
  set_fault (nth, fault);
  is_told = apply_pair (fixture->store);
  is_unsure = assay_register_store_is_unsure (fixture->store);
  is_hit = disk.count >= nth;
  g_clear_pointer (&fixture->store, assay_register_store_close);
  set_fault (0, fault);

  register_fixture_reopen (fixture);
  n_areas = register_count (fixture->store, ASSAY_HELD_AREA);
  g_assert_cmpuint (register_count (fixture->store, ASSAY_HELD_SERVICE), ==, n_areas);
  trail = assay_register_store_list_trail (fixture->store, NULL, NULL, NULL);
  g_assert_cmpuint (trail->len, ==, 2 * n_areas);
  problems = assay_register_store_check (fixture->store, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  if (is_told || !is_unsure)
    g_assert_cmpuint (n_areas, ==, is_told ? 2 : 1);
  else
    g_assert_cmpuint (n_areas, <=, 2);
  *n_unsure += is_unsure;

  return is_hit;
}

static void
test_fault (gconstpointer user_data)
{
  Fault fault = GPOINTER_TO_UINT (user_data);
  guint nth = 1, n_unsure = 0;

  while (torture (nth, fault, &n_unsure))
    nth++;
  g_test_message ("%u operations, unsure after %u", nth - 1, n_unsure);
  g_assert_cmpuint (nth, >, 5);
  g_assert_cmpint (n_unsure > 0, ==, fault == FAULT_DEAD);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  put_in_place ();
  g_test_add_data_func ("/register/torture/fail", GUINT_TO_POINTER (FAULT_FAIL), test_fault);
  g_test_add_data_func ("/register/torture/late", GUINT_TO_POINTER (FAULT_LATE), test_fault);
  g_test_add_data_func ("/register/torture/dead", GUINT_TO_POINTER (FAULT_DEAD), test_fault);

  return g_test_run ();
}
