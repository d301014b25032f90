/* Bookmarks and links of evidence in a joined file: where they lead, and what is left behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages are 200 by 300 points, so that they are twice as large in the box of a join: a place x, y
 * comes to 50 + 2x, 60 + 2y.
 */

#include "base/assay-limits.h"
#include "join-job.h"
#include "pdf-book.h"

#include <string.h>

#define N_PAGES 3
#define PAGES "3 0 R 4 0 R 5 0 R"

/* The catalogue with @catalogue in it, and three pages: the objects 1 to 5. @first are entries of
 * the first page, @all of every page. */
static PdfMaker *
start (const char *catalogue, const char *first, const char *all)
{
  PdfMaker *maker = pdf_maker_new ();

  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R %s >>", catalogue);
  pdf_maker_add (maker, "<< /Type /Pages /Count %u /Kids [" PAGES "] %s >>", N_PAGES, all);
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R %s >>", first);
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R >>");

  return maker;
}

#define UPRIGHT "/MediaBox [0 0 200 300]"

/* Writes the file and joins all of it onto the pages 2 to 4 of a drawn file of five, its bookmarks
 * beneath the one of page 2. */
static void
join (JoinJob *job, PdfMaker *maker)
{
  g_autofree char *path = pdf_maker_write (maker, job->fixture->folder, "E007");
  AssayPdfSource *source = join_job_open (job, path);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_PAGES; i++)
    join_job_place (job, source, i, i + 1);
  join_job_outline (job, source, 1);
  join_job_run (job, N_PAGES + 2, &error);
  g_assert_no_error (error);
  pdf_assert_sound (job->output);
}

static char *
list_links (const char *path)
{
  g_autofree char *script = g_build_filename (g_getenv ("ASSAY_TEST_PACK"), "list-links.py", NULL);

  return pdf_run ("/usr/bin/python3", script, path, NULL);
}

/* Compares what the joined file has besides what is drawn. */
static void
assert_listed (JoinJob *job, const char *beneath, const char *links)
{
  g_autofree char *listed = list_links (job->output);
  g_autofree char *expected = g_strdup_printf ("  drawn 1 · p 1 -> page 1 XYZ 0 842 0\n"
                                               "%s drawn 2 · p 2 -> page 2 XYZ 0 842 0\n"
                                               "%s"
                                               "  drawn 3 · p 3 -> page 3 XYZ 0 842 0\n"
                                               "  drawn 4 · p 4 -> page 4 XYZ 0 842 0\n"
                                               "  drawn 5 · p 5 -> page 5 XYZ 0 842 0\n"
                                               "%s",
                                               *beneath != '\0' ? "-" : " ", beneath, links);

  g_assert_cmpstr (listed, ==, expected);
}

/* Adds an outline of one level, object 6 on, with an entry for each of @entries. */
static void
add_outline (PdfMaker *maker, const char *const *entries)
{
  guint n = g_strv_length ((char **) entries);

  pdf_maker_add (maker, "<< /Type /Outlines /First 7 0 R /Last %u 0 R /Count %u >>", 6 + n, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *next = i + 1 < n ? g_strdup_printf ("/Next %u 0 R", 8 + i) : g_strdup ("");

      pdf_maker_add (maker, "<< /Parent 6 0 R %s %s >>", entries[i], next);
    }
}

