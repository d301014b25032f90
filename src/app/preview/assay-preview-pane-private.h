/* What the files of the preview share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/preview/assay-cite-box.h"
#include "app/preview/assay-page-file.h"
#include "app/preview/assay-page-search.h"
#include "app/preview/assay-page-view.h"
#include "app/preview/assay-preview-guard.h"
#include "app/preview/assay-preview-pane.h"
#include "app/assay-work.h"
#include "present/assay-preview-state.h"

G_BEGIN_DECLS

#define ASSAY_PREVIEW_ZOOM_STEP 1.25
#define ASSAY_PREVIEW_ZOOM_MAX 4.0

struct _AssayPreviewPane
{
  AdwBin parent_instance;
  AssayDocument *document;
  char *criterion;
  guint patience_ms;

  AssayPreviewState *state; /* NULL: nothing is shown */
  char *path;               /* of the content, NULL for none */
  AssayPageFile *file;
  GCancellable *words; /* of the question for a page's words */
  AssayWork *reading;
  guint page;
  double zoom; /* 1: as wide as the pane */
  guint settle;

  GtkLabel *heading;
  GtkLabel *detail;
  GtkButton *search_button;
  GtkToggleButton *words_button;
  GtkButton *open_button;
  GtkWidget *toolbar;
  GtkEntry *page_entry;
  GtkLabel *count;
  AssayPageSearch *search;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  AssayPageView *view;
  GtkSpinner *spinner;
  GtkTextView *text;
  AdwStatusPage *status;
  AssayPreviewGuard *guard;
  AssayCiteBox *cite_box;
};

/* In assay-preview-page.c: one page of the file, and how large it is. */
guint assay_preview_pane_count_pages (AssayPreviewPane *self);
void assay_preview_pane_show_page (AssayPreviewPane *self);
void assay_preview_pane_go_to (AssayPreviewPane *self, guint page);
void assay_preview_pane_file_opened_cb (AssayPreviewPane *self);
void assay_preview_pane_page_ready_cb (AssayPreviewPane *self, guint page);
void assay_preview_pane_page_failed_cb (AssayPreviewPane *self, guint page, const GError *error);
void assay_preview_pane_fit (AssayPreviewPane *self);
void assay_preview_pane_set_zoom (AssayPreviewPane *self, double zoom);

/* In assay-preview-pane.c: what there is instead of a page. */
void assay_preview_pane_set_waiting (AssayPreviewPane *self, gboolean waiting);
void assay_preview_pane_show_trouble (AssayPreviewPane *self, const GError *error);
void assay_preview_pane_show_text (AssayPreviewPane *self, const char *text);
void assay_preview_pane_update_actions (AssayPreviewPane *self);

G_END_DECLS
