/* The history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list model holds one small object for each entry, newest first; words are made for the rows
 * on screen only. What the portfolio was at a chosen entry is played again on a thread.
 */

#include "app/history/assay-history-section.h"

#include "app/assay-report.h"
#include "app/assay-work.h"
#include "app/widgets/assay-one-stop.h"
#include "present/assay-history-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayHistorySection
{
  AssaySection parent_instance;
  AssayDocument *shown; /* borrowed; only compared */
  AssayHistoryState *state;
  GListStore *store; /* one AssayHistoryMark for each row */
  GtkSingleSelection *selection;
  AssayWork *work;
  guint64 chosen; /* sequence of the entry that is shown or being played; 0 for none */
  gboolean is_filling;

  AdwLeaflet *leaflet;
  GtkListView *list;
  GtkWidget *detail;
  GtkStack *stack;
  GtkLabel *what;
  GtkLabel *when;
  GtkLabel *caution;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkBox *changes;
  GtkWidget *no_changes;
  GtkLabel *verdict;
  GtkListBox *standards;
};

/* --- A place in the list: whether it was shown as undone --- */

#define ASSAY_TYPE_HISTORY_MARK (assay_history_mark_get_type ())
G_DECLARE_FINAL_TYPE (AssayHistoryMark, assay_history_mark, ASSAY, HISTORY_MARK, GObject)

struct _AssayHistoryMark
{
  GObject parent_instance;
  gboolean is_undone;
};

G_DEFINE_FINAL_TYPE (AssayHistoryMark, assay_history_mark, G_TYPE_OBJECT)

static void
assay_history_mark_class_init (AssayHistoryMarkClass *klass)
{
}

static void
assay_history_mark_init (AssayHistoryMark *self)
{
}

G_DEFINE_FINAL_TYPE (AssayHistorySection, assay_history_section, ASSAY_TYPE_SECTION)

/* --- Rows --- */

static void
row_set_up_cb (AssayHistorySection *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  static const char *const classes[] = { "heading", NULL, "dim-label" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                                       "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);

      if (classes[i] != NULL)
        gtk_widget_add_css_class (label, classes[i]);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
}

static void
row_bound_cb (AssayHistorySection *self, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *day = gtk_widget_get_first_child (box);
  GtkWidget *what = gtk_widget_get_next_sibling (day);
  GtkWidget *who = gtk_widget_get_next_sibling (what);
  g_autoptr (AssayHistoryRow) row =
      assay_history_state_word_row (self->state, gtk_list_item_get_position (item));
  g_autofree char *said =
      row->is_undone ? g_strdup_printf (_ ("%s · undone since"), row->who) : g_strdup (row->who);

  gtk_label_set_text (GTK_LABEL (day), row->day != NULL ? row->day : "");
  gtk_widget_set_visible (day, row->day != NULL);
  gtk_label_set_text (GTK_LABEL (what), row->what);
  gtk_label_set_text (GTK_LABEL (who), said);
  if (row->is_undone)
    gtk_widget_add_css_class (what, "dim-label");
  else
    gtk_widget_remove_css_class (what, "dim-label");
  if (gtk_widget_get_parent (box) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, row->description, -1);
}

/* --- A moment --- */

typedef struct
{
  AssayScheme *scheme;
  GPtrArray *entries;
  const AssayEntry *entry;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  assay_scheme_unref (job->scheme);
  g_ptr_array_unref (job->entries);
  g_free (job);
}

static gpointer
play (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return assay_history_moment_new (job->scheme, job->entries, job->entry, cancellable, error);
}

static GtkWidget *
new_text (const char *heading, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (heading);
  GtkWidget *label = gtk_label_new (text != NULL ? text : _ ("Nothing"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (text == NULL)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

static GtkWidget *
new_change (const AssayHistoryChange *change)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", change->label, NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (card), title);
  gtk_box_append (GTK_BOX (card), new_text (_ ("Before"), change->before));
  gtk_box_append (GTK_BOX (card), new_text (_ ("After"), change->after));

  return card;
}

static void
show_moment (AssayHistorySection *self, const AssayHistoryMoment *moment)
{
  GtkWidget *child;
  GtkListBoxRow *row;

  gtk_label_set_text (self->what, moment->what);
  gtk_label_set_text (self->when, moment->when);
  gtk_label_set_text (self->caution, moment->caution != NULL ? moment->caution : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caution), moment->caution != NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->changes))) != NULL)
    gtk_box_remove (self->changes, child);
  for (guint i = 0; i < moment->changes->len; i++)
    gtk_box_append (self->changes, new_change (moment->changes->pdata[i]));
  gtk_widget_set_visible (self->no_changes, moment->changes->len == 0);
  gtk_label_set_text (self->verdict, moment->verdict);
  while ((row = gtk_list_box_get_row_at_index (self->standards, 0)) != NULL)
    gtk_list_box_remove (self->standards, GTK_WIDGET (row));
  for (guint i = 0; i < moment->standards->len; i++)
    {
      const AssayHistoryStandard *standard = moment->standards->pdata[i];

      gtk_list_box_append (self->standards,
                           g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                         standard->title, "subtitle", standard->tail, NULL));
    }
  gtk_stack_set_visible_child_name (self->stack, "moment");
}

