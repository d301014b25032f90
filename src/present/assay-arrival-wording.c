/* What services and assessors send, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-arrival-wording.h"

#include "present/assay-wording-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

const char *
assay_arrival_word_kind (AssayArrivalKind kind)
{
  switch (kind)
    {
    case ASSAY_ARRIVAL_SUBMISSION:
      return _ ("Submission");
    case ASSAY_ARRIVAL_REPORT:
      return _ ("Report");
    case ASSAY_ARRIVAL_AWARD:
      return _ ("Award");
    case ASSAY_ARRIVAL_MEASURES:
      return _ ("Answer about measures");
    }

  g_assert_not_reached ();
}

char *
assay_arrival_word (const AssayRegisterGround *ground, const AssayArrival *arrival)
{
  g_autoptr (GString) text = g_string_new (assay_arrival_word_kind (arrival->kind));
  g_autofree char *day = assay_date_format_long (arrival->day);

  if (arrival->service_name != NULL)
    g_string_append_printf (text, _ (" of “%s”"), arrival->service_name);
  if (arrival->scheme != NULL)
    g_string_append_printf (text, ", %s",
                            assay_register_schemes_get_title (ground->schemes, arrival->scheme));
  if (arrival->round > 0)
    g_string_append_printf (text, _ (", round %u"), arrival->round);
  if (day != NULL)
    g_string_append_printf (text, ", %s", day);
  g_string_append_c (text, '.');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* How many values of a kind would be kept. */
static guint
count_kept (const AssayArrival *arrival, AssayHeldKind kind)
{
  guint n = 0;

  for (guint i = 0; i < arrival->edits->len; i++)
    {
      const AssayRegisterEdit *edit = &g_array_index (arrival->edits, AssayRegisterEdit, i);

      n += ((const AssayRegisterValue *) edit->value)->kind == kind;
    }

  return n;
}

/* Takes @sentence. */
static void
add_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static void
add_figures (GString *text, const AssayArrival *arrival)
{
  guint n = count_kept (arrival, ASSAY_HELD_MEASURE);

  if (n > 0)
    add_sentence (text, g_strdup_printf (
                            g_dngettext (GETTEXT_PACKAGE,
                                         "%u figure is kept with its definition and counting rule.",
                                         "%u figures are kept with their definitions and counting "
                                         "rules.",
                                         n),
                            n));
}

static void
add_standards (GString *text, const AssayArrival *arrival)
{
  guint n = count_kept (arrival, ASSAY_HELD_RESULT);

  if (n > 0)
    add_sentence (text, g_strdup_printf (
                            g_dngettext (GETTEXT_PACKAGE, "How %u standard stood that day is kept.",
                                         "How %u standards stood that day is kept.", n),
                            n));
}

static void
add_conditions (GString *text, const AssayArrival *arrival)
{
  guint n = count_kept (arrival, ASSAY_HELD_CONDITION);

  if (n > 0)
    add_sentence (text,
                  g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u condition is kept with it.",
                                                "%u conditions are kept with it.", n),
                                   n));
}

/* What nobody confirmed never makes a contract look kept, and has to be told before it is taken. */
static char *
word_award (const AssayArrival *arrival)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *from = assay_date_format_long (arrival->from);
  g_autofree char *until = assay_date_format_long (arrival->until);

  if (from != NULL && until != NULL)
    add_sentence (text, g_strdup_printf (_ ("An award from %s to %s is kept."), from, until));
  else
    add_sentence (text, g_strdup (_ ("The award is kept, and it says too little of its days to "
                                     "count.")));
  add_conditions (text, arrival);
  if (arrival->replaces != 0)
    add_sentence (text, g_strdup (_ ("It changes what the register says of the award from that "
                                     "day.")));
  if (arrival->standing != ASSAY_SIGNER_CONFIRMED)
    add_sentence (text, g_strdup (_ ("Nobody has confirmed whose it is, so it does not count until "
                                     "the key that signed it, or the award itself, is "
                                     "confirmed.")));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
