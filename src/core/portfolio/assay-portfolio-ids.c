/* What people type and files hold for the parts of a portfolio: numbers and ids.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/portfolio/assay-portfolio.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* In the order of their enums. */
static const char *const privacy_ids[] = { "not-stated", "none", "redacted", "consent", NULL };
static const char *const basis_ids[] = { "file", "observation", "discussion", NULL };
static const char *const action_state_ids[] = { "open", "done", "dropped", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (privacy_ids) == ASSAY_PRIVACY_CONSENT + 2);
G_STATIC_ASSERT (G_N_ELEMENTS (basis_ids) == ASSAY_BASIS_DISCUSSION + 2);
G_STATIC_ASSERT (G_N_ELEMENTS (action_state_ids) == ASSAY_ACTION_DROPPED + 2);

/* The place of @id among @ids, or -1 with an error that offers the nearest or names all. */
static int
find_id (const char *id, const char *const *ids, const char *what, GError **error)
{
  g_autofree char *quoted = assay_text_dup_quoted (id);
  g_autofree char *all = g_strjoinv (", ", (char **) ids);
  const char *nearest = assay_text_find_nearest (id, ids);

  for (int i = 0; ids[i] != NULL; i++)
    if (g_str_equal (ids[i], id))
      return i;

  if (nearest != NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("There is no %s “%s”; did you mean “%s”?"), what, quoted, nearest);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("There is no %s “%s”; there are: %s"), what, quoted, all);

  return -1;
}

const char *
assay_privacy_get_id (AssayPrivacy privacy)
{
  g_assert ((guint) privacy <= ASSAY_PRIVACY_CONSENT);

  return privacy_ids[privacy];
}

gboolean
assay_privacy_parse (const char *id, AssayPrivacy *out_privacy, GError **error)
{
  /* "not-stated" is what is so without a statement; nobody can state it. */
  int found = find_id (id, privacy_ids + 1, _ ("privacy statement"), error);

  if (found < 0)
    return FALSE;
  *out_privacy = (AssayPrivacy) (found + 1);

  return TRUE;
}

const char *
assay_basis_get_id (AssayBasis basis)
{
  g_assert ((guint) basis <= ASSAY_BASIS_DISCUSSION);

  return basis_ids[basis];
}

gboolean
assay_basis_parse (const char *id, AssayBasis *out_basis, GError **error)
{
  int found = find_id (id, basis_ids, _ ("basis of evidence"), error);

  if (found < 0)
    return FALSE;
  *out_basis = (AssayBasis) found;

  return TRUE;
}

const char *
assay_action_state_get_id (AssayActionState state)
{
  g_assert ((guint) state <= ASSAY_ACTION_DROPPED);

  return action_state_ids[state];
}

gboolean
assay_action_state_parse (const char *id, AssayActionState *out_state, GError **error)
{
  int found = find_id (id, action_state_ids, _ ("state of an action"), error);

  if (found < 0)
    return FALSE;
  *out_state = (AssayActionState) found;

  return TRUE;
}

char *
assay_evidence_format_number (guint number)
{
  return g_strdup_printf ("E%03u", number);
}

char *
assay_action_format_number (guint number)
{
  return g_strdup_printf ("A%03u", number);
}

/* "E007", "e7" or "7" as 7; 0 for anything else. */
static guint
read_number (const char *text, char letter)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const char *digits = trimmed;
  guint64 number = 0;

  if (g_ascii_toupper (*digits) == letter)
    digits++;
  if (!g_ascii_isdigit (*digits)
      || !g_ascii_string_to_unsigned (digits, 10, 1, ASSAY_LIMIT_EVIDENCE_ITEMS, &number, NULL))
    return 0;

  return (guint) number;
}

static guint
get_evidence_number (gconstpointer part)
{
  return ((const AssayEvidence *) part)->number;
}

static guint
get_action_number (gconstpointer part)
{
  return ((const AssayAction *) part)->number;
}

