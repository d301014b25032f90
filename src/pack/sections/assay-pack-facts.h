/* What the sections of a pack are told: readiness, and every evidence item with what cites it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gathered once, so that no section searches the portfolio; and the one place that names anchors,
 * so that a link and what it leads to cannot differ.
 */

#pragma once

#include "core/readiness/assay-readiness.h"
#include "pack/numbering/assay-page-map.h"
#include "pack/pdf/assay-pdf-source.h"
#include "pack/files/assay-picture.h"

G_BEGIN_DECLS

/* One citation of an item, from the item's side. @ranges (AssayPageRange) is NULL where it names no
 * pages. */
typedef struct
{
  const AssayCriterion *criterion;
  const AssayCitation *citation;
  GArray *ranges;
} AssayCiting;

/* An item in use. @n_pages counts the pages of its own that the pack shows, besides the cover
 * sheet; where a file is not shown, @not_shown says why in a sentence. */
typedef struct
{
  const AssayEvidence *evidence;
  char *number;    /* "E007"; also the anchor of its cover sheet */
  GArray *citings; /* AssayCiting, in the scheme's order */
  guint n_pages;
  char *not_shown;
  gboolean is_lost;    /* its file is not there or not the right one, so it travels nowhere */
  AssayPdfSource *pdf; /* at most one of the two, and only while it is shown */
  AssayPicture *picture;
} AssayPackItem;

typedef struct
{
  const AssayReadiness *readiness;
  const AssayScheme *scheme;
  const AssayPortfolio *portfolio;
  char *fingerprint;
  char *round;   /* "Submission, round 1" */
  char *caption; /* "North Vale · Submission, round 1": on every page */
  char *origin;  /* which portfolio: see AssayPageMap; NULL until set, or not known */
  char
      *unknown; /* characters in it that no font here has; NULL until set, or where there is none */
  const AssayPageMap *after; /* the pages of an earlier pack, to stay true; or NULL */
  char *earlier;             /* which that is: "round 1, 22 November 2026" */
  GPtrArray *items;          /* AssayPackItem by number, without withdrawn ones */
  GHashTable *by_number;     /* number -> AssayPackItem */
  GPtrArray *actions_by_due; /* AssayAction, borrowed */
  GHashTable *actions;       /* criterion id -> GPtrArray of AssayAction, by due date */
  guint n_evidence_pages;    /* with cover sheets; once the items' pages are known */
} AssayPackFacts;

/* @readiness and @after (nullable) are borrowed. The items' pages are for the caller to fill in. */
AssayPackFacts *assay_pack_facts_new (const AssayReadiness *readiness, const AssayPageMap *after);
void assay_pack_facts_free (AssayPackFacts *self);

/* NULL for an item that is withdrawn or not there. */
AssayPackItem *assay_pack_facts_lookup_item (const AssayPackFacts *self, guint number);

/* The evidence of this name, "E007", withdrawn or not; NULL for any other name. */
const AssayEvidence *assay_pack_facts_lookup_named (const AssayPackFacts *self, const char *name);

/* NULL where a criterion has none. */
const GPtrArray *assay_pack_facts_lookup_actions (const AssayPackFacts *self,
                                                  const char *criterion);

const AssayCriterionReadiness *assay_pack_facts_get_criterion (const AssayPackFacts *self,
                                                               const AssayCriterion *criterion);

/* Sections lead to each other by these names. */
#define ASSAY_ANCHOR_COVER "cover"
#define ASSAY_ANCHOR_CONTENTS "contents"
#define ASSAY_ANCHOR_SERVICE "service"
#define ASSAY_ANCHOR_READINESS "readiness"
#define ASSAY_ANCHOR_SAFEGUARDING "safeguarding"
#define ASSAY_ANCHOR_ACTIONS "actions"
#define ASSAY_ANCHOR_MEASURES "measures"
#define ASSAY_ANCHOR_DECLARATION "declaration"
#define ASSAY_ANCHOR_INDEX "evidence-index"
#define ASSAY_ANCHOR_REVERSE_INDEX "reverse-index"
#define ASSAY_ANCHOR_EVIDENCE "evidence"
#define ASSAY_ANCHOR_INTEGRITY "integrity"
#define ASSAY_ANCHOR_CONCORDANCE "concordance"

/* Where the evidence begins: the first item's cover sheet, or ASSAY_ANCHOR_EVIDENCE without items.
 */
const char *assay_pack_facts_get_evidence_anchor (const AssayPackFacts *self);

#define ASSAY_ANCHOR_STANDARD_PREFIX "standard-"
#define ASSAY_ANCHOR_CRITERION_PREFIX "criterion-"

/* "standard-2", "criterion-2.5", "E007.p4" (@page from 1). */
char *assay_anchor_standard (const AssayStandard *standard);
char *assay_anchor_criterion (const AssayCriterion *criterion);
char *assay_anchor_page (const AssayPackItem *item, guint page);

/* The last page of an item in the pack: its own last, or the cover sheet. */
char *assay_anchor_item_end (const AssayPackItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPackFacts, assay_pack_facts_free)

G_END_DECLS
