/* Changing a register: all of an edit or nothing of it, and a line in the trail for each change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Versions and not locks keep two people apart: nobody has to wait for somebody who went to lunch.
 * The version stands in the statement that changes the row, so that even a database that lets two
 * transactions run at once lets only one of them through.
 *
 * What failed for a reason that passes (a lost connection, two that waited for each other) is done
 * again from the start, a few times. That is safe, because it is only done where nothing was kept;
 * where that is not known, the trail is asked first.
 */

#include "core/register/assay-register-entry.h"
#include "core/register/assay-register-store-private.h"

#include "base/assay-error.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define ATTEMPTS 5u

/* In the order of AssayRegisterVerb. */
static const char *const verb_ids[] = { "add", "amend", "remove" };

G_STATIC_ASSERT (G_N_ELEMENTS (verb_ids) == ASSAY_REGISTER_REMOVE + 1);

const char *
assay_register_verb_get_id (AssayRegisterVerb verb)
{
  g_assert ((guint) verb < G_N_ELEMENTS (verb_ids));

  return verb_ids[verb];
}

void
assay_register_collision_free (AssayRegisterCollision *self)
{
  assay_register_value_free (self->ours);
  assay_register_value_free (self->theirs);
  g_free (self);
}

/* One edit on its way. @copies are the edit's values as they will be; the caller's change only when
 * everything is safe. @ids leads from negative ids to given ones. */
typedef struct
{
  AssayRegisterStore *store;
  GPtrArray *copies;
  GHashTable *ids;
  GPtrArray *collisions;
  char *moment;
  char *mark;
} Apply;

static Apply
apply_begin (AssayRegisterStore *store)
{
  return (Apply){
    .store = store,
    .copies = g_ptr_array_new_with_free_func (assay_register_value_free),
    .ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
    .collisions = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_register_collision_free),
    .moment = assay_context_format_time (assay_context_get_now (store->context)),
    .mark = g_uuid_string_random (),
  };
}

static void
apply_clear (Apply *self)
{
  g_ptr_array_unref (self->copies);
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->collisions);
  g_free (self->moment);
  g_free (self->mark);
}

static gboolean
run (Apply *self,
     const char *sql,
     GPtrArray *parameters,
     AssayRegisterRowFunc row,
     gpointer user_data,
     guint *out_changed,
     GError **error)
{
  AssayRegisterDatabase *database = self->store->database;

  return database->class->run (database, sql, (const char *const *) parameters->pdata,
                               parameters->len, row, user_data, out_changed, error);
}

static char *
format_id (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/* --- The pieces of a statement ----------------------------------------------------------------
 */

static gboolean
resolve (Apply *self, AssayRegisterValue *value, GError **error)
{
  const AssayHeldRow *row = assay_held_get_row (value->kind);

  for (guint i = 0; i < row->n_fields; i++)
    {
      gint64 *named = &G_STRUCT_MEMBER (gint64, value, row->fields[i].offset);
      const gint64 *given;

      if (row->fields[i].kind != ASSAY_HELD_REF || *named >= 0)
        continue;
      given = g_hash_table_lookup (self->ids, named);
      if (given == NULL)
        {
          g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                       _ ("%s: what it belongs to has to come before it"), row->fields[i].name);
          return FALSE;
        }
      *named = *given;
    }

  return TRUE;
}

static void
add_fields (GPtrArray *parameters, const AssayRegisterValue *value)
{
  const AssayHeldRow *row = assay_held_get_row (value->kind);

  for (guint i = 0; i < row->n_fields; i++)
    g_ptr_array_add (parameters, assay_held_field_format (&row->fields[i], value));
}

