/* A folder that something else got at: changed, cut, swapped, lost, newer, hostile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "portfolio-fixture.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/document/assay-journal-line.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* A closed portfolio with three edits and one file. */
static PortfolioFixture *
make (void)
{
  PortfolioFixture *fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder = portfolio_fixture_create (fixture);

  portfolio_rate (folder, "1.1", "partly");
  portfolio_write (folder, "1.2", "As it was.");
  portfolio_add_file (fixture, folder, "A form.");
  portfolio_close (folder);

  return fixture;
}

static char *
read_child (PortfolioFixture *fixture, const char *name)
{
  g_autofree char *path = portfolio_fixture_child (fixture, name);

  return assay_fixture_read (path);
}

static void
write_child (PortfolioFixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = portfolio_fixture_child (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
remove_child (PortfolioFixture *fixture, const char *name)
{
  g_autofree char *path = portfolio_fixture_child (fixture, name);

  g_assert_cmpint (g_remove (path), ==, 0);
}

static gboolean
has_child (PortfolioFixture *fixture, const char *name)
{
  g_autofree char *path = portfolio_fixture_child (fixture, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Puts @new in the place of the first @old in a file. */
static void
replace_in (PortfolioFixture *fixture, const char *name, const char *old, const char *new)
{
  g_autofree char *text = read_child (fixture, name);
  const char *place = strstr (text, old);
  g_autofree char *changed = NULL;

  g_assert_nonnull (place);
  changed = g_strdup_printf ("%.*s%s%s", (int) (place - text), text, new, place + strlen (old));
  write_child (fixture, name, changed);
}

static void
append_line (PortfolioFixture *fixture, const char *xml)
{
  g_autofree char *text = read_child (fixture, "journal/000001.log");
  g_autofree char *sum = assay_digest_of_bytes (xml, strlen (xml));
  g_autofree char *more = g_strdup_printf ("%s%.16s %s\n", text, sum, xml);

  write_child (fixture, "journal/000001.log", more);
}

static const char *
get_text (AssayPortfolioFolder *folder, const char *criterion)
{
  const AssayResponse *response =
      assay_portfolio_lookup_response (assay_portfolio_folder_get_portfolio (folder), criterion);

  return response != NULL ? response->text : NULL;
}

static AssayVerb
get_last_verb (AssayPortfolioFolder *folder)
{
  g_autoptr (GPtrArray) history = assay_portfolio_folder_list_history (folder, NULL);
  const AssayEntry *entry = history->pdata[history->len - 1];

  return assay_edit_get_verb (entry->edit);
}

/* --- portfolio.xml --- */

static void
test_changed_outside (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  g_autofree char *journal = NULL;
  g_autofree char *journal_after = NULL;
  AssayPortfolioFolder *folder;

  replace_in (fixture, ASSAY_PORTFOLIO_FILE, "As it was.", "As they say.");
  journal = read_child (fixture, "journal/000001.log");

  /* Reading takes it, says so, and writes nothing. */
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_READ);
  g_assert_cmpstr (get_text (folder, "1.2"), ==, "As they say.");
  g_assert_true (portfolio_has_finding (folder, ASSAY_FINDING_CHANGED_OUTSIDE, NULL));
  g_object_unref (folder);
  journal_after = read_child (fixture, "journal/000001.log");
  g_assert_cmpstr (journal_after, ==, journal);

  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  g_assert_cmpstr (get_text (folder, "1.2"), ==, "As they say.");
  g_assert_cmpint (get_last_verb (folder), ==, ASSAY_VERB_OUTSIDE);
  g_assert_true (portfolio_has_finding (folder, ASSAY_FINDING_CHANGED_OUTSIDE, NULL));
  /* Undo does not reach behind what Assay did not see. */
  g_assert_null (assay_portfolio_folder_peek_undo (folder));
  portfolio_close (folder);

  /* From now on it is the portfolio like any other. */
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  g_assert_false (portfolio_has_finding (folder, ASSAY_FINDING_CHANGED_OUTSIDE, NULL));
  portfolio_close (folder);
}

/* A change from outside and edits that were not saved yet: both count. */
static void
test_changed_outside_while_behind (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  AssayPortfolioFolder *folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);

  portfolio_write (folder, "2.2", "Not saved yet.");
  assay_disk_set_fault (fixture->base->disk, 1, ASSAY_DISK_FAULT_CRASH, 0);
  g_object_unref (folder);
  assay_disk_set_fault (fixture->base->disk, 0, ASSAY_DISK_FAULT_NONE, 0);
  replace_in (fixture, ASSAY_PORTFOLIO_FILE, "As it was.", "As they say.");

  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  g_assert_cmpstr (get_text (folder, "1.2"), ==, "As they say.");
  g_assert_cmpstr (get_text (folder, "2.2"), ==, "Not saved yet.");
  portfolio_close (folder);
  /* The journal alone tells the same. */
  remove_child (fixture, ASSAY_PORTFOLIO_FILE);
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  g_assert_cmpstr (get_text (folder, "1.2"), ==, "As they say.");
  g_assert_cmpstr (get_text (folder, "2.2"), ==, "Not saved yet.");
  portfolio_close (folder);
}

static void
test_changed_while_open (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  AssayPortfolioFolder *folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  g_autofree char *aside = NULL;

  replace_in (fixture, ASSAY_PORTFOLIO_FILE, "As it was.", "As they say.");
  g_assert_true (portfolio_has_finding (folder, ASSAY_FINDING_CHANGED_OUTSIDE, NULL));
  portfolio_rate (folder, "2.2", "fully");
  portfolio_close (folder);

  /* Ours is in place, and theirs is not lost. */
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_READ);
  g_assert_cmpstr (get_text (folder, "1.2"), ==, "As it was.");
  g_assert_true (portfolio_has_finding (folder, ASSAY_FINDING_CONFLICTED_COPY,
                                        "portfolio-changed-outside.xml"));
  g_object_unref (folder);
  aside = read_child (fixture, "portfolio-changed-outside.xml");
  g_assert_nonnull (strstr (aside, "As they say."));
}

/* Every foreign version is kept once, however often it happens. */
static void
test_changed_while_open_again (void)
{
  static const char *const words[] = { "One thing.", "Another..", "Another.." };
  g_autoptr (PortfolioFixture) fixture = make ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      AssayPortfolioFolder *folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);

      replace_in (fixture, ASSAY_PORTFOLIO_FILE, "As it was.", words[i]);
      portfolio_rate (folder, "2.2", "fully");
      g_assert_true (assay_portfolio_folder_undo (folder, NULL, NULL));
      portfolio_close (folder);
    }
  first = read_child (fixture, "portfolio-changed-outside.xml");
  second = read_child (fixture, "portfolio-changed-outside-2.xml");
  g_assert_nonnull (strstr (first, words[0]));
  g_assert_nonnull (strstr (second, words[1]));
  g_assert_false (has_child (fixture, "portfolio-changed-outside-3.xml"));
}

