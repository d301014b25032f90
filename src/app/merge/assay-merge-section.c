/* Taking in another copy of the portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The copy is read once; the two are put together anew, on a thread, with every choice and with
 * every change of the portfolio. What has been chosen is kept among the person's drafts at once, so
 * that leaving the page, or the program, loses none of it. Nothing of the copy is in the portfolio
 * before it is taken in, which is one edit.
 */

#include "app/merge/assay-merge-section.h"

#include "app/assay-report.h"
#include "app/merge/assay-merge-begin.h"
#include "app/merge/assay-merge-card.h"
#include "app/merge/assay-merge-job.h"
#include "app/merge/assay-merge-taken.h"
#include "app/widgets/assay-columns.h"
#include "app/widgets/assay-file-intake.h"
#include "app/widgets/assay-keyed-list.h"
#include "app/window/assay-progress-dialog.h"
#include "core/scheme/assay-scheme-library.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define DRAFT_KIND "merge"
#define TAKING_KEY "assay-taking"

struct _AssayMergeSection
{
  AssaySection parent_instance;
  AssayDocument *shown; /* borrowed; only compared */
  char *path;           /* of the other copy; NULL for none */
  AssayMergeReading *reading;
  AssayMergeChoices *choices;
  AssayMergePage *page;
  AssayWork *work; /* reading or comparing */
  gboolean is_taking;
  gboolean is_wanted; /* to be taken as soon as the two are put together anew */

  GtkStack *stack;
  AssayMergeBegin *begin;
  GtkLabel *busy_label;
  GtkProgressBar *busy_bar;
  GtkLabel *name;
  GtkLabel *summary;
  GtkWidget *caution_box;
  GtkLabel *caution;
  AssayMergeTaken *taken;
  GtkWidget *conflicts_part;
  GtkListBox *conflicts;
  GtkWidget *rest;
  GtkLabel *standing;
  GtkWidget *history_button;
  AdwStatusPage *done;
};

G_DEFINE_FINAL_TYPE (AssayMergeSection, assay_merge_section, ASSAY_TYPE_SECTION)

static char *
dup_name (const char *path)
{
  return g_filename_display_basename (path);
}

static void
show_page (AssayMergeSection *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
update_actions (AssayMergeSection *self)
{
  gboolean can_take = self->page != NULL && self->page->can_take && !self->is_taking
                      && assay_section_is_editable (ASSAY_SECTION (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.take", can_take);
}

/* --- What was left for later --- */

static void
keep_choices (AssayMergeSection *self)
{
  AssayDraftStore *store = assay_document_get_drafts (self->shown);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_draft_free);

  if (store == NULL || self->path == NULL)
    return;
  g_ptr_array_add (drafts, assay_merge_choices_to_draft (self->choices, DRAFT_KIND, self->path));
  assay_draft_store_replace (store, DRAFT_KIND, self->path, drafts);
}

static void
forget_choices (AssayMergeSection *self, const char *path)
{
  AssayDraftStore *store = assay_document_get_drafts (self->shown);

  if (store != NULL)
    assay_draft_store_replace (store, DRAFT_KIND, path, NULL);
}

static AssayMergeChoices *
bring_back_choices (AssayMergeSection *self, const char *path)
{
  AssayDraftStore *store = assay_document_get_drafts (self->shown);
  g_autoptr (GPtrArray) drafts =
      store != NULL ? assay_draft_store_list (store, DRAFT_KIND, path) : NULL;

  return drafts != NULL && drafts->len > 0 ? assay_merge_choices_new_from_draft (drafts->pdata[0])
                                           : assay_merge_choices_new ();
}

static void
fill_begun (AssayMergeSection *self)
{
  AssayDraftStore *store = assay_document_get_drafts (self->shown);
  g_autoptr (GPtrArray) drafts =
      store != NULL ? assay_draft_store_list (store, DRAFT_KIND, NULL) : g_ptr_array_new ();

  assay_merge_begin_set_drafts (self->begin, drafts);
}

static void
forgotten_cb (AssayMergeSection *self, const char *path)
{
  forget_choices (self, path);
  fill_begun (self);
  assay_merge_begin_focus (self->begin);
}

/* Lets go of the copy; what was chosen for it is kept already. */
static void
leave (AssayMergeSection *self)
{
  g_clear_pointer (&self->work, assay_work_forget);
  g_clear_pointer (&self->page, assay_merge_page_free);
  g_clear_pointer (&self->reading, assay_merge_reading_unref);
  g_clear_pointer (&self->choices, assay_merge_choices_free);
  g_clear_pointer (&self->path, g_free);
  self->is_wanted = FALSE;
  assay_keyed_list_clear (self->conflicts);
  if (self->shown != NULL)
    fill_begun (self);
  show_page (self, "begin");
  update_actions (self);
}

/* --- Comparing --- */

static const char *
item_get_key (gconstpointer item)
{
  return ((const AssayMergeItem *) item)->row->id;
}

static void compare (AssayMergeSection *self);
static void take (AssayMergeSection *self);

/* A text that goes with its card tells once more what is in it: then nobody chooses any more. */
static void
chosen_cb (AssayMergeSection *self, int choice, const char *text, AssayMergeCard *card)
{
  if (self->choices == NULL)
    return;
  assay_merge_choices_set (self->choices, assay_merge_card_get_id (card), (AssayChoice) choice,
                           text);
  keep_choices (self);
  compare (self);
}

static GtkWidget *
item_make (gpointer owner, gconstpointer item)
{
  GtkWidget *card = assay_merge_card_new ();

  g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), owner, G_CONNECT_SWAPPED);

  return card;
}

