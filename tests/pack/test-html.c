/* The pack as one HTML file, looked at from outside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "html-judge.h"
#include "pack-sample.h"
#include "pack/assay-pack-bind.h"
#include "pack/html/assay-html-document.h"
#include "pack/layout/assay-phrase.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static PackSample *
new_sample (AssayScheme *scheme, const char *pdf, const char *html)
{
  PackSample *sample = pack_sample_new (scheme);

  g_free (sample->output);
  sample->output = assay_fixture_path (sample->fixture, pdf);
  sample->html = assay_fixture_path (sample->fixture, html);

  return sample;
}

static void
assert_nothing_left (PackSample *sample)
{
  g_autoptr (GDir) dir = g_dir_open (sample->fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_suffix (name, ".part"));
}

static void
test_same_as_the_pdf (void)
{
  g_autoptr (PackSample) sample =
      new_sample (assay_fixture_load_rss (), "a b#c%d&'ü\".pdf", "the page.html");

  pack_sample_fill (sample);
  pack_sample_write (sample);
  g_assert_true (html_judge (sample->html, sample->output));
  assert_nothing_left (sample);
}

/* Each proves that the test above can fail; it has shown that none of them was there. */
static const struct
{
  const char *name;
  const char *from;
  const char *to;
} mistakes[] = {
  { "text", "who decides, and when", "who decides" },
  { "page", "#page=3\"", "#page=4\"" },
  { "fragment", "href=\"#service\"", "href=\"#elsewhere\"" },
  { "script", "<main ", "<script></script><main " },
  { "style", "<style>", "<style>p{color:red}" },
  { "figure", "role=\"img\"", "" },
  { "scope", " scope=\"col\"", "" },
  { "heading", "h3", "h5" },
  { "outside", "<main ", "<a href=\"https://example.org/\">x</a><main " },
};

static void
test_mistakes_are_noticed (void)
{
  g_autoptr (PackSample) sample = new_sample (assay_fixture_load_rss (), "pack.pdf", "pack.html");
  g_autofree char *text = NULL;

  pack_sample_fill (sample);
  pack_sample_write (sample);
  text = assay_fixture_read (sample->html);
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GString) changed = g_string_new (text);
      g_autofree char *wrong = NULL;

      g_test_message ("%s", mistakes[i].name);
      g_assert_cmpuint (g_string_replace (changed, mistakes[i].from, mistakes[i].to, 0), >, 0);
      wrong = assay_fixture_write (sample->fixture, "wrong.html", changed->str);
      g_assert_false (html_judge (wrong, sample->output));
    }
}

static void
test_nothing_answered (void)
{
  g_autoptr (PackSample) sample =
      new_sample (assay_fixture_load_small_scheme (), "pack.pdf", "pack.html");

  pack_sample_write (sample);
  g_assert_true (html_judge (sample->html, sample->output));
}

/* Text in other letters says its language, piece by piece, in the PDF as in the HTML. */
static void
test_passages (void)
{
  static const char *const wanted[] = {
    "<span lang=\"el\">\316\272\316\261\316\273\316\267\316\274\316\255\317\201\316\261 </span>and "
    "<span lang=\"und-Cyrl\">\320\274\320\270\321\200.</span>",
    "<bdi><span lang=\"und-Arab\">\330\264\331\203\330\261\330\247</span></bdi>",
    "<span lang=\"ja\">\344\272\272\343\201\256</span>",
    "<span lang=\"und-Hani\">\344\272\272</span>",
    "1, 2 and 3",
  };
  g_autoptr (GHashTable) pages = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AssayMarkup) markup = assay_markup_new (pages, "");

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (AssayPhrase) phrase = assay_phrase_new (ASSAY_TEXT_BODY);
      g_autoptr (GRegex) tags = g_regex_new ("<[^>]*>", 0, 0, NULL);
      g_autofree char *said = g_regex_replace_literal (tags, wanted[i], -1, 0, "", 0, NULL);
      g_autofree char *written = NULL;

      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, "Begun: ");
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, said);
      assay_phrase_write (phrase, markup);
      written = assay_markup_steal (markup);
      assay_markup_free (g_steal_pointer (&markup));
      markup = assay_markup_new (pages, "");
      g_assert_true (g_str_has_prefix (written, "Begun: "));
      g_assert_cmpstr (written + strlen ("Begun: "), ==, wanted[i]);
    }
}

#define HOSTILE                                                                                    \
  "</p></main><script>alert(1)</script><img src=x onerror=\"alert(1)\"> ]]> --> &amp; '\"` "       \
  "\xe2\x80\xae"                                                                                   \
  "desrever \xd8\xb4\xd9\x83\xd8\xb1\xd8\xa7 <b title='x"