static void
assert_rebuilt (PortfolioFixture *fixture, const char *text, gboolean kept_aside)
{
  AssayPortfolioFolder *folder = portfolio_fixture_open (fixture, ASSAY_OPEN_READ);
  g_autofree char *found = portfolio_text (folder);
  g_autofree char *written = NULL;

  g_assert_cmpstr (found, ==, text);
  g_assert_true (portfolio_has_finding (folder, ASSAY_FINDING_REBUILT, NULL));
  g_object_unref (folder);

  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  g_assert_true (portfolio_has_finding (folder, ASSAY_FINDING_REBUILT, NULL));
  portfolio_rate (folder, "2.2", "fully");
  g_assert_true (assay_portfolio_folder_undo (folder, NULL, NULL));
  portfolio_close (folder);
  written = read_child (fixture, ASSAY_PORTFOLIO_FILE);
  g_assert_cmpstr (written, ==, text);
  g_assert_true (has_child (fixture, "portfolio-damaged.xml") == kept_aside);
}

static void
test_rebuilt_when_missing (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  g_autofree char *text = read_child (fixture, ASSAY_PORTFOLIO_FILE);

  remove_child (fixture, ASSAY_PORTFOLIO_FILE);
  assert_rebuilt (fixture, text, FALSE);
}

