/* The forms in which people write what a register holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-form.h"

#include "base/assay-error.h"
#include "base/assay-text.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Fields of the first clause in the form of its contract. */
#define CLAUSE_PREFIX "clause."
#define YES "1"
#define NO "0"

/* Inside one edit: the service, the area and the contract that are made with others. */
#define NEW_SERVICE (-1)
#define NEW_AREA (-2)
#define NEW_CONTRACT (-3)

/* --- Titles --- */

static const struct
{
  const char *add;
  const char *added;
  const char *amend;
  const char *amended;
  const char *removed;
} words[] = {
  [ASSAY_HELD_AREA] = { N_ ("Add an area"), N_ ("Added an area"), N_ ("Change the area"),
                        N_ ("Changed an area"), N_ ("Removed an area") },
  [ASSAY_HELD_SERVICE] = { N_ ("Add a service"), N_ ("Added a service"), N_ ("Change the service"),
                           N_ ("Changed a service"), N_ ("Removed a service") },
  [ASSAY_HELD_PARTNER] = { N_ ("Add a partner"), N_ ("Added a partner"), N_ ("Change the partner"),
                           N_ ("Changed a partner"), N_ ("Removed a partner") },
  [ASSAY_HELD_CONTRACT] = { N_ ("Add a contract"), N_ ("Added a contract"),
                            N_ ("Change the contract"), N_ ("Changed a contract"),
                            N_ ("Removed a contract") },
  [ASSAY_HELD_EXTENSION] = { N_ ("Add an extension"), N_ ("Added an extension"),
                             N_ ("Change the extension"), N_ ("Changed an extension"),
                             N_ ("Removed an extension") },
  [ASSAY_HELD_CLAUSE] = { N_ ("Add a clause"), N_ ("Added a clause"), N_ ("Change the clause"),
                          N_ ("Changed a clause"), N_ ("Removed a clause") },
  [ASSAY_HELD_MILESTONE] = { N_ ("Add a milestone"), N_ ("Added a milestone"),
                             N_ ("Change the milestone"), N_ ("Changed a milestone"),
                             N_ ("Removed a milestone") },
  [ASSAY_HELD_AWARD] = { N_ ("Record an award"), N_ ("Recorded an award"), N_ ("Change the award"),
                         N_ ("Changed an award"), N_ ("Removed an award") },
  [ASSAY_HELD_CONDITION] = { N_ ("Add a condition"), N_ ("Added a condition"),
                             N_ ("Change the condition"), N_ ("Changed a condition"),
                             N_ ("Removed a condition") },
  [ASSAY_HELD_RECEIVED] = { N_ ("Record what was received"), N_ ("Recorded what was received"),
                            N_ ("Change what was received"), N_ ("Changed what was received"),
                            N_ ("Removed what was received") },
  [ASSAY_HELD_NOTE] = { N_ ("Add a note"), N_ ("Added a note"), N_ ("Change the note"),
                        N_ ("Changed a note"), N_ ("Removed a note") },
  [ASSAY_HELD_SETTINGS] = { N_ ("Decide for the register"), N_ ("Decided for the register"),
                            N_ ("Change what holds for the register"),
                            N_ ("Changed what holds for the register"),
                            N_ ("Removed what holds for the register") },
  [ASSAY_HELD_MEASURE] = { N_ ("Add a measure"), N_ ("Added a measure"), N_ ("Change the measure"),
                           N_ ("Changed a measure"), N_ ("Removed a measure") },
  [ASSAY_HELD_RESULT] = { N_ ("Add a result"), N_ ("Added a result"), N_ ("Change the result"),
                          N_ ("Changed a result"), N_ ("Removed a result") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) == ASSAY_N_HELD);

char *
assay_register_form_word_title (AssayFormTask task, AssayHeldKind kind)
{
  if (task == ASSAY_FORM_CONFIRM)
    return g_strdup (_ ("Confirm what is known"));

  return g_strdup (task == ASSAY_FORM_ADD ? _ (words[kind].add) : _ (words[kind].amend));
}

