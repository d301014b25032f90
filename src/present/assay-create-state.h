/* Beginning a portfolio: what the three steps ask, checked before anything is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-edit.h"

G_BEGIN_DECLS

/* A name for the folder: the service's, without what file systems do not take. Never empty. */
char *assay_create_state_dup_folder_name (const char *service);

/* Reads the planned date: blank is none. INVALID for anything that is no date or lies before
 * @today, because nobody plans backwards. */
gboolean assay_create_state_read_planned (const char *text,
                                          AssayDate today,
                                          AssayDate *out_planned,
                                          GError **error);

/* The answers to the profile (question's id to value, both char*) as one edit; NULL without an
 * error when nothing is answered. */
AssayEdit *assay_create_state_answer (AssayPortfolio *portfolio,
                                      const AssayScheme *scheme,
                                      GHashTable *answers,
                                      GError **error);

G_END_DECLS
