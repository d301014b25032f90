/* The parts of a portfolio seen alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-value.h"

#include <string.h>

#define DIGITS "0123456789"
#define MAX_WHOLE_DIGITS 12
#define MAX_FRACTION_DIGITS 6

typedef gpointer (*RefFunc) (gpointer value);

/* One row per type, in the order of AssayValueType. @extra is where the type keeps markup it does
 * not know, @slot where a portfolio keeps the type. */
static const struct
{
  const char *element;
  RefFunc ref;
  GDestroyNotify unref;
  gsize extra;
  gsize slot;
} types[] = {
  { "head", (RefFunc) assay_head_ref, (GDestroyNotify) assay_head_unref,
    G_STRUCT_OFFSET (AssayHead, extra), G_STRUCT_OFFSET (AssayPortfolio, head) },
  { "answer", (RefFunc) assay_answer_ref, (GDestroyNotify) assay_answer_unref,
    G_STRUCT_OFFSET (AssayAnswer, extra), G_STRUCT_OFFSET (AssayPortfolio, answers) },
  { "response", (RefFunc) assay_response_ref, (GDestroyNotify) assay_response_unref,
    G_STRUCT_OFFSET (AssayResponse, extra), G_STRUCT_OFFSET (AssayPortfolio, responses) },
  { "evidence", (RefFunc) assay_evidence_ref, (GDestroyNotify) assay_evidence_unref,
    G_STRUCT_OFFSET (AssayEvidence, extra), G_STRUCT_OFFSET (AssayPortfolio, evidence) },
  { "action", (RefFunc) assay_action_ref, (GDestroyNotify) assay_action_unref,
    G_STRUCT_OFFSET (AssayAction, extra), G_STRUCT_OFFSET (AssayPortfolio, actions) },
  { "figure", (RefFunc) assay_figure_ref, (GDestroyNotify) assay_figure_unref,
    G_STRUCT_OFFSET (AssayFigure, extra), G_STRUCT_OFFSET (AssayPortfolio, figures) },
  { "submission", (RefFunc) assay_submission_ref, (GDestroyNotify) assay_submission_unref,
    G_STRUCT_OFFSET (AssaySubmission, extra), G_STRUCT_OFFSET (AssayPortfolio, submissions) },
  { "point", (RefFunc) assay_point_ref, (GDestroyNotify) assay_point_unref,
    G_STRUCT_OFFSET (AssayPoint, extra), G_STRUCT_OFFSET (AssayPortfolio, points) },
};

G_STATIC_ASSERT (G_N_ELEMENTS (types) == ASSAY_N_VALUE_TYPES);

const char *
assay_value_type_get_element (AssayValueType type)
{
  return types[type].element;
}

gboolean
assay_value_type_parse (const char *element, AssayValueType *out_type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (!g_str_equal (types[i].element, element))
        continue;
      *out_type = (AssayValueType) i;
      return TRUE;
    }

  return FALSE;
}

gpointer
assay_value_ref (AssayValueType type, gconstpointer value)
{
  return value != NULL ? types[type].ref ((gpointer) value) : NULL;
}

void
assay_value_unref (AssayValueType type, gpointer value)
{
  if (value != NULL)
    types[type].unref (value);
}

static int
compare_numbers (guint64 a, guint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare_figures (const AssayFigure *a, const AssayFigure *b)
{
  int order = strcmp (a->measure, b->measure);

  if (order == 0)
    order = compare_numbers (a->from, b->from);
  if (order == 0)
    order = compare_numbers (a->to, b->to);

  return order;
}

int
assay_value_compare (AssayValueType type, gconstpointer a, gconstpointer b)
{
  switch (type)
    {
    case ASSAY_VALUE_HEAD:
      return 0;
    case ASSAY_VALUE_ANSWER:
      return strcmp (((const AssayAnswer *) a)->question, ((const AssayAnswer *) b)->question);
    case ASSAY_VALUE_RESPONSE:
      return strcmp (((const AssayResponse *) a)->criterion,
                     ((const AssayResponse *) b)->criterion);
    case ASSAY_VALUE_EVIDENCE:
      return compare_numbers (((const AssayEvidence *) a)->number,
                              ((const AssayEvidence *) b)->number);
    case ASSAY_VALUE_ACTION:
      return compare_numbers (((const AssayAction *) a)->number, ((const AssayAction *) b)->number);
    case ASSAY_VALUE_FIGURE:
      return compare_figures (a, b);
    case ASSAY_VALUE_SUBMISSION:
      return compare_numbers (((const AssaySubmission *) a)->round,
                              ((const AssaySubmission *) b)->round);
    case ASSAY_VALUE_POINT:
      return strcmp (((const AssayPoint *) a)->id, ((const AssayPoint *) b)->id);
    }

  g_assert_not_reached ();
}

static char *
format_value (AssayValueType type, gconstpointer value)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (FALSE);

  assay_portfolio_write_value (writer, type, value, ASSAY_PORTFOLIO_FORM_OWN);

  return assay_xml_writer_finish (writer);
}

