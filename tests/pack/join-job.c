/* One join in a test.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "join-job.h"

JoinJob *
join_job_new (void)
{
  JoinJob *self = g_new0 (JoinJob, 1);

  self->fixture = assay_fixture_new ();
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_pdf_source_free);
  self->placements = g_array_new (FALSE, FALSE, sizeof (AssayPdfPlacement));
  self->items = g_array_new (FALSE, FALSE, sizeof (AssayPdfItem));
  self->output = assay_fixture_path (self->fixture, "output.pdf");
  self->cancellable = g_cancellable_new ();

  return self;
}

void
join_job_free (JoinJob *self)
{
  g_ptr_array_unref (self->sources);
  g_clear_pointer (&self->faults, g_hash_table_unref);
  g_array_unref (self->placements);
  g_array_unref (self->items);
  g_object_unref (self->cancellable);
  assay_fixture_free (self->fixture);
  g_free (self->drawn);
  g_free (self->output);
  g_free (self);
}

AssayPdfSource *
join_job_open (JoinJob *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);
  AssayPdfSource *source = assay_pdf_source_open (path, name, &error);

  g_assert_no_error (error);
  g_ptr_array_add (self->sources, source);

  return source;
}

void
join_job_place (JoinJob *self, AssayPdfSource *source, guint source_page, guint page)
{
  AssayPdfPlacement placement = { page, source, source_page, BOX_X, BOX_Y, BOX_WIDTH, BOX_HEIGHT };

  g_array_append_val (self->placements, placement);
}

void
join_job_outline (JoinJob *self, AssayPdfSource *source, guint bookmark)
{
  AssayPdfItem item = { source, bookmark };

  g_array_append_val (self->items, item);
}

gboolean
join_job_run (JoinJob *self, guint n_pages, GError **error)
{
  const AssayPdfJoinInfo info = { .language = "en-GB",
                                  .bookmark_format = "%s · p %u",
                                  .items = (const AssayPdfItem *) (gpointer) self->items->data,
                                  .n_items = self->items->len,
                                  .faults = self->faults };

  g_free (self->drawn);
  self->drawn = pdf_draw_pages (self->fixture->folder, "drawn.pdf", n_pages);

  return assay_pdf_join (self->drawn, (const AssayPdfPlacement *) (gpointer) self->placements->data,
                         self->placements->len, &info, self->output, self->progress,
                         self->cancellable, error);
}

void
join_job_run_all (JoinJob *self, char *path)
{
  g_autoptr (GError) error = NULL;
  AssayPdfSource *source = join_job_open (self, path);
  guint n_pages = assay_pdf_source_get_n_pages (source);

  for (guint i = 0; i < n_pages; i++)
    join_job_place (self, source, i, i);
  join_job_run (self, n_pages, &error);
  g_assert_no_error (error);
  pdf_assert_sound (self->output);
  g_free (path);
}
