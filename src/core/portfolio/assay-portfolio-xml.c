/* portfolio.xml: the whole assessment in canonical form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order is the model's own (head, then each type sorted by name), so a portfolio can be put in
 * any order by hand and comes out the same. What one value holds is said in assay-value-write.c and
 * assay-value-read.c.
 */

#include "core/portfolio/assay-portfolio-xml.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/portfolio/assay-value-xml.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define ROOT_ELEMENT "portfolio"

/* --- Writing --- */

/* What was withdrawn is no longer part of the case, and often for a reason that forbids to name it:
 * it does not leave, and neither does a citation that was left behind. */
static gboolean
cites_withdrawn (const AssayPortfolio *self, const AssayCitation *citation)
{
  const AssayEvidence *item = assay_portfolio_lookup_evidence (self, citation->evidence);

  return item != NULL && item->withdrawn;
}

static void
drop_withdrawn (const AssayPortfolio *self, AssayResponse *response)
{
  for (guint i = response->citations->len; i > 0; i--)
    if (cites_withdrawn (self, response->citations->pdata[i - 1]))
      g_ptr_array_remove_index (response->citations, i - 1);
}

/* The response as it may leave; NULL where nothing is left when private things are taken out. */
static AssayResponse *
dup_sent_response (const AssayPortfolio *self, const AssayResponse *response)
{
  g_autoptr (AssayResponse) sent = assay_response_copy (response);

  drop_withdrawn (self, sent);
  if (sent->level == NULL && sent->reason == NULL && sent->text == NULL
      && sent->citations->len == 0)
    return NULL;

  return g_steal_pointer (&sent);
}

/* The point without what was withdrawn since it answered. */
static AssayPoint *
dup_sent_point (const AssayPortfolio *self, const AssayPoint *point)
{
  AssayPoint *sent = assay_point_copy (point);

  g_free (sent->answer_items);
  sent->answer_items = assay_portfolio_dup_items_in_use (self, point->answer_items);

  return sent;
}

static gpointer
dup_sent (const AssayPortfolio *self, AssayValueType type, gconstpointer value)
{
  switch (type)
    {
    case ASSAY_VALUE_RESPONSE:
      return dup_sent_response (self, value);
    case ASSAY_VALUE_EVIDENCE:
      return ((const AssayEvidence *) value)->withdrawn ? NULL : assay_value_ref (type, value);
    case ASSAY_VALUE_SUBMISSION:
      return NULL;
    case ASSAY_VALUE_POINT:
      return dup_sent_point (self, value);
    case ASSAY_VALUE_HEAD:
    case ASSAY_VALUE_ANSWER:
    case ASSAY_VALUE_ACTION:
    case ASSAY_VALUE_FIGURE:
      return assay_value_ref (type, value);
    }

  g_assert_not_reached ();
}

static void
write_value (AssayXmlWriter *writer,
             const AssayPortfolio *self,
             AssayValueType type,
             gconstpointer value,
             AssayPortfolioForm form)
{
  gpointer written = form == ASSAY_PORTFOLIO_FORM_SUBMISSION ? dup_sent (self, type, value)
                                                             : assay_value_ref (type, value);

  if (written != NULL)
    assay_portfolio_write_value (writer, type, written, form);
  assay_value_unref (type, written);
}

char *
assay_portfolio_format_xml (const AssayPortfolio *self, AssayPortfolioForm form)
{
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (TRUE);

  assay_xml_writer_open (writer, ROOT_ELEMENT);
  assay_xml_writer_attribute_uint (writer, "format", ASSAY_PORTFOLIO_FORMAT);
  assay_head_write (writer, self->head, form);
  for (guint type = ASSAY_VALUE_ANSWER; type < ASSAY_N_VALUE_TYPES; type++)
    {
      GPtrArray *values = *assay_portfolio_get_slot ((AssayPortfolio *) self, type);

      for (guint i = 0; i < values->len; i++)
        write_value (writer, self, type, values->pdata[i], form);
    }
  if (form == ASSAY_PORTFOLIO_FORM_OWN)
    assay_head_write_beside (writer, self->head);
  assay_xml_writer_close (writer);

  return assay_xml_writer_finish (writer);
}

char *
assay_portfolio_compute_fingerprint (const AssayPortfolio *self)
{
  g_autofree char *text = assay_portfolio_format_xml (self, ASSAY_PORTFOLIO_FORM_SUBMISSION);

  return assay_digest_of_bytes (text, strlen (text));
}

/* --- Reading --- */

/* What is being read. @lines says by type and label where a value was seen first. */
typedef struct
{
  AssayValueReader reader;
  AssayPortfolio *portfolio;
  GPtrArray *beside;
  GHashTable *lines;
} Reading;

/* A response that says nothing is the same as none. */
static gboolean
says_nothing (AssayValueType type, gconstpointer value)
{
  const AssayResponse *response = value;

  return type == ASSAY_VALUE_RESPONSE && assay_response_is_empty (response);
}

static gboolean
remember_line (Reading *self, const xmlNode *node, AssayValueType type, gconstpointer value)
{
  g_autofree char *label = assay_value_dup_label (type, value);
  g_autofree char *key = g_strdup_printf ("%s %s", (const char *) node->name, label);
  guint line = GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, key));

  if (line != 0)
    return assay_value_reader_refuse (&self->reader, node,
                                      _ ("%s stands here for the second time, the first is in line "
                                         "%u"),
                                      key, line);
  g_hash_table_insert (self->lines, g_steal_pointer (&key),
                       GUINT_TO_POINTER (MAX (assay_xml_get_line (node), 1)));

  return TRUE;
}