/* Compares what would be written: a field that is forgotten here would be forgotten on disk, where
 * the round-trip tests look for it. */
gboolean
assay_value_is_equal (AssayValueType type, gconstpointer a, gconstpointer b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (a == b || a == NULL || b == NULL)
    return a == b;
  left = format_value (type, a);
  right = format_value (type, b);

  return g_str_equal (left, right);
}

static char *
dup_figure_label (const AssayFigure *figure)
{
  g_autofree char *from = assay_date_format_iso (figure->from);
  g_autofree char *to = assay_date_format_iso (figure->to);

  return g_strjoin (" ", figure->measure, from, to, NULL);
}

char *
assay_value_dup_label (AssayValueType type, gconstpointer value)
{
  switch (type)
    {
    case ASSAY_VALUE_HEAD:
      return g_strdup (types[type].element);
    case ASSAY_VALUE_ANSWER:
      return g_strdup (((const AssayAnswer *) value)->question);
    case ASSAY_VALUE_RESPONSE:
      return g_strdup (((const AssayResponse *) value)->criterion);
    case ASSAY_VALUE_EVIDENCE:
      return assay_evidence_format_number (((const AssayEvidence *) value)->number);
    case ASSAY_VALUE_ACTION:
      return assay_action_format_number (((const AssayAction *) value)->number);
    case ASSAY_VALUE_FIGURE:
      return dup_figure_label (value);
    case ASSAY_VALUE_SUBMISSION:
      return g_strdup_printf ("round-%u", ((const AssaySubmission *) value)->round);
    case ASSAY_VALUE_POINT:
      return g_strdup (((const AssayPoint *) value)->id);
    }

  g_assert_not_reached ();
}

char *
assay_value_canonicalize_decimal (const char *text)
{
  const char *rest = text;
  gboolean negative = *rest == '-';
  gsize whole, fraction = 0;

  rest += negative;
  while (rest[0] == '0' && g_ascii_isdigit (rest[1]))
    rest++;
  whole = strspn (rest, DIGITS);
  if (rest[whole] == '.' || rest[whole] == ',')
    {
      fraction = strspn (rest + whole + 1, DIGITS);
      if (fraction == 0)
        return NULL;
    }
  if (whole == 0 || whole > MAX_WHOLE_DIGITS || fraction > MAX_FRACTION_DIGITS
      || rest[whole + (fraction > 0 ? fraction + 1 : 0)] != '\0')
    return NULL;
  if (fraction == 0)
    return g_strdup_printf ("%s%.*s", negative ? "-" : "", (int) whole, rest);

  return g_strdup_printf ("%s%.*s.%.*s", negative ? "-" : "", (int) whole, rest, (int) fraction,
                          rest + whole + 1);
}

char **
assay_value_get_extra (AssayValueType type, gconstpointer value)
{
  return G_STRUCT_MEMBER (char **, value, types[type].extra);
}

GPtrArray **
assay_portfolio_get_slot (AssayPortfolio *self, AssayValueType type)
{
  g_assert (type != ASSAY_VALUE_HEAD);

  return &G_STRUCT_MEMBER (GPtrArray *, self, types[type].slot);
}

gboolean
assay_value_find_place (const GPtrArray *values,
                        AssayValueType type,
                        gconstpointer like,
                        guint *out_place)
{
  guint low = 0, high = values->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = assay_value_compare (type, values->pdata[middle], like);

      if (order == 0)
        {
          *out_place = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *out_place = low;

  return FALSE;
}

gconstpointer
assay_portfolio_lookup_like (const AssayPortfolio *self, AssayValueType type, gconstpointer like)
{
  const GPtrArray *values;
  guint place = 0;

  if (type == ASSAY_VALUE_HEAD)
    return self->head;
  values = *assay_portfolio_get_slot ((AssayPortfolio *) self, type);

  return assay_value_find_place (values, type, like, &place) ? values->pdata[place] : NULL;
}

GPtrArray *
assay_value_new_array (AssayValueType type)
{
  return g_ptr_array_new_with_free_func (types[type].unref);
}

gboolean
assay_response_is_empty (const AssayResponse *self)
{
  return self->level == NULL && self->reason == NULL && self->text == NULL && self->note == NULL
         && !self->flagged && self->citations->len == 0
         && (self->extra == NULL || self->extra[0] == NULL);
}
