/* A libadwaita window with nothing in it, or with so many labels, that ends once it is drawn:
 * bench-window NUMBER. What the application's own first frame is measured by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include <unistd.h>

static void
drawn_cb (GdkFrameClock *clock, gpointer data)
{
  _exit (0);
}

static void
end_when_drawn (GtkWidget *window, gpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (drawn_cb),
                    NULL);
}

/* Text that wraps, as on a page, in the cheapest way there is. */
static GtkWidget *
make_labels (guint n_labels)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  for (guint i = 0; i < n_labels; i++)
    {
      g_autofree char *text = g_strdup_printf ("Line %u says what stands in the way, and why", i);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), box);

  return scroll;
}

static void
activate_cb (GApplication *application, const guint *n_labels)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  if (*n_labels > 0)
    adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), make_labels (*n_labels));
  g_signal_connect (window, "realize", G_CALLBACK (end_when_drawn), NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application =
      adw_application_new ("org.assay.Empty", G_APPLICATION_NON_UNIQUE);
  guint n_labels = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 0;

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &n_labels);

  return g_application_run (G_APPLICATION (application), 1, argv);
}
