/* Who else may look at a register in a PostgreSQL database, or change it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The server holds people to it, and not only Assay. Nobody but whoever made the register can alter
 * or remove a line of the trail, or the format; who may change the register may add lines.
 */

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/register/assay-register-postgres-private.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SCHEMA ASSAY_REGISTER_POSTGRES_SCHEMA

/* Whether we made the register, whether the role is there, whether the role made it itself, and
 * whether it may come into the database at all. */
#define WHO_IS_WHO                                                                                 \
  "SELECT concat (CASE WHEN pg_has_role (n.nspowner, 'USAGE') THEN 'owner ' END, "                 \
  "CASE WHEN r.oid IS NULL THEN 'nobody' WHEN r.oid = n.nspowner THEN 'itself' "                   \
  "WHEN has_database_privilege (r.oid, current_database (), 'CONNECT') THEN 'inside' "             \
  "ELSE 'outside' END) FROM pg_namespace n LEFT JOIN pg_roles r ON r.rolname = $1 "                \
  "WHERE n.nspname = '" SCHEMA "'"

static gboolean
refuse (const AssayRegisterPostgres *self, const char *role, const char *who, GError **error)
{
  g_autofree char *quoted = assay_text_dup_quoted (role);

  if (!g_str_has_prefix (who, "owner "))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS,
                 _ ("Only whoever made the register at %s can share it; ask them"), self->shown);
  else if (g_str_has_suffix (who, "nobody"))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("The server of %s knows nobody called “%s”. Look at the spelling, or ask "
                    "whoever runs the server to add the name"),
                 self->shown, quoted);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                 _ ("“%s” made this register and can always change it"), quoted);

  return FALSE;
}

/* Tells each of @statements, in which $ROLE stands for @role. */
static gboolean
tell_all (AssayRegisterPostgres *self,
          const char *const *statements,
          const char *role,
          GError **error)
{
  for (guint i = 0; statements[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (statements[i], "$ROLE", -1);
      g_autofree char *sql = g_strjoinv (role, parts);

      if (!assay_register_postgres_tell (self, sql, error))
        return FALSE;
    }

  return TRUE;
}

/* What was given by column goes with the table. */
static const char *const withdraw[] = {
  "REVOKE ALL ON ALL TABLES IN SCHEMA " SCHEMA " FROM $ROLE",
  "REVOKE ALL ON SCHEMA " SCHEMA " FROM $ROLE",
  NULL,
};

static const char *const give_view[] = {
  "GRANT USAGE ON SCHEMA " SCHEMA " TO $ROLE",
  "GRANT SELECT ON ALL TABLES IN SCHEMA " SCHEMA " TO $ROLE",
  NULL,
};

/* Whoever writes takes the row of “register”, for which the server wants the right to change one of
 * its columns. */
static const char *const give_change[] = {
  "GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA " SCHEMA " TO $ROLE",
  "REVOKE UPDATE, DELETE ON " SCHEMA ".trail FROM $ROLE",
  "REVOKE INSERT, UPDATE, DELETE ON " SCHEMA ".register FROM $ROLE",
  "GRANT UPDATE (title) ON " SCHEMA ".register TO $ROLE",
  NULL,
};

static gboolean
let_in (AssayRegisterPostgres *self, const char *role, GError **error)
{
  char *database = PQescapeIdentifier (self->connection, PQdb (self->connection),
                                       strlen (PQdb (self->connection)));
  g_autofree char *sql = g_strdup_printf ("GRANT CONNECT ON DATABASE %s TO %s", database, role);

  PQfreemem (database);

  return assay_register_postgres_tell (self, sql, error);
}

static gboolean
share_with (AssayRegisterPostgres *self,
            const char *role,
            gboolean is_outside,
            AssayRegisterShare share,
            GError **error)
{
  if (!tell_all (self, withdraw, role, error))
    return FALSE;
  if (share == ASSAY_REGISTER_SHARE_NOTHING)
    return TRUE;
  if (is_outside && !let_in (self, role, error))
    return FALSE;

  return tell_all (self, give_view, role, error)
         && (share == ASSAY_REGISTER_SHARE_VIEW || tell_all (self, give_change, role, error));
}

gboolean
assay_register_postgres_share (AssayRegisterDatabase *database,
                               const char *role,
                               AssayRegisterShare share,
                               GError **error)
{
  AssayRegisterPostgres *self = (AssayRegisterPostgres *) database;
  g_autofree char *who = NULL;
  char *escaped;
  gboolean is_shared;

  if (!assay_register_postgres_ask (self, WHO_IS_WHO, &role, 1, assay_register_postgres_take_text,
                                    &who, NULL, error))
    return FALSE;
  if (g_strcmp0 (who, "owner inside") != 0 && g_strcmp0 (who, "owner outside") != 0)
    return refuse (self, role, who != NULL ? who : "", error);
  escaped = PQescapeIdentifier (self->connection, role, strlen (role));
  is_shared = share_with (self, escaped, g_str_has_suffix (who, "outside"), share, error);
  PQfreemem (escaped);

  return is_shared;
}

/* --- Telling ----------------------------------------------------------------------------------
 */

/* Somebody may have shared it with everybody, past Assay: that must not go untold. */
#define WITH_WHOM                                                                                  \
  "SELECT COALESCE (r.rolname, 'public'), CASE WHEN has_table_privilege "                          \
  "(COALESCE (r.rolname, 'public'), '" SCHEMA ".trail', 'INSERT') THEN 'change' ELSE 'view' END "  \
  "FROM pg_namespace n CROSS JOIN LATERAL aclexplode (n.nspacl) a "                                \
  "LEFT JOIN pg_roles r ON r.oid = a.grantee WHERE n.nspname = '" SCHEMA "' "                      \
  "AND a.grantee <> n.nspowner AND a.privilege_type = 'USAGE' ORDER BY 1"

static gboolean
take_shared (const char *const *columns, guint n_columns, gpointer user_data, GError **error)
{
  AssayRegisterShared *shared = g_new0 (AssayRegisterShared, 1);

  shared->role = g_strdup (columns[0]);
  shared->share = g_strcmp0 (columns[1], "change") == 0 ? ASSAY_REGISTER_SHARE_CHANGE
                                                        : ASSAY_REGISTER_SHARE_VIEW;
  g_ptr_array_add (user_data, shared);

  return TRUE;
}

gboolean
assay_register_postgres_list_shares (AssayRegisterDatabase *database,
                                     GPtrArray *shares,
                                     GError **error)
{
  return assay_register_postgres_ask ((AssayRegisterPostgres *) database, WITH_WHOM, NULL, 0,
                                      take_shared, shares, NULL, error);
}
