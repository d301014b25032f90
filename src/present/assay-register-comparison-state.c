/* What the comparison of services shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-comparison-state.h"

#include "core/register/assay-comparison.h"
#include "core/register/assay-register-settings.h"
#include "present/assay-register-compared.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define NONE "–"

/* In the order of AssayResultState. */
static const struct
{
  AssayMarkTone tone;
  const char *sign;
} results[] = {
  [ASSAY_RESULT_READY] = { ASSAY_MARK_GOOD, "●" },
  [ASSAY_RESULT_NOT_READY] = { ASSAY_MARK_DOUBTFUL, "◐" },
  [ASSAY_RESULT_NOT_ASSESSED] = { ASSAY_MARK_NONE, "○" },
  [ASSAY_RESULT_MET] = { ASSAY_MARK_GOOD, "●" },
  [ASSAY_RESULT_MET_WITH_CONDITIONS] = { ASSAY_MARK_DOUBTFUL, "◕" },
  [ASSAY_RESULT_FURTHER_WORK] = { ASSAY_MARK_DOUBTFUL, "◐" },
  [ASSAY_RESULT_NOT_MET] = { ASSAY_MARK_BAD, "✕" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (results) == ASSAY_RESULT_LAST + 1);

/* --- Lines --- */

static void
mark_free (gpointer mark)
{
  AssayComparedMark *self = mark;

  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

static void
line_free (gpointer line)
{
  AssayComparedLine *self = line;

  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->description);
  g_ptr_array_unref (self->marks);
  g_free (self);
}

static void
group_free (gpointer group)
{
  AssayComparedGroup *self = group;

  g_free (self->title);
  g_free (self->notes);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static AssayComparedGroup *
group_new (AssayRegisterComparisonState *self, char *title, char *notes)
{
  AssayComparedGroup *group = g_new0 (AssayComparedGroup, 1);

  group->title = title;
  group->notes = notes;
  group->lines = g_ptr_array_new_with_free_func (line_free);
  g_ptr_array_add (self->groups, group);

  return group;
}

static AssayComparedLine *
line_new (AssayComparedGroup *group, const char *title, char *subtitle)
{
  AssayComparedLine *line = g_new0 (AssayComparedLine, 1);

  line->title = g_strdup (title);
  line->subtitle = subtitle;
  line->marks = g_ptr_array_new_with_free_func (mark_free);
  g_ptr_array_add (group->lines, line);

  return line;
}

static AssayComparedMark *
add_mark (
    AssayComparedLine *line, const char *title, char *text, const char *sign, AssayMarkTone tone)
{
  AssayComparedMark *mark = g_new0 (AssayComparedMark, 1);

  mark->title = g_strdup (title);
  mark->text = text;
  mark->sign = sign;
  mark->tone = tone;
  g_ptr_array_add (line->marks, mark);

  return mark;
}

/* Nothing met is the palest, and only all of it the strongest. */
static guint
compute_heat (const AssayHeldResult *result)
{
  return result->applies == 0
             ? 0
             : MIN (result->ready, result->applies) * ASSAY_MARK_HOTTEST / result->applies;
}

static const char *
get_service (const AssayRegisterGround *ground, const GArray *services, guint service)
{
  const AssayHeldService *held = assay_register_lookup (ground->held, ASSAY_HELD_SERVICE,
                                                        g_array_index (services, gint64, service));

  return held != NULL && held->name != NULL ? held->name : "?";
}

static void
describe (AssayRegisterComparisonState *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const AssayComparedGroup *group = self->groups->pdata[i];

      for (guint j = 0; j < group->lines->len; j++)
        {
          AssayComparedLine *line = group->lines->pdata[j];
          GString *text = g_string_new (line->title);

          for (guint k = 0; k < line->marks->len; k++)
            {
              const AssayComparedMark *mark = line->marks->pdata[k];

              g_string_append_printf (text, "%s %s: %s", k == 0 ? "." : ";", mark->title,
                                      mark->text);
            }
          line->description = g_string_free (text, FALSE);
        }
    }
}

/* --- Standards --- */

static char *
word_result (const AssayRegisterGround *ground, const AssayHeldResult *result)
{
  const AssayHeldRow *row = assay_held_get_row (ASSAY_HELD_RESULT);
  g_autofree char *state = NULL;

  for (guint i = 0; i < row->n_fields && state == NULL; i++)
    if (g_str_equal (row->fields[i].name, "state"))
      state = assay_register_word_field_text (ground, &row->fields[i], result);

  /* Translators: how a standard stands, and how many of its criteria: "Not ready, 3 of 5". */
  return g_strdup_printf (_ ("%s, %u of %u"), state, result->ready, result->applies);
}

static char *
word_source (const AssayHeldReceived *received)
{
  g_autofree char *day = assay_date_format_long (received->day);

  return received->received == ASSAY_RECEIVED_SUBMISSION
             ? g_strdup_printf (_ ("Submission of %s, round %u"), day, received->round)
             : g_strdup_printf (_ ("Report of %s, round %u"), day, received->round);
}

static void
add_standards (AssayRegisterComparisonState *self,
               const AssayRegisterGround *ground,
               const AssayComparedStandards *table)
{
  gboolean is_own = table->kind == ASSAY_RECEIVED_SUBMISSION;
  char *title =
      g_strdup_printf (is_own ? _ ("Standards as services say themselves: %s, edition %s")
                              : _ ("Standards as assessors determined them: %s, edition %s"),
                       assay_register_schemes_get_title (ground->schemes, table->scheme),
                       table->edition);
  char *notes = g_strdup (
      is_own
          ? _ ("How many of the criteria that apply are ready: the more, the stronger the colour.")
          : _ ("How many of the criteria that apply are met: the more, the stronger the colour."));
  AssayComparedGroup *group = group_new (self, title, notes);
  guint n = table->standards->len;

  for (guint i = 0; i < table->services->len; i++)
    {
      AssayComparedLine *line = line_new (group, get_service (ground, table->services, i),
                                          word_source (table->received[i]));

      for (guint j = 0; j < n; j++)
        {
          const AssayHeldResult *standard = table->standards->pdata[j];
          const AssayHeldResult *result = table->results[i * n + j];

          if (result != NULL)
            add_mark (line, standard->title, word_result (ground, result),
                      results[result->state].sign, results[result->state].tone)
                ->heat = compute_heat (result);
          else
            add_mark (line, standard->title, g_strdup (_ ("Nothing said")), NONE, ASSAY_MARK_NONE);
        }
    }
}

static char *
word_standards_apart (const AssayRegisterGround *ground, const AssayStandardsApart *apart)
{
  const AssayHeldService *held =
      assay_register_lookup (ground->held, ASSAY_HELD_SERVICE, apart->received->service);
  const char *service = held != NULL ? held->name : "?";
  g_autofree char *source = word_source (apart->received);

  switch (apart->reason)
    {
    case ASSAY_STANDARDS_UNVERIFIED:
      return g_strdup_printf (_ ("%s: %s is not compared, because it could not be verified."),
                              service, source);
    case ASSAY_STANDARDS_NO_EDITION:
      return g_strdup_printf (_ ("%s: %s is not compared, because it names no edition."), service,
                              source);
    case ASSAY_STANDARDS_NO_RESULTS:
      return g_strdup_printf (_ ("%s: %s is not compared, because it says nothing of standards."),
                              service, source);
    }

  g_assert_not_reached ();
}

/* --- Measures --- */

/* Where a service has its figures from; all of them where it says several. */
static char *
word_sources (const AssayComparedTable *table, guint service)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < table->periods->len; i++)
    {
      const char *source = assay_compared_get_source (table, service, i);

      if (source != NULL && !g_ptr_array_find_with_equal_func (sources, source, g_str_equal, NULL))
        g_ptr_array_add (sources, (gpointer) source);
    }
  if (sources->len == 0)
    return g_strdup (_ ("The service does not say where it has this from."));
  g_ptr_array_add (sources, NULL);
  joined = g_strjoinv (", ", (char **) sources->pdata);

  return g_strdup_printf (_ ("From: %s"), joined);
}

