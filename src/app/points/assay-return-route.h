/* A return that was opened as a file finds the portfolio that it answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/window/assay-window.h"

G_BEGIN_DECLS

/* Shows the return at @path in the portfolio that sent the submission it is about: one that a
 * window has open, or else one that was open lately, which @window then opens. Where there is none,
 * asks for its folder. Nothing of the return is taken in. */
void assay_return_route_begin (AssayWindow *window, const char *path);

G_END_DECLS
