/* What is wrong with a field, said at the field.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/assay-problem.h"

#include "present/assay-wording.h"

static void
mark (GtkAccessible *accessible, GtkLabel *label, gboolean is_wrong)
{
  if (!is_wrong)
    {
      gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_relation (accessible, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
      return;
    }
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, label, -1);
}

void
assay_problem_show (GtkWidget *field, GtkLabel *label, const char *message)
{
  g_autofree char *said =
      message != NULL && *message != '\0' ? assay_wording_error_sentence (message) : NULL;
  GtkEditable *text =
      GTK_IS_EDITABLE (field) ? gtk_editable_get_delegate (GTK_EDITABLE (field)) : NULL;

  gtk_label_set_text (label, said != NULL ? said : "");
  gtk_widget_set_visible (GTK_WIDGET (label), said != NULL);
  if (said != NULL)
    gtk_widget_add_css_class (field, "error");
  else
    gtk_widget_remove_css_class (field, "error");
  mark (GTK_ACCESSIBLE (field), label, said != NULL);
  /* The focus is on the text inside a row. */
  if (text != NULL)
    mark (GTK_ACCESSIBLE (text), label, said != NULL);
}
