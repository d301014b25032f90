/* Cites the page on show for the criterion the person is at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/preview/assay-cite-box.h"

#include "app/assay-report.h"
#include "app/widgets/assay-form-draft.h"
#include "app/widgets/assay-problem.h"
#include "base/assay-text.h"
#include "present/assay-preview-state.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define DRAFT "cite-box"

struct _AssayCiteBox
{
  AdwBin parent_instance;
  AssayDocument *document;
  gulong closing;
  char *criterion;
  guint evidence;
  guint page;
  gboolean is_filling;
  gboolean has_own_pages; /* the person has written some */

  GtkLabel *heading;
  AdwEntryRow *pages;
  AdwEntryRow *place;
  AdwEntryRow *why;
  GtkLabel *message;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (AssayCiteBox, assay_cite_box, ADW_TYPE_BIN)

static const AssayEvidence *
get_item (AssayCiteBox *self)
{
  return self->document != NULL
             ? assay_portfolio_lookup_evidence (assay_document_get_portfolio (self->document),
                                                self->evidence)
             : NULL;
}

/* --- Inline errors --- */

static void
say_fault (AssayCiteBox *self, AssayCiteFault fault, const char *message)
{
  AdwEntryRow *const rows[] = { NULL, self->pages, self->place, self->why };

  for (guint i = 1; i < G_N_ELEMENTS (rows); i++)
    assay_problem_show (GTK_WIDGET (rows[i]), self->message, NULL);
  if (fault == ASSAY_CITE_FAULT_NONE)
    return;
  assay_problem_show (GTK_WIDGET (rows[fault]), self->message, message);
  gtk_widget_grab_focus (GTK_WIDGET (rows[fault]));
}

/* --- Filling --- */

static void
fill (AssayCiteBox *self, AdwEntryRow *row, const char *text)
{
  self->is_filling = TRUE;
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  self->is_filling = FALSE;
}

static void
fill_page (AssayCiteBox *self)
{
  g_autofree char *text = self->page > 0 ? g_strdup_printf ("%u", self->page) : g_strdup ("");

  if (!self->has_own_pages)
    fill (self, self->pages, text);
}

static void
pages_changed_cb (AssayCiteBox *self)
{
  if (self->is_filling)
    return;
  self->has_own_pages = !assay_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->pages)));
  say_fault (self, ASSAY_CITE_FAULT_NONE, NULL);
}

static void
text_changed_cb (AssayCiteBox *self)
{
  if (!self->is_filling && gtk_widget_get_visible (GTK_WIDGET (self->message)))
    say_fault (self, ASSAY_CITE_FAULT_NONE, NULL);
}

static void
start_anew (AssayCiteBox *self)
{
  self->has_own_pages = FALSE;
  fill_page (self);
  fill (self, self->place, "");
  fill (self, self->why, "");
  say_fault (self, ASSAY_CITE_FAULT_NONE, NULL);
}

/* --- What is half written --- */

static char *
dup_draft_subject (AssayCiteBox *self)
{
  g_autofree char *number = assay_evidence_format_number (self->evidence);

  return g_strconcat (self->criterion, " ", number, NULL);
}

/* Pages that only follow the page on show are not the person's own. */
static guint
list_fields (AssayCiteBox *self, AssayFormField *fields, gboolean with_pages)
{
  fields[0] = (AssayFormField){ "place", GTK_EDITABLE (self->place) };
  fields[1] = (AssayFormField){ "why", GTK_EDITABLE (self->why) };
  fields[2] = (AssayFormField){ "pages", GTK_EDITABLE (self->pages) };

  return with_pages ? 3 : 2;
}

static void
keep_draft (AssayCiteBox *self)
{
  AssayFormField fields[3];
  guint n_fields = list_fields (self, fields, self->has_own_pages);
  g_autofree char *subject = NULL;

  if (self->criterion == NULL)
    return;
  subject = dup_draft_subject (self);
  assay_form_draft_keep (self->document, DRAFT, subject, fields, n_fields, NULL, NULL);
}

static void
bring_back_draft (AssayCiteBox *self)
{
  AssayFormField fields[3];
  guint n_fields = list_fields (self, fields, FALSE);
  g_autofree char *subject = NULL;
  g_autoptr (AssayDraft) draft = NULL;

  start_anew (self);
  if (self->criterion == NULL)
    return;
  subject = dup_draft_subject (self);
  draft = assay_form_draft_bring_back (self->document, DRAFT, subject, fields, n_fields);
  self->has_own_pages = draft != NULL && *assay_draft_get (draft, "pages") != '\0';
  if (self->has_own_pages)
    fill (self, self->pages, assay_draft_get (draft, "pages"));
}

