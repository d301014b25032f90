/* What a register holds, in words: kinds, fields, values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-wording.h"

#include "present/assay-wording-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* In the order of AssayHeldKind. */
static const struct
{
  const char *one;
  const char *many;
} kinds[] = {
  { N_ ("area"), N_ ("areas") },
  { N_ ("service"), N_ ("services") },
  { N_ ("partner"), N_ ("partners") },
  { N_ ("contract"), N_ ("contracts") },
  { N_ ("extension"), N_ ("extensions") },
  { N_ ("clause"), N_ ("clauses") },
  { N_ ("milestone"), N_ ("milestones") },
  { N_ ("award"), N_ ("awards") },
  { N_ ("condition"), N_ ("conditions") },
  { N_ ("submission or report"), N_ ("submissions and reports") },
  { N_ ("note"), N_ ("notes") },
  { N_ ("settings"), N_ ("settings") },
  { N_ ("measure"), N_ ("measures") },
  { N_ ("result of a standard"), N_ ("results of standards") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == ASSAY_N_HELD);

const char *
assay_register_word_kind (AssayHeldKind kind)
{
  g_assert ((guint) kind < ASSAY_N_HELD);

  return _ (kinds[kind].one);
}

const char *
assay_register_word_kinds (AssayHeldKind kind)
{
  g_assert ((guint) kind < ASSAY_N_HELD);

  return _ (kinds[kind].many);
}

/* --- Fields --- */

typedef struct
{
  AssayHeldKind kind;
  const char *field;
  const char *label;
} FieldLabel;

static const FieldLabel field_labels[] = {
  { ASSAY_HELD_AREA, "name", N_ ("Name") },
  { ASSAY_HELD_SERVICE, "area", N_ ("Area") },
  { ASSAY_HELD_SERVICE, "name", N_ ("Name") },
  { ASSAY_HELD_SERVICE, "is_partnership", N_ ("Is a partnership") },
  { ASSAY_HELD_PARTNER, "partnership", N_ ("Partnership") },
  { ASSAY_HELD_PARTNER, "service", N_ ("Partner") },
  { ASSAY_HELD_CONTRACT, "service", N_ ("Service") },
  { ASSAY_HELD_CONTRACT, "area", N_ ("Area") },
  { ASSAY_HELD_CONTRACT, "title", N_ ("Title") },
  { ASSAY_HELD_CONTRACT, "reference", N_ ("Reference") },
  { ASSAY_HELD_CONTRACT, "begins", N_ ("First day") },
  { ASSAY_HELD_CONTRACT, "ends", N_ ("Last day as signed") },
  { ASSAY_HELD_CONTRACT, "funding", N_ ("Funding") },
  { ASSAY_HELD_EXTENSION, "contract", N_ ("Contract") },
  { ASSAY_HELD_EXTENSION, "until", N_ ("Last day") },
  { ASSAY_HELD_EXTENSION, "taken", N_ ("Taken up on") },
  { ASSAY_HELD_CLAUSE, "contract", N_ ("Contract") },
  { ASSAY_HELD_CLAUSE, "clause", N_ ("What it asks for") },
  { ASSAY_HELD_CLAUSE, "schemes", N_ ("Schemes") },
  { ASSAY_HELD_CLAUSE, "by_day", N_ ("To be secured by") },
  { ASSAY_HELD_CLAUSE, "is_of_each_partner", N_ ("Of each partner") },
  { ASSAY_HELD_CLAUSE, "wording", N_ ("Wording in the contract") },
  { ASSAY_HELD_MILESTONE, "clause", N_ ("Clause") },
  { ASSAY_HELD_MILESTONE, "milestone", N_ ("Reached by") },
  { ASSAY_HELD_MILESTONE, "what", N_ ("What") },
  { ASSAY_HELD_MILESTONE, "due", N_ ("Due") },
  { ASSAY_HELD_MILESTONE, "reached", N_ ("Reached on") },
  { ASSAY_HELD_MILESTONE, "source", N_ ("Known from") },
  { ASSAY_HELD_AWARD, "service", N_ ("Service") },
  { ASSAY_HELD_AWARD, "scheme", N_ ("Scheme") },
  { ASSAY_HELD_AWARD, "edition", N_ ("Edition") },
  { ASSAY_HELD_AWARD, "from_day", N_ ("First day") },
  { ASSAY_HELD_AWARD, "until_day", N_ ("Last day") },
  { ASSAY_HELD_AWARD, "withdrawn", N_ ("Withdrawn on") },
  { ASSAY_HELD_AWARD, "source", N_ ("Known from") },
  { ASSAY_HELD_AWARD, "confirmed", N_ ("Confirmed on") },
  { ASSAY_HELD_CONDITION, "award", N_ ("Award") },
  { ASSAY_HELD_CONDITION, "what", N_ ("What") },
  { ASSAY_HELD_CONDITION, "due", N_ ("Due") },
  { ASSAY_HELD_CONDITION, "met", N_ ("Met on") },
  { ASSAY_HELD_RECEIVED, "service", N_ ("Service") },
  { ASSAY_HELD_RECEIVED, "received", N_ ("What it is") },
  { ASSAY_HELD_RECEIVED, "scheme", N_ ("Scheme") },
  { ASSAY_HELD_RECEIVED, "edition", N_ ("Edition") },
  { ASSAY_HELD_RECEIVED, "day", N_ ("Received on") },
  { ASSAY_HELD_RECEIVED, "round", N_ ("Round") },
  { ASSAY_HELD_RECEIVED, "fingerprint", N_ ("Fingerprint of the data") },
  { ASSAY_HELD_RECEIVED, "is_verified", N_ ("Verified") },
  { ASSAY_HELD_RECEIVED, "file", N_ ("File") },
  { ASSAY_HELD_RECEIVED, "signature", N_ ("Signature") },
  { ASSAY_HELD_RECEIVED, "signer", N_ ("Signed as") },
  { ASSAY_HELD_RECEIVED, "findings", N_ ("What verifying found") },
  { ASSAY_HELD_NOTE, "contract", N_ ("Contract") },
  { ASSAY_HELD_NOTE, "day", N_ ("Day") },
  { ASSAY_HELD_NOTE, "text", N_ ("Text") },
  { ASSAY_HELD_SETTINGS, "suppress_below", N_ ("Keep back counts below") },
  { ASSAY_HELD_SETTINGS, "fresh_months", N_ ("Months for which information stays good") },
  { ASSAY_HELD_SETTINGS, "last_board", N_ ("Last board") },
  { ASSAY_HELD_MEASURE, "service", N_ ("Service") },
  { ASSAY_HELD_MEASURE, "scheme", N_ ("Scheme") },
  { ASSAY_HELD_MEASURE, "edition", N_ ("Edition") },
  { ASSAY_HELD_MEASURE, "measure", N_ ("Measure") },
  { ASSAY_HELD_MEASURE, "title", N_ ("Title") },
  { ASSAY_HELD_MEASURE, "definition", N_ ("Definition") },
  { ASSAY_HELD_MEASURE, "counting_rule", N_ ("Counting rule") },
  { ASSAY_HELD_MEASURE, "unit", N_ ("Unit") },
  { ASSAY_HELD_MEASURE, "from_day", N_ ("First day") },
  { ASSAY_HELD_MEASURE, "until_day", N_ ("Last day") },
  { ASSAY_HELD_MEASURE, "figure", N_ ("Figure") },
  { ASSAY_HELD_MEASURE, "part", N_ ("Part") },
  { ASSAY_HELD_MEASURE, "base", N_ ("Of how many") },
  { ASSAY_HELD_MEASURE, "source", N_ ("Known from") },
  { ASSAY_HELD_MEASURE, "day", N_ ("Answered on") },
  { ASSAY_HELD_RESULT, "received", N_ ("Of what was received") },
  { ASSAY_HELD_RESULT, "standard", N_ ("Standard") },
  { ASSAY_HELD_RESULT, "title", N_ ("Title") },
  { ASSAY_HELD_RESULT, "state", N_ ("How it stood") },
  { ASSAY_HELD_RESULT, "ready", N_ ("Ready or met") },
  { ASSAY_HELD_RESULT, "applies", N_ ("That apply") },
};

const char *
assay_register_word_field (AssayHeldKind kind, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (field_labels); i++)
    if (field_labels[i].kind == kind && g_str_equal (field_labels[i].field, field))
      return _ (field_labels[i].label);

  g_assert_not_reached ();
}

