/* A content as one HTML file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Its policy allows nothing but its own style sheet, told by its digest: even if a text got through
 * the escaping, it could neither run nor fetch anything.
 */

#include "pack/html/assay-html-document.h"

#include "base/assay-error.h"
#include "pack/html/assay-html-chart.h"
#include "pack/html/assay-html-style.h"

#include "assay-config.h"

#include <stdio.h>
#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MAIN_ANCHOR "main"
/* Bookmarks deeper than that are for the reader of the PDF. */
#define MAX_DEPTH 1u
#define GENERATOR "<meta name=\"generator\" content=\"Assay "
/* The head says who made it before it says anything long. */
#define HEAD_BYTES 4096

static char *
compute_policy (void)
{
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *encoded = NULL;

  g_checksum_update (checksum, (const guchar *) assay_html_style, -1);
  g_checksum_get_digest (checksum, digest, &length);
  encoded = g_base64_encode (digest, length);

  return g_strdup_printf ("default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; "
                          "form-action 'none'",
                          encoded);
}

static void
add_meta (AssayMarkup *markup, const char *key, const char *name, const char *value)
{
  g_autofree char *plain = assay_markup_dup_plain (value);

  assay_markup_add_empty (markup, "meta", key, name, "content", plain, NULL);
  assay_markup_end_line (markup);
}

static void
write_head (AssayMarkup *markup, const AssayHtmlInfo *info)
{
  g_autofree char *policy = compute_policy ();
  g_autofree char *title = assay_markup_dup_plain (info->title);

  assay_markup_open (markup, "head", NULL);
  assay_markup_add_raw (markup, "\n<meta charset=\"utf-8\"/>\n");
  add_meta (markup, "http-equiv", "Content-Security-Policy", policy);
  add_meta (markup, "name", "viewport", "width=device-width, initial-scale=1");
  add_meta (markup, "name", "referrer", "no-referrer");
  add_meta (markup, "name", "color-scheme", "light dark");
  add_meta (markup, "name", "generator", info->generator);
  add_meta (markup, "name", "author", info->author);
  assay_markup_open (markup, "title", NULL);
  assay_markup_add_text (markup, title);
  assay_markup_close (markup);
  assay_markup_add_raw (markup, "\n<style>");
  assay_markup_add_raw (markup, assay_html_style);
  assay_markup_add_raw (markup, "</style>\n");
  assay_markup_close (markup);
  assay_markup_end_line (markup);
}

/* --- The way around --- */

static void
change_depth (AssayMarkup *markup, guint *depth, guint wanted)
{
  for (; *depth < wanted; (*depth)++)
    assay_markup_open (markup, "ul", NULL);
  for (; *depth > wanted; (*depth)--)
    {
      assay_markup_close (markup);
      assay_markup_close (markup);
    }
}

/* The bookmarks, as the PDF has them. Each entry stays open for those below it. */
static void
write_places (AssayMarkup *markup, const AssayContent *content)
{
  guint depth = 0;
  gboolean entry_open = FALSE;

  for (guint i = 0; i < assay_content_get_n_bookmarks (content); i++)
    {
      const AssayBookmark *bookmark = assay_content_get_bookmark (content, i);
      guint wanted = MIN (bookmark->depth, entry_open ? MIN (depth + 1, MAX_DEPTH) : 0);

      if (bookmark->depth > MAX_DEPTH)
        continue;
      if (entry_open && wanted <= depth)
        assay_markup_close (markup);
      change_depth (markup, &depth, wanted);
      assay_markup_end_line (markup);
      assay_markup_open (markup, "li", NULL);
      assay_markup_open_link (markup, bookmark->anchor);
      assay_markup_add_isolated (markup, bookmark->title);
      assay_markup_close (markup);
      entry_open = TRUE;
    }
  if (entry_open)
    assay_markup_close (markup);
  change_depth (markup, &depth, 0);
}

static void
write_navigation (AssayMarkup *markup, const AssayContent *content)
{
  assay_markup_open (markup, "nav", "class", "places", "aria-label", _ ("Sections"), NULL);
  assay_markup_open (markup, "ul", NULL);
  write_places (markup, content);
  assay_markup_close (markup);
  assay_markup_close (markup);
  assay_markup_end_line (markup);
}

/* --- The whole --- */