static void
take_document (AssayCiteBox *self, AssayDocument *document)
{
  if (self->document == document)
    return;
  g_clear_signal_handler (&self->closing, self->document);
  g_set_object (&self->document, document);
  if (document != NULL)
    self->closing = g_signal_connect_object (document, "closing", G_CALLBACK (keep_draft), self,
                                             G_CONNECT_SWAPPED);
}

/* --- Citing --- */

static void
cited (AssayCiteBox *self, AssayEdit *edit)
{
  g_autofree char *text = assay_wording_edit (assay_document_get_scheme (self->document), edit);

  start_anew (self);
  assay_report_toast (GTK_WIDGET (self), text, _ ("Undo"), "win.undo", NULL);
}

static void
cite_cb (AssayCiteBox *self)
{
  const AssayEvidence *item = get_item (self);
  const char *pages = gtk_editable_get_text (GTK_EDITABLE (self->pages));
  const char *place = gtk_editable_get_text (GTK_EDITABLE (self->place));
  const char *why = gtk_editable_get_text (GTK_EDITABLE (self->why));
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  AssayCiteFault fault;
  AssayEdit *edit;

  if (item == NULL || self->criterion == NULL)
    return;
  if (item->basis != ASSAY_BASIS_FILE)
    pages = NULL;
  fault = assay_preview_find_cite_fault (item, pages, place, why, &message);
  say_fault (self, fault, message);
  if (fault != ASSAY_CITE_FAULT_NONE)
    return;

  edit = assay_edit_cite (assay_document_get_portfolio (self->document),
                          assay_document_get_scheme (self->document), self->criterion,
                          self->evidence, assay_text_is_blank (pages) ? NULL : pages,
                          assay_text_is_blank (place) ? NULL : place, why, &error);
  if (edit == NULL)
    {
      say_fault (self, ASSAY_CITE_FAULT_WHY, error->message);
      return;
    }
  assay_edit_ref (edit);
  if (assay_document_apply (self->document, edit, &error))
    cited (self, edit);
  else
    assay_report_error (GTK_WIDGET (self), error);
  assay_edit_unref (edit);
}

/* --- Public --- */

void
assay_cite_box_set_page (AssayCiteBox *self, guint page)
{
  self->page = page;
  fill_page (self);
}

void
assay_cite_box_set_subject (AssayCiteBox *self,
                            AssayDocument *document,
                            const char *criterion,
                            guint evidence)
{
  gboolean is_new = g_strcmp0 (self->criterion, criterion) != 0 || self->evidence != evidence;
  g_autofree char *number = assay_evidence_format_number (evidence);
  g_autofree char *text = NULL;
  const AssayEvidence *item;
  gboolean is_file;

  if (is_new || self->document != document)
    {
      if (self->document != NULL)
        keep_draft (self);
      take_document (self, document);
      g_free (self->criterion);
      self->criterion = g_strdup (criterion);
      self->evidence = evidence;
      bring_back_draft (self);
    }
  item = get_item (self);
  is_file = item != NULL && item->basis == ASSAY_BASIS_FILE;
  gtk_widget_set_visible (GTK_WIDGET (self), item != NULL && criterion != NULL
                                                 && !assay_document_is_read_only (document));
  if (item == NULL || criterion == NULL)
    return;
  text = g_strdup_printf (_ ("Cite %s for %s"), number, criterion);
  gtk_label_set_text (self->heading, text);
  gtk_widget_set_visible (GTK_WIDGET (self->pages), is_file);
  gtk_button_set_label (self->button,
                        is_file && item->pages > 0 ? _ ("Cite this page") : _ ("Cite this item"));
}

static void
assay_cite_box_dispose (GObject *object)
{
  take_document (ASSAY_CITE_BOX (object), NULL);

  G_OBJECT_CLASS (assay_cite_box_parent_class)->dispose (object);
}

static void
assay_cite_box_finalize (GObject *object)
{
  g_free (ASSAY_CITE_BOX (object)->criterion);

  G_OBJECT_CLASS (assay_cite_box_parent_class)->finalize (object);
}

static void
assay_cite_box_class_init (AssayCiteBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_cite_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_cite_box_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/preview/assay-cite-box.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCiteBox, heading);
  gtk_widget_class_bind_template_child (widget_class, AssayCiteBox, pages);
  gtk_widget_class_bind_template_child (widget_class, AssayCiteBox, place);
  gtk_widget_class_bind_template_child (widget_class, AssayCiteBox, why);
  gtk_widget_class_bind_template_child (widget_class, AssayCiteBox, message);
  gtk_widget_class_bind_template_child (widget_class, AssayCiteBox, button);
  gtk_widget_class_bind_template_callback (widget_class, pages_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cite_cb);
}

static void
assay_cite_box_init (AssayCiteBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_hide (GTK_WIDGET (self));
}