/* The number among @parts that lies nearest to @wanted; @parts is not empty. */
static guint
choose_nearest (const GPtrArray *parts, guint (*get_number) (gconstpointer), guint wanted)
{
  guint best = get_number (parts->pdata[0]);

  for (guint i = 1; i < parts->len; i++)
    {
      guint number = get_number (parts->pdata[i]);

      if (ABS ((int) number - (int) wanted) < ABS ((int) best - (int) wanted))
        best = number;
    }

  return best;
}

const AssayEvidence *
assay_portfolio_find_evidence (const AssayPortfolio *self, const char *text, GError **error)
{
  guint number = read_number (text, 'E');
  const AssayEvidence *item = assay_portfolio_lookup_evidence (self, number);
  g_autofree char *quoted = assay_text_dup_quoted (text);

  if (item != NULL)
    return item;

  if (self->evidence->len == 0)
    g_set_error (
        error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
        _ ("There is no evidence “%s”: none has been added yet; add some with “assay add”"),
        quoted);
  else if (number == 0)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("“%s” is no evidence number; write it like E007"), quoted);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("There is no evidence “%s”; the nearest number is E%03u"), quoted,
                 choose_nearest (self->evidence, get_evidence_number, number));

  return NULL;
}

/* The point with this number, where only one return has it. */
static const AssayPoint *
find_by_number (const AssayPortfolio *self, const char *text, gboolean *out_is_ambiguous)
{
  const AssayPoint *found = NULL;
  guint64 number = 0;

  if (!g_ascii_string_to_unsigned (text, 10, 1, ASSAY_LIMIT_RETURN_POINTS, &number, NULL))
    return NULL;
  for (guint i = 0; i < self->points->len; i++)
    {
      const AssayPoint *point = self->points->pdata[i];
      g_autofree char *return_id = assay_point_dup_return_id (point->id);
      g_autofree char *id = assay_point_format_id (return_id, (guint) number);

      if (!g_str_equal (id, point->id))
        continue;
      *out_is_ambiguous = found != NULL;
      if (found != NULL)
        return NULL;
      found = point;
    }

  return found;
}

static void
set_unknown_point (const AssayPortfolio *self, const char *text, GError **error)
{
  g_autofree const char **ids = g_new0 (const char *, self->points->len + 1);
  g_autofree char *quoted = assay_text_dup_quoted (text);
  const char *nearest;

  for (guint i = 0; i < self->points->len; i++)
    ids[i] = ((const AssayPoint *) self->points->pdata[i])->id;
  nearest = assay_text_find_nearest (text, ids);
  if (self->points->len == 0)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("There is no point “%s”: no return has been received yet; receive one with "
                    "“assay return receive”"),
                 quoted);
  else if (nearest != NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("There is no point “%s”; did you mean “%s”?"), quoted, nearest);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("There is no point “%s”; “assay points” lists them"), quoted);
}

const AssayPoint *
assay_portfolio_find_point (const AssayPortfolio *self, const char *text, GError **error)
{
  const AssayPoint *point = assay_portfolio_lookup_point (self, text);
  gboolean is_ambiguous = FALSE;

  if (point == NULL)
    point = find_by_number (self, text, &is_ambiguous);
  if (point != NULL)
    return point;
  if (is_ambiguous)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("More than one return has a point %s; write its whole name, as “assay points” "
                    "lists it"),
                 text);
  else
    set_unknown_point (self, text, error);

  return NULL;
}

const AssayAction *
assay_portfolio_find_action (const AssayPortfolio *self, const char *text, GError **error)
{
  guint number = read_number (text, 'A');
  const AssayAction *action = assay_portfolio_lookup_action (self, number);
  g_autofree char *quoted = assay_text_dup_quoted (text);

  if (action != NULL)
    return action;

  if (self->actions->len == 0)
    g_set_error (
        error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
        _ ("There is no action “%s”: none has been added yet; add one with “assay action”"),
        quoted);
  else if (number == 0)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("“%s” is no action number; write it like A001"), quoted);
  else
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("There is no action “%s”; the nearest number is A%03u"), quoted,
                 choose_nearest (self->actions, get_action_number, number));

  return NULL;
}
