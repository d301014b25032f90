/* A review of a submission of the largest size we hold our numbers for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "assay-fixture.h"

G_BEGIN_DECLS

#define LARGE_REVIEW_ITEMS 5000u

/* A submission of so many small files, and a review of it that nobody has open; its path. */
char *large_review_make (AssayFixture *fixture);

G_END_DECLS
