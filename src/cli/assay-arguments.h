/* What one command takes, and what was given to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A command says in constant tables what it takes; reading the command line, the checks and the
 * help are made from them, so that they cannot disagree.
 */

#pragma once

#include "base/assay-date.h"

#include <glib.h>

G_BEGIN_DECLS

/* TEXT is UTF-8; PATH is in the GLib file name encoding. */
typedef enum
{
  ASSAY_OPTION_FLAG,
  ASSAY_OPTION_TEXT,
  ASSAY_OPTION_PATH,
} AssayOptionType;

/* @name is without dashes, @letter is '\0' where there is none, @value is what the help calls the
 * value. Lists end with ASSAY_OPTION_END. */
typedef struct
{
  const char *name;
  char letter;
  AssayOptionType type;
  const char *value;
  const char *meaning;
} AssayOption;

#define ASSAY_OPTION_END                                                                           \
  {                                                                                                \
    NULL, '\0', ASSAY_OPTION_FLAG, NULL, NULL                                                      \
  }

/* What most commands that print something for people also offer. */
#define ASSAY_OPTION_JSON                                                                          \
  {                                                                                                \
    "json", '\0', ASSAY_OPTION_FLAG, NULL, N_ ("print JSON")                                       \
  }

/* What stands beside --text: assay_review_read_text(), assay_cli_read_text(). */
#define ASSAY_OPTION_TEXT_FILE                                                                     \
  {                                                                                                \
    "text-file", '\0', ASSAY_OPTION_PATH, N_ ("FILE"),                                             \
        N_ ("the same from a file, “-” being standard input")                                      \
  }

#define ASSAY_ARGUMENTS_MANY G_MAXUINT

/* What a command takes. @positional is as the help shows it, "FOLDER CRITERION [LEVEL]"; its words
 * that begin with FOLDER or FILE are paths, the others are UTF-8. @instead is an option that may
 * stand in place of the first of them, whose value then is the first: NULL where there is none. */
typedef struct
{
  const char *command;
  const char *positional;
  guint min_positional;
  guint max_positional;
  const AssayOption *options;
  const char *instead;
} AssayUsage;

typedef struct _AssayArguments AssayArguments;

/* Reads @words, the command line after the command's name. Options may stand anywhere; "--" ends
 * them. Errors are USAGE, or INVALID for text that is not UTF-8. When help is asked for, nothing
 * else is checked. */
AssayArguments *
assay_arguments_parse (const AssayUsage *usage, const char *const *words, GError **error);
void assay_arguments_free (AssayArguments *self);

gboolean assay_arguments_wants_help (const AssayArguments *self);

/* The positional argument @index from 0, or NULL. */
const char *assay_arguments_get (const AssayArguments *self, guint index);
guint assay_arguments_get_n (const AssayArguments *self);

/* Options by name. get_option() is NULL when the option was not given. */
gboolean assay_arguments_has (const AssayArguments *self, const char *option);
const char *assay_arguments_get_option (const AssayArguments *self, const char *option);

/* The same for an option that must be there; USAGE when it is not. */
const char *
assay_arguments_require (const AssayArguments *self, const char *option, GError **error);

/* Leaves @date as it is when the option was not given; "" is ASSAY_DATE_NONE. */
gboolean assay_arguments_read_date (const AssayArguments *self,
                                    const char *option,
                                    AssayDate *date,
                                    GError **error);

/* USAGE when more than one of the options in @options (ended by NULL) was given. */
gboolean assay_arguments_check_one_of (const AssayArguments *self,
                                       const char *const *options,
                                       GError **error);

/* "Usage: …" and the table of options. */
char *assay_usage_format (const AssayUsage *usage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayArguments, assay_arguments_free)

G_END_DECLS