static void
item_update (GtkWidget *row, gpointer owner, gconstpointer item)
{
  assay_merge_card_set_item (ASSAY_MERGE_CARD (row), item);
}

static const AssayKeyedRows item_rows = { item_get_key, item_make, item_update };

static void
show_comparison (AssayMergeSection *self)
{
  const AssayMergePage *page = self->page;
  g_autofree char *name = dup_name (self->path);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->summary, page->state->summary);
  gtk_label_set_text (self->caution, page->state->caution != NULL ? page->state->caution : "");
  gtk_widget_set_visible (self->caution_box, page->state->caution != NULL);
  assay_merge_taken_set_page (self->taken, page);
  assay_keyed_list_fill (self->conflicts, page->items, page->items->len, &item_rows, self);
  gtk_widget_set_visible (self->conflicts_part, page->items->len > 0);
  gtk_widget_set_visible (self->rest, page->n_open > 1);
  gtk_label_set_text (self->standing, page->standing);
  show_page (self, "page");
}

static void
compared_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayMergeSection *self = owner;
  gboolean is_first = self->page == NULL;

  self->work = NULL;
  if (error != NULL)
    {
      assay_report_error (GTK_WIDGET (self), error);
      leave (self);
      return;
    }
  g_clear_pointer (&self->page, assay_merge_page_free);
  self->page = result;
  show_comparison (self);
  update_actions (self);
  if (self->is_wanted && self->page->can_take)
    take (self);
  self->is_wanted = FALSE;
  if (is_first && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/* With the choices and the portfolio as they are now. */
static void
compare (AssayMergeSection *self)
{
  g_clear_pointer (&self->work, assay_work_forget);
  self->work =
      assay_merge_job_compare (self, self->shown, self->reading, self->choices, compared_cb);
  update_actions (self);
}

/* --- Reading the copy --- */

static void
read_advanced_cb (gpointer owner, double fraction, const char *what)
{
  AssayMergeSection *self = owner;

  if (fraction < 0)
    gtk_progress_bar_pulse (self->busy_bar);
  else
    gtk_progress_bar_set_fraction (self->busy_bar, fraction);
}

static void
read_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayMergeSection *self = owner;

  self->work = NULL;
  if (error != NULL)
    {
      assay_report_error (GTK_WIDGET (self), error);
      leave (self);
      if (gtk_widget_get_mapped (GTK_WIDGET (self)))
        assay_merge_begin_focus (self->begin);
      return;
    }
  self->reading = result;
  compare (self);
}

void
assay_merge_section_compare_with (AssayMergeSection *self, const char *path)
{
  g_autoptr (AssaySchemeLibrary) library = assay_scheme_library_new (NULL);
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *name = dup_name (whole);
  g_autofree char *text = g_strdup_printf (_ ("Reading “%s”…"), name);
  g_autoptr (GError) error = NULL;
  const char *schema = assay_scheme_library_get_schema_path (library, &error);

  if (schema == NULL)
    {
      assay_report_error (GTK_WIDGET (self), error);
      return;
    }
  leave (self);
  self->path = g_steal_pointer (&whole);
  self->choices = bring_back_choices (self, self->path);
  gtk_label_set_text (self->busy_label, text);
  gtk_progress_bar_set_fraction (self->busy_bar, 0);
  show_page (self, "busy");
  self->work =
      assay_merge_job_read (self, self->shown, schema, self->path, read_advanced_cb, read_cb);
}

