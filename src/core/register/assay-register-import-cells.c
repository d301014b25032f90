/* The cells of a row as fields of a value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-import-private.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "core/register/assay-register-entry.h"
#include "core/register/assay-register-export.h"

#include <string.h>

void
assay_import_tell_cell (AssayImportCells *self,
                        AssayImportIssue issue,
                        AssayImportColumn column,
                        const char *value,
                        const char *detail,
                        guint other)
{
  const char *header =
      column != ASSAY_IMPORT_COLUMN_NONE ? assay_import_get_header (self->work, column) : NULL;

  assay_import_tell (self->work, issue, self->cells->line, header, value, detail)->other = other;
  if (assay_import_issue_get_weight (issue) == ASSAY_IMPORT_OF_ROW)
    self->row->has_error = TRUE;
}

char *
assay_import_dup_cell (const AssayImportCells *self, AssayImportColumn column)
{
  int place = self->work->places[column];
  const char *cell;
  g_autofree char *text = NULL;

  if (place < 0 || (guint) place >= self->cells->cells->len)
    return NULL;
  cell = self->cells->cells->pdata[place];
  if (assay_text_is_blank (cell))
    return NULL;
  text = g_strstrip (g_strdup (cell));

  return assay_export_dup_unguarded (text);
}

/* --- Texts ------------------------------------------------------------------------------------
 */

/* What no keyboard writes: such a cell is not text. */
static gboolean
has_control (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)) && strchr ("\n\r\t", *at) == NULL)
      return TRUE;

  return FALSE;
}

gboolean
assay_import_check_text (AssayImportCells *self,
                         AssayImportColumn column,
                         const AssayHeldField *field,
                         const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean is_good =
      field->kind == ASSAY_HELD_LINE
          ? assay_text_check_line (text, field->name, ASSAY_LIMIT_LINE_CHARS, &error)
          : assay_text_check_block (text, field->name, ASSAY_LIMIT_TEXT_CHARS, &error);

  if (!is_good)
    assay_import_tell_cell (self,
                            g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE)
                                ? ASSAY_IMPORT_CELL_LONG
                                : ASSAY_IMPORT_CELL_TEXT,
                            column, text, NULL, 0);

  return is_good;
}

static void
check_known (AssayImportCells *self, AssayImportColumn column, const char *id)
{
  const GArray *schemes = self->work->choices->schemes;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; schemes != NULL && i < schemes->len; i++)
    {
      const char *known = g_array_index (schemes, AssaySchemeSince, i).scheme;

      if (g_str_equal (known, id))
        return;
      g_ptr_array_add (names, (gpointer) known);
    }
  g_ptr_array_add (names, NULL);
  if (schemes != NULL)
    assay_import_tell_cell (self, ASSAY_IMPORT_SCHEME_UNKNOWN, column, id,
                            assay_text_find_nearest (id, (const char *const *) names->pdata), 0);
}

/* Ids parted by a space, each once; NULL for "any". FALSE with an error of the row. */
static gboolean
read_schemes (AssayImportCells *self, AssayImportColumn column, const char *text, char **out_ids)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,;/|\n\t", -1);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0' || !g_hash_table_add (met, words[i]))
        continue;
      if (g_ascii_strcasecmp (words[i], "any") == 0 || g_ascii_strcasecmp (words[i], "or") == 0)
        continue;
      /* Both at a time is not what a clause's schemes say: any of them keeps it. */
      if (g_ascii_strcasecmp (words[i], "and") == 0 || !assay_register_is_scheme_id (words[i]))
        {
          assay_import_tell_cell (self, ASSAY_IMPORT_CELL_SCHEME, column, words[i], NULL, 0);
          return FALSE;
        }
      check_known (self, column, words[i]);
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", words[i]);
    }
  *out_ids = ids->len > 0 ? g_strdup (ids->str) : NULL;

  return TRUE;
}

static gboolean
read_text (AssayImportCells *self,
           AssayImportColumn column,
           const AssayHeldField *field,
           const char *text,
           gpointer value)
{
  char **place = &G_STRUCT_MEMBER (char *, value, field->offset);

  if (column == ASSAY_IMPORT_SCHEMES || column == ASSAY_IMPORT_AWARD_SCHEME)
    {
      if (!read_schemes (self, column, text, place))
        return FALSE;
      if (column == ASSAY_IMPORT_SCHEMES || (*place != NULL && strchr (*place, ' ') == NULL))
        return *place == NULL || assay_import_check_text (self, column, field, *place);
      assay_import_tell_cell (self, ASSAY_IMPORT_CELL_SCHEME, column, text, NULL, 0);
      return FALSE;
    }
  if (has_control (text))
    {
      assay_import_tell_cell (self, ASSAY_IMPORT_CELL_TEXT, column, text, NULL, 0);
      return FALSE;
    }
  *place = field->kind == ASSAY_HELD_LINE && strpbrk (text, "\r\n") != NULL
               ? assay_text_fold_space (text)
               : assay_text_clean (text);

  return assay_import_check_text (self, column, field, *place);
}

/* --- Words ------------------------------------------------------------------------------------
 */

