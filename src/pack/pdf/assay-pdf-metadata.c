/* What a document says about itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/pdf/assay-pdf-metadata.h"

#include <string.h>

#define DATE_DIGITS 14u

/* Written byte for byte: viewers look for this packet in the unpacked file. */
#define PACKET_BEGIN "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
#define PACKET_END "<?xpacket end=\"r\"?>\n"

typedef enum
{
  FORM_TEXT,
  FORM_LIST,     /* in order */
  FORM_LANGUAGE, /* one text per language, of which there is one */
  FORM_DATE,
} Form;

typedef struct
{
  const char *key;
  const char *property;
  Form form;
} PropertyRow;

static const PropertyRow property_rows[] = {
  { "/Title", "dc:title", FORM_LANGUAGE },          { "/Author", "dc:creator", FORM_LIST },
  { "/Subject", "dc:description", FORM_LANGUAGE },  { "/Creator", "xmp:CreatorTool", FORM_TEXT },
  { "/CreationDate", "xmp:CreateDate", FORM_DATE }, { "/ModDate", "xmp:ModifyDate", FORM_DATE },
  { "/Producer", "pdf:Producer", FORM_TEXT },
};

/* The digits of "D:20261122000000Z", in UTC as everything here, or NULL. */
static const char *
find_digits (const char *date)
{
  const char *digits = g_str_has_prefix (date, "D:") ? date + 2 : date;

  return strspn (digits, "0123456789") == DATE_DIGITS ? digits : NULL;
}

static void
append_value (GString *xml, const char *text, Form form)
{
  g_autofree char *value = g_markup_escape_text (text, -1);
  const char *digits = find_digits (text);

  switch (form)
    {
    case FORM_TEXT:
      g_string_append (xml, value);
      break;
    case FORM_LIST:
      g_string_append_printf (xml, "<rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq>", value);
      break;
    case FORM_LANGUAGE:
      g_string_append_printf (xml, "<rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt>",
                              value);
      break;
    case FORM_DATE:
      if (digits != NULL)
        g_string_append_printf (xml, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", digits, digits + 4,
                                digits + 6, digits + 8, digits + 10, digits + 12);
      break;
    }
}

static void
mend_date (qpdf_data pdf, qpdf_oh info, const char *key, const char *text)
{
  const char *digits = find_digits (text);
  g_autofree char *whole = NULL;

  if (digits == NULL)
    return;
  whole = g_strdup_printf ("D:%.14sZ", digits);
  qpdf_oh_replace_key (pdf, info, key, qpdf_oh_new_string (pdf, whole));
}

static char *
describe (qpdf_data pdf, qpdf_oh info, const char *language)
{
  GString *xml = g_string_new (
      PACKET_BEGIN "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                   "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                   "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                   " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                   " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n"
                   "<dc:format>application/pdf</dc:format>\n");

  g_string_append_printf (xml,
                          "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n",
                          language);
  for (gsize i = 0; i < G_N_ELEMENTS (property_rows); i++)
    {
      const PropertyRow *row = &property_rows[i];
      g_autofree char *text = assay_pdf_dup_text (pdf, qpdf_oh_get_key (pdf, info, row->key));

      if (*text == '\0')
        continue;
      if (row->form == FORM_DATE)
        mend_date (pdf, info, row->key, text);
      g_string_append_printf (xml, "<%s>", row->property);
      append_value (xml, text, row->form);
      g_string_append_printf (xml, "</%s>\n", row->property);
    }
  g_string_append (xml, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n" PACKET_END);

  return g_string_free (xml, FALSE);
}

void
assay_pdf_add_metadata (qpdf_data pdf, const char *language)
{
  qpdf_oh info = qpdf_oh_get_key (pdf, qpdf_get_trailer (pdf), "/Info");
  g_autofree char *escaped = g_markup_escape_text (language, -1);
  g_autofree char *xml = NULL;
  qpdf_oh stream, facts;

  if (!qpdf_oh_is_dictionary (pdf, info))
    return;
  xml = describe (pdf, info, escaped);
  stream = qpdf_oh_new_stream (pdf);
  qpdf_oh_replace_stream_data (pdf, stream, (const unsigned char *) xml, strlen (xml),
                               qpdf_oh_new_null (pdf), qpdf_oh_new_null (pdf));
  facts = qpdf_oh_get_dict (pdf, stream);
  qpdf_oh_replace_key (pdf, facts, "/Type", qpdf_oh_new_name (pdf, "/Metadata"));
  qpdf_oh_replace_key (pdf, facts, "/Subtype", qpdf_oh_new_name (pdf, "/XML"));
  qpdf_oh_replace_key (pdf, qpdf_get_root (pdf), "/Metadata", stream);
}
