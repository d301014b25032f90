/* What services and assessors send to a commissioner, made by the program's own code.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made once for all tests of a program: packs take their time. Everything is of the portfolio of
 * app-fixture.h, "North Vale", by the scheme "small", on 22 November 2026.
 */

#pragma once

#include "app-fixture.h"

#include "core/submission/assay-signing-key.h"

G_BEGIN_DECLS

#define APP_MAIL_PASSPHRASE "river copper lamp moss"
#define APP_MAIL_SECRET "Two facilitators decide before any contact."

typedef struct
{
  AssayFixture *files;
  char *fingerprint;
  char *submission;
  char *locked;   /* the same, under APP_MAIL_PASSPHRASE */
  char *altered;  /* the same, with one byte of its evidence otherwise */
  char *unpacked; /* the same as a folder */
  char *report;   /* an assessor's return on it */
  char *report_pdf;
  char *request; /* for measures */
  char *answer;
  char *other; /* nothing of these */
} AppMail;

AppMail *app_mail_new (void);
void app_mail_free (AppMail *self);

/* An award file for the service, from the last day but one until 2029, with a condition; signed
 * with @key, which may be NULL. The path is the caller's. */
char *app_mail_write_award (AppMail *self, AssaySigningKey *key);

G_END_DECLS
