/* The pack: what stands in the way, and writing it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the portfolio says is checked at once and anew with every change; the evidence files are
 * read on a thread, again only when there are other files or somebody asks for it. A pack is
 * written from the readiness of the moment in which it was asked for, whatever is edited meanwhile.
 */

#include "app/pack/assay-pack-section.h"

#include "app/assay-report.h"
#include "app/assay-work.h"
#include "app/pack/assay-board-report.h"
#include "app/pack/assay-pack-job.h"
#include "app/pack/assay-pack-lines.h"
#include "app/pack/assay-saved-file.h"
#include "app/pack/assay-submit-part.h"
#include "app/widgets/assay-expander.h"
#include "app/widgets/assay-keyed-list.h"
#include "app/widgets/assay-path-dialog.h"
#include "pack/assay-pack-bind.h"
#include "pack/assay-pack-check.h"
#include "pack/html/assay-html-document.h"
#include "present/assay-pack-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MOST_ROWS_AT_FIRST 50u

struct _AssayPackSection
{
  AssaySection parent_instance;
  AssayDocument *shown; /* borrowed; only compared */
  AssayPackState *state;
  AssayPortfolio *checked;
  GPtrArray *of_contents;
  AssayWork *checking;
  AssayWork *writing;
  char *target;
  char *earlier; /* the pack whose page numbers are kept, or NULL */
  char *written;
  char *html; /* what is written beside it; NULL: nothing */
  gboolean shows_all[ASSAY_N_SEVERITIES];

  GtkLabel *verdict;
  GtkLabel *lead;
  GtkLabel *caution;
  GtkButton *write_button;
  GtkButton *earlier_button;
  GtkLabel *earlier_label;
  GtkWidget *afresh_button;
  GtkCheckButton *html_check;
  AssayBoardReport *board_report;
  AssaySubmitPart *submit_part;
  GtkWidget *writing_box;
  GtkLabel *writing_label;
  GtkProgressBar *writing_bar;
  AdwPreferencesGroup *result;
  AdwActionRow *result_row;
  AdwExpanderRow *not_shown;
  GPtrArray *not_shown_rows;
  GtkWidget *checking_box;
  GtkLabel *checking_label;
  GtkProgressBar *checking_bar;
  GtkButton *check_button;
  GtkWidget *nothing;
  GtkWidget *groups[ASSAY_N_SEVERITIES];
  GtkLabel *titles[ASSAY_N_SEVERITIES];
  GtkListBox *lists[ASSAY_N_SEVERITIES];
  GtkButton *more[ASSAY_N_SEVERITIES];
};

G_DEFINE_FINAL_TYPE (AssayPackSection, assay_pack_section, ASSAY_TYPE_SECTION)

/* --- Opening things outside --- */

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayPackSection *self = ASSAY_PACK_SECTION (widget);
  g_autofree char *folder = g_path_get_dirname (self->written);

  assay_saved_file_show (widget, g_str_equal (action, "pack.open") ? self->written : folder);
}

/* --- The findings --- */

static void
fill_group (AssayPackSection *self, guint severity)
{
  const GPtrArray *rows = self->state->groups[severity];
  guint n_shown = self->shows_all[severity] ? rows->len : MIN (rows->len, MOST_ROWS_AT_FIRST);
  g_autofree char *more = g_strdup_printf (_ ("Show all %u"), rows->len);

  gtk_label_set_text (self->titles[severity], self->state->titles[severity]);
  assay_keyed_list_fill (self->lists[severity], rows, n_shown, assay_pack_lines_get_rows (), self);
  gtk_button_set_label (self->more[severity], more);
  gtk_widget_set_visible (GTK_WIDGET (self->more[severity]), n_shown < rows->len);
  gtk_widget_set_visible (self->groups[severity], rows->len > 0);
}

static void
more_cb (AssayPackSection *self, GtkButton *button)
{
  for (guint i = 0; i < ASSAY_N_SEVERITIES; i++)
    if (button == self->more[i])
      {
        self->shows_all[i] = TRUE;
        fill_group (self, i);
        gtk_widget_grab_focus (
            GTK_WIDGET (gtk_list_box_get_row_at_index (self->lists[i], (int) MOST_ROWS_AT_FIRST)));
      }
}

