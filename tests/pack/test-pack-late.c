/* A pack after an earlier one: what was quoted stays true.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "pack-sample.h"
#include "pack/assay-pack-bind.h"
#include "pdf-maker.h"

#include <string.h>

/* A portfolio with its first pack, kept beside. */
typedef struct
{
  PackSample *sample;
  char *earlier;
} Late;

static void
late_init (Late *late)
{
  late->sample = pack_sample_new (assay_fixture_load_rss ());
  pack_sample_fill (late->sample);
  late->earlier = NULL;
}

static void
late_clear (Late *late)
{
  pack_sample_free (late->sample);
  g_free (late->earlier);
}

/* Writes the pack and keeps it as the earlier one; what comes next is after it. */
static void
submit (Late *late, const char *name)
{
  PackSample *sample = late->sample;
  g_autoptr (GError) error = NULL;

  pack_sample_write (sample);
  g_free (late->earlier);
  late->earlier = assay_fixture_path (sample->fixture, name);
  g_free (pdf_run ("cp", sample->output, late->earlier, NULL));
  assay_page_map_free (sample->after);
  sample->after = assay_pack_bind_read_map (late->earlier, NULL, &error);
  g_assert_no_error (error);
}

/* Writes the pack after the earlier one and follows everything in it. */
static void
write_late (Late *late)
{
  pack_sample_write (late->sample);
  pdf_assert_sound (late->sample->output);
  g_assert_true (pack_sample_follow_links (late->sample->output, late->earlier));
}

static void
assert_page_says (const char *path, guint page, const char *words)
{
  g_autofree char *text = pdf_get_text (path, page);

  if (strstr (text, words) == NULL)
    g_error ("“%s” is not on page %u:\n%s", words, page, text);
}

static guint
first_page (const AssayPageMap *map, AssayPageKind kind, const char *name)
{
  const AssayPageEntry *entry = assay_page_map_lookup (map, kind, name);

  g_assert_nonnull (entry);

  return g_array_index (entry->pages, guint, 0);
}

static guint
add_letter (PackSample *sample, const char *name, guint n_pages)
{
  return pack_sample_add (sample, "A late letter",
                          pdf_write_pages (sample->fixture->folder, name, n_pages),
                          "application/pdf", n_pages);
}

static void
replace (PackSample *sample, guint number, char *path)
{
  AssayPortfolio *portfolio = assay_portfolio_folder_get_portfolio (sample->folder);
  g_autoptr (AssayEvidence) fields =
      assay_evidence_copy (assay_portfolio_lookup_evidence (portfolio, number));
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fields->sha256, g_free);
  assay_portfolio_folder_store_file (sample->folder, path, ASSAY_PROGRESS_NONE, NULL,
                                     &fields->sha256, &fields->size, &error);
  g_assert_no_error (error);
  pack_sample_apply (sample, assay_edit_amend_evidence (portfolio, sample->scheme, fields, &error),
                     error);
  g_free (path);
}

static void
withdraw (PackSample *sample, guint number)
{
  g_autoptr (GError) error = NULL;

  pack_sample_apply (
      sample,
      assay_edit_withdraw_evidence (assay_portfolio_folder_get_portfolio (sample->folder), number,
                                    TRUE, &error),
      error);
}

static void
write_text (PackSample *sample, guint index, const char *text)
{
  const AssayCriterion *criterion = sample->scheme->criteria->pdata[index];
  g_autoptr (GError) error = NULL;

  pack_sample_apply (sample,
                     assay_edit_write_text (assay_portfolio_folder_get_portfolio (sample->folder),
                                            sample->scheme, criterion->id, text, &error),
                     error);
}

static char *
make_long_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 400; i++)
    g_string_append (text, "Each referral is assessed before any contact is made. ");

  return g_string_free (text, FALSE);
}

/* --- Tests --- */

