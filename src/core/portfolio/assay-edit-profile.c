/* Making edits: the head, the profile and the measures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-amount.h"
#include "core/portfolio/assay-edit-private.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

AssayEdit *
assay_edit_set_head (const AssayPortfolio *portfolio,
                     const char *service,
                     gboolean set_planned,
                     AssayDate planned,
                     GError **error)
{
  g_autoptr (AssayHead) head = assay_head_copy (portfolio->head);
  AssayEdit *edit;

  if (service != NULL)
    {
      g_clear_pointer (&head->service, g_free);
      if (!assay_edit_need_line (service, _ ("the service’s name"), &head->service, error))
        return NULL;
    }
  if (set_planned)
    {
      if (!assay_edit_check_date (planned, FALSE, _ ("the planned date"), error))
        return NULL;
      head->planned = planned;
    }
  edit = assay_edit_new (ASSAY_VERB_SET_HEAD, NULL, NULL);
  assay_edit_add (edit, ASSAY_VALUE_HEAD, portfolio->head, g_steal_pointer (&head));

  return edit;
}

/* --- Profile --- */

static gboolean
find_option (const AssayQuestion *question, const char *id, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *quoted = NULL;
  g_autofree char *all = NULL;
  const char *nearest;

  if (assay_question_lookup_option (question, id) != NULL)
    return TRUE;
  for (guint i = 0; i < question->options->len; i++)
    g_ptr_array_add (ids, ((const AssayTerm *) question->options->pdata[i])->id);
  g_ptr_array_add (ids, NULL);
  quoted = assay_text_dup_quoted (id);
  all = g_strjoinv (", ", (char **) ids->pdata);
  nearest = assay_text_find_nearest (id, (const char *const *) ids->pdata);
  if (nearest != NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("%s has no answer “%s”; did you mean “%s”?"), question->id, quoted, nearest);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("%s has no answer “%s”; there are: %s"), question->id, quoted, all);

  return FALSE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Options in canonical form: sorted, each once, parted by single spaces. NULL for none. */
static gboolean
take_options (const AssayQuestion *question, const char *value, char **out_value, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (value, ", \t\n", -1);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  gboolean several =
      question->type == ASSAY_QUESTION_CHOICES || question->type == ASSAY_QUESTION_SECTORS;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      if (!find_option (question, words[i], error))
        return FALSE;
      if (!g_ptr_array_find_with_equal_func (ids, words[i], g_str_equal, NULL))
        g_ptr_array_add (ids, words[i]);
    }
  if (ids->len > 1 && !several)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s takes one answer; choose one of those"), question->id);
      return FALSE;
    }
  if (ids->len == 0)
    return TRUE;
  g_ptr_array_sort (ids, compare_ids);
  g_ptr_array_add (ids, NULL);
  *out_value = g_strjoinv (" ", (char **) ids->pdata);

  return TRUE;
}

AssayEdit *
assay_edit_set_answer (const AssayPortfolio *portfolio,
                       const AssayScheme *scheme,
                       const char *question,
                       const char *value,
                       GError **error)
{
  const AssayQuestion *asked = assay_scheme_find_question (scheme, question, error);
  const AssayAnswer *now;
  AssayAnswer *answer = NULL;
  char *canonical = NULL;
  gboolean good;
  AssayEdit *edit;

  if (asked == NULL)
    return NULL;
  good = asked->type == ASSAY_QUESTION_TEXT
             ? assay_edit_take_block (value, asked->title, &canonical, error)
             : take_options (asked, value != NULL ? value : "", &canonical, error);
  if (!good)
    return NULL;

  now = assay_portfolio_lookup_answer (portfolio, asked->id);
  if (canonical != NULL)
    {
      answer = now != NULL ? assay_answer_copy (now) : assay_answer_new ();
      g_free (answer->question);
      answer->question = g_strdup (asked->id);
      g_free (answer->value);
      answer->value = canonical;
    }
  edit = assay_edit_new (ASSAY_VERB_SET_PROFILE, asked->id,
                         asked->type == ASSAY_QUESTION_TEXT ? NULL : canonical);
  if (now != NULL || answer != NULL)
    assay_edit_add (edit, ASSAY_VALUE_ANSWER, now, answer);

  return edit;
}

