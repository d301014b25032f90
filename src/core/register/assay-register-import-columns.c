/* The columns of a table of contracts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-import-columns.h"

#include "base/assay-text.h"

#include <string.h>

typedef struct
{
  const char *header;
  const char *also;
  AssayHeldKind kind;
  const char *field; /* NULL: computed */
} Column;

/* In the order of AssayImportColumn, which is the order in an export. */
static const Column columns[] = {
  { "Area",
    "region|force area|police area|area name|local authority|authority|commissioning "
    "area|locality|county",
    ASSAY_HELD_AREA, "name" },
  { "Service",
    "provider|service name|provider name|supplier|supplier name|organisation|organization",
    ASSAY_HELD_SERVICE, "name" },
  { "Service area", "area of the service|provider area", ASSAY_HELD_SERVICE, "area" },
  { "Partnership", "is partnership|consortium", ASSAY_HELD_SERVICE, "is_partnership" },
  { "Partner", "member|partner service", ASSAY_HELD_PARTNER, "service" },
  { "Contract", "title|contract title|contract name|name of contract", ASSAY_HELD_CONTRACT,
    "title" },
  { "Reference",
    "ref|contract reference|contract number|contract no|contract ref|number|contract id",
    ASSAY_HELD_CONTRACT, "reference" },
  { "Begins",
    "start|starts|from|start date|begin|contract start|contract begins|commences|contract start "
    "date|"
    "commencement|commencement date|first day|start of contract|contract from|contract "
    "commencement|term start|term begins",
    ASSAY_HELD_CONTRACT, "begins" },
  { "Ends",
    "end|until|to|end date|contract end|contract ends|expires|expiry|contract end date|expiry date|"
    "finish|finish date|last day|last day as signed|end of contract|contract until|contract to|"
    "contract expiry|contract expiry date|term end|term ends",
    ASSAY_HELD_CONTRACT, "ends" },
  { "Funding", "funding notes|funding note|grant|contract value|annual value", ASSAY_HELD_CONTRACT,
    "funding" },
  { "Extension until", "extension|extended until|extended to|extension to|may extend until",
    ASSAY_HELD_EXTENSION, "until" },
  { "Extension taken", "extension taken up|extension taken on|extension agreed",
    ASSAY_HELD_EXTENSION, "taken" },
  { "Clause", "quality clause|clause kind|requirement", ASSAY_HELD_CLAUSE, "clause" },
  { "Schemes", "scheme|mark|marks|quality mark|quality marks", ASSAY_HELD_CLAUSE, "schemes" },
  { "By", "by date|secured by|secure by|due by|clause by|deadline|to be held by|mark by",
    ASSAY_HELD_CLAUSE, "by_day" },
  { "Each partner", "of each partner|every partner", ASSAY_HELD_CLAUSE, "is_of_each_partner" },
  { "Wording", "clause wording|clause text|words of the clause", ASSAY_HELD_CLAUSE, "wording" },
  { "Milestone", "milestone name|milestone what", ASSAY_HELD_MILESTONE, "what" },
  { "Milestone reached by", "milestone kind|milestone type", ASSAY_HELD_MILESTONE, "milestone" },
  { "Milestone due", "milestone date|milestone by", ASSAY_HELD_MILESTONE, "due" },
  { "Milestone reached", "milestone reached on|milestone met", ASSAY_HELD_MILESTONE, "reached" },
  { "Milestone source", "milestone known from", ASSAY_HELD_MILESTONE, "source" },
  { "Award scheme", "awarded scheme|award mark|mark held", ASSAY_HELD_AWARD, "scheme" },
  { "Award edition", "edition", ASSAY_HELD_AWARD, "edition" },
  { "Award from",
    "awarded|award date|awarded on|award begins|award start|date awarded|date of award|valid "
    "from|award valid from",
    ASSAY_HELD_AWARD, "from_day" },
  { "Award until",
    "award to|award ends|award end|award expires|award expiry|award expiry date|valid "
    "until|valid to|award valid until",
    ASSAY_HELD_AWARD, "until_day" },
  { "Award withdrawn", "withdrawn|award withdrawn on", ASSAY_HELD_AWARD, "withdrawn" },
  { "Award source", "source|award known from", ASSAY_HELD_AWARD, "source" },
  { "Award confirmed", "confirmed|award confirmed on", ASSAY_HELD_AWARD, "confirmed" },
  { "Condition", "award condition", ASSAY_HELD_CONDITION, "what" },
  { "Condition due", "condition by|condition date", ASSAY_HELD_CONDITION, "due" },
  { "Condition met", "condition met on", ASSAY_HELD_CONDITION, "met" },
  { "Standing", "", ASSAY_HELD_CONTRACT, NULL },
  { "Standing on", "", ASSAY_HELD_CONTRACT, NULL },
  { "Reasons", "", ASSAY_HELD_CONTRACT, NULL },
  { "Next date", "", ASSAY_HELD_CONTRACT, NULL },
  { "Next step", "", ASSAY_HELD_CONTRACT, NULL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (columns) == ASSAY_N_IMPORT_COLUMNS);

AssayImportColumnRow
assay_import_column_get_row (AssayImportColumn column)
{
  const Column *own = &columns[column];
  const AssayHeldRow *row = assay_held_get_row (own->kind);
  AssayImportColumnRow found = { own->header, own->also, own->kind, NULL };

  g_assert ((guint) column < G_N_ELEMENTS (columns));

  for (guint i = 0; own->field != NULL && i < row->n_fields; i++)
    if (g_str_equal (row->fields[i].name, own->field))
      found.field = &row->fields[i];
  g_assert (own->field == NULL || found.field != NULL);

  return found;
}

char *
assay_import_fold_name (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)) || g_unichar_ismark (g_utf8_get_char (at)))
      g_string_append_unichar (kept, g_utf8_get_char (at));

  return g_string_free (g_steal_pointer (&kept), FALSE);
}

static gboolean
is_folded (const char *name, const char *folded)
{
  g_autofree char *own = assay_import_fold_name (name);

  return g_str_equal (own, folded);
}

static AssayImportColumn
find_folded (const char *folded)
{
  for (guint i = 0; *folded != '\0' && i < G_N_ELEMENTS (columns); i++)
    {
      g_auto (GStrv) others = g_strsplit (columns[i].also, "|", -1);

      if (is_folded (columns[i].header, folded))
        return i;
      for (guint j = 0; others[j] != NULL; j++)
        if (is_folded (others[j], folded))
          return i;
    }

  return ASSAY_IMPORT_COLUMN_NONE;
}

AssayImportColumn
assay_import_column_find (const char *header, const char *const *said)
{
  g_autofree char *folded = assay_import_fold_name (header);

  for (guint i = 0; said != NULL && said[i] != NULL; i++)
    {
      const char *equals = strrchr (said[i], '=');
      g_autofree char *own =
          equals != NULL ? g_strndup (said[i], (gsize) (equals - said[i])) : NULL;
      g_autofree char *column = equals != NULL ? assay_import_fold_name (equals + 1) : NULL;

      if (own != NULL && is_folded (own, folded))
        return find_folded (column);
    }

  return find_folded (folded);
}

const char *
assay_import_column_find_nearest (const char *header)
{
  const char *names[G_N_ELEMENTS (columns) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    names[i] = columns[i].header;

  return assay_text_find_nearest (header, names);
}
