/* What the pack's page shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-pack-state.h"

#include "base/assay-error.h"
#include "core/readiness/assay-check.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#include <stdlib.h>
#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Enough to see which script it is. */
#define MAX_UNKNOWN 8

/* --- Where a finding is put right --- */

static AssayFindingWay
take_place (char *place)
{
  return (AssayFindingWay){ .place = place };
}

static AssayFindingWay
refuse (const char *why_not)
{
  return (AssayFindingWay){ .why_not = g_strdup (why_not) };
}

static AssayFindingWay
find_criterion (const AssayScheme *scheme, const char *id)
{
  if (id != NULL && assay_scheme_lookup_criterion (scheme, id) != NULL)
    return take_place (g_strconcat ("criterion:", id, NULL));

  return refuse (_ ("This edition of the scheme has no page for it."));
}

static AssayFindingWay
find_evidence (const AssayPortfolio *portfolio, const char *number)
{
  if (number != NULL && assay_portfolio_find_evidence (portfolio, number, NULL) != NULL)
    return take_place (g_strconcat ("evidence:", number, NULL));

  return refuse (_ ("The item is no longer in the portfolio."));
}

static AssayFindingWay
find_action (const AssayPortfolio *portfolio, const char *number)
{
  if (number != NULL && assay_portfolio_find_action (portfolio, number, NULL) != NULL)
    return take_place (g_strconcat ("actions:", number, NULL));

  return refuse (_ ("The action is no longer in the portfolio."));
}

static AssayFindingWay
find_standard (const AssayScheme *scheme, const char *id)
{
  const AssayStandard *standard = id != NULL ? assay_scheme_lookup_standard (scheme, id) : NULL;

  if (standard == NULL)
    return refuse (_ ("This edition of the scheme has no page for it."));

  return find_criterion (scheme, ((const AssayCriterion *) standard->criteria->pdata[0])->id);
}

/* Whatever has the part that is not understood: "2.5", "E007", "A001", a question, a figure. */
static AssayFindingWay
find_anything (const AssayReadiness *readiness, const char *subject)
{
  g_auto (GStrv) words = g_strsplit (subject != NULL ? subject : "", " ", 2);

  if (subject == NULL)
    return take_place (g_strdup ("profile"));
  if (assay_scheme_lookup_criterion (readiness->scheme, subject) != NULL)
    return find_criterion (readiness->scheme, subject);
  if (assay_scheme_lookup_question (readiness->scheme, subject) != NULL)
    return take_place (g_strdup ("profile"));
  if (words[0] != NULL && assay_scheme_lookup_measure (readiness->scheme, words[0]) != NULL)
    return take_place (g_strdup ("measures"));
  if (assay_portfolio_find_evidence (readiness->portfolio, subject, NULL) != NULL)
    return find_evidence (readiness->portfolio, subject);
  if (assay_portfolio_find_action (readiness->portfolio, subject, NULL) != NULL)
    return find_action (readiness->portfolio, subject);

  return refuse (_ ("Nothing in this version of Assay shows it."));
}

/* A second portfolio.xml can be compared; a journal that is there twice cannot. */
static AssayFindingWay
find_second_version (const char *file)
{
  if (file == NULL || strchr (file, G_DIR_SEPARATOR) != NULL)
    return (AssayFindingWay){ .is_folder = TRUE };

  return take_place (g_strconcat ("merge:", file, NULL));
}

