/* Drafts come back as they were written; what is no draft does no harm.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-drafts.h"

static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_draft_free);
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *second = NULL;
  const AssayDraft *draft;

  g_ptr_array_add (drafts, assay_draft_new ("citation", "2.5"));
  assay_draft_set (drafts->pdata[0], "why", "Says who decides; [half]\n  a “second” line\\n");
  assay_draft_set (drafts->pdata[0], "kind", "a field may have any name");
  assay_draft_set (drafts->pdata[0], "pages", "");
  assay_draft_set (drafts->pdata[0], "evidence", "7");
  g_ptr_array_add (drafts, assay_draft_new ("action", "1.1"));
  text = assay_drafts_format (drafts);
  again = assay_drafts_parse (text);
  second = assay_drafts_format (again);

  g_assert_cmpuint (again->len, ==, 2);
  draft = again->pdata[0];
  g_assert_cmpstr (draft->kind, ==, "citation");
  g_assert_cmpstr (draft->subject, ==, "2.5");
  g_assert_cmpstr (assay_draft_get (draft, "why"), ==,
                   "Says who decides; [half]\n  a “second” line\\n");
  g_assert_cmpstr (assay_draft_get (draft, "kind"), ==, "a field may have any name");
  g_assert_cmpstr (assay_draft_get (draft, "never written"), ==, "");
  g_assert_cmpuint (assay_draft_get_number (draft, "evidence"), ==, 7);
  g_assert_cmpuint (assay_draft_get_number (draft, "why"), ==, 0);
  g_assert_cmpstr (second, ==, text);
}

static void
test_damaged (void)
{
  static const char *const texts[] = { "", "no key file", "[Draft 1]\n",
                                       "[Draft 1]\nkind=citation\n",
                                       "[Draft 1]\nsubject=2.5\nkind=\xff\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) drafts = assay_drafts_parse (texts[i]);

      g_assert_cmpuint (drafts->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drafts/round-trip", test_round_trip);
  g_test_add_func ("/drafts/damaged", test_damaged);

  return g_test_run ();
}
