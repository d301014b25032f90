/* The evidence that a criterion's response cites.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that hold something unsaved outlive the criterion being on screen: they wait in @kept under
 * its id and come back with it.
 */

#include "app/criterion/assay-citation-list.h"

#include "app/assay-report.h"
#include "app/criterion/assay-citation-row.h"
#include "app/criterion/assay-evidence-picker.h"
#include "app/evidence/assay-evidence-adding.h"
#include "app/widgets/assay-file-intake.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

struct _AssayCitationList
{
  AdwBin parent_instance;
  AssayDocument *document;
  char *criterion;
  GPtrArray *rows;     /* AssayCitationRow: those of citations in order, then drafts */
  GHashTable *kept;    /* criterion -> GPtrArray of AssayCitationRow */
  GPtrArray *requests; /* GObject: files being added, each with its criterion */

  GtkWidget *add_button;
  GtkWidget *use_button;
  GtkListBox *list;
  GtkWidget *empty;
  AssayEvidencePicker *picker;
};

G_DEFINE_FINAL_TYPE (AssayCitationList, assay_citation_list, ADW_TYPE_BIN)

static AssaySection *
get_section (AssayCitationList *self)
{
  return ASSAY_SECTION (gtk_widget_get_ancestor (GTK_WIDGET (self), ASSAY_TYPE_SECTION));
}

static void
update_empty (AssayCitationList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->rows->len > 0);
  gtk_widget_set_visible (self->empty, self->rows->len == 0);
}

static void
drop_row (AssayCitationList *self, AssayCitationRow *row)
{
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_remove (self->rows, row);
  update_empty (self);
}

/* --- Saving one --- */

/* The place of a saved row among the response's citations. */
static guint
find_index (AssayCitationList *self, AssayCitationRow *row)
{
  guint index = 0;

  g_ptr_array_find (self->rows, row, &index);

  return index;
}

static AssayEdit *
make_edit (AssayCitationList *self, AssayCitationRow *row, GError **error)
{
  return assay_citation_row_make_edit (row, assay_document_get_portfolio (self->document),
                                       assay_document_get_scheme (self->document), self->criterion,
                                       find_index (self, row), error);
}

/* Closes the row and goes to its head: the button that was pressed is out of sight now. */
static void
close_row (AssayCitationRow *row)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), FALSE);
  gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

/* The row that shows the item last: that of what was just cited. */
static AssayCitationRow *
find_last_of (AssayCitationList *self, guint evidence)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      AssayCitationRow *row = self->rows->pdata[i - 1];

      if (!assay_citation_row_is_draft (row) && assay_citation_row_get_evidence (row) == evidence)
        return row;
    }

  return NULL;
}

static void
keep_drafts (AssayCitationList *self, const char *criterion, const GPtrArray *rows)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_draft_free);

  for (guint i = 0; i < rows->len; i++)
    {
      AssayDraft *draft = assay_citation_row_dup_unsaved (rows->pdata[i], criterion);

      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
    }
  assay_draft_store_replace (assay_document_get_drafts (self->document), ASSAY_CITATION_DRAFT,
                             criterion, drafts);
}

static void
row_apply_cb (AssayCitationList *self, AssayCitationRow *row)
{
  g_autoptr (AssayCitationRow) held = g_object_ref (row);
  g_autoptr (GError) error = NULL;
  AssayEdit *edit = make_edit (self, row, &error);
  AssayCitationRow *shown = row;

  if (edit == NULL)
    {
      assay_citation_row_show_error (row, error->message);
      return;
    }
  assay_citation_row_show_error (row, NULL);
  assay_citation_row_begin_saving (row, TRUE);
  if (assay_section_apply (get_section (self), edit, &error))
    {
      if (assay_citation_row_is_draft (row))
        {
          drop_row (self, row);
          shown = find_last_of (self, assay_citation_row_get_evidence (row));
        }
      if (shown != NULL)
        close_row (shown);
      keep_drafts (self, self->criterion, self->rows);
    }
  assay_citation_row_begin_saving (row, FALSE);
}

/* A citation that can be saved is; another waits until it can, or is discarded. */
static void
save_rows (AssayCitationList *self)
{
  g_autoptr (GPtrArray) unsaved = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->rows->len; i++)
    if (assay_citation_row_is_unsaved (self->rows->pdata[i]))
      g_ptr_array_add (unsaved, g_object_ref (self->rows->pdata[i]));
  for (guint i = 0; i < unsaved->len; i++)
    {
      AssayCitationRow *row = unsaved->pdata[i];
      AssayEdit *edit = make_edit (self, row, NULL);
      g_autoptr (GError) error = NULL;

      if (edit == NULL)
        continue;
      assay_citation_row_begin_saving (row, TRUE);
      if (assay_section_apply (get_section (self), edit, &error)
          && assay_citation_row_is_draft (row))
        drop_row (self, row);
      assay_citation_row_begin_saving (row, FALSE);
    }
}