static gboolean
write_trail (Apply *self,
             AssayRegisterVerb verb,
             const AssayRegisterValue *value,
             const AssayRegisterValue *was,
             GError **error)
{
  g_autoptr (GPtrArray) parameters = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parameters, g_strdup (self->mark));
  g_ptr_array_add (parameters, g_strdup (self->moment));
  g_ptr_array_add (parameters, g_strdup (assay_context_get_author (self->store->context)));
  g_ptr_array_add (parameters, g_strdup (verb_ids[verb]));
  g_ptr_array_add (parameters, g_strdup (assay_held_get_row (value->kind)->id));
  g_ptr_array_add (parameters, format_id (value->id));
  g_ptr_array_add (parameters, was != NULL ? assay_register_value_format (was) : NULL);
  g_ptr_array_add (parameters,
                   verb != ASSAY_REGISTER_REMOVE ? assay_register_value_format (value) : NULL);

  return run (
      self,
      "INSERT INTO trail (edit, moment, author, verb, kind, item, was, became) VALUES ($1, $2, $3, "
      "$4, $5, $6, $7, $8)",
      parameters, NULL, NULL, NULL, error);
}

/* --- Adding -----------------------------------------------------------------------------------
 */

static gboolean
take_id (const char *const *columns, guint n_columns, gpointer user_data, GError **error)
{
  *(gint64 *) user_data = g_ascii_strtoll (columns[0], NULL, 10);

  return TRUE;
}

/* Two answers to one question would be none. */
static gboolean
check_is_only (Apply *self, const AssayRegisterValue *value, GError **error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  gint64 there = 0;

  if (value->kind != ASSAY_HELD_SETTINGS)
    return TRUE;
  if (!run (self, "SELECT id FROM settings", none, take_id, &there, NULL, error))
    return FALSE;
  if (there == 0)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                       _ ("This register has its settings already; amend those"));

  return FALSE;
}

static gboolean
add (Apply *self, AssayRegisterValue *value, GError **error)
{
  const AssayHeldRow *row = assay_held_get_row (value->kind);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);
  g_autoptr (GPtrArray) parameters = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = NULL;
  gint64 asked = value->id;

  if (!check_is_only (self, value, error))
    return FALSE;
  for (guint i = 0; i < row->n_fields; i++)
    {
      g_string_append_printf (names, ", %s", row->fields[i].name);
      g_string_append_printf (places, ", $%u", i + 1);
    }
  sql = g_strdup_printf ("INSERT INTO %s (version%s) VALUES (1%s) RETURNING id", row->id,
                         names->str, places->str);
  add_fields (parameters, value);
  if (!run (self, sql, parameters, take_id, &value->id, NULL, error))
    return FALSE;
  value->version = 1;
  if (asked < 0)
    g_hash_table_insert (self->ids, g_memdup2 (&asked, sizeof asked),
                         g_memdup2 (&value->id, sizeof value->id));

  return write_trail (self, ASSAY_REGISTER_ADD, value, NULL, error);
}

/* --- Amending and removing --------------------------------------------------------------------
 */

typedef struct
{
  AssayHeldKind kind;
  gpointer value;
} Found;

static gboolean
take_found (const char *const *columns, guint n_columns, gpointer user_data, GError **error)
{
  Found *found = user_data;

  return assay_register_take_row (assay_held_get_row (found->kind), found->kind, columns,
                                  &found->value, error);
}

static gboolean
find_theirs (Apply *self, const AssayRegisterValue *value, gpointer *out_theirs, GError **error)
{
  g_autofree char *sql = assay_register_format_select (value->kind, "WHERE id = $1");
  g_autoptr (GPtrArray) parameters = g_ptr_array_new_with_free_func (g_free);
  Found found = { value->kind, NULL };

  g_ptr_array_add (parameters, format_id (value->id));
  if (!run (self, sql, parameters, take_found, &found, NULL, error))
    return FALSE;
  *out_theirs = found.value;

  return TRUE;
}

static void
collide (Apply *self, const AssayRegisterValue *value, gpointer theirs)
{
  AssayRegisterCollision *collision = g_new0 (AssayRegisterCollision, 1);

  collision->ours = assay_register_value_copy (value);
  collision->theirs = theirs;
  g_ptr_array_add (self->collisions, collision);
}

