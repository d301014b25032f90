/* The history as people read it: what somebody did.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No full stop: these are lines of a list and labels of "undo".
 */

#include "present/assay-wording-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static gboolean
says_yes (const char *detail)
{
  return g_strcmp0 (detail, "yes") == 0;
}

static char *
word_rate (const AssayScheme *scheme, const char *subject, const char *level)
{
  if (level == NULL)
    return g_strdup_printf (_ ("Took away the rating of %s"), subject);

  return g_strdup_printf (_ ("Rated %s “%s”"), subject, assay_wording_level (scheme, level));
}

static char *
word_set_profile (const AssayScheme *scheme, const char *subject, const char *value)
{
  const AssayQuestion *question = assay_scheme_lookup_question (scheme, subject);
  AssayAnswer answer = { .value = (char *) value };
  g_autofree char *said = NULL;

  if (question == NULL)
    return g_strdup_printf (_ ("Changed “%s” in the profile"), subject);
  if (value == NULL)
    return g_strdup_printf (_ ("Changed “%s” in the profile"), question->title);
  said = assay_wording_answer (question, &answer);

  return g_strdup_printf (_ ("Answered “%s”: %s"), question->title, said);
}

static char *
word_amend_action (const char *subject, const char *detail)
{
  AssayActionState state = ASSAY_ACTION_OPEN;

  if (detail == NULL || !assay_action_state_parse (detail, &state, NULL)
      || state == ASSAY_ACTION_OPEN)
    return g_strdup_printf (_ ("Changed action %s"), subject);

  return state == ASSAY_ACTION_DONE ? g_strdup_printf (_ ("Finished action %s"), subject)
                                    : g_strdup_printf (_ ("Dropped action %s"), subject);
}

/* "1 April 2026 to 30 June 2026" from "2026-04-01/2026-06-30". */
static char *
word_figure_period (const char *detail)
{
  g_auto (GStrv) days = g_strsplit (detail != NULL ? detail : "", "/", 2);
  AssayEvidence period = { 0 };

  if (g_strv_length (days) != 2 || !assay_date_parse (days[0], &period.from, NULL)
      || !assay_date_parse (days[1], &period.to, NULL))
    return NULL;

  return assay_wording_period (&period);
}

static char *
word_figure (const AssayScheme *scheme, const char *subject, const char *detail, gboolean removed)
{
  const AssayMeasure *measure = assay_scheme_lookup_measure (scheme, subject);
  const char *title = measure != NULL ? measure->title : subject;
  g_autofree char *period = word_figure_period (detail);

  if (period == NULL)
    return g_strdup_printf (removed ? _ ("Removed a figure of “%s”") : _ ("Set a figure of “%s”"),
                            title);

  return g_strdup_printf (removed ? _ ("Removed “%s” for %s") : _ ("Set “%s” for %s"), title,
                          period);
}

static char *
word_evidence (AssayVerb verb, const char *subject, const char *detail)
{
  if (verb == ASSAY_VERB_ADD_EVIDENCE)
    return g_strdup_printf (_ ("Added evidence %s"), subject);
  if (verb == ASSAY_VERB_AMEND_EVIDENCE)
    return g_strdup_printf (_ ("Changed evidence %s"), subject);

  return g_strdup_printf (
      says_yes (detail) ? _ ("Withdrew evidence %s") : _ ("Brought back evidence %s"), subject);
}

static char *
word_return (const char *round)
{
  return round != NULL ? g_strdup_printf (_ ("Received the return on round %s"), round)
                       : g_strdup (_ ("Received a return"));
}

