/* What a register holds, as plain values described by their fields.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-value.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-amount.h"
#include "core/register/assay-register-settings.h"
#include "core/register/assay-standing-private.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* In the order of AssayReceivedKind. */
static const char *const received_words[] = { "submission", "report", NULL };

/* In the order of AssaySignerStanding, as assay_signer_standing_get_id() has them; a table of
 * constants cannot ask it. */
static const char *const signature_words[] = { "unsigned", "unchecked", "broken",  "new",
                                               "known",    "confirmed", "changed", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (signature_words) == ASSAY_N_SIGNER_STANDINGS + 1);

/* In the order of AssayResultState. */
static const char *const result_words[] = {
  "ready",   "not-ready", "not-assessed", "met", "met-with-conditions", "further-work",
  "not-met", NULL
};

G_STATIC_ASSERT (G_N_ELEMENTS (result_words) == ASSAY_RESULT_LAST + 2);

/* --- The tables -------------------------------------------------------------------------------
 */

#define REQUIRED TRUE
#define LINE(type, name, required)                                                                 \
  {                                                                                                \
    ASSAY_HELD_LINE, #name, G_STRUCT_OFFSET (type, name), required                                 \
  }
#define BLOCK(type, name, required)                                                                \
  {                                                                                                \
    ASSAY_HELD_BLOCK, #name, G_STRUCT_OFFSET (type, name), required                                \
  }
#define DAY(type, name, required)                                                                  \
  {                                                                                                \
    ASSAY_HELD_DATE, #name, G_STRUCT_OFFSET (type, name), required                                 \
  }
#define NUMBER_OF(type, name)                                                                      \
  {                                                                                                \
    ASSAY_HELD_NUMBER, #name, G_STRUCT_OFFSET (type, name), FALSE                                  \
  }
#define FLAG(type, name)                                                                           \
  {                                                                                                \
    ASSAY_HELD_FLAG, #name, G_STRUCT_OFFSET (type, name), FALSE                                    \
  }
#define WORD(type, name, words)                                                                    \
  {                                                                                                \
    ASSAY_HELD_WORD, #name, G_STRUCT_OFFSET (type, name), REQUIRED, words                          \
  }
#define REF(type, name, kind, required)                                                            \
  {                                                                                                \
    ASSAY_HELD_REF, #name, G_STRUCT_OFFSET (type, name), required, NULL, kind                      \
  }

static const AssayHeldField area_fields[] = { LINE (AssayHeldArea, name, REQUIRED) };

static const AssayHeldField service_fields[] = {
  REF (AssayHeldService, area, ASSAY_HELD_AREA, FALSE),
  LINE (AssayHeldService, name, REQUIRED),
  FLAG (AssayHeldService, is_partnership),
};

static const AssayHeldField partner_fields[] = {
  REF (AssayHeldPartner, partnership, ASSAY_HELD_SERVICE, REQUIRED),
  REF (AssayHeldPartner, service, ASSAY_HELD_SERVICE, REQUIRED),
};

static const AssayHeldField contract_fields[] = {
  REF (AssayHeldContract, service, ASSAY_HELD_SERVICE, REQUIRED),
  REF (AssayHeldContract, area, ASSAY_HELD_AREA, FALSE),
  LINE (AssayHeldContract, title, REQUIRED),
  LINE (AssayHeldContract, reference, FALSE),
  DAY (AssayHeldContract, begins, FALSE),
  DAY (AssayHeldContract, ends, FALSE),
  BLOCK (AssayHeldContract, funding, FALSE),
};

static const AssayHeldField extension_fields[] = {
  REF (AssayHeldExtension, contract, ASSAY_HELD_CONTRACT, REQUIRED),
  DAY (AssayHeldExtension, until, REQUIRED),
  DAY (AssayHeldExtension, taken, FALSE),
};

static const AssayHeldField clause_fields[] = {
  REF (AssayHeldClause, contract, ASSAY_HELD_CONTRACT, REQUIRED),
  WORD (AssayHeldClause, clause, assay_clause_words),
  LINE (AssayHeldClause, schemes, FALSE),
  { ASSAY_HELD_DATE, "by_day", G_STRUCT_OFFSET (AssayHeldClause, by) },
  FLAG (AssayHeldClause, is_of_each_partner),
  BLOCK (AssayHeldClause, wording, FALSE),
};

static const AssayHeldField milestone_fields[] = {
  REF (AssayHeldMilestone, clause, ASSAY_HELD_CLAUSE, REQUIRED),
  WORD (AssayHeldMilestone, milestone, assay_milestone_words),
  LINE (AssayHeldMilestone, what, REQUIRED),
  DAY (AssayHeldMilestone, due, FALSE),
  DAY (AssayHeldMilestone, reached, FALSE),
  LINE (AssayHeldMilestone, source, FALSE),
};