/* Changes or removes the row of @value if it still has the version that was read. */
static gboolean
change_row (Apply *self,
            AssayRegisterVerb verb,
            AssayRegisterValue *value,
            guint *out_changed,
            GError **error)
{
  const AssayHeldRow *row = assay_held_get_row (value->kind);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) parameters = g_ptr_array_new_with_free_func (g_free);

  if (verb == ASSAY_REGISTER_REMOVE)
    g_string_printf (sql, "DELETE FROM %s", row->id);
  else
    {
      g_string_printf (sql, "UPDATE %s SET ", row->id);
      for (guint i = 0; i < row->n_fields; i++)
        g_string_append_printf (sql, "%s = $%u, ", row->fields[i].name, i + 1);
      g_string_append (sql, "version = version + 1");
      add_fields (parameters, value);
    }
  g_string_append_printf (sql, " WHERE id = $%u AND version = $%u", parameters->len + 1,
                          parameters->len + 2);
  g_ptr_array_add (parameters, format_id (value->id));
  g_ptr_array_add (parameters, format_id (value->version));

  return run (self, sql->str, parameters, NULL, NULL, out_changed, error);
}

static gboolean
change (Apply *self, AssayRegisterVerb verb, AssayRegisterValue *value, GError **error)
{
  gpointer theirs = NULL;
  guint n_changed = 0;
  gboolean is_told;

  if (!find_theirs (self, value, &theirs, error))
    return FALSE;
  if (!change_row (self, verb, value, &n_changed, error))
    {
      assay_register_value_free (theirs);
      return FALSE;
    }
  if (n_changed == 0)
    {
      assay_register_value_free (theirs);
      if (!find_theirs (self, value, &theirs, error))
        return FALSE;
      collide (self, value, theirs);
      return TRUE;
    }
  is_told = write_trail (self, verb, value, theirs, error);
  value->version++;
  assay_register_value_free (theirs);

  return is_told;
}

/* --- An edit ----------------------------------------------------------------------------------
 */

static gboolean
apply_one (Apply *self, const AssayRegisterEdit *edit, GError **error)
{
  AssayRegisterValue *value = assay_register_value_copy (edit->value);
  AssayDate today = assay_context_get_today (self->store->context);

  g_ptr_array_add (self->copies, value);
  if (!resolve (self, value, error))
    return FALSE;
  if (edit->verb != ASSAY_REGISTER_REMOVE
      && (!assay_register_value_check (value, error)
          || !assay_register_value_check_entry (value, today, error)))
    return FALSE;

  return edit->verb == ASSAY_REGISTER_ADD ? add (self, value, error)
                                          : change (self, edit->verb, value, error);
}

static gboolean
is_stopped (const AssayRegisterStore *self, GError **error)
{
  if (!g_cancellable_is_cancelled (self->database->cancellable))
    return FALSE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED, _ ("Stopped"));

  return TRUE;
}

static gboolean
apply_all (Apply *self, const GArray *edits, GError **error)
{
  for (guint i = 0; i < edits->len; i++)
    if (is_stopped (self->store, error)
        || !apply_one (self, &g_array_index (edits, AssayRegisterEdit, i), error))
      return FALSE;
  if (self->collisions->len == 0)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                       _ ("Somebody else changed this since you opened it; look at both and decide "
                          "which is to stand"));

  return FALSE;
}

/* The caller's values become what is kept: ids, versions and references, no texts. */
static void
give_back (const GPtrArray *copies, GArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    {
      AssayRegisterValue *value = g_array_index (edits, AssayRegisterEdit, i).value;
      const AssayRegisterValue *kept = copies->pdata[i];
      const AssayHeldRow *row = assay_held_get_row (value->kind);

      *value = *kept;
      for (guint j = 0; j < row->n_fields; j++)
        if (row->fields[j].kind == ASSAY_HELD_REF)
          G_STRUCT_MEMBER (gint64, value, row->fields[j].offset) =
              G_STRUCT_MEMBER (gint64, kept, row->fields[j].offset);
    }
}

/* --- When the answer does not come ------------------------------------------------------------
 */

