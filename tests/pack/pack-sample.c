/* A portfolio in a real folder with evidence of every sort.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack-sample.h"

#include "pdf-maker.h"
#include "picture-maker.h"

#include <glib/gstdio.h>

#define TEXT                                                                                       \
  "Each referral is assessed by the facilitator before any contact, using one form for all "       \
  "cases. A second facilitator reviews complex cases with partner agencies.\n\nHigh risk stops "   \
  "all contact on the same day."

PackSample *
pack_sample_new (AssayScheme *scheme)
{
  PackSample *self = g_new0 (PackSample, 1);
  g_autoptr (AssayHead) head = assay_head_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->fixture = assay_fixture_new ();
  self->scheme = scheme;
  self->on = assay_date_new (2026, 11, 22);
  self->output = assay_fixture_path (self->fixture, "pack.pdf");
  path = assay_fixture_path (self->fixture, "portfolio");
  head->service = g_strdup ("North Vale Restorative Service");
  head->planned = assay_date_new (2027, 1, 12);
  head->round = 1;
  self->folder = assay_portfolio_folder_create (self->fixture->context, path, scheme, head, &error);
  g_assert_no_error (error);

  return self;
}

void
pack_sample_free (PackSample *self)
{
  assay_pack_report_free (self->report);
  assay_page_map_free (self->after);
  g_object_unref (self->folder);
  assay_scheme_unref (self->scheme);
  assay_fixture_free (self->fixture);
  g_free (self->output);
  g_free (self->html);
  g_free (self);
}

void
pack_sample_apply (PackSample *self, AssayEdit *edit, GError *error)
{
  g_assert_no_error (error);
  g_assert_true (assay_portfolio_folder_apply (self->folder, edit, &error));
  g_assert_no_error (error);
  assay_edit_unref (edit);
}

guint
pack_sample_add (PackSample *self, const char *title, char *path, const char *type, guint n_pages)
{
  AssayPortfolio *portfolio = assay_portfolio_folder_get_portfolio (self->folder);
  g_autoptr (AssayEvidence) fields = assay_evidence_new (0);
  g_autoptr (GError) error = NULL;

  fields->title = g_strdup (title);
  fields->kind = g_strdup (path != NULL ? "record" : "observation");
  fields->from = assay_date_new (2026, 2, 1);
  fields->to = assay_date_new (2026, 10, 31);
  fields->privacy = ASSAY_PRIVACY_REDACTED;
  fields->basis = path != NULL ? ASSAY_BASIS_FILE : ASSAY_BASIS_OBSERVATION;
  fields->pages = n_pages;
  if (path != NULL)
    {
      fields->source_name = g_path_get_basename (path);
      fields->type = g_strdup (type);
      assay_portfolio_folder_store_file (self->folder, path, ASSAY_PROGRESS_NONE, NULL,
                                         &fields->sha256, &fields->size, &error);
      g_assert_no_error (error);
    }
  else
    fields->note = g_strdup ("A supervisor sat in on a preparation meeting in June.");
  pack_sample_apply (self,
                     assay_edit_add_evidence (
                         portfolio, self->scheme, fields,
                         assay_portfolio_folder_get_next_evidence_number (self->folder), &error),
                     error);
  g_free (path);

  return assay_portfolio_folder_get_portfolio (self->folder)->evidence->len;
}

static void
add_items (PackSample *self)
{
  const char *folder = self->fixture->folder;
  g_autoptr (GError) error = NULL;

  pack_sample_add (self, "Case handling procedure", pdf_write_pages (folder, "procedure.pdf", 12),
                   "application/pdf", 12);
  pack_sample_add (self, "Skills matrix",
                   pdf_write_page (folder, "matrix.pdf", "/MediaBox [0 0 842 595]",
                                   "BT /F1 24 Tf 72 500 Td (skills) Tj ET"),
                   "application/pdf", 1);
  pack_sample_add (self, "Photograph of the meeting room",
                   picture_write (folder, "room.jpg", "jpeg"), "image/jpeg", 1);
  pack_sample_add (self, "Minutes", assay_fixture_write (self->fixture, "minutes.docx", "minutes"),
                   "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 0);
  pack_sample_add (self, "Observed preparation", NULL, NULL, 0);
  pack_sample_add (self, "Quarterly report",
                   assay_fixture_write (self->fixture, "report.pdf", "%PDF-1.7 and then nothing"),
                   "application/pdf", 3);
  pack_sample_add (self, "Old leaflet", assay_fixture_write (self->fixture, "leaflet.txt", "old"),
                   "text/plain", 0);
  pack_sample_add (self, "A till receipt",
                   pdf_write_page (folder, "strip.pdf", "/MediaBox [0 0 200 1400]",
                                   "BT /F1 12 Tf 20 1300 Td (receipt) Tj ET"),
                   "application/pdf", 1);
  pack_sample_apply (self,
                     assay_edit_withdraw_evidence (
                         assay_portfolio_folder_get_portfolio (self->folder), 7, TRUE, &error),
                     error);
}

static void
cite (PackSample *self, const char *criterion, guint evidence, const char *pages, const char *place)
{
  g_autoptr (GError) error = NULL;

  pack_sample_apply (self,
                     assay_edit_cite (assay_portfolio_folder_get_portfolio (self->folder),
                                      self->scheme, criterion, evidence, pages, place,
                                      "It says who decides, and when.", &error),
                     error);
}

static void
answer (PackSample *self, guint index, const char *level)
{
  const AssayCriterion *criterion = self->scheme->criteria->pdata[index];
  g_autoptr (GError) error = NULL;

  pack_sample_apply (self,
                     assay_edit_rate (assay_portfolio_folder_get_portfolio (self->folder),
                                      self->scheme, criterion->id, level, NULL, &error),
                     error);
  pack_sample_apply (self,
                     assay_edit_write_text (assay_portfolio_folder_get_portfolio (self->folder),
                                            self->scheme, criterion->id, TEXT, &error),
                     error);
  cite (self, criterion->id, 1, index % 2 == 0 ? "4" : "3-4, 7", "Escalation");
  if (index % 3 == 0)
    cite (self, criterion->id, index % 2 == 0 ? 2 : 3, "1", NULL);
  if (index % 4 == 0)
    cite (self, criterion->id, 4, NULL, "Item 3");
  if (index % 5 == 0)
    cite (self, criterion->id, 5, NULL, NULL);
}

static void
add_action (PackSample *self, const char *criterion)
{
  g_autoptr (AssayAction) fields = assay_action_new (0);
  g_autoptr (GError) error = NULL;

  fields->criterion = g_strdup (criterion);
  fields->what = g_strdup ("Write down who reviews the form, and train the two new facilitators.");
  fields->owner = g_strdup ("Case lead");
  fields->due = assay_date_new (2026, 12, 1);
  pack_sample_apply (self,
                     assay_edit_add_action (
                         assay_portfolio_folder_get_portfolio (self->folder), self->scheme, fields,
                         assay_portfolio_folder_get_next_action_number (self->folder), &error),
                     error);
}

static void
add_figure (PackSample *self)
{
  g_autoptr (AssayFigure) fields = assay_figure_new ();
  g_autoptr (GError) error = NULL;

  fields->measure = g_strdup ("referrals");
  fields->from = assay_date_new (2025, 4, 1);
  fields->to = assay_date_new (2026, 3, 31);
  fields->value = g_strdup ("128");
  fields->source = g_strdup ("Case system");
  pack_sample_apply (self,
                     assay_edit_set_figure (assay_portfolio_folder_get_portfolio (self->folder),
                                            self->scheme, fields, &error),
                     error);
}

void
pack_sample_fill (PackSample *self)
{
  static const char *const levels[] = { "fully", "largely", "partly", "largely" };
  const AssayCriterion *second = self->scheme->criteria->pdata[1];

  add_items (self);
  for (guint i = 0; i < self->scheme->criteria->len; i++)
    if (i % 7 != 6)
      answer (self, i, levels[i % G_N_ELEMENTS (levels)]);
  add_action (self, second->id);
  add_figure (self);
}

gboolean
pack_sample_try (PackSample *self,
                 AssayProgress progress,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute (self->scheme, assay_portfolio_folder_get_portfolio (self->folder),
                               self->on);
  const AssayPackOrder order = { .readiness = readiness,
                                 .folder = assay_portfolio_folder_get_path (self->folder),
                                 .path = self->output,
                                 .html_path = self->html,
                                 .after = self->after,
                                 .given_up = self->given_up };

  g_clear_pointer (&self->report, assay_pack_report_free);

  return assay_pack_write (self->fixture->context, &order, progress, cancellable, &self->report,
                           error);
}

void
pack_sample_write (PackSample *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pack_sample_try (self, ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_no_error (error);
}

gboolean
pack_sample_run_script (const char *name, const char *first, const char *second)
{
  g_autofree char *script = g_build_filename (g_getenv ("ASSAY_TEST_PACK"), name, NULL);
  const char *const command[] = { "/usr/bin/python3", script, first, second, NULL };
  g_autofree char *output = NULL, *complaint = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, 0, NULL, NULL, &output, &complaint, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s%s", output, complaint);

  return g_spawn_check_wait_status (status, NULL);
}

gboolean
pack_sample_follow_links (const char *path, const char *earlier)
{
  return pack_sample_run_script ("check-pack.py", path, earlier);
}
