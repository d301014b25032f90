/* Tables imported into a register, in a line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/register/assay-register-import.h"
#include "register-fixture.h"

G_BEGIN_DECLS

/* The preview of @text for what @store holds now; asserts that it can be read as a table. */
AssayImportPreview *
import_preview (AssayRegisterStore *store, const char *text, const AssayImportChoices *choices);

/* Asserts that it has no errors, and takes it in. */
void import_apply (AssayRegisterStore *store, AssayImportPreview *preview);
void import_take (AssayRegisterStore *store, const char *text);

/* The first problem of this issue, or NULL. */
const AssayImportProblem *import_find (const AssayImportPreview *preview, AssayImportIssue issue);

/* Everything of a register as text, without ids: what it holds, whatever the order. */
char *import_format_register (const AssayRegister *held);

G_END_DECLS
