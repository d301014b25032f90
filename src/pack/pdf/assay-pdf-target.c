/* Where a link or a bookmark of an evidence PDF leads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only plain values leave here: what is written into the pack is made anew from them, so no action
 * of a file from outside, and nothing hung on one, can come along.
 */

#include "pack/pdf/assay-pdf-target.h"

#include "pack/pdf/assay-pdf-names.h"
#include "pack/pdf/assay-pdf-page.h"

#include <math.h>
#include <string.h>

/* Browsers stop at about as many. */
#define MAX_ADDRESS_BYTES 8192

/* In the order of AssayPdfView: the name, and what the numbers after it are: left, bottom, right,
 * top or zoom. */
static const struct
{
  const char *name;
  const char *coordinates;
} views[] = {
  { "/XYZ", "ltz" },   { "/Fit", "" },  { "/FitH", "t" },  { "/FitV", "l" },
  { "/FitR", "lbrt" }, { "/FitB", "" }, { "/FitBH", "t" }, { "/FitBV", "l" },
};

/* Where an address may lead. Not file: and whatever else would act on the reader's own machine. */
static const char *const schemes[] = { "http", "https", "mailto", "tel",  "ftp", "ftps",
                                       "sftp", "sip",   "sips",   "news", "urn", "doi" };

struct _AssayPdfTargets
{
  qpdf_data pdf;
  AssayPdfNames *names;
  GHashTable *numbers; /* key of a page's object → its index */
  guint n_pages;
  char *base; /* of addresses that are not whole, or NULL */
};

void
assay_pdf_target_clear (AssayPdfTarget *self)
{
  g_clear_pointer (&self->address, g_free);
}

const char *
assay_pdf_view_get_name (AssayPdfView view)
{
  return views[view].name;
}

double *
assay_pdf_target_get_coordinate (AssayPdfTarget *self, guint i)
{
  const char *coordinates = views[self->view].coordinates;

  switch (i < strlen (coordinates) ? coordinates[i] : '\0')
    {
    case 'l':
      return &self->left;
    case 'b':
      return &self->bottom;
    case 'r':
      return &self->right;
    case 't':
      return &self->top;
    case 'z':
      return &self->zoom;
    default:
      return NULL;
    }
}

void
assay_pdf_set_address (qpdf_data pdf, qpdf_oh holder, const char *address)
{
  qpdf_oh action = qpdf_oh_new_dictionary (pdf);

  qpdf_oh_replace_key (pdf, action, "/S", qpdf_oh_new_name (pdf, "/URI"));
  qpdf_oh_replace_key (pdf, action, "/URI", qpdf_oh_new_string (pdf, address));
  qpdf_oh_replace_key (pdf, holder, "/A", action);
}

/* --- Addresses -------------------------------------------------------------------------------- */

static gboolean
is_allowed (const char *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);

  /* One without a scheme is a place on the web, "www.example.org/help", not one on this machine. */
  if (scheme == NULL)
    return strchr ("/\\.", address[0]) == NULL
           && strcspn (address, "/?#") <= strcspn (address, ":");
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The string's bytes, or NULL where they are no address. */
static char *
dup_address (qpdf_data pdf, qpdf_oh string)
{
  size_t length = 0;
  const char *data;
  g_autofree char *address = NULL;

  if (!qpdf_oh_is_string (pdf, string))
    return NULL;
  data = qpdf_oh_get_binary_string_value (pdf, string, &length);
  if (length == 0 || length > MAX_ADDRESS_BYTES || memchr (data, '\0', length) != NULL)
    return NULL;
  address = g_strndup (data, length);
  g_strstrip (address);
  for (const char *p = address; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p))
        return NULL;
    }

  return *address != '\0' ? g_steal_pointer (&address) : NULL;
}

static void
read_address (AssayPdfTargets *self, qpdf_oh action, AssayPdfTarget *target)
{
  g_autofree char *given = dup_address (self->pdf, qpdf_oh_get_key (self->pdf, action, "/URI"));
  g_autofree char *whole = NULL;

  if (given == NULL)
    return;
  if (self->base != NULL)
    whole = g_uri_resolve_relative (self->base, given, G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (whole == NULL)
    whole = g_steal_pointer (&given);
  if (!is_allowed (whole))
    return;
  target->kind = ASSAY_PDF_TARGET_ADDRESS;
  target->address = g_steal_pointer (&whole);
}

/* --- Destinations ----------------------------------------------------------------------------- */

/* The page that a destination names, by its object or, against the rules, by its number. */
static gboolean
find_page (AssayPdfTargets *self, qpdf_oh object, guint *out_page)
{
  gint64 key = assay_pdf_ref_to_key (assay_pdf_get_ref (self->pdf, object));
  gpointer index;
  long long number;

  if (g_hash_table_lookup_extended (self->numbers, &key, NULL, &index))
    *out_page = GPOINTER_TO_UINT (index);
  else if (qpdf_oh_get_value_as_longlong (self->pdf, object, &number) && number >= 0
           && number < (long long) self->n_pages)
    *out_page = (guint) number;
  else
    return FALSE;

  return TRUE;
}

static double
read_coordinate (AssayPdfTargets *self, qpdf_oh array, int i)
{
  double number;

  if (i < qpdf_oh_get_array_n_items (self->pdf, array)
      && assay_pdf_read_number (self->pdf, qpdf_oh_get_array_item (self->pdf, array, i), &number))
    return number;

  return NAN;
}

static void
read_view (AssayPdfTargets *self, qpdf_oh array, AssayPdfTarget *target)
{
  qpdf_oh name = qpdf_oh_get_array_item (self->pdf, array, 1);
  double *coordinate;

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      if (qpdf_oh_is_name_and_equals (self->pdf, name, views[i].name))
        target->view = (AssayPdfView) i;
    }
  for (guint i = 0; (coordinate = assay_pdf_target_get_coordinate (target, i)) != NULL; i++)
    *coordinate = read_coordinate (self, array, (int) i + 2);
}

