/* Which sections a portfolio's window has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * To add one: a row here, a row in present/assay-sidebar-state.c, and its class. A section is made
 * when it is first gone to: all of them together would cost more than the rest of the window.
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

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

typedef struct
{
  const char *name;
  GType (*get_type) (void);
  const char *title; /* NULL: that of the criterion */
} Section;

static const Section sections[] = {
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

/* The part of a place that names its section. */
static const Section *
lookup_section (const char *place)
{
  gsize length = strcspn (place, ":");

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (strlen (sections[i].name) == length && strncmp (place, sections[i].name, length) == 0)
      return &sections[i];

  return NULL;
}

gboolean
assay_window_sections_has (const char *place)
{
  return lookup_section (place) != NULL;
}

AssaySection *
assay_window_sections_lookup (GtkStack *stack, const char *place)
{
  const Section *section = lookup_section (place);
  GtkWidget *widget;

  if (section == NULL)
    return NULL;
  widget = gtk_stack_get_child_by_name (stack, section->name);
  if (widget == NULL)
    {
      widget = g_object_new (section->get_type (), NULL);
      gtk_stack_add_named (stack, widget, section->name);
    }

  return ASSAY_SECTION (widget);
}

char *
assay_window_sections_dup_title (AssayDocument *document, const char *place)
{
  const Section *section = lookup_section (place);
  const char *colon = strchr (place, ':');

  if (section != NULL && section->title != NULL)
    return g_strdup (_ (section->title));
  if (colon != NULL)
    {
      const AssayCriterion *criterion =
          assay_scheme_lookup_criterion (assay_document_get_scheme (document), colon + 1);

      if (criterion != NULL)
        return g_strdup_printf ("%s %s", criterion->id, criterion->title);
    }

  return g_strdup ("");
}
