/* What was submitted, and what has changed since.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-submissions-state.h"

#include "core/portfolio/assay-portfolio-xml.h"
#include "present/assay-history-state.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Both as they leave: what stays private has changed for nobody. */
static GPtrArray *
list_changes (const AssayScheme *scheme,
              const AssayPortfolio *portfolio,
              const AssayPortfolio *sent)
{
  g_autofree char *text = assay_portfolio_format_xml (portfolio, ASSAY_PORTFOLIO_FORM_SUBMISSION);
  g_autoptr (AssayPortfolio) now =
      assay_portfolio_parse_xml (text, strlen (text), "portfolio.xml", NULL);

  return now != NULL ? assay_history_list_changes (scheme, sent, now) : NULL;
}

static char *
word_summary (const AssaySubmission *last, const GPtrArray *changes)
{
  g_autofree char *day = NULL;

  if (last == NULL)
    return g_strdup (_ ("Nothing has been submitted yet."));
  day = assay_date_format_long (last->on);
  if (changes == NULL)
    return g_strdup_printf (
        _ ("Submitted on %s as round %u. What was submitted is not kept here any "
           "more, so changes since then cannot be told."),
        day, last->round);
  if (changes->len == 0)
    return g_strdup_printf (_ ("Submitted on %s as round %u; nothing has changed since."), day,
                            last->round);

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Submitted on %s as round %u; %u change after submission.",
                   "Submitted on %s as round %u; %u changes after submission.", changes->len),
      day, last->round, changes->len);
}

AssaySubmissionsState *
assay_submissions_state_new (const AssayScheme *scheme,
                             const AssayPortfolio *portfolio,
                             const AssayPortfolio *sent)
{
  AssaySubmissionsState *self = g_new0 (AssaySubmissionsState, 1);

  self->last = assay_portfolio_get_last_submission (portfolio);
  if (self->last != NULL && sent != NULL)
    self->changes = list_changes (scheme, portfolio, sent);
  self->summary = word_summary (self->last, self->changes);

  return self;
}

void
assay_submissions_state_free (AssaySubmissionsState *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self->summary);
  g_free (self);
}
