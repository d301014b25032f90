/* What one command takes, and what was given to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-arguments.h"

#include "base/assay-error.h"
#include "base/assay-text.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define OPTIONS_MAX 16

struct _AssayArguments
{
  const AssayUsage *usage;
  gboolean help;
  gboolean flags[OPTIONS_MAX];
  char **given[OPTIONS_MAX]; /* every value of an option, so that none is lost unseen */
  const char *values[OPTIONS_MAX];
  char **positional;
  guint n_positional;
};

static guint
count_options (const AssayUsage *usage)
{
  guint n = 0;

  while (usage->options != NULL && usage->options[n].name != NULL)
    n++;
  g_assert (n <= OPTIONS_MAX);

  return n;
}

static int
find_option (const AssayUsage *usage, const char *name)
{
  guint n = count_options (usage);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (usage->options[i].name, name))
      return (int) i;

  return -1;
}

/* Texts are taken as file names too, so that GOption leaves the bytes alone and the message about
 * what is not UTF-8 can be ours. */
static GOptionEntry *
make_entries (AssayArguments *self)
{
  guint n = count_options (self->usage);
  GOptionEntry *entries = g_new0 (GOptionEntry, n + 3);

  for (guint i = 0; i < n; i++)
    {
      const AssayOption *option = &self->usage->options[i];
      gboolean flag = option->type == ASSAY_OPTION_FLAG;

      entries[i].long_name = option->name;
      entries[i].short_name = option->letter;
      entries[i].arg = flag ? G_OPTION_ARG_NONE : G_OPTION_ARG_FILENAME_ARRAY;
      entries[i].arg_data = flag ? (gpointer) &self->flags[i] : (gpointer) &self->given[i];
    }
  entries[n].long_name = "help";
  entries[n].short_name = 'h';
  entries[n].arg = G_OPTION_ARG_NONE;
  entries[n].arg_data = &self->help;
  entries[n + 1].long_name = G_OPTION_REMAINING;
  entries[n + 1].arg = G_OPTION_ARG_FILENAME_ARRAY;
  entries[n + 1].arg_data = &self->positional;

  return entries;
}

/* The word "--tilte" that no option is, or NULL. */
static const char *
find_unknown (const AssayUsage *usage, const char *const *words)
{
  for (; *words != NULL && !g_str_equal (*words, "--"); words++)
    {
      g_autofree char *name = NULL;

      if (!g_str_has_prefix (*words, "--"))
        continue;
      name = g_strndup (*words + 2, strcspn (*words + 2, "="));
      if (!g_str_equal (name, "help") && find_option (usage, name) < 0)
        return *words;
    }

  return NULL;
}

static void
set_unknown_error (const AssayUsage *usage, const char *const *words, GError **error)
{
  const char *unknown = find_unknown (usage, words);
  const char *candidates[OPTIONS_MAX + 2] = { "help" };
  const char *nearest = NULL;

  for (guint i = 0; i < count_options (usage); i++)
    candidates[i + 1] = usage->options[i].name;
  if (unknown != NULL)
    nearest = assay_text_find_nearest (unknown + 2, candidates);

  if (nearest != NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                 _ ("“assay %s” has no option %s; did you mean --%s?"), usage->command, unknown,
                 nearest);
  else if (unknown != NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE, _ ("“assay %s” has no option %s"),
                 usage->command, unknown);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                 _ ("“assay %s” was given an option it does not have; put -- before words that "
                    "begin with a hyphen"),
                 usage->command);
}

static gboolean
read_words (AssayArguments *self, const char *const *words, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree GOptionEntry *entries = make_entries (self);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) line = NULL;

  /* GOption passes over the program's name. */
  g_strv_builder_add (builder, "assay");
  g_strv_builder_addv (builder, (const char **) words);
  line = g_strv_builder_end (builder);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (g_option_context_parse_strv (context, &line, &local_error))
    return TRUE;
  if (g_error_matches (local_error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
    set_unknown_error (self->usage, words, error);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE, "“assay %s”: %s", self->usage->command,
                 local_error->message);

  return FALSE;
}

/* The help's word for the positional argument @index, without its brackets; the last one stands
 * for all that follow. */
