/* How the commands of registers run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-register-runs.h"

#include "base/assay-error.h"
#include "cli/assay-output.h"
#include "cli/assay-register-find.h"
#include "core/register/assay-register-check.h"
#include "core/register/assay-register-settings.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* A server that was ended is often up again within seconds. Whoever waits sees a command that
 * takes as long as a slow network would. */
#define MOST_QUESTIONS 8u
#define QUESTION_PAUSE_MILLISECONDS 500

AssayRegisterSchemes *
assay_register_read_schemes (AssayCli *cli, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) schemes =
      assay_scheme_library_list (assay_cli_get_library (cli), problems, error);

  if (schemes == NULL)
    return NULL;
  for (guint i = 0; i < problems->len; i++)
    assay_output_say (_ ("assay: note: %s"), (const char *) problems->pdata[i]);

  return assay_register_schemes_new (schemes);
}

gboolean
assay_register_run_open (AssayRegisterRun *self,
                         AssayCli *cli,
                         const AssayArguments *arguments,
                         gboolean is_to_write,
                         GError **error)
{
  AssayContext *context = assay_cli_get_context (cli);

  self->schemes = assay_register_read_schemes (cli, error);
  if (self->schemes == NULL)
    return FALSE;
  self->cancellable = assay_cli_get_cancellable (cli);
  self->store = assay_register_store_open (assay_arguments_get (arguments, 0), is_to_write, context,
                                           self->cancellable, error);
  if (self->store == NULL)
    return FALSE;
  self->held = assay_register_store_load (self->store, self->cancellable, error);
  if (self->held == NULL)
    return FALSE;
  self->ground.held = self->held;
  self->ground.schemes = self->schemes;
  self->ground.on = assay_context_get_today (context);

  return TRUE;
}

gboolean
assay_register_run_read_day (const AssayArguments *arguments,
                             const char *option,
                             AssayDate *day,
                             GError **error)
{
  if (!assay_arguments_read_date (arguments, option, day, error))
    return FALSE;
  if (!assay_arguments_has (arguments, option) || *day != ASSAY_DATE_NONE)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("--%s is empty; write a date as year-month-day, for example 2027-01-12"), option);

  return FALSE;
}

gboolean
assay_register_run_open_on (AssayRegisterRun *self,
                            AssayCli *cli,
                            const AssayArguments *arguments,
                            GError **error)
{
  AssayDate on = assay_context_get_today (assay_cli_get_context (cli));

  /* Before anything is opened: a day that is none would be found out late. */
  if (!assay_register_run_read_day (arguments, "on", &on, error)
      || !assay_register_run_open (self, cli, arguments, FALSE, error))
    return FALSE;
  self->ground.on = on;

  return TRUE;
}

AssayRegisterValue *
assay_register_run_open_value (AssayRegisterRun *self,
                               AssayCli *cli,
                               const AssayArguments *arguments,
                               GError **error)
{
  AssayHeldKind kind = ASSAY_HELD_AREA;
  gconstpointer now;

  if (!assay_register_find_kind (assay_arguments_get (arguments, 1), &kind, error)
      || !assay_register_run_open (self, cli, arguments, TRUE, error))
    return NULL;
  now = assay_register_find_value (&self->ground, kind, assay_arguments_get (arguments, 2), error);

  return now != NULL ? assay_register_value_copy (now) : NULL;
}

gboolean
assay_register_run_choose_since (const AssayRegisterRun *self,
                                 gboolean is_needed,
                                 AssayDate *since,
                                 GError **error)
{
  gboolean is_given = *since != ASSAY_DATE_NONE;

  if (!is_given)
    *since = assay_register_get_last_board (self->held);
  if (*since == ASSAY_DATE_NONE && is_needed)
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                           _ ("since when? Give --since, or record the last board with “assay "
                              "register settings”"));
      return FALSE;
    }
  if (*since == ASSAY_DATE_NONE || *since < self->ground.on)
    return TRUE;
  /* A board of today or later says nothing about what changed since. */
  if (!is_given && !is_needed)
    {
      *since = ASSAY_DATE_NONE;
      return TRUE;
    }
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                       _ ("The earlier day has to be before the day asked about; look at both "
                          "again"));

  return FALSE;
}

