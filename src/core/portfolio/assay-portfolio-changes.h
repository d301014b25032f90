/* What changed between two moments of one portfolio, as a reader of the submission sees it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For the service: what was edited since it was submitted. For the assessor: what round two is
 * about. Private notes and marks never leave the service, so they are never a difference; nor is
 * the order in which evidence is cited, or that a return was received: only what was answered.
 *
 * Pure. Evidence is compared by number, because a number names one item for ever.
 */

#pragma once

#include "core/portfolio/assay-portfolio.h"
#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

/* What is different at a criterion: flags. */
typedef enum
{
  ASSAY_CHANGED_RATING = 1 << 0, /* level, or why it does not apply */
  ASSAY_CHANGED_TEXT = 1 << 1,
  ASSAY_CHANGED_CITATIONS = 1 << 2, /* items, pages, places or reasons */
  ASSAY_CHANGED_EVIDENCE = 1 << 3,  /* an item cited or looked at is not what it was */
  ASSAY_CHANGED_ANSWERS = 1 << 4,   /* the answer to a point */
  ASSAY_CHANGED_ACTIONS = 1 << 5,
  ASSAY_CHANGED_ASKED = 1 << 6, /* an answer in the profile on which it depends whether it is
                                      asked */
} AssayChangedPart;

/* What became of an item. */
typedef enum
{
  ASSAY_ITEM_ADDED,
  ASSAY_ITEM_REPLACED,  /* another file, or no longer one */
  ASSAY_ITEM_WITHDRAWN, /* or no longer there at all */
  ASSAY_ITEM_RESTORED,
  ASSAY_ITEM_AMENDED, /* what is said of it: title, kind, dates, privacy, note */
} AssayItemChange;

typedef struct
{
  char *criterion;
  guint parts; /* AssayChangedPart, at least one */
} AssayCriterionChange;

typedef struct
{
  guint number;
  AssayItemChange change;
} AssayChangedItem;

/* @criteria stand in the scheme's order, those it does not have after them; @items by number. */
typedef struct
{
  GPtrArray *criteria; /* AssayCriterionChange */
  GArray *items;       /* AssayChangedItem */
  GPtrArray *points;   /* char*: ids of points whose answer is different */
  gboolean head;       /* the service's name */
  gboolean profile;
  gboolean figures;
} AssayPortfolioChanges;

AssayPortfolioChanges *assay_portfolio_changes_new (const AssayScheme *scheme,
                                                    const AssayPortfolio *before,
                                                    const AssayPortfolio *after);
void assay_portfolio_changes_free (AssayPortfolioChanges *self);
gboolean assay_portfolio_changes_is_empty (const AssayPortfolioChanges *self);

/* 0 where nothing is different. */
guint assay_portfolio_changes_get_criterion (const AssayPortfolioChanges *self,
                                             const char *criterion);

/* Whether the item is not what it was, or was not there. */
gboolean assay_portfolio_changes_has_item (const AssayPortfolioChanges *self, guint number);

/* "replaced", …: for programs. */
const char *assay_item_change_get_id (AssayItemChange change);

/* Ids of the flags, in order; an array ended by NULL to free with g_free(). */
const char **assay_changed_parts_list_ids (guint parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPortfolioChanges, assay_portfolio_changes_free)

G_END_DECLS
