/* Where a register is: a file, or a database that several people share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A database is named as libpq names one: postgresql://NAME@HOST/DATABASE. One database holds one
 * register, in a schema of its own called "assay", so that a database is to a team what a file is
 * to one person: shared, copied and removed as a whole. What libpq understands may follow, such as
 * ?sslmode=verify-full to talk to nobody but the right server. A password is best kept out of the
 * address (~/.pgpass); one that is in it is never shown.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Begins with postgresql:// or postgres://. Everything else is a file. */
gboolean assay_register_address_is_database (const char *address);

/* @address as it may be shown, logged and remembered: a path as it is, a database without its
 * passwords. It still leads there for whoever has the password elsewhere. An address that libpq
 * would not read as it was meant becomes "postgresql://…". Never NULL. */
char *assay_register_address_dup_shown (const char *address);

/* What libpq is to be given, without defaults: NULL-terminated, keyword after value in turn.
 * INVALID where @address is no address, or where a character of a password was taken for the end of
 * it. */
GPtrArray *assay_register_address_parse (const char *address, GError **error);

/* @address with @password in it, for a connection and nobody's eyes; an empty one is none. */
char *assay_register_address_dup_with_password (const char *address, const char *password);

G_END_DECLS