void
assay_register_run_clear (AssayRegisterRun *self)
{
  g_clear_pointer (&self->held, assay_register_unref);
  g_clear_pointer (&self->store, assay_register_store_close);
  g_clear_pointer (&self->schemes, assay_register_schemes_free);
}

/* --- Collisions --- */

static const char *
or_nothing (const char *text)
{
  return text != NULL ? text : _ ("nothing");
}

static void
say_collision (const AssayRegisterRun *self, const AssayRegisterCollision *collision)
{
  g_autofree char *sentence = assay_register_word_collision (&self->ground, collision);
  g_autoptr (GPtrArray) changes = assay_register_list_collision_changes (&self->ground, collision);

  assay_output_say ("%s", sentence);
  for (guint i = 0; i < changes->len; i++)
    {
      const AssayRegisterChange *change = changes->pdata[i];

      assay_output_say (_ ("  %s: there is now “%s”; asked for “%s”"), change->label,
                        or_nothing (change->before), or_nothing (change->after));
    }
}

void
assay_register_run_say_collisions (const AssayRegisterRun *self, const GPtrArray *collisions)
{
  for (guint i = 0; collisions != NULL && i < collisions->len; i++)
    say_collision (self, collisions->pdata[i]);
}

/* --- Edits --- */

/* As the trail will tell it. */
static void
say_edit (const AssayRegisterRun *self, const AssayRegisterEdit *edit)
{
  const AssayRegisterValue *value = edit->value;
  g_autofree char *text = assay_register_value_format (value);
  AssayTrailLine line = { .verb = (char *) assay_register_verb_get_id (edit->verb),
                          .kind = (char *) assay_held_get_row (value->kind)->id,
                          .item = value->id,
                          .became = text };
  g_autofree char *sentence = assay_register_word_trail (&self->ground, &line);

  assay_output_say ("%s.", sentence);
}

/* --- What looks wrong since --- */

static void
say_new_doubts (const AssayRegisterRun *self, const AssayRegister *held)
{
  AssayRegisterGround ground = self->ground;
  g_autoptr (GArray) before = assay_register_check (self->held, NULL);
  g_autoptr (GArray) after = assay_register_check (held, NULL);
  g_autoptr (GArray) fresh = assay_register_list_new_doubts (before, after);

  ground.held = held;
  for (guint i = 0; i < fresh->len; i++)
    {
      const AssayRegisterDoubt *doubt = &g_array_index (fresh, AssayRegisterDoubt, i);
      g_autofree char *text = assay_register_word_doubt (&ground, doubt);

      assay_output_say (_ ("Note: %s %s"), text, assay_register_word_doubt_step (doubt->doubt));
    }
}

/* An award counts where the clause names its scheme letter by letter, so a slip would never show.
 */
