/* What a form field shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/pdf/assay-pdf-field.h"

#include "base/assay-limits.h"
#include "pack/pdf/assay-pdf-lettering.h"

#include <math.h>
#include <string.h>

#define MAX_PARENTS 32
#define MAX_CHOICES 1000
#define MAX_WORDS 200
#define DEFAULT_COLOUR "0 g"
#define MAX_BORDER 20.0

/* /Ff of text fields, of choices and of buttons; ISO 32000-1, tables 226 to 230. */
#define FLAG_MULTILINE (1 << 12)
#define FLAG_PASSWORD (1 << 13)
#define FLAG_COMB (1 << 24)
#define FLAG_COMBO (1 << 17)
#define FLAG_RADIO (1 << 15)
#define FLAG_PUSHBUTTON (1 << 16)

qpdf_oh
assay_pdf_field_get (qpdf_data pdf, qpdf_oh field, const char *key)
{
  for (int i = 0; i < MAX_PARENTS && qpdf_oh_is_dictionary (pdf, field); i++)
    {
      if (qpdf_oh_has_key (pdf, field, key))
        return qpdf_oh_get_key (pdf, field, key);
      field = qpdf_oh_get_key (pdf, field, "/Parent");
    }

  return qpdf_oh_new_null (pdf);
}

static long long
read_whole_number (qpdf_data pdf, qpdf_oh object)
{
  long long number = 0;

  qpdf_oh_get_value_as_longlong (pdf, object, &number);

  return number;
}

/* The @n numbers before words[@i], which is an operator, and the operator. */
static char *
format_colour (char **words, guint i, guint n)
{
  g_autoptr (GString) colour = g_string_new (NULL);

  for (guint k = i - n; k < i; k++)
    {
      double part = g_ascii_strtod (words[k], NULL);

      assay_pdf_append_number (colour, isfinite (part) ? CLAMP (part, 0, 1) : 0);
      g_string_append_c (colour, ' ');
    }
  g_string_append (colour, words[i]);

  return g_strdup (colour->str);
}

void
assay_pdf_read_default_looks (qpdf_data pdf, qpdf_oh string, double *out_size, char **out_colour)
{
  static const struct
  {
    const char *name;
    guint n;
  } colours[] = { { "g", 1 }, { "rg", 3 }, { "k", 4 } };
  g_autofree char *text = assay_pdf_dup_text (pdf, string);
  g_auto (GStrv) words = g_strsplit_set (text, " \n\r\t", MAX_WORDS);
  guint n = g_strv_length (words);

  *out_size = 0;
  *out_colour = g_strdup (DEFAULT_COLOUR);
  for (guint i = 1; i < n; i++)
    {
      if (g_str_equal (words[i], "Tf"))
        *out_size = g_ascii_strtod (words[i - 1], NULL);
      for (guint j = 0; j < G_N_ELEMENTS (colours); j++)
        {
          if (!g_str_equal (words[i], colours[j].name) || i < colours[j].n)
            continue;
          g_free (*out_colour);
          *out_colour = format_colour (words, i, colours[j].n);
        }
    }
  if (!isfinite (*out_size) || *out_size < 0)
    *out_size = 0;
}

/* The field's own background and border (/MK, /BS). Returns the border's width. */
static double
append_frame (qpdf_data pdf, qpdf_oh annotation, const AssayPdfBox *box, GString *content)
{
  qpdf_oh looks = qpdf_oh_get_key_if_dict (pdf, annotation, "/MK");
  qpdf_oh style = qpdf_oh_get_key_if_dict (pdf, annotation, "/BS");
  double width = 1;

  if (assay_pdf_append_colour (pdf, qpdf_oh_get_key_if_dict (pdf, looks, "/BG"), FALSE, content))
    {
      assay_pdf_append_rectangle (content, box, 0);
      g_string_append (content, "f\n");
    }
  assay_pdf_read_number (pdf, qpdf_oh_get_key_if_dict (pdf, style, "/W"), &width);
  width = CLAMP (width, 0, MAX_BORDER);
  if (!(width > 0)
      || !assay_pdf_append_colour (pdf, qpdf_oh_get_key_if_dict (pdf, looks, "/BC"), TRUE, content))
    return 0;
  assay_pdf_append_number (content, width);
  g_string_append (content, " w ");
  assay_pdf_append_rectangle (content, box, width / 2);
  g_string_append (content, "S\n");

  return width;
}

