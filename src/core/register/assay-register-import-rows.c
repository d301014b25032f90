/* A row of a table as what it says of a service, a contract and an award.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Owners first: each finds or makes its draft, and what belongs to it is looked for under it. The
 * first row that sets a field has said it; a later one that says otherwise disagrees, because
 * nobody could tell which of the two was meant.
 */

#include "core/register/assay-register-import-private.h"

#include "base/assay-text.h"

#include <string.h>

/* A row in hand. @drafts: what it is about of each kind, NULL: nothing. */
typedef struct
{
  AssayImportCells is;
  AssayImportDraft *drafts[ASSAY_N_HELD];
} Row;

/* What a row says of one value: @wanted with the fields of @set, a bit for each. @key_column must
 * not be blank. */
typedef struct
{
  AssayHeldKind kind;
  AssayImportColumn key_column;
  AssayRegisterValue *wanted;
  guint32 set;
} Said;

static guint32
bit_of (AssayHeldKind kind, const AssayHeldField *field)
{
  return 1u << (guint) (field - assay_held_get_row (kind)->fields);
}

/* --- What a row says --------------------------------------------------------------------------
 */

/* The fields of a kind, but for those that name other values. FALSE where a cell cannot be read. */
static gboolean
read_fields (Row *self, Said *said)
{
  gboolean is_good = TRUE;

  for (guint i = 0; i < ASSAY_N_IMPORT_COLUMNS; i++)
    {
      AssayImportColumnRow column = assay_import_column_get_row (i);
      gboolean is_set = FALSE;

      if (column.kind != said->kind || column.field == NULL || column.field->kind == ASSAY_HELD_REF)
        continue;
      is_good = assay_import_read_cell (&self->is, i, said->wanted, &is_set) && is_good;
      if (is_set)
        said->set |= bit_of (said->kind, column.field);
    }

  return is_good;
}

static gboolean
is_said (const Said *said, AssayImportColumn column)
{
  return (said->set & bit_of (said->kind, assay_import_column_get_row (column).field)) != 0;
}

/* Says that another value is named by a field, which a cell did. */
static void
set_ref (Said *said, const char *name, gint64 id)
{
  const AssayHeldRow *row = assay_held_get_row (said->kind);

  for (guint i = 0; i < row->n_fields; i++)
    if (g_str_equal (row->fields[i].name, name))
      {
        G_STRUCT_MEMBER (gint64, said->wanted, row->fields[i].offset) = id;
        said->set |= 1u << i;
        return;
      }

  g_assert_not_reached ();
}

static AssayImportColumn
find_column (AssayHeldKind kind, const AssayHeldField *field)
{
  for (guint i = 0; i < ASSAY_N_IMPORT_COLUMNS; i++)
    {
      AssayImportColumnRow column = assay_import_column_get_row (i);

      if (column.kind == kind && column.field == field)
        return i;
    }

  return ASSAY_IMPORT_COLUMN_NONE;
}

/* --- Into a draft -----------------------------------------------------------------------------
 */

static void
copy_field (const AssayHeldField *field, const char *text, gpointer value)
{
  /* Reading back what was just written cannot fail; nothing is what leaves a text NULL. */
  if (field->kind == ASSAY_HELD_LINE || field->kind == ASSAY_HELD_BLOCK)
    g_clear_pointer (&G_STRUCT_MEMBER (char *, value, field->offset), g_free);
  assay_held_field_parse (field, text, value, NULL);
}

