/* The overview.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/overview/assay-overview-section.h"

#include "present/assay-wording.h"

struct _AssayOverviewSection
{
  AssaySection parent_instance;
  GtkLabel *verdict;
};

G_DEFINE_FINAL_TYPE (AssayOverviewSection, assay_overview_section, ASSAY_TYPE_SECTION)

static void
assay_overview_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayOverviewSection *self = ASSAY_OVERVIEW_SECTION (section);
  g_autofree char *verdict = assay_wording_verdict (assay_document_get_readiness (document));

  gtk_label_set_text (self->verdict, verdict);
}

static void
assay_overview_section_class_init (AssayOverviewSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  ASSAY_SECTION_CLASS (klass)->refresh = assay_overview_section_refresh;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/overview/assay-overview-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayOverviewSection, verdict);
}

static void
assay_overview_section_init (AssayOverviewSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
