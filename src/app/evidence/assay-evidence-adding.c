/* Adding files to the evidence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One object for each adding lives with its section and owns the work; when the section goes, it
 * goes, and the work stops. Contents that no item came to hold are taken out of the store again,
 * unless another adding is under way that may count on them.
 */

#include "app/evidence/assay-evidence-adding.h"

#include "app/assay-report.h"
#include "app/assay-work.h"
#include "app/evidence/assay-evidence-job.h"
#include "app/evidence/assay-evidence-refusal.h"
#include "base/assay-error.h"
#include "present/assay-evidence-words.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SHOW_PROGRESS_AFTER_US (400 * 1000)
#define ADDINGS_KEY "assay-evidence-addings"

#define ASSAY_TYPE_EVIDENCE_ADDING (assay_evidence_adding_get_type ())
G_DECLARE_FINAL_TYPE (AssayEvidenceAdding, assay_evidence_adding, ASSAY, EVIDENCE_ADDING, GObject)

struct _AssayEvidenceAdding
{
  GObject parent_instance;
  AssaySection *section; /* borrowed: it holds this */
  AssayDocument *document;
  guint n_paths;
  guint replaced; /* the item whose file is replaced; 0 where files are added */
  AssayEvidenceAddedFunc added_cb;
  GWeakRef owner;
  AssayWork *work;
  AdwToast *toast;
  gint64 started;
  GArray *numbers;
  GPtrArray *edits;
};

G_DEFINE_FINAL_TYPE (AssayEvidenceAdding, assay_evidence_adding, G_TYPE_OBJECT)

/* --- Addings under way --- */

/* How many the document has; @change is added. */
static int
count_under_way (AssayDocument *document, int change)
{
  int n = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (document), ADDINGS_KEY)) + change;

  g_object_set_data (G_OBJECT (document), ADDINGS_KEY, GINT_TO_POINTER (n));

  return n;
}

static GPtrArray *
get_addings (AssaySection *section)
{
  GPtrArray *addings = g_object_get_data (G_OBJECT (section), ADDINGS_KEY);

  if (addings == NULL)
    {
      addings = g_ptr_array_new_with_free_func (g_object_unref);
      g_object_set_data_full (G_OBJECT (section), ADDINGS_KEY, addings,
                              (GDestroyNotify) g_ptr_array_unref);
    }

  return addings;
}

/* --- Progress --- */

static void
stop_clicked_cb (AssayEvidenceAdding *self)
{
  if (self->work != NULL)
    assay_work_cancel (self->work);
}

