/* Text, web pages and e-mail as pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "document-maker.h"
#include "pack/convert/assay-html-text.h"
#include "pack/convert/assay-mail-parts.h"
#include "pack/convert/assay-text-decode.h"
#include "pdf-maker.h"

#include <string.h>

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

static void
assert_does_not_say (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” is in:\n%s", words, text);
}

/* --- Bytes ------------------------------------------------------------------------------------ */

static void
assert_decodes (const char *bytes, gsize length, const char *charset, const char *wanted)
{
  g_autofree char *text = assay_text_decode (bytes, length, charset);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_encodings (void)
{
  assert_decodes ("Zoë\n", 5, NULL, "Zoë\n");
  assert_decodes ("\357\273\277Zoë", 7, NULL, "Zoë");
  assert_decodes ("\377\376Z\0o\0\353\0", 8, NULL, "Zoë");
  assert_decodes ("\376\377\0Z\0o\0\353", 8, NULL, "Zoë");
  assert_decodes ("Zo\353 \200 \223yes\224", 11, NULL, "Zoë € “yes”");
  assert_decodes ("Zo\353 \201", 5, NULL, "Zoë \357\277\275");
  assert_decodes ("\317\357\351", 3, "iso-8859-7", "Οοι");
  assert_decodes ("Zoë", 4, "no-such-charset", "Zoë");
  /* What it is said to be in is wrong. */
  assert_decodes ("Zo\353", 3, "utf-8", "Zoë");
  assert_decodes ("a\r\nb\rc\f", 7, NULL, "a\nb\nc\n");
  assert_decodes ("a\033[31mb\a", 8, NULL, "a[31mb");
  assert_decodes ("", 0, NULL, "");
  assert_decodes (NULL, 0, "utf-16", "");
  /* Half a character at the end, and half a pair. */
  assert_decodes ("\377\376Z\0o", 5, NULL, "Z");
  assert_decodes ("MZ\0\1", 4, NULL, NULL);
  assert_decodes ("\0", 1, "utf-8", NULL);
}

static char *
get_pages_text (
    DocumentPlace *place, const char *name, const char *data, gsize length, const char *type)
{
  g_autoptr (AssayConverter) converter = document_place_new_converter (place);
  g_autofree char *path = document_write (place, name, data, length);
  g_autofree char *pages = document_convert (converter, path, type);

  pdf_assert_sound (pages);

  return pdf_run ("pdftotext", "-layout", pages, "-", NULL);
}

static void
test_scripts (void)
{
  const char *words[] = {
    "Restorative", "Διαμεσολάβηση", "Восстановление", "Rétablissement", "khôi phục", "שלום", "न्याय"
  };
  g_autoptr (DocumentPlace) place = document_place_new ();
  g_autoptr (GString) text = g_string_new ("السلام والصلح\n");
  g_autofree char *shown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_append_printf (text, "%s\n", words[i]);
  shown = get_pages_text (place, "scripts.txt", text->str, text->len, "text/plain");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_says (shown, words[i]);
}

/* No font has what nobody has given a shape. */
static void
test_characters_without_font (void)
{
  g_autoptr (DocumentPlace) place = document_place_new ();
  static const char odd[] = "a \364\217\277\275 b", plain[] = "a é b";
  g_autofree char *told = get_pages_text (place, "odd.txt", odd, strlen (odd), "text/plain");
  g_autofree char *untold =
      get_pages_text (place, "plain.txt", plain, strlen (plain), "text/plain");

  assert_says (told, "have no font");
  assert_does_not_say (untold, "have no font");
}

static void
test_long_text (void)
{
  g_autoptr (DocumentPlace) place = document_place_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *shown = NULL;

  /* One line without a space that must be cut in the middle of two-byte letters. */
  for (guint i = 0; i < 20000; i++)
    g_string_append (text, i == 19999 ? "Z" : "é");
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "\n\tline %u", i);
  shown = get_pages_text (place, "long.txt", text->str, text->len, "text/plain");
  assert_says (shown, "line 0\n");
  assert_says (shown, "line 299\n");
  assert_says (shown, "éZ");
  assert_does_not_say (shown, "\357\277\275");
}

