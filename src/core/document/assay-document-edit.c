/* An edit: the only thing that changes a document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Applying copies only the arrays an edit touches, and of those only the pointers. With 5,000 items
 * that is some 40 kB, well under what one synced write costs.
 */

#include "core/document/assay-document-edit.h"

struct _AssayEdit
{
  gatomicrefcount refs;
  const AssayModel *model;
  guint verb;
  char *subject;
  char *detail;
  GArray *changes;
};

AssayEdit *
assay_document_edit_new (const AssayModel *model,
                         guint verb,
                         const char *subject,
                         const char *detail)
{
  AssayEdit *self = g_new0 (AssayEdit, 1);

  g_assert (verb < model->n_verbs);

  g_atomic_ref_count_init (&self->refs);
  self->model = model;
  self->verb = verb;
  self->subject = g_strdup (subject);
  self->detail = g_strdup (detail);
  self->changes = g_array_new (FALSE, FALSE, sizeof (AssayChange));

  return self;
}

static AssayEdit *
new_like (const AssayEdit *self)
{
  return assay_document_edit_new (self->model, self->verb, self->subject, self->detail);
}

static void
unref_value (const AssayEdit *self, guint type, gpointer value)
{
  if (value != NULL)
    self->model->get_unref (type) (value);
}

static void
clear_change (const AssayEdit *self, const AssayChange *change)
{
  unref_value (self, change->type, change->before);
  unref_value (self, change->type, change->after);
}

AssayEdit *
assay_edit_ref (AssayEdit *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
assay_edit_unref (AssayEdit *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->changes->len; i++)
    clear_change (self, &g_array_index (self->changes, AssayChange, i));
  g_free (self->subject);
  g_free (self->detail);
  g_array_unref (self->changes);
  g_free (self);
}

void
assay_edit_add (AssayEdit *self, guint type, gconstpointer before, gpointer after)
{
  AssayChange change = { .type = type,
                         .before = self->model->ref_value (type, before),
                         .after = after };

  g_assert (before != NULL || after != NULL);

  g_array_append_val (self->changes, change);
}

const AssayModel *
assay_edit_get_model (const AssayEdit *self)
{
  return self->model;
}

guint
assay_edit_get_verb_place (const AssayEdit *self)
{
  return self->verb;
}

const char *
assay_edit_get_subject (const AssayEdit *self)
{
  return self->subject;
}

const char *
assay_edit_get_detail (const AssayEdit *self)
{
  return self->detail;
}

const GArray *
assay_edit_get_changes (const AssayEdit *self)
{
  return self->changes;
}

guint
assay_edit_count_changes (const AssayEdit *self)
{
  return self->changes->len;
}

gboolean
assay_edit_is_empty (const AssayEdit *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const AssayChange *change = &g_array_index (self->changes, AssayChange, i);

      if (!assay_model_is_equal (self->model, change->type, change->before, change->after))
        return FALSE;
    }

  return TRUE;
}

AssayEdit *
assay_edit_reverse (AssayEdit *self)
{
  AssayEdit *reversed = new_like (self);

  for (guint i = self->changes->len; i > 0; i--)
    {
      const AssayChange *change = &g_array_index (self->changes, AssayChange, i - 1);

      assay_edit_add (reversed, change->type, change->after,
                      self->model->ref_value (change->type, change->before));
    }

  return reversed;
}

/* --- Applying --- */

static void
share (GPtrArray **slot, GPtrArray *values)
{
  g_ptr_array_unref (*slot);
  *slot = g_ptr_array_ref (values);
}

static gpointer
share_all (const AssayModel *model, gpointer document)
{
  gpointer shared = model->new_document (model->ref_value (0, *model->get_head (document)));

  for (guint type = 1; type < model->n_types; type++)
    share (model->get_slot (shared, type), *model->get_slot (document, type));

  return shared;
}

static GPtrArray *
copy_array (const AssayModel *model, const GPtrArray *values, guint type)
{
  GPtrArray *copy = assay_model_new_array (model, type);

  g_ptr_array_set_size (copy, (int) values->len);
  for (guint i = 0; i < values->len; i++)
    copy->pdata[i] = model->ref_value (type, values->pdata[i]);

  return copy;
}

/* Makes sure that @document's array is not the one @original holds too. */
static GPtrArray *
own_array (const AssayModel *model, gpointer document, gpointer original, guint type)
{
  GPtrArray **slot = model->get_slot (document, type);
  GPtrArray *values = *slot;

  if (values == *model->get_slot (original, type))
    {
      *slot = copy_array (model, values, type);
      g_ptr_array_unref (values);
    }

  return *slot;
}

static void
put_value (const AssayEdit *self, GPtrArray *values, const AssayChange *change)
{
  gconstpointer like = change->after != NULL ? change->after : change->before;
  guint place = 0;
  gboolean found = assay_model_find_place (self->model, values, change->type, like, &place);

  if (change->after == NULL)
    {
      if (found)
        g_ptr_array_remove_index (values, place);
    }
  else if (found)
    {
      unref_value (self, change->type, values->pdata[place]);
      values->pdata[place] = self->model->ref_value (change->type, change->after);
    }
  else
    g_ptr_array_insert (values, (int) place, self->model->ref_value (change->type, change->after));
}

