/* A phrase as HTML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-phrase-private.h"
#include "pack/layout/assay-script.h"

const char *
assay_phrase_get_direction (const AssayPhrase *self)
{
  const AssaySpan *only = &g_array_index (self->spans, AssaySpan, 0);

  /* Of several spans each is isolated by itself. */
  if (self->spans->len != 1 || only->type != ASSAY_SPAN_TYPE_TEXT)
    return NULL;

  return assay_markup_turns_direction (only->text) ? "auto" : NULL;
}

const char *
assay_phrase_get_style_class (const AssayPhrase *self)
{
  switch (self->style)
    {
    case ASSAY_TEXT_LEAD:
      return "lead";
    case ASSAY_TEXT_NOTE:
    case ASSAY_TEXT_FOOT:
      return "note";
    case ASSAY_TEXT_COVER_LINE:
      return "line";
    case ASSAY_TEXT_DIGEST:
    case ASSAY_TEXT_COVER_DIGEST:
      return "digest";
    case ASSAY_TEXT_COVER_TITLE:
    case ASSAY_TEXT_TITLE:
    case ASSAY_TEXT_HEADING:
    case ASSAY_TEXT_LABEL:
    case ASSAY_TEXT_BODY:
    case ASSAY_TEXT_TABLE:
    case ASSAY_TEXT_TABLE_HEAD:
    case ASSAY_TEXT_CHIP:
      return NULL;
    }
  g_assert_not_reached ();
}

static gboolean
open_style (AssayMarkup *markup, AssaySpanStyle style)
{
  switch (style)
    {
    case ASSAY_SPAN_PLAIN:
      return FALSE;
    case ASSAY_SPAN_STRONG:
      assay_markup_open (markup, "strong", NULL);
      return TRUE;
    case ASSAY_SPAN_QUIET:
      assay_markup_open (markup, "span", "class", "quiet", NULL);
      return TRUE;
    case ASSAY_SPAN_ACCENT:
      assay_markup_open (markup, "strong", "class", "accent", NULL);
      return TRUE;
    }
  g_assert_not_reached ();
}

/* What is in other letters says in which language, as it does on paper. */
static void
add_words (const char *text, const char *passage, AssayMarkup *markup)
{
  while (*text != '\0')
    {
      const char *language;
      gsize length = assay_language_measure_run (text, passage, &language);
      g_autofree char *run = g_strndup (text, length);

      if (language != NULL)
        assay_markup_open (markup, "span", "lang", language, NULL);
      assay_markup_add_text (markup, run);
      if (language != NULL)
        assay_markup_close (markup);
      text += length;
    }
}

/* Words among others keep their direction to themselves. */
static void
add_isolated_words (const char *text, const char *passage, AssayMarkup *markup)
{
  gboolean isolated = assay_markup_turns_direction (text);

  if (isolated)
    assay_markup_open (markup, "bdi", NULL);
  add_words (text, passage, markup);
  if (isolated)
    assay_markup_close (markup);
}

static void
write_span (const AssaySpan *span, const char *passage, gboolean alone, AssayMarkup *markup)
{
  gboolean leads = span->type == ASSAY_SPAN_TYPE_LINK || span->type == ASSAY_SPAN_TYPE_FILE;
  gboolean opened = leads || open_style (markup, span->style);

  if (span->type == ASSAY_SPAN_TYPE_LINK)
    assay_markup_open_link (markup, span->anchor);
  if (span->type == ASSAY_SPAN_TYPE_FILE)
    assay_markup_open_file_link (markup, span->file, span->page);
  if (span->type == ASSAY_SPAN_TYPE_PAGE)
    assay_markup_add_pages (markup, span->anchor, span->last);
  else if (alone)
    add_words (span->text, passage, markup);
  else
    add_isolated_words (span->text, passage, markup);
  if (opened)
    assay_markup_close (markup);
}

static char *
dup_passage (const AssayPhrase *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->spans->len; i++)
    {
      const AssaySpan *span = &g_array_index (self->spans, AssaySpan, i);

      if (span->text != NULL)
        g_string_append (text, span->text);
    }

  return g_string_free (text, FALSE);
}

void
assay_phrase_write (const AssayPhrase *self, AssayMarkup *markup)
{
  gboolean alone = assay_phrase_get_direction (self) != NULL;
  g_autofree char *passage = dup_passage (self);

  for (guint i = 0; i < self->spans->len; i++)
    write_span (&g_array_index (self->spans, AssaySpan, i), passage, alone, markup);
}