/* One thing, as if the edit touched nothing else. */
static char *
word_first (const AssayScheme *scheme, const AssayEdit *edit)
{
  const char *detail = assay_edit_get_detail (edit);
  const char *subject = assay_edit_get_subject (edit);

  if (subject == NULL)
    subject = "";

  switch (assay_edit_get_verb (edit))
    {
    case ASSAY_VERB_CREATE:
      return g_strdup (_ ("Created the portfolio"));
    case ASSAY_VERB_SET_HEAD:
      return g_strdup (_ ("Changed the service’s name or the planned date"));
    case ASSAY_VERB_SET_PROFILE:
      return word_set_profile (scheme, subject, detail);
    case ASSAY_VERB_RATE:
      return word_rate (scheme, subject, detail);
    case ASSAY_VERB_WRITE_TEXT:
      return g_strdup_printf (_ ("Wrote how %s is met"), subject);
    case ASSAY_VERB_WRITE_NOTE:
      return g_strdup_printf (_ ("Changed the private note on %s"), subject);
    case ASSAY_VERB_FLAG:
      return g_strdup_printf (says_yes (detail) ? _ ("Marked %s to come back to")
                                                : _ ("Took the mark off %s"),
                              subject);
    case ASSAY_VERB_CITE:
      return g_strdup_printf (_ ("Cited %s for %s"), detail != NULL ? detail : "", subject);
    case ASSAY_VERB_UNCITE:
      return g_strdup_printf (_ ("No longer cited %s for %s"), detail != NULL ? detail : "",
                              subject);
    case ASSAY_VERB_ADD_EVIDENCE:
    case ASSAY_VERB_AMEND_EVIDENCE:
    case ASSAY_VERB_WITHDRAW_EVIDENCE:
      return word_evidence (assay_edit_get_verb (edit), subject, detail);
    case ASSAY_VERB_ADD_ACTION:
      return g_strdup_printf (_ ("Planned action %s for %s"), subject,
                              detail != NULL ? detail : "");
    case ASSAY_VERB_AMEND_ACTION:
      return word_amend_action (subject, detail);
    case ASSAY_VERB_SET_FIGURE:
    case ASSAY_VERB_REMOVE_FIGURE:
      return word_figure (scheme, subject, detail,
                          assay_edit_get_verb (edit) == ASSAY_VERB_REMOVE_FIGURE);
    case ASSAY_VERB_OUTSIDE:
      return g_strdup (_ ("Took over changes made by another program"));
    case ASSAY_VERB_MERGE:
      return g_strdup (_ ("Took in what was done on another copy"));
    case ASSAY_VERB_SUBMIT:
      return g_strdup_printf (_ ("Submitted round %s"), subject);
    case ASSAY_VERB_RECEIVE_RETURN:
      return word_return (detail);
    case ASSAY_VERB_ANSWER_POINT:
      return g_strdup_printf (g_strcmp0 (detail, "no") == 0 ? _ ("Took away the answer to point %s")
                                                            : _ ("Answered point %s"),
                              subject);
    }
  g_assert_not_reached ();
}

/* Whether what else the edit touches is more of the same, and not its consequence. */
static gboolean
is_one_of_many (const AssayEdit *edit)
{
  AssayVerb verb = assay_edit_get_verb (edit);

  return assay_edit_count_changes (edit) > 1
         && (verb == ASSAY_VERB_ADD_EVIDENCE || verb == ASSAY_VERB_SET_PROFILE
             || verb == ASSAY_VERB_SET_HEAD);
}

char *
assay_wording_edit (const AssayScheme *scheme, const AssayEdit *edit)
{
  g_autofree char *first = word_first (scheme, edit);
  guint others = assay_edit_count_changes (edit) - 1;

  if (!is_one_of_many (edit))
    return g_steal_pointer (&first);

  /* Translators: %s is a change, like "Added evidence E001"; %u others were made with it. */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s, and %u more", "%s, and %u more", others), first, others);
}

char *
assay_wording_entry (const AssayScheme *scheme, const AssayEntry *entry)
{
  g_autofree char *done = assay_wording_edit (scheme, entry->edit);

  switch (entry->type)
    {
    case ASSAY_ENTRY_EDIT:
      return g_steal_pointer (&done);
    case ASSAY_ENTRY_UNDO:
      return g_strdup_printf (_ ("Undid: %s"), done);
    case ASSAY_ENTRY_REDO:
      return g_strdup_printf (_ ("Redid: %s"), done);
    }
  g_assert_not_reached ();
}
