/* Points as elements: reading.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-limits.h"
#include "core/portfolio/assay-value-xml.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static gboolean
take_items (const AssayValueReader *reader,
            const xmlNode *node,
            const char *attribute,
            char **out_items)
{
  return assay_value_reader_take_list (reader, node, attribute, assay_items_parse,
                                       assay_items_format, out_items);
}

static gboolean
take_point_answer (const AssayValueReader *reader, const xmlNode *node, AssayPoint *point)
{
  static const char *const known[] = { "evidence", NULL };

  if (point->answer_items != NULL)
    return assay_value_reader_refuse (reader, node, _ ("<%s> stands here twice"), "answer");

  return assay_value_reader_check_attributes (reader, node, known)
         && assay_value_reader_take_text (reader, node, FALSE, &point->answer)
         && take_items (reader, node, "evidence", &point->answer_items);
}

static gboolean
take_point_child (const AssayValueReader *reader,
                  xmlNode *child,
                  gpointer value,
                  gboolean *out_known)
{
  AssayPoint *point = value;

  if (assay_xml_is (child, "text"))
    return assay_value_reader_take_text (reader, child, FALSE, &point->text);
  if (assay_xml_is (child, "lacking"))
    return assay_value_reader_take_text (reader, child, FALSE, &point->lacking);
  if (assay_xml_is (child, "answer"))
    return take_point_answer (reader, child, point);
  *out_known = FALSE;

  return TRUE;
}

gpointer
assay_point_read (const AssayValueReader *reader, const xmlNode *node)
{
  static const char *const known[] = { "id",    "kind", "round", "criterion", "outcome",
                                       "items", "from", "due",   NULL };
  g_autoptr (AssayPoint) point = assay_point_new (NULL);
  guint64 round = 0;
  int kind = -1;

  if (!assay_value_reader_check_attributes (reader, node, known)
      || !assay_value_reader_take_id (reader, node, "id", TRUE, &point->id)
      || !assay_value_reader_take_word (reader, node, "kind", assay_point_list_kinds (), &kind)
      || !assay_value_reader_take_number (reader, node, "round", ASSAY_LIMIT_ROUND, TRUE, &round)
      || !assay_value_reader_take_id (reader, node, "criterion", FALSE, &point->criterion)
      || !assay_value_reader_take_id (reader, node, "outcome", FALSE, &point->outcome)
      || !take_items (reader, node, "items", &point->items)
      || !assay_value_reader_take_date (reader, node, "from", FALSE, &point->from)
      || !assay_value_reader_take_date (reader, node, "due", FALSE, &point->due)
      || !assay_value_reader_take_structure (reader, node, take_point_child, point, &point->extra))
    return NULL;
  if (kind < 0 || round == 0)
    {
      assay_value_reader_refuse (reader, node, _ ("a point needs a kind and a round from 1 on"));
      return NULL;
    }
  point->kind = (AssayPointKind) kind;
  point->round = (guint) round;

  return g_steal_pointer (&point);
}
