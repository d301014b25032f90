/* A random sample that anybody can draw again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cases of the population are numbered 1 to N by the service, in the order of its own list. The
 * sample is the @size smallest by this order:
 *
 *   key(i) = SHA-256 of the text SEED, one space, and i in decimal digits, as 64 hex digits
 *
 * (ties, which nobody will ever see, by i). So with a seed "7f3a" case 12 stands where
 *
 *   printf '7f3a 12' | sha256sum
 *
 * says; a larger sample holds every smaller one of the same seed; and nobody can choose a case
 * without choosing the seed. That is why the seed is shown.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Goes on paper with the sample. */
#define ASSAY_SAMPLE_RULE "sha256-order-1"

#define ASSAY_SAMPLE_MOST_CASES 1000000u
#define ASSAY_SAMPLE_MOST_DRAWN 1000u

/* The numbers drawn (guint), ascending. @size is at most @population. */
GArray *assay_sample_draw (const char *seed, guint population, guint size);

/* A seed from what neither side could choose: the submission's fingerprint, and the number of the
 * sample. Sixteen hex digits. */
char *assay_sample_make_seed (const char *fingerprint, guint number);

G_END_DECLS
