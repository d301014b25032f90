/* The declaration: what the service puts its name to, and room to sign by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words are Assay's own. It must never look like an awarding body's form.
 */

#include "pack/sections/assay-section-parts.h"
#include "pack/sections/assay-sections.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SIGNING_HEIGHT 52.0

static void
add_statements (AssayContent *content, const AssayPackFacts *facts)
{
  static const char *const statements[] = {
    N_ ("The ratings and what is written to them are our honest view of how we work."),
    N_ ("The evidence is genuine, and it is what the service itself holds or uses."),
    N_ ("People who can be recognised in the evidence have agreed to that, or names and details "
        "that would give them away have been taken out."),
    N_ ("Where something is missing or not yet good enough, this pack says so."),
    N_ ("We will show the originals to the assessor on request."),
  };
  AssayBlock *list = assay_list_new ();
  g_autofree char *date = assay_date_format_long (facts->readiness->on);
  g_autofree char *lead =
      g_strdup_printf (_ ("For %s, and for the state of things on %s, we declare:"),
                       facts->portfolio->head->service, date);

  assay_content_add_paragraph (content, ASSAY_TEXT_LEAD, lead);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    assay_list_add (list, assay_phrase_new_text (ASSAY_TEXT_BODY, _ (statements[i])));
  assay_content_add (content, list);
}

static void
add_signatures (AssayContent *content)
{
  static const char *const roles[] = {
    N_ ("Service manager"),
    N_ ("Responsible for safeguarding"),
    N_ ("For the organisation’s leadership"),
  };
  const AssayColumn columns[] = {
    { _ ("Role"), 0, 1.1, PANGO_ALIGN_LEFT },
    { _ ("Name"), 0, 1, PANGO_ALIGN_LEFT },
    { _ ("Signature"), 0, 1.2, PANGO_ALIGN_LEFT },
    { _ ("Date"), 70, 0, PANGO_ALIGN_LEFT },
  };
  AssayBlock *table = assay_table_new (columns, G_N_ELEMENTS (columns));

  assay_table_set_for_writing (table, SIGNING_HEIGHT);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      assay_table_add_row (table, NULL);
      assay_table_add_text (table, _ (roles[i]));
      for (guint j = 1; j < G_N_ELEMENTS (columns); j++)
        assay_table_add_text (table, "");
    }
  assay_content_add (content, table);
}

void
assay_section_add_declaration (AssayContent *content, const AssayPackFacts *facts)
{
  g_autofree char *fingerprint = assay_part_group_digits (facts->fingerprint, 4, 16, 0);
  g_autofree char *note = g_strdup_printf (
      _ ("The declaration is about the data with the fingerprint %s …, given whole in the "
         "integrity "
         "list. It is worded by Assay and is not an official form of any awarding body."),
      fingerprint);

  assay_part_begin_section (content, _ ("Declaration"), ASSAY_ANCHOR_DECLARATION);
  add_statements (content, facts);
  assay_content_add (content, assay_space_new (22));
  add_signatures (content);
  assay_content_add (content, assay_space_new (10));
  assay_content_add_note (content, note);
  assay_content_end_section (content);
}