gboolean
assay_merge_section_is_busy (AssayMergeSection *self)
{
  return self->work != NULL || self->is_taking;
}

static void
stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayMergeSection *self = ASSAY_MERGE_SECTION (widget);

  leave (self);
  assay_merge_begin_focus (self->begin);
}

static void
files_arrived_cb (gpointer owner, GPtrArray *paths)
{
  assay_merge_section_compare_with (owner, paths->pdata[0]);
}

/* --- Deciding --- */

static void
settle_cards (AssayMergeSection *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->conflicts, i)) != NULL; i++)
    assay_merge_card_settle (ASSAY_MERGE_CARD (row));
}

static void
choose_rest_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayMergeSection *self = ASSAY_MERGE_SECTION (widget);
  AssayChoice choice =
      g_str_equal (action, "merge.rest-ours") ? ASSAY_CHOICE_OURS : ASSAY_CHOICE_THEIRS;

  for (guint i = 0; i < self->page->items->len; i++)
    {
      const AssayMergeItem *item = self->page->items->pdata[i];

      if (item->choice == ASSAY_CHOICE_OPEN)
        assay_merge_choices_set (self->choices, item->row->id, choice, NULL);
    }
  keep_choices (self);
  compare (self);
}

static void
later_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayMergeSection *self = ASSAY_MERGE_SECTION (widget);

  settle_cards (self);
  keep_choices (self);
  leave (self);
  assay_merge_begin_focus (self->begin);
}

/* --- Taking it in --- */

/* What is being taken in, and where; whatever happens to the window meanwhile. */
typedef struct
{
  AssayMergeSection *section;
  AssayDocument *document;
  AssayMerge *merge;
  AssayMergeContents *contents;
} Taking;

static void
taking_free (gpointer data)
{
  Taking *self = data;

  g_object_unref (self->section);
  g_object_unref (self->document);
  assay_merge_unref (self->merge);
  assay_merge_contents_unref (self->contents);
  g_free (self);
}

static void
show_done (AssayMergeSection *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *name = dup_name (self->path);
  gboolean is_second = g_str_equal (folder, assay_document_get_path (self->shown));
  g_autofree char *text = assay_merge_page_word_taken (self->page, is_second ? name : NULL);

  adw_status_page_set_description (self->done, text);
  forget_choices (self, self->path);
  leave (self);
  show_page (self, "done");
  gtk_widget_grab_focus (self->history_button);
}

/* Taking is over only after the portfolio has changed: that is no change to compare with. */
static void
stored_cb (gpointer owner, gpointer result, const GError *error)
{
  const Taking *taking = g_object_get_data (owner, TAKING_KEY);
  AssayMergeSection *self = taking->section;
  gboolean is_here =
      self->shown == taking->document && assay_section_is_editable (ASSAY_SECTION (self));
  g_autoptr (GError) refused = NULL;
  gboolean is_taken =
      error == NULL && is_here
      && assay_document_apply_merge (taking->document, taking->merge, taking->contents, &refused);

  self->is_taking = FALSE;
  if (is_taken)
    {
      show_done (self);
      return;
    }
  if (refused == NULL)
    assay_merge_contents_take_back (taking->contents, assay_document_get_folder (taking->document));
  update_actions (self);
  if (error != NULL || refused != NULL)
    assay_report_error (GTK_WIDGET (self), error != NULL ? error : refused);
  if (refused != NULL)
    compare (self);
}

static void
take (AssayMergeSection *self)
{
  AssayMergeStoring *storing = assay_merge_storing_new (self->shown, self->reading, self->page);
  Taking *taking = g_new0 (Taking, 1);
  AssayProgressDialog *dialog;

  taking->section = g_object_ref (self);
  taking->document = g_object_ref (self->shown);
  taking->merge = assay_merge_ref (self->page->merge);
  taking->contents = assay_merge_contents_ref (assay_merge_storing_get_contents (storing));
  self->is_taking = TRUE;
  update_actions (self);
  dialog = assay_progress_dialog_run (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                      _ ("Taking in the other copy"), assay_merge_storing_run,
                                      storing, assay_merge_storing_free, stored_cb);
  g_object_set_data_full (G_OBJECT (dialog), TAKING_KEY, taking, taking_free);
}

