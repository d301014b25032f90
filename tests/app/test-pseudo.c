/* Every place of the window in a language nobody speaks: nothing is left untranslated, nothing is
 * cut off, and all of it fits in 360 pixels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * make-pseudo.py puts every text of ours in ⟦brackets⟧. What stands outside brackets must be of the
 * portfolio or its scheme, word by word.
 */

#include "app-fixture.h"
#include "app-width.h"

#include "assay-config.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#define WIDE 1200

typedef struct
{
  AppFixture *app;
  AssayWindow *window;
  GHashTable *words; /* of the portfolio and its scheme */
  guint n_faults;
} Fixture;

/* --- Words that are data --- */

static void
add_words (GHashTable *words, const char *text)
{
  g_autoptr (GRegex) pattern = g_regex_new ("\\p{L}{2,}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (pattern, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    g_hash_table_add (words, g_match_info_fetch (match, 0));
}

static void
add_words_of_file (GHashTable *words, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = assay_fixture_read (path);

  add_words (words, text);
}

static GHashTable *
collect_words (AppFixture *app)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;

  assay_portfolio_folder_save (assay_document_get_folder (app->document), &error);
  g_assert_no_error (error);
  add_words_of_file (words, app->path, "portfolio.xml");
  add_words_of_file (words, app->path, "scheme.xml");
  add_words (words, assay_context_get_author (app->base->context));
  add_words (words, app->path);
  /* Units and months come from GLib and the C library, each in its own tongue. */
  add_words (words, "bytes kB MB January February March April May June July August September "
                    "October November December Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec");

  return words;
}

/* --- Looking --- */

/* The text without what stands in brackets. */
static char *
dup_outside (const char *text)
{
  GString *outside = g_string_new (NULL);
  guint depth = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == 0x27E6)
        depth++;
      else if (character == 0x27E7 && depth > 0)
        depth--;
      else if (depth == 0)
        g_string_append_unichar (outside, character);
    }

  return g_string_free (outside, FALSE);
}

static void
check_text (Fixture *self, const char *place, const char *what, const char *text)
{
  g_autofree char *outside = dup_outside (text != NULL ? text : "");
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer word;

  add_words (words, outside);
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (!g_hash_table_contains (self->words, word))
      {
        g_printerr ("%s: “%s” of the %s “%s” is not translated\n", place, (char *) word, what,
                    text);
        self->n_faults++;
      }
}

static gboolean
has_tooltip (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_ROOT (widget); widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_tooltip_text (widget) != NULL)
      return TRUE;

  return FALSE;
}

static void
check_label (Fixture *self, const char *place, GtkLabel *label)
{
  const char *text = gtk_label_get_text (label);

  check_text (self, place, "label", text);
  /* The title bar cuts as all title bars do. */
  if (pango_layout_is_ellipsized (gtk_label_get_layout (label)) && !has_tooltip (GTK_WIDGET (label))
      && gtk_widget_get_ancestor (GTK_WIDGET (label), ADW_TYPE_WINDOW_TITLE) == NULL)
    {
      g_printerr ("%s: “%s” is cut off\n", place, text);
      self->n_faults++;
    }
}

static void
check_widget (Fixture *self, const char *place, GtkWidget *widget)
{
  g_autofree char *name = NULL;

  if (gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) != NULL)
    return;
  if (GTK_IS_LABEL (widget))
    {
      check_label (self, place, GTK_LABEL (widget));
      return;
    }
  name = app_dup_accessible_name (widget);
  check_text (self, place, "name", name);
  check_text (self, place, "tooltip", gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_TEXT (widget))
    check_text (self, place, "placeholder", gtk_text_get_placeholder_text (GTK_TEXT (widget)));
}

/* --- Going everywhere --- */

static void
go_to (Fixture *self, const char *place)
{
  GtkWidget *leaflet;

  assay_window_show (self->window, place);
  leaflet = app_lookup_widget (GTK_WIDGET (self->window), ADW_TYPE_LEAFLET, NULL);
  if (leaflet != NULL)
    adw_leaflet_navigate (ADW_LEAFLET (leaflet), ADW_NAVIGATION_DIRECTION_FORWARD);
  app_settle (GTK_WIDGET (self->window));
}

static void
check_place (Fixture *self, const char *place)
{
  g_autoptr (GPtrArray) all = NULL;

  go_to (self, place);
  if (!app_fits_width (GTK_WIDGET (self->window), APP_NARROW, place))
    self->n_faults++;
  all = app_list_widgets (GTK_WIDGET (self->window), TRUE);
  for (guint i = 0; i < all->len; i++)
    check_widget (self, place, all->pdata[i]);
}

static void
test_places (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) places = app_list_places (self->window);

  app_set_width (GTK_WINDOW (self->window), GPOINTER_TO_INT (data));
  g_assert_cmpuint (places->len, >, 0);
  for (guint i = 0; i < places->len; i++)
    check_place (self, places->pdata[i]);
  g_assert_cmpuint (self->n_faults, ==, 0);
}

/* Without this the other tests would prove nothing. */
static void
test_language_is_spoken (void)
{
  g_assert_cmpstr (gettext ("Overview"), ==, "⟦Övérvîéw~~⟧");
}

static void
test_faults_are_found (Fixture *self, gconstpointer data)
{
  check_text (self, "made up", "label", "⟦Övérvîéw~~⟧ North Vale 12, ⟦Sàvéd %s⟧");
  g_assert_cmpuint (self->n_faults, ==, 0);
  check_text (self, "made up", "label", "⟦Övérvîéw~~⟧ Undone");
  g_assert_cmpuint (self->n_faults, ==, 1);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->app = app_fixture_new ();
  self->window = app_fixture_open_window (self->app);
  self->words = collect_words (self->app);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_hash_table_unref (self->words);
  app_fixture_free (self->app);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "qps", TRUE);
  setlocale (LC_ALL, "");
  bindtextdomain (ASSAY_GETTEXT_DOMAIN, g_getenv ("ASSAY_TEST_LOCALE"));
  bind_textdomain_codeset (ASSAY_GETTEXT_DOMAIN, "UTF-8");
  textdomain (ASSAY_GETTEXT_DOMAIN);
  app_test_init (&argc, &argv);
  g_test_add_func ("/pseudo/language-is-spoken", test_language_is_spoken);
  g_test_add ("/pseudo/faults-are-found", Fixture, NULL, set_up, test_faults_are_found, tear_down);
  g_test_add ("/pseudo/narrow", Fixture, GINT_TO_POINTER (APP_NARROW), set_up, test_places,
              tear_down);
  g_test_add ("/pseudo/wide", Fixture, GINT_TO_POINTER (WIDE), set_up, test_places, tear_down);

  return g_test_run ();
}
