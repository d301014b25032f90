/* A form that is half filled in, kept until it is finished.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/document/assay-folder-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @name is the field's own in the draft. */
typedef struct
{
  const char *name;
  GtkEditable *editable;
} AssayFormField;

/* Keeps what the fields say among the document's drafts, with @extra_name's text (or NULL and NULL)
 * beside it; where all fields are blank, a draft that was kept goes. */
void assay_form_draft_keep (AssayDocument *document,
                            const char *kind,
                            const char *subject,
                            const AssayFormField *fields,
                            guint n_fields,
                            const char *extra_name,
                            const char *extra);

/* Fills the fields with what was kept, which is returned; NULL, and nothing filled, for none. */
AssayDraft *assay_form_draft_bring_back (AssayDocument *document,
                                         const char *kind,
                                         const char *subject,
                                         const AssayFormField *fields,
                                         guint n_fields);

G_END_DECLS
