/* The table of commands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"

#include "base/assay-error.h"
#include "base/assay-text.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static const AssayCommand *const commands[] = {
  &assay_command_scheme_list,
  &assay_command_scheme_show,
  &assay_command_scheme_validate,
  &assay_command_new,
  &assay_command_profile,
  &assay_command_copy,
  &assay_command_open,
  &assay_command_merge,
  &assay_command_unlock,
  &assay_command_rate,
  &assay_command_note,
  &assay_command_flag,
  &assay_command_add,
  &assay_command_amend,
  &assay_command_withdraw,
  &assay_command_cite,
  &assay_command_uncite,
  &assay_command_evidence,
  &assay_command_action,
  &assay_command_actions,
  &assay_command_measure,
  &assay_command_measure_answer,
  &assay_command_measures,
  &assay_command_status,
  &assay_command_check,
  &assay_command_pack,
  &assay_command_report,
  &assay_command_submit,
  &assay_command_verify,
  &assay_command_return_receive,
  &assay_command_return_show,
  &assay_command_points,
  &assay_command_answer,
  &assay_command_review_new,
  &assay_command_review_status,
  &assay_command_review_show,
  &assay_command_review_check,
  &assay_command_review_changes,
  &assay_command_review_declare,
  &assay_command_review_determine,
  &assay_command_review_assess,
  &assay_command_review_comment,
  &assay_command_review_note,
  &assay_command_review_open,
  &assay_command_review_request,
  &assay_command_review_require,
  &assay_command_review_visit,
  &assay_command_review_question,
  &assay_command_review_list,
  &assay_command_review_questions,
  &assay_command_review_sample,
  &assay_command_review_compare,
  &assay_command_review_settle,
  &assay_command_review_recommend,
  &assay_command_review_decide,
  &assay_command_review_award,
  &assay_command_review_report,
  &assay_command_review_certificate,
  &assay_command_review_award_file,
  &assay_command_return_write,
  &assay_command_review_history,
  &assay_command_review_undo,
  &assay_command_review_redo,
  &assay_command_register_new,
  &assay_command_register_standing,
  &assay_command_register_show,
  &assay_command_register_list,
  &assay_command_register_add,
  &assay_command_register_amend,
  &assay_command_register_remove,
  &assay_command_register_award,
  &assay_command_register_note,
  &assay_command_register_check,
  &assay_command_register_trail,
  &assay_command_register_calendar,
  &assay_command_register_changes,
  &assay_command_register_import,
  &assay_command_register_receive,
  &assay_command_register_request,
  &assay_command_register_measures,
  &assay_command_register_compare,
  &assay_command_register_report,
  &assay_command_register_export,
  &assay_command_register_share,

  &assay_command_register_settings,
  &assay_command_key_show,
  &assay_command_key_name,
  &assay_command_key_list,
  &assay_command_key_confirm,
  &assay_command_key_forget,
  &assay_command_history,
  &assay_command_submissions,
  &assay_command_undo,
  &assay_command_redo,
};

static const char *
get_group_title (AssayCommandGroup group)
{
  switch (group)
    {
    case ASSAY_GROUP_SCHEMES:
      return _ ("Schemes");
    case ASSAY_GROUP_PORTFOLIO:
      return _ ("The portfolio");
    case ASSAY_GROUP_ANSWERS:
      return _ ("Answers");
    case ASSAY_GROUP_EVIDENCE:
      return _ ("Evidence");
    case ASSAY_GROUP_PROGRESS:
      return _ ("Actions and measures");
    case ASSAY_GROUP_READINESS:
      return _ ("Readiness and the pack");
    case ASSAY_GROUP_RETURN:
      return _ ("What the assessor returned");
    case ASSAY_GROUP_REVIEW:
      return _ ("Reviewing a submission");
    case ASSAY_GROUP_REGISTER:
      return _ ("A commissioner’s register");
    case ASSAY_GROUP_KEYS:
      return _ ("Keys and signatures");
    case ASSAY_GROUP_HISTORY:
      return _ ("History");
    }

  g_assert_not_reached ();
}

/* The second word of a name of two, or NULL. */
static const char *
get_second_word (const AssayCommand *command)
{
  const char *space = strchr (command->usage.command, ' ');

  return space != NULL ? space + 1 : NULL;
}

