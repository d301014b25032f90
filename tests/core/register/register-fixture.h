/* A register in a private folder, and values made in a line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "assay-fixture.h"
#include "core/register/assay-register-store.h"

G_BEGIN_DECLS

typedef struct
{
  AssayFixture *files;
  char *path;
  AssayRegisterStore *store;
} RegisterFixture;

/* An empty register, open for writing. */
RegisterFixture *register_fixture_new (void);
void register_fixture_free (RegisterFixture *self);

/* The store closed and opened again. */
void register_fixture_reopen (RegisterFixture *self);

/* A value from "kind field=text field=text …", where _ in a text is a space; names are the fields'
 * own, and "id" is the value's. */
gpointer register_sketch (const char *line);

/* Adds the values sketched on the lines of @text in one edit, and asserts that it goes well. */
void register_add (AssayRegisterStore *store, const char *text);

AssayRegister *register_load (AssayRegisterStore *store);

/* One edit of one value. */
gboolean register_apply_one (AssayRegisterStore *store,
                             AssayRegisterVerb verb,
                             gpointer value,
                             GPtrArray **out_collisions,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegisterFixture, register_fixture_free)

G_END_DECLS
