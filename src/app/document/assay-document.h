/* An open document as its window knows it: a portfolio, a review or a register.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a document is kept in and how it is changed is its class's affair: a folder
 * (assay-folder-document.h) or a store (app/register/assay-register-document.h). Saving is its own
 * affair too: an edit that was applied is safe. Main thread only.
 */

#pragma once

#include "base/assay-context.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_DOCUMENT (assay_document_get_type ())
G_DECLARE_DERIVABLE_TYPE (AssayDocument, assay_document, ASSAY, DOCUMENT, GObject)

/* All must be there. */
struct _AssayDocumentClass
{
  GObjectClass parent_class;

  /* "portfolio", "review", "register". */
  const char *(*get_kind_name) (AssayDocument *self);
  /* What it is opened by: the path of a folder or a file, or an address. */
  const char *(*get_path) (AssayDocument *self);
  /* What it is about, "North Vale", and what it is, "Review, round 1". */
  char *(*dup_title) (AssayDocument *self);
  char *(*dup_description) (AssayDocument *self);
  /* AssaySidebarRow; @open_part is the standard whose criteria are listed, or NULL. */
  GPtrArray *(*list_sidebar) (AssayDocument *self, const char *open_part);
  /* The part that @place lies in and that opens in the sidebar, or NULL. */
  const char *(*find_part) (AssayDocument *self, const char *place);
  /* What @place is called over its section, where the section's own name is not enough; NULL
   * otherwise. */
  char *(*dup_place_title) (AssayDocument *self, const char *place);
  /* The place @by further on from @place (-1: before); NULL at either end. */
  char *(*dup_neighbour) (AssayDocument *self, const char *place, int by);
  gboolean (*undo) (AssayDocument *self, GError **error);
  gboolean (*redo) (AssayDocument *self, GError **error);
  gboolean (*is_changed_outside) (AssayDocument *self);
  gboolean (*close) (AssayDocument *self, GError **error);
};

AssayContext *assay_document_get_context (AssayDocument *self);
AssayDate assay_document_get_today (AssayDocument *self);
gboolean assay_document_is_read_only (AssayDocument *self);

const char *assay_document_get_kind_name (AssayDocument *self);
const char *assay_document_get_path (AssayDocument *self);
char *assay_document_dup_title (AssayDocument *self);
char *assay_document_dup_description (AssayDocument *self);
GPtrArray *assay_document_list_sidebar (AssayDocument *self, const char *open_part);
const char *assay_document_find_part (AssayDocument *self, const char *place);
char *assay_document_dup_place_title (AssayDocument *self, const char *place);
char *assay_document_dup_neighbour (AssayDocument *self, const char *place, int by);

/* Take back the last edit, or make it again. That "changed" comes may take a moment. */
gboolean assay_document_undo (AssayDocument *self, GError **error);
gboolean assay_document_redo (AssayDocument *self, GError **error);

/* Properties, notified: "undo-text" ("Undo: Rated 2.5 “Largely”") and "redo-text", NULL for nothing
 * to do; "saved-text" ("Saved 14:02"). Signal "changed": anything in the document, or what follows
 * from it, is new. Signal "closing": the last moment at which text that is half typed can still be
 * applied. */
const char *assay_document_get_undo_text (AssayDocument *self);
const char *assay_document_get_redo_text (AssayDocument *self);
const char *assay_document_get_saved_text (AssayDocument *self);

/* Whether another program or person has changed the document since it was last read or written
 * here; also a property, "changed-outside". To see what they did, close the document and open it
 * again. */
gboolean assay_document_is_changed_outside (AssayDocument *self);

/* Saves what is not saved and lets go. Nothing else may be asked afterwards. */
gboolean assay_document_close (AssayDocument *self, GError **error);

/* --- For classes of documents --- */

void assay_document_set_up (AssayDocument *self, AssayContext *context, gboolean read_only);

/* What was done, or undone, as sentences; NULL for nothing. */
void assay_document_set_steps (AssayDocument *self, const char *undo, const char *redo);

/* Now. */
void assay_document_say_saved (AssayDocument *self);
/* Something else in its place. */
void assay_document_say (AssayDocument *self, const char *text);
void assay_document_emit_changed (AssayDocument *self);
void assay_document_notify_changed_outside (AssayDocument *self);

G_END_DECLS
