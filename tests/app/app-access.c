/* What a screen reader and a keyboard make of a window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK 4.8 says the class where there is no name ("GtkButton", "GtkImage") and says a mnemonic twice
 * ("_Save Save"). It moves the focus by where the middles of widgets are, not by their order in the
 * tree: a tall neighbour is then passed over and come back to.
 */

#include "app-access.h"

#include "app-fixture.h"

#include <string.h>

#define TAB_MAX 1000

/* --- Telling --- */

/* "AssayWindow > AssayPackSection > GtkButton with the icon …": enough to find its template. */
static char *
describe (GtkWidget *widget)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = app_dup_accessible_name (widget);
  const char *icon = GTK_IS_BUTTON (widget) ? gtk_button_get_icon_name (GTK_BUTTON (widget)) : NULL;
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  for (GtkWidget *w = gtk_widget_get_parent (widget); w != NULL; w = gtk_widget_get_parent (w))
    if (g_str_has_prefix (G_OBJECT_TYPE_NAME (w), "Assay"))
      {
        g_string_prepend (text, " > ");
        g_string_prepend (text, G_OBJECT_TYPE_NAME (w));
      }
  g_string_append (text, G_OBJECT_TYPE_NAME (widget));
  if (id != NULL)
    g_string_append_printf (text, " #%s", id);
  if (name != NULL)
    g_string_append_printf (text, " “%s”", name);
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, " that says “%s”", gtk_label_get_text (GTK_LABEL (widget)));
  if (icon != NULL)
    g_string_append_printf (text, " with the icon %s", icon);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
tell (const char *place, GtkWidget *widget, const char *fault)
{
  g_autofree char *what = NULL;

  if (fault == NULL)
    return 0;
  what = describe (widget);
  g_printerr ("%s: %s %s\n", place, what, fault);

  return 1;
}

/* --- Whose it is --- */

static gboolean
is_ours (GtkWidget *widget)
{
  return g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Assay");
}

/* Whether one of the libraries' composite widgets made it: the nearest of those above it is nearer
 * than the nearest thing that can hold what is ours. */
static gboolean
is_made_by_library (GtkWidget *widget)
{
  for (GtkWidget *w = gtk_widget_get_parent (widget); w != NULL; w = gtk_widget_get_parent (w))
    {
      if (ADW_IS_STATUS_PAGE (w) || ADW_IS_PREFERENCES_GROUP (w) || ADW_IS_MESSAGE_DIALOG (w)
          || ADW_IS_ABOUT_WINDOW (w) || ADW_IS_WINDOW_TITLE (w) || GTK_IS_SHORTCUTS_WINDOW (w)
          || ADW_IS_ACTION_ROW (w) || ADW_IS_EXPANDER_ROW (w) || GTK_IS_CALENDAR (w)
          || GTK_IS_WINDOW_CONTROLS (w) || GTK_IS_EDITABLE (w))
        return TRUE;
      if (GTK_IS_SCROLLED_WINDOW (w) && ADW_IS_STATUS_PAGE (gtk_widget_get_parent (w)))
        return TRUE;
      if (is_ours (w) || GTK_IS_LIST_BOX (w) || GTK_IS_STACK (w) || GTK_IS_SCROLLED_WINDOW (w))
        return FALSE;
    }

  return FALSE;
}

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
         || gtk_widget_get_ancestor (widget, GTK_TYPE_CALENDAR) != NULL
         || gtk_widget_get_ancestor (widget, GTK_TYPE_SHORTCUTS_WINDOW) != NULL
         || gtk_widget_get_ancestor (widget, ADW_TYPE_ABOUT_WINDOW) != NULL
         || is_inner_list (widget)
         /* The row of a column view's headings. */
         || g_str_equal (gtk_widget_get_css_name (widget), "header")
         || (combo != NULL && combo != widget) || (drop_down != NULL && drop_down != widget);
}

/* --- Names --- */

static gboolean
is_list (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_BASE (widget) || GTK_IS_COLUMN_VIEW (widget);
}

static gboolean
is_silent (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  return role == GTK_ACCESSIBLE_ROLE_PRESENTATION || role == GTK_ACCESSIBLE_ROLE_NONE;
}

