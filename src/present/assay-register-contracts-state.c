/* What the table of contracts shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is compared is folded once, when the state is made. Rows stand in the order of what needs
 * attention, so that by any other column equal rows keep that order when they are sorted by it and
 * then by their place.
 */

#include "present/assay-register-contracts-state.h"

#include "present/assay-search-state.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* In the order of AssayRegisterSort. */
static const char *const sort_ids[] = { "attention", "area",     "service",
                                        "contract",  "standing", "next" };

G_STATIC_ASSERT (G_N_ELEMENTS (sort_ids) == ASSAY_REGISTER_SORT_LAST + 1);

const char *
assay_register_sort_get_id (AssayRegisterSort sort)
{
  g_assert ((guint) sort < G_N_ELEMENTS (sort_ids));

  return sort_ids[sort];
}

/* --- Making --- */

static gint64
get_area (const AssayHeldContract *contract, const AssayHeldService *service)
{
  if (contract->area != 0 || service == NULL)
    return contract->area;

  return service->area;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
fill_row (AssayRegisterRow *row,
          const AssayRegister *held,
          const AssayContractStanding *standing,
          const char *clause)
{
  const AssayHeldContract *contract = standing->contract;
  const AssayHeldService *service =
      assay_register_lookup (held, ASSAY_HELD_SERVICE, contract->service);
  const AssayHeldArea *area =
      assay_register_lookup (held, ASSAY_HELD_AREA, get_area (contract, service));
  g_autofree char *line = NULL;

  row->standing = standing;
  row->contract = contract->value.id;
  row->state = standing->standing->state;
  row->next = standing->next;
  row->area = area != NULL ? or_empty (area->name) : "";
  row->area_id = area != NULL ? area->value.id : 0;
  row->service = service != NULL ? or_empty (service->name) : "";
  row->title = or_empty (contract->title);
  row->reference = or_empty (contract->reference);
  line = g_strjoin (" ", row->area, row->service, row->title, row->reference, clause,
                    assay_register_word_standing (row->state), NULL);
  row->folded = assay_search_fold (line);
  row->area_key = g_utf8_collate_key (row->area, -1);
  row->service_key = g_utf8_collate_key (row->service, -1);
  row->title_key = g_utf8_collate_key (row->title, -1);
}

AssayRegisterContractsState *
assay_register_contracts_state_new (AssayRegister *held,
                                    const AssayRegisterSchemes *schemes,
                                    AssayDate on)
{
  AssayRegisterContractsState *self = g_new0 (AssayRegisterContractsState, 1);
  const GArray *lead_times =
      schemes != NULL ? assay_register_schemes_get_lead_times (schemes) : NULL;

  self->ground.held = assay_register_ref (held);
  self->ground.schemes = schemes;
  self->ground.on = on;
  self->standings = assay_register_list_standings (held, lead_times, on);
  self->n_rows = self->standings->len;
  self->rows = g_new0 (AssayRegisterRow, MAX (self->n_rows, 1));
  for (guint i = 0; i < self->n_rows; i++)
    {
      const AssayContractStanding *standing = self->standings->pdata[i];
      g_autofree char *clause = assay_register_word_clause_short (&self->ground, standing->clause);

      fill_row (&self->rows[i], held, standing, clause);
      self->counts[self->rows[i].state]++;
    }
  self->verdict = assay_register_word_verdict (self->counts, on);

  return self;
}

void
assay_register_contracts_state_free (AssayRegisterContractsState *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_free (self->rows[i].folded);
      g_free (self->rows[i].area_key);
      g_free (self->rows[i].service_key);
      g_free (self->rows[i].title_key);
    }
  g_free (self->rows);
  g_free (self->verdict);
  g_ptr_array_unref (self->standings);
  assay_register_unref ((AssayRegister *) self->ground.held);
  g_free (self);
}

/* --- Filtering and sorting --- */