static void
write_blocks (AssayMarkup *markup, const AssayContent *content)
{
  const AssayBlockClass *last = NULL;

  for (guint i = 0; i < assay_content_get_n_blocks (content); i++)
    {
      const AssayBlock *block = assay_content_get_block (content, i);

      if (block->klass != last)
        assay_markup_end_run (markup);
      last = block->klass;
      if (block->klass->write != NULL)
        block->klass->write (block, markup);
    }
  assay_markup_end_run (markup);
}

static void
write_body (AssayMarkup *markup, const AssayContent *content, const AssayHtmlInfo *info)
{
  assay_markup_open (markup, "body", NULL);
  assay_markup_end_line (markup);
  assay_markup_open (markup, "a", "class", "skip", "href", "#" MAIN_ANCHOR, NULL);
  assay_markup_add_text (markup, _ ("Skip to the text"));
  assay_markup_close (markup);
  assay_markup_end_line (markup);
  assay_html_add_chart_patterns (markup);
  assay_markup_open (markup, "header", NULL);
  assay_markup_open (markup, "p", NULL);
  assay_markup_add_text (markup, info->about);
  assay_markup_add_raw (markup, " ");
  assay_markup_open (markup, "a", "href", info->pdf, NULL);
  assay_markup_add_text (markup, _ ("Open the PDF"));
  assay_markup_close (markup);
  assay_markup_close (markup);
  assay_markup_close (markup);
  assay_markup_end_line (markup);
  write_navigation (markup, content);
  assay_markup_open (markup, "main", "id", MAIN_ANCHOR, "tabindex", "-1", NULL);
  assay_markup_end_line (markup);
  write_blocks (markup, content);
  assay_markup_close (markup);
  assay_markup_end_line (markup);
  assay_markup_close (markup);
}

GBytes *
assay_html_document_format (const AssayContent *content,
                            GHashTable *pages,
                            const AssayHtmlInfo *info)
{
  g_autoptr (AssayMarkup) markup = assay_markup_new (pages, info->pdf);
  char *text;

  assay_markup_add_raw (markup, "<!DOCTYPE html>\n");
  assay_markup_open (markup, "html", "xmlns", "http://www.w3.org/1999/xhtml", "lang",
                     info->language, NULL);
  assay_markup_end_line (markup);
  write_head (markup, info);
  write_body (markup, content, info);
  assay_markup_close (markup);
  assay_markup_end_line (markup);
  text = assay_markup_steal (markup);

  return g_bytes_new_take (text, strlen (text));
}

char *
assay_html_refer (const char *from, const char *target)
{
  g_autofree char *whole_from = g_canonicalize_filename (from, NULL);
  g_autofree char *whole_target = g_canonicalize_filename (target, NULL);
  g_auto (GStrv) here = g_strsplit (whole_from, G_DIR_SEPARATOR_S, -1);
  g_auto (GStrv) there = g_strsplit (whole_target, G_DIR_SEPARATOR_S, -1);
  GString *reference = g_string_new (NULL);
  guint n_shared = 0;

  while (here[n_shared] != NULL && here[n_shared + 1] != NULL && there[n_shared] != NULL
         && there[n_shared + 1] != NULL && g_str_equal (here[n_shared], there[n_shared]))
    n_shared++;
  for (guint i = n_shared; here[i] != NULL && here[i + 1] != NULL; i++)
    g_string_append (reference, "../");
  for (guint i = n_shared; there[i] != NULL; i++)
    {
      g_autofree char *escaped =
          g_uri_escape_bytes ((const guint8 *) there[i], strlen (there[i]), NULL);

      if (i > n_shared)
        g_string_append_c (reference, '/');
      g_string_append (reference, escaped);
    }

  return g_string_free (reference, FALSE);
}

static gboolean
is_own (const char *path)
{
  char head[HEAD_BYTES];
  FILE *file = fopen (path, "rb");
  size_t length = file != NULL ? fread (head, 1, sizeof head, file) : 0;

  if (file != NULL)
    fclose (file);

  return g_strstr_len (head, (gssize) length, GENERATOR) != NULL;
}

char *
assay_html_choose_path (const char *pdf, GError **error)
{
  gboolean has_ending =
      strlen (pdf) > 4 && g_ascii_strcasecmp (pdf + strlen (pdf) - 4, ".pdf") == 0;
  g_autofree char *start = g_strndup (pdf, strlen (pdf) - (has_ending ? 4 : 0));
  g_autofree char *path = g_strconcat (start, ".html", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS) && !is_own (path))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_EXISTS,
                   _ ("%s is there already and is not from Assay; move it or choose another name"),
                   name);
      return NULL;
    }

  return g_steal_pointer (&path);
}