/* What strangers write is text wherever it stands, and turns nothing but itself. */
static void
test_hostile_text (void)
{
  g_autoptr (PackSample) sample = new_sample (assay_fixture_load_rss (), "pack.pdf", "pack.html");
  AssayPortfolio *portfolio = assay_portfolio_folder_get_portfolio (sample->folder);
  const AssayCriterion *criterion = sample->scheme->criteria->pdata[0];
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  pack_sample_fill (sample);
  portfolio = assay_portfolio_folder_get_portfolio (sample->folder);
  pack_sample_apply (
      sample, assay_edit_write_text (portfolio, sample->scheme, criterion->id, HOSTILE, &error),
      error);
  pack_sample_add (sample, "\xe2\x80\xae<i>gnp.exe", NULL, NULL, 0);
  pack_sample_write (sample);
  g_assert_true (html_judge_turned (sample->html, sample->output));
  text = assay_fixture_read (sample->html);
  g_assert_null (strstr (text, "<script"));
  g_assert_null (strstr (text, "<i>"));
  g_assert_nonnull (strstr (text, "&lt;/main&gt;&lt;script&gt;alert(1)"));
  g_assert_nonnull (strstr (text, "<p dir=\"auto\">&lt;/p&gt;"));
  g_assert_nonnull (strstr (text, "<bdi>\xe2\x80\xae&lt;i&gt;gnp.exe</bdi>"));
}

static void
test_same_bytes (void)
{
  g_autoptr (PackSample) sample = new_sample (assay_fixture_load_rss (), "pack.pdf", "pack.html");
  g_autofree char *first = NULL, *second = NULL;

  pack_sample_fill (sample);
  pack_sample_write (sample);
  first = assay_fixture_read (sample->html);
  pack_sample_write (sample);
  second = assay_fixture_read (sample->html);
  g_assert_cmpstr (first, ==, second);
}

