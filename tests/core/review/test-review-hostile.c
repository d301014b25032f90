/* A review that somebody forged: told or refused, never taken for what it is not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "review-desk.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/review/assay-review-xml.h"

#include <locale.h>
#include <string.h>

#define JOURNAL "journal/000001.log"
#define DEEP 5000

/* --- review.xml --- */

/* One of most things that a review can hold, closed. */
static char *
fill (ReviewDesk *desk)
{
  AssayReviewGround ground;
  g_autoptr (AssayRequest) request = assay_request_new ();
  GError *error = NULL;

  review_desk_begin (desk);
  review_desk_declare (desk);
  review_desk_determine (desk, "1.1", ASSAY_JUDGEMENT_FURTHER_WORK);
  review_desk_visit (desk, assay_date_new (2026, 11, 2), "Case files.");
  ground = assay_review_folder_get_ground (desk->folder);
  request->what = g_strdup ("The form.");
  review_desk_apply (desk, assay_review_add_request (&ground, request, &error), &error);
  ground = assay_review_folder_get_ground (desk->folder);
  review_desk_apply (desk, assay_review_add_sample (&ground, "Cases", 40, 5, "7f3a", &error),
                     &error);
  g_assert_true (assay_review_folder_close (desk->folder, NULL));
  g_clear_object (&desk->folder);

  return g_build_filename (desk->path, ASSAY_REVIEW_FILE, NULL);
}

static char *
replace (const char *text, const char *old, const char *new)
{
  const char *place = strstr (text, old);

  if (place == NULL)
    g_error ("“%s” is not in %s", old, text);

  return g_strdup_printf ("%.*s%s%s", (int) (place - text), text, new, place + strlen (old));
}

static char *
make_deep (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < DEEP; i++)
    g_string_append (text, "<later>");
  for (guint i = 0; i < DEEP; i++)
    g_string_append (text, "</later>");

  return g_string_free (text, FALSE);
}

static void
assert_refused (const char *text, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayReview) review =
      assay_review_parse_xml (text, strlen (text), "review.xml", &error);

  g_assert_null (review);
  g_assert_error (error, ASSAY_ERROR, code);
  g_assert_nonnull (strstr (error->message, "review.xml"));
}

static void
test_forged_review (void)
{
  static const struct
  {
    const char *old, *new;
    int code;
  } forgeries[] = {
    { "<review format=\"1\"", "<review format=\"2\"", ASSAY_ERROR_NEWER },
    { "<review format=\"1\"", "<review format=\"-1\"", ASSAY_ERROR_INVALID },
    { "<review format=\"1\"", "<review", ASSAY_ERROR_INVALID },
    { "<review format=\"1\"", "<portfolio format=\"1\"", ASSAY_ERROR_INVALID },
    { "<review ", "<!DOCTYPE review [<!ENTITY a \"b\">]>\n<review ", ASSAY_ERROR_INVALID },
    { "<review format=\"1\"", "<review format=\"1\" official=\"yes\"", ASSAY_ERROR_INVALID },
    { "round=\"1\"", "round=\"0\"", ASSAY_ERROR_INVALID },
    { "round=\"1\"", "round=\"99999999999999999999\"", ASSAY_ERROR_INVALID },
    { "fingerprint=\"", "fingerprint=\"0", ASSAY_ERROR_INVALID },
    { "seal=\"", "seal=\"g", ASSAY_ERROR_INVALID },
    { "judgement=\"further-work\"", "judgement=\"mostly\"", ASSAY_ERROR_INVALID },
    { "judgement=\"further-work\"", "judgement=\"further-work\" carried=\"-3\"",
      ASSAY_ERROR_INVALID },
    { "criterion=\"1.1\"", "criterion=\"../1\"", ASSAY_ERROR_INVALID },
    { "evidence=\"E001\"", "evidence=\"E99999999999\"", ASSAY_ERROR_INVALID },
    { "evidence=\"E001\"", "evidence=\"1\"", ASSAY_ERROR_INVALID },
    { "pages=\"2-3\"", "pages=\"3-2\"", ASSAY_ERROR_INVALID },
    { "2026-11-02", "2026-11-31", ASSAY_ERROR_INVALID },
    { "number=\"R001\"", "number=\"R000\"", ASSAY_ERROR_INVALID },
    { "number=\"R001\"", "number=\"C001\"", ASSAY_ERROR_INVALID },
    { "population=\"40\"", "population=\"many\"", ASSAY_ERROR_INVALID },
    { "population=\"40\"", "population=\"4\"", ASSAY_ERROR_INVALID },
    { "population=\"40\"", "population=\"1000001\"", ASSAY_ERROR_INVALID },
    { "population=\"40\" size=\"5\"", "population=\"2000000000\" size=\"2000000000\"",
      ASSAY_ERROR_INVALID },
    { "population=\"40\" size=\"5\"", "population=\"4000\" size=\"1001\"", ASSAY_ERROR_INVALID },
    { "interest=\"none\"", "interest=\"nothing\"", ASSAY_ERROR_INVALID },
    { "</review>", "", ASSAY_ERROR_INVALID },
    { "</review>", "</review>\n<review/>", ASSAY_ERROR_INVALID },
    { "</review>", "words</review>", ASSAY_ERROR_INVALID },
    { "</review>", "<head/></review>", ASSAY_ERROR_INVALID },
  };
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *path = fill (desk);
  g_autofree char *text = assay_fixture_read (path);
  g_autofree char *deep = make_deep ();
  g_autofree char *nested = replace (text, "</review>", deep);
  g_autofree char *closed = g_strconcat (nested, "</review>", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autofree char *forged = replace (text, forgeries[i].old, forgeries[i].new);

      g_test_message ("%s", forgeries[i].new);
      assert_refused (forged, forgeries[i].code);
    }
  assert_refused (closed, ASSAY_ERROR_INVALID);
}

