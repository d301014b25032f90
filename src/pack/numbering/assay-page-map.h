/* Which page of a pack holds what: what a later pack must know to keep the numbers true that people
 * have quoted from an earlier one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plain value without files. Every pack carries its own as text (pack/pdf/assay-pdf-private.h).
 */

#pragma once

#include "base/assay-date.h"

G_BEGIN_DECLS

/* Sections, cover sheets and items have pages of their own, and no page belongs to two of them.
 * Left pages held what has moved to the end since or is gone; they are named after it. Places only
 * lie on a page: the criteria. */
typedef enum
{
  ASSAY_PAGE_SECTION, /* named by its anchor, "integrity" */
  ASSAY_PAGE_COVER,   /* of an item, "E007": its cover sheet */
  ASSAY_PAGE_ITEM,    /* the item's own pages */
  ASSAY_PAGE_LEFT,
  ASSAY_PAGE_PLACE, /* an anchor, "criterion-2.5" */
} AssayPageKind;

#define ASSAY_N_PAGE_KINDS (ASSAY_PAGE_PLACE + 1)

/* @pages (guint, from 1, ascending) are numbers of the pack. @sha256 is that of an item's file, and
 * only of a cover sheet; NULL where there is no file. @title is what a section is called, and where
 * pages of it were left what it was called; NULL in maps that do not say. */
typedef struct
{
  AssayPageKind kind;
  char *name;
  char *sha256;
  char *title;
  GArray *pages;
} AssayPageEntry;

/* @origin tells of which portfolio (core/portfolio/assay-portfolio-origin.h); NULL where that was
 * not known, and in maps of before. */
typedef struct
{
  char *service;
  char *origin;
  char *scheme; /* its identifier */
  char *fingerprint;
  guint round;
  AssayDate on;
  guint n_pages;
  GPtrArray *entries; /* AssayPageEntry, in the order of the pack */
  GHashTable *by_name[ASSAY_N_PAGE_KINDS];
} AssayPageMap;

AssayPageMap *assay_page_map_new (void);
AssayPageMap *assay_page_map_copy (const AssayPageMap *self);
void assay_page_map_free (AssayPageMap *self);

/* The entry of this kind and name; one without pages is made where there is none. */
AssayPageEntry *assay_page_map_add (AssayPageMap *self, AssayPageKind kind, const char *name);

/* NULL where there is none. */
const AssayPageEntry *
assay_page_map_lookup (const AssayPageMap *self, AssayPageKind kind, const char *name);

/* Puts the numbers in order. */
void assay_page_map_sort (AssayPageMap *self);

/* The pages for readers: "34–43, 512"; "" for none. */
char *assay_page_list_format (const GArray *pages);

/* As text, the same for the same map; and back. Text from outside is not trusted: DAMAGED where it
 * contradicts itself, NEWER for a form that this Assay does not know. */
char *assay_page_map_format (const AssayPageMap *self);
AssayPageMap *assay_page_map_parse (const char *text, gsize length, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPageMap, assay_page_map_free)

G_END_DECLS
