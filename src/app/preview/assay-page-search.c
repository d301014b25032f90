/* Looking for words in a PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/preview/assay-page-search.h"

#include "app/preview/assay-page-program.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayPageSearch
{
  AdwBin parent_instance;
  char *path;
  guint patience_ms;
  GCancellable *cancellable;
  GArray *hits;
  GArray *pages;
  int current; /* place in @pages that was gone to last, or -1 */

  GtkRevealer *revealer;
  GtkSearchEntry *entry;
  GtkLabel *status;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
};

enum
{
  CHANGED,
  PAGE_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayPageSearch, assay_page_search, ADW_TYPE_BIN)

static void
say (AssayPageSearch *self, const char *text)
{
  gtk_label_set_text (self->status, text);
  gtk_widget_set_visible (GTK_WIDGET (self->status), *text != '\0');
}

/* --- What was found --- */

static void
add_row (AssayPageSearch *self, const AssayPageHits *found)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Page %u: %u place",
                                                        "Page %u: %u places", found->n_hits),
                                           found->page, found->n_hits);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 6);
  gtk_widget_add_css_class (label, "tabular");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->list, row);
}

static void
clear (AssayPageSearch *self)
{
  GtkListBoxRow *row;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->pages, g_array_unref);
  self->current = -1;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_hide (GTK_WIDGET (self->scroller));
}

static void
show_hits (AssayPageSearch *self, GArray *hits, gboolean more)
{
  g_autofree char *text = NULL;

  self->hits = hits;
  self->pages = assay_page_hits_count (hits);
  for (guint i = 0; i < self->pages->len; i++)
    add_row (self, &g_array_index (self->pages, AssayPageHits, i));
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), self->pages->len > 0);
  if (more)
    text = g_strdup_printf (_ ("The first %u places. Look for something longer to see fewer."),
                            hits->len);
  else if (hits->len == 0)
    text = g_strdup (_ ("Not found. Scanned pages have no words to look for."));
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u place", "%u places", hits->len),
                            hits->len);
  say (self, text);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
go_to (AssayPageSearch *self, int place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, place);

  if (row == NULL)
    return;
  self->current = place;
  gtk_list_box_select_row (self->list, row);
  g_signal_emit (self, signals[PAGE_CHOSEN], 0,
                 g_array_index (self->pages, AssayPageHits, (guint) place).page);
}

static void
step (AssayPageSearch *self, int by)
{
  int n = self->pages != NULL ? (int) self->pages->len : 0;

  if (n > 0)
    go_to (self, (self->current + by + n) % n);
}

/* --- Looking --- */

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AssayPageSearch) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) reply = assay_page_program_ask_finish (result, &error);
  GArray *hits = NULL;
  gboolean more = FALSE;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply != NULL)
    hits = assay_page_hits_parse (reply, &more, &error);
  if (hits != NULL)
    {
      show_hits (self, hits, more);
      step (self, 1);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    say (self, _ ("Looking takes too long in this file. Open it in another program to search it."));
  else
    say (self, _ ("This file cannot be searched. Open it in another program."));
}

static void
search_changed_cb (AssayPageSearch *self)
{
  g_autofree char *text =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  const char *const question[] = { "find", self->path, text, NULL };

  clear (self);
  if (self->path == NULL || *text == '\0')
    {
      say (self, "");
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  say (self, _ ("Looking…"));
  self->cancellable = g_cancellable_new ();
  assay_page_program_ask_async (question, self->patience_ms, self->cancellable, found_cb,
                                g_object_ref (self));
}

static void
next_match_cb (AssayPageSearch *self)
{
  step (self, 1);
}

static void
previous_match_cb (AssayPageSearch *self)
{
  step (self, self->current < 0 ? 0 : -1);
}

static void
stop_search_cb (AssayPageSearch *self)
{
  assay_page_search_set_open (self, FALSE);
}

static void
row_activated_cb (AssayPageSearch *self, GtkListBoxRow *row)
{
  go_to (self, gtk_list_box_row_get_index (row));
}

/* --- Public --- */

void
assay_page_search_set_file (AssayPageSearch *self, const char *path, guint patience_ms)
{
  g_free (self->path);
  self->path = g_strdup (path);
  self->patience_ms = patience_ms;
  clear (self);
  say (self, "");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

void
assay_page_search_set_open (AssayPageSearch *self, gboolean open)
{
  gtk_revealer_set_reveal_child (self->revealer, open && self->path != NULL);
  if (open)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  clear (self);
  say (self, "");
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
assay_page_search_is_open (AssayPageSearch *self)
{
  return gtk_revealer_get_reveal_child (self->revealer);
}

const GArray *
assay_page_search_get_hits (AssayPageSearch *self)
{
  return self->hits;
}

static void
assay_page_search_dispose (GObject *object)
{
  AssayPageSearch *self = ASSAY_PAGE_SEARCH (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (assay_page_search_parent_class)->dispose (object);
}

static void
assay_page_search_finalize (GObject *object)
{
  AssayPageSearch *self = ASSAY_PAGE_SEARCH (object);

  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->pages, g_array_unref);
  g_free (self->path);

  G_OBJECT_CLASS (assay_page_search_parent_class)->finalize (object);
}

static void
assay_page_search_class_init (AssayPageSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_page_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_page_search_finalize;
  signals[CHANGED] = g_signal_new ("changed", ASSAY_TYPE_PAGE_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[PAGE_CHOSEN] = g_signal_new ("page-chosen", ASSAY_TYPE_PAGE_SEARCH, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/preview/assay-page-search.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayPageSearch, revealer);
  gtk_widget_class_bind_template_child (widget_class, AssayPageSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, AssayPageSearch, status);
  gtk_widget_class_bind_template_child (widget_class, AssayPageSearch, scroller);
  gtk_widget_class_bind_template_child (widget_class, AssayPageSearch, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
assay_page_search_init (AssayPageSearch *self)
{
  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}
