/* What the evidence section shows of one item.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-evidence-details.h"

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/portfolio/assay-evidence-form.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define COPY_NAME_BYTES 120

/* --- What is shown --- */

static char *
word_source (const AssayEvidence *item)
{
  g_autofree char *size = NULL;
  g_autofree char *pages = NULL;

  if (item->basis != ASSAY_BASIS_FILE)
    return g_strdup (assay_wording_basis (item->basis));
  size = assay_wording_size (item->size);
  if (assay_evidence_is_unreadable (item))
    return g_strdup_printf (_ ("%s, %s; no page of it can be read"), item->source_name, size);
  if (item->pages == 0)
    return g_strdup_printf (_ ("%s, %s"), item->source_name, size);
  pages = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", item->pages),
                           item->pages);

  return g_strdup_printf (_ ("%s, %s, %s"), item->source_name, pages, size);
}

static guint
find_kind (const AssayScheme *scheme, const char *id)
{
  for (guint i = 0; id != NULL && i < scheme->kinds->len; i++)
    if (g_str_equal (((const AssayTerm *) scheme->kinds->pdata[i])->id, id))
      return i + 1;

  return 0;
}

static char *
word_day (AssayDate date)
{
  return date != ASSAY_DATE_NONE ? assay_date_format_iso (date) : g_strdup ("");
}

static gboolean
cites (const AssayResponse *response, guint number)
{
  for (guint i = 0; response != NULL && i < response->citations->len; i++)
    if (((const AssayCitation *) response->citations->pdata[i])->evidence == number)
      return TRUE;

  return FALSE;
}

static void
add_users (AssayEvidenceDetailsState *self, const AssayReadiness *readiness)
{
  for (guint i = 0; i < readiness->n_criteria; i++)
    {
      const AssayCriterion *criterion = readiness->criteria[i].criterion;

      if (!cites (readiness->criteria[i].response, self->number))
        continue;
      g_ptr_array_add (self->criteria, g_strdup (criterion->id));
      g_ptr_array_add (self->titles, g_strdup_printf ("%s %s", criterion->id, criterion->title));
    }
}

static gboolean
is_absent (const AssayReadiness *readiness, guint number)
{
  for (guint i = 0; readiness->absent != NULL && i < readiness->absent->len; i++)
    if (g_array_index (readiness->absent, guint, i) == number)
      return TRUE;

  return FALSE;
}

static char *
word_problem (const AssayReadiness *readiness, const AssayEvidence *item, GHashTable *altered)
{
  if (!is_absent (readiness, item->number))
    return NULL;
  if (altered != NULL && item->sha256 != NULL && g_hash_table_contains (altered, item->sha256))
    return g_strdup (_ ("Something has altered this file since it was added, so it counts for "
                        "nothing. Choose “Replace by a newer file” and the right file, from a "
                        "backup or from where it came."));

  return g_strdup (_ ("This file is missing from the portfolio, so it counts for nothing. Choose "
                      "“Replace by a newer file” and the file, from a backup or from where it "
                      "came."));
}

AssayEvidenceDetailsState *
assay_evidence_details_state_new (const AssayReadiness *readiness,
                                  guint number,
                                  GHashTable *altered)
{
  const AssayEvidence *item = assay_portfolio_lookup_evidence (readiness->portfolio, number);
  AssayEvidenceDetailsState *self;
  g_autofree char *label = NULL;

  if (item == NULL)
    return NULL;
  self = g_new0 (AssayEvidenceDetailsState, 1);
  label = assay_evidence_format_number (number);
  self->number = number;
  self->heading = g_strdup_printf ("%s %s", label, item->title);
  self->problem = word_problem (readiness, item, altered);
  self->source = word_source (item);
  self->title = g_strdup (item->title);
  self->kind = find_kind (readiness->scheme, item->kind);
  self->from = word_day (item->from);
  self->to = word_day (item->to);
  self->until = word_day (item->until);
  self->privacy = item->privacy;
  self->note = g_strdup (item->note != NULL ? item->note : "");
  self->criteria = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  add_users (self, readiness);
  self->is_file = item->basis == ASSAY_BASIS_FILE;
  self->is_withdrawn = item->withdrawn;
  self->can_open = self->is_file && !is_absent (readiness, number);

  return self;
}

