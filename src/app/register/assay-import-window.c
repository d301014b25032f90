/* What a table of contracts would do to a register, before any of it is taken in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever somebody chooses (the order of days, rows to leave out), the whole is looked at again:
 * what is shown is exactly what would be taken in.
 */

#include "app/register/assay-import-window.h"

#include "app/assay-report.h"
#include "app/register/assay-import-job.h"
#include "app/register/assay-register-steps.h"
#include "app/register/assay-register-trouble.h"
#include "app/widgets/assay-chip.h"
#include "app/widgets/assay-expander.h"
#include "app/widgets/assay-one-stop.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define ROW_KEY "assay-row"
#define CHIP_KEY "assay-chip"
#define TITLE_KEY "assay-title"
#define DETAIL_KEY "assay-detail"

struct _AssayImportWindow
{
  AdwWindow parent_instance;
  AssayRegisterDocument *document;
  char *path;
  AssayImportDates dates;
  GHashTable *said;       /* header → the column that it was said to be, "" for none */
  GArray *lines_left_out; /* guint */
  GtkStringList *names;   /* of columns, after "Left aside" */
  GPtrArray *column_rows; /* AdwComboRow, borrowed */
  gboolean is_filling;
  gboolean is_looking;
  gboolean is_to_look_again; /* something else was said meanwhile */
  AssayImportFound *found;

  GtkStack *pages;
  GtkLabel *summary;
  GtkLabel *file_problems;
  GtkLabel *days;
  AdwComboRow *order;
  AdwComboRow *letters;
  AdwExpanderRow *columns;
  GtkWidget *leave_out_button;
  GtkLabel *leave_out_label;
  GtkWidget *take_back_button;
  GtkWidget *take_button;
  GtkLabel *take_label;
  GtkListView *list;
  GListStore *rows;
};

G_DEFINE_FINAL_TYPE (AssayImportWindow, assay_import_window, ADW_TYPE_WINDOW)

/* --- A row --- */

static AssayTone
get_tone (AssayImportRowState state)
{
  switch (state)
    {
    case ASSAY_IMPORT_ROW_ADDS:
      return ASSAY_TONE_GOOD;
    case ASSAY_IMPORT_ROW_CHANGES:
      return ASSAY_TONE_ACCENT;
    case ASSAY_IMPORT_ROW_KEEPS:
    case ASSAY_IMPORT_ROW_LEFT_OUT:
      return ASSAY_TONE_NEUTRAL;
    case ASSAY_IMPORT_ROW_WRONG:
      return ASSAY_TONE_BAD;
    }
  g_assert_not_reached ();
}

static GtkWidget *
add_label (GtkWidget *box, const char *key, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  g_object_set_data (G_OBJECT (box), key, label);

  return label;
}

static void
row_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                 3, "margin-top", 9, "margin-bottom", 9, "margin-start", 12,
                                 "margin-end", 12, NULL);
  GtkWidget *chip = assay_chip_new ();

  add_label (box, TITLE_KEY, "heading");
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), chip);
  g_object_set_data (G_OBJECT (box), CHIP_KEY, chip);
  add_label (box, DETAIL_KEY, "body");
  gtk_list_item_set_child (item, box);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const AssayImportShownRow *row =
      g_object_get_data (G_OBJECT (gtk_list_item_get_item (item)), ROW_KEY);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *line = gtk_widget_get_parent (box);
  GtkWidget *detail = g_object_get_data (G_OBJECT (box), DETAIL_KEY);

  gtk_label_set_text (g_object_get_data (G_OBJECT (box), TITLE_KEY), row->title);
  gtk_label_set_text (GTK_LABEL (detail), row->detail);
  gtk_widget_set_visible (detail, row->detail[0] != '\0');
  assay_chip_set (g_object_get_data (G_OBJECT (box), CHIP_KEY), get_tone (row->state),
                  assay_import_row_sign (row->state), assay_import_row_word (row->state));
  if (line != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    row->description, -1);
}

/* --- Showing --- */

