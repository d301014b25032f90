/* What the outside world is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-context.h"

#include "base/assay-text.h"

struct _AssayContext
{
  gatomicrefcount refs;
  gint64 fixed_time;
  char *author;
  AssayDisk *disk;
};

AssayContext *
assay_context_new (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  const char *author = g_getenv ("ASSAY_AUTHOR");
  g_autoptr (AssayDisk) disk = assay_disk_new ();
  gint64 fixed = 0;

  if (epoch == NULL || !g_ascii_string_to_signed (epoch, 10, 1, G_MAXINT32, &fixed, NULL))
    fixed = 0;

  return assay_context_new_with (fixed, author != NULL ? author : g_get_user_name (), disk);
}

AssayContext *
assay_context_new_with (gint64 unix_seconds, const char *author, AssayDisk *disk)
{
  AssayContext *self = g_new0 (AssayContext, 1);
  g_autofree char *clean = assay_text_clean (author);

  g_atomic_ref_count_init (&self->refs);
  self->fixed_time = unix_seconds;
  self->author = assay_text_fold_space (clean);
  self->disk = assay_disk_ref (disk);

  return self;
}

AssayContext *
assay_context_ref (AssayContext *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
assay_context_unref (AssayContext *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->author);
  assay_disk_unref (self->disk);
  g_free (self);
}

gint64
assay_context_get_now (AssayContext *self)
{
  return self->fixed_time != 0 ? self->fixed_time : g_get_real_time () / G_USEC_PER_SEC;
}

AssayDate
assay_context_get_today (AssayContext *self)
{
  gint64 now = assay_context_get_now (self);
  g_autoptr (GDateTime) time = self->fixed_time != 0 ? g_date_time_new_from_unix_utc (now)
                                                     : g_date_time_new_from_unix_local (now);

  return assay_date_new (g_date_time_get_year (time), g_date_time_get_month (time),
                         g_date_time_get_day_of_month (time));
}

const char *
assay_context_get_author (AssayContext *self)
{
  return self->author;
}

AssayDisk *
assay_context_get_disk (AssayContext *self)
{
  return self->disk;
}

char *
assay_context_format_time (gint64 unix_seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

gboolean
assay_context_parse_time (const char *text, gint64 *out_seconds)
{
  g_autoptr (GDateTime) time = NULL;

  if (strlen (text) != strlen ("2026-11-22T14:02:09Z") || !g_str_has_suffix (text, "Z"))
    return FALSE;
  time = g_date_time_new_from_iso8601 (text, NULL);
  if (time == NULL)
    return FALSE;
  *out_seconds = g_date_time_to_unix (time);

  return TRUE;
}
