/* A list of a review.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/review/assay-review-list-section.h"

#include "app/review/assay-review-item-row.h"
#include "app/widgets/assay-keyed-list.h"
#include "core/review/assay-review-permission.h"
#include "present/assay-review-list.h"
#include "present/assay-review-choices.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayReviewListSection
{
  AssaySection parent_instance;
  const AssayReviewList *shown;
  AssayDocument *document; /* borrowed; only compared */
  AssayReviewFields *form_fields;

  GtkLabel *title;
  GtkLabel *lead;
  GtkLabel *locked;
  GtkWidget *add_button;
  GtkLabel *add_label;
  GtkWidget *form;
  GtkListBox *form_list;
  GtkListBox *list;
  GtkLabel *empty;
};

enum
{
  PROP_LIST = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (AssayReviewListSection, assay_review_list_section, ASSAY_TYPE_SECTION)

static AssayReviewGround
get_ground (AssayReviewListSection *self)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));

  return assay_review_folder_get_ground (assay_document_get_review_folder (document));
}

/* --- Changing one --- */

static char *
change_cb (gpointer owner, const char *key, const char *field, const char *text)
{
  AssayReviewListSection *self = owner;
  AssayReviewGround ground = get_ground (self);
  g_autoptr (GError) error = NULL;
  AssayEdit *edit =
      self->shown->change != NULL ? self->shown->change (&ground, key, field, text, &error) : NULL;

  if (edit == NULL)
    return g_strdup (error != NULL ? error->message : "");

  return assay_section_apply (ASSAY_SECTION (self), edit, &error) ? NULL : g_strdup ("");
}

/* --- Showing --- */

static void
place_form_row (gpointer list, GtkWidget *row)
{
  gtk_list_box_append (list, row);
}

static void
show_form (AssayReviewListSection *self, gboolean visible)
{
  gtk_widget_set_visible (self->form, visible);
  gtk_widget_set_visible (self->add_button, !visible);
  if (visible)
    assay_review_fields_grab_focus (self->form_fields);
  else
    gtk_widget_grab_focus (self->add_button);
}

/* Whose scheme gives the choices, and whose half-filled form it is, changes with the document. */
static void
begin_document (AssayReviewListSection *self, AssayDocument *document)
{
  GtkListBoxRow *row;

  self->document = document;
  assay_keyed_list_clear (self->list);
  g_clear_pointer (&self->form_fields, assay_review_fields_free);
  while ((row = gtk_list_box_get_row_at_index (self->form_list, 0)) != NULL)
    gtk_list_box_remove (self->form_list, GTK_WIDGET (row));
  gtk_widget_set_visible (self->form, FALSE);
}

static void
show_adding (AssayReviewListSection *self, const AssayReviewGround *ground, gboolean can_change)
{
  gboolean can_add = can_change && self->shown->form != NULL;

  if (can_add)
    {
      g_autoptr (AssayReviewItem) item = self->shown->form (ground);

      if (self->form_fields == NULL)
        self->form_fields = assay_review_fields_new (self, NULL);
      assay_review_fields_set (self->form_fields, item, FALSE, place_form_row, self->form_list);
    }
  if (!can_add)
    gtk_widget_set_visible (self->form, FALSE);
  gtk_widget_set_visible (self->add_button, can_add && !gtk_widget_get_visible (self->form));
}

static void
assay_review_list_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayReviewListSection *self = ASSAY_REVIEW_LIST_SECTION (section);
  AssayReviewGround ground = get_ground (self);
  const char *locked = assay_review_word_refusal (
      assay_review_compute_refusal (ground.review, self->shown->verb, ground.author));
  gboolean can_change = !assay_document_is_read_only (document) && locked == NULL;
  g_autoptr (GPtrArray) items =
      self->shown->list (&ground, assay_document_get_readiness (document));

  if (document != self->document)
    begin_document (self, document);
  gtk_label_set_text (self->locked, locked != NULL ? locked : "");
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->locked)), locked != NULL);
  show_adding (self, &ground, can_change);
  assay_review_item_row_fill (self->list, items, self, change_cb, !can_change);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), items->len == 0);
}

/* A new one about @criterion. */
static void
begin_about (AssayReviewListSection *self, const char *criterion)
{
  if (self->form_fields == NULL)
    return;
  assay_review_fields_fill (self->form_fields, "criterion", criterion);
  show_form (self, TRUE);
}

