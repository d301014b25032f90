/* A small portfolio in its window, for tests of the application.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-fixture.h"

#include "app/window/assay-window-sections.h"

#include <cairo-pdf.h>

#define WAIT_SECONDS 10

void
app_test_init (int *argc, char ***argv)
{
  gtk_test_init (argc, argv);
  adw_init ();
  /* Animations would only make every wait longer. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* --- The portfolio --- */

void
app_fixture_apply (AppFixture *self, AssayEdit *edit, GError *error)
{
  g_assert_no_error (error);
  g_assert_true (assay_document_apply (self->document, edit, &error));
  g_assert_no_error (error);
}

/* A maker's call with the fixture's portfolio and scheme in front, applied. */
#define APPLY(self, maker, ...)                                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    GError *error_ = NULL;                                                                         \
    AssayEdit *edit_ = maker (assay_document_get_portfolio ((self)->document), (self)->scheme,     \
                              __VA_ARGS__, &error_);                                               \
    app_fixture_apply ((self), edit_, error_);                                                     \
  }                                                                                                \
  G_STMT_END

char *
app_fixture_draw_pdf (AppFixture *self, const char *name, guint n_pages)
{
  char *path = assay_fixture_path (self->base, name);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_set_font_size (cr, 24);
  for (guint i = 1; i <= n_pages; i++)
    {
      g_autofree char *text = g_strdup_printf ("Page %u of %s", i, name);

      cairo_move_to (cr, 72, 100);
      cairo_show_text (cr, text);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return path;
}

char *
app_fixture_draw_png (AppFixture *self, const char *name)
{
  char *path = assay_fixture_path (self->base, name);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 160, 120);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 0.2, 0.5, 0.4);
  cairo_paint (cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return path;
}

static void
fill_file (AppFixture *self, AssayEvidence *fields, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *guess = g_content_type_guess (path, NULL, 0, NULL);

  fields->source_name = g_path_get_basename (path);
  fields->type = g_content_type_get_mime_type (guess);
  assay_portfolio_folder_store_file (assay_document_get_folder (self->document), path,
                                     ASSAY_PROGRESS_NONE, NULL, &fields->sha256, &fields->size,
                                     &error);
  g_assert_no_error (error);
}

static guint
add (AppFixture *self,
     const char *title,
     const char *kind,
     const char *path,
     guint pages,
     AssayPrivacy privacy)
{
  g_autoptr (AssayEvidence) fields = assay_evidence_new (0);
  AssayPortfolioFolder *folder = assay_document_get_folder (self->document);
  guint number = assay_portfolio_folder_get_next_evidence_number (folder);

  fields->title = g_strdup (title);
  fields->kind = g_strdup (kind);
  fields->from = assay_date_new (2026, 2, 1);
  fields->to = assay_date_new (2026, 10, 31);
  fields->privacy = privacy;
  fields->basis = path != NULL ? ASSAY_BASIS_FILE : ASSAY_BASIS_OBSERVATION;
  fields->pages = pages;
  if (path != NULL)
    fill_file (self, fields, path);
  else
    fields->note = g_strdup ("A supervisor sat in on a preparation meeting in June.");
  APPLY (self, assay_edit_add_evidence, fields, number);

  return number;
}

guint
app_fixture_add_evidence (AppFixture *self, const char *title, const char *path, guint pages)
{
  return add (self, title, "record", path, pages, ASSAY_PRIVACY_REDACTED);
}

static void
add_items (AppFixture *self)
{
  g_autofree char *pdf = app_fixture_draw_pdf (self, "Case handling procedure.pdf", 3);
  g_autofree char *png = app_fixture_draw_png (self, "Meeting room.png");
  g_autofree char *text = assay_fixture_write (self->base, "Old leaflet.txt", "What we offer.\n");
  g_autofree char *draft = assay_fixture_write (self->base, "Draft.txt", "A draft.\n");
  GError *error = NULL;
  AssayEdit *withdrawal;

  add (self, "Case handling procedure", "policy", pdf, 3, ASSAY_PRIVACY_NO_PERSONAL_DATA);
  add (self, "Photograph of the meeting room", "record", png, 1, ASSAY_PRIVACY_REDACTED);
  add (self, "Observed preparation", "record", NULL, 0, ASSAY_PRIVACY_CONSENT);
  add (self, "Old leaflet", "record", text, 0, ASSAY_PRIVACY_NONE_STATED);
  add (self, "Draft", "record", draft, 0, ASSAY_PRIVACY_REDACTED);
  withdrawal =
      assay_edit_withdraw_evidence (assay_document_get_portfolio (self->document), 5, TRUE, &error);
  app_fixture_apply (self, withdrawal, error);
}

