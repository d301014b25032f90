/* Fields of a register's values as people type them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made from the tables of fields, so that a new kind of value or a new field can be typed at once.
 */

#include "cli/assay-register-fields.h"

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "cli/assay-register-find.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

char *
assay_register_field_dup_word (const AssayHeldField *field)
{
  const char *name = g_str_has_prefix (field->name, "is_") ? field->name + 3 : field->name;
  gsize length = strlen (name);

  if (g_str_has_suffix (name, "_day"))
    length -= strlen ("_day");

  return g_strdelimit (g_strndup (name, length), "_", '-');
}

char *
assay_register_fields_list (AssayHeldKind kind)
{
  const AssayHeldRow *row = assay_held_get_row (kind);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < row->n_fields; i++)
    {
      g_autofree char *word = assay_register_field_dup_word (&row->fields[i]);

      g_strv_builder_add (builder, word);
    }
  words = g_strv_builder_end (builder);

  return g_strjoinv (", ", words);
}

/* --- One field --- */

static gboolean
set_error_of (const AssayHeldField *field, const char *text, const char *allowed, GError **error)
{
  g_autofree char *word = assay_register_field_dup_word (field);
  g_autofree char *quoted = assay_text_dup_quoted (text);

  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s: “%s” is not possible; allowed: %s"),
               word, quoted, allowed);

  return FALSE;
}

static gboolean
set_flag (const AssayHeldField *field, gpointer value, const char *text, GError **error)
{
  static const char *const yes[] = { "yes", "1", "true", NULL };
  static const char *const no[] = { "no", "0", "false", "", NULL };

  if (!g_strv_contains (yes, text) && !g_strv_contains (no, text))
    return set_error_of (field, text, _ ("yes, no"), error);
  G_STRUCT_MEMBER (gboolean, value, field->offset) = g_strv_contains (yes, text);

  return TRUE;
}

static gboolean
set_word (const AssayHeldField *field, gpointer value, const char *text, GError **error)
{
  g_autofree char *all = g_strjoinv (", ", (char **) field->words);

  if (assay_held_field_parse (field, text, value, NULL))
    return TRUE;

  return set_error_of (field, text, all, error);
}

static gboolean
set_number (const AssayHeldField *field, gpointer value, const char *text, GError **error)
{
  if (*text == '\0')
    G_STRUCT_MEMBER (guint, value, field->offset) = 0;
  else if (!assay_held_field_parse (field, text, value, NULL))
    return set_error_of (field, text, _ ("a whole number"), error);

  return TRUE;
}

static gboolean
set_day (const AssayHeldField *field, gpointer value, const char *text, GError **error)
{
  if (*text == '\0')
    G_STRUCT_MEMBER (AssayDate, value, field->offset) = ASSAY_DATE_NONE;
  else if (!assay_date_parse (text, &G_STRUCT_MEMBER (AssayDate, value, field->offset), NULL))
    return set_error_of (field, text, _ ("a day like 2026-11-22"), error);

  return TRUE;
}

static void
set_text (const AssayRegisterGround *ground,
          const AssayHeldField *field,
          gpointer value,
          const char *text)
{
  char **slot = &G_STRUCT_MEMBER (char *, value, field->offset);

  g_free (*slot);
  if (assay_text_is_blank (text))
    *slot = NULL;
  else if (g_str_equal (field->name, "schemes"))
    *slot = assay_register_schemes_read_several (ground->schemes, text);
  else if (g_str_equal (field->name, "scheme"))
    *slot = assay_register_schemes_read_one (ground->schemes, text);
  else
    *slot = assay_text_clean (text);
}

/* Any of a clause's schemes keeps it, so "and" would be met by the half of what was agreed. */
static gboolean
check_any (const AssayHeldField *field, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,;&+", -1);
  g_autofree char *word = assay_register_field_dup_word (field);
  gboolean is_both = strpbrk (text, "&+") != NULL;

  for (guint i = 0; words[i] != NULL; i++)
    is_both = is_both || g_ascii_strcasecmp (words[i], "and") == 0;
  if (!is_both || !g_str_equal (field->name, "schemes"))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("%s: any one of a clause’s schemes keeps it; for more than one at a time, add a "
                  "clause for each"),
               word);

  return FALSE;
}

