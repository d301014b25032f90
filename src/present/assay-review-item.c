/* One entry of a review that one can open and change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-item.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
option_free (gpointer data)
{
  AssayReviewOption *option = data;

  g_free (option->id);
  g_free (option->title);
  g_free (option);
}

static void
field_free (gpointer data)
{
  AssayReviewField *field = data;

  g_free (field->value);
  g_clear_pointer (&field->options, g_ptr_array_unref);
  g_free (field);
}

AssayReviewItem *
assay_review_item_new (char *key, char *title, char *subtitle)
{
  AssayReviewItem *self = g_new0 (AssayReviewItem, 1);

  self->key = key;
  self->title = title;
  self->subtitle = subtitle;
  self->fields = g_ptr_array_new_with_free_func (field_free);

  return self;
}

void
assay_review_item_free (gpointer item)
{
  AssayReviewItem *self = item;

  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->sign);
  g_free (self->chip);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

GPtrArray *
assay_review_items_new (void)
{
  return g_ptr_array_new_with_free_func (assay_review_item_free);
}

AssayReviewField *
assay_review_item_add_field (AssayReviewItem *self,
                             const char *name,
                             AssayReviewFieldType type,
                             const char *title,
                             char *value)
{
  AssayReviewField *field = g_new0 (AssayReviewField, 1);

  field->name = name;
  field->type = type;
  field->title = title;
  field->value = value != NULL ? value : g_strdup ("");
  if (type == ASSAY_REVIEW_FIELD_CHOICE)
    field->options = g_ptr_array_new_with_free_func (option_free);
  g_ptr_array_add (self->fields, field);

  return field;
}

void
assay_review_field_add_option (AssayReviewField *field, const char *id, const char *title)
{
  AssayReviewOption *option = g_new0 (AssayReviewOption, 1);

  option->id = g_strdup (id);
  option->title = g_strdup (title);
  g_ptr_array_add (field->options, option);
}

void
assay_review_item_set_chip (AssayReviewItem *self,
                            AssayState tone,
                            const char *sign,
                            const char *chip)
{
  self->tone = tone;
  self->sign = g_strdup (sign);
  self->chip = g_strdup (chip);
}

void
assay_review_field_add_criteria (AssayReviewField *field, const AssayScheme *scheme)
{
  assay_review_field_add_option (field, "", _ ("The whole submission"));
  for (guint i = 0; i < scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = scheme->criteria->pdata[i];
      g_autofree char *title = g_strdup_printf ("%s %s", criterion->id, criterion->title);

      assay_review_field_add_option (field, criterion->id, title);
    }
}
