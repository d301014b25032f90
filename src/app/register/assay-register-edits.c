/* What people do with the values of a register, from wherever they see them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-register-edits.h"

#include "app/assay-report.h"
#include "app/register/assay-register-form-window.h"
#include "app/register/assay-register-steps.h"
#include "app/register/assay-register-trouble.h"
#include "core/register/assay-register-settings.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- What belongs to a contract --- */

static gboolean
belongs_to_service (const AssayRegister *held, gint64 contract, gconstpointer value)
{
  const AssayHeldContract *found = assay_register_lookup (held, ASSAY_HELD_CONTRACT, contract);

  return found != NULL && assay_register_value_get_owner (value) == found->service;
}

gboolean
assay_register_edits_is_about (const AssayRegister *held,
                               gint64 contract,
                               AssayHeldKind kind,
                               gint64 id)
{
  gconstpointer value = assay_register_lookup (held, kind, id);

  if (kind == ASSAY_HELD_CONTRACT)
    return id == contract;
  if (value == NULL)
    return FALSE;
  switch (kind)
    {
    case ASSAY_HELD_EXTENSION:
    case ASSAY_HELD_CLAUSE:
    case ASSAY_HELD_NOTE:
      return assay_register_value_get_owner (value) == contract;
    case ASSAY_HELD_MILESTONE:
      return assay_register_edits_is_about (held, contract, ASSAY_HELD_CLAUSE,
                                            assay_register_value_get_owner (value));
    case ASSAY_HELD_AWARD:
    case ASSAY_HELD_RECEIVED:
    case ASSAY_HELD_MEASURE:
      return belongs_to_service (held, contract, value);
    case ASSAY_HELD_CONDITION:
      return assay_register_edits_is_about (held, contract, ASSAY_HELD_AWARD,
                                            assay_register_value_get_owner (value));
    case ASSAY_HELD_AREA:
    case ASSAY_HELD_SERVICE:
    case ASSAY_HELD_PARTNER:
    case ASSAY_HELD_CONTRACT:
    case ASSAY_HELD_SETTINGS:
      return FALSE;
    case ASSAY_HELD_RESULT:
      return assay_register_edits_is_about (held, contract, ASSAY_HELD_RECEIVED,
                                            assay_register_value_get_owner (value));
    }

  return FALSE;
}

/* --- Beginning a form --- */

/* "award:12". */
static gboolean
parse_target (const char *target, AssayHeldKind *out_kind, gint64 *out_id)
{
  const char *colon = strchr (target, ':');

  for (guint kind = 0; colon != NULL && kind < ASSAY_N_HELD; kind++)
    {
      const char *id = assay_held_get_row (kind)->id;

      if (strlen (id) == (gsize) (colon - target) && strncmp (target, id, strlen (id)) == 0)
        {
          *out_kind = kind;
          *out_id = g_ascii_strtoll (colon + 1, NULL, 10);
          return TRUE;
        }
    }

  return FALSE;
}

/* The scheme that the contract's first clause names, if it names just one. */
static char *
dup_scheme (const AssayRegister *held, gint64 contract)
{
  guint n = 0;
  gpointer const *clauses = assay_register_get_owned (held, ASSAY_HELD_CLAUSE, contract, &n);
  const AssayHeldClause *first = n > 0 ? clauses[0] : NULL;

  return first != NULL && first->schemes != NULL && strchr (first->schemes, ' ') == NULL
             ? g_strdup (first->schemes)
             : NULL;
}

/* A new value of @owner's, with what is most likely. */
static gpointer
begin_value (AssayRegisterDocument *document, AssayHeldKind kind, gint64 owner, gint64 contract)
{
  const AssayRegister *held = assay_register_document_get_moment (document)->held;
  AssayDate today = assay_document_get_today (ASSAY_DOCUMENT (document));
  const AssayHeldField *first = assay_held_get_row (kind)->fields;
  gpointer value = assay_register_value_new (kind);

  if (first->kind == ASSAY_HELD_REF)
    *(gint64 *) (gpointer) ((guint8 *) value + first->offset) = owner;
  if (kind == ASSAY_HELD_AWARD)
    {
      ((AssayHeldAward *) value)->scheme = dup_scheme (held, contract);
      ((AssayHeldAward *) value)->confirmed = today;
    }
  else if (kind == ASSAY_HELD_NOTE)
    ((AssayHeldNote *) value)->day = today;
  else if (kind == ASSAY_HELD_SETTINGS)
    {
      ((AssayHeldSettings *) value)->suppress_below = assay_register_get_suppress_below (held);
      ((AssayHeldSettings *) value)->fresh_months = assay_register_get_fresh_months (held);
    }
  else if (kind == ASSAY_HELD_CLAUSE)
    ((AssayHeldClause *) value)->clause = ASSAY_CLAUSE_HOLDS;

  return value;
}

/* What is known is confirmed today, unless somebody says otherwise. */
static gpointer
begin_confirming (AssayRegisterDocument *document, gconstpointer value)
{
  AssayRegisterValue *copy = assay_register_value_copy (value);

  if (copy->kind == ASSAY_HELD_AWARD)
    ((AssayHeldAward *) copy)->confirmed = assay_document_get_today (ASSAY_DOCUMENT (document));

  return copy;
}

/* --- Removing --- */

static void
removed_cb (gpointer owner, AssayRegisterOutcome outcome, const GError *error)
{
  if (outcome == ASSAY_REGISTER_APPLIED)
    assay_report_toast (owner, _ ("Removed"), _ ("Undo"), "win.undo", NULL);
  else if (outcome == ASSAY_REGISTER_FAILED)
    assay_register_trouble_show (owner, error);
}

static void
remove_value (GtkWidget *widget, AssayRegisterDocument *document, AssayHeldKind kind, gint64 id)
{
  GArray *edits = assay_register_edits_new ();
  g_autofree char *what = assay_register_form_word_removed (kind);

  assay_register_edits_add_removal (edits, assay_register_document_get_moment (document)->held,
                                    kind, id);
  assay_register_document_apply (document, edits, what, widget, removed_cb);
}

void
assay_register_edits_begin (GtkWidget *widget,
                            AssayRegisterDocument *document,
                            const char *action,
                            gint64 contract,
                            const char *target)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  gconstpointer value = NULL;
  AssayHeldKind kind;
  gint64 id;

  if (!parse_target (target, &kind, &id))
    return;
  if (g_str_equal (action, "register.add"))
    {
      assay_register_form_window_show (window, document, ASSAY_FORM_ADD,
                                       begin_value (document, kind, id, contract));
      return;
    }
  value = assay_register_lookup (assay_register_document_get_moment (document)->held, kind, id);
  if (value == NULL)
    return;
  if (g_str_equal (action, "register.remove"))
    remove_value (widget, document, kind, id);
  else if (g_str_equal (action, "register.confirm"))
    assay_register_form_window_show (window, document, ASSAY_FORM_CONFIRM,
                                     begin_confirming (document, value));
  else
    assay_register_form_window_show (window, document, ASSAY_FORM_AMEND,
                                     assay_register_value_copy (value));
}
