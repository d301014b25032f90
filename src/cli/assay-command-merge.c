/* assay merge: another person's work on a copy, taken in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conflicts are data and go to standard output; while one is open nothing is changed, because half
 * of a merge would be a portfolio that neither of the two has ever read.
 */

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-output.h"
#include "core/portfolio/assay-merge-folder.h"
#include "present/assay-merge-state.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* What a run needs at every step. */
typedef struct
{
  AssayCli *cli;
  AssayPortfolioFolder *folder;
  AssayOtherCopy *other;
  AssayMerge *merge;
  AssayMergeState *state;
  guint64 n_shared;
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->state, assay_merge_state_free);
  g_clear_pointer (&self->merge, assay_merge_unref);
  g_clear_pointer (&self->other, assay_other_copy_free);
  g_clear_object (&self->folder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* --- What to take --- */

static gboolean
parse_side (const char *word, AssayChoice *out_choice)
{
  *out_choice = g_str_equal (word, "ours")     ? ASSAY_CHOICE_OURS
                : g_str_equal (word, "theirs") ? ASSAY_CHOICE_THEIRS
                                               : ASSAY_CHOICE_OPEN;

  return *out_choice != ASSAY_CHOICE_OPEN;
}

/* "theirs", or "2.5/text=ours". */
static AssayResolution *
parse_resolution (const char *word, GError **error)
{
  g_autofree char *clean = assay_text_fold_space (word);
  const char *equals = strrchr (clean, '=');
  g_autofree char *id = equals != NULL ? g_strndup (clean, (gsize) (equals - clean)) : NULL;
  g_autofree char *quoted = NULL;
  AssayChoice choice = ASSAY_CHOICE_OPEN;

  if (parse_side (equals != NULL ? equals + 1 : clean, &choice))
    return assay_resolution_new (id, choice, NULL);
  quoted = assay_text_dup_quoted (clean);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
               _ ("--take: “%s” is no side; write ours or theirs, or one conflict’s name and a "
                  "side, as in 2.5/text=theirs"),
               quoted);

  return NULL;
}

/* NULL with no error where nothing was given. */
static GPtrArray *
parse_resolutions (const char *text, GError **error)
{
  g_autoptr (GPtrArray) resolutions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_resolution_free);
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", ",", -1);

  if (text != NULL && words[0] == NULL)
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                           _ ("--take needs a side: ours or theirs"));
      return NULL;
    }
  for (guint i = 0; words[i] != NULL; i++)
    {
      AssayResolution *resolution = parse_resolution (words[i], error);

      if (resolution == NULL)
        return NULL;
      g_ptr_array_add (resolutions, resolution);
    }

  return g_steal_pointer (&resolutions);
}

/* --- Telling --- */

static const char *
get_choice_id (AssayChoice choice)
{
  switch (choice)
    {
    case ASSAY_CHOICE_OPEN:
      return NULL;
    case ASSAY_CHOICE_OURS:
      return "ours";
    case ASSAY_CHOICE_THEIRS:
      return "theirs";
    case ASSAY_CHOICE_OWN:
      return "own";
    }

  g_assert_not_reached ();
}

static void
add_row (JsonBuilder *builder, const AssayMergeRow *row)
{
  json_builder_begin_object (builder);
  assay_json_add_string (builder, "id", row->id);
  assay_json_add_string (builder, "where", row->where);
  assay_json_add_string (builder, "what", row->what);
  assay_json_add_string (builder, "base", row->base);
  assay_json_add_string (builder, "ours", row->ours);
  assay_json_add_string (builder, "theirs", row->theirs);
  assay_json_add_string (builder, "taken", get_choice_id (row->choice));
  json_builder_end_object (builder);
}

static void
add_number (JsonBuilder *builder, const AssayRenumbering *row)
{
  gboolean item = row->type == ASSAY_VALUE_EVIDENCE;
  g_autofree char *theirs =
      item ? assay_evidence_format_number (row->theirs) : assay_action_format_number (row->theirs);
  g_autofree char *ours =
      item ? assay_evidence_format_number (row->ours) : assay_action_format_number (row->ours);

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "theirs", theirs);
  assay_json_add_string (builder, "ours", ours);
  json_builder_end_object (builder);
}

