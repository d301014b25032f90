/* An open document that is a folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/document/assay-folder-document.h"

#include "app/document/assay-content-watch.h"
#include "app/document/assay-folder-watch.h"
#include "present/assay-sidebar-state.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SAVE_AFTER_MS 500

struct _AssayFolderDocument
{
  AssayDocument parent_instance;
  const AssayFolderKind *kind;
  gpointer folder; /* of the kind's class */
  AssayDraftStore *drafts;
  AssayReadiness *readiness;
  guint save_timeout;
  AssayFolderWatch *watch;
  AssayContentWatch *contents;
  GHashTable *altered; /* SHA-256 of contents that are there, but not what they were */
};

G_DEFINE_FINAL_TYPE (AssayFolderDocument, assay_folder_document, ASSAY_TYPE_DOCUMENT)

/* --- What is said about it --- */

static char *
word_step (AssayFolderDocument *self, AssayEdit *edit)
{
  return edit != NULL ? self->kind->word_edit (self->kind->get_scheme (self->folder), edit) : NULL;
}

static void
update_texts (AssayFolderDocument *self)
{
  g_autofree char *undo = NULL, *redo = NULL;

  if (!assay_document_is_read_only (ASSAY_DOCUMENT (self)))
    {
      undo = word_step (self, self->kind->peek_undo (self->folder));
      redo = word_step (self, self->kind->peek_redo (self->folder));
    }
  assay_document_set_steps (ASSAY_DOCUMENT (self), undo, redo);
}

/* Only a portfolio's files are read all the time; a review's each when it is opened. */
static AssayContentLook
look_up (AssayFolderDocument *self, const AssayEvidence *item)
{
  return self->contents != NULL
             ? assay_content_looks_lookup (assay_content_watch_get_looks (self->contents),
                                           item->sha256)
             : ASSAY_CONTENT_UNKNOWN;
}

/* Whether the item's file is not to be counted on. @absent is in the items' order, and @place the
 * first of it that is not before the item. */
static gboolean
judge_file (AssayFolderDocument *self,
            const AssayEvidence *item,
            const GArray *absent,
            guint *place)
{
  AssayContentLook look = look_up (self, item);
  gboolean is_listed = absent != NULL && *place < absent->len
                       && g_array_index (absent, guint, *place) == item->number;
  g_autofree char *path = NULL;

  if (is_listed)
    (*place)++;
  if (item->sha256 == NULL || (!is_listed && look != ASSAY_CONTENT_ALTERED))
    return is_listed || look == ASSAY_CONTENT_MISSING;
  path = self->kind->dup_item_path (self->folder, item);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_hash_table_add (self->altered, g_strdup (item->sha256));

  return TRUE;
}

/* The items whose file is gone, or is known to be another than it was. @listed are those of which a
 * look at the folder tells it. */
static GArray *
find_absent (AssayFolderDocument *self, const GArray *listed)
{
  const AssayPortfolio *portfolio = self->kind->get_portfolio (self->folder);
  GArray *absent = g_array_new (FALSE, FALSE, sizeof (guint));
  guint place = 0;

  g_clear_pointer (&self->altered, g_hash_table_unref);
  self->altered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < portfolio->evidence->len; i++)
    {
      const AssayEvidence *item = portfolio->evidence->pdata[i];

      if (judge_file (self, item, listed, &place))
        g_array_append_val (absent, item->number);
    }

  return absent;
}

static void
compute_readiness (AssayFolderDocument *self)
{
  AssayPortfolio *portfolio = self->kind->get_portfolio (self->folder);
  AssayDate today = assay_document_get_today (ASSAY_DOCUMENT (self));
  g_autoptr (GArray) listed = self->kind->list_absent (self->folder);
  g_autoptr (GArray) absent = find_absent (self, listed);

  if (self->contents != NULL)
    assay_content_watch_set_portfolio (self->contents, portfolio);
  g_clear_pointer (&self->readiness, assay_readiness_unref);
  self->readiness =
      assay_readiness_compute_as_found (self->kind->get_scheme (self->folder), portfolio, absent,
                                        assay_readiness_choose_date (portfolio, today));
}

