/* The preview pane in its window, with a real child and with children that behave badly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"
#include "app/preview/assay-page-program.h"
#include "app/preview/assay-page-search.h"
#include "app/preview/assay-page-view.h"
#include "app/preview/assay-preview-flap.h"
#include "base/assay-error.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  AppFixture *app;
  GtkWidget *window;
  AssayPreviewPane *pane;
} Case;

/* What a test waits for: a shown widget of the type with the name. */
typedef struct
{
  GtkWidget *root;
  GType type;
  const char *name;
} Wanted;

static gboolean
is_there (gpointer data)
{
  Wanted *wanted = data;

  return wanted->type == GTK_TYPE_LABEL
             ? app_lookup_label (wanted->root, wanted->name) != NULL
             : app_lookup_widget (wanted->root, wanted->type, wanted->name) != NULL;
}

static void
wait_for (Case *self, GType type, const char *name)
{
  Wanted wanted = { GTK_WIDGET (self->pane), type, name };

  app_wait_until (is_there, &wanted, name);
}

static gboolean
is_drawn (gpointer data)
{
  return app_lookup_widget (data, GTK_TYPE_SPINNER, NULL) == NULL;
}

/* Until the page with this name is there, drawn. */
static void
wait_for_page (Case *self, const char *name)
{
  wait_for (self, ASSAY_TYPE_PAGE_VIEW, name);
  app_wait_until (is_drawn, self->pane, name);
}

static void
set_up (Case *self, gconstpointer data)
{
  GPtrArray *widgets;

  self->app = app_fixture_new ();
  self->window = GTK_WIDGET (app_fixture_open_window (self->app));
  widgets = app_list_widgets (self->window, FALSE);
  for (guint i = 0; i < widgets->len; i++)
    if (ASSAY_IS_PREVIEW_PANE (widgets->pdata[i]))
      self->pane = widgets->pdata[i];
  g_ptr_array_unref (widgets);
  g_assert_nonnull (self->pane);
}

static void
tear_down (Case *self, gconstpointer data)
{
  g_unsetenv ("ASSAY_PAGE_PROGRAM");
  app_fixture_free (self->app);
}

static void
preview (Case *self, const char *target)
{
  app_activate_action (self->window, "win.preview", target);
  app_settle (self->window);
}

static void
set_text (GtkWidget *widget, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (widget), text);
}

/* --- Showing --- */

static void
test_pdf (Case *self, gconstpointer data)
{
  preview (self, "E001:2");
  wait_for_page (self, "Page 2 of 3");
  g_assert_nonnull (app_lookup_label (GTK_WIDGET (self->pane), "E001 Case handling procedure"));

  app_activate_action (GTK_WIDGET (self->pane), "preview.next-page", NULL);
  wait_for_page (self, "Page 3 of 3");
  g_assert_cmpuint (assay_preview_pane_get_page (self->pane), ==, 3);
  g_assert_false (gtk_widget_is_sensitive (
      app_find_widget (GTK_WIDGET (self->pane), GTK_TYPE_BUTTON, "Next page")));

  preview (self, "E001:1");
  wait_for_page (self, "Page 1 of 3");
}

static void
test_page_entry (Case *self, gconstpointer data)
{
  GtkWidget *entry;

  preview (self, "E001");
  wait_for_page (self, "Page 1 of 3");
  entry = app_find_widget (GTK_WIDGET (self->pane), GTK_TYPE_ENTRY, "Page");
  gtk_widget_grab_focus (entry);
  set_text (entry, "3");
  g_signal_emit_by_name (entry, "activate");
  wait_for_page (self, "Page 3 of 3");
  set_text (entry, "nine");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "3");
  set_text (entry, "99");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (assay_preview_pane_get_page (self->pane), ==, 3);
  app_activate_action (GTK_WIDGET (self->pane), "preview.previous-page", NULL);
  wait_for_page (self, "Page 2 of 3");
  g_assert_true (gtk_widget_has_focus (entry)
                 || gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)), entry));
}

static void
test_zoom (Case *self, gconstpointer data)
{
  GtkWidget *view;
  int width;

  preview (self, "E001");
  wait_for_page (self, "Page 1 of 3");
  view = app_find_widget (GTK_WIDGET (self->pane), ASSAY_TYPE_PAGE_VIEW, NULL);
  width = gtk_widget_get_width (view);
  app_activate_action (GTK_WIDGET (self->pane), "preview.zoom-in", NULL);
  app_settle (self->window);
  g_assert_cmpint (gtk_widget_get_width (view), >, width);
  app_activate_action (GTK_WIDGET (self->pane), "preview.fit-width", NULL);
  app_settle (self->window);
  g_assert_cmpint (gtk_widget_get_width (view), ==, width);
}

