/* The program assay: finds the command, runs it, and says how it went.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-locale.h"
#include "cli/assay-commands.h"
#include "cli/assay-interrupt.h"
#include "cli/assay-output.h"

#include "assay-config.h"

#include <signal.h>
#include <stdio.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static int
print_text (const char *text)
{
  fputs (text, stdout);

  return 0;
}

static int
run_command (AssayCli *cli, const AssayCommand *command, const char *const *words, GError **error)
{
  g_autoptr (AssayArguments) arguments = assay_arguments_parse (&command->usage, words, error);

  if (arguments == NULL)
    return 0;
  if (assay_arguments_wants_help (arguments))
    {
      g_autofree char *help = assay_command_format_help (command);

      return print_text (help);
    }

  return command->run (cli, arguments, error);
}

static gboolean
asks_for_help (const char *word)
{
  return word != NULL && (g_str_equal (word, "--help") || g_str_equal (word, "-h"));
}

/* @out_name is what a usage error refers to. */
static int
run (AssayCli *cli, const char *const *words, const char **out_name, GError **error)
{
  const AssayCommand *command;
  guint n_words = 0;

  if (words[0] == NULL)
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_USAGE, _ ("which command?"));
      return 0;
    }
  if (asks_for_help (words[0]) || (g_str_equal (words[0], "help") && words[1] == NULL))
    {
      g_autofree char *help = assay_commands_format_help ();

      return print_text (help);
    }
  if (g_str_equal (words[0], "--version"))
    return print_text ("assay " ASSAY_VERSION "\n");
  if (assay_commands_has_family (words[0]) && asks_for_help (words[1]))
    {
      g_autofree char *help = assay_commands_format_family_help (words[0]);

      return print_text (help);
    }
  command = assay_commands_find (words, &n_words, error);
  if (command == NULL)
    return 0;
  *out_name = command->usage.command;

  return run_command (cli, command, words + n_words, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (AssayContext) context = NULL;
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (AssayCli) cli = NULL;
  g_autoptr (GError) error = NULL;
  const char *name = NULL;
  int status;

  assay_locale_set_up ();
  g_set_prgname ("assay");
  /* A file over the system's size limit is a full disk to us, not the end. */
  signal (SIGXFSZ, SIG_IGN);
  cancellable = g_cancellable_new ();
  assay_interrupt_watch (cancellable);
  context = assay_context_new ();
  cli = assay_cli_new (context, cancellable);

  status = run (cli, (const char *const *) argv + MIN (argc, 1), &name, &error);
  if (error == NULL)
    assay_output_flush (&error);
  else
    assay_output_flush (NULL);

  return error != NULL ? assay_cli_report_error (cli, error, name) : status;
}
