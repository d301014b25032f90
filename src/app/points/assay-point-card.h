/* One point of a return: what the assessor says, and the service's answer below it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signals: "answered" (const char *id, const char *text), returning gboolean: save this answer;
 * TRUE when it is safe. "item-added" and "item-removed" (const char *id, guint number): evidence of
 * the answer.
 */

#pragma once

#include "present/assay-points-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_POINT_CARD (assay_point_card_get_type ())
G_DECLARE_FINAL_TYPE (AssayPointCard, assay_point_card, ASSAY, POINT_CARD, GtkListBoxRow)

typedef enum
{
  ASSAY_POINT_CARD_LOOK,   /* without an answer: it is not taken in yet */
  ASSAY_POINT_CARD_READ,   /* nothing can be changed */
  ASSAY_POINT_CARD_ANSWER, /* the answer can be written */
} AssayPointCardUse;

GtkWidget *assay_point_card_new (void);

/* @shows_place says where it belongs, on a page that has more than one place. Keeps the focus and
 * what is half typed. @portfolio has the evidence that can be chosen. */
void assay_point_card_set (AssayPointCard *self,
                           const AssayPointsRow *row,
                           AssayPortfolio *portfolio,
                           AssayPointCardUse use,
                           gboolean shows_place);

/* Saves what is half typed. */
void assay_point_card_flush (AssayPointCard *self);

/* The subjects to come are another document's. */
void assay_point_card_forget (AssayPointCard *self);

G_END_DECLS
