/* What blocks write themselves to as HTML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The result is well-formed XML too, so that it can be checked with either sort of tool.
 */

#include "pack/html/assay-markup.h"

#include "base/assay-text.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MAX_HEADING 6u

struct _AssayMarkup
{
  GString *text;
  GHashTable *pages;
  const char *pdf;
  GPtrArray *open; /* const char*, the innermost last */
  GArray *ranks;   /* guint, of the headings that are in force */
  guint run_depth; /* how deep the run's element is; 0 without one */
};

AssayMarkup *
assay_markup_new (GHashTable *pages, const char *pdf)
{
  AssayMarkup *self = g_new0 (AssayMarkup, 1);

  self->text = g_string_new (NULL);
  self->pages = pages;
  self->pdf = pdf;
  self->open = g_ptr_array_new ();
  self->ranks = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
assay_markup_free (AssayMarkup *self)
{
  if (self == NULL)
    return;
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->open);
  g_array_unref (self->ranks);
  g_free (self);
}

char *
assay_markup_steal (AssayMarkup *self)
{
  g_assert (self->open->len == 0);

  return g_string_free (g_steal_pointer (&self->text), FALSE);
}

/* --- Text ------------------------------------------------------------------------------------- */

static gboolean
is_turning_mark (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2066 && c <= 0x2069);
}

/* The blocks of scripts that run from right to left. */
static gboolean
runs_left (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08ff) || (c >= 0xfb1d && c <= 0xfdff)
         || (c >= 0xfe70 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff)
         || (c >= 0x1e800 && c <= 0x1efff);
}

gboolean
assay_markup_turns_direction (const char *text)
{
  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (is_turning_mark (c) || runs_left (c))
        return TRUE;
    }

  return FALSE;
}

static void
append_character (GString *out, gunichar c)
{
  switch (c)
    {
    case '&':
      g_string_append (out, "&amp;");
      break;
    case '<':
      g_string_append (out, "&lt;");
      break;
    case '>':
      g_string_append (out, "&gt;");
      break;
    case '"':
      g_string_append (out, "&quot;");
      break;
    case '\'':
      g_string_append (out, "&#39;");
      break;
    default:
      /* Noncharacters and controls are in no document; a line is ended by who knows how. */
      if (c >= 0x20 && (c < 0x7f || c > 0x9f) && (c & 0xfffe) != 0xfffe
          && (c < 0xfdd0 || c > 0xfdef))
        g_string_append_unichar (out, c);
      break;
    }
}

static void
append_text (GString *out, const char *text, const char *line_end)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\n' || c == 0x2028 || c == 0x2029)
        g_string_append (out, line_end);
      else if (c == '\t')
        g_string_append_c (out, ' ');
      else
        append_character (out, c);
    }
}

char *
assay_markup_dup_plain (const char *text)
{
  g_autofree char *folded = assay_text_fold_space (text);
  GString *plain = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_turning_mark (g_utf8_get_char (at)))
      g_string_append_unichar (plain, g_utf8_get_char (at));

  return g_string_free (plain, FALSE);
}

void
assay_markup_add_text (AssayMarkup *self, const char *text)
{
  append_text (self->text, text, "<br/>");
}

void
assay_markup_add_isolated (AssayMarkup *self, const char *text)
{
  gboolean isolated = assay_markup_turns_direction (text);

  if (isolated)
    g_string_append (self->text, "<bdi>");
  assay_markup_add_text (self, text);
  if (isolated)
    g_string_append (self->text, "</bdi>");
}

void
assay_markup_add_raw (AssayMarkup *self, const char *markup)
{
  g_string_append (self->text, markup);
}

void
assay_markup_end_line (AssayMarkup *self)
{
  g_string_append_c (self->text, '\n');
}

/* --- Elements --------------------------------------------------------------------------------- */

static void
append_attribute (AssayMarkup *self, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (self->text, " %s=\"", name);
  append_text (self->text, value, " ");
  g_string_append_c (self->text, '"');
}

static void
append_attributes (AssayMarkup *self, va_list pairs)
{
  const char *name;

  while ((name = va_arg (pairs, const char *)) != NULL)
    append_attribute (self, name, va_arg (pairs, const char *));
}

