/* What people say about an evidence item on the command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-evidence-fields.h"

#include "base/assay-error.h"
#include "base/assay-text.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
read_text (const AssayArguments *arguments, const char *option, char **field)
{
  const char *value = assay_arguments_get_option (arguments, option);

  if (value == NULL)
    return;
  g_free (*field);
  *field = assay_text_is_blank (value) ? NULL : assay_text_clean (value);
}

static gboolean
read_kind (const AssayArguments *arguments,
           const AssayScheme *scheme,
           AssayEvidence *evidence,
           GError **error)
{
  const char *value = assay_arguments_get_option (arguments, "kind");

  if (value != NULL && *value != '\0' && assay_scheme_find_kind (scheme, value, error) == NULL)
    return FALSE;
  read_text (arguments, "kind", &evidence->kind);

  return TRUE;
}

static gboolean
read_privacy (const AssayArguments *arguments, AssayEvidence *evidence, GError **error)
{
  const char *value = assay_arguments_get_option (arguments, "privacy");

  if (value == NULL)
    return TRUE;
  if (*value == '\0')
    {
      evidence->privacy = ASSAY_PRIVACY_NONE_STATED;
      return TRUE;
    }

  return assay_privacy_parse (value, &evidence->privacy, error);
}

static gboolean
check_order (AssayDate first,
             const char *first_option,
             AssayDate second,
             const char *second_option,
             GError **error)
{
  g_autofree char *first_text = assay_date_format_long (first);
  g_autofree char *second_text = assay_date_format_long (second);

  if (first == ASSAY_DATE_NONE || second == ASSAY_DATE_NONE || first <= second)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("--%s %s is before --%s %s; turn the dates round or correct one"), second_option,
               second_text, first_option, first_text);

  return FALSE;
}

static gboolean
read_dates (const AssayArguments *arguments, AssayEvidence *evidence, GError **error)
{
  return assay_arguments_read_date (arguments, "from", &evidence->from, error)
         && assay_arguments_read_date (arguments, "to", &evidence->to, error)
         && assay_arguments_read_date (arguments, "until", &evidence->until, error)
         && check_order (evidence->from, "from", evidence->to, "to", error)
         && check_order (evidence->from, "from", evidence->until, "until", error);
}

gboolean
assay_evidence_fields_read (const AssayArguments *arguments,
                            const AssayScheme *scheme,
                            AssayEvidence *evidence,
                            GError **error)
{
  read_text (arguments, "title", &evidence->title);
  read_text (arguments, "note", &evidence->note);

  return read_kind (arguments, scheme, evidence, error) && read_privacy (arguments, evidence, error)
         && read_dates (arguments, evidence, error);
}
