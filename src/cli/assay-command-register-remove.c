/* assay register remove: takes something out of a register.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "cli/assay-commands.h"
#include "cli/assay-register-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static guint
count_naming (const AssayRegister *held, AssayHeldKind kind, const AssayRegisterValue *named)
{
  const AssayHeldRow *row = assay_held_get_row (kind);
  const GPtrArray *values = assay_register_get_values (held, kind);
  guint n = 0;

  for (guint i = 0; i < values->len; i++)
    for (guint j = 0; j < row->n_fields; j++)
      {
        const AssayHeldField *field = &row->fields[j];

        if (field->kind == ASSAY_HELD_REF && field->of == named->kind
            && G_STRUCT_MEMBER (gint64, values->pdata[i], field->offset) == named->id)
          {
            n++;
            break;
          }
      }

  return n;
}

/* "clauses 2, extensions 1": what the gate would refuse for, so that nobody has to search. */
static gboolean
check_is_free (const AssayRegisterRun *self, const AssayRegisterValue *value, GError **error)
{
  g_autoptr (GString) left = g_string_new (NULL);
  g_autofree char *name = assay_register_word_value (&self->ground, value);

  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      guint n = count_naming (self->held, kind, value);

      if (n > 0)
        g_string_append_printf (left, "%s%s %u", left->len > 0 ? ", " : "",
                                assay_register_word_kinds (kind), n);
    }
  if (left->len == 0)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
               _ ("The %s “%s” is still named by others (%s); remove or change those first"),
               assay_register_word_kind (value->kind), name, left->str);

  return FALSE;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  AssayRegisterValue *value = assay_register_run_open_value (&register_run, cli, arguments, error);

  if (value == NULL)
    return 0;
  if (check_is_free (&register_run, value, error))
    assay_register_run_apply (&register_run, ASSAY_REGISTER_REMOVE, value, error);
  assay_register_value_free (value);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_remove = {
  .usage = { "register remove", N_ ("FILE KIND WHICH"), 3, 3, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("take something out of a register"),
  .explanation = N_ ("What others belong to cannot be removed before them. The trail keeps what it "
                     "was."),
  .example = "assay register remove north.assay-register milestone \"Application sent\"",
  .run = run,
};