/* Off screen, rows may be of citations that have gone or moved since. */
void
assay_citation_list_flush (AssayCitationList *self)
{
  if (self->criterion == NULL || assay_document_is_read_only (self->document)
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  save_rows (self);
  keep_drafts (self, self->criterion, self->rows);
}

static void
row_remove_cb (AssayCitationList *self, AssayCitationRow *row)
{
  g_autofree char *number = assay_evidence_format_number (assay_citation_row_get_evidence (row));
  g_autofree char *told = g_strdup_printf (_ ("%s is no longer cited here"), number);
  g_autoptr (GError) error = NULL;
  guint index = find_index (self, row);

  if (assay_citation_row_is_draft (row))
    {
      drop_row (self, row);
      keep_drafts (self, self->criterion, self->rows);
    }
  else if (assay_section_apply (
               get_section (self),
               assay_edit_remove_citation (assay_document_get_portfolio (self->document),
                                           assay_document_get_scheme (self->document),
                                           self->criterion, index, &error),
               &error))
    assay_report_toast (GTK_WIDGET (self), told, _ ("Undo"), "win.undo", NULL);
  else
    return;
  if (index < self->rows->len)
    gtk_widget_child_focus (self->rows->pdata[index], GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (self->add_button);
}

/* --- Rows --- */

static void
insert_row (AssayCitationList *self, AssayCitationRow *row, guint place)
{
  gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) place);
  g_ptr_array_insert (self->rows, (int) place, g_object_ref (row));
}

static AssayCitationRow *
adopt_row (AssayCitationList *self, AssayCitationRow *row)
{
  g_signal_connect_object (row, "apply", G_CALLBACK (row_apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (row_remove_cb), self, G_CONNECT_SWAPPED);

  return row;
}

/* Among rows from @from on, the one that shows the citation, or else, for one whose pages were
 * changed, one that shows the same item and nothing else that is still cited. */
static AssayCitationRow *
find_row (AssayCitationList *self, const GPtrArray *citations, guint from)
{
  const AssayCriterionCitation *citation = citations->pdata[from];

  for (guint i = from; i < self->rows->len; i++)
    if (assay_citation_row_is_of (self->rows->pdata[i], citation))
      return self->rows->pdata[i];
  for (guint i = from; i < self->rows->len; i++)
    {
      AssayCitationRow *row = self->rows->pdata[i];
      gboolean is_taken = assay_citation_row_is_draft (row)
                          || assay_citation_row_get_evidence (row) != citation->evidence;

      for (guint j = from + 1; j < citations->len && !is_taken; j++)
        is_taken = assay_citation_row_is_of (row, citations->pdata[j]);
      if (!is_taken)
        return row;
    }

  return NULL;
}

/* Moves, makes and fills rows so that they are those of @citations, with drafts after them. Rows
 * that stand where they should are not touched, so that focus stays. */
static void
fill_rows (AssayCitationList *self, const GPtrArray *citations, gboolean read_only)
{
  for (guint i = 0; i < citations->len; i++)
    {
      g_autoptr (AssayCitationRow) row = find_row (self, citations, i);

      if (row == NULL)
        {
          row = g_object_ref_sink (adopt_row (self, assay_citation_row_new ()));
          insert_row (self, row, i);
        }
      else
        {
          g_object_ref (row);
          if (row != self->rows->pdata[i])
            {
              drop_row (self, row);
              insert_row (self, row, i);
            }
        }
      assay_citation_row_set (row, citations->pdata[i], read_only);
    }
  for (guint i = self->rows->len; i > citations->len; i--)
    {
      AssayCitationRow *row = self->rows->pdata[i - 1];
      guint evidence = assay_citation_row_get_evidence (row);

      if (!assay_citation_row_is_draft (row)
          || assay_portfolio_lookup_evidence (assay_document_get_portfolio (self->document),
                                              evidence)
                 == NULL)
        drop_row (self, row);
    }
}

/* --- Criteria --- */

static void
keep_rows (AssayCitationList *self)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_object_unref);

  while (self->rows->len > 0)
    {
      AssayCitationRow *row = self->rows->pdata[0];

      if (assay_citation_row_is_unsaved (row))
        g_ptr_array_add (kept, g_object_ref (row));
      drop_row (self, row);
    }
  g_hash_table_replace (self->kept, g_strdup (self->criterion), kept);
}

static void
bring_back_drafts (AssayCitationList *self)
{
  AssayPortfolio *portfolio = assay_document_get_portfolio (self->document);
  g_autoptr (GPtrArray) drafts = assay_draft_store_list (assay_document_get_drafts (self->document),
                                                         ASSAY_CITATION_DRAFT, self->criterion);

  for (guint i = 0; i < drafts->len; i++)
    insert_row (self, adopt_row (self, assay_citation_row_new_kept (portfolio, drafts->pdata[i])),
                self->rows->len);
}

