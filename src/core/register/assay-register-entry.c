/* What may be entered into a register today.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-entry.h"

#include "base/assay-error.h"
#include "base/assay-text.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SCHEME_CHARS 64u

/* Days on which something has happened. A day of withdrawing or of taking up an extension may be
 * agreed beforehand. */
static const struct
{
  AssayHeldKind kind;
  const char *field;
} past_days[] = {
  { ASSAY_HELD_AWARD, "confirmed" },
  { ASSAY_HELD_CONDITION, "met" },
  { ASSAY_HELD_MILESTONE, "reached" },
  { ASSAY_HELD_RECEIVED, "day" },
};

static gboolean
is_past_day (AssayHeldKind kind, const AssayHeldField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (past_days); i++)
    if (past_days[i].kind == kind && g_str_equal (past_days[i].field, field->name))
      return TRUE;

  return FALSE;
}

gboolean
assay_register_lies_ahead (AssayHeldKind kind,
                           const AssayHeldField *field,
                           AssayDate day,
                           AssayDate today)
{
  return day != ASSAY_DATE_NONE && today != ASSAY_DATE_NONE && day > today + 1
         && is_past_day (kind, field);
}

static gboolean
check_day (const AssayHeldField *field, gconstpointer value, AssayDate today, GError **error)
{
  AssayHeldKind kind = ((const AssayRegisterValue *) value)->kind;
  AssayDate day = G_STRUCT_MEMBER (AssayDate, value, field->offset);
  g_autofree char *asked = assay_date_format_iso (day);
  g_autofree char *now = assay_date_format_iso (today);

  if (!assay_register_lies_ahead (kind, field, day, today))
    return TRUE;
  g_set_error (
      error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
      _ ("%s: %s lies ahead; today is %s, so it cannot have happened. Record it on the day "
         "or after it"),
      field->name, asked, now);

  return FALSE;
}

gboolean
assay_register_is_scheme_id (const char *id)
{
  gsize length = strlen (id);

  for (const char *at = id; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("._-", *at) == NULL)
      return FALSE;

  return length > 0 && length <= SCHEME_CHARS;
}

static gboolean
check_schemes (const AssayHeldField *field, gconstpointer value, GError **error)
{
  const char *text = G_STRUCT_MEMBER (char *, value, field->offset);
  gboolean is_several = g_str_equal (field->name, "schemes");
  g_auto (GStrv) ids = g_strsplit (text != NULL ? text : "", is_several ? " " : "\n", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    if (!assay_register_is_scheme_id (ids[i]))
      {
        g_autofree char *quoted = assay_text_dup_quoted (ids[i]);

        g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                     is_several ? _ ("%s: “%s” is not the id of a scheme; write ids such as rss, "
                                     "with one space between two")
                                : _ ("%s: “%s” is not the id of a scheme; write one such as rss"),
                     field->name, quoted);
        return FALSE;
      }

  return TRUE;
}

gboolean
assay_register_value_check_entry (gconstpointer value, AssayDate today, GError **error)
{
  AssayHeldKind kind = ((const AssayRegisterValue *) value)->kind;
  const AssayHeldRow *row = assay_held_get_row (kind);
  const AssayHeldPartner *partner = value;

  for (guint i = 0; i < row->n_fields; i++)
    {
      const AssayHeldField *field = &row->fields[i];

      if (field->kind == ASSAY_HELD_DATE && !check_day (field, value, today, error))
        return FALSE;
      if ((g_str_equal (field->name, "scheme") || g_str_equal (field->name, "schemes"))
          && !check_schemes (field, value, error))
        return FALSE;
    }
  if (kind != ASSAY_HELD_PARTNER || partner->partnership != partner->service)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                       _ ("A partnership cannot be its own partner; name the service that is"));

  return FALSE;
}
