/* What a register gives away as a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-export.h"

#include <string.h>

#define MARK "\xef\xbb\xbf"
#define LINE_END "\r\n"

/* What a spreadsheet takes for the beginning of something to compute. */
#define COMPUTED "=+-@\t\r"

/* --- Cells ------------------------------------------------------------------------------------
 */

/* An apostrophe before such a text is guarded as well, so that taking it off is exact. */
char *
assay_export_dup_guarded (const char *text)
{
  gboolean is_guarded = *text != '\0' && strchr (COMPUTED "'", *text) != NULL;

  return g_strconcat (is_guarded ? "'" : "", text, NULL);
}

char *
assay_export_dup_unguarded (const char *text)
{
  gsize length = strlen (text);

  gboolean is_guarded =
      text[0] == '\'' && text[1] != '\0' && strchr (COMPUTED "'", text[1]) != NULL;

  /* How spreadsheets are kept from taking a number for one: ="00123". */
  if (length > 3 && g_str_has_prefix (text, "=\"") && text[length - 1] == '"'
      && memchr (text + 2, '"', length - 3) == NULL)
    return g_strndup (text + 2, length - 3);

  return g_strdup (is_guarded ? text + 1 : text);
}

static void
append_cell (GString *table, const char *text)
{
  g_autofree char *guarded = assay_export_dup_guarded (text);
  gboolean is_quoted = strpbrk (guarded, ",;\t\"'\r\n|") != NULL || g_str_has_prefix (guarded, " ")
                       || g_str_has_suffix (guarded, " ");
  g_auto (GStrv) parts = is_quoted ? g_strsplit (guarded, "\"", -1) : NULL;
  g_autofree char *doubled = is_quoted ? g_strjoinv ("\"\"", parts) : NULL;

  if (is_quoted)
    g_string_append_printf (table, "\"%s\"", doubled);
  else
    g_string_append (table, guarded);
}

/* A row on its way: a text for each column, NULL for none. */
typedef struct
{
  char *cells[ASSAY_N_IMPORT_COLUMNS];
} Row;

static void
row_clear (Row *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    g_free (self->cells[i]);
}

/* In the columns that @shown marks. */
static void
append_row (GString *table, const Row *row, const gboolean *shown)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < ASSAY_N_IMPORT_COLUMNS; i++)
    {
      if (!shown[i])
        continue;
      if (!is_first)
        g_string_append_c (table, ',');
      if (row->cells[i] != NULL)
        append_cell (table, row->cells[i]);
      is_first = FALSE;
    }
  g_string_append (table, LINE_END);
}

static void
append_headers (GString *table, const gboolean *shown)
{
  Row row = { { NULL } };

  for (guint i = 0; i < ASSAY_N_IMPORT_COLUMNS; i++)
    row.cells[i] = g_strdup (assay_import_column_get_row (i).header);
  g_string_append (table, MARK);
  append_row (table, &row, shown);
  row_clear (&row);
}

/* --- Values -----------------------------------------------------------------------------------
 */

/* The fields of @value that have a column; those that name another value are the caller's. */
static void
put_value (Row *self, gconstpointer value)
{
  for (guint i = 0; i < ASSAY_N_IMPORT_COLUMNS; i++)
    {
      AssayImportColumnRow column = assay_import_column_get_row (i);

      if (column.field == NULL || column.field->kind == ASSAY_HELD_REF
          || column.kind != ((const AssayRegisterValue *) value)->kind)
        continue;
      g_free (self->cells[i]);
      self->cells[i] = assay_held_field_format (column.field, value);
      if (column.field->kind != ASSAY_HELD_FLAG)
        continue;
      g_free (self->cells[i]);
      self->cells[i] =
          g_strdup (G_STRUCT_MEMBER (gboolean, value, column.field->offset) ? "yes" : "no");
    }
}

/* Every scheme is a word of its own, because a blank cell says nothing. */
static void
put_clause (Row *self, const AssayHeldClause *clause)
{
  put_value (self, clause);
  if (clause->schemes == NULL)
    self->cells[ASSAY_IMPORT_SCHEMES] = g_strdup ("any");
}

