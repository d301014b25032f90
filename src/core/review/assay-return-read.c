/* Reading a return that comes from outside, and holding it against a portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schema refuses what does not belong, with its line; what it cannot say is looked at here.
 * Nothing is made of a return in which anything is wrong.
 */

#include "core/review/assay-return-private.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"

#include "assay-config.h"

#include <gio/gio.h>
#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define NAMESPACE_PREFIX "{" ASSAY_RETURN_NAMESPACE "}"

typedef struct
{
  AssayReturn *given;
  const char *name;
  GPtrArray *problems;
} Reading;

static void
add_problem (Reading *self, const xmlNode *node, const char *message)
{
  g_ptr_array_add (self->problems,
                   assay_xml_problem_new (assay_xml_get_line (node), "%s", message));
}

/* --- The document --- */

static gboolean
is_return (const xmlNode *root)
{
  return root->ns != NULL && g_str_equal ((const char *) root->ns->href, ASSAY_RETURN_NAMESPACE)
         && g_str_equal ((const char *) root->name, ASSAY_RETURN_ELEMENT);
}

/* Says what the document is instead, and refuses formats of later versions. */
static gboolean
check_root (Reading *self, const xmlNode *root, GError **error)
{
  g_autofree char *format = assay_xml_dup_attribute (root, "format");
  AssayError code = ASSAY_ERROR_INVALID;
  guint64 number = 0;

  if (!is_return (root))
    {
      g_autofree char *message =
          g_strdup_printf (_ ("this is not a return from an assessor: its first element is <%s>"),
                           (const char *) root->name);

      add_problem (self, root, message);
    }
  else if (format != NULL && g_ascii_string_to_unsigned (format, 10, 0, G_MAXUINT32, &number, NULL)
           && number > ASSAY_RETURN_FORMAT)
    {
      code = ASSAY_ERROR_NEWER;
      add_problem (self, root,
                   _ ("this return was written by a newer Assay; update Assay to read it"));
    }
  if (self->problems->len == 0)
    return TRUE;
  assay_xml_problems_set_error (self->problems, self->name, (int) code, error);

  return FALSE;
}

/* The schema's messages name elements with their namespace, which says nothing to people. */
static void
drop_namespace (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      AssayXmlProblem *problem = problems->pdata[i];
      g_auto (GStrv) parts = g_strsplit (problem->message, NAMESPACE_PREFIX, -1);

      g_free (problem->message);
      problem->message = g_strjoinv (NULL, parts);
    }
}

/* Once the schema has said that all elements are ours, names alone tell them apart. */
static void
forget_namespace (xmlNode *node)
{
  node->ns = NULL;
  for (xmlNode *child = assay_xml_first (node, NULL); child != NULL;
       child = assay_xml_next (child, NULL))
    forget_namespace (child);
}

/* --- Fields --- */

static AssayDate
take_date (Reading *self, const xmlNode *node, const char *attribute)
{
  g_autofree char *text = assay_xml_dup_attribute (node, attribute);
  g_autoptr (GError) error = NULL;
  AssayDate date = ASSAY_DATE_NONE;

  if (text != NULL && !assay_date_parse (text, &date, &error))
    add_problem (self, node, error->message);

  return date;
}

static guint
take_number (const xmlNode *node, const char *attribute)
{
  g_autofree char *text = assay_xml_dup_attribute (node, attribute);

  return (guint) g_ascii_strtoull (text != NULL ? text : "", NULL, 10);
}

static char *
take_line (Reading *self, const xmlNode *node, const char *attribute)
{
  g_autofree char *text = assay_xml_dup_attribute (node, attribute);
  g_autoptr (GError) error = NULL;

  if (text != NULL && !assay_text_check_line (text, attribute, ASSAY_LIMIT_LINE_CHARS, &error))
    add_problem (self, node, error->message);

  return g_steal_pointer (&text);
}

static char *
take_text (Reading *self, const xmlNode *node, const char *element)
{
  g_autofree char *text = assay_xml_dup_child_text (node, element);
  g_autoptr (GError) error = NULL;

  if (text != NULL && !assay_text_check_block (text, element, ASSAY_LIMIT_TEXT_CHARS, &error))
    add_problem (self, node, error->message);

  return g_steal_pointer (&text);
}

static char *
take_items (Reading *self, const xmlNode *node)
{
  g_autofree char *text = assay_xml_dup_attribute (node, "items");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) numbers = assay_items_parse (text, &error);

  if (numbers == NULL)
    {
      add_problem (self, node, error->message);
      return NULL;
    }

  return assay_items_format (numbers);
}

/* --- Points --- */

static gboolean
find_kind (const xmlNode *node, AssayPointKind *out_kind)
{
  const char *const *kinds = assay_point_list_kinds ();

  for (guint i = 0; kinds[i] != NULL; i++)
    if (assay_xml_is (node, kinds[i]))
      {
        *out_kind = (AssayPointKind) i;
        return TRUE;
      }

  return FALSE;
}

