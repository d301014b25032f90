/* What values are made of, for merging.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything in a value but its name stands in the table once; citations and the items that answer
 * a point have rules of their own. A member that is added to a value must be added here.
 */

#include "core/portfolio/assay-merge-private.h"

#include <string.h>

#define TEXT(type, member)                                                                         \
  {                                                                                                \
    ASSAY_MEMBER_TEXT, G_STRUCT_OFFSET (type, member)                                              \
  }
#define WORD(type, member)                                                                         \
  {                                                                                                \
    ASSAY_MEMBER_WORD, G_STRUCT_OFFSET (type, member)                                              \
  }
#define SIZE(type, member)                                                                         \
  {                                                                                                \
    ASSAY_MEMBER_SIZE, G_STRUCT_OFFSET (type, member)                                              \
  }
#define TEXTS(type, member)                                                                        \
  {                                                                                                \
    ASSAY_MEMBER_TEXTS, G_STRUCT_OFFSET (type, member)                                             \
  }

G_STATIC_ASSERT (sizeof (AssayBasis) == sizeof (guint32));
G_STATIC_ASSERT (sizeof (AssayDate) == sizeof (guint32));
G_STATIC_ASSERT (sizeof (gboolean) == sizeof (guint32));

static const AssayFieldRow fields[] = {
  { ASSAY_VALUE_HEAD, ASSAY_MERGE_SERVICE, ASSAY_OWN_LINE, { TEXT (AssayHead, service) } },
  { ASSAY_VALUE_HEAD, ASSAY_MERGE_PLANNED, ASSAY_OWN_NOT, { WORD (AssayHead, planned) } },
  { ASSAY_VALUE_HEAD, ASSAY_MERGE_ROUND, ASSAY_OWN_NOT, { WORD (AssayHead, round) } },
  { ASSAY_VALUE_HEAD, ASSAY_MERGE_EXTRA, ASSAY_OWN_NOT, { TEXTS (AssayHead, extra) } },

  { ASSAY_VALUE_ANSWER, ASSAY_MERGE_ANSWER, ASSAY_OWN_NOT, { TEXT (AssayAnswer, value) } },
  { ASSAY_VALUE_ANSWER, ASSAY_MERGE_EXTRA, ASSAY_OWN_NOT, { TEXTS (AssayAnswer, extra) } },

  { ASSAY_VALUE_RESPONSE,
    ASSAY_MERGE_RATING,
    ASSAY_OWN_NOT,
    { TEXT (AssayResponse, level), TEXT (AssayResponse, reason) } },
  { ASSAY_VALUE_RESPONSE, ASSAY_MERGE_TEXT, ASSAY_OWN_BLOCK, { TEXT (AssayResponse, text) } },
  { ASSAY_VALUE_RESPONSE, ASSAY_MERGE_NOTE, ASSAY_OWN_BLOCK, { TEXT (AssayResponse, note) } },
  { ASSAY_VALUE_RESPONSE, ASSAY_MERGE_FLAG, ASSAY_OWN_NOT, { WORD (AssayResponse, flagged) } },
  { ASSAY_VALUE_RESPONSE, ASSAY_MERGE_EXTRA, ASSAY_OWN_NOT, { TEXTS (AssayResponse, extra) } },

  { ASSAY_VALUE_EVIDENCE, ASSAY_MERGE_TITLE, ASSAY_OWN_LINE, { TEXT (AssayEvidence, title) } },
  { ASSAY_VALUE_EVIDENCE, ASSAY_MERGE_KIND, ASSAY_OWN_NOT, { TEXT (AssayEvidence, kind) } },
  { ASSAY_VALUE_EVIDENCE,
    ASSAY_MERGE_DATES,
    ASSAY_OWN_NOT,
    { WORD (AssayEvidence, from), WORD (AssayEvidence, to), WORD (AssayEvidence, until) } },
  { ASSAY_VALUE_EVIDENCE,
    ASSAY_MERGE_FILE,
    ASSAY_OWN_NOT,
    { WORD (AssayEvidence, basis), TEXT (AssayEvidence, source_name), SIZE (AssayEvidence, size),
      TEXT (AssayEvidence, type), TEXT (AssayEvidence, sha256), WORD (AssayEvidence, pages),
      WORD (AssayEvidence, privacy) } },
  { ASSAY_VALUE_EVIDENCE, ASSAY_MERGE_NOTE, ASSAY_OWN_BLOCK, { TEXT (AssayEvidence, note) } },
  { ASSAY_VALUE_EVIDENCE, ASSAY_MERGE_USE, ASSAY_OWN_NOT, { WORD (AssayEvidence, withdrawn) } },
  { ASSAY_VALUE_EVIDENCE, ASSAY_MERGE_EXTRA, ASSAY_OWN_NOT, { TEXTS (AssayEvidence, extra) } },

  { ASSAY_VALUE_ACTION, ASSAY_MERGE_CRITERION, ASSAY_OWN_NOT, { TEXT (AssayAction, criterion) } },
  { ASSAY_VALUE_ACTION, ASSAY_MERGE_WHAT, ASSAY_OWN_NEEDED_BLOCK, { TEXT (AssayAction, what) } },
  { ASSAY_VALUE_ACTION, ASSAY_MERGE_OWNER, ASSAY_OWN_LINE, { TEXT (AssayAction, owner) } },
  { ASSAY_VALUE_ACTION, ASSAY_MERGE_DUE, ASSAY_OWN_NOT, { WORD (AssayAction, due) } },
  { ASSAY_VALUE_ACTION, ASSAY_MERGE_STATE, ASSAY_OWN_NOT, { WORD (AssayAction, state) } },
  { ASSAY_VALUE_ACTION, ASSAY_MERGE_EXTRA, ASSAY_OWN_NOT, { TEXTS (AssayAction, extra) } },

  { ASSAY_VALUE_FIGURE,
    ASSAY_MERGE_VALUE,
    ASSAY_OWN_NOT,
    { TEXT (AssayFigure, value), TEXT (AssayFigure, part), TEXT (AssayFigure, base) } },
  { ASSAY_VALUE_FIGURE, ASSAY_MERGE_SOURCE, ASSAY_OWN_NOT, { TEXT (AssayFigure, source) } },
  { ASSAY_VALUE_FIGURE, ASSAY_MERGE_NOTE, ASSAY_OWN_BLOCK, { TEXT (AssayFigure, note) } },
  { ASSAY_VALUE_FIGURE, ASSAY_MERGE_EXTRA, ASSAY_OWN_NOT, { TEXTS (AssayFigure, extra) } },

  { ASSAY_VALUE_SUBMISSION,
    ASSAY_MERGE_SUBMISSION,
    ASSAY_OWN_NOT,
    { WORD (AssaySubmission, on), TEXT (AssaySubmission, fingerprint),
      TEXT (AssaySubmission, sha256) } },
  { ASSAY_VALUE_SUBMISSION, ASSAY_MERGE_EXTRA, ASSAY_OWN_NOT, { TEXTS (AssaySubmission, extra) } },
  { ASSAY_VALUE_POINT,
    ASSAY_MERGE_POINT,
    ASSAY_OWN_NOT,
    { WORD (AssayPoint, kind), WORD (AssayPoint, round), TEXT (AssayPoint, criterion),
      TEXT (AssayPoint, outcome), TEXT (AssayPoint, items), WORD (AssayPoint, from),
      WORD (AssayPoint, due), TEXT (AssayPoint, text), TEXT (AssayPoint, lacking) } },
  { ASSAY_VALUE_POINT, ASSAY_MERGE_ANSWER, ASSAY_OWN_BLOCK, { TEXT (AssayPoint, answer) } },
  { ASSAY_VALUE_POINT, ASSAY_MERGE_EXTRA, ASSAY_OWN_NOT, { TEXTS (AssayPoint, extra) } },
};