static char *
dup_placeholder (const AssayUsage *usage, guint index)
{
  g_auto (GStrv) words = g_strsplit (usage->positional, " ", -1);
  guint n = g_strv_length (words);
  char *word;

  if (n == 0)
    return g_strdup ("");
  word = g_strdup (words[MIN (index, n - 1)]);
  g_strdelimit (word, "[]", ' ');

  return g_strstrip (word);
}

static gboolean
is_path (const char *placeholder)
{
  return g_str_has_prefix (placeholder, "FOLDER") || g_str_has_prefix (placeholder, "FILE");
}

/* An empty name would mean the folder one happens to be in: a variable that a script forgot to set.
 */
static gboolean
check_path (const char *path, const char *what, GError **error)
{
  if (*path != '\0')
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s is empty; name a file or a folder"),
               what);

  return FALSE;
}

static gboolean
check_utf8 (const char *text, const char *what, GError **error)
{
  if (g_utf8_validate (text, -1, NULL))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("%s is not UTF-8 text"), what);

  return FALSE;
}

static gboolean
check_positional (AssayArguments *self, GError **error)
{
  const AssayUsage *usage = self->usage;

  if (self->n_positional < usage->min_positional)
    {
      g_autofree char *missing = dup_placeholder (usage, self->n_positional);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE, _ ("“assay %s” needs %s"), usage->command,
                   missing);
      return FALSE;
    }
  if (self->n_positional > usage->max_positional)
    {
      g_autofree char *quoted = assay_text_dup_quoted (self->positional[usage->max_positional]);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                   _ ("“assay %s” cannot use “%s”; put quotes round words that belong together"),
                   usage->command, quoted);
      return FALSE;
    }
  for (guint i = 0; i < self->n_positional; i++)
    {
      g_autofree char *placeholder = dup_placeholder (usage, i);

      if (is_path (placeholder) ? !check_path (self->positional[i], placeholder, error)
                                : !check_utf8 (self->positional[i], placeholder, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_options (AssayArguments *self, GError **error)
{
  guint n = count_options (self->usage);

  for (guint i = 0; i < n; i++)
    {
      const AssayOption *option = &self->usage->options[i];
      g_autofree char *written = g_strconcat ("--", option->name, NULL);

      if (self->values[i] == NULL)
        continue;
      if (option->type == ASSAY_OPTION_PATH ? !check_path (self->values[i], written, error)
                                            : !check_utf8 (self->values[i], written, error))
        return FALSE;
    }

  return TRUE;
}

/* Of two values one would be lost. */
static gboolean
take_values (AssayArguments *self, GError **error)
{
  guint n = count_options (self->usage);

  for (guint i = 0; i < n; i++)
    {
      if (self->given[i] == NULL)
        continue;
      self->values[i] = self->given[i][0];
      if (self->given[i][1] == NULL)
        continue;
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                   _ ("“assay %s”: --%s is given more than once; give it once"),
                   self->usage->command, self->usage->options[i].name);
      return FALSE;
    }

  return TRUE;
}

/* The value of the option that stands in place of the first argument becomes that argument. */
static void
take_instead (AssayArguments *self)
{
  const char *value =
      self->usage->instead != NULL ? assay_arguments_get_option (self, self->usage->instead) : NULL;
  g_autoptr (GStrvBuilder) builder = NULL;

  if (value == NULL)
    return;
  builder = g_strv_builder_new ();
  g_strv_builder_add (builder, value);
  if (self->positional != NULL)
    g_strv_builder_addv (builder, (const char **) self->positional);
  g_strfreev (self->positional);
  self->positional = g_strv_builder_end (builder);
}

AssayArguments *
assay_arguments_parse (const AssayUsage *usage, const char *const *words, GError **error)
{
  g_autoptr (AssayArguments) self = g_new0 (AssayArguments, 1);

  self->usage = usage;
  if (!read_words (self, words, error) || !take_values (self, error))
    return NULL;
  take_instead (self);
  self->n_positional = self->positional != NULL ? g_strv_length (self->positional) : 0;
  if (!self->help && (!check_options (self, error) || !check_positional (self, error)))
    return NULL;

  return g_steal_pointer (&self);
}

void
assay_arguments_free (AssayArguments *self)
{
  for (guint i = 0; i < OPTIONS_MAX; i++)
    g_strfreev (self->given[i]);
  g_strfreev (self->positional);
  g_free (self);
}

gboolean
assay_arguments_wants_help (const AssayArguments *self)
{
  return self->help;
}

const char *
assay_arguments_get (const AssayArguments *self, guint index)
{
  return index < self->n_positional ? self->positional[index] : NULL;
}

guint
assay_arguments_get_n (const AssayArguments *self)
{
  return self->n_positional;
}

gboolean
assay_arguments_has (const AssayArguments *self, const char *option)
{
  int index = find_option (self->usage, option);

  g_assert (index >= 0);

  return self->flags[index] || self->values[index] != NULL;
}

const char *
assay_arguments_get_option (const AssayArguments *self, const char *option)
{
  int index = find_option (self->usage, option);

  g_assert (index >= 0);

  return self->values[index];
}

const char *
assay_arguments_require (const AssayArguments *self, const char *option, GError **error)
{
  const char *value = assay_arguments_get_option (self, option);
  const AssayOption *row = &self->usage->options[find_option (self->usage, option)];

  if (value == NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE, _ ("“assay %s” needs --%s %s"),
                 self->usage->command, option, _ (row->value));

  return value;
}

gboolean
assay_arguments_read_date (const AssayArguments *self,
                           const char *option,
                           AssayDate *date,
                           GError **error)
{
  const char *value = assay_arguments_get_option (self, option);
  g_autofree char *written = g_strconcat ("--", option, NULL);
  GError *local_error = NULL;

  if (value == NULL)
    return TRUE;
  if (*value == '\0')
    {
      *date = ASSAY_DATE_NONE;
      return TRUE;
    }
  if (assay_date_parse (value, date, &local_error))
    return TRUE;
  assay_error_propagate (error, local_error, written);

  return FALSE;
}

gboolean
assay_arguments_check_one_of (const AssayArguments *self,
                              const char *const *options,
                              GError **error)
{
  const char *first = NULL;

  for (; *options != NULL; options++)
    {
      if (!assay_arguments_has (self, *options))
        continue;
      if (first != NULL)
        {
          g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                       _ ("--%s and --%s cannot go together; choose one"), first, *options);
          return FALSE;
        }
      first = *options;
    }

  return TRUE;
}

/* "  -o, --output FILE", the long names below each other. */
static char *
format_option (const AssayOption *option)
{
  GString *text = g_string_new ("  ");

  if (option->letter != '\0')
    g_string_append_printf (text, "-%c, ", option->letter);
  else
    g_string_append (text, "    ");
  g_string_append_printf (text, "--%s", option->name);
  if (option->type != ASSAY_OPTION_FLAG)
    g_string_append_printf (text, " %s", _ (option->value));

  return g_string_free (text, FALSE);
}

static void
append_option (GString *text, const AssayOption *option, int width)
{
  g_autofree char *left = format_option (option);
  int padding = width - (int) g_utf8_strlen (left, -1);

  g_string_append_printf (text, "%s%*s  %s\n", left, padding, "", _ (option->meaning));
}

char *
assay_usage_format (const AssayUsage *usage)
{
  static const AssayOption help = { "help", 'h', ASSAY_OPTION_FLAG, NULL,
                                    N_ ("show this page and do nothing else") };
  GString *text = g_string_new (NULL);
  guint n = count_options (usage);
  int width = 0;

  for (guint i = 0; i <= n; i++)
    {
      g_autofree char *left = format_option (i < n ? &usage->options[i] : &help);

      width = MAX (width, (int) g_utf8_strlen (left, -1));
    }

  g_string_append_printf (text, _ ("Usage: assay %s"), usage->command);
  if (*usage->positional != '\0')
    g_string_append_printf (text, " %s", _ (usage->positional));
  g_string_append_printf (text, " %s\n\n%s\n", _ ("[OPTION…]"), _ ("Options:"));
  for (guint i = 0; i < n; i++)
    append_option (text, &usage->options[i], width);
  append_option (text, &help, width);

  return g_string_free (text, FALSE);
}
