/* Where a register is: a file, or a database that several people share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown is put together from what libpq understood, and never cut out of what was typed: a
 * password with an @ or a / in it would be cut at the wrong place, and half of it shown.
 */

#include "core/register/assay-register-address.h"

#include "base/assay-error.h"

#include "assay-config.h"

#include <libpq-fe.h>
#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PQconninfoOption, PQconninfoFree)

gboolean
assay_register_address_is_database (const char *address)
{
  return g_str_has_prefix (address, "postgresql://") || g_str_has_prefix (address, "postgres://");
}

static const char *
lookup (const PQconninfoOption *options, const char *keyword)
{
  for (; options->keyword != NULL; options++)
    if (g_str_equal (options->keyword, keyword))
      return options->val;

  return NULL;
}

/* A password with an unescaped @, : or / ends too early, and its rest is taken for a host, a port
 * or a database. */
static gboolean
is_plausible (const PQconninfoOption *options)
{
  const char *user = lookup (options, "user"), *host = lookup (options, "host");
  const char *port = lookup (options, "port"), *database = lookup (options, "dbname");

  return (user == NULL || strpbrk (user, "@/") == NULL)
         && (host == NULL || strrchr (host, '@') == NULL || strrchr (host, '@') == host)
         && (port == NULL || strspn (port, "0123456789,") == strlen (port))
         && (database == NULL || strpbrk (database, "@/") == NULL);
}

static PQconninfoOption *
understand (const char *address)
{
  char *message = NULL;
  g_autoptr (PQconninfoOption) options = NULL;

  if (g_utf8_validate (address, -1, NULL))
    options = PQconninfoParse (address, &message);
  /* It quotes the address, so nobody gets to see it. */
  PQfreemem (message);
  if (options == NULL || !is_plausible (options))
    return NULL;

  return g_steal_pointer (&options);
}

static gboolean
is_plain_host (const char *host)
{
  return host != NULL && strpbrk (host, "/@,:") == NULL;
}

/* The names that stand before the question mark. */
static gboolean
is_before_question (const PQconninfoOption *option, gboolean has_plain_host)
{
  return g_str_equal (option->keyword, "user") || g_str_equal (option->keyword, "dbname")
         || (has_plain_host
             && (g_str_equal (option->keyword, "host") || g_str_equal (option->keyword, "port")));
}

static void
append_escaped (GString *address, const char *before, const char *text)
{
  g_autofree char *escaped = text != NULL ? g_uri_escape_string (text, NULL, TRUE) : NULL;

  if (escaped != NULL)
    g_string_append_printf (address, "%s%s", before, escaped);
}

static char *
format_shown (const PQconninfoOption *options)
{
  GString *shown = g_string_new ("postgresql://");
  const char *user = lookup (options, "user"), *host = lookup (options, "host");
  gboolean has_plain_host = is_plain_host (host);
  char mark = '?';

  append_escaped (shown, "", user);
  if (user != NULL)
    g_string_append_c (shown, '@');
  if (has_plain_host)
    {
      append_escaped (shown, "", host);
      append_escaped (shown, ":", lookup (options, "port"));
    }
  append_escaped (shown, "/", lookup (options, "dbname"));
  for (const PQconninfoOption *option = options; option->keyword != NULL; option++)
    {
      /* libpq marks what must not be seen with an asterisk. */
      if (option->val == NULL || strchr (option->dispchar, '*') != NULL
          || is_before_question (option, has_plain_host))
        continue;
      g_string_append_printf (shown, "%c%s", mark, option->keyword);
      append_escaped (shown, "=", option->val);
      mark = '&';
    }

  return g_string_free (shown, FALSE);
}

char *
assay_register_address_dup_shown (const char *address)
{
  g_autoptr (PQconninfoOption) options = NULL;

  if (!assay_register_address_is_database (address))
    return g_strdup (address);
  options = understand (address);

  return options != NULL ? format_shown (options) : g_strdup ("postgresql://…");
}

char *
assay_register_address_dup_with_password (const char *address, const char *password)
{
  g_autofree char *escaped = g_uri_escape_string (password, NULL, FALSE);

  if (*password == '\0')
    return g_strdup (address);

  return g_strconcat (address, strchr (address, '?') != NULL ? "&" : "?", "password=", escaped,
                      NULL);
}

GPtrArray *
assay_register_address_parse (const char *address, GError **error)
{
  g_autoptr (PQconninfoOption) options = understand (address);
  GPtrArray *pairs;

  if (options == NULL)
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                           _ ("This is not the address of a database. Write it as "
                              "postgresql://NAME@HOST/DATABASE; in a password, @ is written %40, "
                              "/ is %2F and : is %3A"));
      return NULL;
    }
  pairs = g_ptr_array_new_with_free_func (g_free);
  for (const PQconninfoOption *option = options; option->keyword != NULL; option++)
    if (option->val != NULL)
      {
        g_ptr_array_add (pairs, g_strdup (option->keyword));
        g_ptr_array_add (pairs, g_strdup (option->val));
      }

  return pairs;
}