word_submission (const AssayArrival *arrival)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!arrival->is_verified)
    return g_strdup (_ ("It failed verification: it is kept as received, and never counts."));
  if (arrival->is_other_scheme)
    return g_strdup (_ ("It is verified. Its scheme is not the one known here by the same name and "
                        "edition, so only that it came is kept, and it is compared with nothing."));
  add_sentence (text, g_strdup (_ ("It is verified. Only data are kept: no evidence, and nothing "
                                   "written about a case.")));
  add_standards (text, arrival);
  add_figures (text, arrival);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
word_measures (const AssayArrival *arrival)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_figures (text, arrival);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
word_takable (const AssayArrival *arrival)
{
  switch (arrival->kind)
    {
    case ASSAY_ARRIVAL_SUBMISSION:
      return word_submission (arrival);
    case ASSAY_ARRIVAL_REPORT:
      return g_strdup (
          _ ("That the report came is kept, and nothing of what it says about a case."));
    case ASSAY_ARRIVAL_AWARD:
      return word_award (arrival);
    case ASSAY_ARRIVAL_MEASURES:
      return word_measures (arrival);
    }

  g_assert_not_reached ();
}

/* What failed is told before anybody looks for its service. */
static char *
word_candidates (const AssayRegisterGround *ground, const AssayArrival *arrival)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *joined = NULL;

  if (arrival->kind == ASSAY_ARRIVAL_SUBMISSION && !arrival->is_verified)
    add_sentence (text, g_strdup (_ ("It failed verification.")));
  for (guint i = 0; i < arrival->candidates->len; i++)
    {
      gint64 id = g_array_index (arrival->candidates, gint64, i);
      const AssayHeldService *service =
          assay_register_lookup (ground->held, ASSAY_HELD_SERVICE, id);

      g_ptr_array_add (names, g_strdup_printf (_ ("“%s” (number %" G_GINT64_FORMAT ")"),
                                               service != NULL ? service->name : "?", id));
    }
  joined = names->len > 0 ? assay_wording_join (names, names->len) : NULL;
  add_sentence (
      text, joined != NULL
                ? g_strdup_printf (_ ("Say which service it is of; it could be %s."), joined)
                : g_strdup (_ ("No service in the register has this name; say which one it is of, "
                               "or add its contract first.")));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
assay_arrival_word_state (const AssayRegisterGround *ground, const AssayArrival *arrival)
{
  switch (arrival->state)
    {
    case ASSAY_ARRIVAL_CAN_BE_TAKEN:
      return word_takable (arrival);
    case ASSAY_ARRIVAL_NEEDS_SERVICE:
      return word_candidates (ground, arrival);
    case ASSAY_ARRIVAL_IS_THERE:
      return g_strdup (_ ("It was received before; nothing needs doing."));
    case ASSAY_ARRIVAL_UNREADABLE:
      return g_strdup (
          _ ("It does not say of which scheme it is, so nothing can be kept of it; ask "
             "whoever sent it to send it again."));
    case ASSAY_ARRIVAL_BROKEN:
      return g_strdup (_ ("It is not what was signed; ask whoever sent it to send it again."));
    }

  g_assert_not_reached ();
}

char *
assay_arrival_word_error (const GError *error)
{
  const char *step = assay_wording_error_step (error);
  g_autofree char *sentence = assay_wording_error_sentence (error->message);

  return step != NULL ? g_strdup_printf ("%s %s", sentence, step) : g_steal_pointer (&sentence);
}

char *
assay_arrival_word_waiting (guint n)
{
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u more file waits.", "%u more files wait.", n), n);
}

char *
assay_arrival_word_more (guint n_shown, guint n)
{
  return g_strdup_printf (_ ("The first %u of %u findings are shown."), n_shown, n);
}
