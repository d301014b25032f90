/* A commissioner's desk, and what is sent to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/portfolio/assay-portfolio.h"
#include "core/register/assay-register-receive.h"
#include "register-fixture.h"

G_BEGIN_DECLS

/* Stands wherever a service writes something. */
#define SECRET "Zugelassen"
#define SERVICE "North Vale"

/* A commissioner's desk: a register with the service of the submission and another. */
typedef struct
{
  RegisterFixture *kept;
  AssayKnownKeys *keys;
  char *schema;
  char *return_schema;
  char *award_schema;
  GPtrArray *schemes;
  GError *error;
} ReceiveDesk;

/* A submission; the secret is in every text of it. */
typedef struct
{
  const char *service;
  guint round;
  const char *day;
  const char *passphrase;
  AssaySigningKey *key;
  gboolean is_altered; /* the evidence, after it was sealed */
  gboolean is_scheme_other;
} Sent;

extern const Sent receive_plain;

void receive_desk_set_up (ReceiveDesk *self, gconstpointer data);
void receive_desk_tear_down (ReceiveDesk *self, gconstpointer data);

/* What is submitted, and its ZIP in the desk's folder, by path. */
AssayPortfolio *
receive_desk_new_portfolio (const char *service, guint round, const char *scheme_sha256);
char *receive_desk_send (ReceiveDesk *self, const char *name, const Sent *sent);

/* On 22 November 2026; NULL with the desk's error. */
AssayArrival *receive_desk_look (ReceiveDesk *self, const char *path, const char *passphrase);

/* Asserts that it can be taken in. */
void receive_desk_take (ReceiveDesk *self, AssayArrival *arrival);

const GPtrArray *receive_desk_list (const AssayRegister *held, AssayHeldKind kind);
void receive_desk_assert_contains (const char *text, const char *expected);

G_END_DECLS