static gboolean
is_picture (GtkWidget *widget)
{
  return (GTK_IS_PICTURE (widget) || GTK_IS_DRAWING_AREA (widget)) && !is_silent (widget)
         && gtk_widget_get_width (widget) > 0;
}

static gboolean
wants_name (GtkWidget *widget)
{
  if (GTK_IS_STACK (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_VIEWPORT (widget)
      || GTK_IS_WINDOW (widget) || GTK_IS_POPOVER (widget) || is_inner_part (widget))
    return FALSE;
  if (is_list (widget) || is_picture (widget))
    return !GTK_IS_COLUMN_VIEW (gtk_widget_get_parent (widget));
  /* A mark that nobody can reach is a picture: its row speaks for it. */
  if (!gtk_widget_get_focusable (widget) && !gtk_widget_get_can_target (widget))
    return FALSE;

  return gtk_widget_get_focusable (widget) || GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget)
         || GTK_IS_MENU_BUTTON (widget);
}

/* "Save Save": the label, and what it is labelled by. */
static gboolean
is_said_twice (const char *text)
{
  gsize length = strlen (text);

  return length % 2 == 1 && text[length / 2] == ' '
         && strncmp (text, text + length / 2 + 1, length / 2) == 0;
}

static const char *
find_name_fault (GtkWidget *widget)
{
  g_autofree char *name = app_dup_accessible_name (find_whole (widget));

  if (GTK_IS_WINDOW (widget) && !ADW_IS_MESSAGE_DIALOG (widget)
      && (gtk_window_get_title (GTK_WINDOW (widget)) == NULL
          || *gtk_window_get_title (GTK_WINDOW (widget)) == '\0'))
    return "has no title";
  if (!wants_name (widget))
    return NULL;
  if (name == NULL)
    return "has no name";
  if (strchr (name, '_') != NULL)
    return "is named by GTK with its mnemonic: set the label, take the labelled-by relation away";
  if (is_said_twice (name))
    return "says its name twice: it is labelled by what says the same";

  return NULL;
}

guint
app_access_check_names (const char *place, GtkWidget *root)
{
  g_autoptr (GPtrArray) all = app_list_widgets (root, TRUE);
  guint n_faults = 0;

  for (guint i = 0; i < all->len; i++)
    n_faults += tell (place, find_whole (all->pdata[i]), find_name_fault (all->pdata[i]));

  return n_faults;
}

/* --- Roles --- */

static GtkAccessibleRole
get_role (GtkWidget *widget)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
}

static GtkWidget *
find_above (GtkWidget *widget, GtkAccessibleRole role)
{
  do
    widget = gtk_widget_get_parent (widget);
  while (widget != NULL && get_role (widget) != role);

  return widget;
}

/* Roles that promise nothing to do. */
static gboolean
is_idle_role (GtkAccessibleRole role)
{
  switch ((int) role)
    {
    case GTK_ACCESSIBLE_ROLE_WIDGET:
    case GTK_ACCESSIBLE_ROLE_GENERIC:
    case GTK_ACCESSIBLE_ROLE_GROUP:
    case GTK_ACCESSIBLE_ROLE_PRESENTATION:
    case GTK_ACCESSIBLE_ROLE_NONE:
    case GTK_ACCESSIBLE_ROLE_LABEL:
    case GTK_ACCESSIBLE_ROLE_HEADING:
    case GTK_ACCESSIBLE_ROLE_IMG:
    case GTK_ACCESSIBLE_ROLE_LIST:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Widgets that do nothing by themselves: a gesture on one of them is ours. */
static gboolean
is_plain (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return !gtk_label_get_selectable (GTK_LABEL (widget))
           && strstr (gtk_label_get_label (GTK_LABEL (widget)), "<a ") == NULL;

  return GTK_IS_BOX (widget) || GTK_IS_IMAGE (widget) || GTK_IS_PICTURE (widget)
         || GTK_IS_DRAWING_AREA (widget) || GTK_IS_GRID (widget) || GTK_IS_OVERLAY (widget)
         || GTK_IS_CENTER_BOX (widget) || ADW_IS_BIN (widget) || is_ours (widget);
}

static gboolean
has_click (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        return TRUE;
    }

  return FALSE;
}

static const char *
find_click_fault (GtkWidget *widget)
{
  if (!is_idle_role (get_role (widget)) || is_made_by_library (widget) || GTK_IS_WINDOW (widget))
    return NULL;
  if (is_plain (widget) && !is_list (widget) && has_click (widget))
    return "can be clicked, and its role is not that of a button";
  /* A page that the keys scroll and turn is a picture all the same. */
  if (is_plain (widget) && gtk_widget_get_focusable (widget)
      && get_role (widget) != GTK_ACCESSIBLE_ROLE_IMG)
    return "can have the focus, and its role says that there is nothing to do";

  return NULL;
}

static gboolean
looks_like_heading (GtkWidget *widget)
{
  static const char *const classes[] = { "heading", "large-title", "title-1", "title-2",
                                         "title-3", "title-4",     "verdict", "statement" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (gtk_widget_has_css_class (widget, classes[i]))
      return TRUE;

  return FALSE;
}

/* In a row, a button or a list the whole is spoken of. */
static const char *
find_heading_fault (GtkWidget *widget)
{
  if (!GTK_IS_LABEL (widget) || !looks_like_heading (widget)
      || get_role (widget) == GTK_ACCESSIBLE_ROLE_HEADING || is_made_by_library (widget)
      || gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW) != NULL
      || gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) != NULL
      || gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BASE) != NULL)
    return NULL;

  return "looks like a heading, and its role is another";
}

