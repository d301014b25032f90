/* Random schemes and portfolios.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scheme is drawn as plain numbers, written as XML and loaded by the real loader, so that a law
 * is never tested on a scheme that could not exist.
 */

#include "random-scheme.h"

#include "assay-fixture.h"
#include "sketch.h"

#include <string.h>

static const char *const levels[] = { "not-yet", "partly", "largely", "fully" };
static const char *const kinds[] = { "policy", "record", "data" };

static guint
draw (GRand *rand, guint from, guint to)
{
  return (guint) g_rand_int_range (rand, (gint32) from, (gint32) to + 1);
}

static gboolean
draw_chance (GRand *rand, double chance)
{
  return g_rand_double (rand) < chance;
}

const char *
random_level_get_id (guint rank)
{
  return levels[rank];
}

char *
random_criterion_dup_id (const RandomCriterion *self)
{
  return g_strdup_printf ("%u.%u", self->standard, self->number);
}

RandomScheme *
random_scheme_new (GRand *rand, gboolean all_may_not_apply)
{
  RandomScheme *self = g_new0 (RandomScheme, 1);

  self->n_standards = draw (rand, 1, 4);
  self->scoring = (AssayScoringModel) draw (rand, ASSAY_SCORING_ALL, ASSAY_SCORING_FLAT);
  self->threshold = draw (rand, 1, 100);
  self->criteria = g_array_new (FALSE, FALSE, sizeof (RandomCriterion));
  for (guint standard = 1; standard <= self->n_standards; standard++)
    {
      guint n = draw (rand, 1, 5);

      for (guint number = 1; number <= n; number++)
        {
          RandomCriterion criterion = {
            .standard = standard,
            .number = number,
            .weight = draw_chance (rand, 0.5) ? 1 : draw (rand, 1, 9),
            .look_back = draw_chance (rand, 0.4) ? 0 : draw (rand, 1, 24),
            .not_applicable_allowed = all_may_not_apply || draw_chance (rand, 0.5),
            .conditional = draw_chance (rand, 0.25),
            .kinds = draw (rand, 1, 7),
          };

          g_array_append_val (self->criteria, criterion);
        }
    }

  return self;
}

void
random_scheme_free (RandomScheme *self)
{
  g_array_unref (self->criteria);
  g_free (self);
}

static void
write_criterion (GString *xml, const RandomCriterion *criterion)
{
  g_autofree char *id = random_criterion_dup_id (criterion);

  g_string_append_printf (xml, "<criterion id=\"%s\" weight=\"%u\" not-applicable=\"%s\"", id,
                          criterion->weight,
                          criterion->not_applicable_allowed ? "allowed" : "refused");
  if (criterion->look_back > 0)
    g_string_append_printf (xml, " look-back=\"%u\"", criterion->look_back);
  g_string_append_printf (xml, "><title>T %s</title><statement>S %s.</statement>", id, id);
  if (criterion->conditional)
    g_string_append (xml, "<applies-when question=\"complex-cases\" is=\"yes\"/>");
  g_string_append (xml, "<guidance><p>G.</p></guidance>");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((criterion->kinds & (1u << i)) != 0)
      g_string_append_printf (xml, "<evidence kind=\"%s\">E.</evidence>", kinds[i]);
  g_string_append (xml, "</criterion>");
}

/* Everything before the standards. */
static void
write_head (GString *xml, const RandomScheme *self)
{
  static const char *const models[] = { "all", "weighted", "flat" };

  g_string_append (
      xml, "<scheme format=\"1\" id=\"random\" edition=\"1\" lang=\"en\"><title>R</title>"
           "<short-title>R</short-title><origin status=\"own-worded\"><line>L.</line>"
           "</origin><words standard=\"Standard\" standards=\"Standards\" "
           "criterion=\"Indicator\" criteria=\"Indicators\"/><scale threshold=\"largely\">");
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    g_string_append_printf (xml, "<level id=\"%s\"><title>%s</title><meaning>M.</meaning></level>",
                            levels[i], levels[i]);
  g_string_append (xml, "<level id=\"not-applicable\" not-applicable=\"true\"><title>N</title>"
                        "<meaning>M.</meaning></level></scale>");
  g_string_append_printf (xml, "<scoring model=\"%s\"", models[self->scoring]);
  if (self->scoring != ASSAY_SCORING_ALL)
    g_string_append_printf (xml, " threshold=\"%u\"", self->threshold);
  g_string_append (xml, "/><kinds>");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (xml, "<kind id=\"%s\"><title>%s</title><meaning>M.</meaning></kind>",
                            kinds[i], kinds[i]);
  g_string_append (xml, "</kinds><profile><question id=\"complex-cases\" type=\"yes-no\">"
                        "<title>C</title></question></profile>");
}