static void
set_unsure (AssayRegisterStore *self, GError **error)
{
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_IO,
               _ ("The connection to %s was lost while this was being kept, and nobody can say yet "
                  "whether it was. Look whether it is there before you enter it again"),
               self->shown);
}

typedef enum
{
  SETTLED_NOT_KEPT,
  SETTLED_KEPT,
  SETTLED_NOT_YET,
} Settled;

/* Answers the open question, if there is one. KEPT only where these very @edits were meant. */
static Settled
settle (AssayRegisterStore *self, GArray *edits, GError **error)
{
  g_autofree char *asked = NULL;
  gboolean is_kept = FALSE, is_same;

  if (self->question == NULL)
    return SETTLED_NOT_KEPT;
  if (!assay_register_store_find_mark (self, self->question->mark, &is_kept, NULL))
    {
      set_unsure (self, error);
      return SETTLED_NOT_YET;
    }
  asked = assay_register_edits_format (edits);
  is_same = g_str_equal (asked, self->question->asked);
  if (is_kept && is_same)
    give_back (self->question->copies, edits);
  g_clear_pointer (&self->question, assay_register_question_free);

  return is_kept && is_same ? SETTLED_KEPT : SETTLED_NOT_KEPT;
}

/* --- Applying ---------------------------------------------------------------------------------
 */

static gboolean
apply_once (AssayRegisterStore *self, GArray *edits, GPtrArray **out_collisions, GError **error)
{
  const AssayRegisterDatabaseClass *class = self->database->class;
  Apply apply;
  gboolean is_done;

  if (!class->begin (self->database, TRUE, error))
    return FALSE;
  apply = apply_begin (self);
  /* A rule of ours that refuses has nothing to do with what came before. */
  self->database->trouble = ASSAY_REGISTER_TROUBLE_NONE;
  is_done = apply_all (&apply, edits, error) && class->commit (self->database, error);
  if (is_done)
    give_back (apply.copies, edits);
  else
    {
      if (self->database->trouble == ASSAY_REGISTER_TROUBLE_UNSURE && edits->len > 0)
        self->question = assay_register_question_new (apply.mark, edits, apply.copies);
      class->roll_back (self->database);
    }
  /* Not those of an attempt that is made again. */
  if (out_collisions != NULL && apply.collisions->len > 0
      && self->database->trouble == ASSAY_REGISTER_TROUBLE_NONE)
    *out_collisions = g_ptr_array_ref (apply.collisions);
  apply_clear (&apply);

  return is_done;
}

static gboolean
apply_patiently (AssayRegisterStore *self,
                 GArray *edits,
                 GPtrArray **out_collisions,
                 GError **error)
{
  g_autoptr (GError) local = NULL;

  for (guint attempt = 1;; attempt++)
    {
      Settled settled = settle (self, edits, error);

      if (settled != SETTLED_NOT_KEPT)
        return settled == SETTLED_KEPT;
      if (attempt > ATTEMPTS)
        break;
      g_clear_error (&local);
      if (apply_once (self, edits, out_collisions, &local))
        return TRUE;
      if (self->question == NULL && self->database->trouble != ASSAY_REGISTER_TROUBLE_AGAIN)
        break;
    }
  if (g_error_matches (local, ASSAY_ERROR, ASSAY_ERROR_CANCELLED))
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED,
                           _ ("Stopped; nothing of this was kept"));
      return FALSE;
    }
  if (g_error_matches (local, ASSAY_ERROR, ASSAY_ERROR_IO))
    g_prefix_error (&local, "%s ", _ ("Nothing of this was kept."));
  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

gboolean
assay_register_store_apply (AssayRegisterStore *self,
                            GArray *edits,
                            GCancellable *cancellable,
                            GPtrArray **out_collisions,
                            GError **error)
{
  gboolean is_done;

  if (out_collisions != NULL)
    *out_collisions = NULL;
  self->database->cancellable = cancellable;
  is_done = apply_patiently (self, edits, out_collisions, error);
  self->database->cancellable = NULL;

  return is_done;
}