static void
test_views (void)
{
  static const char *const entries[] = {
    "/Title (xyz) /Dest [3 0 R /XYZ 10 200 1]",
    "/Title (open) /Dest [3 0 R /XYZ null null null]",
    "/Title (half) /Dest [4 0 R /XYZ null 250 0]",
    "/Title (beyond) /Dest [4 0 R /XYZ -500 5000 0]",
    "/Title (short) /Dest [4 0 R]",
    "/Title (fit) /Dest [5 0 R /Fit]",
    "/Title (across) /Dest [5 0 R /FitH 100]",
    "/Title (anywhere) /Dest [5 0 R /FitH null]",
    "/Title (up) /Dest [5 0 R /FitV 20]",
    "/Title (part) /Dest [5 0 R /FitR 10 20 110 120]",
    "/Title (lost part) /Dest [5 0 R /FitR 10 null 110 120]",
    "/Title (ink) /Dest [5 0 R /FitB]",
    "/Title (ink across) /Dest [5 0 R /FitBH 100]",
    "/Title (ink up) /Dest [5 0 R /FitBV 20]",
    "/Title (by number) /Dest [1 /Fit]",
    "/Title (unknown) /Dest [5 0 R /FitX 1 2 3]",
    "/Title (outside) /A << /S /URI /URI (https://example.org/) >>",
    "/Title (a program) /A << /S /Launch /F (a.exe) >>",
    "/Title (another file) /A << /S /GoToR /F (a.pdf) /D [0 /Fit] >>",
    NULL,
  };
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (PdfMaker) maker = start ("/Outlines 6 0 R", "", UPRIGHT);

  add_outline (maker, entries);
  join (job, maker);
  assert_listed (job,
                 "    xyz · p 2 -> page 2 XYZ 70 460 0.5\n"
                 "    open · p 2 -> page 2 XYZ null null null\n"
                 "    half · p 3 -> page 3 XYZ null 560 null\n"
                 "    beyond · p 3 -> page 3 XYZ 50 660 null\n"
                 "    short · p 3 -> page 3 Fit\n"
                 "    fit · p 4 -> page 4 Fit\n"
                 "    across · p 4 -> page 4 FitH 260\n"
                 "    anywhere · p 4 -> page 4 FitH null\n"
                 "    up · p 4 -> page 4 FitV 90\n"
                 "    part · p 4 -> page 4 FitR 70 100 270 300\n"
                 "    lost part · p 4 -> page 4 Fit\n"
                 "    ink · p 4 -> page 4 FitB\n"
                 "    ink across · p 4 -> page 4 FitBH 260\n"
                 "    ink up · p 4 -> page 4 FitBV 90\n"
                 "    by number · p 3 -> page 3 Fit\n"
                 "    unknown · p 4 -> page 4 Fit\n"
                 "    outside -> https://example.org/\n"
                 "    a program -> nowhere\n"
                 "    another file -> nowhere\n",
                 "");
}

/* A page turned clockwise: what was its left is its top, what was its foot is its left. */
static void
test_turned (void)
{
  static const char *const entries[] = {
    "/Title (xyz) /Dest [3 0 R /XYZ 10 150 1]",      "/Title (half) /Dest [3 0 R /XYZ null 150 0]",
    "/Title (across) /Dest [3 0 R /FitH 100]",       "/Title (up) /Dest [3 0 R /FitBV 20]",
    "/Title (part) /Dest [3 0 R /FitR 10 20 60 40]", NULL,
  };
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (PdfMaker) maker = start (
      "/Outlines 6 0 R",
      "/Annots [<< /Subtype /Link /Rect [10 20 60 40] /Border [0 0 0] /Dest [4 0 R /Fit] >>]",
      "/MediaBox [0 0 300 200] /Rotate 90");

  add_outline (maker, entries);
  join (job, maker);
  assert_listed (job,
                 "    xyz · p 2 -> page 2 XYZ 350 640 0.5\n"
                 "    half · p 2 -> page 2 XYZ 350 null null\n"
                 "    across · p 2 -> page 2 FitV 250\n"
                 "    up · p 2 -> page 2 FitBH 620\n"
                 "    part · p 2 -> page 2 FitR 90 540 130 640\n",
                 "2 [90 540 130 640] Page 2 of E007, on page 3 -> page 3 Fit Border [0 0 0]\n");
}