/* What must be said with a judgement that is not simply "met". */
static void
check_determination (Reading *self, const xmlNode *node, const AssayPoint *point)
{
  gboolean needs_more = g_strcmp0 (point->outcome, ASSAY_JUDGED_FURTHER_WORK) == 0
                        || g_strcmp0 (point->outcome, ASSAY_JUDGED_NOT_MET) == 0;
  g_autofree char *message = NULL;

  if (point->kind != ASSAY_POINT_DETERMINATION || !needs_more
      || (point->lacking != NULL && point->items != NULL))
    return;
  message = g_strdup_printf (_ ("%s is determined “%s” without what is lacking and an item that "
                                "was looked at"),
                             point->criterion, point->outcome);
  add_problem (self, node, message);
}

static void
read_point (Reading *self, const xmlNode *node, AssayPointKind kind)
{
  guint line = assay_xml_get_line (node);
  g_autofree char *id = assay_point_format_id (self->given->id, take_number (node, "number"));
  AssayPoint *point = assay_point_new (id);

  point->kind = kind;
  point->round = self->given->round;
  point->criterion = assay_xml_dup_attribute (node, "criterion");
  point->outcome = assay_xml_dup_attribute (node, "outcome");
  point->items = take_items (self, node);
  point->from = take_date (self, node, "from");
  point->due = take_date (self, node, "due");
  point->text = take_text (self, node, "text");
  point->lacking = take_text (self, node, "lacking");
  check_determination (self, node, point);
  if (point->from != ASSAY_DATE_NONE && point->due != ASSAY_DATE_NONE && point->due < point->from)
    add_problem (self, node, _ ("the award ends before it begins"));
  g_ptr_array_add (self->given->points, point);
  g_array_append_val (self->given->lines, line);
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  return strcmp (((const AssayPoint *) a)->id, ((const AssayPoint *) b)->id);
}

/* Points by number, each with its line: an insertion, because they nearly always are in order. */
static void
sort_points (AssayReturn *self)
{
  gpointer *points = self->points->pdata;
  guint *lines = (guint *) (void *) self->lines->data;

  for (guint i = 1; i < self->points->len; i++)
    for (guint j = i; j > 0 && compare_points (points[j - 1], points[j]) > 0; j--)
      {
        gpointer point = points[j];
        guint line = lines[j];

        points[j] = points[j - 1];
        points[j - 1] = point;
        lines[j] = lines[j - 1];
        lines[j - 1] = line;
      }
}

/* --- The whole --- */

static void
read_head (Reading *self, const xmlNode *root)
{
  const xmlNode *submission = assay_xml_first (root, "submission");
  const xmlNode *scheme = assay_xml_first (root, "scheme");

  self->given->day = take_date (self, root, "day");
  self->given->service = take_line (self, root, "service");
  self->given->round = take_number (submission, "round");
  self->given->fingerprint = assay_xml_dup_attribute (submission, "fingerprint");
  self->given->scheme_id = assay_xml_dup_attribute (scheme, "id");
  self->given->scheme_edition = take_line (self, scheme, "edition");
}

static void
read_points (Reading *self, const xmlNode *root)
{
  for (const xmlNode *node = assay_xml_first (root, NULL); node != NULL;
       node = assay_xml_next (node, NULL))
    {
      AssayPointKind kind = ASSAY_POINT_COMMENT;

      if (!find_kind (node, &kind))
        continue;
      if (self->given->points->len == ASSAY_LIMIT_RETURN_POINTS)
        {
          add_problem (self, node, _ ("a return holds at most 9,999 points"));
          return;
        }
      read_point (self, node, kind);
    }
  sort_points (self->given);
}

static gboolean
read_signature (Reading *self, const xmlNode *root, GBytes *bytes, GError **error)
{
  const xmlNode *node = assay_xml_first (root, ASSAY_SIGNATURE_ELEMENT);
  g_autofree char *whole = NULL;
  g_autofree char *unsigned_text = NULL;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  if (node == NULL)
    return TRUE;
  self->given->signature = assay_signature_read (node, self->name, error);
  if (self->given->signature == NULL)
    return FALSE;
  /* Signed bytes can be told from others only when there is one way to write what they say. */
  whole = assay_return_format (self->given);
  unsigned_text = assay_return_format_unsigned (self->given);
  self->given->is_intact =
      strlen (whole) == length && memcmp (whole, data, length) == 0
      && assay_signature_check (self->given->signature, ASSAY_SIGNATURE_OF_RETURN, unsigned_text,
                                strlen (unsigned_text));

  return TRUE;
}

