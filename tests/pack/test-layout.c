/* The typesetting engine: what goes on which page, and that it stays within it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "pack/layout/assay-flow.h"
#include "pack/layout/assay-table.h"

#define ROUNDS 60

static const AssayFrame small_frame = {
  .page_width = 300, .page_height = 240, .left = 30, .top = 30, .width = 240, .bottom = 210
};

typedef struct
{
  AssayTypography *typography;
  AssayContent *content;
  AssayPlan *plan;
} Bed;

static void
bed_init (Bed *bed, gconstpointer typography)
{
  bed->typography = (AssayTypography *) typography;
  bed->content = assay_content_new ();
  bed->plan = NULL;
  assay_content_begin_section (bed->content, "Section");
}

static void
bed_plan (Bed *bed)
{
  g_autoptr (GError) error = NULL;

  assay_content_end_section (bed->content);
  bed->plan = assay_plan_new (bed->content, bed->typography, &small_frame, NULL, &error);
  g_assert_no_error (error);
}

static void
bed_clear (Bed *bed)
{
  assay_plan_free (bed->plan);
  assay_content_free (bed->content);
}

static guint
n_pieces (const Bed *bed)
{
  return bed->plan->pieces->len;
}

static const AssayPiece *
piece_at (const Bed *bed, guint index)
{
  return &g_array_index (bed->plan->pieces, AssayPiece, index);
}

static char *
repeat (const char *words, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, words);

  return g_string_free (text, FALSE);
}

static void
add_text (Bed *bed, guint n_words)
{
  g_autofree char *text = repeat ("some words ", n_words);

  assay_content_add_paragraph (bed->content, ASSAY_TEXT_BODY, text);
}

static AssayBlock *
new_table (guint n_rows, guint n_words)
{
  const AssayColumn columns[] = { { "Number", 40, 0, PANGO_ALIGN_LEFT },
                                  { "Words", 0, 1, PANGO_ALIGN_LEFT } };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));
  g_autofree char *text = repeat ("a few words ", n_words);

  for (guint i = 0; i < n_rows; i++)
    {
      assay_table_add_row (table, NULL);
      assay_table_add_strong (table, "1");
      assay_table_add_text (table, text);
    }

  return table;
}

static void
test_paragraph_is_whole (gconstpointer data)
{
  Bed bed;
  guint line = 0;

  bed_init (&bed, data);
  add_text (&bed, 400);
  bed_plan (&bed);
  g_assert_cmpuint (bed.plan->pages->len, >, 3);
  for (guint i = 0; i < n_pieces (&bed); i++)
    {
      g_assert_cmpuint (piece_at (&bed, i)->first_line, ==, line);
      line += piece_at (&bed, i)->n_lines;
    }
  bed_clear (&bed);
}

/* Whatever the length, no page holds a single line of a longer paragraph. */
static void
test_no_widows (gconstpointer data)
{
  for (guint n_words = 1; n_words < 90; n_words += 3)
    for (guint before = 0; before < 30; before += 7)
      {
        Bed bed;
        guint on_page[16] = { 0 }, n_lines = 0;

        bed_init (&bed, data);
        assay_content_add (bed.content, assay_space_new (before * 6));
        add_text (&bed, n_words);
        bed_plan (&bed);
        for (guint i = 1; i < n_pieces (&bed); i++)
          {
            on_page[piece_at (&bed, i)->page] += piece_at (&bed, i)->n_lines;
            n_lines += piece_at (&bed, i)->n_lines;
          }
        for (guint i = 0; i < G_N_ELEMENTS (on_page); i++)
          g_assert_true (on_page[i] != 1 || n_lines == 1);
        bed_clear (&bed);
      }
}

static void
test_heading_stays_with_text (gconstpointer data)
{
  for (guint space = 0; space < 180; space += 4)
    {
      Bed bed;

      bed_init (&bed, data);
      assay_content_add (bed.content, assay_space_new (space));
      assay_content_add_heading (bed.content, ASSAY_HEADING_LABEL, "Heading", "here");
      add_text (&bed, 60);
      bed_plan (&bed);
      g_assert_cmpuint (piece_at (&bed, 1)->page, ==, piece_at (&bed, 2)->page);
      g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (bed.plan->anchors, "here")), ==,
                        piece_at (&bed, 1)->page + 1);
      bed_clear (&bed);
    }
}

