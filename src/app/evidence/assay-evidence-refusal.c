/* The message about files that could not be added.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/evidence/assay-evidence-refusal.h"

#include "app/evidence/assay-evidence-job.h"
#include "app/widgets/assay-mnemonic.h"
#include "base/assay-error.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* What the way past the message needs; section and owner may go while it is open. */
typedef struct
{
  GWeakRef section;
  GWeakRef owner;
  GPtrArray *paths;
  guint replaced;
  AssayEvidenceAddedFunc added_cb;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *self = data;

  g_weak_ref_clear (&self->section);
  g_weak_ref_clear (&self->owner);
  g_ptr_array_unref (self->paths);
  g_free (self);
}

static gboolean
has_failed (const AssayEvidenceTaken *taken)
{
  return taken->error != NULL && !g_error_matches (taken->error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED)
         && !g_error_matches (taken->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* All files that could not be added, each with what to do. */
static char *
word_failures (const GPtrArray *all, guint *out_n)
{
  GString *text = g_string_new (NULL);

  *out_n = 0;
  for (guint i = 0; i < all->len; i++)
    {
      const AssayEvidenceTaken *taken = g_ptr_array_index (all, i);
      const char *step;

      if (!has_failed (taken))
        continue;
      step = assay_wording_error_step (taken->error);
      g_string_append_printf (text, "%s%s%s", *out_n > 0 ? "\n\n" : "", taken->error->message,
                              g_str_has_suffix (taken->error->message, ".") ? "" : ".");
      if (step != NULL)
        g_string_append_printf (text, " %s", step);
      (*out_n)++;
    }

  return g_string_free (text, FALSE);
}

static GPtrArray *
list_possible (const GPtrArray *all)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->len; i++)
    {
      const AssayEvidenceTaken *taken = g_ptr_array_index (all, i);

      if (has_failed (taken) && assay_intake_would_take (taken->error))
        g_ptr_array_add (paths, g_strdup (taken->path));
    }

  return paths;
}

static void
chosen_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Offer *offer = data;
  g_autoptr (GObject) section = g_weak_ref_get (&offer->section);
  g_autoptr (GObject) owner = g_weak_ref_get (&offer->owner);

  if (!g_str_equal (response, "anyway") || section == NULL
      || assay_section_get_document (ASSAY_SECTION (section)) == NULL)
    return;
  assay_evidence_add_anyway (ASSAY_SECTION (section), offer->paths, offer->replaced,
                             offer->added_cb, owner);
}

static void
add_offer (GtkWidget *dialog, Offer *offer)
{
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "anyway", _ ("_Add All the Same"));
  g_signal_connect_data (dialog, "response", G_CALLBACK (chosen_cb), offer,
                         (GClosureNotify) (void (*) (void)) offer_free, 0);
}

static Offer *
offer_new (AssaySection *section,
           GPtrArray *paths,
           guint replaced,
           AssayEvidenceAddedFunc added_cb,
           gpointer owner)
{
  Offer *self = g_new0 (Offer, 1);

  g_weak_ref_init (&self->section, section);
  g_weak_ref_init (&self->owner, owner);
  self->paths = g_ptr_array_ref (paths);
  self->replaced = replaced;
  self->added_cb = added_cb;

  return self;
}

void
assay_evidence_refusal_tell (AssaySection *section,
                             const GPtrArray *all,
                             guint replaced,
                             AssayEvidenceAddedFunc added_cb,
                             gpointer owner)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (section));
  guint n = 0;
  g_autofree char *words = word_failures (all, &n);
  g_autoptr (GPtrArray) possible = list_possible (all);
  g_autofree char *body = NULL;
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  if (n == 0)
    return;
  heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file could not be added",
                                          "%u files could not be added", n),
                             n);
  body = possible->len == 0
             ? g_strdup (words)
             : g_strdup_printf ("%s\n\n%s", words,
                                _ ("If you cannot get a copy that opens, add it all the same: it "
                                   "travels behind a cover sheet, and counts for nothing."));
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  if (possible->len > 0)
    add_offer (dialog, offer_new (section, possible, replaced, added_cb, owner));
  assay_mnemonic_name_buttons (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}
