/* What can be taken back of what was done to a register since it was opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-register-steps.h"

/* @edits take the step; a value that they bring back carries the id that it had. */
typedef struct
{
  GArray *edits;
  char *what;
} Step;

struct _AssayRegisterSteps
{
  GPtrArray *undo; /* Step, the last one last */
  GPtrArray *redo;
};

/* --- Edits --- */

GArray *
assay_register_edits_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));
}

void
assay_register_edits_add (GArray *edits, AssayRegisterVerb verb, gpointer value)
{
  AssayRegisterEdit edit = { verb, value };

  g_array_append_val (edits, edit);
}

void
assay_register_edits_free (GArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    assay_register_value_free (g_array_index (edits, AssayRegisterEdit, i).value);
  g_array_unref (edits);
}

static gint64 *
get_reference (const AssayHeldField *field, gpointer value)
{
  return (gint64 *) (gpointer) ((guint8 *) value + field->offset);
}

static AssayRegisterEdit *
find_edit (const GArray *edits, AssayHeldKind kind, gint64 id)
{
  for (guint i = 0; i < edits->len; i++)
    {
      AssayRegisterEdit *edit = &g_array_index (edits, AssayRegisterEdit, i);
      const AssayRegisterValue *value = edit->value;

      if (value->kind == kind && value->id == id)
        return edit;
    }

  return NULL;
}

/* Takes @id out of the field of every value of @kind: with the value where it needs one. */
static void
take_away (GArray *edits,
           const AssayRegister *held,
           AssayHeldKind kind,
           const AssayHeldField *field,
           gint64 id)
{
  gboolean is_owner = field == assay_held_get_row (kind)->fields;
  const GPtrArray *all = assay_register_get_values (held, kind);
  guint n = all->len;
  gpointer const *values =
      is_owner ? assay_register_get_owned (held, kind, id, &n) : (gpointer const *) all->pdata;

  for (guint i = 0; i < n; i++)
    {
      AssayRegisterValue *value = values[i];

      if (*get_reference (field, value) != id)
        continue;
      if (field->is_required)
        assay_register_edits_add_removal (edits, held, kind, value->id);
      else
        {
          AssayRegisterValue *copy = assay_register_value_copy (value);

          *get_reference (field, copy) = 0;
          assay_register_edits_add (edits, ASSAY_REGISTER_AMEND, copy);
        }
    }
}

void
assay_register_edits_add_removal (GArray *edits,
                                  const AssayRegister *held,
                                  AssayHeldKind kind,
                                  gint64 id)
{
  gconstpointer value = assay_register_lookup (held, kind, id);

  if (value == NULL || find_edit (edits, kind, id) != NULL)
    return;
  for (guint other = 0; other < ASSAY_N_HELD; other++)
    {
      const AssayHeldRow *row = assay_held_get_row (other);

      for (guint i = 0; i < row->n_fields; i++)
        if (row->fields[i].kind == ASSAY_HELD_REF && row->fields[i].of == kind)
          take_away (edits, held, other, &row->fields[i], id);
    }
  assay_register_edits_add (edits, ASSAY_REGISTER_REMOVE, assay_register_value_copy (value));
}

/* --- Steps --- */

static void
step_free (gpointer data)
{
  Step *step = data;

  assay_register_edits_free (step->edits);
  g_free (step->what);
  g_free (step);
}

AssayRegisterSteps *
assay_register_steps_new (void)
{
  AssayRegisterSteps *self = g_new0 (AssayRegisterSteps, 1);

  self->undo = g_ptr_array_new_with_free_func (step_free);
  self->redo = g_ptr_array_new_with_free_func (step_free);

  return self;
}

void
assay_register_steps_free (AssayRegisterSteps *self)
{
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_free (self);
}

/* Puts @to wherever @edits name the value of @kind with the id @from, also as a reference. */
static void
rename_in (GArray *edits, AssayHeldKind kind, gint64 from, gint64 to)
{
  for (guint i = 0; i < edits->len; i++)
    {
      AssayRegisterValue *value = g_array_index (edits, AssayRegisterEdit, i).value;
      const AssayHeldRow *row = assay_held_get_row (value->kind);

      if (value->kind == kind && value->id == from)
        value->id = to;
      for (guint f = 0; f < row->n_fields; f++)
        {
          const AssayHeldField *field = &row->fields[f];

          if (field->kind == ASSAY_HELD_REF && field->of == kind
              && *get_reference (field, value) == from)
            *get_reference (field, value) = to;
        }
    }
}

static void
set_version_in (GArray *edits, const AssayRegisterValue *now)
{
  for (guint i = 0; i < edits->len; i++)
    {
      AssayRegisterValue *value = g_array_index (edits, AssayRegisterEdit, i).value;

      if (value->kind == now->kind && value->id == now->id)
        value->version = now->version;
    }
}