static gboolean
save_cb (gpointer data)
{
  AssayFolderDocument *self = data;
  g_autoptr (GError) error = NULL;

  self->save_timeout = 0;
  assay_folder_watch_look (self->watch);
  /* The edits are safe in the journal; a document that is behind is brought up to date the next
   * time. */
  if (!self->kind->save (self->folder, &error))
    g_info ("%s", error->message);
  assay_folder_watch_expect (self->watch);

  return G_SOURCE_REMOVE;
}

static void
take_over (AssayFolderDocument *self)
{
  compute_readiness (self);
  update_texts (self);
  assay_document_emit_changed (ASSAY_DOCUMENT (self));
}

static void
has_changed (AssayFolderDocument *self)
{
  assay_folder_watch_expect (self->watch);
  assay_document_say_saved (ASSAY_DOCUMENT (self));
  take_over (self);
  if (self->save_timeout == 0)
    self->save_timeout = g_timeout_add (SAVE_AFTER_MS, save_cb, self);
}

/* --- Changing it --- */

gboolean
assay_document_apply (AssayDocument *document, AssayEdit *edit, GError **error)
{
  AssayFolderDocument *self = ASSAY_FOLDER_DOCUMENT (document);
  g_autoptr (AssayEdit) owned = edit;

  if (edit == NULL)
    return FALSE;
  assay_folder_watch_look (self->watch);
  if (!self->kind->apply (self->folder, edit, error))
    return FALSE;
  if (!assay_edit_is_empty (edit))
    has_changed (self);

  return TRUE;
}

gboolean
assay_document_apply_merge (AssayDocument *document,
                            const AssayMerge *merge,
                            AssayMergeContents *contents,
                            GError **error)
{
  AssayFolderDocument *self = ASSAY_FOLDER_DOCUMENT (document);

  assay_folder_watch_look (self->watch);
  if (!assay_portfolio_folder_apply_merge (self->folder, merge, contents, error))
    return FALSE;
  if (!assay_edit_is_empty (merge->edit))
    has_changed (self);

  return TRUE;
}

static gboolean
assay_folder_document_undo (AssayDocument *document, GError **error)
{
  AssayFolderDocument *self = ASSAY_FOLDER_DOCUMENT (document);

  assay_folder_watch_look (self->watch);
  if (!self->kind->undo (self->folder, NULL, error))
    return FALSE;
  has_changed (self);

  return TRUE;
}

static gboolean
assay_folder_document_redo (AssayDocument *document, GError **error)
{
  AssayFolderDocument *self = ASSAY_FOLDER_DOCUMENT (document);

  assay_folder_watch_look (self->watch);
  if (!self->kind->redo (self->folder, NULL, error))
    return FALSE;
  has_changed (self);

  return TRUE;
}

/* --- Reading it --- */

/* The folder, if it is of @kind. */
static gpointer
get_folder_of (AssayDocument *document, const AssayFolderKind *kind)
{
  AssayFolderDocument *self;

  if (!ASSAY_IS_FOLDER_DOCUMENT (document))
    return NULL;
  self = ASSAY_FOLDER_DOCUMENT (document);

  return self->kind == kind ? self->folder : NULL;
}

AssayPortfolioFolder *
assay_document_get_folder (AssayDocument *document)
{
  return get_folder_of (document, &assay_folder_kind_of_portfolio);
}

AssayReviewFolder *
assay_document_get_review_folder (AssayDocument *document)
{
  return get_folder_of (document, &assay_folder_kind_of_review);
}

AssayDraftStore *
assay_document_get_drafts (AssayDocument *document)
{
  return ASSAY_FOLDER_DOCUMENT (document)->drafts;
}

