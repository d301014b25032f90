/* Values as elements: reading.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strict about everything that is known, because whatever is let through here will be printed,
 * counted and signed for; elements that are not known are kept as they are.
 */

#include "core/portfolio/assay-value-xml.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-amount.h"
#include "core/portfolio/assay-pages.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Reads an element's children into @value, and those that are not known into @out_extra. */
static gboolean
take_children (const AssayValueReader *reader,
               const xmlNode *node,
               AssayTakeChild take_child,
               gpointer value,
               char ***out_extra)
{
  g_autoptr (GStrvBuilder) extra = g_strv_builder_new ();
  guint n_extra = 0;

  for (xmlNode *child = assay_xml_first (node, NULL); child != NULL;
       child = assay_xml_next (child, NULL))
    {
      gboolean known = TRUE;
      g_autofree char *markup = NULL;

      if (!take_child (reader, child, value, &known))
        return FALSE;
      if (known)
        continue;
      markup = assay_value_reader_dup_markup (reader, child);
      if (markup == NULL)
        return FALSE;
      g_strv_builder_add (extra, markup);
      n_extra++;
    }
  if (n_extra > 0)
    *out_extra = g_strv_builder_end (extra);

  return TRUE;
}

gboolean
assay_value_reader_take_structure (const AssayValueReader *reader,
                                   const xmlNode *node,
                                   AssayTakeChild take_child,
                                   gpointer value,
                                   char ***out_extra)
{
  return assay_value_reader_check_no_text (reader, node)
         && take_children (reader, node, take_child, value, out_extra);
}

static gboolean
check_order (const AssayValueReader *reader, const xmlNode *node, AssayDate from, AssayDate to)
{
  if (from == ASSAY_DATE_NONE || to == ASSAY_DATE_NONE || from <= to)
    return TRUE;

  return assay_value_reader_refuse (reader, node, _ ("the period ends before it begins"));
}

/* --- Head --- */

static gboolean
take_scheme (const AssayValueReader *reader, const xmlNode *node, AssayHead *head)
{
  static const char *const known[] = { "id", "edition", "sha256", NULL };

  if (head->scheme_id != NULL)
    return assay_value_reader_refuse (reader, node, _ ("<%s> stands here twice"), "scheme");

  return assay_value_reader_check_attributes (reader, node, known)
         && assay_value_reader_take_id (reader, node, "id", TRUE, &head->scheme_id)
         && assay_value_reader_take_line (reader, node, "edition", TRUE, &head->scheme_edition)
         && assay_value_reader_take_digest (reader, node, "sha256", &head->scheme_sha256);
}

static void
add_extra (char ***extra, const char *markup)
{
  guint length = *extra != NULL ? g_strv_length (*extra) : 0;

  *extra = g_renew (char *, *extra, length + 2);
  (*extra)[length] = g_strdup (markup);
  (*extra)[length + 1] = NULL;
}

static gboolean
take_head_child (const AssayValueReader *reader,
                 xmlNode *child,
                 gpointer value,
                 gboolean *out_known)
{
  *out_known = assay_xml_is (child, "scheme") || assay_xml_is (child, ASSAY_BESIDE_ELEMENT);
  if (assay_xml_is (child, "scheme"))
    return take_scheme (reader, child, value);

  return TRUE;
}

/* In the journal, the head brings along what stands beside it in the portfolio. */
static gboolean
take_beside (const AssayValueReader *reader, const xmlNode *node, AssayHead *head)
{
  xmlNode *beside = assay_xml_first (node, ASSAY_BESIDE_ELEMENT);

  if (beside == NULL)
    return TRUE;
  for (xmlNode *child = assay_xml_first (beside, NULL); child != NULL;
       child = assay_xml_next (child, NULL))
    {
      g_autofree char *markup = assay_value_reader_dup_markup (reader, child);
      g_autofree char *marked = NULL;

      if (markup == NULL)
        return FALSE;
      marked = g_strdup_printf ("%c%s", ASSAY_BESIDE_MARK, markup);
      add_extra (&head->extra, marked);
    }

  return TRUE;
}