static void
test_names (void)
{
  static const char *const entries[] = {
    "/Title (old) /Dest /Old",
    "/Title (old as a string) /Dest (Old)",
    "/Title (in the tree) /Dest (chapter.2)",
    "/Title (beneath) /A << /S /GoTo /D (deep \\(one\\)) >>",
    "/Title (in a dictionary) /A << /S /GoTo /D <FEFF00E9> >>",
    "/Title (a name for a string) /Dest /chapter.2",
    "/Title (nobody knows it) /Dest (chapter.9)",
    "/Title (not of this file) /Dest (abroad)",
    "/Title (no destination) /Dest (words)",
    NULL,
  };
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (PdfMaker) maker = start ("/Outlines 6 0 R /Dests << /Old [4 0 R /FitH 100] >> /Names "
                                      "<< /Dests << /Kids [16 0 R 17 0 R] >> >>",
                                      "", UPRIGHT);

  add_outline (maker, entries);
  pdf_maker_add (maker, "<< /Limits [(a) (b)] /Names [(chapter.2) [5 0 R /Fit] (abroad) [99 0 R "
                        "/Fit] (words) (words) (odd)] >>");
  pdf_maker_add (maker, "<< /Kids [17 0 R 18 0 R 16 0 R null 3] >>");
  pdf_maker_add (maker, "<< /Names [(deep \\(one\\)) 19 0 R <FEFF00E9> << /D [4 0 R /Fit] >>] >>");
  pdf_maker_add (maker, "[3 0 R /FitV 0]");
  join (job, maker);
  assert_listed (job,
                 "    old · p 3 -> page 3 FitH 260\n"
                 "    old as a string · p 3 -> page 3 FitH 260\n"
                 "    in the tree · p 4 -> page 4 Fit\n"
                 "    beneath · p 2 -> page 2 FitV 50\n"
                 "    in a dictionary · p 3 -> page 3 Fit\n"
                 "    a name for a string · p 4 -> page 4 Fit\n"
                 "    nobody knows it -> nowhere\n"
                 "    not of this file -> nowhere\n"
                 "    no destination -> nowhere\n",
                 "");
}

static void
test_titles (void)
{
  static const char *const entries[] = {
    "/Title (a caf\\351 \\204 \\200)",
    "/Title <FEFF0152D83DDE00>",
    "/Title (\357\273\277\303\234ber)",
    "/Title <FFFE41004200>",
    "/Title (two\\r\\nlines\\t and \\001)",
    "/Title ()",
    "/Title 7",
    "",
    NULL,
  };
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (PdfMaker) maker = start ("/Outlines 6 0 R", "", UPRIGHT);

  add_outline (maker, entries);
  join (job, maker);
  assert_listed (job,
                 "    a café — • -> nowhere\n"
                 "    Œ😀 -> nowhere\n"
                 "    Über -> nowhere\n"
                 "    AB -> nowhere\n"
                 "    two lines and -> nowhere\n"
                 "    Untitled -> nowhere\n"
                 "    Untitled -> nowhere\n"
                 "    Untitled -> nowhere\n",
                 "");
}

/* Open ones stay open, and counts that the file gets wrong come out right. */
static void
test_nested (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (PdfMaker) maker = start ("/Outlines 6 0 R", "", UPRIGHT);

  pdf_maker_add (maker, "<< /First 7 0 R /Count 99 >>");
  pdf_maker_add (maker, "<< /Title (1) /Count 3 /First 8 0 R /Next 11 0 R >>");
  pdf_maker_add (maker, "<< /Title (1.1) /Next 9 0 R >>");
  pdf_maker_add (maker, "<< /Title (1.2) /Count -7 /First 10 0 R >>");
  pdf_maker_add (maker, "<< /Title (1.2.1) >>");
  pdf_maker_add (maker, "<< /Title (2) /Count 1 /First 12 0 R >>");
  pdf_maker_add (maker, "<< /Title (2.1) /Dest [5 0 R /Fit] >>");
  join (job, maker);
  assert_listed (job,
                 "+   1 -> nowhere\n"
                 "      1.1 -> nowhere\n"
                 "-     1.2 -> nowhere\n"
                 "        1.2.1 -> nowhere\n"
                 "+   2 -> nowhere\n"
                 "      2.1 · p 4 -> page 4 Fit\n",
                 "");
}

static void
test_loops (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (PdfMaker) maker = start ("/Outlines 6 0 R", "", UPRIGHT);

  pdf_maker_add (maker, "<< /First 7 0 R >>");
  pdf_maker_add (maker, "<< /Title (1) /First 8 0 R /Next 9 0 R >>");
  pdf_maker_add (maker, "<< /Title (1.1) /First 7 0 R /Next 8 0 R >>");
  pdf_maker_add (maker, "<< /Title (2) /First 6 0 R /Next 7 0 R >>");
  join (job, maker);
  assert_listed (job,
                 "-   1 -> nowhere\n"
                 "      1.1 -> nowhere\n"
                 "    2 -> nowhere\n",
                 "");
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *p = text; (p = strchr (p, '\n')) != NULL; p++)
    n++;

  return n;
}

