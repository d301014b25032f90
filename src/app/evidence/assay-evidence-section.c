/* The evidence section.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/evidence/assay-evidence-section.h"

#include "app/assay-report.h"
#include "app/evidence/assay-evidence-adding.h"
#include "app/evidence/assay-evidence-opening.h"
#include "app/evidence/assay-evidence-pane.h"
#include "app/evidence/assay-evidence-plain.h"
#include "app/evidence/assay-evidence-table.h"
#include "app/widgets/assay-file-intake.h"
#include "present/assay-evidence-state.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayEvidenceSection
{
  AssaySection parent_instance;
  guint replaced; /* whose file a newer one was asked for */

  GtkStack *pages;
  AdwFlap *flap;
  AssayEvidenceTable *table;
  AssayEvidencePane *pane;
};

G_DEFINE_FINAL_TYPE (AssayEvidenceSection, assay_evidence_section, ASSAY_TYPE_SECTION)

static AssayDocument *
get_document (AssayEvidenceSection *self)
{
  return assay_section_get_document (ASSAY_SECTION (self));
}

/* The item whose details are shown, or NULL. */
static const AssayEvidence *
get_item (AssayEvidenceSection *self)
{
  AssayDocument *document = get_document (self);
  guint number = assay_evidence_table_get_chosen (self->table);

  return document != NULL && number > 0
             ? assay_portfolio_lookup_evidence (assay_document_get_portfolio (document), number)
             : NULL;
}

/* --- Showing --- */

static gboolean
is_absent (AssayDocument *document, guint number)
{
  const GArray *absent = assay_document_get_readiness (document)->absent;

  for (guint i = 0; absent != NULL && i < absent->len; i++)
    if (g_array_index (absent, guint, i) == number)
      return TRUE;

  return FALSE;
}

static void
update_actions (AssayEvidenceSection *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AssayDocument *document = get_document (self);
  const AssayEvidence *item = get_item (self);
  gboolean can_write = document != NULL && !assay_document_is_read_only (document);
  gboolean is_file = item != NULL && item->basis == ASSAY_BASIS_FILE;
  gboolean can_open = is_file && !is_absent (document, item->number);

  gtk_widget_action_set_enabled (widget, "evidence.add-files", can_write);
  gtk_widget_action_set_enabled (widget, "evidence.add-plain", can_write);
  gtk_widget_action_set_enabled (widget, "evidence.paste", can_write);
  gtk_widget_action_set_enabled (widget, "evidence.preview", can_open);
  gtk_widget_action_set_enabled (widget, "evidence.open", can_open);
  gtk_widget_action_set_enabled (widget, "evidence.replace",
                                 can_write && is_file && !item->withdrawn);
  gtk_widget_action_set_enabled (widget, "evidence.withdraw", can_write && item != NULL);
}

static void
show_details (AssayEvidenceSection *self, gboolean reveal)
{
  AssayDocument *document = get_document (self);
  guint number = assay_evidence_table_get_chosen (self->table);
  gboolean is_shown =
      document != NULL && number > 0 && assay_evidence_pane_show (self->pane, document, number);

  if (!is_shown)
    adw_flap_set_reveal_flap (self->flap, FALSE);
  else if (reveal)
    adw_flap_set_reveal_flap (self->flap, TRUE);
  update_actions (self);
}

static void
chosen_cb (AssayEvidenceSection *self, guint number)
{
  show_details (self, TRUE);
}

/* Nothing is chosen while no details are shown, so that the same row can be chosen again. */
static void
reveal_changed_cb (AssayEvidenceSection *self)
{
  if (adw_flap_get_reveal_flap (self->flap))
    return;
  assay_evidence_pane_write (self->pane);
  assay_evidence_table_choose (self->table, 0);
}

static void
assay_evidence_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayEvidenceSection *self = ASSAY_EVIDENCE_SECTION (section);
  g_autoptr (GPtrArray) rows = assay_evidence_state_new (assay_document_get_readiness (document),
                                                         assay_document_get_today (document),
                                                         assay_document_get_altered (document));

  assay_evidence_table_set_rows (self->table, rows);
  gtk_stack_set_visible_child_name (self->pages, rows->len > 0 ? "items" : "empty");
  show_details (self, FALSE);
}

static void
assay_evidence_section_show_subject (AssaySection *section, const char *subject)
{
  AssayEvidenceSection *self = ASSAY_EVIDENCE_SECTION (section);
  AssayDocument *document = get_document (self);
  const AssayEvidence *item;

  if (subject == NULL || document == NULL)
    return;
  /* It may have come while the section was out of sight. */
  assay_section_refresh (section);
  item = assay_portfolio_find_evidence (assay_document_get_portfolio (document), subject, NULL);
  if (item == NULL)
    return;
  assay_evidence_table_choose (self->table, item->number);
  show_details (self, TRUE);
}

/* --- Adding --- */

static void
added_cb (gpointer owner, const GArray *numbers)
{
  AssayEvidenceSection *self = owner;

  assay_evidence_table_choose (self->table, g_array_index (numbers, guint, 0));
}

static void
files_arrived (gpointer owner, GPtrArray *paths)
{
  assay_evidence_add_files (ASSAY_SECTION (owner), paths, added_cb, owner);
}

