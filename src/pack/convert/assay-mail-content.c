/* An e-mail as pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/convert/assay-mail-content.h"

#include "base/assay-text.h"
#include "pack/convert/assay-text-content.h"
#include "pack/layout/assay-table.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define LABEL_POINTS 60.0
#define TYPE_POINTS 170.0
#define SIZE_POINTS 60.0
#define ABOVE_BODY 14.0

static void
add_field (AssayBlock *table, const char *label, const char *value)
{
  AssayPhrase *phrase;

  if (value == NULL)
    return;
  phrase = assay_phrase_new (ASSAY_TEXT_TABLE);
  assay_phrase_add (phrase, ASSAY_SPAN_QUIET, label);
  assay_table_add_row (table, NULL);
  assay_table_add_phrase (table, phrase);
  assay_table_add_text (table, value);
}

static void
add_head (AssayContent *content, const AssayMail *mail)
{
  const AssayColumn columns[] = { { NULL, LABEL_POINTS, 0, PANGO_ALIGN_LEFT },
                                  { NULL, 0, 1, PANGO_ALIGN_LEFT } };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));

  add_field (table, _ ("From"), mail->from != NULL ? mail->from : _ ("nobody is named"));
  add_field (table, _ ("To"), mail->to);
  add_field (table, _ ("Cc"), mail->cc);
  add_field (table, _ ("Date"), mail->date != NULL ? mail->date : _ ("not given"));
  add_field (table, _ ("Subject"), mail->subject != NULL ? mail->subject : _ ("none"));
  assay_content_add (content, table);
}

static void
add_body (AssayContent *content, const AssayMail *mail)
{
  assay_content_add (content, assay_space_new (ABOVE_BODY));
  if (!assay_text_is_blank (mail->body))
    {
      assay_text_content_add_unknown (content, mail->body);
      assay_text_content_add (content, ASSAY_TEXT_BODY, mail->body);
    }
  else
    assay_content_add_note (content, _ ("The e-mail has no words of its own."));
  if (mail->is_encrypted)
    assay_content_add_note (content, _ ("The e-mail is encrypted, so its words cannot be shown. "
                                        "Save it without encryption and add that."));
  if (mail->is_cut)
    assay_content_add_note (content, _ ("The e-mail is longer than what is shown here; the whole "
                                        "of it is in the file."));
}

static void
add_attachments (AssayContent *content, const AssayMail *mail)
{
  const AssayColumn columns[] = { { _ ("Name"), 0, 1, PANGO_ALIGN_LEFT },
                                  { _ ("Type"), TYPE_POINTS, 0, PANGO_ALIGN_LEFT },
                                  { _ ("Size"), SIZE_POINTS, 0, PANGO_ALIGN_RIGHT } };
  AssayBlock *table;

  if (mail->attachments->len == 0)
    return;
  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("Attachments"), NULL);
  table = assay_table_new (columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < mail->attachments->len; i++)
    {
      const AssayMailAttachment *attachment = mail->attachments->pdata[i];
      g_autofree char *size = assay_wording_size (attachment->size);

      assay_table_add_row (table, NULL);
      assay_table_add_text (table, attachment->name != NULL ? attachment->name : _ ("no name"));
      assay_table_add_text (table, attachment->type);
      assay_table_add_text (table, size);
    }
  assay_content_add (content, table);
  assay_content_add_note (content,
                          _ ("Attachments are part of the file and are not printed here."));
  if (mail->n_not_listed > 0)
    {
      g_autofree char *more =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more attachment is not listed.",
                                        "%u more attachments are not listed.", mail->n_not_listed),
                           mail->n_not_listed);

      assay_content_add_note (content, more);
    }
}

AssayContent *
assay_mail_content_build (const AssayMail *mail)
{
  AssayContent *content = assay_content_new ();
  const char *title = mail->subject != NULL ? mail->subject : _ ("E-mail");

  assay_content_begin_section (content, title);
  assay_content_add_heading (content, ASSAY_HEADING_SECTION, title, NULL);
  add_head (content, mail);
  add_body (content, mail);
  add_attachments (content, mail);
  assay_content_end_section (content);

  return content;
}
