/* The table of where each object of a PDF stands, and texts for its objects.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/pdf/assay-pdf-table.h"

#include <gio/gio.h>
#include <string.h>

#define ROW_BYTES 8u
#define OFFSET_BYTES 5u
/* Each row as the difference to the one above: PNG's filter "up", which comes before the row. */
#define UP 2u

static void
format_row (const AssayPdfRow *row, gboolean is_first, guint8 *out)
{
  guint place = row->kind == 0 && is_first ? G_MAXUINT16 : row->place;

  out[0] = row->kind;
  for (guint i = 0; i < OFFSET_BYTES; i++)
    out[OFFSET_BYTES - i] = (guint8) (row->where >> (8 * i));
  out[ROW_BYTES - 2] = (guint8) (place >> 8);
  out[ROW_BYTES - 1] = (guint8) place;
}

GByteArray *
assay_pdf_table_pack (const GArray *rows)
{
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new (rows->len * (ROW_BYTES + 1));
  guint8 above[ROW_BYTES] = { 0 }, here[ROW_BYTES], change[ROW_BYTES + 1] = { UP };

  for (guint i = 0; i < rows->len; i++)
    {
      format_row (&g_array_index (rows, AssayPdfRow, i), i == 0, here);
      for (guint j = 0; j < ROW_BYTES; j++)
        change[j + 1] = (guint8) (here[j] - above[j]);
      memcpy (above, here, sizeof above);
      g_byte_array_append (bytes, change, sizeof change);
    }

  return assay_pdf_pack_bytes (bytes->data, bytes->len);
}

/* --- Texts ------------------------------------------------------------------------------------ */

static void
append_plain (GString *object, const char *text)
{
  g_string_append_c (object, '(');
  for (; *text != '\0'; text++)
    {
      if (strchr ("()\\", *text) != NULL)
        g_string_append_c (object, '\\');
      g_string_append_c (object, *text);
    }
  g_string_append_c (object, ')');
}

static gboolean
is_plain (const char *text)
{
  while (*text >= ' ' && *text <= '~')
    text++;

  return *text == '\0';
}

void
assay_pdf_append_text (GString *object, const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree gunichar2 *units = NULL;
  glong n;

  if (is_plain (text))
    {
      append_plain (object, text);
      return;
    }
  valid = g_utf8_make_valid (text, -1);
  units = g_utf8_to_utf16 (valid, -1, NULL, &n, NULL);
  g_string_append (object, "<FEFF");
  for (glong i = 0; i < n; i++)
    g_string_append_printf (object, "%04X", units[i]);
  g_string_append_c (object, '>');
}

GByteArray *
assay_pdf_pack_bytes (gconstpointer data, gsize length)
{
  g_autoptr (GZlibCompressor) compressor =
      g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1);
  gsize room = length + length / 1000 + 64, n_read, n_written = 0;
  GByteArray *packed = g_byte_array_sized_new ((guint) room);
  GConverterResult result;

  g_byte_array_set_size (packed, (guint) room);
  /* There is room for what cannot be packed, so one step is all. */
  result = g_converter_convert (G_CONVERTER (compressor), data, length, packed->data, room,
                                G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
  g_assert (result == G_CONVERTER_FINISHED);
  g_byte_array_set_size (packed, (guint) n_written);

  return packed;
}
