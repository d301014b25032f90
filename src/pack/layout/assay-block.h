/* What a section is made of: blocks, one below the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A block measures itself into pieces, which the flow (assay-flow.h) puts on pages; it then draws
 * the pieces that fell on one page together. A piece is never cut: a paragraph's first two lines
 * are one piece and so are its last two, which is all that widow and orphan care takes.
 *
 * The same block writes itself as HTML, from the same phrases: what is said is said in one place,
 * and cannot be in the one form and not in the other.
 */

#pragma once

#include "pack/html/assay-markup.h"
#include "pack/layout/assay-paper-chip.h"

G_BEGIN_DECLS

typedef struct _AssayBlock AssayBlock;

/* All lengths in points. The upper fields are set when measuring, the lower ones by the flow. */
typedef struct
{
  double before; /* space above, unless at the top of a page */
  double height;
  double after;      /* space below; between two pieces the larger one counts */
  double need;       /* begins a new page when less than this is left; 0: height is enough */
  double repeated;   /* height of what is repeated above it at the top of a page */
  double page_width; /* with a height: the piece has a page of this size for itself */
  double page_height;
  gboolean keep_with_next;
  gboolean starts_page;
  gboolean at_foot;   /* stands at the foot of its page */
  const char *anchor; /* or NULL; borrowed from the block */
  guint part;         /* row or item, then lines of it: the block's own business */
  guint first_line;
  guint n_lines;

  guint page; /* from 0 */
  double y;
  gboolean on_top; /* the first on its page, but for what is repeated */
} AssayPiece;

typedef struct
{
  /* Adds pieces to @pieces (AssayPiece). */
  void (*measure) (AssayBlock *self, AssayTypography *typography, double width, GArray *pieces);
  /* Draws @n_pieces neighbours that are on the same page, with the left edge at @x. */
  void (*draw) (
      AssayBlock *self, AssayCanvas *canvas, const AssayPiece *pieces, guint n_pieces, double x);
  /* Called before the first piece is drawn and after the last; NULL where there is nothing to do.
   */
  void (*open) (AssayBlock *self, AssayCanvas *canvas);
  void (*close) (AssayBlock *self, AssayCanvas *canvas);
  void (*free) (AssayBlock *self);
  /* Writes all of it as HTML; NULL for what is only space. */
  void (*write) (const AssayBlock *self, AssayMarkup *markup);
} AssayBlockClass;

/* The first member of every block. @section is the place in the content's sections. */
struct _AssayBlock
{
  const AssayBlockClass *klass;
  guint section;
  gboolean is_kept;
};

void assay_block_free (AssayBlock *self);

/* It stands on the same page as what comes after it, where a page has room for both. */
void assay_block_keep_with_next (AssayBlock *self);

typedef enum
{
  ASSAY_HEADING_COVER,     /* H1, where it stands */
  ASSAY_HEADING_SECTION,   /* H1; starts a page */
  ASSAY_HEADING_PART,      /* H2 */
  ASSAY_HEADING_CRITERION, /* H2 with a rule above and a place for a chip */
  ASSAY_HEADING_LABEL,     /* H3, small, in the accent colour */
} AssayHeadingLevel;

/* Takes @phrase and @chip; @chip (nullable) stands at the right end. @anchor (nullable) is where
 * links land. */
AssayBlock *assay_heading_new (AssayHeadingLevel level,
                               AssayPhrase *phrase,
                               AssayPaperChip *chip,
                               const char *anchor);

/* One more chip, to the left of those that are there; takes @chip. */
void assay_heading_add_chip (AssayBlock *self, AssayPaperChip *chip);

/* Takes @phrase; @after is the space below. */
AssayBlock *assay_paragraph_new (AssayPhrase *phrase, double after);

/* A paragraph at the foot of the page. */
AssayBlock *assay_footing_new (AssayPhrase *phrase);

/* One item of a list, with a dot before it. */
AssayBlock *assay_list_new (void);
void assay_list_add (AssayBlock *self, AssayPhrase *phrase);

/* Empty space, and the end of a page. */
AssayBlock *assay_space_new (double height);
AssayBlock *assay_page_break_new (void);

/* Structure without looks: what is between belongs to one "Sect". */
AssayBlock *assay_group_open_new (const char *tag);
AssayBlock *assay_group_close_new (void);

/* A drawing of fixed height over the whole width. @draw gets cairo with the origin at the drawing's
 * top left corner. @alternative says what it shows; NULL for mere decoration. */
typedef void (*AssayDrawFunc) (cairo_t *cr, double width, double height, gpointer data);
AssayBlock *assay_drawing_new (double height,
                               const char *alternative,
                               AssayDrawFunc draw,
                               gpointer data,
                               GDestroyNotify destroy);

/* What a drawing is in HTML; without, it is nothing there. */
typedef void (*AssayWriteFunc) (AssayMarkup *markup, gconstpointer data);
void assay_drawing_set_write (AssayBlock *self, AssayWriteFunc write);

/* For blocks that are made of lines: adds the pieces of @n_lines lines so that neither the first
 * nor the last stands alone, and the first @n_uncut stay together. @piece holds what is common to
 * them. */
void assay_block_add_lines (
    GArray *pieces, const AssayPiece *piece, guint n_lines, guint n_uncut, double leading);

/* How many lines neighbours in one part have together. */
guint assay_pieces_count_lines (const AssayPiece *pieces, guint n_pieces);

/* How many pieces from the first on are of the same part. */
guint assay_pieces_count_part (const AssayPiece *pieces, guint n_pieces);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayBlock, assay_block_free)

G_END_DECLS
