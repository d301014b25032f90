/* A portfolio as the gate knows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/document/assay-model.h"

G_BEGIN_DECLS

extern const AssayModel assay_portfolio_model;

G_END_DECLS
