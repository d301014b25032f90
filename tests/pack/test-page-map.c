/* The list of its pages that a pack carries: what it says, and what is not believed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"

#include "base/assay-error.h"
#include "pack/numbering/assay-page-map.h"
#include "pack/assay-pack-bind.h"
#include "pdf-maker.h"

#include <string.h>

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define HEAD                                                                                       \
  "[assay-page-map]\nform=1\nservice=Vale\\sCentre\nscheme=rss\nfingerprint=" DIGEST               \
  "\nround=2\non=2026-11-22\npages=9\n"

static AssayPageMap *
parse (const char *text, GError **error)
{
  return assay_page_map_parse (text, strlen (text), error);
}

static void
test_round_trip (void)
{
  static const char whole[] =
      HEAD "portfolio=" DIGEST "\n[sections]\ncover=1\nindex=2-3, 9\n[cover-sheets]\nE001=4\n"
           "[items]\nE001=5-6\n[left]\nE002=7-8\n"
           "[places]\ncriterion-2.5=3\n[digests]\nE001=" DIGEST "\n"
           "[titles]\nindex=Evidence\\sindex\nE002=Gone\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPageMap) map = parse (whole, &error), copy = NULL, again = NULL;
  g_autofree char *text = NULL, *copied = NULL, *pages = NULL;
  const AssayPageEntry *index;

  g_assert_no_error (error);
  g_assert_cmpstr (map->service, ==, "Vale Centre");
  g_assert_cmpstr (map->origin, ==, DIGEST);
  g_assert_cmpuint (map->round, ==, 2);
  g_assert_cmpuint (map->n_pages, ==, 9);
  index = assay_page_map_lookup (map, ASSAY_PAGE_SECTION, "index");
  g_assert_cmpstr (index->title, ==, "Evidence index");
  g_assert_cmpstr (assay_page_map_lookup (map, ASSAY_PAGE_LEFT, "E002")->title, ==, "Gone");
  g_assert_null (assay_page_map_lookup (map, ASSAY_PAGE_SECTION, "cover")->title);
  pages = assay_page_list_format (index->pages);
  g_assert_cmpstr (pages, ==, "2–3, 9");
  g_assert_cmpstr (assay_page_map_lookup (map, ASSAY_PAGE_COVER, "E001")->sha256, ==, DIGEST);
  g_assert_null (assay_page_map_lookup (map, ASSAY_PAGE_COVER, "E002"));
  copy = assay_page_map_copy (map);
  text = assay_page_map_format (map);
  copied = assay_page_map_format (copy);
  again = parse (text, &error);
  g_assert_no_error (error);
  g_assert_nonnull (again);
  g_assert_cmpstr (text, ==, copied);
  g_assert_nonnull (strstr (text, "portfolio=" DIGEST));
  g_assert_nonnull (strstr (text, "[titles]\nindex=Evidence index\nE002=Gone"));
}

/* As packs were written before they said which portfolio they were of. */
static void
test_of_before (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPageMap) map = parse (HEAD "[sections]\ncover=1\n", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_null (map->origin);
  text = assay_page_map_format (map);
  g_assert_null (strstr (text, "portfolio="));
  g_assert_null (strstr (text, "[titles]"));
}

static const struct
{
  const char *name;
  const char *text;
} wrong[] = {
  { "nothing", "" },
  { "not-text", "\xff\xfe" },
  { "no-head", "[sections]\ncover=1\n" },
  { "page-too-high", HEAD "[sections]\ncover=10\n" },
  { "page-0", HEAD "[sections]\ncover=0\n" },
  { "range-too-long", HEAD "[sections]\ncover=1-100000\n" },
  { "two-owners", HEAD "[sections]\ncover=1-3\n[items]\nE001=3\n" },
  { "twice", HEAD "[sections]\ncover=1-3, 2\n" },
  { "place-on-two-pages", HEAD "[places]\ncriterion-1=2-3\n" },
  { "digest-of-nothing", HEAD "[digests]\nE001=" DIGEST "\n" },
  { "title-of-nothing", HEAD "[titles]\ncover=Cover\n" },
  { "origin-is-no-digest", HEAD "portfolio=ours\n[sections]\ncover=1\n" },
  { "no-digest", HEAD "[cover-sheets]\nE001=4\n[digests]\nE001=abc\n" },
  { "no-pages", "[assay-page-map]\nform=1\nservice=V\nscheme=rss\nfingerprint=" DIGEST
                "\nround=2\non=2026-11-22\npages=0\n" },
  { "too-many-pages", "[assay-page-map]\nform=1\nservice=V\nscheme=rss\nfingerprint=" DIGEST
                      "\nround=2\non=2026-11-22\npages=99999999999\n" },
  { "no-day", "[assay-page-map]\nform=1\nservice=V\nscheme=rss\nfingerprint=" DIGEST
              "\nround=2\non=soon\npages=9\n" },
};

static void
test_wrong (gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (data, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED);
}

static void
test_newer (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse ("[assay-page-map]\nform=2\n", &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NEWER);
}

/* --- In a file --- */

static void
assert_unread (const char *path, AssayError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_pack_bind_read_map (path, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, (int) code);
  g_assert_nonnull (error->message);
}

/* A PDF whose catalogue carries @lines where ours would be. */
static char *
write_pdf (AssayFixture *fixture, const char *lines)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();

  pdf_maker_add (maker,
                 "<< /Type /Catalog /Pages 2 0 R /PieceInfo << /Assay << /Private %s >> >> >>",
                 lines);
  pdf_maker_add (maker, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>");

  return pdf_maker_write (maker, fixture->folder, "earlier.pdf");
}

static void
test_files (void)
{
  static const struct
  {
    const char *lines;
    AssayError code;
  } files[] = {
    { "null", ASSAY_ERROR_NOT_FOUND },
    { "(text)", ASSAY_ERROR_NOT_FOUND },
    { "[1 2]", ASSAY_ERROR_DAMAGED },
    { "[]", ASSAY_ERROR_DAMAGED },
    { "[([assay-page-map]) (form=7)]", ASSAY_ERROR_NEWER },
    { "[<00ff>]", ASSAY_ERROR_DAMAGED },
    { "1 0 R", ASSAY_ERROR_NOT_FOUND },
  };
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *plain = assay_fixture_write (fixture, "letter.pdf", "not a PDF at all");
  g_autofree char *nowhere = assay_fixture_path (fixture, "nowhere.pdf");

  assert_unread (plain, ASSAY_ERROR_DAMAGED);
  assert_unread (nowhere, ASSAY_ERROR_NOT_FOUND);
  assert_unread (fixture->folder, ASSAY_ERROR_INVALID);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = write_pdf (fixture, files[i].lines);

      g_test_message ("%s", files[i].lines);
      assert_unread (path, files[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-map/round-trip", test_round_trip);
  g_test_add_func ("/page-map/of-before", test_of_before);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *name = g_strconcat ("/page-map/wrong/", wrong[i].name, NULL);

      g_test_add_data_func (name, wrong[i].text, test_wrong);
    }
  g_test_add_func ("/page-map/newer", test_newer);
  g_test_add_func ("/page-map/files", test_files);

  return g_test_run ();
}
