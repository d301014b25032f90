/* One of several answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/profile/assay-choice-row.h"

struct _AssayChoiceRow
{
  AdwActionRow parent_instance;
  char *id;
  gboolean is_chosen;
  GtkCheckButton *mark;
  GtkCheckButton *partner; /* a mark in a group is a round one; this is the rest of the group */
};

G_DEFINE_FINAL_TYPE (AssayChoiceRow, assay_choice_row, ADW_TYPE_ACTION_ROW)

void
assay_choice_row_set (AssayChoiceRow *self,
                      const char *id,
                      const char *title,
                      const char *subtitle,
                      gboolean is_chosen)
{
  if (self->id != id)
    {
      g_free (self->id);
      self->id = g_strdup (id);
    }
  self->is_chosen = is_chosen;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle != NULL ? subtitle : "");
  gtk_check_button_set_active (self->mark, is_chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->mark), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                               is_chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                         : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

void
assay_choice_row_set_read_only (AssayChoiceRow *self, gboolean read_only)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !read_only);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_DISABLED, read_only, -1);
}

const char *
assay_choice_row_get_id (AssayChoiceRow *self)
{
  return self->id;
}

gboolean
assay_choice_row_is_chosen (AssayChoiceRow *self)
{
  return self->is_chosen;
}

GtkWidget *
assay_choice_row_new (gboolean is_single)
{
  AssayChoiceRow *self =
      g_object_new (ASSAY_TYPE_CHOICE_ROW, "accessible-role",
                    is_single ? GTK_ACCESSIBLE_ROLE_RADIO : GTK_ACCESSIBLE_ROLE_CHECKBOX,
                    "use-markup", FALSE, "activatable", TRUE, NULL);

  if (is_single)
    gtk_check_button_set_group (self->mark, self->partner);

  return GTK_WIDGET (self);
}

static void
assay_choice_row_dispose (GObject *object)
{
  AssayChoiceRow *self = ASSAY_CHOICE_ROW (object);

  g_clear_object (&self->partner);

  G_OBJECT_CLASS (assay_choice_row_parent_class)->dispose (object);
}

static void
assay_choice_row_finalize (GObject *object)
{
  g_free (ASSAY_CHOICE_ROW (object)->id);

  G_OBJECT_CLASS (assay_choice_row_parent_class)->finalize (object);
}

static void
assay_choice_row_class_init (AssayChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_choice_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_choice_row_finalize;
}

static void
assay_choice_row_init (AssayChoiceRow *self)
{
  /* A check button that only may not be focused says all the same that it has taken the focus, and
   * nobody comes past it. */
  self->mark =
      g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                    "can-focus", FALSE, "can-target", FALSE, "valign", GTK_ALIGN_CENTER, NULL);
  self->partner = g_object_ref_sink (GTK_CHECK_BUTTON (gtk_check_button_new ()));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->mark));
}
