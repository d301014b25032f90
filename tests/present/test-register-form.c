/* The forms in which people write what a register holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "register-fixture.h"

#include "base/assay-error.h"
#include "present/assay-register-form.h"

#include <string.h>

#define SOME                                                                                       \
  "area id=-1 name=Northern_Area\n"                                                                \
  "service id=-2 name=North_Vale\n"                                                                \
  "service id=-3 name=Twin\n"                                                                      \
  "service id=-4 name=Twin\n"                                                                      \
  "contract id=-5 service=-2 area=-1 title=Justice begins=2025-04-01 ends=2028-03-31\n"            \
  "award service=-2 scheme=old from_day=2024-01-01\n"

typedef struct
{
  RegisterFixture *book;
  AssayRegister *held;
  AssayRegisterGround ground;
  GHashTable *texts;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  self->book = register_fixture_new ();
  register_add (self->book->store, SOME);
  self->held = register_load (self->book->store);
  self->ground = (AssayRegisterGround){ self->held, NULL, assay_date_new (2026, 11, 22) };
  self->texts = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
tear_down (Case *self, gconstpointer data)
{
  g_hash_table_unref (self->texts);
  assay_register_unref (self->held);
  register_fixture_free (self->book);
}

static void
put (Case *self, const char *field, const char *text)
{
  g_hash_table_insert (self->texts, (gpointer) field, (gpointer) text);
}

static GArray *
make (Case *self, AssayFormTask task, gconstpointer value)
{
  g_autoptr (GError) error = NULL;
  GArray *edits = assay_register_form_make (&self->ground, task, value, self->texts, &error);

  g_assert_no_error (error);

  return edits;
}

static void
free_edits (GArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    assay_register_value_free (g_array_index (edits, AssayRegisterEdit, i).value);
  g_array_unref (edits);
}

static void
assert_refused (Case *self, const char *text)
{
  gpointer value = assay_register_value_new (ASSAY_HELD_CONTRACT);
  g_autoptr (GError) error = NULL;

  g_assert_null (
      assay_register_form_make (&self->ground, ASSAY_FORM_ADD, value, self->texts, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  if (strstr (error->message, text) == NULL)
    g_error ("“%s” does not say “%s”", error->message, text);
  assay_register_value_free (value);
}

/* Every kind has a form, whose every field has a label; an owner is never asked for. */
static void
test_forms (Case *self, gconstpointer data)
{
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      gpointer value = assay_register_value_new (kind);
      g_autoptr (AssayReviewItem) form =
          assay_register_form_new (&self->ground, ASSAY_FORM_ADD, value);
      g_autofree char *removed = assay_register_form_word_removed (kind);

      g_assert_cmpuint (strlen (removed), >, 0);
      for (guint i = 0; i < form->fields->len; i++)
        {
          const AssayReviewField *field = form->fields->pdata[i];

          g_assert_cmpuint (strlen (field->title), >, 0);
          g_assert_cmpstr (field->name, !=, "contract");
        }
      assay_register_value_free (value);
    }
}

/* A service that is there is used, whatever the case; an area that is new is made first. */
static void
test_names (Case *self, gconstpointer data)
{
  gpointer value = assay_register_value_new (ASSAY_HELD_CONTRACT);
  GArray *edits;

  put (self, "service", " NORTH vale ");
  put (self, "area", "Coast");
  put (self, "title", "Circles");
  put (self, "begins", "1 April 2026");
  put (self, "clause.clause", "secures");
  put (self, "clause.by_day", "2026-12-31");
  edits = make (self, ASSAY_FORM_ADD, value);
  g_assert_cmpuint (edits->len, ==, 3);
  g_assert_cmpint (((AssayRegisterValue *) g_array_index (edits, AssayRegisterEdit, 0).value)->kind,
                   ==, ASSAY_HELD_AREA);
  g_assert_cmpuint (
      ((AssayHeldContract *) g_array_index (edits, AssayRegisterEdit, 1).value)->begins, ==,
      assay_date_new (2026, 4, 1));
  g_assert_cmpuint (((AssayHeldClause *) g_array_index (edits, AssayRegisterEdit, 2).value)->by, ==,
                    assay_date_new (2026, 12, 31));
  g_assert_true (assay_register_store_apply (self->book->store, edits, NULL, NULL, NULL));
  free_edits (edits);
  assay_register_value_free (value);
}

/* What is missing or cannot be is said with the field's name. */
static void
test_refused (Case *self, gconstpointer data)
{
  assert_refused (self, "Service");
  put (self, "service", "Twin");
  assert_refused (self, "2 called “Twin”");
  put (self, "service", "North Vale");
  assert_refused (self, "Title");
  put (self, "title", "Circles");
  put (self, "begins", "soon");
  assert_refused (self, "First day");
}

/* Confirming asks for nothing else, and a scheme that is not at hand stays. */
static void
test_confirm (Case *self, gconstpointer data)
{
  const AssayHeldAward *award = assay_register_get_values (self->held, ASSAY_HELD_AWARD)->pdata[0];
  g_autoptr (AssayReviewItem) form =
      assay_register_form_new (&self->ground, ASSAY_FORM_CONFIRM, award);
  const AssayHeldAward *made;
  GArray *edits;

  g_assert_cmpuint (form->fields->len, ==, 2);
  put (self, "source", "Certificate 1");
  put (self, "confirmed", "2026-11-22");
  put (self, "scheme", "other");
  edits = make (self, ASSAY_FORM_CONFIRM, award);
  made = g_array_index (edits, AssayRegisterEdit, 0).value;
  g_assert_cmpstr (made->scheme, ==, "old");
  g_assert_cmpstr (made->source, ==, "Certificate 1");
  g_assert_cmpint (made->value.version, ==, award->value.version);
  free_edits (edits);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/register-form/forms", Case, NULL, set_up, test_forms, tear_down);
  g_test_add ("/register-form/names", Case, NULL, set_up, test_names, tear_down);
  g_test_add ("/register-form/refused", Case, NULL, set_up, test_refused, tear_down);
  g_test_add ("/register-form/confirm", Case, NULL, set_up, test_confirm, tear_down);

  return g_test_run ();
}
