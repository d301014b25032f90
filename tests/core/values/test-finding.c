/* Findings: the table is whole, and the order is the one people read in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-finding.h"

static void
test_table (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint tag = 0; tag <= ASSAY_FINDING_LAST_OF_MEASURES; tag++)
    {
      const char *id = assay_finding_tag_get_id ((AssayFindingTag) tag);

      g_assert_true (g_regex_match_simple ("^[a-z]+(-[a-z]+)*$", id, 0, 0));
      g_assert_true (g_hash_table_add (seen, (gpointer) id));
      g_assert_nonnull (assay_severity_get_id (assay_finding_tag_get_severity (tag)));
    }
}

static void
add (GPtrArray *findings, AssayFindingTag tag, const char *subject, const char *detail)
{
  g_ptr_array_add (findings, assay_finding_new (tag, subject, detail, NULL));
}

static char *
join_subjects (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = findings->pdata[i];

      g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "",
                              assay_finding_tag_get_id (finding->tag),
                              finding->subject != NULL ? finding->subject : "-");
      if (finding->detail != NULL)
        g_string_append_printf (text, "/%s", finding->detail);
    }

  return g_string_free (text, FALSE);
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) findings = assay_findings_new ();
  g_autofree char *order = NULL;

  add (findings, ASSAY_FINDING_UNUSED, "E010", NULL);
  add (findings, ASSAY_FINDING_GAP, "2.10", NULL);
  add (findings, ASSAY_FINDING_NO_TEXT, "1.1", NULL);
  add (findings, ASSAY_FINDING_GAP, "10.1", NULL);
  add (findings, ASSAY_FINDING_UNUSED, "E9", NULL);
  add (findings, ASSAY_FINDING_GAP, "2.9", NULL);
  add (findings, ASSAY_FINDING_GAP, NULL, NULL);
  add (findings, ASSAY_FINDING_NOT_ASSESSED, "3.1", NULL);
  add (findings, ASSAY_FINDING_CLAIMED, "A.10", "b");
  add (findings, ASSAY_FINDING_CLAIMED, "A.10", "a");
  add (findings, ASSAY_FINDING_CLAIMED, "A", NULL);
  assay_findings_sort (findings);

  order = join_subjects (findings);
  g_assert_cmpstr (order, ==,
                   "not-assessed:3.1 gap:- gap:2.9 gap:2.10 gap:10.1 claimed:A claimed:A.10/a "
                   "claimed:A.10/b no-text:1.1 unused:E9 unused:E010");
  g_assert_cmpuint (assay_findings_count (findings, ASSAY_SEVERITY_BLOCKING), ==, 8);
  g_assert_cmpuint (assay_findings_count (findings, ASSAY_SEVERITY_WARNING), ==, 1);
  g_assert_cmpuint (assay_findings_count (findings, ASSAY_SEVERITY_ADVICE), ==, 2);
}

/* Sorting does not depend on the order before. */
static void
test_order_is_total (void)
{
  g_autoptr (GPtrArray) findings = assay_findings_new ();
  g_autofree char *first = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *subject = g_strdup_printf ("%u.%u", 1 + i % 3, 1 + i % 13);

      add (findings, (AssayFindingTag) (i % (ASSAY_FINDING_LAST + 1)), subject, NULL);
    }
  assay_findings_sort (findings);
  first = join_subjects (findings);

  for (guint round = 0; round < 20; round++)
    {
      g_autofree char *again = NULL;

      for (guint i = findings->len - 1; i > 0; i--)
        {
          guint j = (guint) g_test_rand_int_range (0, (gint32) i + 1);
          gpointer swap = findings->pdata[i];

          findings->pdata[i] = findings->pdata[j];
          findings->pdata[j] = swap;
        }
      assay_findings_sort (findings);
      again = join_subjects (findings);
      g_assert_cmpstr (again, ==, first);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding/table", test_table);
  g_test_add_func ("/finding/order", test_order);
  g_test_add_func ("/finding/order-is-total", test_order_is_total);

  return g_test_run ();
}
