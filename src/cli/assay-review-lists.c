/* The lists of a review, printed for people and for programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each list has a row in the table: its word, its members, its headings, and how one value of it is
 * shown in both ways.
 */

#include "cli/assay-review-lists.h"

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "core/portfolio/assay-portfolio.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
add_numbered (JsonBuilder *builder, const char *name, char letter, guint number)
{
  g_autofree char *text = number > 0 ? g_strdup_printf ("%c%03u", letter, number) : NULL;

  assay_json_add_string (builder, name, text);
}

static void
list_numbered (AssayListing *table, char letter, guint number)
{
  assay_listing_take (table, number > 0 ? g_strdup_printf ("%c%03u", letter, number) : NULL);
}

static void
list_day (AssayListing *table, AssayDate day)
{
  assay_listing_take (table, day != ASSAY_DATE_NONE ? assay_date_format_short (day) : NULL);
}

/* --- Requests --- */

static void
add_request (JsonBuilder *builder, gconstpointer value)
{
  const AssayRequest *request = value;

  add_numbered (builder, "number", 'R', request->number);
  assay_json_add_string (builder, "criterion", request->criterion);
  assay_json_add_string (builder, "what", request->what);
  assay_json_add_date (builder, "due", request->due);
  assay_json_add_string (builder, "state", assay_request_state_get_id (request->state));
}

static void
list_request (AssayListing *table, gconstpointer value)
{
  const AssayRequest *request = value;

  list_numbered (table, 'R', request->number);
  assay_listing_add (table, request->criterion);
  assay_listing_add (table, assay_review_word_request_state (request->state));
  list_day (table, request->due);
  assay_listing_add (table, request->what);
}

/* --- Corrective actions --- */

static void
add_correction (JsonBuilder *builder, gconstpointer value)
{
  const AssayCorrection *correction = value;

  add_numbered (builder, "number", 'C', correction->number);
  assay_json_add_string (builder, "criterion", correction->criterion);
  assay_json_add_string (builder, "what", correction->what);
  assay_json_add_date (builder, "due", correction->due);
  assay_json_add_date (builder, "done", correction->done);
}

static void
list_correction (AssayListing *table, gconstpointer value)
{
  const AssayCorrection *correction = value;

  list_numbered (table, 'C', correction->number);
  assay_listing_add (table, correction->criterion);
  list_day (table, correction->due);
  list_day (table, correction->done);
  assay_listing_add (table, correction->what);
}

/* --- Visits --- */

static void
add_visit (JsonBuilder *builder, gconstpointer value)
{
  const AssayVisit *visit = value;
  g_auto (GStrv) met = visit->met != NULL ? g_strsplit (visit->met, "\n", -1) : NULL;

  add_numbered (builder, "number", 'V', visit->number);
  assay_json_add_date (builder, "day", visit->day);
  assay_json_add_string (builder, "kind", assay_visit_kind_get_id (visit->kind));
  assay_json_add_strings (builder, "met", (const char *const *) met);
  assay_json_add_string (builder, "seen", visit->seen);
  assay_json_add_strings (builder, "criteria", (const char *const *) visit->criteria);
}

static void
list_visit (AssayListing *table, gconstpointer value)
{
  const AssayVisit *visit = value;

  list_numbered (table, 'V', visit->number);
  list_day (table, visit->day);
  assay_listing_add (table, assay_review_word_visit_kind (visit->kind));
  assay_listing_add (table, visit->met);
  assay_listing_take (table, visit->criteria != NULL ? g_strjoinv (", ", visit->criteria) : NULL);
  assay_listing_add (table, visit->seen != NULL ? visit->seen : _ ("planned"));
}

/* --- Questions --- */

static void
add_question (JsonBuilder *builder, gconstpointer value)
{
  const AssayEnquiry *question = value;

  add_numbered (builder, "number", 'Q', question->number);
  assay_json_add_string (builder, "criterion", question->criterion);
  add_numbered (builder, "evidence", 'E', question->evidence);
  assay_json_add_string (builder, "source", question->source);
  assay_json_add_string (builder, "text", question->text);
  assay_json_add_string (builder, "answer", question->answer);
}

static void
list_question (AssayListing *table, gconstpointer value)
{
  const AssayEnquiry *question = value;

  list_numbered (table, 'Q', question->number);
  assay_listing_add (table, question->criterion);
  list_numbered (table, 'E', question->evidence);
  assay_listing_add (table, question->text);
  assay_listing_add (table, question->answer);
}

/* --- Openings --- */

