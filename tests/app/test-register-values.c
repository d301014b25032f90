/* What a register holds is added, changed and removed in its window, kind by kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-access.h"
#include "app-register.h"

#include <string.h>

/* --- Areas, partners, extensions, what holds for all --- */

static char *
dup_target (AppRegister *self, AssayHeldKind kind, guint at)
{
  const AssayRegisterValue *value =
      assay_register_get_values (app_register_get_held (self), kind)->pdata[at];

  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, assay_held_get_row (kind)->id, value->id);
}

static void
begin (AppRegister *self, const char *action, AssayHeldKind kind, guint at)
{
  g_autofree char *target = dup_target (self, kind, at);

  app_activate_action (app_register_get_section (self), action, target);
}

/* Fills in one field of a form that was begun, and saves it. */
static void
answer (AppRegister *self, const char *name, const char *text)
{
  GtkWidget *form = app_register_get_form (self);

  GtkWidget *area = app_lookup_widget (form, GTK_TYPE_TEXT_VIEW, name);

  g_assert_cmpuint (app_access_check (name, form), ==, 0);
  if (area != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (area)), text, -1);
  else
    app_register_write_in (form, name, text);
  app_register_save (form);
  app_wait_until (app_register_is_form_gone, NULL, "the form to go");
  app_settle (self->window);
}

static const AssayHeldService *
get_first_service (AppRegister *self)
{
  return assay_register_get_values (app_register_get_held (self), ASSAY_HELD_SERVICE)->pdata[0];
}

/* Removing an area takes no service along: it no longer has one, until undoing. */
static void
test_areas (AppRegister *self, gconstpointer data)
{
  guint n = app_register_count (self, ASSAY_HELD_SERVICE);

  app_register_go (self, "areas");
  g_assert_nonnull (app_lookup_label (app_register_get_section (self), "Northern Area"));
  g_assert_nonnull (
      app_lookup_label (app_register_get_section (self), "1 service. Named by 1 contract"));
  app_activate_action (app_register_get_section (self), "register.add", "area:0");
  answer (self, "Name", "Coast Area");
  app_register_wait_for (self, ASSAY_HELD_AREA, 2);
  begin (self, "register.amend", ASSAY_HELD_AREA, 1);
  answer (self, "Name", "Coast and Fens");
  g_assert_nonnull (app_lookup_label (app_register_get_section (self), "Coast and Fens"));
  begin (self, "register.remove", ASSAY_HELD_AREA, 0);
  app_register_wait_for (self, ASSAY_HELD_AREA, 1);
  g_assert_cmpuint (app_register_count (self, ASSAY_HELD_SERVICE), ==, n);
  g_assert_cmpuint (app_register_count (self, ASSAY_HELD_CONTRACT), ==, 3);
  g_assert_cmpint (get_first_service (self)->area, ==, 0);
  app_activate_action (self->window, "win.undo", NULL);
  app_register_wait_for (self, ASSAY_HELD_AREA, 2);
  g_assert_nonnull (assay_register_lookup (app_register_get_held (self), ASSAY_HELD_AREA,
                                           get_first_service (self)->area));
  g_assert_nonnull (
      app_lookup_label (app_register_get_section (self), "1 service. Named by 1 contract"));
}

static void
test_settings (AppRegister *self, gconstpointer data)
{
  app_register_go (self, "areas");
  g_assert_nonnull (app_lookup_label (app_register_get_section (self),
                                      "Counts below 5 are kept back in anything for others"));
  app_activate_action (app_register_get_section (self), "register.add", "settings:0");
  answer (self, "Last board", "30 September 2026");
  app_register_wait_for (self, ASSAY_HELD_SETTINGS, 1);
  g_assert_null (
      app_lookup_widget (app_register_get_section (self), GTK_TYPE_BUTTON, "Decide otherwise…"));
  begin (self, "register.amend", ASSAY_HELD_SETTINGS, 0);
  answer (self, "Keep back counts below", "10");
  g_assert_nonnull (app_lookup_label (app_register_get_section (self),
                                      "Counts below 10 are kept back in anything for others"));
  g_assert_nonnull (app_lookup_label (app_register_get_section (self),
                                      "Information stays good for 12 months. The last board "
                                      "was on 30 September 2026"));
  begin (self, "register.remove", ASSAY_HELD_SETTINGS, 0);
  app_register_wait_for (self, ASSAY_HELD_SETTINGS, 0);
}

static gboolean
is_partnership (gpointer self)
{
  return get_first_service (self)->is_partnership;
}

