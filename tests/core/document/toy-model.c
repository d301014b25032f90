/* A kind of document for tests of the gate.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "toy-model.h"

#include "base/assay-error.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  gatomicrefcount refs;
  guint number; /* 0 for the title */
  char *text;
} Value;

typedef struct
{
  gatomicrefcount refs;
  Value *title;
  GPtrArray *notes;
} Toy;

static const char *const elements[] = { "title", "note" };
static const char *const verbs[] = { "create", "put", "look", "seal", "outside" };

G_STATIC_ASSERT (G_N_ELEMENTS (elements) == TOY_N_TYPES);
G_STATIC_ASSERT (G_N_ELEMENTS (verbs) == TOY_N_VERBS);

/* --- Values --- */

static Value *
value_new (guint number, const char *text)
{
  Value *self = g_new0 (Value, 1);

  g_atomic_ref_count_init (&self->refs);
  self->number = number;
  self->text = g_strdup (text);

  return self;
}

static gpointer
ref_value (guint type, gconstpointer value)
{
  Value *self = (Value *) value;

  if (self != NULL)
    g_atomic_ref_count_inc (&self->refs);

  return self;
}

static void
unref_value (gpointer value)
{
  Value *self = value;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->text);
  g_free (self);
}

static GDestroyNotify
get_unref (guint type)
{
  return unref_value;
}

static const char *
get_element (guint type)
{
  return elements[type];
}

static int
compare (guint type, gconstpointer a, gconstpointer b)
{
  const Value *left = a, *right = b;

  return left->number < right->number ? -1 : left->number > right->number;
}

static char *
dup_label (guint type, gconstpointer value)
{
  return g_strdup_printf ("N%03u", ((const Value *) value)->number);
}

static void
write_value (AssayXmlWriter *writer, guint type, gconstpointer value)
{
  const Value *self = value;

  assay_xml_writer_open (writer, elements[type]);
  if (type == TOY_NOTE)
    assay_xml_writer_attribute_uint (writer, "number", self->number);
  assay_xml_writer_attribute (writer, "text", self->text);
  assay_xml_writer_close (writer);
}

static gpointer
read_value (const xmlNode *node, const char *name, guint *out_type, GError **error)
{
  g_autofree char *number = assay_xml_dup_attribute (node, "number");
  g_autofree char *text = assay_xml_dup_attribute (node, "text");

  *out_type = assay_xml_is (node, elements[TOY_NOTE]) ? TOY_NOTE : TOY_TITLE;
  if (text != NULL && (number != NULL) == (*out_type == TOY_NOTE))
    return value_new (number != NULL ? (guint) atoi (number) : 0, text);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, "%s: no value", name);

  return NULL;
}

static const char *
get_counter (guint type)
{
  return type == TOY_NOTE ? "notes" : NULL;
}

static guint
get_number (guint type, gconstpointer value)
{
  return ((const Value *) value)->number;
}

/* --- Documents --- */

static gpointer
new_document (gpointer head)
{
  Toy *self = g_new0 (Toy, 1);

  g_atomic_ref_count_init (&self->refs);
  self->title = head;
  self->notes = assay_model_new_array (&toy_model, TOY_NOTE);

  return self;
}

static gpointer
ref_document (gpointer document)
{
  g_atomic_ref_count_inc (&((Toy *) document)->refs);

  return document;
}

static void
unref_document (gpointer document)
{
  Toy *self = document;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  unref_value (self->title);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

static gpointer *
get_head (gpointer document)
{
  return (gpointer *) &((Toy *) document)->title;
}

static GPtrArray **
get_slot (gpointer document, guint type)
{
  return &((Toy *) document)->notes;
}

static char *
format (gconstpointer document)
{
  const Toy *self = document;
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (TRUE);

  assay_xml_writer_open (writer, "toy");
  write_value (writer, TOY_TITLE, self->title);
  for (guint i = 0; i < self->notes->len; i++)
    write_value (writer, TOY_NOTE, self->notes->pdata[i]);
  assay_xml_writer_close (writer);

  return assay_xml_writer_finish (writer);
}

static gpointer
parse (const void *data, gsize length, const char *name, GError **error)
{
  g_autoptr (xmlDoc) xml = assay_xml_parse (data, length, name, error);
  xmlNode *node;
  Toy *self = NULL;
  guint type = 0;

  if (xml == NULL)
    return NULL;
  node = assay_xml_first (xmlDocGetRootElement (xml), NULL);
  if (node != NULL)
    self = new_document (read_value (node, name, &type, error));
  for (node = node != NULL ? assay_xml_next (node, NULL) : NULL; node != NULL;
       node = assay_xml_next (node, NULL))
    g_ptr_array_add (self->notes, read_value (node, name, &type, error));
  if (self == NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, "%s is empty", name);

  return self;
}

static gboolean
check_links (const GArray *changes, gconstpointer after, GError **error)
{
  const Toy *self = after;

  for (guint i = 0; i < self->notes->len; i++)
    {
      const Value *note = self->notes->pdata[i];
      Value like = { .number = 0 };
      guint place;

      if (!g_str_has_prefix (note->text, "after "))
        continue;
      like.number = (guint) atoi (note->text + strlen ("after "));
      if (assay_model_find_place (&toy_model, self->notes, TOY_NOTE, &like, &place))
        continue;
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED, "no note %u", like.number);
      return FALSE;
    }

  return TRUE;
}

static AssayUndoRule
get_undo_rule (guint verb)
{
  switch (verb)
    {
    case TOY_VERB_PUT:
      return ASSAY_UNDO_STEP;
    case TOY_VERB_LOOK:
      return ASSAY_UNDO_SKIPS;
    default:
      return ASSAY_UNDO_BARRIER;
    }
}

const AssayModel toy_model = {
  .file = TOY_FILE,
  .max_bytes = TOY_MOST_BYTES,
  .n_types = TOY_N_TYPES,
  .verbs = verbs,
  .n_verbs = TOY_N_VERBS,
  .create = TOY_VERB_CREATE,
  .outside = TOY_VERB_OUTSIDE,
  .get_undo_rule = get_undo_rule,
  .get_element = get_element,
  .ref_value = ref_value,
  .get_unref = get_unref,
  .compare = compare,
  .dup_label = dup_label,
  .write_value = write_value,
  .read_value = read_value,
  .get_counter = get_counter,
  .get_number = get_number,
  .new_document = new_document,
  .ref_document = ref_document,
  .unref_document = unref_document,
  .get_head = get_head,
  .get_slot = get_slot,
  .format = format,
  .parse = parse,
  .check_links = check_links,
};

gpointer
toy_new (const char *title)
{
  return new_document (value_new (0, title));
}

AssayEdit *
toy_edit (gconstpointer document, guint verb, guint number, const char *text)
{
  AssayEdit *edit = assay_document_edit_new (&toy_model, verb, NULL, NULL);
  guint type = number > 0 ? TOY_NOTE : TOY_TITLE;
  Value like = { .number = number };

  assay_edit_add (edit, type, assay_model_lookup_like (&toy_model, document, type, &like),
                  text != NULL ? value_new (number, text) : NULL);

  return edit;
}