static void
add_opening (JsonBuilder *builder, gconstpointer value)
{
  const AssayOpening *opening = value;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (opening->time);
  g_autofree char *text = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  add_numbered (builder, "evidence", 'E', opening->evidence);
  assay_json_add_string (builder, "time", text);
  assay_json_add_string (builder, "author", opening->author);
  assay_json_add_string (builder, "why", opening->why);
}

static void
list_opening (AssayListing *table, gconstpointer value)
{
  const AssayOpening *opening = value;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (opening->time);

  list_numbered (table, 'E', opening->evidence);
  assay_listing_take (table, time != NULL ? g_date_time_format (time, "%F %R") : NULL);
  assay_listing_add (table, opening->author);
  assay_listing_add (table, opening->why);
}

/* --- The table of them --- */

#define MOST_HEADINGS 7

/* @member is where a review has the array. Headings are ended by NULL. */
static const struct
{
  const char *word;
  gsize member;
  const char *headings[MOST_HEADINGS];
  void (*add) (JsonBuilder *builder, gconstpointer value);
  void (*list) (AssayListing *table, gconstpointer value);
} lists[] = {
  [ASSAY_REVIEW_LIST_REQUESTS] = { "requests",
                                   G_STRUCT_OFFSET (AssayReview, requests),
                                   { N_ ("Request"), N_ ("About"), N_ ("State"), N_ ("Due"),
                                     N_ ("What") },
                                   add_request,
                                   list_request },
  [ASSAY_REVIEW_LIST_ACTIONS] = { "actions",
                                  G_STRUCT_OFFSET (AssayReview, corrections),
                                  { N_ ("Action"), N_ ("About"), N_ ("Due"), N_ ("Done"),
                                    N_ ("What") },
                                  add_correction,
                                  list_correction },
  [ASSAY_REVIEW_LIST_VISITS] = { "visits",
                                 G_STRUCT_OFFSET (AssayReview, visits),
                                 { N_ ("Visit"), N_ ("Day"), N_ ("Kind"), N_ ("Met"), N_ ("About"),
                                   N_ ("Seen") },
                                 add_visit,
                                 list_visit },
  [ASSAY_REVIEW_LIST_QUESTIONS] = { "questions",
                                    G_STRUCT_OFFSET (AssayReview, enquiries),
                                    { N_ ("Question"), N_ ("About"), N_ ("Item"), N_ ("What"),
                                      N_ ("Answer") },
                                    add_question,
                                    list_question },
  [ASSAY_REVIEW_LIST_OPENINGS] = { "openings",
                                   G_STRUCT_OFFSET (AssayReview, openings),
                                   { N_ ("Item"), N_ ("When"), N_ ("Who"), N_ ("Why") },
                                   add_opening,
                                   list_opening },
};

static const GPtrArray *
get_values (AssayReviewListKind kind, const AssayReview *review)
{
  return G_STRUCT_MEMBER (GPtrArray *, review, lists[kind].member);
}

gboolean
assay_review_list_parse (const char *word, AssayReviewListKind *out_kind, GError **error)
{
  const char *words[G_N_ELEMENTS (lists) + 1] = { NULL };
  g_autofree char *quoted = assay_text_dup_quoted (word);
  g_autofree char *all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      words[i] = lists[i].word;
      if (!g_str_equal (word, lists[i].word))
        continue;
      *out_kind = (AssayReviewListKind) i;
      return TRUE;
    }
  all = g_strjoinv (", ", (char **) words);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
               _ ("there is no list “%s”; there are: %s"), quoted, all);

  return FALSE;
}

void
assay_review_list_add_json (JsonBuilder *builder,
                            AssayReviewListKind kind,
                            const AssayReview *review)
{
  const GPtrArray *values = get_values (kind, review);

  assay_json_begin_array (builder, lists[kind].word);
  for (guint i = 0; i < values->len; i++)
    {
      json_builder_begin_object (builder);
      lists[kind].add (builder, values->pdata[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
assay_review_list_print (AssayReviewListKind kind, const AssayReview *review)
{
  const GPtrArray *values = get_values (kind, review);
  const char *headings[MOST_HEADINGS] = { NULL };
  g_autoptr (AssayListing) table = NULL;

  for (guint i = 0; lists[kind].headings[i] != NULL; i++)
    headings[i] = _ (lists[kind].headings[i]);
  table = assay_listing_new (headings);
  for (guint i = 0; i < values->len; i++)
    lists[kind].list (table, values->pdata[i]);
  assay_listing_print (table);
}
