/* What the window needs to know of the preview.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/preview/assay-preview-flap.h"

#include "app/assay-report.h"
#include "present/assay-preview-state.h"

#include <string.h>

#define CRITERION_PREFIX "criterion:"

struct _AssayPreviewFlap
{
  AdwBin parent_instance;
  AssayDocument *document;
  AdwFlap *flap;
  AssayPreviewPane *pane;
};

enum
{
  PROP_CONTENT = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (AssayPreviewFlap, assay_preview_flap, ADW_TYPE_BIN)

static void
preview_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AssayPreviewFlap *self = data;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  const AssayEvidence *item;
  guint page;

  if (self->document == NULL)
    return;
  assay_preview_parse_target (g_variant_get_string (parameter, NULL), &name, &page);
  item =
      assay_portfolio_find_evidence (assay_document_get_portfolio (self->document), name, &error);
  if (item == NULL)
    {
      assay_report_error (GTK_WIDGET (self), error);
      return;
    }
  assay_preview_pane_show (self->pane, item->number, page);
  adw_flap_set_reveal_flap (self->flap, TRUE);
}

/* Focus must not be left on what nobody sees; and there is nothing to see beside a register. */
static void
revealed_cb (AssayPreviewFlap *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->document == NULL && adw_flap_get_reveal_flap (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  else if (focus != NULL && !adw_flap_get_reveal_flap (self->flap)
           && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pane)))
    gtk_widget_child_focus (adw_flap_get_content (self->flap), GTK_DIR_TAB_FORWARD);
}

void
assay_preview_flap_set_place (AssayPreviewFlap *self, AssayDocument *document, const char *place)
{
  gboolean at_criterion =
      document != NULL && place != NULL && g_str_has_prefix (place, CRITERION_PREFIX);

  if (document == NULL && place != NULL)
    adw_flap_set_reveal_flap (self->flap, FALSE);
  if (g_set_object (&self->document, document))
    assay_preview_pane_set_document (self->pane, document);
  assay_preview_pane_set_criterion (self->pane,
                                    at_criterion ? place + strlen (CRITERION_PREFIX) : NULL);
}

AssayPreviewPane *
assay_preview_flap_get_pane (AssayPreviewFlap *self)
{
  return self->pane;
}

/* --- Coming and going --- */

static void
assay_preview_flap_root (GtkWidget *widget)
{
  AssayPreviewFlap *self = ASSAY_PREVIEW_FLAP (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (assay_preview_flap_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (G_IS_ACTION_MAP (root))
    {
      g_autoptr (GSimpleAction) preview = g_simple_action_new ("preview", G_VARIANT_TYPE_STRING);
      g_autoptr (GPropertyAction) toggle =
          g_property_action_new ("toggle-preview", self->flap, "reveal-flap");

      g_signal_connect_object (preview, "activate", G_CALLBACK (preview_cb), self, 0);
      g_action_map_add_action (G_ACTION_MAP (root), G_ACTION (preview));
      g_action_map_add_action (G_ACTION_MAP (root), G_ACTION (toggle));
    }
}

static void
assay_preview_flap_unroot (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (G_IS_ACTION_MAP (root))
    {
      g_action_map_remove_action (G_ACTION_MAP (root), "preview");
      g_action_map_remove_action (G_ACTION_MAP (root), "toggle-preview");
    }
  GTK_WIDGET_CLASS (assay_preview_flap_parent_class)->unroot (widget);
}

static void
assay_preview_flap_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_CONTENT:
      adw_flap_set_content (ASSAY_PREVIEW_FLAP (object)->flap, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
assay_preview_flap_dispose (GObject *object)
{
  g_clear_object (&ASSAY_PREVIEW_FLAP (object)->document);

  G_OBJECT_CLASS (assay_preview_flap_parent_class)->dispose (object);
}

static void
assay_preview_flap_class_init (AssayPreviewFlapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_preview_flap_dispose;
  G_OBJECT_CLASS (klass)->set_property = assay_preview_flap_set_property;
  widget_class->root = assay_preview_flap_root;
  widget_class->unroot = assay_preview_flap_unroot;
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);

  g_type_ensure (ASSAY_TYPE_PREVIEW_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/preview/assay-preview-flap.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayPreviewFlap, flap);
  gtk_widget_class_bind_template_child (widget_class, AssayPreviewFlap, pane);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
}

static void
assay_preview_flap_init (AssayPreviewFlap *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
