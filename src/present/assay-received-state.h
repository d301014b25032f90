/* What is shown beside a file that was sent: whose it could be, and what came lately.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure.
 */

#pragma once

#include "core/register/assay-register-receive.h"
#include "present/assay-overview-state.h"
#include "present/assay-register-wording.h"

G_BEGIN_DECLS

/* A service that somebody could mean. */
typedef struct
{
  gint64 service;
  char *text; /* "North Vale, Northern Area: Justice in North Vale (number 1)" */
} AssayArrivalChoice;

/* AssayArrivalChoice: every service of the register, those that the file could be of first, the
 * others by name. Two of one name are told apart by area, contract and number. */
GPtrArray *assay_arrival_list_choices (const AssayRegisterGround *ground,
                                       const AssayArrival *arrival);

/* AssayOverviewRow: what was received, the last first, at most @most; each leads to the first
 * contract of its service, where there is one. */
GPtrArray *assay_received_list_lately (const AssayRegisterGround *ground, guint most);

G_END_DECLS