static void
test_nothing_changed (void)
{
  Late late;
  guint n_pages;

  late_init (&late);
  submit (&late, "first.pdf");
  n_pages = late.sample->report->n_pages;
  write_late (&late);
  /* Nothing but the concordance is new. */
  g_assert_cmpuint (late.sample->report->n_pages, ==, n_pages + 1);
  assert_page_says (late.sample->output, n_pages + 1, "begins on the page");
  late_clear (&late);
}

static void
test_all_kinds_of_change (void)
{
  Late late;
  g_autofree char *text = make_long_text ();
  guint n_pages, old_first, old_second;
  const AssayPageMap *map;

  late_init (&late);
  submit (&late, "first.pdf");
  n_pages = late.sample->report->n_pages;
  old_first = first_page (late.sample->after, ASSAY_PAGE_ITEM, "E001");
  old_second = first_page (late.sample->after, ASSAY_PAGE_COVER, "E002");

  replace (late.sample, 1, pdf_write_pages (late.sample->fixture->folder, "procedure-2.pdf", 9));
  withdraw (late.sample, 2);
  g_assert_cmpuint (add_letter (late.sample, "late.pdf", 3), ==, 9);
  write_text (late.sample, 0, text);
  write_text (late.sample, late.sample->scheme->criteria->len - 2, "");
  write_late (&late);

  map = late.sample->report->map;
  g_assert_cmpuint (map->n_pages, ==, late.sample->report->n_pages);
  g_assert_cmpuint (first_page (map, ASSAY_PAGE_COVER, "E001"), >, n_pages);
  g_assert_cmpuint (first_page (map, ASSAY_PAGE_COVER, "E009"), >, n_pages);
  g_assert_cmpuint (first_page (map, ASSAY_PAGE_COVER, "E003"), ==,
                    first_page (late.sample->after, ASSAY_PAGE_COVER, "E003"));
  assert_page_says (late.sample->output, old_first, "belonged to E001, which now begins on page");
  assert_page_says (late.sample->output, old_second, "was withdrawn");
  late_clear (&late);
}

/* What was withdrawn may have been withdrawn for somebody's sake. */
static void
test_withdrawn_is_gone (void)
{
  Late late;
  g_autofree char *text = NULL;

  late_init (&late);
  submit (&late, "first.pdf");
  withdraw (late.sample, 2);
  write_late (&late);
  text = pdf_run ("pdftotext", late.sample->output, "-", NULL);
  g_assert_null (strstr (text, "Skills matrix"));
  g_assert_nonnull (strstr (text, "E002"));
  late_clear (&late);
}

/* A number that the first pack gave is still explained in the third. */
static void
test_third_pack (void)
{
  Late late;
  guint old_first;

  late_init (&late);
  submit (&late, "first.pdf");
  old_first = first_page (late.sample->after, ASSAY_PAGE_ITEM, "E001");
  replace (late.sample, 1, pdf_write_pages (late.sample->fixture->folder, "procedure-2.pdf", 9));
  submit (&late, "second.pdf");
  add_letter (late.sample, "late.pdf", 2);
  write_late (&late);
  assert_page_says (late.sample->output, old_first, "belonged to E001, which now begins on page");
  g_assert_cmpuint (first_page (late.sample->report->map, ASSAY_PAGE_COVER, "E001"), ==,
                    first_page (late.sample->after, ASSAY_PAGE_COVER, "E001"));
  late_clear (&late);
}

/* Proves that the tests above can fail: the same changes without the earlier pack's numbers. */
static void
test_moved_numbers_are_noticed (void)
{
  Late late;

  late_init (&late);
  submit (&late, "first.pdf");
  g_clear_pointer (&late.sample->after, assay_page_map_free);
  withdraw (late.sample, 2);
  pack_sample_write (late.sample);
  g_assert_false (pack_sample_follow_links (late.sample->output, late.earlier));
  late_clear (&late);
}