static void
row_activated_cb (AssayPackSection *self, GtkListBoxRow *row)
{
  const char *key = assay_keyed_list_get_key (row);

  for (guint i = 0; i < ASSAY_N_SEVERITIES; i++)
    for (guint k = 0; k < self->state->groups[i]->len; k++)
      {
        const AssayPackRow *state = self->state->groups[i]->pdata[k];

        if (!g_str_equal (state->key, key))
          continue;
        if (state->way.is_folder)
          assay_saved_file_show (GTK_WIDGET (self), assay_document_get_path (self->shown));
        else if (state->way.place != NULL)
          gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", state->way.place);
        return;
      }
}

/* --- Reading the evidence files --- */

static void
checking_advanced_cb (gpointer owner, double fraction, const char *what)
{
  AssayPackSection *self = owner;

  gtk_progress_bar_set_fraction (self->checking_bar, MAX (fraction, 0));
}

static void
show_checking (AssayPackSection *self)
{
  gboolean busy = self->checking != NULL;

  gtk_widget_set_visible (self->checking_box, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pack.check", !busy);
}

static void
checked_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayPackSection *self = owner;

  self->checking = NULL;
  if (error != NULL)
    {
      assay_report_error (GTK_WIDGET (self), error);
      show_checking (self);
      return;
    }
  g_clear_pointer (&self->of_contents, g_ptr_array_unref);
  self->of_contents = result;
  assay_section_refresh (ASSAY_SECTION (self));
}

static void
start_checking (AssayPackSection *self, AssayDocument *document)
{
  g_clear_pointer (&self->checking, assay_work_forget);
  g_clear_pointer (&self->of_contents, g_ptr_array_unref);
  g_clear_pointer (&self->checked, assay_portfolio_unref);
  self->checked = assay_portfolio_ref (assay_document_get_portfolio (document));
  gtk_progress_bar_set_fraction (self->checking_bar, 0);
  self->checking = assay_pack_check_start (self, document, checking_advanced_cb, checked_cb);
  show_checking (self);
}

static void
check_again_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayPackSection *self = ASSAY_PACK_SECTION (widget);

  start_checking (self, self->shown);
  assay_section_refresh (ASSAY_SECTION (self));
}

/* --- Writing --- */

static void
writing_advanced_cb (gpointer owner, double fraction, const char *what)
{
  AssayPackSection *self = owner;

  gtk_progress_bar_set_fraction (self->writing_bar, MAX (fraction, 0));
  gtk_label_set_text (self->writing_label, what);
}

static void
show_writing (AssayPackSection *self)
{
  gboolean busy = self->writing != NULL;

  gtk_widget_set_visible (self->writing_box, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pack.write", !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->html_check), !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pack.keep-numbers", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pack.number-afresh", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pack.cancel", busy);
}

static void
show_report (AssayPackSection *self, const AssayPackReport *report)
{
  g_autofree char *name = g_path_get_basename (self->written);
  g_autofree char *shown_name = g_filename_display_name (name);
  g_autofree char *summary = assay_pack_lines_dup_summary (report, self->html);
  g_autofree char *not_shown =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item is not shown",
                                    "%u items are not shown", report->not_shown->len),
                       report->not_shown->len);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->result_row), shown_name);
  adw_action_row_set_subtitle (self->result_row, summary);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->not_shown), not_shown);
  assay_expander_set_name (self->not_shown, not_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->not_shown), report->not_shown->len > 0);
  for (guint i = 0; i < self->not_shown_rows->len; i++)
    adw_expander_row_remove (self->not_shown, self->not_shown_rows->pdata[i]);
  g_ptr_array_set_size (self->not_shown_rows, 0);
  for (guint i = 0; i < report->not_shown->len; i++)
    {
      GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                     report->not_shown->pdata[i], NULL);

      adw_expander_row_add_row (self->not_shown, row);
      g_ptr_array_add (self->not_shown_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->result), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->result_row));
}

static void
written_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayPackSection *self = owner;
  g_autoptr (AssayPackReport) report = result;

  self->writing = NULL;
  show_writing (self);
  if (error != NULL)
    {
      g_clear_pointer (&self->target, g_free);
      assay_report_error (GTK_WIDGET (self), error);
      gtk_widget_grab_focus (GTK_WIDGET (self->write_button));
      return;
    }
  g_free (self->written);
  self->written = g_steal_pointer (&self->target);
  show_report (self, report);
}

