/* The error table is whole, and every error of the system and of GLib finds its row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"

#include <errno.h>
#include <gio/gio.h>

static void
test_table (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  int status_before = 1;

  for (guint code = 0; code <= ASSAY_ERROR_LAST; code++)
    {
      const AssayErrorRow *row = assay_error_lookup_row (code);

      g_assert_cmpuint (row->code, ==, code);
      g_assert_true (g_regex_match_simple ("^[a-z]+(-[a-z]+)*$", row->id, 0, 0));
      g_assert_true (g_hash_table_add (ids, (gpointer) row->id));
      /* Ascending, so unique; 0 is success and 1 is "something to report". */
      g_assert_cmpint (row->exit_status, >, status_before);
      g_assert_cmpint (row->exit_status, <, 256);
      status_before = row->exit_status;
    }
}

/* Scripts depend on these. */
static void
test_statuses_are_stable (void)
{
  static const int statuses[] = { 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 130 };

  G_STATIC_ASSERT (G_N_ELEMENTS (statuses) == ASSAY_ERROR_LAST + 1);
  for (guint code = 0; code <= ASSAY_ERROR_LAST; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (ASSAY_ERROR, (int) code, "x");

      g_assert_cmpint (assay_error_get_exit_status (error), ==, statuses[code]);
    }
}

static void
test_foreign (void)
{
  const struct
  {
    GQuark domain;
    int code;
    AssayError expected;
  } cases[] = {
    { G_IO_ERROR, G_IO_ERROR_NOT_FOUND, ASSAY_ERROR_NOT_FOUND },
    { G_IO_ERROR, G_IO_ERROR_CANCELLED, ASSAY_ERROR_CANCELLED },
    { G_IO_ERROR, G_IO_ERROR_READ_ONLY, ASSAY_ERROR_ACCESS },
    { G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, ASSAY_ERROR_INVALID },
    { G_IO_ERROR, G_IO_ERROR_FAILED, ASSAY_ERROR_IO },
    { G_FILE_ERROR, G_FILE_ERROR_NOENT, ASSAY_ERROR_NOT_FOUND },
    { G_FILE_ERROR, G_FILE_ERROR_ROFS, ASSAY_ERROR_ACCESS },
    { G_FILE_ERROR, G_FILE_ERROR_NOSPC, ASSAY_ERROR_NO_SPACE },
    { G_FILE_ERROR, G_FILE_ERROR_EXIST, ASSAY_ERROR_EXISTS },
    { G_FILE_ERROR, G_FILE_ERROR_IO, ASSAY_ERROR_IO },
    { G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION, ASSAY_ERROR_USAGE },
    { G_MARKUP_ERROR, G_MARKUP_ERROR_PARSE, ASSAY_ERROR_IO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *foreign = g_error_new_literal (cases[i].domain, cases[i].code, "it failed");
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (assay_error_get_exit_status (foreign), ==,
                       assay_error_lookup_row (cases[i].expected)->exit_status);
      assay_error_propagate (&error, foreign, "plan.pdf");
      g_assert_error (error, ASSAY_ERROR, (int) cases[i].expected);
      g_assert_cmpstr (error->message, ==, "plan.pdf: it failed");
    }
}

static void
test_errno (void)
{
  static const struct
  {
    int number;
    AssayError expected;
  } cases[] = {
    { ENOENT, ASSAY_ERROR_NOT_FOUND }, { EACCES, ASSAY_ERROR_ACCESS },
    { EPERM, ASSAY_ERROR_ACCESS },     { EROFS, ASSAY_ERROR_ACCESS },
    { ENOSPC, ASSAY_ERROR_NO_SPACE },  { EDQUOT, ASSAY_ERROR_NO_SPACE },
    { EFBIG, ASSAY_ERROR_NO_SPACE },   { EEXIST, ASSAY_ERROR_EXISTS },
    { EISDIR, ASSAY_ERROR_INVALID },   { ENAMETOOLONG, ASSAY_ERROR_INVALID },
    { EIO, ASSAY_ERROR_IO },           { 0, ASSAY_ERROR_IO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      assay_error_set_from_errno (&error, "/srv/plan.pdf", cases[i].number);
      g_assert_error (error, ASSAY_ERROR, (int) cases[i].expected);
      g_assert_true (g_str_has_prefix (error->message, "/srv/plan.pdf: "));
    }
}

/* Context is added in front, and the code stays. */
static void
test_propagate (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) same = NULL;

  assay_error_propagate (&error, g_error_new_literal (ASSAY_ERROR, ASSAY_ERROR_DAMAGED, "cut off"),
                         "E007");
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
  g_assert_cmpstr (error->message, ==, "E007: cut off");
  assay_error_propagate (&same, g_steal_pointer (&error), NULL);
  g_assert_error (same, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
  g_assert_cmpstr (same->message, ==, "E007: cut off");
  assay_error_propagate (NULL, g_steal_pointer (&same), "nobody listens");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/table", test_table);
  g_test_add_func ("/error/statuses-are-stable", test_statuses_are_stable);
  g_test_add_func ("/error/foreign", test_foreign);
  g_test_add_func ("/error/errno", test_errno);
  g_test_add_func ("/error/propagate", test_propagate);

  return g_test_run ();
}