static void
test_same_bytes (void)
{
  Late late;
  g_autofree char *first = NULL, *second = NULL;

  late_init (&late);
  submit (&late, "first.pdf");
  withdraw (late.sample, 2);
  pack_sample_write (late.sample);
  first = pdf_run ("sha256sum", late.sample->output, NULL);
  pack_sample_write (late.sample);
  second = pdf_run ("sha256sum", late.sample->output, NULL);
  g_assert_cmpstr (first, ==, second);
  late_clear (&late);
}

static void
test_other_scheme (void)
{
  Late late;
  g_autoptr (GError) error = NULL;

  late_init (&late);
  submit (&late, "first.pdf");
  g_free (late.sample->after->scheme);
  late.sample->after->scheme = g_strdup ("another");
  g_assert_false (pack_sample_try (late.sample, ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  late_clear (&late);
}

static void
assert_refused (PackSample *sample, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (pack_sample_try (sample, ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

static void
set_service (char **service, const char *name)
{
  g_free (*service);
  *service = g_strdup (name);
}

/* The same scheme, and even the same name: what counts is how the portfolio began. */
static void
test_other_portfolio (void)
{
  Late late;

  late_init (&late);
  submit (&late, "first.pdf");
  late.sample->after->origin[0] = late.sample->after->origin[0] == '0' ? '1' : '0';
  assert_refused (late.sample, "was made from another portfolio");
  late_clear (&late);
}

static void
test_renamed_service (void)
{
  Late late;

  late_init (&late);
  submit (&late, "first.pdf");
  set_service (&late.sample->after->service, "North Vale, as it was called");
  pack_sample_write (late.sample);
  late_clear (&late);
}

/* A pack of before says nothing of its portfolio; then its name and its files must. */
static void
test_pack_of_before (void)
{
  Late late;
  AssayPageMap *after;

  late_init (&late);
  submit (&late, "first.pdf");
  after = late.sample->after;
  g_clear_pointer (&after->origin, g_free);
  pack_sample_write (late.sample);
  set_service (&after->service, "North Vale, as it was called");
  pack_sample_write (late.sample);
  for (guint i = 0; i < after->entries->len; i++)
    g_clear_pointer (&((AssayPageEntry *) after->entries->pdata[i])->sha256, g_free);
  assert_refused (late.sample, "North Vale, as it was called");
  late_clear (&late);
}

/* The scheme as another edition may have it: without the tag and the last standard. */
static AssayScheme *
load_smaller_scheme (AssayFixture *fixture)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_STANDARDS_DIR"), "rss.xml", NULL);
  g_autofree char *smaller = assay_fixture_path (fixture, "smaller.xml");
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autoptr (GError) error = NULL;
  AssayScheme *scheme;

  g_free (pdf_run ("python3", "-c",
                   "import re, sys\n"
                   "text = open(sys.argv[1], encoding='utf-8').read()\n"
                   "text = re.sub(r'(?s)<tag id=\"victim-safeguarding\">.*?</tag>', '', text)\n"
                   "text = text.replace(' tags=\"victim-safeguarding\"', '')\n"
                   "text = text.replace('victim-safeguarding ', '')\n"
                   "text = text[:text.rindex('<standard ')] + '</scheme>'\n"
                   "open(sys.argv[2], 'w', encoding='utf-8').write(text)\n",
                   path, smaller, NULL));
  scheme = assay_scheme_load (smaller, schema, NULL, &error);
  g_assert_no_error (error);

  return scheme;
}

static guint
first_of (const AssayPageMap *map, const char *name)
{
  return first_page (map, ASSAY_PAGE_SECTION, name);
}

/* What the scheme does not ask for any more is listed with its old pages, and they say it too; in
 * the pack after that one as well. */
static void
test_vanished_sections (void)
{
  Late late;
  AssayScheme *whole;
  const AssayPageMap *first;
  g_autofree char *concordance = NULL;
  guint safeguarding, last;

  late_init (&late);
  submit (&late, "first.pdf");
  whole = late.sample->scheme;
  first = late.sample->after;
  safeguarding = first_of (first, "safeguarding");
  last = first_of (first, "standard-6");

  late.sample->scheme = load_smaller_scheme (late.sample->fixture);
  write_late (&late);
  assert_page_says (late.sample->output, safeguarding, "belonged to “Victim safeguarding”");
  assert_page_says (late.sample->output, last, "Learning and results”, which is no");
  concordance = pdf_run ("pdftotext", "-layout", late.sample->output, "-", NULL);
  g_assert_true (
      g_regex_match_simple ("Victim safeguarding +[0-9–]+ +– +It is no longer", concordance, 0, 0));
  g_assert_true (g_regex_match_simple ("6 +Learning and results +[0-9–]+ +– +It is no longer",
                                       concordance, 0, 0));

  submit (&late, "second.pdf");
  write_late (&late);
  assert_page_says (late.sample->output, safeguarding, "belonged to “Victim safeguarding”");

  /* And when they are asked for again, they are where they were. */
  assay_scheme_unref (late.sample->scheme);
  late.sample->scheme = whole;
  submit (&late, "third.pdf");
  g_assert_cmpuint (first_of (late.sample->report->map, "safeguarding"), ==, safeguarding);
  g_assert_cmpuint (first_of (late.sample->report->map, "standard-6"), ==, last);
  late_clear (&late);
}

/* An item that was taken back, and that no journal of this state knows. */
static void
test_vanished_item (void)
{
  Late late;
  guint number;

  late_init (&late);
  g_assert_cmpuint (add_letter (late.sample, "late.pdf", 3), ==, 9);
  submit (&late, "first.pdf");
  number = first_page (late.sample->after, ASSAY_PAGE_ITEM, "E009");
  g_assert_true (assay_portfolio_folder_undo (late.sample->folder, NULL, NULL));
  write_late (&late);
  assert_page_says (late.sample->output, number, "belonged to “E009”, which is no");
  late_clear (&late);
}

/* A map that is right in itself and of quite another pack: nothing must break. */
static void
test_foreign_map (void)
{
  Late late;
  AssayPageMap *map;
  guint number;

  late_init (&late);
  submit (&late, "first.pdf");
  map = assay_page_map_new ();
  map->service = g_strdup (late.sample->after->service);
  map->scheme = g_strdup (late.sample->after->scheme);
  map->fingerprint = g_strdup (late.sample->after->fingerprint);
  map->round = 3;
  map->on = late.sample->on;
  map->n_pages = 4;
  number = 3;
  g_array_append_val (assay_page_map_add (map, ASSAY_PAGE_ITEM, "E001")->pages, number);
  assay_page_map_free (late.sample->after);
  late.sample->after = map;
  pack_sample_write (late.sample);
  pdf_assert_sound (late.sample->output);
  g_assert_true (pack_sample_follow_links (late.sample->output, NULL));
  assert_page_says (late.sample->output, 4, "left blank");
  late_clear (&late);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pack-late/nothing-changed", test_nothing_changed);
  g_test_add_func ("/pack-late/all-kinds-of-change", test_all_kinds_of_change);
  g_test_add_func ("/pack-late/withdrawn-is-gone", test_withdrawn_is_gone);
  g_test_add_func ("/pack-late/third-pack", test_third_pack);
  g_test_add_func ("/pack-late/moved-numbers-are-noticed", test_moved_numbers_are_noticed);
  g_test_add_func ("/pack-late/same-bytes", test_same_bytes);
  g_test_add_func ("/pack-late/other-scheme", test_other_scheme);
  g_test_add_func ("/pack-late/other-portfolio", test_other_portfolio);
  g_test_add_func ("/pack-late/renamed-service", test_renamed_service);
  g_test_add_func ("/pack-late/pack-of-before", test_pack_of_before);
  g_test_add_func ("/pack-late/vanished-sections", test_vanished_sections);
  g_test_add_func ("/pack-late/vanished-item", test_vanished_item);
  g_test_add_func ("/pack-late/foreign-map", test_foreign_map);

  return g_test_run ();
}