/* A service on its own can be added, and is gone from there once it is a partner. */
static void
test_partners (AppRegister *self, gconstpointer data)
{
  g_autofree char *place = app_register_dup_place (self, 0);
  g_autofree char *target = dup_target (self, ASSAY_HELD_SERVICE, 0);
  g_autofree char *add = g_strdup_printf ("partner:%s", strchr (target, ':') + 1);
  guint n = app_register_count (self, ASSAY_HELD_SERVICE);
  AssayHeldService *service = assay_register_value_copy (get_first_service (self));

  g_assert_null (
      app_lookup_widget (app_register_get_section (self), GTK_TYPE_BUTTON, "Add a partner…"));
  service->is_partnership = TRUE;
  g_assert_true (register_apply_one (self->book->store, ASSAY_REGISTER_AMEND, service, NULL, NULL));
  assay_register_value_free (service);
  app_wait_until (is_partnership, self, "the service to be a partnership");
  app_register_go (self, "areas");
  app_activate_action (app_register_get_section (self), "register.add", "service:0");
  answer (self, "Name", "Fen Team");
  app_register_wait_for (self, ASSAY_HELD_SERVICE, n + 1);
  g_assert_nonnull (app_lookup_label (app_register_get_section (self), "Fen Team"));
  app_register_go (self, place);
  g_assert_nonnull (
      app_lookup_widget (app_register_get_section (self), GTK_TYPE_BUTTON, "Add a partner…"));
  app_activate_action (app_register_get_section (self), "register.add", add);
  answer (self, "Partner", "fen team");
  app_register_wait_for (self, ASSAY_HELD_PARTNER, 1);
  g_assert_cmpuint (app_register_count (self, ASSAY_HELD_SERVICE), ==, n + 1);
  begin (self, "register.amend", ASSAY_HELD_PARTNER, 0);
  answer (self, "Partner", "Harbour Team");
  g_assert_nonnull (app_lookup_label (app_register_get_section (self), "Harbour Team"));
  begin (self, "register.remove", ASSAY_HELD_PARTNER, 0);
  app_register_wait_for (self, ASSAY_HELD_PARTNER, 0);
}

/* What belongs to a contract is added, changed and removed on its page, each kind. */
static void
test_each_kind (AppRegister *self, gconstpointer data)
{
  static const struct
  {
    AssayHeldKind kind;
    AssayHeldKind owner;
    const char *field;
    const char *first;
    const char *then;
  } kinds[] = {
    { ASSAY_HELD_EXTENSION, ASSAY_HELD_CONTRACT, "Last day", "2029-06-30", "2030-06-30" },
    { ASSAY_HELD_CLAUSE, ASSAY_HELD_CONTRACT, "To be secured by", "2026-12-01", "2027-01-01" },
    { ASSAY_HELD_MILESTONE, ASSAY_HELD_CLAUSE, "What", "Training", "Training for all" },
    { ASSAY_HELD_CONDITION, ASSAY_HELD_AWARD, "What", "A policy", "A policy for all" },
    { ASSAY_HELD_NOTE, ASSAY_HELD_CONTRACT, "Text", "Asked", "Answered" },
  };
  g_autofree char *place = app_register_dup_place (self, 0);

  app_register_go (self, place);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint n = app_register_count (self, kinds[i].kind);
      g_autofree char *owner = dup_target (self, kinds[i].owner, 0);
      g_autofree char *add =
          g_strdup_printf ("%s%s", assay_held_get_row (kinds[i].kind)->id, strchr (owner, ':'));

      g_test_message ("%s", add);
      app_activate_action (app_register_get_section (self), "register.add", add);
      answer (self, kinds[i].field, kinds[i].first);
      app_register_wait_for (self, kinds[i].kind, n + 1);
      begin (self, "register.amend", kinds[i].kind, n);
      answer (self, kinds[i].field, kinds[i].then);
      begin (self, "register.remove", kinds[i].kind, n);
      app_register_wait_for (self, kinds[i].kind, n);
    }
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define ADD(name, holds, function)                                                                 \
  g_test_add ("/app/register-values/" name, AppRegister, holds, app_register_set_up, function,     \
              app_register_tear_down)

  ADD ("areas", APP_REGISTER_SOME, test_areas);
  ADD ("settings", APP_REGISTER_SOME, test_settings);
  ADD ("partners", APP_REGISTER_SOME, test_partners);
  ADD ("each-kind", APP_REGISTER_SOME, test_each_kind);

  return g_test_run ();
}