static gpointer
read_head (const AssayValueReader *reader, const xmlNode *node)
{
  static const char *const known[] = { "service", "planned", "round", NULL };
  g_autoptr (AssayHead) head = assay_head_new ();
  guint64 number = 0;

  if (!assay_value_reader_check_attributes (reader, node, known)
      || !assay_value_reader_take_line (reader, node, "service", TRUE, &head->service)
      || !assay_value_reader_take_date (reader, node, "planned", FALSE, &head->planned)
      || !assay_value_reader_take_number (reader, node, "round", ASSAY_LIMIT_ROUND, TRUE, &number)
      || !assay_value_reader_take_structure (reader, node, take_head_child, head, &head->extra)
      || !take_beside (reader, node, head))
    return NULL;
  if (head->scheme_id == NULL || number == 0)
    {
      assay_value_reader_refuse (reader, node, _ ("the head needs a scheme and a round from 1 on"));
      return NULL;
    }
  head->round = (guint) number;

  return g_steal_pointer (&head);
}

/* --- Answers --- */

static gboolean
take_no_child (const AssayValueReader *reader, xmlNode *child, gpointer value, gboolean *out_known)
{
  *out_known = FALSE;

  return TRUE;
}

/* An answer's text stands in the element itself, before any element that is not known. */
static char *
dup_own_text (const xmlNode *node)
{
  GString *text = g_string_new (NULL);

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
      g_string_append (text, (const char *) child->content);
  if (assay_xml_first (node, NULL) != NULL)
    g_strchomp (text->str);

  return g_string_free (text, FALSE);
}

static gpointer
read_answer (const AssayValueReader *reader, const xmlNode *node)
{
  static const char *const known[] = { "question", NULL };
  g_autoptr (AssayAnswer) answer = assay_answer_new ();
  GError *cause = NULL;

  if (!assay_value_reader_check_attributes (reader, node, known)
      || !assay_value_reader_take_id (reader, node, "question", TRUE, &answer->question))
    return NULL;
  answer->value = dup_own_text (node);
  if (!assay_text_check_block (answer->value, "answer", ASSAY_LIMIT_TEXT_CHARS, &cause))
    {
      assay_value_reader_refuse (reader, node, "%s", cause->message);
      g_error_free (cause);
      return NULL;
    }
  if (!take_children (reader, node, take_no_child, answer, &answer->extra))
    return NULL;

  return g_steal_pointer (&answer);
}

/* --- Responses --- */

static gboolean
take_citation_child (const AssayValueReader *reader,
                     xmlNode *child,
                     gpointer value,
                     gboolean *out_known)
{
  AssayCitation *citation = value;

  if (assay_xml_is (child, "place"))
    return assay_value_reader_take_text (reader, child, TRUE, &citation->place);
  if (assay_xml_is (child, "why"))
    return assay_value_reader_take_text (reader, child, FALSE, &citation->why);
  *out_known = FALSE;

  return TRUE;
}

/* Pages are kept in the one way Assay writes them. */
static gboolean
take_pages (const AssayValueReader *reader, const xmlNode *node, char **out_pages)
{
  g_autofree char *text = assay_xml_dup_attribute (node, "pages");
  g_autoptr (GArray) pages = NULL;
  g_autoptr (GError) cause = NULL;

  if (text == NULL)
    return TRUE;
  pages = assay_pages_parse (text, &cause);
  if (pages == NULL)
    return assay_value_reader_refuse (reader, node, "%s", cause->message);
  *out_pages = assay_pages_format (pages);

  return TRUE;
}

static gboolean
take_citation (const AssayValueReader *reader, const xmlNode *node, AssayResponse *response)
{
  static const char *const known[] = { "evidence", "pages", NULL };
  g_autoptr (AssayCitation) citation = assay_citation_new (0);

  if (!assay_value_reader_check_attributes (reader, node, known)
      || !assay_value_reader_take_item (reader, node, "evidence", 'E', &citation->evidence)
      || !take_pages (reader, node, &citation->pages)
      || !assay_value_reader_take_structure (reader, node, take_citation_child, citation,
                                             &citation->extra))
    return FALSE;
  g_ptr_array_add (response->citations, g_steal_pointer (&citation));

  return TRUE;
}

