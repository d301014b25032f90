/* Finding out how a table is written: encodings, what parts cells, quotes, line ends, days.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-import-dates.h"
#include "core/register/assay-register-import-table.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"

#include <glib/gstdio.h>
#include <string.h>

static AssayImportTable *
parse_with (const void *data, gsize length, const AssayImportReading *reading, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return assay_import_table_parse (bytes, "t.csv", reading, error);
}

static AssayImportTable *
parse (const void *data, gsize length, GError **error)
{
  const AssayImportReading reading = { 0 };

  return parse_with (data, length, &reading, error);
}

static const char *
get_cell (const AssayImportTable *table, guint row, guint column)
{
  const AssayImportTableRow *one;

  g_assert_cmpuint (row, <, table->rows->len);
  one = table->rows->pdata[row];
  g_assert_cmpuint (column, <, one->cells->len);

  return one->cells->pdata[column];
}

static guint
get_line (const AssayImportTable *table, guint row)
{
  return ((const AssayImportTableRow *) table->rows->pdata[row])->line;
}

/* --- Encodings --------------------------------------------------------------------------------
 */

#define ACCENTED "Service,Contract\nÉcole de médiation,Größe\n"

typedef struct
{
  const char *encoding;
  const char *mark;
  gsize mark_length;
  const char *found;
  gboolean is_assumed;
} Encoded;

static const Encoded encoded[] = {
  { "UTF-8", "", 0, "UTF-8", FALSE },
  { "UTF-8", "\xef\xbb\xbf", 3, "UTF-8", FALSE },
  { "UTF-16LE", "\xff\xfe", 2, "UTF-16LE", FALSE },
  { "UTF-16BE", "\xfe\xff", 2, "UTF-16BE", FALSE },
  { "UTF-16LE", "", 0, "UTF-16LE", FALSE },
  { "UTF-16BE", "", 0, "UTF-16BE", FALSE },
  { "ISO-8859-1", "", 0, "windows-1252", TRUE },
  { "windows-1252", "", 0, "windows-1252", TRUE },
};

static void
test_encodings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (encoded); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (AssayImportTable) table = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      gsize length = 0;

      text = g_convert (ACCENTED, -1, encoded[i].encoding, "UTF-8", NULL, &length, &error);
      g_assert_no_error (error);
      g_byte_array_append (bytes, (const guint8 *) encoded[i].mark, encoded[i].mark_length);
      g_byte_array_append (bytes, (const guint8 *) text, length);
      table = parse (bytes->data, bytes->len, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (table->encoding, ==, encoded[i].found);
      g_assert_true (table->is_encoding_assumed == encoded[i].is_assumed);
      g_assert_cmpstr (get_cell (table, 0, 0), ==, "Service");
      g_assert_cmpstr (get_cell (table, 1, 0), ==, "École de médiation");
      g_assert_cmpstr (get_cell (table, 1, 1), ==, "Größe");
    }
}

