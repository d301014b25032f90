/* One line of the journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/document/assay-journal-line.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"

#include <string.h>

#define SUM_DIGITS 16

/* In the order of AssayEntryType. */
static const char *const type_ids[] = { "edit", "undo", "redo" };

G_STATIC_ASSERT (G_N_ELEMENTS (type_ids) == ASSAY_ENTRY_REDO + 1);

AssayEntry *
assay_entry_new (guint64 sequence,
                 gint64 time,
                 const char *author,
                 AssayEntryType type,
                 guint64 of,
                 AssayEdit *edit)
{
  AssayEntry *self = g_new0 (AssayEntry, 1);

  self->sequence = sequence;
  self->time = time;
  self->author = g_strdup (author);
  self->type = type;
  self->of = of;
  self->edit = assay_edit_ref (edit);

  return self;
}

void
assay_entry_free (AssayEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->author);
  assay_edit_unref (self->edit);
  g_free (self);
}

void
assay_journal_line_free (AssayJournalLine *self)
{
  if (self == NULL)
    return;
  g_free (self->file);
  g_free (self->saved.digest);
  assay_entry_free (self->entry);
  g_free (self);
}

AssayJournalLine *
assay_journal_line_new (AssayLineType type, const char *file, guint line)
{
  AssayJournalLine *self = g_new0 (AssayJournalLine, 1);

  self->type = type;
  self->file = g_strdup (file);
  self->line = line;

  return self;
}

AssayJournalLine *
assay_journal_line_new_entry (AssayEntry *entry)
{
  AssayJournalLine *self = assay_journal_line_new (ASSAY_LINE_ENTRY, NULL, 0);

  self->entry = entry;

  return self;
}

AssayJournalLine *
assay_journal_line_new_saved (const AssaySaved *saved)
{
  AssayJournalLine *self = assay_journal_line_new (ASSAY_LINE_SAVED, NULL, 0);

  self->saved = *saved;
  self->saved.digest = g_strdup (saved->digest);

  return self;
}

/* --- Writing --- */

static void
write_entry (AssayXmlWriter *writer, const AssayEntry *entry)
{
  g_autofree char *time = assay_context_format_time (entry->time);

  assay_xml_writer_open (writer, "entry");
  assay_xml_writer_attribute_uint (writer, "sequence", entry->sequence);
  assay_xml_writer_attribute (writer, "time", time);
  assay_xml_writer_attribute (writer, "author", entry->author);
  assay_xml_writer_attribute (writer, "type", type_ids[entry->type]);
  if (entry->type != ASSAY_ENTRY_EDIT)
    assay_xml_writer_attribute_uint (writer, "of", entry->of);
  assay_edit_write_xml (entry->edit, writer);
  assay_xml_writer_close (writer);
}

static void
write_saved (AssayXmlWriter *writer, const AssaySaved *saved)
{
  assay_xml_writer_open (writer, "saved");
  assay_xml_writer_attribute (writer, "digest", saved->digest);
  assay_xml_writer_attribute_uint (writer, "sequence", saved->sequence);
  for (guint type = 0; type < saved->model->n_types; type++)
    {
      const char *counter = saved->model->get_counter (type);

      if (counter != NULL)
        assay_xml_writer_attribute_uint (writer, counter, saved->highest[type]);
    }
  assay_xml_writer_close (writer);
}

char *
assay_journal_line_format (const AssayJournalLine *self)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (FALSE);
  g_autofree char *rest = NULL;
  g_autofree char *sum = NULL;

  g_assert (self->type == ASSAY_LINE_ENTRY || self->type == ASSAY_LINE_SAVED);

  if (self->type == ASSAY_LINE_ENTRY)
    write_entry (writer, self->entry);
  else
    write_saved (writer, &self->saved);
  rest = assay_xml_writer_finish (writer);
  sum = assay_digest_of_bytes (rest, strlen (rest));

  return g_strdup_printf ("%.*s %s\n", SUM_DIGITS, sum, rest);
}

