/* Taking in another copy: nothing is chosen for anybody, nothing is lost by leaving, and the result
 * is one edit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-access.h"
#include "app-case.h"

#include "app/merge/assay-merge-card.h"
#include "app/merge/assay-merge-section.h"
#include "core/portfolio/assay-portfolio-archive.h"

#include <string.h>

/* --- Two people --- */

/* A copy in one file; the portfolio is changed afterwards on both sides. */
typedef struct
{
  AppFixture *app;
  char *zip;
  char *folder; /* the same, unpacked, with what the other did */
  GtkWidget *section;
} Pair;

static void
apply_there (AssayPortfolioFolder *folder, AssayEdit *edit)
{
  g_autoptr (AssayEdit) owned = edit;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  g_assert_true (assay_portfolio_folder_apply (folder, edit, &error));
  g_assert_no_error (error);
}

/* 1.1 and the title of E001 in other words, a rating of 2.1 and another item. */
static void
work_there (Pair *self)
{
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autofree char *path = assay_fixture_write (self->app->base, "Letter.txt", "A letter.\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayPortfolioFolder) folder =
      assay_portfolio_folder_open (self->app->base->context, self->folder, schema, ASSAY_OPEN_WRITE,
                                   NULL, &error);
  AssayScheme *scheme = self->app->scheme;
  g_autoptr (AssayEvidence) item = NULL;
  g_autoptr (AssayEvidence) letter = assay_evidence_new (0);

  g_assert_no_error (error);
#define NOW assay_portfolio_folder_get_portfolio (folder)
  apply_there (folder, assay_edit_write_text (NOW, scheme, "1.1", "Theirs.", NULL));
  item = assay_evidence_copy (assay_portfolio_lookup_evidence (NOW, 1));
  g_free (item->title);
  item->title = g_strdup ("Their title");
  apply_there (folder, assay_edit_amend_evidence (NOW, scheme, item, NULL));
  apply_there (folder, assay_edit_rate (NOW, scheme, "2.1", "partly", NULL, NULL));
  letter->title = g_strdup ("Letter");
  letter->basis = ASSAY_BASIS_FILE;
  letter->source_name = g_strdup ("Letter.txt");
  letter->type = g_strdup ("text/plain");
  g_assert_true (assay_portfolio_folder_store_file (folder, path, ASSAY_PROGRESS_NONE, NULL,
                                                    &letter->sha256, &letter->size, &error));
  apply_there (folder,
               assay_edit_add_evidence (NOW, scheme, letter,
                                        assay_portfolio_folder_get_next_evidence_number (folder),
                                        NULL));
#undef NOW
  g_assert_true (assay_portfolio_folder_close (folder, &error));
}

static void
write_here (Pair *self, const char *criterion, const char *text)
{
  GError *error = NULL;

  app_fixture_apply (self->app,
                     assay_edit_write_text (assay_document_get_portfolio (self->app->document),
                                            self->app->scheme, criterion, text, &error),
                     error);
}

static void
work_here (Pair *self)
{
  g_autoptr (AssayEvidence) item = assay_evidence_copy (
      assay_portfolio_lookup_evidence (assay_document_get_portfolio (self->app->document), 1));
  GError *error = NULL;

  write_here (self, "1.1", "Ours.");
  g_free (item->title);
  item->title = g_strdup ("Our title");
  app_fixture_apply (self->app,
                     assay_edit_amend_evidence (assay_document_get_portfolio (self->app->document),
                                                self->app->scheme, item, &error),
                     error);
}

static gboolean
is_idle (gpointer section)
{
  return !assay_merge_section_is_busy (section);
}

static void
settle (Pair *self)
{
  app_wait_until (is_idle, self->section, "the two are put together");
  app_settle (self->section);
}

static void
open_section (Pair *self, const char *place)
{
  GtkWidget *window = GTK_WIDGET (app_fixture_open_window (self->app));

  app_activate_action (window, "win.show", place);
  app_settle (window);
  self->section = app_find_widget (window, ASSAY_TYPE_MERGE_SECTION, NULL);
}

/* All but the window. */
static void
pair_prepare (Pair *self)
{
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autoptr (GError) error = NULL;

  self->app = app_fixture_new ();
  self->zip = assay_fixture_path (self->app->base, "copy.zip");
  self->folder = assay_fixture_path (self->app->base, "Copy");
  assay_portfolio_archive_save (assay_document_get_folder (self->app->document), self->zip,
                                ASSAY_PROGRESS_NONE, NULL, &error);
  g_assert_no_error (error);
  assay_portfolio_archive_open (self->app->base->context, self->zip, self->folder, schema,
                                ASSAY_PROGRESS_NONE, NULL, &error);
  g_assert_no_error (error);
  work_there (self);
  work_here (self);
}

static void
pair_init (Pair *self)
{
  pair_prepare (self);
  open_section (self, "merge");
}

static void
pair_clear (Pair *self)
{
  app_fixture_free (self->app);
  g_free (self->zip);
  g_free (self->folder);
}

static void
compare (Pair *self, const char *path)
{
  assay_merge_section_compare_with (ASSAY_MERGE_SECTION (self->section), path);
  settle (self);
}

static GtkWidget *
find_card (Pair *self, const char *id)
{
  g_autoptr (GPtrArray) all = app_list_widgets (self->section, TRUE);

  for (guint i = 0; i < all->len; i++)
    if (ASSAY_IS_MERGE_CARD (all->pdata[i])
        && g_str_equal (assay_merge_card_get_id (all->pdata[i]), id))
      return all->pdata[i];

  return NULL;
}

static GtkWidget *
find_button (Pair *self, const char *id, const char *name)
{
  return app_find_widget (find_card (self, id), GTK_TYPE_CHECK_BUTTON, name);
}

static void
choose (Pair *self, const char *id, const char *name)
{
  app_activate (find_button (self, id, name));
  settle (self);
}

static GtkWidget *
find_take (Pair *self)
{
  return app_find_widget (self->section, GTK_TYPE_BUTTON, "Take it in");
}

static void
take (Pair *self)
{
  app_activate (find_take (self));
  settle (self);
}

static const char *
get_title (Pair *self, guint number)
{
  const AssayEvidence *item =
      assay_portfolio_lookup_evidence (assay_document_get_portfolio (self->app->document), number);

  g_assert_nonnull (item);

  return item->title;
}

static gboolean
is_chosen (Pair *self, const char *id, const char *name)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (find_button (self, id, name)));
}

