/* Searching the portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window/assay-search-panel.h"

#include "present/assay-search-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssaySearchPanel
{
  AdwBin parent_instance;
  AssayDocument *document;
  GtkSearchEntry *entry;
  GtkStack *stack;
  GtkListBox *hits;
  GtkLabel *count;
};

enum
{
  STOPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssaySearchPanel, assay_search_panel, ADW_TYPE_BIN)

static char *
dup_subtitle (const AssaySearchHit *hit)
{
  if (hit->where != NULL && hit->excerpt != NULL)
    return g_strdup_printf ("%s: %s", hit->where, hit->excerpt);

  return g_strdup (hit->where);
}

static void
add_hit (AssaySearchPanel *self, const AssaySearchHit *hit)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (hit);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hit->title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", hit->place);
  gtk_list_box_append (self->hits, row);
}

static void
say_count (AssaySearchPanel *self, guint n_hits)
{
  g_autofree char *text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u place", "%u places", n_hits), n_hits);

  gtk_label_set_text (self->count, n_hits < ASSAY_SEARCH_MAX_HITS ? text : _ ("The first places"));
}

static void
update (AssaySearchPanel *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GPtrArray) hits = NULL;
  GtkListBoxRow *row;

  if (self->document == NULL)
    return;
  hits = assay_search_state_new (assay_document_get_readiness (self->document), text);
  while ((row = gtk_list_box_get_row_at_index (self->hits, 0)) != NULL)
    gtk_list_box_remove (self->hits, GTK_WIDGET (row));
  for (guint i = 0; i < hits->len; i++)
    add_hit (self, hits->pdata[i]);
  say_count (self, hits->len);
  gtk_stack_set_visible_child_name (self->stack, hits->len > 0     ? "hits"
                                                 : text[0] != '\0' ? "none"
                                                                   : "nothing-asked");
}

/* Enter goes to the first place. */
static void
activated_cb (AssaySearchPanel *self)
{
  GtkListBoxRow *row;

  update (self);
  row = gtk_list_box_get_row_at_index (self->hits, 0);
  if (row != NULL)
    gtk_widget_activate (GTK_WIDGET (row));
}

static void
stopped_cb (AssaySearchPanel *self)
{
  g_signal_emit (self, signals[STOPPED], 0);
}

static gboolean
key_pressed_cb (AssaySearchPanel *self, guint key, guint code, GdkModifierType modifiers)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->hits, 0);

  if (key == GDK_KEY_Escape)
    {
      stopped_cb (self);
      return TRUE;
    }
  if (key != GDK_KEY_Down || row == NULL
      || !gtk_widget_has_focus (
          GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    return FALSE;

  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
assay_search_panel_set_document (AssaySearchPanel *self, AssayDocument *document)
{
  g_set_object (&self->document, document);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  update (self);
}

void
assay_search_panel_begin (AssaySearchPanel *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  update (self);
}

static void
assay_search_panel_dispose (GObject *object)
{
  g_clear_object (&ASSAY_SEARCH_PANEL (object)->document);

  G_OBJECT_CLASS (assay_search_panel_parent_class)->dispose (object);
}

static void
assay_search_panel_class_init (AssaySearchPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_search_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/window/assay-search-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, AssaySearchPanel, entry);
  gtk_widget_class_bind_template_child (widget_class, AssaySearchPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, AssaySearchPanel, hits);
  gtk_widget_class_bind_template_child (widget_class, AssaySearchPanel, count);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  signals[STOPPED] = g_signal_new ("stopped", ASSAY_TYPE_SEARCH_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_search_panel_init (AssaySearchPanel *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