static void
test_search (Case *self, gconstpointer data)
{
  GtkWidget *entry, *search;

  preview (self, "E001");
  wait_for_page (self, "Page 1 of 3");
  app_activate_action (GTK_WIDGET (self->pane), "preview.search", NULL);
  entry = app_find_widget (GTK_WIDGET (self->pane), GTK_TYPE_SEARCH_ENTRY, NULL);
  set_text (entry, "page 3");
  wait_for (self, GTK_TYPE_LIST_BOX_ROW, "Page 3: 1 place");
  wait_for_page (self, "Page 3 of 3");
  search = gtk_widget_get_ancestor (entry, ASSAY_TYPE_PAGE_SEARCH);
  g_assert_cmpuint (assay_page_search_get_hits (ASSAY_PAGE_SEARCH (search))->len, ==, 1);
  set_text (entry, "unheard of");
  wait_for (self, GTK_TYPE_LABEL, "Not found. Scanned pages have no words to look for.");
}

static char *
dup_shown_text (Case *self)
{
  GtkWidget *view = app_lookup_widget (GTK_WIDGET (self->pane), GTK_TYPE_TEXT_VIEW, NULL);
  char *text = NULL;

  if (view != NULL)
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);

  return text;
}

typedef struct
{
  Case *self;
  const char *part;
} WantedText;

static gboolean
has_text (gpointer data)
{
  WantedText *wanted = data;
  g_autofree char *text = dup_shown_text (wanted->self);

  return text != NULL && strstr (text, wanted->part) != NULL;
}

static void
assert_text (Case *self, const char *part)
{
  WantedText wanted = { self, part };

  app_wait_until (has_text, &wanted, part);
}

static void
test_words_of_a_page (Case *self, gconstpointer data)
{
  preview (self, "E001:2");
  wait_for_page (self, "Page 2 of 3");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (app_find_widget (GTK_WIDGET (self->pane),
                                                                    GTK_TYPE_TOGGLE_BUTTON, NULL)),
                                TRUE);
  assert_text (self, "Page 2 of Case");
}

static void
test_others (Case *self, gconstpointer data)
{
  preview (self, "E002");
  wait_for_page (self, "Page 1 of 1");
  preview (self, "E004");
  assert_text (self, "What we offer.");
  preview (self, "E003");
  assert_text (self, "A supervisor sat in");
}

/* --- Trouble --- */

/* A program in the place of assay-page. */
static void
replace_program (Case *self, const char *script)
{
  g_autofree char *path = assay_fixture_write (self->app->base, "bad-page", script);

  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  g_setenv ("ASSAY_PAGE_PROGRAM", path, TRUE);
}

static void
test_child_that_never_answers (Case *self, gconstpointer data)
{
  replace_program (self, "#!/bin/sh\nexec sleep 1000\n");
  assay_preview_pane_set_patience (self->pane, 100);
  preview (self, "E001");
  wait_for (self, GTK_TYPE_LABEL, "This page takes too long");
  g_assert_nonnull (app_lookup_widget (GTK_WIDGET (self->pane), GTK_TYPE_BUTTON,
                                       "Open a copy in another program"));
  g_assert_null (app_lookup_widget (GTK_WIDGET (self->pane), GTK_TYPE_SPINNER, NULL));
}

static void
test_child_that_crashes (Case *self, gconstpointer data)
{
  replace_program (self, "#!/bin/sh\nkill -SEGV $$\n");
  preview (self, "E001");
  wait_for (self, GTK_TYPE_LABEL, "This file cannot be shown");
}

static void
test_child_that_floods (Case *self, gconstpointer data)
{
  replace_program (self, "#!/bin/sh\nexec head -c 400000000 /dev/zero\n");
  preview (self, "E001");
  wait_for (self, GTK_TYPE_LABEL, "This is too large to show here");
}

static void
test_child_that_babbles (Case *self, gconstpointer data)
{
  replace_program (self, "#!/bin/sh\necho pages many\n");
  preview (self, "E001");
  wait_for (self, GTK_TYPE_LABEL, "This file cannot be shown");
}