AssayFindingWay
assay_finding_find_way (const AssayReadiness *readiness, const AssayFinding *finding)
{
  switch (finding->tag)
    {
    case ASSAY_FINDING_CONFLICTED_COPY:
      return find_second_version (finding->detail);
    case ASSAY_FINDING_EVIDENCE_UNCLAIMED:
    case ASSAY_FINDING_LEFTOVER:
    case ASSAY_FINDING_SUBMISSION_LOST:
      return (AssayFindingWay){ .is_folder = TRUE };
    case ASSAY_FINDING_CHANGED_OUTSIDE:
    case ASSAY_FINDING_REBUILT:
    case ASSAY_FINDING_JOURNAL_DAMAGED:
      return take_place (g_strdup ("history"));
    case ASSAY_FINDING_IN_USE:
      return refuse (_ ("It can only be closed where it is open."));
    case ASSAY_FINDING_UNKNOWN_CONTENT:
      return find_anything (readiness, finding->subject);
    case ASSAY_FINDING_NOT_ASSESSED:
    case ASSAY_FINDING_GAP:
    case ASSAY_FINDING_CLAIMED:
    case ASSAY_FINDING_READINESS_FALLS:
    case ASSAY_FINDING_NO_TEXT:
    case ASSAY_FINDING_ANSWER_NOT_ASKED:
    case ASSAY_FINDING_GAP_WITHOUT_ACTION:
    case ASSAY_FINDING_FLAGGED:
    case ASSAY_FINDING_CITATION_NO_PLACE:
    case ASSAY_FINDING_CITATION_NOT_COUNTED:
      return find_criterion (readiness->scheme, finding->subject);
    case ASSAY_FINDING_NOTHING_APPLIES:
      return find_standard (readiness->scheme, finding->subject);
    case ASSAY_FINDING_PROFILE_UNANSWERED:
    case ASSAY_FINDING_PROFILE_INCOMPLETE:
    case ASSAY_FINDING_NO_PLANNED_DATE:
    case ASSAY_FINDING_PLANNED_DATE_PAST:
      return take_place (g_strdup ("profile"));
    case ASSAY_FINDING_EVIDENCE_MISSING:
    case ASSAY_FINDING_EVIDENCE_ALTERED:
    case ASSAY_FINDING_NO_PRIVACY:
    case ASSAY_FINDING_NO_KIND:
    case ASSAY_FINDING_UNDATED:
    case ASSAY_FINDING_OUT_OF_DATE:
    case ASSAY_FINDING_UNUSED:
    case ASSAY_FINDING_NOT_PAGES:
    case ASSAY_FINDING_UNREADABLE:
    case ASSAY_FINDING_NEEDS_OFFICE:
      return find_evidence (readiness->portfolio, finding->subject);
    case ASSAY_FINDING_ACTION_OVERDUE:
      return find_action (readiness->portfolio, finding->subject);
    case ASSAY_FINDING_REQUEST_UNANSWERED:
    case ASSAY_FINDING_CORRECTIVE_DUE:
    case ASSAY_FINDING_CORRECTIVE_UNANSWERED:
    case ASSAY_FINDING_DETERMINATION_UNANSWERED:
    case ASSAY_FINDING_ANSWER_ITEM_WITHDRAWN:
      /* What is about the whole has no criterion where it stands. */
      return finding->subject != NULL ? find_criterion (readiness->scheme, finding->subject)
                                      : take_place (g_strdup ("points"));
    }

  g_assert_not_reached ();
}

void
assay_finding_way_clear (AssayFindingWay *self)
{
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->why_not, g_free);
}

/* --- Rows --- */

static void
row_free (gpointer data)
{
  AssayPackRow *row = data;

  g_free (row->finding.subject);
  g_free (row->finding.detail);
  g_free (row->finding.detail2);
  g_free (row->key);
  g_free (row->what);
  g_free (row->step);
  assay_finding_way_clear (&row->way);
  g_free (row);
}

static char *
make_key (const AssayFinding *finding)
{
  return g_strjoin ("\n", assay_finding_tag_get_id (finding->tag),
                    finding->subject != NULL ? finding->subject : "",
                    finding->detail != NULL ? finding->detail : "",
                    finding->detail2 != NULL ? finding->detail2 : "", NULL);
}

static AssayPackRow *
row_new (const AssayReadiness *readiness, const AssayFinding *finding)
{
  AssayPackRow *row = g_new0 (AssayPackRow, 1);
  g_autofree char *step = assay_wording_finding_step (readiness, finding);

  row->finding = *finding;
  row->finding.subject = g_strdup (finding->subject);
  row->finding.detail = g_strdup (finding->detail);
  row->finding.detail2 = g_strdup (finding->detail2);
  row->key = make_key (finding);
  row->what = assay_wording_finding (readiness, finding);
  row->way = assay_finding_find_way (readiness, finding);
  row->step = row->way.why_not != NULL ? g_strdup_printf ("%s %s", step, row->way.why_not)
                                       : g_steal_pointer (&step);

  return row;
}

