/* Every place of the window as a screen reader meets it: each control has a name, and a right one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK 4.8 says the class where there is no name ("GtkButton", "GtkImage") and says a mnemonic twice
 * ("_Save Save"); the walk fails on both.
 */

#include "app-fixture.h"

#include <string.h>

/* --- Names --- */

/* What stands for @widget on the accessibility bus: a part of a composite control is spoken of by
 * the name of the whole. */
static GtkWidget *
find_whole (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  while (parent != NULL
         && (GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent) || ADW_IS_COMBO_ROW (parent)
             || GTK_IS_COLUMN_VIEW (parent) || (GTK_IS_EDITABLE (parent) && GTK_IS_TEXT (widget))))
    {
      widget = parent;
      parent = gtk_widget_get_parent (widget);
    }
  if (GTK_IS_TEXT (widget))
    {
      GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW);

      return row != NULL ? row : widget;
    }

  return widget;
}

/* The list within the rows' own widget, which speaks for it. */
static gboolean
is_inner_list (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (!GTK_IS_LIST_BOX (widget))
    return FALSE;
  while (GTK_IS_BOX (parent) || GTK_IS_REVEALER (parent))
    parent = gtk_widget_get_parent (parent);

  return ADW_IS_EXPANDER_ROW (parent) || ADW_IS_PREFERENCES_GROUP (parent);
}

/* Parts that GTK and Adwaita make for themselves and never speak of. */
static gboolean
is_inner_part (GtkWidget *widget)
{
  GtkWidget *combo = gtk_widget_get_ancestor (widget, ADW_TYPE_COMBO_ROW);
  GtkWidget *drop_down = gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN);

  return gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL
         || is_inner_list (widget)
         /* The row of a column view's headings. */
         || g_str_equal (gtk_widget_get_css_name (widget), "header")
         || (combo != NULL && combo != widget) || (drop_down != NULL && drop_down != widget);
}

static gboolean
is_control (GtkWidget *widget)
{
  if (GTK_IS_WINDOW (widget) || GTK_IS_STACK (widget) || GTK_IS_SCROLLED_WINDOW (widget)
      || GTK_IS_VIEWPORT (widget) || is_inner_part (widget))
    return FALSE;
  /* A mark that nobody can reach is a picture: its row speaks for it. */
  if (!gtk_widget_get_focusable (widget) && !gtk_widget_get_can_target (widget))
    return FALSE;

  return gtk_widget_get_focusable (widget) || GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget)
         || GTK_IS_MENU_BUTTON (widget);
}

/* --- Telling --- */

/* "AssayWindow > … > GtkBox > GtkButton (win.undo)": enough to find it in its template. */
static char *
describe (GtkWidget *widget)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *icon = GTK_IS_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget)) : NULL;
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  for (GtkWidget *w = gtk_widget_get_parent (widget); w != NULL; w = gtk_widget_get_parent (w))
    if (g_str_has_prefix (G_OBJECT_TYPE_NAME (w), "Assay"))
      {
        g_string_prepend (text, " > ");
        g_string_prepend (text, G_OBJECT_TYPE_NAME (w));
      }
  g_string_append (text, G_OBJECT_TYPE_NAME (widget));
  if (icon != NULL)
    g_string_append_printf (text, " with the icon %s", icon);
  if (tooltip != NULL)
    g_string_append_printf (text, " with the tooltip “%s”", tooltip);

  return g_strdup (text->str);
}

static guint
check_widget (const char *place, GtkWidget *widget)
{
  GtkWidget *whole = find_whole (widget);
  g_autofree char *name = app_dup_accessible_name (whole);
  g_autofree char *what = NULL;
  const char *fault = NULL;

  if (!is_control (widget))
    return 0;
  if (name == NULL)
    fault = "has no name";
  else if (strchr (name, '_') != NULL)
    fault = "is named by GTK with its mnemonic: set the label, take the labelled-by relation away";
  if (fault == NULL)
    return 0;
  what = describe (whole);
  g_printerr ("%s: %s %s\n", place, what, fault);

  return 1;
}

static guint
check_place (AssayWindow *window, const char *place)
{
  g_autoptr (GPtrArray) all = NULL;
  guint n_faults = 0;

  assay_window_show (window, place);
  app_settle (GTK_WIDGET (window));
  all = app_list_widgets (GTK_WIDGET (window), TRUE);
  for (guint i = 0; i < all->len; i++)
    n_faults += check_widget (place, all->pdata[i]);

  return n_faults;
}

/* --- Tests --- */

static void
test_names (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new ();
  AssayWindow *window = app_fixture_open_window (fixture);
  g_autoptr (GPtrArray) places = app_list_places (window);
  guint n_faults = 0;

  g_assert_cmpuint (places->len, >, 0);
  for (guint i = 0; i < places->len; i++)
    n_faults += check_place (window, places->pdata[i]);
  g_assert_cmpuint (n_faults, ==, 0);
}

/* A portfolio with nothing in it has its empty states, and they have controls too. */
static void
test_names_when_empty (void)
{
  g_autoptr (AppFixture) fixture = app_fixture_new_for_scheme (assay_fixture_load_small_scheme ());
  AssayWindow *window = app_fixture_open_window (fixture);
  g_autoptr (GPtrArray) places = app_list_places (window);
  guint n_faults = 0;

  for (guint i = 0; i < places->len; i++)
    n_faults += check_place (window, places->pdata[i]);
  g_assert_cmpuint (n_faults, ==, 0);
}

/* Before there is any document. */
static void
test_names_at_start (void)
{
  g_autoptr (AssayFixture) base = assay_fixture_new ();
  AssayWindow *window = assay_window_new (NULL, base->context);
  g_autoptr (GPtrArray) all = NULL;
  guint n_faults = 0;

  gtk_window_present (GTK_WINDOW (window));
  app_settle (GTK_WIDGET (window));
  all = app_list_widgets (GTK_WIDGET (window), TRUE);
  for (guint i = 0; i < all->len; i++)
    n_faults += check_widget ("start", all->pdata[i]);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpuint (n_faults, ==, 0);
}

/* The walk itself must see what it is there to see. */
static void
test_faults_are_found (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  GtkWidget *mnemonic = gtk_button_new_with_mnemonic ("_Save");
  GtkWidget *plain = gtk_button_new_with_label ("Save");
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *named = gtk_entry_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_LABEL, "Title",
                                  -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), mnemonic);
  gtk_box_append (GTK_BOX (box), plain);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), named);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  app_settle (window);
  g_assert_cmpuint (check_widget ("made up", icon), ==, 1);
  g_assert_cmpuint (check_widget ("made up", mnemonic), ==, 1);
  g_assert_cmpuint (check_widget ("made up", plain), ==, 0);
  g_assert_cmpuint (check_widget ("made up", gtk_widget_get_first_child (entry)), ==, 1);
  g_assert_cmpuint (check_widget ("made up", gtk_widget_get_first_child (named)), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/accessible/faults-are-found", test_faults_are_found);
  g_test_add_func ("/accessible/names", test_names);
  g_test_add_func ("/accessible/names-when-empty", test_names_when_empty);
  g_test_add_func ("/accessible/names-at-start", test_names_at_start);

  return g_test_run ();
}
