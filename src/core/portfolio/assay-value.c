/* The parts of a portfolio seen alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-value.h"

#include "core/portfolio/assay-portfolio-model.h"

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
  guint type = 0;

  if (!assay_model_parse_type (&assay_portfolio_model, element, &type))
    return FALSE;
  *out_type = (AssayValueType) type;

  return TRUE;
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

GDestroyNotify
assay_value_get_unref (guint type)
{
  return types[type].unref;
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

gboolean
assay_value_is_equal (AssayValueType type, gconstpointer a, gconstpointer b)
{
  return assay_model_is_equal (&assay_portfolio_model, type, a, b);
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
  return assay_model_find_place (&assay_portfolio_model, values, type, like, out_place);
}

gconstpointer
assay_portfolio_lookup_like (const AssayPortfolio *self, AssayValueType type, gconstpointer like)
{
  return assay_model_lookup_like (&assay_portfolio_model, self, type, like);
}

GPtrArray *
assay_value_new_array (AssayValueType type)
{
  return assay_model_new_array (&assay_portfolio_model, type);
}

gboolean
assay_response_is_empty (const AssayResponse *self)
{
  return self->level == NULL && self->reason == NULL && self->text == NULL && self->note == NULL
         && !self->flagged && self->citations->len == 0
         && (self->extra == NULL || self->extra[0] == NULL);
}