/* 100,000 next to each other, or each beneath the last: as many as are kept, in little time. */
static void
test_many (gconstpointer data)
{
  const char *key = data;
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (PdfMaker) maker = start ("/Outlines 6 0 R", "", UPRIGHT);
  g_autofree char *listed = NULL;

  pdf_maker_add (maker, "<< /First 7 0 R >>");
  for (guint i = 0; i < 100000; i++)
    pdf_maker_add (maker, "<< /Title (%u) /Dest [4 0 R /Fit] %s %u 0 R >>", i, key, 8 + i);
  join (job, maker);
  listed = list_links (job->output);
  g_assert_cmpuint (count_lines (listed), ==, 5 + ASSAY_LIMIT_ITEM_BOOKMARKS);
  g_assert_nonnull (strstr (listed, " 19999 · p 3 -> page 3 Fit\n"));
}

static void
test_links (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (PdfMaker) maker = start (
      "/Names << /Dests << /Names [(here) [3 0 R /XYZ 0 300 0]] >> >>",
      "/Annots ["
      "<< /Subtype /Link /Rect [10 20 60 30] /Dest [5 0 R /XYZ 10 100 null] /Border [0 0 0] >>"
      "<< /Subtype /Link /Rect [60 30 10 20] /A << /S /GoTo /D (here) >> /C [1 0 0] "
      "/BS << /W 2 /S /D /D [3 1] /X 6 0 R >> >>"
      "<< /Subtype /Link /Rect [10 20 60 40] /Dest [4 0 R /Fit] /Border [0 0 1 [3 2]] "
      "/QuadPoints [10 40 30 40 10 30 30 30 10 30 60 30 10 20 60 20] >>"
      "<< /Subtype /Link /Rect [10 20 60 40] /A << /S /URI /URI (https://example.org/a?b=1#c) >> >>"
      "<< /Subtype /Link /Rect [10 20 60 40] /A << /S /URI /URI (mailto:help@example.org) >> >>"
      "<< /Subtype /Link /Rect [10 20 60 40] /A << /S /Named /N /NextPage >> >>"
      "<< /Subtype /Link /Rect [10 20 60 40] /A << /S /Named /N /LastPage >> >>"
      "<< /Subtype /Link /Rect [190 290 260 340] /Dest [4 0 R /Fit] "
      "/QuadPoints [190 340 260 340 190 290 260 290] >>"
      "6 0 R 7 (words) null ]",
      UPRIGHT);

  pdf_maker_add (maker, "<< /Subtype /Link /Rect [10 20 60 40] /Dest [4 0 R /Fit] >>");
  join (job, maker);
  assert_listed (
      job, "",
      "2 [70 100 170 120] Page 3 of E007, on page 4 -> page 4 XYZ 70 260 null Border [0 0 0]\n"
      "2 [70 100 170 120] Page 1 of E007, on page 2 -> page 2 XYZ 50 660 null C [1 0 0] W 2\n"
      "2 [70 100 170 140] Page 2 of E007, on page 3 -> page 3 Fit Border [0 0 1 3 2] QuadPoints "
      "[70 140 110 140 70 120 110 120 70 120 170 120 70 100 170 100]\n"
      "2 [70 100 170 140] https://example.org/a?b=1#c -> https://example.org/a?b=1#c\n"
      "2 [70 100 170 140] mailto:help@example.org -> mailto:help@example.org\n"
      "2 [70 100 170 140] Page 2 of E007, on page 3 -> page 3 Fit\n"
      "2 [70 100 170 140] Page 3 of E007, on page 4 -> page 4 Fit\n"
      "2 [430 640 450 660] Page 2 of E007, on page 3 -> page 3 Fit\n"
      "2 [70 100 170 140] Page 2 of E007, on page 3 -> page 3 Fit\n");
}

static void
test_relative_addresses (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (PdfMaker) maker =
      start ("/URI << /Base (https://example.org/policies/) >>",
             "/Annots ["
             "<< /Subtype /Link /Rect [10 20 60 40] /A << /S /URI /URI (risk.html) >> >>"
             "<< /Subtype /Link /Rect [10 20 60 40] /A << /S /URI /URI (http://example.com/) >> >>"
             "]",
             UPRIGHT);

  join (job, maker);
  assert_listed (job, "",
                 "2 [70 100 170 140] https://example.org/policies/risk.html -> "
                 "https://example.org/policies/risk.html\n"
                 "2 [70 100 170 140] http://example.com/ -> http://example.com/\n");
}