char *
assay_register_form_word_done (AssayFormTask task, AssayHeldKind kind)
{
  if (task == ASSAY_FORM_CONFIRM)
    return g_strdup (_ ("Confirmed what is known"));

  return g_strdup (task == ASSAY_FORM_ADD ? _ (words[kind].added) : _ (words[kind].amended));
}

char *
assay_register_form_word_removed (AssayHeldKind kind)
{
  return g_strdup (_ (words[kind].removed));
}

const char *
assay_register_form_word_lead (AssayFormTask task, AssayHeldKind kind)
{
  if (kind == ASSAY_HELD_AWARD)
    return _ ("An award counts once its first and last day are known, where that is known from, "
              "and the day on which somebody confirmed it there.");
  if (task == ASSAY_FORM_CONFIRM)
    return _ ("Say where this is known from.");
  if (task == ASSAY_FORM_ADD && kind == ASSAY_HELD_CONTRACT)
    return _ ("A service or an area whose name is new is added with the contract.");
  if (kind == ASSAY_HELD_PARTNER)
    return _ ("A service whose name is new is added with it.");
  if (kind == ASSAY_HELD_SERVICE)
    return _ ("A partnership has its partners on the page of its contract.");
  if (kind == ASSAY_HELD_SETTINGS)
    return _ ("Counts that are kept back do not show in anything that is written for others. 0 is "
              "what is usual.");
  if (kind == ASSAY_HELD_MILESTONE)
    return _ ("A milestone that is said to be reached counts once it says where that is known "
              "from.");
  if (kind == ASSAY_HELD_EXTENSION)
    return _ ("It counts from the day on which it was taken up; leave that empty while it only may "
              "be.");

  return NULL;
}

/* --- The fields --- */

static AssayReviewFieldType
get_type (const AssayHeldField *field)
{
  switch (field->kind)
    {
    case ASSAY_HELD_BLOCK:
      return ASSAY_REVIEW_FIELD_TEXT;
    case ASSAY_HELD_DATE:
      return ASSAY_REVIEW_FIELD_DATE;
    case ASSAY_HELD_WORD:
    case ASSAY_HELD_FLAG:
      return ASSAY_REVIEW_FIELD_CHOICE;
    case ASSAY_HELD_LINE:
    case ASSAY_HELD_NUMBER:
    case ASSAY_HELD_REF:
      return ASSAY_REVIEW_FIELD_LINE;
    }
  g_assert_not_reached ();
}

static gboolean
names_schemes (const AssayHeldField *field)
{
  return g_str_equal (field->name, "scheme") || g_str_equal (field->name, "schemes");
}

static gboolean
is_partnership (const AssayRegisterGround *ground, gconstpointer value)
{
  const AssayHeldContract *contract =
      assay_register_lookup (ground->held, ASSAY_HELD_CONTRACT,
                             assay_register_value_get_owner (value));
  const AssayHeldService *service =
      contract != NULL ? assay_register_lookup (ground->held, ASSAY_HELD_SERVICE, contract->service)
                       : NULL;

  return service != NULL && service->is_partnership;
}

static gboolean
is_asked (const AssayRegisterGround *ground,
          AssayFormTask task,
          gconstpointer value,
          const AssayHeldField *field)
{
  AssayHeldKind kind = ((const AssayRegisterValue *) value)->kind;

  if (task == ASSAY_FORM_CONFIRM)
    return g_str_equal (field->name, "source") || g_str_equal (field->name, "confirmed");
  if (kind == ASSAY_HELD_PARTNER)
    return g_str_equal (field->name, "service");
  if (field->kind == ASSAY_HELD_REF)
    return kind == ASSAY_HELD_CONTRACT || kind == ASSAY_HELD_SERVICE;
  if (g_str_equal (field->name, "is_of_each_partner"))
    return is_partnership (ground, value);

  return TRUE;
}

