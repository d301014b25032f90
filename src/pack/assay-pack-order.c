/* What passes between the program that wants a pack and the one that binds it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order is a key file: GLib's own, so that nothing has to be escaped by hand. Paths travel as
 * URIs, because they need not be UTF-8.
 */

#include "pack/assay-pack-bind.h"

#include "base/assay-child.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/portfolio/assay-portfolio-folder.h"
#include "core/portfolio/assay-portfolio-xml.h"
#include "core/scheme/assay-scheme-library.h"
#include "core/scheme/assay-scheme-loader.h"

#include <string.h>

#define GROUP "pack"
#define MAP_WORD "map "
#define GIVEN_UP "given-up"
#define AFTER "after"
#define NOT_SHOWN "not-shown"

/* --- The order --- */

static void
add_path (GKeyFile *file, const char *key, const char *path)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (whole, NULL, NULL);

  g_key_file_set_string (file, GROUP, key, uri);
}

static void
add_absent (GKeyFile *file, const GArray *absent)
{
  if (absent != NULL && absent->len > 0)
    g_key_file_set_integer_list (file, GROUP, "absent", (int *) (void *) absent->data, absent->len);
}

static void
add_given_up (GKeyFile *file, GHashTable *given_up)
{
  GHashTableIter iter;
  gpointer number, problem;

  if (given_up == NULL)
    return;
  g_hash_table_iter_init (&iter, given_up);
  while (g_hash_table_iter_next (&iter, &number, &problem))
    {
      g_autofree char *line = assay_child_format_error (problem);

      g_key_file_set_string (file, GIVEN_UP, number, line);
    }
}

GBytes *
assay_pack_order_format (const AssayPackOrder *order)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *on = assay_date_format_iso (order->readiness->on);
  g_autofree char *portfolio =
      assay_portfolio_format_xml (order->readiness->portfolio, ASSAY_PORTFOLIO_FORM_OWN);
  gsize length;
  char *text;

  add_path (file, "folder", order->folder);
  add_path (file, "path", order->path);
  if (order->html_path != NULL)
    {
      add_path (file, "html-path", order->html_path);
      g_key_file_set_string (file, GROUP, "html-pdf", order->html_pdf);
    }
  g_key_file_set_string (file, GROUP, "on", on);
  add_absent (file, order->readiness->absent);
  g_key_file_set_string (file, GROUP, "portfolio", portfolio);
  add_given_up (file, order->given_up);
  if (order->after != NULL)
    {
      g_autofree char *map = assay_page_map_format (order->after);

      g_key_file_set_string (file, GROUP, AFTER, map);
    }
  text = g_key_file_to_data (file, &length, NULL);

  return g_bytes_new_take (text, length);
}

static char *
read_path (GKeyFile *file, const char *key, GError **error)
{
  g_autofree char *uri = g_key_file_get_string (file, GROUP, key, error);

  return uri != NULL ? g_filename_from_uri (uri, NULL, error) : NULL;
}

static GArray *
read_absent (GKeyFile *file)
{
  gsize n;
  g_autofree int *numbers = g_key_file_get_integer_list (file, GROUP, "absent", &n, NULL);
  GArray *absent = g_array_new (FALSE, FALSE, sizeof (guint));

  if (numbers != NULL)
    g_array_append_vals (absent, numbers, (guint) n);

  return absent;
}

static GHashTable *
read_given_up (GKeyFile *file)
{
  GHashTable *given_up =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_error_free);
  g_auto (GStrv) numbers = g_key_file_get_keys (file, GIVEN_UP, NULL, NULL);

  for (guint i = 0; numbers != NULL && numbers[i] != NULL; i++)
    {
      g_autofree char *line = g_key_file_get_string (file, GIVEN_UP, numbers[i], NULL);
      GError *problem = line != NULL ? assay_child_parse_error (line) : NULL;

      if (problem != NULL)
        g_hash_table_insert (given_up, g_strdup (numbers[i]), problem);
    }

  return given_up;
}

static AssayScheme *
load_scheme (const char *folder, GError **error)
{
  g_autoptr (AssaySchemeLibrary) library = assay_scheme_library_new (NULL);
  const char *schema_path = assay_scheme_library_get_schema_path (library, error);
  g_autofree char *path = g_build_filename (folder, ASSAY_SCHEME_FILE, NULL);

  return schema_path != NULL ? assay_scheme_load (path, schema_path, NULL, error) : NULL;
}

static AssayReadiness *
read_readiness (GKeyFile *file, const char *folder, GError **error)
{
  g_autofree char *day = g_key_file_get_string (file, GROUP, "on", error);
  g_autofree char *xml =
      day != NULL ? g_key_file_get_string (file, GROUP, "portfolio", error) : NULL;
  g_autoptr (GArray) absent = read_absent (file);
  g_autoptr (AssayScheme) scheme = xml != NULL ? load_scheme (folder, error) : NULL;
  g_autoptr (AssayPortfolio) portfolio =
      scheme != NULL ? assay_portfolio_parse_xml (xml, strlen (xml), ASSAY_PORTFOLIO_FILE, error)
                     : NULL;
  AssayDate on;

  if (portfolio == NULL || !assay_date_parse (day, &on, error))
    return NULL;

  return assay_readiness_compute_as_found (scheme, portfolio, absent, on);
}