static void
newer_file_arrived (gpointer owner, GPtrArray *paths)
{
  AssayEvidenceSection *self = owner;

  if (self->replaced > 0 && get_document (self) != NULL)
    assay_evidence_replace_file (ASSAY_SECTION (self), self->replaced,
                                 g_ptr_array_index (paths, 0));
}

static void
add_files_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  assay_file_intake_choose (widget, _ ("Add Evidence"), _ ("_Add"), TRUE, files_arrived);
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!assay_file_intake_paste (ASSAY_SECTION (widget), files_arrived))
    assay_report_toast (widget,
                        _ ("There is no file to paste; copy one in the file manager first."), NULL,
                        NULL, NULL);
}

static void
described_cb (AssayEvidenceSection *self, int basis, const char *title)
{
  AssayDocument *document = get_document (self);
  g_autoptr (AssayEvidence) fields = assay_evidence_new (0);
  g_autoptr (GError) error = NULL;
  guint number;

  fields->basis = (AssayBasis) basis;
  fields->title = g_strdup (title);
  number = assay_portfolio_folder_get_next_evidence_number (assay_document_get_folder (document));
  if (assay_section_apply (ASSAY_SECTION (self),
                           assay_edit_add_evidence (assay_document_get_portfolio (document),
                                                    assay_document_get_scheme (document), fields,
                                                    number, &error),
                           &error))
    assay_evidence_table_choose (self->table, number);
}

static void
add_plain_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  AssayEvidencePlain *dialog =
      assay_evidence_plain_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);

  g_signal_connect_object (dialog, "described", G_CALLBACK (described_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- What is done with one item --- */

static void
preview_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const AssayEvidence *item = get_item (ASSAY_EVIDENCE_SECTION (widget));
  g_autofree char *label = item != NULL ? assay_evidence_format_number (item->number) : NULL;

  if (label != NULL)
    gtk_widget_activate_action (widget, "win.preview", "s", label);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayEvidenceSection *self = ASSAY_EVIDENCE_SECTION (widget);

  assay_evidence_open_copy (widget, get_document (self),
                            assay_evidence_table_get_chosen (self->table));
}

static void
replace_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayEvidenceSection *self = ASSAY_EVIDENCE_SECTION (widget);

  self->replaced = assay_evidence_table_get_chosen (self->table);
  assay_file_intake_choose (widget, _ ("Replace by a Newer File"), _ ("_Replace"), FALSE,
                            newer_file_arrived);
}

static void
withdraw_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayEvidenceSection *self = ASSAY_EVIDENCE_SECTION (widget);
  AssayDocument *document = get_document (self);
  const AssayEvidence *item = get_item (self);
  g_autoptr (AssayEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (item == NULL)
    return;
  assay_evidence_pane_write (self->pane);
  item = get_item (self);
  edit = assay_edit_withdraw_evidence (assay_document_get_portfolio (document), item->number,
                                       !item->withdrawn, &error);
  if (!assay_section_apply (ASSAY_SECTION (self), edit != NULL ? assay_edit_ref (edit) : NULL,
                            &error))
    return;
  text = assay_wording_edit (assay_document_get_scheme (document), edit);
  assay_report_toast (widget, text, _ ("Undo"), "win.undo", NULL);
}

static void
close_details_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayEvidenceSection *self = ASSAY_EVIDENCE_SECTION (widget);

  adw_flap_set_reveal_flap (self->flap, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

/* --- Coming and going --- */

/* Where the system does not tell of changes to files (a folder on a server), coming here looks. */
static void
assay_evidence_section_map (GtkWidget *widget)
{
  AssayDocument *document = get_document (ASSAY_EVIDENCE_SECTION (widget));

  GTK_WIDGET_CLASS (assay_evidence_section_parent_class)->map (widget);
  if (document != NULL)
    assay_document_look_at_files (document);
}

static void
assay_evidence_section_settle (AssaySection *section)
{
  assay_evidence_pane_write (ASSAY_EVIDENCE_SECTION (section)->pane);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "evidence.add-files", NULL, add_files_cb);
  gtk_widget_class_install_action (widget_class, "evidence.add-plain", NULL, add_plain_cb);
  gtk_widget_class_install_action (widget_class, "evidence.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "evidence.preview", NULL, preview_cb);
  gtk_widget_class_install_action (widget_class, "evidence.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "evidence.replace", NULL, replace_cb);
  gtk_widget_class_install_action (widget_class, "evidence.withdraw", NULL, withdraw_cb);
  gtk_widget_class_install_action (widget_class, "evidence.close-details", NULL, close_details_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "evidence.paste",
                                       NULL);
}

static void
assay_evidence_section_class_init (AssayEvidenceSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = assay_evidence_section_map;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_evidence_section_refresh;
  ASSAY_SECTION_CLASS (klass)->show_subject = assay_evidence_section_show_subject;
  ASSAY_SECTION_CLASS (klass)->settle = assay_evidence_section_settle;
  g_type_ensure (ASSAY_TYPE_EVIDENCE_TABLE);
  g_type_ensure (ASSAY_TYPE_EVIDENCE_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/assay/Assay/evidence/assay-evidence-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayEvidenceSection, pages);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidenceSection, flap);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidenceSection, table);
  gtk_widget_class_bind_template_child (widget_class, AssayEvidenceSection, pane);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, reveal_changed_cb);
  install_actions (widget_class);
}

static void
assay_evidence_section_init (AssayEvidenceSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_file_intake_take_drops (ASSAY_SECTION (self), files_arrived);
  update_actions (self);
}
