/* What most tests need: a private folder, a fixed clock, a small scheme.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-context.h"
#include "core/scheme/assay-scheme-loader.h"

G_BEGIN_DECLS

/* 22 November 2026, noon UTC: "today" in tests. */
#define ASSAY_FIXTURE_NOW 1795348800

typedef struct
{
  char *folder; /* private, empty at first, gone with the fixture */
  AssayDisk *disk;
  AssayContext *context;
} AssayFixture;

AssayFixture *assay_fixture_new (void);
void assay_fixture_free (AssayFixture *self);

/* A path inside the private folder. */
char *assay_fixture_path (AssayFixture *self, const char *name);

/* Writes a file inside the private folder (making folders on the way) and returns its path. */
char *assay_fixture_write (AssayFixture *self, const char *name, const char *text);

/* The whole file, asserting that it can be read. */
char *assay_fixture_read (const char *path);

/* Removes a folder and what is in it. */
void assay_fixture_remove (const char *path);

/* standards/scheme.xsd, tests/support/small-scheme.xml, and standards/rss.xml. */
char *assay_fixture_schema_path (void);
AssayScheme *assay_fixture_load_small_scheme (void);
AssayScheme *assay_fixture_load_rss (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFixture, assay_fixture_free)

G_END_DECLS
