/* What there is to know before submitting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-submit-state.h"

#include "present/assay-create-state.h"
#include "present/assay-pack-state.h"
#include "present/assay-wording-private.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* As the command line has it: whoever has the file can try words at leisure. */
#define LEAST_CHARS 12u
#define MOST_CHARS 200u
/* Four or five words. */
#define GOOD_CHARS 20u
#define LEAST_KINDS 6u
#define GROUP_CHARS 8u

static void
line_free (gpointer data)
{
  AssayFoldedLine *line = data;

  g_free (line->title);
  g_free (line->text);
  g_free (line->place);
  g_free (line);
}

/* All are taken; @text and @place may be NULL. */
static void
add_line (GPtrArray *lines, char *title, char *text, char *place)
{
  AssayFoldedLine *line = g_new0 (AssayFoldedLine, 1);

  line->title = title;
  line->text = text;
  line->place = place;
  g_ptr_array_add (lines, line);
}

static char *
make_place (const AssayEvidence *item)
{
  g_autofree char *number = assay_evidence_format_number (item->number);

  return g_strconcat ("evidence:", number, NULL);
}

/* --- What stands in the way --- */

/* Where nothing in Assay leads, the step says why. */
static void
add_blocking (GPtrArray *lines, const AssayReadiness *readiness, const AssayFinding *finding)
{
  AssayFindingWay way = assay_finding_find_way (readiness, finding);
  g_autofree char *step = assay_wording_finding_step (readiness, finding);

  add_line (lines, assay_wording_finding (readiness, finding),
            way.why_not != NULL ? g_strjoin (" ", step, way.why_not, NULL) : g_strdup (step),
            g_strdup (way.place));
  assay_finding_way_clear (&way);
}

static void
fill_blocking (AssaySubmitState *self, const AssayReadiness *readiness, const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = findings->pdata[i];

      if (assay_finding_tag_get_severity (finding->tag) == ASSAY_SEVERITY_BLOCKING)
        add_blocking (self->blocking, readiness, finding);
    }
  self->can_submit = self->blocking->len == 0;
  self->blocking_title =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing stands in the way",
                                    "%u things stand in the way", self->blocking->len),
                       self->blocking->len);
}

/* --- What leaves --- */

static char *
word_file (const AssayEvidence *item)
{
  g_autofree char *size = g_format_size (item->size);

  if (item->basis != ASSAY_BASIS_FILE)
    return g_strdup (assay_wording_basis (item->basis));

  return g_strdup_printf ("%s, %s", item->source_name != NULL ? item->source_name : "", size);
}

static void
fill_leaving (AssaySubmitState *self, const AssayPortfolio *portfolio)
{
  guint64 n_bytes = 0;
  guint n_files = 0;
  g_autofree char *size = NULL;

  add_line (self->leaving, g_strdup (_ ("The pack")),
            g_strdup (_ ("A PDF of what you say and show, made for this submission")), NULL);
  add_line (self->leaving, g_strdup (_ ("The data")),
            g_strdup (_ ("Ratings, texts, citations, actions, figures and the service’s profile")),
            NULL);
  for (guint i = 0; i < portfolio->evidence->len; i++)
    {
      const AssayEvidence *item = portfolio->evidence->pdata[i];

      if (item->withdrawn)
        continue;
      n_files += item->basis == ASSAY_BASIS_FILE;
      n_bytes += item->basis == ASSAY_BASIS_FILE ? item->size : 0;
      add_line (self->leaving, assay_wording_item (portfolio, item->number), word_file (item),
                make_place (item));
    }
  size = g_format_size (n_bytes);
  self->leaving_title = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "What leaves: the pack, the data and %u evidence file, %s",
                   "What leaves: the pack, the data and %u evidence files, %s", n_files),
      n_files, size);
}

/* --- What stays --- */

static void
add_private (GPtrArray *lines, const AssayPortfolio *portfolio)
{
  guint n_notes = 0, n_marks = 0;

  for (guint i = 0; i < portfolio->responses->len; i++)
    {
      const AssayResponse *response = portfolio->responses->pdata[i];

      n_notes += response->note != NULL;
      n_marks += response->flagged;
    }
  if (n_notes > 0)
    add_line (lines,
              g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u private note", "%u private notes",
                                            n_notes),
                               n_notes),
              g_strdup (_ ("Private notes are yours alone.")), NULL);
  if (n_marks > 0)
    add_line (lines,
              g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u mark to come back to",
                                            "%u marks to come back to", n_marks),
                               n_marks),
              g_strdup (_ ("Marks are for your own work.")), NULL);
}

static void
fill_staying (AssaySubmitState *self, const AssayPortfolio *portfolio)
{
  guint n_withdrawn = 0;

  add_private (self->staying, portfolio);
  for (guint i = 0; i < portfolio->evidence->len; i++)
    {
      const AssayEvidence *item = portfolio->evidence->pdata[i];

      if (!item->withdrawn)
        continue;
      n_withdrawn++;
      add_line (self->staying, assay_wording_item (portfolio, item->number),
                g_strdup (_ ("Withdrawn: not even its name leaves.")), make_place (item));
    }
  add_line (self->staying, g_strdup (_ ("The history")),
            g_strdup (_ ("Who changed what, and when, stays with you.")), NULL);
  self->staying_title =
      n_withdrawn > 0 ? g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "What stays here: private notes, marks, history and %u withdrawn item",
                       "What stays here: private notes, marks, history and %u withdrawn items",
                       n_withdrawn),
          n_withdrawn)
                      : g_strdup (_ ("What stays here: private notes, marks and history"));
}