/* Rows stay empty until what they point at is there, and go before it does. */
static void
show_rows (AssayImportWindow *self)
{
  const GPtrArray *rows = self->found->state->rows;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      GObject *item = g_object_new (G_TYPE_OBJECT, NULL);

      g_object_set_data (item, ROW_KEY, rows->pdata[i]);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       items->pdata, items->len);
}

/* --- Columns --- */

#define HEADER_KEY "assay-header"

/* What a table says; what an export computes is left aside anyhow. */
#define N_SAID_COLUMNS (ASSAY_IMPORT_CONDITION_MET + 1)

static guint
get_place (AssayImportColumn column)
{
  return (guint) column < N_SAID_COLUMNS ? (guint) column + 1 : 0;
}

static void look (AssayImportWindow *self);

static void
column_chosen_cb (AdwComboRow *row, GParamSpec *spec, AssayImportWindow *self)
{
  guint chosen = adw_combo_row_get_selected (row);
  const char *column =
      chosen > 0 && chosen <= N_SAID_COLUMNS ? assay_import_column_get_row (chosen - 1).header : "";

  if (self->is_filling || self->document == NULL)
    return;
  g_hash_table_replace (self->said, g_strdup (g_object_get_data (G_OBJECT (row), HEADER_KEY)),
                        g_strdup (column));
  look (self);
}

static void
add_column (AssayImportWindow *self, const char *header)
{
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "title", header, "model",
                                 self->names, NULL);

  g_object_set_data_full (G_OBJECT (row), HEADER_KEY, g_strdup (header), g_free);
  g_signal_connect (row, "notify::selected", G_CALLBACK (column_chosen_cb), self);
  adw_expander_row_add_row (self->columns, row);
  g_ptr_array_add (self->column_rows, row);
}

/* Headers are the same every time, unless the file is read in another encoding. */
static gboolean
are_shown (AssayImportWindow *self, const GPtrArray *headers)
{
  for (guint i = 0; i < headers->len && headers->len == self->column_rows->len; i++)
    if (!g_str_equal (headers->pdata[i],
                      g_object_get_data (G_OBJECT (self->column_rows->pdata[i]), HEADER_KEY)))
      return FALSE;

  return headers->len == self->column_rows->len;
}

static void
show_columns (AssayImportWindow *self)
{
  const AssayImportPreview *preview = self->found->preview;
  const GPtrArray *headers = ((const AssayImportTableRow *) preview->table->rows->pdata[0])->cells;
  guint n_known = 0;
  g_autofree char *subtitle = NULL;

  self->is_filling = TRUE;
  if (!are_shown (self, headers))
    {
      for (guint i = 0; i < self->column_rows->len; i++)
        adw_expander_row_remove (self->columns, self->column_rows->pdata[i]);
      g_ptr_array_set_size (self->column_rows, 0);
      for (guint i = 0; i < headers->len; i++)
        add_column (self, headers->pdata[i]);
    }
  for (guint i = 0; i < headers->len && i < preview->columns->len; i++)
    {
      guint place = get_place (g_array_index (preview->columns, AssayImportColumn, i));

      n_known += place > 0;
      adw_combo_row_set_selected (self->column_rows->pdata[i], place);
    }
  self->is_filling = FALSE;
  subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u column is taken in",
                                           "%u of %u columns are taken in", headers->len),
                              n_known, headers->len);
  adw_expander_row_set_subtitle (self->columns, subtitle);
}

static char **
dup_said (AssayImportWindow *self)
{
  GPtrArray *said = g_ptr_array_new ();
  GHashTableIter at;
  gpointer header, column;

  g_hash_table_iter_init (&at, self->said);
  while (g_hash_table_iter_next (&at, &header, &column))
    g_ptr_array_add (said, g_strdup_printf ("%s=%s", (char *) header, (char *) column));
  g_ptr_array_add (said, NULL);

  return (char **) g_ptr_array_free (said, FALSE);
}

/* --- The whole --- */

