/* Which sections a document's window has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each kind of document has its own. To add one: a row here, a row in what the document lists for
 * its sidebar, and its class. A section is made when it is first gone to: all of
 * them together would cost more than the rest of the window.
 */

#include "app/window/assay-window-sections.h"

#include "app/actions/assay-actions-section.h"
#include "app/criterion/assay-criterion-section.h"
#include "app/evidence/assay-evidence-section.h"
#include "app/health/assay-health-section.h"
#include "app/history/assay-history-section.h"
#include "app/measures/assay-measures-section.h"
#include "app/merge/assay-merge-section.h"
#include "app/overview/assay-overview-section.h"
#include "app/pack/assay-pack-section.h"
#include "app/points/assay-points-section.h"
#include "app/profile/assay-profile-section.h"
#include "app/register/assay-areas-section.h"
#include "app/register/assay-calendar-section.h"
#include "app/register/assay-changes-section.h"
#include "app/register/assay-compare-section.h"
#include "app/register/assay-contract-section.h"
#include "app/register/assay-contracts-section.h"
#include "app/register/assay-received-section.h"
#include "app/review/assay-declaration-section.h"
#include "app/review/assay-determination-section.h"
#include "app/review/assay-outcome-section.h"
#include "app/review/assay-review-changes-section.h"
#include "app/review/assay-review-compare-section.h"
#include "app/review/assay-review-evidence-section.h"
#include "app/review/assay-review-history-section.h"
#include "app/review/assay-review-list-section.h"
#include "app/review/assay-review-overview-section.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

typedef struct
{
  const char *name;
  GType (*get_type) (void);
  const char *title; /* NULL: that of the criterion */
  const char *list;  /* the list of a review that it shows; NULL for other sections */
} Section;

static const Section of_portfolio[] = {
  { "overview", assay_overview_section_get_type, N_ ("Overview") },
  { "profile", assay_profile_section_get_type, N_ ("The service") },
  { "health", assay_health_section_get_type, N_ ("Health check") },
  { "evidence", assay_evidence_section_get_type, N_ ("Evidence") },
  { "criterion", assay_criterion_section_get_type, NULL },
  { "actions", assay_actions_section_get_type, N_ ("Actions") },
  { "history", assay_history_section_get_type, N_ ("History") },
  { "measures", assay_measures_section_get_type, N_ ("Measures") },
  { "merge", assay_merge_section_get_type, N_ ("Another copy") },
  { "pack", assay_pack_section_get_type, N_ ("Pack") },
  { "points", assay_points_section_get_type, N_ ("Assessor’s points") },
};

static const Section of_review[] = {
  { "overview", assay_review_overview_section_get_type, N_ ("Overview") },
  { "declaration", assay_declaration_section_get_type, N_ ("Declaration") },
  { "changes", assay_review_changes_section_get_type, N_ ("What changed") },
  { "criterion", assay_determination_section_get_type, NULL },
  { "evidence", assay_review_evidence_section_get_type, N_ ("Evidence") },
  { "visits", assay_review_list_section_get_type, N_ ("Visits"), "visits" },
  { "questions", assay_review_list_section_get_type, N_ ("Questions"), "questions" },
  { "requests", assay_review_list_section_get_type, N_ ("Requests"), "requests" },
  { "corrections", assay_review_list_section_get_type, N_ ("Corrective actions"), "corrections" },
  { "samples", assay_review_list_section_get_type, N_ ("Sample"), "samples" },
  { "compare", assay_review_compare_section_get_type, N_ ("Compare") },
  { "recommendation", assay_outcome_section_get_type, N_ ("Recommendation") },
  { "history", assay_review_history_section_get_type, N_ ("History") },
};

static const Section of_register[] = {
  { "contracts", assay_contracts_section_get_type, N_ ("Contracts") },
  { "contract", assay_contract_section_get_type, NULL },
  { "calendar", assay_calendar_section_get_type, N_ ("Calendar") },
  { "changes", assay_changes_section_get_type, N_ ("Changes") },
  { "compare", assay_compare_section_get_type, N_ ("Compare") },
  { "received", assay_received_section_get_type, N_ ("Received") },
  { "areas", assay_areas_section_get_type, N_ ("Areas and settings") },
};

/* The first of each is where one begins. */
static const struct
{
  const char *kind;
  const Section *sections;
  guint n_sections;
} kinds[] = {
  { "portfolio", of_portfolio, G_N_ELEMENTS (of_portfolio) },
  { "review", of_review, G_N_ELEMENTS (of_review) },
  { "register", of_register, G_N_ELEMENTS (of_register) },
};

static guint
find_kind (AssayDocument *document)
{
  const char *name = assay_document_get_kind_name (document);
  guint kind = 0;

  while (!g_str_equal (kinds[kind].kind, name))
    kind++;

  return kind;
}

/* By the part of a place that names its section. */
static const Section *
lookup_section (AssayDocument *document, const char *place)
{
  guint kind = find_kind (document);
  gsize length = strcspn (place, ":");

  for (guint i = 0; i < kinds[kind].n_sections; i++)
    {
      const Section *section = &kinds[kind].sections[i];

      if (strlen (section->name) == length && strncmp (place, section->name, length) == 0)
        return section;
    }

  return NULL;
}

const char *
assay_window_sections_get_first (AssayDocument *document)
{
  return kinds[find_kind (document)].sections[0].name;
}

gboolean
assay_window_sections_has (AssayDocument *document, const char *place)
{
  return lookup_section (document, place) != NULL;
}

AssaySection *
assay_window_sections_lookup (GtkStack *stack, AssayDocument *document, const char *place)
{
  const Section *section = lookup_section (document, place);
  g_autofree char *name = NULL;
  GtkWidget *widget;

  if (section == NULL)
    return NULL;
  name = g_strdup_printf ("%s-%s", assay_document_get_kind_name (document), section->name);
  widget = gtk_stack_get_child_by_name (stack, name);
  if (widget == NULL)
    {
      widget = section->list != NULL
                   ? g_object_new (section->get_type (), "list", section->list, NULL)
                   : g_object_new (section->get_type (), NULL);
      gtk_stack_add_named (stack, widget, name);
    }

  return ASSAY_SECTION (widget);
}

char *
assay_window_sections_dup_title (AssayDocument *document, const char *place)
{
  const Section *section = lookup_section (document, place);
  char *title;

  if (section != NULL && section->title != NULL)
    return g_strdup (_ (section->title));
  title = assay_document_dup_place_title (document, place);

  return title != NULL ? title : g_strdup ("");
}
