/* A desk for tests of reviews: a submission with two items, and a review of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * E001 holds no personal data, E002 does, with consent.
 */

#pragma once

#include "assay-fixture.h"

#include "core/review/assay-review-folder.h"

G_BEGIN_DECLS

#define REVIEW_DESK_ASSESSOR "assessor"
#define REVIEW_DESK_PANEL "panel"

typedef struct
{
  AssayFixture *fixture;
  AssayContext *context; /* the assessor's */
  char *schema;
  char *archive;
  char *path;
  AssayReviewFolder *folder; /* NULL until begun or opened */
} ReviewDesk;

ReviewDesk *review_desk_new (void);
void review_desk_free (ReviewDesk *self);

/* The submission's ZIP; @round from 1. */
char *review_desk_write_archive (ReviewDesk *self, const char *name, guint round);

/* The same with another content of E001. */
char *review_desk_write_other_archive (ReviewDesk *self,
                                       const char *name,
                                       guint round,
                                       const char *content);

/* Begins the review; asserts that it works. */
void review_desk_begin (ReviewDesk *self);

/* Closes and opens again as @author. */
void review_desk_reopen (ReviewDesk *self, const char *author);

AssayReview *review_desk_get_review (ReviewDesk *self);

/* Applies (takes @edit), asserting that there is one and no error was set. */
void review_desk_apply (ReviewDesk *self, AssayEdit *edit, GError **error);

/* Shorthands. */
void review_desk_declare (ReviewDesk *self);
void review_desk_determine (ReviewDesk *self, const char *criterion, AssayJudgement judgement);
void review_desk_determine_all (ReviewDesk *self, AssayJudgement judgement);
void review_desk_visit (ReviewDesk *self, AssayDate day, const char *seen);

/* review.xml as it would be now. */
char *review_desk_format (ReviewDesk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReviewDesk, review_desk_free)

G_END_DECLS
