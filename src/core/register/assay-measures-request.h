/* A measures request: which figures a commissioner asks a service for, as a small XML file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It carries the definition and the counting rule of every measure as the commissioner has them, so
 * that the service sees whether it counts the same thing, and says so where it does not.
 *
 *   <measures-request format="1" id="k7f2m4xq" day="2027-01-05" by="2027-01-31" asker="…"
 *                     service="…" from="2026-01-01" until="2026-12-31">
 *     <scheme id="rss" edition="2026"/>
 *     <measure id="referrals" unit="count"> <title/> <definition/> <counting-rule/> </measure>
 *   </measures-request>
 *
 * Canonical: equal content gives equal bytes. @service is who is asked, or NULL. The figures wanted
 * are those whose periods lie within @from and @until. A value that is shared never changes.
 */

#pragma once

#include "base/assay-date.h"
#include "base/assay-disk.h"
#include "core/scheme/assay-scheme.h"

G_BEGIN_DECLS

/* What a request and its answer both say first. @day is that of the file itself. */
typedef struct
{
  char *request; /* its id */
  char *asker;
  char *service;
  char *scheme_id;
  char *scheme_edition;
  AssayDate day;
  AssayDate by;
  AssayDate from;
  AssayDate until;
} AssayMeasuresHead;

typedef struct
{
  AssayMeasuresHead head;
  GPtrArray *measures; /* AssayMeasure, at least one, in the scheme's order */
} AssayMeasuresRequest;

/* What a request says beside its measures. @id NULL makes a name that no other has; @service may be
 * NULL. */
typedef struct
{
  const char *id;
  const char *asker;
  const char *service;
  AssayDate day;
  AssayDate by;
  AssayDate from;
  AssayDate until;
} AssayMeasuresAsking;

/* @measures are ids, NULL at the end; NULL for all of the scheme. Those that have to stand beside
 * one are asked for with it. UNKNOWN_NAME, or INVALID where
 * days are missing or the wrong way round, or nobody asks. */
AssayMeasuresRequest *assay_measures_request_new (const AssayScheme *scheme,
                                                  const char *const *measures,
                                                  const AssayMeasuresAsking *asking,
                                                  GError **error);
void assay_measures_request_free (AssayMeasuresRequest *self);

/* UTF-8 text ending in a line end. */
char *assay_measures_request_format (const AssayMeasuresRequest *self);
gboolean assay_measures_request_save (const AssayMeasuresRequest *self,
                                      AssayDisk *disk,
                                      const char *path,
                                      GError **error);

/* Reads one of a stranger: at most ASSAY_LIMIT_MEASURES_BYTES, no DOCTYPE, only what belongs there.
 * INVALID, NEWER and TOO_LARGE with @name, and the line where one is to blame. */
AssayMeasuresRequest *
assay_measures_request_parse (const void *data, gsize length, const char *name, GError **error);
AssayMeasuresRequest *assay_measures_request_load (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMeasuresRequest, assay_measures_request_free)

G_END_DECLS
