/* The table of commands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One source file per command, each with one constant of type AssayCommand; the table lists them in
 * the order of the help.
 */

#pragma once

#include "cli/assay-arguments.h"
#include "cli/assay-cli.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_GROUP_SCHEMES,
  ASSAY_GROUP_PORTFOLIO,
  ASSAY_GROUP_ANSWERS,
  ASSAY_GROUP_EVIDENCE,
  ASSAY_GROUP_PROGRESS,
  ASSAY_GROUP_READINESS,
  ASSAY_GROUP_RETURN,
  ASSAY_GROUP_REVIEW,
  ASSAY_GROUP_REGISTER,
  ASSAY_GROUP_KEYS,
  ASSAY_GROUP_HISTORY,
} AssayCommandGroup;

#define ASSAY_N_GROUPS (ASSAY_GROUP_HISTORY + 1)

/* @run returns the exit status: 0, or 1 for "done, and there is something to report"; with @error
 * set, the error's status counts. @explanation is two lines or so, @example one or more commands.
 */
typedef struct
{
  AssayUsage usage;
  AssayCommandGroup group;
  const char *summary;
  const char *explanation;
  const char *example;
  int (*run) (AssayCli *cli, const AssayArguments *arguments, GError **error);
} AssayCommand;

extern const AssayCommand assay_command_scheme_list;
extern const AssayCommand assay_command_scheme_show;
extern const AssayCommand assay_command_scheme_validate;
extern const AssayCommand assay_command_new;
extern const AssayCommand assay_command_profile;
extern const AssayCommand assay_command_copy;
extern const AssayCommand assay_command_open;
extern const AssayCommand assay_command_merge;
extern const AssayCommand assay_command_unlock;
extern const AssayCommand assay_command_rate;
extern const AssayCommand assay_command_note;
extern const AssayCommand assay_command_flag;
extern const AssayCommand assay_command_add;
extern const AssayCommand assay_command_amend;
extern const AssayCommand assay_command_verify;
extern const AssayCommand assay_command_withdraw;
extern const AssayCommand assay_command_key_show;
extern const AssayCommand assay_command_key_name;
extern const AssayCommand assay_command_key_list;
extern const AssayCommand assay_command_key_confirm;
extern const AssayCommand assay_command_key_forget;
extern const AssayCommand assay_command_cite;
extern const AssayCommand assay_command_uncite;
extern const AssayCommand assay_command_evidence;
extern const AssayCommand assay_command_action;
extern const AssayCommand assay_command_actions;
extern const AssayCommand assay_command_measure;
extern const AssayCommand assay_command_measure_answer;
extern const AssayCommand assay_command_measures;
extern const AssayCommand assay_command_status;
extern const AssayCommand assay_command_check;
extern const AssayCommand assay_command_pack;
extern const AssayCommand assay_command_report;
extern const AssayCommand assay_command_return_receive;
extern const AssayCommand assay_command_return_show;
extern const AssayCommand assay_command_return_write;
extern const AssayCommand assay_command_points;
extern const AssayCommand assay_command_answer;
extern const AssayCommand assay_command_submissions;
extern const AssayCommand assay_command_submit;
extern const AssayCommand assay_command_review_new;
extern const AssayCommand assay_command_review_check;
extern const AssayCommand assay_command_review_changes;
extern const AssayCommand assay_command_review_declare;
extern const AssayCommand assay_command_review_determine;
extern const AssayCommand assay_command_review_assess;
extern const AssayCommand assay_command_review_comment;
extern const AssayCommand assay_command_review_note;
extern const AssayCommand assay_command_review_request;
extern const AssayCommand assay_command_review_require;
extern const AssayCommand assay_command_review_visit;
extern const AssayCommand assay_command_review_question;
extern const AssayCommand assay_command_review_list;
extern const AssayCommand assay_command_review_questions;
extern const AssayCommand assay_command_review_sample;
extern const AssayCommand assay_command_review_compare;
extern const AssayCommand assay_command_review_settle;
extern const AssayCommand assay_command_review_recommend;
extern const AssayCommand assay_command_review_decide;
extern const AssayCommand assay_command_review_award;
extern const AssayCommand assay_command_review_award_file;
extern const AssayCommand assay_command_review_report;
extern const AssayCommand assay_command_review_certificate;
extern const AssayCommand assay_command_review_status;
extern const AssayCommand assay_command_review_show;
extern const AssayCommand assay_command_review_open;
extern const AssayCommand assay_command_review_history;
extern const AssayCommand assay_command_review_undo;
extern const AssayCommand assay_command_review_redo;
extern const AssayCommand assay_command_register_new;
extern const AssayCommand assay_command_register_standing;
extern const AssayCommand assay_command_register_show;
extern const AssayCommand assay_command_register_list;
extern const AssayCommand assay_command_register_add;
extern const AssayCommand assay_command_register_amend;
extern const AssayCommand assay_command_register_remove;
extern const AssayCommand assay_command_register_award;
extern const AssayCommand assay_command_register_note;
extern const AssayCommand assay_command_register_check;
extern const AssayCommand assay_command_register_trail;
extern const AssayCommand assay_command_register_calendar;
extern const AssayCommand assay_command_register_changes;
extern const AssayCommand assay_command_register_import;
extern const AssayCommand assay_command_register_receive;
extern const AssayCommand assay_command_register_request;
extern const AssayCommand assay_command_register_compare;
extern const AssayCommand assay_command_register_export;
extern const AssayCommand assay_command_register_share;
extern const AssayCommand assay_command_register_measures;
extern const AssayCommand assay_command_register_report;
extern const AssayCommand assay_command_register_settings;
extern const AssayCommand assay_command_history;
extern const AssayCommand assay_command_undo;
extern const AssayCommand assay_command_redo;

/* Finds the command that @words begins with, and says how many words its name took. USAGE with the
 * nearest match when there is none. */
const AssayCommand *
assay_commands_find (const char *const *words, guint *out_n_words, GError **error);

/* The help of all commands, of those whose name begins with the word @prefix ("scheme"), and of
 * one. */
char *assay_commands_format_help (void);
char *assay_commands_format_family_help (const char *prefix);
char *assay_command_format_help (const AssayCommand *self);

/* Whether commands of two words begin with @word, and it is none alone. */
gboolean assay_commands_has_family (const char *word);

G_END_DECLS
