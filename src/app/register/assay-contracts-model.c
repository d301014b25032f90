/* The contracts that a filter lets through, as a list for GTK.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-contracts-model.h"

#define NOWHERE G_MAXUINT /* GTK_INVALID_LIST_POSITION */

/* How many items that are not on the screen are told of at once: what their rows take is less than
 * anybody notices between two letters. */
#define TOLD_AT_ONCE 8u

/* What is on the screen before anybody has said so. */
#define SEEN_AT_FIRST 40u

/* GTK makes rows for so many items, and no more for more. Making them takes time, so a list grows
 * by a few until then. */
#define ROWS_MADE 200u
#define ROWS_MADE_AT_ONCE 16u

/* --- An item --- */

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

struct _AssayContractItem
{
  GObject parent_instance;
  AssayRegisterMoment *moment;
  guint row;
  AssayRegisterRowWords *words;
  gboolean is_untold; /* what shows it may still show what it was before */
};

G_DEFINE_FINAL_TYPE (AssayContractItem, assay_contract_item, G_TYPE_OBJECT)

const AssayRegisterRow *
assay_contract_item_get_row (AssayContractItem *self)
{
  return &self->moment->contracts->rows[self->row];
}

const AssayRegisterRowWords *
assay_contract_item_get_words (AssayContractItem *self)
{
  if (self->words == NULL)
    self->words = assay_register_contracts_state_word_row (self->moment->contracts, self->row);

  return self->words;
}

gboolean
assay_contract_item_is_told (AssayContractItem *self)
{
  return !self->is_untold;
}

static void
assay_contract_item_set (AssayContractItem *self, AssayRegisterMoment *moment, guint row)
{
  AssayRegisterMoment *before = self->moment;

  if (before == moment && self->row == row)
    return;
  g_clear_pointer (&self->words, assay_register_row_words_free);
  self->moment = assay_register_moment_ref (moment);
  self->row = row;
  self->is_untold = TRUE;
  g_clear_pointer (&before, assay_register_moment_unref);
}