static const AssayHeldField award_fields[] = {
  REF (AssayHeldAward, service, ASSAY_HELD_SERVICE, REQUIRED),
  LINE (AssayHeldAward, scheme, REQUIRED),
  LINE (AssayHeldAward, edition, FALSE),
  { ASSAY_HELD_DATE, "from_day", G_STRUCT_OFFSET (AssayHeldAward, from) },
  { ASSAY_HELD_DATE, "until_day", G_STRUCT_OFFSET (AssayHeldAward, until) },
  DAY (AssayHeldAward, withdrawn, FALSE),
  LINE (AssayHeldAward, source, FALSE),
  DAY (AssayHeldAward, confirmed, FALSE),
};

static const AssayHeldField condition_fields[] = {
  REF (AssayHeldCondition, award, ASSAY_HELD_AWARD, REQUIRED),
  LINE (AssayHeldCondition, what, REQUIRED),
  DAY (AssayHeldCondition, due, FALSE),
  DAY (AssayHeldCondition, met, FALSE),
};

static const AssayHeldField received_fields[] = {
  REF (AssayHeldReceived, service, ASSAY_HELD_SERVICE, REQUIRED),
  WORD (AssayHeldReceived, received, received_words),
  LINE (AssayHeldReceived, scheme, REQUIRED),
  LINE (AssayHeldReceived, edition, FALSE),
  DAY (AssayHeldReceived, day, REQUIRED),
  { ASSAY_HELD_NUMBER, "round", G_STRUCT_OFFSET (AssayHeldReceived, round) },
  LINE (AssayHeldReceived, fingerprint, FALSE),
  FLAG (AssayHeldReceived, is_verified),
  LINE (AssayHeldReceived, file, FALSE),
  WORD (AssayHeldReceived, signature, signature_words),
  LINE (AssayHeldReceived, signer, FALSE),
  BLOCK (AssayHeldReceived, findings, FALSE),
};

static const AssayHeldField note_fields[] = {
  REF (AssayHeldNote, contract, ASSAY_HELD_CONTRACT, REQUIRED),
  DAY (AssayHeldNote, day, REQUIRED),
  BLOCK (AssayHeldNote, text, REQUIRED),
};

static const AssayHeldField settings_fields[] = {
  NUMBER_OF (AssayHeldSettings, suppress_below),
  NUMBER_OF (AssayHeldSettings, fresh_months),
  DAY (AssayHeldSettings, last_board, FALSE),
};

static const AssayHeldField measure_fields[] = {
  REF (AssayHeldMeasure, service, ASSAY_HELD_SERVICE, REQUIRED),
  LINE (AssayHeldMeasure, scheme, REQUIRED),
  LINE (AssayHeldMeasure, edition, REQUIRED),
  LINE (AssayHeldMeasure, measure, REQUIRED),
  LINE (AssayHeldMeasure, title, REQUIRED),
  BLOCK (AssayHeldMeasure, definition, REQUIRED),
  BLOCK (AssayHeldMeasure, counting_rule, REQUIRED),
  WORD (AssayHeldMeasure, unit, assay_unit_words),
  { ASSAY_HELD_DATE, "from_day", G_STRUCT_OFFSET (AssayHeldMeasure, from), REQUIRED },
  { ASSAY_HELD_DATE, "until_day", G_STRUCT_OFFSET (AssayHeldMeasure, until), REQUIRED },
  LINE (AssayHeldMeasure, figure, REQUIRED),
  LINE (AssayHeldMeasure, part, FALSE),
  LINE (AssayHeldMeasure, base, FALSE),
  LINE (AssayHeldMeasure, source, FALSE),
  DAY (AssayHeldMeasure, day, REQUIRED),
};

static const AssayHeldField result_fields[] = {
  REF (AssayHeldResult, received, ASSAY_HELD_RECEIVED, REQUIRED),
  LINE (AssayHeldResult, standard, REQUIRED),
  LINE (AssayHeldResult, title, REQUIRED),
  WORD (AssayHeldResult, state, result_words),
  NUMBER_OF (AssayHeldResult, ready),
  NUMBER_OF (AssayHeldResult, applies),
};

#define ROW(id, type, fields)                                                                      \
  {                                                                                                \
    id, sizeof (type), fields, G_N_ELEMENTS (fields)                                               \
  }

/* In the order of AssayHeldKind. */
static const AssayHeldRow rows[] = {
  ROW ("area", AssayHeldArea, area_fields),
  ROW ("service", AssayHeldService, service_fields),
  ROW ("partner", AssayHeldPartner, partner_fields),
  ROW ("contract", AssayHeldContract, contract_fields),
  ROW ("extension", AssayHeldExtension, extension_fields),
  ROW ("clause", AssayHeldClause, clause_fields),
  ROW ("milestone", AssayHeldMilestone, milestone_fields),
  ROW ("award", AssayHeldAward, award_fields),
  ROW ("condition", AssayHeldCondition, condition_fields),
  ROW ("received", AssayHeldReceived, received_fields),
  ROW ("note", AssayHeldNote, note_fields),
  ROW ("settings", AssayHeldSettings, settings_fields),
  ROW ("measure", AssayHeldMeasure, measure_fields),
  ROW ("result", AssayHeldResult, result_fields),
};

