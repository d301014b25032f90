/* What the preview of an import shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-import-state.h"

#include "present/assay-import-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static const struct
{
  AssayImportRowState state;
  const char *word;
  const char *sign;
} states[] = {
  { ASSAY_IMPORT_ROW_ADDS, N_ ("New"), "+" },
  { ASSAY_IMPORT_ROW_CHANGES, N_ ("Changes"), "±" },
  { ASSAY_IMPORT_ROW_KEEPS, N_ ("Is there already"), "=" },
  { ASSAY_IMPORT_ROW_WRONG, N_ ("Error"), "✕" },
  { ASSAY_IMPORT_ROW_LEFT_OUT, N_ ("Left out"), "–" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (states) == ASSAY_IMPORT_ROW_LAST + 1);

const char *
assay_import_row_word (AssayImportRowState state)
{
  g_assert (states[state].state == state);

  return _ (states[state].word);
}

const char *
assay_import_row_sign (AssayImportRowState state)
{
  g_assert (states[state].state == state);

  return states[state].sign;
}

/* --- A row --- */

static AssayImportRowState
compute_state (const AssayImportRow *row)
{
  AssayImportRowState state = ASSAY_IMPORT_ROW_KEEPS;

  if (row->is_left_out)
    return ASSAY_IMPORT_ROW_LEFT_OUT;
  if (row->has_error)
    return ASSAY_IMPORT_ROW_WRONG;
  for (guint i = 0; i < row->acts->len; i++)
    switch (g_array_index (row->acts, AssayImportAct, i).effect)
      {
      case ASSAY_IMPORT_ADDS:
        return ASSAY_IMPORT_ROW_ADDS;
      case ASSAY_IMPORT_CHANGES:
        state = ASSAY_IMPORT_ROW_CHANGES;
        break;
      case ASSAY_IMPORT_KEEPS:
        break;
      }

  return state;
}

/* What it is about: the contract and the service, as far as they could be read. */
static char *
word_title (const AssayImportRow *row, const AssayRegisterGround *ground)
{
  const char *service = NULL, *contract = NULL;

  for (guint i = 0; ground->held != NULL && i < row->acts->len; i++)
    {
      const AssayRegisterValue *value = g_array_index (row->acts, AssayImportAct, i).value;

      if (value->kind == ASSAY_HELD_SERVICE)
        service = ((const AssayHeldService *) value)->name;
      else if (value->kind == ASSAY_HELD_CONTRACT)
        contract = ((const AssayHeldContract *) value)->title;
    }
  if (service != NULL && contract != NULL)
    return g_strdup_printf (_ ("Line %u: %s, %s"), row->line, contract, service);
  if (service != NULL)
    return g_strdup_printf (_ ("Line %u: %s"), row->line, service);

  return g_strdup_printf (_ ("Line %u"), row->line);
}

static void
add_acts (GString *text, const AssayImportRow *row, const AssayRegisterGround *ground)
{
  for (guint i = 0; ground->held != NULL && i < row->acts->len; i++)
    {
      const AssayImportAct *act = &g_array_index (row->acts, AssayImportAct, i);
      g_autofree char *name = NULL;

      if (act->effect == ASSAY_IMPORT_KEEPS)
        continue;
      name = assay_register_word_value (ground, act->value);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: a kind of thing and its name: the contract “Circles”. */
      g_string_append_printf (text,
                              act->effect == ASSAY_IMPORT_ADDS ? _ ("Adds the %s “%s”.")
                                                               : _ ("Changes the %s “%s”."),
                              assay_register_word_kind (act->value->kind), name);
    }
}

static void
add_problem (GString *text, char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
  g_free (sentence);
}

static gboolean
is_of_file (const AssayImportPreview *preview, const AssayImportProblem *problem)
{
  const AssayImportTableRow *headers = preview->table->rows->pdata[0];

  return problem->line <= headers->line
         || assay_import_issue_get_weight (problem->issue) == ASSAY_IMPORT_OF_FILE;
}

