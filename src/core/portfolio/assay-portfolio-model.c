/* A portfolio as the gate knows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-portfolio-model.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "core/portfolio/assay-edit-private.h"
#include "core/portfolio/assay-portfolio-folder.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* In the order of AssayVerb. Stable: journals are full of them. */
static const char *const verb_ids[] = { "create",        "set-head",       "set-profile",
                                        "rate",          "write-text",     "write-note",
                                        "flag",          "cite",           "uncite",
                                        "add-evidence",  "amend-evidence", "withdraw-evidence",
                                        "add-action",    "amend-action",   "set-figure",
                                        "remove-figure", "outside",        "merge",
                                        "submit",        "receive-return", "answer-point" };

G_STATIC_ASSERT (G_N_ELEMENTS (verb_ids) == ASSAY_VERB_ANSWER_POINT + 1);

static AssayUndoRule
get_undo_rule (guint verb)
{
  return verb == ASSAY_VERB_CREATE || verb == ASSAY_VERB_OUTSIDE ? ASSAY_UNDO_BARRIER
                                                                 : ASSAY_UNDO_STEP;
}

static const char *
get_element (guint type)
{
  return assay_value_type_get_element (type);
}

static gpointer
ref_value (guint type, gconstpointer value)
{
  return assay_value_ref (type, value);
}

static int
compare (guint type, gconstpointer a, gconstpointer b)
{
  return assay_value_compare (type, a, b);
}

static char *
dup_label (guint type, gconstpointer value)
{
  return assay_value_dup_label (type, value);
}

static void
write_value (AssayXmlWriter *writer, guint type, gconstpointer value)
{
  assay_portfolio_write_value (writer, type, value, ASSAY_PORTFOLIO_FORM_OWN);
}

static gpointer
read_value (const xmlNode *node, const char *name, guint *out_type, GError **error)
{
  AssayValueType type = ASSAY_VALUE_HEAD;
  gpointer value = assay_portfolio_read_value (node, name, &type, error);

  *out_type = type;

  return value;
}

static const char *
get_counter (guint type)
{
  if (type == ASSAY_VALUE_EVIDENCE)
    return "evidence";

  return type == ASSAY_VALUE_ACTION ? "actions" : NULL;
}

static guint
get_number (guint type, gconstpointer value)
{
  return type == ASSAY_VALUE_EVIDENCE ? ((const AssayEvidence *) value)->number
                                      : ((const AssayAction *) value)->number;
}

static gpointer
new_document (gpointer head)
{
  return assay_portfolio_new (head);
}

static gpointer
ref_document (gpointer document)
{
  return assay_portfolio_ref (document);
}

static void
unref_document (gpointer document)
{
  assay_portfolio_unref (document);
}

static gpointer *
get_head (gpointer document)
{
  return (gpointer *) &((AssayPortfolio *) document)->head;
}

static GPtrArray **
get_slot (gpointer document, guint type)
{
  return assay_portfolio_get_slot (document, type);
}

static char *
format (gconstpointer document)
{
  return assay_portfolio_format_xml (document, ASSAY_PORTFOLIO_FORM_OWN);
}

static gpointer
parse (const void *data, gsize length, const char *name, GError **error)
{
  return assay_portfolio_parse_xml (data, length, name, error);
}

/* --- What the gate asks --- */

static gboolean
check_citations (const AssayResponse *response, const AssayPortfolio *portfolio, GError **error)
{
  for (guint i = 0; i < response->citations->len; i++)
    {
      const AssayCitation *citation = response->citations->pdata[i];

      if (assay_portfolio_lookup_evidence (portfolio, citation->evidence) == NULL)
        {
          g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                       _ ("%s would cite E%03u, which is not there"), response->criterion,
                       citation->evidence);
          return FALSE;
        }
    }

  return TRUE;
}

/* The same for the items that answer a point. */
static gboolean
check_answer (const AssayPoint *point, const AssayPortfolio *portfolio, GError **error)
{
  g_autoptr (GArray) numbers = assay_items_parse (point->answer_items, error);

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    if (assay_portfolio_lookup_evidence (portfolio, g_array_index (numbers, guint, i)) == NULL)
      {
        g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                     _ ("The answer to %s would name E%03u, which is not there"), point->id,
                     g_array_index (numbers, guint, i));
        return FALSE;
      }

  return numbers != NULL;
}

