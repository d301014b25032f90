/* Two people changed the same in a register: shows both, and lets one choose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing of the edit that was refused is lost before somebody has chosen.
 */

#pragma once

#include "app/register/assay-register-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_COLLISION_WINDOW (assay_collision_window_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayCollisionWindow, assay_collision_window, ASSAY, COLLISION_WINDOW, AdwWindow)

/* From now on tells over @window of what goes wrong in @document that nobody else tells of. */
void assay_collision_window_watch (GtkWindow *window, AssayRegisterDocument *document);

G_END_DECLS