const char *
assay_register_word_result (AssayResultState state)
{
  switch (state)
    {
    case ASSAY_RESULT_READY:
      return _ ("Ready");
    case ASSAY_RESULT_NOT_READY:
      return _ ("Not ready");
    case ASSAY_RESULT_NOT_ASSESSED:
      return _ ("Not assessed");
    case ASSAY_RESULT_MET:
      return _ ("Met");
    case ASSAY_RESULT_MET_WITH_CONDITIONS:
      return _ ("Met with conditions");
    case ASSAY_RESULT_FURTHER_WORK:
      return _ ("Further work");
    case ASSAY_RESULT_NOT_MET:
      return _ ("Not met");
    }

  g_assert_not_reached ();
}

static const char *
word_signature (AssaySignerStanding standing)
{
  switch (standing)
    {
    case ASSAY_SIGNER_UNSIGNED:
      return _ ("Not signed");
    case ASSAY_SIGNER_UNCHECKED:
      return _ ("It could not be checked");
    case ASSAY_SIGNER_BROKEN:
      return _ ("Not a signature of what came");
    case ASSAY_SIGNER_NEW:
      return _ ("Made with a key not seen before");
    case ASSAY_SIGNER_KNOWN:
      return _ ("Made with a key seen before");
    case ASSAY_SIGNER_CONFIRMED:
      return _ ("Made with a confirmed key");
    case ASSAY_SIGNER_CHANGED:
      return _ ("Made with another key than this name had");
    }

  g_assert_not_reached ();
}

