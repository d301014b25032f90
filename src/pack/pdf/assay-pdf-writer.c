/* Writes a PDF from documents read by libqpdf and from objects of our own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/pdf/assay-pdf-writer.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "pack/pdf/assay-pdf-table.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The second line says that there are bytes beyond ASCII. Evidence may use anything up to this
 * version. */
static const char header[] = "%PDF-1.7\n%\xbf\xf7\xa2\xfe\n";

#define BUFFER_BYTES (512u * 1024)
/* So much at a time is sent on to the disk: a slow one must not hold up a cancelling for long. */
#define SEND_BYTES (4u * 1024 * 1024)
#define MEMBERS_PER_STREAM 200u
#define ID_DIGITS 32u

typedef struct
{
  AssayPdfRef ref;
  guint number;
} Queued;

struct _AssayPdfWriter
{
  char *path;
  int fd;
  GByteArray *buffer;
  guint64 offset; /* of the next byte */
  guint64 n_out;  /* bytes given to the system, and of these, sent on to the disk */
  guint64 n_sent;
  GError *problem;

  GArray *rows; /* AssayPdfRow by number */
  AssayDigest *digest;
  GArray *spans;          /* AssayPdfSpan */
  AssayPdfOrigin *origin; /* borrowed */
  GPtrArray *origins;     /* names */

  qpdf_data pdf;
  GHashTable *numbers; /* key of an object → number */
  GArray *queue;       /* Queued */
  guint n_written;     /* of the queue */

  GString *members;      /* of the object stream that is being filled */
  GArray *member_starts; /* AssayPdfRow: number and offset in @members */
};

AssayPdfWriter *
assay_pdf_writer_new (const char *path)
{
  AssayPdfWriter *self = g_new0 (AssayPdfWriter, 1);

  self->path = g_strdup (path);
  self->fd = -1;
  self->buffer = g_byte_array_sized_new (BUFFER_BYTES);
  self->rows = g_array_new (FALSE, TRUE, sizeof (AssayPdfRow));
  g_array_set_size (self->rows, ASSAY_PDF_N_NUMBERS);
  self->digest = assay_digest_new ();
  self->spans = g_array_new (FALSE, FALSE, sizeof (AssayPdfSpan));
  self->origins = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->queue = g_array_new (FALSE, FALSE, sizeof (Queued));
  self->members = g_string_new (NULL);
  self->member_starts = g_array_new (FALSE, FALSE, sizeof (AssayPdfRow));

  return self;
}

void
assay_pdf_writer_free (AssayPdfWriter *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  g_clear_error (&self->problem);
  g_byte_array_unref (self->buffer);
  g_array_unref (self->rows);
  assay_digest_free (self->digest);
  g_array_unref (self->spans);
  g_ptr_array_unref (self->origins);
  g_hash_table_unref (self->numbers);
  g_array_unref (self->queue);
  g_string_free (self->members, TRUE);
  g_array_unref (self->member_starts);
  g_free (self->path);
  g_free (self);
}

/* --- Bytes ------------------------------------------------------------------------------------ */

static void
fail_by_errno (AssayPdfWriter *self)
{
  if (self->problem == NULL)
    assay_error_set_from_errno (&self->problem, self->path, errno);
}

/* The disk begins while the rest is made, so that there is little left to wait for when the file
 * is put in its place. That alone makes it last, so nothing is lost where this is not known. */
static void
send_on (AssayPdfWriter *self)
{
  if (self->n_out - self->n_sent < SEND_BYTES)
    return;
  sync_file_range (self->fd, (off_t) self->n_sent, (off_t) (self->n_out - self->n_sent),
                   SYNC_FILE_RANGE_WRITE);
  self->n_sent = self->n_out;
}

static void
write_out (AssayPdfWriter *self, const guint8 *data, gsize length)
{
  while (self->problem == NULL && length > 0)
    {
      gssize done = write (self->fd, data, length);

      if (done < 0 && errno == EINTR)
        continue;
      if (done < 0)
        {
          fail_by_errno (self);
          return;
        }
      data += done;
      length -= (gsize) done;
      self->n_out += (guint64) done;
    }
  send_on (self);
}

