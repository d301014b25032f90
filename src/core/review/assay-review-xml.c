/* review.xml.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order is the model's own (head, then each type sorted by name), so a review can be put in any
 * order by hand and comes out the same.
 */

#include "core/review/assay-review-xml.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/review/assay-review-sample.h"
#include "core/review/assay-review-value-xml.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define ROOT_ELEMENT "review"
#define BESIDE_ELEMENT "beside"

/* --- One value --- */

static void
write_markup (AssayXmlWriter *writer, char **markup)
{
  for (guint i = 0; markup != NULL && markup[i] != NULL; i++)
    assay_xml_writer_markup (writer, markup[i]);
}

/* On its own, in the journal, the head brings along what stands beside it. */
void
assay_review_write_value (AssayXmlWriter *writer, guint type, gconstpointer value)
{
  const AssayReviewHead *head = value;

  if (type != ASSAY_REVIEW_HEAD || head->beside == NULL)
    {
      assay_record_write (assay_review_get_record (type), writer, value, TRUE);
      return;
    }
  assay_xml_writer_open (writer, BESIDE_ELEMENT);
  assay_record_write (assay_review_get_record (type), writer, value, TRUE);
  write_markup (writer, head->beside);
  assay_xml_writer_close (writer);
}

/* Elements after the first are what stands beside the head. */
static gboolean
take_beside (const AssayValueReader *reader, xmlNode *first, AssayReviewHead *head)
{
  g_autoptr (GPtrArray) beside = g_ptr_array_new_with_free_func (g_free);

  for (xmlNode *node = assay_xml_next (first, NULL); node != NULL;
       node = assay_xml_next (node, NULL))
    {
      char *markup = assay_value_reader_dup_markup (reader, node);

      if (markup == NULL)
        return FALSE;
      g_ptr_array_add (beside, markup);
    }
  g_ptr_array_add (beside, NULL);
  head->beside = (char **) g_ptr_array_free (g_steal_pointer (&beside), FALSE);

  return TRUE;
}

static gpointer
read_beside (const AssayValueReader *reader, const xmlNode *node)
{
  const AssayRecord *record = assay_review_get_record (ASSAY_REVIEW_HEAD);
  xmlNode *first = assay_xml_first (node, record->element);
  g_autoptr (AssayReviewHead) head =
      first != NULL ? assay_record_read (record, reader, first, NULL) : NULL;

  if (first == NULL)
    assay_value_reader_refuse (reader, node, _ ("<%s> needs a <%s>"), BESIDE_ELEMENT,
                               record->element);
  if (head == NULL || !take_beside (reader, first, head))
    return NULL;

  return g_steal_pointer (&head);
}

static gboolean
check_value (const AssayValueReader *reader, const xmlNode *node, guint type, gconstpointer value)
{
  const AssaySample *sample = value;
  const AssayAward *award = value;
  const AssayReviewHead *head = value;

  if (type == ASSAY_REVIEW_SAMPLE
      && (sample->population > ASSAY_SAMPLE_MOST_CASES || sample->size > ASSAY_SAMPLE_MOST_DRAWN))
    return assay_value_reader_refuse (reader, node,
                                      _ ("a sample has at most %u cases, drawn from at most %u"),
                                      ASSAY_SAMPLE_MOST_DRAWN, ASSAY_SAMPLE_MOST_CASES);
  if (type == ASSAY_REVIEW_SAMPLE && (sample->size == 0 || sample->size > sample->population))
    return assay_value_reader_refuse (reader, node, _ ("a sample is smaller than what it is of"));
  if (type == ASSAY_REVIEW_AWARD && award->from > award->until)
    return assay_value_reader_refuse (reader, node, _ ("the period ends before it begins"));
  if (type == ASSAY_REVIEW_HEAD && head->round == 0)
    return assay_value_reader_refuse (reader, node, _ ("rounds are counted from 1"));

  return TRUE;
}

gpointer
assay_review_read_value (const xmlNode *node, const char *name, guint *out_type, GError **error)
{
  g_autoptr (GError) cause = NULL;
  AssayValueReader reader = { .name = name, .error = &cause };
  gboolean is_beside = assay_xml_is (node, BESIDE_ELEMENT);
  gpointer value = NULL;

  *out_type = ASSAY_REVIEW_HEAD;
  if (is_beside)
    value = read_beside (&reader, node);
  else if (node->ns == NULL
           && assay_model_parse_type (&assay_review_model, (const char *) node->name, out_type))
    value = assay_record_read (assay_review_get_record (*out_type), &reader, node, NULL);
  else
    assay_value_reader_refuse (&reader, node, _ ("<%s> is unknown here"),
                               (const char *) node->name);
  if (value != NULL && !check_value (&reader, node, *out_type, value))
    {
      assay_review_value_get_unref (*out_type) (value);
      value = NULL;
    }
  if (value == NULL)
    g_propagate_error (error, g_steal_pointer (&cause));

  return value;
}

/* --- Writing --- */

static gboolean
is_in_result (guint type)
{
  switch ((AssayReviewType) type)
    {
    case ASSAY_REVIEW_HEAD:
    case ASSAY_REVIEW_DECLARATION:
    case ASSAY_REVIEW_DETERMINATION:
    case ASSAY_REVIEW_REQUEST:
    case ASSAY_REVIEW_CORRECTION:
    case ASSAY_REVIEW_VISIT:
    case ASSAY_REVIEW_SAMPLE:
    case ASSAY_REVIEW_SETTLEMENT:
      return TRUE;
    case ASSAY_REVIEW_ENQUIRY:
    case ASSAY_REVIEW_OPENING:
    case ASSAY_REVIEW_RECOMMENDATION:
    case ASSAY_REVIEW_DECISION:
    case ASSAY_REVIEW_AWARD:
      return FALSE;
    }

  g_assert_not_reached ();
}

