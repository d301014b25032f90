/* Each rule of app-access.c sees the fault it is there to see, and leaves what is right alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Little widgets, broken on purpose, in one window each.
 */

#include "app-access.h"
#include "app-fixture.h"

#include "app/widgets/assay-one-stop.h"

typedef guint (*Check) (const char *place, GtkWidget *root);

/* What @check finds in a window with nothing but @content. */
static guint
count (Check check, GtkWidget *content)
{
  GtkWidget *window = gtk_window_new ();
  guint n_faults;

  gtk_window_set_title (GTK_WINDOW (window), "Made up");
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 400);
  gtk_window_set_child (GTK_WINDOW (window), content);
  gtk_window_present (GTK_WINDOW (window));
  app_settle (window);
  n_faults = check ("made up", window);
  gtk_window_destroy (GTK_WINDOW (window));

  return n_faults;
}

static GtkWidget *
name (GtkWidget *widget, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  return widget;
}

static GtkWidget *
new_box (GtkOrientation orientation, GtkWidget *one, GtkWidget *other)
{
  GtkWidget *box = gtk_box_new (orientation, 6);

  gtk_box_append (GTK_BOX (box), one);
  gtk_box_append (GTK_BOX (box), other);

  return box;
}

static GtkWidget *
new_with_role (GType type, GtkAccessibleRole role)
{
  return g_object_new (type, "accessible-role", role, NULL);
}

static GtkWidget *
new_heading (GtkAccessibleRole role)
{
  GtkWidget *label = new_with_role (GTK_TYPE_LABEL, role);

  gtk_label_set_text (GTK_LABEL (label), "Evidence");
  gtk_widget_add_css_class (label, "heading");

  return label;
}

/* --- Names --- */