static void
test_no_child (Case *self, gconstpointer data)
{
  g_setenv ("ASSAY_PAGE_PROGRAM", "/nowhere/assay-page", TRUE);
  preview (self, "E001");
  wait_for (self, GTK_TYPE_LABEL, "Files cannot be shown here just now");
}

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static void
test_cancelled_question (Case *self, gconstpointer data)
{
  const char *const question[] = { "info", "x", NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  replace_program (self, "#!/bin/sh\nexec sleep 1000\n");
  assay_page_program_ask_async (question, 60000, cancellable, store_result_cb, &result);
  g_cancellable_cancel (cancellable);
  app_wait_until (has_result, &result, "the question to end");
  g_assert_null (assay_page_program_ask_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_file_that_vanishes (Case *self, gconstpointer data)
{
  const AssayEvidence *item =
      assay_portfolio_lookup_evidence (assay_document_get_portfolio (self->app->document), 1);
  g_autofree char *path =
      assay_portfolio_folder_dup_content_path (assay_document_get_folder (self->app->document),
                                               item->sha256);

  preview (self, "E001");
  wait_for_page (self, "Page 1 of 3");
  g_assert_cmpint (g_unlink (path), ==, 0);
  preview (self, "E002");
  wait_for_page (self, "Page 1 of 1");
  preview (self, "E001");
  wait_for (self, GTK_TYPE_LABEL, "The file is not there");
}

static void
test_damaged (Case *self, gconstpointer data)
{
  g_autofree char *path =
      assay_fixture_write (self->app->base, "broken.pdf", "%PDF-1.7\nnothing more");
  guint number = app_fixture_add_evidence (self->app, "Broken", path, 4);
  g_autofree char *name = assay_evidence_format_number (number);
  g_autoptr (GError) error = NULL;
  AssayEvidence *fields = assay_evidence_copy (
      assay_portfolio_lookup_evidence (assay_document_get_portfolio (self->app->document), number));

  g_free (fields->type);
  fields->type = g_strdup ("application/pdf");
  app_fixture_apply (self->app,
                     assay_edit_amend_evidence (assay_document_get_portfolio (self->app->document),
                                                assay_document_get_scheme (self->app->document),
                                                fields, &error),
                     error);
  assay_evidence_unref (fields);
  preview (self, name);
  wait_for (self, GTK_TYPE_LABEL, "This file cannot be shown");
}

/* --- Citing --- */

static gboolean
has_focus_within (Case *self, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
test_cite (Case *self, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (self->pane);
  GtkWidget *pages, *place, *why, *button;
  const AssayResponse *response;
  const AssayCitation *citation;

  assay_preview_pane_set_criterion (self->pane, "2.2");
  preview (self, "E001:2");
  wait_for_page (self, "Page 2 of 3");
  pages = app_find_widget (root, ADW_TYPE_ENTRY_ROW, "Pages");
  place = app_find_widget (root, ADW_TYPE_ENTRY_ROW, "Place: a heading or paragraph");
  why = app_find_widget (root, ADW_TYPE_ENTRY_ROW, "Why it counts");
  button = app_find_widget (root, GTK_TYPE_BUTTON, "Cite this page");
  g_assert_nonnull (app_lookup_label (root, "Cite E001 for 2.2"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pages)), ==, "2");

  app_activate (button);
  g_assert_nonnull (app_lookup_label (root, "Say in a few words why this counts."));
  g_assert_true (has_focus_within (self, why));
  set_text (why, "says who decides");
  g_assert_null (app_lookup_label (root, "Say in a few words why this counts."));
  set_text (pages, "7");
  app_activate (button);
  g_assert_nonnull (app_lookup_label (root, "This item has 3 pages."));
  g_assert_true (has_focus_within (self, pages));

  /* What the person has written stays when the page is turned. */
  set_text (pages, "1-2");
  app_activate_action (root, "preview.next-page", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pages)), ==, "1-2");
  set_text (place, "Escalation");
  app_activate (button);
  response = app_fixture_get_response (self->app, "2.2");
  citation = g_ptr_array_index (response->citations, response->citations->len - 1);
  g_assert_cmpuint (citation->evidence, ==, 1);
  g_assert_cmpstr (citation->pages, ==, "1-2");
  g_assert_cmpstr (citation->place, ==, "Escalation");
  g_assert_cmpstr (citation->why, ==, "says who decides");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (pages)), ==, "3");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (why)), ==, "");

  app_activate_action (self->window, "win.undo", NULL);
  response = app_fixture_get_response (self->app, "2.2");
  g_assert_true (response == NULL || response->citations->len == 0);
}

