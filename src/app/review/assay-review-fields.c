/* The fields of one entry of a review.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/review/assay-review-fields.h"

#include "app/widgets/assay-field.h"
#include "app/widgets/assay-problem.h"
#include "app/widgets/assay-writing.h"

#define NAME_KEY "assay-field-name"
#define DRAFT_SUBJECT "draft"

/* @widget is an AssayField, an AdwComboRow, an AssayWriting or a GtkLabel. */
typedef struct
{
  AssayReviewFieldType type;
  char *name;
  GtkWidget *widget;
  GPtrArray *ids; /* char*: of a choice's options, in their order */
} Field;

struct _AssayReviewFields
{
  gpointer owner;
  AssayReviewFieldFunc func;
  char *key;
  GPtrArray *fields; /* Field */
  GtkWidget *problem_row;
  GtkLabel *problem;
  gboolean is_filling;
};

static void
field_free (gpointer data)
{
  Field *field = data;

  g_clear_pointer (&field->ids, g_ptr_array_unref);
  g_free (field->name);
  g_free (field);
}

AssayReviewFields *
assay_review_fields_new (gpointer owner, AssayReviewFieldFunc func)
{
  AssayReviewFields *self = g_new0 (AssayReviewFields, 1);

  self->owner = owner;
  self->func = func;
  self->fields = g_ptr_array_new_with_free_func (field_free);

  return self;
}

void
assay_review_fields_free (AssayReviewFields *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      GtkWidget *widget = ((Field *) self->fields->pdata[i])->widget;

      g_signal_handlers_disconnect_by_data (widget, self);
      g_object_unref (widget);
    }
  g_ptr_array_unref (self->fields);
  g_free (self->key);
  g_free (self);
}

/* --- What people do --- */

static gboolean
hand_over (AssayReviewFields *self, GtkWidget *widget, const char *text)
{
  g_autofree char *problem = NULL;

  if (self->func == NULL || self->is_filling || self->key == NULL)
    return FALSE;
  problem =
      self->func (self->owner, self->key, g_object_get_data (G_OBJECT (widget), NAME_KEY), text);
  assay_problem_show (widget, self->problem, problem);
  gtk_widget_set_visible (self->problem_row, problem != NULL);

  return problem == NULL;
}

static void
line_committed_cb (AssayReviewFields *self, AssayField *field)
{
  g_autofree char *text = g_strdup (assay_field_get_text (field));

  hand_over (self, GTK_WIDGET (field), text);
}

static gboolean
text_written_cb (AssayReviewFields *self,
                 const char *subject,
                 const char *text,
                 AssayWriting *writing)
{
  return hand_over (self, GTK_WIDGET (writing), text);
}

static const char *
get_chosen (const Field *field)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (field->widget));

  return chosen < field->ids->len ? field->ids->pdata[chosen] : "";
}

static void
choice_changed_cb (AssayReviewFields *self, GParamSpec *spec, GtkWidget *widget)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = self->fields->pdata[i];

      if (field->widget == widget)
        {
          hand_over (self, widget, get_chosen (field));
          return;
        }
    }
}

/* --- Making --- */

static GtkWidget *
new_plain_row (GtkWidget *child)
{
  gtk_widget_set_margin_top (child, 9);
  gtk_widget_set_margin_bottom (child, 9);
  gtk_widget_set_margin_start (child, 12);
  gtk_widget_set_margin_end (child, 12);

  return g_object_new (ADW_TYPE_PREFERENCES_ROW, "child", child, "activatable", FALSE, "selectable",
                       FALSE, "focusable", FALSE, NULL);
}

/* A heading above @below. */
static GtkWidget *
new_titled (const char *title, GtkWidget *below)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), below);

  return box;
}