static void
say_unknown_schemes (const AssayRegisterRun *self, const AssayRegisterValue *value)
{
  const char *text = NULL;
  g_auto (GStrv) ids = NULL;

  if (value->kind == ASSAY_HELD_CLAUSE)
    text = ((const AssayHeldClause *) value)->schemes;
  else if (value->kind == ASSAY_HELD_AWARD)
    text = ((const AssayHeldAward *) value)->scheme;
  ids = g_strsplit (text != NULL ? text : "", " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    if (assay_register_schemes_lookup (self->schemes, ids[i]) == NULL)
      assay_output_say (
          _ ("Note: The scheme “%s” is not among the schemes at hand. An award counts "
             "for a clause when both name the scheme by the same letters; look at it "
             "again."),
          ids[i]);
}

/* What is done is done: where the register cannot be read any more, “register check” will tell. */
static void
say_notes (AssayRegisterRun *self, const GArray *edits)
{
  g_autoptr (AssayRegister) held = assay_register_store_load (self->store, NULL, NULL);

  for (guint i = 0; i < edits->len; i++)
    {
      const AssayRegisterEdit *edit = &g_array_index (edits, AssayRegisterEdit, i);

      if (edit->verb != ASSAY_REGISTER_REMOVE)
        say_unknown_schemes (self, edit->value);
    }
  if (held != NULL)
    say_new_doubts (self, held);
}

/* --- Applying --- */

/* FALSE where somebody does not want to wait. */
static gboolean
pause_before_asking (GCancellable *cancellable)
{
  GPollFD fd;
  guint n_fds = g_cancellable_make_pollfd (cancellable, &fd) ? 1 : 0;

  g_poll (&fd, n_fds, QUESTION_PAUSE_MILLISECONDS);
  if (n_fds > 0)
    g_cancellable_release_fd (cancellable);

  return !g_cancellable_is_cancelled (cancellable);
}

/* Whether to apply the same again: its answer was lost, and those that turn out to be kept are not
 * kept twice. The first time at once, for a line that was cut is often whole again. */
static gboolean
asks_again (AssayRegisterRun *self, guint n_asked, const GError *lost)
{
  if (n_asked == MOST_QUESTIONS || !assay_register_store_is_unsure (self->store))
    return FALSE;
  if (n_asked > 0)
    return pause_before_asking (self->cancellable);
  assay_output_say ("assay: %s", lost->message);

  return TRUE;
}

/* Nobody can ask once the command has ended, so it does not end before it knows, or has tried. */
static void
say_settled (AssayRegisterRun *self, gboolean is_done)
{
  if (is_done)
    assay_output_say (_ ("The database answers again: the change is kept, once."));
  else if (!assay_register_store_is_unsure (self->store))
    assay_output_say (_ ("The database answers again: the change was not kept."));
  else
    assay_output_say (_ ("Whether the change was kept is not known. When the database answers "
                         "again, look into “assay register trail” before you repeat it."));
}

gboolean
assay_register_run_apply_by (AssayRegisterRun *self,
                             AssayRegisterApplier apply,
                             gpointer what,
                             GError **error)
{
  g_autoptr (GPtrArray) collisions = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean is_done = apply (what, self->store, self->cancellable, &collisions, &failure);
  guint n_asked = 0;

  while (!is_done && asks_again (self, n_asked, failure))
    {
      n_asked++;
      g_clear_error (&failure);
      g_clear_pointer (&collisions, g_ptr_array_unref);
      is_done = apply (what, self->store, self->cancellable, &collisions, &failure);
    }
  if (n_asked > 0)
    say_settled (self, is_done);
  assay_register_run_say_collisions (self, collisions);
  if (!is_done)
    g_propagate_error (error, g_steal_pointer (&failure));

  return is_done;
}

static gboolean
apply_edits (gpointer edits,
             AssayRegisterStore *store,
             GCancellable *cancellable,
             GPtrArray **out_collisions,
             GError **error)
{
  return assay_register_store_apply (store, edits, cancellable, out_collisions, error);
}

gboolean
assay_register_run_apply_all (AssayRegisterRun *self, GArray *edits, GError **error)
{
  gboolean is_done = assay_register_run_apply_by (self, apply_edits, edits, error);

  for (guint i = 0; is_done && i < edits->len; i++)
    say_edit (self, &g_array_index (edits, AssayRegisterEdit, i));
  if (is_done)
    say_notes (self, edits);

  return is_done;
}

gboolean
assay_register_run_apply (AssayRegisterRun *self,
                          AssayRegisterVerb verb,
                          gpointer value,
                          GError **error)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));
  AssayRegisterEdit edit = { verb, value };

  g_array_append_val (edits, edit);

  return assay_register_run_apply_all (self, edits, error);
}