static void
bring_back_rows (AssayCitationList *self)
{
  GPtrArray *kept = g_hash_table_lookup (self->kept, self->criterion);

  for (guint i = 0; kept != NULL && i < kept->len; i++)
    insert_row (self, kept->pdata[i], self->rows->len);
  if (kept == NULL && !assay_document_is_read_only (self->document))
    bring_back_drafts (self);
  g_hash_table_remove (self->kept, self->criterion);
}

void
assay_citation_list_set (AssayCitationList *self,
                         AssayDocument *document,
                         const AssayCriterionState *state)
{
  const char *criterion = state->criterion->id;
  gboolean read_only = assay_document_is_read_only (document);

  if (self->document != document)
    {
      while (self->rows->len > 0)
        drop_row (self, self->rows->pdata[0]);
      g_hash_table_remove_all (self->kept);
      g_clear_pointer (&self->criterion, g_free);
      g_set_object (&self->document, document);
    }
  if (g_strcmp0 (self->criterion, criterion) != 0)
    {
      if (self->criterion != NULL)
        keep_rows (self);
      g_free (self->criterion);
      self->criterion = g_strdup (criterion);
      bring_back_rows (self);
    }
  fill_rows (self, state->citations, read_only);
  assay_evidence_picker_set_portfolio (self->picker, assay_document_get_portfolio (document));
  gtk_widget_set_visible (self->add_button, !read_only);
  gtk_widget_set_visible (self->use_button, !read_only);
  update_empty (self);
}

/* --- Adding --- */

static AssayCitationRow *
make_draft (AssayCitationList *self, guint number)
{
  return adopt_row (
      self, assay_citation_row_new_draft (assay_document_get_portfolio (self->document), number));
}

void
assay_citation_list_add_draft (AssayCitationList *self, guint evidence)
{
  AssayCitationRow *row = make_draft (self, evidence);

  insert_row (self, row, self->rows->len);
  update_empty (self);
  assay_citation_row_start_typing (row);
}

/* The criterion that the files were meant for may not be the one on screen any more. */
static void
files_added_cb (gpointer owner, const GArray *numbers)
{
  AssayCitationList *self = g_object_get_data (owner, "list");
  const char *criterion = g_object_get_data (owner, "criterion");
  GPtrArray *kept;

  if (g_strcmp0 (criterion, self->criterion) == 0)
    {
      for (guint i = numbers->len; i > 0; i--)
        assay_citation_list_add_draft (self, g_array_index (numbers, guint, i - 1));
    }
  else
    {
      kept = g_hash_table_lookup (self->kept, criterion);
      for (guint i = 0; kept != NULL && i < numbers->len; i++)
        g_ptr_array_add (kept,
                         g_object_ref_sink (make_draft (self, g_array_index (numbers, guint, i))));
      if (kept != NULL)
        keep_drafts (self, criterion, kept);
    }
  g_ptr_array_remove (self->requests, owner);
}

void
assay_citation_list_add_paths (AssayCitationList *self, GPtrArray *paths)
{
  GObject *request;

  if (paths->len == 0 || self->criterion == NULL || assay_document_is_read_only (self->document))
    return;
  request = g_object_new (G_TYPE_OBJECT, NULL);
  g_object_set_data (request, "list", self);
  g_object_set_data_full (request, "criterion", g_strdup (self->criterion), g_free);
  g_ptr_array_add (self->requests, request);
  assay_evidence_add_files (get_section (self), paths, files_added_cb, request);
}

static void
files_chosen (gpointer owner, GPtrArray *paths)
{
  assay_citation_list_add_paths (owner, paths);
}

static void
add_clicked_cb (AssayCitationList *self)
{
  assay_file_intake_choose (GTK_WIDGET (self), _ ("Add Files to the Evidence"), _ ("_Add"), TRUE,
                            files_chosen);
}

static void
item_chosen_cb (AssayCitationList *self, guint number)
{
  assay_citation_list_add_draft (self, number);
}

/* --- Coming and going --- */

static void
assay_citation_list_dispose (GObject *object)
{
  AssayCitationList *self = ASSAY_CITATION_LIST (object);

  g_clear_object (&self->document);
  g_ptr_array_set_size (self->requests, 0);
  g_ptr_array_set_size (self->rows, 0);
  g_hash_table_remove_all (self->kept);

  G_OBJECT_CLASS (assay_citation_list_parent_class)->dispose (object);
}

static void
assay_citation_list_finalize (GObject *object)
{
  AssayCitationList *self = ASSAY_CITATION_LIST (object);

  g_free (self->criterion);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->requests);
  g_hash_table_unref (self->kept);

  G_OBJECT_CLASS (assay_citation_list_parent_class)->finalize (object);
}

static void
assay_citation_list_class_init (AssayCitationListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_citation_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_citation_list_finalize;
  g_type_ensure (ASSAY_TYPE_EVIDENCE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/criterion/assay-citation-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCitationList, add_button);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationList, use_button);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationList, list);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationList, empty);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationList, picker);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_chosen_cb);
}

static void
assay_citation_list_init (AssayCitationList *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->requests = g_ptr_array_new_with_free_func (g_object_unref);
  self->kept =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}