AssayScheme *
assay_document_get_scheme (AssayDocument *document)
{
  AssayFolderDocument *self = ASSAY_FOLDER_DOCUMENT (document);

  return self->kind->get_scheme (self->folder);
}

AssayPortfolio *
assay_document_get_portfolio (AssayDocument *document)
{
  AssayFolderDocument *self = ASSAY_FOLDER_DOCUMENT (document);

  return self->kind->get_portfolio (self->folder);
}

char *
assay_document_dup_item_path (AssayDocument *document, guint number)
{
  AssayFolderDocument *self = ASSAY_FOLDER_DOCUMENT (document);
  const AssayEvidence *item =
      assay_portfolio_lookup_evidence (assay_document_get_portfolio (document), number);

  return item != NULL ? self->kind->dup_item_path (self->folder, item) : NULL;
}

AssayReadiness *
assay_document_get_readiness (AssayDocument *document)
{
  return ASSAY_FOLDER_DOCUMENT (document)->readiness;
}

GHashTable *
assay_document_get_altered (AssayDocument *document)
{
  return ASSAY_FOLDER_DOCUMENT (document)->altered;
}

void
assay_document_look_at_files (AssayDocument *document)
{
  AssayFolderDocument *self = ASSAY_FOLDER_DOCUMENT (document);

  if (self->contents != NULL)
    assay_content_watch_look (self->contents);
}

static const char *
assay_folder_document_get_kind_name (AssayDocument *document)
{
  return ASSAY_FOLDER_DOCUMENT (document)->kind->name;
}

static const char *
assay_folder_document_get_path (AssayDocument *document)
{
  AssayFolderDocument *self = ASSAY_FOLDER_DOCUMENT (document);

  return self->kind->get_path (self->folder);
}

static gboolean
assay_folder_document_is_changed_outside (AssayDocument *document)
{
  AssayFolderDocument *self = ASSAY_FOLDER_DOCUMENT (document);

  return self->watch != NULL && assay_folder_watch_is_changed (self->watch);
}

/* --- What its window says --- */

static char *
assay_folder_document_dup_title (AssayDocument *document)
{
  return g_strdup (assay_document_get_portfolio (document)->head->service);
}

static char *
assay_folder_document_dup_description (AssayDocument *document)
{
  AssayReviewFolder *review = assay_document_get_review_folder (document);

  return review != NULL ? g_strdup_printf (_ ("Review, round %u"),
                                           assay_review_folder_get_review (review)->head->round)
                        : g_strdup (assay_document_get_scheme (document)->title);
}

static GPtrArray *
assay_folder_document_list_sidebar (AssayDocument *document, const char *open_standard)
{
  AssayReadiness *readiness = assay_document_get_readiness (document);
  AssayReviewFolder *review = assay_document_get_review_folder (document);

  if (review != NULL)
    {
      AssayReviewGround ground = assay_review_folder_get_ground (review);

      return assay_sidebar_state_new_for_review (&ground, readiness, open_standard);
    }

  return assay_sidebar_state_new (readiness, open_standard, assay_document_get_today (document));
}

static const char *
assay_folder_document_find_part (AssayDocument *document, const char *place)
{
  return assay_sidebar_find_standard (assay_document_get_scheme (document), place);
}

static char *
assay_folder_document_dup_place_title (AssayDocument *document, const char *place)
{
  const char *colon = strchr (place, ':');
  const AssayCriterion *criterion =
      colon != NULL && g_str_has_prefix (place, "criterion:")
          ? assay_scheme_lookup_criterion (assay_document_get_scheme (document), colon + 1)
          : NULL;

  return criterion != NULL ? g_strdup_printf ("%s %s", criterion->id, criterion->title) : NULL;
}

static char *
assay_folder_document_dup_neighbour (AssayDocument *document, const char *place, int by)
{
  return assay_sidebar_dup_neighbour (assay_document_get_scheme (document), place, by);
}

/* --- Coming and going --- */

