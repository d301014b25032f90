/* assay register share: who else may look at a shared register, or change it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-output.h"
#include "cli/assay-register-runs.h"
#include "core/register/assay-register-address.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* In the order of AssayRegisterShare. */
static const char *const words[] = { "nothing", "view", "change", NULL };

static const char *
word_share (AssayRegisterShare share)
{
  switch (share)
    {
    case ASSAY_REGISTER_SHARE_NOTHING:
      return _ ("Nothing");
    case ASSAY_REGISTER_SHARE_VIEW:
      return _ ("Look at it");
    case ASSAY_REGISTER_SHARE_CHANGE:
      return _ ("Change it");
    }

  g_assert_not_reached ();
}

/* An empty table would look as if nobody but its owner could open it. */
static void
say_empty (const char *address)
{
  if (assay_register_address_is_database (address))
    assay_output_say (_ ("Shared with nobody yet."));
  else
    assay_output_say (
        _ ("A file is shared by who may read or write it and the folder it is in. For "
           "people with different rights, start a register in a database with “assay "
           "register new --database postgresql://…”."));
}

static void
print (const GPtrArray *shares, gboolean json)
{
  const char *const headings[] = { _ ("Who"), _ ("May"), NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_begin_array (builder, "shares");
  for (guint i = 0; i < shares->len; i++)
    {
      const AssayRegisterShared *one = shares->pdata[i];

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "role", one->role);
      assay_json_add_string (builder, "may", words[one->share]);
      json_builder_end_object (builder);
      assay_listing_add (table, one->role);
      assay_listing_add (table, word_share (one->share));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (json)
    assay_json_print (builder);
  else
    assay_listing_print (table);
}

static gboolean
parse_share (const char *word, AssayRegisterShare *out_share, GError **error)
{
  g_autofree char *quoted = assay_text_dup_quoted (word);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      {
        *out_share = i;
        return TRUE;
      }
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
               _ ("“%s” is not possible; allowed: view, change, nothing"), quoted);

  return FALSE;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *role = assay_arguments_get (arguments, 1);
  const char *may = assay_arguments_get (arguments, 2);
  g_auto (AssayRegisterRun) register_run = { NULL };
  g_autoptr (GPtrArray) shares = NULL;
  AssayRegisterShare share = ASSAY_REGISTER_SHARE_NOTHING;

  if ((role == NULL) != (may == NULL))
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                           _ ("say what ROLE may: view, change or nothing"));
      return 0;
    }
  if ((may != NULL && !parse_share (may, &share, error))
      || !assay_register_run_open (&register_run, cli, arguments, role != NULL, error))
    return 0;
  if (role != NULL)
    {
      if (assay_register_store_share (register_run.store, role, share,
                                      assay_cli_get_cancellable (cli), error))
        assay_output_say (_ ("From now on %s may: %s."), role, word_share (share));
      return 0;
    }
  shares = assay_register_store_list_shares (register_run.store, error);
  if (shares != NULL)
    print (shares, assay_arguments_has (arguments, "json"));
  if (shares != NULL && shares->len == 0)
    say_empty (assay_arguments_get (arguments, 0));

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_share = {
  .usage = { "register share", N_ ("FILE [ROLE MAY]"), 1, 3, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("show or change who may look at a shared register"),
  .explanation =
      N_ ("Of a register in a database: ROLE is a name or a group there, MAY is view, change or\n"
          "nothing. Nobody takes a line out of the trail. A file is shared by who may read it."),
  .example = "assay register share --database postgresql://db.example/contracts\n"
             "assay register share --database postgresql://db.example/contracts viewers view",
  .run = run,
};
