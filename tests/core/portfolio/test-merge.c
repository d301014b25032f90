/* Merging, case by case.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case is a few words for what each side did to a small portfolio, the conflicts that must come
 * of it, and what must stand in the result. The words are read by do_word() below.
 */

#include "portfolio-fixture.h"

#include "base/assay-error.h"
#include "core/portfolio/assay-merge.h"

#include <string.h>

/* The past: E001 "Policy" (a file) and E002 "Visit" (no file), cited for 1.1; A001; a figure. */
typedef struct
{
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
} Copy;

static void
take (Copy *self, AssayEdit *edit)
{
  AssayPortfolio *after;

  g_assert_nonnull (edit);
  after = assay_portfolio_apply (self->portfolio, edit);
  assay_portfolio_unref (self->portfolio);
  self->portfolio = after;
  assay_edit_unref (edit);
}

static guint
read_number (const char *text)
{
  return (guint) g_ascii_strtoull (text + 1, NULL, 10);
}

static void
do_item (Copy *self, const char *field, guint number, const char *value)
{
  g_autoptr (AssayEvidence) item =
      assay_evidence_copy (assay_portfolio_lookup_evidence (self->portfolio, number));

  if (g_str_equal (field, "title"))
    {
      g_free (item->title);
      item->title = g_strdup (value);
    }
  else if (g_str_equal (field, "file"))
    {
      g_free (item->sha256);
      item->sha256 = g_strnfill (64, value[0]);
    }
  else if (g_str_equal (field, "privacy"))
    g_assert_true (assay_privacy_parse (value, &item->privacy, NULL));
  else
    g_assert_true (
        assay_date_parse (value, g_str_equal (field, "from") ? &item->from : &item->until, NULL));
  take (self, assay_edit_amend_evidence (self->portfolio, self->scheme, item, NULL));
}

static void
do_add (Copy *self, const char *title, const char *digit)
{
  g_autoptr (AssayEvidence) item = assay_evidence_new (0);

  item->title = g_strdup (title);
  item->basis = digit != NULL ? ASSAY_BASIS_FILE : ASSAY_BASIS_OBSERVATION;
  if (digit != NULL)
    {
      item->sha256 = g_strnfill (64, digit[0]);
      item->source_name = g_strdup ("file.pdf");
      item->type = g_strdup ("application/pdf");
      item->size = 5;
      item->pages = 9;
    }
  take (self, assay_edit_add_evidence (self->portfolio, self->scheme, item, 0, NULL));
}

/* The adding of an item or action taken back, with what cites it. */
static void
do_remove (Copy *self, const char *label)
{
  g_autoptr (AssayPortfolio) without = assay_portfolio_new (assay_head_ref (self->portfolio->head));
  guint number = read_number (label);

  if (label[0] == 'E')
    take (self, assay_edit_withdraw_evidence (self->portfolio, number, TRUE, NULL));
  for (guint i = 0; i < self->portfolio->responses->len; i++)
    g_ptr_array_add (without->responses, assay_response_ref (self->portfolio->responses->pdata[i]));
  for (guint i = 0; i < self->portfolio->figures->len; i++)
    g_ptr_array_add (without->figures, assay_figure_ref (self->portfolio->figures->pdata[i]));
  for (guint i = 0; i < self->portfolio->evidence->len; i++)
    {
      AssayEvidence *item = self->portfolio->evidence->pdata[i];

      if (label[0] != 'E' || item->number != number)
        g_ptr_array_add (without->evidence, assay_evidence_ref (item));
    }
  for (guint i = 0; i < self->portfolio->actions->len; i++)
    {
      AssayAction *action = self->portfolio->actions->pdata[i];

      if (label[0] != 'A' || action->number != number)
        g_ptr_array_add (without->actions, assay_action_ref (action));
    }
  take (self, assay_edit_compute_difference (ASSAY_VERB_OUTSIDE, self->portfolio, without));
}