static void
test_names (void)
{
  GtkWidget *label = gtk_label_new ("Title");
  GtkWidget *entry = name (gtk_entry_new (), "Title");

  g_assert_cmpuint (
      count (app_access_check_names, gtk_button_new_from_icon_name ("edit-undo-symbolic")), ==, 1);
  g_assert_cmpuint (count (app_access_check_names, gtk_button_new_with_mnemonic ("_Save")), ==, 1);
  g_assert_cmpuint (count (app_access_check_names, gtk_button_new_with_label ("Save")), ==, 0);
  g_assert_cmpuint (count (app_access_check_names, gtk_entry_new ()), ==, 1);
  g_assert_cmpuint (count (app_access_check_names, name (gtk_entry_new (), "Title")), ==, 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  g_assert_cmpuint (
      count (app_access_check_names, new_box (GTK_ORIENTATION_HORIZONTAL, label, entry)), ==, 1);
  g_assert_cmpuint (count (app_access_check_names, gtk_list_box_new ()), ==, 1);
  g_assert_cmpuint (count (app_access_check_names, name (gtk_list_box_new (), "Files")), ==, 0);
}

static void
test_pictures_and_windows (void)
{
  GtkWidget *ring = gtk_drawing_area_new ();
  GtkWidget *silent = new_with_role (GTK_TYPE_DRAWING_AREA, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  GtkWidget *window = gtk_window_new ();

  g_assert_cmpuint (count (app_access_check_names, ring), ==, 1);
  g_assert_cmpuint (count (app_access_check_names, silent), ==, 0);
  gtk_window_present (GTK_WINDOW (window));
  app_settle (window);
  g_assert_cmpuint (app_access_check_names ("made up", window), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- Roles --- */

static GtkWidget *
new_clickable (GtkAccessibleRole role)
{
  GtkWidget *box = new_with_role (GTK_TYPE_BOX, role);

  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (gtk_gesture_click_new ()));

  return name (box, "Open");
}

static void
test_clickable (void)
{
  GtkWidget *focusable = name (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "Open");

  gtk_widget_set_focusable (focusable, TRUE);
  g_assert_cmpuint (count (app_access_check_roles, new_clickable (GTK_ACCESSIBLE_ROLE_GROUP)), ==,
                    1);
  g_assert_cmpuint (count (app_access_check_roles, new_clickable (GTK_ACCESSIBLE_ROLE_BUTTON)), ==,
                    0);
  g_assert_cmpuint (count (app_access_check_roles, focusable), ==, 1);
}

static void
test_heading (void)
{
  g_assert_cmpuint (count (app_access_check_roles, new_heading (GTK_ACCESSIBLE_ROLE_LABEL)), ==, 1);
  g_assert_cmpuint (count (app_access_check_roles, new_heading (GTK_ACCESSIBLE_ROLE_HEADING)), ==,
                    0);
}

static void
test_list (void)
{
  GtkWidget *items = new_with_role (GTK_TYPE_BOX, GTK_ACCESSIBLE_ROLE_LIST);
  GtkWidget *no_items = new_with_role (GTK_TYPE_BOX, GTK_ACCESSIBLE_ROLE_LIST);

  gtk_box_append (GTK_BOX (items), new_with_role (GTK_TYPE_BOX, GTK_ACCESSIBLE_ROLE_LIST_ITEM));
  gtk_box_append (GTK_BOX (no_items), gtk_label_new ("One"));
  g_assert_cmpuint (count (app_access_check_roles,
                           new_with_role (GTK_TYPE_LIST_BOX, GTK_ACCESSIBLE_ROLE_GROUP)),
                    ==, 1);
  g_assert_cmpuint (count (app_access_check_roles, gtk_list_box_new ()), ==, 0);
  g_assert_cmpuint (count (app_access_check_roles, items), ==, 0);
  g_assert_cmpuint (count (app_access_check_roles, no_items), ==, 1);
}

static GtkWidget *
new_choice (GtkAccessibleRole role, GtkAccessibleRole item_role)
{
  GtkWidget *box = new_with_role (GTK_TYPE_BOX, role);
  GtkWidget *one = new_with_role (GTK_TYPE_CHECK_BUTTON, item_role);
  GtkWidget *other = new_with_role (GTK_TYPE_CHECK_BUTTON, item_role);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (other), GTK_CHECK_BUTTON (one));
  gtk_box_append (GTK_BOX (box), one);
  gtk_box_append (GTK_BOX (box), other);

  return box;
}

static void
test_radio (void)
{
  g_assert_cmpuint (count (app_access_check_roles,
                           new_choice (GTK_ACCESSIBLE_ROLE_RADIO_GROUP, GTK_ACCESSIBLE_ROLE_RADIO)),
                    ==, 0);
  g_assert_cmpuint (count (app_access_check_roles,
                           new_choice (GTK_ACCESSIBLE_ROLE_GROUP, GTK_ACCESSIBLE_ROLE_RADIO)),
                    ==, 2);
  g_assert_cmpuint (count (app_access_check_roles, new_choice (GTK_ACCESSIBLE_ROLE_RADIO_GROUP,
                                                               GTK_ACCESSIBLE_ROLE_CHECKBOX)),
                    ==, 2);
}

/* --- Order --- */

/* The second in the tree is put where the first would be. */
static GtkWidget *
new_turned (GtkOrientation orientation)
{
  GtkWidget *grid = gtk_grid_new ();
  gboolean down = orientation == GTK_ORIENTATION_VERTICAL;

  gtk_grid_attach (GTK_GRID (grid), gtk_button_new_with_label ("One"), down ? 0 : 1, down ? 1 : 0,
                   1, 1);
  gtk_grid_attach (GTK_GRID (grid), gtk_button_new_with_label ("Other"), 0, 0, 1, 1);

  return grid;
}

static void
test_reading (void)
{
  g_assert_cmpuint (count (app_access_check_reading, new_turned (GTK_ORIENTATION_VERTICAL)), ==, 1);
  g_assert_cmpuint (count (app_access_check_reading, new_turned (GTK_ORIENTATION_HORIZONTAL)), ==,
                    1);
  g_assert_cmpuint (count (app_access_check_reading,
                           new_box (GTK_ORIENTATION_HORIZONTAL, gtk_button_new_with_label ("One"),
                                    gtk_button_new_with_label ("Other"))),
                    ==, 0);
}

/* A row whose left button hangs lower than its right one: GTK goes by the middles. */
static GtkWidget *
new_uneven (GtkAlign align)
{
  GtkWidget *low = gtk_button_new_with_label ("Low");
  GtkWidget *high = gtk_button_new_with_label ("High");
  GtkWidget *box = new_box (GTK_ORIENTATION_HORIZONTAL, low, high);

  gtk_widget_set_valign (low, align);
  gtk_widget_set_valign (high, GTK_ALIGN_START);
  gtk_widget_set_vexpand (low, TRUE);

  return box;
}

static void
test_tab_order (void)
{
  /* There, and back. */
  g_assert_cmpuint (count (app_access_check_tab, new_uneven (GTK_ALIGN_END)), ==, 2);
  g_assert_cmpuint (count (app_access_check_tab, new_uneven (GTK_ALIGN_START)), ==, 0);
}

static void
test_tab_is_swallowed (void)
{
  GtkWidget *text = gtk_text_view_new ();
  GtkWidget *good = gtk_text_view_new ();

  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (good), FALSE);
  g_assert_cmpuint (count (app_access_check_tab, text), ==, 1);
  g_assert_cmpuint (count (app_access_check_tab, good), ==, 0);
}

static void
row_set_up_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new ("Row"));
}

