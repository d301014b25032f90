/* A report without evidence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/report/assay-paper.h"

#include "pack/html/assay-html-document.h"
#include "pack/layout/assay-print-file.h"
#include "pack/pdf/assay-pdf-join.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define PAGES_GUESS 1000u
#define BOOKMARK_FORMAT _ ("%s · p %u")
#define CREATOR "Assay " ASSAY_VERSION

typedef struct
{
  AssayDisk *disk;
  const AssayPaper *paper;
  char *drawn;
  char *joined;
  char *html; /* NULL where none is asked for */
  AssayProgress progress;
  GCancellable *cancellable;
} Run;

static void
run_clear (Run *run)
{
  const char *const parts[] = { run->drawn, run->joined, run->html };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && g_file_test (parts[i], G_FILE_TEST_IS_REGULAR))
      assay_disk_remove (run->disk, parts[i], NULL);
  g_free (run->drawn);
  g_free (run->joined);
  g_free (run->html);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
draw (const Run *run,
      const AssayContent *content,
      const AssayPlan *plan,
      AssayTypography *typography,
      GError **error)
{
  const AssayPaper *paper = run->paper;
  g_autoptr (AssayPdfStructure) structure = assay_pdf_structure_new ();
  g_autofree char *day = assay_date_format_iso (paper->on);
  g_autofree char *date = g_strconcat (day, "T00:00:00Z", NULL);
  const AssayDocumentInfo info = { .title = paper->caption,
                                   .author = paper->author,
                                   .subject = paper->subject,
                                   .creator = CREATOR,
                                   .date = date,
                                   .bookmark_format = BOOKMARK_FORMAT,
                                   .structure = structure };
  const AssayPdfJoinInfo join = { .language = paper->language,
                                  .bookmark_format = BOOKMARK_FORMAT,
                                  .structure = structure };

  return assay_print_write_file (run->disk, run->drawn, content, plan, typography, &info,
                                 paper->draw_foot, (gpointer) paper->caption, run->progress,
                                 run->cancellable, error)
         && assay_print_reserve (run->disk, run->joined, error)
         && assay_pdf_join (run->drawn, NULL, 0, &join, run->joined, ASSAY_PROGRESS_NONE,
                            run->cancellable, error);
}

static gboolean
write_html (const Run *run, const AssayContent *content, const AssayPlan *plan, GError **error)
{
  const AssayPaper *paper = run->paper;
  g_autofree char *pdf = NULL;
  g_autoptr (GBytes) html = NULL;
  AssayHtmlInfo info = {
    .title = paper->caption,
    .language = paper->language,
    .author = paper->author,
    .generator = CREATOR,
    .about = paper->about,
  };

  if (run->html == NULL)
    return TRUE;
  info.pdf = pdf = assay_html_refer (paper->html_path, paper->path);
  html = assay_html_document_format (content, plan->anchors, &info);

  return assay_print_write_bytes (run->disk, run->html, html, error);
}

guint
assay_paper_count_pages (const AssayContent *content,
                         const char *language,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (AssayTypography) typography = assay_typography_new (language, PAGES_GUESS);
  g_autoptr (AssayPlan) plan =
      assay_plan_new (content, typography, &assay_frame_a4, cancellable, error);

  return plan != NULL ? plan->pages->len : 0;
}

gboolean
assay_paper_write (AssayContext *context,
                   const AssayContent *content,
                   const AssayPaper *paper,
                   AssayProgress progress,
                   GCancellable *cancellable,
                   guint *out_n_pages,
                   GError **error)
{
  g_autoptr (AssayTypography) typography = assay_typography_new (paper->language, PAGES_GUESS);
  g_autoptr (AssayPlan) plan =
      assay_plan_new (content, typography, &assay_frame_a4, cancellable, error);
  g_auto (Run) run = {
    .disk = assay_context_get_disk (context),
    .paper = paper,
    .drawn = g_strconcat (paper->path, ".drawn.part", NULL),
    .joined = g_strconcat (paper->path, ".joined.part", NULL),
    .html = paper->html_path != NULL ? g_strconcat (paper->html_path, ".html.part", NULL) : NULL,
    .progress = progress,
    .cancellable = cancellable,
  };

  if (plan == NULL || !draw (&run, content, plan, typography, error)
      || !write_html (&run, content, plan, error)
      || !assay_print_publish (run.disk, run.joined, paper->path, run.html, paper->html_path,
                               error))
    return FALSE;
  if (out_n_pages != NULL)
    *out_n_pages = plan->pages->len;

  return TRUE;
}