static void
flush (AssayPdfWriter *self)
{
  write_out (self, self->buffer->data, self->buffer->len);
  g_byte_array_set_size (self->buffer, 0);
}

static void
append_bytes (AssayPdfWriter *self, gconstpointer data, gsize length)
{
  if (self->buffer->len + length > BUFFER_BYTES)
    flush (self);
  if (length > BUFFER_BYTES)
    write_out (self, data, length);
  else
    g_byte_array_append (self->buffer, data, (guint) length);
  self->offset += length;
}

static void
open_if_needed (AssayPdfWriter *self)
{
  if (self->fd >= 0 || self->problem != NULL)
    return;
  self->fd = g_open (self->path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (self->fd < 0)
    fail_by_errno (self);
  append_bytes (self, header, sizeof header - 1);
}

static void
lengthen_spans (AssayPdfWriter *self, gint32 origin, guint64 offset, gsize length)
{
  AssayPdfSpan span = { origin, offset, length };
  AssayPdfSpan *last = self->spans->len > 0
                           ? &g_array_index (self->spans, AssayPdfSpan, self->spans->len - 1)
                           : NULL;

  if (origin < 0 && last != NULL && last->origin < 0)
    last->length += length;
  else
    g_array_append_val (self->spans, span);
}

static void
put_own (AssayPdfWriter *self, gconstpointer data, gsize length)
{
  open_if_needed (self);
  if (self->problem != NULL || length == 0)
    return;
  assay_digest_update (self->digest, data, length);
  lengthen_spans (self, -1, 0, length);
  append_bytes (self, data, length);
}

static void
put_text (AssayPdfWriter *self, const char *text)
{
  put_own (self, text, strlen (text));
}

static gint32
get_origin (AssayPdfWriter *self)
{
  const char *name = assay_pdf_origin_get_name (self->origin);

  /* Origins come one after the other. */
  if (self->origins->len == 0 || !g_str_equal (self->origins->pdata[self->origins->len - 1], name))
    g_ptr_array_add (self->origins, g_strdup (name));

  return (gint32) self->origins->len - 1;
}

/* What a stream holds. */
static void
put_content (AssayPdfWriter *self, gconstpointer data, gsize length)
{
  guint64 offset;

  if (self->problem != NULL)
    return;
  if (self->origin == NULL || !assay_pdf_origin_find (self->origin, data, length, &offset))
    {
      put_own (self, data, length);
      return;
    }
  lengthen_spans (self, get_origin (self), offset, length);
  append_bytes (self, data, length);
}

/* --- Objects ---------------------------------------------------------------------------------- */

static AssayPdfRow *
row_at (AssayPdfWriter *self, guint number)
{
  return &g_array_index (self->rows, AssayPdfRow, number);
}

guint
assay_pdf_writer_reserve (AssayPdfWriter *self)
{
  g_array_set_size (self->rows, self->rows->len + 1);

  return self->rows->len - 1;
}

void
assay_pdf_writer_begin (AssayPdfWriter *self, qpdf_data pdf)
{
  self->pdf = pdf;
  g_hash_table_remove_all (self->numbers);
  g_array_set_size (self->queue, 0);
  self->n_written = 0;
}

void
assay_pdf_writer_fix (AssayPdfWriter *self, AssayPdfRef ref, guint number)
{
  gint64 key = assay_pdf_ref_to_key (ref);

  g_hash_table_insert (self->numbers, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (number));
}

guint
assay_pdf_writer_get_number (AssayPdfWriter *self, AssayPdfRef ref)
{
  gint64 key = assay_pdf_ref_to_key (ref);
  Queued queued = { ref, GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, &key)) };

  if (queued.number != 0)
    return queued.number;
  queued.number = assay_pdf_writer_reserve (self);
  assay_pdf_writer_fix (self, ref, queued.number);
  g_array_append_val (self->queue, queued);

  return queued.number;
}

