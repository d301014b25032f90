/* The visits of a review.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-list-private.h"

#include "base/assay-text.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
add_kinds (AssayReviewField *field)
{
  assay_review_field_add_option (field, "",
                                 assay_review_word_visit_kind (ASSAY_VISIT_KIND_NOT_SAID));
  for (AssayVisitKind kind = ASSAY_VISIT_ON_SITE; kind <= ASSAY_VISIT_REMOTE; kind++)
    assay_review_field_add_option (field, assay_visit_kind_get_id (kind),
                                   assay_review_word_visit_kind (kind));
}

static void
add_fields (AssayReviewItem *item, const AssayVisit *visit)
{
  AssayReviewField *kind;

  assay_review_item_add_field (item, "day", ASSAY_REVIEW_FIELD_DATE, _ ("Day, as YYYY-MM-DD"),
                               assay_date_format_iso (visit->day));
  kind = assay_review_item_add_field (item, "kind", ASSAY_REVIEW_FIELD_CHOICE, _ ("How"),
                                      g_strdup (visit->kind != ASSAY_VISIT_KIND_NOT_SAID
                                                    ? assay_visit_kind_get_id (visit->kind)
                                                    : ""));
  add_kinds (kind);
  assay_review_item_add_field (item, "criteria", ASSAY_REVIEW_FIELD_LINE,
                               _ ("What it is about: numbers, such as 2.5, 5.1"),
                               visit->criteria != NULL ? g_strjoinv (", ", visit->criteria) : NULL);
  assay_review_item_add_field (item, "met", ASSAY_REVIEW_FIELD_TEXT,
                               _ ("Who was met: roles, one a line, no names"),
                               g_strdup (visit->met));
}

/* "On site · 2.5, 5.1", as far as it is known. */
static char *
word_subtitle (const AssayVisit *visit)
{
  gboolean has_kind = visit->kind != ASSAY_VISIT_KIND_NOT_SAID;
  gboolean has_subjects = visit->criteria != NULL && visit->criteria[0] != NULL;
  g_autofree char *about = has_subjects ? g_strjoinv (", ", visit->criteria) : NULL;

  return g_strconcat (has_kind ? assay_review_word_visit_kind (visit->kind) : "",
                      has_kind && has_subjects ? " · " : "", has_subjects ? about : "", NULL);
}

static AssayReviewItem *
item_new (const AssayVisit *visit, AssayDate today)
{
  g_autofree char *day = assay_date_format_long (visit->day);
  AssayReviewItem *item =
      assay_review_item_new (assay_review_key_format ('V', visit->number),
                             g_strdup (day != NULL ? day : _ ("A day is still to be agreed")),
                             word_subtitle (visit));

  if (visit->seen != NULL)
    assay_review_item_set_chip (item, ASSAY_STATE_READY, "✓", _ ("Held"));
  else if (visit->day != ASSAY_DATE_NONE && visit->day < today)
    assay_review_item_set_chip (item, ASSAY_STATE_CLAIMED, "◇", _ ("Not written up"));
  else
    assay_review_item_set_chip (item, ASSAY_STATE_NOT_ASSESSED, "○", _ ("Planned"));
  add_fields (item, visit);
  assay_review_item_add_field (item, "seen", ASSAY_REVIEW_FIELD_TEXT, _ ("What was seen and heard"),
                               g_strdup (visit->seen));

  return item;
}

static GPtrArray *
list (const AssayReviewGround *ground, const AssayReadiness *readiness)
{
  GPtrArray *items = assay_review_items_new ();

  for (guint i = 0; i < ground->review->visits->len; i++)
    g_ptr_array_add (items, item_new (ground->review->visits->pdata[i], ground->today));

  return items;
}

static AssayReviewItem *
form (const AssayReviewGround *ground)
{
  g_autoptr (AssayVisit) visit = assay_visit_new ();
  AssayReviewItem *item = assay_review_item_new (NULL, NULL, NULL);

  add_fields (item, visit);

  return item;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* Numbers apart by commas, semicolons or blanks, each once. */
static char **
split_criteria (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",; \t\n", -1);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !g_ptr_array_find_with_equal_func (found, parts[i], g_str_equal, NULL))
      g_ptr_array_add (found, parts[i]);
  if (found->len == 0)
    return NULL;
  g_ptr_array_sort (found, compare_texts);
  g_ptr_array_add (found, NULL);

  return g_strdupv ((char **) found->pdata);
}

static gboolean
set_field (AssayVisit *visit, const char *field, const char *text, GError **error)
{
  if (g_str_equal (field, "day"))
    return assay_review_set_day (&visit->day, text, error);
  if (g_str_equal (field, "kind"))
    {
      visit->kind = ASSAY_VISIT_KIND_NOT_SAID;

      return *text == '\0' || assay_visit_kind_parse (text, &visit->kind, error);
    }
  if (g_str_equal (field, "criteria"))
    {
      g_strfreev (visit->criteria);
      visit->criteria = split_criteria (text);
    }
  else
    assay_review_set_text (g_str_equal (field, "met") ? &visit->met : &visit->seen, text);

  return TRUE;
}

static AssayEdit *
make (const AssayReviewGround *ground, GHashTable *values, GError **error)
{
  static const char *const names[] = { "day", "kind", "criteria", "met" };
  g_autoptr (AssayVisit) visit = assay_visit_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!set_field (visit, names[i], assay_review_values_get (values, names[i]), error))
      return NULL;

  return assay_review_add_visit (ground, visit, error);
}

static AssayEdit *
change (const AssayReviewGround *ground,
        const char *key,
        const char *field,
        const char *text,
        GError **error)
{
  const AssayVisit *old = assay_review_lookup_visit (ground->review, assay_review_key_parse (key));
  g_autoptr (AssayVisit) visit = NULL;

  if (old == NULL)
    {
      assay_review_set_gone (error, key);
      return NULL;
    }
  visit = assay_visit_copy (old);
  if (!set_field (visit, field, text, error))
    return NULL;

  return assay_review_amend_visit (ground, visit, error);
}

const AssayReviewList assay_review_list_visits = {
  .name = "visits",
  .title = N_ ("Visits"),
  .lead =
      N_ ("At least two. Plan the day and what it is about; afterwards write down whom you met, "
          "by role, and what you saw and heard."),
  .add = N_ ("Plan a visit"),
  .empty = N_ ("No visit is planned yet"),
  .verb = ASSAY_REVIEW_VERB_ADD_VISIT,
  .list = list,
  .form = form,
  .make = make,
  .change = change,
};
