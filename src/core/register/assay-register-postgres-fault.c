/* What a refusal by PostgreSQL means, in our words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By the five characters of SQLSTATE, which are the same in every language and version; the
 * server's own words are added only where it knows more than we do. Whether anything was kept is
 * said by the trouble and not by the code.
 */

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/register/assay-register-postgres-private.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

typedef enum
{
  FAULT_OTHER,
  FAULT_BUSY,
  FAULT_SLOW,
  FAULT_FULL_OF_PEOPLE,
  FAULT_STARTING,
  FAULT_NO_ENTRY,
  FAULT_NO_DATABASE,
  FAULT_NO_RIGHT,
  FAULT_ONLY_TO_READ,
  FAULT_REFERENCE,
  FAULT_THERE_ALREADY,
  FAULT_NOT_ACCEPTED,
  FAULT_NO_SPACE,
  FAULT_TOO_LARGE,
  FAULT_CHANGED,
  FAULT_DAMAGED,
} Fault;

/* The first that @state begins with; so the longer stand before the shorter. */
static const struct
{
  const char *state;
  Fault fault;
} faults[] = {
  { "22", FAULT_NOT_ACCEPTED },     { "23503", FAULT_REFERENCE },
  { "23505", FAULT_THERE_ALREADY }, { "23", FAULT_NOT_ACCEPTED },
  { "25006", FAULT_ONLY_TO_READ },  { "28", FAULT_NO_ENTRY },
  { "3D000", FAULT_NO_DATABASE },   { "40", FAULT_BUSY },
  { "42501", FAULT_NO_RIGHT },      { "42P06", FAULT_THERE_ALREADY },
  { "42P07", FAULT_THERE_ALREADY }, { "42", FAULT_CHANGED },
  { "53100", FAULT_NO_SPACE },      { "53300", FAULT_FULL_OF_PEOPLE },
  { "54", FAULT_TOO_LARGE },        { "55P03", FAULT_BUSY },
  { "57014", FAULT_SLOW },          { "57P03", FAULT_STARTING },
  { "XX001", FAULT_DAMAGED },       { "XX002", FAULT_DAMAGED },
};

static Fault
find_fault (const char *state)
{
  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (faults); i++)
    if (g_str_has_prefix (state, faults[i].state))
      return faults[i].fault;

  return FAULT_OTHER;
}

/* What goes by itself when one waits. */
static void
set_passing (GError **error, Fault fault, const char *shown)
{
  if (fault == FAULT_STARTING)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_LOCKED,
                 _ ("%s is just being started or stopped; try again in a moment"), shown);
  else if (fault == FAULT_FULL_OF_PEOPLE)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_LOCKED,
                 _ ("%s has as many visitors as it takes; try again in a moment"), shown);
  else if (fault == FAULT_SLOW)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_LOCKED,
                 _ ("%s took too long to answer; try again in a moment"), shown);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_LOCKED,
                 _ ("%s is being written to by somebody else; try again in a moment"), shown);
}

/* What whoever keeps the database has to allow. */
static void
set_forbidden (GError **error, Fault fault, const char *shown)
{
  if (fault == FAULT_NO_ENTRY)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS,
                 _ ("%s does not let you in. Look at the name in the address and at the password; "
                    "Assay takes it from the file .pgpass in your home folder"),
                 shown);
  else if (fault == FAULT_NO_DATABASE)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND,
                 _ ("There is no such database: %s. Look at the address, or ask whoever runs the "
                    "server to make the database"),
                 shown);
  else if (fault == FAULT_ONLY_TO_READ)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS, _ ("%s can be read but not changed"),
                 shown);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS,
                 _ ("%s does not allow you this. Ask whoever made the register to share it with "
                    "you"),
                 shown);
}

