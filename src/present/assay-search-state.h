/* What a search through a portfolio finds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/readiness/assay-readiness.h"

G_BEGIN_DECLS

#define ASSAY_SEARCH_MAX_HITS 100u

/* @place is what win.show takes. */
typedef struct
{
  char *place;
  char *title;   /* "2.5 Risk and safety in every case", "E007 Risk form" */
  char *where;   /* where the words stand: "Statement", "How we meet this", "Evidence" */
  char *excerpt; /* a few words around the first of them; NULL when they stand in the title */
} AssaySearchHit;

/* Every criterion and item of evidence that has all words of @text in one of its parts, at most
 * ASSAY_SEARCH_MAX_HITS; those that have them in number or title first. Upper and lower case,
 * accents and kinds of apostrophe do not matter. Empty for a blank @text. AssaySearchHit, with its
 * free function. */
GPtrArray *assay_search_state_new (const AssayReadiness *readiness, const char *text);

/* @text as it is compared. */
char *assay_search_fold (const char *text);

G_END_DECLS