/* TRUE where the draft changed. */
static gboolean
merge_field (Row *self, AssayImportDraft *draft, const Said *said, guint at)
{
  const AssayHeldField *field = &assay_held_get_row (said->kind)->fields[at];
  g_autofree char *there = assay_held_field_format (field, draft->value);
  g_autofree char *wanted = assay_held_field_format (field, said->wanted);
  guint line = self->is.cells->line;

  if (g_strcmp0 (there, wanted) != 0 && draft->set_by[at] != 0)
    {
      AssayImportColumn column = find_column (said->kind, field);
      g_autofree char *cell =
          column != ASSAY_IMPORT_COLUMN_NONE ? assay_import_dup_cell (&self->is, column) : NULL;

      assay_import_tell_cell (&self->is, ASSAY_IMPORT_DISAGREES, column, cell, NULL,
                              draft->set_by[at]);
      return FALSE;
    }
  if (draft->set_by[at] == 0)
    draft->set_by[at] = line;
  if (g_strcmp0 (there, wanted) == 0)
    return FALSE;
  copy_field (field, wanted, draft->value);

  return TRUE;
}

static void
add_act (Row *self, AssayImportDraft *draft, AssayImportEffect effect)
{
  AssayImportAct act = { effect, draft->value, draft->was };

  g_array_append_val (self->is.row->acts, act);
  self->drafts[draft->value->kind] = draft;
}

static void
change_draft (Row *self, AssayImportDraft *draft, const Said *said)
{
  guint n_fields = assay_held_get_row (said->kind)->n_fields;
  gboolean is_changed = FALSE;

  if (draft->line == 0)
    draft->line = self->is.cells->line;
  for (guint i = 0; i < n_fields; i++)
    if ((said->set & (1u << i)) != 0)
      is_changed = merge_field (self, draft, said, i) || is_changed;
  add_act (self, draft, is_changed ? ASSAY_IMPORT_CHANGES : ASSAY_IMPORT_KEEPS);
}

static void
add_draft (Row *self, const Said *said)
{
  guint n_fields = assay_held_get_row (said->kind)->n_fields;
  guint line = self->is.cells->line;
  AssayImportDraft *draft =
      assay_import_add_draft (self->is.work, assay_register_value_copy (said->wanted), line);

  for (guint i = 0; i < n_fields; i++)
    if ((said->set & (1u << i)) != 0)
      draft->set_by[i] = line;
  add_act (self, draft, ASSAY_IMPORT_ADDS);
}

/* Into @draft, or a new one where that is NULL. */
static void
put (Row *self, AssayImportDraft *draft, const Said *said)
{
  if (draft != NULL)
    change_draft (self, draft, said);
  else
    add_draft (self, said);
}

static void
put_by_own_key (Row *self, const Said *said)
{
  g_autofree char *key = assay_import_make_own_key (said->wanted);
  gboolean is_ambiguous = FALSE;
  AssayImportDraft *draft = assay_import_find_draft (self->is.work, key, &is_ambiguous);

  /* Of what nobody can tell apart, the register has the same twice; one more would be a third. */
  if (is_ambiguous)
    assay_import_tell_cell (&self->is, ASSAY_IMPORT_SEVERAL_FIT, said->key_column, NULL, NULL, 0);
  else
    put (self, draft, said);
}

/* --- Areas and services -----------------------------------------------------------------------
 */

/* A new area or service of this name. */
static AssayImportDraft *
add_named (Row *self, AssayHeldKind kind, AssayImportColumn column, const char *name)
{
  const AssayImportColumn own = kind == ASSAY_HELD_AREA ? ASSAY_IMPORT_AREA : ASSAY_IMPORT_SERVICE;
  const AssayHeldField *field = assay_import_column_get_row (own).field;
  Said said = { kind, column, NULL, 0 };

  if (!assay_import_check_text (&self->is, column, field, name))
    return NULL;
  said.wanted = assay_register_value_new (kind);
  G_STRUCT_MEMBER (char *, said.wanted, field->offset) = g_strdup (name);
  add_draft (self, &said);
  assay_register_value_free (said.wanted);

  return self->drafts[kind];
}

/* The area that the row names in @column, which is made where there is none; 0: it names none. The
 * register's own way to write a name stays. */