static void
do_action (Copy *self, const char *label, const char *what, const char *owner)
{
  g_autoptr (AssayAction) action = assay_action_new (read_number (label));
  gboolean amend = assay_portfolio_lookup_action (self->portfolio, action->number) != NULL;

  action->criterion = g_strdup ("1.2");
  action->what = g_strdup (what);
  action->owner = g_strdup (owner);
  action->due = assay_date_new (2027, 1, 1);
  take (self, amend ? assay_edit_amend_action (self->portfolio, self->scheme, action, NULL)
                    : assay_edit_add_action (self->portfolio, self->scheme, action, 0, NULL));
}

static void
do_figure (Copy *self, const char *value)
{
  g_autoptr (AssayFigure) figure = assay_figure_new ();

  figure->measure = g_strdup ("referrals");
  figure->from = assay_date_new (2026, 1, 1);
  figure->to = assay_date_new (2026, 3, 31);
  figure->value = g_strdup (value);
  take (self, g_str_equal (value, "none")
                  ? assay_edit_remove_figure (self->portfolio, "referrals", figure->from,
                                              figure->to, NULL)
                  : assay_edit_set_figure (self->portfolio, self->scheme, figure, NULL));
}

static void
do_response (Copy *self, char **words)
{
  AssayPortfolio *now = self->portfolio;

  if (g_str_equal (words[0], "rate"))
    take (self, assay_edit_rate (now, self->scheme, words[1], words[2], words[3], NULL));
  else if (g_str_equal (words[0], "write"))
    take (self, assay_edit_write_text (now, self->scheme, words[1], words[2], NULL));
  else if (g_str_equal (words[0], "note"))
    take (self, assay_edit_write_note (now, self->scheme, words[1], words[2], NULL));
  else if (g_str_equal (words[0], "flag"))
    take (self, assay_edit_flag (now, self->scheme, words[1], TRUE, NULL));
  else if (g_str_equal (words[0], "cite"))
    take (self, assay_edit_cite (now, self->scheme, words[1], read_number (words[2]), NULL,
                                 words[3], words[4], NULL));
  else if (g_str_equal (words[0], "uncite"))
    take (self,
          assay_edit_uncite (now, self->scheme, words[1], read_number (words[2]), NULL, NULL));
  else
    g_error ("no word “%s”", words[0]);
}

static void
do_word (Copy *self, char **words)
{
  AssayPortfolio *now = self->portfolio;

  if (g_str_equal (words[0], "service"))
    take (self, assay_edit_set_head (now, words[1], FALSE, ASSAY_DATE_NONE, NULL));
  else if (g_str_equal (words[0], "answer"))
    take (self, assay_edit_set_answer (now, self->scheme, words[1], words[2], NULL));
  else if (g_str_equal (words[0], "item"))
    do_item (self, words[1], read_number (words[2]), words[3]);
  else if (g_str_equal (words[0], "add"))
    do_add (self, words[1], words[2]);
  else if (g_str_equal (words[0], "withdraw"))
    take (self, assay_edit_withdraw_evidence (now, read_number (words[1]), TRUE, NULL));
  else if (g_str_equal (words[0], "remove"))
    do_remove (self, words[1]);
  else if (g_str_equal (words[0], "action"))
    do_action (self, words[1], words[2], words[3]);
  else if (g_str_equal (words[0], "figure"))
    do_figure (self, words[1]);
  else
    do_response (self, words);
}

static void
do_all (Copy *self, const char *script)
{
  g_auto (GStrv) lines = g_strsplit (script, "; ", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], "|", -1);

      do_word (self, words);
    }
}

#define PAST                                                                                       \
  "write|1.1|Was.; rate|1.1|partly; note|1.1|Note.; add|Policy|a; add|Visit; "                     \
  "cite|1.1|E001|Page 1|Because.; cite|1.1|E002|Hall|Seen.; action|A001|Train|Lead; figure|12; "   \
  "answer|size|small"

static AssayPortfolio *
do_script (AssayScheme *scheme, AssayPortfolio *from, const char *script)
{
  Copy copy = { scheme, assay_portfolio_ref (from) };

  do_all (&copy, script);

  return copy.portfolio;
}

static AssayPortfolio *
new_past (AssayScheme *scheme)
{
  AssayHead *head = assay_head_new ();
  g_autoptr (AssayPortfolio) empty = NULL;

  head->service = g_strdup ("Vale");
  head->scheme_id = g_strdup (scheme->id);
  head->scheme_edition = g_strdup (scheme->edition);
  head->scheme_sha256 = g_strdup (scheme->sha256);
  head->round = 1;
  empty = assay_portfolio_new (head);

  return do_script (scheme, empty, PAST);
}

