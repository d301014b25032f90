/* What somebody has begun to write, as a text to keep.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A key file with a group for each draft. Fields have a prefix, so that none can be taken for the
 * kind or the subject.
 */

#include "present/assay-drafts.h"

#include <string.h>

#define KEY_KIND "kind"
#define KEY_SUBJECT "subject"
#define FIELD_PREFIX "field-"
/* Nobody begins more than this; a file that says so is not ours. */
#define MOST_DRAFTS 1000

AssayDraft *
assay_draft_new (const char *kind, const char *subject)
{
  AssayDraft *self = g_new0 (AssayDraft, 1);

  self->kind = g_strdup (kind);
  self->subject = g_strdup (subject);
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

AssayDraft *
assay_draft_copy (const AssayDraft *self)
{
  AssayDraft *copy = assay_draft_new (self->kind, self->subject);
  GHashTableIter iter;
  gpointer field, text;

  g_hash_table_iter_init (&iter, self->fields);
  while (g_hash_table_iter_next (&iter, &field, &text))
    assay_draft_set (copy, field, text);

  return copy;
}

void
assay_draft_free (AssayDraft *self)
{
  g_free (self->kind);
  g_free (self->subject);
  g_hash_table_unref (self->fields);
  g_free (self);
}

const char *
assay_draft_get (const AssayDraft *self, const char *field)
{
  const char *text = g_hash_table_lookup (self->fields, field);

  return text != NULL ? text : "";
}

guint
assay_draft_get_number (const AssayDraft *self, const char *field)
{
  guint64 number = 0;

  return g_ascii_string_to_unsigned (assay_draft_get (self, field), 10, 0, G_MAXUINT, &number, NULL)
             ? (guint) number
             : 0;
}

void
assay_draft_set (AssayDraft *self, const char *field, const char *text)
{
  g_hash_table_replace (self->fields, g_strdup (field), g_strdup (text));
}

static AssayDraft *
read_group (GKeyFile *file, const char *group)
{
  g_autofree char *kind = g_key_file_get_string (file, group, KEY_KIND, NULL);
  g_autofree char *subject = g_key_file_get_string (file, group, KEY_SUBJECT, NULL);
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);
  AssayDraft *draft;

  if (kind == NULL || subject == NULL)
    return NULL;
  draft = assay_draft_new (kind, subject);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *text = g_str_has_prefix (keys[i], FIELD_PREFIX)
                                  ? g_key_file_get_string (file, group, keys[i], NULL)
                                  : NULL;

      if (text != NULL)
        assay_draft_set (draft, keys[i] + strlen (FIELD_PREFIX), text);
    }

  return draft;
}

GPtrArray *
assay_drafts_parse (const char *text)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_draft_free);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, NULL))
    return drafts;
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL && i < MOST_DRAFTS; i++)
    {
      AssayDraft *draft = read_group (file, groups[i]);

      if (draft != NULL)
        g_ptr_array_add (drafts, draft);
    }

  return drafts;
}

char *
assay_drafts_format (const GPtrArray *drafts)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  for (guint i = 0; i < drafts->len; i++)
    {
      const AssayDraft *draft = drafts->pdata[i];
      g_autofree char *group = g_strdup_printf ("Draft %u", i + 1);
      g_autoptr (GList) fields =
          g_list_sort (g_hash_table_get_keys (draft->fields), (GCompareFunc) strcmp);

      g_key_file_set_string (file, group, KEY_KIND, draft->kind);
      g_key_file_set_string (file, group, KEY_SUBJECT, draft->subject);
      for (GList *field = fields; field != NULL; field = field->next)
        {
          g_autofree char *key = g_strconcat (FIELD_PREFIX, field->data, NULL);

          g_key_file_set_string (file, group, key, assay_draft_get (draft, field->data));
        }
    }

  return g_key_file_to_data (file, NULL, NULL);
}