static gint64
find_area (Row *self, AssayImportColumn column)
{
  g_autofree char *name = assay_import_dup_cell (&self->is, column);
  g_autofree char *key = NULL;
  gboolean is_ambiguous = FALSE;
  AssayImportDraft *draft;

  if (name == NULL)
    return 0;
  key = assay_import_make_key (ASSAY_HELD_AREA, 0, name);
  draft = assay_import_find_draft (self->is.work, key, &is_ambiguous);
  if (is_ambiguous)
    {
      assay_import_tell_cell (&self->is, ASSAY_IMPORT_SEVERAL_FIT, column, name, NULL, 0);
      return 0;
    }
  if (draft != NULL)
    add_act (self, draft, ASSAY_IMPORT_KEEPS);
  else
    draft = add_named (self, ASSAY_HELD_AREA, column, name);

  return draft != NULL ? draft->value->id : 0;
}

/* Of several of one name, the one in the row's area. */
static AssayImportDraft *
find_service (
    Row *self, const char *name, AssayImportColumn column, gint64 area, gboolean *out_is_ambiguous)
{
  g_autofree char *key = assay_import_make_key (ASSAY_HELD_SERVICE, 0, name);
  g_autofree char *with_area = assay_import_make_key (ASSAY_HELD_SERVICE, area, name);
  AssayImportDraft *draft = assay_import_find_draft (self->is.work, key, out_is_ambiguous);

  if (*out_is_ambiguous && area != 0)
    {
      draft = assay_import_find_draft (self->is.work, with_area, out_is_ambiguous);
      *out_is_ambiguous = draft == NULL;
    }
  if (*out_is_ambiguous)
    assay_import_tell_cell (&self->is, ASSAY_IMPORT_SEVERAL_FIT, column, name, NULL, 0);

  return draft;
}

/* The name of an area that the register has, or that an earlier row made. */
static const char *
get_area_name (const AssayImportWork *self, gint64 id)
{
  const AssayHeldArea *area =
      id < 0 ? (const AssayHeldArea *) assay_import_get_added (self, id)->value
             : assay_register_lookup (self->preview->held, ASSAY_HELD_AREA, id);

  return area != NULL ? area->name : NULL;
}

/* One service of two areas may be two of one name. Told once of each area. */
static void
check_other_area (Row *self, const AssayImportDraft *draft, gint64 area)
{
  const AssayHeldService *service = (const AssayHeldService *) draft->value;
  g_autofree char *mark =
      g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, service->value.id, area);

  if (area == 0 || service->area == 0 || service->area == area
      || g_hash_table_contains (self->is.work->seen, mark))
    return;
  g_hash_table_insert (self->is.work->seen, g_steal_pointer (&mark), GUINT_TO_POINTER (1));
  assay_import_tell_cell (&self->is, ASSAY_IMPORT_SERVICE_OTHER_AREA, ASSAY_IMPORT_SERVICE,
                          service->name, get_area_name (self->is.work, service->area), 0);
}

static void
put_service (Row *self, Said *said, gint64 area)
{
  AssayHeldService *wanted = (AssayHeldService *) said->wanted;
  gint64 own_area = find_area (self, ASSAY_IMPORT_SERVICE_AREA);
  gboolean is_ambiguous = FALSE;
  AssayImportDraft *draft = find_service (self, wanted->name, ASSAY_IMPORT_SERVICE,
                                          own_area != 0 ? own_area : area, &is_ambiguous);

  if (is_ambiguous)
    return;
  if (own_area != 0)
    set_ref (said, "area", own_area);
  else if (draft == NULL && area != 0)
    wanted->area = area;
  if (draft != NULL)
    {
      said->set &=
          ~bit_of (ASSAY_HELD_SERVICE, assay_import_column_get_row (ASSAY_IMPORT_SERVICE).field);
      check_other_area (self, draft, area);
    }
  put (self, draft, said);
}