static void
name_button (GtkWidget *button, GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show (AssayImportWindow *self)
{
  const AssayRegisterImportState *state = self->found->state;

  gtk_label_set_text (self->summary, state->summary);
  gtk_label_set_text (self->file_problems,
                      state->file_problems != NULL ? state->file_problems : "");
  gtk_widget_set_visible (GTK_WIDGET (self->file_problems), state->file_problems != NULL);
  gtk_label_set_text (self->days, state->days != NULL ? state->days : "");
  gtk_widget_set_visible (GTK_WIDGET (self->days), state->days != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->order), state->asks_order || state->days != NULL
                                                        || self->dates != ASSAY_DATES_DECIDE);
  gtk_widget_set_visible (GTK_WIDGET (self->letters),
                          self->found->preview->table->is_encoding_assumed
                              || adw_combo_row_get_selected (self->letters) > 0);
  show_columns (self);
  gtk_widget_set_visible (self->leave_out_button, state->leave_out != NULL);
  if (state->leave_out != NULL)
    name_button (self->leave_out_button, self->leave_out_label, state->leave_out);
  gtk_widget_set_visible (self->take_back_button, self->lines_left_out->len > 0);
  name_button (self->take_button, self->take_label, state->take);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.take", state->can_take);
  show_rows (self);
  gtk_stack_set_visible_child_name (self->pages, "preview");
}

/* --- Looking --- */

static void
looked_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayImportWindow *self = owner;
  AssayImportFound *before = self->found;

  self->is_looking = FALSE;
  if (self->is_to_look_again)
    {
      g_clear_pointer (&result, assay_import_found_free);
      look (self);
      return;
    }
  if (error != NULL)
    {
      GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

      if (parent != NULL)
        assay_report_error (GTK_WIDGET (parent), error);
      /* In the letters that were tried it is no text; in those before it was. */
      if (before != NULL && adw_combo_row_get_selected (self->letters) > 0)
        adw_combo_row_set_selected (self->letters, 0);
      else
        gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  self->found = result;
  show (self);
  g_clear_pointer (&before, assay_import_found_free);
  /* What was acted with may be gone now. */
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL
      || !gtk_widget_is_visible (gtk_window_get_focus (GTK_WINDOW (self))))
    gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

/* What a combo row says stands for, after "To be found out". */
static const char *const encodings[] = { NULL,          "UTF-8",        "windows-1252",
                                         "ISO-8859-15", "windows-1250", "macintosh" };

static void
look (AssayImportWindow *self)
{
  guint letters = adw_combo_row_get_selected (self->letters);
  g_auto (GStrv) columns = dup_said (self);
  const AssayImportReading reading = { .encoding = encodings[letters] };
  const AssayImportChoices choices = {
    .dates = self->dates,
    .columns = (const char *const *) columns,
    .lines_left_out = self->lines_left_out,
    .today = assay_document_get_today (ASSAY_DOCUMENT (self->document)),
  };

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.take", FALSE);
  /* One after the other, so that what is shown is the answer to what was said last. */
  self->is_to_look_again = self->is_looking;
  if (self->is_looking)
    return;
  self->is_looking = TRUE;
  assay_work_start (self, assay_import_job_run,
                    assay_import_job_new (assay_register_document_get_moment (self->document),
                                          self->path, &reading, &choices),
                    assay_import_job_free, assay_import_found_free, NULL, looked_cb);
}

/* --- Choosing --- */

static void
order_chosen_cb (AssayImportWindow *self)
{
  guint chosen = adw_combo_row_get_selected (self->order);

  if (self->document == NULL || chosen > ASSAY_DATES_EACH || chosen == (guint) self->dates)
    return;
  self->dates = chosen;
  look (self);
}

static void
letters_chosen_cb (AssayImportWindow *self)
{
  if (self->document == NULL
      || adw_combo_row_get_selected (self->letters) >= G_N_ELEMENTS (encodings))
    return;
  /* Headers may be other words now. */
  g_hash_table_remove_all (self->said);
  look (self);
}

