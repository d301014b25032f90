/* The cells of the table of contracts, and the row of its list in a narrow window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/widgets/assay-chip.h"
#include "core/register/assay-standing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  ASSAY_CONTRACT_AREA,
  ASSAY_CONTRACT_SERVICE,
  ASSAY_CONTRACT_CLAUSE,
  ASSAY_CONTRACT_STANDING,
  ASSAY_CONTRACT_WHY,
  ASSAY_CONTRACT_NEXT,
} AssayContractColumn;

#define ASSAY_CONTRACT_N_COLUMNS (ASSAY_CONTRACT_NEXT + 1)

const char *assay_contract_column_word (AssayContractColumn column);

/* Make what shows items that are AssayContractItem. */
GtkListItemFactory *assay_contract_cells_new (AssayContractColumn column);
GtkListItemFactory *assay_contract_rows_new (void);

/* The tone that a standing has everywhere. */
AssayTone assay_contract_get_tone (AssayStandingState state);

G_END_DECLS
