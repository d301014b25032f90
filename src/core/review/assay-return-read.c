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

#include "assay-config.h"

#include <gio/gio.h>
#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

const AssaySentShape assay_return_shape = {
  .element = "return",
  .xml_namespace = "urn:assay:return",
  .format = 1,
  .max_bytes = ASSAY_LIMIT_RETURN_BYTES,
  .other = N_ ("this is not a return from an assessor: its first element is <%s>"),
  .newer = N_ ("this return was written by a newer Assay; update Assay to read it"),
};

typedef struct
{
  AssayReturn *given;
  AssaySentReading is;
} Reading;

/* --- Fields --- */

static char *
take_items (Reading *self, const xmlNode *node)
{
  g_autofree char *text = assay_xml_dup_attribute (node, "items");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) numbers = assay_items_parse (text, &error);

  if (numbers == NULL)
    {
      assay_sent_add_problem (&self->is, node, error->message);
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
  assay_sent_add_problem (&self->is, node, message);
}

static void
read_point (Reading *self, const xmlNode *node, AssayPointKind kind)
{
  guint line = assay_xml_get_line (node);
  g_autofree char *id =
      assay_point_format_id (self->given->id, assay_sent_take_number (node, "number"));
  AssayPoint *point = assay_point_new (id);

  point->kind = kind;
  point->round = self->given->round;
  point->criterion = assay_xml_dup_attribute (node, "criterion");
  point->outcome = assay_xml_dup_attribute (node, "outcome");
  point->items = take_items (self, node);
  point->from = assay_sent_take_date (&self->is, node, "from");
  point->due = assay_sent_take_date (&self->is, node, "due");
  point->text = assay_sent_take_text (&self->is, node, "text");
  point->lacking = assay_sent_take_text (&self->is, node, "lacking");
  check_determination (self, node, point);
  if (point->from != ASSAY_DATE_NONE && point->due != ASSAY_DATE_NONE && point->due < point->from)
    assay_sent_add_problem (&self->is, node, _ ("the award ends before it begins"));
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
  AssaySentSubject subject;

  self->given->day = assay_sent_take_date (&self->is, root, "day");
  self->given->service = assay_sent_take_line (&self->is, root, "service");
  subject = assay_sent_take_subject (&self->is, root);
  self->given->round = subject.round;
  self->given->fingerprint = subject.fingerprint;
  self->given->scheme_id = subject.scheme_id;
  self->given->scheme_edition = subject.scheme_edition;
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
          assay_sent_add_problem (&self->is, node, _ ("a return holds at most 9,999 points"));
          return;
        }
      read_point (self, node, kind);
    }
  sort_points (self->given);
}

static AssayReturn *
read_document (xmlDoc *document, Reading *reading, GBytes *bytes, GError **error)
{
  xmlNode *root = xmlDocGetRootElement (document);
  g_autofree char *id = NULL;
  g_autoptr (AssayReturn) given = NULL;
  AssaySentSigned bearer;

  assay_sent_forget_namespace (root);
  id = assay_xml_dup_attribute (root, "id");
  given = assay_return_new (id);
  reading->given = given;
  read_head (reading, root);
  read_points (reading, root);
  if (reading->is.problems->len > 0)
    {
      assay_xml_problems_set_error (reading->is.problems, reading->is.name, ASSAY_ERROR_INVALID,
                                    error);
      return NULL;
    }

  bearer = assay_return_get_signed (given);

  return assay_sent_take_signature (&bearer, &reading->is, root, bytes, error)
             ? g_steal_pointer (&given)
             : NULL;
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
  Reading reading = { NULL, { name, problems != NULL ? problems : own_problems } };
  g_autoptr (xmlDoc) document =
      assay_sent_parse (data, length, &assay_return_shape, schema_path, &reading.is, error);

  return document != NULL ? read_document (document, &reading, bytes, error) : NULL;
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
  return assay_sent_is_at (path, &assay_return_shape);
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