static void
test_table_head_on_every_page (gconstpointer data)
{
  Bed bed;
  double head;

  bed_init (&bed, data);
  assay_content_add (bed.content, new_table (60, 3));
  bed_plan (&bed);
  head = piece_at (&bed, 0)->height;
  g_assert_cmpuint (n_pieces (&bed), ==, 61);
  g_assert_cmpuint (bed.plan->pages->len, >, 4);
  for (guint i = 1; i < n_pieces (&bed); i++)
    {
      const AssayPiece *piece = piece_at (&bed, i);

      if (piece->page == piece_at (&bed, i - 1)->page)
        continue;
      g_assert_true (piece->on_top);
      g_assert_cmpfloat_with_epsilon (piece->y, small_frame.top + head, 0.01);
    }
  /* The last row has company. */
  g_assert_cmpuint (piece_at (&bed, 60)->page, ==, piece_at (&bed, 59)->page);
  bed_clear (&bed);
}

static void
test_rows (gconstpointer data)
{
  Bed bed;

  bed_init (&bed, data);
  assay_content_add (bed.content, new_table (1, 20));
  assay_content_add (bed.content, new_table (1, 400));
  bed_plan (&bed);
  /* A short row is one piece; one longer than a page goes on over it. */
  g_assert_cmpuint (g_array_index (bed.plan->first_piece, guint, 2), ==, 2);
  g_assert_cmpuint (n_pieces (&bed), >, 20);
  g_assert_cmpuint (bed.plan->pages->len, >, 3);
  bed_clear (&bed);
}

static void
test_foot_and_breaks (gconstpointer data)
{
  Bed bed;

  bed_init (&bed, data);
  add_text (&bed, 2);
  assay_content_add (bed.content,
                     assay_footing_new (assay_phrase_new_text (ASSAY_TEXT_NOTE, "At the foot")));
  assay_content_add_heading (bed.content, ASSAY_HEADING_SECTION, "A page of its own", NULL);
  add_text (&bed, 2);
  assay_content_add (bed.content, assay_page_break_new ());
  assay_content_add_heading (bed.content, ASSAY_HEADING_SECTION, "No empty page before", NULL);
  add_text (&bed, 2);
  bed_plan (&bed);
  g_assert_cmpfloat_with_epsilon (piece_at (&bed, 1)->y + piece_at (&bed, 1)->height,
                                  small_frame.bottom, 0.01);
  g_assert_cmpuint (piece_at (&bed, 2)->page, ==, 1);
  g_assert_cmpuint (piece_at (&bed, 5)->page, ==, 2);
  g_assert_cmpuint (bed.plan->pages->len, ==, 3);
  bed_clear (&bed);
}

/* A page number is measured before it is known; a shorter one must not need more room. */
static void
test_late_numbers (gconstpointer data)
{
  const guint *first;
  Bed bed;
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_BODY);
  const char *anchors[] = { "one", "two" };

  bed_init (&bed, data);
  for (guint i = 0; i < 16; i++)
    {
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, "see page ");
      assay_phrase_add_page_range (phrase, anchors[0], anchors[1]);
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, ", ");
    }
  assay_content_add_heading (bed.content, ASSAY_HEADING_SECTION, "One", "one");
  assay_content_add (bed.content, assay_paragraph_new (phrase, 0));
  assay_content_add_heading (bed.content, ASSAY_HEADING_SECTION, "Two", "two");
  bed_plan (&bed);
  g_assert_true (assay_phrase_has_pages (phrase));
  /* Not cut, though it is long: it is one piece. */
  first = &g_array_index (bed.plan->first_piece, guint, 2);
  g_assert_cmpuint (first[1] - first[0], ==, 1);
  {
    guint n_measured = assay_phrase_get_n_lines (phrase);
    cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
    cairo_t *cr = cairo_create (surface);
    g_autoptr (AssayPdfStructure) structure = assay_pdf_structure_new ();
    g_autoptr (AssayCanvas) canvas =
        assay_canvas_new (cr, bed.typography, bed.plan->anchors, structure);

    assay_phrase_draw (phrase, canvas, NULL, assay_colour_ink, 0, 0, 0, G_MAXUINT);
    g_assert_cmpuint (assay_phrase_get_n_lines (phrase), <=, n_measured);
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
  }
  bed_clear (&bed);
}