static void
test_cite_only_at_a_criterion (Case *self, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (self->pane);

  preview (self, "E001");
  wait_for_page (self, "Page 1 of 3");
  g_assert_null (app_lookup_widget (root, ADW_TYPE_ENTRY_ROW, "Pages"));
  assay_preview_pane_set_criterion (self->pane, "2.2");
  g_assert_nonnull (app_lookup_widget (root, ADW_TYPE_ENTRY_ROW, "Pages"));
  /* A withdrawn item cannot be cited; one without a file has no pages. */
  preview (self, "E005");
  g_assert_null (app_lookup_widget (root, ADW_TYPE_ENTRY_ROW, "Why it counts"));
  preview (self, "E003");
  g_assert_null (app_lookup_widget (root, ADW_TYPE_ENTRY_ROW, "Pages"));
  g_assert_nonnull (app_lookup_widget (root, ADW_TYPE_ENTRY_ROW, "Why it counts"));
}

static void
test_half_written_stays (Case *self, gconstpointer data)
{
  GtkWidget *root = GTK_WIDGET (self->pane);
  GError *error = NULL;
  GtkWidget *why;

  assay_preview_pane_set_criterion (self->pane, "2.2");
  preview (self, "E001:2");
  wait_for_page (self, "Page 2 of 3");
  why = app_find_widget (root, ADW_TYPE_ENTRY_ROW, "Why it counts");
  set_text (why, "says who");
  app_fixture_apply (self->app,
                     assay_edit_flag (assay_document_get_portfolio (self->app->document),
                                      assay_document_get_scheme (self->app->document), "1.1", TRUE,
                                      &error),
                     error);
  app_settle (self->window);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (why)), ==, "says who");
  g_assert_cmpuint (assay_preview_pane_get_page (self->pane), ==, 2);

  /* It waits where it was written. */
  assay_preview_pane_set_criterion (self->pane, "1.1");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (why)), ==, "");
  assay_preview_pane_set_criterion (self->pane, "2.2");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (why)), ==, "says who");
}

/* Everything one can come to by keyboard has a name; rows of libadwaita see to their own inside. */
static void
test_names (Case *self, gconstpointer data)
{
  g_autoptr (GPtrArray) widgets = NULL;
  guint n_named = 0;

  assay_preview_pane_set_criterion (self->pane, "2.2");
  preview (self, "E001");
  wait_for_page (self, "Page 1 of 3");
  app_activate_action (GTK_WIDGET (self->pane), "preview.search", NULL);
  widgets = app_list_widgets (GTK_WIDGET (self->pane), TRUE);
  for (guint i = 0; i < widgets->len; i++)
    {
      GtkWidget *widget = widgets->pdata[i];
      g_autofree char *name = app_dup_accessible_name (widget);

      if (!(GTK_IS_BUTTON (widget) || GTK_IS_EDITABLE (widget) || ASSAY_IS_PAGE_VIEW (widget))
          || gtk_widget_get_ancestor (gtk_widget_get_parent (widget), ADW_TYPE_ENTRY_ROW) != NULL
          || GTK_IS_TEXT (widget))
        continue;
      if (name == NULL)
        g_error ("%s has no name", G_OBJECT_TYPE_NAME (widget));
      n_named++;
    }
  g_assert_cmpuint (n_named, >=, 12);
}

#define ADD(name, function) g_test_add ("/preview/" name, Case, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  ADD ("pdf", test_pdf);
  ADD ("page-entry", test_page_entry);
  ADD ("zoom", test_zoom);
  ADD ("search", test_search);
  ADD ("words-of-a-page", test_words_of_a_page);
  ADD ("others", test_others);
  ADD ("child-that-never-answers", test_child_that_never_answers);
  ADD ("child-that-crashes", test_child_that_crashes);
  ADD ("child-that-floods", test_child_that_floods);
  ADD ("child-that-babbles", test_child_that_babbles);
  ADD ("no-child", test_no_child);
  ADD ("cancelled-question", test_cancelled_question);
  ADD ("file-that-vanishes", test_file_that_vanishes);
  ADD ("damaged", test_damaged);
  ADD ("cite", test_cite);
  ADD ("cite-only-at-a-criterion", test_cite_only_at_a_criterion);
  ADD ("names", test_names);
  ADD ("half-written-stays", test_half_written_stays);

  return g_test_run ();
}