static void
read_destination (AssayPdfTargets *self, qpdf_oh destination, AssayPdfTarget *target)
{
  qpdf_oh array = destination;

  if (!qpdf_oh_is_array (self->pdf, array))
    {
      array = assay_pdf_names_lookup (self->names, destination);
      if (array != 0 && qpdf_oh_is_dictionary (self->pdf, array))
        array = qpdf_oh_get_key (self->pdf, array, "/D");
    }
  if (array == 0 || !qpdf_oh_is_array (self->pdf, array)
      || qpdf_oh_get_array_n_items (self->pdf, array) == 0
      || !find_page (self, qpdf_oh_get_array_item (self->pdf, array, 0), &target->page))
    return;
  target->kind = ASSAY_PDF_TARGET_PAGE;
  if (qpdf_oh_get_array_n_items (self->pdf, array) > 1)
    read_view (self, array, target);
}

/* "Next page" and the like, as seen from @page. */
static void
read_named_action (AssayPdfTargets *self, qpdf_oh action, guint page, AssayPdfTarget *target)
{
  qpdf_oh name = qpdf_oh_get_key (self->pdf, action, "/N");
  guint last = self->n_pages - 1;

  if (qpdf_oh_is_name_and_equals (self->pdf, name, "/NextPage"))
    target->page = MIN (page + 1, last);
  else if (qpdf_oh_is_name_and_equals (self->pdf, name, "/PrevPage"))
    target->page = page > 0 ? page - 1 : 0;
  else if (qpdf_oh_is_name_and_equals (self->pdf, name, "/FirstPage"))
    target->page = 0;
  else if (qpdf_oh_is_name_and_equals (self->pdf, name, "/LastPage"))
    target->page = last;
  else
    return;
  target->kind = ASSAY_PDF_TARGET_PAGE;
}

static void
read_action (AssayPdfTargets *self, qpdf_oh action, guint page, AssayPdfTarget *target)
{
  qpdf_oh kind = qpdf_oh_get_key_if_dict (self->pdf, action, "/S");

  if (qpdf_oh_is_name_and_equals (self->pdf, kind, "/GoTo"))
    read_destination (self, qpdf_oh_get_key (self->pdf, action, "/D"), target);
  else if (qpdf_oh_is_name_and_equals (self->pdf, kind, "/URI"))
    read_address (self, action, target);
  else if (qpdf_oh_is_name_and_equals (self->pdf, kind, "/Named"))
    read_named_action (self, action, page, target);
}

void
assay_pdf_targets_read (AssayPdfTargets *self,
                        qpdf_oh holder,
                        guint page,
                        AssayPdfTarget *out_target)
{
  qpdf_oh destination = qpdf_oh_get_key_if_dict (self->pdf, holder, "/Dest");

  *out_target = (AssayPdfTarget){ .kind = ASSAY_PDF_TARGET_NONE,
                                  .view = ASSAY_PDF_VIEW_FIT,
                                  .left = NAN,
                                  .bottom = NAN,
                                  .right = NAN,
                                  .top = NAN,
                                  .zoom = NAN };
  if (qpdf_oh_is_null (self->pdf, destination))
    read_action (self, qpdf_oh_get_key_if_dict (self->pdf, holder, "/A"), page, out_target);
  else
    read_destination (self, destination, out_target);
}

AssayPdfTargets *
assay_pdf_targets_new (qpdf_data pdf, GPtrArray *pages)
{
  AssayPdfTargets *self = g_new0 (AssayPdfTargets, 1);
  qpdf_oh addresses = qpdf_oh_get_key_if_dict (pdf, qpdf_get_root (pdf), "/URI");

  self->pdf = pdf;
  self->names = assay_pdf_names_new (pdf);
  self->numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->n_pages = pages->len;
  self->base = dup_address (pdf, qpdf_oh_get_key_if_dict (pdf, addresses, "/Base"));
  for (guint i = 0; i < pages->len; i++)
    {
      const AssayPdfPage *page = g_ptr_array_index (pages, i);
      gint64 key = assay_pdf_ref_to_key (page->object);

      if (!g_hash_table_contains (self->numbers, &key))
        g_hash_table_insert (self->numbers, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (i));
    }

  return self;
}

void
assay_pdf_targets_free (AssayPdfTargets *self)
{
  if (self == NULL)
    return;
  assay_pdf_names_free (self->names);
  g_hash_table_unref (self->numbers);
  g_free (self->base);
  g_free (self);
}