static void
add_anything (Bed *bed, GRand *random)
{
  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      assay_content_add_heading (bed->content, g_rand_int_range (random, 0, 5), "A heading", NULL);
      break;
    case 1:
      assay_content_add (bed->content, new_table (g_rand_int_range (random, 1, 12),
                                                  g_rand_int_range (random, 0, 80)));
      break;
    case 2:
      assay_content_add (bed->content, assay_space_new (g_rand_int_range (random, 0, 60)));
      break;
    case 3:
      {
        AssayBlock *list = assay_list_new ();

        for (int i = g_rand_int_range (random, 1, 5); i > 0; i--)
          assay_list_add (list, assay_phrase_new_text (ASSAY_TEXT_BODY, "An item of a list that "
                                                                        "takes two lines or so"));
        assay_content_add (bed->content, list);
        break;
      }
    default:
      add_text (bed, g_rand_int_range (random, 0, 150));
      break;
    }
}

/* Everything is in order, inside its page, and over nothing else. */
static void
check_plan (const Bed *bed)
{
  for (guint i = 0; i < n_pieces (bed); i++)
    {
      const AssayPiece *piece = piece_at (bed, i), *before = i > 0 ? piece_at (bed, i - 1) : NULL;

      g_assert_cmpfloat (piece->y, >=, small_frame.top - 0.01);
      g_assert_cmpfloat (piece->y + piece->height, <=, small_frame.bottom + 0.02);
      if (before == NULL)
        continue;
      g_assert_cmpuint (piece->page, >=, before->page);
      g_assert_cmpuint (piece->page, <=, before->page + 1);
      if (piece->page == before->page)
        g_assert_cmpfloat (piece->y, >=, before->y + before->height - 0.01);
      else
        g_assert_true (piece->on_top);
    }
}

static void
test_anything (gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  for (guint round = 0; round < ROUNDS; round++)
    {
      Bed bed;

      bed_init (&bed, data);
      for (guint i = 0; i < 25; i++)
        add_anything (&bed, random);
      bed_plan (&bed);
      check_plan (&bed);
      bed_clear (&bed);
    }
}

/* The same letters in another script or with none of our fonts must not break the leading. */
static void
test_scripts (gconstpointer data)
{
  static const char *const texts[] = {
    "Ελληνικά και Русский", "اردو میں ایک جملہ", "עברית", "ภาษาไทย", "हिन्दी",
    "Ŵŷn ar y bryn",        "\xf0\x9f\x99\x82"
  };
  AssayTypography *typography = (AssayTypography *) data;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = repeat (texts[i], 12);
      g_autoptr (AssayPhrase) phrase = assay_phrase_new_text (ASSAY_TEXT_BODY, text);

      assay_phrase_measure (phrase, typography, 120, PANGO_ALIGN_LEFT);
      g_assert_cmpfloat (assay_phrase_get_width (phrase), <=, 120.5);
      g_assert_cmpfloat_with_epsilon (assay_phrase_get_height (phrase),
                                      assay_phrase_get_n_lines (phrase)
                                          * assay_typography_get_leading (typography,
                                                                          ASSAY_TEXT_BODY),
                                      0.001);
    }
}

static void
test_cancelled (gconstpointer data)
{
  Bed bed;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  bed_init (&bed, data);
  add_text (&bed, 4);
  g_cancellable_cancel (cancellable);
  g_assert_null (assay_plan_new (bed.content, bed.typography, &small_frame, cancellable, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  bed_clear (&bed);
}

int
main (int argc, char **argv)
{
  g_autoptr (AssayTypography) typography = assay_typography_new ("en-GB", 100);

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/layout/paragraph-is-whole", typography, test_paragraph_is_whole);
  g_test_add_data_func ("/layout/no-widows", typography, test_no_widows);
  g_test_add_data_func ("/layout/heading-stays-with-text", typography,
                        test_heading_stays_with_text);
  g_test_add_data_func ("/layout/table-head-on-every-page", typography,
                        test_table_head_on_every_page);
  g_test_add_data_func ("/layout/rows", typography, test_rows);
  g_test_add_data_func ("/layout/foot-and-breaks", typography, test_foot_and_breaks);
  g_test_add_data_func ("/layout/late-numbers", typography, test_late_numbers);
  g_test_add_data_func ("/layout/anything", typography, test_anything);
  g_test_add_data_func ("/layout/scripts", typography, test_scripts);
  g_test_add_data_func ("/layout/cancelled", typography, test_cancelled);

  return g_test_run ();
}
