/* Looking at a table that is to be imported, on a thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-import-job.h"

AssayImportJob *
assay_import_job_new (AssayRegisterMoment *moment,
                      const char *path,
                      const AssayImportReading *reading,
                      const AssayImportChoices *choices)
{
  const GArray *left_out = choices->lines_left_out;
  AssayImportJob *self = g_new0 (AssayImportJob, 1);

  self->moment = assay_register_moment_ref (moment);
  self->path = g_strdup (path);
  self->dates = choices->dates;
  self->today = choices->today;
  self->encoding = g_strdup (reading->encoding);
  self->columns = g_strdupv ((char **) choices->columns);
  self->lines_left_out = g_array_new (FALSE, FALSE, sizeof (guint));
  if (left_out->len > 0)
    g_array_append_vals (self->lines_left_out, left_out->data, left_out->len);

  return self;
}

void
assay_import_job_free (gpointer job)
{
  AssayImportJob *self = job;

  assay_register_moment_unref (self->moment);
  g_free (self->path);
  g_free (self->encoding);
  g_strfreev (self->columns);
  g_array_unref (self->lines_left_out);
  g_free (self);
}

void
assay_import_found_free (gpointer found)
{
  AssayImportFound *self = found;

  if (self == NULL)
    return;
  assay_register_import_state_free (self->state);
  assay_import_preview_free (self->preview);
  g_free (self);
}

gpointer
assay_import_job_run (gpointer job,
                      AssayProgress progress,
                      GCancellable *cancellable,
                      GError **error)
{
  const AssayImportJob *self = job;
  const char *const *columns = (const char *const *) self->columns;
  const AssayImportReading reading = { .encoding = self->encoding, .columns = columns };
  const AssayImportChoices choices = { .dates = self->dates,
                                       .columns = columns,
                                       .lines_left_out = self->lines_left_out,
                                       .schemes = assay_register_schemes_get_known (
                                           self->moment->contracts->ground.schemes),
                                       .today = self->today };
  AssayImportTable *table = assay_import_table_load (self->path, &reading, error);
  AssayImportPreview *preview;
  AssayImportFound *found;

  if (table == NULL)
    return NULL;
  preview = assay_import_preview_new (table, self->moment->held, &choices, cancellable, error);
  if (preview == NULL)
    return NULL;
  found = g_new0 (AssayImportFound, 1);
  found->preview = preview;
  found->state = assay_register_import_state_new (preview, self->moment->on);

  return found;
}