static void
tell_all (AssayRegisterSteps *self, const AssayRegisterValue *now, gint64 was)
{
  GPtrArray *const stacks[] = { self->undo, self->redo };

  for (guint s = 0; s < G_N_ELEMENTS (stacks); s++)
    for (guint i = 0; i < stacks[s]->len; i++)
      {
        Step *step = stacks[s]->pdata[i];

        if (was != now->id)
          rename_in (step->edits, now->kind, was, now->id);
        set_version_in (step->edits, now);
      }
}

/* What takes @edit back; NULL where nobody knows what was there before. */
static gpointer
make_inverse (const AssayRegister *before,
              const AssayRegisterEdit *edit,
              AssayRegisterVerb *out_verb)
{
  const AssayRegisterValue *value = edit->value;
  gconstpointer was = edit->verb != ASSAY_REGISTER_ADD
                          ? assay_register_lookup (before, value->kind, value->id)
                          : NULL;
  AssayRegisterValue *inverse;

  *out_verb = edit->verb == ASSAY_REGISTER_ADD      ? ASSAY_REGISTER_REMOVE
              : edit->verb == ASSAY_REGISTER_REMOVE ? ASSAY_REGISTER_ADD
                                                    : ASSAY_REGISTER_AMEND;
  if (edit->verb != ASSAY_REGISTER_ADD && was == NULL)
    return NULL;
  inverse = assay_register_value_copy (was != NULL ? was : (gconstpointer) value);
  inverse->version = value->version;

  return inverse;
}

static Step *
step_new (const AssayRegister *before, const GArray *edits, const char *what)
{
  Step *step = g_new0 (Step, 1);

  step->edits = assay_register_edits_new ();
  step->what = g_strdup (what);
  for (guint i = edits->len; i-- > 0;)
    {
      AssayRegisterVerb verb;
      gpointer inverse = make_inverse (before, &g_array_index (edits, AssayRegisterEdit, i), &verb);

      if (inverse != NULL)
        assay_register_edits_add (step->edits, verb, inverse);
    }

  return step;
}

static GPtrArray *
get_stack (AssayRegisterSteps *self, AssayStepWay way)
{
  return way == ASSAY_STEP_WAY_REDO ? self->redo : self->undo;
}

void
assay_register_steps_take (AssayRegisterSteps *self,
                           const AssayRegister *before,
                           const GArray *edits,
                           const char *what,
                           AssayStepWay way)
{
  GPtrArray *from = get_stack (self, way);
  Step *taken = way != ASSAY_STEP_WAY_DO && from->len > 0
                    ? g_ptr_array_steal_index (from, from->len - 1)
                    : NULL;

  for (guint i = 0; i < edits->len; i++)
    {
      const AssayRegisterValue *now = g_array_index (edits, AssayRegisterEdit, i).value;
      const AssayRegisterValue *was = taken != NULL && i < taken->edits->len
                                          ? g_array_index (taken->edits, AssayRegisterEdit, i).value
                                          : now;

      tell_all (self, now, was->id);
    }
  if (way == ASSAY_STEP_WAY_DO)
    g_ptr_array_set_size (self->redo, 0);
  g_ptr_array_add (way == ASSAY_STEP_WAY_UNDO ? self->redo : self->undo,
                   step_new (before, edits, what));
  g_clear_pointer (&taken, step_free);
}

const char *
assay_register_steps_peek (AssayRegisterSteps *self, AssayStepWay way)
{
  GPtrArray *stack = get_stack (self, way);

  return stack->len > 0 ? ((const Step *) stack->pdata[stack->len - 1])->what : NULL;
}

/* Inside one edit, what is brought back is named by a negative id of its own, whatever its kind. */
static void
free_ids (GArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    {
      const AssayRegisterEdit *edit = &g_array_index (edits, AssayRegisterEdit, i);
      const AssayRegisterValue *value = edit->value;

      if (edit->verb == ASSAY_REGISTER_ADD && value->id > 0)
        rename_in (edits, value->kind, value->id, -(gint64) i - 1);
    }
}

GArray *
assay_register_steps_list (AssayRegisterSteps *self, AssayStepWay way)
{
  GPtrArray *stack = get_stack (self, way);
  GArray *edits = assay_register_edits_new ();
  const Step *step;

  if (stack->len == 0)
    return edits;
  step = stack->pdata[stack->len - 1];
  for (guint i = 0; i < step->edits->len; i++)
    {
      const AssayRegisterEdit *edit = &g_array_index (step->edits, AssayRegisterEdit, i);

      assay_register_edits_add (edits, edit->verb, assay_register_value_copy (edit->value));
    }
  free_ids (edits);

  return edits;
}
