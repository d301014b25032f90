/* What the preview pane says about an item of evidence, and how it shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-preview-state.h"

#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-pages.h"
#include "present/assay-wording-template.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#include <gio/gio.h>
#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define LINE_BYTES 1000

/* --- The item --- */

static void
append_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static char *
word_detail (const AssayReadiness *readiness, const AssayEvidence *item)
{
  GString *text = g_string_new (NULL);
  const AssayTerm *kind =
      item->kind != NULL ? assay_scheme_lookup_kind (readiness->scheme, item->kind) : NULL;
  g_autofree char *period = assay_wording_period (item);
  g_autofree char *pages = NULL;
  g_autofree char *size = NULL;

  if (item->basis != ASSAY_BASIS_FILE)
    append_part (text, assay_wording_basis (item->basis));
  else if (item->pages > 0)
    pages = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", item->pages),
                             item->pages);
  else
    size = assay_wording_size (item->size);
  append_part (text, pages);
  append_part (text, size);
  append_part (text, kind != NULL ? kind->title : NULL);
  append_part (text, period);
  if (item->withdrawn)
    append_part (text, _ ("withdrawn"));

  return g_string_free (text, FALSE);
}

static gboolean
is_absent (const AssayReadiness *readiness, guint number)
{
  for (guint i = 0; readiness->absent != NULL && i < readiness->absent->len; i++)
    if (g_array_index (readiness->absent, guint, i) == number)
      return TRUE;

  return FALSE;
}

static gboolean
is_text (const char *type)
{
  return g_str_has_prefix (type, "text/") || g_str_equal (type, "application/json")
         || g_str_equal (type, "application/xml");
}

static const char *
title_elsewhere (const char *type)
{
  if (strstr (type, "wordprocessing") != NULL || strstr (type, "msword") != NULL
      || strstr (type, "opendocument.text") != NULL || g_str_has_suffix (type, "/rtf"))
    return _ ("Word documents are shown in another program");
  if (strstr (type, "spreadsheet") != NULL || strstr (type, "ms-excel") != NULL)
    return _ ("Spreadsheets are shown in another program");
  if (strstr (type, "presentation") != NULL || strstr (type, "powerpoint") != NULL)
    return _ ("Slides are shown in another program");
  if (g_str_has_prefix (type, "audio/") || g_str_has_prefix (type, "video/"))
    return _ ("Recordings are played in another program");

  return _ ("This file is shown in another program");
}

static void
word_absence (AssayPreviewState *self, const AssayEvidence *item, GHashTable *altered)
{
  if (altered != NULL && item->sha256 != NULL && g_hash_table_contains (altered, item->sha256))
    {
      self->title = g_strdup (_ ("This is not the file that was added"));
      self->text = g_strdup_printf (
          _ ("Something has altered it since. Replace E%03u by the right file, from a backup or "
             "from where it came."),
          item->number);
      return;
    }
  self->title = g_strdup (_ ("The file is not there"));
  self->text = g_strdup_printf (
      _ ("If the folder is shared or in the cloud, wait until it has caught up. Otherwise replace "
         "E%03u by the file once more."),
      item->number);
}

static void
choose_form (AssayPreviewState *self,
             const AssayReadiness *readiness,
             const AssayEvidence *item,
             GHashTable *altered)
{
  const char *type = item->type != NULL ? item->type : "";

  self->has_file = item->basis == ASSAY_BASIS_FILE && !is_absent (readiness, item->number);
  self->has_text = g_str_equal (type, "application/pdf");
  if (item->basis != ASSAY_BASIS_FILE)
    self->form = ASSAY_PREVIEW_NOTE;
  else if (!self->has_file)
    {
      self->form = ASSAY_PREVIEW_TROUBLE;
      word_absence (self, item, altered);
    }
  else if (self->has_text || g_str_has_prefix (type, "image/"))
    self->form = ASSAY_PREVIEW_PAGES;
  else if (is_text (type))
    self->form = ASSAY_PREVIEW_TEXT;
  else
    {
      self->form = ASSAY_PREVIEW_ELSEWHERE;
      self->title = g_strdup (title_elsewhere (type));
      self->text = g_strdup (_ ("What opens is a copy for reading. The evidence stays as it is."));
    }
}

