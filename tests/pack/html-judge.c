/* Has check-html.py judge an HTML file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "html-judge.h"

static gboolean
judge (const char *html, const char *pdf, const char *option)
{
  g_autofree char *script = g_build_filename (g_getenv ("ASSAY_TEST_PACK"), "check-html.py", NULL);
  const char *const command[] = { "/usr/bin/python3", script, html, pdf, option, NULL };
  g_autofree char *output = NULL, *complaint = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, 0, NULL, NULL, &output, &complaint, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s%s", output, complaint);

  return g_spawn_check_wait_status (status, NULL);
}

gboolean
html_judge (const char *html, const char *pdf)
{
  return judge (html, pdf, NULL);
}

gboolean
html_judge_turned (const char *html, const char *pdf)
{
  return judge (html, pdf, "turned");
}
