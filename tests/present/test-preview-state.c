/* What the preview pane says, for every kind of item.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "present/assay-preview-state.h"
#include "sketch.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
  AssayEvidence *item;
  GHashTable *altered; /* or NULL */
  AssayReadiness *readiness;
  AssayPreviewState *state;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  self->scheme = assay_fixture_load_small_scheme ();
  self->portfolio = sketch_portfolio ();
  self->item = sketch_evidence (self->portfolio, 7);
  sketch_set (&self->item->title, "Case handling procedure");
}

static void
tear_down (Case *self, gconstpointer data)
{
  g_clear_pointer (&self->state, assay_preview_state_free);
  g_clear_pointer (&self->altered, g_hash_table_unref);
  assay_readiness_unref (self->readiness);
  assay_portfolio_unref (self->portfolio);
  assay_scheme_unref (self->scheme);
}

static void
look (Case *self, guint number, const GArray *absent)
{
  self->readiness = assay_readiness_compute_as_found (self->scheme, self->portfolio, absent,
                                                      sketch_planned_day ());
  self->state = assay_preview_state_new (self->readiness, number, self->altered);
}

static void
test_pdf (Case *self, gconstpointer data)
{
  look (self, 7, NULL);
  g_assert_cmpint (self->state->form, ==, ASSAY_PREVIEW_PAGES);
  g_assert_cmpstr (self->state->heading, ==, "E007 Case handling procedure");
  g_assert_true (g_str_has_prefix (self->state->detail, "5 pages · "));
  g_assert_cmpuint (self->state->n_pages, ==, 5);
  g_assert_true (self->state->has_text && self->state->has_file && self->state->is_citable);
}

static void
test_picture (Case *self, gconstpointer data)
{
  sketch_set (&self->item->type, "image/png");
  self->item->pages = 1;
  look (self, 7, NULL);
  g_assert_cmpint (self->state->form, ==, ASSAY_PREVIEW_PAGES);
  g_assert_true (g_str_has_prefix (self->state->detail, "1 page · "));
  g_assert_false (self->state->has_text);
}

static void
test_text (Case *self, gconstpointer data)
{
  sketch_set (&self->item->type, "text/csv");
  self->item->pages = 0;
  look (self, 7, NULL);
  g_assert_cmpint (self->state->form, ==, ASSAY_PREVIEW_TEXT);
}

static void
test_elsewhere (Case *self, gconstpointer data)
{
  sketch_set (&self->item->type,
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  look (self, 7, NULL);
  g_assert_cmpint (self->state->form, ==, ASSAY_PREVIEW_ELSEWHERE);
  g_assert_cmpstr (self->state->title, ==, "Word documents are shown in another program");
  g_assert_true (self->state->has_file);
}

static void
test_observation (Case *self, gconstpointer data)
{
  self->item->basis = ASSAY_BASIS_OBSERVATION;
  sketch_set (&self->item->note, "Seen on a visit");
  look (self, 7, NULL);
  g_assert_cmpint (self->state->form, ==, ASSAY_PREVIEW_NOTE);
  g_assert_cmpstr (self->state->note, ==, "Seen on a visit");
  g_assert_false (self->state->has_file);
}

static void
test_absent (Case *self, gconstpointer data)
{
  g_autoptr (GArray) absent = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (absent, &(guint){ 7 }, 1);
  look (self, 7, absent);
  g_assert_cmpint (self->state->form, ==, ASSAY_PREVIEW_TROUBLE);
  g_assert_cmpstr (self->state->title, ==, "The file is not there");
  g_assert_nonnull (strstr (self->state->text, "E007"));
  g_assert_false (self->state->has_file);
}

static void
test_altered (Case *self, gconstpointer data)
{
  g_autoptr (GArray) absent = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (absent, &(guint){ 7 }, 1);
  sketch_set (&self->item->sha256, "of E007");
  self->altered = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_add (self->altered, self->item->sha256);
  look (self, 7, absent);
  g_assert_cmpint (self->state->form, ==, ASSAY_PREVIEW_TROUBLE);
  g_assert_cmpstr (self->state->title, ==, "This is not the file that was added");
  g_assert_nonnull (strstr (self->state->text, "E007"));
  g_assert_false (self->state->has_file);
}

static void
test_unknown (Case *self, gconstpointer data)
{
  look (self, 99, NULL);
  g_assert_cmpint (self->state->form, ==, ASSAY_PREVIEW_TROUBLE);
  g_assert_cmpstr (self->state->heading, ==, "E099");
  g_assert_false (self->state->is_citable);
}

static void
test_withdrawn (Case *self, gconstpointer data)
{
  self->item->withdrawn = TRUE;
  look (self, 7, NULL);
  g_assert_true (g_str_has_suffix (self->state->detail, " · withdrawn"));
  g_assert_false (self->state->is_citable);
}

static void
assert_target (const char *target, const char *item, guint page)
{
  g_autofree char *name = NULL;
  guint number;

  assay_preview_parse_target (target, &name, &number);
  g_assert_cmpstr (name, ==, item);
  g_assert_cmpuint (number, ==, page);
}

static void
test_targets (void)
{
  assert_target ("E007", "E007", 0);
  assert_target ("E007:4", "E007", 4);
  assert_target ("E007:0", "E007", 0);
  assert_target ("E007:x", "E007", 0);
  assert_target ("E007:999999999", "E007", 0);
  assert_target ("", "", 0);
}

/* Every trouble has a title, and a next step without a gap left open. */
static void
test_troubles (void)
{
  for (guint code = 0; code <= ASSAY_ERROR_LAST + 1; code++)
    {
      g_autoptr (GError) error = code <= ASSAY_ERROR_LAST
                                     ? g_error_new_literal (ASSAY_ERROR, (int) code, "x")
                                     : g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "x");
      g_autofree char *title = NULL;
      g_autofree char *text = NULL;

      assay_preview_word_trouble (7, error, &title, &text);
      g_assert_cmpstr (title, !=, "");
      g_assert_nonnull (strstr (text, "E007"));
      g_assert_null (strchr (text, '{'));
    }
}

