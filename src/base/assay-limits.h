/* How much of anything from outside Assay takes before it says "too large".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One page of numbers, so that a reader sees them together. They are far over what real services
 * have and far under what would hurt a small computer. Units stand in the names.
 */

#pragma once

#define ASSAY_LIMIT_SCHEME_BYTES (16u * 1024 * 1024)
#define ASSAY_LIMIT_PORTFOLIO_BYTES (64u * 1024 * 1024)
#define ASSAY_LIMIT_JOURNAL_LINE_BYTES (4u * 1024 * 1024)
#define ASSAY_LIMIT_XML_DEPTH 64u
#define ASSAY_LIMIT_XML_PROBLEMS 50u

#define ASSAY_LIMIT_LINE_CHARS 300u
#define ASSAY_LIMIT_TEXT_CHARS 100000u
#define ASSAY_LIMIT_EVIDENCE_ITEMS 99999u
#define ASSAY_LIMIT_ROUND 999u
#define ASSAY_LIMIT_RETURN_BYTES (2u * 1024 * 1024)
#define ASSAY_LIMIT_RETURN_POINTS 9999u
/* A measures request or answer, and the figures in one. */
#define ASSAY_LIMIT_MEASURES_BYTES (2u * 1024 * 1024)
#define ASSAY_LIMIT_MEASURES 100u
#define ASSAY_LIMIT_MEASURE_FIGURES 2000u
#define ASSAY_LIMIT_REGISTER_VALUES 2000000u
/* One text or row of a register. */
#define ASSAY_LIMIT_REGISTER_TEXT_BYTES (4 * 1024 * 1024)
/* A table that is imported into one; the cell is a text of so many characters. */
#define ASSAY_LIMIT_IMPORT_BYTES (64u * 1024 * 1024)
#define ASSAY_LIMIT_IMPORT_ROWS 100000u
#define ASSAY_LIMIT_IMPORT_COLUMNS 200u
#define ASSAY_LIMIT_IMPORT_CELL_BYTES (4u * ASSAY_LIMIT_TEXT_CHARS)
/* What of one submission is kept in it. */
#define ASSAY_LIMIT_RECEIVED_STANDARDS 500u
#define ASSAY_LIMIT_RECEIVED_FIGURES 5000u
/* An award file. */
#define ASSAY_LIMIT_AWARD_BYTES (1024u * 1024)
#define ASSAY_LIMIT_AWARD_CONDITIONS 500u
#define ASSAY_LIMIT_EVIDENCE_BYTES (8ull * 1024 * 1024 * 1024)
#define ASSAY_LIMIT_PAGE_NUMBER 100000u
#define ASSAY_LIMIT_PAGE_RANGES 200u
#define ASSAY_LIMIT_PAGE_MAP_BYTES (8u * 1024 * 1024)

/* Of one evidence PDF. */
#define ASSAY_LIMIT_ITEM_BOOKMARKS 20000u
#define ASSAY_LIMIT_ITEM_NAMES 200000u
#define ASSAY_LIMIT_ITEM_ANNOTATIONS 50000u
/* Poppler gives up on a page with more than 10,000 annotations, and on all pages after it; some are
 * the stamp's. */
#define ASSAY_LIMIT_PAGE_LINKS 9000u
#define ASSAY_LIMIT_ITEM_LOOKS 20000u
#define ASSAY_LIMIT_ITEM_LOOKS_BYTES (64u * 1024 * 1024)

#define ASSAY_LIMIT_ZIP_ENTRIES 250000u
#define ASSAY_LIMIT_ZIP_BYTES (64ull * 1024 * 1024 * 1024)
#define ASSAY_LIMIT_PICTURE_PIXELS (250ull * 1000 * 1000)
/* A page of A4 at 600 dots per inch, which is more than is printed, has 35 million. */
#define ASSAY_LIMIT_PRINT_PIXELS (36ull * 1000 * 1000)

/* Turning documents, text and e-mail into pages. The memory and the file are those of the program
 * that does it; the cache is one portfolio's. */
#define ASSAY_LIMIT_CONFINED_MEMORY (4ull * 1024 * 1024 * 1024)
#define ASSAY_LIMIT_CONFINED_FILE (1024ull * 1024 * 1024)
#define ASSAY_LIMIT_DOCUMENT_BYTES (256ull * 1024 * 1024)
#define ASSAY_LIMIT_DOCUMENT_SECONDS 90u
#define ASSAY_LIMIT_PAGE_TEXT_BYTES (2u * 1024 * 1024)
#define ASSAY_LIMIT_MAIL_BYTES (64u * 1024 * 1024)
#define ASSAY_LIMIT_MAIL_ATTACHMENTS 200u
#define ASSAY_LIMIT_PAGE_CACHE_BYTES (1024ull * 1024 * 1024)
/* Of what is drawn and joined for the evidence of a pack: beyond, it is not kept for the next. */
#define ASSAY_LIMIT_VOLUME_BYTES (512ull * 1024 * 1024)
/* What cairo drew is read into memory up to this. */
#define ASSAY_LIMIT_DRAWN_BYTES (32ull * 1024 * 1024)
