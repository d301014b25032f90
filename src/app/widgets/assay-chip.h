/* A short state in a coloured capsule: always a sign and a word, never colour alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/readiness/assay-readiness.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a chip is tinted; also style classes "good", "doubtful", "bad", "neutral", "accent". */
typedef enum
{
  ASSAY_TONE_NEUTRAL,
  ASSAY_TONE_GOOD,
  ASSAY_TONE_DOUBTFUL,
  ASSAY_TONE_BAD,
  ASSAY_TONE_ACCENT,
} AssayTone;

#define ASSAY_TYPE_CHIP (assay_chip_get_type ())
G_DECLARE_FINAL_TYPE (AssayChip, assay_chip, ASSAY, CHIP, GtkWidget)

GtkWidget *assay_chip_new (void);

/* @sign may be NULL. */
void assay_chip_set (AssayChip *self, AssayTone tone, const char *sign, const char *word);

/* A criterion's state, in its own tone, sign and word. */
void assay_chip_set_state (AssayChip *self, AssayState state);

/* The tone that a criterion's state has everywhere. */
AssayTone assay_chip_get_tone (AssayState state);

G_END_DECLS