static void
test_too_long_or_no_text (void)
{
  g_autoptr (DocumentPlace) place = document_place_new ();
  g_autoptr (AssayConverter) converter = document_place_new_converter (place);
  g_autofree char *many = g_strnfill (ASSAY_LIMIT_PAGE_TEXT_BYTES + 1, 'a');
  g_autofree char *long_path =
      document_write (place, "long.txt", many, ASSAY_LIMIT_PAGE_TEXT_BYTES + 1);
  g_autofree char *binary_path = document_write (place, "binary.txt", "a\0b", 3);
  g_autofree char *blank_path = document_write (place, "blank.txt", "\n\n", 2);
  g_autofree char *blank = document_convert (converter, blank_path, "text/plain");
  g_autoptr (GError) too_long = document_fail (converter, long_path, "text/plain");
  g_autoptr (GError) binary = document_fail (converter, binary_path, "text/plain");

  g_assert_error (too_long, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE);
  g_assert_error (binary, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  pdf_assert_sound (blank);
}

/* --- Web pages -------------------------------------------------------------------------------- */

static void
test_html (void)
{
  g_autofree char *text =
      assay_html_text ("<html><head><title>No</title><style>p{}</style></head><body>"
                       "<h1>Minutes</h1><p>First <b>bold</b>\n  words.</p><ul><li>one<li>two</ul>"
                       "<script>alert(1)</script><a href='https://example.org/x'>read</a>"
                       "<img alt='a chart' src='https://example.org/track.gif'>"
                       "<table><tr><td>a</td><td>b</td></tr></table>caf&eacute;<br>end");

  g_assert_cmpstr (text, ==,
                   "Minutes\n\nFirst bold words.\n\n• one\n• two\n\n"
                   "read [https://example.org/x] [a chart]\n\na · b\n\ncafé\nend");
  g_assert_null (assay_html_text (""));
  g_assert_null (assay_html_text ("<script>only</script>"));
}

static void
test_hostile_html (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autofree char *deep_text = NULL, *entities = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<div><b>");
  g_string_append (deep, "bottom");
  deep_text = assay_html_text (deep->str); /* comes back at all */
  entities = assay_html_text ("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a; end");
  assert_says (entities, "end");
  assert_does_not_say (entities, "root:");
}

/* --- E-mail ----------------------------------------------------------------------------------- */

static const char letter[] =
    "From: =?utf-8?q?Zo=C3=AB_Field?= <zoe@example.org>\r\n"
    "To: \"Panel, North\" <panel@example.org>, b@example.org\r\n"
    "Cc: c@example.org\r\n"
    "Date: Tue, 3 Dec 2024 10:05:00 +0100\r\n"
    "Subject: =?iso-8859-1?Q?R=E9union?= of the panel\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=outer\r\n\r\n"
    "--outer\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n"
    "--inner\r\nContent-Type: text/plain; charset=windows-1252\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\nPlain caf=E9 words\r\n"
    "--inner\r\nContent-Type: multipart/mixed; boundary=third\r\n\r\n"
    "--third\r\nContent-Type: text/html\r\n\r\n<p>Other <b>words</b></p>\r\n"
    "--third\r\nContent-Type: image/png; name=\"plan.png\"\r\n"
    "Content-Disposition: attachment; filename=\"plan.png\"\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\nAAECAwQ=\r\n--third--\r\n--inner--\r\n"
    "--outer\r\nContent-Type: application/pdf\r\n"
    "Content-Disposition: attachment; filename*=utf-8''r%C3%A9sum%C3%A9.pdf\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjcK\r\n"
    "--outer\r\nContent-Type: message/rfc822\r\n\r\nFrom: d@example.org\r\n"
    "Subject: Passed on\r\n\r\nInner secret\r\n--outer--\r\n";

static AssayMail *
parse (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  AssayMail *mail = assay_mail_parse (bytes, NULL, &error);

  g_assert_no_error (error);

  return mail;
}

static void
assert_attachment (const AssayMail *mail, guint index, const char *name, const char *type)
{
  const AssayMailAttachment *attachment = g_ptr_array_index (mail->attachments, index);

  g_assert_cmpstr (attachment->name, ==, name);
  g_assert_cmpstr (attachment->type, ==, type);
}

static void
test_mail_parts (void)
{
  g_autoptr (AssayMail) mail = parse (letter, strlen (letter));

  g_assert_cmpstr (mail->from, ==, "Zoë Field <zoe@example.org>");
  assert_says (mail->to, "panel@example.org");
  assert_says (mail->to, "b@example.org");
  g_assert_cmpstr (mail->cc, ==, "c@example.org");
  g_assert_cmpstr (mail->date, ==, "3 December 2024, 10:05 (UTC+01:00)");
  g_assert_cmpstr (mail->subject, ==, "Réunion of the panel");
  assert_says (mail->body, "Plain café words");
  assert_does_not_say (mail->body, "Other");
  assert_does_not_say (mail->body, "Inner secret");
  /* One of them stands in the alternative that is not shown. */
  g_assert_cmpuint (mail->attachments->len, ==, 3);
  assert_attachment (mail, 0, "plan.png", "image/png");
  assert_attachment (mail, 1, "résumé.pdf", "application/pdf");
  assert_attachment (mail, 2, "Passed on", "message/rfc822");
  g_assert_cmpuint (((AssayMailAttachment *) mail->attachments->pdata[0])->size, ==, 5);
  g_assert_cmpuint (((AssayMailAttachment *) mail->attachments->pdata[1])->size, ==, 9);
  g_assert_false (mail->is_cut);
}

static void
test_mail_pages (void)
{
  g_autoptr (DocumentPlace) place = document_place_new ();
  g_autofree char *shown =
      get_pages_text (place, "letter.eml", letter, strlen (letter), "message/rfc822");

  assert_says (shown, "Réunion of the panel");
  assert_says (shown, "Zoë Field <zoe@example.org>");
  assert_says (shown, "3 December 2024, 10:05");
  assert_says (shown, "Plain café words");
  assert_says (shown, "Attachments");
  assert_says (shown, "résumé.pdf");
  assert_says (shown, "application/pdf");
  assert_says (shown, "9 bytes");
}

/* As a mail program calls it, not as iconv does. */
static void
test_mail_charset (void)
{
  static const char text[] = "From: a@example.org\nContent-Type: text/plain; "
                             "charset=ks_c_5601-1987\nContent-Transfer-Encoding: 8bit\n\n"
                             "\xbd\xba\xc6\xbc\xc4\xbf";
  g_autoptr (AssayMail) mail = parse (text, strlen (text));

  g_assert_cmpstr (mail->body, ==, "스티커");
}

static void
test_html_mail (void)
{
  static const char text[] = "From: a@example.org\nContent-Type: text/html; charset=utf-8\n\n"
                             "<p>Only <i>this</i></p><script>evil()</script>";
  g_autoptr (AssayMail) mail = parse (text, strlen (text));

  g_assert_cmpstr (mail->body, ==, "Only this");
}

static void
test_deep_mail (void)
{
  g_autoptr (GString) text = g_string_new ("From: a@example.org\nSubject: Deep\n");
  g_autoptr (AssayMail) mail = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "Content-Type: multipart/mixed; boundary=b%u\n\n--b%u\n", i, i);
  g_string_append (text, "Content-Type: text/plain\n\nbottom\n");
  mail = parse (text->str, text->len);
  g_assert_cmpstr (mail->subject, ==, "Deep");
  g_assert_true (mail->is_cut);
}

