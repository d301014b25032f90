/* An open document as the application knows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/document/assay-document.h"

#include "app/document/assay-content-watch.h"
#include "app/document/assay-folder-watch.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SAVE_AFTER_MS 500

struct _AssayDocument
{
  GObject parent_instance;
  AssayContext *context;
  const AssayFolderKind *kind;
  gpointer folder; /* of the kind's class */
  gboolean read_only;
  AssayDraftStore *drafts;
  AssayReadiness *readiness;
  char *undo_text;
  char *redo_text;
  char *saved_text;
  guint save_timeout;
  AssayFolderWatch *watch;
  AssayContentWatch *contents;
  GHashTable *altered; /* SHA-256 of contents that are there, but not what they were */
};

enum
{
  PROP_UNDO_TEXT = 1,
  PROP_REDO_TEXT,
  PROP_SAVED_TEXT,
  PROP_CHANGED_OUTSIDE,
  N_PROPERTIES,
};

enum
{
  CHANGED,
  CLOSING,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayDocument, assay_document, G_TYPE_OBJECT)

/* --- What is said about it --- */

static void
set_text (AssayDocument *self, char **slot, char *text, guint property)
{
  g_autofree char *old = *slot;

  *slot = text;
  if (g_strcmp0 (old, text) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* @format has one %s for the edit. */
static char *
word_step (AssayDocument *self, AssayEdit *edit, const char *prefix)
{
  g_autofree char *what = NULL;

  if (edit == NULL)
    return NULL;
  what = self->kind->word_edit (assay_document_get_scheme (self), edit);

  return g_strdup_printf ("%s: %s", prefix, what);
}

static void
update_texts (AssayDocument *self)
{
  AssayEdit *undo = NULL, *redo = NULL;

  if (!self->read_only)
    {
      undo = self->kind->peek_undo (self->folder);
      redo = self->kind->peek_redo (self->folder);
    }
  set_text (self, &self->undo_text, word_step (self, undo, _ ("Undo")), PROP_UNDO_TEXT);
  set_text (self, &self->redo_text, word_step (self, redo, _ ("Redo")), PROP_REDO_TEXT);
}

static void
say_saved (AssayDocument *self)
{
  g_autoptr (GDateTime) now =
      g_date_time_new_from_unix_local (assay_context_get_now (self->context));
  g_autofree char *time = g_date_time_format (now, "%H:%M");

  set_text (self, &self->saved_text, g_strdup_printf (_ ("Saved %s"), time), PROP_SAVED_TEXT);
}

/* Only a portfolio's files are read all the time; a review's each when it is opened. */
static AssayContentLook
look_up (AssayDocument *self, const AssayEvidence *item)
{
  return self->contents != NULL
             ? assay_content_looks_lookup (assay_content_watch_get_looks (self->contents),
                                           item->sha256)
             : ASSAY_CONTENT_UNKNOWN;
}

/* Whether the item's file is not to be counted on. @absent is in the items' order, and @place the
 * first of it that is not before the item. */
static gboolean
judge_file (AssayDocument *self, const AssayEvidence *item, const GArray *absent, guint *place)
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
find_absent (AssayDocument *self, const GArray *listed)
{
  const AssayPortfolio *portfolio = assay_document_get_portfolio (self);
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
compute_readiness (AssayDocument *self)
{
  AssayPortfolio *portfolio = assay_document_get_portfolio (self);
  AssayDate today = assay_context_get_today (self->context);
  g_autoptr (GArray) listed = self->kind->list_absent (self->folder);
  g_autoptr (GArray) absent = find_absent (self, listed);

  if (self->contents != NULL)
    assay_content_watch_set_portfolio (self->contents, portfolio);
  g_clear_pointer (&self->readiness, assay_readiness_unref);
  self->readiness =
      assay_readiness_compute_as_found (assay_document_get_scheme (self), portfolio, absent,
                                        assay_readiness_choose_date (portfolio, today));
}

static gboolean
save_cb (gpointer data)
{
  AssayDocument *self = data;
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
take_over (AssayDocument *self)
{
  compute_readiness (self);
  update_texts (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
has_changed (AssayDocument *self)
{
  assay_folder_watch_expect (self->watch);
  say_saved (self);
  take_over (self);
  if (self->save_timeout == 0)
    self->save_timeout = g_timeout_add (SAVE_AFTER_MS, save_cb, self);
}

/* --- Changing it --- */

gboolean
assay_document_apply (AssayDocument *self, AssayEdit *edit, GError **error)
{
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
assay_document_apply_merge (AssayDocument *self,
                            const AssayMerge *merge,
                            AssayMergeContents *contents,
                            GError **error)
{
  assay_folder_watch_look (self->watch);
  if (!assay_portfolio_folder_apply_merge (self->folder, merge, contents, error))
    return FALSE;
  if (!assay_edit_is_empty (merge->edit))
    has_changed (self);

  return TRUE;
}

gboolean
assay_document_undo (AssayDocument *self, GError **error)
{
  assay_folder_watch_look (self->watch);
  if (!self->kind->undo (self->folder, NULL, error))
    return FALSE;
  has_changed (self);

  return TRUE;
}

gboolean
assay_document_redo (AssayDocument *self, GError **error)
{
  assay_folder_watch_look (self->watch);
  if (!self->kind->redo (self->folder, NULL, error))
    return FALSE;
  has_changed (self);

  return TRUE;
}

/* --- Reading it --- */

AssayContext *
assay_document_get_context (AssayDocument *self)
{
  return self->context;
}

AssayPortfolioFolder *
assay_document_get_folder (AssayDocument *self)
{
  return self->kind == &assay_folder_kind_of_portfolio ? self->folder : NULL;
}

AssayReviewFolder *
assay_document_get_review_folder (AssayDocument *self)
{
  return self->kind == &assay_folder_kind_of_review ? self->folder : NULL;
}

const AssayFolderKind *
assay_document_get_kind (AssayDocument *self)
{
  return self->kind;
}

const char *
assay_document_get_path (AssayDocument *self)
{
  return self->kind->get_path (self->folder);
}

gboolean
assay_document_is_read_only (AssayDocument *self)
{
  return self->read_only;
}

AssayDraftStore *
assay_document_get_drafts (AssayDocument *self)
{
  return self->drafts;
}

AssayScheme *
assay_document_get_scheme (AssayDocument *self)
{
  return self->kind->get_scheme (self->folder);
}

AssayPortfolio *
assay_document_get_portfolio (AssayDocument *self)
{
  return self->kind->get_portfolio (self->folder);
}

char *
assay_document_dup_item_path (AssayDocument *self, guint number)
{
  const AssayEvidence *item =
      assay_portfolio_lookup_evidence (assay_document_get_portfolio (self), number);

  return item != NULL ? self->kind->dup_item_path (self->folder, item) : NULL;
}

AssayReadiness *
assay_document_get_readiness (AssayDocument *self)
{
  return self->readiness;
}

GHashTable *
assay_document_get_altered (AssayDocument *self)
{
  return self->altered;
}

void
assay_document_look_at_files (AssayDocument *self)
{
  if (self->contents != NULL)
    assay_content_watch_look (self->contents);
}

AssayDate
assay_document_get_today (AssayDocument *self)
{
  return assay_context_get_today (self->context);
}

const char *
assay_document_get_undo_text (AssayDocument *self)
{
  return self->undo_text;
}

const char *
assay_document_get_redo_text (AssayDocument *self)
{
  return self->redo_text;
}

const char *
assay_document_get_saved_text (AssayDocument *self)
{
  return self->saved_text;
}

gboolean
assay_document_is_changed_outside (AssayDocument *self)
{
  return self->watch != NULL && assay_folder_watch_is_changed (self->watch);
}

/* --- Coming and going --- */

static void
folder_changed_cb (AssayDocument *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED_OUTSIDE]);
}

static void
watch_contents (AssayDocument *self)
{
  self->contents = assay_content_watch_new (assay_document_get_path (self));
  g_signal_connect_object (self->contents, "changed", G_CALLBACK (take_over), self,
                           G_CONNECT_SWAPPED);
  assay_content_watch_set_portfolio (self->contents, assay_document_get_portfolio (self));
}

AssayDocument *
assay_document_new_for_reading (AssayReading *reading)
{
  AssayDocument *self = g_object_new (ASSAY_TYPE_DOCUMENT, NULL);

  self->context = assay_context_ref (reading->context);
  self->kind = reading->kind;
  self->folder = g_object_ref (reading->folder);
  self->readiness = assay_readiness_ref (reading->readiness);
  self->read_only = reading->read_only;
  if (!self->read_only)
    self->drafts = assay_draft_store_new (self->context, assay_document_get_path (self));
  self->saved_text = g_strdup (self->read_only ? _ ("For reading only") : _ ("Saved"));
  self->watch = assay_folder_watch_new (assay_document_get_path (self), self->kind->file);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (folder_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->kind == &assay_folder_kind_of_portfolio)
    watch_contents (self);
  g_array_unref (find_absent (self, self->readiness->absent));
  update_texts (self);

  return self;
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

gboolean
assay_document_close (AssayDocument *self, GError **error)
{
  g_signal_emit (self, signals[CLOSING], 0);
  g_clear_handle_id (&self->save_timeout, g_source_remove);
  g_clear_object (&self->watch);
  g_clear_object (&self->contents);

  return self->kind->close (self->folder, error);
}

static void
assay_document_finalize (GObject *object)
{
  AssayDocument *self = ASSAY_DOCUMENT (object);

  g_clear_handle_id (&self->save_timeout, g_source_remove);
  g_clear_object (&self->watch);
  g_clear_object (&self->contents);
  g_clear_pointer (&self->altered, g_hash_table_unref);
  g_clear_object (&self->folder);
  g_clear_pointer (&self->drafts, assay_draft_store_free);
  g_clear_pointer (&self->readiness, assay_readiness_unref);
  g_clear_pointer (&self->context, assay_context_unref);
  g_free (self->undo_text);
  g_free (self->redo_text);
  g_free (self->saved_text);

  G_OBJECT_CLASS (assay_document_parent_class)->finalize (object);
}

static void
assay_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  AssayDocument *self = ASSAY_DOCUMENT (object);

  switch (id)
    {
    case PROP_UNDO_TEXT:
      g_value_set_string (value, self->undo_text);
      break;
    case PROP_REDO_TEXT:
      g_value_set_string (value, self->redo_text);
      break;
    case PROP_SAVED_TEXT:
      g_value_set_string (value, self->saved_text);
      break;
    case PROP_CHANGED_OUTSIDE:
      g_value_set_boolean (value, assay_document_is_changed_outside (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
assay_document_class_init (AssayDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = assay_document_finalize;
  object_class->get_property = assay_document_get_property;
  properties[PROP_UNDO_TEXT] = g_param_spec_string ("undo-text", NULL, NULL, NULL, flags);
  properties[PROP_REDO_TEXT] = g_param_spec_string ("redo-text", NULL, NULL, NULL, flags);
  properties[PROP_SAVED_TEXT] = g_param_spec_string ("saved-text", NULL, NULL, NULL, flags);
  properties[PROP_CHANGED_OUTSIDE] =
      g_param_spec_boolean ("changed-outside", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[CHANGED] = g_signal_new ("changed", ASSAY_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[CLOSING] = g_signal_new ("closing", ASSAY_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
assay_document_init (AssayDocument *self)
{
}
