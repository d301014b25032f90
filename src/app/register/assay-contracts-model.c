/* The contracts that a filter lets through, as a list for GTK.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-contracts-model.h"

#define NOWHERE G_MAXUINT /* GTK_INVALID_LIST_POSITION */

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

static void
assay_contract_item_set (AssayContractItem *self, AssayRegisterMoment *moment, guint row)
{
  AssayRegisterMoment *before = self->moment;

  if (before == moment && self->row == row)
    return;
  g_clear_pointer (&self->words, assay_register_row_words_free);
  self->moment = assay_register_moment_ref (moment);
  self->row = row;
  g_clear_pointer (&before, assay_register_moment_unref);
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

/* --- The list --- */

struct _AssayContractsModel
{
  GObject parent_instance;
  AssayRegisterMoment *moment;
  GArray *places;   /* guint: rows of the moment */
  GPtrArray *items; /* AssayContractItem or NULL, by position: those that were asked for */
};

static GType
get_item_type (GListModel *model)
{
  return ASSAY_TYPE_CONTRACT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  AssayContractsModel *self = ASSAY_CONTRACTS_MODEL (model);

  return self->places != NULL ? self->places->len : 0;
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
      self->items->pdata[position] = item;
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

void
assay_contracts_model_set (AssayContractsModel *self,
                           AssayRegisterMoment *moment,
                           const AssayRegisterFilter *filter)
{
  guint n_before = get_n_items (G_LIST_MODEL (self));
  AssayRegisterMoment *before = self->moment;
  guint n_kept;

  self->moment = assay_register_moment_ref (moment);
  g_clear_pointer (&before, assay_register_moment_unref);
  g_clear_pointer (&self->places, g_array_unref);
  self->places = assay_register_contracts_state_list (moment->contracts, filter);
  n_kept = MIN (n_before, self->places->len);
  if (self->items->len > n_kept)
    g_ptr_array_set_size (self->items, (int) n_kept);
  for (guint i = 0; i < self->items->len; i++)
    if (self->items->pdata[i] != NULL)
      assay_contract_item_set (self->items->pdata[i], moment,
                               g_array_index (self->places, guint, i));
  if (n_before != self->places->len)
    g_list_model_items_changed (G_LIST_MODEL (self), n_kept, n_before - n_kept,
                                self->places->len - n_kept);
}

guint
assay_contracts_model_find (AssayContractsModel *self, gint64 contract)
{
  guint row;

  if (self->moment == NULL
      || !assay_register_contracts_state_find (self->moment->contracts, contract, &row))
    return NOWHERE;
  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, guint, i) == row)
      return i;

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
}