static void
print_json (const Run *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const GArray *numbers = self->merge->renumbered;

  json_builder_begin_object (builder);
  assay_json_add_boolean (builder, "merged", self->state->n_open == 0);
  assay_json_add_boolean (builder, "past-known", self->merge->has_base);
  assay_json_add_number (builder, "shared", (gint64) self->n_shared);
  assay_json_add_number (builder, "changes", self->state->n_changes);
  assay_json_add_number (builder, "open", self->state->n_open);
  assay_json_begin_array (builder, "conflicts");
  for (guint i = 0; i < self->state->rows->len; i++)
    add_row (builder, self->state->rows->pdata[i]);
  json_builder_end_array (builder);
  assay_json_begin_array (builder, "renumbered");
  for (guint i = 0; i < numbers->len; i++)
    add_number (builder, &g_array_index (numbers, AssayRenumbering, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

/* A heading, and the text beneath it with every line moved in. */
static void
print_side (const char *heading, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  assay_output_print ("  %s", heading);
  for (guint i = 0; lines[i] != NULL; i++)
    assay_output_print ("    %s", lines[i]);
}

static void
print_rows (const Run *self)
{
  for (guint i = 0; i < self->state->rows->len; i++)
    {
      const AssayMergeRow *row = self->state->rows->pdata[i];

      assay_output_print ("%s  %s, %s: %s", row->id, row->where, row->what,
                          assay_merge_word_choice (row->choice));
      print_side (_ ("Before:"), row->base);
      print_side (_ ("Ours:"), row->ours);
      print_side (_ ("Theirs:"), row->theirs);
    }
}

static void
say_outcome (const Run *self)
{
  const AssayMergeState *state = self->state;

  if (state->caution != NULL)
    assay_output_say ("%s", state->caution);
  assay_output_say ("%s", state->summary);
  if (state->n_open > 0)
    {
      assay_output_say (_ ("Nothing has been changed. Choose with --take theirs, --take ours, or "
                           "one by one: --take %s=theirs"),
                        ((const AssayMergeRow *) state->rows->pdata[0])->id);
      return;
    }
  if (state->n_changes == 0)
    return;
  for (guint i = 0; i < state->numbers->len; i++)
    assay_output_say ("%s", (const char *) state->numbers->pdata[i]);
  assay_output_say (
      _ ("Took in what was done on the other copy; “assay undo” takes all of it back. "
         "Give the other person a new copy to go on with."));
}

/* --- The command --- */

static gboolean
compare (Run *self, const AssayArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) resolutions = NULL;
  const char *schema =
      assay_scheme_library_get_schema_path (assay_cli_get_library (self->cli), error);
  GCancellable *cancellable = assay_cli_get_cancellable (self->cli);
  g_autofree char *path = assay_cli_dup_folder_path (assay_arguments_get (arguments, 1));

  if (schema == NULL)
    return FALSE;
  resolutions = parse_resolutions (assay_arguments_get_option (arguments, "take"), error);
  if (resolutions == NULL)
    return FALSE;
  self->folder =
      assay_cli_open (self->cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_WRITE, error);
  if (self->folder == NULL)
    return FALSE;
  self->other = assay_other_copy_open (assay_cli_get_context (self->cli), path, schema,
                                       assay_cli_begin_work (self->cli), cancellable, error);
  assay_cli_end_work (self->cli);
  if (self->other == NULL)
    return FALSE;
  self->merge = assay_portfolio_folder_merge (self->folder, self->other, resolutions,
                                              &self->n_shared, cancellable, error);
  if (self->merge == NULL)
    return FALSE;
  self->state =
      assay_merge_state_new (assay_portfolio_folder_get_scheme (self->folder), self->merge);

  return TRUE;
}

static gboolean
take (Run *self, GError **error)
{
  gboolean taken = assay_portfolio_folder_take_merge (self->folder, self->other, self->merge,
                                                      assay_cli_begin_work (self->cli),
                                                      assay_cli_get_cancellable (self->cli), error);

  assay_cli_end_work (self->cli);
  if (taken)
    assay_cli_close (self->folder);

  return taken;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (Run) self = { .cli = cli };

  if (!compare (&self, arguments, error) || (self.state->n_open == 0 && !take (&self, error)))
    return 0;
  if (assay_arguments_has (arguments, "json"))
    print_json (&self);
  else
    print_rows (&self);
  say_outcome (&self);

  return self.state->n_open > 0 ? 1 : 0;
}

static const AssayOption options[] = {
  { "take", '\0', ASSAY_OPTION_TEXT, N_ ("SIDE"),
    N_ ("ours or theirs for all conflicts; for some, NAME=SIDE parted by commas") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_merge = {
  .usage = { "merge", N_ ("FOLDER FILE-OR-FOLDER"), 2, 2, options },
  .group = ASSAY_GROUP_PORTFOLIO,
  .summary = N_ ("take in what somebody did on a copy"),
  .explanation =
      N_ ("The copy is a folder, one file, or a second portfolio.xml that a sync program left.\n"
          "What was changed on one side is taken; what was changed on both in different ways\n"
          "is shown with what it was before. While any of that is left open, nothing is\n"
          "changed and the exit status is 1."),
  .example = "assay merge vale vale-from-the-deputy.zip\n"
             "assay merge vale vale-from-the-deputy.zip --take theirs,2.5/text=ours",
  .run = run,
};