static void
add_scheme_options (const AssayRegisterGround *ground, AssayReviewField *field, gboolean has_any)
{
  const GArray *times =
      ground->schemes != NULL ? assay_register_schemes_get_lead_times (ground->schemes) : NULL;
  gboolean has_own = field->value[0] == '\0';

  if (has_any)
    assay_review_field_add_option (field, "", _ ("Any mark"));
  for (guint i = 0; times != NULL && i < times->len; i++)
    {
      const char *id = g_array_index (times, AssayLeadTimes, i).scheme;

      has_own = has_own || g_str_equal (id, field->value);
      assay_review_field_add_option (field, id,
                                     assay_register_schemes_get_title (ground->schemes, id));
    }
  if (!has_own)
    assay_review_field_add_option (field, field->value, field->value);
}

static void
add_options (const AssayHeldField *held, AssayReviewField *field)
{
  if (held->kind == ASSAY_HELD_FLAG)
    {
      assay_review_field_add_option (field, NO, _ ("No"));
      assay_review_field_add_option (field, YES, _ ("Yes"));
      return;
    }
  for (guint i = 0; held->words[i] != NULL; i++)
    assay_review_field_add_option (field, held->words[i], assay_register_word_choice (held, i));
}

static void
add_field (const AssayRegisterGround *ground,
           AssayReviewItem *item,
           const char *name,
           const AssayHeldField *held,
           gconstpointer value)
{
  AssayHeldKind kind = ((const AssayRegisterValue *) value)->kind;
  gboolean is_choice_of_schemes = names_schemes (held);
  AssayReviewField *field = assay_review_item_add_field (
      item, name, is_choice_of_schemes ? ASSAY_REVIEW_FIELD_CHOICE : get_type (held),
      assay_register_word_field (kind, held->name),
      held->kind == ASSAY_HELD_REF ? assay_register_word_field_text (ground, held, value)
                                   : assay_held_field_format (held, value));

  if (is_choice_of_schemes)
    add_scheme_options (ground, field, kind == ASSAY_HELD_CLAUSE);
  else if (field->options != NULL)
    add_options (held, field);
}

static void
add_fields (const AssayRegisterGround *ground,
            AssayFormTask task,
            AssayReviewItem *item,
            gconstpointer value)
{
  const AssayHeldRow *row = assay_held_get_row (((const AssayRegisterValue *) value)->kind);

  for (guint i = 0; i < row->n_fields; i++)
    if (is_asked (ground, task, value, &row->fields[i]))
      add_field (ground, item, row->fields[i].name, &row->fields[i], value);
}

/* Names that live as long as the program. */
static const struct
{
  const char *name;
  const char *field;
} clause_fields[] = {
  { CLAUSE_PREFIX "clause", "clause" },
  { CLAUSE_PREFIX "schemes", "schemes" },
  { CLAUSE_PREFIX "by_day", "by_day" },
};

static const AssayHeldField *
find_field (AssayHeldKind kind, const char *name)
{
  const AssayHeldRow *row = assay_held_get_row (kind);

  for (guint i = 0; i < row->n_fields; i++)
    if (g_str_equal (row->fields[i].name, name))
      return &row->fields[i];
  g_assert_not_reached ();
}

AssayReviewItem *
assay_register_form_new (const AssayRegisterGround *ground, AssayFormTask task, gconstpointer value)
{
  AssayHeldKind kind = ((const AssayRegisterValue *) value)->kind;
  AssayReviewItem *item = assay_review_item_new (g_strdup (assay_held_get_row (kind)->id),
                                                 assay_register_form_word_title (task, kind), NULL);

  add_fields (ground, task, item, value);
  if (task == ASSAY_FORM_ADD && kind == ASSAY_HELD_CONTRACT)
    {
      AssayHeldClause *clause = assay_register_value_new (ASSAY_HELD_CLAUSE);

      clause->clause = ASSAY_CLAUSE_HOLDS;
      for (guint i = 0; i < G_N_ELEMENTS (clause_fields); i++)
        add_field (ground, item, clause_fields[i].name,
                   find_field (ASSAY_HELD_CLAUSE, clause_fields[i].field), clause);
      assay_register_value_free (clause);
    }

  return item;
}

