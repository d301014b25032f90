/* What an e-mail says, and what is attached to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts are read as a person's mail program would: of alternatives the plain words, of related
 * parts the first, of mixed ones all in their order. An e-mail within an e-mail is an attachment.
 */

#include "pack/convert/assay-mail-parts.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "pack/convert/assay-html-text.h"
#include "pack/convert/assay-text-decode.h"

#include "assay-config.h"

#include <gmime/gmime.h>
#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MAX_DEPTH 20u
#define MAX_PARTS 2000u
#define MAX_ADDRESS_CHARS 4000u

typedef struct
{
  AssayMail *mail;
  GString *body;
  guint n_parts;
  gboolean is_aside; /* in an alternative that is not shown: only what is attached counts */
  GCancellable *cancellable;
} Reading;

static void
free_attachment (gpointer data)
{
  AssayMailAttachment *self = data;

  g_free (self->name);
  g_free (self->type);
  g_free (self);
}

void
assay_mail_free (AssayMail *self)
{
  if (self == NULL)
    return;
  g_free (self->from);
  g_free (self->to);
  g_free (self->cc);
  g_free (self->date);
  g_free (self->subject);
  g_free (self->body);
  g_ptr_array_unref (self->attachments);
  g_free (self);
}

/* --- Heads ------------------------------------------------------------------------------------ */

/* One line of valid UTF-8, or NULL. */
static char *
dup_line (const char *text, guint max_chars)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  return valid != NULL && !assay_text_is_blank (valid) ? assay_text_shorten (valid, max_chars)
                                                       : NULL;
}

static char *
dup_addresses (InternetAddressList *list)
{
  g_autofree char *text = list != NULL ? internet_address_list_to_string (list, NULL, FALSE) : NULL;

  return dup_line (text, MAX_ADDRESS_CHARS);
}

/* A date that cannot be read is shown as it stands. */
static char *
dup_date (GMimeMessage *message)
{
  GDateTime *date = g_mime_message_get_date (message);
  g_autofree char *text =
      date != NULL ? g_date_time_format (date, "%-d %B %Y, %H:%M (UTC%:z)") : NULL;
  const char *raw = g_mime_object_get_header (GMIME_OBJECT (message), "Date");

  return dup_line (text != NULL ? text : raw, ASSAY_LIMIT_LINE_CHARS);
}

static void
read_head (AssayMail *mail, GMimeMessage *message)
{
  mail->from = dup_addresses (g_mime_message_get_from (message));
  mail->to = dup_addresses (g_mime_message_get_addresses (message, GMIME_ADDRESS_TYPE_TO));
  mail->cc = dup_addresses (g_mime_message_get_addresses (message, GMIME_ADDRESS_TYPE_CC));
  mail->date = dup_date (message);
  mail->subject = dup_line (g_mime_message_get_subject (message), ASSAY_LIMIT_LINE_CHARS);
}

/* --- Parts ------------------------------------------------------------------------------------ */

static char *
dup_type (GMimeObject *part)
{
  GMimeContentType *type = g_mime_object_get_content_type (part);
  g_autofree char *text = type != NULL ? g_mime_content_type_get_mime_type (type) : NULL;
  char *line = dup_line (text, ASSAY_LIMIT_LINE_CHARS);

  return line != NULL ? line : g_strdup ("application/octet-stream");
}

static gboolean
is_type (GMimeObject *part, const char *type, const char *subtype)
{
  GMimeContentType *found = g_mime_object_get_content_type (part);

  return found != NULL && g_mime_content_type_is_type (found, type, subtype);
}

/* How long the content is without its transfer encoding. */
static guint64
measure (GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  GMimeStream *sink = g_mime_stream_null_new ();
  gssize length = content != NULL ? g_mime_data_wrapper_write_to_stream (content, sink) : 0;

  g_object_unref (sink);

  return (guint64) MAX (length, 0);
}

static void
add_attachment (Reading *self, char *name, char *type, guint64 size)
{
  AssayMailAttachment *attachment;

  if (self->mail->attachments->len >= ASSAY_LIMIT_MAIL_ATTACHMENTS)
    {
      self->mail->n_not_listed++;
      g_free (name);
      g_free (type);
      return;
    }
  attachment = g_new0 (AssayMailAttachment, 1);
  attachment->name = name;
  attachment->type = type;
  attachment->size = size;
  g_ptr_array_add (self->mail->attachments, attachment);
}

static void
add_message (Reading *self, GMimeMessagePart *part)
{
  GMimeMessage *message = g_mime_message_part_get_message (part);
  g_autofree char *text =
      message != NULL ? g_mime_object_to_string (GMIME_OBJECT (message), NULL) : NULL;
  char *name = message != NULL
                   ? dup_line (g_mime_message_get_subject (message), ASSAY_LIMIT_LINE_CHARS)
                   : NULL;

  add_attachment (self, name, g_strdup ("message/rfc822"), text != NULL ? strlen (text) : 0);
}

static char *
decode_part (GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  const char *charset = g_mime_object_get_content_type_parameter (GMIME_OBJECT (part), "charset");
  GMimeStream *sink = g_mime_stream_mem_new ();
  GByteArray *bytes;
  char *text = NULL;

  if (content != NULL && g_mime_data_wrapper_write_to_stream (content, sink) >= 0)
    {
      bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (sink));
      /* Mail programs have names of their own for what iconv knows. */
      text = assay_text_decode (bytes->data, bytes->len,
                                charset != NULL ? g_mime_charset_iconv_name (charset) : NULL);
    }
  g_object_unref (sink);

  return text;
}