/* The binder writes elsewhere first; the page must lead to where the PDF comes to be. */
static void
test_bound_beside (void)
{
  g_autoptr (PackSample) sample =
      new_sample (assay_fixture_load_rss (), "pdf/North Vale.pdf", "html/pack.html");
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *pdf = g_path_get_dirname (sample->output);
  g_autofree char *html = g_path_get_dirname (sample->html);
  AssayPackOrder order = { .path = sample->output, .html_path = sample->html };

  g_assert_cmpint (g_mkdir (pdf, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (html, 0700), ==, 0);
  pack_sample_fill (sample);
  readiness =
      assay_readiness_compute (sample->scheme,
                               assay_portfolio_folder_get_portfolio (sample->folder), sample->on);
  order.readiness = readiness;
  order.folder = assay_portfolio_folder_get_path (sample->folder);
  g_assert_true (
      assay_pack_bind (sample->fixture->context, &order, ASSAY_PROGRESS_NONE, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (html_judge (sample->html, sample->output));
  g_assert_cmpint (g_remove (sample->html), ==, 0);
  g_assert_cmpint (g_rmdir (html), ==, 0); /* nothing else is in it */
}

static int
read_mode (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);

  return info.st_mode & 0777;
}

typedef struct
{
  PackSample *sample;
  guint n_seen;
} Watch;

/* Whatever is being written is for nobody else. */
static void
look_for_parts (guint64 done, guint64 total, const char *what, gpointer data)
{
  Watch *watch = data;
  g_autoptr (GDir) dir = g_dir_open (watch->sample->fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = assay_fixture_path (watch->sample->fixture, name);

      if (!g_str_has_suffix (name, ".part"))
        continue;
      g_assert_cmpint (read_mode (path), ==, 0600);
      watch->n_seen++;
    }
}

/* Both documents are for those whom the umask lets read, and only once they are finished; where
 * somebody has said otherwise of an older one, that stands. */
static void
test_readers (void)
{
  g_autoptr (PackSample) sample =
      new_sample (assay_fixture_load_small_scheme (), "pack.pdf", "pack.html");
  Watch watch = { sample, 0 };
  g_autoptr (GError) error = NULL;
  mode_t own = umask (0027);

  g_assert_true (pack_sample_try (sample, (AssayProgress){ look_for_parts, &watch }, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (watch.n_seen, >, 0);
  g_assert_cmpint (read_mode (sample->output), ==, 0640);
  g_assert_cmpint (read_mode (sample->html), ==, 0640);
  umask (0022);
  g_assert_cmpint (g_chmod (sample->output, 0600), ==, 0);
  g_assert_cmpint (g_remove (sample->html), ==, 0);
  pack_sample_write (sample);
  g_assert_cmpint (read_mode (sample->output), ==, 0600);
  g_assert_cmpint (read_mode (sample->html), ==, 0644);
  umask (own);
}

/* Both files or neither, but for the one moment between them; and then it is said. */
static void
test_disk_faults (void)
{
  g_autoptr (PackSample) sample =
      new_sample (assay_fixture_load_small_scheme (), "pack.pdf", "pack.html");
  guint n_operations, n_only_first = 0;

  assay_disk_set_fault (sample->fixture->disk, 0, ASSAY_DISK_FAULT_NONE, 0);
  pack_sample_write (sample);
  n_operations = assay_disk_get_count (sample->fixture->disk);
  for (guint i = 1; i <= n_operations; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *pdf = NULL, *html = NULL;

      g_assert_true (g_file_set_contents (sample->output, "old", -1, NULL));
      g_assert_true (g_file_set_contents (sample->html, "old", -1, NULL));
      assay_disk_set_fault (sample->fixture->disk, i, ASSAY_DISK_FAULT_FAIL, ENOSPC);
      if (pack_sample_try (sample, ASSAY_PROGRESS_NONE, NULL, &error))
        continue; /* it was one of those that only clean up */
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NO_SPACE);
      pdf = assay_fixture_read (sample->output);
      html = assay_fixture_read (sample->html);
      g_assert_true (g_str_equal (html, "old") || g_str_has_suffix (html, "</html>\n"));
      if (g_str_equal (pdf, "old"))
        g_assert_cmpstr (html, ==, "old");
      if (strstr (error->message, "The PDF is written") != NULL)
        {
          g_assert_true (g_str_has_prefix (pdf, "%PDF"));
          n_only_first++;
        }
      assert_nothing_left (sample);
    }
  g_assert_cmpuint (n_only_first, >, 0);
}

static void
test_references (void)
{
  static const struct
  {
    const char *from;
    const char *target;
    const char *reference;
  } rows[] = {
    { "/a/b/page.html", "/a/b/pack.pdf", "pack.pdf" },
    { "/a/b/page.html", "/a/b/x y?#%:&.pdf", "x%20y%3F%23%25%3A%26.pdf" },
    { "/a/b/page.html", "/a/c/d/pack.pdf", "../c/d/pack.pdf" },
    { "/a/page.html", "/a/a b/pack.pdf", "a%20b/pack.pdf" },
    { "/a/b/c/page.html", "/pack.pdf", "../../../pack.pdf" },
    { "/a/b/../page.html", "/a//pack.pdf", "pack.pdf" },
    { "/a/page.html", "/a/\xff.pdf", "%FF.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *reference = assay_html_refer (rows[i].from, rows[i].target);

      g_assert_cmpstr (reference, ==, rows[i].reference);
    }
}

static void
test_markup (void)
{
  g_autoptr (GHashTable) pages = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AssayMarkup) markup = assay_markup_new (pages, "x.pdf");
  g_autofree char *text = NULL;

  assay_markup_open_heading (markup, 2, NULL, NULL);
  assay_markup_close (markup);
  assay_markup_open_heading (markup, 4, "a", NULL);
  assay_markup_close (markup);
  assay_markup_open_heading (markup, 4, NULL, NULL);
  assay_markup_close (markup);
  assay_markup_open_heading (markup, 3, NULL, NULL);
  assay_markup_close (markup);
  assay_markup_open (markup, "p", "title", "\"<&\n\x01", "class", NULL, NULL);
  assay_markup_add_text (markup, "a\nb\x01\x7f\xef\xbf\xbe\xff"
                                 "c");
  assay_markup_close (markup);
  text = assay_markup_steal (markup);
  g_assert_cmpstr (text, ==,
                   "<h1></h1><h2 id=\"a\"></h2><h2></h2><h2></h2>"
                   "<p title=\"&quot;&lt;&amp; \">a<br/>b\xef\xbf\xbd"
                   "c</p>");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/same-as-the-pdf", test_same_as_the_pdf);
  g_test_add_func ("/html/mistakes-are-noticed", test_mistakes_are_noticed);
  g_test_add_func ("/html/nothing-answered", test_nothing_answered);
  g_test_add_func ("/html/passages", test_passages);
  g_test_add_func ("/html/hostile-text", test_hostile_text);
  g_test_add_func ("/html/same-bytes", test_same_bytes);
  g_test_add_func ("/html/bound-beside", test_bound_beside);
  g_test_add_func ("/html/readers", test_readers);
  g_test_add_func ("/html/disk-faults", test_disk_faults);
  g_test_add_func ("/html/references", test_references);
  g_test_add_func ("/html/markup", test_markup);

  return g_test_run ();
}
