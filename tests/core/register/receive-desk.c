/* A commissioner's desk, and what is sent to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "receive-desk.h"

#include "bag-maker.h"
#include "sketch.h"

#include "base/assay-digest.h"
#include "core/portfolio/assay-portfolio-xml.h"

#include <string.h>

#define EVIDENCE_NAME "data/evidence/E001-about-" SECRET ".pdf"
#define EVIDENCE_TEXT "%PDF-1.4 " SECRET "\n"

void
receive_desk_set_up (ReceiveDesk *self, gconstpointer data)
{
  const char *folder = g_getenv ("ASSAY_STANDARDS_DIR");

  self->kept = register_fixture_new ();
  register_add (self->kept->store,
                "service id=-1 name=North__vale\n"
                "service name=North_Vale_Mediation\nservice name=Elsewhere\n"
                "contract service=-1 title=RJ begins=2025-04-01 ends=2030-03-31\n");
  self->keys = assay_known_keys_new ();
  self->schema = assay_fixture_schema_path ();
  self->return_schema = g_build_filename (folder, "return.xsd", NULL);
  self->award_schema = g_build_filename (folder, "award.xsd", NULL);
  self->schemes = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_scheme_unref);
  g_ptr_array_add (self->schemes, assay_fixture_load_small_scheme ());
}

void
receive_desk_tear_down (ReceiveDesk *self, gconstpointer data)
{
  register_fixture_free (self->kept);
  assay_known_keys_free (self->keys);
  g_free (self->schema);
  g_free (self->return_schema);
  g_free (self->award_schema);
  g_ptr_array_unref (self->schemes);
  g_clear_error (&self->error);
}

/* --- What is sent -----------------------------------------------------------------------------
 */

/* A secret wherever a service writes something. */
AssayPortfolio *
receive_desk_new_portfolio (const char *service, guint round, const char *scheme_sha256)
{
  AssayPortfolio *portfolio = sketch_ready_portfolio ();
  AssayEvidence *item = portfolio->evidence->pdata[0];
  AssayPoint *point = assay_point_new ("abcdefgh.001");
  AssayFigure *figure = assay_figure_new ();

  sketch_set ((char **) &portfolio->head->scheme_sha256, scheme_sha256);
  sketch_set (&portfolio->head->service, service);
  portfolio->head->round = round;
  g_ptr_array_set_size (portfolio->evidence, 1);
  sketch_set (&item->title, SECRET " title");
  sketch_set (&item->source_name, SECRET ".pdf");
  sketch_set (&item->note, SECRET " item note");
  g_free (item->sha256);
  item->sha256 = assay_digest_of_bytes (EVIDENCE_TEXT, strlen (EVIDENCE_TEXT));
  item->size = strlen (EVIDENCE_TEXT);
  for (guint i = 0; i < portfolio->responses->len; i++)
    {
      AssayResponse *response = portfolio->responses->pdata[i];

      sketch_set (&response->text, SECRET " text");
      if (!g_str_equal (response->criterion, "1.1"))
        g_ptr_array_set_size (response->citations, 0);
      for (guint j = 0; j < response->citations->len; j++)
        sketch_set (&((AssayCitation *) response->citations->pdata[j])->why, SECRET " why");
    }
  sketch_set (&((AssayAnswer *) portfolio->answers->pdata[portfolio->answers->len - 1])->value,
              SECRET " site");
  sketch_action (portfolio, 1, "1.1");
  sketch_set (&((AssayAction *) portfolio->actions->pdata[0])->what, SECRET " action");
  point->round = 1;
  point->kind = ASSAY_POINT_COMMENT;
  point->text = g_strdup (SECRET " point");
  point->answer = g_strdup (SECRET " answer");
  g_ptr_array_add (portfolio->points, point);
  figure->measure = g_strdup ("referrals");
  figure->from = assay_date_new (2026, 4, 1);
  figure->to = assay_date_new (2026, 9, 30);
  figure->value = g_strdup ("42");
  figure->source = g_strdup ("Case system");
  figure->note = g_strdup (SECRET " figure");
  g_ptr_array_add (portfolio->figures, figure);

  return portfolio;
}

const Sent receive_plain = { SERVICE, 1, "2026-11-20", NULL, NULL, FALSE, FALSE };

/* The submission as a ZIP in the fixture's folder. */
char *
receive_desk_send (ReceiveDesk *self, const char *name, const Sent *sent)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autofree char *known_text =
      g_strndup (g_bytes_get_data (scheme->bytes, NULL), g_bytes_get_size (scheme->bytes));
  g_auto (GStrv) parts = g_strsplit (known_text, "People are safe.", -1);
  g_autofree char *scheme_text =
      g_strjoinv (sent->is_scheme_other ? "People are." : "People are safe.", parts);
  g_autofree char *sha256 = assay_digest_of_bytes (scheme_text, strlen (scheme_text));
  g_autoptr (AssayPortfolio) portfolio =
      receive_desk_new_portfolio (sent->service, sent->round, sha256);
  g_autofree char *text = assay_portfolio_format_xml (portfolio, ASSAY_PORTFOLIO_FORM_SUBMISSION);
  g_autofree char *fingerprint = assay_portfolio_compute_fingerprint (portfolio);
  g_autofree char *info =
      g_strdup_printf ("Bagging-Date: %s\nAssay-Fingerprint: %s\n", sent->day, fingerprint);
  g_autoptr (BagMaker) bag = bag_maker_new ();
  g_autoptr (GByteArray) zip = NULL;
  char *path = assay_fixture_path (self->kept->files, name);

  g_assert_nonnull (strstr (text, SECRET));
  bag_maker_add (bag, "data/portfolio.xml", text);
  bag_maker_add (bag, "data/scheme.xml", scheme_text);
  bag_maker_add (bag, "data/pack.pdf", "%PDF-1.4\n");
  if (!sent->is_altered)
    bag_maker_add (bag, EVIDENCE_NAME, EVIDENCE_TEXT);
  bag_maker_add (bag, "bag-info.txt", info);
  bag_maker_seal (bag);
  if (sent->is_altered)
    bag_maker_add (bag, EVIDENCE_NAME, EVIDENCE_TEXT);
  if (sent->key != NULL)
    bag_maker_sign (bag, sent->key);
  if (sent->passphrase != NULL)
    bag_maker_lock (bag, sent->passphrase, 3, TRUE);
  zip = bag_maker_zip (bag);
  g_assert_true (g_file_set_contents (path, (const char *) zip->data, (gssize) zip->len, NULL));

  return path;
}

AssayArrival *
receive_desk_look (ReceiveDesk *self, const char *path, const char *passphrase)
{
  const AssayVerifyRequest verify = { self->schema, passphrase, self->keys, NULL };
  const AssayReceiveRequest request = { &verify, self->return_schema, self->award_schema,
                                        self->schemes, assay_date_new (2026, 11, 22) };
  g_autoptr (AssayRegister) held = register_load (self->kept->store);

  return assay_register_receive_examine (held, path, &request, (AssayProgress){ NULL }, NULL,
                                         &self->error);
}

void
receive_desk_take (ReceiveDesk *self, AssayArrival *arrival)
{
  assay_arrival_apply (arrival, self->kept->store, NULL, NULL, &self->error);
  g_assert_no_error (self->error);
}

const GPtrArray *
receive_desk_list (const AssayRegister *held, AssayHeldKind kind)
{
  return assay_register_get_values (held, kind);
}

void
receive_desk_assert_contains (const char *text, const char *expected)
{
  if (strstr (text, expected) == NULL)
    g_error ("“%s” is not in:\n%s", expected, text);
}
