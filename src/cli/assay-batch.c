/* Several edits that become one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-batch.h"

struct _AssayBatch
{
  AssayPortfolio *portfolio;
  GPtrArray *edits;
};

AssayBatch *
assay_batch_new (AssayPortfolio *portfolio)
{
  AssayBatch *self = g_new0 (AssayBatch, 1);

  self->portfolio = assay_portfolio_ref (portfolio);
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_edit_unref);

  return self;
}

void
assay_batch_free (AssayBatch *self)
{
  assay_portfolio_unref (self->portfolio);
  g_ptr_array_unref (self->edits);
  g_free (self);
}

AssayPortfolio *
assay_batch_get_portfolio (AssayBatch *self)
{
  return self->portfolio;
}

gboolean
assay_batch_take (AssayBatch *self, AssayEdit *edit)
{
  AssayPortfolio *before = self->portfolio;

  if (edit == NULL)
    return FALSE;
  /* The first edit names the whole in the history, so it must be one that changes something. */
  if (assay_edit_is_empty (edit))
    {
      assay_edit_unref (edit);
      return TRUE;
    }
  self->portfolio = assay_portfolio_apply (before, edit);
  assay_portfolio_unref (before);
  g_ptr_array_add (self->edits, edit);

  return TRUE;
}

AssayEdit *
assay_batch_join (AssayBatch *self)
{
  if (self->edits->len == 0)
    return NULL;
  if (self->edits->len == 1)
    return assay_edit_ref (g_ptr_array_index (self->edits, 0));

  return assay_edit_join (self->edits);
}