/* --- Reading --- */

static gboolean
take_number (const xmlNode *node, const char *attribute, guint64 highest, guint64 *out_number)
{
  g_autofree char *text = assay_xml_dup_attribute (node, attribute);

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, highest, out_number, NULL);
}

static gboolean
take_type (const xmlNode *node, AssayEntryType *out_type)
{
  g_autofree char *text = assay_xml_dup_attribute (node, "type");

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (type_ids); i++)
    if (g_str_equal (type_ids[i], text))
      {
        *out_type = (AssayEntryType) i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
take_time (const xmlNode *node, gint64 *out_time)
{
  g_autofree char *text = assay_xml_dup_attribute (node, "time");

  return text != NULL && assay_context_parse_time (text, out_time);
}

static void
read_entry (AssayJournalLine *self, const AssayModel *model, const xmlNode *node)
{
  g_autofree char *author = assay_xml_dup_attribute (node, "author");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayEdit) edit = assay_document_edit_read_xml (model, node, self->file, &error);
  AssayEntryType type = ASSAY_ENTRY_EDIT;
  guint64 sequence = 0, of = 0;
  gint64 time = 0;

  if (edit == NULL)
    {
      if (g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_NEWER))
        self->type = ASSAY_LINE_NEWER;
      return;
    }
  if (!take_number (node, "sequence", G_MAXINT64, &sequence) || sequence == 0
      || !take_time (node, &time) || author == NULL || !take_type (node, &type)
      || (type != ASSAY_ENTRY_EDIT && !take_number (node, "of", sequence - 1, &of)))
    return;
  self->entry = assay_entry_new (sequence, time, author, type, of, edit);
  self->type = ASSAY_LINE_ENTRY;
}

static void
read_saved (AssayJournalLine *self, const AssayModel *model, const xmlNode *node)
{
  g_autofree char *digest = assay_xml_dup_attribute (node, "digest");
  guint64 sequence = 0, number = 0;

  if (!assay_digest_is_hex (digest) || !take_number (node, "sequence", G_MAXINT64, &sequence))
    return;
  for (guint type = 0; type < model->n_types; type++)
    {
      const char *counter = model->get_counter (type);

      /* A type that came later has no counter in older lines: none was given yet. */
      if (counter == NULL || xmlHasProp (node, (const xmlChar *) counter) == NULL)
        continue;
      if (!take_number (node, counter, ASSAY_LIMIT_EVIDENCE_ITEMS, &number))
        return;
      self->saved.highest[type] = (guint) number;
    }
  self->saved.model = model;
  self->saved.digest = g_steal_pointer (&digest);
  self->saved.sequence = sequence;
  self->type = ASSAY_LINE_SAVED;
}

static gboolean
is_whole (const char *text, gsize length)
{
  g_autofree char *sum = NULL;

  if (length <= SUM_DIGITS + 1 || text[SUM_DIGITS] != ' ')
    return FALSE;
  sum = assay_digest_of_bytes (text + SUM_DIGITS + 1, length - SUM_DIGITS - 1);

  return strncmp (sum, text, SUM_DIGITS) == 0;
}

AssayJournalLine *
assay_journal_line_parse (
    const AssayModel *model, const char *text, gsize length, const char *file, guint line)
{
  AssayJournalLine *self = assay_journal_line_new (ASSAY_LINE_DAMAGED, file, line);
  g_autoptr (xmlDoc) document = NULL;
  xmlNode *root;

  if (length > ASSAY_LIMIT_JOURNAL_LINE_BYTES || !is_whole (text, length))
    return self;
  document = assay_xml_parse (text + SUM_DIGITS + 1, length - SUM_DIGITS - 1, file, NULL);
  if (document == NULL)
    return self;
  root = xmlDocGetRootElement (document);
  if (assay_xml_is (root, "entry"))
    read_entry (self, model, root);
  else if (assay_xml_is (root, "saved"))
    read_saved (self, model, root);
  else
    self->type = ASSAY_LINE_NEWER;

  return self;
}