static void
test_rebuilt_when_truncated (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  g_autofree char *text = read_child (fixture, ASSAY_PORTFOLIO_FILE);
  g_autofree char *half = g_strndup (text, strlen (text) / 2);

  write_child (fixture, ASSAY_PORTFOLIO_FILE, half);
  assert_rebuilt (fixture, text, TRUE);
}

static void
test_rebuilt_when_hostile (void)
{
  static const char *const texts[] = {
    "",
    "<!DOCTYPE portfolio [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><portfolio>&x;</portfolio>",
    "<html/>",
    "<portfolio format=\"1\"><head/></portfolio>",
    "\x89PNG\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PortfolioFixture) fixture = make ();
      g_autofree char *text = read_child (fixture, ASSAY_PORTFOLIO_FILE);

      write_child (fixture, ASSAY_PORTFOLIO_FILE, texts[i]);
      assert_rebuilt (fixture, text, TRUE);
    }
}

static void
test_not_rebuilt_from_a_damaged_journal (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  g_autofree char *journal = NULL;
  g_autofree char *after = NULL;

  replace_in (fixture, "journal/000001.log", "As it was.", "As it wAs.");
  journal = read_child (fixture, "journal/000001.log");
  write_child (fixture, ASSAY_PORTFOLIO_FILE, "<portfolio format=\"1\">\n<");
  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_DAMAGED, "portfolio.xml, line 2");
  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_DAMAGED, "assay copy");
  /* Refusing changes nothing and leaves no lock. */
  after = read_child (fixture, "journal/000001.log");
  g_assert_cmpstr (after, ==, journal);
  g_assert_false (has_child (fixture, ASSAY_LOCK_FILE));
}

static void
test_newer_portfolio (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();

  replace_in (fixture, ASSAY_PORTFOLIO_FILE, "format=\"1\"", "format=\"2\"");
  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_NEWER, "newer Assay");
}

static void
test_unknown_content (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  AssayPortfolioFolder *folder;
  g_autofree char *text = NULL;

  replace_in (fixture, ASSAY_PORTFOLIO_FILE, "</portfolio>", "  <award>2030</award>\n</portfolio>");
  replace_in (fixture, ASSAY_PORTFOLIO_FILE, "<text>As it was.</text>",
              "<text>As it was.</text><mood>good</mood>");
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  g_assert_true (portfolio_has_finding (folder, ASSAY_FINDING_UNKNOWN_CONTENT, "award"));
  g_assert_true (portfolio_has_finding (folder, ASSAY_FINDING_UNKNOWN_CONTENT, "mood"));
  portfolio_write (folder, "1.2", "As it is.");
  portfolio_close (folder);
  text = read_child (fixture, ASSAY_PORTFOLIO_FILE);
  g_assert_nonnull (strstr (text, "<award>2030</award>\n</portfolio>"));
  g_assert_nonnull (strstr (text, "<mood>good</mood>"));
  /* Through the journal alone, too. */
  remove_child (fixture, ASSAY_PORTFOLIO_FILE);
  assert_rebuilt (fixture, text, FALSE);
}

/* --- The journal --- */

static void
test_torn_last_line (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  g_autofree char *whole = read_child (fixture, "journal/000001.log");
  g_autofree char *torn = g_strconcat (whole, "0123456789abcdef <entry seq", NULL);
  g_autofree char *after = NULL;
  AssayPortfolioFolder *folder;

  write_child (fixture, "journal/000001.log", torn);
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_READ);
  g_assert_false (portfolio_has_finding (folder, ASSAY_FINDING_JOURNAL_DAMAGED, NULL));
  g_object_unref (folder);
  after = read_child (fixture, "journal/000001.log");
  g_assert_cmpstr (after, ==, torn);

  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  portfolio_rate (folder, "2.2", "fully");
  portfolio_close (folder);
  g_free (after);
  after = read_child (fixture, "journal/000001.log");
  g_assert_true (g_str_has_prefix (after, whole));
  g_assert_null (strstr (after, "<entry seq>"));
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_READ);
  g_assert_false (portfolio_has_finding (folder, ASSAY_FINDING_JOURNAL_DAMAGED, NULL));
  g_object_unref (folder);
}

