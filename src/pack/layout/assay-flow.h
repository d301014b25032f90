/* The flow: puts the pieces of all blocks on pages, and so learns every page number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where something is never depends on a page number (assay-phrase.h), so one pass is enough.
 */

#pragma once

#include "pack/layout/assay-content.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A sheet of paper and the part of it that text fills; points from the upper left corner. */
typedef struct
{
  double page_width;
  double page_height;
  double left;
  double top;
  double width;
  double bottom;
} AssayFrame;

extern const AssayFrame assay_frame_a4;

typedef struct
{
  double width;
  double height;
  guint section;     /* of its first piece */
  gboolean is_sheet; /* belongs to one piece that fills it */
  guint number;      /* printed on it, from 1 */
  guint comes_from;  /* the number of the page that its section goes on from, and of the one on */
  guint goes_on;     /* which it goes on, where they are not its neighbours; else 0 */
} AssayPage;

/* Pages are in the order in which they are read and drawn. That is the order of their numbers, too,
 * until assay_plan_number() gives them others.
 *
 * Pieces of block i are pieces[first_piece[i]] up to pieces[first_piece[i + 1]]. */
typedef struct
{
  const AssayFrame *frame;
  guint n_blocks;
  GArray *pages;       /* AssayPage */
  GArray *pieces;      /* AssayPiece */
  GArray *first_piece; /* guint */
  GHashTable *anchors; /* name -> the page's number, from 1 */
  GPtrArray *names;    /* of anchors that are the plan's own */
} AssayPlan;

/* Measures and places. NULL with ASSAY_ERROR_CANCELLED, or ASSAY_ERROR_TOO_LARGE when there are
 * more pages than a reference has digits for. @frame is borrowed. */
AssayPlan *assay_plan_new (const AssayContent *content,
                           AssayTypography *typography,
                           const AssayFrame *frame,
                           GCancellable *cancellable,
                           GError **error);
void assay_plan_free (AssayPlan *self);

/* Does the same for the blocks that @content has got since, from a new page on. Before the pages
 * are numbered anew. */
gboolean assay_plan_extend (AssayPlan *self,
                            const AssayContent *content,
                            AssayTypography *typography,
                            GCancellable *cancellable,
                            GError **error);

/* Gives page i (from 0) the number @numbers[i] (guint), each number from 1 to how many there are
 * once; the anchors follow. Once only. A page with @comes_from gets the anchor that
 * assay_plan_dup_page_anchor() says. */
void assay_plan_number (AssayPlan *self, const GArray *numbers);
char *assay_plan_dup_page_anchor (guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPlan, assay_plan_free)

G_END_DECLS