void
assay_pdf_writer_end_part (AssayPdfWriter *self)
{
  g_autoptr (GString) data = NULL;
  g_autoptr (GByteArray) packed = NULL;
  g_autofree char *begin = NULL;
  guint n = self->member_starts->len, number;
  gsize first;

  if (n == 0)
    return;
  number = assay_pdf_writer_reserve (self);
  data = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      const AssayPdfRow *member = &g_array_index (self->member_starts, AssayPdfRow, i);
      const AssayPdfRow row = { 2, number, i };

      g_string_append_printf (data, "%u %" G_GUINT64_FORMAT " ", member->place, member->where);
      *row_at (self, member->place) = row;
    }
  first = data->len;
  g_string_append_len (data, self->members->str, (gssize) self->members->len);
  packed = assay_pdf_pack_bytes (data->str, data->len);
  open_if_needed (self);
  *row_at (self, number) = (AssayPdfRow){ 1, self->offset, 0 };
  begin = g_strdup_printf ("%u 0 obj\n<< /Type /ObjStm /N %u /First %zu /Filter /FlateDecode "
                           "/Length %u >>\nstream\n",
                           number, n, first, packed->len);
  put_text (self, begin);
  put_own (self, packed->data, packed->len);
  put_text (self, "\nendstream\nendobj\n");
  g_string_truncate (self->members, 0);
  g_array_set_size (self->member_starts, 0);
}

void
assay_pdf_writer_add_text (AssayPdfWriter *self, guint number, const GString *text)
{
  AssayPdfRow start = { 0, self->members->len, number };

  g_array_append_val (self->member_starts, start);
  g_string_append_len (self->members, text->str, (gssize) text->len);
  g_string_append_c (self->members, '\n');
  if (self->member_starts->len >= MEMBERS_PER_STREAM)
    assay_pdf_writer_end_part (self);
}

void
assay_pdf_writer_add_stream_text (AssayPdfWriter *self,
                                  guint number,
                                  const char *dictionary,
                                  const GString *data)
{
  g_autofree char *begin =
      g_strdup_printf ("%u 0 obj\n<< %s /Length %zu >>\nstream\n", number, dictionary, data->len);

  open_if_needed (self);
  *row_at (self, number) = (AssayPdfRow){ 1, self->offset, 0 };
  put_text (self, begin);
  put_own (self, data->str, data->len);
  put_text (self, "\nendstream\nendobj\n");
}

/* Bytes that a string or name takes up to its end. */
static gsize
measure_string (const char *text)
{
  guint depth = 0;
  const char *p = text;

  do
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '(')
        depth++;
      else if (*p == ')')
        depth--;
      p++;
    }
  while (depth > 0 && *p != '\0');

  return (gsize) (p - text);
}

static gsize
measure_token (const char *text)
{
  if (*text == '(')
    return measure_string (text);
  if (*text == '<')
    return text[1] == '<' ? 2 : strcspn (text, ">") + 1;
  if (*text == '/')
    return 1 + strcspn (text + 1, " /<>[]()");

  return MAX (strspn (text, "+-.0123456789"), 1);
}

/* "12 0 R", as libqpdf writes it: how long that is, or 0. */
static gsize
measure_reference (const char *text, AssayPdfRef *out_ref)
{
  gsize id = strspn (text, "0123456789"), generation;

  if (id == 0 || id > 9 || text[id] != ' ')
    return 0;
  generation = strspn (text + id + 1, "0123456789");
  if (generation == 0 || generation > 5 || strncmp (text + id + 1 + generation, " R", 2) != 0)
    return 0;
  out_ref->id = (int) g_ascii_strtoll (text, NULL, 10);
  out_ref->generation = (int) g_ascii_strtoll (text + id + 1, NULL, 10);

  return id + 1 + generation + 2;
}