/* The quick look and the reading of contents may find the same: once is enough. */
static void
add_all (GPtrArray *all, GHashTable *seen, const GPtrArray *findings)
{
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const AssayFinding *finding = findings->pdata[i];

      if (g_hash_table_add (seen, make_key (finding)))
        g_ptr_array_add (all, assay_finding_new (finding->tag, finding->subject, finding->detail,
                                                 finding->detail2));
    }
}

static GPtrArray *
list_findings (const AssayReadiness *readiness,
               AssayDate today,
               const GPtrArray *of_folder,
               const GPtrArray *of_contents)
{
  GPtrArray *all = assay_findings_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) of_portfolio = assay_check_portfolio (readiness, today);

  add_all (all, seen, of_portfolio);
  add_all (all, seen, of_folder);
  add_all (all, seen, of_contents);
  assay_findings_sort (all);

  return all;
}

/* --- Sentences --- */

static char *
word_caution (const AssayReadiness *readiness, guint n_blocking)
{
  if (n_blocking == 0 && readiness->verdict == ASSAY_VERDICT_READY)
    return NULL;
  if (n_blocking == 0)
    return g_strdup (_ ("You can write the pack now; it will say “not ready”."));
  if (readiness->verdict == ASSAY_VERDICT_READY)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u thing stands in the way of submitting. You can write "
                                         "the pack all the same, to see it.",
                                         "%u things stand in the way of submitting. You can write "
                                         "the pack all the same, to see it.",
                                         n_blocking),
                            n_blocking);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u thing stands in the way. You can write the pack all the "
                                       "same; it will say “not ready”.",
                                       "%u things stand in the way. You can write the pack all the "
                                       "same; it will say “not ready”.",
                                       n_blocking),
                          n_blocking);
}

static char *
word_lead (const AssayReadiness *readiness)
{
  g_autofree char *ready =
      assay_wording_count_ready (readiness->scheme, readiness->counts[ASSAY_STATE_READY],
                                 readiness->n_applicable);
  g_autofree char *on = assay_date_format_long (readiness->on);

  if (readiness->on == readiness->portfolio->head->planned)
    return g_strdup_printf (_ ("%s, as of the planned submission on %s."), ready, on);

  return g_strdup_printf (_ ("%s, as of %s."), ready, on);
}

/* Letters that no file system minds. */
static char *
dup_file_name_of_service (const AssayReadiness *readiness)
{
  char *service = g_strdup (readiness->portfolio->head->service);

  g_strdelimit (service, "/\\:*?\"<>|", '-');
  g_strstrip (service);
  if (service[0] == '.')
    service[0] = '-';

  return service;
}

static char *
make_file_name (const AssayReadiness *readiness, AssayDate today)
{
  g_autofree char *service = dup_file_name_of_service (readiness);
  g_autofree char *day = assay_date_format_iso (today);

  /* Translators: a file name: the service, and the day. */
  return g_strdup_printf (_ ("%s pack %s.pdf"), service, day);
}

static char *
word_group (AssaySeverity severity, guint n)
{
  switch (severity)
    {
    case ASSAY_SEVERITY_BLOCKING:
      return g_strdup_printf (_ ("Blocking (%u)"), n);
    case ASSAY_SEVERITY_WARNING:
      return g_strdup_printf (_ ("Warnings (%u)"), n);
    case ASSAY_SEVERITY_ADVICE:
      return g_strdup_printf (_ ("Advice (%u)"), n);
    }

  g_assert_not_reached ();
}

AssayPackState *
assay_pack_state_new (const AssayReadiness *readiness,
                      AssayDate today,
                      const GPtrArray *of_folder,
                      const GPtrArray *of_contents)
{
  AssayPackState *self = g_new0 (AssayPackState, 1);
  g_autoptr (GPtrArray) findings = list_findings (readiness, today, of_folder, of_contents);

  self->verdict = assay_wording_verdict (readiness);
  self->lead = word_lead (readiness);
  self->caution =
      word_caution (readiness, assay_findings_count (findings, ASSAY_SEVERITY_BLOCKING));
  self->file_name = make_file_name (readiness, today);
  for (guint i = 0; i < ASSAY_N_SEVERITIES; i++)
    self->groups[i] = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = findings->pdata[i];

      g_ptr_array_add (self->groups[assay_finding_tag_get_severity (finding->tag)],
                       row_new (readiness, finding));
    }
  for (guint i = 0; i < ASSAY_N_SEVERITIES; i++)
    self->titles[i] = word_group ((AssaySeverity) i, self->groups[i]->len);

  return self;
}

