/* The common past of two copies of one portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-ancestor.h"

#include "base/assay-error.h"
#include "core/document/assay-folder-path.h"
#include "core/portfolio/assay-replay.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static char *
format_edit (const AssayEdit *edit)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (FALSE);

  assay_xml_writer_open (writer, "edit");
  assay_edit_write_xml (edit, writer);
  assay_xml_writer_close (writer);

  return assay_xml_writer_finish (writer);
}

static gboolean
is_same_entry (const AssayEntry *a, const AssayEntry *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (a->sequence != b->sequence || a->time != b->time || a->type != b->type || a->of != b->of
      || g_strcmp0 (a->author, b->author) != 0)
    return FALSE;
  left = format_edit (a->edit);
  right = format_edit (b->edit);

  return g_str_equal (left, right);
}

/* Whether the history is there from the making of the portfolio on. */
static gboolean
has_beginning (const GPtrArray *entries)
{
  const AssayEntry *first = entries->len > 0 ? entries->pdata[0] : NULL;

  return first != NULL && first->sequence == 1
         && assay_edit_get_verb (first->edit) == ASSAY_VERB_CREATE;
}

static gboolean
count_shared (const GPtrArray *ours,
              const GPtrArray *theirs,
              GCancellable *cancellable,
              guint *out_n_shared,
              GError **error)
{
  guint n = 0;

  while (n < ours->len && n < theirs->len
         && ((const AssayEntry *) ours->pdata[n])->sequence == n + 1
         && is_same_entry (ours->pdata[n], theirs->pdata[n]))
    {
      if (!assay_check_not_cancelled (cancellable, error))
        return FALSE;
      n++;
    }
  *out_n_shared = n;

  return TRUE;
}

AssayAncestor *
assay_ancestor_find (const GPtrArray *ours,
                     const GPtrArray *theirs,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (AssayAncestor) self = g_new0 (AssayAncestor, 1);
  guint n_shared = 0;

  if (!has_beginning (ours) || !has_beginning (theirs))
    return g_steal_pointer (&self);
  if (!count_shared (ours, theirs, cancellable, &n_shared, error))
    return NULL;
  if (n_shared == 0)
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                           _ ("The two were begun apart from each other, so they are not copies of "
                              "one portfolio. Merge a copy that was made of this one, or of which "
                              "this one is a copy"));
      return NULL;
    }
  self->sequence = n_shared;
  self->portfolio = assay_replay (ours, n_shared, NULL, cancellable, error);

  return self->portfolio != NULL ? g_steal_pointer (&self) : NULL;
}

void
assay_ancestor_free (AssayAncestor *self)
{
  if (self == NULL)
    return;
  assay_portfolio_unref (self->portfolio);
  g_free (self);
}
