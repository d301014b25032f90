/* Cites the page on show for the criterion the person is at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/document/assay-folder-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_CITE_BOX (assay_cite_box_get_type ())
G_DECLARE_FINAL_TYPE (AssayCiteBox, assay_cite_box, ASSAY, CITE_BOX, AdwBin)

/* Shown while @criterion (or NULL) and the item can be put together in @document. What is half
 * written waits for item and criterion to be put together again. */
void assay_cite_box_set_subject (AssayCiteBox *self,
                                 AssayDocument *document,
                                 const char *criterion,
                                 guint evidence);

/* The page on show, 0 for none; goes into Pages unless the person has written there. */
void assay_cite_box_set_page (AssayCiteBox *self, guint page);

G_END_DECLS