static gboolean
check_all_links (const AssayPortfolio *portfolio, GError **error)
{
  for (guint i = 0; i < portfolio->responses->len; i++)
    if (!check_citations (portfolio->responses->pdata[i], portfolio, error))
      return FALSE;
  for (guint i = 0; i < portfolio->points->len; i++)
    if (!check_answer (portfolio->points->pdata[i], portfolio, error))
      return FALSE;

  return TRUE;
}

/* Nothing may cite evidence that is not there, nor answer with it. */
static gboolean
check_links (const GArray *changes, gconstpointer after, GError **error)
{
  const AssayPortfolio *portfolio = after;
  gboolean removes_evidence = FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      const AssayChange *change = &g_array_index (changes, AssayChange, i);

      if (change->type == ASSAY_VALUE_EVIDENCE && change->after == NULL)
        removes_evidence = TRUE;
      if (change->type == ASSAY_VALUE_RESPONSE && change->after != NULL
          && !check_citations (change->after, portfolio, error))
        return FALSE;
      if (change->type == ASSAY_VALUE_POINT && change->after != NULL
          && !check_answer (change->after, portfolio, error))
        return FALSE;
    }

  return !removes_evidence || check_all_links (portfolio, error);
}

const AssayModel assay_portfolio_model = {
  .file = ASSAY_PORTFOLIO_FILE,
  .max_bytes = ASSAY_LIMIT_PORTFOLIO_BYTES,
  .n_types = ASSAY_N_VALUE_TYPES,
  .verbs = verb_ids,
  .n_verbs = G_N_ELEMENTS (verb_ids),
  .create = ASSAY_VERB_CREATE,
  .outside = ASSAY_VERB_OUTSIDE,
  .get_undo_rule = get_undo_rule,
  .get_element = get_element,
  .ref_value = ref_value,
  .get_unref = assay_value_get_unref,
  .compare = compare,
  .dup_label = dup_label,
  .write_value = write_value,
  .read_value = read_value,
  .get_counter = get_counter,
  .get_number = get_number,
  .new_document = new_document,
  .ref_document = ref_document,
  .unref_document = unref_document,
  .get_head = get_head,
  .get_slot = get_slot,
  .format = format,
  .parse = parse,
  .check_links = check_links,
};

/* --- A portfolio's edits --- */

const char *
assay_verb_get_id (AssayVerb verb)
{
  g_assert ((guint) verb < G_N_ELEMENTS (verb_ids));

  return verb_ids[verb];
}

gboolean
assay_verb_parse (const char *id, AssayVerb *out_verb)
{
  guint verb = 0;

  if (!assay_model_parse_verb (&assay_portfolio_model, id, &verb))
    return FALSE;
  *out_verb = (AssayVerb) verb;

  return TRUE;
}

AssayEdit *
assay_edit_new (AssayVerb verb, const char *subject, const char *detail)
{
  return assay_document_edit_new (&assay_portfolio_model, verb, subject, detail);
}

gboolean
assay_edit_touches_submission (const AssayEdit *self)
{
  const GArray *changes = assay_edit_get_changes (self);

  for (guint i = 0; i < changes->len; i++)
    if (g_array_index (changes, AssayChange, i).type == ASSAY_VALUE_SUBMISSION)
      return TRUE;

  return FALSE;
}

AssayVerb
assay_edit_get_verb (const AssayEdit *self)
{
  return (AssayVerb) assay_edit_get_verb_place (self);
}

AssayEdit *
assay_edit_compute_difference (AssayVerb verb,
                               const AssayPortfolio *before,
                               const AssayPortfolio *after)
{
  return assay_document_edit_compute_difference (&assay_portfolio_model, verb, before, after);
}

AssayPortfolio *
assay_portfolio_apply (AssayPortfolio *portfolio, const AssayEdit *edit)
{
  return assay_document_edit_apply (edit, portfolio);
}

AssayEdit *
assay_edit_read_xml (const xmlNode *node, const char *name, GError **error)
{
  return assay_document_edit_read_xml (&assay_portfolio_model, node, name, error);
}
