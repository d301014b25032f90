/* What comes in by itself when two copies are merged, place by place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With no conflict resolved, what differs between ours and the result is what nobody has to choose
 * about.
 */

#include "present/assay-history-state.h"
#include "present/assay-merge-state.h"
#include "present/assay-wording-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
line_free (gpointer data)
{
  AssayMergeLine *self = data;

  g_free (self->what);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static void
group_free (gpointer data)
{
  AssayMergeGroup *self = data;

  g_free (self->title);
  g_free (self->text);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/* @subject as lists of changes have it: an id, a number, or words already. */
static char *
word_place (const AssayScheme *scheme, const AssayMerge *merge, const char *subject)
{
  const AssayCriterion *criterion =
      subject != NULL ? assay_scheme_lookup_criterion (scheme, subject) : NULL;
  const AssayEvidence *item =
      subject != NULL ? assay_portfolio_find_evidence (merge->merged, subject, NULL) : NULL;
  const AssayAction *action =
      subject != NULL ? assay_portfolio_find_action (merge->merged, subject, NULL) : NULL;
  g_autofree char *what = action != NULL ? assay_wording_shorten (action->what) : NULL;
  const char *title = criterion != NULL ? criterion->title : item != NULL ? item->title : what;

  if (subject == NULL)
    return g_strdup (_ ("The service"));

  return title != NULL ? g_strdup_printf (_ ("%s “%s”"), subject, title) : g_strdup (subject);
}

static AssayMergeLine *
line_new (const AssayHistoryChange *change)
{
  AssayMergeLine *self = g_new0 (AssayMergeLine, 1);

  self->what = g_strdup (change->field);
  self->before = g_strdup (change->before);
  self->after = g_strdup (change->after);

  return self;
}

/* A response is never new: what it is about has been there all along. */
static gboolean
is_new (const AssayScheme *scheme, const AssayMergeGroup *group, const char *subject)
{
  for (guint i = 0; i < group->lines->len; i++)
    if (((const AssayMergeLine *) group->lines->pdata[i])->before != NULL)
      return FALSE;

  return subject != NULL && assay_scheme_lookup_criterion (scheme, subject) == NULL;
}

static char *
word_lines (const AssayMergeGroup *group)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < group->lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            ((const AssayMergeLine *) group->lines->pdata[i])->what);

  return g_string_free (text, FALSE);
}

static void
add_group (GPtrArray *groups,
           const AssayScheme *scheme,
           const AssayMerge *merge,
           const GPtrArray *changes,
           guint first,
           guint end)
{
  const char *subject = ((const AssayHistoryChange *) changes->pdata[first])->subject;
  AssayMergeGroup *self = g_new0 (AssayMergeGroup, 1);

  self->title = word_place (scheme, merge, subject);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  for (guint i = first; i < end; i++)
    g_ptr_array_add (self->lines, line_new (changes->pdata[i]));
  self->text = is_new (scheme, self, subject) ? g_strdup (_ ("new")) : word_lines (self);
  g_ptr_array_add (groups, self);
}

GPtrArray *
assay_merge_list_groups (const AssayScheme *scheme, const AssayMerge *merge)
{
  g_autoptr (GPtrArray) changes =
      assay_history_list_changes (scheme, merge->sides[ASSAY_SIDE_OURS], merge->merged);
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);

  for (guint i = 0, end; i < changes->len; i = end)
    {
      const char *subject = ((const AssayHistoryChange *) changes->pdata[i])->subject;

      for (end = i + 1; end < changes->len; end++)
        if (g_strcmp0 (((const AssayHistoryChange *) changes->pdata[end])->subject, subject) != 0)
          break;
      add_group (groups, scheme, merge, changes, i, end);
    }

  return groups;
}