static void
advanced_cb (gpointer owner, double fraction, const char *what)
{
  AssayEvidenceAdding *self = owner;
  AdwToastOverlay *overlay = assay_report_find_overlay (GTK_WIDGET (self->section));
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (overlay == NULL || what == NULL
      || g_get_monotonic_time () - self->started < SHOW_PROGRESS_AFTER_US)
    return;
  text = fraction >= 0 ? g_strdup_printf (_ ("Adding %s: %d %%"), what, (int) (fraction * 100))
                       : g_strdup_printf (_ ("Adding %s"), what);
  escaped = g_markup_escape_text (text, -1);
  if (self->toast != NULL)
    {
      adw_toast_set_title (self->toast, escaped);
      return;
    }
  self->toast = g_object_ref (adw_toast_new (escaped));
  adw_toast_set_timeout (self->toast, 0);
  adw_toast_set_priority (self->toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_button_label (self->toast, _ ("Stop"));
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (stop_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (overlay, g_object_ref (self->toast));
}

static void
clear_toast (AssayEvidenceAdding *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
}

/* --- Telling --- */

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
tell_same (AssayEvidenceAdding *self, const AssayEvidenceTaken *taken, guint number)
{
  g_autofree char *text = taken->is_restored
                              ? assay_evidence_word_restored (number)
                              : assay_evidence_word_same (taken->intake->name, number);

  assay_report_toast (GTK_WIDGET (self->section), text, NULL, NULL, NULL);
}

/* --- The edit --- */

/* The item that holds the content already, or holds it after the edits made so far; 0 for none. */
static guint
find_same (const AssayPortfolio *portfolio, const AssayIntake *intake)
{
  const AssayEvidence *same = assay_portfolio_lookup_content (portfolio, intake->sha256);

  return same != NULL ? same->number : 0;
}

static AssayEdit *
make_edit (AssayEvidenceAdding *self,
           const AssayPortfolio *portfolio,
           const AssayIntake *intake,
           GError **error)
{
  AssayScheme *scheme = assay_document_get_scheme (self->document);
  AssayPortfolioFolder *folder = assay_document_get_folder (self->document);
  g_autoptr (AssayEvidence) fields = NULL;

  if (self->replaced > 0)
    {
      const AssayEvidence *now = assay_portfolio_lookup_evidence (portfolio, self->replaced);

      fields = now != NULL ? assay_evidence_copy (now) : assay_evidence_new (self->replaced);
      assay_intake_describe (intake, fields);
      return assay_edit_amend_evidence (portfolio, scheme, fields, error);
    }
  fields = assay_evidence_new (0);
  fields->title = assay_intake_make_title (intake->name);
  assay_intake_describe (intake, fields);

  return assay_edit_add_evidence (portfolio, scheme, fields,
                                  assay_portfolio_folder_get_next_evidence_number (folder), error);
}

/* A file that was given twice is one item. */
static void
add_number (GArray *numbers, guint number)
{
  for (guint i = 0; i < numbers->len; i++)
    if (g_array_index (numbers, guint, i) == number)
      return;
  g_array_append_val (numbers, number);
}

/* Makes the edit for one file on top of @portfolio, and gives the portfolio after it. A file that
 * is there already only gives its number. */
static AssayPortfolio *
take_in (AssayEvidenceAdding *self, AssayPortfolio *portfolio, AssayEvidenceTaken *taken)
{
  guint number = find_same (portfolio, taken->intake);
  AssayPortfolio *after;
  AssayEdit *edit;

  if (number > 0)
    {
      tell_same (self, taken, number);
      add_number (self->numbers, number);
      return assay_portfolio_ref (portfolio);
    }
  edit = make_edit (self, portfolio, taken->intake, &taken->error);
  if (edit == NULL)
    return assay_portfolio_ref (portfolio);
  after = assay_portfolio_apply (portfolio, edit);
  number = find_same (after, taken->intake);
  add_number (self->numbers, number);
  g_ptr_array_add (self->edits, edit);

  return after;
}

/* FALSE when the gate refused, which has been told then. */
static gboolean
apply_all (AssayEvidenceAdding *self, GPtrArray *all)
{
  AssayPortfolio *portfolio = assay_portfolio_ref (assay_document_get_portfolio (self->document));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      AssayEvidenceTaken *taken = g_ptr_array_index (all, i);
      AssayPortfolio *after;

      if (taken->intake == NULL)
        continue;
      after = take_in (self, portfolio, taken);
      assay_portfolio_unref (portfolio);
      portfolio = after;
    }
  assay_portfolio_unref (portfolio);

  return self->edits->len == 0
         || assay_section_apply (self->section, assay_edit_join (self->edits), &error);
}

/* --- The end --- */

/* Takes out of the store what no item holds. */
static void
take_back (AssayEvidenceAdding *self, GPtrArray *all)
{
  AssayPortfolioFolder *folder = assay_document_get_folder (self->document);
  AssayDisk *disk = assay_context_get_disk (assay_document_get_context (self->document));
  const AssayPortfolio *portfolio = assay_document_get_portfolio (self->document);

  if (count_under_way (self->document, 0) > 1)
    return;
  for (guint i = all->len; i > 0; i--)
    {
      AssayEvidenceTaken *taken = g_ptr_array_index (all, i - 1);

      if (taken->intake != NULL && find_same (portfolio, taken->intake) == 0)
        assay_intake_take_back (taken->intake, folder, disk);
    }
}

static void
tell_added (AssayEvidenceAdding *self)
{
  g_autofree char *text = NULL;

  if (self->edits->len == 0)
    return;
  text = self->replaced > 0
             ? assay_evidence_word_replaced (self->replaced)
             : assay_evidence_word_added (assay_document_get_portfolio (self->document),
                                          self->numbers, self->edits->len);
  assay_report_toast (GTK_WIDGET (self->section), text, _ ("Undo"), "win.undo", NULL);
}

/* What was whole by then stays: it can be undone, and nobody wants to wait for it again. */
static void
tell_stopped (AssayEvidenceAdding *self)
{
  g_autofree char *text = assay_evidence_word_stopped (self->edits->len, self->n_paths);
  gboolean can_undo = self->edits->len > 0;

  assay_report_toast (GTK_WIDGET (self->section), text, can_undo ? _ ("Undo") : NULL,
                      can_undo ? "win.undo" : NULL, NULL);
}

static gboolean
was_stopped (const GPtrArray *all, guint n_paths)
{
  for (guint i = 0; i < all->len; i++)
    {
      const AssayEvidenceTaken *taken = g_ptr_array_index (all, i);

      if (taken->error != NULL && is_cancelled (taken->error))
        return TRUE;
    }

  return all->len < n_paths;
}

static void
finish (AssayEvidenceAdding *self, GPtrArray *all)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);
  gboolean applied;

  /* Another portfolio may be shown by now; then nobody is asking any more. */
  if (assay_section_get_document (self->section) != self->document)
    return;
  applied = apply_all (self, all);
  take_back (self, all);
  assay_document_look_at_files (self->document);
  if (!applied)
    return;
  if (was_stopped (all, self->n_paths))
    tell_stopped (self);
  else
    tell_added (self);
  assay_evidence_refusal_tell (self->section, all, self->replaced, self->added_cb, owner);
  if (self->added_cb != NULL && owner != NULL && self->numbers->len > 0)
    self->added_cb (owner, self->numbers);
}