static void
read_service (Row *self, gint64 area)
{
  Said said = { ASSAY_HELD_SERVICE, ASSAY_IMPORT_SERVICE,
                assay_register_value_new (ASSAY_HELD_SERVICE), 0 };

  if (read_fields (self, &said) && is_said (&said, ASSAY_IMPORT_SERVICE))
    put_service (self, &said, area);
  assay_register_value_free (said.wanted);
}

/* Another service that is part of the row's, which is then a partnership. */
static void
read_partner (Row *self)
{
  g_autofree char *name = assay_import_dup_cell (&self->is, ASSAY_IMPORT_PARTNER);
  AssayImportDraft *whole = self->drafts[ASSAY_HELD_SERVICE], *partner;
  Said said = { ASSAY_HELD_PARTNER, ASSAY_IMPORT_PARTNER, NULL, 0 };
  gboolean is_ambiguous = FALSE;

  if (name == NULL || whole == NULL)
    return;
  partner = find_service (self, name, ASSAY_IMPORT_PARTNER, 0, &is_ambiguous);
  if (is_ambiguous)
    return;
  if (partner == NULL)
    partner = add_named (self, ASSAY_HELD_SERVICE, ASSAY_IMPORT_PARTNER, name);
  self->drafts[ASSAY_HELD_SERVICE] = whole;
  if (partner == NULL)
    return;
  said.wanted = assay_register_value_new (ASSAY_HELD_PARTNER);
  set_ref (&said, "partnership", whole->value->id);
  set_ref (&said, "service", partner->value->id);
  put_by_own_key (self, &said);
  assay_register_value_free (said.wanted);
}

/* --- Contracts --------------------------------------------------------------------------------
 */

static const char *
get_service_name (const AssayImportWork *self, gint64 id)
{
  const AssayHeldService *service =
      id < 0 ? (const AssayHeldService *) assay_import_get_added (self, id)->value
             : assay_register_lookup (self->preview->held, ASSAY_HELD_SERVICE, id);

  return service != NULL ? service->name : NULL;
}

/* By its reference, or else by service and title. FALSE with an error of the row. */
static gboolean
find_contract (Row *self, const Said *said, AssayImportDraft **out_draft)
{
  const AssayHeldContract *wanted = (const AssayHeldContract *) said->wanted;
  AssayImportColumn column =
      wanted->reference != NULL ? ASSAY_IMPORT_REFERENCE : ASSAY_IMPORT_CONTRACT;
  g_autofree char *key = wanted->reference != NULL ? assay_import_make_own_key (wanted)
                                                   : assay_import_make_other_key (wanted);
  gboolean is_ambiguous = FALSE;
  const AssayHeldContract *found;

  *out_draft = assay_import_find_draft (self->is.work, key, &is_ambiguous);
  found = *out_draft != NULL ? (const AssayHeldContract *) (*out_draft)->value : NULL;
  if (is_ambiguous)
    assay_import_tell_cell (&self->is, ASSAY_IMPORT_SEVERAL_FIT, column,
                            wanted->reference != NULL ? wanted->reference : wanted->title, NULL, 0);
  else if (found != NULL && wanted->service != 0 && found->service != wanted->service)
    assay_import_tell_cell (&self->is, ASSAY_IMPORT_REFERENCE_ELSEWHERE, column, wanted->reference,
                            get_service_name (self->is.work, found->service), 0);
  else if (found == NULL && wanted->title == NULL)
    assay_import_tell_cell (&self->is, ASSAY_IMPORT_CELL_NEEDED, ASSAY_IMPORT_CONTRACT, NULL, NULL,
                            0);
  else if (found == NULL && wanted->service == 0)
    {
      g_autofree char *name = assay_import_dup_cell (&self->is, ASSAY_IMPORT_SERVICE);

      /* A name that fits several was told to. */
      if (name == NULL)
        assay_import_tell_cell (&self->is, ASSAY_IMPORT_CELL_NEEDED, ASSAY_IMPORT_SERVICE, NULL,
                                NULL, 0);
    }
  else
    return TRUE;

  return FALSE;
}

