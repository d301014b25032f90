/* The content streams of one page as the bytes of a single stream.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page's content may be cut into streams anywhere, even inside an operator's arguments, while a
 * form has just one. Nearly all are deflated, and those are inflated here: qpdf would do it without
 * a limit, and a few kilobytes can inflate to more than there is memory.
 */

#include "pack/pdf/assay-pdf-content.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_PAGE_BYTES (256u * 1024 * 1024)

/* Other filters (LZW, ASCII85, …) are old and their streams small. qpdf decodes them; deflate and
 * LZW grow at most about a thousandfold each. */
#define MAX_OLD_BYTES (256u * 1024)

#define ZLIB_HEADER_BYTES 2

gboolean
assay_pdf_content_read_raw (qpdf_data pdf, qpdf_oh stream, GByteArray *out_data)
{
  unsigned char *data = NULL;
  size_t length = 0;

  if ((qpdf_oh_get_stream_data (pdf, stream, qpdf_dl_none, NULL, &data, &length) & QPDF_ERRORS) != 0
      || length > MAX_PAGE_BYTES)
    {
      free (data);
      return FALSE;
    }
  g_byte_array_append (out_data, data, (guint) length);
  free (data);

  return TRUE;
}

/* Runs @data through @converter until its end, or until it can make no more of it. */
static gboolean
convert (GConverter *converter, const guint8 *data, gsize length, GByteArray *out_data)
{
  GConverterResult result = G_CONVERTER_CONVERTED;
  guint8 buffer[16384];

  while (result != G_CONVERTER_FINISHED)
    {
      gsize used = 0, made = 0;

      result = g_converter_convert (converter, data, length, buffer, sizeof buffer,
                                    G_CONVERTER_INPUT_AT_END, &used, &made, NULL);
      if (result == G_CONVERTER_ERROR)
        break;
      if (out_data->len + made > MAX_PAGE_BYTES)
        return FALSE;
      g_byte_array_append (out_data, buffer, (guint) made);
      data += used;
      length -= used;
    }

  return TRUE;
}

/* The checksum at the end is not looked at: viewers do not either. */
static gboolean
inflate (const GByteArray *raw, GByteArray *out_data)
{
  g_autoptr (GConverter) converter =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW));

  if (raw->len <= ZLIB_HEADER_BYTES)
    return TRUE;

  return convert (converter, raw->data + ZLIB_HEADER_BYTES, raw->len - ZLIB_HEADER_BYTES, out_data);
}

/* The stream's only filter, "" for none, or NULL for anything less simple. */
static const char *
get_simple_filter (qpdf_data pdf, qpdf_oh dictionary)
{
  qpdf_oh filter = qpdf_oh_get_key (pdf, dictionary, "/Filter");

  if (qpdf_oh_is_array (pdf, filter) && qpdf_oh_get_array_n_items (pdf, filter) == 0)
    return "";
  if (qpdf_oh_is_array (pdf, filter) && qpdf_oh_get_array_n_items (pdf, filter) == 1)
    filter = qpdf_oh_get_array_item (pdf, filter, 0);
  if (qpdf_oh_is_null (pdf, filter))
    return "";
  if (!qpdf_oh_is_name (pdf, filter) || qpdf_oh_has_key (pdf, dictionary, "/DecodeParms"))
    return NULL;

  return qpdf_oh_get_name (pdf, filter);
}

static gboolean
has_one_packing_filter (qpdf_data pdf, qpdf_oh dictionary)
{
  static const char *const packing[] = { "/FlateDecode",     "/Fl", "/LZWDecode", "/LZW",
                                         "/RunLengthDecode", "/RL", NULL };
  qpdf_oh filters = qpdf_oh_get_key (pdf, dictionary, "/Filter");
  int n = qpdf_oh_is_array (pdf, filters) ? qpdf_oh_get_array_n_items (pdf, filters) : 0;
  int found = 0;

  for (int i = 0; i < n; i++)
    {
      qpdf_oh item = qpdf_oh_get_array_item (pdf, filters, i);

      if (qpdf_oh_is_name (pdf, item) && g_strv_contains (packing, qpdf_oh_get_name (pdf, item)))
        found++;
    }

  return found <= 1;
}

static gboolean
decode_old (qpdf_data pdf, qpdf_oh stream, GByteArray *out_data)
{
  unsigned char *data = NULL;
  size_t length = 0;
  QPDF_BOOL filtered = QPDF_FALSE;
  gboolean decoded;

  decoded = (qpdf_oh_get_stream_data (pdf, stream, qpdf_dl_specialized, &filtered, &data, &length)
             & QPDF_ERRORS)
                == 0
            && filtered && length <= MAX_PAGE_BYTES - MIN (out_data->len, MAX_PAGE_BYTES);
  if (decoded)
    g_byte_array_append (out_data, data, (guint) length);
  free (data);

  return decoded;
}

static gboolean
append_stream (qpdf_data pdf, qpdf_oh stream, GByteArray *out_data)
{
  g_autoptr (GByteArray) raw = g_byte_array_new ();
  qpdf_oh dictionary = qpdf_oh_get_dict (pdf, stream);
  const char *filter = get_simple_filter (pdf, dictionary);
  gboolean deflated = g_strcmp0 (filter, "/FlateDecode") == 0 || g_strcmp0 (filter, "/Fl") == 0;
  gboolean plain = g_strcmp0 (filter, "") == 0;

  if (!assay_pdf_content_read_raw (pdf, stream, raw))
    return FALSE;
  if (deflated)
    return inflate (raw, out_data);
  if (!plain)
    return raw->len <= MAX_OLD_BYTES && has_one_packing_filter (pdf, dictionary)
           && decode_old (pdf, stream, out_data);
  if (out_data->len + raw->len > MAX_PAGE_BYTES)
    return FALSE;
  g_byte_array_append (out_data, raw->data, raw->len);

  return TRUE;
}

gboolean
assay_pdf_content_join (qpdf_data pdf, GArray *streams, GByteArray *out_data)
{
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  g_autoptr (GConverter) converter =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));

  for (guint i = 0; i < streams->len; i++)
    {
      AssayPdfRef ref = g_array_index (streams, AssayPdfRef, i);

      if (!append_stream (pdf, assay_pdf_get_object (pdf, ref), plain))
        return FALSE;
      g_byte_array_append (plain, (const guint8 *) "\n", 1);
    }

  return convert (converter, plain->data, plain->len, out_data);
}