static void
done_cb (gpointer owner, gpointer result, const GError *error)
{
  g_autoptr (AssayEvidenceAdding) self = g_object_ref (owner);
  g_autoptr (GPtrArray) all = result;

  self->work = NULL;
  clear_toast (self);
  if (all != NULL)
    finish (self, all);
  g_ptr_array_remove (get_addings (self->section), self);
}

/* Contents that items have lost. */
static GHashTable *
find_damaged (AssayDocument *document)
{
  const AssayReadiness *readiness = assay_document_get_readiness (document);
  GHashTable *damaged = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; readiness->absent != NULL && i < readiness->absent->len; i++)
    {
      const AssayEvidence *item =
          assay_portfolio_lookup_evidence (readiness->portfolio,
                                           g_array_index (readiness->absent, guint, i));

      if (item != NULL && item->sha256 != NULL)
        g_hash_table_add (damaged, item->sha256);
    }

  return damaged;
}

static void
start (AssaySection *section,
       guint replaced,
       GPtrArray *paths,
       AssayIntakeManner manner,
       AssayEvidenceAddedFunc added_cb,
       gpointer owner)
{
  AssayDocument *document = assay_section_get_document (section);
  g_autoptr (GHashTable) damaged = NULL;
  AssayEvidenceAdding *self;

  g_return_if_fail (document != NULL);

  if (paths->len == 0)
    return;
  if (assay_document_is_read_only (document))
    {
      assay_report_toast (GTK_WIDGET (section),
                          _ ("This portfolio is open for reading only, so nothing can be added."),
                          NULL, NULL, NULL);
      return;
    }
  self = g_object_new (ASSAY_TYPE_EVIDENCE_ADDING, NULL);
  self->section = section;
  self->document = g_object_ref (document);
  self->replaced = replaced;
  self->n_paths = paths->len;
  self->added_cb = added_cb;
  g_weak_ref_set (&self->owner, owner);
  damaged = find_damaged (document);
  count_under_way (document, 1);
  g_ptr_array_add (get_addings (section), self);
  self->work = assay_work_start (
      self, assay_evidence_job_run,
      assay_evidence_job_new (assay_document_get_folder (document), paths, manner, damaged),
      assay_evidence_job_free, (GDestroyNotify) g_ptr_array_unref, advanced_cb, done_cb);
}

void
assay_evidence_add_files (AssaySection *section,
                          GPtrArray *paths,
                          AssayEvidenceAddedFunc added_cb,
                          gpointer owner)
{
  start (section, 0, paths, ASSAY_INTAKE_READABLE, added_cb, owner);
}

void
assay_evidence_add_anyway (AssaySection *section,
                           GPtrArray *paths,
                           guint replaced,
                           AssayEvidenceAddedFunc added_cb,
                           gpointer owner)
{
  start (section, replaced, paths, ASSAY_INTAKE_ANYWAY, added_cb, owner);
}

void
assay_evidence_replace_file (AssaySection *section, guint number, const char *path)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (paths, g_strdup (path));
  start (section, number, paths, ASSAY_INTAKE_READABLE, NULL, NULL);
}

static void
assay_evidence_adding_dispose (GObject *object)
{
  AssayEvidenceAdding *self = ASSAY_EVIDENCE_ADDING (object);

  if (self->work != NULL)
    assay_work_forget (self->work);
  self->work = NULL;
  clear_toast (self);
  if (self->document != NULL)
    count_under_way (self->document, -1);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (assay_evidence_adding_parent_class)->dispose (object);
}

static void
assay_evidence_adding_finalize (GObject *object)
{
  AssayEvidenceAdding *self = ASSAY_EVIDENCE_ADDING (object);

  g_weak_ref_clear (&self->owner);
  g_array_unref (self->numbers);
  g_ptr_array_unref (self->edits);

  G_OBJECT_CLASS (assay_evidence_adding_parent_class)->finalize (object);
}

static void
assay_evidence_adding_class_init (AssayEvidenceAddingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_evidence_adding_dispose;
  G_OBJECT_CLASS (klass)->finalize = assay_evidence_adding_finalize;
}

static void
assay_evidence_adding_init (AssayEvidenceAdding *self)
{
  g_weak_ref_init (&self->owner, NULL);
  self->started = g_get_monotonic_time ();
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_edit_unref);
}