static void
check_order (Row *self, AssayImportColumn column, AssayDate first, AssayDate last)
{
  g_autofree char *from = assay_date_format_iso (first);
  g_autofree char *cell = NULL;

  if (first == ASSAY_DATE_NONE || last == ASSAY_DATE_NONE || first <= last)
    return;
  cell = assay_import_dup_cell (&self->is, column);
  assay_import_tell_cell (&self->is, ASSAY_IMPORT_ENDS_EARLY, column, cell, from, 0);
}

static void
read_contract (Row *self, gint64 area)
{
  Said said = { ASSAY_HELD_CONTRACT, ASSAY_IMPORT_CONTRACT,
                assay_register_value_new (ASSAY_HELD_CONTRACT), 0 };
  const AssayImportDraft *service = self->drafts[ASSAY_HELD_SERVICE];
  AssayImportDraft *draft = NULL;
  const AssayHeldContract *contract;

  if (read_fields (self, &said) && said.set != 0)
    {
      if (service != NULL)
        set_ref (&said, "service", service->value->id);
      if (area != 0)
        set_ref (&said, "area", area);
      if (find_contract (self, &said, &draft))
        put (self, draft, &said);
    }
  assay_register_value_free (said.wanted);
  draft = self->drafts[ASSAY_HELD_CONTRACT];
  contract = draft != NULL ? (const AssayHeldContract *) draft->value : NULL;
  if (contract != NULL)
    check_order (self, ASSAY_IMPORT_ENDS, contract->begins, contract->ends);
}

/* --- What belongs to something ----------------------------------------------------------------
 */

/* @owner_column is what the owner is said by. */
static void
read_owned (Row *self,
            AssayHeldKind kind,
            AssayImportColumn key_column,
            AssayHeldKind owner_kind,
            AssayImportColumn owner_column)
{
  Said said = { kind, key_column, assay_register_value_new (kind), 0 };
  const AssayImportDraft *owner = self->drafts[owner_kind];
  gboolean is_good = read_fields (self, &said);

  if (is_good && said.set != 0)
    {
      if (!is_said (&said, key_column))
        assay_import_tell_cell (&self->is, ASSAY_IMPORT_CELL_NEEDED, key_column, NULL, NULL, 0);
      else if (owner != NULL)
        {
          set_ref (&said, assay_held_get_row (kind)->fields[0].name, owner->value->id);
          put_by_own_key (self, &said);
        }
      /* An owner that could not be read was said. */
      else if (!self->is.row->has_error)
        assay_import_tell_cell (&self->is, ASSAY_IMPORT_CELL_NEEDED, owner_column, NULL, NULL, 0);
    }
  assay_register_value_free (said.wanted);
}

static void
read_clause (Row *self)
{
  guint before = self->is.row->acts->len;
  const AssayImportAct *act;

  read_owned (self, ASSAY_HELD_CLAUSE, ASSAY_IMPORT_CLAUSE, ASSAY_HELD_CONTRACT,
              ASSAY_IMPORT_CONTRACT);
  if (self->is.row->acts->len == before)
    return;
  act = &g_array_index (self->is.row->acts, AssayImportAct, before);
  if (act->effect == ASSAY_IMPORT_ADDS
      && assay_import_meet_clause (self->is.work, (const AssayHeldClause *) act->value))
    assay_import_tell_cell (
        &self->is, ASSAY_IMPORT_CLAUSE_SECOND, ASSAY_IMPORT_CLAUSE,
        assay_clause_kind_get_id (((const AssayHeldClause *) act->value)->clause), NULL, 0);
}