static gboolean
read_after (GKeyFile *file, AssayPackOrder *order, GError **error)
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, AFTER, NULL);

  if (text != NULL)
    order->after = assay_page_map_parse (text, strlen (text), error);

  return text == NULL || order->after != NULL;
}

AssayPackOrder *
assay_pack_order_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  AssayPackOrder *order = g_new0 (AssayPackOrder, 1);
  GError *problem = NULL;

  if (g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, &problem))
    order->folder = read_path (file, "folder", &problem);
  if (order->folder != NULL)
    order->path = read_path (file, "path", &problem);
  if (order->path != NULL && read_after (file, order, &problem))
    order->readiness = read_readiness (file, order->folder, &problem);
  if (order->readiness == NULL)
    {
      assay_error_propagate (error, problem, NULL);
      assay_pack_order_free (order);
      return NULL;
    }
  order->given_up = read_given_up (file);
  order->html_path = read_path (file, "html-path", NULL);
  order->html_pdf = g_key_file_get_string (file, GROUP, "html-pdf", NULL);

  return order;
}

void
assay_pack_order_free (AssayPackOrder *order)
{
  if (order->readiness != NULL)
    assay_readiness_unref ((AssayReadiness *) order->readiness);
  g_free ((char *) order->folder);
  g_free ((char *) order->path);
  g_free ((char *) order->html_path);
  g_free ((char *) order->html_pdf);
  g_clear_pointer (&order->given_up, g_hash_table_unref);
  assay_page_map_free ((AssayPageMap *) order->after);
  g_free (order);
}

/* --- What the binder says --- */

char *
assay_pack_bind_format_step (guint64 done, guint64 total, const char *what)
{
  return g_strdup_printf ("step %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT "%s%s", done, total,
                          what != NULL ? " " : "", what != NULL ? what : "");
}

gboolean
assay_pack_bind_parse_step (const char *line,
                            guint64 *out_done,
                            guint64 *out_total,
                            char **out_what)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 4);
  guint n = g_strv_length (words);

  if (n < 3 || !g_str_equal (words[0], "step"))
    return FALSE;
  *out_done = g_ascii_strtoull (words[1], NULL, 10);
  *out_total = g_ascii_strtoull (words[2], NULL, 10);
  *out_what = n > 3 ? g_strdup (words[3]) : NULL;

  return TRUE;
}

char *
assay_pack_bind_format_report (const AssayPackReport *report)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  g_key_file_set_uint64 (file, GROUP, "pages", report->n_pages);
  g_key_file_set_uint64 (file, GROUP, "evidence-pages", report->n_evidence_pages);
  g_key_file_set_uint64 (file, GROUP, "converted", report->conversions.n_converted);
  g_key_file_set_uint64 (file, GROUP, "from-cache", report->conversions.n_from_cache);
  g_key_file_set_uint64 (file, GROUP, "conversion-ms", report->conversions.milliseconds);
  if (report->unknown != NULL)
    g_key_file_set_string (file, GROUP, "unknown", report->unknown);
  g_key_file_set_string_list (file, GROUP, NOT_SHOWN,
                              (const char *const *) report->not_shown->pdata,
                              report->not_shown->len);
  text = g_key_file_to_data (file, NULL, NULL);
  line = g_strescape (text, NULL);

  return g_strconcat ("report ", line, NULL);
}

AssayPackReport *
assay_pack_bind_parse_report (const char *line)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) not_shown = NULL;
  AssayPackReport *report;

  if (!g_str_has_prefix (line, "report "))
    return NULL;
  text = g_strcompress (line + strlen ("report "));
  if (!g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, NULL))
    return NULL;
  report = g_new0 (AssayPackReport, 1);
  report->n_pages = (guint) g_key_file_get_uint64 (file, GROUP, "pages", NULL);
  report->n_evidence_pages = (guint) g_key_file_get_uint64 (file, GROUP, "evidence-pages", NULL);
  report->conversions.n_converted = (guint) g_key_file_get_uint64 (file, GROUP, "converted", NULL);
  report->conversions.n_from_cache =
      (guint) g_key_file_get_uint64 (file, GROUP, "from-cache", NULL);
  report->conversions.milliseconds = g_key_file_get_uint64 (file, GROUP, "conversion-ms", NULL);
  report->unknown = g_key_file_get_string (file, GROUP, "unknown", NULL);
  report->not_shown = g_ptr_array_new_with_free_func (g_free);
  not_shown = g_key_file_get_string_list (file, GROUP, NOT_SHOWN, NULL, NULL);
  for (guint i = 0; not_shown != NULL && not_shown[i] != NULL; i++)
    g_ptr_array_add (report->not_shown, g_strdup (not_shown[i]));

  return report;
}

/* The map's text is lines without any line end in them. */
char *
assay_pack_bind_format_map (const AssayPageMap *map)
{
  g_autofree char *text = assay_page_map_format (map);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *said = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (said, "%s" MAP_WORD "%s", i > 0 ? "\n" : "", lines[i]);

  return g_string_free (said, FALSE);
}

gboolean
assay_pack_bind_take_map_line (const char *line, GString *text)
{
  if (!g_str_has_prefix (line, MAP_WORD) || text->len > ASSAY_LIMIT_PAGE_MAP_BYTES)
    return FALSE;
  g_string_append (text, line + strlen (MAP_WORD));
  g_string_append_c (text, '\n');

  return TRUE;
}