static gboolean
is_list_role (GtkAccessibleRole role)
{
  return role == GTK_ACCESSIBLE_ROLE_LIST || role == GTK_ACCESSIBLE_ROLE_LIST_BOX
         || role == GTK_ACCESSIBLE_ROLE_RADIO_GROUP || role == GTK_ACCESSIBLE_ROLE_GRID
         || role == GTK_ACCESSIBLE_ROLE_TREE_GRID || role == GTK_ACCESSIBLE_ROLE_TABLE
         || role == GTK_ACCESSIBLE_ROLE_MENU;
}

static gboolean
is_item_role (GtkAccessibleRole role)
{
  return role == GTK_ACCESSIBLE_ROLE_LIST_ITEM || role == GTK_ACCESSIBLE_ROLE_OPTION
         || role == GTK_ACCESSIBLE_ROLE_ROW || role == GTK_ACCESSIBLE_ROLE_RADIO;
}

/* A row for entering is a field and nothing else. */
static gboolean
is_item (GtkWidget *widget)
{
  return is_item_role (get_role (widget)) || is_silent (widget) || ADW_IS_ENTRY_ROW (widget);
}

static const char *
find_list_fault (GtkWidget *widget)
{
  gboolean says_list = get_role (widget) == GTK_ACCESSIBLE_ROLE_LIST;

  if (is_list (widget) && !is_list_role (get_role (widget)))
    return "is a list, and its role is another";
  if (!says_list || is_inner_list (widget))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && !is_item (child))
      return "is a list with something in it that is no item";

  return NULL;
}

/* A check button that is drawn round is one of a group. */
static gboolean
is_round (GtkWidget *widget)
{
  GtkWidget *mark = gtk_widget_get_first_child (widget);

  return GTK_IS_CHECK_BUTTON (widget) && !is_silent (widget) && mark != NULL
         && g_str_equal (gtk_widget_get_css_name (mark), "radio");
}

static const char *
find_radio_fault (GtkWidget *widget)
{
  gboolean is_radio = get_role (widget) == GTK_ACCESSIBLE_ROLE_RADIO;
  g_autoptr (GPtrArray) below = NULL;

  if (is_round (widget) && !is_radio)
    return "is one of several to choose from, and its role is not that of a radio button";
  if (is_radio && find_above (widget, GTK_ACCESSIBLE_ROLE_RADIO_GROUP) == NULL)
    return "is a radio button outside a radio group";
  if (!g_str_equal (G_OBJECT_TYPE_NAME (widget), "AssayRatingGroup"))
    return NULL;
  below = app_list_widgets (widget, TRUE);
  for (guint i = 0; i < below->len; i++)
    if (get_role (below->pdata[i]) == GTK_ACCESSIBLE_ROLE_RADIO)
      return NULL;

  return "is a rating without radio buttons";
}

