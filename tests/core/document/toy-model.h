/* A kind of document for tests of the gate: a title, and notes by number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A note whose text is "after N" holds together only while there is a note N.
 */

#pragma once

#include "core/document/assay-document-edit.h"

G_BEGIN_DECLS

#define TOY_FILE "toy.xml"
#define TOY_MOST_BYTES 20000u

/* Types of value and verbs. */
enum
{
  TOY_TITLE,
  TOY_NOTE,
  TOY_N_TYPES,
};

enum
{
  TOY_VERB_CREATE,
  TOY_VERB_PUT,
  TOY_VERB_LOOK, /* undoing leaves it */
  TOY_VERB_SEAL, /* undoing goes no further */
  TOY_VERB_OUTSIDE,
  TOY_N_VERBS,
};

extern const AssayModel toy_model;

/* A document without notes. */
gpointer toy_new (const char *title);

/* Puts @text under @number, or takes the note away (NULL); number 0 is the title. */
AssayEdit *toy_edit (gconstpointer document, guint verb, guint number, const char *text);

G_END_DECLS