static void
put_name (
    Row *self, AssayImportColumn column, const AssayRegister *held, AssayHeldKind kind, gint64 id)
{
  const AssayRegisterValue *value = id != 0 ? assay_register_lookup (held, kind, id) : NULL;

  if (value != NULL)
    self->cells[column] =
        g_strdup (kind == ASSAY_HELD_AREA ? ((const AssayHeldArea *) value)->name
                                          : ((const AssayHeldService *) value)->name);
}

/* --- Contracts --------------------------------------------------------------------------------
 */

typedef struct
{
  const AssayRegister *held;
  AssayDate on;
  AssayExportDescribe describe;
  gpointer user_data;
} Export;

/* A clause, and one of its milestones or none. */
typedef struct
{
  const AssayHeldClause *clause;
  const AssayHeldMilestone *milestone;
} Asked;

static GArray *
list_asked (const AssayRegister *held, const AssayHeldContract *contract)
{
  GArray *asked = g_array_new (FALSE, FALSE, sizeof (Asked));
  guint n_clauses, n_milestones;
  gpointer const *clauses =
      assay_register_get_owned (held, ASSAY_HELD_CLAUSE, contract->value.id, &n_clauses);

  for (guint i = 0; i < n_clauses; i++)
    {
      const AssayHeldClause *clause = clauses[i];
      gpointer const *milestones =
          assay_register_get_owned (held, ASSAY_HELD_MILESTONE, clause->value.id, &n_milestones);

      for (guint j = 0; j < MAX (n_milestones, 1); j++)
        {
          Asked one = { clause, n_milestones > 0 ? milestones[j] : NULL };

          g_array_append_val (asked, one);
        }
    }

  return asked;
}

static char *
describe_with_ids (const AssayContractStanding *standing, AssayImportColumn column)
{
  const AssayStanding *is = standing->standing;
  g_autoptr (GString) reasons = g_string_new (NULL);

  if (column == ASSAY_IMPORT_STANDING)
    return g_strdup (assay_standing_state_get_id (is->state));
  if (column == ASSAY_IMPORT_NEXT_STEP)
    return g_strdup (assay_standing_step_get_id (is->step));
  for (guint i = 0; i < is->reasons->len; i++)
    g_string_append_printf (reasons, "%s%s", i > 0 ? " " : "",
                            assay_standing_why_get_id (
                                g_array_index (is->reasons, AssayStandingReason, i).why));

  return g_string_free (g_steal_pointer (&reasons), FALSE);
}

static void
put_standing (const Export *self, Row *row, const AssayContractStanding *standing)
{
  static const AssayImportColumn described[] = { ASSAY_IMPORT_STANDING, ASSAY_IMPORT_REASONS,
                                                 ASSAY_IMPORT_NEXT_STEP };

  for (guint i = 0; i < G_N_ELEMENTS (described); i++)
    row->cells[described[i]] = self->describe != NULL
                                   ? self->describe (standing, described[i], self->user_data)
                                   : describe_with_ids (standing, described[i]);
  row->cells[ASSAY_IMPORT_STANDING_ON] = assay_date_format_iso (self->on);
  row->cells[ASSAY_IMPORT_NEXT_DATE] = assay_date_format_iso (standing->next);
}

/* What is said on every row of a contract, and on the first alone. */
static void
put_contract (const Export *self,
              Row *row,
              const AssayContractStanding *standing,
              gboolean is_first)
{
  const AssayHeldContract *contract = standing->contract;
  const AssayHeldService *service =
      assay_register_lookup (self->held, ASSAY_HELD_SERVICE, contract->service);

  put_name (row, ASSAY_IMPORT_SERVICE, self->held, ASSAY_HELD_SERVICE, contract->service);
  if (!is_first)
    {
      row->cells[ASSAY_IMPORT_CONTRACT] = g_strdup (contract->title);
      row->cells[ASSAY_IMPORT_REFERENCE] = g_strdup (contract->reference);
      return;
    }
  put_value (row, contract);
  put_name (row, ASSAY_IMPORT_AREA, self->held, ASSAY_HELD_AREA, contract->area);
  put_standing (self, row, standing);
  if (service == NULL)
    return;
  put_value (row, service);
  put_name (row, ASSAY_IMPORT_SERVICE_AREA, self->held, ASSAY_HELD_AREA, service->area);
}