AssayPreviewState *
assay_preview_state_new (const AssayReadiness *readiness, guint number, GHashTable *altered)
{
  AssayPreviewState *self = g_new0 (AssayPreviewState, 1);
  const AssayEvidence *item = assay_portfolio_lookup_evidence (readiness->portfolio, number);
  g_autofree char *name = assay_evidence_format_number (number);

  self->number = number;
  if (item == NULL)
    {
      self->form = ASSAY_PREVIEW_TROUBLE;
      self->heading = g_strdup (name);
      self->detail = g_strdup ("");
      self->title = g_strdup (_ ("There is no such item"));
      self->text = g_strdup (_ ("Choose another item in Evidence."));
      return self;
    }
  self->heading = g_strdup_printf ("%s %s", name, item->title != NULL ? item->title : "");
  self->detail = word_detail (readiness, item);
  self->note =
      g_strdup (assay_text_is_blank (item->note) ? _ ("Nothing is noted yet.") : item->note);
  self->n_pages = item->basis == ASSAY_BASIS_FILE ? item->pages : 0;
  self->is_citable = !item->withdrawn;
  choose_form (self, readiness, item, altered);

  return self;
}

void
assay_preview_state_free (AssayPreviewState *self)
{
  g_free (self->heading);
  g_free (self->detail);
  g_free (self->note);
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

void
assay_preview_parse_target (const char *target, char **out_item, guint *out_page)
{
  g_auto (GStrv) parts = g_strsplit (target, ":", 2);
  guint64 page = 0;

  if (parts[0] != NULL && parts[1] != NULL
      && !g_ascii_string_to_unsigned (parts[1], 10, 1, ASSAY_LIMIT_PAGE_NUMBER, &page, NULL))
    page = 0;
  *out_item = g_strdup (parts[0] != NULL ? parts[0] : "");
  *out_page = (guint) page;
}

/* --- When it cannot be shown --- */

static char *
fill_item (const char *name, gconstpointer data)
{
  const guint *number = data;

  return g_str_equal (name, "item") ? assay_evidence_format_number (*number) : NULL;
}

void
assay_preview_word_trouble (guint number, const GError *error, char **out_title, char **out_text)
{
  const char *title = _ ("This file cannot be shown");
  const char *text = _ ("It may be damaged. Try it in another program; if that fails too, ask for "
                        "the file again and replace {item} by it.");

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    {
      title = _ ("This page takes too long");
      text =
          _ ("Open it in another program, or save it there as a new PDF and replace {item} by it.");
    }
  else if (g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED))
    {
      title = _ ("This file asks for a password");
      text = _ ("Save it without the password and replace {item} by the new file: assessors cannot "
                "open it either.");
    }
  else if (g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE))
    {
      title = _ ("This is too large to show here");
      text = _ ("Open it in another program. {item} stays as it is.");
    }
  else if (g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND))
    {
      title = _ ("The file is not there");
      text = _ ("If the folder is shared or in the cloud, wait until it has caught up. Otherwise "
                "replace {item} by the file once more.");
    }
  else if (g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_IO))
    {
      title = _ ("Files cannot be shown here just now");
      text = _ ("Open {item} in another program. If this goes on, install Assay anew: a part of it "
                "may be missing.");
    }
  else if (g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME))
    {
      title = _ ("There is no such page");
      text = _ ("{item} has fewer pages. Go back to an earlier one.");
    }
  *out_title = g_strdup (title);
  *out_text = assay_wording_fill (text, fill_item, &number);
}

