/* A portfolio as a value: a service's profile, responses, evidence, actions and measures at one
 * moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values are shared by reference count and never change once they are part of a portfolio; an edit
 * makes a new portfolio that shares everything it did not touch. So a portfolio may cross threads,
 * and a view that holds one sees one moment. Fields are public to read. To change a value, copy it
 * with *_copy(), change the copy, and apply an edit (assay-edit.h) through the gate
 * (assay-portfolio-folder.h).
 *
 * Texts are UTF-8 and NULL where nothing has been written. Each value keeps, in @extra, the markup
 * of elements that a newer Assay may have written and this one does not know, so that they are
 * written back.
 */

#pragma once

#include "base/assay-date.h"
#include "core/portfolio/assay-point.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What an evidence item is. Only a file has a source name, size, type, digest and pages. */
typedef enum
{
  ASSAY_BASIS_FILE,
  ASSAY_BASIS_OBSERVATION,
  ASSAY_BASIS_DISCUSSION,
} AssayBasis;

/* What the service states about personal data in an item. NONE_STATED is not a statement. */
typedef enum
{
  ASSAY_PRIVACY_NONE_STATED,
  ASSAY_PRIVACY_NO_PERSONAL_DATA,
  ASSAY_PRIVACY_REDACTED,
  ASSAY_PRIVACY_CONSENT,
} AssayPrivacy;

typedef enum
{
  ASSAY_ACTION_OPEN,
  ASSAY_ACTION_DONE,
  ASSAY_ACTION_DROPPED,
} AssayActionState;

/* @number never changes and is never given again: 7 is "E007". The period covered is @from to @to;
 * @until is the day after which the item is out of date (a review or expiry date). */
typedef struct
{
  guint number;
  AssayBasis basis;
  char *title;
  char *kind; /* id of a kind of the scheme, or NULL: not stated */
  AssayDate from;
  AssayDate to;
  AssayDate until;
  AssayPrivacy privacy;
  char *source_name; /* the file's own name, without folders */
  guint64 size;      /* bytes */
  char *type;        /* media type, "application/pdf" */
  char *sha256;
  guint pages; /* how many pages the file has; 0: not known or not paged */
  char *note;
  gboolean withdrawn; /* no longer part of the case; the number stays taken */
  char **extra;
} AssayEvidence;

/* @pages is canonical text (assay_pages_format()), @place a heading or paragraph; either may be
 * NULL. */
typedef struct
{
  guint evidence;
  char *pages;
  char *place;
  char *why;
  char **extra;
} AssayCitation;

typedef struct
{
  char *criterion;
  char *level;  /* id of a level, or NULL: not rated */
  char *reason; /* why not applicable */
  char *text;   /* how the service meets this */
  char *note;   /* private: never leaves the service */
  gboolean flagged;
  GPtrArray *citations; /* AssayCitation, in the service's own order; never NULL */
  char **extra;
} AssayResponse;

/* @number 1 is "A001". */
typedef struct
{
  guint number;
  char *criterion;
  char *what;
  char *owner; /* a role, as a rule */
  AssayDate due;
  AssayActionState state;
  char **extra;
} AssayAction;

/* The answer to one profile question. For questions with options, @value holds the options' ids,
 * sorted and parted by single spaces. */
typedef struct
{
  char *question;
  char *value;
  char **extra;
} AssayAnswer;

/* One figure for one period; there is one value per measure and period. @value is a decimal number
 * as text with a point; @part and @base are the counts behind it, NULL where nobody stated them
 * (assay_amount_check_counts()). */
typedef struct
{
  char *measure;
  AssayDate from;
  AssayDate to;
  char *value;
  char *part;
  char *base;
  char *source;
  char *note;
  char **extra;
} AssayFigure;

/* What was submitted once, and stays so. @round from 1; @on is the day it was made for. The record
 * of it lies in the folder (assay-submission-record.h). */
typedef struct
{
  guint round;
  AssayDate on;
  char *fingerprint; /* of the data as they were sent */
  char *sha256;      /* of the bag's tagmanifest-sha256.txt, which covers all of it */
  char **extra;
} AssaySubmission;

/* What stands at the head: whose portfolio it is and where it is going. */
typedef struct
{
  char *service;
  char *scheme_id;
  char *scheme_edition;
  char *scheme_sha256;
  AssayDate planned; /* the planned submission date, or none */
  guint round;       /* from 1: the one that is submitted next */
  char **extra;
} AssayHead;

/* Arrays are sorted: answers by question, responses by criterion (strcmp), evidence and actions by
 * number, figures by measure then from then to, submissions by round, points by id (strcmp). Never
 * NULL. */
typedef struct
{
  AssayHead *head;
  GPtrArray *answers;
  GPtrArray *responses;
  GPtrArray *evidence;
  GPtrArray *actions;
  GPtrArray *figures;
  GPtrArray *submissions;
  GPtrArray *points; /* what returns said, with the answers */
} AssayPortfolio;

AssayPortfolio *assay_portfolio_ref (AssayPortfolio *self);
void assay_portfolio_unref (AssayPortfolio *self);

/* An empty portfolio; takes @head. */
AssayPortfolio *assay_portfolio_new (AssayHead *head);

