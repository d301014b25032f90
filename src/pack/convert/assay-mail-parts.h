/* What an e-mail says, and what is attached to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @size is what the attachment has when it is taken out, in bytes. */
typedef struct
{
  char *name; /* NULL where it has none */
  char *type;
  guint64 size;
} AssayMailAttachment;

/* Texts are UTF-8 and on one line, except the body; NULL is not said. */
typedef struct
{
  char *from;
  char *to;
  char *cc;
  char *date; /* "22 November 2026, 14:02 (UTC+01:00)", or as it is written */
  char *subject;
  char *body;
  GPtrArray *attachments; /* AssayMailAttachment */
  guint n_not_listed;     /* attachments over the limit */
  gboolean is_cut;        /* the body goes on, or nests deeper, than is read */
  gboolean is_encrypted;
} AssayMail;

/* Errors: INVALID when it is no e-mail, CANCELLED. */
AssayMail *assay_mail_parse (GBytes *bytes, GCancellable *cancellable, GError **error);
void assay_mail_free (AssayMail *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMail, assay_mail_free)

G_END_DECLS
