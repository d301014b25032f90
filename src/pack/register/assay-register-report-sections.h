/* What a register's board report says, one function for each part of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/layout/assay-content.h"
#include "pack/register/assay-register-report.h"

G_BEGIN_DECLS

#define ASSAY_REGISTER_ANCHOR_SUMMARY "summary"
#define ASSAY_REGISTER_ANCHOR_ATTENTION "attention"
#define ASSAY_REGISTER_ANCHOR_CHANGES "changes"
#define ASSAY_REGISTER_ANCHOR_CONTRACTS "contracts"
#define ASSAY_REGISTER_ANCHOR_MEASURES "measures"
#define ASSAY_REGISTER_ANCHOR_SOURCES "sources"
#define ASSAY_REGISTER_ANCHOR_STANDARDS "standards"

/* "contract-17", where a contract's block is. */
char *assay_register_report_anchor (gint64 contract);

/* "area-3", where an area's contracts begin; and what that area is called. */
char *assay_register_report_area_anchor (gint64 area);
const char *assay_register_report_get_area (const AssayRegisterRow *row);

/* The contract's title, leading to its block, with the service below. */
AssayPhrase *
assay_register_report_new_link (gint64 contract, const char *title, const char *service);

/* One line that belongs to a drawing, cut where @width ends. */
void assay_register_report_draw_text (AssayCanvas *canvas,
                                      AssayTextStyle text_style,
                                      AssaySpanStyle style,
                                      const char *text,
                                      PangoAlignment alignment,
                                      double x,
                                      double y,
                                      double width);

/* What is not compared, as a list of sentences (char*); nothing where there are none. */
void assay_register_report_add_apart (AssayContent *content, const GPtrArray *texts);

/* "▲ Late" in a box. */
AssayPaperChip *assay_register_report_new_chip (AssayStandingState state);

/* Whose report for which day, the verdict in words, how many contracts stand how. */
void assay_register_report_add_summary (AssayContent *content,
                                        const AssayRegisterReportOrder *order);

/* What the report holds, with the pages; a part of the summary. */
void assay_register_report_add_contents (AssayContent *content,
                                         const AssayRegisterReportOrder *order);

/* What is late, lapsed, unknown or at risk, with why and what to do. */
void assay_register_report_add_attention (AssayContent *content,
                                          const AssayRegisterReportOrder *order);

/* What changed since; nothing where that was not asked for. */
void assay_register_report_add_changes (AssayContent *content,
                                        const AssayRegisterReportOrder *order);

/* Each contract with its clause, why it stands so, and its time line. */
void assay_register_report_add_contracts (AssayContent *content,
                                          const AssayRegisterReportOrder *order);

/* Services side by side where their figures are alike, without small counts; nothing where none
 * was received. */
void assay_register_report_add_measures (AssayContent *content,
                                         const AssayRegisterReportOrder *order);

/* How services stand in each standard of one edition, as a table whose fields are the darker the
 * more of a standard is ready or met; nothing where nothing was received. */
void assay_register_report_add_standards (AssayContent *content,
                                          const AssayRegisterReportOrder *order);

/* Where each award is known from and how old that is, and how all this is worked out. */
void assay_register_report_add_sources (AssayContent *content,
                                        const AssayRegisterReportOrder *order);

G_END_DECLS