/* What no encoding can be is refused, and so is what is said and is not so. */
static void
test_no_text (void)
{
  static const char spreadsheet[] = "PK\x03\x04\x00\x00\x00\x00\x81\x8d\x90";
  static const char undefined[] = "Service,Contract\nA\x81,B\n";
  const AssayImportReading said = { .encoding = "UTF-8" };
  const AssayImportReading dos = { .encoding = "CP850" };
  g_autoptr (AssayImportTable) table = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (spreadsheet, sizeof spreadsheet - 1, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (parse (undefined, sizeof undefined - 1, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (parse_with (undefined, sizeof undefined - 1, &said, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_clear_error (&error);
  table = parse_with (undefined, sizeof undefined - 1, &dos, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_cell (table, 1, 0), ==, "Aü");
  g_assert_null (parse ("", 0, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (parse ("\n\n , ,\n", 8, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
}

/* --- Cells ------------------------------------------------------------------------------------
 */

/* The same table in every way to write it; "~" is what parts, "^" the quote, "$" the line end. */
#define WRITTEN "Service~Contract~Reference$^Vale~ South^~^Said ^^so^^^~1$$^a$b^~x~2$"

static char *
write_as (char separator, char quote, const char *line_end, gboolean is_mixed)
{
  GString *text = g_string_new (NULL);
  guint n_ends = 0;

  for (const char *at = WRITTEN; *at != '\0'; at++)
    if (*at == '~')
      g_string_append_c (text, separator);
    else if (*at == '^')
      g_string_append_c (text, quote);
    else if (*at == '$')
      g_string_append (text, is_mixed && n_ends++ % 2 == 1 ? "\r\n" : line_end);
    else
      g_string_append_c (text, *at);

  return g_string_free (text, FALSE);
}

static void
test_ways (void)
{
  static const char separators[] = ",;\t|", quotes[] = "\"'";
  static const char *const ends[] = { "\n", "\r\n", "\r" };

  for (guint i = 0; i < 4 * 2 * 3 * 2; i++)
    {
      char separator = separators[i % 4], quote = quotes[i / 4 % 2];
      g_autofree char *text = write_as (separator, quote, ends[i / 8 % 3], i / 24 == 1);
      g_autofree char *title = g_strdup_printf ("Said %cso%c", quote, quote);
      g_autofree char *service = g_strdup_printf ("Vale%c South", separator);
      g_autoptr (AssayImportTable) table = NULL;
      g_autoptr (GError) error = NULL;

      table = parse (text, strlen (text), &error);
      g_assert_no_error (error);
      g_assert_cmpint (table->separator, ==, separator);
      g_assert_cmpint (table->quote, ==, quote);
      g_assert_cmpuint (table->rows->len, ==, 3);
      g_assert_cmpstr (get_cell (table, 1, 0), ==, service);
      g_assert_cmpstr (get_cell (table, 1, 1), ==, title);
      g_assert_cmpstr (get_cell (table, 2, 0), ==, "a\nb");
      g_assert_cmpstr (get_cell (table, 2, 2), ==, "2");
      g_assert_cmpuint (get_line (table, 1), ==, 2);
      g_assert_cmpuint (get_line (table, 2), ==, 4);
    }
}

static void
test_separator_line (void)
{
  static const char *const texts[] = {
    "sep=|\r\nService|Contract, of sorts\r\nA|B\r\n",
    "\"sep=|\"\nService|Contract, of sorts\nA|B\n",
    "\xef\xbb\xbfsep=|\rService|Contract, of sorts\rA|B",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayImportTable) table = parse (texts[i], strlen (texts[i]), &error);

      g_assert_no_error (error);
      g_assert_cmpint (table->separator, ==, '|');
      g_assert_cmpstr (get_cell (table, 0, 0), ==, "Service");
      g_assert_cmpuint (get_line (table, 1), ==, 3);
    }
}

/* What stands above the headers is left aside, and the lines are counted with it. */
static void
test_above (void)
{
  static const char text[] = ";;\nContracts;of the; North\n\nService;Contract;Ends\nA;B;C\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImportTable) table = parse (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpint (table->separator, ==, ';');
  g_assert_cmpstr (table->above, ==, "Contracts");
  g_assert_cmpuint (table->rows->len, ==, 2);
  g_assert_cmpstr (get_cell (table, 0, 0), ==, "Service");
  g_assert_cmpuint (get_line (table, 1), ==, 5);
}

/* Headers stay where they are when all of them are said to be left aside. */
static void
test_above_left_aside (void)
{
  static const char text[] = "Contracts\nService,Contract,Ends\nA,B,C\n";
  static const char *const aside[] = { "Service=", "Contract=", "Ends=", NULL };
  const AssayImportReading reading = { .columns = aside };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayImportTable) table = parse_with (text, strlen (text), &reading, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (get_cell (table, 0, 0), ==, "Service");
}

/* A spreadsheet that was never saved as a table is told from a broken text. */
static void
test_spreadsheet (void)
{
  static const char zip[] = "PK\x03\x04\x14\0\x06\0\x08\0",
                    old[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  g_autoptr (GError) of_zip = NULL;
  g_autoptr (GError) of_old = NULL;

  g_assert_null (parse (zip, sizeof zip, &of_zip));
  g_assert_null (parse (old, sizeof old, &of_old));
  g_assert_error (of_zip, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_assert_nonnull (strstr (of_zip->message, "save the table as CSV"));
  g_assert_cmpstr (of_zip->message, ==, of_old->message);
}

/* What is not put right names its line. */
static void
test_not_put_right (void)
{
  static const char *const wrong[][2] = {
    { "Service,Contract\nA,B\n\"C,D\nE,F\n", "line 3" },
    { "Service,Contract\nA,\"B\"C\n", "line 2" },
    { "Service,Contract\n\"A\nB\"x,C\n", "line 3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (wrong[i][0], strlen (wrong[i][0]), &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, wrong[i][1]));
    }
}

static void
assert_too_large (GString *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (text->str, text->len, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE);
}

static void
test_limits (void)
{
  g_autoptr (GString) wide = g_string_new ("Service");
  g_autoptr (GString) tall = g_string_new ("Service,Contract\n");
  g_autoptr (GString) full = g_string_new ("Service,Contract\n");

  for (guint i = 0; i < ASSAY_LIMIT_IMPORT_COLUMNS; i++)
    g_string_append_c (wide, ',');
  assert_too_large (wide);
  for (guint i = 0; i < ASSAY_LIMIT_IMPORT_ROWS; i++)
    g_string_append (tall, "a,b\n");
  assert_too_large (tall);
  for (guint i = 0; i <= ASSAY_LIMIT_IMPORT_CELL_BYTES; i++)
    g_string_append_c (full, 'a');
  assert_too_large (full);
}

/* --- Days -------------------------------------------------------------------------------------
 */

typedef struct
{
  const char *text;
  const char *dmy; /* NULL: no day */
  const char *mdy;
} Day;

static const Day days[] = {
  { "2026-11-22", "2026-11-22", "2026-11-22" },
  { " 2026/11/22 ", "2026-11-22", "2026-11-22" },
  { "2026-11-22T00:00:00", "2026-11-22", "2026-11-22" },
  { "2026-11-22 00:00:00.000", "2026-11-22", "2026-11-22" },
  { "2026-11-22 14:00", NULL, NULL },
  { "22/11/2026", "2026-11-22", NULL },
  { "22/11/2026 0:00", "2026-11-22", NULL },
  { "11/22/2026", NULL, "2026-11-22" },
  { "1/4/2025", "2025-04-01", "2025-01-04" },
  { "22.11.26", "2026-11-22", NULL },
  { "5-5-2026", "2026-05-05", "2026-05-05" },
  { "22 Nov 2026", "2026-11-22", "2026-11-22" },
  { "22-NOV-26", "2026-11-22", "2026-11-22" },
  { "November 22nd, 2026", "2026-11-22", "2026-11-22" },
  { "2026 Nov 22", "2026-11-22", "2026-11-22" },
  { "1 Sept 2026", "2026-09-01", "2026-09-01" },
  { "46348", "2026-11-22", "2026-11-22" },
  { "46348.0", "2026-11-22", "2026-11-22" },
  { "29/02/2028", "2028-02-29", NULL },
  { "29/02/2027", NULL, NULL },
  { "31/04/2026", NULL, NULL },
  { "22/11-2026", NULL, NULL },
  { "22/11/026", NULL, NULL },
  { "22/11", NULL, NULL },
  { "2026", NULL, NULL },
  { "12", NULL, NULL },
  { "soon", NULL, NULL },
  { "22 Nov", NULL, NULL },
  { "22 23 Nov 2026", NULL, NULL },
  { "99999999999/1/2026", NULL, NULL },
  { "0001-01-01", NULL, NULL },
  { "2026-11-22-23", NULL, NULL },
};

static void
test_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      AssayImportDay day = assay_import_day_read (days[i].text);
      g_autofree char *dmy = assay_date_format_iso (day.as[ASSAY_DATES_DMY]);
      g_autofree char *mdy = assay_date_format_iso (day.as[ASSAY_DATES_MDY]);

      g_test_message ("%s", days[i].text);
      g_assert_cmpstr (dmy, ==, days[i].dmy);
      g_assert_cmpstr (mdy, ==, days[i].mdy);
    }
}

typedef struct
{
  const char *cells; /* parted by blanks */
  AssayImportDates order;
  gboolean is_mixed;
} Column;

static const Column columns[] = {
  { "22/11/2026 01/04/2025", ASSAY_DATES_DMY, FALSE },
  { "01/04/2025 11/22/2026", ASSAY_DATES_MDY, FALSE },
  { "01/04/2025 31.03.2028", ASSAY_DATES_DMY, FALSE },
  { "01/04/2025 01/05/2025", ASSAY_DATES_DECIDE, FALSE },
  { "05/05/2025 2026-11-22", ASSAY_DATES_DMY, FALSE },
  { "22/11/2026 11/22/2026", ASSAY_DATES_DECIDE, TRUE },
  { "2026-11-22 46348", ASSAY_DATES_DMY, FALSE },
  { "01/04/2025 2026-11-22", ASSAY_DATES_DECIDE, FALSE },
  { "99/12/31", ASSAY_DATES_DECIDE, TRUE },
};

/* The order is the whole column's, whichever cell comes first. */
static void
test_orders (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns) * 2; i++)
    {
      const Column *column = &columns[i / 2];
      g_auto (GStrv) cells = g_strsplit (column->cells, " ", -1);
      guint n = g_strv_length (cells);
      AssayImportDayColumn taken = { 0 };
      gboolean is_mixed = FALSE;

      for (guint j = 0; j < n; j++)
        {
          AssayImportDay day = assay_import_day_read (cells[i % 2 == 0 ? j : n - 1 - j]);

          assay_import_day_column_take (&taken, &day);
        }
      g_test_message ("%s", column->cells);
      g_assert_cmpint (assay_import_day_column_decide (&taken, &is_mixed), ==, column->order);
      g_assert_true (is_mixed == column->is_mixed);
    }
}

/* Every day of some years, in every order it can be written in. */
static void
test_every_day (void)
{
  for (AssayDate date = assay_date_new (2023, 12, 1); date < assay_date_new (2025, 3, 1); date++)
    {
      g_autofree char *iso = assay_date_format_iso (date);
      g_auto (GStrv) parts = g_strsplit (iso, "-", -1);
      g_autofree char *dmy = g_strdup_printf ("%s/%s/%s", parts[2], parts[1], parts[0]);
      g_autofree char *mdy = g_strdup_printf ("%s/%s/%s", parts[1], parts[2], parts[0]);
      g_autofree char *ymd = g_strdup_printf ("%s.%s.%s", parts[0] + 2, parts[1], parts[2]);
      g_autofree char *number = g_strdup_printf ("%u", date - assay_date_new (1899, 12, 30));

      g_assert_cmpuint (assay_import_day_read (dmy).as[ASSAY_DATES_DMY], ==, date);
      g_assert_cmpuint (assay_import_day_read (mdy).as[ASSAY_DATES_MDY], ==, date);
      g_assert_cmpuint (assay_import_day_read (ymd).as[ASSAY_DATES_YMD], ==, date);
      g_assert_cmpuint (assay_import_day_read (number).as[ASSAY_DATES_MDY], ==, date);
    }
}

/* --- Whether it is one ------------------------------------------------------------------------
 */

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  gboolean is_table;
} Meant;

#define MEANT(name, bytes, is_table)                                                               \
  {                                                                                                \
    name, bytes, sizeof bytes - 1, is_table                                                        \
  }

static const Meant meant[] = {
  MEANT ("t.csv", "Service,Contract\nA,B\n", TRUE),
  MEANT ("t.tsv", "Service\tContract\n", TRUE),
  MEANT ("t.txt", "Tr\xe4ger;Contract\n", TRUE),
  MEANT ("t", "S\0e\0r\0v\0i\0c\0e\0", TRUE),
  MEANT ("t.csv", "\xfe\xff\0S\0e\0r\0v\0i\0c\0e", TRUE),
  MEANT ("t.csv", "", TRUE),
  MEANT ("t.CSV", "1 < 2\n", TRUE),
  MEANT ("t.XLSX", "PK\x03\x04\0\0", TRUE),
  MEANT ("t.xls", "\xd0\xcf\x11\xe0\0\0", TRUE),
  MEANT ("t.zip", "PK\x03\x04\0\0", FALSE),
  MEANT ("t.xml", "<?xml version=\"1.0\"?><a/>", FALSE),
  MEANT ("t.csv", "\xef\xbb\xbf \n<return/>", FALSE),
  MEANT ("t.xml", "\xff\xfe<\0a\0/\0>\0", FALSE),
  MEANT ("t.pdf", "%PDF-1.7\n", FALSE),
  MEANT ("t.bin", "A\0\0\0\0\0\0\0\0\1", FALSE),
};

static void
test_is_at (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("assay-XXXXXX", &error);
  g_autofree char *none = g_build_filename (folder, "none.csv", NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (meant); i++)
    {
      g_autofree char *path = g_build_filename (folder, meant[i].name, NULL);

      g_file_set_contents (path, meant[i].bytes, (gssize) meant[i].length, &error);
      g_assert_no_error (error);
      g_test_message ("%u: %s", i, meant[i].name);
      g_assert_true (assay_import_table_is_at (path) == meant[i].is_table);
      g_unlink (path);
    }
  g_assert_false (assay_import_table_is_at (folder));
  g_assert_false (assay_import_table_is_at (none));
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register-import-table/encodings", test_encodings);
  g_test_add_func ("/register-import-table/no-text", test_no_text);
  g_test_add_func ("/register-import-table/ways", test_ways);
  g_test_add_func ("/register-import-table/separator-line", test_separator_line);
  g_test_add_func ("/register-import-table/above", test_above);
  g_test_add_func ("/register-import-table/above-left-aside", test_above_left_aside);
  g_test_add_func ("/register-import-table/spreadsheet", test_spreadsheet);
  g_test_add_func ("/register-import-table/not-put-right", test_not_put_right);
  g_test_add_func ("/register-import-table/limits", test_limits);
  g_test_add_func ("/register-import-table/is-at", test_is_at);
  g_test_add_func ("/register-import-table/days", test_days);
  g_test_add_func ("/register-import-table/orders", test_orders);
  g_test_add_func ("/register-import-table/every-day", test_every_day);

  return g_test_run ();
}