/* --- Measures --- */

static gboolean
take_value (const AssayMeasure *measure, const char *value, char **out_value, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (value != NULL ? value : ""));
  g_autofree char *canonical = assay_value_canonicalize_decimal (trimmed);

  if (canonical == NULL)
    {
      g_autofree char *quoted = assay_text_dup_quoted (trimmed);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("“%s” is not a number; write it like 12 or 12.5"), quoted);
      return FALSE;
    }
  if (!assay_amount_check (measure->unit, measure->id, canonical, error))
    return FALSE;
  *out_value = g_steal_pointer (&canonical);

  return TRUE;
}

/* A number counted, or the number it is out of; blank is none. */
static gboolean
take_count (const AssayMeasure *measure, const char *text, char **out_count, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));
  guint64 count;

  if (*trimmed != '\0' && !assay_amount_parse_count (trimmed, &count))
    {
      g_autofree char *quoted = assay_text_dup_quoted (trimmed);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("%s: “%s” is not a whole number; write it like 45"), measure->id, quoted);
      return FALSE;
    }
  *out_count = *trimmed != '\0' ? g_steal_pointer (&trimmed) : NULL;

  return TRUE;
}

static char *
format_period (AssayDate from, AssayDate to)
{
  g_autofree char *first = assay_date_format_iso (from);
  g_autofree char *last = assay_date_format_iso (to);

  return g_strdup_printf ("%s/%s", first, last);
}

AssayEdit *
assay_edit_set_figure (const AssayPortfolio *portfolio,
                       const AssayScheme *scheme,
                       const AssayFigure *fields,
                       GError **error)
{
  const AssayMeasure *measure =
      assay_scheme_find_measure (scheme, fields->measure != NULL ? fields->measure : "", error);
  g_autoptr (AssayFigure) figure = NULL;
  g_autofree char *period = NULL;
  const AssayFigure *now;
  AssayEdit *edit;

  if (measure == NULL || !assay_edit_check_period (fields->from, fields->to, TRUE, error))
    return NULL;
  figure = assay_figure_copy (fields);
  g_clear_pointer (&figure->value, g_free);
  g_clear_pointer (&figure->source, g_free);
  g_clear_pointer (&figure->note, g_free);
  g_clear_pointer (&figure->part, g_free);
  g_clear_pointer (&figure->base, g_free);
  if (!take_value (measure, fields->value, &figure->value, error)
      || !take_count (measure, fields->part, &figure->part, error)
      || !take_count (measure, fields->base, &figure->base, error)
      || !assay_amount_check_counts (measure->unit, measure->id, figure->value, figure->part,
                                     figure->base, error)
      || !assay_edit_take_line (fields->source, _ ("the source"), &figure->source, error)
      || !assay_edit_take_block (fields->note, _ ("the note"), &figure->note, error))
    return NULL;

  now = assay_portfolio_lookup_figure (portfolio, measure->id, fields->from, fields->to);
  period = format_period (fields->from, fields->to);
  edit = assay_edit_new (ASSAY_VERB_SET_FIGURE, measure->id, period);
  assay_edit_add (edit, ASSAY_VALUE_FIGURE, now, g_steal_pointer (&figure));

  return edit;
}

AssayEdit *
assay_edit_remove_figure (const AssayPortfolio *portfolio,
                          const char *measure,
                          AssayDate from,
                          AssayDate to,
                          GError **error)
{
  const AssayFigure *now = assay_portfolio_lookup_figure (portfolio, measure, from, to);
  g_autofree char *period = NULL;
  AssayEdit *edit;

  if (now == NULL)
    {
      g_autofree char *quoted = assay_text_dup_quoted (measure);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                   _ ("There is no figure of “%s” for that period"), quoted);
      return NULL;
    }
  period = format_period (from, to);
  edit = assay_edit_new (ASSAY_VERB_REMOVE_FIGURE, measure, period);
  assay_edit_add (edit, ASSAY_VALUE_FIGURE, now, NULL);

  return edit;
}