/* What was typed a moment ago may not be in it yet. */
static void
take_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayMergeSection *self = ASSAY_MERGE_SECTION (widget);

  settle_cards (self);
  if (self->work != NULL)
    self->is_wanted = TRUE;
  else
    take (self);
}

static void
begin_again_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayMergeSection *self = ASSAY_MERGE_SECTION (widget);

  leave (self);
  assay_merge_begin_focus (self->begin);
}

/* --- The section --- */

static void
assay_merge_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayMergeSection *self = ASSAY_MERGE_SECTION (section);

  if (document != self->shown)
    {
      self->shown = document;
      leave (self);
    }
  else if (self->reading != NULL && !self->is_taking)
    compare (self);
}

/* A second version that lies in the portfolio's own folder, while it does. */
static void
assay_merge_section_show_subject (AssaySection *section, const char *subject)
{
  AssayMergeSection *self = ASSAY_MERGE_SECTION (section);
  g_autofree char *path = NULL;

  if (subject == NULL || strchr (subject, G_DIR_SEPARATOR) != NULL
      || !assay_section_is_editable (section))
    return;
  if (self->shown != assay_section_get_document (section))
    assay_section_refresh (section);
  path = g_build_filename (assay_document_get_path (self->shown), subject, NULL);
  if (g_strcmp0 (path, self->path) != 0 && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    assay_merge_section_compare_with (self, path);
}

static void
assay_merge_section_settle (AssaySection *section)
{
  settle_cards (ASSAY_MERGE_SECTION (section));
}

static void
assay_merge_section_dispose (GObject *object)
{
  AssayMergeSection *self = ASSAY_MERGE_SECTION (object);

  g_clear_pointer (&self->work, assay_work_forget);

  G_OBJECT_CLASS (assay_merge_section_parent_class)->dispose (object);
}

static void
assay_merge_section_finalize (GObject *object)
{
  AssayMergeSection *self = ASSAY_MERGE_SECTION (object);

  g_free (self->path);
  g_clear_pointer (&self->page, assay_merge_page_free);
  g_clear_pointer (&self->reading, assay_merge_reading_unref);
  g_clear_pointer (&self->choices, assay_merge_choices_free);

  G_OBJECT_CLASS (assay_merge_section_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/merge/assay-merge-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayMergeSection, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeSection, begin);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeSection, busy_label);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeSection, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeSection, name);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeSection, summary);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeSection, caution_box);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeSection, caution);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeSection, taken);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeSection, conflicts_part);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeSection, conflicts);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeSection, rest);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeSection, standing);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeSection, history_button);
  gtk_widget_class_bind_template_child (widget_class, AssayMergeSection, done);
  gtk_widget_class_bind_template_callback (widget_class, assay_merge_section_compare_with);
  gtk_widget_class_bind_template_callback (widget_class, forgotten_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "merge.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "merge.rest-ours", NULL, choose_rest_cb);
  gtk_widget_class_install_action (widget_class, "merge.rest-theirs", NULL, choose_rest_cb);
  gtk_widget_class_install_action (widget_class, "merge.later", NULL, later_cb);
  gtk_widget_class_install_action (widget_class, "merge.take", NULL, take_cb);
  gtk_widget_class_install_action (widget_class, "merge.begin-again", NULL, begin_again_cb);
}

static void
assay_merge_section_class_init (AssayMergeSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_merge_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_merge_section_finalize;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_merge_section_refresh;
  ASSAY_SECTION_CLASS (klass)->show_subject = assay_merge_section_show_subject;
  ASSAY_SECTION_CLASS (klass)->settle = assay_merge_section_settle;
  g_type_ensure (ASSAY_TYPE_COLUMNS);
  g_type_ensure (ASSAY_TYPE_MERGE_BEGIN);
  g_type_ensure (ASSAY_TYPE_MERGE_TAKEN);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
assay_merge_section_init (AssayMergeSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_file_intake_take_drops (ASSAY_SECTION (self), files_arrived_cb);
  update_actions (self);
}