static void
append_contract (const Export *self,
                 GString *table,
                 const AssayContractStanding *standing,
                 const gboolean *shown)
{
  const AssayHeldContract *contract = standing->contract;
  g_autoptr (GArray) asked = list_asked (self->held, contract);
  guint n_extensions, n_partners;
  gpointer const *extensions = assay_register_get_owned (self->held, ASSAY_HELD_EXTENSION,
                                                         contract->value.id, &n_extensions);
  gpointer const *partners =
      assay_register_get_owned (self->held, ASSAY_HELD_PARTNER, contract->service, &n_partners);
  guint n_rows = MAX (MAX (asked->len, n_extensions), MAX (n_partners, 1));

  for (guint i = 0; i < n_rows; i++)
    {
      Row row = { { NULL } };

      put_contract (self, &row, standing, i == 0);
      if (i < n_partners)
        put_name (&row, ASSAY_IMPORT_PARTNER, self->held, ASSAY_HELD_SERVICE,
                  ((const AssayHeldPartner *) partners[i])->service);
      if (i < n_extensions)
        put_value (&row, extensions[i]);
      if (i < asked->len)
        put_clause (&row, g_array_index (asked, Asked, i).clause);
      if (i < asked->len && g_array_index (asked, Asked, i).milestone != NULL)
        put_value (&row, g_array_index (asked, Asked, i).milestone);
      append_row (table, &row, shown);
      row_clear (&row);
    }
}

static void
show_between (gboolean *shown, AssayImportColumn first, AssayImportColumn last)
{
  for (guint i = first; i <= last; i++)
    shown[i] = TRUE;
}

char *
assay_register_export_contracts (const AssayRegister *self,
                                 const GPtrArray *standings,
                                 AssayDate on,
                                 AssayExportDescribe describe,
                                 gpointer user_data)
{
  Export work = { self, on, describe, user_data };
  gboolean shown[ASSAY_N_IMPORT_COLUMNS] = { FALSE };
  GString *table = g_string_new (NULL);

  show_between (shown, ASSAY_IMPORT_AREA, ASSAY_IMPORT_MILESTONE_SOURCE);
  show_between (shown, ASSAY_IMPORT_STANDING, ASSAY_IMPORT_NEXT_STEP);
  append_headers (table, shown);
  for (guint i = 0; i < standings->len; i++)
    append_contract (&work, table, standings->pdata[i], shown);

  return g_string_free (table, FALSE);
}

/* --- Awards -----------------------------------------------------------------------------------
 */

static int
compare_awards (gconstpointer a, gconstpointer b, gpointer held)
{
  const AssayHeldAward *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;
  const AssayHeldService *of_one = assay_register_lookup (held, ASSAY_HELD_SERVICE, one->service);
  const AssayHeldService *of_other =
      assay_register_lookup (held, ASSAY_HELD_SERVICE, other->service);
  int order =
      g_strcmp0 (of_one != NULL ? of_one->name : NULL, of_other != NULL ? of_other->name : NULL);

  if (order != 0)
    return order;
  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;

  return (one->value.id > other->value.id) - (one->value.id < other->value.id);
}

static void
append_award (const AssayRegister *held,
              GString *table,
              const AssayHeldAward *award,
              const gboolean *shown)
{
  guint n;
  gpointer const *conditions =
      assay_register_get_owned (held, ASSAY_HELD_CONDITION, award->value.id, &n);

  for (guint i = 0; i < MAX (n, 1); i++)
    {
      Row row = { { NULL } };

      put_name (&row, ASSAY_IMPORT_SERVICE, held, ASSAY_HELD_SERVICE, award->service);
      put_value (&row, award);
      if (i < n)
        put_value (&row, conditions[i]);
      append_row (table, &row, shown);
      row_clear (&row);
    }
}

char *
assay_register_export_awards (const AssayRegister *self)
{
  const GPtrArray *awards = assay_register_get_values (self, ASSAY_HELD_AWARD);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  gboolean shown[ASSAY_N_IMPORT_COLUMNS] = { FALSE };
  GString *table = g_string_new (NULL);

  show_between (shown, ASSAY_IMPORT_SERVICE, ASSAY_IMPORT_SERVICE);
  show_between (shown, ASSAY_IMPORT_AWARD_SCHEME, ASSAY_IMPORT_CONDITION_MET);
  append_headers (table, shown);
  for (guint i = 0; i < awards->len; i++)
    g_ptr_array_add (sorted, awards->pdata[i]);
  g_ptr_array_sort_with_data (sorted, compare_awards, (gpointer) self);
  for (guint i = 0; i < sorted->len; i++)
    append_award (self, table, sorted->pdata[i], shown);

  return g_string_free (table, FALSE);
}