/* The words of a field are told apart by where they come from, not by their ids: "none" could be of
 * several. */
const char *
assay_register_word_choice (const AssayHeldField *field, guint word)
{
  if (g_str_equal (field->name, "clause"))
    return assay_register_word_clause_kind (word);
  if (g_str_equal (field->name, "milestone"))
    return assay_register_word_milestone_kind (word);
  if (g_str_equal (field->name, "received"))
    return assay_register_word_received_kind (word);
  if (g_str_equal (field->name, "unit"))
    return assay_wording_unit (word);
  if (g_str_equal (field->name, "state"))
    return assay_register_word_result (word);
  if (g_str_equal (field->name, "signature"))
    return word_signature (word);

  g_assert_not_reached ();
}

static char *
word_reference (const AssayRegisterGround *ground, AssayHeldKind kind, gint64 id)
{
  gconstpointer value =
      ground->held != NULL ? assay_register_lookup (ground->held, kind, id) : NULL;

  if (id == 0)
    return NULL;
  if (value == NULL)
    return g_strdup_printf (_ ("number %" G_GINT64_FORMAT), id);

  return assay_register_word_value (ground, value);
}

/* Ids parted by blanks as titles. */
static char *
word_schemes (const AssayRegisterGround *ground, const char *ids)
{
  g_auto (GStrv) parts = ids != NULL ? g_strsplit (ids, " ", -1) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      char *title = g_strdup (assay_register_schemes_get_title (ground->schemes, parts[i]));

      g_free (parts[i]);
      parts[i] = title;
    }

  return parts != NULL ? g_strjoinv (", ", parts) : NULL;
}

