/* An award file: the value, writing and reading it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/review/assay-award-file.h"

#include "base/assay-limits.h"
#include "core/review/assay-review-state.h"
#include "core/review/assay-sent-document.h"

#include "assay-config.h"

#include "base/assay-error.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static const AssaySentShape shape = {
  .element = "award",
  .xml_namespace = "urn:assay:award",
  .format = 1,
  .max_bytes = ASSAY_LIMIT_AWARD_BYTES,
  .other = N_ ("this is not an award file: its first element is <%s>"),
  .newer = N_ ("this award file was written by a newer Assay; update Assay to read it"),
};

static AssayAwardFile *
award_file_new (void)
{
  AssayAwardFile *self = g_new0 (AssayAwardFile, 1);

  self->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_award_condition_unref);

  return self;
}

void
assay_award_file_free (AssayAwardFile *self)
{
  if (self == NULL)
    return;
  g_free (self->service);
  g_free (self->scheme_id);
  g_free (self->scheme_edition);
  g_free (self->fingerprint);
  g_free (self->role);
  g_free (self->review);
  g_ptr_array_unref (self->conditions);
  assay_signature_free (self->signature);
  g_free (self);
}

AssayAwardFile *
assay_award_file_new_from_review (const AssayReview *review)
{
  const AssayAward *award = assay_review_get_award (review);
  const AssayDecision *decision = assay_review_get_decision (review);
  AssayAwardFile *self;

  if (assay_review_compute_award_standing (review) != ASSAY_AWARD_HOLDS)
    return NULL;
  self = award_file_new ();
  self->service = g_strdup (review->head->service);
  self->scheme_id = g_strdup (review->head->scheme_id);
  self->scheme_edition = g_strdup (review->head->scheme_edition);
  self->round = review->head->round;
  self->fingerprint = g_strdup (review->head->fingerprint);
  self->decided = decision->day;
  self->role = g_strdup (decision->role);
  self->review = g_strdup (decision->digest);
  self->from = award->from;
  self->until = award->until;
  for (guint i = 0; i < award->conditions->len; i++)
    g_ptr_array_add (self->conditions, assay_award_condition_ref (award->conditions->pdata[i]));

  return self;
}

/* --- Writing --- */

static void
write_decision (AssayXmlWriter *writer, const AssayAwardFile *self)
{
  assay_xml_writer_open (writer, "decision");
  assay_sent_write_date (writer, "day", self->decided);
  assay_xml_writer_attribute (writer, "role", self->role);
  assay_xml_writer_attribute (writer, "review", self->review);
  assay_xml_writer_close (writer);
  assay_xml_writer_open (writer, "held");
  assay_sent_write_date (writer, "from", self->from);
  assay_sent_write_date (writer, "until", self->until);
  assay_xml_writer_close (writer);
  for (guint i = 0; i < self->conditions->len; i++)
    {
      const AssayAwardCondition *condition = self->conditions->pdata[i];

      assay_xml_writer_open (writer, "condition");
      assay_sent_write_date (writer, "due", condition->due);
      assay_xml_writer_text (writer, condition->what);
      assay_xml_writer_close (writer);
    }
}

static char *
format_award (gconstpointer document, const AssaySignature *signature)
{
  const AssayAwardFile *self = document;
  const AssaySentSubject subject = { self->round, self->fingerprint, self->scheme_id,
                                     self->scheme_edition };
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (TRUE);

  assay_sent_begin (writer, &shape);
  assay_xml_writer_attribute (writer, "service", self->service);
  assay_sent_write_subject (writer, &subject);
  write_decision (writer, self);
  if (signature != NULL)
    assay_signature_write (signature, writer);
  assay_xml_writer_close (writer);

  return assay_xml_writer_finish (writer);
}

char *
assay_award_file_format (const AssayAwardFile *self)
{
  return format_award (self, self->signature);
}

static AssaySentSigned
get_signed (AssayAwardFile *self)
{
  return (AssaySentSigned){ ASSAY_SIGNATURE_OF_AWARD, self, format_award, &self->signature,
                            &self->is_intact };
}

gboolean
assay_award_file_sign (AssayAwardFile *self, AssaySigningKey *key, GError **error)
{
  const AssaySentSigned bearer = get_signed (self);

  return assay_sent_sign (&bearer, key, error);
}

/* --- Reading --- */

static void
read_conditions (AssayAwardFile *self, const AssaySentReading *reading, const xmlNode *root)
{
  for (const xmlNode *node = assay_xml_first (root, "condition"); node != NULL;
       node = assay_xml_next (node, "condition"))
    {
      AssayAwardCondition *condition = assay_award_condition_new ();

      condition->what = assay_sent_take_text (reading, node, NULL);
      condition->due = assay_sent_take_date (reading, node, "due");
      g_ptr_array_add (self->conditions, condition);
    }
}

static void
read_fields (AssayAwardFile *self, const AssaySentReading *reading, const xmlNode *root)
{
  const xmlNode *decision = assay_xml_first (root, "decision");
  const xmlNode *held = assay_xml_first (root, "held");
  AssaySentSubject subject;

  self->service = assay_sent_take_line (reading, root, "service");
  subject = assay_sent_take_subject (reading, root);
  self->round = subject.round;
  self->fingerprint = subject.fingerprint;
  self->scheme_id = subject.scheme_id;
  self->scheme_edition = subject.scheme_edition;
  self->decided = assay_sent_take_date (reading, decision, "day");
  self->role = assay_sent_take_line (reading, decision, "role");
  self->review = assay_xml_dup_attribute (decision, "review");
  self->from = assay_sent_take_date (reading, held, "from");
  self->until = assay_sent_take_date (reading, held, "until");
  if (self->until < self->from)
    assay_sent_add_problem (reading, held, _ ("the award ends before it begins"));
  read_conditions (self, reading, root);
}

AssayAwardFile *
assay_award_file_parse (
    const void *data, gsize length, const char *name, const char *schema_path, GError **error)
{
  g_autoptr (GPtrArray) problems = assay_xml_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  const AssaySentReading reading = { name, problems };
  g_autoptr (AssayAwardFile) self = NULL;
  g_autoptr (xmlDoc) document =
      assay_sent_parse (data, length, &shape, schema_path, &reading, error);
  AssaySentSigned bearer;
  xmlNode *root;

  if (document == NULL)
    return NULL;
  root = xmlDocGetRootElement (document);
  assay_sent_forget_namespace (root);
  self = award_file_new ();
  read_fields (self, &reading, root);
  if (problems->len > 0)
    {
      assay_xml_problems_set_error (problems, name, ASSAY_ERROR_INVALID, error);
      return NULL;
    }

  bearer = get_signed (self);

  return assay_sent_take_signature (&bearer, &reading, root, bytes, error) ? g_steal_pointer (&self)
                                                                           : NULL;
}

AssayAwardFile *
assay_award_file_load (const char *path, const char *schema_path, GError **error)
{
  g_autoptr (GBytes) bytes = assay_xml_load_bytes (path, ASSAY_LIMIT_AWARD_BYTES, error);
  gsize length = 0;
  const void *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);

  return assay_award_file_parse (data, length, path, schema_path, error);
}

gboolean
assay_award_file_is_at (const char *path)
{
  return assay_sent_is_at (path, &shape);
}
