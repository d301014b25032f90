/* A register as it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The trail says of every change what was there before, so nothing else has to be kept.
 */

#include "core/register/assay-register-past.h"

#include "core/register/assay-register-store-private.h"

#include "base/assay-error.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

gboolean
assay_held_find_kind (const char *id, AssayHeldKind *out_kind)
{
  for (guint kind = 0; id != NULL && kind < ASSAY_N_HELD; kind++)
    if (g_str_equal (assay_held_get_row (kind)->id, id))
      {
        *out_kind = kind;
        return TRUE;
      }

  return FALSE;
}

/* --- A value from its lines -------------------------------------------------------------------
 */

static gboolean
refuse (AssayHeldKind kind, gint64 id, GError **error)
{
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
               _ ("The trail does not fit the register: what it says of %s %" G_GINT64_FORMAT
                  " cannot be"),
               assay_held_get_row (kind)->id, id);

  return FALSE;
}

static const AssayHeldField *
find_field (const AssayHeldRow *row, const char *line, const char **out_text)
{
  for (guint i = 0; i < row->n_fields; i++)
    {
      gsize length = strlen (row->fields[i].name);

      if (strncmp (line, row->fields[i].name, length) == 0 && line[length] == ':'
          && line[length + 1] == ' ')
        {
          *out_text = line + length + 2;
          return &row->fields[i];
        }
    }

  return NULL;
}

/* The field that begins at *@at, with the lines that go on with it; *@at is behind them then. */
static gboolean
take_field (const AssayHeldRow *row, char **at, AssayRegisterValue *value)
{
  const char *first = NULL;
  const AssayHeldField *field = find_field (row, *at, &first);
  g_autoptr (GString) text = g_string_new (NULL);
  char **line = at;

  if (field == NULL)
    return FALSE;
  g_string_append (text, first);
  /* Line ends inside a text are indented. */
  for (line++; *line != NULL && g_str_has_prefix (*line, "  "); line++)
    g_string_append_printf (text, "\n%s", *line + 2);

  return assay_held_field_parse (field, text->str, value, NULL);
}

static char **
skip_field (char **at)
{
  for (at++; *at != NULL && g_str_has_prefix (*at, "  "); at++)
    ;

  return at;
}

/* FALSE where something of it could not be read. */
static gboolean
read_fields (const AssayHeldRow *row, const char *text, AssayRegisterValue *value)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean is_whole = TRUE;

  /* The last line end begins an empty line. */
  for (char **at = lines; *at != NULL && **at != '\0'; at = skip_field (at))
    is_whole = take_field (row, at, value) && is_whole;

  return is_whole;
}

gpointer
assay_register_value_read (AssayHeldKind kind, const char *text)
{
  gpointer value = assay_register_value_new (kind);

  read_fields (assay_held_get_row (kind), text, value);

  return value;
}

gpointer
assay_register_value_parse (AssayHeldKind kind, gint64 id, const char *text, GError **error)
{
  AssayRegisterValue *value = assay_register_value_new (kind);

  value->id = id;
  if (read_fields (assay_held_get_row (kind), text, value))
    return value;
  assay_register_value_free (value);
  refuse (kind, id, error);

  return NULL;
}

/* --- Backwards --------------------------------------------------------------------------------
 */

/* Undoes one line in @values, id → value. */
static gboolean
undo_line (GHashTable *values[ASSAY_N_HELD], const AssayTrailLine *line, GError **error)
{
  AssayHeldKind kind = ASSAY_HELD_AREA;
  gboolean is_there;
  gpointer was = NULL;

  if (!assay_held_find_kind (line->kind, &kind))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_NEWER,
                   _ ("The trail speaks of “%s”, which this Assay does not know; update Assay"),
                   line->kind);
      return FALSE;
    }
  is_there = g_hash_table_contains (values[kind], &line->item);
  /* What became is there, and what was removed is not. */
  if (is_there != (line->became != NULL) || (line->was == NULL && line->became == NULL))
    return refuse (kind, line->item, error);
  if (line->was != NULL)
    was = assay_register_value_parse (kind, line->item, line->was, error);
  if (line->was != NULL && was == NULL)
    return FALSE;
  g_hash_table_remove (values[kind], &line->item);
  if (was != NULL)
    g_hash_table_insert (values[kind], g_memdup2 (&line->item, sizeof line->item), was);

  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const AssayRegisterValue *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;

  return (one->id > other->id) - (one->id < other->id);
}

static AssayRegister *
make_register (GHashTable *values[ASSAY_N_HELD])
{
  GPtrArray *sorted[ASSAY_N_HELD];

  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      GHashTableIter iter;
      gpointer value;

      sorted[kind] = g_ptr_array_new_with_free_func (assay_register_value_free);
      g_hash_table_iter_init (&iter, values[kind]);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        {
          AssayRegisterValue *copy = assay_register_value_copy (value);

          copy->version = 0;
          g_ptr_array_add (sorted[kind], copy);
        }
      g_ptr_array_sort (sorted[kind], compare_ids);
    }

  return assay_register_new (sorted, 0);
}