static void
assay_review_list_section_show_subject (AssaySection *section, const char *subject)
{
  AssayReviewListSection *self = ASSAY_REVIEW_LIST_SECTION (section);
  GtkListBoxRow *row = subject != NULL ? assay_keyed_list_find (self->list, subject) : NULL;

  if (subject != NULL && subject[0] == '+')
    begin_about (self, subject + 1);
  if (row == NULL)
    return;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
assay_review_list_section_settle (AssaySection *section)
{
  if (assay_section_is_editable (section))
    assay_review_item_row_settle_all (ASSAY_REVIEW_LIST_SECTION (section)->list);
}

/* --- Adding --- */

static void
form_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayReviewListSection *self = ASSAY_REVIEW_LIST_SECTION (widget);
  gboolean is_adding = g_str_equal (action, "review-list.add");

  if (self->form_fields == NULL)
    return;
  if (!is_adding)
    assay_review_fields_reset (self->form_fields);
  show_form (self, is_adding);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayReviewListSection *self = ASSAY_REVIEW_LIST_SECTION (widget);
  AssayReviewGround ground = get_ground (self);
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  AssayEdit *edit;

  if (self->form_fields == NULL)
    return;
  values = assay_review_fields_dup_values (self->form_fields);
  edit = self->shown->make (&ground, values, &error);
  if (edit == NULL)
    {
      assay_review_fields_set_problem (self->form_fields, error->message);
      assay_review_fields_grab_focus (self->form_fields);
      return;
    }
  key = g_strdup (assay_edit_get_subject (edit));
  if (!assay_section_apply (ASSAY_SECTION (self), edit, &error))
    return;
  assay_review_fields_reset (self->form_fields);
  show_form (self, FALSE);
  assay_review_list_section_show_subject (ASSAY_SECTION (self), key);
}

static void
act_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayReviewListSection *self = ASSAY_REVIEW_LIST_SECTION (widget);
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));
  AssayReviewGround ground = get_ground (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  AssayEdit *edit;

  if (self->shown->act == NULL)
    return;
  edit = self->shown->act (&ground, assay_document_get_readiness (document),
                           g_variant_get_string (parameter, NULL), &error);
  key = edit != NULL ? g_strdup (assay_edit_get_subject (edit)) : NULL;
  if (assay_section_apply (ASSAY_SECTION (self), edit, &error))
    assay_review_list_section_show_subject (ASSAY_SECTION (self), key);
}

/* --- The class --- */

static void
assay_review_list_section_constructed (GObject *object)
{
  AssayReviewListSection *self = ASSAY_REVIEW_LIST_SECTION (object);
  const AssayReviewList *shown = self->shown;

  G_OBJECT_CLASS (assay_review_list_section_parent_class)->constructed (object);
  gtk_label_set_text (self->title, _ (shown->title));
  gtk_label_set_text (self->lead, _ (shown->lead));
  gtk_label_set_text (self->empty, _ (shown->empty));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (shown->title), -1);
  if (shown->add == NULL)
    return;
  gtk_label_set_text (self->add_label, _ (shown->add));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (shown->add), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->form_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (shown->add), -1);
}

static void
assay_review_list_section_set_property (GObject *object,
                                        guint id,
                                        const GValue *value,
                                        GParamSpec *spec)
{
  switch (id)
    {
    case PROP_LIST:
      ASSAY_REVIEW_LIST_SECTION (object)->shown =
          assay_review_list_get (g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
assay_review_list_section_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_REVIEW_LIST_SECTION (object)->form_fields, assay_review_fields_free);

  G_OBJECT_CLASS (assay_review_list_section_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/review/assay-review-list-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayReviewListSection, title);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewListSection, lead);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewListSection, locked);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewListSection, add_button);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewListSection, add_label);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewListSection, form);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewListSection, form_list);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewListSection, list);
  gtk_widget_class_bind_template_child (widget_class, AssayReviewListSection, empty);
}

static void
assay_review_list_section_class_init (AssayReviewListSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = assay_review_list_section_constructed;
  object_class->set_property = assay_review_list_section_set_property;
  object_class->dispose = assay_review_list_section_dispose;
  properties[PROP_LIST] =
      g_param_spec_string ("list", NULL, NULL, "visits",
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  ASSAY_SECTION_CLASS (klass)->refresh = assay_review_list_section_refresh;
  ASSAY_SECTION_CLASS (klass)->show_subject = assay_review_list_section_show_subject;
  ASSAY_SECTION_CLASS (klass)->settle = assay_review_list_section_settle;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "review-list.add", NULL, form_cb);
  gtk_widget_class_install_action (widget_class, "review-list.cancel", NULL, form_cb);
  gtk_widget_class_install_action (widget_class, "review-list.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "review-list.act", "s", act_cb);
}

static void
assay_review_list_section_init (AssayReviewListSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
