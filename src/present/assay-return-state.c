/* What a return brings, before it is taken in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-return-state.h"

#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static gboolean
is_doubtful (AssaySignerStanding standing)
{
  return standing != ASSAY_SIGNER_KNOWN && standing != ASSAY_SIGNER_CONFIRMED;
}

/* What was altered after it was signed is not what the assessor sent. */
static char *
word_refusal (const AssayScheme *scheme,
              const AssayPortfolio *portfolio,
              const AssayReturn *given,
              AssaySignerStanding standing,
              const char *name)
{
  g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), name);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayEdit) edit = NULL;

  if (standing == ASSAY_SIGNER_BROKEN)
    return g_strdup (_ ("It cannot be taken in: it was altered since it was signed. Ask the "
                        "assessor to send it again."));
  edit = assay_return_make_edit (given, scheme, portfolio, quoted, &error);

  return edit == NULL ? assay_wording_error_sentence (error->message) : NULL;
}

AssayReturnState *
assay_return_state_new (const AssayScheme *scheme,
                        const AssayPortfolio *portfolio,
                        const AssayReturn *given,
                        AssaySignerStanding standing,
                        const char *name)
{
  AssayReturnState *self = g_new0 (AssayReturnState, 1);
  g_autofree char *day = assay_date_format_long (given->day);

  self->heading = g_strdup_printf (_ ("A return of %s on round %u"), day, given->round);
  self->lead = g_strdup_printf (_ ("To %s, about %s %s. Nothing of it is in your portfolio before "
                                   "you take it in."),
                                given->service,
                                g_str_equal (given->scheme_id, scheme->id) ? scheme->title
                                                                           : given->scheme_id,
                                given->scheme_edition);
  self->signature = assay_points_word_signature (given->signature, standing);
  self->is_doubtful = is_doubtful (standing);
  self->refusal = word_refusal (scheme, portfolio, given, standing, name);
  self->points = assay_points_state_new (scheme, portfolio, given->points, FALSE);

  return self;
}

void
assay_return_state_free (AssayReturnState *self)
{
  if (self == NULL)
    return;
  g_free (self->heading);
  g_free (self->lead);
  g_free (self->signature);
  g_free (self->refusal);
  assay_points_state_free (self->points);
  g_free (self);
}

char *
assay_return_word_unplaced (const AssayReturn *given)
{
  return g_strdup_printf (_ ("It is to %s, about what was submitted in round %u. None of the "
                             "portfolios that you had open lately sent that. If it is on this "
                             "computer, choose its folder."),
                          given->service, given->round);
}