void
assay_pack_section_write_to (AssayPackSection *self, const char *path)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *html = NULL;

  if (!assay_pack_state_check_target (assay_document_get_path (document), path, &error)
      || (gtk_check_button_get_active (self->html_check)
          && (html = assay_html_choose_path (path, &error)) == NULL))
    {
      assay_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_free (self->html);
  self->html = g_steal_pointer (&html);
  g_free (self->target);
  self->target = g_strdup (path);
  gtk_widget_set_visible (GTK_WIDGET (self->result), FALSE);
  writing_advanced_cb (self, 0, _ ("Reading the evidence…"));
  self->writing = assay_pack_job_start (self, document, path, self->html, self->earlier,
                                        writing_advanced_cb, written_cb);
  show_writing (self);
}

gboolean
assay_pack_section_is_busy (AssayPackSection *self)
{
  return self->checking != NULL || self->writing != NULL;
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayPackSection *self = ASSAY_PACK_SECTION (widget);

  gtk_label_set_text (self->writing_label, _ ("Stopping…"));
  gtk_widget_action_set_enabled (widget, "pack.cancel", FALSE);
  assay_work_cancel (self->writing);
}

static void
place_chosen_cb (GtkWidget *owner, const char *path)
{
  assay_pack_section_write_to (ASSAY_PACK_SECTION (owner), path);
}

static void
write_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayPackSection *self = ASSAY_PACK_SECTION (widget);

  assay_saved_file_choose (widget, _ ("Write the pack"), self->shown, self->state->file_name,
                           place_chosen_cb);
}

/* --- The earlier pack --- */

void
assay_pack_section_keep_numbers_of (AssayPackSection *self, const char *path)
{
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *words =
      path != NULL ? g_strdup_printf (_ ("Keeps the page numbers of %s"), name) : NULL;

  g_free (self->earlier);
  self->earlier = g_strdup (path);
  gtk_label_set_text (self->earlier_label, words != NULL ? words : _ ("Keep the page numbers of…"));
  gtk_widget_set_visible (self->afresh_button, path != NULL);
}

static void
earlier_chosen_cb (gpointer owner, GPtrArray *paths, gpointer data)
{
  assay_pack_section_keep_numbers_of (owner, paths->pdata[0]);
}

static void
keep_numbers_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Keep the page numbers of an earlier pack"),
                                   GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Choose"), _ ("_Cancel"));

  assay_path_dialog_ask (dialog, widget, earlier_chosen_cb, NULL, NULL);
}

static void
number_afresh_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayPackSection *self = ASSAY_PACK_SECTION (widget);

  assay_pack_section_keep_numbers_of (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->earlier_button));
}

/* --- The whole --- */

static void
begin_document (AssayPackSection *self, AssayDocument *document)
{
  self->shown = document;
  g_clear_pointer (&self->writing, assay_work_forget);
  g_clear_pointer (&self->checked, assay_portfolio_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->result), FALSE);
  assay_pack_section_keep_numbers_of (self, NULL);
  for (guint i = 0; i < ASSAY_N_SEVERITIES; i++)
    self->shows_all[i] = FALSE;
  show_writing (self);
}

static void
assay_pack_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayPackSection *self = ASSAY_PACK_SECTION (section);
  g_autoptr (GPtrArray) of_folder = NULL;
  g_autoptr (GPtrArray) of_here = assay_pack_check (assay_document_get_readiness (document));
  guint n_rows = 0;

  if (document != self->shown)
    begin_document (self, document);
  assay_board_report_set_document (self->board_report, document);
  if (!assay_pack_state_has_same_files (self->checked, assay_document_get_portfolio (document)))
    start_checking (self, document);
  /* Without a cancellable it always comes to its end. */
  of_folder = assay_portfolio_folder_check (assay_document_get_folder (document), FALSE,
                                            ASSAY_PROGRESS_NONE, NULL, NULL);
  if (of_folder != NULL)
    g_ptr_array_extend_and_steal (of_here, g_steal_pointer (&of_folder));
  g_clear_pointer (&self->state, assay_pack_state_free);
  self->state =
      assay_pack_state_new (assay_document_get_readiness (document),
                            assay_document_get_today (document), of_here, self->of_contents);

  gtk_label_set_text (self->verdict, self->state->verdict);
  gtk_label_set_text (self->lead, self->state->lead);
  gtk_label_set_text (self->caution, self->state->caution != NULL ? self->state->caution : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caution), self->state->caution != NULL);
  for (guint i = 0; i < ASSAY_N_SEVERITIES; i++)
    {
      fill_group (self, i);
      n_rows += self->state->groups[i]->len;
    }
  assay_submit_part_set_document (self->submit_part, document, self->of_contents);
  show_checking (self);
  gtk_widget_set_visible (self->nothing, n_rows == 0 && self->checking == NULL);
}

