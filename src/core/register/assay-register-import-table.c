/* The cells of a file that somebody's spreadsheet wrote.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-import-table.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/register/assay-register-import-text.h"
#include "core/xml/assay-xml.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* How many rows are read to find out what parts the cells. */
#define LOOK_ROWS 20u

/* How much of a file tells whether it is a table at all. */
#define LOOK_BYTES 4096u

static const char separators[] = ",;\t|";
static const char quotes[] = "\"'";

static void
row_free (gpointer row)
{
  AssayImportTableRow *self = row;

  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
assay_import_table_free (AssayImportTable *self)
{
  if (self == NULL)
    return;
  g_free (self->encoding);
  g_free (self->above);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/* --- Cells ------------------------------------------------------------------------------------
 */

typedef struct
{
  const char *name;
  const char *at;
  guint line;
  char separator;
  char quote;
  GString *cell;
  GError **error;
} Scan;

static gboolean
refuse (Scan *self, guint line, const char *message)
{
  g_set_error (self->error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s, line %u: %s"), self->name,
               line, message);

  return FALSE;
}

static gboolean
is_line_end (char letter)
{
  return letter == '\n' || letter == '\r';
}

/* Behind the line end at hand: LF, CR or both. */
static void
skip_line_end (Scan *self)
{
  if (self->at[0] == '\r' && self->at[1] == '\n')
    self->at++;
  self->at++;
  self->line++;
}

/* What stands between quotes; a quote inside is doubled, a line end becomes LF. */
static gboolean
scan_quoted (Scan *self)
{
  guint first = self->line;

  self->at++;
  while (*self->at != '\0')
    {
      if (*self->at == self->quote && self->at[1] != self->quote)
        break;
      if (is_line_end (*self->at))
        {
          skip_line_end (self);
          g_string_append_c (self->cell, '\n');
          continue;
        }
      if (*self->at == self->quote)
        self->at++;
      g_string_append_c (self->cell, *self->at++);
    }
  if (*self->at == '\0')
    return refuse (self, first,
                   _ ("a quote is opened and never closed; close it, or double a quote that is "
                      "part of the text"));
  self->at++;
  while (*self->at == ' ' && self->separator != ' ')
    self->at++;
  if (*self->at == '\0' || *self->at == self->separator || is_line_end (*self->at))
    return TRUE;

  return refuse (self, self->line,
                 _ ("there is text behind a closing quote; double a quote that is part of the "
                    "text"));
}

static gboolean
scan_cell (Scan *self)
{
  g_string_truncate (self->cell, 0);
  if (*self->at == self->quote)
    {
      if (!scan_quoted (self))
        return FALSE;
    }
  else
    while (*self->at != '\0' && *self->at != self->separator && !is_line_end (*self->at))
      g_string_append_c (self->cell, *self->at++);
  if (self->cell->len <= ASSAY_LIMIT_IMPORT_CELL_BYTES)
    return TRUE;
  g_set_error (self->error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
               _ ("%s, line %u: a cell holds more than a register can keep"), self->name,
               self->line);

  return FALSE;
}

static gboolean
scan_row (Scan *self, AssayImportTableRow *row)
{
  for (;;)
    {
      if (row->cells->len == ASSAY_LIMIT_IMPORT_COLUMNS)
        {
          g_set_error (self->error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                       _ ("%s, line %u: more than %u columns"), self->name, self->line,
                       ASSAY_LIMIT_IMPORT_COLUMNS);
          return FALSE;
        }
      if (!scan_cell (self))
        return FALSE;
      g_ptr_array_add (row->cells, g_strndup (self->cell->str, self->cell->len));
      if (*self->at != self->separator)
        break;
      self->at++;
    }
  if (*self->at != '\0')
    skip_line_end (self);

  return TRUE;
}

static gboolean
is_empty (const AssayImportTableRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const char *cell = row->cells->pdata[i];

      if (cell[strspn (cell, " \t\n")] != '\0')
        return FALSE;
    }

  return TRUE;
}

/* A spreadsheet's own first line "sep=;", which some put between quotes, is no row. */
static const char *
skip_separator_line (const char *text)
{
  gboolean is_quoted = *text == '"';
  const char *at = text + is_quoted;

  if (!g_str_has_prefix (at, "sep=") || at[4] == '\0')
    return text;
  at += 5;
  if (is_quoted && *at++ != '"')
    return text;
  if (!is_line_end (*at))
    return text;

  return at + (at[0] == '\r' && at[1] == '\n' ? 2 : 1);
}

static char
find_said_separator (const char *text)
{
  return skip_separator_line (text) != text ? text[(*text == '"') + 4] : '\0';
}

/* Adds at most @max_rows to @rows, up to where it is not put right. */
static gboolean
scan_rows (GPtrArray *rows,
           const char *text,
           const char *name,
           const AssayImportTable *marks,
           guint max_rows,
           GError **error)
{
  const char *first = skip_separator_line (text);
  g_autoptr (GString) cell = g_string_new (NULL);
  Scan scan = { name, first, first == text ? 1 : 2, marks->separator, marks->quote, cell, error };

  while (*scan.at != '\0' && rows->len < max_rows)
    {
      AssayImportTableRow *row = g_new0 (AssayImportTableRow, 1);

      row->line = scan.line;
      row->cells = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (rows, row);
      if (!scan_row (&scan, row))
        return FALSE;
      if (is_empty (row))
        g_ptr_array_set_size (rows, (int) rows->len - 1);
    }

  return TRUE;
}

/* --- What parts them --------------------------------------------------------------------------
 */

static guint
count_headers (const AssayImportTableRow *row, const char *const *columns)
{
  guint n = 0;

  for (guint i = 0; i < row->cells->len; i++)
    n += assay_import_column_find (row->cells->pdata[i], columns) != ASSAY_IMPORT_COLUMN_NONE;

  return n;
}

/* Where the headers are: spreadsheets often have a title above them. They are headers still when
 * somebody said to leave them aside. */
static guint
find_head (const GPtrArray *rows, const char *const *columns)
{
  for (guint i = 0; i < MIN (rows->len, LOOK_ROWS); i++)
    if (count_headers (rows->pdata[i], columns) > 1 || count_headers (rows->pdata[i], NULL) > 1)
      return i;

  return 0;
}

/* How much sense the rows make: headers that are known, then rows as long as their headers. */
static guint
weigh (const GPtrArray *rows, const char *const *columns)
{
  const AssayImportTableRow *head;
  guint weight, at;

  if (rows->len == 0)
    return 0;
  at = find_head (rows, columns);
  head = rows->pdata[at];
  weight = 1 + count_headers (head, columns) * (LOOK_ROWS + 1);
  for (guint i = at + 1; i < rows->len && head->cells->len > 1; i++)
    weight += ((const AssayImportTableRow *) rows->pdata[i])->cells->len == head->cells->len;

  return weight;
}

/* Whether a cell seems to begin with @quote. */
static gboolean
has_quoted (const char *text, char quote)
{
  for (const char *at = strchr (text, quote); at != NULL; at = strchr (at + 1, quote))
    if (at == text || is_line_end (at[-1]) || strchr (separators, at[-1]) != NULL)
      return TRUE;

  return FALSE;
}

static void
choose_marks (AssayImportTable *self, const char *text, const AssayImportReading *reading)
{
  const char *choice = separators;
  char said[] = { reading->separator, '\0' };
  gboolean is_quoted = has_quoted (text, quotes[0]);
  guint most = 0;

  if (said[0] == '\0')
    said[0] = find_said_separator (text);
  if (said[0] != '\0')
    choice = said;
  self->separator = choice[0];
  self->quote = quotes[0];
  /* Where the common quote is used, the other one is an apostrophe. */
  for (const char *quote = quotes; *quote != '\0' && (quote == quotes || !is_quoted); quote++)
    for (const char *separator = choice; *separator != '\0'; separator++)
      {
        g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
        const AssayImportTable marks = { .separator = *separator, .quote = *quote };
        guint weight;

        /* What is not put right is told when the whole is read. */
        scan_rows (rows, text, "", &marks, LOOK_ROWS, NULL);
        weight = weigh (rows, reading->columns);
        if (weight > most)
          {
            most = weight;
            self->separator = *separator;
            self->quote = *quote;
          }
      }
}

/* --- The whole --------------------------------------------------------------------------------
 */

static void
take_off_above (AssayImportTable *self, const char *const *columns)
{
  guint at = find_head (self->rows, columns);
  const AssayImportTableRow *first = self->rows->pdata[0];

  for (guint i = 0; at > 0 && i < first->cells->len && self->above == NULL; i++)
    if (*(const char *) first->cells->pdata[i] != '\0')
      self->above = g_strdup (first->cells->pdata[i]);
  if (at > 0)
    g_ptr_array_remove_range (self->rows, 0, at);
}

static gboolean
check_size (const AssayImportTable *self, const char *name, GError **error)
{
  if (self->rows->len <= ASSAY_LIMIT_IMPORT_ROWS)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
               _ ("%s has more than %u rows; import it in parts"), name, ASSAY_LIMIT_IMPORT_ROWS);

  return FALSE;
}