guint
app_access_check_roles (const char *place, GtkWidget *root)
{
  g_autoptr (GPtrArray) all = app_list_widgets (root, TRUE);
  guint n_faults = 0;

  for (guint i = 0; i < all->len; i++)
    {
      GtkWidget *widget = all->pdata[i];

      if (is_inner_part (widget))
        continue;
      n_faults += tell (place, widget, find_click_fault (widget));
      n_faults += tell (place, widget, find_heading_fault (widget));
      n_faults += tell (place, widget, find_list_fault (widget));
      n_faults += tell (place, widget, find_radio_fault (widget));
    }

  return n_faults;
}

/* --- Reading --- */

static gboolean
lies_before (const graphene_rect_t *one, const graphene_rect_t *other)
{
  float one_end = one->origin.y + one->size.height;
  float other_end = other->origin.y + other->size.height;

  if (one_end <= other->origin.y)
    return TRUE;

  return one->origin.y < other_end && other->origin.y < one_end
         && one->origin.x + one->size.width <= other->origin.x;
}

static gboolean
has_place (GtkWidget *widget, GtkWidget *parent, graphene_rect_t *out_bounds)
{
  return gtk_widget_get_visible (widget) && gtk_widget_get_child_visible (widget)
         && !GTK_IS_NATIVE (widget) && gtk_widget_compute_bounds (widget, parent, out_bounds)
         && out_bounds->size.width > 0 && out_bounds->size.height > 0;
}

/* What lies over something else has no place in its order. */
static guint
check_children (const char *place, GtkWidget *parent)
{
  guint n_faults = 0;
  graphene_rect_t one, other;

  if (GTK_IS_OVERLAY (parent) || is_silent (parent) || is_inner_part (parent))
    return 0;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!has_place (child, parent, &one))
        continue;
      for (GtkWidget *next = gtk_widget_get_next_sibling (child); next != NULL;
           next = gtk_widget_get_next_sibling (next))
        if (has_place (next, parent, &other) && lies_before (&other, &one))
          n_faults += tell (place, next, "is seen before what is read before it");
    }

  return n_faults;
}

guint
app_access_check_reading (const char *place, GtkWidget *root)
{
  g_autoptr (GPtrArray) all = app_list_widgets (root, TRUE);
  guint n_faults = 0;

  for (guint i = 0; i < all->len; i++)
    n_faults += check_children (place, all->pdata[i]);

  return n_faults;
}

/* --- Tab --- */

/* Where Tab comes to, from nowhere until it comes to the same again. */
static GPtrArray *
list_stops (GtkWidget *root, GtkDirectionType direction, GtkWidget **out_trap)
{
  GPtrArray *stops = g_ptr_array_new ();
  GtkRoot *window = gtk_widget_get_root (root);

  gtk_root_set_focus (window, NULL);
  while (stops->len < TAB_MAX && gtk_widget_child_focus (root, direction))
    {
      GtkWidget *focus = gtk_root_get_focus (window);

      if (stops->len > 1 && focus == stops->pdata[stops->len - 1])
        *out_trap = focus;
      if (focus == NULL || g_ptr_array_find (stops, focus, NULL))
        break;
      g_ptr_array_add (stops, focus);
    }

  return stops;
}

/* A list of many makes its rows anew, and puts them anywhere, while the focus goes through it. */
static gboolean
are_in_one_list (GtkWidget *one, GtkWidget *other)
{
  GtkWidget *list = gtk_widget_get_ancestor (one, GTK_TYPE_LIST_BASE);

  return list != NULL && gtk_widget_is_ancestor (other, list);
}

/* Where rows may be thousands, whoever goes on with Tab must not go through them all. */
static const char *
find_list_stop_fault (GtkWidget *widget, const GPtrArray *stops)
{
  guint n = 0;

  if (!GTK_IS_LIST_BASE (widget))
    return NULL;
  for (guint i = 0; i < stops->len; i++)
    if (gtk_widget_get_parent (stops->pdata[i]) == widget)
      n++;

  return n > 1 ? "stops Tab at every row: put it into an AssayOneStop" : NULL;
}