static void
add_figures (AssayRegisterComparisonState *self,
             const AssayRegisterGround *ground,
             const AssayComparison *comparison,
             const AssayComparedTable *table)
{
  g_autofree char *beside = assay_compared_word_beside (ground, comparison, table);
  GString *notes = g_string_new (NULL);
  AssayComparedGroup *group;

  g_string_append_printf (notes, _ ("Definition: %s\nCounting rule: %s"), table->like->definition,
                          table->like->counting_rule);
  if (beside != NULL)
    g_string_append_printf (notes, "\n%s", beside);
  group = group_new (self,
                     g_strdup_printf (_ ("%s (%s, edition %s)"), table->like->title,
                                      assay_register_schemes_get_title (ground->schemes,
                                                                        table->like->scheme),
                                      table->like->edition),
                     g_string_free (notes, FALSE));
  for (guint service = 0; service <= table->services->len; service++)
    {
      gboolean is_total = service == table->services->len;
      AssayComparedLine *line =
          line_new (group,
                    is_total ? _ ("All of these") : get_service (ground, table->services, service),
                    is_total ? NULL : word_sources (table, service));

      for (guint period = 0; period < table->periods->len; period++)
        {
          g_autofree char *title = assay_compared_word_period (
              &g_array_index (table->periods, AssayComparedPeriod, period));

          add_mark (line, title,
                    is_total ? assay_compared_word_total (table, period, FALSE)
                             : assay_compared_word_figure (table, service, period, FALSE),
                    NULL, ASSAY_MARK_PLAIN);
        }
    }
}

