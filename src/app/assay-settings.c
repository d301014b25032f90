/* What the application remembers of itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/assay-settings.h"

#include "app/assay-application.h"

GSettings *
assay_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, ASSAY_APPLICATION_ID, TRUE);

  return schema != NULL ? g_settings_new (ASSAY_APPLICATION_ID) : NULL;
}