static gboolean
take_response_child (const AssayValueReader *reader,
                     xmlNode *child,
                     gpointer value,
                     gboolean *out_known)
{
  AssayResponse *response = value;

  if (assay_xml_is (child, "reason"))
    return assay_value_reader_take_text (reader, child, FALSE, &response->reason);
  if (assay_xml_is (child, "text"))
    return assay_value_reader_take_text (reader, child, FALSE, &response->text);
  if (assay_xml_is (child, "note"))
    return assay_value_reader_take_text (reader, child, FALSE, &response->note);
  if (assay_xml_is (child, "citation"))
    return take_citation (reader, child, response);
  *out_known = FALSE;

  return TRUE;
}

static gpointer
read_response (const AssayValueReader *reader, const xmlNode *node)
{
  static const char *const known[] = { "criterion", "level", "flagged", NULL };
  g_autoptr (AssayResponse) response = assay_response_new (NULL);

  if (!assay_value_reader_check_attributes (reader, node, known)
      || !assay_value_reader_take_id (reader, node, "criterion", TRUE, &response->criterion)
      || !assay_value_reader_take_id (reader, node, "level", FALSE, &response->level)
      || !assay_value_reader_take_flag (reader, node, "flagged", &response->flagged)
      || !assay_value_reader_take_structure (reader, node, take_response_child, response,
                                             &response->extra))
    return NULL;

  return g_steal_pointer (&response);
}

/* --- Evidence --- */

static gboolean
take_source (const AssayValueReader *reader, const xmlNode *node, AssayEvidence *item)
{
  static const char *const known[] = { "size", "type", "sha256", NULL };

  return assay_value_reader_check_attributes (reader, node, known)
         && assay_value_reader_take_text (reader, node, TRUE, &item->source_name)
         && assay_value_reader_take_number (reader, node, "size", ASSAY_LIMIT_EVIDENCE_BYTES, TRUE,
                                            &item->size)
         && assay_value_reader_take_line (reader, node, "type", TRUE, &item->type)
         && assay_value_reader_take_digest (reader, node, "sha256", &item->sha256);
}

static gboolean
take_evidence_child (const AssayValueReader *reader,
                     xmlNode *child,
                     gpointer value,
                     gboolean *out_known)
{
  AssayEvidence *item = value;

  if (assay_xml_is (child, "title"))
    return assay_value_reader_take_text (reader, child, TRUE, &item->title);
  if (assay_xml_is (child, "source"))
    return take_source (reader, child, item);
  if (assay_xml_is (child, "note"))
    return assay_value_reader_take_text (reader, child, FALSE, &item->note);
  *out_known = FALSE;

  return TRUE;
}

/* Privacy that is not stated is not written, so the words begin one later than the enum. */
static gboolean
take_basis_and_privacy (const AssayValueReader *reader, const xmlNode *node, AssayEvidence *item)
{
  const char *const bases[] = { assay_basis_get_id (ASSAY_BASIS_FILE),
                                assay_basis_get_id (ASSAY_BASIS_OBSERVATION),
                                assay_basis_get_id (ASSAY_BASIS_DISCUSSION), NULL };
  const char *const statements[] = { assay_privacy_get_id (ASSAY_PRIVACY_NO_PERSONAL_DATA),
                                     assay_privacy_get_id (ASSAY_PRIVACY_REDACTED),
                                     assay_privacy_get_id (ASSAY_PRIVACY_CONSENT), NULL };
  int basis = -1, privacy = -1;

  if (!assay_value_reader_take_word (reader, node, "basis", bases, &basis)
      || !assay_value_reader_take_word (reader, node, "privacy", statements, &privacy))
    return FALSE;
  if (basis < 0)
    return assay_value_reader_refuse (reader, node, _ ("<%s> needs the attribute “%s”"), "evidence",
                                      "basis");
  item->basis = (AssayBasis) basis;
  item->privacy = (AssayPrivacy) (privacy + 1);

  return TRUE;
}