/* What could do something to the reader's machine, or leads to what is not in the pack. */
static void
test_left_out (void)
{
  static const char *const links[] = {
    "/A << /S /Launch /F (SECRET.exe) >>",
    "/A << /S /JavaScript /JS (SECRET\\(\\)) >>",
    "/A << /S /GoToR /F (SECRET.pdf) /D [0 /Fit] >>",
    "/A << /S /GoToE /D [0 /Fit] /T << /R /C /N (SECRET) >> >>",
    "/A << /S /SubmitForm /F (https://example.org/SECRET) >>",
    "/A << /S /ImportData /F (SECRET.fdf) >>",
    "/A << /S /Named /N /Print >>",
    "/A << /S /URI /URI (javascript:SECRET) >>",
    "/A << /S /URI /URI (file:///SECRET) >>",
    "/A << /S /URI /URI (\\\\\\\\host\\\\SECRET) >>",
    "/A << /S /URI /URI (//host/SECRET) >>",
    "/A << /S /URI /URI (java\\nscript:SECRET) >>",
    "/A << /S /URI /URI () >>",
    "/A << /S /URI /URI 7 >>",
    "/A [/SECRET]",
    "/Dest [99 0 R /Fit]",
    "/Dest [2 0 R /Fit]",
    "/Dest [-1 /Fit]",
    "/Dest [3 /Fit]",
    "/Dest []",
    "/Dest (SECRET)",
    "/F 2 /Dest [3 0 R /Fit]",
    "/F 32 /Dest [3 0 R /Fit]",
    "/AA << /E << /S /JavaScript /JS (SECRET) >> >>",
    "",
  };
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (GString) page = g_string_new ("/Annots [");
  g_autoptr (PdfMaker) maker = NULL;
  g_autofree char *plain = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    g_string_append_printf (page, "<< /Subtype /Link /Rect [10 20 60 40] %s >>", links[i]);
  g_string_append (page,
                   "<< /Subtype /Link /Rect [10 20 60 40] /A << /S /GoTo /D [4 0 R /Fit] /Next << "
                   "/S /Launch /F (SECRET) >> >> /PA << /S /URI /URI (SECRET) >> >>"
                   "<< /Subtype /Link /Rect [300 20 400 40] /Dest [4 0 R /Fit] >>"
                   "<< /Subtype /Link /Dest [4 0 R /Fit] >> ]"
                   "/AA << /O << /S /JavaScript /JS (SECRET) >> >>");
  maker =
      start ("/OpenAction << /S /JavaScript /JS (SECRET) >> /AA << /WC << /S /Launch /F (SECRET) "
             ">> >> /Names << /JavaScript << /Names [(SECRET) 3 0 R] >> >>",
             page->str, UPRIGHT);
  join (job, maker);
  assert_listed (job, "", "2 [70 100 170 140] Page 2 of E007, on page 3 -> page 3 Fit\n");
  plain = pdf_run ("qpdf", "--qdf", "--object-streams=disable", job->output, "-", NULL);
  g_assert_null (strstr (plain, "SECRET"));
  g_assert_null (strstr (plain, "JavaScript"));
  g_assert_null (strstr (plain, "Launch"));
}

/* A link that is left out still shows its frame. */
static void
test_frame_of_left_out (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autoptr (PdfMaker) maker = start (
      "",
      "/Annots [<< /Subtype /Link /Rect [50 50 150 150] /Border [0 0 20] /C [1 0 0] >>"
      "<< /Subtype /Link /Rect [60 200 140 280] /BS << /W 20 >> /C [0 0 1] /Border [0 0 0] >>"
      "<< /Subtype /Link /Rect [50 0 150 40] /Border [0 0 0] /C [1 0 0] >>]",
      UPRIGHT);
  g_autoptr (PdfPicture) picture = NULL;

  join (job, maker);
  picture = pdf_render (job->output, 2);
  g_assert_cmpint (pdf_picture_get_colour (picture, 50 + 2 * 60, 60 + 2 * 100), ==, 'r');
  g_assert_cmpint (pdf_picture_get_colour (picture, 50 + 2 * 100, 60 + 2 * 100), ==, 'w');
  g_assert_cmpint (pdf_picture_get_colour (picture, 50 + 2 * 45, 60 + 2 * 100), ==, 'w');
  g_assert_cmpint (pdf_picture_get_colour (picture, 50 + 2 * 70, 60 + 2 * 240), ==, 'b');
  g_assert_cmpint (pdf_picture_get_colour (picture, 50 + 2 * 51, 60 + 2 * 20), ==, 'w');
}