static guint
check_stops (const char *place, const GPtrArray *stops, GPtrArray *order, gboolean forward)
{
  guint n_faults = 0;

  for (guint i = 1; i < stops->len; i++)
    {
      g_autofree char *from = NULL;
      g_autofree char *fault = NULL;
      guint one = 0, other = 0;

      g_ptr_array_find (order, stops->pdata[i - 1], &one);
      g_ptr_array_find (order, stops->pdata[i], &other);
      if ((one < other) == forward || are_in_one_list (stops->pdata[i - 1], stops->pdata[i]))
        continue;
      from = describe (stops->pdata[i - 1]);
      fault = g_strdup_printf ("is come to by %s from %s, against the order of reading",
                               forward ? "Tab" : "Shift+Tab", from);
      n_faults += tell (place, stops->pdata[i], fault);
    }

  return n_faults;
}

/* Within a list the arrows lead on; of a group of radio buttons Tab knows one. */
static gboolean
wants_stop (GtkWidget *widget)
{
  if (!GTK_IS_BUTTON (widget) && !GTK_IS_TEXT (widget) && !GTK_IS_TEXT_VIEW (widget)
      && !GTK_IS_CHECK_BUTTON (widget) && !GTK_IS_SWITCH (widget) && !GTK_IS_DROP_DOWN (widget))
    return FALSE;
  if (is_inner_part (widget) || is_round (widget) || !gtk_widget_get_focusable (widget)
      || !gtk_widget_is_sensitive (widget) || !gtk_widget_get_mapped (widget)
      || gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BASE) != NULL)
    return FALSE;
  for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
    if (!gtk_widget_get_can_focus (w))
      return FALSE;

  return TRUE;
}

static gboolean
is_come_to (GtkWidget *widget, const GPtrArray *stops)
{
  for (guint i = 0; i < stops->len; i++)
    if (stops->pdata[i] == widget || gtk_widget_is_ancestor (stops->pdata[i], widget))
      return TRUE;

  return FALSE;
}

/* @back are the stops of Shift+Tab: what lies before a trap is never come to by it. */
static const char *
find_stop_fault (GtkWidget *widget, const GPtrArray *stops, const GPtrArray *back)
{
  if (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (widget)))
    return "swallows Tab";
  if (!wants_stop (widget))
    return NULL;
  if (!is_come_to (widget, stops))
    return "is never come to by Tab";

  return is_come_to (widget, back) ? NULL : "is never come to by Shift+Tab";
}

/* What drops down keeps the focus until Escape, GTK's lists keep it where nothing comes after them,
 * and of a text that takes Tab for itself find_stop_fault() tells. */
static const char *
find_trap_fault (GtkWidget *trap)
{
  if (trap == NULL || GTK_IS_TEXT_VIEW (trap)
      || gtk_widget_get_ancestor (trap, GTK_TYPE_POPOVER) != NULL
      || gtk_widget_get_ancestor (trap, GTK_TYPE_LIST_BASE) != NULL)
    return NULL;

  return "does not let the focus go on";
}

guint
app_access_check_tab (const char *place, GtkWidget *root)
{
  GtkWidget *trap = NULL;
  g_autoptr (GPtrArray) stops = list_stops (root, GTK_DIR_TAB_FORWARD, &trap);
  g_autoptr (GPtrArray) order = app_list_widgets (root, TRUE);
  g_autoptr (GPtrArray) back = list_stops (root, GTK_DIR_TAB_BACKWARD, &trap);
  guint n_faults = check_stops (place, stops, order, TRUE);

  n_faults += tell (place, trap, find_trap_fault (trap));
  for (guint i = 0; i < order->len; i++)
    {
      n_faults += tell (place, order->pdata[i], find_stop_fault (order->pdata[i], stops, back));
      n_faults += tell (place, order->pdata[i], find_list_stop_fault (order->pdata[i], stops));
    }
  n_faults += check_stops (place, back, order, FALSE);

  return n_faults;
}

guint
app_access_check (const char *place, GtkWidget *root)
{
  return app_access_check_names (place, root) + app_access_check_roles (place, root)
         + app_access_check_reading (place, root) + app_access_check_tab (place, root);
}