/* One element twice where there is one for each, and where the order is that of numbers. */
static void
test_doubled (void)
{
  static const char *const elements[] = { "declaration", "determination", "request", "visit",
                                          "sample" };
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *path = fill (desk);
  g_autofree char *text = assay_fixture_read (path);

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      g_autofree char *start = g_strdup_printf ("  <%s ", elements[i]);
      g_autofree char *end = g_strdup_printf ("\n  </%s>\n", elements[i]);
      const char *from = strstr (text, start);
      const char *to = from != NULL ? strstr (from, end) : NULL;
      g_autofree char *doubled = NULL;

      g_test_message ("%s", elements[i]);
      g_assert_nonnull (to);
      to += strlen (end);
      doubled =
          g_strdup_printf ("%.*s%.*s%s", (int) (to - text), text, (int) (to - from), from, to);
      assert_refused (doubled, ASSAY_ERROR_INVALID);
    }
}

/* Cut anywhere it is refused; with a bit flipped anywhere it is refused, or read as what it says
 * and written back as that. */
static void
test_damaged_review (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *path = fill (desk);
  g_autofree char *text = assay_fixture_read (path);
  gsize length = strlen (text);

  for (gsize at = 0; at + 2 < length; at++)
    {
      g_autoptr (AssayReview) cut = assay_review_parse_xml (text, at, "review.xml", NULL);

      g_assert_null (cut);
    }
  for (gsize at = 0; at < length; at++)
    {
      char kept = text[at];
      g_autoptr (AssayReview) review = NULL;

      text[at] ^= (char) (1 << (at % 7));
      review = assay_review_parse_xml (text, length, "review.xml", NULL);
      if (review != NULL)
        {
          g_autofree char *once = assay_review_format_xml (review, ASSAY_REVIEW_FORM_OWN);
          g_autoptr (AssayReview) again =
              assay_review_parse_xml (once, strlen (once), "review.xml", NULL);
          g_autofree char *twice = NULL;

          g_assert_nonnull (again);
          twice = assay_review_format_xml (again, ASSAY_REVIEW_FORM_OWN);
          g_assert_cmpstr (once, ==, twice);
        }
      text[at] = kept;
    }
}

/* A judgement written in by another program is taken, because people may mend their files, and told
 * for ever. */
static void
test_changed_outside (void)
{
  g_autoptr (ReviewDesk) desk = review_desk_new ();
  g_autofree char *path = fill (desk);
  g_autofree char *text = assay_fixture_read (path);
  g_autofree char *forged = replace (text, "A date.", "Nothing.");
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) history = NULL;

  g_assert_true (g_file_set_contents (path, forged, -1, NULL));
  review_desk_reopen (desk, REVIEW_DESK_ASSESSOR);
  history = assay_review_folder_list_history (desk->folder, NULL);
  g_assert_cmpint (assay_review_edit_get_verb (
                       ((const AssayEntry *) history->pdata[history->len - 1])->edit),
                   ==, ASSAY_REVIEW_VERB_OUTSIDE);
  findings = assay_review_folder_check (desk->folder, TRUE, ASSAY_PROGRESS_NONE, NULL, NULL);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (((const AssayFinding *) findings->pdata[0])->tag, ==,
                   ASSAY_FINDING_CHANGED_OUTSIDE);
}