static void
test_wide_mail (void)
{
  g_autoptr (GString) text =
      g_string_new ("From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n");
  g_autoptr (AssayMail) mail = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "--b\nContent-Type: image/png; name=p%u.png\n\nx\n", i);
  g_string_append (text, "--b--\n");
  mail = parse (text->str, text->len);
  g_assert_cmpuint (mail->attachments->len, ==, ASSAY_LIMIT_MAIL_ATTACHMENTS);
  g_assert_cmpuint (mail->n_not_listed, ==, 1000 - ASSAY_LIMIT_MAIL_ATTACHMENTS);
}

static void
test_long_mail (void)
{
  g_autoptr (GString) text = g_string_new ("From: a@example.org\nSubject: ");
  g_autoptr (AssayMail) mail = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "long ");
  g_string_append (text, "\n\n");
  for (guint i = 0; i < ASSAY_LIMIT_PAGE_TEXT_BYTES; i++)
    g_string_append (text, "é");
  mail = parse (text->str, text->len);
  g_assert_cmpint (g_utf8_strlen (mail->subject, -1), <=, ASSAY_LIMIT_LINE_CHARS);
  g_assert_cmpuint (strlen (mail->body), <=, ASSAY_LIMIT_PAGE_TEXT_BYTES);
  g_assert_true (g_utf8_validate (mail->body, -1, NULL));
  g_assert_true (mail->is_cut);
}