static void
append_renumbered (AssayPdfWriter *self, GString *out, const char *text)
{
  while (*text != '\0')
    {
      AssayPdfRef ref;
      gsize length = measure_reference (text, &ref);

      if (length > 0)
        g_string_append_printf (out, "%u 0 R", assay_pdf_writer_get_number (self, ref));
      else
        {
          length = measure_token (text);
          g_string_append_len (out, text, (gssize) length);
        }
      text += length;
    }
}

void
assay_pdf_writer_append_object (AssayPdfWriter *self, GString *text, qpdf_oh object)
{
  append_renumbered (self, text, qpdf_oh_unparse_resolved (self->pdf, object));
}

/* The content of streams comes here as if there were no /Crypt filter. */
static void
drop_crypt_filter (qpdf_data pdf, qpdf_oh dictionary)
{
  qpdf_oh filter = qpdf_oh_get_key (pdf, dictionary, "/Filter");
  qpdf_oh parameters = qpdf_oh_get_key (pdf, dictionary, "/DecodeParms");
  int n = qpdf_oh_is_array (pdf, filter) ? qpdf_oh_get_array_n_items (pdf, filter) : 0;

  if (qpdf_oh_is_name_and_equals (pdf, filter, "/Crypt"))
    {
      qpdf_oh_remove_key (pdf, dictionary, "/Filter");
      qpdf_oh_remove_key (pdf, dictionary, "/DecodeParms");
    }
  for (int i = n; i-- > 0;)
    {
      if (!qpdf_oh_is_name_and_equals (pdf, qpdf_oh_get_array_item (pdf, filter, i), "/Crypt"))
        continue;
      qpdf_oh_erase_item (pdf, filter, i);
      if (qpdf_oh_is_array (pdf, parameters))
        qpdf_oh_erase_item (pdf, parameters, i);
    }
}

/* What cannot be read leaves a warning (assay_pdf_next_unread()): the caller asks for those once
 * all is written, to hear of every file that is at fault. */
static void
read_stream (AssayPdfWriter *self, qpdf_oh stream, unsigned char **out_data, size_t *out_length)
{
  QPDF_ERROR_CODE result =
      qpdf_oh_get_stream_data (self->pdf, stream, qpdf_dl_none, NULL, out_data, out_length);

  if (result == QPDF_SUCCESS)
    return;
  if (!qpdf_more_warnings (self->pdf) && self->problem == NULL)
    assay_pdf_set_error (&self->problem, self->pdf, self->path);
  else if (qpdf_has_error (self->pdf))
    qpdf_get_error (self->pdf);
}

static void
add_stream (AssayPdfWriter *self, qpdf_oh stream, guint number)
{
  qpdf_oh dictionary = qpdf_oh_get_dict (self->pdf, stream), size;
  g_autofree char *begin = g_strdup_printf ("%u 0 obj\n", number);
  g_autoptr (GString) text = g_string_new (begin);
  unsigned char *data = NULL;
  size_t length = 0;

  read_stream (self, stream, &data, &length);
  drop_crypt_filter (self->pdf, dictionary);
  size = qpdf_oh_new_integer (self->pdf, (long long) length);
  qpdf_oh_replace_key (self->pdf, dictionary, "/Length", size);
  assay_pdf_writer_append_object (self, text, dictionary);
  g_string_append (text, "\nstream\n");
  open_if_needed (self);
  *row_at (self, number) = (AssayPdfRow){ 1, self->offset, 0 };
  put_own (self, text->str, text->len);
  put_content (self, data, length);
  put_text (self, "\nendstream\nendobj\n");
  free (data);
}

void
assay_pdf_writer_add (AssayPdfWriter *self, AssayPdfRef ref, guint number)
{
  qpdf_oh object = assay_pdf_get_object (self->pdf, ref);
  g_autoptr (GString) text = NULL;

  if (qpdf_oh_is_stream (self->pdf, object))
    add_stream (self, object, number);
  else
    {
      text = g_string_new (NULL);
      assay_pdf_writer_append_object (self, text, object);
      assay_pdf_writer_add_text (self, number, text);
    }
  qpdf_oh_release_all (self->pdf);
}