/* --- Taking it in --- */

static void
add_edit (GArray *edits, AssayRegisterVerb verb, gpointer value)
{
  AssayRegisterEdit edit = { verb, value };

  g_array_append_val (edits, edit);
}

static void
free_edits (GArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    assay_register_value_free (g_array_index (edits, AssayRegisterEdit, i).value);
  g_array_unref (edits);
}

static const char *
get_name (AssayHeldKind kind, gconstpointer value)
{
  return kind == ASSAY_HELD_AREA ? ((const AssayHeldArea *) value)->name
                                 : ((const AssayHeldService *) value)->name;
}

/* The service or the area of that name: @current where that is its name, because two may be called
 * alike; 0 where there is none. */
static gboolean
find_named (const AssayRegisterGround *ground,
            AssayHeldKind kind,
            const char *name,
            gint64 current,
            gint64 *out_id,
            GError **error)
{
  const GPtrArray *values = assay_register_get_values (ground->held, kind);
  g_autofree char *key = g_utf8_casefold (name, -1);
  guint n_found = 0;

  *out_id = 0;
  for (guint i = 0; i < values->len; i++)
    {
      const AssayRegisterValue *value = values->pdata[i];
      g_autofree char *own = g_utf8_casefold (get_name (kind, value), -1);

      if (!g_str_equal (own, key))
        continue;
      n_found++;
      *out_id = value->id;
      if (value->id == current)
        return TRUE;
    }
  if (n_found < 2)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("There are %u called “%s”. Give one of them another name first."), n_found, name);

  return FALSE;
}

/* A reference by name; what is new is added first. */
static gboolean
take_name (const AssayRegisterGround *ground,
           const AssayHeldField *field,
           const char *text,
           gpointer value,
           GArray *edits,
           GError **error)
{
  gint64 *id = (gint64 *) (gpointer) ((guint8 *) value + field->offset);
  g_autofree char *name = assay_text_fold_space (text);
  gint64 found = 0;

  if (name[0] == '\0')
    {
      *id = 0;
      return TRUE;
    }
  if (!find_named (ground, field->of, name, *id, &found, error))
    return FALSE;
  if (found == 0 && field->of == ASSAY_HELD_AREA)
    {
      AssayHeldArea *area = assay_register_value_new (ASSAY_HELD_AREA);

      area->name = g_strdup (name);
      area->value.id = found = NEW_AREA;
      add_edit (edits, ASSAY_REGISTER_ADD, area);
    }
  else if (found == 0)
    {
      AssayHeldService *service = assay_register_value_new (ASSAY_HELD_SERVICE);

      service->name = g_strdup (name);
      service->value.id = found = NEW_SERVICE;
      add_edit (edits, ASSAY_REGISTER_ADD, service);
    }
  *id = found;

  return TRUE;
}

static gboolean
take_day (const AssayHeldField *field, const char *text, gpointer value, GError **error)
{
  return assay_date_parse_written (text,
                                   (AssayDate *) (gpointer) ((guint8 *) value + field->offset),
                                   error);
}

static gboolean
take_text (const AssayRegisterGround *ground,
           const AssayHeldField *field,
           const char *text,
           gpointer value,
           GArray *edits,
           GError **error)
{
  g_autofree char *trimmed = NULL;

  if (field->kind == ASSAY_HELD_REF)
    return take_name (ground, field, text, value, edits, error);
  if (field->kind == ASSAY_HELD_DATE)
    return take_day (field, text, value, error);
  trimmed = g_strstrip (g_strdup (text));
  if (trimmed[0] == '\0' && field->kind == ASSAY_HELD_NUMBER)
    return assay_held_field_parse (field, "0", value, error);

  return assay_held_field_parse (field, trimmed[0] != '\0' ? trimmed : NULL, value, error);
}