static void
watch_contents (AssayFolderDocument *self)
{
  self->contents = assay_content_watch_new (self->kind->get_path (self->folder));
  g_signal_connect_object (self->contents, "changed", G_CALLBACK (take_over), self,
                           G_CONNECT_SWAPPED);
  assay_content_watch_set_portfolio (self->contents, self->kind->get_portfolio (self->folder));
}

AssayDocument *
assay_document_new_for_reading (AssayReading *reading)
{
  AssayFolderDocument *self = g_object_new (ASSAY_TYPE_FOLDER_DOCUMENT, NULL);
  const char *path = reading->kind->get_path (reading->folder);

  assay_document_set_up (ASSAY_DOCUMENT (self), reading->context, reading->read_only);
  self->kind = reading->kind;
  self->folder = g_object_ref (reading->folder);
  self->readiness = assay_readiness_ref (reading->readiness);
  if (!reading->read_only)
    self->drafts = assay_draft_store_new (reading->context, path);
  self->watch = assay_folder_watch_new (path, self->kind->file);
  g_signal_connect_object (self->watch, "changed",
                           G_CALLBACK (assay_document_notify_changed_outside), self,
                           G_CONNECT_SWAPPED);
  if (self->kind == &assay_folder_kind_of_portfolio)
    watch_contents (self);
  g_array_unref (find_absent (self, self->readiness->absent));
  update_texts (self);

  return ASSAY_DOCUMENT (self);
}

AssayDocument *
assay_document_new_for_folder (AssayContext *context, AssayPortfolioFolder *folder)
{
  g_autoptr (AssayReading) reading =
      assay_reading_new_for_folder (context, &assay_folder_kind_of_portfolio, folder);

  return assay_document_new_for_reading (reading);
}

AssayDocument *
assay_document_open (AssayContext *context,
                     const char *path,
                     const char *schema_path,
                     AssayOpenMode mode,
                     GError **error)
{
  g_autoptr (AssayReading) reading =
      assay_reading_new (context, path, schema_path, mode, NULL, error);

  return reading != NULL ? assay_document_new_for_reading (reading) : NULL;
}

static gboolean
assay_folder_document_close (AssayDocument *document, GError **error)
{
  AssayFolderDocument *self = ASSAY_FOLDER_DOCUMENT (document);

  g_clear_handle_id (&self->save_timeout, g_source_remove);
  g_clear_object (&self->watch);
  g_clear_object (&self->contents);

  return self->kind->close (self->folder, error);
}

static void
assay_folder_document_finalize (GObject *object)
{
  AssayFolderDocument *self = ASSAY_FOLDER_DOCUMENT (object);

  g_clear_handle_id (&self->save_timeout, g_source_remove);
  g_clear_object (&self->watch);
  g_clear_object (&self->contents);
  g_clear_pointer (&self->altered, g_hash_table_unref);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->drafts, assay_draft_store_free);
  g_clear_pointer (&self->readiness, assay_readiness_unref);

  G_OBJECT_CLASS (assay_folder_document_parent_class)->finalize (object);
}

static void
assay_folder_document_class_init (AssayFolderDocumentClass *klass)
{
  AssayDocumentClass *document_class = ASSAY_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_folder_document_finalize;
  document_class->get_kind_name = assay_folder_document_get_kind_name;
  document_class->get_path = assay_folder_document_get_path;
  document_class->dup_title = assay_folder_document_dup_title;
  document_class->dup_description = assay_folder_document_dup_description;
  document_class->list_sidebar = assay_folder_document_list_sidebar;
  document_class->find_part = assay_folder_document_find_part;
  document_class->dup_place_title = assay_folder_document_dup_place_title;
  document_class->dup_neighbour = assay_folder_document_dup_neighbour;
  document_class->undo = assay_folder_document_undo;
  document_class->redo = assay_folder_document_redo;
  document_class->is_changed_outside = assay_folder_document_is_changed_outside;
  document_class->close = assay_folder_document_close;
}

static void
assay_folder_document_init (AssayFolderDocument *self)
{
}
