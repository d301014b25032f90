/* How the commands of registers run: opening one, making one edit, saying what was done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-arguments.h"
#include "cli/assay-cli.h"
#include "core/register/assay-register-store.h"
#include "present/assay-register-wording.h"

G_BEGIN_DECLS

/* What stands in place of FILE; for the option list and for AssayUsage.instead. */
#define ASSAY_REGISTER_INSTEAD "database"
#define ASSAY_OPTION_DATABASE                                                                      \
  {                                                                                                \
    ASSAY_REGISTER_INSTEAD, '\0', ASSAY_OPTION_TEXT, N_ ("URL"),                                   \
        N_ ("a shared register, postgresql://…, in place of FILE")                                 \
  }

#define ASSAY_OPTION_REGISTER_ON                                                                   \
  {                                                                                                \
    "on", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("the day asked about; without it, today")      \
  }

/* Without it, what a command prints may be given to others. */
#define ASSAY_OPTION_ALL_FIGURES                                                                   \
  {                                                                                                \
    "all-figures", '\0', ASSAY_OPTION_FLAG, NULL,                                                  \
        N_ ("show small counts, too; for your own eyes only")                                      \
  }

/* An open register with all that is in it; ground is of it and of the day asked about. */
typedef struct
{
  GCancellable *cancellable; /* borrowed: of the command */
  AssayRegisterStore *store;
  AssayRegister *held;
  AssayRegisterSchemes *schemes;
  AssayRegisterGround ground;
} AssayRegisterRun;

/* Opens the register that the first argument names and reads it. The day is today. */
gboolean assay_register_run_open (AssayRegisterRun *self,
                                  AssayCli *cli,
                                  const AssayArguments *arguments,
                                  gboolean is_to_write,
                                  GError **error);

/* A day that @option names, where it is given; then it has to be one: what a script forgot to fill
 * in would mean another day than was meant. */
gboolean assay_register_run_read_day (const AssayArguments *arguments,
                                      const char *option,
                                      AssayDate *day,
                                      GError **error);

/* The same for reading, and the day that --on names. */
gboolean assay_register_run_open_on (AssayRegisterRun *self,
                                     AssayCli *cli,
                                     const AssayArguments *arguments,
                                     GError **error);

/* Opens it for writing, and gives a copy of the value that the next two arguments name by its kind
 * and which it is; NULL with an error. */
AssayRegisterValue *assay_register_run_open_value (AssayRegisterRun *self,
                                                   AssayCli *cli,
                                                   const AssayArguments *arguments,
                                                   GError **error);
void assay_register_run_clear (AssayRegisterRun *self);

/* The day that --since gave (*@since, NONE for none), or else that of the last board. USAGE where
 * there is neither and it is needed; INVALID where it is not before the day asked about. */
gboolean assay_register_run_choose_since (const AssayRegisterRun *self,
                                          gboolean is_needed,
                                          AssayDate *since,
                                          GError **error);

/* The schemes at hand; those that are no valid schemes are said. */
AssayRegisterSchemes *assay_register_read_schemes (AssayCli *cli, GError **error);

/* Says both sides of each (AssayRegisterCollision); NULL is none. */
void assay_register_run_say_collisions (const AssayRegisterRun *self, const GPtrArray *collisions);

/* One way to apply edits: as assay_register_store_apply(), with the same edits each time. */
typedef gboolean (*AssayRegisterApplier) (gpointer what,
                                          AssayRegisterStore *store,
                                          GCancellable *cancellable,
                                          GPtrArray **out_collisions,
                                          GError **error);

/* Applies @what. Where the answer was lost, it is asked after for some seconds, and said whether it
 * was kept; then TRUE means as ever that it is, and once. Says both sides of what collides. */
gboolean assay_register_run_apply_by (AssayRegisterRun *self,
                                      AssayRegisterApplier apply,
                                      gpointer what,
                                      GError **error);

/* Applies one edit of @value. See apply_all. */
gboolean assay_register_run_apply (AssayRegisterRun *self,
                                   AssayRegisterVerb verb,
                                   gpointer value,
                                   GError **error);

/* Applies @edits (AssayRegisterEdit) as one and says what was done, and what looks wrong since.
 * Where somebody else was quicker, both sides of everything that collides are said, and nothing is
 * changed. */
gboolean assay_register_run_apply_all (AssayRegisterRun *self, GArray *edits, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayRegisterRun, assay_register_run_clear)

G_END_DECLS
