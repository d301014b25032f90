/* The style sheet of an HTML page: light and dark, wide and narrow, on a screen and on paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* CSS; without "<". */
extern const char assay_html_style[];