static void
assay_contract_item_tell (AssayContractItem *self)
{
  self->is_untold = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
assay_contract_item_finalize (GObject *object)
{
  AssayContractItem *self = ASSAY_CONTRACT_ITEM (object);

  g_clear_pointer (&self->words, assay_register_row_words_free);
  g_clear_pointer (&self->moment, assay_register_moment_unref);

  G_OBJECT_CLASS (assay_contract_item_parent_class)->finalize (object);
}

static void
assay_contract_item_class_init (AssayContractItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_contract_item_finalize;
  signals[CHANGED] = g_signal_new ("changed", ASSAY_TYPE_CONTRACT_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
assay_contract_item_init (AssayContractItem *self)
{
}

/* --- What is listed --- */

struct _AssayContractsModel
{
  GObject parent_instance;
  AssayRegisterMoment *moment;
  GArray *places;   /* guint: rows of the moment */
  GPtrArray *items; /* AssayContractItem or NULL, by position: those that were asked for */
  guint n_given;    /* how many positions the screen knows of, on the way to all */
  guint first_seen; /* positions that are on the screen */
  guint n_seen;
  guint seen_source;
  guint rest_source;
};

/* --- Telling of items --- */

/* How many of those from @first on were told of, at most @max; *@out_next is behind the last. */
static guint
tell_some (AssayContractsModel *self, guint first, guint last, guint max, guint *out_next)
{
  guint n = 0, i;

  for (i = first; i < MIN (last, self->items->len) && n < max; i++)
    {
      AssayContractItem *item = self->items->pdata[i];

      if (item == NULL || !item->is_untold)
        continue;
      assay_contract_item_tell (item);
      n++;
    }
  *out_next = i;

  return n;
}

static void
tell_seen (AssayContractsModel *self)
{
  guint next;

  tell_some (self, self->first_seen, self->first_seen + self->n_seen, G_MAXUINT, &next);
}

static gboolean
seen_cb (gpointer data)
{
  AssayContractsModel *self = data;

  self->seen_source = 0;
  tell_seen (self);

  return G_SOURCE_REMOVE;
}

static void
give (AssayContractsModel *self, guint n)
{
  guint n_before = self->n_given, n_kept = MIN (n, n_before);

  self->n_given = n;
  if (n != n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_kept, n_before - n_kept, n - n_kept);
}

/* How many to give next of all that there are. */
static guint
count_next (AssayContractsModel *self, guint n_more)
{
  guint n = self->n_given + n_more;

  return n >= ROWS_MADE ? self->places->len : MIN (n, self->places->len);
}

static gboolean
rest_cb (gpointer data)
{
  AssayContractsModel *self = data;
  guint next = 0;

  if (self->n_given < self->places->len)
    {
      give (self, count_next (self, ROWS_MADE_AT_ONCE));
      return G_SOURCE_CONTINUE;
    }
  tell_some (self, 0, self->items->len, TOLD_AT_ONCE, &next);
  if (next < self->items->len)
    return G_SOURCE_CONTINUE;
  self->rest_source = 0;

  return G_SOURCE_REMOVE;
}

static void
tell_rest_later (AssayContractsModel *self)
{
  if (self->rest_source == 0)
    self->rest_source = g_idle_add_full (G_PRIORITY_LOW, rest_cb, self, NULL);
}

/* --- As a list --- */

static GType
get_item_type (GListModel *model)
{
  return ASSAY_TYPE_CONTRACT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  AssayContractsModel *self = ASSAY_CONTRACTS_MODEL (model);

  return self->n_given;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AssayContractsModel *self = ASSAY_CONTRACTS_MODEL (model);
  AssayContractItem *item;

  if (position >= get_n_items (model))
    return NULL;
  if (position >= self->items->len)
    g_ptr_array_set_size (self->items, (int) position + 1);
  item = self->items->pdata[position];
  if (item == NULL)
    {
      item = g_object_new (ASSAY_TYPE_CONTRACT_ITEM, NULL);
      assay_contract_item_set (item, self->moment, g_array_index (self->places, guint, position));
      item->is_untold = position < self->first_seen || position - self->first_seen >= self->n_seen;
      self->items->pdata[position] = item;
      if (item->is_untold)
        tell_rest_later (self);
    }

  return g_object_ref (item);
}

static void
init_list (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AssayContractsModel,
                               assay_contracts_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list))

/* While sizes are given out, which is when it may become known what is on the screen, rows cannot
 * change. So they do before the next frame. */
void
assay_contracts_model_set_seen (AssayContractsModel *self, guint first, guint n)
{
  self->first_seen = first;
  self->n_seen = n;
  if (self->rest_source != 0 && self->seen_source == 0)
    self->seen_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, seen_cb, self, NULL);
}

void
assay_contracts_model_set (AssayContractsModel *self,
                           AssayRegisterMoment *moment,
                           const AssayRegisterFilter *filter)
{
  AssayRegisterMoment *before = self->moment;
  guint n_kept;

  self->moment = assay_register_moment_ref (moment);
  g_clear_pointer (&before, assay_register_moment_unref);
  g_clear_pointer (&self->places, g_array_unref);
  self->places = assay_register_contracts_state_list (moment->contracts, filter);
  n_kept = MIN (self->n_given, self->places->len);
  if (self->items->len > n_kept)
    g_ptr_array_set_size (self->items, (int) n_kept);
  for (guint i = 0; i < self->items->len; i++)
    if (self->items->pdata[i] != NULL)
      assay_contract_item_set (self->items->pdata[i], moment,
                               g_array_index (self->places, guint, i));
  tell_seen (self);
  tell_rest_later (self);
  give (self, n_kept < SEEN_AT_FIRST ? count_next (self, SEEN_AT_FIRST) : count_next (self, 0));
}

guint
assay_contracts_model_count (AssayContractsModel *self)
{
  return self->places != NULL ? self->places->len : 0;
}

/* What is looked for has to be there at once. */
guint
assay_contracts_model_find (AssayContractsModel *self, gint64 contract)
{
  guint row;

  if (self->moment == NULL
      || !assay_register_contracts_state_find (self->moment->contracts, contract, &row))
    return NOWHERE;
  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, guint, i) == row)
      {
        if (i >= self->n_given)
          give (self, self->places->len);
        return i;
      }

  return NOWHERE;
}

AssayContractsModel *
assay_contracts_model_new (void)
{
  return g_object_new (ASSAY_TYPE_CONTRACTS_MODEL, NULL);
}

static void
assay_contracts_model_finalize (GObject *object)
{
  AssayContractsModel *self = ASSAY_CONTRACTS_MODEL (object);

  g_clear_handle_id (&self->seen_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->moment, assay_register_moment_unref);

  G_OBJECT_CLASS (assay_contracts_model_parent_class)->finalize (object);
}

static void
assay_contracts_model_class_init (AssayContractsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_contracts_model_finalize;
}

/* A place without an item is NULL, which g_object_unref() would not take. */
static void
item_unref (gpointer item)
{
  if (item != NULL)
    g_object_unref (item);
}

static void
assay_contracts_model_init (AssayContractsModel *self)
{
  self->items = g_ptr_array_new_with_free_func (item_unref);
  self->n_seen = SEEN_AT_FIRST;
}