AssayScheme *
random_scheme_load (const RandomScheme *self, int left_out)
{
  g_autoptr (GString) xml = g_string_new (NULL);
  g_autofree char *schema = assay_fixture_schema_path ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  AssayScheme *scheme;
  guint open = 0;

  write_head (xml, self);
  for (guint i = 0; i < self->criteria->len; i++)
    {
      const RandomCriterion *criterion = &g_array_index (self->criteria, RandomCriterion, i);

      if ((int) i == left_out)
        continue;
      if (criterion->standard != open)
        g_string_append_printf (xml, "%s<standard id=\"%u\"><title>S</title>",
                                open != 0 ? "</standard>" : "", criterion->standard);
      open = criterion->standard;
      write_criterion (xml, criterion);
    }
  g_string_append (xml, "</standard></scheme>");

  bytes = g_bytes_new (xml->str, xml->len);
  scheme = assay_scheme_load_bytes (bytes, "random", schema, NULL, &error);
  g_assert_no_error (error);

  return scheme;
}

/* --- Portfolios --------------------------------------------------------------------------------
 */

/* One of the dates around the planned day, or none. */
static AssayDate
draw_date (GRand *rand, double none)
{
  if (draw_chance (rand, none))
    return ASSAY_DATE_NONE;

  return sketch_planned_day () + draw (rand, 0, 900) - 700;
}

void
random_portfolio_add_item (GRand *rand, AssayPortfolio *portfolio, double spoiled)
{
  AssayEvidence *item = sketch_evidence (portfolio, portfolio->evidence->len + 1);

  sketch_set (&item->kind, draw_chance (rand, spoiled) ? NULL : kinds[draw (rand, 0, 2)]);
  if (draw_chance (rand, spoiled))
    {
      item->from = draw_date (rand, 0.3);
      item->to = draw_date (rand, 0.3);
      item->until = draw_date (rand, 0.3);
    }
  if (draw_chance (rand, spoiled))
    item->privacy = ASSAY_PRIVACY_NONE_STATED;
  if (draw_chance (rand, 0.2))
    item->basis = ASSAY_BASIS_OBSERVATION;
  if (draw_chance (rand, spoiled / 2))
    item->withdrawn = TRUE;
}

void
random_portfolio_add_citation (GRand *rand, AssayPortfolio *portfolio, double spoiled)
{
  const AssayResponse *response;
  AssayCitation *citation;

  if (portfolio->responses->len == 0)
    return;
  response = portfolio->responses->pdata[draw (rand, 0, portfolio->responses->len - 1)];
  citation = sketch_citation (portfolio, response->criterion,
                              draw (rand, 1, portfolio->evidence->len + 1));
  if (draw_chance (rand, spoiled))
    sketch_set (&citation->pages, NULL);
  if (draw_chance (rand, spoiled))
    sketch_set (&citation->why, NULL);
}

static void
add_response (GRand *rand,
              AssayPortfolio *portfolio,
              const RandomCriterion *criterion,
              double spoiled)
{
  g_autofree char *id = random_criterion_dup_id (criterion);
  const char *level = levels[draw (rand, 2, 3)];
  AssayResponse *response;

  if (draw_chance (rand, spoiled))
    level = draw_chance (rand, 0.5) ? NULL : levels[draw (rand, 0, 1)];
  else if (draw_chance (rand, 0.1))
    level = "not-applicable";
  response = sketch_response (portfolio, id, level);
  if (level != NULL && g_str_equal (level, "not-applicable") && !draw_chance (rand, spoiled))
    sketch_set (&response->reason, "We have none.");

  /* Where nothing is to be spoiled, cite an item of every kind, so that one is accepted. */
  for (guint i = 0; i < 3 && !draw_chance (rand, spoiled); i++)
    {
      AssayEvidence *item = sketch_evidence (portfolio, portfolio->evidence->len + 1);

      sketch_set (&item->kind, kinds[i]);
      sketch_citation (portfolio, id, item->number);
    }
}

AssayPortfolio *
random_portfolio_new (GRand *rand, const RandomScheme *scheme, double spoiled)
{
  AssayPortfolio *portfolio = sketch_portfolio ();
  guint n_items = draw (rand, 1, 6), n_citations = draw (rand, 0, 12);

  if (draw_chance (rand, 0.7))
    sketch_answer (portfolio, "complex-cases", draw_chance (rand, 0.5) ? "yes" : "no");
  for (guint i = 0; i < scheme->criteria->len; i++)
    if (!draw_chance (rand, spoiled / 2))
      add_response (rand, portfolio, &g_array_index (scheme->criteria, RandomCriterion, i),
                    spoiled);
  for (guint i = 0; i < n_items; i++)
    random_portfolio_add_item (rand, portfolio, spoiled);
  for (guint i = 0; i < n_citations; i++)
    random_portfolio_add_citation (rand, portfolio, spoiled);

  return portfolio;
}