static void
add_answers (AppFixture *self)
{
  APPLY (self, assay_edit_rate, "1.1", "fully", NULL);
  APPLY (self, assay_edit_write_text, "1.1", "Two facilitators decide before any contact.");
  APPLY (self, assay_edit_write_note, "1.1", "Ask the board for the new edition.");
  APPLY (self, assay_edit_cite, "1.1", 1, "2", "Deciding", "It says who decides.");
  APPLY (self, assay_edit_rate, "1.2", "largely", NULL);
  APPLY (self, assay_edit_cite, "1.2", 2, NULL, NULL, "It shows the room.");
  APPLY (self, assay_edit_flag, "1.2", TRUE);
  APPLY (self, assay_edit_rate, "1.3", "not-applicable", "No partner takes part.");
  APPLY (self, assay_edit_rate, "2.2", "partly", NULL);
  APPLY (self, assay_edit_write_text, "2.2", "A survey goes out, but few answer.");
}

static void
add_the_rest (AppFixture *self)
{
  g_autoptr (AssayAction) action = assay_action_new (0);
  g_autoptr (AssayFigure) figure = assay_figure_new ();

  action->criterion = g_strdup ("2.2");
  action->what = g_strdup ("Ask by telephone as well");
  action->owner = g_strdup ("Case lead");
  action->due = assay_date_new (2026, 11, 1);
  APPLY (self, assay_edit_add_action, action, 1);
  figure->measure = g_strdup ("referrals");
  figure->from = assay_date_new (2025, 4, 1);
  figure->to = assay_date_new (2026, 3, 31);
  figure->value = g_strdup ("128");
  APPLY (self, assay_edit_set_figure, figure);
}

/* --- Coming and going --- */

AppFixture *
app_fixture_new_for_scheme (AssayScheme *scheme)
{
  AppFixture *self = g_new0 (AppFixture, 1);
  g_autoptr (AssayHead) head = assay_head_new ();
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  g_autoptr (GError) error = NULL;

  self->base = assay_fixture_new ();
  self->scheme = scheme;
  self->path = assay_fixture_path (self->base, "North Vale");
  head->service = g_strdup ("North Vale");
  head->planned = assay_date_new (2027, 1, 12);
  head->round = 1;
  folder =
      assay_portfolio_folder_create (self->base->context, self->path, self->scheme, head, &error);
  g_assert_no_error (error);
  self->document = assay_document_new_for_folder (self->base->context, folder);

  return self;
}

AppFixture *
app_fixture_new (void)
{
  AppFixture *self = app_fixture_new_for_scheme (assay_fixture_load_small_scheme ());

  add_items (self);
  add_answers (self);
  add_the_rest (self);

  return self;
}

/* A process has one application: it stays for the next test. */
static AssayApplication *
find_application (AssayContext *context)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = G_APPLICATION (assay_application_new (context));
      g_application_set_flags (application, G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
      g_application_register (application, NULL, &error);
      g_assert_no_error (error);
    }

  return ASSAY_APPLICATION (application);
}

AssayWindow *
app_fixture_open_window (AppFixture *self)
{
  if (self->window != NULL)
    return self->window;

  self->application = find_application (self->base->context);
  self->window = assay_window_new (GTK_APPLICATION (self->application), self->base->context);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
  assay_window_set_document (self->window, self->document);
  gtk_window_present (GTK_WINDOW (self->window));
  app_settle (GTK_WIDGET (self->window));

  return self->window;
}