static void
test_bit_flipped_line (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  g_autofree char *text = read_child (fixture, ASSAY_PORTFOLIO_FILE);
  g_autofree char *found = NULL;
  AssayPortfolioFolder *folder;

  replace_in (fixture, "journal/000001.log", "As it was.", "As it wAs.");
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  found = portfolio_text (folder);
  g_assert_cmpstr (found, ==, text);
  g_assert_true (
      portfolio_has_finding (folder, ASSAY_FINDING_JOURNAL_DAMAGED, "journal/000001.log"));
  /* What came after the damage can be undone, what came before cannot. */
  g_assert_true (assay_portfolio_folder_undo (folder, NULL, NULL));
  g_assert_null (assay_portfolio_folder_peek_undo (folder));
  /* And numbers stay known. */
  g_assert_cmpuint (assay_portfolio_folder_get_next_evidence_number (folder), ==, 2);
  portfolio_rate (folder, "2.2", "fully");
  portfolio_close (folder);
}

/* Every byte of the journal, one after the other: opening goes on, and never invents. */
static void
test_every_flipped_byte (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  g_autofree char *text = read_child (fixture, ASSAY_PORTFOLIO_FILE);
  g_autofree char *journal = read_child (fixture, "journal/000001.log");
  gsize length = strlen (journal);

  for (gsize i = 0; i < length; i += 7)
    {
      g_autofree char *found = NULL;
      AssayPortfolioFolder *folder;
      char byte = journal[i];

      journal[i] ^= 0x10;
      write_child (fixture, "journal/000001.log", journal);
      journal[i] = byte;
      folder = portfolio_fixture_open (fixture, ASSAY_OPEN_READ);
      found = portfolio_text (folder);
      g_assert_cmpstr (found, ==, text);
      g_object_unref (folder);
    }
}

static void
test_journal_missing (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  g_autofree char *text = read_child (fixture, ASSAY_PORTFOLIO_FILE);
  g_autofree char *folder_path = portfolio_fixture_child (fixture, ASSAY_JOURNAL_FOLDER);
  AssayPortfolioFolder *folder;

  assay_fixture_remove (folder_path);
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  g_assert_true (portfolio_has_finding (folder, ASSAY_FINDING_CHANGED_OUTSIDE, NULL));
  portfolio_close (folder);
  /* A new journal begins with everything there is, so it can make up for a loss again. */
  remove_child (fixture, ASSAY_PORTFOLIO_FILE);
  assert_rebuilt (fixture, text, FALSE);
}

static void
test_journal_file_missing (void)
{
  g_autoptr (PortfolioFixture) fixture = portfolio_fixture_new ();
  AssayPortfolioFolder *folder = portfolio_fixture_create (fixture);

  for (guint i = 0; i < 1100; i++)
    portfolio_rate (folder, "1.1", i % 2 == 0 ? "fully" : "partly");
  portfolio_close (folder);
  remove_child (fixture, "journal/000001.log");
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  g_assert_true (
      portfolio_has_finding (folder, ASSAY_FINDING_JOURNAL_DAMAGED, "journal/000001.log"));
  g_assert_false (portfolio_has_finding (folder, ASSAY_FINDING_CHANGED_OUTSIDE, NULL));
  portfolio_rate (folder, "1.1", "largely");
  portfolio_close (folder);
}

static void
test_newer_entry (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  AssayPortfolioFolder *folder;
  g_autofree char *before = NULL;

  append_line (fixture, "<entry sequence=\"5\" time=\"2026-11-22T12:00:00Z\" author=\"A\" "
                        "type=\"edit\" verb=\"grant-award\"/>");
  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_NEWER, "journal/000001.log, line");
  before = read_child (fixture, "journal/000001.log");
  folder = assay_portfolio_folder_open (fixture->base->context, fixture->path, fixture->schema_path,
                                        ASSAY_OPEN_READ, NULL, NULL);
  g_assert_null (folder);
}