/* What is left when private things are taken out may be nothing. */
static gboolean
is_left_out (guint type, gconstpointer value)
{
  g_autoptr (AssayDetermination) public = NULL;

  if (type != ASSAY_REVIEW_DETERMINATION)
    return FALSE;
  public = assay_determination_copy (value);
  g_clear_pointer (&public->note, g_free);

  return assay_determination_is_empty (public);
}

static void
write_all (const AssayReview *self, guint type, gboolean own, AssayXmlWriter *writer)
{
  const GPtrArray *values = *assay_review_get_slot ((gpointer) self, type);

  for (guint i = 0; i < values->len; i++)
    if (own || !is_left_out (type, values->pdata[i]))
      assay_record_write (assay_review_get_record (type), writer, values->pdata[i], own);
}

char *
assay_review_format_xml (const AssayReview *self, AssayReviewForm form)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (TRUE);
  gboolean own = form == ASSAY_REVIEW_FORM_OWN;

  assay_xml_writer_open (writer, ROOT_ELEMENT);
  assay_xml_writer_attribute_uint (writer, "format", ASSAY_REVIEW_FORMAT);
  assay_record_write (assay_review_get_record (ASSAY_REVIEW_HEAD), writer, self->head, own);
  for (guint type = ASSAY_REVIEW_DECLARATION; type < ASSAY_N_REVIEW_TYPES; type++)
    if (own || is_in_result (type))
      write_all (self, type, own, writer);
  if (own)
    write_markup (writer, self->head->beside);
  assay_xml_writer_close (writer);

  return assay_xml_writer_finish (writer);
}

/* --- Reading --- */

static gboolean
put_value (AssayReview *review,
           const AssayValueReader *reader,
           const xmlNode *node,
           guint type,
           gpointer value)
{
  g_autofree char *label = NULL;
  GPtrArray *values;
  guint place = 0;

  if (type == ASSAY_REVIEW_HEAD && review->head == NULL)
    {
      review->head = value;
      return TRUE;
    }
  if (type != ASSAY_REVIEW_HEAD)
    {
      values = *assay_review_get_slot (review, type);
      if (!assay_model_find_place (&assay_review_model, values, type, value, &place))
        {
          g_ptr_array_insert (values, (int) place, value);
          return TRUE;
        }
    }
  label = assay_review_model.dup_label (type, value);
  assay_review_value_get_unref (type) (value);

  return assay_value_reader_refuse (reader, node, _ ("%s %s stands here for the second time"),
                                    (const char *) node->name, label);
}

static gboolean
take_value (AssayReview *review, const AssayValueReader *reader, const xmlNode *node)
{
  guint type = 0;
  gpointer value = assay_review_read_value (node, reader->name, &type, reader->error);

  if (value == NULL)
    return FALSE;
  /* One that says nothing is the same as none. */
  if (type == ASSAY_REVIEW_DETERMINATION && assay_determination_is_empty (value))
    {
      assay_determination_unref (value);
      return TRUE;
    }

  return put_value (review, reader, node, type, value);
}

static gboolean
take_document (AssayReview *review, const AssayValueReader *reader, xmlNode *root)
{
  static const char *const known[] = { "format", NULL };
  g_autoptr (GPtrArray) beside = g_ptr_array_new_with_free_func (g_free);
  guint type = 0;

  if (!assay_value_reader_check_attributes (reader, root, known)
      || !assay_value_reader_check_no_text (reader, root))
    return FALSE;
  for (xmlNode *node = assay_xml_first (root, NULL); node != NULL;
       node = assay_xml_next (node, NULL))
    {
      gboolean is_known =
          node->ns == NULL
          && assay_model_parse_type (&assay_review_model, (const char *) node->name, &type);
      char *markup;

      if (is_known && !take_value (review, reader, node))
        return FALSE;
      if (is_known)
        continue;
      markup = assay_value_reader_dup_markup (reader, node);
      if (markup == NULL)
        return FALSE;
      g_ptr_array_add (beside, markup);
    }
  if (review->head == NULL)
    return assay_value_reader_refuse (reader, root, _ ("<%s> needs a <%s>"), ROOT_ELEMENT, "head");
  if (beside->len > 0)
    {
      g_ptr_array_add (beside, NULL);
      review->head->beside = (char **) g_ptr_array_free (g_steal_pointer (&beside), FALSE);
    }

  return TRUE;
}

AssayReview *
assay_review_parse_xml (const void *data, gsize length, const char *name, GError **error)
{
  g_autoptr (AssayReview) review = assay_review_new (NULL);
  g_autoptr (GError) cause = NULL;
  AssayValueReader reader = { .name = name, .error = &cause };
  g_autoptr (xmlDoc) document = NULL;
  xmlNode *root;

  if (length > ASSAY_LIMIT_PORTFOLIO_BYTES)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                   _ ("%s is larger than a review can be (%u MiB)"), name,
                   ASSAY_LIMIT_PORTFOLIO_BYTES / (1024 * 1024));
      return NULL;
    }
  document = assay_xml_parse (data, length, name, error);
  if (document == NULL)
    return NULL;
  root = xmlDocGetRootElement (document);
  if (!assay_document_check_root (root, ROOT_ELEMENT, ASSAY_REVIEW_FORMAT, name, error))
    return NULL;
  if (!take_document (review, &reader, root))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }

  return g_steal_pointer (&review);
}