GtkWindow *
app_fixture_show_section (AppFixture *self, AssaySection *section)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (section));
  assay_section_set_document (section, self->document);
  gtk_window_present (GTK_WINDOW (window));
  app_settle (window);

  return GTK_WINDOW (window);
}

/* A window that stays hidden is the end of the program when a screen reader asks for one that has
 * just closed: see app/widgets/assay-path-dialog.h. */
static void
assert_none_hidden (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
        g_error ("A window stays hidden: %s “%s”", G_OBJECT_TYPE_NAME (window),
                 gtk_window_get_title (window));
    }
}

void
app_fixture_free (AppFixture *self)
{
  g_autoptr (GError) error = NULL;

  assert_none_hidden ();
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  else if (self->application == NULL)
    {
      assay_document_close (self->document, &error);
      g_assert_no_error (error);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (self->document);
  assay_scheme_unref (self->scheme);
  g_free (self->path);
  assay_fixture_free (self->base);
  g_free (self);
}

const AssayResponse *
app_fixture_get_response (AppFixture *self, const char *criterion)
{
  return assay_portfolio_lookup_response (assay_document_get_portfolio (self->document), criterion);
}

/* --- Places --- */

gboolean
app_has_place (AssayWindow *window, const char *place)
{
  return assay_window_sections_has (assay_window_get_document (window), place);
}

GPtrArray *
app_list_places (AssayWindow *window)
{
  /* Of a portfolio, then of a review. */
  static const char *const pages[] = { "overview", "profile",       "health",      "evidence",
                                       "actions",  "measures",      "history",     "merge",
                                       "pack",     "points",        "declaration", "changes",
                                       "visits",   "questions",     "requests",    "corrections",
                                       "samples",  "recommendation" };
  AssayDocument *document = assay_window_get_document (window);
  AssayScheme *scheme = assay_document_get_scheme (document);
  GPtrArray *places = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (app_has_place (window, pages[i]))
      g_ptr_array_add (places, g_strdup (pages[i]));
  for (guint i = 0; i < scheme->criteria->len && app_has_place (window, "criterion"); i++)
    {
      const AssayCriterion *criterion = scheme->criteria->pdata[i];

      g_ptr_array_add (places, g_strdup_printf ("criterion:%s", criterion->id));
    }
  if (app_has_place (window, "evidence")
      && assay_document_get_portfolio (document)->evidence->len > 0)
    g_ptr_array_add (places, g_strdup ("evidence:E001"));

  return places;
}

/* --- Waiting --- */

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
app_wait_until (AppCondition condition, gpointer data, const char *what)
{
  gint64 deadline = g_get_monotonic_time () + WAIT_SECONDS * G_USEC_PER_SEC;
  guint wake = g_timeout_add (20, wake_cb, NULL);

  while (!condition (data))
    {
      if (g_get_monotonic_time () > deadline)
        g_error ("Waited in vain: %s", what);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (wake);
}

void
app_settle (GtkWidget *widget)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  if (gtk_widget_get_mapped (widget))
    {
      gtk_widget_queue_draw (widget);
      gtk_test_widget_wait_for_draw (widget);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* --- Finding --- */

/* GTK has no way to ask for a property but to compare it with another value: the answer is the one
 * there is. */
static char *
dup_label_property (GtkAccessible *accessible)
{
  char *label;

  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return NULL;
  label =
      gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "\001", NULL);
  if (label == NULL || *label == '\0' || g_str_equal (label, "(null)"))
    g_clear_pointer (&label, g_free);

  return label;
}

/* The same way to the widgets that a widget is labelled by: GTK answers "GtkLabel<0x5581…>, …". */
static char *
dup_labelling_text (GtkAccessible *accessible)
{
  g_autofree char *answer =
      gtk_test_accessible_check_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY, NULL,
                                          NULL);
  g_auto (GStrv) parts = g_strsplit (answer != NULL ? answer : "", "<", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      GtkWidget *label = (GtkWidget *) (guintptr) g_ascii_strtoull (parts[i], NULL, 16);
      g_autofree char *name = app_dup_accessible_name (label);

      if (name != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", name);
    }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

char *
app_dup_accessible_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *label = dup_label_property (accessible);
  g_autofree char *labelling = NULL;

  if (gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    labelling = dup_labelling_text (accessible);
  if (label != NULL && labelling != NULL)
    return g_strconcat (label, " ", labelling, NULL);

  return g_strdup (label != NULL ? label : labelling);
}

gboolean
app_is_shown (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
      return FALSE;

  return TRUE;
}

static void
collect (GtkWidget *widget, gboolean visible_only, GPtrArray *found)
{
  if (visible_only && !(gtk_widget_get_visible (widget) && gtk_widget_get_child_visible (widget)))
    return;
  g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, visible_only, found);
}

GPtrArray *
app_list_widgets (GtkWidget *root, gboolean visible_only)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (root, visible_only, found);

  return found;
}

GtkWidget *
app_lookup_widget (GtkWidget *root, GType type, const char *name)
{
  g_autoptr (GPtrArray) all = app_list_widgets (root, TRUE);

  for (guint i = 0; i < all->len; i++)
    {
      GtkWidget *widget = all->pdata[i];
      g_autofree char *own = NULL;

      if (type != 0 && !g_type_is_a (G_OBJECT_TYPE (widget), type))
        continue;
      own = name != NULL ? app_dup_accessible_name (widget) : NULL;
      if (name == NULL || g_strcmp0 (own, name) == 0)
        return widget;
    }

  return NULL;
}

GtkWidget *
app_find_widget (GtkWidget *root, GType type, const char *name)
{
  GtkWidget *widget = app_lookup_widget (root, type, name);

  if (widget == NULL)
    g_error ("There is no %s called “%s”", type != 0 ? g_type_name (type) : "widget",
             name != NULL ? name : "anything");

  return widget;
}

GtkWidget *
app_lookup_label (GtkWidget *root, const char *text)
{
  g_autoptr (GPtrArray) all = app_list_widgets (root, TRUE);

  for (guint i = 0; i < all->len; i++)
    if (GTK_IS_LABEL (all->pdata[i]) && g_str_equal (gtk_label_get_text (all->pdata[i]), text))
      return all->pdata[i];

  return NULL;
}

/* --- Doing --- */

void
app_activate (GtkWidget *widget)
{
  /* What is activated may be gone afterwards. */
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));

  g_assert_true (gtk_widget_is_sensitive (widget));
  if (GTK_IS_LIST_BOX_ROW (widget) && GTK_IS_LIST_BOX (gtk_widget_get_parent (widget)))
    g_signal_emit_by_name (gtk_widget_get_parent (widget), "row-activated", widget);
  else if (GTK_IS_BUTTON (widget))
    /* A button that is activated stays down for a moment first. */
    g_signal_emit_by_name (widget, "clicked");
  else if (!gtk_widget_activate (widget))
    g_error ("%s cannot be activated", G_OBJECT_TYPE_NAME (widget));
  app_settle (window);
}