G_STATIC_ASSERT (G_N_ELEMENTS (rows) == ASSAY_N_HELD);

const AssayHeldRow *
assay_held_get_row (AssayHeldKind kind)
{
  g_assert ((guint) kind < G_N_ELEMENTS (rows));

  return &rows[kind];
}

/* --- Values -----------------------------------------------------------------------------------
 */

#define TEXT(value, field) G_STRUCT_MEMBER (char *, value, (field)->offset)
#define NUMBER(value, field) G_STRUCT_MEMBER (guint, value, (field)->offset)
#define NAMED(value, field) G_STRUCT_MEMBER (gint64, value, (field)->offset)

static gboolean
is_text (const AssayHeldField *field)
{
  return field->kind == ASSAY_HELD_LINE || field->kind == ASSAY_HELD_BLOCK;
}

gpointer
assay_register_value_new (AssayHeldKind kind)
{
  AssayRegisterValue *value = g_malloc0 (assay_held_get_row (kind)->size);

  value->kind = kind;

  return value;
}

gpointer
assay_register_value_copy (gconstpointer value)
{
  const AssayHeldRow *row = assay_held_get_row (((const AssayRegisterValue *) value)->kind);
  gpointer copy = g_memdup2 (value, row->size);

  for (guint i = 0; i < row->n_fields; i++)
    if (is_text (&row->fields[i]))
      TEXT (copy, &row->fields[i]) = g_strdup (TEXT (copy, &row->fields[i]));

  return copy;
}

void
assay_register_value_free (gpointer value)
{
  const AssayHeldRow *row;

  if (value == NULL)
    return;
  row = assay_held_get_row (((AssayRegisterValue *) value)->kind);
  for (guint i = 0; i < row->n_fields; i++)
    if (is_text (&row->fields[i]))
      g_free (TEXT (value, &row->fields[i]));
  g_free (value);
}

gint64
assay_register_value_get_owner (gconstpointer value)
{
  const AssayHeldRow *row = assay_held_get_row (((const AssayRegisterValue *) value)->kind);

  return row->fields[0].kind == ASSAY_HELD_REF ? NAMED (value, &row->fields[0]) : 0;
}

/* --- As text ----------------------------------------------------------------------------------
 */

char *
assay_held_field_format (const AssayHeldField *field, gconstpointer value)
{
  switch (field->kind)
    {
    case ASSAY_HELD_LINE:
    case ASSAY_HELD_BLOCK:
      return g_strdup (TEXT (value, field));
    case ASSAY_HELD_DATE:
      return assay_date_format_iso (NUMBER (value, field));
    case ASSAY_HELD_WORD:
      return g_strdup (field->words[NUMBER (value, field)]);
    case ASSAY_HELD_FLAG:
      return g_strdup (NUMBER (value, field) ? "1" : "0");
    case ASSAY_HELD_NUMBER:
      return g_strdup_printf ("%u", NUMBER (value, field));
    case ASSAY_HELD_REF:
      return NAMED (value, field) != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, NAMED (value, field))
                                       : NULL;
    }

  g_assert_not_reached ();
}

static gboolean
refuse (const AssayHeldField *field, const char *text, GError **error)
{
  g_autofree char *quoted = assay_text_dup_quoted (text);

  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s: “%s” is not possible here"),
               field->name, quoted);

  return FALSE;
}

static gboolean
parse_number (
    const AssayHeldField *field, const char *text, guint64 max, gpointer value, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 0, max, &number, NULL))
    return refuse (field, text, error);
  NUMBER (value, field) = (guint) number;

  return TRUE;
}

static gboolean
parse_word (const AssayHeldField *field, const char *text, gpointer value, GError **error)
{
  for (guint i = 0; field->words[i] != NULL; i++)
    if (g_str_equal (field->words[i], text))
      {
        NUMBER (value, field) = i;
        return TRUE;
      }

  return refuse (field, text, error);
}