static void
read_award (Row *self)
{
  const AssayHeldAward *award;

  read_owned (self, ASSAY_HELD_AWARD, ASSAY_IMPORT_AWARD_SCHEME, ASSAY_HELD_SERVICE,
              ASSAY_IMPORT_SERVICE);
  if (self->drafts[ASSAY_HELD_AWARD] == NULL)
    return;
  award = (const AssayHeldAward *) self->drafts[ASSAY_HELD_AWARD]->value;
  check_order (self, ASSAY_IMPORT_AWARD_UNTIL, award->from, award->until);
}

/* --- The whole --------------------------------------------------------------------------------
 */

static void
check_length (Row *self)
{
  for (guint i = self->is.work->n_columns; i < self->is.cells->cells->len; i++)
    if (!assay_text_is_blank (self->is.cells->cells->pdata[i]))
      {
        assay_import_tell_cell (&self->is, ASSAY_IMPORT_ROW_LONG, ASSAY_IMPORT_COLUMN_NONE,
                                self->is.cells->cells->pdata[i], NULL, 0);
        return;
      }
}

static void
check_twice (Row *self)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  guint first;

  for (guint i = 0; i < self->is.cells->cells->len; i++)
    g_string_append_printf (whole, "%s\x1f", (const char *) self->is.cells->cells->pdata[i]);
  first = GPOINTER_TO_UINT (g_hash_table_lookup (self->is.work->seen, whole->str));
  if (first != 0)
    assay_import_tell_cell (&self->is, ASSAY_IMPORT_ROW_TWICE, ASSAY_IMPORT_COLUMN_NONE, NULL, NULL,
                            first);
  else
    g_hash_table_insert (self->is.work->seen, g_strdup (whole->str),
                         GUINT_TO_POINTER (self->is.cells->line));
}

/* A row that names its contract by reference may leave the service to that. */
static void
take_service_of_contract (Row *self)
{
  const AssayImportDraft *draft = self->drafts[ASSAY_HELD_CONTRACT];
  gint64 id = draft != NULL ? ((const AssayHeldContract *) draft->value)->service : 0;
  const AssayRegisterValue *service;
  g_autofree char *key = NULL;
  gboolean is_ambiguous = FALSE;

  if (id == 0 || self->drafts[ASSAY_HELD_SERVICE] != NULL)
    return;
  service =
      id > 0 ? assay_register_lookup (self->is.work->preview->held, ASSAY_HELD_SERVICE, id) : NULL;
  key = service != NULL ? assay_import_make_own_key (service) : NULL;
  self->drafts[ASSAY_HELD_SERVICE] =
      id < 0 ? assay_import_get_added (self->is.work, id)
             : assay_import_find_draft (self->is.work, key, &is_ambiguous);
}

void
assay_import_read_row (AssayImportWork *work, const AssayImportTableRow *cells, AssayImportRow *row)
{
  Row self = { { work, cells, row }, { NULL } };
  gint64 area;

  check_length (&self);
  check_twice (&self);
  area = find_area (&self, ASSAY_IMPORT_AREA);
  read_service (&self, area);
  read_partner (&self);
  read_contract (&self, area);
  take_service_of_contract (&self);
  read_owned (&self, ASSAY_HELD_EXTENSION, ASSAY_IMPORT_EXTENSION, ASSAY_HELD_CONTRACT,
              ASSAY_IMPORT_CONTRACT);
  read_clause (&self);
  read_owned (&self, ASSAY_HELD_MILESTONE, ASSAY_IMPORT_MILESTONE, ASSAY_HELD_CLAUSE,
              ASSAY_IMPORT_CLAUSE);
  read_award (&self);
  read_owned (&self, ASSAY_HELD_CONDITION, ASSAY_IMPORT_CONDITION, ASSAY_HELD_AWARD,
              ASSAY_IMPORT_AWARD_SCHEME);
  if (row->acts->len == 0 && !row->has_error)
    assay_import_tell_cell (&self.is, ASSAY_IMPORT_CELL_NEEDED, ASSAY_IMPORT_SERVICE, NULL, NULL,
                            0);
}
