/* The evidence of the last pack, kept as it stands in the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/assay-pack-volume.h"

#include "base/assay-limits.h"
#include "pack/assay-pack-kept.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define KEY "evidence-volume"
/* The part; rows of its objects; stretches; which contents these refer to; digest of our bytes;
 * blanks. */
#define CONTENT_TYPE "(" ASSAY_PDF_PART_TYPE "a(ytu)a(itt)ass" ASSAY_PDF_BLANKS_TYPE ")"
#define TYPE "(s" CONTENT_TYPE ")"
#define BLOCK_BYTES (512u * 1024)

struct _AssayPackVolume
{
  GVariant *content;
  GArray *spans;          /* AssayPdfSpan */
  AssayPdfBlanks *blanks; /* when it was kept */
  char *path;             /* of our own bytes, when it was kept; else NULL */
  guint64 own_start;      /* where in that they begin; else where the part begins in the file */
};

void
assay_pack_volume_free (AssayPackVolume *self)
{
  if (self == NULL)
    return;
  g_variant_unref (self->content);
  g_array_unref (self->spans);
  assay_pdf_blanks_free (self->blanks);
  g_free (self->path);
  g_free (self);
}

/* --- Keeping ---------------------------------------------------------------------------------- */

static GVariant *
format_rows (AssayPdfWriter *writer)
{
  const GArray *rows = assay_pdf_writer_get_rows (writer);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ytu)"));
  for (guint i = ASSAY_PDF_N_NUMBERS; i < rows->len; i++)
    {
      const AssayPdfRow *row = &g_array_index (rows, AssayPdfRow, i);

      g_variant_builder_add (&builder, "(ytu)", row->kind, row->where, row->place);
    }

  return g_variant_builder_end (&builder);
}

static GVariant *
format_spans (const GArray *spans)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(itt)"));
  for (guint i = 0; i < spans->len; i++)
    {
      const AssayPdfSpan *span = &g_array_index (spans, AssayPdfSpan, i);

      g_variant_builder_add (&builder, "(itt)", span->origin, span->offset, span->length);
    }

  return g_variant_builder_end (&builder);
}

/* What the file's identifier is made of, in place of all bytes that are not our own. */
static void
count (AssayPackVolume *self, AssayPdfWriter *writer)
{
  assay_pdf_writer_count (writer, g_variant_get_data (self->content),
                          g_variant_get_size (self->content));
}

AssayPackVolume *
assay_pack_volume_new (AssayPdfWriter *writer,
                       guint64 start,
                       const AssayPdfPart *part,
                       const AssayPdfBlanks *blanks)
{
  AssayPackVolume *self = g_new0 (AssayPackVolume, 1);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *digest = assay_pdf_writer_take_digest (writer);

  self->spans = assay_pdf_writer_take_spans (writer, &names);
  self->own_start = start;
  self->content = g_variant_ref_sink (
      g_variant_new ("(@" ASSAY_PDF_PART_TYPE "@a(ytu)@a(itt)@ass@" ASSAY_PDF_BLANKS_TYPE ")",
                     assay_pdf_part_format (part), format_rows (writer), format_spans (self->spans),
                     g_variant_new_strv ((const char *const *) names->pdata, names->len), digest,
                     assay_pdf_blanks_format (blanks)));
  count (self, writer);

  return self;
}

static gboolean
copy_bytes (int from, guint64 offset, guint64 length, int to, guint8 *block)
{
  while (length > 0)
    {
      gssize n = pread (from, block, (gsize) MIN (length, BLOCK_BYTES), (off_t) offset);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0 || write (to, block, (gsize) n) != n)
        return FALSE;
      offset += (guint64) n;
      length -= (guint64) n;
    }

  return TRUE;
}

typedef struct
{
  AssayPackVolume *volume;
  int joined;
} Keeping;

static gboolean
append_own (int fd, gpointer data)
{
  const Keeping *keeping = data;
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  guint64 at = keeping->volume->own_start;

  for (guint i = 0; i < keeping->volume->spans->len; i++)
    {
      const AssayPdfSpan *span = &g_array_index (keeping->volume->spans, AssayPdfSpan, i);

      if (span->origin < 0 && !copy_bytes (keeping->joined, at, span->length, fd, block))
        return FALSE;
      at += span->length;
    }

  return TRUE;
}

static guint64
count_own (const AssayPackVolume *self)
{
  guint64 n = 0;

  for (guint i = 0; i < self->spans->len; i++)
    {
      const AssayPdfSpan *span = &g_array_index (self->spans, AssayPdfSpan, i);

      n += span->origin < 0 ? span->length : 0;
    }

  return n;
}

void
assay_pack_volume_keep (AssayPackVolume *self,
                        AssayPageCache *cache,
                        const char *key,
                        const char *joined)
{
  Keeping keeping = { self, -1 };
  g_autoptr (GVariant) value =
      g_variant_ref_sink (g_variant_new ("(s@" CONTENT_TYPE ")", key, self->content));

  if (count_own (self) <= ASSAY_LIMIT_VOLUME_BYTES)
    keeping.joined = g_open (joined, O_RDONLY | O_CLOEXEC, 0);
  if (keeping.joined < 0)
    {
      assay_pack_volume_forget (cache);
      return;
    }
  assay_pack_kept_save (cache, KEY, value, append_own, &keeping);
  close (keeping.joined);
}

void
assay_pack_volume_forget (AssayPageCache *cache)
{
  assay_page_cache_forget (cache, KEY);
}

/* --- Writing it anew -------------------------------------------------------------------------- */

