/* What every section of a document's window is: a widget that shows one part of the document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A section builds its plain state with a function of src/present, and puts it on its widgets in
 * refresh(). The base class calls refresh() when the section gets its document, when the document
 * changes while the section is on screen, and when it comes on screen after a change.
 *
 * From anywhere below a window: gtk_widget_activate_action (widget, "win.show", "s", PLACE) goes to
 * a place: "overview", "profile", "health", "criterion:2.5", "evidence", "evidence:E007",
 * "actions", "actions:A001", "measures", "history", "points", "points:ID", "merge", "merge:FILE" (a
 * second version in the portfolio's folder), "pack"; in a review "overview", "declaration",
 * "criterion:2.5", "evidence:E007", "visits:V001", "questions:Q001", "requests:R001"
 * ("requests:+2.5": a new one about it), "corrections:C001", "samples", "compare", "compare:2.5",
 * "recommendation", "history"; in a register "contracts", "contracts:search", "contract:12",
 * "calendar", "changes", "received". "win.preview" with "E007" or "E007:4" shows an item (at page
 * 4) in the preview pane.
 */

#pragma once

#include "app/document/assay-folder-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_SECTION (assay_section_get_type ())
G_DECLARE_DERIVABLE_TYPE (AssaySection, assay_section, ASSAY, SECTION, AdwBin)

struct _AssaySectionClass
{
  AdwBinClass parent_class;

  /* Puts the document's state on the widgets. Must keep focus, selection and half-typed text. */
  void (*refresh) (AssaySection *self, AssayDocument *document);

  /* Shows one thing of the section: "2.5", "E007". May be NULL. */
  void (*show_subject) (AssaySection *self, const char *subject);

  /* Applies what is half typed: the section is going off screen or its document is closing. Called
   * only while there is a document. May be NULL. */
  void (*settle) (AssaySection *self);
};

/* The document, or NULL before there is one. */
AssayDocument *assay_section_get_document (AssaySection *self);
void assay_section_set_document (AssaySection *self, AssayDocument *document);

/* Whether the document can be changed; FALSE without one. Also a property, "editable", which
 * templates bind: sensitive for buttons, editable for texts, so that these can still be read and
 * copied. It is up to date before refresh() is called. */
gboolean assay_section_is_editable (AssaySection *self);

void assay_section_show_subject (AssaySection *self, const char *subject);

/* Refreshes now, for a section whose own selection has changed. */
void assay_section_refresh (AssaySection *self);

/* Applies an edit straight from its maker: assay_section_apply (self, assay_edit_rate (…, &error),
 * &error). Takes @edit, which is NULL where the maker refused; whatever went wrong is shown to the
 * person as the error table says, and *@error is cleared. Once the document has closed, nothing is
 * applied and nothing is said. */
gboolean assay_section_apply (AssaySection *self, AssayEdit *edit, GError **error);

G_END_DECLS