static void
set_fault (GError **error, Fault fault, const char *shown, const char *detail)
{
  switch (fault)
    {
    case FAULT_BUSY:
    case FAULT_SLOW:
    case FAULT_FULL_OF_PEOPLE:
    case FAULT_STARTING:
      set_passing (error, fault, shown);
      return;
    case FAULT_NO_ENTRY:
    case FAULT_NO_DATABASE:
    case FAULT_NO_RIGHT:
    case FAULT_ONLY_TO_READ:
      set_forbidden (error, fault, shown);
      return;
    case FAULT_REFERENCE:
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                           _ ("Something else in the register still belongs to this, or what it "
                              "belongs to is gone; remove or change that first"));
      return;
    case FAULT_THERE_ALREADY:
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS,
                   _ ("%s holds a register already; open that one, or choose another database"),
                   shown);
      return;
    case FAULT_NOT_ACCEPTED:
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                   _ ("%s does not take this: %s. Look at it again"), shown, detail);
      return;
    case FAULT_NO_SPACE:
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NO_SPACE,
                   _ ("%s has no space left; ask whoever runs the server to make some"), shown);
      return;
    case FAULT_TOO_LARGE:
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                   _ ("This is more than %s takes at once; do it in smaller parts"), shown);
      return;
    case FAULT_CHANGED:
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                   _ ("%s was changed by another program (%s); ask whoever runs the server to put "
                      "the last copy that works in its place"),
                   shown, detail);
      return;
    case FAULT_DAMAGED:
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                   _ ("%s is damaged (%s); ask whoever runs the server to put the last copy that "
                      "works in its place"),
                   shown, detail);
      return;
    case FAULT_OTHER:
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_IO,
                   _ ("%s: %s. Try again, and if it stays so ask whoever runs the server"), shown,
                   detail);
      return;
    }

  g_assert_not_reached ();
}

gboolean
assay_register_postgres_fail (AssayRegisterPostgres *self, const PGresult *result, GError **error)
{
  const char *state = result != NULL ? PQresultErrorField (result, PG_DIAG_SQLSTATE) : NULL;
  const char *words = result != NULL ? PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY) : NULL;
  g_autofree char *detail = assay_text_dup_quoted (words != NULL ? words : "");

  if (self->connection == NULL || PQstatus (self->connection) != CONNECTION_OK
      || (state != NULL && g_str_has_prefix (state, "57P0")))
    {
      self->database.trouble = ASSAY_REGISTER_TROUBLE_AGAIN;
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_IO,
                   _ ("The connection to %s was lost; try again"), self->shown);
      return FALSE;
    }
  /* Two that each waited for the other, or that could not have run one after the other. */
  self->database.trouble = state != NULL && g_str_has_prefix (state, "40")
                               ? ASSAY_REGISTER_TROUBLE_AGAIN
                               : ASSAY_REGISTER_TROUBLE_NONE;
  set_fault (error, find_fault (state), self->shown, detail);

  return FALSE;
}

/* libpq has no SQLSTATE for a connection that was never made, but says it when asked for nothing
 * else: "FATAL:  28P01" at the end. */
static char *
dup_state (const char *message)
{
  g_autofree char *trimmed = g_strchomp (g_strdup (message));
  const char *state = strrchr (trimmed, ' ');

  if (state == NULL || strlen (state + 1) != 5 || !g_str_has_suffix (message, "\n"))
    return NULL;
  for (const char *letter = state + 1; *letter != '\0'; letter++)
    if (!g_ascii_isdigit (*letter) && !g_ascii_isupper (*letter))
      return NULL;

  return g_strdup (state + 1);
}

gboolean
assay_register_postgres_fail_to_connect (AssayRegisterPostgres *self, GError **error)
{
  const char *message = self->connection != NULL ? PQerrorMessage (self->connection) : "";
  g_autofree char *state = dup_state (message);
  g_autofree char *detail = assay_text_shorten (message, 300);

  self->database.trouble = ASSAY_REGISTER_TROUBLE_NONE;
  if (self->connection != NULL && PQconnectionNeedsPassword (self->connection))
    set_fault (error, FAULT_NO_ENTRY, self->shown, "");
  else if (find_fault (state) != FAULT_OTHER)
    set_fault (error, find_fault (state), self->shown, detail);
  else
    g_set_error (
        error, ASSAY_ERROR, ASSAY_ERROR_IO,
        _ ("%s cannot be reached. Look whether the server runs and you are on its network, "
           "then try again (%s)"),
        self->shown, *detail != '\0' ? detail : _ ("no answer"));

  return FALSE;
}