void
assay_markup_open (AssayMarkup *self, const char *element, ...)
{
  va_list pairs;

  va_start (pairs, element);
  g_string_append_printf (self->text, "<%s", element);
  append_attributes (self, pairs);
  g_string_append_c (self->text, '>');
  va_end (pairs);
  g_ptr_array_add (self->open, (gpointer) element);
}

void
assay_markup_add_empty (AssayMarkup *self, const char *element, ...)
{
  va_list pairs;

  va_start (pairs, element);
  g_string_append_printf (self->text, "<%s", element);
  append_attributes (self, pairs);
  g_string_append (self->text, "/>");
  va_end (pairs);
}

void
assay_markup_close (AssayMarkup *self)
{
  g_assert (self->open->len > 0);
  g_string_append_printf (self->text, "</%s>",
                          (const char *) g_ptr_array_steal_index (self->open, self->open->len - 1));
}

/* How deep a heading of @rank is: one below the nearest one above it that ranks higher. */
static guint
find_level (AssayMarkup *self, guint rank)
{
  while (self->ranks->len > 0 && g_array_index (self->ranks, guint, self->ranks->len - 1) >= rank)
    g_array_set_size (self->ranks, self->ranks->len - 1);
  g_array_append_val (self->ranks, rank);

  return MIN (self->ranks->len, MAX_HEADING);
}

void
assay_markup_open_heading (AssayMarkup *self, guint rank, const char *anchor, const char *direction)
{
  static const char *const elements[] = { "h1", "h2", "h3", "h4", "h5", "h6" };

  assay_markup_open (self, elements[find_level (self, rank) - 1], "id", anchor, "dir", direction,
                     NULL);
}

void
assay_markup_begin_run (AssayMarkup *self, const char *element, const char *style_class)
{
  if (self->run_depth > 0)
    return;
  assay_markup_open (self, element, "class", style_class, NULL);
  assay_markup_end_line (self);
  self->run_depth = self->open->len;
}

void
assay_markup_end_run (AssayMarkup *self)
{
  if (self->run_depth == 0)
    return;
  g_assert (self->run_depth == self->open->len);
  assay_markup_close (self);
  assay_markup_end_line (self);
  self->run_depth = 0;
}

/* --- Links ------------------------------------------------------------------------------------ */

guint
assay_markup_lookup_page (const AssayMarkup *self, const char *anchor)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->pages, anchor));
}

void
assay_markup_open_link (AssayMarkup *self, const char *anchor)
{
  g_autofree char *escaped = g_uri_escape_string (anchor, NULL, TRUE);
  g_autofree char *target = g_strconcat ("#", escaped, NULL);

  if (assay_markup_lookup_page (self, anchor) > 0)
    assay_markup_open (self, "a", "href", target, NULL);
  else
    assay_markup_open (self, "span", NULL);
}

void
assay_markup_open_file_link (AssayMarkup *self, const char *file, guint page)
{
  g_autofree char *escaped = g_uri_escape_string (file, NULL, TRUE);
  g_autofree char *target = g_strdup_printf ("%s#page=%u", escaped, page);

  assay_markup_open (self, "a", "class", "file", "href", target, NULL);
}

static void
open_page (AssayMarkup *self, guint page, const char *name)
{
  g_autofree char *target = g_strdup_printf ("%s#page=%u", self->pdf, page);

  assay_markup_open (self, "a", "class", "page", "href", target, "aria-label", name, NULL);
}

void
assay_markup_add_pages (AssayMarkup *self, const char *first, const char *last)
{
  guint from = assay_markup_lookup_page (self, first);
  guint to = last != NULL ? assay_markup_lookup_page (self, last) : from;
  g_autofree char *name = from != to ? g_strdup_printf (_ ("Pages %u–%u of the PDF"), from, to)
                                     : g_strdup_printf (_ ("Page %u of the PDF"), from);

  open_page (self, from, name);
  g_string_append_printf (self->text, "%u", from);
  if (from != to)
    g_string_append_printf (self->text, "–%u", to);
  assay_markup_close (self);
}

void
assay_markup_add_page_note (AssayMarkup *self, const char *anchor)
{
  guint page = assay_markup_lookup_page (self, anchor);
  g_autofree char *text = g_strdup_printf (_ ("p %u"), page);
  g_autofree char *name = g_strdup_printf (_ ("Page %u of the PDF"), page);

  if (page == 0)
    return;
  open_page (self, page, name);
  assay_markup_add_text (self, text);
  assay_markup_close (self);
}
