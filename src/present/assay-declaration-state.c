/* What the page of an assessor's declaration shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-declaration-state.h"

#include "core/review/assay-review-permission.h"
#include "present/assay-review-choices.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static char *
word_status (const AssayDeclaration *declaration, const char *refusal)
{
  g_autofree char *day = declaration != NULL ? assay_date_format_long (declaration->day) : NULL;
  g_autofree char *made =
      declaration != NULL
          ? g_strdup_printf (_ ("%s declared this on %s."), declaration->author, day)
          : g_strdup (_ ("Assessors know the field, and often the people in it. So before anything "
                         "is judged, say in which role you assess and whether something connects "
                         "you with this service. It goes into the report."));

  return refusal != NULL ? g_strdup_printf ("%s %s", made, refusal) : g_steal_pointer (&made);
}

AssayDeclarationState *
assay_declaration_state_new (const AssayReviewGround *ground)
{
  AssayDeclarationState *self = g_new0 (AssayDeclarationState, 1);
  const AssayDeclaration *own = assay_review_get_declaration (ground->review);
  const char *refusal = assay_review_word_refusal (
      assay_review_compute_refusal (ground->review, ASSAY_REVIEW_VERB_DECLARE, ground->author));

  self->interest = own != NULL ? own->interest : ASSAY_INTEREST_NOT_SAID;
  self->statement = g_strdup (own != NULL && own->statement != NULL ? own->statement : "");
  self->roles = g_strdup (own != NULL && own->roles != NULL ? own->roles : "");
  self->status = word_status (own, refusal);
  self->button = g_strdup (own != NULL ? _ ("Declare anew") : _ ("Declare"));
  self->is_locked = refusal != NULL;

  return self;
}

void
assay_declaration_state_free (AssayDeclarationState *self)
{
  if (self == NULL)
    return;
  g_free (self->statement);
  g_free (self->roles);
  g_free (self->status);
  g_free (self->button);
  g_free (self);
}

GPtrArray *
assay_declaration_list_interests (void)
{
  GPtrArray *levels = assay_review_levels_new ();

  for (AssayInterest interest = ASSAY_INTEREST_NONE; interest <= ASSAY_INTEREST_BARRED; interest++)
    assay_review_levels_add (levels, assay_interest_get_id (interest),
                             assay_review_word_interest (interest),
                             assay_review_word_interest_meaning (interest));

  return levels;
}
