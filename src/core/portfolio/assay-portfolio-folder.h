/* A portfolio on disk: the folder, its journal, its lock, and the one gate through which it
 * changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   portfolio.xml        the whole assessment, canonical form
 *   scheme.xml           the edition of the scheme this portfolio is measured by, as it was when it
 * began evidence/9f/9f3a…    contents by SHA-256; never changed, never overwritten
 *   submissions/1/       what was submitted in round 1 (assay-submission-record.h)
 *   journal/000001.log   one line per edit, appended and synced at the moment of the edit
 *   in-use.xml           who has it open
 *   cache/               pages made from evidence for packs (pack/convert); anybody may delete it
 *
 * An edit that apply() has returned TRUE for survives a crash in the next instruction: its journal
 * line is synced. portfolio.xml follows with save(). Opening replays what portfolio.xml does not
 * hold yet. After any failure, the folder holds exactly the old state or the new one.
 */

#pragma once

#include "base/assay-context.h"
#include "base/assay-progress.h"
#include "core/document/assay-gate.h"
#include "core/portfolio/assay-edit.h"
#include "core/portfolio/assay-finding.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ASSAY_PORTFOLIO_FILE "portfolio.xml"
#define ASSAY_SCHEME_FILE "scheme.xml"
#define ASSAY_EVIDENCE_FOLDER "evidence"

#define ASSAY_TYPE_PORTFOLIO_FOLDER (assay_portfolio_folder_get_type ())
G_DECLARE_FINAL_TYPE (
    AssayPortfolioFolder, assay_portfolio_folder, ASSAY, PORTFOLIO_FOLDER, GObject)

/* Makes the folder (its parent must exist; the folder may exist if it is empty) and opens it for
 * writing.
 * @head: service, planned date; scheme fields are filled in. EXISTS when there is something in it.
 * On failure nothing of it is left. */
AssayPortfolioFolder *assay_portfolio_folder_create (AssayContext *context,
                                                     const char *path,
                                                     AssayScheme *scheme,
                                                     const AssayHead *head,
                                                     GError **error);

/* @schema_path is scheme.xsd, for reading the pinned scheme. NOT_FOUND when the path is none or no
 * portfolio; LOCKED with who, where and since when; DAMAGED, NEWER, INVALID, ACCESS. */
AssayPortfolioFolder *assay_portfolio_folder_open (AssayContext *context,
                                                   const char *path,
                                                   const char *schema_path,
                                                   AssayOpenMode mode,
                                                   GCancellable *cancellable,
                                                   GError **error);

/* Saves what is not saved and lets go of the lock. Dropping the last reference closes too, but
 * cannot say what went wrong. */
gboolean assay_portfolio_folder_close (AssayPortfolioFolder *self, GError **error);

const char *assay_portfolio_folder_get_path (AssayPortfolioFolder *self);
AssayScheme *assay_portfolio_folder_get_scheme (AssayPortfolioFolder *self);

/* The state as of now; hold a reference to keep that moment. */
AssayPortfolio *assay_portfolio_folder_get_portfolio (AssayPortfolioFolder *self);

/* The gate. On TRUE the edit is safe on disk and get_portfolio() has it; "changed" is emitted. On
 * FALSE nothing has changed, on disk or here. An empty edit is TRUE and leaves no trace. */
gboolean assay_portfolio_folder_apply (AssayPortfolioFolder *self, AssayEdit *edit, GError **error);

/* The lowest numbers that were never given to anything in this folder, undone or not. */
guint assay_portfolio_folder_get_next_evidence_number (AssayPortfolioFolder *self);
guint assay_portfolio_folder_get_next_action_number (AssayPortfolioFolder *self);

/* Writes portfolio.xml if it is behind. */
gboolean assay_portfolio_folder_save (AssayPortfolioFolder *self, GError **error);

