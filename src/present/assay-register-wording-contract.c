/* What a contract asks, how long it runs, and what awards are recorded, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-wording.h"

#include "present/assay-wording-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

const char *
assay_register_word_clause_kind (AssayClauseKind kind)
{
  switch (kind)
    {
    case ASSAY_CLAUSE_NONE:
      return _ ("No mark asked for");
    case ASSAY_CLAUSE_HOLDS:
      return _ ("Holds the mark");
    case ASSAY_CLAUSE_SECURES:
      return _ ("Secures the mark");
    case ASSAY_CLAUSE_WORKS:
      return _ ("Works towards the mark");
    }

  g_assert_not_reached ();
}

const char *
assay_register_word_milestone_kind (AssayMilestoneKind kind)
{
  switch (kind)
    {
    case ASSAY_MILESTONE_SAID:
      return _ ("Being recorded as reached");
    case ASSAY_MILESTONE_SUBMITTED:
      return _ ("A verified submission");
    case ASSAY_MILESTONE_AWARDED:
      return _ ("An award");
    }

  g_assert_not_reached ();
}

const char *
assay_register_word_received_kind (AssayReceivedKind kind)
{
  switch (kind)
    {
    case ASSAY_RECEIVED_SUBMISSION:
      return _ ("Submission");
    case ASSAY_RECEIVED_REPORT:
      return _ ("Report");
    }

  g_assert_not_reached ();
}

/* --- Clauses --- */

static char *
word_mark (const AssayRegisterGround *ground, const AssayHeldClause *clause)
{
  g_auto (GStrv) ids = clause->schemes != NULL ? g_strsplit (clause->schemes, " ", -1) : NULL;
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (ids[i][0] != '\0')
      g_ptr_array_add (titles, g_strdup_printf (_ ("“%s”"), assay_register_schemes_get_title (
                                                                ground->schemes, ids[i])));
  if (titles->len == 0)
    return g_strdup (_ ("a quality mark of any scheme"));
  if (titles->len == 1)
    return g_strdup_printf (_ ("the mark %s"), (const char *) titles->pdata[0]);
  joined = assay_wording_join (titles, titles->len);

  return g_strdup_printf (_ ("one of the marks %s"), joined);
}

static char *
word_secures (const AssayHeldClause *clause, const char *mark)
{
  g_autofree char *by = assay_date_format_long (clause->by);

  if (by == NULL && clause->is_of_each_partner)
    return g_strdup_printf (_ ("The contract asks each partner to secure %s by a day that is not "
                               "recorded, and to hold it from then on."),
                            mark);
  if (by == NULL)
    return g_strdup_printf (_ ("The contract asks the service to secure %s by a day that is not "
                               "recorded, and to hold it from then on."),
                            mark);
  if (clause->is_of_each_partner)
    return g_strdup_printf (_ ("The contract asks each partner to secure %s by %s and to hold it "
                               "from then on."),
                            mark, by);

  return g_strdup_printf (_ ("The contract asks the service to secure %s by %s and to hold it from "
                             "then on."),
                          mark, by);
}

static char *
word_works (const AssayRegisterGround *ground, const AssayHeldClause *clause, const char *mark)
{
  guint n = 0;

  assay_register_get_owned (ground->held, ASSAY_HELD_MILESTONE, clause->value.id, &n);
  if (n == 0 && clause->is_of_each_partner)
    return g_strdup_printf (_ ("The contract asks each partner to work towards %s; no milestones "
                               "are recorded."),
                            mark);
  if (n == 0)
    return g_strdup_printf (_ ("The contract asks the service to work towards %s; no milestones "
                               "are recorded."),
                            mark);
  if (clause->is_of_each_partner)
    return g_strdup_printf (
        ngettext ("The contract asks each partner to work towards %s, by %u milestone.",
                  "The contract asks each partner to work towards %s, by %u milestones.", n),
        mark, n);

  return g_strdup_printf (
      ngettext ("The contract asks the service to work towards %s, by %u milestone.",
                "The contract asks the service to work towards %s, by %u milestones.", n),
      mark, n);
}