/* --- The journal --- */

static void
append_line (ReviewDesk *desk, const char *xml)
{
  g_autofree char *path = g_build_filename (desk->path, JOURNAL, NULL);
  g_autofree char *text = assay_fixture_read (path);
  g_autofree char *sum = assay_digest_of_bytes (xml, strlen (xml));
  g_autofree char *more = g_strdup_printf ("%s%.16s %s\n", text, sum, xml);

  g_assert_true (g_file_set_contents (path, more, -1, NULL));
}

#define ENTRY "<entry n=\"99\" time=\"2026-11-22T12:00:00Z\" author=\"assessor\""

static void
test_forged_journal (void)
{
  static const char *const lines[] = {
    ENTRY " verb=\"acquit\" subject=\"1.1\"/>",
    ENTRY " verb=\"determine\" subject=\"1.1\"><change type=\"verdict\"/></entry>",
    ENTRY " verb=\"determine\" subject=\"1.1\"><change type=\"determination\"><after>"
          "<determination criterion=\"1.1\" judgement=\"mostly\"/></after></change></entry>",
    ENTRY " verb=\"add-request\" subject=\"R001\"><change type=\"request\"><after><request "
          "number=\"R99999999999\"/></after></change></entry>",
    "<entry n=\"-1\" verb=\"determine\"/>",
    "<entry n=\"18446744073709551615\" time=\"2026-11-22T12:00:00Z\" author=\"a\" "
    "verb=\"determine\" subject=\"1.1\"/>",
    "<!DOCTYPE entry [<!ENTITY a \"b\">]><entry>&a;</entry>",
    "<saved sha256=\"0\" n=\"1\"/>",
    "no line at all",
  };
  g_autofree char *deep = make_deep ();

  for (guint i = 0; i <= G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (ReviewDesk) desk = review_desk_new ();
      g_autofree char *path = fill (desk);
      g_autofree char *before = assay_fixture_read (path);
      g_autofree char *found = NULL;
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (GError) error = NULL;

      append_line (desk, i < G_N_ELEMENTS (lines) ? lines[i] : deep);
      desk->folder = assay_review_folder_open (desk->context, desk->path, desk->schema,
                                               ASSAY_OPEN_READ, NULL, &error);
      g_test_message ("%u: %s", i, error != NULL ? error->message : "opened");
      if (desk->folder == NULL)
        {
          g_assert_true (g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_NEWER)
                         || g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED));
          continue;
        }
      found = review_desk_format (desk);
      g_assert_cmpstr (found, ==, before);
      findings = assay_review_folder_check (desk->folder, TRUE, ASSAY_PROGRESS_NONE, NULL, NULL);
      g_assert_cmpuint (findings->len, >, 0);
    }
}

/* A submission under a name that XML cannot hold makes a review that can be opened again. */
static void
test_strange_name (gconstpointer data)
{
  const char *const *names = data; /* of the file, and as the review has it */
  g_autoptr (ReviewDesk) desk = review_desk_new ();

  g_free (desk->archive);
  desk->archive = review_desk_write_archive (desk, names[0], 1);
  review_desk_begin (desk);
  review_desk_reopen (desk, REVIEW_DESK_ASSESSOR);
  g_assert_cmpstr (review_desk_get_review (desk)->head->name, ==, names[1]);
}

int
main (int argc, char **argv)
{
  static const char *const signs[] = { "a\001 \n<b>.zip", "a  <b>.zip" };
  static const char *const nothing[] = { "\001\177", "?" };
  static const char *const bytes[] = { "\377.zip", "\357\277\275.zip" };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review-hostile/forged-review", test_forged_review);
  g_test_add_func ("/review-hostile/doubled", test_doubled);
  g_test_add_func ("/review-hostile/damaged-review", test_damaged_review);
  g_test_add_func ("/review-hostile/changed-outside", test_changed_outside);
  g_test_add_func ("/review-hostile/forged-journal", test_forged_journal);
  g_test_add_data_func ("/review-hostile/name-with-signs", signs, test_strange_name);
  g_test_add_data_func ("/review-hostile/name-of-signs", nothing, test_strange_name);
  g_test_add_data_func ("/review-hostile/name-not-utf8", bytes, test_strange_name);

  return g_test_run ();
}