static GHashTable *
place_values (const GPtrArray *values)
{
  GHashTable *places =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, assay_register_value_free);

  for (guint i = 0; i < values->len; i++)
    {
      const AssayRegisterValue *value = values->pdata[i];

      g_hash_table_insert (places, g_memdup2 (&value->id, sizeof value->id),
                           assay_register_value_copy (value));
    }

  return places;
}

/* The first line from @moment on. Everything behind it is undone, whatever moment it says: a clock
 * may have been set back, and lines only come off in their order. */
static guint
find_first (const GPtrArray *trail, const char *moment)
{
  guint first = 0;

  while (first < trail->len
         && strcmp (((const AssayTrailLine *) trail->pdata[first])->moment, moment) < 0)
    first++;

  return first;
}

AssayRegister *
assay_register_rewind (const AssayRegister *now,
                       const GPtrArray *trail,
                       const char *moment,
                       GError **error)
{
  GHashTable *values[ASSAY_N_HELD];
  AssayRegister *before = NULL;
  guint first = find_first (trail, moment);
  gboolean is_done = TRUE;

  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    values[kind] = place_values (assay_register_get_values (now, kind));
  for (guint i = trail->len; i > first && is_done; i--)
    is_done = undo_line (values, trail->pdata[i - 1], error);
  if (is_done)
    before = make_register (values);
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    g_hash_table_unref (values[kind]);

  return before;
}

/* --- Against the trail ------------------------------------------------------------------------
 */

/* Whether @value is what @text made of it. Written anew, so that a line of before a field was there
 * says the same as one without it. */
static gboolean
is_told (const AssayRegisterValue *value, const char *text)
{
  g_autofree char *is = assay_register_value_format (value);
  g_autofree char *told = NULL;
  gpointer parsed = assay_register_value_parse (value->kind, value->id, text, NULL);

  if (parsed == NULL)
    return FALSE;
  told = assay_register_value_format (parsed);
  assay_register_value_free (parsed);

  return g_str_equal (is, told);
}

/* For each kind id → the last line about it. */
static void
place_lines (GHashTable *last[ASSAY_N_HELD], const GPtrArray *trail)
{
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    last[kind] = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < trail->len; i++)
    {
      AssayTrailLine *line = trail->pdata[i];
      AssayHeldKind kind = ASSAY_HELD_AREA;

      if (assay_held_find_kind (line->kind, &kind))
        g_hash_table_insert (last[kind], &line->item, line);
    }
}

static void
add_untold (GArray *untold, AssayHeldKind kind, gint64 id)
{
  AssayRegisterUntold one = { kind, id };

  g_array_append_val (untold, one);
}

/* Takes those lines out of @last that are about values there are. */
static void
compare_held (GArray *untold, const GPtrArray *values, GHashTable *last)
{
  for (guint i = 0; i < values->len; i++)
    {
      const AssayRegisterValue *value = values->pdata[i];
      const AssayTrailLine *line = g_hash_table_lookup (last, &value->id);

      if (line == NULL || line->became == NULL || !is_told (value, line->became))
        add_untold (untold, value->kind, value->id);
      g_hash_table_remove (last, &value->id);
    }
}

static int
compare_untold (gconstpointer a, gconstpointer b)
{
  const AssayRegisterUntold *one = a, *other = b;

  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;

  return (one->id > other->id) - (one->id < other->id);
}

GArray *
assay_register_list_untold (const AssayRegister *now, const GPtrArray *trail)
{
  GArray *untold = g_array_new (FALSE, FALSE, sizeof (AssayRegisterUntold));
  GHashTable *last[ASSAY_N_HELD];

  place_lines (last, trail);
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      GHashTableIter iter;
      gpointer line;

      compare_held (untold, assay_register_get_values (now, kind), last[kind]);
      g_hash_table_iter_init (&iter, last[kind]);
      while (g_hash_table_iter_next (&iter, NULL, &line))
        if (((const AssayTrailLine *) line)->became != NULL)
          add_untold (untold, kind, ((const AssayTrailLine *) line)->item);
      g_hash_table_unref (last[kind]);
    }
  g_array_sort (untold, compare_untold);

  return untold;
}

AssayRegister *
assay_register_store_load_past (AssayRegisterStore *self,
                                const AssayRegister *now,
                                AssayDate day,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autofree char *since = assay_date_format_iso (day + 1);
  /* What somebody did since is not in what is rewound. */
  g_autoptr (GPtrArray) lines =
      assay_register_store_list_trail_until (self, since, assay_register_get_stamp (now),
                                             cancellable, error);

  return lines != NULL ? assay_register_rewind (now, lines, since, error) : NULL;
}