/* --- Tests --- */

static void
test_nothing_is_chosen (void)
{
  static const char *const names[] = { "Keep yours", "Take theirs", "Write it anew" };
  Pair pair;

  pair_init (&pair);
  compare (&pair, pair.folder);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_false (is_chosen (&pair, "1.1/text", names[i]));
      g_assert_false (is_chosen (&pair, "E001/title", names[i]));
    }
  g_assert_nonnull (app_lookup_label (pair.section, "Ours."));
  g_assert_nonnull (app_lookup_label (pair.section, "Theirs."));
  g_assert_nonnull (app_lookup_label (pair.section, "Two facilitators decide before any contact."));
  g_assert_nonnull (app_lookup_label (pair.section, "0 of 2 decided."));
  g_assert_false (gtk_widget_is_sensitive (find_take (&pair)));
  /* Nothing of it is here before it is taken in. */
  g_assert_cmpstr (app_fixture_get_response (pair.app, "1.1")->text, ==, "Ours.");
  g_assert_null (app_fixture_get_response (pair.app, "2.1"));
  pair_clear (&pair);
}

static void
test_taken_as_one_edit (void)
{
  Pair pair;
  guint before;

  pair_init (&pair);
  before = app_count_history (pair.app);
  compare (&pair, pair.folder);
  choose (&pair, "1.1/text", "Take theirs");
  g_assert_false (gtk_widget_is_sensitive (find_take (&pair)));
  choose (&pair, "E001/title", "Keep yours");
  take (&pair);
  g_assert_cmpstr (app_fixture_get_response (pair.app, "1.1")->text, ==, "Theirs.");
  g_assert_cmpstr (app_fixture_get_response (pair.app, "2.1")->level, ==, "partly");
  g_assert_cmpstr (get_title (&pair, 1), ==, "Our title");
  g_assert_cmpstr (get_title (&pair, 6), ==, "Letter");
  g_assert_cmpuint (app_count_history (pair.app), ==, before + 1);
  g_assert_cmpstr (assay_document_get_undo_text (pair.app->document), ==,
                   "Undo: Took in what was done on another copy");
  app_undo (pair.app);
  g_assert_cmpstr (app_fixture_get_response (pair.app, "1.1")->text, ==, "Ours.");
  g_assert_null (app_fixture_get_response (pair.app, "2.1"));
  pair_clear (&pair);
}