/* --- Texts and choices ------------------------------------------------------------------------ */

/* What a choice is called: /Opt has pairs of its value and its name where they differ. */
static char *
dup_choice (qpdf_data pdf, qpdf_oh annotation, qpdf_oh value)
{
  g_autofree char *text = assay_pdf_dup_text (pdf, value);
  qpdf_oh options = assay_pdf_field_get (pdf, annotation, "/Opt");
  int n = qpdf_oh_is_array (pdf, options) ? qpdf_oh_get_array_n_items (pdf, options) : 0;

  for (int i = 0; i < MIN (n, MAX_CHOICES); i++)
    {
      qpdf_oh pair = qpdf_oh_get_array_item (pdf, options, i);
      g_autofree char *known = NULL;

      if (!qpdf_oh_is_array (pdf, pair) || qpdf_oh_get_array_n_items (pdf, pair) < 2)
        continue;
      known = assay_pdf_dup_text (pdf, qpdf_oh_get_array_item (pdf, pair, 0));
      if (g_str_equal (known, text))
        return assay_pdf_dup_text (pdf, qpdf_oh_get_array_item (pdf, pair, 1));
    }

  return g_steal_pointer (&text);
}

/* The field's value; each choice of several on a line of its own. */
static char *
dup_value (qpdf_data pdf, qpdf_oh annotation, gboolean choice)
{
  qpdf_oh value = assay_pdf_field_get (pdf, annotation, "/V");
  g_autoptr (GString) text = g_string_new (NULL);
  int n = qpdf_oh_is_array (pdf, value) ? qpdf_oh_get_array_n_items (pdf, value) : 0;

  if (!qpdf_oh_is_array (pdf, value))
    return choice ? dup_choice (pdf, annotation, value) : assay_pdf_dup_text (pdf, value);
  for (int i = 0; i < MIN (n, MAX_CHOICES); i++)
    {
      g_autofree char *one = dup_choice (pdf, annotation, qpdf_oh_get_array_item (pdf, value, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", one);
    }

  return g_strdup (text->str);
}

static void
hide_letters (char *text)
{
  memset (text, '*', strlen (text));
}

static AssayPdfAppearance
append_text (
    qpdf_data pdf, qpdf_oh annotation, const AssayPdfBox *box, gboolean choice, GString *content)
{
  long long flags = read_whole_number (pdf, assay_pdf_field_get (pdf, annotation, "/Ff"));
  long long most = read_whole_number (pdf, assay_pdf_field_get (pdf, annotation, "/MaxLen"));
  long long align = read_whole_number (pdf, assay_pdf_field_get (pdf, annotation, "/Q"));
  g_autofree char *value = dup_value (pdf, annotation, choice);
  g_autofree char *encoded = assay_pdf_lettering_encode (value);
  g_autofree char *colour = NULL;
  AssayPdfLettering lettering = { .align = align >= 0 && align <= 2 ? (AssayPdfAlign) align : 0 };
  AssayPdfBox inner = *box;
  double border;

  if (encoded == NULL)
    return ASSAY_PDF_APPEARANCE_UNKNOWN;
  border = append_frame (pdf, annotation, box, content);
  inner = (AssayPdfBox){ box->x0 + border, box->y0 + border, box->x1 - border, box->y1 - border };
  if (*encoded == '\0')
    return ASSAY_PDF_APPEARANCE_MADE;
  if (!choice && (flags & FLAG_PASSWORD) != 0)
    hide_letters (encoded);
  assay_pdf_read_default_looks (pdf, assay_pdf_field_get (pdf, annotation, "/DA"), &lettering.size,
                                &colour);
  lettering.colour = colour;
  lettering.many_lines = choice ? (flags & FLAG_COMBO) == 0 : (flags & FLAG_MULTILINE) != 0;
  if (!choice && (flags & FLAG_COMB) != 0 && most > 0 && most <= MAX_CHOICES)
    lettering.cells = (guint) most;
  assay_pdf_lettering_append (&lettering, content, encoded, &inner);

  return ASSAY_PDF_APPEARANCE_MADE;
}

/* --- Buttons ---------------------------------------------------------------------------------- */

static gboolean
is_on (qpdf_data pdf, qpdf_oh annotation)
{
  qpdf_oh state = qpdf_oh_get_key (pdf, annotation, "/AS");

  if (!qpdf_oh_is_name (pdf, state))
    state = assay_pdf_field_get (pdf, annotation, "/V");

  return qpdf_oh_is_name (pdf, state) && !qpdf_oh_is_name_and_equals (pdf, state, "/Off");
}

/* A tick, or for one of several a disc. */
static void
append_check (const AssayPdfBox *box, gboolean radio, GString *content)
{
  double size = MIN (box->x1 - box->x0, box->y1 - box->y0);
  double x = (box->x0 + box->x1 - size) / 2, y = (box->y0 + box->y1 - size) / 2;
  const AssayPdfMatrix place = { size, 0, 0, size, x, y };

  g_string_append (content, "q ");
  assay_pdf_append_matrix (content, &place);
  g_string_append (content, radio ? "cm 0 G 0.5 w 1 J 0.5 0.5 m 0.5 0.5 l S Q\n"
                                  : "cm 0 G 0.12 w 0.2 0.5 m 0.42 0.25 l 0.8 0.8 l S Q\n");
}

static AssayPdfAppearance
append_caption (qpdf_data pdf, qpdf_oh annotation, const AssayPdfBox *box, GString *content)
{
  qpdf_oh looks = qpdf_oh_get_key_if_dict (pdf, annotation, "/MK");
  g_autofree char *text = assay_pdf_dup_text (pdf, qpdf_oh_get_key_if_dict (pdf, looks, "/CA"));
  g_autofree char *encoded = assay_pdf_lettering_encode (text);
  g_autofree char *colour = NULL;
  AssayPdfLettering lettering = { .align = ASSAY_PDF_ALIGN_CENTRE };

  if (encoded == NULL)
    return ASSAY_PDF_APPEARANCE_UNKNOWN;
  assay_pdf_read_default_looks (pdf, assay_pdf_field_get (pdf, annotation, "/DA"), &lettering.size,
                                &colour);
  lettering.colour = colour;
  if (*encoded != '\0')
    assay_pdf_lettering_append (&lettering, content, encoded, box);

  return ASSAY_PDF_APPEARANCE_MADE;
}

static AssayPdfAppearance
append_button (qpdf_data pdf, qpdf_oh annotation, const AssayPdfBox *box, GString *content)
{
  long long flags = read_whole_number (pdf, assay_pdf_field_get (pdf, annotation, "/Ff"));

  append_frame (pdf, annotation, box, content);
  if ((flags & FLAG_PUSHBUTTON) != 0)
    return append_caption (pdf, annotation, box, content);
  if (is_on (pdf, annotation))
    append_check (box, (flags & FLAG_RADIO) != 0, content);

  return ASSAY_PDF_APPEARANCE_MADE;
}

AssayPdfAppearance
assay_pdf_field_append (qpdf_data pdf, qpdf_oh annotation, const AssayPdfBox *box, GString *content)
{
  qpdf_oh kind = assay_pdf_field_get (pdf, annotation, "/FT");

  if (qpdf_oh_is_name_and_equals (pdf, kind, "/Tx"))
    return append_text (pdf, annotation, box, FALSE, content);
  if (qpdf_oh_is_name_and_equals (pdf, kind, "/Ch"))
    return append_text (pdf, annotation, box, TRUE, content);
  if (qpdf_oh_is_name_and_equals (pdf, kind, "/Btn"))
    return append_button (pdf, annotation, box, content);

  /* A signature that shows nothing is a signature all the same. */
  return ASSAY_PDF_APPEARANCE_NONE;
}
