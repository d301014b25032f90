/* What is asked of a service at one criterion.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/criterion/assay-criterion-guide.h"

#include "app/assay-settings.h"
#include "app/widgets/assay-expander.h"

struct _AssayCriterionGuide
{
  AdwBin parent_instance;
  GSettings *settings; /* or NULL */

  AdwExpanderRow *guidance_row;
  GtkLabel *guidance;
  AdwExpanderRow *look_for_row;
  GtkLabel *look_for;
  AdwExpanderRow *evidence_row;
  GtkLabel *evidence;
  AdwExpanderRow *examples_row;
  GtkLabel *examples;
};

G_DEFINE_FINAL_TYPE (AssayCriterionGuide, assay_criterion_guide, ADW_TYPE_BIN)

/* @markup is taken. */
static void
show_lines (AdwExpanderRow *row, GtkLabel *label, const GPtrArray *lines, char *markup)
{
  g_autofree char *owned = markup;

  gtk_label_set_markup (label, owned);
  gtk_widget_set_visible (GTK_WIDGET (row), lines->len > 0);
}

void
assay_criterion_guide_set (AssayCriterionGuide *self, const AssayCriterionState *state)
{
  gboolean has_any =
      state->guidance->len + state->look_for->len + state->evidence->len + state->examples->len > 0;

  show_lines (self->guidance_row, self->guidance, state->guidance,
              assay_criterion_state_format_lines (state->guidance));
  show_lines (self->look_for_row, self->look_for, state->look_for,
              assay_criterion_state_format_points (state->look_for));
  show_lines (self->evidence_row, self->evidence, state->evidence,
              assay_criterion_state_format_lines (state->evidence));
  adw_expander_row_set_subtitle (self->evidence_row, state->kinds);
  show_lines (self->examples_row, self->examples, state->examples,
              assay_criterion_state_format_lines (state->examples));
  gtk_widget_set_visible (GTK_WIDGET (self), has_any);
}

static void
remember (AssayCriterionGuide *self, AdwExpanderRow *row, const char *key)
{
  assay_expander_set_name (row, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  if (self->settings != NULL)
    g_settings_bind (self->settings, key, row, "expanded", G_SETTINGS_BIND_DEFAULT);
}

static void
assay_criterion_guide_dispose (GObject *object)
{
  g_clear_object (&ASSAY_CRITERION_GUIDE (object)->settings);

  G_OBJECT_CLASS (assay_criterion_guide_parent_class)->dispose (object);
}

static void
assay_criterion_guide_class_init (AssayCriterionGuideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_criterion_guide_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/criterion/assay-criterion-guide.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionGuide, guidance_row);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionGuide, guidance);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionGuide, look_for_row);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionGuide, look_for);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionGuide, evidence_row);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionGuide, evidence);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionGuide, examples_row);
  gtk_widget_class_bind_template_child (widget_class, AssayCriterionGuide, examples);
}

static void
assay_criterion_guide_init (AssayCriterionGuide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = assay_settings_new ();
  remember (self, self->guidance_row, ASSAY_SETTINGS_GUIDANCE_OPEN);
  remember (self, self->look_for_row, ASSAY_SETTINGS_LOOK_FOR_OPEN);
  remember (self, self->evidence_row, ASSAY_SETTINGS_EVIDENCE_OPEN);
  remember (self, self->examples_row, ASSAY_SETTINGS_EXAMPLES_OPEN);
}