void
assay_pdf_writer_drain (AssayPdfWriter *self)
{
  while (self->problem == NULL && self->n_written < self->queue->len)
    {
      Queued queued = g_array_index (self->queue, Queued, self->n_written++);

      assay_pdf_writer_add (self, queued.ref, queued.number);
    }
}

void
assay_pdf_writer_set_origin (AssayPdfWriter *self, AssayPdfOrigin *origin)
{
  self->origin = origin;
}

/* --- What can be taken out and put in again --------------------------------------------------- */

const GArray *
assay_pdf_writer_get_rows (AssayPdfWriter *self)
{
  return self->rows;
}

GArray *
assay_pdf_writer_take_spans (AssayPdfWriter *self, GPtrArray **out_names)
{
  GArray *spans = self->spans;

  self->spans = g_array_new (FALSE, FALSE, sizeof (AssayPdfSpan));
  *out_names = self->origins;
  self->origins = g_ptr_array_new_with_free_func (g_free);

  return spans;
}

char *
assay_pdf_writer_take_digest (AssayPdfWriter *self)
{
  return assay_digest_finish (self->digest);
}

guint64
assay_pdf_writer_get_length (AssayPdfWriter *self)
{
  open_if_needed (self);

  return self->offset;
}

void
assay_pdf_writer_put (AssayPdfWriter *self, gconstpointer data, gsize length, gboolean is_own)
{
  open_if_needed (self);
  if (self->problem != NULL)
    return;
  if (is_own)
    assay_digest_update (self->digest, data, length);
  append_bytes (self, data, length);
}

void
assay_pdf_writer_put_row (AssayPdfWriter *self, const AssayPdfRow *row)
{
  g_array_append_vals (self->rows, row, 1);
}

void
assay_pdf_writer_count (AssayPdfWriter *self, gconstpointer data, gsize length)
{
  assay_digest_update (self->digest, data, length);
}

/* --- The end ---------------------------------------------------------------------------------- */

static void
put_table (AssayPdfWriter *self, guint info)
{
  guint number = assay_pdf_writer_reserve (self);
  g_autofree char *id = assay_digest_finish (self->digest);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GByteArray) packed = NULL;
  guint64 start = self->offset;

  id[ID_DIGITS] = '\0';
  *row_at (self, number) = (AssayPdfRow){ 1, start, 0 };
  packed = assay_pdf_table_pack (self->rows);
  g_string_append_printf (text,
                          "%u 0 obj\n<< /Type /XRef /Size %u " ASSAY_PDF_TABLE_FORM
                          " /Root %u 0 R /ID [ <%s> <%s> ] /Length %u",
                          number, self->rows->len, ASSAY_PDF_NUMBER_CATALOGUE, id, id, packed->len);
  if (info != 0)
    g_string_append_printf (text, " /Info %u 0 R", info);
  g_string_append (text, " >>\nstream\n");
  put_own (self, text->str, text->len);
  put_own (self, packed->data, packed->len);
  g_string_printf (text, "\nendstream\nendobj\nstartxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n", start);
  put_own (self, text->str, text->len);
}

gboolean
assay_pdf_writer_finish (AssayPdfWriter *self, guint info, GError **error)
{
  assay_pdf_writer_end_part (self);
  open_if_needed (self);
  if (self->problem == NULL)
    put_table (self, info);
  flush (self);
  if (self->fd >= 0 && close (self->fd) != 0)
    fail_by_errno (self);
  self->fd = -1;

  return !assay_pdf_writer_has_failed (self, error);
}

gboolean
assay_pdf_writer_has_failed (AssayPdfWriter *self, GError **error)
{
  if (self->problem == NULL)
    return FALSE;
  if (error != NULL && *error == NULL)
    *error = g_error_copy (self->problem);

  return TRUE;
}
