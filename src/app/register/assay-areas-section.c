/* What stands behind all contracts of a register.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-areas-section.h"

#include "app/register/assay-fact-list.h"
#include "app/register/assay-register-document.h"
#include "app/register/assay-register-edits.h"
#include "present/assay-register-areas-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* More lines than anybody reads. */
#define MOST_LINES 500

struct _AssayAreasSection
{
  AssaySection parent_instance;
  AssayRegisterMoment *shown;
  GtkBox *lists;
};

G_DEFINE_FINAL_TYPE (AssayAreasSection, assay_areas_section, ASSAY_TYPE_SECTION)

/* @add is what its button says, NULL for none. Lines behind the most are left out of @facts. */
static void
add_list (AssayAreasSection *self,
          const char *title,
          const char *add,
          AssayHeldKind kind,
          GPtrArray *facts,
          const char *wording,
          const char *empty)
{
  g_autofree char *target = g_strdup_printf ("%s:0", assay_held_get_row (kind)->id);
  GtkWidget *list = assay_fact_list_new (title, add, target);

  if (facts->len > MOST_LINES)
    g_ptr_array_set_size (facts, MOST_LINES);
  assay_fact_list_set (ASSAY_FACT_LIST (list), facts, wording, empty,
                       !assay_section_is_editable (ASSAY_SECTION (self)));
  gtk_box_append (self->lists, list);
}

static void
assay_areas_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayAreasSection *self = ASSAY_AREAS_SECTION (section);
  AssayRegisterDocument *book = ASSAY_REGISTER_DOCUMENT (document);
  AssayRegisterMoment *moment = assay_register_document_get_moment (book);
  AssayRegisterGround ground = assay_register_document_get_ground (book);
  g_autoptr (AssayRegisterAreasState) state = NULL;
  GtkWidget *child;

  if (moment == self->shown)
    return;
  g_clear_pointer (&self->shown, assay_register_moment_unref);
  self->shown = assay_register_moment_ref (moment);
  state = assay_register_areas_state_new (&ground);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lists))) != NULL)
    gtk_box_remove (self->lists, child);
  add_list (self, _ ("Areas"), _ ("Add an area…"), ASSAY_HELD_AREA, state->areas, NULL,
            _ ("No area yet. One is added here, or with the first contract in it."));
  add_list (self, _ ("Services without a contract"), _ ("Add a service…"), ASSAY_HELD_SERVICE,
            state->services, NULL, _ ("Every service has a contract or is a partner in one."));
  add_list (self, _ ("What holds for the whole register"),
            state->is_decided ? NULL : _ ("Decide otherwise…"), ASSAY_HELD_SETTINGS,
            state->settings, NULL, NULL);
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (widget));

  if (document != NULL && assay_section_is_editable (ASSAY_SECTION (widget)))
    assay_register_edits_begin (widget, ASSAY_REGISTER_DOCUMENT (document), action, 0,
                                g_variant_get_string (parameter, NULL));
}

static void
assay_areas_section_dispose (GObject *object)
{
  g_clear_pointer (&ASSAY_AREAS_SECTION (object)->shown, assay_register_moment_unref);

  G_OBJECT_CLASS (assay_areas_section_parent_class)->dispose (object);
}

static void
assay_areas_section_class_init (AssayAreasSectionClass *klass)
{
  static const char *const edits[] = { "register.add", "register.amend", "register.remove" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_areas_section_dispose;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_areas_section_refresh;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/register/assay-areas-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayAreasSection, lists);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_class_install_action (widget_class, edits[i], "s", edit_cb);
}

static void
assay_areas_section_init (AssayAreasSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
