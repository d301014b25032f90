/* How the commands of reviews run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-review-runs.h"

#include "cli/assay-finding-list.h"
#include "cli/assay-output.h"
#include "core/review/assay-review-completeness.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

AssayReviewFolder *
assay_review_open (AssayCli *cli, const char *path, AssayOpenMode mode, GError **error)
{
  g_autofree char *folder = assay_cli_dup_folder_path (path);
  const char *schema = assay_scheme_library_get_schema_path (assay_cli_get_library (cli), error);

  if (schema == NULL)
    return NULL;

  return assay_review_folder_open (assay_cli_get_context (cli), folder, schema, mode,
                                   assay_cli_get_cancellable (cli), error);
}

AssayReviewFolder *
assay_review_open_first (AssayCli *cli,
                         const AssayArguments *arguments,
                         AssayOpenMode mode,
                         GError **error)
{
  return assay_review_open (cli, assay_arguments_get (arguments, 0), mode, error);
}

void
assay_review_close (AssayReviewFolder *folder)
{
  g_autoptr (GError) error = NULL;

  if (!assay_review_folder_close (folder, &error))
    assay_output_say (
        _ ("assay: note: the change is safe in the journal, but %s could not be brought up to "
           "date; the next command will do it: %s"),
        ASSAY_REVIEW_FILE, error->message);
}

gboolean
assay_review_commit (AssayReviewFolder *folder, AssayEdit *edit, GError **error)
{
  g_autofree char *done = NULL;

  if (assay_edit_is_empty (edit))
    done = g_strdup (_ ("Nothing has changed: it was so already"));
  else if (!assay_review_folder_apply (folder, edit, error))
    return FALSE;
  else
    done = assay_review_word_edit (edit);
  assay_review_close (folder);
  assay_output_say ("%s.", done);

  return TRUE;
}

/* An outcome is on record whatever the judgements say; that they say something else is told. */
static void
say_doubts (AssayReviewFolder *folder, const AssayEdit *edit)
{
  AssayReviewGround ground = assay_review_folder_get_ground (folder);
  AssayReviewVerb verb = assay_review_edit_get_verb (edit);
  AssayOutcome outcome = ASSAY_OUTCOME_NONE;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (AssayReadiness) readiness = NULL;

  if (verb == ASSAY_REVIEW_VERB_RECOMMEND)
    outcome = assay_review_get_recommendation (ground.review)->outcome;
  else if (verb == ASSAY_REVIEW_VERB_DECIDE)
    outcome = assay_review_get_decision (ground.review)->outcome;
  findings = assay_review_check_outcome (ground.review, ground.scheme, outcome);
  if (findings->len == 0)
    return;
  readiness = assay_readiness_compute (ground.scheme, ground.portfolio, ground.today);
  assay_finding_list_say (readiness, findings);
}

int
assay_review_run_edit (AssayCli *cli,
                       const AssayArguments *arguments,
                       AssayMakeReviewEdit make,
                       gboolean prints_number,
                       GError **error)
{
  g_autoptr (AssayReviewFolder) folder =
      assay_review_open_first (cli, arguments, ASSAY_OPEN_WRITE, error);
  g_autoptr (AssayEdit) edit = NULL;
  AssayReviewGround ground;

  if (folder == NULL)
    return 0;
  ground = assay_review_folder_get_ground (folder);
  edit = make (cli, arguments, &ground, error);
  if (edit == NULL || !assay_review_commit (folder, edit, error))
    return 0;
  if (prints_number)
    assay_output_print ("%s", assay_edit_get_subject (edit));
  say_doubts (folder, edit);

  return 0;
}

gboolean
assay_review_read_text (AssayCli *cli,
                        const AssayArguments *arguments,
                        char **out_text,
                        GError **error)
{
  const char *const texts[] = { "text", "text-file", NULL };
  const char *path = assay_arguments_get_option (arguments, "text-file");

  *out_text = NULL;
  if (!assay_arguments_check_one_of (arguments, texts, error))
    return FALSE;
  *out_text = path != NULL ? assay_cli_read_text (cli, path, error)
                           : g_strdup (assay_arguments_get_option (arguments, "text"));

  return path == NULL || *out_text != NULL;
}

guint
assay_review_parse_number (const char *word, char letter)
{
  const char *digits = g_ascii_toupper (word[0]) == letter ? word + 1 : word;
  guint64 number = 0;

  if (!g_ascii_string_to_unsigned (digits, 10, 1, G_MAXINT32, &number, NULL))
    return 0;

  return (guint) number;
}

gboolean
assay_review_parse_looked (const AssayReviewGround *ground,
                           const char *text,
                           GPtrArray **out_looked,
                           GError **error)
{
  g_auto (GStrv) words = text != NULL ? g_strsplit_set (text, ",; ", -1) : NULL;
  g_autoptr (GPtrArray) looked = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_look_unref);

  *out_looked = NULL;
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], ":", 2);
      const AssayEvidence *item;
      AssayLook *look;

      if (parts[0] == NULL || parts[0][0] == '\0')
        continue;
      item = assay_portfolio_find_evidence (ground->portfolio, parts[0], error);
      if (item == NULL)
        return FALSE;
      look = assay_look_new ();
      look->evidence = item->number;
      look->pages = g_strdup (parts[1]);
      g_ptr_array_add (looked, look);
    }
  if (text != NULL)
    *out_looked = g_steal_pointer (&looked);

  return TRUE;
}

int
assay_review_run_step (AssayCli *cli,
                       const AssayArguments *arguments,
                       AssayReviewStep step,
                       const char *said,
                       GError **error)
{
  g_autoptr (AssayReviewFolder) folder =
      assay_review_open_first (cli, arguments, ASSAY_OPEN_WRITE, error);
  g_autoptr (AssayEdit) edit = NULL;
  g_autofree char *what = NULL;

  if (folder == NULL || !step (folder, &edit, error))
    return 0;
  what = assay_review_word_edit (edit);
  assay_review_close (folder);
  assay_output_say ("%s: %s.", said, what);

  return 0;
}