static GtkWidget *
new_list (void)
{
  static const char *const rows[] = { "One", "Two", "Three", NULL };
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GListModel *model = G_LIST_MODEL (gtk_string_list_new (rows));

  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), NULL);

  return gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (model)), factory);
}

static void
test_tab_stops_once (void)
{
  GtkWidget *wrapped = g_object_new (ASSAY_TYPE_ONE_STOP, "child", new_list (), NULL);
  GtkWidget *box = new_box (GTK_ORIENTATION_VERTICAL, wrapped, gtk_button_new_with_label ("Below"));

  g_assert_cmpuint (count (app_access_check_tab, new_list ()), ==, 1);
  g_assert_cmpuint (count (app_access_check_tab, box), ==, 0);
}

static gboolean
refuse_focus_cb (GtkWidget *widget, GtkDirectionType direction)
{
  return FALSE;
}

typedef GtkBox Unreachable;
typedef GtkBoxClass UnreachableClass;
static GType unreachable_get_type (void);
G_DEFINE_TYPE (Unreachable, unreachable, GTK_TYPE_BOX)

static void
unreachable_class_init (UnreachableClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = refuse_focus_cb;
}

static void
unreachable_init (Unreachable *self)
{
}

static void
test_tab_never_comes (void)
{
  GtkWidget *box = g_object_new (unreachable_get_type (), NULL);

  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Lost"));
  g_assert_cmpuint (count (app_access_check_tab, new_box (GTK_ORIENTATION_VERTICAL, box,
                                                          gtk_button_new_with_label ("Found"))),
                    ==, 1);
}

/* Lets Tab in, and nothing back. */
typedef struct
{
  GtkBox parent_instance;
} OneWay;

typedef struct
{
  GtkBoxClass parent_class;
} OneWayClass;

GType one_way_get_type (void);
G_DEFINE_TYPE (OneWay, one_way, GTK_TYPE_BOX)

static gboolean
one_way_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return direction != GTK_DIR_TAB_BACKWARD
         && GTK_WIDGET_CLASS (one_way_parent_class)->focus (widget, direction);
}

static void
one_way_class_init (OneWayClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = one_way_focus;
}

static void
one_way_init (OneWay *self)
{
}

static void
test_tab_never_comes_back (void)
{
  GtkWidget *box = g_object_new (one_way_get_type (), NULL);

  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Passed"));
  g_assert_cmpuint (count (app_access_check_tab, new_box (GTK_ORIENTATION_VERTICAL, box,
                                                          gtk_button_new_with_label ("Found"))),
                    ==, 1);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/access-rules/names", test_names);
  g_test_add_func ("/access-rules/pictures-and-windows", test_pictures_and_windows);
  g_test_add_func ("/access-rules/clickable", test_clickable);
  g_test_add_func ("/access-rules/heading", test_heading);
  g_test_add_func ("/access-rules/list", test_list);
  g_test_add_func ("/access-rules/radio", test_radio);
  g_test_add_func ("/access-rules/reading", test_reading);
  g_test_add_func ("/access-rules/tab-order", test_tab_order);
  g_test_add_func ("/access-rules/tab-is-swallowed", test_tab_is_swallowed);
  g_test_add_func ("/access-rules/tab-stops-once", test_tab_stops_once);
  g_test_add_func ("/access-rules/tab-never-comes", test_tab_never_comes);
  g_test_add_func ("/access-rules/tab-never-comes-back", test_tab_never_comes_back);

  return g_test_run ();
}