static gboolean
check_evidence (const AssayValueReader *reader, const xmlNode *node, const AssayEvidence *item)
{
  gboolean is_file = item->basis == ASSAY_BASIS_FILE;

  if (item->title == NULL)
    return assay_value_reader_refuse (reader, node, _ ("<%s> needs a <%s>"), "evidence", "title");
  if (is_file && item->source_name == NULL)
    return assay_value_reader_refuse (reader, node, _ ("<%s> needs a <%s>"), "evidence", "source");
  if (!is_file && (item->sha256 != NULL || item->pages > 0))
    return assay_value_reader_refuse (reader, node,
                                      _ ("only a file has a source and pages, this is not one"));

  return check_order (reader, node, item->from, item->to);
}

static gpointer
read_evidence (const AssayValueReader *reader, const xmlNode *node)
{
  static const char *const known[] = { "number", "basis",   "kind",  "from",      "to",
                                       "until",  "privacy", "pages", "withdrawn", NULL };
  g_autoptr (AssayEvidence) item = assay_evidence_new (0);
  guint64 pages = 0;

  if (!assay_value_reader_check_attributes (reader, node, known)
      || !assay_value_reader_take_item (reader, node, "number", 'E', &item->number)
      || !take_basis_and_privacy (reader, node, item)
      || !assay_value_reader_take_id (reader, node, "kind", FALSE, &item->kind)
      || !assay_value_reader_take_date (reader, node, "from", FALSE, &item->from)
      || !assay_value_reader_take_date (reader, node, "to", FALSE, &item->to)
      || !assay_value_reader_take_date (reader, node, "until", FALSE, &item->until)
      || !assay_value_reader_take_number (reader, node, "pages", ASSAY_LIMIT_PAGE_NUMBER, FALSE,
                                          &pages)
      || !assay_value_reader_take_flag (reader, node, "withdrawn", &item->withdrawn)
      || !assay_value_reader_take_structure (reader, node, take_evidence_child, item, &item->extra))
    return NULL;
  item->pages = (guint) pages;

  return check_evidence (reader, node, item) ? g_steal_pointer (&item) : NULL;
}

/* --- Actions --- */

static gboolean
take_action_child (const AssayValueReader *reader,
                   xmlNode *child,
                   gpointer value,
                   gboolean *out_known)
{
  AssayAction *action = value;

  if (assay_xml_is (child, "what"))
    return assay_value_reader_take_text (reader, child, FALSE, &action->what);
  if (assay_xml_is (child, "owner"))
    return assay_value_reader_take_text (reader, child, TRUE, &action->owner);
  *out_known = FALSE;

  return TRUE;
}

static gpointer
read_action (const AssayValueReader *reader, const xmlNode *node)
{
  static const char *const known[] = { "number", "criterion", "due", "state", NULL };
  const char *const states[] = { assay_action_state_get_id (ASSAY_ACTION_OPEN),
                                 assay_action_state_get_id (ASSAY_ACTION_DONE),
                                 assay_action_state_get_id (ASSAY_ACTION_DROPPED), NULL };
  g_autoptr (AssayAction) action = assay_action_new (0);
  int state = -1;

  if (!assay_value_reader_check_attributes (reader, node, known)
      || !assay_value_reader_take_item (reader, node, "number", 'A', &action->number)
      || !assay_value_reader_take_id (reader, node, "criterion", TRUE, &action->criterion)
      || !assay_value_reader_take_date (reader, node, "due", TRUE, &action->due)
      || !assay_value_reader_take_word (reader, node, "state", states, &state)
      || !assay_value_reader_take_structure (reader, node, take_action_child, action,
                                             &action->extra))
    return NULL;
  if (state < 0 || action->what == NULL || action->owner == NULL)
    {
      assay_value_reader_refuse (reader, node, _ ("an action needs a state, <what> and <owner>"));
      return NULL;
    }
  action->state = (AssayActionState) state;

  return g_steal_pointer (&action);
}

/* --- Figures --- */

static gboolean
take_figure_child (const AssayValueReader *reader,
                   xmlNode *child,
                   gpointer value,
                   gboolean *out_known)
{
  AssayFigure *figure = value;

  if (assay_xml_is (child, "source"))
    return assay_value_reader_take_text (reader, child, TRUE, &figure->source);
  if (assay_xml_is (child, "note"))
    return assay_value_reader_take_text (reader, child, FALSE, &figure->note);
  *out_known = FALSE;

  return TRUE;
}