static void
write_anew (Pair *pair, const char *text)
{
  GtkWidget *view =
      app_find_widget (find_card (pair, "1.1/text"), GTK_TYPE_TEXT_VIEW, "What it is to say");

  gtk_widget_grab_focus (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

/* It begins with both texts, and what was typed a moment ago is in it. */
static void
test_third_text (void)
{
  Pair pair;
  GtkWidget *line;

  pair_init (&pair);
  compare (&pair, pair.folder);
  choose (&pair, "1.1/text", "Write it anew");
  choose (&pair, "E001/title", "Write it anew");
  line = app_find_widget (find_card (&pair, "E001/title"), GTK_TYPE_ENTRY, "What it is to say");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line)), ==, "Our title / Their title");
  gtk_editable_set_text (GTK_EDITABLE (line), "");
  assay_merge_card_settle (ASSAY_MERGE_CARD (find_card (&pair, "E001/title")));
  settle (&pair);
  g_assert_false (gtk_widget_is_sensitive (find_take (&pair)));
  gtk_editable_set_text (GTK_EDITABLE (line), "Agreed title");
  assay_merge_card_settle (ASSAY_MERGE_CARD (find_card (&pair, "E001/title")));
  settle (&pair);
  gtk_editable_set_text (GTK_EDITABLE (line), "Agreed title at last");
  write_anew (&pair, "Agreed.");
  take (&pair);
  g_assert_cmpstr (app_fixture_get_response (pair.app, "1.1")->text, ==, "Agreed.");
  g_assert_cmpstr (get_title (&pair, 1), ==, "Agreed title at last");
  pair_clear (&pair);
}

/* Leaving the page, closing the document, and coming back another day. */
static void
test_left_for_later (void)
{
  Pair pair;
  GtkWidget *window;
  g_autoptr (AssayDocument) again = NULL;
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autoptr (GError) error = NULL;
  guint before;

  pair_init (&pair);
  before = app_count_history (pair.app);
  compare (&pair, pair.folder);
  choose (&pair, "1.1/text", "Write it anew");
  write_anew (&pair, "Begun.");
  window = GTK_WIDGET (pair.app->window);
  app_activate_action (window, "win.show", "overview");
  app_settle (window);
  app_activate_action (window, "win.show", "merge");
  settle (&pair);
  g_assert_true (is_chosen (&pair, "1.1/text", "Write it anew"));
  /* The text goes while somebody is in it. */
  write_anew (&pair, "Begun again.");
  app_activate (app_find_widget (pair.section, GTK_TYPE_BUTTON, "Leave for later"));
  settle (&pair);
  g_assert_cmpuint (app_count_history (pair.app), ==, before);

  app_activate_action (window, "win.close-portfolio", NULL);
  again = assay_document_open (pair.app->base->context, pair.app->path, schema, ASSAY_OPEN_WRITE,
                               &error);
  g_assert_no_error (error);
  assay_window_set_document_at (pair.app->window, again, "merge");
  app_settle (window);
  app_activate (app_find_widget (pair.section, GTK_TYPE_BUTTON, "Go on with Copy"));
  settle (&pair);
  g_assert_true (is_chosen (&pair, "1.1/text", "Write it anew"));
  g_assert_nonnull (app_lookup_label (pair.section, "1 of 2 decided."));
  choose (&pair, "E001/title", "Take theirs");
  take (&pair);
  g_assert_cmpstr (
      assay_portfolio_lookup_response (assay_document_get_portfolio (again), "1.1")->text, ==,
      "Begun again.");
  /* What is done is not left for later any more. */
  app_activate (app_find_widget (pair.section, GTK_TYPE_BUTTON, "Take in another copy"));
  g_assert_null (app_lookup_widget (pair.section, GTK_TYPE_BUTTON, "Go on with Copy"));
  pair_clear (&pair);
}

/* Work goes on while the copy waits: the comparison is with what is there now. */
static void
test_work_goes_on (void)
{
  Pair pair;

  pair_init (&pair);
  compare (&pair, pair.folder);
  choose (&pair, "1.1/text", "Take theirs");
  write_here (&pair, "1.1", "Ours again.");
  settle (&pair);
  g_assert_nonnull (app_lookup_label (pair.section, "Ours again."));
  g_assert_true (is_chosen (&pair, "1.1/text", "Take theirs"));
  write_here (&pair, "1.1", "Theirs.");
  settle (&pair);
  g_assert_null (find_card (&pair, "1.1/text"));
  choose (&pair, "E001/title", "Take theirs");
  take (&pair);
  g_assert_cmpstr (get_title (&pair, 1), ==, "Their title");
  pair_clear (&pair);
}