static gboolean
set_reference (const AssayRegisterGround *ground,
               const AssayHeldField *field,
               gpointer value,
               const char *text,
               GError **error)
{
  const AssayRegisterValue *found;
  g_autofree char *word = assay_register_field_dup_word (field);
  GError *local_error = NULL;

  if (*text == '\0')
    {
      G_STRUCT_MEMBER (gint64, value, field->offset) = 0;
      return TRUE;
    }
  found = assay_register_find_value (ground, field->of, text, &local_error);
  if (found == NULL)
    {
      assay_error_propagate (error, local_error, word);
      return FALSE;
    }
  G_STRUCT_MEMBER (gint64, value, field->offset) = found->id;

  return TRUE;
}

gboolean
assay_register_field_set (const AssayRegisterGround *ground,
                          const AssayHeldField *field,
                          gpointer value,
                          const char *text,
                          GError **error)
{
  switch (field->kind)
    {
    case ASSAY_HELD_LINE:
    case ASSAY_HELD_BLOCK:
      if (!check_any (field, text, error))
        return FALSE;
      set_text (ground, field, value, text);
      return TRUE;
    case ASSAY_HELD_DATE:
      return set_day (field, value, text, error);
    case ASSAY_HELD_WORD:
      return set_word (field, value, text, error);
    case ASSAY_HELD_FLAG:
      return set_flag (field, value, text, error);
    case ASSAY_HELD_NUMBER:
      return set_number (field, value, text, error);
    case ASSAY_HELD_REF:
      return set_reference (ground, field, value, text, error);
    }

  g_assert_not_reached ();
}

/* --- By name --- */

gboolean
assay_register_fields_set (const AssayRegisterGround *ground,
                           gpointer value,
                           const char *name,
                           const char *text,
                           GError **error)
{
  AssayHeldKind kind = ((const AssayRegisterValue *) value)->kind;
  const AssayHeldRow *row = assay_held_get_row (kind);
  g_autofree char *quoted = assay_text_dup_quoted (name);
  g_autofree char *all = NULL;

  for (guint i = 0; i < row->n_fields; i++)
    {
      g_autofree char *word = assay_register_field_dup_word (&row->fields[i]);

      if (g_str_equal (name, word) || g_str_equal (name, row->fields[i].name))
        return assay_register_field_set (ground, &row->fields[i], value, text, error);
    }
  all = assay_register_fields_list (kind);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
               _ ("a value of the kind “%s” has no field “%s”; it has: %s"), row->id, quoted, all);

  return FALSE;
}

/* "by" and "by_day" are one field; given twice, one of the two would be lost. */
static gboolean
check_once (GHashTable *met, const char *name, GError **error)
{
  g_autofree char *word = g_strdelimit (g_strdup (name), "_", '-');
  const char *bare = g_str_has_prefix (word, "is-") ? word + strlen ("is-") : word;
  gsize length = strlen (bare);

  if (g_str_has_suffix (bare, "-day"))
    length -= strlen ("-day");
  if (g_hash_table_add (met, g_strndup (bare, length)))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
               _ ("“%s” is given more than once; give it once"), name);

  return FALSE;
}

gboolean
assay_register_fields_read (const AssayRegisterGround *ground,
                            gpointer value,
                            const AssayArguments *arguments,
                            guint from,
                            GError **error)
{
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = from; i < assay_arguments_get_n (arguments); i++)
    {
      const char *word = assay_arguments_get (arguments, i);
      const char *equals = strchr (word, '=');
      g_autofree char *name = equals != NULL ? g_strndup (word, (gsize) (equals - word)) : NULL;
      g_autofree char *quoted = assay_text_dup_quoted (word);

      if (name == NULL)
        {
          g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                       _ ("“%s” is not FIELD=VALUE; put quotes round a value with spaces"), quoted);
          return FALSE;
        }
      if (!assay_register_fields_set (ground, value, name, equals + 1, error)
          || !check_once (met, name, error))
        return FALSE;
    }

  return TRUE;
}
