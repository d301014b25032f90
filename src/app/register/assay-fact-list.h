/* What a contract's page says of one kind of thing: a heading, what can be added, and its lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each line that is a value of the register has a menu of what can be done with it:
 * "register.amend", "register.confirm", "register.add-to" and "register.remove", with "award:12".
 */

#pragma once

#include "present/assay-register-contract-state.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_FACT_LIST (assay_fact_list_get_type ())
G_DECLARE_FINAL_TYPE (AssayFactList, assay_fact_list, ASSAY, FACT_LIST, AdwBin)

/* @title heads it. @add is the button's text and @target what its "register.add" gets: "award:12"
 * is an award for the service 12. NULL: nothing can be added. */
GtkWidget *assay_fact_list_new (const char *title, const char *add, const char *target);

/* Shows @facts (AssayRegisterFact); @empty where there are none. @wording, unless NULL, is a
 * paragraph above them. */
void assay_fact_list_set (AssayFactList *self,
                          const GPtrArray *facts,
                          const char *wording,
                          const char *empty,
                          gboolean read_only);

G_END_DECLS
