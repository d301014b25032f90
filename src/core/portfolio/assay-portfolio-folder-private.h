/* The folder from the inside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder of the source.
 */

#pragma once

#include "core/portfolio/assay-folder-lock.h"
#include "core/portfolio/assay-folder-state.h"
#include "core/portfolio/assay-portfolio-folder.h"

G_BEGIN_DECLS

/* @digest is that of portfolio.xml as this program last read or wrote it; @size roughly what it
 * would be now. @lock is NULL when open for reading or closed. */
struct _AssayPortfolioFolder
{
  GObject parent_instance;

  AssayContext *context;
  char *path;
  AssayOpenMode mode;
  gboolean is_closed;
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
  AssayJournal *journal;
  AssayFolderLock *lock;
  char *digest;
  gboolean is_behind;
  gsize size;
  guint highest_evidence;
  guint highest_action;
  gboolean was_changed_outside;
  gboolean was_rebuilt;
  guint n_skipped;
};

/* A new object without a portfolio in it. */
AssayPortfolioFolder *
assay_portfolio_folder_new (AssayContext *context, const char *path, AssayOpenMode mode);

char *assay_portfolio_folder_dup_child (AssayPortfolioFolder *self, const char *name);

/* Journals an edit and makes it so, without asking whether it may be. */
gboolean assay_portfolio_folder_record (
    AssayPortfolioFolder *self, AssayEdit *edit, AssayEntryType type, guint64 of, GError **error);

/* Puts aside a portfolio.xml that is about to be replaced and is not ours, as
 * portfolio-@suffix.xml, where the check finds it. */
gboolean assay_portfolio_folder_put_aside (AssayPortfolioFolder *self,
                                           GBytes *bytes,
                                           const char *suffix,
                                           GError **error);

/* Opens for reading whatever stands at @path, finished or not. */
AssayPortfolioFolder *assay_portfolio_folder_open_unfinished (AssayContext *context,
                                                              const char *path,
                                                              const char *schema_path,
                                                              GError **error);

G_END_DECLS
