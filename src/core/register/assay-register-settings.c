/* What a commissioner decided for a whole register, and what holds where nothing was decided.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-settings.h"

const AssayHeldSettings *
assay_register_get_settings (const AssayRegister *self)
{
  const GPtrArray *all = assay_register_get_values (self, ASSAY_HELD_SETTINGS);

  return all->len > 0 ? all->pdata[0] : NULL;
}

guint
assay_register_get_suppress_below (const AssayRegister *self)
{
  const AssayHeldSettings *settings = assay_register_get_settings (self);

  return settings != NULL && settings->suppress_below > 0 ? settings->suppress_below
                                                          : ASSAY_SUPPRESS_BELOW;
}

guint
assay_register_get_fresh_months (const AssayRegister *self)
{
  const AssayHeldSettings *settings = assay_register_get_settings (self);

  return settings != NULL && settings->fresh_months > 0 ? settings->fresh_months
                                                        : ASSAY_STANDING_FRESH_MONTHS;
}

AssayDate
assay_register_get_last_board (const AssayRegister *self)
{
  const AssayHeldSettings *settings = assay_register_get_settings (self);

  return settings != NULL ? settings->last_board : ASSAY_DATE_NONE;
}
