/* What is due in a register as an iCalendar file (RFC 5545), for calendars of other programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole days, as free time, with an id for each that stays the same from one file to the next: a
 * calendar that reads it again changes its entries and does not double them.
 */

#pragma once

#include "present/assay-register-calendar.h"

G_BEGIN_DECLS

/* What lies ahead on the day asked about and what is overdue. @title is the register's. */
char *assay_register_format_calendar (const AssayRegisterGround *ground, const char *title);

G_END_DECLS