static gboolean
take_value (Reading *self, xmlNode *node)
{
  AssayValueType type = ASSAY_VALUE_HEAD;
  gpointer value = assay_portfolio_read_value (node, self->reader.name, &type, self->reader.error);

  if (value == NULL)
    return FALSE;
  if (!remember_line (self, node, type, value) || says_nothing (type, value))
    {
      assay_value_unref (type, value);
      return *self->reader.error == NULL;
    }
  if (type == ASSAY_VALUE_HEAD)
    self->portfolio->head = value;
  else
    g_ptr_array_add (*assay_portfolio_get_slot (self->portfolio, type), value);

  return TRUE;
}

static gboolean
take_element (Reading *self, xmlNode *node)
{
  AssayValueType type = ASSAY_VALUE_HEAD;
  g_autofree char *markup = NULL;

  if (node->ns == NULL && assay_value_type_parse ((const char *) node->name, &type))
    return take_value (self, node);
  markup = assay_value_reader_dup_markup (&self->reader, node);
  if (markup == NULL)
    return FALSE;
  g_ptr_array_add (self->beside, g_strdup_printf ("%c%s", ASSAY_BESIDE_MARK, markup));

  return TRUE;
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer type)
{
  return assay_value_compare ((AssayValueType) GPOINTER_TO_UINT (type), *(gconstpointer *) a,
                              *(gconstpointer *) b);
}

/* Every item that an answer names must be there. */
static gboolean
check_point (Reading *self, const xmlNode *node)
{
  const xmlNode *answer = assay_xml_first (node, "answer");
  g_autofree char *text = answer != NULL ? assay_xml_dup_attribute (answer, "evidence") : NULL;
  g_autoptr (GArray) numbers = assay_items_parse (text, NULL);

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      guint number = g_array_index (numbers, guint, i);

      if (assay_portfolio_lookup_evidence (self->portfolio, number) == NULL)
        return assay_value_reader_refuse (&self->reader, node,
                                          _ ("an answer names E%03u, but there is no such "
                                             "evidence"),
                                          number);
    }

  return TRUE;
}

/* Every citation's item must be there. The nodes are walked again because only they know lines. */
static gboolean
check_citations (Reading *self, const xmlNode *root)
{
  for (xmlNode *point = assay_xml_first (root, "point"); point != NULL;
       point = assay_xml_next (point, "point"))
    if (!check_point (self, point))
      return FALSE;
  for (xmlNode *response = assay_xml_first (root, "response"); response != NULL;
       response = assay_xml_next (response, "response"))
    for (xmlNode *node = assay_xml_first (response, "citation"); node != NULL;
         node = assay_xml_next (node, "citation"))
      {
        guint number = 0;

        if (!assay_value_reader_take_item (&self->reader, node, "evidence", 'E', &number))
          return FALSE;
        if (assay_portfolio_lookup_evidence (self->portfolio, number) == NULL)
          return assay_value_reader_refuse (&self->reader, node,
                                            _ ("E%03u is cited, but there is no such evidence"),
                                            number);
      }

  return TRUE;
}

static void
keep_beside (Reading *self)
{
  AssayHead *head = self->portfolio->head;
  guint n_own = head->extra != NULL ? g_strv_length (head->extra) : 0;

  if (self->beside->len == 0)
    return;
  head->extra = g_renew (char *, head->extra, n_own + self->beside->len + 1);
  for (guint i = 0; i < self->beside->len; i++)
    head->extra[n_own + i] = g_strdup (self->beside->pdata[i]);
  head->extra[n_own + self->beside->len] = NULL;
}

static gboolean
take_document (Reading *self, xmlNode *root)
{
  static const char *const known[] = { "format", NULL };

  if (!assay_value_reader_check_attributes (&self->reader, root, known)
      || !assay_value_reader_check_no_text (&self->reader, root))
    return FALSE;
  for (xmlNode *node = assay_xml_first (root, NULL); node != NULL;
       node = assay_xml_next (node, NULL))
    if (!take_element (self, node))
      return FALSE;
  if (self->portfolio->head == NULL)
    return assay_value_reader_refuse (&self->reader, root, _ ("<%s> needs a <%s>"), ROOT_ELEMENT,
                                      "head");

  keep_beside (self);
  for (guint type = ASSAY_VALUE_ANSWER; type < ASSAY_N_VALUE_TYPES; type++)
    g_ptr_array_sort_with_data (*assay_portfolio_get_slot (self->portfolio, type), compare_values,
                                GUINT_TO_POINTER (type));

  return check_citations (self, root);
}

AssayPortfolio *
assay_portfolio_parse_xml (const void *data, gsize length, const char *name, GError **error)
{
  g_autoptr (AssayPortfolio) portfolio = assay_portfolio_new (NULL);
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) beside = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) cause = NULL;
  Reading reading = { { name, &cause }, portfolio, beside, lines };
  g_autoptr (xmlDoc) document = NULL;
  xmlNode *root;

  if (length > ASSAY_LIMIT_PORTFOLIO_BYTES)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                   _ ("%s is larger than a portfolio can be (%u MiB)"), name,
                   ASSAY_LIMIT_PORTFOLIO_BYTES / (1024 * 1024));
      return NULL;
    }
  document = assay_xml_parse (data, length, name, error);
  if (document == NULL)
    return NULL;
  root = xmlDocGetRootElement (document);
  if (!assay_document_check_root (root, ROOT_ELEMENT, ASSAY_PORTFOLIO_FORMAT, name, error))
    return NULL;
  if (!take_document (&reading, root))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }

  return g_steal_pointer (&portfolio);
}