/* Whether they fit the unit is the scheme's, which nobody has here. */
static gboolean
check_counts (const AssayValueReader *reader, const xmlNode *node, const AssayFigure *figure)
{
  guint64 part = 0, base = 0;

  if ((figure->part == NULL || assay_amount_parse_count (figure->part, &part))
      && (figure->base == NULL || assay_amount_parse_count (figure->base, &base)) && part <= base)
    return TRUE;
  assay_value_reader_refuse (reader, node,
                             _ ("the counts behind a figure must be whole numbers, one out of the "
                                "other"));

  return FALSE;
}

static gpointer
read_figure (const AssayValueReader *reader, const xmlNode *node)
{
  static const char *const known[] = { "measure", "from", "to", "value", "part", "base", NULL };
  g_autoptr (AssayFigure) figure = assay_figure_new ();
  g_autofree char *canonical = NULL;

  if (!assay_value_reader_check_attributes (reader, node, known)
      || !assay_value_reader_take_id (reader, node, "measure", TRUE, &figure->measure)
      || !assay_value_reader_take_date (reader, node, "from", TRUE, &figure->from)
      || !assay_value_reader_take_date (reader, node, "to", TRUE, &figure->to)
      || !assay_value_reader_take_line (reader, node, "value", TRUE, &figure->value)
      || !assay_value_reader_take_line (reader, node, "part", FALSE, &figure->part)
      || !assay_value_reader_take_line (reader, node, "base", FALSE, &figure->base)
      || !assay_value_reader_take_structure (reader, node, take_figure_child, figure,
                                             &figure->extra)
      || !check_order (reader, node, figure->from, figure->to)
      || !check_counts (reader, node, figure))
    return NULL;
  canonical = assay_value_canonicalize_decimal (figure->value);
  if (g_strcmp0 (canonical, figure->value) != 0)
    {
      g_autofree char *quoted = assay_text_dup_quoted (figure->value);

      assay_value_reader_refuse (reader, node, _ ("value “%s” is not a decimal number"), quoted);
      return NULL;
    }

  return g_steal_pointer (&figure);
}

/* --- Submissions --- */

static gpointer
read_submission (const AssayValueReader *reader, const xmlNode *node)
{
  static const char *const known[] = { "round", "on", "fingerprint", "sha256", NULL };
  g_autoptr (AssaySubmission) submission = assay_submission_new (0);
  guint64 round = 0;

  if (!assay_value_reader_check_attributes (reader, node, known)
      || !assay_value_reader_take_number (reader, node, "round", ASSAY_LIMIT_ROUND, TRUE, &round)
      || !assay_value_reader_take_date (reader, node, "on", TRUE, &submission->on)
      || !assay_value_reader_take_digest (reader, node, "fingerprint", &submission->fingerprint)
      || !assay_value_reader_take_digest (reader, node, "sha256", &submission->sha256)
      || !assay_value_reader_take_structure (reader, node, take_no_child, submission,
                                             &submission->extra))
    return NULL;
  if (round == 0)
    {
      assay_value_reader_refuse (reader, node, _ ("rounds are counted from 1 on"));
      return NULL;
    }
  submission->round = (guint) round;

  return g_steal_pointer (&submission);
}

/* --- All of them --- */

gpointer
assay_portfolio_read_value (const xmlNode *node,
                            const char *name,
                            AssayValueType *out_type,
                            GError **error)
{
  static gpointer (*const read[]) (const AssayValueReader *reader, const xmlNode *node) = {
    read_head,   read_answer, read_response,   read_evidence,
    read_action, read_figure, read_submission, assay_point_read
  };
  g_autoptr (GError) cause = NULL;
  AssayValueReader reader = { .name = name, .error = &cause };
  gpointer value;

  G_STATIC_ASSERT (G_N_ELEMENTS (read) == ASSAY_N_VALUE_TYPES);

  if (node->ns != NULL || !assay_value_type_parse ((const char *) node->name, out_type))
    {
      assay_value_reader_refuse (&reader, node, _ ("<%s> is unknown here"),
                                 (const char *) node->name);
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  value = read[*out_type](&reader, node);
  if (value == NULL)
    g_propagate_error (error, g_steal_pointer (&cause));

  return value;
}
