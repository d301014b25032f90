/* Letters of any script, and those that nothing here can show.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack-sample.h"
#include "pack/layout/assay-fonts.h"
#include "pack/layout/assay-script.h"
#include "pdf-maker.h"

#include <string.h>

/* A private character that nobody has given a shape. */
#define SHAPELESS "\363\260\200\200"
/* Only the Hebrew text begins with it, and has it once. */
#define FIRST_HEBREW "צ"

static const char *const scripts[] = {
  "تقيّم الميسّرة كل إحالة قبل أي اتصال",
  "צו הפניה מוערכת לפני כל קשר",
  "每一次转介在任何接触之前都由调解员进行评估",
  "すべての照会は接触の前に進行役が評価します",
  "모든 의뢰는 접촉하기 전에 진행자가 평가합니다",
  "किसी भी संपर्क से पहले मूल्यांकन",
  "ผู้ประสานงานประเมินทุกกรณี",
  "Каждое обращение оценивается",
  "Κάθε παραπομπή αξιολογείται",
  "Nguyễn Ā́ ẹ̀ Ŵŷn",
  "😀 👍 ✔ ☎ → “…”",
};

static void
test_every_script (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *unknown = assay_fonts_list_unknown (scripts[i]);

      g_assert_cmpstr (unknown, ==, NULL);
    }
}

static void
test_unknown (void)
{
  g_autofree char *unknown = assay_fonts_list_unknown ("a " SHAPELESS " é " SHAPELESS);

  g_assert_cmpstr (unknown, ==, SHAPELESS);
}

static gboolean
has_family (PangoFontMap *map, const char *wanted)
{
  g_autofree PangoFontFamily **families = NULL;
  gboolean found = FALSE;
  int n;

  pango_font_map_list_families (map, &families, &n);
  for (int i = 0; i < n; i++)
    found |= g_str_equal (pango_font_family_get_name (families[i]), wanted);

  return found;
}

/* A computer where one font is of coloured pictures. */
static void
test_no_pictures (void)
{
  g_autoptr (AssayFixture) fixture = assay_fixture_new ();
  g_autofree char *text = g_strdup_printf (
      "<?xml version='1.0'?><fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir>"
      "<cachedir>%s/cache</cachedir><match target='scan'>"
      "<test name='family'><string>DejaVu Sans Mono</string></test>"
      "<edit name='color' mode='assign'><bool>true</bool></edit></match></fontconfig>",
      fixture->folder);
  g_autofree char *path = assay_fixture_write (fixture, "fonts.conf", text);
  g_autoptr (PangoFontMap) map = NULL;

  g_setenv ("FONTCONFIG_FILE", path, TRUE);
  map = assay_fonts_new_map ();
  g_unsetenv ("FONTCONFIG_FILE");
  g_assert_true (has_family (map, "DejaVu Sans"));
  g_assert_false (has_family (map, "DejaVu Sans Mono"));
}

static void
test_languages (void)
{
  static const char japanese[] = "照会は", korean[] = "照會는", chinese[] = "转介";

  g_assert_cmpstr (assay_language_of_run (G_UNICODE_SCRIPT_HAN, japanese), ==, "ja");
  g_assert_cmpstr (assay_language_of_run (G_UNICODE_SCRIPT_HAN, korean), ==, "ko");
  g_assert_cmpstr (assay_language_of_run (G_UNICODE_SCRIPT_HAN, chinese), ==, "und-Hani");
  g_assert_cmpstr (assay_language_of_run (G_UNICODE_SCRIPT_HEBREW, japanese), ==, "und-Hebr");
  g_assert_null (assay_language_of_run (G_UNICODE_SCRIPT_LATIN, japanese));
}

/* Every script as what a service answers, one criterion each. */
static void
write_scripts (PackSample *sample)
{
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      const AssayCriterion *criterion = sample->scheme->criteria->pdata[i];
      g_autoptr (GError) error = NULL;

      pack_sample_apply (
          sample,
          assay_edit_write_text (assay_portfolio_folder_get_portfolio (sample->folder),
                                 sample->scheme, criterion->id, scripts[i], &error),
          error);
    }
}

/* How far to the right the first word with this in it stands. */
static double
find_right_edge (const char *path, const char *word)
{
  g_autofree char *boxes = pdf_run ("pdftotext", "-bbox", path, "-", NULL);
  g_autofree char *wanted = g_strdup_printf ("xMax=\"([0-9.]+)\" yMax=\"[0-9.]+\">%s<", word);
  g_autoptr (GRegex) regex = g_regex_new (wanted, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *edge = NULL;

  if (!g_regex_match (regex, boxes, 0, &match))
    g_error ("“%s” stands nowhere", word);
  edge = g_match_info_fetch (match, 1);

  return g_ascii_strtod (edge, NULL);
}

/* They come out as text that can be found, with a language, and from the right side. */
static void
test_pack (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  g_autofree char *text = NULL, *structure = NULL;

  write_scripts (sample);
  pack_sample_write (sample);
  g_assert_cmpstr (sample->report->unknown, ==, NULL);
  pdf_assert_sound (sample->output);
  text = pdf_run ("pdftotext", sample->output, "-", NULL);
  for (guint i = 2; i < G_N_ELEMENTS (scripts); i++)
    {
      g_auto (GStrv) words = g_strsplit (scripts[i], " ", -1);

      for (guint j = 0; words[j] != NULL; j++)
        if (strstr (text, words[j]) == NULL)
          g_error ("“%s” is not in the pack", words[j]);
    }
  g_assert_null (strstr (text, "A box with figures"));
  /* It takes the letters of such a text one by one; this one begins. */
  g_assert_cmpfloat (find_right_edge (sample->output, FIRST_HEBREW), >, 480);
  g_assert_cmpfloat (find_right_edge (sample->output, "Каждое"), <, 200);
  structure = pdf_run ("qpdf", "--qdf", "--object-streams=disable", sample->output, "-", NULL);
  g_assert_nonnull (strstr (structure, "/Lang (und-Arab)"));
  g_assert_nonnull (strstr (structure, "/Lang (ja)"));
  g_assert_nonnull (strstr (structure, "/Lang (und-Hani)"));
}

/* Its caption stays where nothing else stands. */
static void
test_foot (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_small_scheme ());
  g_autoptr (GError) error = NULL;

  pack_sample_apply (sample,
                     assay_edit_set_head (assay_portfolio_folder_get_portfolio (sample->folder),
                                          "שירות North Vale", FALSE, ASSAY_DATE_NONE, &error),
                     error);
  pack_sample_write (sample);
  g_assert_cmpfloat (find_right_edge (sample->output, "Submission,"), <, 250);
}

static void
test_box_is_told (void)
{
  g_autoptr (PackSample) sample = pack_sample_new (assay_fixture_load_rss ());
  g_autofree char *text = NULL;

  pack_sample_add (sample, "Odd " SHAPELESS, NULL, NULL, 0);
  pack_sample_write (sample);
  g_assert_cmpstr (sample->report->unknown, ==, SHAPELESS);
  text = pdf_run ("pdftotext", sample->output, "-", NULL);
  g_assert_nonnull (strstr (text, "A box with figures in it stands for a character"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fonts/every-script", test_every_script);
  g_test_add_func ("/fonts/unknown", test_unknown);
  g_test_add_func ("/fonts/no-pictures", test_no_pictures);
  g_test_add_func ("/fonts/languages", test_languages);
  g_test_add_func ("/fonts/pack", test_pack);
  g_test_add_func ("/fonts/foot", test_foot);
  g_test_add_func ("/fonts/box-is-told", test_box_is_told);

  return g_test_run ();
}
