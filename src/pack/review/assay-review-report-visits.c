/* What the assessor did besides reading: visits, questions and answers, samples.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-text.h"
#include "core/review/assay-review-sample.h"
#include "pack/review/assay-review-report-sections.h"
#include "pack/sections/assay-section-parts.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define PARAGRAPH_GAP 3.0
#define LABEL_POINTS 128.0

/* --- Visits --- */

static void
add_visit_heading (AssayContent *content, const AssayVisit *visit)
{
  g_autofree char *number = assay_review_part_format_number ('V', visit->number);
  g_autofree char *lead = g_strconcat (number, "  ", NULL);
  g_autofree char *day = assay_date_format_long (visit->day);
  g_autofree char *title =
      visit->kind != ASSAY_VISIT_KIND_NOT_SAID
          ? g_strdup_printf (_ ("%s, %s"), day, assay_review_word_visit_kind (visit->kind))
          : g_strdup (day);
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_HEADING);
  AssayPaperChip *chip =
      visit->seen != NULL
          ? assay_paper_chip_new ("✓", _ ("Held"),
                                  assay_chart_palette_paper.states[ASSAY_STATE_READY])
          : assay_paper_chip_new ("○", _ ("Planned"), assay_colour_accent);

  assay_phrase_add (phrase, ASSAY_SPAN_ACCENT, lead);
  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, title);
  assay_content_add (content, assay_heading_new (ASSAY_HEADING_CRITERION, phrase, chip, NULL));
}

static void
add_met (AssayContent *content, const char *met)
{
  g_auto (GStrv) roles = NULL;
  AssayBlock *list;

  if (assay_text_is_blank (met))
    return;
  roles = g_strsplit (met, "\n", -1);
  list = assay_list_new ();
  for (guint i = 0; roles[i] != NULL; i++)
    if (!assay_text_is_blank (roles[i]))
      assay_list_add (list, assay_phrase_new_text (ASSAY_TEXT_BODY, roles[i]));
  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("Met"), NULL);
  assay_content_add (content, list);
}

static void
add_visit (AssayContent *content, const AssayReviewFacts *facts, const AssayVisit *visit)
{
  add_visit_heading (content, visit);
  add_met (content, visit->met);
  if (!assay_text_is_blank (visit->seen))
    {
      assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("Seen"), NULL);
      assay_content_add_paragraphs (content, ASSAY_TEXT_BODY, visit->seen);
    }
  if (visit->criteria == NULL || visit->criteria[0] == NULL)
    return;
  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("Bears on"), NULL);
  assay_content_add (content, assay_paragraph_new (assay_review_part_new_criteria (
                                                       facts, ASSAY_TEXT_BODY,
                                                       (const char *const *) visit->criteria),
                                                   PARAGRAPH_GAP));
}

/* --- Questions --- */

static AssayPhrase *
new_enquiry (const AssayReviewFacts *facts, const AssayEnquiry *enquiry)
{
  AssayPhrase *phrase = assay_phrase_new (ASSAY_TEXT_BODY);
  g_autofree char *number = assay_review_part_format_number ('Q', enquiry->number);
  g_autofree char *lead = g_strconcat (number, "  ", NULL);

  assay_phrase_add (phrase, ASSAY_SPAN_STRONG, lead);
  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, enquiry->text);
  if (enquiry->evidence > 0)
    {
      assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, " ");
      assay_review_part_add_look (phrase, facts, enquiry->evidence, NULL);
    }
  assay_phrase_add (phrase, ASSAY_SPAN_PLAIN, "\n");
  if (assay_text_is_blank (enquiry->answer))
    assay_phrase_add (phrase, ASSAY_SPAN_QUIET, _ ("Not answered yet."));
  else
    assay_phrase_add (phrase, ASSAY_SPAN_QUIET, enquiry->answer);

  return phrase;
}