gpointer
assay_document_edit_apply (const AssayEdit *self, gconstpointer document)
{
  const AssayModel *model = self->model;
  gpointer original = (gpointer) document;
  gpointer changed = share_all (model, original);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const AssayChange *change = &g_array_index (self->changes, AssayChange, i);

      if (change->type != 0)
        put_value (self, own_array (model, changed, original, change->type), change);
      else if (change->after != NULL)
        {
          gpointer *head = model->get_head (changed);

          unref_value (self, 0, *head);
          *head = model->ref_value (0, change->after);
        }
    }

  return changed;
}

/* --- Several edits, several moments --- */

/* @places: type and label of a value -> its place among the changes, from 1. */
static void
join_change (AssayEdit *joined, const AssayChange *change, GHashTable *places)
{
  gconstpointer like = change->after != NULL ? change->after : change->before;
  g_autofree char *label = joined->model->dup_label (change->type, like);
  g_autofree char *key =
      g_strdup_printf ("%s %s", joined->model->get_element (change->type), label);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, key));
  AssayChange *earlier;

  if (place == 0)
    {
      assay_edit_add (joined, change->type, change->before,
                      joined->model->ref_value (change->type, change->after));
      g_hash_table_insert (places, g_steal_pointer (&key), GUINT_TO_POINTER (joined->changes->len));
      return;
    }
  earlier = &g_array_index (joined->changes, AssayChange, place - 1);
  unref_value (joined, earlier->type, earlier->after);
  earlier->after = joined->model->ref_value (change->type, change->after);
}

/* What came and went in one breath is no change at all, and has neither before nor after. */
static void
drop_void_changes (AssayEdit *self)
{
  for (guint i = self->changes->len; i > 0; i--)
    {
      const AssayChange *change = &g_array_index (self->changes, AssayChange, i - 1);

      if (change->before == NULL && change->after == NULL)
        g_array_remove_index (self->changes, i - 1);
    }
}

AssayEdit *
assay_edit_join (GPtrArray *edits)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AssayEdit *joined;

  g_return_val_if_fail (edits->len > 0, NULL);

  joined = new_like (edits->pdata[0]);
  for (guint i = 0; i < edits->len; i++)
    {
      const AssayEdit *edit = edits->pdata[i];

      for (guint j = 0; j < edit->changes->len; j++)
        join_change (joined, &g_array_index (edit->changes, AssayChange, j), places);
    }
  drop_void_changes (joined);

  return joined;
}

AssayEdit *
assay_edit_rebase (AssayEdit *self, gconstpointer document)
{
  AssayEdit *rebased = new_like (self);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const AssayChange *change = &g_array_index (self->changes, AssayChange, i);
      gconstpointer like = change->after != NULL ? change->after : change->before;
      gconstpointer now = assay_model_lookup_like (self->model, document, change->type, like);

      if (now != NULL || change->after != NULL)
        assay_edit_add (rebased, change->type, now,
                        self->model->ref_value (change->type, change->after));
    }

  return rebased;
}

static void
add_differences (AssayEdit *edit, guint type, const GPtrArray *before, const GPtrArray *after)
{
  const AssayModel *model = edit->model;
  guint i = 0, j = 0;

  while (i < before->len || j < after->len)
    {
      int order = i == before->len  ? 1
                  : j == after->len ? -1
                                    : model->compare (type, before->pdata[i], after->pdata[j]);
      gconstpointer old = order <= 0 ? before->pdata[i++] : NULL;
      gconstpointer new = order >= 0 ? after->pdata[j++] : NULL;

      if (!assay_model_is_equal (model, type, old, new))
        assay_edit_add (edit, type, old, model->ref_value (type, new));
    }
}

AssayEdit *
assay_document_edit_compute_difference (const AssayModel *model,
                                        guint verb,
                                        gconstpointer before,
                                        gconstpointer after)
{
  AssayEdit *edit = assay_document_edit_new (model, verb, NULL, NULL);
  gpointer old_head = before != NULL ? *model->get_head ((gpointer) before) : NULL;
  gpointer new_head = *model->get_head ((gpointer) after);

  if (!assay_model_is_equal (model, 0, old_head, new_head))
    assay_edit_add (edit, 0, old_head, model->ref_value (0, new_head));
  for (guint type = 1; type < model->n_types; type++)
    {
      g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
      const GPtrArray *old = before != NULL ? *model->get_slot ((gpointer) before, type) : nothing;

      add_differences (edit, type, old, *model->get_slot ((gpointer) after, type));
    }

  return edit;
}

void
assay_edit_note_numbers (const AssayEdit *self, guint *highest)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const AssayChange *change = &g_array_index (self->changes, AssayChange, i);
      gconstpointer value = change->after != NULL ? change->after : change->before;

      if (self->model->get_counter (change->type) != NULL)
        highest[change->type] =
            MAX (highest[change->type], self->model->get_number (change->type, value));
    }
}