AssayImportTable *
assay_import_table_parse (GBytes *bytes,
                          const char *name,
                          const AssayImportReading *reading,
                          GError **error)
{
  g_autoptr (AssayImportTable) self = g_new0 (AssayImportTable, 1);
  g_autofree char *text = NULL;

  if (g_bytes_get_size (bytes) > ASSAY_LIMIT_IMPORT_BYTES)
    {
      g_autofree char *limit = g_format_size (ASSAY_LIMIT_IMPORT_BYTES);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                   _ ("%s is larger than %s; import it in parts"), name, limit);
      return NULL;
    }
  text = assay_import_text_decode (bytes, name, reading->encoding, &self->encoding,
                                   &self->is_encoding_assumed, error);
  if (text == NULL)
    return NULL;
  choose_marks (self, text, reading);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  if (!scan_rows (self->rows, text, name, self, ASSAY_LIMIT_IMPORT_ROWS + 1, error)
      || !check_size (self, name, error))
    return NULL;
  if (self->rows->len == 0)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s is empty"), name);
      return NULL;
    }
  take_off_above (self, reading->columns);

  return g_steal_pointer (&self);
}

AssayImportTable *
assay_import_table_load (const char *path, const AssayImportReading *reading, GError **error)
{
  g_autoptr (GBytes) bytes = assay_xml_load_bytes (path, ASSAY_LIMIT_IMPORT_BYTES, error);

  return bytes != NULL ? assay_import_table_parse (bytes, path, reading, error) : NULL;
}

/* --- Whether it is one ------------------------------------------------------------------------
 */

/* A ZIP or a file of before them, which only their names tell from a submission. */
static gboolean
is_spreadsheet_name (const char *path)
{
  static const char *const ends[] = { ".xlsx", ".xlsm", ".xls", ".ods" };
  g_autofree char *small = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (small, ends[i]))
      return TRUE;

  return FALSE;
}

gboolean
assay_import_table_is_at (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  char start[LOOK_BYTES];
  gsize length = 0;

  /* A pipe would be waited for. */
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  stream = g_file_read (file, NULL, NULL);
  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &length, NULL,
                                   NULL))
    return FALSE;

  return is_spreadsheet_name (path) || assay_import_text_begins_table (start, length);
}