static void
test_rest (void)
{
  Pair pair;

  pair_init (&pair);
  compare (&pair, pair.folder);
  app_activate (app_find_widget (pair.section, GTK_TYPE_BUTTON, "Take theirs for the rest"));
  settle (&pair);
  g_assert_true (is_chosen (&pair, "1.1/text", "Take theirs"));
  g_assert_true (is_chosen (&pair, "E001/title", "Take theirs"));
  g_assert_null (app_lookup_widget (pair.section, GTK_TYPE_BUTTON, "Take theirs for the rest"));
  pair_clear (&pair);
}

/* The copy as it was made has nothing new. */
static void
test_one_file (void)
{
  Pair pair;

  pair_init (&pair);
  compare (&pair, pair.zip);
  g_assert_nonnull (app_lookup_label (pair.section, "There is nothing to take in."));
  g_assert_false (gtk_widget_is_sensitive (find_take (&pair)));
  pair_clear (&pair);
}

static void
test_no_copy (void)
{
  Pair pair;
  g_autofree char *broken = NULL;

  pair_init (&pair);
  broken = assay_fixture_write (pair.app->base, "broken.zip", "no copy");
  compare (&pair, broken);
  app_find_widget (pair.section, GTK_TYPE_BUTTON, "A folder…");
  compare (&pair, "/nowhere/at all");
  app_find_widget (pair.section, GTK_TYPE_BUTTON, "A folder…");
  pair_clear (&pair);
}

static void
test_dropped (void)
{
  Pair pair;

  pair_init (&pair);
  g_assert_true (app_drop_file (pair.section, pair.folder));
  settle (&pair);
  g_assert_nonnull (find_card (&pair, "1.1/text"));
  pair_clear (&pair);
}

/* What a sync program left in the portfolio's folder; it is the first place that one goes to. */
static void
test_second_version (void)
{
  Pair pair;
  g_autofree char *theirs = NULL;
  g_autofree char *text = NULL;
  g_autofree char *second = NULL;

  pair_prepare (&pair);
  theirs = g_build_filename (pair.folder, ASSAY_PORTFOLIO_FILE, NULL);
  second = g_build_filename (pair.app->path, "portfolio-laptop.xml", NULL);
  text = assay_fixture_read (theirs);
  g_assert_true (g_file_set_contents (second, text, -1, NULL));
  open_section (&pair, "merge:portfolio-laptop.xml");
  settle (&pair);
  g_assert_nonnull (find_card (&pair, "1.1/text"));
  g_assert_nonnull (app_lookup_label (pair.section, "portfolio-laptop.xml"));
  pair_clear (&pair);
}

/* Every page of it, as a screen reader and a keyboard meet it. */
static void
test_accessible (void)
{
  Pair pair;
  GtkWidget *window;
  guint n_faults;

  pair_init (&pair);
  window = GTK_WIDGET (pair.app->window);
  compare (&pair, pair.folder);
  n_faults = app_access_check ("merge, nothing chosen", window);
  choose (&pair, "1.1/text", "Write it anew");
  choose (&pair, "E001/title", "Write it anew");
  n_faults += app_access_check ("merge, written anew", window);
  app_activate (app_find_widget (pair.section, GTK_TYPE_BUTTON, "Leave for later"));
  settle (&pair);
  n_faults += app_access_check ("merge, left for later", window);
  app_activate (app_find_widget (pair.section, GTK_TYPE_BUTTON, "Go on with Copy"));
  settle (&pair);
  take (&pair);
  n_faults += app_access_check ("merge, taken in", window);
  g_assert_cmpuint (n_faults, ==, 0);
  pair_clear (&pair);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/merge/nothing-is-chosen", test_nothing_is_chosen);
  g_test_add_func ("/merge/taken-as-one-edit", test_taken_as_one_edit);
  g_test_add_func ("/merge/third-text", test_third_text);
  g_test_add_func ("/merge/left-for-later", test_left_for_later);
  g_test_add_func ("/merge/work-goes-on", test_work_goes_on);
  g_test_add_func ("/merge/rest", test_rest);
  g_test_add_func ("/merge/one-file", test_one_file);
  g_test_add_func ("/merge/no-copy", test_no_copy);
  g_test_add_func ("/merge/dropped", test_dropped);
  g_test_add_func ("/merge/second-version", test_second_version);
  g_test_add_func ("/merge/accessible", test_accessible);

  return g_test_run ();
}
