/* The fingerprint of a key, as people read it to each other over the phone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Eight groups of five digits: the SHA-256 of the raw public key, as one large number, taken modulo
 * 10^40. That keeps 132 bits, so whoever wants another key with the same digits has to try about
 * 2^132 of them. Shorter would be quicker to read and could be searched for; longer nobody reads to
 * the end.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ASSAY_PUBLIC_KEY_BYTES 32u
#define ASSAY_KEY_DIGIT_GROUPS 8u

/* "12345 67890 …" of a public key of ASSAY_PUBLIC_KEY_BYTES. */
char *assay_key_digits_compute (const guint8 *public_key);

/* What somebody typed, with any blanks, line ends, dots and dashes between the digits, in the form
 * above; NULL when these are not as many digits as there must be. */
char *assay_key_digits_parse (const char *text);

G_END_DECLS