const AssayResponse *assay_portfolio_lookup_response (const AssayPortfolio *self,
                                                      const char *criterion);
const AssayEvidence *assay_portfolio_lookup_evidence (const AssayPortfolio *self, guint number);
const AssayAction *assay_portfolio_lookup_action (const AssayPortfolio *self, guint number);
const AssayAnswer *assay_portfolio_lookup_answer (const AssayPortfolio *self, const char *question);
const AssayFigure *assay_portfolio_lookup_figure (const AssayPortfolio *self,
                                                  const char *measure,
                                                  AssayDate from,
                                                  AssayDate to);

const AssaySubmission *assay_portfolio_lookup_submission (const AssayPortfolio *self, guint round);

/* The highest round that was submitted, or NULL. */
const AssaySubmission *assay_portfolio_get_last_submission (const AssayPortfolio *self);

/* The round that a submission made now is: the one after the last, or a later one that the head
 * names. */
guint assay_portfolio_get_next_round (const AssayPortfolio *self);
/* Of the items named in @items (assay_items_format()), those that are there and in use; NULL: none.
 */
char *assay_portfolio_dup_items_in_use (const AssayPortfolio *self, const char *items);

const AssayPoint *assay_portfolio_lookup_point (const AssayPortfolio *self, const char *id);

/* The item in use that holds these bytes already, or NULL. */
const AssayEvidence *assay_portfolio_lookup_content (const AssayPortfolio *self,
                                                     const char *sha256);

/* Finds by what people type, "E007", "e7" or "7". A miss is ASSAY_ERROR_UNKNOWN_NAME with the
 * nearest. */
const AssayEvidence *
assay_portfolio_find_evidence (const AssayPortfolio *self, const char *text, GError **error);
const AssayAction *
assay_portfolio_find_action (const AssayPortfolio *self, const char *text, GError **error);

/* By its whole id, or by its number alone, "3", where only one return has a point of that number.
 */
const AssayPoint *
assay_portfolio_find_point (const AssayPortfolio *self, const char *text, GError **error);

/* Whether a choices answer holds the option, or a single answer is it. FALSE where unanswered. */
gboolean assay_answer_has_option (const AssayAnswer *self, const char *option);

/* "E007", "A001". */
char *assay_evidence_format_number (guint number);
char *assay_action_format_number (guint number);

/* Ids as written in files and on the command line. */
const char *assay_privacy_get_id (AssayPrivacy privacy);
gboolean assay_privacy_parse (const char *id, AssayPrivacy *out_privacy, GError **error);
const char *assay_basis_get_id (AssayBasis basis);
gboolean assay_basis_parse (const char *id, AssayBasis *out_basis, GError **error);
const char *assay_action_state_get_id (AssayActionState state);
gboolean assay_action_state_parse (const char *id, AssayActionState *out_state, GError **error);

/* Values. new() gives an empty one (all zero), copy() a deep copy that may be changed until it
 * becomes part of an edit. */
AssayHead *assay_head_new (void);
AssayHead *assay_head_copy (const AssayHead *self);
AssayHead *assay_head_ref (AssayHead *self);
void assay_head_unref (AssayHead *self);
AssayAnswer *assay_answer_new (void);
AssayAnswer *assay_answer_copy (const AssayAnswer *self);
AssayAnswer *assay_answer_ref (AssayAnswer *self);
void assay_answer_unref (AssayAnswer *self);
AssayResponse *assay_response_new (const char *criterion);
AssayResponse *assay_response_copy (const AssayResponse *self);
AssayResponse *assay_response_ref (AssayResponse *self);
void assay_response_unref (AssayResponse *self);
AssayCitation *assay_citation_new (guint evidence);
AssayCitation *assay_citation_copy (const AssayCitation *self);
AssayCitation *assay_citation_ref (AssayCitation *self);
void assay_citation_unref (AssayCitation *self);
AssayEvidence *assay_evidence_new (guint number);
AssayEvidence *assay_evidence_copy (const AssayEvidence *self);
AssayEvidence *assay_evidence_ref (AssayEvidence *self);
void assay_evidence_unref (AssayEvidence *self);
AssayAction *assay_action_new (guint number);
AssayAction *assay_action_copy (const AssayAction *self);
AssayAction *assay_action_ref (AssayAction *self);
void assay_action_unref (AssayAction *self);
AssayFigure *assay_figure_new (void);
AssayFigure *assay_figure_copy (const AssayFigure *self);
AssayFigure *assay_figure_ref (AssayFigure *self);
void assay_figure_unref (AssayFigure *self);
AssaySubmission *assay_submission_new (guint round);
AssaySubmission *assay_submission_copy (const AssaySubmission *self);
AssaySubmission *assay_submission_ref (AssaySubmission *self);
void assay_submission_unref (AssaySubmission *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPortfolio, assay_portfolio_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayHead, assay_head_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayAnswer, assay_answer_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayResponse, assay_response_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCitation, assay_citation_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayEvidence, assay_evidence_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayAction, assay_action_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFigure, assay_figure_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySubmission, assay_submission_unref)

G_END_DECLS