/* One array of a thousand links on a thousand pages. */
static void
test_too_many_links (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GString) kids = g_string_new (NULL);
  g_autoptr (GString) links = g_string_new (NULL);
  g_autoptr (AssayPdfSource) source = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (kids, "%u 0 R ", 5 + i);
  for (guint i = 0; i < 1000; i++)
    g_string_append (links, "4 0 R ");
  pdf_maker_add (maker, "<< /Type /Catalog /Pages 2 0 R >>");
  pdf_maker_add (maker, "<< /Type /Pages /Count 1000 /Kids [%s] >>", kids->str);
  pdf_maker_add (maker, "[%s]", links->str);
  pdf_maker_add (maker, "<< /Subtype /Link /Rect [10 20 60 40] /Dest [5 0 R /Fit] >>");
  for (guint i = 0; i < 1000; i++)
    pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Annots 3 0 R >>");
  path = pdf_maker_write (maker, fixture->folder, "a.pdf");
  source = assay_pdf_source_open (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (assay_pdf_source_get_n_pages (source), ==, 1000);
}

/* Whose texts and names are encrypted too. */
static void
test_encrypted (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autofree char *plain = pdf_write_book (job->fixture->folder, "plain", N_PAGES, 0);
  g_autofree char *locked = assay_fixture_path (job->fixture, "locked");
  g_autofree char *listed = NULL;
  g_autoptr (GError) error = NULL;
  AssayPdfSource *source;

  g_free (pdf_run ("qpdf", "--encrypt", "", "owner", "256", "--", plain, locked, NULL));
  source = join_job_open (job, locked);
  for (guint i = 0; i < N_PAGES; i++)
    join_job_place (job, source, i, i);
  join_job_outline (job, source, 0);
  join_job_run (job, N_PAGES, &error);
  g_assert_no_error (error);
  listed = list_links (job->output);
  g_assert_nonnull (strstr (listed, "  Sheet-2 · p 2 -> page 2 Fit\n"));
  g_assert_nonnull (strstr (listed, "Part-3.1 · p 3 -> page 3"));
  g_assert_nonnull (strstr (listed, "Page 3 of locked, on page 3 -> page 3"));
}

static void
test_same_bytes (void)
{
  g_autoptr (JoinJob) job = join_job_new ();
  g_autofree char *path = NULL, *first = NULL, *second = NULL;
  g_autoptr (PdfMaker) maker = start (
      "/Outlines 6 0 R",
      "/Annots [<< /Subtype /Link /Rect [10.5 20.25 60 40] /Dest [4 0 R /XYZ 1.5 2.5 0.75] >>]",
      UPRIGHT);
  static const char *const entries[] = { "/Title (a) /Dest [3 0 R /XYZ 10.5 200.25 1.5]", NULL };
  g_autoptr (GError) error = NULL;
  gsize n_first, n_second;

  add_outline (maker, entries);
  join (job, maker);
  g_assert_true (g_file_get_contents (job->output, &first, &n_first, NULL));
  join_job_run (job, N_PAGES + 2, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (job->output, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-links/views", test_views);
  g_test_add_func ("/pdf-links/turned", test_turned);
  g_test_add_func ("/pdf-links/names", test_names);
  g_test_add_func ("/pdf-links/titles", test_titles);
  g_test_add_func ("/pdf-links/nested", test_nested);
  g_test_add_func ("/pdf-links/loops", test_loops);
  g_test_add_data_func ("/pdf-links/many-beside", "/Next", test_many);
  g_test_add_data_func ("/pdf-links/many-beneath", "/First", test_many);
  g_test_add_func ("/pdf-links/links", test_links);
  g_test_add_func ("/pdf-links/relative-addresses", test_relative_addresses);
  g_test_add_func ("/pdf-links/left-out", test_left_out);
  g_test_add_func ("/pdf-links/frame-of-left-out", test_frame_of_left_out);
  g_test_add_func ("/pdf-links/too-many-links", test_too_many_links);
  g_test_add_func ("/pdf-links/encrypted", test_encrypted);
  g_test_add_func ("/pdf-links/same-bytes", test_same_bytes);

  return g_test_run ();
}