static void
leave_out_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayImportWindow *self = ASSAY_IMPORT_WINDOW (widget);
  const GPtrArray *rows = self->found != NULL ? self->found->state->rows : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const AssayImportShownRow *row = rows->pdata[i];

      if (row->state == ASSAY_IMPORT_ROW_WRONG)
        g_array_append_val (self->lines_left_out, row->line);
    }
  look (self);
}

static void
take_back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayImportWindow *self = ASSAY_IMPORT_WINDOW (widget);

  g_array_set_size (self->lines_left_out, 0);
  look (self);
}

/* A collision is shown with both texts elsewhere, and the table has to be looked at again. What
 * failed can be tried again. */
static void
applied_cb (gpointer owner, AssayRegisterOutcome outcome, const GError *error)
{
  AssayImportWindow *self = owner;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (outcome == ASSAY_REGISTER_FAILED)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.take", TRUE);
      assay_register_trouble_show (GTK_WIDGET (self), error);
      return;
    }
  if (parent != NULL && outcome == ASSAY_REGISTER_APPLIED)
    assay_report_toast (GTK_WIDGET (parent), _ ("Taken in"), _ ("Undo"), "win.undo", NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
take_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AssayImportWindow *self = ASSAY_IMPORT_WINDOW (widget);
  g_autoptr (GArray) found = NULL;
  GArray *edits;

  if (self->found == NULL || !self->found->state->can_take)
    return;
  gtk_widget_action_set_enabled (widget, "import.take", FALSE);
  found = assay_import_preview_list_edits (self->found->preview);
  edits = assay_register_edits_new ();
  for (guint i = 0; i < found->len; i++)
    {
      const AssayRegisterEdit *edit = &g_array_index (found, AssayRegisterEdit, i);

      assay_register_edits_add (edits, edit->verb, assay_register_value_copy (edit->value));
    }
  assay_register_document_apply (self->document, edits, _ ("Took in a table"), self, applied_cb);
}

/* --- The window --- */

AssayImportWindow *
assay_import_window_show (GtkWindow *parent, AssayRegisterDocument *document, const char *path)
{
  AssayImportWindow *self = g_object_new (ASSAY_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  self->path = g_strdup (path);
  look (self);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

static void
assay_import_window_dispose (GObject *object)
{
  AssayImportWindow *self = ASSAY_IMPORT_WINDOW (object);

  if (self->rows != NULL)
    g_list_store_remove_all (self->rows);
  g_clear_object (&self->rows);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (assay_import_window_parent_class)->dispose (object);
}

static void
assay_import_window_finalize (GObject *object)
{
  AssayImportWindow *self = ASSAY_IMPORT_WINDOW (object);

  g_clear_pointer (&self->found, assay_import_found_free);
  g_array_unref (self->lines_left_out);
  g_hash_table_unref (self->said);
  g_ptr_array_unref (self->column_rows);
  g_object_unref (self->names);
  g_free (self->path);

  G_OBJECT_CLASS (assay_import_window_parent_class)->finalize (object);
}

static void
assay_import_window_class_init (AssayImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_import_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_import_window_finalize;
  g_type_ensure (ASSAY_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/register/assay-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, file_problems);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, days);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, order);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, letters);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, leave_out_button);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, leave_out_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, take_back_button);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, take_button);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, take_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, order_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, letters_chosen_cb);
  gtk_widget_class_install_action (widget_class, "import.leave-out", NULL, leave_out_cb);
  gtk_widget_class_install_action (widget_class, "import.take-back", NULL, take_back_cb);
  gtk_widget_class_install_action (widget_class, "import.take", NULL, take_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_import_window_init (AssayImportWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->lines_left_out = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_list_store_new (G_TYPE_OBJECT);
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->column_rows = g_ptr_array_new ();
  self->names = gtk_string_list_new (NULL);
  gtk_string_list_append (self->names, _ ("Left aside"));
  for (guint i = 0; i < N_SAID_COLUMNS; i++)
    gtk_string_list_append (self->names, assay_import_column_get_row (i).header);
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_expander_set_name (self->columns, _ ("Columns of this table"));
  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (
                                           G_LIST_MODEL (g_object_ref (self->rows)))));
}
