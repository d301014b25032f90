/* Points: making, copying, and what they ask.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-point.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-portfolio.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* In the order of AssayPointKind. */
static const char *const kind_ids[] = {
  "determination", "request", "corrective-action", "comment", "recommendation", "decision",
  "award",         NULL
};

G_STATIC_ASSERT (G_N_ELEMENTS (kind_ids) == ASSAY_POINT_KIND_LAST + 2);

/* --- The value --- */

AssayPoint *
assay_point_new (const char *id)
{
  AssayPoint *self = g_atomic_rc_box_new0 (AssayPoint);

  self->id = g_strdup (id);

  return self;
}

AssayPoint *
assay_point_copy (const AssayPoint *self)
{
  AssayPoint *copy = assay_point_new (NULL);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->criterion = g_strdup (self->criterion);
  copy->outcome = g_strdup (self->outcome);
  copy->items = g_strdup (self->items);
  copy->text = g_strdup (self->text);
  copy->lacking = g_strdup (self->lacking);
  copy->answer = g_strdup (self->answer);
  copy->answer_items = g_strdup (self->answer_items);
  copy->extra = g_strdupv (self->extra);

  return copy;
}

AssayPoint *
assay_point_ref (AssayPoint *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_point (gpointer value)
{
  AssayPoint *self = value;

  g_free (self->id);
  g_free (self->criterion);
  g_free (self->outcome);
  g_free (self->items);
  g_free (self->text);
  g_free (self->lacking);
  g_free (self->answer);
  g_free (self->answer_items);
  g_strfreev (self->extra);
}

void
assay_point_unref (AssayPoint *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_point);
}

/* --- Names --- */

char *
assay_point_format_id (const char *return_id, guint number)
{
  return g_strdup_printf ("%s.%03u", return_id, number);
}

char *
assay_point_dup_return_id (const char *id)
{
  const char *dot = strrchr (id, '.');

  return dot != NULL ? g_strndup (id, (gsize) (dot - id)) : g_strdup (id);
}

const char *
assay_point_kind_get_id (AssayPointKind kind)
{
  g_assert ((guint) kind <= ASSAY_POINT_KIND_LAST);

  return kind_ids[kind];
}

const char *const *
assay_point_list_kinds (void)
{
  return kind_ids;
}

/* --- What is asked --- */

gboolean
assay_point_asks (const AssayPoint *self)
{
  switch (self->kind)
    {
    case ASSAY_POINT_DETERMINATION:
      return g_strcmp0 (self->outcome, ASSAY_JUDGED_MET) != 0;
    case ASSAY_POINT_REQUEST:
    case ASSAY_POINT_CORRECTIVE:
      return TRUE;
    case ASSAY_POINT_COMMENT:
    case ASSAY_POINT_RECOMMENDATION:
    case ASSAY_POINT_DECISION:
    case ASSAY_POINT_AWARD:
      return FALSE;
    }
  g_assert_not_reached ();
}

gboolean
assay_point_is_answered (const AssayPoint *self)
{
  return !assay_text_is_blank (self->answer) || self->answer_items != NULL;
}

/* --- Evidence numbers --- */

/* Reads "E007" written the one way and moves @text past it; 0 for anything else. */
static guint
read_item (const char **text)
{
  gsize length = strcspn (*text, " ");
  g_autofree char *word = g_strndup (*text, length);
  g_autofree char *canonical = NULL;
  guint64 number = 0;

  if (word[0] != 'E'
      || !g_ascii_string_to_unsigned (word + 1, 10, 1, ASSAY_LIMIT_EVIDENCE_ITEMS, &number, NULL))
    return 0;
  canonical = assay_evidence_format_number ((guint) number);
  *text += length;

  return g_str_equal (canonical, word) ? (guint) number : 0;
}

GArray *
assay_items_parse (const char *text, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *rest = text != NULL ? text : "";
  guint last = 0;

  while (*rest != '\0')
    {
      guint number = read_item (&rest);

      if (number <= last || (*rest == ' ' && *++rest == '\0'))
        {
          g_autofree char *quoted = assay_text_dup_quoted (text);

          g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                       _ ("“%s” is not a list of evidence like E004 E007"), quoted);
          return NULL;
        }
      g_array_append_val (numbers, number);
      last = number;
    }

  return g_steal_pointer (&numbers);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

char *
assay_items_format (const GArray *numbers)
{
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) numbers);
  g_autoptr (GString) text = g_string_new (NULL);
  guint last = 0;

  g_array_sort (sorted, compare_numbers);
  for (guint i = 0; i < sorted->len; i++)
    {
      guint number = g_array_index (sorted, guint, i);
      g_autofree char *word = assay_evidence_format_number (number);

      if (number != last)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", word);
      last = number;
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

gboolean
assay_items_has (const char *text, guint number)
{
  g_autoptr (GArray) numbers = assay_items_parse (text, NULL);

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    if (g_array_index (numbers, guint, i) == number)
      return TRUE;

  return FALSE;
}