static void
add_text (Reading *self, GMimePart *part)
{
  g_autofree char *decoded = decode_part (part);
  g_autofree char *text = NULL;
  gsize room = ASSAY_LIMIT_PAGE_TEXT_BYTES - MIN (self->body->len, ASSAY_LIMIT_PAGE_TEXT_BYTES);

  if (decoded == NULL)
    return;
  if (strlen (decoded) > room)
    {
      char *end = g_utf8_find_prev_char (decoded, decoded + room);

      self->mail->is_cut = TRUE;
      *(end != NULL ? end : decoded) = '\0';
    }
  text = is_type (GMIME_OBJECT (part), "text", "html") ? assay_html_text (decoded)
                                                       : g_strdup (decoded);
  if (text == NULL)
    return;
  if (self->body->len > 0)
    g_string_append (self->body, "\n\n");
  g_string_append (self->body, text);
}

static gboolean
is_body (GMimePart *part)
{
  return !g_mime_part_is_attachment (part) && g_mime_part_get_filename (part) == NULL
         && (is_type (GMIME_OBJECT (part), "text", "plain")
             || is_type (GMIME_OBJECT (part), "text", "html"));
}

static void
read_leaf (Reading *self, GMimeObject *object)
{
  if (GMIME_IS_MESSAGE_PART (object))
    add_message (self, GMIME_MESSAGE_PART (object));
  else if (GMIME_IS_PART (object) && is_body (GMIME_PART (object)))
    {
      if (!self->is_aside)
        add_text (self, GMIME_PART (object));
    }
  else if (GMIME_IS_PART (object))
    add_attachment (
        self, dup_line (g_mime_part_get_filename (GMIME_PART (object)), ASSAY_LIMIT_LINE_CHARS),
        dup_type (object), measure (GMIME_PART (object)));
}

/* The alternative a reader gets: plain words where they are not empty, or else the last, which the
 * writer likes best. */
static int
choose_alternative (GMimeMultipart *parts)
{
  int n = g_mime_multipart_get_count (parts);

  for (int i = 0; i < n; i++)
    {
      GMimeObject *part = g_mime_multipart_get_part (parts, i);
      g_autofree char *text = NULL;

      if (!GMIME_IS_PART (part) || !is_type (part, "text", "plain"))
        continue;
      text = decode_part (GMIME_PART (part));
      if (!assay_text_is_blank (text))
        return i;
    }

  return n - 1;
}

static void read_part (Reading *self, GMimeObject *part, guint depth);

static void
read_multipart (Reading *self, GMimeMultipart *parts, guint depth)
{
  GMimeObject *object = GMIME_OBJECT (parts);
  int n = g_mime_multipart_get_count (parts);
  int chosen = is_type (object, "multipart", "alternative") ? choose_alternative (parts) : -1;

  for (int i = 0; i < n && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      gboolean was_aside = self->is_aside;

      self->is_aside |= chosen >= 0 && i != chosen;
      read_part (self, g_mime_multipart_get_part (parts, i), depth + 1);
      self->is_aside = was_aside;
    }
}

static void
read_part (Reading *self, GMimeObject *part, guint depth)
{
  if (part == NULL)
    return;
  if (depth > MAX_DEPTH || ++self->n_parts > MAX_PARTS)
    {
      self->mail->is_cut = TRUE;
      return;
    }
  if (GMIME_IS_MULTIPART_ENCRYPTED (part))
    self->mail->is_encrypted = TRUE;
  if (GMIME_IS_MULTIPART (part))
    read_multipart (self, GMIME_MULTIPART (part), depth);
  else
    read_leaf (self, part);
}

/* --- The whole -------------------------------------------------------------------------------- */

static GMimeMessage *
parse (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  GMimeStream *stream;
  GMimeParser *parser;
  GMimeMessage *message;

  if (length == 0)
    return NULL;
  stream = g_mime_stream_mem_new_with_buffer (data, length);
  parser = g_mime_parser_new_with_stream (stream);
  if (length > 5 && memcmp (data, "From ", 5) == 0)
    g_mime_parser_set_format (parser, GMIME_FORMAT_MBOX);
  message = g_mime_parser_construct_message (parser, NULL);
  g_object_unref (parser);
  g_object_unref (stream);

  return message;
}

static void
start_gmime (void)
{
  static gsize started = 0;

  if (g_once_init_enter (&started))
    {
      g_mime_init ();
      g_once_init_leave (&started, 1);
    }
}

AssayMail *
assay_mail_parse (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (AssayMail) mail = g_new0 (AssayMail, 1);
  Reading reading = { .mail = mail, .cancellable = cancellable };
  GMimeMessage *message;

  mail->attachments = g_ptr_array_new_with_free_func (free_attachment);
  start_gmime ();
  message = parse (bytes);
  if (message == NULL)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("The file is not an e-mail that can be read."));
      return NULL;
    }
  reading.body = g_string_new (NULL);
  read_head (mail, message);
  read_part (&reading, g_mime_message_get_mime_part (message), 0);
  mail->body = g_string_free (reading.body, FALSE);
  g_object_unref (message);
  if (g_cancellable_is_cancelled (cancellable))
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED, _ ("Stopped"));
      return NULL;
    }

  return g_steal_pointer (&mail);
}