/* Problems stand by line, and so do rows. */
static char *
word_detail (const AssayImportPreview *preview,
             const AssayImportRow *row,
             const AssayRegisterGround *ground,
             guint *next)
{
  GString *text = g_string_new (NULL);

  while (*next < preview->problems->len)
    {
      const AssayImportProblem *problem = preview->problems->pdata[*next];

      if (!is_of_file (preview, problem) && problem->line > row->line)
        break;
      if (!is_of_file (preview, problem) && problem->line == row->line)
        add_problem (text, assay_import_word_problem (preview, problem, ground->on));
      *next += 1;
    }
  if (!row->is_left_out && !row->has_error)
    add_acts (text, row, ground);

  return g_string_free (text, FALSE);
}

static void
shown_row_free (gpointer row)
{
  AssayImportShownRow *self = row;

  g_free (self->title);
  g_free (self->detail);
  g_free (self->description);
  g_free (self);
}

static AssayImportShownRow *
shown_row_new (const AssayImportPreview *preview,
               const AssayImportRow *row,
               const AssayRegisterGround *ground,
               guint *next)
{
  AssayImportShownRow *self = g_new0 (AssayImportShownRow, 1);

  self->line = row->line;
  self->state = compute_state (row);
  self->title = word_title (row, ground);
  self->detail = word_detail (preview, row, ground, next);
  self->description = g_strdup_printf ("%s. %s. %s", self->title,
                                       assay_import_row_word (self->state), self->detail);
  g_strdelimit (self->description, "\n", ' ');

  return self;
}

/* --- The whole --- */

static void
find_file_problems (AssayRegisterImportState *self, const AssayImportPreview *preview, AssayDate on)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < preview->problems->len; i++)
    {
      const AssayImportProblem *problem = preview->problems->pdata[i];

      if (!is_of_file (preview, problem))
        continue;
      add_problem (text, assay_import_word_problem (preview, problem, on));
      self->asks_order |= problem->issue == ASSAY_IMPORT_DATES_AMBIGUOUS
                          || problem->issue == ASSAY_IMPORT_DATES_MIXED
                          || problem->issue == ASSAY_IMPORT_DATES_DISAGREE;
    }
  self->file_problems = g_string_free (text, text->len == 0);
}

static void
word_days (AssayRegisterImportState *self, const AssayImportPreview *preview)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < preview->days->len; i++)
    {
      char *sentence = assay_import_word_days (&g_array_index (preview->days, AssayImportDays, i));

      if (sentence != NULL)
        add_problem (text, sentence);
    }
  self->days = g_string_free (text, text->len == 0);
}

static void
word_choices (AssayRegisterImportState *self)
{
  self->take = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Take in %u row", "Take in %u rows",
                                             self->n_taken),
                                self->n_taken);
  if (self->n_wrong > 0)
    self->leave_out = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Leave out %u row with errors",
                                                    "Leave out %u rows with errors", self->n_wrong),
                                       self->n_wrong);
}

AssayRegisterImportState *
assay_register_import_state_new (const AssayImportPreview *preview, AssayDate on)
{
  AssayRegisterImportState *self = g_new0 (AssayRegisterImportState, 1);
  const AssayRegisterGround ground = { preview->after, NULL, on };
  guint next = 0;

  self->rows = g_ptr_array_new_with_free_func (shown_row_free);
  self->summary = assay_import_word_summary (preview);
  find_file_problems (self, preview, on);
  word_days (self, preview);
  for (guint i = 0; i < preview->rows->len; i++)
    {
      AssayImportShownRow *row = shown_row_new (preview, preview->rows->pdata[i], &ground, &next);

      g_ptr_array_add (self->rows, row);
      self->n_wrong += row->state == ASSAY_IMPORT_ROW_WRONG;
      self->n_taken +=
          row->state == ASSAY_IMPORT_ROW_ADDS || row->state == ASSAY_IMPORT_ROW_CHANGES;
    }
  self->can_take = preview->n_errors == 0 && self->n_taken > 0;
  word_choices (self);

  return self;
}

void
assay_register_import_state_free (AssayRegisterImportState *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self->summary);
  g_free (self->file_problems);
  g_free (self->days);
  g_free (self->take);
  g_free (self->leave_out);
  g_free (self);
}