/* --- Cases --- */

/* @conflicts: ids in order, parted by spaces. @open and @theirs: what the result must say, parted
 * by "; ", with everything left open and with theirs taken. A word that begins with "-" must not be
 * there. */
typedef struct
{
  const char *name;
  const char *ours;
  const char *theirs;
  const char *conflicts;
  const char *open;
  const char *taken;
} Case;

static const Case cases[] = {
  { "texts", "write|1.1|O.", "write|1.1|T.", "1.1/text", "<text>O.<", "<text>T.<" },
  { "same-text", "write|1.1|S.", "write|1.1|S.", "", "<text>S.<", "<text>S.<" },
  { "two-fields", "write|1.1|O.", "rate|1.1|fully", "", "<text>O.<; level=\"fully\"",
    "<text>O.<; level=\"fully\"" },
  { "text-and-nothing", "write|1.1|", "write|1.1|T.", "1.1/text", "-<text>", "<text>T.<" },
  { "notes", "note|1.1|O.", "note|1.1|T.", "1.1/note", "<note>O.<", "<note>T.<" },
  { "flag", "flag|1.1", "write|1.1|T.", "", "flagged=\"yes\"; <text>T.<", "flagged=\"yes\"" },
  { "rating-with-reason", "rate|1.3|not-applicable|None.", "rate|1.3|fully", "1.3/rating",
    "<reason>None.<; level=\"not-applicable\"", "-<reason>; level=\"fully\"" },
  { "service", "service|Ours", "service|Theirs", "head/service", "service=\"Ours\"",
    "service=\"Theirs\"" },
  { "answers", "answer|size|", "answer|size|large", "size/answer", "->large<; ->small<",
    ">large<" },
  { "cited-twice", "cite|2.1|E001|Top|O.", "cite|2.1|E001|Top|T.", "2.1/citation-1", "<why>O.<",
    "<why>T.<" },
  { "cited-in-two-places", "cite|2.1|E001|Top|O.", "cite|2.1|E001|End|T.", "", "<why>O.<; <why>T.<",
    "<why>O.<; <why>T.<" },
  { "uncited-and-amended", "uncite|1.1|E001", "cite|1.1|E001|Page 1|T.", "1.1/citation-1",
    "-<why>T.<; -<why>Because.<; <why>Seen.<", "<why>T.<; <why>Seen.<" },
  { "uncited", "uncite|1.1|E001", "cite|2.1|E001|Top|T.", "", "-<why>Because.<; <why>T.<",
    "<why>T.<" },
  { "titles", "item|title|E001|O", "item|title|E001|T", "E001/title", "<title>O<", "<title>T<" },
  { "title-and-date", "item|title|E001|O", "item|from|E001|2026-02-01", "",
    "<title>O<; from=\"2026-02-01\"", "<title>O<" },
  { "dates-go-together", "item|from|E001|2026-05-01", "item|until|E001|2026-04-01", "E001/dates",
    "from=\"2026-05-01\"; -until", "until=\"2026-04-01\"; -from=\"2026-05-01\"" },
  { "a-statement-on-the-old-file", "item|file|E001|b", "item|privacy|E001|redacted", "E001/file",
    "bbbbbbbb; -redacted", "redacted; -bbbbbbbb" },
  { "two-files-for-one", "item|file|E001|b", "item|file|E001|c", "E001/file", "bbbbbbbb; -cccccccc",
    "cccccccc; -bbbbbbbb" },
  { "withdrawn-and-retitled", "withdraw|E001", "item|title|E001|T", "",
    "withdrawn=\"yes\"; <title>T<; -<why>Because.<", "withdrawn=\"yes\"" },
  { "withdrawn-and-cited", "withdraw|E001", "cite|2.1|E001|Top|T.", "E001/use",
    "withdrawn=\"yes\"; -<why>T.<; -<why>Because.<",
    "-withdrawn=\"yes\"; <why>T.<; <why>Because.<" },
  { "cited-and-withdrawn", "cite|2.1|E001|Top|O.", "withdraw|E001", "E001/use",
    "-withdrawn=\"yes\"; <why>O.<; <why>Because.<",
    "withdrawn=\"yes\"; -<why>O.<; -<why>Because.<" },
  { "gone-and-left-alone", "remove|E001", "write|1.2|T.", "", "-Policy; -E001; <text>T.<",
    "-Policy" },
  { "gone-and-amended", "remove|E001", "item|title|E001|T", "E001/use", "-aaaaaaaa",
    "aaaaaaaa; <title>T<; evidence=\"E003\"; -\"E001\"" },
  { "amended-and-gone", "item|title|E001|O", "remove|E001", "E001/use", "<title>O<; <why>Because.<",
    "-aaaaaaaa; -<why>Because.<" },
  { "gone-and-back", "remove|E001; add|Policy|a", "item|title|E001|T", "",
    "<title>T<; -<title>Policy<", "<title>T<" },
  { "two-new-files", "add|O|b", "add|T|c; cite|2.1|E003|Top|T.", "",
    "number=\"E003\"; number=\"E004\"; evidence=\"E004\"", "evidence=\"E004\"" },
  { "one-new-file", "add|N|b", "add|N|b; cite|2.1|E003|Top|T.", "", "evidence=\"E003\"; -E004",
    "-E004" },
  { "one-new-file-one-statement", "add|N|b", "add|N|b; item|privacy|E003|redacted", "",
    "privacy=\"redacted\"; -E004", "privacy=\"redacted\"" },
  { "one-new-file-two-titles", "add|O|b", "add|T|b", "E003/title", "<title>O<; -E004",
    "<title>T<; -E004" },
  { "one-new-file-two-numbers", "add|O|b; add|N|c", "add|N|c; cite|2.1|E003|Top|T.", "",
    "evidence=\"E004\"; -E005", "-E005" },
  { "two-observations", "add|O", "add|T", "", "<title>O<; <title>T<; number=\"E004\"", "-E005" },
  { "one-observation", "add|N", "add|N", "", "<title>N<; -E004", "-E004" },
  { "action-by-field", "action|A001|Train|Deputy", "action|A001|Train all|Lead", "",
    "<owner>Deputy<; <what>Train all<", "<owner>Deputy<" },
  { "action-owners", "action|A001|Train|O", "action|A001|Train|T", "A001/owner", "<owner>O<",
    "<owner>T<" },
  { "two-actions", "action|A002|O|Lead", "action|A002|T|Lead", "",
    "<what>O<; <what>T<; number=\"A003\"", "-A004" },
  { "action-gone-and-amended", "remove|A001", "action|A001|Train|T", "A001/whole", "-<action",
    "<owner>T<; number=\"A002\"" },
  { "figures", "figure|13", "figure|14", "referrals:2026-01-01:2026-03-31/value", "value=\"13\"",
    "value=\"14\"" },
  { "figure-gone-and-amended", "figure|none", "figure|14", "referrals:2026-01-01:2026-03-31/whole",
    "-<figure", "value=\"14\"" },
  { "figure-gone", "figure|none", "write|1.1|T.", "", "-<figure", "-<figure" },
};

