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
} AssayPage;

/* Pieces of block i are pieces[first_piece[i]] up to pieces[first_piece[i + 1]]. */
typedef struct
{
  const AssayFrame *frame;
  GArray *pages;  /* AssayPage */
  GArray *pieces; /* AssayPiece */
  guint *first_piece;
  GHashTable *anchors; /* name -> page number, from 1 */
} AssayPlan;

/* Measures and places. NULL with ASSAY_ERROR_CANCELLED, or ASSAY_ERROR_TOO_LARGE when there are
 * more pages than a reference has digits for. @frame is borrowed. */
AssayPlan *assay_plan_new (const AssayContent *content,
                           AssayTypography *typography,
                           const AssayFrame *frame,
                           GCancellable *cancellable,
                           GError **error);
void assay_plan_free (AssayPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPlan, assay_plan_free)

G_END_DECLS