static gboolean
is_shown (const AssayRegisterRow *row, const AssayRegisterFilter *filter, char **words)
{
  if (filter->states != 0 && (filter->states & (1u << row->state)) == 0)
    return FALSE;
  if (filter->area != 0 && row->area_id != filter->area)
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && strstr (row->folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

typedef struct
{
  const AssayRegisterRow *rows;
  AssayRegisterSort sort;
  gboolean is_descending;
} Order;

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

/* What is not said stands last whichever way it goes. */
static int
compare_texts (const char *one, const char *other, gboolean is_descending)
{
  if (*one == '\0' || *other == '\0')
    return (*one == '\0') - (*other == '\0');

  return is_descending ? strcmp (other, one) : strcmp (one, other);
}

static int
compare_days (AssayDate one, AssayDate other, gboolean is_descending)
{
  if (one == ASSAY_DATE_NONE || other == ASSAY_DATE_NONE)
    return (one == ASSAY_DATE_NONE) - (other == ASSAY_DATE_NONE);

  return is_descending ? ORDER (other, one) : ORDER (one, other);
}

static int
compare_by (const Order *order, const AssayRegisterRow *one, const AssayRegisterRow *other)
{
  switch (order->sort)
    {
    case ASSAY_REGISTER_SORT_ATTENTION:
      break;
    case ASSAY_REGISTER_SORT_AREA:
      return compare_texts (one->area_key, other->area_key, order->is_descending);
    case ASSAY_REGISTER_SORT_SERVICE:
      return compare_texts (one->service_key, other->service_key, order->is_descending);
    case ASSAY_REGISTER_SORT_CONTRACT:
      return compare_texts (one->title_key, other->title_key, order->is_descending);
    case ASSAY_REGISTER_SORT_STANDING:
      return order->is_descending ? ORDER (other->state, one->state)
                                  : ORDER (one->state, other->state);
    case ASSAY_REGISTER_SORT_NEXT:
      return compare_days (one->next, other->next, order->is_descending);
    }

  return 0;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Order *order = user_data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  int compared = compare_by (order, &order->rows[one], &order->rows[other]);

  if (compared != 0)
    return compared;
  if (order->sort == ASSAY_REGISTER_SORT_ATTENTION && order->is_descending)
    return ORDER (other, one);

  return ORDER (one, other);
}

GArray *
assay_register_contracts_state_list (const AssayRegisterContractsState *self,
                                     const AssayRegisterFilter *filter)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->n_rows);
  g_autofree char *folded = assay_search_fold (or_empty (filter->text));
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  Order order = { self->rows, filter->sort, filter->is_descending };

  for (guint i = 0; i < self->n_rows; i++)
    if (is_shown (&self->rows[i], filter, words))
      g_array_append_val (places, i);
  if (filter->sort != ASSAY_REGISTER_SORT_ATTENTION || filter->is_descending)
    g_array_sort_with_data (places, compare_places, &order);

  return places;
}

gboolean
assay_register_contracts_state_find (const AssayRegisterContractsState *self,
                                     gint64 contract,
                                     guint *out_row)
{
  for (guint i = 0; i < self->n_rows; i++)
    if (self->rows[i].contract == contract)
      {
        *out_row = i;
        return TRUE;
      }

  return FALSE;
}

/* --- Words --- */

AssayRegisterRowWords *
assay_register_contracts_state_word_row (const AssayRegisterContractsState *self, guint row)
{
  AssayRegisterRowWords *words = g_new0 (AssayRegisterRowWords, 1);
  const AssayRegisterRow *is = &self->rows[row];

  words->clause = assay_register_word_clause_short (&self->ground, is->standing->clause);
  words->standing = assay_register_word_standing (is->state);
  words->sign = assay_register_word_standing_sign (is->state);
  words->why = assay_register_word_why (&self->ground, is->standing);
  words->next = assay_register_word_next (is->next, self->ground.on);
  words->step = assay_register_word_step (is->standing->standing->step);

  /* Translators: a contract for screen readers: title, service, clause, how it stands, why; what is
   * next. */
  words->description = g_strdup_printf (_ ("%s, %s, %s: %s. %s Next: %s."), is->title, is->service,
                                        words->clause, words->standing, words->why, words->next);

  return words;
}

void
assay_register_row_words_free (AssayRegisterRowWords *self)
{
  if (self == NULL)
    return;
  g_free (self->clause);
  g_free (self->why);
  g_free (self->next);
  g_free (self->description);
  g_free (self);
}