static AssayPdfBlanks *
parse_blanks (GVariant *content)
{
  g_autoptr (GVariant) rows = g_variant_get_child_value (content, 1);
  g_autoptr (GVariant) blanks = g_variant_get_child_value (content, 5);

  return assay_pdf_blanks_parse (blanks, ASSAY_PDF_N_NUMBERS + (guint) g_variant_n_children (rows));
}

AssayPackVolume *
assay_pack_volume_load (AssayPageCache *cache, const char *key)
{
  g_autofree char *path = NULL;
  guint64 start = 0;
  g_autoptr (GVariant) value = assay_pack_kept_load (cache, KEY, TYPE, &path, &start);
  g_autoptr (GVariantIter) spans = NULL;
  g_autoptr (AssayPackVolume) self = NULL;
  AssayPdfSpan span;
  const char *its_key;

  if (value == NULL)
    return NULL;
  g_variant_get_child (value, 0, "&s", &its_key);
  if (!g_str_equal (its_key, key))
    return NULL;
  self = g_new0 (AssayPackVolume, 1);
  self->content = g_variant_get_child_value (value, 1);
  self->path = g_steal_pointer (&path);
  self->own_start = start;
  self->spans = g_array_new (FALSE, FALSE, sizeof (AssayPdfSpan));
  g_variant_get_child (self->content, 2, "a(itt)", &spans);
  while (g_variant_iter_next (spans, "(itt)", &span.origin, &span.offset, &span.length))
    g_array_append_val (self->spans, span);
  self->blanks = parse_blanks (self->content);

  return self->blanks != NULL ? g_steal_pointer (&self) : NULL;
}

AssayPdfBlanks *
assay_pack_volume_get_blanks (AssayPackVolume *self)
{
  return self->blanks;
}

/* Where bytes come from while a volume is written. */
typedef struct
{
  AssayPdfWriter *writer;
  AssayPackSeen *seen;
  const char **names;
  guint8 *block;
  int own;
  guint64 own_at;
  int fd; /* of content @origin */
  gint32 origin;
  AssayFileStamp stamp;
} Copying;

/* Whether the file in hand is the one that it was when it was opened. */
static gboolean
close_origin (Copying *copying)
{
  AssayFileStamp stamp;
  gboolean is_same = copying->fd < 0
                     || (assay_file_stamp_take (copying->fd, &stamp)
                         && assay_file_stamp_is_same (&stamp, &copying->stamp));

  if (copying->fd >= 0)
    close (copying->fd);
  copying->fd = -1;

  return is_same;
}

static gboolean
change_origin (Copying *copying, gint32 origin)
{
  if (copying->fd >= 0 && copying->origin == origin)
    return TRUE;
  if (!close_origin (copying))
    return FALSE;
  copying->origin = origin;
  copying->fd = assay_pack_seen_open (copying->seen, copying->names[origin]);

  return assay_file_stamp_take (copying->fd, &copying->stamp);
}

static gboolean
put_bytes (Copying *copying, int fd, guint64 offset, guint64 length)
{
  while (length > 0)
    {
      gssize n = pread (fd, copying->block, (gsize) MIN (length, BLOCK_BYTES), (off_t) offset);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      assay_pdf_writer_put (copying->writer, copying->block, (gsize) n, FALSE);
      offset += (guint64) n;
      length -= (guint64) n;
    }

  return TRUE;
}

static gboolean
put_span (Copying *copying, const AssayPdfSpan *span)
{
  if (span->origin >= 0)
    return change_origin (copying, span->origin)
           && put_bytes (copying, copying->fd, span->offset, span->length);
  if (!put_bytes (copying, copying->own, copying->own_at, span->length))
    return FALSE;
  copying->own_at += span->length;

  return TRUE;
}

static void
put_rows (AssayPackVolume *self, AssayPdfWriter *writer)
{
  g_autoptr (GVariantIter) rows = NULL;
  AssayPdfRow row;

  g_variant_get_child (self->content, 1, "a(ytu)", &rows);
  while (g_variant_iter_next (rows, "(ytu)", &row.kind, &row.where, &row.place))
    assay_pdf_writer_put_row (writer, &row);
}

/* FALSE without an error where a file is another. */
static gboolean
put_all (AssayPackVolume *self,
         Copying *copying,
         AssayProgress progress,
         guint64 n_total,
         GCancellable *cancellable,
         GError **error)
{
  for (guint i = 0; i < self->spans->len; i++)
    {
      if (!put_span (copying, &g_array_index (self->spans, AssayPdfSpan, i)))
        return FALSE;
      assay_progress_tell (progress, n_total * (i + 1) / self->spans->len, n_total, NULL);
      if (assay_pdf_is_cancelled (cancellable, error))
        return FALSE;
    }

  return close_origin (copying);
}

AssayPdfPart *
assay_pack_volume_write (AssayPackVolume *self,
                         AssayPdfWriter *writer,
                         AssayPackSeen *seen,
                         AssayProgress progress,
                         guint64 n_total,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GVariant) names_value = g_variant_get_child_value (self->content, 3);
  g_autoptr (GVariant) part = g_variant_get_child_value (self->content, 0);
  g_autofree const char **names = g_variant_get_strv (names_value, NULL);
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  Copying copying = { .writer = writer,
                      .seen = seen,
                      .names = names,
                      .block = block,
                      .own = g_open (self->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0),
                      .own_at = self->own_start,
                      .fd = -1 };
  gboolean done;

  if (copying.own < 0)
    return NULL;
  done = put_all (self, &copying, progress, n_total, cancellable, error);
  close (copying.own);
  close_origin (&copying);
  if (!done)
    return NULL;
  put_rows (self, writer);
  count (self, writer);

  return assay_pdf_part_parse (part);
}
