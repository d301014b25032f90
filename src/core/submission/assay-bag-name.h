/* Names inside a bag: which of them are safe, and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure functions. A name is a path from the bag's folder with "/" between its parts. What Windows
 * and macOS make of names is from RFC 8493, section 5.2.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longer or deeper names are nobody's. Looking at every folder of a name takes time that grows with
 * both. */
#define ASSAY_BAG_NAME_MAX_BYTES 1024u
#define ASSAY_BAG_NAME_MAX_DEPTH 32u

/* @bytes as text. What is no UTF-8, or holds a NUL, is broken and comes with "\xNN" for what is not
 * plain ASCII, so that it can be shown. */
char *assay_bag_name_from_bytes (const char *bytes, gsize length, gboolean *out_is_broken);

/* Whether it leads somewhere else on some system: absolute, with "..", ".", empty parts, a drive
 * letter, a backslash, or "~" at its beginning. */
gboolean assay_bag_name_escapes (const char *name);

/* Whether a part of it is a device on Windows: "CON", "nul.txt", "COM1". */
gboolean assay_bag_name_is_device (const char *name);

/* Whether it cannot be made, or means something else, on Windows or in a sync client: characters
 * such as ":" and "*", control characters, a space or dot at a part's end, a part of over 255
 * bytes. */
gboolean assay_bag_name_is_unsafe (const char *name);

/* Whether it is longer or deeper than any name that is looked at. */
gboolean assay_bag_name_is_too_long (const char *name);

/* Equal for names that are one file where case or Unicode form do not count. */
char *assay_bag_name_fold (const char *name);

/* In Unicode's composed form. */
char *assay_bag_name_normalise (const char *name);

/* A name from a manifest: "%0A", "%0D" and, from BagIt 1.0 on, "%25" decoded and nothing else.
 * @out_is_loose is TRUE when another "%" stands there, which 1.0 does not allow. */
char *assay_bag_name_decode (const char *text, gboolean is_before_1_0, gboolean *out_is_loose);

G_END_DECLS
