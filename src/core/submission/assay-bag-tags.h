/* The tag files of a bag as text: declaration, manifests, bag-info.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure readers of RFC 8493, section 2, and of what versions 0.93 to 0.97 did otherwise. What is
 * wrong is a finding, and reading goes on behind it.
 */

#pragma once

#include "base/assay-digest-pipe.h"
#include "core/submission/assay-bag.h"

G_BEGIN_DECLS

/* @encoding is what the other tag files are in. */
typedef struct
{
  char *version; /* "1.0" */
  char *encoding;
  gboolean is_before_1_0;
} AssayBagDeclaration;

/* Always gives a declaration: where it cannot be read, that of 1.0 and UTF-8. */
AssayBagDeclaration *assay_bag_declaration_parse (GBytes *bytes, GPtrArray *findings);

/* What to go on with when there is none. */
AssayBagDeclaration *assay_bag_declaration_new (void);
void assay_bag_declaration_free (AssayBagDeclaration *self);

/* The text of the tag file @name in UTF-8, or NULL with a finding. */
char *assay_bag_decode_text (const AssayBagDeclaration *self,
                             const char *name,
                             GBytes *bytes,
                             GPtrArray *findings);

/* The next line, which ends with LF, CR or CRLF; moves *@at behind it. NULL at the end. */
char *assay_bag_next_line (const char **at);

/* A payload or tag manifest. @digests: name → lower-case hex digits. */
typedef struct
{
  char *name;
  gboolean is_tag;
  AssayDigestKind kind;
  GHashTable *digests;
} AssayBagManifest;

/* Whether a file of the bag's folder is a manifest by its name. @out_kind is owned: "sha256". */
gboolean assay_bag_manifest_is_name (const char *name, gboolean *out_is_tag, char **out_kind);

/* @bag is asked about names that can be read in two ways. */
AssayBagManifest *assay_bag_manifest_parse (const AssayBagDeclaration *declaration,
                                            const AssayBag *bag,
                                            const char *name,
                                            gboolean is_tag,
                                            AssayDigestKind kind,
                                            const char *text,
                                            GPtrArray *findings);
void assay_bag_manifest_free (AssayBagManifest *self);

/* fetch.txt: whether what is to be fetched is here already (RFC 8493, section 2.2.3). Nothing is
 * ever fetched. */
void assay_bag_fetch_check (const AssayBagDeclaration *declaration,
                            const AssayBag *bag,
                            const char *name,
                            const char *text,
                            GPtrArray *findings);

/* bag-info.txt: its elements in order. */
typedef struct
{
  char *label;
  char *value;
} AssayBagElement;

GPtrArray *assay_bag_info_parse (const AssayBagDeclaration *declaration,
                                 const char *name,
                                 const char *text,
                                 GPtrArray *findings);

/* The first value under @label, whatever its case; NULL where there is none. */
const char *assay_bag_info_lookup (const GPtrArray *info, const char *label);

/* Compares Payload-Oxum and Bag-Size with what there is. @n_bytes and @n_files are the payload's.
 */
void assay_bag_info_check (const AssayBagDeclaration *declaration,
                           const GPtrArray *info,
                           const char *name,
                           guint64 n_bytes,
                           guint64 n_files,
                           GPtrArray *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayBagDeclaration, assay_bag_declaration_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayBagManifest, assay_bag_manifest_free)

G_END_DECLS