/* A line that was lost may have added what a later line cites. */
static void
test_entry_that_does_not_fit (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  AssayPortfolioFolder *folder;

  append_line (
      fixture,
      "<entry sequence=\"5\" time=\"2026-11-22T12:00:00Z\" author=\"A\" type=\"edit\" "
      "verb=\"cite\" subject=\"1.1\"><change type=\"response\"><after><response "
      "criterion=\"1.1\"><citation evidence=\"E077\"/></response></after></change></entry>");
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  g_assert_true (portfolio_has_finding (folder, ASSAY_FINDING_JOURNAL_DAMAGED, NULL));
  g_assert_cmpuint (assay_portfolio_lookup_response (assay_portfolio_folder_get_portfolio (folder),
                                                     "1.1")
                        ->citations->len,
                    ==, 0);
  portfolio_rate (folder, "2.2", "fully");
  portfolio_close (folder);
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  portfolio_close (folder);
}

/* --- Evidence, scheme, odds and ends --- */

static char *
dup_content_name (PortfolioFixture *fixture)
{
  g_autofree char *sha256 = assay_digest_of_bytes ("A form.", strlen ("A form."));

  return g_strdup_printf ("evidence/%.2s/%s", sha256, sha256);
}

static gboolean
finds (PortfolioFixture *fixture, AssayFindingTag tag, const char *detail)
{
  AssayPortfolioFolder *folder = portfolio_fixture_open (fixture, ASSAY_OPEN_READ);
  gboolean found = portfolio_has_finding (folder, tag, detail);

  g_object_unref (folder);

  return found;
}

static void
test_evidence_missing (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  g_autofree char *name = dup_content_name (fixture);

  remove_child (fixture, name);
  g_assert_true (finds (fixture, ASSAY_FINDING_EVIDENCE_MISSING, "Risk form.txt"));
}

static void
test_evidence_altered (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  g_autofree char *name = dup_content_name (fixture);
  AssayPortfolioFolder *folder;
  g_autoptr (GPtrArray) findings = NULL;

  /* Of the same length, so that only the digest can tell. */
  write_child (fixture, name, "A farm.");
  g_assert_true (finds (fixture, ASSAY_FINDING_EVIDENCE_ALTERED, "Risk form.txt"));
  folder = portfolio_fixture_open (fixture, ASSAY_OPEN_READ);
  findings = assay_portfolio_folder_check (folder, FALSE, ASSAY_PROGRESS_NONE, NULL, NULL);
  g_assert_cmpuint (findings->len, ==, 0);
  g_object_unref (folder);
  write_child (fixture, name, "A");
  g_assert_true (finds (fixture, ASSAY_FINDING_EVIDENCE_ALTERED, "Risk form.txt"));
}

static void
test_evidence_is_a_link (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  g_autofree char *name = dup_content_name (fixture);
  g_autofree char *path = portfolio_fixture_child (fixture, name);
  g_autofree char *elsewhere = assay_fixture_write (fixture->base, "elsewhere", "A form.");

  remove_child (fixture, name);
  g_assert_cmpint (symlink (elsewhere, path), ==, 0);
  g_assert_true (finds (fixture, ASSAY_FINDING_EVIDENCE_MISSING, NULL));
}

static void
test_things_lying_about (void)
{
  static const struct
  {
    const char *name;
    AssayFindingTag tag;
  } things[] = {
    { "portfolio (conflicted copy 2026-11-22).xml", ASSAY_FINDING_CONFLICTED_COPY },
    { "portfolio-OFFICE-PC.xml", ASSAY_FINDING_CONFLICTED_COPY },
    { "portfolio.sync-conflict-20261122-101500-ABCDEFG.xml", ASSAY_FINDING_CONFLICTED_COPY },
    { "Portfolio.xml", ASSAY_FINDING_CONFLICTED_COPY },
    { "journal/000001 (conflicted copy).log", ASSAY_FINDING_CONFLICTED_COPY },
    { "portfolio.xml.part", ASSAY_FINDING_LEFTOVER },
    { "evidence/1234.part", ASSAY_FINDING_LEFTOVER },
    { "evidence/letter.pdf", ASSAY_FINDING_EVIDENCE_UNCLAIMED },
  };
  g_autoptr (PortfolioFixture) fixture = make ();

  for (guint i = 0; i < G_N_ELEMENTS (things); i++)
    {
      g_assert_false (finds (fixture, things[i].tag, things[i].name));
      write_child (fixture, things[i].name, "x");
      g_assert_true (finds (fixture, things[i].tag, things[i].name));
      remove_child (fixture, things[i].name);
    }
}

