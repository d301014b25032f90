/* The evidence that a criterion's response cites, with what adds to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lives in an AssaySection, whose document it edits. Drafts and half-typed changes of every
 * criterion are kept here until they are saved or discarded.
 */

#pragma once

#include "app/document/assay-folder-document.h"
#include "present/assay-criterion-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_CITATION_LIST (assay_citation_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayCitationList, assay_citation_list, ASSAY, CITATION_LIST, AdwBin)

void assay_citation_list_set (AssayCitationList *self,
                              AssayDocument *document,
                              const AssayCriterionState *state);

/* Saves the citations that are half written as far as they can be; keeps the rest as drafts. */
void assay_citation_list_flush (AssayCitationList *self);

/* Opens a draft of a citation of the item. */
void assay_citation_list_add_draft (AssayCitationList *self, guint evidence);

/* Adds files (char*) to the evidence, with a draft for each. */
void assay_citation_list_add_paths (AssayCitationList *self, GPtrArray *paths);

G_END_DECLS