static AssayReturn *
read_document (xmlDoc *document, Reading *reading, GBytes *bytes, GError **error)
{
  xmlNode *root = xmlDocGetRootElement (document);
  g_autofree char *id = NULL;
  g_autoptr (AssayReturn) given = NULL;

  forget_namespace (root);
  id = assay_xml_dup_attribute (root, "id");
  given = assay_return_new (id);
  reading->given = given;
  read_head (reading, root);
  read_points (reading, root);
  if (reading->problems->len > 0)
    {
      assay_xml_problems_set_error (reading->problems, reading->name, ASSAY_ERROR_INVALID, error);
      return NULL;
    }

  return read_signature (reading, root, bytes, error) ? g_steal_pointer (&given) : NULL;
}

AssayReturn *
assay_return_parse (const void *data,
                    gsize length,
                    const char *name,
                    const char *schema_path,
                    GPtrArray *problems,
                    GError **error)
{
  g_autoptr (GPtrArray) own_problems = assay_xml_problems_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  Reading reading = { NULL, name, problems != NULL ? problems : own_problems };
  g_autoptr (xmlDoc) document = NULL;

  if (length > ASSAY_LIMIT_RETURN_BYTES)
    {
      g_autofree char *limit = g_format_size (ASSAY_LIMIT_RETURN_BYTES);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                   _ ("%s: larger than %s, which is more than a return may hold"), name, limit);
      return NULL;
    }
  document = assay_xml_parse_listing (data, length, name, reading.problems, error);
  if (document == NULL || !check_root (&reading, xmlDocGetRootElement (document), error)
      || !assay_xml_validate (document, schema_path, reading.problems, error))
    return NULL;
  if (reading.problems->len > 0)
    {
      drop_namespace (reading.problems);
      assay_xml_problems_set_error (reading.problems, name, ASSAY_ERROR_INVALID, error);
      return NULL;
    }

  return read_document (document, &reading, bytes, error);
}

AssayReturn *
assay_return_load (const char *path, const char *schema_path, GPtrArray *problems, GError **error)
{
  g_autoptr (GBytes) bytes = assay_xml_load_bytes (path, ASSAY_LIMIT_RETURN_BYTES, error);
  gsize length = 0;
  const void *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);

  return assay_return_parse (data, length, path, schema_path, problems, error);
}

gboolean
assay_return_is_at (const char *path)
{
  return assay_xml_begins_with (path, "<" ASSAY_RETURN_ELEMENT)
         && assay_xml_begins_with (path, ASSAY_RETURN_NAMESPACE);
}

/* --- Against a portfolio --- */

static void
check_items (const AssayReturn *self,
             guint index,
             const AssayPortfolio *portfolio,
             GPtrArray *problems)
{
  const AssayPoint *point = self->points->pdata[index];
  g_autoptr (GArray) numbers = assay_items_parse (point->items, NULL);

  for (guint i = 0; i < numbers->len; i++)
    {
      guint number = g_array_index (numbers, guint, i);

      if (assay_portfolio_lookup_evidence (portfolio, number) == NULL)
        g_ptr_array_add (problems,
                         assay_xml_problem_new (g_array_index (self->lines, guint, index),
                                                _ ("point %s names E%03u, which this portfolio "
                                                   "does not have"),
                                                point->id, number));
    }
}

gboolean
assay_return_check (const AssayReturn *self,
                    const AssayScheme *scheme,
                    const AssayPortfolio *portfolio,
                    GPtrArray *problems)
{
  guint before = problems->len;

  for (guint i = 0; i < self->points->len; i++)
    {
      const AssayPoint *point = self->points->pdata[i];
      g_autoptr (GError) error = NULL;

      if (point->criterion != NULL
          && assay_scheme_find_criterion (scheme, point->criterion, &error) == NULL)
        g_ptr_array_add (problems,
                         assay_xml_problem_new (g_array_index (self->lines, guint, i),
                                                _ ("point %s: %s"), point->id, error->message));
      check_items (self, i, portfolio, problems);
    }

  return problems->len == before;
}

AssayEdit *
assay_return_make_edit (const AssayReturn *self,
                        const AssayScheme *scheme,
                        const AssayPortfolio *portfolio,
                        const char *name,
                        GError **error)
{
  AssayReceipt receipt = assay_return_get_receipt (self);
  g_autoptr (GPtrArray) problems = assay_xml_problems_new ();
  g_autoptr (GError) cause = NULL;
  g_autoptr (AssayEdit) edit = assay_edit_receive_return (portfolio, scheme, &receipt, &cause);

  if (cause != NULL && !g_error_matches (cause, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (!assay_return_check (self, scheme, portfolio, problems))
    {
      assay_xml_problems_set_error (problems, name, ASSAY_ERROR_INVALID, error);
      return NULL;
    }

  return g_steal_pointer (&edit);
}
