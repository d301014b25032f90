/* The language and encoding a program of ours speaks in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* Takes both from the environment and finds the translations. For programs without a window: names
 * inside ZIP files, and what people type, are UTF-8 there whatever the locale says. */
void assay_locale_set_up (void);
