/* What the start page says of a document that was open before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-recent-state.h"

#include "base/assay-error.h"
#include "core/register/assay-register-address.h"
#include "present/assay-review-overview-state.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static AssayDate
day_of (GDateTime *moment)
{
  return assay_date_new (g_date_time_get_year (moment), g_date_time_get_month (moment),
                         g_date_time_get_day_of_month (moment));
}

char *
assay_recent_state_word_time (gint64 time, gint64 now)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time);
  g_autoptr (GDateTime) present = g_date_time_new_from_unix_local (now);
  g_autofree char *day = assay_date_format_long (day_of (then));
  g_autofree char *clock = g_date_time_format (then, "%H:%M");

  if (day_of (then) == day_of (present))
    return g_strdup_printf (_ ("today at %s"), clock);
  if (day_of (then) + 1 == day_of (present))
    return g_strdup_printf (_ ("yesterday at %s"), clock);

  return g_strdup_printf (_ ("on %s"), day);
}

/* Takes @title, @kind and @verdict. */
static AssayRecentState *
state_new (char *title, char *kind, char *verdict, gint64 touched, gint64 now)
{
  AssayRecentState *self = g_new0 (AssayRecentState, 1);

  self->title = title;
  self->scheme = kind;
  self->verdict = verdict;
  if (touched != 0)
    {
      g_autofree char *when = assay_recent_state_word_time (touched, now);

      self->touched = g_strdup_printf (_ ("Changed %s"), when);
    }

  return self;
}

static char *
word_scheme (const AssayReadiness *readiness)
{
  return g_strdup_printf ("%s, %s", readiness->scheme->title, readiness->scheme->edition);
}

AssayRecentState *
assay_recent_state_new (const AssayReadiness *readiness, gint64 touched, gint64 now)
{
  return state_new (g_strdup (readiness->portfolio->head->service), word_scheme (readiness),
                    assay_wording_verdict (readiness), touched, now);
}

AssayRecentState *
assay_recent_state_new_for_review (const AssayReviewGround *ground,
                                   const AssayReadiness *readiness,
                                   gint64 touched,
                                   gint64 now)
{
  g_autoptr (AssayReviewOverviewState) overview = assay_review_overview_state_new (ground, NULL);
  const AssayReviewHead *head = ground->review->head;

  return state_new (g_strdup_printf (_ ("Review of %s, round %u"), head->service, head->round),
                    word_scheme (readiness), g_strdup (overview->verdict), touched, now);
}

AssayRecentState *
assay_recent_state_new_for_register (const char *title,
                                     const AssayRegisterContractsState *contracts,
                                     gint64 touched,
                                     gint64 now)
{
  return state_new (g_strdup (title), g_strdup (_ ("Register of contracts")),
                    g_strdup (contracts->verdict), touched, now);
}

AssayRecentState *
assay_recent_state_new_for_database (const char *address)
{
  g_autofree char *shown = assay_register_address_dup_shown (address);

  return state_new (g_strdup (shown), g_strdup (_ ("Shared register of contracts")),
                    g_strdup (_ ("Open it to see how its contracts stand.")), 0, 0);
}

AssayRecentState *
assay_recent_state_new_gone (const char *title, const GError *error)
{
  AssayRecentState *self = g_new0 (AssayRecentState, 1);

  self->title = g_strdup (title);
  self->is_gone = g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND);
  self->verdict = self->is_gone
                      ? g_strdup (_ ("It is no longer there, or its disk is not connected."))
                      : g_strdup (_ ("It cannot be looked at. Open it to see why."));

  return self;
}

void
assay_recent_state_free (AssayRecentState *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->scheme);
  g_free (self->verdict);
  g_free (self->touched);
  g_free (self);
}