char *
assay_register_word_field_text (const AssayRegisterGround *ground,
                                const AssayHeldField *field,
                                gconstpointer value)
{
  switch (field->kind)
    {
    case ASSAY_HELD_LINE:
      if (g_str_equal (field->name, "scheme") || g_str_equal (field->name, "schemes"))
        return word_schemes (ground, G_STRUCT_MEMBER (char *, value, field->offset));
      return assay_held_field_format (field, value);
    case ASSAY_HELD_BLOCK:
    case ASSAY_HELD_NUMBER:
      return assay_held_field_format (field, value);
    case ASSAY_HELD_DATE:
      return assay_date_format_long (G_STRUCT_MEMBER (AssayDate, value, field->offset));
    case ASSAY_HELD_WORD:
      return g_strdup (
          assay_register_word_choice (field, G_STRUCT_MEMBER (guint, value, field->offset)));
    case ASSAY_HELD_FLAG:
      return g_strdup (G_STRUCT_MEMBER (gboolean, value, field->offset) ? _ ("Yes") : _ ("No"));
    case ASSAY_HELD_REF:
      return word_reference (ground, field->of, G_STRUCT_MEMBER (gint64, value, field->offset));
    }

  g_assert_not_reached ();
}

/* --- Values --- */

static char *
word_award_value (const AssayRegisterGround *ground, const AssayHeldAward *award)
{
  const char *title = assay_register_schemes_get_title (ground->schemes, award->scheme);
  g_autofree char *until = assay_date_format_long (award->until);

  return until != NULL ? g_strdup_printf (_ ("%s until %s"), title, until) : g_strdup (title);
}

static char *
word_received_value (const AssayHeldReceived *received)
{
  g_autofree char *day = assay_date_format_long (received->day);

  return g_strdup_printf (_ ("%s of %s"), assay_register_word_received_kind (received->received),
                          day != NULL ? day : "?");
}

static char *
word_note_value (const AssayHeldNote *note)
{
  g_autofree char *day = assay_date_format_long (note->day);
  g_autofree char *text = assay_wording_shorten (note->text != NULL ? note->text : "");

  return g_strdup_printf (_ ("%s: %s"), day != NULL ? day : "?", text);
}

static char *
word_measure_value (const AssayHeldMeasure *measure)
{
  g_autofree char *from = assay_date_format_long (measure->from);
  g_autofree char *until = assay_date_format_long (measure->until);

  return g_strdup_printf (_ ("%s, %s to %s"), measure->title != NULL ? measure->title : "?",
                          from != NULL ? from : "?", until != NULL ? until : "?");
}

/* A text that is needed may be missing in a line of the trail. */
static char *
dup_name (const char *name)
{
  return g_strdup (name != NULL ? name : "?");
}

char *
assay_register_word_value (const AssayRegisterGround *ground, gconstpointer value)
{
  char *text = NULL;

  switch (((const AssayRegisterValue *) value)->kind)
    {
    case ASSAY_HELD_AREA:
      return dup_name (((const AssayHeldArea *) value)->name);
    case ASSAY_HELD_SERVICE:
      return dup_name (((const AssayHeldService *) value)->name);
    case ASSAY_HELD_PARTNER:
      text =
          word_reference (ground, ASSAY_HELD_SERVICE, ((const AssayHeldPartner *) value)->service);
      break;
    case ASSAY_HELD_CONTRACT:
      return dup_name (((const AssayHeldContract *) value)->title);
    case ASSAY_HELD_EXTENSION:
      text = assay_date_format_long (((const AssayHeldExtension *) value)->until);
      break;
    case ASSAY_HELD_CLAUSE:
      return assay_register_word_clause_short (ground, value);
    case ASSAY_HELD_MILESTONE:
      return dup_name (((const AssayHeldMilestone *) value)->what);
    case ASSAY_HELD_AWARD:
      text = word_award_value (ground, value);
      break;
    case ASSAY_HELD_CONDITION:
      return dup_name (((const AssayHeldCondition *) value)->what);
    case ASSAY_HELD_RECEIVED:
      return word_received_value (value);
    case ASSAY_HELD_NOTE:
      return word_note_value (value);
    case ASSAY_HELD_SETTINGS:
      return g_strdup (_ ("settings"));
    case ASSAY_HELD_MEASURE:
      return word_measure_value (value);
    case ASSAY_HELD_RESULT:
      return dup_name (((const AssayHeldResult *) value)->title);
    }

  return text != NULL ? text : g_strdup ("?");
}
