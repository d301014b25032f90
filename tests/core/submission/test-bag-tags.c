/* Tag files as text: lines, declarations, bag-info.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/submission/assay-bag-tags.h"

#include <string.h>

static void
assert_lines (const char *text, const char *joined)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *found = NULL;
  char *line;

  while ((line = assay_bag_next_line (&text)) != NULL)
    g_ptr_array_add (lines, line);
  g_ptr_array_add (lines, NULL);
  found = g_strjoinv ("|", (char **) lines->pdata);
  g_assert_cmpstr (found, ==, joined);
}

static void
test_lines (void)
{
  assert_lines ("", "");
  assert_lines ("a", "a");
  assert_lines ("a\nb\n", "a|b");
  assert_lines ("a\r\nb\rc\nd", "a|b|c|d");
  assert_lines ("a\n\nb", "a||b");
  assert_lines ("a\r\rb", "a||b");
  assert_lines ("a\r\n\r\nb", "a||b");
  assert_lines ("\n", "");
}

/* The text of bag-info.txt as "label=value;…". */
static void
assert_info (const char *text, const char *joined, guint n_findings)
{
  g_autoptr (GPtrArray) findings = assay_findings_new ();
  g_autoptr (AssayBagDeclaration) declaration = assay_bag_declaration_new ();
  g_autoptr (GPtrArray) info = assay_bag_info_parse (declaration, "bag-info.txt", text, findings);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < info->len; i++)
    {
      const AssayBagElement *element = info->pdata[i];

      g_string_append_printf (found, "%s=%s;", element->label, element->value);
    }
  g_assert_cmpstr (found->str, ==, joined);
  g_assert_cmpuint (findings->len, ==, n_findings);
}

static void
test_info (void)
{
  assert_info ("", "", 0);
  assert_info ("A: 1\nB: 2\n", "A=1;B=2;", 0);
  assert_info ("A: 1\n  more\n\tand more\nB: 2\n", "A=1\nmore\nand more;B=2;", 0);
  assert_info ("A: 1: 2\n", "A=1: 2;", 0);
  assert_info ("  first\nA: 1\n", "A=1;", 1);
  assert_info ("A\n: x\nA :1\nB:2\n", "", 4);
}

/* A million lines that go on with one value take no longer than a million lines. */
static void
test_long_value (void)
{
  g_autoptr (GPtrArray) findings = assay_findings_new ();
  g_autoptr (AssayBagDeclaration) declaration = assay_bag_declaration_new ();
  g_autoptr (GString) text = g_string_new ("A: 1\n");
  g_autoptr (GPtrArray) info = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, " x\n");
  info = assay_bag_info_parse (declaration, "bag-info.txt", text->str, findings);
  g_assert_cmpuint (info->len, ==, 1);
  g_assert_cmpuint (strlen (assay_bag_info_lookup (info, "a")), ==, 2000001);
}

static void
test_manifest_names (void)
{
  static const struct
  {
    const char *name;
    const char *kind;
    gboolean is_tag;
  } cases[] = {
    { "manifest-sha256.txt", "sha256", FALSE },
    { "tagmanifest-md5.txt", "md5", TRUE },
    { "manifest-SHA256.txt", "SHA256", FALSE },
    { "manifest-.txt", NULL, FALSE },
    { "manifest-a/b.txt", NULL, FALSE },
    { "data/manifest-md5.txt", NULL, FALSE },
    { "manifest.txt", NULL, FALSE },
    { "manifest-md5", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_tag = FALSE;
      g_autofree char *kind = NULL;

      g_assert_cmpint (assay_bag_manifest_is_name (cases[i].name, &is_tag, &kind), ==,
                       cases[i].kind != NULL);
      g_assert_cmpstr (kind, ==, cases[i].kind);
      g_assert_cmpint (is_tag, ==, cases[i].is_tag);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bag-tags/lines", test_lines);
  g_test_add_func ("/bag-tags/info", test_info);
  g_test_add_func ("/bag-tags/long-value", test_long_value);
  g_test_add_func ("/bag-tags/manifest-names", test_manifest_names);

  return g_test_run ();
}
