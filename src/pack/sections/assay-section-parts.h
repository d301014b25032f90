/* What several sections show in the same way: chips, references, lists of facts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/layout/assay-content.h"
#include "pack/layout/assay-table.h"
#include "pack/sections/assay-pack-facts.h"

G_BEGIN_DECLS

AssayPaperChip *assay_part_new_state_chip (AssayState state);
AssayPaperChip *assay_part_new_holds_chip (gboolean holds);
AssayPaperChip *assay_part_new_action_chip (AssayActionState state);

/* "2.5", leading to the criterion; and the same with its title. */
AssayPhrase *assay_part_new_criterion_link (const AssayCriterion *criterion);
AssayPhrase *assay_part_new_criterion_title_link (const AssayCriterion *criterion);

/* A page number for a table, leading to @anchor. */
AssayPhrase *assay_part_new_page (const char *anchor);

/* The pages of the pack that a citation means, one line per range: those of the item it names;
 * where it names none or they are not shown, an item's only page or its cover sheet. */
AssayPhrase *assay_part_new_cited_pages (const AssayPackItem *item, const AssayCitation *citation);

/* "pages 3–4, “Escalation”", or that no place is named. */
char *assay_part_dup_place (const AssayCitation *citation);

/* Begins a section that starts a page: its heading, anchor and bookmark. */
void assay_part_begin_section (AssayContent *content, const char *title, const char *anchor);

/* What an earlier pack called a section, a criterion or an item that is not there any more. */
char *assay_part_dup_former_name (const AssayPackFacts *facts, const AssayPageEntry *entry);

/* A table of labels and values, without a head. */
AssayBlock *assay_part_new_fact_table (double label_points);
void assay_part_add_fact (AssayBlock *table, const char *label, const char *value);
void assay_part_add_fact_phrase (AssayBlock *table, const char *label, AssayPhrase *value);

/* The same on a cover, where the label is quiet and the value as is asked for. */
void assay_part_add_cover_fact (AssayBlock *table,
                                const char *label,
                                AssayTextStyle style,
                                AssaySpanStyle span,
                                const char *value);

/* What stands at the top of a cover: @kind in the accent colour, @name in large letters (smaller
 * where it is long or @is_small), and the line @below. */
void assay_part_add_cover_title (AssayContent *content,
                                 const char *kind,
                                 const char *name,
                                 gboolean is_small,
                                 const char *below);

/* What stands at the foot of a cover: where the scheme is from, and @standing, a sentence on what
 * this paper is and what it is not. */
void
assay_part_add_cover_foot (AssayContent *content, const AssayScheme *scheme, const char *standing);

/* A table of contents, and an entry of it: a number (or ""), a title that leads to @anchor, its
 * page. */
AssayBlock *assay_part_new_contents (void);
void
assay_part_add_entry (AssayBlock *table, const char *number, const char *title, const char *anchor);

/* @digest in groups of @group digits, at most @n_digits of it, with a line end after each
 * @per_line groups (0: none). */
char *assay_part_group_digits (const char *digest, guint group, guint n_digits, guint per_line);

/* The title of a kind, or "Kind not stated". */
const char *assay_part_get_kind (const AssayPackFacts *facts, const AssayEvidence *evidence);

/* What stands where there is nothing to say. */
#define ASSAY_PART_NOTHING "–"

/* Wide enough for a page number, and for two with a dash between them. */
#define ASSAY_PART_PAGE_POINTS 30
#define ASSAY_PART_PAGES_POINTS 56

G_END_DECLS
