/* What a register needs of the schemes at hand: their titles and their lead times.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A register names schemes by their ids, and may name one that this computer does not have: its id
 * is then what is shown. Immutable once made; may cross threads.
 */

#pragma once

#include "core/register/assay-register.h"
#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

typedef struct _AssayRegisterSchemes AssayRegisterSchemes;

/* @schemes (AssayScheme) may be NULL for none. */
AssayRegisterSchemes *assay_register_schemes_new (const GPtrArray *schemes);
void assay_register_schemes_free (AssayRegisterSchemes *self);

/* For assay_register_list_standings(). Of a scheme's reminders the longest and the shortest.
 * Borrowed. */
const GArray *assay_register_schemes_get_lead_times (const AssayRegisterSchemes *self);

/* AssaySchemeSince, without days: what a table's schemes are compared with. NULL where none is at
 * hand, for then nothing can be told. Borrowed. @self may be NULL. */
const GArray *assay_register_schemes_get_known (const AssayRegisterSchemes *self);

/* Of the edition at hand; @id where the scheme is not at hand. @self may be NULL. */
const char *assay_register_schemes_get_title (const AssayRegisterSchemes *self, const char *id);

/* AssayScheme. Borrowed. */
const GPtrArray *assay_register_schemes_list (const AssayRegisterSchemes *self);

/* NULL where it is not at hand. */
const AssayScheme *assay_register_schemes_lookup (const AssayRegisterSchemes *self, const char *id);

/* The id that a person means by @text: that of the scheme at hand with this id, title or short
 * title, in any case; otherwise @text as it is, for a scheme that is not at hand. */
char *assay_register_schemes_read_one (const AssayRegisterSchemes *self, const char *text);

/* The same of several, parted as people part them, with "or" between two or without; each once,
 * with one space between two. NULL for none. */
char *assay_register_schemes_read_several (const AssayRegisterSchemes *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRegisterSchemes, assay_register_schemes_free)

G_END_DECLS
