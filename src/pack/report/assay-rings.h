/* A row of rings, one for each standard, with what they are about below.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/layout/assay-block.h"

G_BEGIN_DECLS

AssayBlock *assay_rings_new (void);

/* @counts are copied; @amount is "4 of 6"; @title (taken) names it. */
void assay_rings_add (AssayBlock *self,
                      const guint counts[ASSAY_N_STATES],
                      const char *amount,
                      AssayPhrase *title);

G_END_DECLS