typedef struct
{
  const char *folded; /* what it is written as, parted by bars */
  guint word;
} Written;

static const Written clauses[] = {
  { "none|no clause|not required|no", ASSAY_CLAUSE_NONE },
  { "holds|hold|held|must hold|holds the mark|shall hold|holding", ASSAY_CLAUSE_HOLDS },
  { "secures|secure|secured|secures by|to secure|secures by a date|secures the mark|shall secure",
    ASSAY_CLAUSE_SECURES },
  { "works|works towards|work towards|working towards|working toward|works toward|"
    "works towards the mark",
    ASSAY_CLAUSE_WORKS },
};

static const Written milestones[] = {
  { "said|said to be|other|reported", ASSAY_MILESTONE_SAID },
  { "submitted|submission|a submission", ASSAY_MILESTONE_SUBMITTED },
  { "awarded|award|an award", ASSAY_MILESTONE_AWARDED },
};

static const Written flags[] = {
  { "yes|y|true|1|x", TRUE },
  { "no|n|false|0", FALSE },
};

static gboolean
find_word (const Written *table, guint n, const char *text, guint *out_word)
{
  g_autofree char *folded = assay_import_fold_name (text);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) words = g_strsplit (table[i].folded, "|", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          g_autofree char *own = assay_import_fold_name (words[j]);

          if (g_str_equal (own, folded))
            {
              *out_word = table[i].word;
              return TRUE;
            }
        }
    }

  return FALSE;
}

static gboolean
read_word (AssayImportCells *self,
           AssayImportColumn column,
           const AssayHeldField *field,
           const char *text,
           gpointer value)
{
  guint *place = &G_STRUCT_MEMBER (guint, value, field->offset);
  gboolean is_found;
  g_autofree char *allowed = NULL;

  if (field->kind == ASSAY_HELD_FLAG)
    is_found = find_word (flags, G_N_ELEMENTS (flags), text, place);
  else if (column == ASSAY_IMPORT_CLAUSE)
    is_found = find_word (clauses, G_N_ELEMENTS (clauses), text, place);
  else
    is_found = find_word (milestones, G_N_ELEMENTS (milestones), text, place);
  if (is_found)
    return TRUE;
  allowed = field->kind == ASSAY_HELD_FLAG ? g_strdup ("yes, no")
                                           : g_strjoinv (", ", (char **) field->words);
  assay_import_tell_cell (self, ASSAY_IMPORT_CELL_WORD, column, text, allowed, 0);

  return FALSE;
}

/* --- Days -------------------------------------------------------------------------------------
 */

/* The gate refuses it, too, but knows neither line nor column. */
static gboolean
check_ahead (AssayImportCells *self, AssayImportColumn column, const char *text, AssayDate day)
{
  AssayImportColumnRow row = assay_import_column_get_row (column);
  AssayDate today = self->work->choices->today;
  g_autofree char *now = assay_date_format_iso (today);

  if (!assay_register_lies_ahead (row.kind, row.field, day, today))
    return TRUE;
  assay_import_tell_cell (self, ASSAY_IMPORT_DAY_AHEAD, column, text, now, 0);

  return FALSE;
}

static gboolean
read_day (AssayImportCells *self,
          AssayImportColumn column,
          const AssayHeldField *field,
          const char *text,
          gpointer value,
          gboolean *out_is_set)
{
  AssayImportDates order = self->work->orders[self->work->places[column]];
  AssayImportDay read = assay_import_day_read (text);
  AssayDate day;

  /* Nobody can tell yet, which was said of the column. */
  if (order == ASSAY_DATES_DECIDE && read.as[ASSAY_DATES_DMY] != read.as[ASSAY_DATES_MDY])
    {
      *out_is_set = FALSE;
      return TRUE;
    }
  day = read.as[order == ASSAY_DATES_DECIDE ? ASSAY_DATES_DMY : order];
  G_STRUCT_MEMBER (AssayDate, value, field->offset) = day;
  if (day != ASSAY_DATE_NONE)
    return check_ahead (self, column, text, day);
  assay_import_tell_cell (self, ASSAY_IMPORT_CELL_DATE, column, text,
                          assay_import_dates_get_id (order), 0);

  return FALSE;
}

gboolean
assay_import_read_cell (AssayImportCells *self,
                        AssayImportColumn column,
                        gpointer value,
                        gboolean *out_is_set)
{
  const AssayHeldField *field = assay_import_column_get_row (column).field;
  g_autofree char *text = assay_import_dup_cell (self, column);

  *out_is_set = text != NULL;
  if (text == NULL)
    return TRUE;

  switch (field->kind)
    {
    case ASSAY_HELD_LINE:
    case ASSAY_HELD_BLOCK:
      return read_text (self, column, field, text, value);
    case ASSAY_HELD_DATE:
      return read_day (self, column, field, text, value, out_is_set);
    case ASSAY_HELD_WORD:
    case ASSAY_HELD_FLAG:
      return read_word (self, column, field, text, value);
    case ASSAY_HELD_NUMBER:
    case ASSAY_HELD_REF:
      break;
    }

  g_assert_not_reached ();
}