static AssayMerge *
merge (AssayPortfolio *base,
       AssayPortfolio *ours,
       AssayPortfolio *theirs,
       const char *id,
       AssayChoice choice,
       const char *text,
       GError **error)
{
  g_autoptr (GPtrArray) resolutions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_resolution_free);
  AssayMergeSides sides = { base, ours, theirs, 3, 2 };

  g_ptr_array_add (resolutions, assay_resolution_new (id, choice, text));

  return assay_merge_compute (&sides, resolutions, error);
}

static void
assert_says (const AssayPortfolio *portfolio, const char *expected)
{
  g_autofree char *text = assay_portfolio_format_xml (portfolio, ASSAY_PORTFOLIO_FORM_OWN);
  g_auto (GStrv) words = g_strsplit (expected, "; ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean absent = words[i][0] == '-';

      if ((strstr (text, words[i] + absent) != NULL) == absent)
        g_error ("%s “%s”:\n%s", absent ? "there is" : "there is no", words[i] + absent, text);
    }
}

static char *
dup_conflicts (const AssayMerge *merged)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < merged->conflicts->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            ((const AssayMergeConflict *) merged->conflicts->pdata[i])->id);

  return g_string_free (ids, FALSE);
}

static void
test_case (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) base = new_past (scheme);
  g_autoptr (AssayPortfolio) ours = do_script (scheme, base, self->ours);
  g_autoptr (AssayPortfolio) theirs = do_script (scheme, base, self->theirs);
  g_autoptr (AssayMerge) open = merge (base, ours, theirs, NULL, ASSAY_CHOICE_OPEN, NULL, NULL);
  g_autoptr (AssayMerge) taken = merge (base, ours, theirs, NULL, ASSAY_CHOICE_THEIRS, NULL, NULL);
  g_autofree char *conflicts = dup_conflicts (open);

  g_assert_cmpstr (conflicts, ==, self->conflicts);
  g_assert_cmpuint (open->n_open, ==, open->conflicts->len);
  g_assert_cmpuint (taken->n_open, ==, 0);
  assert_says (open->merged, self->open);
  assert_says (taken->merged, self->taken);
}

