/* A test that begins at one place of the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-case.h"

#include "app/criterion/assay-criterion-section.h"

void
app_case_set_up (AppCase *self, gconstpointer data)
{
  self->fixture = app_fixture_new ();
  self->window = GTK_WIDGET (app_fixture_open_window (self->fixture));
  assay_window_show (self->fixture->window, data);
  app_settle (self->window);
}

void
app_case_tear_down (AppCase *self, gconstpointer data)
{
  app_fixture_free (self->fixture);
}

AssaySection *
app_show_criterion (AppFixture *fixture, const char *criterion)
{
  AssaySection *section = g_object_new (ASSAY_TYPE_CRITERION_SECTION, NULL);

  app_fixture_show_section (fixture, section);
  assay_section_show_subject (section, criterion);
  app_settle (GTK_WIDGET (section));

  return section;
}

GtkWidget *
app_find_in_section (AssaySection *section, GType type, const char *name)
{
  return app_find_widget (GTK_WIDGET (section), type, name);
}

guint
app_count_history (AppFixture *fixture)
{
  g_autoptr (GPtrArray) entries =
      assay_portfolio_folder_list_history (assay_document_get_folder (fixture->document), NULL);

  return entries->len;
}

void
app_undo (AppFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  assay_document_undo (fixture->document, &error);
  g_assert_no_error (error);
}