static void
add_enquiries (AssayContent *content, const AssayReviewFacts *facts)
{
  const GPtrArray *enquiries = facts->review->enquiries;
  AssayBlock *list;

  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("Questions and answers"), NULL);
  if (enquiries->len == 0)
    {
      assay_content_add_note (content, _ ("No question was written down."));
      return;
    }
  list = assay_list_new ();
  for (guint i = 0; i < enquiries->len; i++)
    assay_list_add (list, new_enquiry (facts, enquiries->pdata[i]));
  assay_content_add (content, list);
}

/* --- Samples --- */

static char *
list_drawn (const AssaySample *sample)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GArray) drawn = NULL;

  if (sample->population > ASSAY_SAMPLE_MOST_CASES || sample->size > ASSAY_SAMPLE_MOST_DRAWN
      || sample->size > sample->population)
    return g_string_free (g_string_append (text, _ ("more than Assay draws")), FALSE);
  drawn = assay_sample_draw (sample->seed, sample->population, sample->size);
  for (guint i = 0; i < drawn->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? ", " : "", g_array_index (drawn, guint, i));

  return g_string_free (text, FALSE);
}

static void
add_sample (AssayContent *content, const AssaySample *sample)
{
  AssayBlock *table = assay_part_new_fact_table (LABEL_POINTS);
  AssayPhrase *seed = assay_phrase_new_text (ASSAY_TEXT_DIGEST, sample->seed);
  g_autofree char *number = assay_review_part_format_number ('S', sample->number);
  g_autofree char *size = g_strdup_printf (_ ("%u of %u"), sample->size, sample->population);
  g_autofree char *drawn = list_drawn (sample);

  assay_part_add_fact (table, _ ("Sample"), number);
  assay_part_add_fact (table, _ ("Drawn from"), sample->what);
  assay_part_add_fact (table, _ ("Cases"), size);
  assay_part_add_fact_phrase (table, _ ("Seed"), seed);
  assay_part_add_fact (table, _ ("Rule"), ASSAY_SAMPLE_RULE);
  assay_part_add_fact (table, _ ("Numbers drawn"), drawn);
  assay_content_add (content, table);
  assay_content_add (content, assay_space_new (10));
}

static void
add_samples (AssayContent *content, const AssayReviewFacts *facts)
{
  const GPtrArray *samples = facts->review->samples;

  assay_content_add_heading (content, ASSAY_HEADING_PART, _ ("Samples of cases"), NULL);
  if (samples->len == 0)
    {
      assay_content_add_note (content, _ ("No sample was drawn."));
      return;
    }
  for (guint i = 0; i < samples->len; i++)
    add_sample (content, samples->pdata[i]);
  assay_content_add_heading (content, ASSAY_HEADING_LABEL, _ ("How to draw a sample again"), NULL);
  assay_content_add_paragraph (
      content, ASSAY_TEXT_BODY,
      _ ("The service numbers its cases from 1, in the order of its own list. For each number, "
         "take "
         "the SHA-256 digest, as 64 hexadecimal digits, of the text made of the seed, one space "
         "and the number. The cases with the smallest digests are the sample. Where case 12 stands "
         "with the seed 7f3a, say, this command tells:"));
  assay_content_add (content,
                     assay_paragraph_new (assay_phrase_new_text (ASSAY_TEXT_DIGEST,
                                                                 "printf '7f3a 12' | sha256sum"),
                                          PARAGRAPH_GAP));
}

void
assay_review_report_add_visits (AssayContent *content, const AssayReviewFacts *facts)
{
  const GPtrArray *visits = facts->review->visits;

  assay_part_begin_section (content, _ ("Visits, questions and samples"),
                            ASSAY_REVIEW_ANCHOR_VISITS);
  if (visits->len == 0)
    assay_content_add_note (content, _ ("No visit is planned or held."));
  for (guint i = 0; i < visits->len; i++)
    add_visit (content, facts, visits->pdata[i]);
  add_enquiries (content, facts);
  add_samples (content, facts);
  assay_content_end_section (content);
}
