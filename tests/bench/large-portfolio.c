/* A portfolio of the largest size we hold our numbers for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "large-portfolio.h"

#include <string.h>

#define N_STANDARDS 12
#define N_CRITERIA_EACH (LARGE_N_CRITERIA / N_STANDARDS)

char *
large_scheme_write (AssayFixture *fixture)
{
  g_autofree char *path = g_build_filename (g_getenv ("ASSAY_TEST_DATA"), "small-scheme.xml", NULL);
  g_autofree char *small = assay_fixture_read (path);
  g_autoptr (GString) large = g_string_new_len (small, strstr (small, "<standard id=") - small);

  for (guint i = 1; i <= N_STANDARDS; i++)
    {
      g_string_append_printf (large, "<standard id=\"%u\"><title>Standard %u</title>\n", i, i);
      for (guint j = 1; j <= N_CRITERIA_EACH; j++)
        g_string_append_printf (
            large,
            "<criterion id=\"%u.%u\" look-back=\"24\"><title>Criterion</title>"
            "<statement>What is asked here is done in every case.</statement>"
            "<guidance><p>A paragraph of guidance as long as such paragraphs usually are, which is "
            "about "
            "this long, so that reading it costs what reading it costs.</p></guidance>"
            "<evidence kind=\"record\">A record.</evidence></criterion>\n",
            i, j);
      g_string_append (large, "</standard>\n");
    }
  g_string_append (large, "</scheme>\n");

  return assay_fixture_write (fixture, "large.xml", large->str);
}

static void
take_edit (GPtrArray *edits, AssayPortfolio **portfolio, AssayEdit *edit)
{
  AssayPortfolio *after;

  g_assert_nonnull (edit);
  after = assay_portfolio_apply (*portfolio, edit);
  assay_portfolio_unref (*portfolio);
  *portfolio = after;
  g_ptr_array_add (edits, edit);
}

/* 2,000 characters of words. */
static char *
make_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; text->len < 2000; i++)
    g_string_append_printf (text, "%s %u people ",
                            i % 3 == 0 ? "Each referral is assessed before any contact, by"
                                       : "with",
                            i);

  return g_string_free (text, FALSE);
}

static void
fill (AssayPortfolioFolder *folder)
{
  AssayScheme *scheme = assay_portfolio_folder_get_scheme (folder);
  AssayPortfolio *portfolio = assay_portfolio_ref (assay_portfolio_folder_get_portfolio (folder));
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_edit_unref);
  g_autoptr (AssayEdit) all = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = make_text ();

  for (guint i = 1; i <= LARGE_N_EVIDENCE; i++)
    {
      g_autoptr (AssayEvidence) fields = assay_evidence_new (0);

      fields->basis = ASSAY_BASIS_OBSERVATION;
      fields->title = g_strdup_printf ("Observation %u", i);
      fields->kind = g_strdup ("record");
      fields->from = assay_date_new (2026, 3, 1);
      fields->privacy = ASSAY_PRIVACY_NO_PERSONAL_DATA;
      take_edit (edits, &portfolio, assay_edit_add_evidence (portfolio, scheme, fields, i, &error));
    }
  for (guint i = 0; i < LARGE_N_EVIDENCE; i++)
    {
      const AssayCriterion *criterion = scheme->criteria->pdata[i % scheme->criteria->len];

      take_edit (edits, &portfolio,
                 assay_edit_cite (portfolio, scheme, criterion->id, i + 1, NULL, "Opening",
                                  "Shows it.", &error));
    }
  for (guint i = 0; i < scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = scheme->criteria->pdata[i];

      take_edit (edits, &portfolio,
                 assay_edit_rate (portfolio, scheme, criterion->id, "fully", NULL, &error));
      take_edit (edits, &portfolio,
                 assay_edit_write_text (portfolio, scheme, criterion->id, text, &error));
    }
  assay_portfolio_unref (portfolio);
  all = assay_edit_join (edits);
  g_assert_true (assay_portfolio_folder_apply (folder, all, &error));
  g_assert_no_error (error);
}

AssayPortfolioFolder *
large_portfolio_new (AssayFixture *fixture, const char *path, AssayScheme *scheme)
{
  g_autoptr (AssayHead) head = assay_head_new ();
  g_autoptr (GError) error = NULL;
  AssayPortfolioFolder *folder;

  head->service = g_strdup ("Large service");
  head->round = 1;
  folder = assay_portfolio_folder_create (fixture->context, path, scheme, head, &error);
  g_assert_no_error (error);
  fill (folder);
  g_assert_true (assay_portfolio_folder_save (folder, &error));

  return folder;
}
