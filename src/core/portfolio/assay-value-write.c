/* Values as elements: writing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Attributes and children always stand in the same order, and what is absent is left out: equal
 * values give equal bytes.
 */

#include "core/portfolio/assay-value-xml.h"

static void
write_extra (AssayXmlWriter *writer, char **extra, AssayPortfolioForm form)
{
  /* What we do not understand may be private, so it never leaves the service. */
  if (form == ASSAY_PORTFOLIO_FORM_SUBMISSION)
    return;
  for (guint i = 0; extra != NULL && extra[i] != NULL; i++)
    assay_xml_writer_markup (writer, extra[i]);
}

static void
write_date (AssayXmlWriter *writer, const char *name, AssayDate date)
{
  g_autofree char *text = assay_date_format_iso (date);

  assay_xml_writer_attribute (writer, name, text);
}

static gboolean
is_beside (const char *markup)
{
  return markup[0] == ASSAY_BESIDE_MARK;
}

void
assay_head_write_beside (AssayXmlWriter *writer, const AssayHead *head)
{
  for (guint i = 0; head->extra != NULL && head->extra[i] != NULL; i++)
    if (is_beside (head->extra[i]))
      assay_xml_writer_markup (writer, head->extra[i] + 1);
}

static gboolean
has_beside (const AssayHead *head)
{
  for (guint i = 0; head->extra != NULL && head->extra[i] != NULL; i++)
    if (is_beside (head->extra[i]))
      return TRUE;

  return FALSE;
}

static void
write_head_extra (AssayXmlWriter *writer, const AssayHead *head, AssayPortfolioForm form)
{
  if (form == ASSAY_PORTFOLIO_FORM_SUBMISSION)
    return;
  for (guint i = 0; head->extra != NULL && head->extra[i] != NULL; i++)
    if (!is_beside (head->extra[i]))
      assay_xml_writer_markup (writer, head->extra[i]);
}

static void
write_head (AssayXmlWriter *writer, const AssayHead *head, AssayPortfolioForm form)
{
  assay_xml_writer_attribute (writer, "service", head->service);
  write_date (writer, "planned", head->planned);
  assay_xml_writer_attribute_uint (writer, "round", head->round);
  assay_xml_writer_open (writer, "scheme");
  assay_xml_writer_attribute (writer, "id", head->scheme_id);
  assay_xml_writer_attribute (writer, "edition", head->scheme_edition);
  assay_xml_writer_attribute (writer, "sha256", head->scheme_sha256);
  assay_xml_writer_close (writer);
  write_head_extra (writer, head, form);
}

void
assay_head_write (AssayXmlWriter *writer, const AssayHead *head, AssayPortfolioForm form)
{
  assay_xml_writer_open (writer, assay_value_type_get_element (ASSAY_VALUE_HEAD));
  write_head (writer, head, form);
  assay_xml_writer_close (writer);
}

static void
write_answer (AssayXmlWriter *writer, const AssayAnswer *answer, AssayPortfolioForm form)
{
  assay_xml_writer_attribute (writer, "question", answer->question);
  assay_xml_writer_text (writer, answer->value);
  write_extra (writer, answer->extra, form);
}

static void
write_citation (AssayXmlWriter *writer, const AssayCitation *citation, AssayPortfolioForm form)
{
  g_autofree char *number = assay_evidence_format_number (citation->evidence);

  assay_xml_writer_open (writer, "citation");
  assay_xml_writer_attribute (writer, "evidence", number);
  assay_xml_writer_attribute (writer, "pages", citation->pages);
  assay_xml_writer_element (writer, "place", citation->place);
  assay_xml_writer_element (writer, "why", citation->why);
  write_extra (writer, citation->extra, form);
  assay_xml_writer_close (writer);
}

static void
write_response (AssayXmlWriter *writer, const AssayResponse *response, AssayPortfolioForm form)
{
  gboolean own = form == ASSAY_PORTFOLIO_FORM_OWN;

  assay_xml_writer_attribute (writer, "criterion", response->criterion);
  assay_xml_writer_attribute (writer, "level", response->level);
  assay_xml_writer_attribute (writer, "flagged", own && response->flagged ? "yes" : NULL);
  assay_xml_writer_element (writer, "reason", response->reason);
  assay_xml_writer_element (writer, "text", response->text);
  assay_xml_writer_element (writer, "note", own ? response->note : NULL);
  for (guint i = 0; i < response->citations->len; i++)
    write_citation (writer, response->citations->pdata[i], form);
  write_extra (writer, response->extra, form);
}

static void
write_source (AssayXmlWriter *writer, const AssayEvidence *item)
{
  if (item->basis != ASSAY_BASIS_FILE)
    return;
  assay_xml_writer_open (writer, "source");
  assay_xml_writer_attribute_uint (writer, "size", item->size);
  assay_xml_writer_attribute (writer, "type", item->type);
  assay_xml_writer_attribute (writer, "sha256", item->sha256);
  assay_xml_writer_text (writer, item->source_name);
  assay_xml_writer_close (writer);
}