/* Undo and redo reach back over closing, to the beginning. REFUSED when there is nothing, and where
 * something was submitted: that has left, and nobody may forget it. The edit that was undone or
 * redone is returned in @out_edit (transfer full, nullable). */
gboolean
assay_portfolio_folder_undo (AssayPortfolioFolder *self, AssayEdit **out_edit, GError **error);
gboolean
assay_portfolio_folder_redo (AssayPortfolioFolder *self, AssayEdit **out_edit, GError **error);

/* What undo and redo would do next, borrowed until the next act; NULL for nothing. */
AssayEdit *assay_portfolio_folder_peek_undo (AssayPortfolioFolder *self);
AssayEdit *assay_portfolio_folder_peek_redo (AssayPortfolioFolder *self);

/* Everything that ever happened, oldest first; never capped. AssayEntry. */
GPtrArray *assay_portfolio_folder_list_history (AssayPortfolioFolder *self, GError **error);

/* The end of that, at most @n_entries; reads no more of the journal than it takes. */
GPtrArray *
assay_portfolio_folder_list_latest (AssayPortfolioFolder *self, guint n_entries, GError **error);

/* Adds a file's content to the evidence store (copying, hashing and syncing), and gives its digest
 * and size. Says nothing to the portfolio: that is what assay_edit_add_evidence() is for. Content
 * already there is not written again. @progress counts bytes. */
gboolean assay_portfolio_folder_store_file (AssayPortfolioFolder *self,
                                            const char *path,
                                            AssayProgress progress,
                                            GCancellable *cancellable,
                                            char **out_sha256,
                                            guint64 *out_size,
                                            GError **error);

/* Puts aside what stands where the content with this digest belongs but is not it, under a name of
 * its own beside it, so that the right file can be stored again. TRUE also where nothing stands
 * there. */
gboolean assay_portfolio_folder_set_content_aside (AssayPortfolioFolder *self,
                                                   const char *sha256,
                                                   GError **error);

/* Where the content with this digest is (or would be). Asks nothing of the folder but its path,
 * which never changes: may be called on any thread. */
char *assay_portfolio_folder_dup_content_path (AssayPortfolioFolder *self, const char *sha256);

/* The numbers (guint, ascending) of items whose file is not there or not of the right size. Looks,
 * but does not read: quick even for thousands. */
GArray *assay_portfolio_folder_list_absent (AssayPortfolioFolder *self);

/* Looks at the folder: every evidence file there and, when @hash_contents, unaltered; conflicted
 * copies; leftovers; damaged journal lines; changes from outside. AssayFinding. NULL only when
 * cancelled. */
GPtrArray *assay_portfolio_folder_check (AssayPortfolioFolder *self,
                                         gboolean hash_contents,
                                         AssayProgress progress,
                                         GCancellable *cancellable,
                                         GError **error);

/* The part of the check that takes long, reading every evidence file of @portfolio, from values
 * alone: it may run on a thread while the folder is in use. */
GPtrArray *assay_portfolio_folder_check_contents (const char *path,
                                                  const AssayPortfolio *portfolio,
                                                  AssayProgress progress,
                                                  GCancellable *cancellable,
                                                  GError **error);

/* Removes a lock that is in the way; the way forward when its holder is gone for good. NOT_FOUND
 * when there is none; LOCKED when its holder is on this computer and alive. */
gboolean assay_portfolio_folder_unlock (AssayContext *context, const char *path, GError **error);

/* Who has a folder open for writing; texts are NULL and times 0 where that is not known. */
typedef struct
{
  char *author;
  char *host;
  gint64 since;     /* UTC seconds */
  gboolean is_here; /* on this computer, and maybe alive: unlocking would be refused */
} AssayFolderHolder;

/* NULL when nobody has. Only looks. */
AssayFolderHolder *assay_portfolio_folder_lookup_holder (const char *path);
void assay_folder_holder_free (AssayFolderHolder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFolderHolder, assay_folder_holder_free)

G_END_DECLS