gboolean
assay_held_field_parse (const AssayHeldField *field,
                        const char *text,
                        gpointer value,
                        GError **error)
{
  if (text == NULL)
    return TRUE;

  switch (field->kind)
    {
    case ASSAY_HELD_LINE:
    case ASSAY_HELD_BLOCK:
      g_free (TEXT (value, field));
      TEXT (value, field) = g_strdup (text);
      return TRUE;
    case ASSAY_HELD_DATE:
      return assay_date_parse (text, &NUMBER (value, field), error);
    case ASSAY_HELD_WORD:
      return parse_word (field, text, value, error);
    case ASSAY_HELD_FLAG:
      return parse_number (field, text, 1, value, error);
    case ASSAY_HELD_NUMBER:
      return parse_number (field, text, G_MAXUINT, value, error);
    case ASSAY_HELD_REF:
      if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &NAMED (value, field), NULL))
        return refuse (field, text, error);
      return TRUE;
    }

  g_assert_not_reached ();
}

char *
assay_register_value_format (gconstpointer value)
{
  const AssayHeldRow *row = assay_held_get_row (((const AssayRegisterValue *) value)->kind);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < row->n_fields; i++)
    {
      g_autofree char *text = assay_held_field_format (&row->fields[i], value);
      g_auto (GStrv) parts = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
      g_autofree char *indented = parts != NULL ? g_strjoinv ("\n  ", parts) : NULL;

      if (indented != NULL)
        g_string_append_printf (lines, "%s: %s\n", row->fields[i].name, indented);
    }

  return g_string_free (lines, FALSE);
}

/* --- Checking ---------------------------------------------------------------------------------
 */

static gboolean
check_field (const AssayHeldField *field, gconstpointer value, GError **error)
{
  gboolean is_set = TRUE;

  if (is_text (field))
    is_set = TEXT (value, field) != NULL;
  else if (field->kind == ASSAY_HELD_DATE)
    is_set = NUMBER (value, field) != ASSAY_DATE_NONE;
  else if (field->kind == ASSAY_HELD_REF)
    is_set = NAMED (value, field) != 0;
  if (!is_set && field->is_required)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("“%s” is needed"), field->name);
      return FALSE;
    }
  if (!is_set)
    return TRUE;
  if (field->kind == ASSAY_HELD_LINE)
    return assay_text_check_line (TEXT (value, field), field->name, ASSAY_LIMIT_LINE_CHARS, error);
  if (field->kind == ASSAY_HELD_BLOCK)
    return assay_text_check_block (TEXT (value, field), field->name, ASSAY_LIMIT_TEXT_CHARS, error);

  return TRUE;
}

static gboolean
check_order (AssayDate first, AssayDate last, GError **error)
{
  g_autofree char *from = assay_date_format_iso (first);
  g_autofree char *until = assay_date_format_iso (last);

  if (first == ASSAY_DATE_NONE || last == ASSAY_DATE_NONE || first <= last)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("It would end on %s, before it begins on %s; look at both days again"), until,
               from);

  return FALSE;
}

static gboolean
check_measure (const AssayHeldMeasure *measure, GError **error)
{
  return check_order (measure->from, measure->until, error)
         && assay_amount_check (measure->unit, measure->measure, measure->figure, error)
         && assay_amount_check_counts (measure->unit, measure->measure, measure->figure,
                                       measure->part, measure->base, error);
}

static gboolean
check_settings (const AssayHeldSettings *settings, GError **error)
{
  guint below = settings->suppress_below;

  if (below != 0 && (below < ASSAY_SUPPRESS_BELOW_MIN || below > ASSAY_SUPPRESS_BELOW_MAX))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("Counts can be suppressed below %u to %u, not below %u; choose one of these"),
                   ASSAY_SUPPRESS_BELOW_MIN, ASSAY_SUPPRESS_BELOW_MAX, below);
      return FALSE;
    }
  if (settings->fresh_months > ASSAY_FRESH_MONTHS_MAX)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("Information can stay good for up to %u months, not for %u"),
                   ASSAY_FRESH_MONTHS_MAX, settings->fresh_months);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_result (const AssayHeldResult *result, GError **error)
{
  if (result->ready <= result->applies)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("%u ready of %u that apply cannot be; look at both again"), result->ready,
               result->applies);

  return FALSE;
}

gboolean
assay_register_value_check (gconstpointer value, GError **error)
{
  AssayHeldKind kind = ((const AssayRegisterValue *) value)->kind;
  const AssayHeldRow *row = assay_held_get_row (kind);

  for (guint i = 0; i < row->n_fields; i++)
    if (!check_field (&row->fields[i], value, error))
      return FALSE;
  if (kind == ASSAY_HELD_CONTRACT)
    return check_order (((const AssayHeldContract *) value)->begins,
                        ((const AssayHeldContract *) value)->ends, error);
  if (kind == ASSAY_HELD_AWARD)
    return check_order (((const AssayHeldAward *) value)->from,
                        ((const AssayHeldAward *) value)->until, error);
  if (kind == ASSAY_HELD_MEASURE)
    return check_measure (value, error);
  if (kind == ASSAY_HELD_SETTINGS)
    return check_settings (value, error);
  if (kind == ASSAY_HELD_RESULT)
    return check_result (value, error);

  return TRUE;
}
