/* A register's values and standings as JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-register-json.h"

#include "cli/assay-json.h"

static void
add_field (JsonBuilder *builder, const AssayHeldField *field, gconstpointer value)
{
  g_autofree char *text = NULL;
  gint64 reference;

  switch (field->kind)
    {
    case ASSAY_HELD_LINE:
    case ASSAY_HELD_BLOCK:
    case ASSAY_HELD_WORD:
    case ASSAY_HELD_DATE:
      text = assay_held_field_format (field, value);
      assay_json_add_string (builder, field->name, text);
      return;
    case ASSAY_HELD_FLAG:
      assay_json_add_boolean (builder, field->name,
                              G_STRUCT_MEMBER (gboolean, value, field->offset));
      return;
    case ASSAY_HELD_NUMBER:
      assay_json_add_number (builder, field->name, G_STRUCT_MEMBER (guint, value, field->offset));
      return;
    case ASSAY_HELD_REF:
      reference = G_STRUCT_MEMBER (gint64, value, field->offset);
      if (reference != 0)
        assay_json_add_number (builder, field->name, reference);
      else
        assay_json_add_string (builder, field->name, NULL);
      return;
    }

  g_assert_not_reached ();
}

void
assay_register_json_add_value (JsonBuilder *builder, gconstpointer value)
{
  const AssayRegisterValue *held = value;
  const AssayHeldRow *row = assay_held_get_row (held->kind);

  json_builder_begin_object (builder);
  assay_json_add_number (builder, "id", held->id);
  assay_json_add_number (builder, "version", held->version);
  for (guint i = 0; i < row->n_fields; i++)
    add_field (builder, &row->fields[i], value);
  json_builder_end_object (builder);
}

void
assay_register_json_add_changes (JsonBuilder *builder, const char *name, const GPtrArray *changes)
{
  assay_json_begin_array (builder, name);
  for (guint i = 0; i < changes->len; i++)
    {
      const AssayRegisterChange *change = changes->pdata[i];

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "field", change->field);
      assay_json_add_string (builder, "before", change->before);
      assay_json_add_string (builder, "after", change->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_reasons (JsonBuilder *builder, const AssayRegisterGround *ground, const GArray *reasons)
{
  assay_json_begin_array (builder, "reasons");
  for (guint i = 0; i < reasons->len; i++)
    {
      const AssayStandingReason *reason = &g_array_index (reasons, AssayStandingReason, i);
      g_autofree char *text = assay_register_word_reason (ground, reason);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "why", assay_standing_why_get_id (reason->why));
      assay_json_add_date (builder, "date", reason->date);
      assay_json_add_string (builder, "text", text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
assay_register_json_add_standing (JsonBuilder *builder,
                                  const AssayRegisterGround *ground,
                                  const AssayContractStanding *standing)
{
  const AssayHeldContract *contract = standing->contract;
  const AssayHeldService *service =
      assay_register_lookup (ground->held, ASSAY_HELD_SERVICE, contract->service);
  const AssayHeldService *because = standing->service;

  assay_json_add_number (builder, "contract", contract->value.id);
  assay_json_add_string (builder, "title", contract->title);
  assay_json_add_string (builder, "reference", contract->reference);
  assay_json_add_string (builder, "service", service != NULL ? service->name : NULL);
  assay_json_add_string (builder, "because_of", because != NULL ? because->name : NULL);
  assay_json_add_string (builder, "clause",
                         assay_clause_kind_get_id (standing->clause != NULL
                                                       ? standing->clause->clause
                                                       : ASSAY_CLAUSE_NONE));
  assay_json_add_date (builder, "begins", contract->begins);
  assay_json_add_date (builder, "ends", standing->ends);
  assay_json_add_string (builder, "standing",
                         assay_standing_state_get_id (standing->standing->state));
  assay_json_add_date (builder, "next", standing->next);
  assay_json_add_string (builder, "step", assay_standing_step_get_id (standing->standing->step));
  add_reasons (builder, ground, standing->standing->reasons);
}

void
assay_register_json_add_counts (JsonBuilder *builder, const guint *counts)
{
  assay_json_begin_object (builder, "counts");
  for (guint i = 0; i < ASSAY_N_STANDINGS; i++)
    assay_json_add_number (builder, assay_standing_state_get_id (i), counts[i]);
  json_builder_end_object (builder);
}