static void
compare_standards (AssayRegisterComparisonState *self, const AssayRegisterGround *ground)
{
  g_autoptr (AssayStandardsComparison) comparison =
      assay_standards_comparison_new (ground->held, NULL);

  for (guint i = 0; i < comparison->tables->len; i++)
    add_standards (self, ground, comparison->tables->pdata[i]);
  for (guint i = 0; i < comparison->apart->len; i++)
    g_ptr_array_add (self->apart,
                     word_standards_apart (ground, &g_array_index (comparison->apart,
                                                                   AssayStandardsApart, i)));
}

static void
compare_measures (AssayRegisterComparisonState *self, const AssayRegisterGround *ground)
{
  g_autoptr (AssayComparison) comparison =
      assay_comparison_new (ground->held, NULL,
                            ground->schemes != NULL ? assay_register_schemes_list (ground->schemes)
                                                    : NULL);

  assay_comparison_suppress (comparison, assay_register_get_suppress_below (ground->held));
  for (guint i = 0; i < comparison->tables->len; i++)
    add_figures (self, ground, comparison, comparison->tables->pdata[i]);
  for (guint i = 0; i < comparison->apart->len; i++)
    g_ptr_array_add (self->apart,
                     assay_apart_word (ground, &g_array_index (comparison->apart, AssayApart, i)));
}

AssayRegisterComparisonState *
assay_register_comparison_state_new (const AssayRegisterGround *ground)
{
  AssayRegisterComparisonState *self = g_new0 (AssayRegisterComparisonState, 1);

  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->apart = g_ptr_array_new_with_free_func (g_free);
  compare_standards (self, ground);
  compare_measures (self, ground);
  describe (self);

  return self;
}

char *
assay_register_comparison_word_more (guint n_shown, guint n_all, guint n_next)
{
  g_autofree char *rest =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u is not shown yet.",
                                    "%u of %u are not shown yet.", n_all - n_shown),
                       n_all - n_shown, n_all);

  /* Translators: how many more lines a button brings, and a sentence on what is left. */
  return g_strdup_printf (_ ("Show %u more. %s"), MIN (n_next, n_all - n_shown), rest);
}

void
assay_register_comparison_state_free (AssayRegisterComparisonState *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->apart);
  g_free (self);
}