static void
assay_pack_section_dispose (GObject *object)
{
  AssayPackSection *self = ASSAY_PACK_SECTION (object);

  g_clear_pointer (&self->checking, assay_work_forget);
  g_clear_pointer (&self->writing, assay_work_forget);

  G_OBJECT_CLASS (assay_pack_section_parent_class)->dispose (object);
}

static void
assay_pack_section_finalize (GObject *object)
{
  AssayPackSection *self = ASSAY_PACK_SECTION (object);

  g_clear_pointer (&self->state, assay_pack_state_free);
  g_clear_pointer (&self->checked, assay_portfolio_unref);
  g_clear_pointer (&self->of_contents, g_ptr_array_unref);
  g_ptr_array_unref (self->not_shown_rows);
  g_free (self->target);
  g_free (self->earlier);
  g_free (self->written);
  g_free (self->html);

  G_OBJECT_CLASS (assay_pack_section_parent_class)->finalize (object);
}

static void
bind_groups (GtkWidgetClass *widget_class)
{
  static const char *const ids[ASSAY_N_SEVERITIES] = { "blocking", "warning", "advice" };
  static const struct
  {
    const char *suffix;
    gsize offset;
    gsize size;
  } parts[] = {
    { "group", G_STRUCT_OFFSET (AssayPackSection, groups), sizeof (GtkWidget *) },
    { "title", G_STRUCT_OFFSET (AssayPackSection, titles), sizeof (GtkLabel *) },
    { "list", G_STRUCT_OFFSET (AssayPackSection, lists), sizeof (GtkListBox *) },
    { "more", G_STRUCT_OFFSET (AssayPackSection, more), sizeof (GtkButton *) },
  };

  for (guint i = 0; i < ASSAY_N_SEVERITIES; i++)
    for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
      {
        g_autofree char *id = g_strconcat (ids[i], "_", parts[k].suffix, NULL);

        gtk_widget_class_bind_template_child_full (widget_class, id, FALSE,
                                                   (gssize) (parts[k].offset + i * parts[k].size));
      }
}

static void
assay_pack_section_class_init (AssayPackSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_pack_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_pack_section_finalize;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_pack_section_refresh;

  g_type_ensure (ASSAY_TYPE_BOARD_REPORT);
  g_type_ensure (ASSAY_TYPE_SUBMIT_PART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/pack/assay-pack-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, verdict);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, lead);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, caution);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, write_button);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, earlier_button);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, earlier_label);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, afresh_button);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, html_check);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, board_report);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, submit_part);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, writing_box);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, writing_label);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, writing_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, result);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, result_row);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, not_shown);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, checking_box);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, checking_label);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, checking_bar);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, check_button);
  gtk_widget_class_bind_template_child (widget_class, AssayPackSection, nothing);
  bind_groups (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_install_action (widget_class, "pack.write", NULL, write_cb);
  gtk_widget_class_install_action (widget_class, "pack.keep-numbers", NULL, keep_numbers_cb);
  gtk_widget_class_install_action (widget_class, "pack.number-afresh", NULL, number_afresh_cb);
  gtk_widget_class_install_action (widget_class, "pack.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "pack.check", NULL, check_again_cb);
  gtk_widget_class_install_action (widget_class, "pack.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "pack.show-in-folder", NULL, open_cb);
}

static void
assay_pack_section_init (AssayPackSection *self)
{
  self->not_shown_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