/* --- The whole --- */

static char *
word_verdict (const AssaySubmitState *self)
{
  if (self->can_submit)
    return g_strdup_printf (_ ("It can be submitted today, as round %u."), self->round);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "It cannot be submitted today: %u thing stands in the way.",
                                       "It cannot be submitted today: %u things stand in the way.",
                                       self->blocking->len),
                          self->blocking->len);
}

static char *
word_told (guint n_told)
{
  if (n_told == 0)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u warning goes along for the assessor.",
                                       "%u warnings go along for the assessor.", n_told),
                          n_told);
}

AssaySubmitState *
assay_submit_state_new (const AssayReadiness *readiness, const GPtrArray *findings, guint n_told)
{
  const AssayPortfolio *portfolio = readiness->portfolio;
  g_autofree char *service = assay_create_state_dup_folder_name (portfolio->head->service);
  AssaySubmitState *self = g_new0 (AssaySubmitState, 1);

  self->round = portfolio->head->round;
  self->blocking = g_ptr_array_new_with_free_func (line_free);
  self->leaving = g_ptr_array_new_with_free_func (line_free);
  self->staying = g_ptr_array_new_with_free_func (line_free);
  fill_blocking (self, readiness, findings);
  fill_leaving (self, portfolio);
  fill_staying (self, portfolio);
  self->verdict = word_verdict (self);
  self->told = word_told (n_told);
  /* Translators: the name of a file; the service and the number of the round. */
  self->file_name = g_strdup_printf (_ ("%s round %u.zip"), service, self->round);

  return self;
}

void
assay_submit_state_free (AssaySubmitState *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocking);
  g_ptr_array_unref (self->leaving);
  g_ptr_array_unref (self->staying);
  g_free (self->verdict);
  g_free (self->blocking_title);
  g_free (self->leaving_title);
  g_free (self->staying_title);
  g_free (self->told);
  g_free (self->file_name);
  g_free (self);
}

/* --- The passphrase --- */

/* What is beyond ASCII becomes other bytes in other programs. */
static gboolean
is_typed_alike (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isprint (*at))
      return FALSE;

  return TRUE;
}

/* How many different characters there are. */
static guint
count_kinds (const char *text)
{
  gboolean seen[256] = { FALSE };
  guint n = 0;

  for (const guchar *at = (const guchar *) text; *at != '\0'; at++)
    {
      n += !seen[*at];
      seen[*at] = TRUE;
    }

  return n;
}

const char *
assay_submit_state_check_passphrase (const char *text, const char *again)
{
  if (text[0] == '\0')
    return _ ("Type a passphrase, or do not lock it.");
  if (!is_typed_alike (text))
    return _ ("Take only plain letters, digits and signs: others cannot be typed into every "
              "program that opens it.");
  if (strlen (text) < LEAST_CHARS)
    return _ ("It can be guessed: take at least 12 characters, better four or five words.");
  if (count_kinds (text) < LEAST_KINDS)
    return _ ("The same few characters over and over can be guessed: take four or five words.");
  if (strlen (text) > MOST_CHARS)
    return _ ("Take at most 200 characters.");
  if (strcmp (text, again) != 0)
    return _ ("The two are not the same: type it once more.");

  return NULL;
}

const char *
assay_submit_state_word_strength (const char *text)
{
  gsize length = strlen (text);

  if (length == 0)
    return NULL;
  if (length < LEAST_CHARS || count_kinds (text) < LEAST_KINDS)
    return _ ("Too easy to guess. Four or five words that do not belong together are good, and "
              "easy to tell over the phone.");
  if (length < GOOD_CHARS)
    return _ ("Hard to guess, unless it is a saying or a name. One more word would help.");

  return _ ("Very hard to guess, unless it is a saying that others know.");
}

/* --- The signature --- */

char *
assay_submit_state_word_signer (const AssaySigningKey *key)
{
  return key != NULL ? g_strdup_printf (_ ("You sign as “%s”."), assay_signing_key_get_name (key))
                     : NULL;
}

/* --- Afterwards --- */

char *
assay_submit_state_word_fingerprint (const char *fingerprint)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; fingerprint[i] != '\0'; i++)
    {
      if (i > 0 && i % GROUP_CHARS == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, fingerprint[i]);
    }

  return g_string_free (text, FALSE);
}

char *
assay_submit_state_word_next (gboolean is_locked, const char *signer_digits)
{
  g_autoptr (GString) text = g_string_new (_ ("Send the file to the assessor, unaltered."));

  if (is_locked)
    g_string_append_printf (text, "\n%s",
                            _ ("Tell them the passphrase another way: over the phone, never with "
                               "the file. It is kept nowhere."));
  if (signer_digits != NULL)
    g_string_append_printf (text, "\n%s",
                            _ ("When they telephone to ask, read them the digits of your key."));
  g_string_append_printf (
      text, "\n%s",
      _ ("Keep the fingerprint: what they return names it. Open the assessor’s return here when "
         "it comes."));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