static void
test_clean_folder_has_no_findings (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  AssayPortfolioFolder *folder = portfolio_fixture_open (fixture, ASSAY_OPEN_WRITE);
  g_autoptr (GPtrArray) findings =
      assay_portfolio_folder_check (folder, TRUE, ASSAY_PROGRESS_NONE, NULL, NULL);

  g_assert_cmpuint (findings->len, ==, 0);
  portfolio_close (folder);
}

static void
test_check_cancelled (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  AssayPortfolioFolder *folder = portfolio_fixture_open (fixture, ASSAY_OPEN_READ);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
      assay_portfolio_folder_check (folder, TRUE, ASSAY_PROGRESS_NONE, cancellable, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  g_object_unref (folder);
}

static void
test_scheme_swapped (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();

  replace_in (fixture, ASSAY_SCHEME_FILE, "There is a plan.", "There is no plan.");
  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_DAMAGED, "scheme.xml");
  remove_child (fixture, ASSAY_SCHEME_FILE);
  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_DAMAGED, "scheme.xml");
}

static void
test_portfolio_is_a_link (void)
{
  g_autoptr (PortfolioFixture) fixture = make ();
  g_autofree char *text = read_child (fixture, ASSAY_PORTFOLIO_FILE);
  g_autofree char *elsewhere = assay_fixture_write (fixture->base, "elsewhere.xml", text);
  g_autofree char *path = portfolio_fixture_child (fixture, ASSAY_PORTFOLIO_FILE);

  remove_child (fixture, ASSAY_PORTFOLIO_FILE);
  g_assert_cmpint (symlink (elsewhere, path), ==, 0);
  portfolio_fixture_assert_open_fails (fixture, ASSAY_ERROR_REFUSED, "links");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/damage/changed-outside", test_changed_outside);
  g_test_add_func ("/damage/changed-outside-while-behind", test_changed_outside_while_behind);
  g_test_add_func ("/damage/changed-while-open", test_changed_while_open);
  g_test_add_func ("/damage/changed-while-open-again", test_changed_while_open_again);
  g_test_add_func ("/damage/rebuilt-when-missing", test_rebuilt_when_missing);
  g_test_add_func ("/damage/rebuilt-when-truncated", test_rebuilt_when_truncated);
  g_test_add_func ("/damage/rebuilt-when-hostile", test_rebuilt_when_hostile);
  g_test_add_func ("/damage/not-rebuilt-from-a-damaged-journal",
                   test_not_rebuilt_from_a_damaged_journal);
  g_test_add_func ("/damage/newer-portfolio", test_newer_portfolio);
  g_test_add_func ("/damage/unknown-content", test_unknown_content);
  g_test_add_func ("/damage/torn-last-line", test_torn_last_line);
  g_test_add_func ("/damage/bit-flipped-line", test_bit_flipped_line);
  g_test_add_func ("/damage/every-flipped-byte", test_every_flipped_byte);
  g_test_add_func ("/damage/journal-missing", test_journal_missing);
  g_test_add_func ("/damage/journal-file-missing", test_journal_file_missing);
  g_test_add_func ("/damage/newer-entry", test_newer_entry);
  g_test_add_func ("/damage/entry-that-does-not-fit", test_entry_that_does_not_fit);
  g_test_add_func ("/damage/evidence-missing", test_evidence_missing);
  g_test_add_func ("/damage/evidence-altered", test_evidence_altered);
  g_test_add_func ("/damage/evidence-is-a-link", test_evidence_is_a_link);
  g_test_add_func ("/damage/things-lying-about", test_things_lying_about);
  g_test_add_func ("/damage/clean-folder-has-no-findings", test_clean_folder_has_no_findings);
  g_test_add_func ("/damage/check-cancelled", test_check_cancelled);
  g_test_add_func ("/damage/scheme-swapped", test_scheme_swapped);
  g_test_add_func ("/damage/portfolio-is-a-link", test_portfolio_is_a_link);

  return g_test_run ();
}
