/* A register of its own for each test, and values made in a line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Beside a private server (support/with-postgres) and with ASSAY_TEST_STORE=postgres, the register
 * is in a database of its own; otherwise in a file in a private folder. So a test program that is
 * run both ways holds for both.
 */

#pragma once

#include "assay-fixture.h"
#include "core/register/assay-register-store.h"

G_BEGIN_DECLS

/* @path is the register's address. */
typedef struct
{
  AssayFixture *files;
  char *path;
  AssayRegisterStore *store;
  gboolean is_database;
} RegisterFixture;

/* An empty register, open for writing. */
RegisterFixture *register_fixture_new (void);

/* The same without a register in it: nothing there at all, or an empty database. */
RegisterFixture *register_fixture_new_bare (void);
void register_fixture_free (RegisterFixture *self);

/* The store closed and opened again. */
void register_fixture_reopen (RegisterFixture *self);

/* Has @sql done to what keeps the register, past Assay, and asserts that it goes well. */
void register_fixture_meddle (RegisterFixture *self, const char *sql);

/* One of everything, with every field set. */
#define REGISTER_EVERYTHING                                                                        \
  "area id=-1 name=North_Vale\n"                                                                   \
  "service id=-2 area=-1 name=North_Vale_Restorative is_partnership=1\n"                           \
  "service id=-3 name=South_Vale_Restorative is_partnership=0\n"                                   \
  "partner partnership=-2 service=-3\n"                                                            \
  "contract id=-4 service=-2 area=-1 title=Restorative_justice reference=NV/7 begins=2025-04-01 "  \
  "ends=2028-03-31 funding=Grant\n"                                                                \
  "extension contract=-4 until=2029-03-31 taken=2026-11-01\n"                                      \
  "clause id=-5 contract=-4 clause=secures schemes=rss_ro by_day=2026-03-31 is_of_each_partner=1 " \
  "wording=Shall_secure\n"                                                                         \
  "milestone clause=-5 milestone=submitted what=Under_way due=2026-01-31 reached=2026-01-01 "      \
  "source=Letter\n"                                                                                \
  "award id=-6 service=-3 scheme=rss edition=2020 from_day=2026-01-01 until_day=2028-12-31 "       \
  "withdrawn=2027-01-01 source=Certificate confirmed=2026-02-01\n"                                 \
  "condition award=-6 what=Train_staff due=2026-09-30 met=2026-09-01\n"                            \
  "received id=-7 service=-3 received=report scheme=rss edition=2020 day=2026-02-01 round=2 "      \
  "fingerprint=12345 is_verified=1 file=vale.zip signature=known signer=Manager "                  \
  "findings=file-altered_E001\n"                                                                   \
  "note contract=-4 day=2026-02-02 text=Rang_them\n"                                               \
  "settings suppress_below=6 fresh_months=18 last_board=2026-10-01\n"                              \
  "measure service=-3 scheme=rss edition=2020 measure=engagement title=Engagement "                \
  "definition=Of_those_offered counting_rule=People unit=percent from_day=2026-01-01 "             \
  "until_day=2026-03-31 figure=75.0 part=45 base=60 source=Case_log day=2026-04-20\n"              \
  "result received=-7 standard=s2 title=Policies state=not-ready ready=3 applies=5\n"

/* A value from "kind field=text field=text …", where _ in a text is a space; names are the fields'
 * own, and "id" is the value's. */
gpointer register_sketch (const char *line);

/* Adds the values sketched on the lines of @text in one edit, and asserts that it goes well. */
void register_add (AssayRegisterStore *store, const char *text);

AssayRegister *register_load (AssayRegisterStore *store);
guint register_count (AssayRegisterStore *store, AssayHeldKind kind);

/* An area as a copy to change, and its name. */
AssayHeldArea *register_take_area (AssayRegisterStore *store, gint64 id);
void register_rename_area (AssayHeldArea *area, const char *name);

/* One edit of one value. */
gboolean register_apply_one (AssayRegisterStore *store,
                             AssayRegisterVerb verb,
                             gpointer value,
                             GPtrArray **out_collisions,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegisterFixture, register_fixture_free)

G_END_DECLS
