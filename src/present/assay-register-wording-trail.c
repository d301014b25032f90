/* What was done in a register, and where two people did it at once, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of the trail says what a value was and became as text, so that it can be read when the
 * value, or the kind of value, is long gone. What it cannot make sense of it shows as it stands.
 */

#include "present/assay-register-wording.h"

#include "core/register/assay-register-past.h"
#include "present/assay-wording-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* In the order of AssayHeldKind. Whole sentences, because in many languages the kind changes the
 * verb. */
static const struct
{
  const char *added;
  const char *amended;
  const char *removed;
} sentences[] = {
  { N_ ("Added the area “%s”"), N_ ("Changed the area “%s”"), N_ ("Removed the area “%s”") },
  { N_ ("Added the service “%s”"), N_ ("Changed the service “%s”"),
    N_ ("Removed the service “%s”") },
  { N_ ("Added the partner “%s”"), N_ ("Changed the partner “%s”"),
    N_ ("Removed the partner “%s”") },
  { N_ ("Added the contract “%s”"), N_ ("Changed the contract “%s”"),
    N_ ("Removed the contract “%s”") },
  { N_ ("Added the extension to %s"), N_ ("Changed the extension to %s"),
    N_ ("Removed the extension to %s") },
  { N_ ("Added the clause “%s”"), N_ ("Changed the clause “%s”"), N_ ("Removed the clause “%s”") },
  { N_ ("Added the milestone “%s”"), N_ ("Changed the milestone “%s”"),
    N_ ("Removed the milestone “%s”") },
  { N_ ("Added the award %s"), N_ ("Changed the award %s"), N_ ("Removed the award %s") },
  { N_ ("Added the condition “%s”"), N_ ("Changed the condition “%s”"),
    N_ ("Removed the condition “%s”") },
  { N_ ("Received: %s"), N_ ("Changed what was received: %s"),
    N_ ("Removed what was received: %s") },
  { N_ ("Added a note, %s"), N_ ("Changed the note, %s"), N_ ("Removed the note, %s") },
  { N_ ("Set the %s"), N_ ("Changed the %s"), N_ ("Took the %s back") },
  { N_ ("Received the measure “%s”"), N_ ("Changed the measure “%s”"),
    N_ ("Removed the measure “%s”") },
  { N_ ("Received the result of “%s”"), N_ ("Changed the result of “%s”"),
    N_ ("Removed the result of “%s”") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (sentences) == ASSAY_N_HELD);

/* --- Sentences --- */

static const char *
choose_sentence (const AssayTrailLine *line, AssayHeldKind kind)
{
  if (g_strcmp0 (line->verb, assay_register_verb_get_id (ASSAY_REGISTER_ADD)) == 0)
    return _ (sentences[kind].added);
  if (g_strcmp0 (line->verb, assay_register_verb_get_id (ASSAY_REGISTER_REMOVE)) == 0)
    return _ (sentences[kind].removed);

  return _ (sentences[kind].amended);
}

static char *
fill (const char *sentence, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", 2);

  return g_strjoinv (name, parts);
}

char *
assay_register_word_trail (const AssayRegisterGround *ground, const AssayTrailLine *line)
{
  const char *text = line->became != NULL ? line->became : line->was;
  AssayHeldKind kind;
  gpointer value;
  g_autofree char *name = NULL;
  g_autofree char *whole = NULL;

  if (text == NULL || !assay_held_find_kind (line->kind, &kind))
    return g_strdup_printf (_ ("Changed something that this Assay does not know: %s"), line->kind);
  value = assay_register_value_read (kind, text);
  whole = assay_register_word_value (ground, value);
  name = assay_wording_shorten (whole);
  assay_register_value_free (value);

  return fill (choose_sentence (line, kind), name);
}

/* --- Fields that differ --- */

void
assay_register_change_free (AssayRegisterChange *self)
{
  if (self == NULL)
    return;
  g_free (self->field);
  g_free (self->label);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static char *
word_side (const AssayRegisterGround *ground, const AssayHeldField *field, gconstpointer value)
{
  return value != NULL ? assay_register_word_field_text (ground, field, value) : NULL;
}

/* Either may be NULL, not both. Fields are compared as they are kept: two services of one name are
 * not the same. */
static GPtrArray *
list_changes (const AssayRegisterGround *ground, gconstpointer before, gconstpointer after)
{
  const AssayRegisterValue *some = before != NULL ? before : after;
  const AssayHeldRow *row = assay_held_get_row (some->kind);
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_register_change_free);

  for (guint i = 0; i < row->n_fields; i++)
    {
      const AssayHeldField *field = &row->fields[i];
      g_autofree char *kept = before != NULL ? assay_held_field_format (field, before) : NULL;
      g_autofree char *asked = after != NULL ? assay_held_field_format (field, after) : NULL;
      AssayRegisterChange *change;

      if (g_strcmp0 (kept, asked) == 0)
        continue;
      change = g_new0 (AssayRegisterChange, 1);
      change->field = g_strdup (field->name);
      change->label = g_strdup (assay_register_word_field (some->kind, field->name));
      change->before = word_side (ground, field, before);
      change->after = word_side (ground, field, after);
      g_ptr_array_add (changes, change);
    }

  return changes;
}

GPtrArray *
assay_register_list_trail_changes (const AssayRegisterGround *ground, const AssayTrailLine *line)
{
  AssayHeldKind kind;
  gpointer was, became;
  GPtrArray *changes;

  if ((line->was == NULL && line->became == NULL) || !assay_held_find_kind (line->kind, &kind))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) assay_register_change_free);
  was = line->was != NULL ? assay_register_value_read (kind, line->was) : NULL;
  became = line->became != NULL ? assay_register_value_read (kind, line->became) : NULL;
  changes = list_changes (ground, was, became);
  assay_register_value_free (was);
  assay_register_value_free (became);

  return changes;
}

/* --- Collisions --- */

char *
assay_register_word_collision (const AssayRegisterGround *ground,
                               const AssayRegisterCollision *collision)
{
  const AssayRegisterValue *ours = collision->ours;
  gconstpointer named = collision->theirs != NULL ? collision->theirs : collision->ours;
  g_autofree char *name = assay_register_word_value (ground, named);

  /* Translators: what kind of thing it is ("contract") and its name. */
  if (collision->theirs == NULL)
    return g_strdup_printf (_ ("Somebody else removed this meanwhile: %s “%s”."),
                            assay_register_word_kind (ours->kind), name);

  return g_strdup_printf (_ ("Somebody else changed this meanwhile: %s “%s”."),
                          assay_register_word_kind (ours->kind), name);
}

GPtrArray *
assay_register_list_collision_changes (const AssayRegisterGround *ground,
                                       const AssayRegisterCollision *collision)
{
  return list_changes (ground, collision->theirs, collision->ours);
}