char *
assay_register_word_clause (const AssayRegisterGround *ground, const AssayHeldClause *clause)
{
  g_autofree char *mark = word_mark (ground, clause);

  switch (clause->clause)
    {
    case ASSAY_CLAUSE_NONE:
      return g_strdup (_ ("The contract asks for no mark."));
    case ASSAY_CLAUSE_HOLDS:
      return clause->is_of_each_partner
                 ? g_strdup_printf (
                     _ ("The contract asks each partner to hold %s for its whole term."), mark)
                 : g_strdup_printf (
                     _ ("The contract asks the service to hold %s for its whole term."), mark);
    case ASSAY_CLAUSE_SECURES:
      return word_secures (clause, mark);
    case ASSAY_CLAUSE_WORKS:
      return word_works (ground, clause, mark);
    }

  g_assert_not_reached ();
}

char *
assay_register_word_clause_short (const AssayRegisterGround *ground, const AssayHeldClause *clause)
{
  g_autofree char *by = clause != NULL ? assay_date_format_short (clause->by) : NULL;

  if (clause == NULL)
    return g_strdup (assay_register_word_clause_kind (ASSAY_CLAUSE_NONE));
  if (clause->clause == ASSAY_CLAUSE_SECURES && by != NULL)
    return g_strdup_printf (_ ("Secures the mark by %s"), by);

  return g_strdup (assay_register_word_clause_kind (clause->clause));
}

/* --- Terms --- */

static char *
word_signed (const AssayHeldContract *contract)
{
  g_autofree char *begins = assay_date_format_long (contract->begins);
  g_autofree char *ends = assay_date_format_long (contract->ends);

  if (begins != NULL && ends != NULL)
    return g_strdup_printf (_ ("%s to %s"), begins, ends);
  if (begins != NULL)
    return g_strdup_printf (_ ("From %s; the last day is not recorded"), begins);
  if (ends != NULL)
    return g_strdup_printf (_ ("Until %s; the first day is not recorded"), ends);

  return g_strdup (_ ("First and last day are not recorded"));
}

char *
assay_register_word_term (const AssayRegisterGround *ground, const AssayHeldContract *contract)
{
  g_autofree char *signed_term = word_signed (contract);
  g_autoptr (GString) text = g_string_new (signed_term);
  guint n;
  gpointer const *extensions =
      assay_register_get_owned (ground->held, ASSAY_HELD_EXTENSION, contract->value.id, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldExtension *extension = extensions[i];
      g_autofree char *until = assay_date_format_long (extension->until);
      gboolean is_taken = extension->taken != ASSAY_DATE_NONE && extension->taken <= ground->on;

      g_string_append (text, "; ");
      g_string_append_printf (text, is_taken ? _ ("extended to %s") : _ ("may be extended to %s"),
                              until != NULL ? until : "?");
    }
  g_string_append_c (text, '.');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- Awards --- */

char *
assay_register_word_award (const AssayRegisterGround *ground, const AssayHeldAward *award)
{
  g_autofree char *from = assay_date_format_long (award->from);
  g_autofree char *until = assay_date_format_long (award->until);
  g_autofree char *withdrawn = assay_date_format_long (award->withdrawn);
  const char *title = assay_register_schemes_get_title (ground->schemes, award->scheme);
  g_autofree char *mark = award->edition != NULL
                              ? g_strdup_printf (_ ("%s (edition %s)"), title, award->edition)
                              : g_strdup (title);
  const char *unknown = _ ("a day not recorded");

  if (withdrawn != NULL)
    return g_strdup_printf (_ ("%s, from %s until %s, withdrawn on %s."), mark,
                            from != NULL ? from : unknown, until != NULL ? until : unknown,
                            withdrawn);

  return g_strdup_printf (_ ("%s, from %s until %s."), mark, from != NULL ? from : unknown,
                          until != NULL ? until : unknown);
}

char *
assay_register_word_source (const AssayRegisterGround *ground, const AssayHeldAward *award)
{
  g_autofree char *day = assay_date_format_long (award->confirmed);
  g_autofree char *source = assay_wording_shorten (award->source != NULL ? award->source : "");
  g_autofree char *distance = NULL;

  if (day == NULL && award->source == NULL)
    return g_strdup (_ ("Nobody has recorded where this is known from."));
  if (day == NULL)
    return g_strdup_printf (_ ("From “%s”; nobody has recorded when that was confirmed."), source);
  distance = assay_register_word_distance (award->confirmed, ground->on);
  if (award->source == NULL)
    return g_strdup_printf (_ ("Confirmed on %s, %s; nobody has recorded where."), day, distance);

  return g_strdup_printf (_ ("From “%s”, confirmed on %s, %s."), source, day, distance);
}