void
app_activate_action (GtkWidget *widget, const char *name, const char *target)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  gboolean done = target != NULL ? gtk_widget_activate_action (widget, name, "s", target)
                                 : gtk_widget_activate_action (widget, name, NULL);

  if (!done)
    g_error ("There is no action %s here", name);
  app_settle (window);
}

static void
take_file (GValue *value, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_value_init (value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (value, gdk_file_list_new_from_array (&file, 1));
}

gboolean
app_drop_file (GtkWidget *widget, const char *path)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_auto (GValue) value = G_VALUE_INIT;
  GdkDragAction action = 0;
  gboolean taken = FALSE;

  take_file (&value, path);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      /* GTK's own answer to this asks a drop that is not there. */
      if (ASSAY_IS_SECTION (widget))
        {
          g_signal_emit_by_name (controller, "enter", 0.0, 0.0, &action);
          g_assert_true (gtk_widget_has_css_class (widget, "takes-files"));
        }
      g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
      g_assert_false (gtk_widget_has_css_class (widget, "takes-files"));
    }

  return taken;
}

void
app_copy_file (GtkWidget *widget, const char *path)
{
  g_auto (GValue) value = G_VALUE_INIT;

  take_file (&value, path);
  gdk_clipboard_set_value (gtk_widget_get_clipboard (widget), &value);
}
