/* What people do with the values of a register, from wherever they see them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/register/assay-register-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether the value belongs to the contract, or is the contract's service or one of its awards and
 * of what was received from it. FALSE for what is no longer held. */
gboolean assay_register_edits_is_about (const AssayRegister *held,
                                        gint64 contract,
                                        AssayHeldKind kind,
                                        gint64 id);

/* @action is "register.amend", "register.confirm" or "register.remove" with @target "award:12", or
 * "register.add" with "award:12", an award for the owner 12. @contract is the one that is looked
 * at. Shows the form for it over @widget's window, or removes the value and offers to undo that. */
void assay_register_edits_begin (GtkWidget *widget,
                                 AssayRegisterDocument *document,
                                 const char *action,
                                 gint64 contract,
                                 const char *target);

G_END_DECLS
