/* What the tests of the evidence section share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-evidence.h"

#include "app/evidence/assay-evidence-section.h"

GtkWidget *
app_evidence_open (AppFixture *fixture, const char *place)
{
  GtkWidget *window = GTK_WIDGET (app_fixture_open_window (fixture));

  app_activate_action (window, "win.show", place);
  app_settle (window);

  return app_find_widget (window, ASSAY_TYPE_EVIDENCE_SECTION, NULL);
}

AssayEvidenceTable *
app_evidence_find_table (GtkWidget *section)
{
  return ASSAY_EVIDENCE_TABLE (app_find_widget (section, ASSAY_TYPE_EVIDENCE_TABLE, NULL));
}

const AssayEvidence *
app_evidence_get_item (AppFixture *fixture, guint number)
{
  return assay_portfolio_lookup_evidence (assay_document_get_portfolio (fixture->document), number);
}

guint
app_evidence_count_items (AppFixture *fixture)
{
  return assay_document_get_portfolio (fixture->document)->evidence->len;
}

guint
app_evidence_count_shown (AssayEvidenceTable *table)
{
  return g_list_model_get_n_items (assay_evidence_table_get_shown (table));
}