static GtkWidget *
make_line (AssayReviewFields *self, Field *field, const AssayReviewField *state)
{
  field->widget = g_object_new (ASSAY_TYPE_FIELD, "title", state->title, "is-date",
                                state->type == ASSAY_REVIEW_FIELD_DATE, NULL);
  if (self->func != NULL)
    g_signal_connect_swapped (field->widget, "committed", G_CALLBACK (line_committed_cb), self);

  return field->widget;
}

static GtkWidget *
make_text (AssayReviewFields *self, Field *field, const AssayReviewField *state)
{
  field->widget = g_object_new (ASSAY_TYPE_WRITING, "label", state->title, "has-hint", FALSE, NULL);
  if (self->func != NULL)
    g_signal_connect_swapped (field->widget, "write", G_CALLBACK (text_written_cb), self);

  return new_plain_row (new_titled (state->title, field->widget));
}

static GtkWidget *
make_choice (AssayReviewFields *self, Field *field, const AssayReviewField *state)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  field->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < state->options->len; i++)
    {
      const AssayReviewOption *option = state->options->pdata[i];

      gtk_string_list_append (titles, option->title);
      g_ptr_array_add (field->ids, g_strdup (option->id));
    }
  field->widget = g_object_new (ADW_TYPE_COMBO_ROW, "title", state->title, "model", titles, NULL);
  if (self->func != NULL)
    g_signal_connect_swapped (field->widget, "notify::selected", G_CALLBACK (choice_changed_cb),
                              self);

  return field->widget;
}

static GtkWidget *
make_shown (Field *field, const AssayReviewField *state)
{
  field->widget = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state->title, -1);

  return new_plain_row (new_titled (state->title, field->widget));
}

static GtkWidget *
make_row (AssayReviewFields *self, const AssayReviewField *state)
{
  Field *field = g_new0 (Field, 1);
  GtkWidget *row = NULL;

  field->type = state->type;
  field->name = g_strdup (state->name);
  switch (state->type)
    {
    case ASSAY_REVIEW_FIELD_LINE:
    case ASSAY_REVIEW_FIELD_DATE:
      row = make_line (self, field, state);
      break;
    case ASSAY_REVIEW_FIELD_TEXT:
      row = make_text (self, field, state);
      break;
    case ASSAY_REVIEW_FIELD_CHOICE:
      row = make_choice (self, field, state);
      break;
    case ASSAY_REVIEW_FIELD_SHOWN:
      row = make_shown (field, state);
      break;
    }
  g_object_ref (field->widget);
  g_object_set_data_full (G_OBJECT (field->widget), NAME_KEY, g_strdup (state->name), g_free);
  g_ptr_array_add (self->fields, field);

  return row;
}

static void
make_rows (AssayReviewFields *self,
           const AssayReviewItem *item,
           AssayReviewPlaceFunc place,
           gpointer list)
{
  for (guint i = 0; i < item->fields->len; i++)
    place (list, make_row (self, item->fields->pdata[i]));
  self->problem = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  self->problem_row = new_plain_row (GTK_WIDGET (self->problem));
  /* The last row: one that does not take the focus would keep Shift+Tab out of the whole list. */
  gtk_widget_set_focusable (self->problem_row, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->problem_row),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->problem, NULL, -1);
  gtk_widget_set_visible (self->problem_row, FALSE);
  place (list, self->problem_row);
}

/* --- Showing --- */

static void
choose (const Field *field, const char *id)
{
  for (guint i = 0; i < field->ids->len; i++)
    if (g_str_equal (field->ids->pdata[i], id))
      adw_combo_row_set_selected (ADW_COMBO_ROW (field->widget), i);
}

