/* What a contract's page says of one kind of thing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-fact-list.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayFactList
{
  AdwBin parent_instance;
  GtkLabel *heading;
  GtkButton *add_button;
  GtkLabel *add_label;
  GtkLabel *wording;
  GtkLabel *empty;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (AssayFactList, assay_fact_list, ADW_TYPE_BIN)

GtkWidget *
assay_fact_list_new (const char *title, const char *add, const char *target)
{
  AssayFactList *self = g_object_new (ASSAY_TYPE_FACT_LIST, NULL);

  gtk_label_set_text (self->heading, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), add != NULL);
  if (add == NULL)
    return GTK_WIDGET (self);
  gtk_label_set_text (self->add_label, add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  add, -1);
  gtk_widget_set_name (GTK_WIDGET (self->add_button), target);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "register.add");

  return GTK_WIDGET (self);
}

/* --- What can be done with one --- */

static void
add_item (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, g_variant_new_string (target));
  g_menu_append_item (menu, item);
}

static GMenuModel *
new_menu (const AssayRegisterFact *fact)
{
  GMenu *menu = g_menu_new ();
  g_autofree char *target =
      g_strdup_printf ("%s:%" G_GINT64_FORMAT, assay_held_get_row (fact->kind)->id, fact->id);

  /* What was received says what somebody else sent: nobody writes that anew. */
  if (fact->kind != ASSAY_HELD_RECEIVED && fact->kind != ASSAY_HELD_MEASURE)
    add_item (menu, _ ("Change…"), "register.amend", target);
  if (fact->kind == ASSAY_HELD_AWARD || fact->kind == ASSAY_HELD_MILESTONE)
    add_item (menu, _ ("Confirm…"), "register.confirm", target);
  if (fact->kind == ASSAY_HELD_AWARD)
    {
      g_autofree char *condition = g_strdup_printf ("condition:%" G_GINT64_FORMAT, fact->id);

      add_item (menu, _ ("Add a condition…"), "register.add", condition);
    }
  add_item (menu, _ ("Remove"), "register.remove", target);

  return G_MENU_MODEL (menu);
}

static void
add_menu (AdwActionRow *row, const AssayRegisterFact *fact)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = new_menu (fact);
  g_autofree char *name = g_strdup_printf (_ ("What to do with “%s”"), fact->text);
  g_autofree char *key =
      g_strdup_printf ("menu:%s:%" G_GINT64_FORMAT, assay_held_get_row (fact->kind)->id, fact->id);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_name (button, key);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
new_row (const AssayRegisterFact *fact, gboolean read_only)
{
  g_autofree char *subtitle = fact->detail != NULL
                                  ? g_strdup_printf ("%s. %s", fact->label, fact->detail)
                                  : g_strdup (fact->label);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", fact->text,
                                 "subtitle", subtitle, NULL);

  if (!read_only && fact->can_change && fact->id > 0)
    add_menu (ADW_ACTION_ROW (row), fact);

  return row;
}

void
assay_fact_list_set (AssayFactList *self,
                     const GPtrArray *facts,
                     const char *wording,
                     const char *empty,
                     gboolean read_only)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < facts->len; i++)
    gtk_list_box_append (self->list, new_row (facts->pdata[i], read_only));
  gtk_widget_set_visible (GTK_WIDGET (self->list), facts->len > 0);
  gtk_label_set_text (self->wording, wording != NULL ? wording : "");
  gtk_widget_set_visible (GTK_WIDGET (self->wording), wording != NULL);
  gtk_label_set_text (self->empty, empty != NULL ? empty : "");
  gtk_widget_set_visible (GTK_WIDGET (self->empty), empty != NULL && facts->len == 0);
  if (read_only)
    gtk_widget_set_visible (GTK_WIDGET (self->add_button), FALSE);
}

static void
assay_fact_list_class_init (AssayFactListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/register/assay-fact-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayFactList, heading);
  gtk_widget_class_bind_template_child (widget_class, AssayFactList, add_button);
  gtk_widget_class_bind_template_child (widget_class, AssayFactList, add_label);
  gtk_widget_class_bind_template_child (widget_class, AssayFactList, wording);
  gtk_widget_class_bind_template_child (widget_class, AssayFactList, empty);
  gtk_widget_class_bind_template_child (widget_class, AssayFactList, list);
}

static void
assay_fact_list_init (AssayFactList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
