/* Beginning a portfolio: what the three steps ask.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-create-state.h"

#include "base/assay-error.h"
#include "base/assay-text.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define FOLDER_NAME_MAX_CHARS 80
/* What Windows and sync programs refuse as well as what Linux does. */
#define REFUSED_CHARACTERS "/\\:*?\"<>|"

char *
assay_create_state_dup_folder_name (const char *service)
{
  g_autofree char *folded = assay_text_fold_space (service);
  GString *name = g_string_new (NULL);
  guint n_chars = 0;

  for (const char *at = folded; *at != '\0' && n_chars < FOLDER_NAME_MAX_CHARS;
       at = g_utf8_next_char (at), n_chars++)
    {
      gunichar character = g_utf8_get_char (at);
      gboolean refused = g_unichar_iscntrl (character)
                         || (character < 0x80 && strchr (REFUSED_CHARACTERS, (int) character));

      g_string_append_unichar (name, refused ? '-' : character);
    }
  /* A leading dot hides a folder; a trailing dot or space is lost on some disks. */
  while (name->len > 0 && strchr (". ", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);
  while (name->len > 0 && name->str[0] == '.')
    g_string_erase (name, 0, 1);
  if (name->len == 0)
    g_string_assign (name, _ ("New portfolio"));

  return g_string_free (name, FALSE);
}

gboolean
assay_create_state_read_planned (const char *text,
                                 AssayDate today,
                                 AssayDate *out_planned,
                                 GError **error)
{
  g_autofree char *shown = NULL;

  if (!assay_date_parse_written (text, out_planned, error))
    return FALSE;
  if (*out_planned == ASSAY_DATE_NONE || *out_planned >= today)
    return TRUE;
  shown = assay_date_format_long (*out_planned);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("%s is past: give a day that is still to come, or none"), shown);

  return FALSE;
}

AssayEdit *
assay_create_state_answer (AssayPortfolio *portfolio,
                           const AssayScheme *scheme,
                           GHashTable *answers,
                           GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_edit_unref);
  g_autoptr (AssayPortfolio) now = assay_portfolio_ref (portfolio);

  for (guint i = 0; i < scheme->questions->len; i++)
    {
      const AssayQuestion *question = scheme->questions->pdata[i];
      const char *value = g_hash_table_lookup (answers, question->id);
      AssayPortfolio *next;
      AssayEdit *edit;

      if (assay_text_is_blank (value))
        continue;
      edit = assay_edit_set_answer (now, scheme, question->id, value, error);
      if (edit == NULL)
        return NULL;
      g_ptr_array_add (edits, edit);
      next = assay_portfolio_apply (now, edit);
      assay_portfolio_unref (now);
      now = next;
    }

  return edits->len > 0 ? assay_edit_join (edits) : NULL;
}