/* In the order of AssayMergeField. Stable: people write them behind --take. */
static const char *const field_ids[] = {
  "service", "planned", "round",  "answer",     "rating", "text",      "note",  "flag",  "citation",
  "use",     "title",   "kind",   "dates",      "file",   "criterion", "what",  "owner", "due",
  "state",   "value",   "source", "submission", "whole",  "extra",     "point",
};

G_STATIC_ASSERT (G_N_ELEMENTS (field_ids) == ASSAY_N_MERGE_FIELDS);

const char *
assay_merge_field_get_id (AssayMergeField field)
{
  g_assert ((guint) field < G_N_ELEMENTS (field_ids));

  return field_ids[field];
}

const AssayFieldRow *
assay_merge_list_fields (guint *out_n)
{
  *out_n = G_N_ELEMENTS (fields);

  return fields;
}

/* No markup and an empty list of it are the same. */
static gboolean
is_same_texts (char **a, char **b)
{
  static const char *const none[] = { NULL };

  return g_strv_equal (a != NULL ? (const char *const *) a : none,
                       b != NULL ? (const char *const *) b : none);
}

static gboolean
is_member_equal (const AssayMember *member, gconstpointer a, gconstpointer b)
{
  switch (member->kind)
    {
    case ASSAY_MEMBER_NONE:
      return TRUE;
    case ASSAY_MEMBER_TEXT:
      return g_strcmp0 (G_STRUCT_MEMBER (char *, a, member->offset),
                        G_STRUCT_MEMBER (char *, b, member->offset))
             == 0;
    case ASSAY_MEMBER_WORD:
      return G_STRUCT_MEMBER (guint32, a, member->offset)
             == G_STRUCT_MEMBER (guint32, b, member->offset);
    case ASSAY_MEMBER_SIZE:
      return G_STRUCT_MEMBER (guint64, a, member->offset)
             == G_STRUCT_MEMBER (guint64, b, member->offset);
    case ASSAY_MEMBER_TEXTS:
      return is_same_texts (G_STRUCT_MEMBER (char **, a, member->offset),
                            G_STRUCT_MEMBER (char **, b, member->offset));
    }

  g_assert_not_reached ();
}

