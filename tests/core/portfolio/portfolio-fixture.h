/* What tests of portfolios need: an open folder, made-up values, things gone wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "assay-fixture.h"

#include "core/portfolio/assay-portfolio-archive.h"
#include "core/portfolio/assay-portfolio-folder.h"
#include "core/portfolio/assay-portfolio-xml.h"

G_BEGIN_DECLS

typedef struct
{
  AssayFixture *base;
  AssayScheme *scheme;
  char *schema_path;
  char *path; /* the portfolio's folder, not made yet */
} PortfolioFixture;

PortfolioFixture *portfolio_fixture_new (void);
void portfolio_fixture_free (PortfolioFixture *self);

/* Each asserts that it works. */
AssayPortfolioFolder *portfolio_fixture_create (PortfolioFixture *self);
AssayPortfolioFolder *portfolio_fixture_open (PortfolioFixture *self, AssayOpenMode mode);
void portfolio_close (AssayPortfolioFolder *folder);

/* Opening for writing that must fail with @code and a message that has @words in it. */
void portfolio_fixture_assert_open_fails (PortfolioFixture *self, int code, const char *words);

/* A path in the portfolio's folder. */
char *portfolio_fixture_child (PortfolioFixture *self, const char *name);

/* The state as text. */
char *portfolio_text (AssayPortfolioFolder *folder);

/* Edits through the gate, asserting that they work. */
void portfolio_apply (AssayPortfolioFolder *folder, AssayEdit *edit);
void portfolio_rate (AssayPortfolioFolder *folder, const char *criterion, const char *level);
void portfolio_write (AssayPortfolioFolder *folder, const char *criterion, const char *text);

/* Adds an observation, or a file with @content, and returns its number. */
guint portfolio_add_observation (AssayPortfolioFolder *folder, const char *title);
guint
portfolio_add_file (PortfolioFixture *self, AssayPortfolioFolder *folder, const char *content);

/* A filled-in file item without a content in any folder. */
AssayEvidence *portfolio_new_item (const char *title);

/* A portfolio of everything a portfolio can hold, another for every seed. */
AssayPortfolio *portfolio_new_random (GRand *rand);

/* The error must be of @code and its message have @words in it. */
#define assert_error_says(err, code_, words)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_error ((err), ASSAY_ERROR, (code_));                                                  \
    if (strstr ((err)->message, (words)) == NULL)                                                  \
      g_error ("“%s” does not say “%s”", (err)->message, (words));                                 \
  }                                                                                                \
  G_STMT_END

/* Whether a check of the folder finds @tag; @detail NULL means any. */
gboolean
portfolio_has_finding (AssayPortfolioFolder *folder, AssayFindingTag tag, const char *detail);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PortfolioFixture, portfolio_fixture_free)

G_END_DECLS
