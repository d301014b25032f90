/* What is said while a submission is received.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-intake-state.h"

#include "present/assay-wording.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static AssayOverviewRow *
row_new (const AssayFinding *finding)
{
  AssayOverviewRow *row = g_new0 (AssayOverviewRow, 1);
  AssaySeverity severity = assay_finding_tag_get_severity (finding->tag);
  gboolean is_blocking = severity == ASSAY_SEVERITY_BLOCKING;

  row->tone = is_blocking ? ASSAY_STATE_GAP : ASSAY_STATE_CLAIMED;
  row->sign = g_strdup (is_blocking ? "✗" : "◇");
  row->chip = g_strdup (assay_wording_severity (severity));
  row->title = assay_wording_finding (NULL, finding);
  row->text = assay_wording_finding_step (NULL, finding);
  row->description = g_strdup_printf ("%s: %s %s", row->chip, row->title, row->text);

  return row;
}

static void
add_text (GString *text, const AssayFinding *finding)
{
  g_autofree char *sentence = assay_wording_finding (NULL, finding);

  g_string_append_printf (text, "%s [%s] %s\n",
                          assay_wording_severity (assay_finding_tag_get_severity (finding->tag)),
                          assay_finding_tag_get_id (finding->tag), sentence);
}

/* Who signed, how far to believe it, and what to compare over the phone. */
static char *
word_signer (const AssayVerification *verification)
{
  const AssaySignature *signature = verification->signature;
  g_autofree char *sentence =
      assay_wording_signer (verification->standing, signature != NULL ? signature->name : NULL);
  g_autofree char *digits = signature != NULL ? assay_signature_dup_digits (signature) : NULL;

  return digits != NULL ? g_strdup_printf ("%s\n%s", sentence, digits)
                        : g_steal_pointer (&sentence);
}

static char *
word_body (const AssayVerification *verification, guint n_shown, gboolean is_refused)
{
  guint n_found = verification->findings->len;
  g_autofree char *signer = is_refused ? NULL : word_signer (verification);
  g_autofree char *more =
      n_shown < n_found
          ? g_strdup_printf (_ (" The first %u of %u are shown; the copied list has them all."),
                             n_shown, n_found)
          : g_strdup ("");

  if (is_refused)
    return g_strdup_printf (_ ("What cannot be shown to be what was sent must not be judged. "
                               "Nothing was kept on this computer; send this list to whoever sent "
                               "the file.%s"),
                            more);
  if (n_found == 0)
    return g_strdup_printf (_ ("It is whole, and everything in it is what it says.\n\n%s"), signer);

  return g_strdup_printf (_ ("It is whole and can be reviewed.\n\n%s\n\nYou should know this.%s"),
                          signer, more);
}

GPtrArray *
assay_intake_list_rows (const GPtrArray *findings, guint most)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (assay_overview_row_free);

  for (guint i = 0; i < MIN (findings->len, most); i++)
    g_ptr_array_add (rows, row_new (findings->pdata[i]));

  return rows;
}

static void
take_findings (AssayIntakeState *self, const GPtrArray *findings, guint most)
{
  GString *text = g_string_new (NULL);

  self->rows = assay_intake_list_rows (findings, most);
  for (guint i = 0; i < findings->len; i++)
    add_text (text, findings->pdata[i]);
  self->text = g_string_free (text, FALSE);
}

AssayIntakeState *
assay_intake_state_new (const AssayVerification *verification, guint most, gboolean is_refused)
{
  AssayIntakeState *self = g_new0 (AssayIntakeState, 1);

  self->title = g_strdup (is_refused ? _ ("This submission cannot be reviewed")
                                     : _ ("The submission was verified"));
  take_findings (self, verification->findings, most);
  self->body = word_body (verification, self->rows->len, is_refused);

  return self;
}

AssayIntakeState *
assay_intake_state_new_for_review (const GPtrArray *findings, guint most)
{
  AssayIntakeState *self = g_new0 (AssayIntakeState, 1);

  self->title = g_strdup (_ ("Something in this review is not as it was left"));
  self->body = g_strdup (_ ("What you have determined is there. Look at this before you go on; the "
                            "evidence itself is compared with what was submitted whenever you open "
                            "it."));
  take_findings (self, findings, most);

  return self;
}

void
assay_intake_state_free (AssayIntakeState *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->body);
  g_ptr_array_unref (self->rows);
  g_free (self->text);
  g_free (self);
}

/* --- Before it --- */

static char *
dup_shown_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_filename_display_name (name);
}

void
assay_intake_word_question (const char *archive,
                            const char *folder,
                            char **out_title,
                            char **out_body)
{
  g_autofree char *name = dup_shown_name (archive);
  g_autofree char *shown = g_filename_display_name (folder);

  *out_title = g_strdup_printf (_ ("Review “%s”?"), name);
  *out_body = g_strdup_printf (_ ("It is verified first. Your review will be kept in\n%s\n\nThe "
                                  "file itself stays as it is."),
                               shown);
}

char *
assay_intake_word_passphrase (const char *archive, gboolean was_wrong)
{
  g_autofree char *name = dup_shown_name (archive);

  if (was_wrong)
    return g_strdup_printf (_ ("That passphrase does not open “%s”. Look at capital letters and "
                               "blanks, and try again."),
                            name);

  return g_strdup_printf (_ ("The service has told you a passphrase for “%s”, or will."), name);
}

char *
assay_intake_word_earlier (guint earlier_round, const char *folder)
{
  g_autofree char *shown = folder != NULL ? g_filename_display_name (folder) : NULL;

  if (shown == NULL)
    return g_strdup (_ ("No review of an earlier round of this service was found here. If there is "
                        "one, choose its folder: you then see what has changed, and what was "
                        "determined is carried over: you confirm it where something has changed."));

  return g_strdup_printf (
      _ ("Your review of round %u is in\n%s\n\nIf you carry on from it, you see "
         "what has changed since, and what you determined is carried over: you "
         "confirm it where something has changed."),
      earlier_round, shown);
}

char *
assay_intake_dup_folder_name (const char *archive)
{
  g_autofree char *base = g_path_get_basename (archive);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';

  return g_strconcat ("Review of ", base, NULL);
}