static void
write_evidence (AssayXmlWriter *writer, const AssayEvidence *item, AssayPortfolioForm form)
{
  g_autofree char *number = assay_evidence_format_number (item->number);

  assay_xml_writer_attribute (writer, "number", number);
  assay_xml_writer_attribute (writer, "basis", assay_basis_get_id (item->basis));
  assay_xml_writer_attribute (writer, "kind", item->kind);
  write_date (writer, "from", item->from);
  write_date (writer, "to", item->to);
  write_date (writer, "until", item->until);
  if (item->privacy != ASSAY_PRIVACY_NONE_STATED)
    assay_xml_writer_attribute (writer, "privacy", assay_privacy_get_id (item->privacy));
  if (item->pages > 0)
    assay_xml_writer_attribute_uint (writer, "pages", item->pages);
  assay_xml_writer_attribute (writer, "withdrawn", item->withdrawn ? "yes" : NULL);
  assay_xml_writer_element (writer, "title", item->title);
  write_source (writer, item);
  assay_xml_writer_element (writer, "note", item->note);
  write_extra (writer, item->extra, form);
}

static void
write_action (AssayXmlWriter *writer, const AssayAction *action, AssayPortfolioForm form)
{
  g_autofree char *number = assay_action_format_number (action->number);

  assay_xml_writer_attribute (writer, "number", number);
  assay_xml_writer_attribute (writer, "criterion", action->criterion);
  write_date (writer, "due", action->due);
  assay_xml_writer_attribute (writer, "state", assay_action_state_get_id (action->state));
  assay_xml_writer_element (writer, "what", action->what);
  assay_xml_writer_element (writer, "owner", action->owner);
  write_extra (writer, action->extra, form);
}

static void
write_figure (AssayXmlWriter *writer, const AssayFigure *figure, AssayPortfolioForm form)
{
  assay_xml_writer_attribute (writer, "measure", figure->measure);
  write_date (writer, "from", figure->from);
  write_date (writer, "to", figure->to);
  assay_xml_writer_attribute (writer, "value", figure->value);
  assay_xml_writer_attribute (writer, "part", figure->part);
  assay_xml_writer_attribute (writer, "base", figure->base);
  assay_xml_writer_element (writer, "source", figure->source);
  assay_xml_writer_element (writer, "note", figure->note);
  write_extra (writer, figure->extra, form);
}

static void
write_submission (AssayXmlWriter *writer,
                  const AssaySubmission *submission,
                  AssayPortfolioForm form)
{
  assay_xml_writer_attribute_uint (writer, "round", submission->round);
  write_date (writer, "on", submission->on);
  assay_xml_writer_attribute (writer, "fingerprint", submission->fingerprint);
  assay_xml_writer_attribute (writer, "sha256", submission->sha256);
  write_extra (writer, submission->extra, form);
}

static void
write_point (AssayXmlWriter *writer, const AssayPoint *point, AssayPortfolioForm form)
{
  assay_xml_writer_attribute (writer, "id", point->id);
  assay_xml_writer_attribute (writer, "kind", assay_point_kind_get_id (point->kind));
  assay_xml_writer_attribute_uint (writer, "round", point->round);
  assay_xml_writer_attribute (writer, "criterion", point->criterion);
  assay_xml_writer_attribute (writer, "outcome", point->outcome);
  assay_xml_writer_attribute (writer, "items", point->items);
  write_date (writer, "from", point->from);
  write_date (writer, "due", point->due);
  assay_xml_writer_element (writer, "text", point->text);
  assay_xml_writer_element (writer, "lacking", point->lacking);
  if (assay_point_is_answered (point))
    {
      assay_xml_writer_open (writer, "answer");
      assay_xml_writer_attribute (writer, "evidence", point->answer_items);
      assay_xml_writer_text (writer, point->answer);
      assay_xml_writer_close (writer);
    }
  write_extra (writer, point->extra, form);
}

void
assay_portfolio_write_value (AssayXmlWriter *writer,
                             AssayValueType type,
                             gconstpointer value,
                             AssayPortfolioForm form)
{
  assay_xml_writer_open (writer, assay_value_type_get_element (type));
  switch (type)
    {
    case ASSAY_VALUE_HEAD:
      write_head (writer, value, form);
      /* On its own, in the journal, the head brings along what stands beside it. */
      if (form == ASSAY_PORTFOLIO_FORM_OWN && has_beside (value))
        {
          assay_xml_writer_open (writer, ASSAY_BESIDE_ELEMENT);
          assay_head_write_beside (writer, value);
          assay_xml_writer_close (writer);
        }
      break;
    case ASSAY_VALUE_ANSWER:
      write_answer (writer, value, form);
      break;
    case ASSAY_VALUE_RESPONSE:
      write_response (writer, value, form);
      break;
    case ASSAY_VALUE_EVIDENCE:
      write_evidence (writer, value, form);
      break;
    case ASSAY_VALUE_ACTION:
      write_action (writer, value, form);
      break;
    case ASSAY_VALUE_FIGURE:
      write_figure (writer, value, form);
      break;
    case ASSAY_VALUE_SUBMISSION:
      write_submission (writer, value, form);
      break;
    case ASSAY_VALUE_POINT:
      write_point (writer, value, form);
      break;
    }
  assay_xml_writer_close (writer);
}
