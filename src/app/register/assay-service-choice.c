/* A list from which somebody says which service is meant.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-service-choice.h"

#include "present/assay-received-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define CHOICES_KEY "assay-choices"

/* --- Lines --- */

/* On the button a line has to fit; in the list it is whole. */
static void
line_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer is_whole)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL);

  if (is_whole != NULL)
    g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "max-width-chars", 40,
                  NULL);
  else
    g_object_set (label, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_list_item_set_child (item, label);
}

static void
line_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *line = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (line));
}

static GtkListItemFactory *
factory_new (gboolean is_whole)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (line_set_up_cb), GINT_TO_POINTER (is_whole));
  g_signal_connect (factory, "bind", G_CALLBACK (line_bind_cb), NULL);

  return factory;
}

/* --- Choosing --- */

void
assay_service_choice_set_up (GtkDropDown *self)
{
  g_autoptr (GtkListItemFactory) line = factory_new (FALSE);
  g_autoptr (GtkListItemFactory) whole = factory_new (TRUE);
  g_autoptr (GtkExpression) text =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_drop_down_set_factory (self, line);
  gtk_drop_down_set_list_factory (self, whole);
  gtk_drop_down_set_expression (self, text);
  gtk_drop_down_set_enable_search (self, TRUE);
}

static void
choices_unref (gpointer choices)
{
  g_ptr_array_unref (choices);
}

void
assay_service_choice_set (GtkDropDown *self, GPtrArray *choices, gint64 service)
{
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);
  guint chosen = 0;

  gtk_string_list_append (lines, _ ("Choose a service…"));
  for (guint i = 0; i < choices->len; i++)
    {
      const AssayArrivalChoice *choice = choices->pdata[i];

      gtk_string_list_append (lines, choice->text);
      if (choice->service == service)
        chosen = i + 1;
    }
  /* Without choices nothing that the list does meanwhile is taken for somebody's choice. */
  g_object_set_data (G_OBJECT (self), CHOICES_KEY, NULL);
  gtk_drop_down_set_model (self, G_LIST_MODEL (lines));
  gtk_drop_down_set_selected (self, chosen);
  g_object_set_data_full (G_OBJECT (self), CHOICES_KEY, choices, choices_unref);
}

gint64
assay_service_choice_get (GtkDropDown *self)
{
  const GPtrArray *choices = g_object_get_data (G_OBJECT (self), CHOICES_KEY);
  guint chosen = gtk_drop_down_get_selected (self);

  if (choices == NULL || chosen == 0 || chosen > choices->len)
    return 0;

  return ((const AssayArrivalChoice *) choices->pdata[chosen - 1])->service;
}
