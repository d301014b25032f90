/* Which words of two texts differ.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The longest common subsequence by the textbook's table: texts of a portfolio are a page or two,
 * so its size is bounded and what is beyond is marked as a whole.
 */

#include "present/assay-word-difference.h"

#include <string.h>

/* A thousand words against a thousand others. */
#define MOST_CELLS (1000u * 1000u)

typedef struct
{
  const char *text;
  GArray *words; /* AssayTextSpan */
  gboolean *is_common;
} Side;

static void
add_word (GArray *words, gsize start, gsize end)
{
  AssayTextSpan word = { (guint) start, (guint) (end - start) };

  if (end > start)
    g_array_append_val (words, word);
}

static void
side_init (Side *self, const char *text)
{
  const char *start = text, *at = text;

  self->text = text;
  self->words = g_array_new (FALSE, FALSE, sizeof (AssayTextSpan));
  for (; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isspace (g_utf8_get_char (at)))
      {
        add_word (self->words, (gsize) (start - text), (gsize) (at - text));
        start = g_utf8_next_char (at);
      }
  add_word (self->words, (gsize) (start - text), (gsize) (at - text));
  self->is_common = g_new0 (gboolean, self->words->len + 1);
}

static void
side_clear (Side *self)
{
  g_array_unref (self->words);
  g_free (self->is_common);
}

static gboolean
is_same (const Side *one, guint i, const Side *other, guint j)
{
  const AssayTextSpan *a = &g_array_index (one->words, AssayTextSpan, i);
  const AssayTextSpan *b = &g_array_index (other->words, AssayTextSpan, j);

  return a->length == b->length
         && memcmp (one->text + a->start, other->text + b->start, a->length) == 0;
}

static void
mark (Side *one, guint i, Side *other, guint j)
{
  one->is_common[i] = TRUE;
  other->is_common[j] = TRUE;
}

/* What both begin with and end with, which is most of most texts. Gives where the middles begin and
 * how many words they have. */
static void
mark_ends (Side *one, Side *other, guint *out_start, guint *out_n_one, guint *out_n_other)
{
  guint n_one = one->words->len, n_other = other->words->len, start = 0;

  while (start < n_one && start < n_other && is_same (one, start, other, start))
    {
      mark (one, start, other, start);
      start++;
    }
  while (n_one > start && n_other > start && is_same (one, n_one - 1, other, n_other - 1))
    mark (one, --n_one, other, --n_other);
  *out_start = start;
  *out_n_one = n_one - start;
  *out_n_other = n_other - start;
}

/* Cell (i, j) of the table: how many words the middles have in common from i and j on. */
static void
mark_middle (Side *one, Side *other, guint start, guint n_one, guint n_other)
{
  gsize width = (gsize) n_other + 1;
  g_autofree guint16 *table = g_new0 (guint16, ((gsize) n_one + 1) * width);
  guint i = 0, j = 0;

  for (guint row = n_one; row-- > 0;)
    for (guint column = n_other; column-- > 0;)
      table[row * width + column] =
          is_same (one, start + row, other, start + column)
              ? (guint16) (table[(row + 1) * width + column + 1] + 1)
              : MAX (table[(row + 1) * width + column], table[row * width + column + 1]);
  while (i < n_one && j < n_other)
    if (is_same (one, start + i, other, start + j))
      mark (one, start + i++, other, start + j++);
    else if (table[(i + 1) * width + j] >= table[i * width + j + 1])
      i++;
    else
      j++;
}

static gboolean
has_common (const Side *self)
{
  for (guint i = 0; i < self->words->len; i++)
    if (self->is_common[i])
      return TRUE;

  return FALSE;
}

/* Words next to each other are one span, with the blanks between them. */
static GArray *
list_spans (const Side *self)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (AssayTextSpan));
  gboolean goes_on = FALSE;

  for (guint i = 0; i < self->words->len; i++)
    {
      AssayTextSpan word = g_array_index (self->words, AssayTextSpan, i);

      if (goes_on && !self->is_common[i])
        {
          AssayTextSpan *last = &g_array_index (spans, AssayTextSpan, spans->len - 1);

          last->length = word.start + word.length - last->start;
        }
      else if (!self->is_common[i])
        g_array_append_val (spans, word);
      goes_on = !self->is_common[i];
    }

  return spans;
}

void
assay_word_difference_compute (const char *one,
                               const char *other,
                               GArray **out_of_one,
                               GArray **out_of_other)
{
  Side left, right;
  guint start, n_left, n_right;

  side_init (&left, one);
  side_init (&right, other);
  mark_ends (&left, &right, &start, &n_left, &n_right);
  if ((guint64) n_left * n_right <= MOST_CELLS)
    mark_middle (&left, &right, start, n_left, n_right);
  *out_of_one = list_spans (&left);
  *out_of_other = list_spans (&right);
  if (!has_common (&left))
    {
      g_array_set_size (*out_of_one, 0);
      g_array_set_size (*out_of_other, 0);
    }
  side_clear (&left);
  side_clear (&right);
}