gboolean
assay_field_is_equal (const AssayFieldRow *self, gconstpointer a, gconstpointer b)
{
  for (guint i = 0; i < ASSAY_MOST_MEMBERS; i++)
    if (!is_member_equal (&self->members[i], a, b))
      return FALSE;

  return TRUE;
}

static void
copy_member (const AssayMember *member, gpointer to, gconstpointer from)
{
  switch (member->kind)
    {
    case ASSAY_MEMBER_NONE:
      return;
    case ASSAY_MEMBER_TEXT:
      g_free (G_STRUCT_MEMBER (char *, to, member->offset));
      G_STRUCT_MEMBER (char *, to, member->offset) =
          g_strdup (G_STRUCT_MEMBER (char *, from, member->offset));
      return;
    case ASSAY_MEMBER_WORD:
      G_STRUCT_MEMBER (guint32, to, member->offset) =
          G_STRUCT_MEMBER (guint32, from, member->offset);
      return;
    case ASSAY_MEMBER_SIZE:
      G_STRUCT_MEMBER (guint64, to, member->offset) =
          G_STRUCT_MEMBER (guint64, from, member->offset);
      return;
    case ASSAY_MEMBER_TEXTS:
      g_strfreev (G_STRUCT_MEMBER (char **, to, member->offset));
      G_STRUCT_MEMBER (char **, to, member->offset) =
          g_strdupv (G_STRUCT_MEMBER (char **, from, member->offset));
      return;
    }

  g_assert_not_reached ();
}

void
assay_field_copy (const AssayFieldRow *self, gpointer to, gconstpointer from)
{
  for (guint i = 0; to != from && i < ASSAY_MOST_MEMBERS; i++)
    copy_member (&self->members[i], to, from);
}

gpointer
assay_value_copy (AssayValueType type, gconstpointer value)
{
  switch (type)
    {
    case ASSAY_VALUE_HEAD:
      return assay_head_copy (value);
    case ASSAY_VALUE_ANSWER:
      return assay_answer_copy (value);
    case ASSAY_VALUE_RESPONSE:
      return assay_response_copy (value);
    case ASSAY_VALUE_EVIDENCE:
      return assay_evidence_copy (value);
    case ASSAY_VALUE_ACTION:
      return assay_action_copy (value);
    case ASSAY_VALUE_FIGURE:
      return assay_figure_copy (value);
    case ASSAY_VALUE_SUBMISSION:
      return assay_submission_copy (value);
    case ASSAY_VALUE_POINT:
      return assay_point_copy (value);
    }

  g_assert_not_reached ();
}

static AssayFigure *
new_figure_like (const AssayFigure *like)
{
  AssayFigure *figure = assay_figure_new ();

  figure->measure = g_strdup (like->measure);
  figure->from = like->from;
  figure->to = like->to;

  return figure;
}

static AssayAnswer *
new_answer_like (const AssayAnswer *like)
{
  AssayAnswer *answer = assay_answer_new ();

  answer->question = g_strdup (like->question);

  return answer;
}

gpointer
assay_value_new_like (AssayValueType type, gconstpointer like)
{
  switch (type)
    {
    case ASSAY_VALUE_HEAD:
      return assay_head_new ();
    case ASSAY_VALUE_ANSWER:
      return new_answer_like (like);
    case ASSAY_VALUE_RESPONSE:
      return assay_response_new (((const AssayResponse *) like)->criterion);
    case ASSAY_VALUE_EVIDENCE:
      return assay_evidence_new (((const AssayEvidence *) like)->number);
    case ASSAY_VALUE_ACTION:
      return assay_action_new (((const AssayAction *) like)->number);
    case ASSAY_VALUE_FIGURE:
      return new_figure_like (like);
    case ASSAY_VALUE_SUBMISSION:
      return assay_submission_new (((const AssaySubmission *) like)->round);
    case ASSAY_VALUE_POINT:
      return assay_point_new (((const AssayPoint *) like)->id);
    }

  g_assert_not_reached ();
}
