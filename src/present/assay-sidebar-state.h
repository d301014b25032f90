/* What the sidebar of a document's window shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/readiness/assay-readiness.h"
#include "core/review/assay-review-edit.h"
#include "present/assay-register-contracts-state.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_SIDEBAR_PAGE,      /* a section of its own */
  ASSAY_SIDEBAR_HEADING,   /* a line above a group; leads nowhere */
  ASSAY_SIDEBAR_STANDARD,  /* opens and closes; leads to its first criterion */
  ASSAY_SIDEBAR_CRITERION, /* within the open standard */
} AssaySidebarRowType;

/* @place is what win.show takes; for a standard, the place of its first criterion. */
typedef struct
{
  AssaySidebarRowType type;
  char *place;
  char *icon;        /* icon name of a page, or NULL */
  const char *parts; /* of a page that lists others: what their places begin with, or NULL */
  char *number;      /* of a standard or criterion */
  char *title;
  char *tail;                   /* "4/6", "3 due"; or NULL */
  char *description;            /* for screen readers: title, number and tail in words */
  guint counts[ASSAY_N_STATES]; /* of a standard */
  const char *sign;             /* of a criterion */
} AssaySidebarRow;

/* @open_standard is the id of the standard whose criteria are listed, or NULL. AssaySidebarRow,
 * with its free function. */
GPtrArray *assay_sidebar_state_new (const AssayReadiness *readiness,
                                    const char *open_standard,
                                    AssayDate today);

/* The same for a review. @readiness is that of what was submitted. The counts of a standard are
 * those of judgements, each in the tone it has everywhere (assay-review-words.h). */
GPtrArray *assay_sidebar_state_new_for_review (const AssayReviewGround *ground,
                                               const AssayReadiness *readiness,
                                               const char *open_standard);

/* The same for a register. */
GPtrArray *assay_sidebar_state_new_for_register (const AssayRegisterContractsState *contracts);

/* The id of the standard that @place ("criterion:2.5") lies in, or NULL. */
const char *assay_sidebar_find_standard (const AssayScheme *scheme, const char *place);

/* The place of the criterion @by further on (-1: before) from @place, over the borders of
 * standards; NULL at either end. From a place that is no criterion, the first or the last. */
char *assay_sidebar_dup_neighbour (const AssayScheme *scheme, const char *place, int by);

G_END_DECLS
