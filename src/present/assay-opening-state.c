/* What can be done about a portfolio that would not open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-opening-state.h"

#include "base/assay-error.h"
#include "present/assay-recent-state.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
say_locked (AssayOpeningState *self, const char *name, const AssayFolderHolder *holder, gint64 now)
{
  g_autofree char *since = holder != NULL && holder->since != 0
                               ? assay_recent_state_word_time (holder->since, now)
                               : g_strdup (_ ("a time that is not known"));

  self->title = g_strdup_printf (_ ("“%s” is open already"), name);
  self->can_read = TRUE;
  self->can_unlock = holder == NULL || !holder->is_here;
  if (holder == NULL || holder->author == NULL || holder->host == NULL)
    self->body = g_strdup (_ ("Somebody whose name cannot be read has it open. You can read it; to "
                              "write in it, it must be closed there first."));
  else if (holder->is_here)
    self->body = g_strdup_printf (_ ("%s opened it on this computer (%s). Close it there first to "
                                     "write in it."),
                                  holder->author, since);
  else
    self->body = g_strdup_printf (
        _ ("%s opened it on the computer “%s” (%s). You can read it meanwhile. Take it over only "
           "if "
           "you are sure that nobody works in it there: otherwise one of you may lose work."),
        holder->author, holder->host, since);
}

static void
say_damaged (AssayOpeningState *self, const char *name, const GError *error)
{
  self->title = g_strdup_printf (_ ("“%s” is damaged"), name);
  self->body =
      g_strdup_printf (_ ("%s\n\nNothing has been changed. If you have a copy in one file, "
                          "you can restore the portfolio from it."),
                       error->message);
  self->can_restore = TRUE;
}

AssayOpeningState *
assay_opening_state_new (const char *path,
                         const GError *error,
                         const AssayFolderHolder *holder,
                         gint64 now)
{
  AssayOpeningState *self = g_new0 (AssayOpeningState, 1);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  const char *step = assay_wording_error_step (error);

  if (g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_LOCKED))
    {
      say_locked (self, shown, holder, now);
      return self;
    }
  if (g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED)
      || g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_INVALID))
    {
      say_damaged (self, shown, error);
      return self;
    }
  self->title = g_strdup_printf (_ ("“%s” could not be opened"), shown);
  self->body =
      step != NULL ? g_strdup_printf ("%s\n\n%s", error->message, step) : g_strdup (error->message);
  self->can_read = g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_ACCESS)
                   || g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_NO_SPACE);

  return self;
}

char *
assay_opening_state_word_reading (const AssayFolderHolder *holder, gboolean can_write, gint64 now)
{
  g_autofree char *since = holder != NULL && holder->since != 0
                               ? assay_recent_state_word_time (holder->since, now)
                               : NULL;

  if (!can_write)
    return g_strdup (_ ("For reading only: you may not write in this folder. Ask whoever looks "
                        "after it, or save a copy and work in that."));
  if (holder == NULL)
    return g_strdup (_ ("For reading only. Open it for writing to change anything."));
  if (holder->author == NULL || holder->host == NULL || since == NULL)
    return g_strdup (_ ("For reading only: somebody else has it open. When they have closed it, "
                        "open it for writing."));
  if (holder->is_here)
    return g_strdup_printf (_ ("For reading only: %s has it open on this computer (%s). Close it "
                               "there, then open it for writing."),
                            holder->author, since);

  return g_strdup_printf (_ ("For reading only: %s has it open on “%s” (%s). When they have closed "
                             "it, open it for writing."),
                          holder->author, holder->host, since);
}

char *
assay_opening_state_word_reading_register (gboolean is_shared)
{
  if (is_shared)
    return g_strdup (_ ("For reading only: you may look at this register but not change it. Ask "
                        "whoever made it to let you make changes, then open it for writing."));

  return g_strdup (_ ("For reading only: the file or its folder is protected. Ask whoever keeps it "
                      "to let you write there, then open it for writing."));
}

void
assay_opening_state_free (AssayOpeningState *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->body);
  g_free (self);
}