/* Says whose field it is. */
static gboolean
take_field (const AssayRegisterGround *ground,
            const AssayHeldField *field,
            const char *text,
            gpointer value,
            GArray *edits,
            GError **error)
{
  AssayHeldKind kind = ((const AssayRegisterValue *) value)->kind;

  if (take_text (ground, field, text, value, edits, error))
    return TRUE;
  g_prefix_error (error, "%s: ", assay_register_word_field (kind, field->name));

  return FALSE;
}

/* What a person is told before the register's own check, in the form's words. */
static gboolean
check_needed (gconstpointer value, GError **error)
{
  AssayHeldKind kind = ((const AssayRegisterValue *) value)->kind;
  const AssayHeldRow *row = assay_held_get_row (kind);

  for (guint i = 0; i < row->n_fields; i++)
    {
      const AssayHeldField *field = &row->fields[i];
      g_autofree char *text = assay_held_field_format (field, value);
      gboolean is_there =
          text != NULL && !(field->kind == ASSAY_HELD_REF && g_str_equal (text, "0"));

      if (field->is_required && !is_there)
        {
          g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("“%s” is needed."),
                       assay_register_word_field (kind, field->name));
          return FALSE;
        }
    }

  return assay_register_value_check (value, error);
}

/* The first clause of a contract that is added; none where no mark is asked for. */
static gboolean
add_clause (const AssayRegisterGround *ground, GHashTable *texts, GArray *edits, GError **error)
{
  AssayHeldClause *clause = assay_register_value_new (ASSAY_HELD_CLAUSE);

  clause->contract = NEW_CONTRACT;
  add_edit (edits, ASSAY_REGISTER_ADD, clause);
  for (guint i = 0; i < G_N_ELEMENTS (clause_fields); i++)
    {
      const char *text = g_hash_table_lookup (texts, clause_fields[i].name);

      if (text != NULL
          && !take_field (ground, find_field (ASSAY_HELD_CLAUSE, clause_fields[i].field), text,
                          clause, edits, error))
        return FALSE;
    }

  return check_needed (clause, error);
}

static gboolean
take_all (const AssayRegisterGround *ground,
          AssayFormTask task,
          gpointer value,
          GHashTable *texts,
          GArray *edits,
          GError **error)
{
  const AssayHeldRow *row = assay_held_get_row (((const AssayRegisterValue *) value)->kind);

  for (guint i = 0; i < row->n_fields; i++)
    {
      const char *text = is_asked (ground, task, value, &row->fields[i])
                             ? g_hash_table_lookup (texts, row->fields[i].name)
                             : NULL;

      if (text != NULL && !take_field (ground, &row->fields[i], text, value, edits, error))
        return FALSE;
    }

  return check_needed (value, error);
}

GArray *
assay_register_form_make (const AssayRegisterGround *ground,
                          AssayFormTask task,
                          gconstpointer value,
                          GHashTable *texts,
                          GError **error)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));
  AssayRegisterValue *made = assay_register_value_copy (value);
  gboolean has_clause = task == ASSAY_FORM_ADD && made->kind == ASSAY_HELD_CONTRACT;
  gboolean is_good;

  if (has_clause)
    made->id = NEW_CONTRACT;
  is_good = take_all (ground, task, made, texts, edits, error);
  add_edit (edits, task == ASSAY_FORM_ADD ? ASSAY_REGISTER_ADD : ASSAY_REGISTER_AMEND, made);
  if (is_good && has_clause)
    is_good = add_clause (ground, texts, edits, error);
  if (!is_good)
    g_clear_pointer (&edits, free_edits);

  return edits;
}