static void
assert_text (const char *data, gsize length, const char *expected)
{
  g_autofree char *text = assay_preview_dup_text (data, length);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_texts (void)
{
  g_autofree char *line = g_strnfill (5000, 'a');
  g_autofree char *broken = assay_preview_dup_text (line, 5000);
  g_auto (GStrv) lines = g_strsplit (broken, "\n", -1);

  assert_text ("", 0, "");
  assert_text ("one\r\ntwo", 8, "one\ntwo");
  assert_text ("\xef\xbb\xbfone", 6, "one");
  assert_text ("\xff\xfeo\0k\0", 6, "ok");
  assert_text ("\xfe\xff\0o\0k", 6, "ok");
  assert_text ("caf\xe9 \x93\x80"
               "20\x94",
               10, "café “€20”");
  /* One bad byte does not make UTF-8 something else, nor does a letter that is cut off. */
  assert_text ("café \xff", 7, "café \xef\xbf\xbd");
  assert_text ("café \xe2\x82", 8, "café \xef\xbf\xbd\xef\xbf\xbd");
  assert_text ("\x89PNG\0", 5, "\xef\xbf\xbdPNG\xef\xbf\xbd");
  assert_text ("\xff\xfeo", 3, "");
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
}

static void
assert_fault (const AssayEvidence *item,
              AssayCiteFault expected,
              const char *pages,
              const char *place,
              const char *why)
{
  g_autofree char *message = NULL;

  g_assert_cmpint (assay_preview_find_cite_fault (item, pages, place, why, &message), ==, expected);
  g_assert_true ((message != NULL) == (expected != ASSAY_CITE_FAULT_NONE));
}

static void
test_cite_faults (Case *self, gconstpointer data)
{
  assert_fault (self->item, ASSAY_CITE_FAULT_NONE, "4", NULL, "says who decides");
  assert_fault (self->item, ASSAY_CITE_FAULT_NONE, "", "Escalation", "says who decides");
  assert_fault (self->item, ASSAY_CITE_FAULT_PAGES, "6", NULL, "says who decides");
  assert_fault (self->item, ASSAY_CITE_FAULT_PAGES, "four", NULL, "says who decides");
  assert_fault (self->item, ASSAY_CITE_FAULT_PAGES, " ", " ", "says who decides");
  assert_fault (self->item, ASSAY_CITE_FAULT_PLACE, "4", "a\nb", "says who decides");
  assert_fault (self->item, ASSAY_CITE_FAULT_WHY, "4", NULL, " ");
  self->item->basis = ASSAY_BASIS_OBSERVATION;
  assert_fault (self->item, ASSAY_CITE_FAULT_NONE, NULL, "", "seen by two people");
  look (self, 7, NULL);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/preview-state/" name, Case, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("pdf", test_pdf);
  ADD ("picture", test_picture);
  ADD ("text", test_text);
  ADD ("elsewhere", test_elsewhere);
  ADD ("observation", test_observation);
  ADD ("absent", test_absent);
  ADD ("altered", test_altered);
  ADD ("unknown", test_unknown);
  ADD ("withdrawn", test_withdrawn);
  ADD ("cite-faults", test_cite_faults);
  g_test_add_func ("/preview-state/targets", test_targets);
  g_test_add_func ("/preview-state/troubles", test_troubles);
  g_test_add_func ("/preview-state/texts", test_texts);

  return g_test_run ();
}