static void
played_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayHistorySection *self = owner;
  g_autoptr (AssayHistoryMoment) moment = result;

  self->work = NULL;
  if (error != NULL)
    assay_report_error (GTK_WIDGET (self), error);
  else
    show_moment (self, moment);
}

/* Undo and redo take one step; only the entry that they would take has its button. */
static void
update_buttons (AssayHistorySection *self)
{
  AssayPortfolioFolder *folder = assay_document_get_folder (self->shown);
  gboolean can_change = !assay_document_is_read_only (self->shown);
  guint row = gtk_single_selection_get_selected (self->selection);
  const AssayEntry *entry = row != GTK_INVALID_LIST_POSITION && self->chosen != 0
                                ? assay_history_state_get_entry (self->state, row)
                                : NULL;
  gboolean is_edit = can_change && entry != NULL && entry->type == ASSAY_ENTRY_EDIT;

  gtk_widget_set_visible (GTK_WIDGET (self->undo_button),
                          is_edit && assay_portfolio_folder_peek_undo (folder) == entry->edit);
  gtk_widget_set_visible (GTK_WIDGET (self->redo_button),
                          is_edit && assay_portfolio_folder_peek_redo (folder) == entry->edit);
}

static void
choose (AssayHistorySection *self, guint row)
{
  const AssayEntry *entry = assay_history_state_get_entry (self->state, row);
  Job *job;

  if (entry->sequence == self->chosen)
    return;
  g_clear_pointer (&self->work, assay_work_forget);
  self->chosen = entry->sequence;
  job = g_new0 (Job, 1);
  job->scheme = assay_scheme_ref (self->state->scheme);
  job->entries = g_ptr_array_ref (self->state->entries);
  job->entry = entry;
  self->work = assay_work_start (self, play, job, job_free,
                                 (GDestroyNotify) assay_history_moment_free, NULL, played_cb);
}

static void
selected_cb (AssayHistorySection *self)
{
  guint row = gtk_single_selection_get_selected (self->selection);

  if (self->is_filling || row == GTK_INVALID_LIST_POSITION)
    return;
  choose (self, row);
  update_buttons (self);
}