/* --- To begin from ----------------------------------------------------------------------------
 */

typedef struct
{
  AssayImportColumn column;
  const char *text;
} Example;

#define N_EXAMPLES 12u

/* A contract with milestones on two rows, one with a day, and an award. */
static const Example examples[][N_EXAMPLES] = {
  { { ASSAY_IMPORT_AREA, "North Vale" },
    { ASSAY_IMPORT_SERVICE, "North Vale Restorative Service" },
    { ASSAY_IMPORT_CONTRACT, "Restorative justice 2025 to 2028" },
    { ASSAY_IMPORT_REFERENCE, "NV-001" },
    { ASSAY_IMPORT_BEGINS, "2025-04-01" },
    { ASSAY_IMPORT_ENDS, "2028-03-31" },
    { ASSAY_IMPORT_EXTENSION, "2029-03-31" },
    { ASSAY_IMPORT_CLAUSE, "works" },
    { ASSAY_IMPORT_SCHEMES, "rss" },
    { ASSAY_IMPORT_MILESTONE, "Submission sent" },
    { ASSAY_IMPORT_MILESTONE_KIND, "submitted" },
    { ASSAY_IMPORT_MILESTONE_DUE, "2026-03-31" } },
  { { ASSAY_IMPORT_SERVICE, "North Vale Restorative Service" },
    { ASSAY_IMPORT_CONTRACT, "Restorative justice 2025 to 2028" },
    { ASSAY_IMPORT_REFERENCE, "NV-001" },
    { ASSAY_IMPORT_CLAUSE, "works" },
    { ASSAY_IMPORT_SCHEMES, "rss" },
    { ASSAY_IMPORT_MILESTONE, "Mark awarded" },
    { ASSAY_IMPORT_MILESTONE_KIND, "awarded" },
    { ASSAY_IMPORT_MILESTONE_DUE, "2027-03-31" } },
  { { ASSAY_IMPORT_AREA, "South Vale" },
    { ASSAY_IMPORT_SERVICE, "South Vale Mediation" },
    { ASSAY_IMPORT_CONTRACT, "Victim-led restorative justice" },
    { ASSAY_IMPORT_REFERENCE, "SV-002" },
    { ASSAY_IMPORT_BEGINS, "2025-10-01" },
    { ASSAY_IMPORT_ENDS, "2028-09-30" },
    { ASSAY_IMPORT_CLAUSE, "secures" },
    { ASSAY_IMPORT_SCHEMES, "any" },
    { ASSAY_IMPORT_BY, "2026-09-30" },
    { ASSAY_IMPORT_WORDING, "The service shall secure a quality mark within the first year." } },
  { { ASSAY_IMPORT_SERVICE, "South Vale Mediation" },
    { ASSAY_IMPORT_AWARD_SCHEME, "rss" },
    { ASSAY_IMPORT_AWARD_FROM, "2026-07-01" },
    { ASSAY_IMPORT_AWARD_UNTIL, "2029-06-30" },
    { ASSAY_IMPORT_AWARD_SOURCE, "Letter of the awarding body" },
    { ASSAY_IMPORT_AWARD_CONFIRMED, "2026-07-08" },
    { ASSAY_IMPORT_CONDITION, "Renew the information sharing agreement" },
    { ASSAY_IMPORT_CONDITION_DUE, "2027-01-31" } },
};

char *
assay_register_export_example (void)
{
  gboolean shown[ASSAY_N_IMPORT_COLUMNS] = { FALSE };
  GString *table = g_string_new (NULL);

  show_between (shown, ASSAY_IMPORT_AREA, ASSAY_IMPORT_CONDITION_MET);
  append_headers (table, shown);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      Row row = { { NULL } };

      for (guint j = 0; j < N_EXAMPLES && examples[i][j].text != NULL; j++)
        row.cells[examples[i][j].column] = g_strdup (examples[i][j].text);
      append_row (table, &row, shown);
      row_clear (&row);
    }

  return g_string_free (table, FALSE);
}
