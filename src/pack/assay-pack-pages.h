/* The pages of a pack before they are drawn: what is on them, and their numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/layout/assay-flow.h"
#include "pack/sections/assay-pack-facts.h"

G_BEGIN_DECLS

/* @order (per number, from 0: which page of the plan has it) is NULL where pages are numbered as
 * they come. @map is what a later pack needs to keep these numbers true. */
typedef struct
{
  AssayContent *content;
  AssayPlan *plan;
  guint *order;
  AssayPageMap *map;
} AssayPackPages;

/* @facts, whose items have been opened, and @typography must outlive it. Errors as
 * assay_plan_new().
 */
AssayPackPages *assay_pack_pages_new (const AssayPackFacts *facts,
                                      AssayTypography *typography,
                                      GCancellable *cancellable,
                                      GError **error);
void assay_pack_pages_free (AssayPackPages *self);

/* Once everything is drawn: lets go of @content and @plan, which are large. */
void assay_pack_pages_forget_plan (AssayPackPages *self);

/* The place in the plan of the page with @number. */
guint assay_pack_pages_get_place (const AssayPackPages *self, guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPackPages, assay_pack_pages_free)

G_END_DECLS