static void
activated_cb (AssayHistorySection *self, guint row)
{
  gtk_single_selection_set_selected (self->selection, row);
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayHistorySection *self = ASSAY_HISTORY_SECTION (widget);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* --- The list as a whole --- */

static gboolean
find_row (AssayHistorySection *self, guint64 sequence, guint *out_row)
{
  for (guint i = 0; sequence != 0 && i < assay_history_state_count (self->state); i++)
    if (assay_history_state_get_entry (self->state, i)->sequence == sequence)
      {
        *out_row = i;
        return TRUE;
      }

  return FALSE;
}

static AssayHistoryMark *
new_mark (AssayHistorySection *self, guint row)
{
  AssayHistoryMark *mark = g_object_new (ASSAY_TYPE_HISTORY_MARK, NULL);

  mark->is_undone = assay_history_state_is_undone (self->state, row);

  return mark;
}

/* New entries come in at the top; what was undone or redone since is bound anew, and so is the
 * row below the new ones, which may not begin a day any more. */
static void
fill (AssayHistorySection *self)
{
  guint n = assay_history_state_count (self->state);
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_added = n >= n_old ? n - n_old : n;
  guint row;

  if (n < n_old)
    g_list_store_remove_all (self->store);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_add (added, new_mark (self, i));
  if (n_added > 0)
    g_list_store_splice (self->store, 0, 0, added->pdata, n_added);
  for (guint i = n_added; i < n; i++)
    {
      g_autoptr (AssayHistoryMark) mark = g_list_model_get_item (G_LIST_MODEL (self->store), i);
      gboolean is_undone = assay_history_state_is_undone (self->state, i);
      gpointer same = mark;

      if (mark->is_undone == is_undone && (i != n_added || n_added == 0))
        continue;
      mark->is_undone = is_undone;
      g_list_store_splice (self->store, i, 1, &same, 1);
    }
  gtk_single_selection_set_selected (self->selection, find_row (self, self->chosen, &row)
                                                          ? row
                                                          : GTK_INVALID_LIST_POSITION);
}

static void
begin_document (AssayHistorySection *self, AssayDocument *document)
{
  self->shown = document;
  self->chosen = 0;
  g_clear_pointer (&self->work, assay_work_forget);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
  g_list_store_remove_all (self->store);
}

static void
assay_history_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayHistorySection *self = ASSAY_HISTORY_SECTION (section);
  g_autoptr (GError) error = NULL;
  GPtrArray *entries =
      assay_portfolio_folder_list_history (assay_document_get_folder (document), &error);

  if (entries == NULL)
    {
      assay_report_error (GTK_WIDGET (self), error);
      return;
    }
  self->is_filling = TRUE;
  if (document != self->shown)
    begin_document (self, document);
  g_clear_pointer (&self->state, assay_history_state_free);
  self->state = assay_history_state_new (assay_document_get_scheme (document), entries);
  fill (self);
  self->is_filling = FALSE;
  update_buttons (self);
}

/* --- The class --- */

static void
assay_history_section_dispose (GObject *object)
{
  AssayHistorySection *self = ASSAY_HISTORY_SECTION (object);

  g_clear_pointer (&self->work, assay_work_forget);

  G_OBJECT_CLASS (assay_history_section_parent_class)->dispose (object);
}

static void
assay_history_section_finalize (GObject *object)
{
  AssayHistorySection *self = ASSAY_HISTORY_SECTION (object);

  g_clear_pointer (&self->state, assay_history_state_free);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (assay_history_section_parent_class)->finalize (object);
}

static void
assay_history_section_class_init (AssayHistorySectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_history_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_history_section_finalize;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_history_section_refresh;

  g_type_ensure (ASSAY_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/history/assay-history-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayHistorySection, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AssayHistorySection, list);
  gtk_widget_class_bind_template_child (widget_class, AssayHistorySection, detail);
  gtk_widget_class_bind_template_child (widget_class, AssayHistorySection, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayHistorySection, what);
  gtk_widget_class_bind_template_child (widget_class, AssayHistorySection, when);
  gtk_widget_class_bind_template_child (widget_class, AssayHistorySection, caution);
  gtk_widget_class_bind_template_child (widget_class, AssayHistorySection, undo_button);
  gtk_widget_class_bind_template_child (widget_class, AssayHistorySection, redo_button);
  gtk_widget_class_bind_template_child (widget_class, AssayHistorySection, changes);
  gtk_widget_class_bind_template_child (widget_class, AssayHistorySection, no_changes);
  gtk_widget_class_bind_template_child (widget_class, AssayHistorySection, verdict);
  gtk_widget_class_bind_template_child (widget_class, AssayHistorySection, standards);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "history.back", NULL, back_cb);
}

static void
assay_history_section_init (AssayHistorySection *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->store = g_list_store_new (ASSAY_TYPE_HISTORY_MARK);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_set_up_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bound_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}
