/* Having a pack written by the program assay-binder, which stands apart from the one that asks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Binding opens every file of the evidence, and each of them is hostile until it has been read to
 * the end. In a program of its own a file may crash the reader, loop or fill the memory: its item
 * then gets the cover sheet that says so, and the rest is bound anew. It also makes stopping quick,
 * whatever is being done.
 */

#pragma once

#include "pack/assay-pack.h"

G_BEGIN_DECLS

/* Like assay_pack_write(), and with the same outcome. For worker threads: waits for the program.
 * What it leaves behind when it is stopped is removed. CANCELLED comes within half a second. */
gboolean assay_pack_bind (AssayContext *context,
                          const AssayPackOrder *order,
                          AssayProgress progress,
                          GCancellable *cancellable,
                          AssayPackReport **out_report,
                          GError **error);

/* The map that the pack at @path carries, for AssayPackOrder.after; read by the binder, because the
 * file may be anything. NOT_FOUND when it carries none, and errors as assay_pdf_source_open() and
 * assay_page_map_parse(). For worker threads. */
AssayPageMap *
assay_pack_bind_read_map (const char *path, GCancellable *cancellable, GError **error);

/* --- The two ends of the pipe; also for src/binder --- */

/* The order as the text that the program is given, and back. Paths may be of any bytes. */
GBytes *assay_pack_order_format (const AssayPackOrder *order);

/* An order that owns what it names; free with assay_pack_order_free(). Computes the readiness anew
 * from the portfolio in @text and the scheme in the folder. */
AssayPackOrder *assay_pack_order_parse (const char *text, gsize length, GError **error);
void assay_pack_order_free (AssayPackOrder *order);

/* "step DONE TOTAL", and " ITEM" where one is in hand; @out_what is NULL without. */
char *assay_pack_bind_format_step (guint64 done, guint64 total, const char *what);
gboolean assay_pack_bind_parse_step (const char *line,
                                     guint64 *out_done,
                                     guint64 *out_total,
                                     char **out_what);

/* "report …"; parse gives NULL for any other line. */
char *assay_pack_bind_format_report (const AssayPackReport *report);
AssayPackReport *assay_pack_bind_parse_report (const char *line);

/* A map as lines "map …". take_line adds what such a line says to @text, which is for
 * assay_page_map_parse() after the last; FALSE for any other line. */
char *assay_pack_bind_format_map (const AssayPageMap *map);
gboolean assay_pack_bind_take_map_line (const char *line, GString *text);

G_END_DECLS