/* Every way of being cut off, and each byte turned: something or an error, never a crash. */
static void
test_torn_mail (void)
{
  const gsize length = strlen (letter);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *turned = g_strdup (letter);
      g_autoptr (GBytes) cut = g_bytes_new (letter, i), spoilt = NULL;
      g_autoptr (AssayMail) first = assay_mail_parse (cut, NULL, NULL);
      g_autoptr (AssayMail) second = NULL;

      turned[i] = (char) (turned[i] ^ 0x55);
      spoilt = g_bytes_new (turned, length);
      second = assay_mail_parse (spoilt, NULL, NULL);
      g_assert_true (first == NULL || g_utf8_validate (first->body, -1, NULL));
      g_assert_true (second == NULL || g_utf8_validate (second->body, -1, NULL));
    }
}

static void
test_cancelled (void)
{
  g_autoptr (DocumentPlace) place = document_place_new ();
  g_autoptr (AssayConverter) converter = document_place_new_converter (place);
  g_autofree char *path = document_write (place, "a.eml", letter, strlen (letter));
  g_autofree char *note = document_write (place, "a.txt", "words", 5);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) mail = NULL, text = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (assay_converter_make_pages (converter, path, "message/rfc822", "1",
                                             ASSAY_PROGRESS_NONE, cancellable, &mail));
  g_assert_null (assay_converter_make_pages (converter, note, "text/plain", "2",
                                             ASSAY_PROGRESS_NONE, cancellable, &text));
  g_assert_error (mail, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  g_assert_error (text, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  g_assert_cmpuint (document_place_count_leftovers (place), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/encodings", test_encodings);
  g_test_add_func ("/words/scripts", test_scripts);
  g_test_add_func ("/words/characters-without-font", test_characters_without_font);
  g_test_add_func ("/words/long-text", test_long_text);
  g_test_add_func ("/words/too-long-or-no-text", test_too_long_or_no_text);
  g_test_add_func ("/words/html", test_html);
  g_test_add_func ("/words/hostile-html", test_hostile_html);
  g_test_add_func ("/words/mail-parts", test_mail_parts);
  g_test_add_func ("/words/mail-pages", test_mail_pages);
  g_test_add_func ("/words/mail-charset", test_mail_charset);
  g_test_add_func ("/words/html-mail", test_html_mail);
  g_test_add_func ("/words/deep-mail", test_deep_mail);
  g_test_add_func ("/words/wide-mail", test_wide_mail);
  g_test_add_func ("/words/long-mail", test_long_mail);
  g_test_add_func ("/words/torn-mail", test_torn_mail);
  g_test_add_func ("/words/cancelled", test_cancelled);

  return g_test_run ();
}
