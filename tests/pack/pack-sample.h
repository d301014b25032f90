/* A portfolio in a real folder with evidence of every sort, and the pack made from it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "assay-fixture.h"
#include "core/portfolio/assay-portfolio-folder.h"
#include "pack/assay-pack.h"

G_BEGIN_DECLS

typedef struct
{
  AssayFixture *fixture;
  AssayScheme *scheme;
  AssayPortfolioFolder *folder;
  AssayDate on;
  char *output;            /* where write() puts the pack */
  char *html;              /* and the same as HTML; NULL (at first): nowhere */
  AssayPackReport *report; /* of the last write() */
  AssayPageMap *after;     /* for write(): the earlier pack's; NULL at first */
  GHashTable *given_up;    /* for write(): number → GError; borrowed, NULL at first */
} PackSample;

/* A folder for the scheme with nothing in it. @scheme is taken. */
PackSample *pack_sample_new (AssayScheme *scheme);
void pack_sample_free (PackSample *self);

/* Applies the edit, which is taken; asserts that there is one. */
void pack_sample_apply (PackSample *self, AssayEdit *edit, GError *error);

/* Adds an item: a file (@path, which is freed; @n_pages as it claims to have) or, with @path NULL,
 * an observation. Returns its number. */
guint
pack_sample_add (PackSample *self, const char *title, char *path, const char *type, guint n_pages);

/* Answers, rates and cites as the sample does: most criteria, with every item cited. Items: E001 a
 * PDF of 12 pages, E002 a lying PDF page, E003 a picture, E004 an office file, E005 an observation,
 * E006 a broken PDF, E007 withdrawn, E008 a tall strip of a page. */
void pack_sample_fill (PackSample *self);

/* Writes the pack; asserts that it can be. */
void pack_sample_write (PackSample *self);
gboolean pack_sample_try (PackSample *self,
                          AssayProgress progress,
                          GCancellable *cancellable,
                          GError **error);

/* Whether a script of this folder finds nothing wrong; what it says is a message of the test.
 * @second is nullable. */
gboolean pack_sample_run_script (const char *name, const char *first, const char *second);

/* How check-pack.py judges the pack at @path; with @earlier (nullable) whether what was quoted from
 * that pack is still true. */
gboolean pack_sample_follow_links (const char *path, const char *earlier);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PackSample, pack_sample_free)

G_END_DECLS
