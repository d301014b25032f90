/* What the application remembers of itself, where its settings are installed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ASSAY_SETTINGS_WIDTH "window-width"
#define ASSAY_SETTINGS_HEIGHT "window-height"
#define ASSAY_SETTINGS_MAXIMIZED "window-maximized"
#define ASSAY_SETTINGS_GUIDANCE_OPEN "guidance-open"
#define ASSAY_SETTINGS_LOOK_FOR_OPEN "look-for-open"
#define ASSAY_SETTINGS_EVIDENCE_OPEN "typical-evidence-open"
#define ASSAY_SETTINGS_EXAMPLES_OPEN "examples-open"

/* NULL where the schema is not installed: a program run from its build folder works all the same.
 */
GSettings *assay_settings_new (void);

G_END_DECLS