void
assay_pack_state_free (AssayPackState *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < ASSAY_N_SEVERITIES; i++)
    {
      g_ptr_array_unref (self->groups[i]);
      g_free (self->titles[i]);
    }
  g_free (self->verdict);
  g_free (self->lead);
  g_free (self->caution);
  g_free (self->file_name);
  g_free (self);
}

/* --- Writing --- */

gboolean
assay_pack_state_has_same_files (const AssayPortfolio *a, const AssayPortfolio *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->evidence->len != b->evidence->len)
    return FALSE;
  for (guint i = 0; i < a->evidence->len; i++)
    {
      const AssayEvidence *one = a->evidence->pdata[i], *other = b->evidence->pdata[i];

      if (one->number != other->number || one->size != other->size
          || g_strcmp0 (one->sha256, other->sha256) != 0)
        return FALSE;
    }

  return TRUE;
}

gboolean
assay_pack_state_check_target (const char *folder, const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  char *inside = realpath (folder, NULL);
  char *outside = realpath (parent, NULL);
  gsize length = inside != NULL ? strlen (inside) : 0;
  gboolean within = inside != NULL && outside != NULL && strncmp (outside, inside, length) == 0
                    && (outside[length] == '\0' || outside[length] == G_DIR_SEPARATOR);

  free (inside);
  free (outside);
  if (!within)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                       _ ("The pack would lie inside the portfolio; choose a place outside it"));

  return FALSE;
}

char *
assay_pack_state_word_progress (guint64 done, guint64 total, const char *what)
{
  guint percent = total > 0 ? (guint) (MIN (done, total) * 100 / total) : 0;

  if (total == 0 && what != NULL)
    return g_strdup_printf (_ ("Reading %s…"), what);
  if (total == 0)
    return g_strdup (_ ("Reading the evidence…"));
  if (what != NULL)
    return g_strdup_printf (_ ("Putting in %s, %u %%"), what, percent);

  return g_strdup_printf (_ ("Setting the pages, %u %%"), percent);
}

char *
assay_pack_state_word_conversions (guint n_converted, guint64 milliseconds)
{
  if (n_converted == 0)
    return NULL;

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u document was turned into pages in %" G_GUINT64_FORMAT " s",
                   "%u documents were turned into pages in %" G_GUINT64_FORMAT " s", n_converted),
      n_converted, (milliseconds + 999) / 1000);
}

char *
assay_pack_state_word_pages (guint n_pages, guint n_evidence_pages)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page, %u of them evidence",
                                       "%u pages, %u of them evidence", n_pages),
                          n_pages, n_evidence_pages);
}

char *
assay_pack_state_make_report_name (const AssayReadiness *readiness, AssayDate today)
{
  g_autofree char *service = dup_file_name_of_service (readiness);
  g_autofree char *day = assay_date_format_iso (today);

  /* Translators: a file name: the service, and the day. */
  return g_strdup_printf (_ ("%s health check %s.pdf"), service, day);
}

char *
assay_pack_state_word_html (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  return g_strdup_printf (_ ("“%s” says the same in a browser"), name);
}

char *
assay_pack_state_word_unknown (const char *unknown)
{
  g_autoptr (GString) numbers = g_string_new (NULL);
  guint n = 0;

  if (unknown == NULL)
    return NULL;
  /* By their numbers: where they cannot be printed they may not be seen on a screen either. */
  for (const char *at = unknown; *at != '\0' && n < MAX_UNKNOWN; at = g_utf8_next_char (at), n++)
    g_string_append_printf (numbers, "%sU+%04X", n > 0 ? ", " : "", g_utf8_get_char (at));
  if (g_utf8_strlen (unknown, -1) > MAX_UNKNOWN)
    g_string_append (numbers, " …");

  return g_strdup_printf (_ ("No font on this computer has these characters, so they stand as "
                             "boxes in the pack: %s. Install fonts that have them (on Debian, "
                             "fonts-noto and fonts-symbola have nearly all), then write the pack "
                             "again."),
                          numbers->str);
}
