/* A form that is half filled in, kept until it is finished.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/assay-form-draft.h"

#include "base/assay-text.h"

void
assay_form_draft_keep (AssayDocument *document,
                       const char *kind,
                       const char *subject,
                       const AssayFormField *fields,
                       guint n_fields,
                       const char *extra_name,
                       const char *extra)
{
  AssayDraftStore *store = assay_document_get_drafts (document);
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autoptr (AssayDraft) draft = assay_draft_new (kind, subject);
  gboolean is_begun = FALSE;

  if (store == NULL)
    return;
  for (guint i = 0; i < n_fields; i++)
    {
      const char *text = gtk_editable_get_text (fields[i].editable);

      assay_draft_set (draft, fields[i].name, text);
      is_begun = is_begun || !assay_text_is_blank (text);
    }
  if (extra_name != NULL)
    assay_draft_set (draft, extra_name, extra);
  if (is_begun)
    g_ptr_array_add (drafts, draft);
  assay_draft_store_replace (store, kind, subject, drafts);
}

AssayDraft *
assay_form_draft_bring_back (AssayDocument *document,
                             const char *kind,
                             const char *subject,
                             const AssayFormField *fields,
                             guint n_fields)
{
  AssayDraftStore *store = assay_document_get_drafts (document);
  g_autoptr (GPtrArray) drafts =
      store != NULL ? assay_draft_store_list (store, kind, subject) : NULL;

  if (drafts == NULL || drafts->len == 0)
    return NULL;
  for (guint i = 0; i < n_fields; i++)
    gtk_editable_set_text (fields[i].editable, assay_draft_get (drafts->pdata[0], fields[i].name));

  return g_ptr_array_steal_index (drafts, 0);
}