void
assay_evidence_details_state_free (AssayEvidenceDetailsState *self)
{
  g_free (self->heading);
  g_free (self->problem);
  g_free (self->source);
  g_free (self->title);
  g_free (self->from);
  g_free (self->to);
  g_free (self->until);
  g_free (self->note);
  g_ptr_array_unref (self->criteria);
  g_ptr_array_unref (self->titles);
  g_free (self);
}

/* --- Edits --- */

static const AssayEvidence *
find_item (const AssayReadiness *readiness, guint number, GError **error)
{
  g_autofree char *label = assay_evidence_format_number (number);

  return assay_portfolio_find_evidence (readiness->portfolio, label, error);
}

static gboolean
write_field (AssayEvidence *fields, AssayEvidenceField field, const char *text, GError **error)
{
  switch (field)
    {
    case ASSAY_EVIDENCE_FIELD_TITLE:
      g_free (fields->title);
      fields->title = g_strdup (text);
      return TRUE;
    case ASSAY_EVIDENCE_FIELD_FROM:
      return assay_date_parse_written (text, &fields->from, error);
    case ASSAY_EVIDENCE_FIELD_TO:
      return assay_date_parse_written (text, &fields->to, error);
    case ASSAY_EVIDENCE_FIELD_UNTIL:
      return assay_date_parse_written (text, &fields->until, error);
    case ASSAY_EVIDENCE_FIELD_NOTE:
      g_free (fields->note);
      fields->note = g_strdup (text);
      return TRUE;
    }
  g_assert_not_reached ();
}

AssayEdit *
assay_evidence_details_write (const AssayReadiness *readiness,
                              guint number,
                              AssayEvidenceField field,
                              const char *text,
                              GError **error)
{
  const AssayEvidence *item = find_item (readiness, number, error);
  g_autoptr (AssayEvidence) fields = item != NULL ? assay_evidence_copy (item) : NULL;

  if (fields == NULL || !write_field (fields, field, text, error))
    return NULL;

  return assay_edit_amend_evidence (readiness->portfolio, readiness->scheme, fields, error);
}

AssayEdit *
assay_evidence_details_choose_kind (const AssayReadiness *readiness,
                                    guint number,
                                    guint kind,
                                    GError **error)
{
  const AssayEvidence *item = find_item (readiness, number, error);
  const GPtrArray *kinds = readiness->scheme->kinds;
  g_autoptr (AssayEvidence) fields = item != NULL ? assay_evidence_copy (item) : NULL;

  if (fields == NULL)
    return NULL;
  g_clear_pointer (&fields->kind, g_free);
  if (kind > 0 && kind <= kinds->len)
    fields->kind = g_strdup (((const AssayTerm *) kinds->pdata[kind - 1])->id);

  return assay_edit_amend_evidence (readiness->portfolio, readiness->scheme, fields, error);
}

AssayEdit *
assay_evidence_details_state_privacy (const AssayReadiness *readiness,
                                      guint number,
                                      AssayPrivacy privacy,
                                      GError **error)
{
  const AssayEvidence *item = find_item (readiness, number, error);
  g_autoptr (AssayEvidence) fields = item != NULL ? assay_evidence_copy (item) : NULL;

  if (fields == NULL)
    return NULL;
  fields->privacy = privacy;

  return assay_edit_amend_evidence (readiness->portfolio, readiness->scheme, fields, error);
}

/* --- Copies --- */

char *
assay_evidence_make_copy_name (const AssayEvidence *evidence)
{
  const char *source = evidence->source_name != NULL ? evidence->source_name : "";
  g_autofree char *name = g_utf8_make_valid (source, -1);
  const char *start = name;
  gsize length;

  for (char *c = name; *c != '\0'; c++)
    if (*c == '/' || *c == '\\' || g_ascii_iscntrl (*c))
      *c = '_';
  /* A dot would hide it, and a hyphen make it an option of the program that opens it. */
  start += strspn (name, ".-");
  length = strlen (start);
  if (length == 0)
    return assay_evidence_format_number (evidence->number);
  /* From the end, where the ending is. */
  if (length > COPY_NAME_BYTES)
    start = g_utf8_find_next_char (start + length - COPY_NAME_BYTES - 1, NULL);

  return g_strdup (start);
}