static gboolean
has_first_word (const AssayCommand *command, const char *word)
{
  return g_str_has_prefix (command->usage.command, word)
         && command->usage.command[strlen (word)] == ' ';
}

/* The command of these words; @second NULL for one of a single word. */
static const AssayCommand *
lookup (const char *first, const char *second)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (second != NULL ? has_first_word (commands[i], first)
                             && g_str_equal (get_second_word (commands[i]), second)
                       : g_str_equal (commands[i]->usage.command, first))
      return commands[i];

  return NULL;
}

gboolean
assay_commands_has_family (const char *word)
{
  if (lookup (word, NULL) != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (has_first_word (commands[i], word))
      return TRUE;

  return FALSE;
}

static const AssayCommand *
set_unknown_error (const char *family, const char *word, GError **error)
{
  g_autofree const char **candidates = g_new0 (const char *, G_N_ELEMENTS (commands) + 1);
  g_autofree char *before = family != NULL ? g_strconcat (family, " ", NULL) : g_strdup ("");
  g_autofree char *quoted = assay_text_dup_quoted (word);
  const char *nearest;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (family == NULL)
        candidates[n++] = commands[i]->usage.command;
      else if (has_first_word (commands[i], family))
        candidates[n++] = get_second_word (commands[i]);
    }
  nearest = assay_text_find_nearest (word, candidates);
  if (nearest != NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                 _ ("there is no command “%s%s”; did you mean “%s%s”?"), before, quoted, before,
                 nearest);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE, _ ("there is no command “%s%s”"), before,
                 quoted);

  return NULL;
}

const AssayCommand *
assay_commands_find (const char *const *words, guint *out_n_words, GError **error)
{
  gboolean family = assay_commands_has_family (words[0]);
  const AssayCommand *single = lookup (words[0], NULL);
  const AssayCommand *of_family = words[1] != NULL ? lookup (words[0], words[1]) : NULL;

  if (of_family != NULL || single != NULL)
    {
      *out_n_words = of_family != NULL ? 2 : 1;
      return of_family != NULL ? of_family : single;
    }
  if (family && words[1] == NULL)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE, _ ("“assay %s” needs to know what to do"),
                   words[0]);
      return NULL;
    }

  return set_unknown_error (family ? words[0] : NULL, words[family ? 1 : 0], error);
}

static int
measure_names (void)
{
  gsize width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    width = MAX (width, strlen (commands[i]->usage.command));

  return (int) width;
}

static void
append_line (GString *text, const AssayCommand *command)
{
  g_string_append_printf (text, "  %-*s  %s\n", measure_names (), command->usage.command,
                          _ (command->summary));
}

char *
assay_commands_format_help (void)
{
  GString *text = g_string_new (_ ("Usage: assay COMMAND …\n\n"
                                   "Prepares a restorative service for a quality mark: gathers the "
                                   "evidence, says how\n"
                                   "ready the service is, and prints the submission pack.\n"));

  for (int group = 0; group < ASSAY_N_GROUPS; group++)
    {
      g_string_append_printf (text, "\n%s\n", get_group_title ((AssayCommandGroup) group));
      for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
        if (commands[i]->group == (AssayCommandGroup) group)
          append_line (text, commands[i]);
    }
  g_string_append (text, _ ("\n“assay COMMAND --help” explains one command; “assay --version” says "
                            "which Assay this is.\n"));

  return g_string_free (text, FALSE);
}

char *
assay_commands_format_family_help (const char *prefix)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Usage: assay %s COMMAND …\n\n"), prefix);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (has_first_word (commands[i], prefix))
      append_line (text, commands[i]);

  return g_string_free (text, FALSE);
}

char *
assay_command_format_help (const AssayCommand *self)
{
  g_autofree char *usage = assay_usage_format (&self->usage);
  g_auto (GStrv) examples = g_strsplit (self->example, "\n", -1);
  GString *text = g_string_new (usage);

  g_string_append_printf (text, "\n%s\n\n%s\n", _ (self->explanation), _ ("Example:"));
  for (guint i = 0; examples[i] != NULL; i++)
    g_string_append_printf (text, "  %s\n", examples[i]);

  return g_string_free (text, FALSE);
}