/* --- Choosing --- */

static void
test_a_text_of_its_own (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) base = new_past (scheme);
  g_autoptr (AssayPortfolio) ours =
      do_script (scheme, base, "write|1.1|O.; rate|1.1|fully; action|A001|O|Lead");
  g_autoptr (AssayPortfolio) theirs =
      do_script (scheme, base, "write|1.1|T.; rate|1.1|largely; action|A001|T|Lead");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayMerge) merged =
      merge (base, ours, theirs, "1.1/text", ASSAY_CHOICE_OWN, " Both.\r\n", &error);

  g_assert_no_error (error);
  assert_says (merged->merged, "<text> Both.<; level=\"fully\"; <what>O<");
  g_assert_cmpuint (merged->n_open, ==, 2);
  g_assert_null (merge (base, ours, theirs, "1.1/rating", ASSAY_CHOICE_OWN, "fully", &error));
  assert_error_says (error, ASSAY_ERROR_INVALID, "1.1/rating");
  g_clear_error (&error);
  g_assert_null (merge (base, ours, theirs, "A001/what", ASSAY_CHOICE_OWN, " ", &error));
  assert_error_says (error, ASSAY_ERROR_INVALID, "A001/what");
  g_clear_error (&error);
  g_assert_null (merge (base, ours, theirs, "1.1/txt", ASSAY_CHOICE_OURS, NULL, &error));
  assert_error_says (error, ASSAY_ERROR_UNKNOWN_NAME, "1.1/text");
}

static void
test_another_edition (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) base = new_past (scheme);
  AssayHead *head = assay_head_copy (base->head);
  g_autoptr (AssayPortfolio) theirs = NULL;
  g_autoptr (GError) error = NULL;

  head->scheme_sha256[0] ^= 1;
  theirs = assay_portfolio_new (head);
  g_assert_null (merge (base, base, theirs, NULL, ASSAY_CHOICE_OURS, NULL, &error));
  assert_error_says (error, ASSAY_ERROR_REFUSED, "edition");
}

/* Without a past, what differs is a conflict and nothing goes away. */
static void
test_without_a_past (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) base = new_past (scheme);
  g_autoptr (AssayPortfolio) ours =
      do_script (scheme, base, "write|1.1|O.; uncite|1.1|E002; item|file|E001|b; remove|A001");
  g_autoptr (AssayPortfolio) theirs = do_script (scheme, base, "write|2.1|T.; figure|14");
  g_autoptr (AssayMerge) merged = merge (NULL, ours, theirs, NULL, ASSAY_CHOICE_OPEN, NULL, NULL);
  g_autofree char *conflicts = dup_conflicts (merged);

  g_assert_cmpstr (conflicts, ==, "1.1/text E001/file referrals:2026-01-01:2026-03-31/value");
  assert_says (merged->merged, "<text>O.<; <text>T.<; <why>Seen.<; -E003; <what>Train<; bbbbbbbb");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/merge/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/merge/a-text-of-its-own", test_a_text_of_its_own);
  g_test_add_func ("/merge/another-edition", test_another_edition);
  g_test_add_func ("/merge/without-a-past", test_without_a_past);

  return g_test_run ();
}