/* --- Text files --- */

static gboolean
is_ascii (const char *data, const char *end)
{
  for (; data < end; data++)
    if (*data & 0x80)
      return FALSE;

  return TRUE;
}

/* Text without a mark is UTF-8, maybe with a bad byte or cut off in a letter; but where already the
 * first letter beyond ASCII is none of UTF-8, it is what Windows in this country writes. What has
 * zeros in it is no text. */
static char *
decode_unmarked (const char *data, gsize length)
{
  const char *bad = NULL;
  char *text = NULL;

  if (!g_utf8_validate_len (data, length, &bad) && is_ascii (data, bad)
      && memchr (data, '\0', length) == NULL)
    text = g_convert_with_fallback (data, (gssize) length, "UTF-8", "WINDOWS-1252", "\xef\xbf\xbd",
                                    NULL, NULL, NULL);

  return text != NULL ? text : g_utf8_make_valid (data, (gssize) length);
}

static char *
decode (const char *data, gsize length)
{
  const char *charset = NULL;
  char *text = NULL;

  if (length >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    charset = "UTF-16LE";
  else if (length >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    charset = "UTF-16BE";
  if (charset != NULL)
    text = g_convert_with_fallback (data + 2, (gssize) ((length - 2) & ~(gsize) 1), "UTF-8",
                                    charset, "\xef\xbf\xbd", NULL, NULL, NULL);
  if (text != NULL)
    return text;
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    return g_utf8_make_valid (data + 3, (gssize) length - 3);

  return decode_unmarked (data, length);
}

char *
assay_preview_dup_text (const char *data, gsize length)
{
  g_autofree char *text = decode (data, length);
  GString *lines = g_string_sized_new (length + 16);
  gsize in_line = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter == '\r' && c[1] == '\n')
        continue;
      /* A text view lays a line out as a whole: one of 200 kB would stop the window. */
      if (in_line >= LINE_BYTES && letter != '\n')
        {
          g_string_append_c (lines, '\n');
          in_line = 0;
        }
      g_string_append_unichar (lines, letter);
      in_line = letter == '\n' ? 0 : in_line + 1;
    }

  return g_string_free (lines, FALSE);
}

/* --- Citing --- */

static gboolean
check_pages (const AssayEvidence *item, const char *pages, char **out_message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ranges = assay_pages_parse (pages, &error);

  if (ranges == NULL)
    {
      *out_message = g_strdup (error->message);
      return FALSE;
    }
  if (item->pages == 0 || assay_pages_get_last (ranges) <= item->pages)
    return TRUE;
  *out_message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "This item has %u page.",
                                               "This item has %u pages.", item->pages),
                                  item->pages);

  return FALSE;
}

AssayCiteFault
assay_preview_find_cite_fault (const AssayEvidence *item,
                               const char *pages,
                               const char *place,
                               const char *why,
                               char **out_message)
{
  g_autoptr (GError) error = NULL;

  *out_message = NULL;
  if (!assay_text_is_blank (pages) && !check_pages (item, pages, out_message))
    return ASSAY_CITE_FAULT_PAGES;
  if (item->basis == ASSAY_BASIS_FILE && assay_text_is_blank (pages) && assay_text_is_blank (place))
    {
      *out_message = g_strdup (_ ("Say on which page it stands, or under which heading."));
      return ASSAY_CITE_FAULT_PAGES;
    }
  if (!assay_text_is_blank (place)
      && !assay_text_check_line (place, _ ("the place"), ASSAY_LIMIT_LINE_CHARS, &error))
    {
      *out_message = g_strdup (error->message);
      return ASSAY_CITE_FAULT_PLACE;
    }
  if (assay_text_is_blank (why))
    {
      *out_message = g_strdup (_ ("Say in a few words why this counts."));
      return ASSAY_CITE_FAULT_WHY;
    }

  return ASSAY_CITE_FAULT_NONE;
}
