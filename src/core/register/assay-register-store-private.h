/* What reading and changing a register share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/register/assay-register-database.h"
#include "core/register/assay-register-store.h"

G_BEGIN_DECLS

/* An edit whose answer never came. @mark stands on its lines in the trail, if it has any; @asked is
 * everything that was asked, in words; @copies are its values as they will be if it is kept. */
typedef struct
{
  char *mark;
  char *asked;
  GPtrArray *copies;
} AssayRegisterQuestion;

struct _AssayRegisterStore
{
  AssayRegisterDatabase *database;
  AssayContext *context;
  char *title;
  char *shown;
  AssayRegisterQuestion *question;
};

AssayRegisterQuestion *
assay_register_question_new (const char *mark, const GArray *edits, GPtrArray *copies);
void assay_register_question_free (AssayRegisterQuestion *self);

/* Everything that @edits ask, so that the same can be known again. */
char *assay_register_edits_format (const GArray *edits);

/* Whether the trail has @mark. Afterwards it can never come to have it: what was on its way has
 * ended by then. */
gboolean assay_register_store_find_mark (AssayRegisterStore *self,
                                         const char *mark,
                                         gboolean *out_is_there,
                                         GError **error);

/* As assay_register_store_list_trail(), up to the line with that number. */
GPtrArray *assay_register_store_list_trail_until (AssayRegisterStore *self,
                                                  const char *since,
                                                  gint64 until,
                                                  GCancellable *cancellable,
                                                  GError **error);

/* "SELECT id, version, … FROM kind @rest". */
char *assay_register_format_select (AssayHeldKind kind, const char *rest);

/* A row of such a statement as a value. DAMAGED where it is none, naming it. */
gboolean assay_register_take_row (const AssayHeldRow *row,
                                  AssayHeldKind kind,
                                  const char *const *columns,
                                  gpointer *out_value,
                                  GError **error);

G_END_DECLS
