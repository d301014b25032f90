/* Whether an earlier pack is one of this portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With the page numbers of another service's pack, every page would be left blank and the
 * concordance would tell the reader things that never were.
 */

#pragma once

#include "pack/sections/assay-pack-facts.h"

G_BEGIN_DECLS

/* INVALID, with what to do, when @facts' earlier pack is of another scheme or another portfolio.
 * TRUE where there is none. */
gboolean assay_pack_check_earlier (const AssayPackFacts *facts, GError **error);

G_END_DECLS