static void
show_field (const AssayReviewFields *self,
            const Field *field,
            const AssayReviewField *state,
            gboolean read_only)
{
  switch (field->type)
    {
    case ASSAY_REVIEW_FIELD_LINE:
    case ASSAY_REVIEW_FIELD_DATE:
      assay_field_set_value (ASSAY_FIELD (field->widget), state->value);
      gtk_editable_set_editable (GTK_EDITABLE (field->widget), !read_only);
      break;
    case ASSAY_REVIEW_FIELD_TEXT:
      assay_writing_set (ASSAY_WRITING (field->widget),
                         self->key != NULL ? self->key : DRAFT_SUBJECT, state->value, read_only);
      break;
    case ASSAY_REVIEW_FIELD_CHOICE:
      choose (field, state->value);
      gtk_widget_set_sensitive (field->widget, !read_only);
      break;
    case ASSAY_REVIEW_FIELD_SHOWN:
      gtk_label_set_text (GTK_LABEL (field->widget), state->value);
      break;
    }
}

void
assay_review_fields_set (AssayReviewFields *self,
                         const AssayReviewItem *item,
                         gboolean read_only,
                         AssayReviewPlaceFunc place,
                         gpointer list)
{
  gboolean is_new = self->fields->len == 0;

  self->is_filling = TRUE;
  g_free (self->key);
  self->key = g_strdup (item->key);
  if (is_new)
    make_rows (self, item, place, list);
  /* A form keeps what is in it. */
  for (guint i = 0; (is_new || self->func != NULL) && i < self->fields->len; i++)
    show_field (self, self->fields->pdata[i], item->fields->pdata[i], read_only);
  self->is_filling = FALSE;
}

/* --- A form --- */

GHashTable *
assay_review_fields_dup_values (AssayReviewFields *self)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = self->fields->pdata[i];
      char *text = NULL;

      if (field->type == ASSAY_REVIEW_FIELD_TEXT)
        text = assay_writing_dup_text (ASSAY_WRITING (field->widget));
      else if (field->type == ASSAY_REVIEW_FIELD_CHOICE)
        text = g_strdup (get_chosen (field));
      else if (field->type != ASSAY_REVIEW_FIELD_SHOWN)
        text = g_strdup (assay_field_get_text (ASSAY_FIELD (field->widget)));
      if (text != NULL)
        g_hash_table_insert (values, g_strdup (field->name), text);
    }

  return values;
}

static void
fill (const Field *field, const char *text)
{
  if (field->type == ASSAY_REVIEW_FIELD_TEXT)
    {
      assay_writing_forget (ASSAY_WRITING (field->widget));
      assay_writing_set (ASSAY_WRITING (field->widget), DRAFT_SUBJECT, text, FALSE);
    }
  else if (field->type == ASSAY_REVIEW_FIELD_CHOICE)
    choose (field, text);
  else if (field->type != ASSAY_REVIEW_FIELD_SHOWN)
    assay_field_reset (ASSAY_FIELD (field->widget), text);
}

void
assay_review_fields_fill (AssayReviewFields *self, const char *name, const char *text)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = self->fields->pdata[i];

      if (g_str_equal (field->name, name))
        fill (field, text);
    }
}

void
assay_review_fields_reset (AssayReviewFields *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    fill (self->fields->pdata[i], "");
  assay_review_fields_set_problem (self, NULL);
}

void
assay_review_fields_set_problem (AssayReviewFields *self, const char *message)
{
  const Field *first = self->fields->len > 0 ? self->fields->pdata[0] : NULL;

  if (first == NULL)
    return;
  assay_problem_show (first->widget, self->problem, message);
  gtk_widget_set_visible (self->problem_row, message != NULL);
}

void
assay_review_fields_grab_focus (AssayReviewFields *self)
{
  if (self->fields->len > 0)
    gtk_widget_grab_focus (((const Field *) self->fields->pdata[0])->widget);
}

void
assay_review_fields_settle (AssayReviewFields *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = self->fields->pdata[i];

      if (field->type == ASSAY_REVIEW_FIELD_TEXT)
        assay_writing_flush (ASSAY_WRITING (field->widget));
      else if (field->type == ASSAY_REVIEW_FIELD_LINE || field->type == ASSAY_REVIEW_FIELD_DATE)
        assay_field_settle (ASSAY_FIELD (field->widget));
    }
}
