/* The pages of an evidence PDF, gathered from its page tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree is walked here and not by qpdf, which walks it by recursion (a file can be made to
 * overflow its stack) and puts up with pages that are not there. Counts in the file are not
 * believed.
 */

#include "pack/pdf/assay-pdf-page.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MAX_TREE_DEPTH 200

/* A sheet of this many points is 70 m long; no page is smaller than a point. */
#define MAX_SIZE 200000.0
#define MIN_SIZE 1.0
#define MAX_UNIT 75000.0

static const AssayPdfBox a4 = { 0, 0, 595.276, 841.89 };

/* What a page has from the nodes above it. */
typedef struct
{
  AssayPdfBox media;
  AssayPdfBox crop;
  gboolean has_media;
  gboolean has_crop;
  int rotation;
  AssayPdfRef resources;
} Inherited;

typedef struct
{
  AssayPdfRef node;
  int next_kid;
  Inherited inherited;
} Level;

typedef struct
{
  qpdf_data pdf;
  const char *name;
  GHashTable *visited;
  GArray *levels;
  GPtrArray *pages;
  AssayPdfAnnotations annotations;
} Walk;

void
assay_pdf_page_free (AssayPdfPage *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->contents);
  g_array_unref (self->marks);
  g_clear_pointer (&self->links, g_array_unref);
  g_free (self);
}

void
assay_pdf_page_get_size (const AssayPdfPage *self, double *out_width, double *out_height)
{
  double width = (self->box.x1 - self->box.x0) * self->unit;
  double height = (self->box.y1 - self->box.y0) * self->unit;
  gboolean on_side = self->rotation % 180 != 0;

  *out_width = on_side ? height : width;
  *out_height = on_side ? width : height;
}

AssayPdfMatrix
assay_pdf_page_get_upright (const AssayPdfPage *self)
{
  const AssayPdfBox *box = &self->box;

  if (self->rotation == 90)
    return (AssayPdfMatrix){ 0, -1, 1, 0, -box->y0, box->x1 };
  if (self->rotation == 180)
    return (AssayPdfMatrix){ -1, 0, 0, -1, box->x1, box->y1 };
  if (self->rotation == 270)
    return (AssayPdfMatrix){ 0, 1, -1, 0, box->y1, -box->x0 };

  return (AssayPdfMatrix){ 1, 0, 0, 1, -box->x0, -box->y0 };
}

/* Takes over what @node says of itself. */
static void
inherit (qpdf_data pdf, qpdf_oh node, Inherited *inherited)
{
  double rotation;

  if (qpdf_oh_has_key (pdf, node, "/MediaBox"))
    inherited->has_media =
        assay_pdf_read_box (pdf, qpdf_oh_get_key (pdf, node, "/MediaBox"), &inherited->media);
  if (qpdf_oh_has_key (pdf, node, "/CropBox"))
    inherited->has_crop =
        assay_pdf_read_box (pdf, qpdf_oh_get_key (pdf, node, "/CropBox"), &inherited->crop);
  if (assay_pdf_read_number (pdf, qpdf_oh_get_key (pdf, node, "/Rotate"), &rotation))
    inherited->rotation = (int) rotation;
  if (qpdf_oh_is_dictionary (pdf, qpdf_oh_get_key (pdf, node, "/Resources")))
    inherited->resources = assay_pdf_get_key_ref (pdf, node, "/Resources");
}

static gboolean
is_sane (const AssayPdfPage *page)
{
  double width, height;

  assay_pdf_page_get_size (page, &width, &height);

  return width >= MIN_SIZE && height >= MIN_SIZE && width <= MAX_SIZE && height <= MAX_SIZE;
}

static void
set_geometry (qpdf_data pdf, qpdf_oh object, const Inherited *inherited, AssayPdfPage *page)
{
  int turn = ((inherited->rotation % 360) + 360) % 360;

  page->rotation = turn % 90 == 0 ? turn : 0;
  if (!assay_pdf_read_number (pdf, qpdf_oh_get_key (pdf, object, "/UserUnit"), &page->unit)
      || !(page->unit > 0 && page->unit <= MAX_UNIT))
    page->unit = 1;
  page->box = inherited->has_media ? inherited->media : a4;
  if (inherited->has_media && inherited->has_crop)
    {
      AssayPdfBox seen;

      if (assay_pdf_box_intersect (&inherited->media, &inherited->crop, &seen))
        page->box = seen;
    }
  if (is_sane (page))
    return;
  page->box = a4;
  page->unit = 1;
}

static void
add_content (qpdf_data pdf, qpdf_oh stream, AssayPdfPage *page)
{
  AssayPdfRef ref;

  if (!qpdf_oh_is_stream (pdf, stream))
    return;
  ref = assay_pdf_get_ref (pdf, stream);
  g_array_append_val (page->contents, ref);
}

static void
list_contents (qpdf_data pdf, qpdf_oh object, AssayPdfPage *page)
{
  qpdf_oh contents = qpdf_oh_get_key (pdf, object, "/Contents");
  int n = qpdf_oh_is_array (pdf, contents) ? qpdf_oh_get_array_n_items (pdf, contents) : 0;

  add_content (pdf, contents, page);
  for (int i = 0; i < n; i++)
    add_content (pdf, qpdf_oh_get_array_item (pdf, contents, i), page);
}

static void
add_page (Walk *walk, qpdf_oh object, Inherited inherited)
{
  AssayPdfPage *page = g_new0 (AssayPdfPage, 1);

  page->contents = g_array_new (FALSE, FALSE, sizeof (AssayPdfRef));
  page->object = assay_pdf_get_ref (walk->pdf, object);
  page->marks = g_array_new (FALSE, FALSE, sizeof (AssayPdfMark));
  inherit (walk->pdf, object, &inherited);
  set_geometry (walk->pdf, object, &inherited, page);
  page->resources = inherited.resources;
  if (qpdf_oh_is_dictionary (walk->pdf, qpdf_oh_get_key (walk->pdf, object, "/Group")))
    page->group = assay_pdf_get_key_ref (walk->pdf, object, "/Group");
  list_contents (walk->pdf, object, page);
  assay_pdf_page_read_annotations (page, &walk->annotations, object);
  g_ptr_array_add (walk->pages, page);
}

static gboolean
enter_node (Walk *walk, qpdf_oh node, Inherited inherited, GError **error)
{
  Level level = { .node = assay_pdf_get_ref (walk->pdf, node), .inherited = inherited };
  gint64 key = assay_pdf_ref_to_key (level.node);

  if (walk->levels->len >= MAX_TREE_DEPTH
      || !g_hash_table_add (walk->visited, g_memdup2 (&key, sizeof key)))
    {
      assay_pdf_set_damaged (error, walk->name);
      return FALSE;
    }
  inherit (walk->pdf, node, &level.inherited);
  g_array_append_val (walk->levels, level);

  return TRUE;
}

static gboolean
visit_kid (Walk *walk, qpdf_oh kid, const Inherited *inherited, GError **error)
{
  if (qpdf_oh_is_array (walk->pdf, qpdf_oh_get_key_if_dict (walk->pdf, kid, "/Kids")))
    return enter_node (walk, kid, *inherited, error);

  if (!qpdf_oh_is_dictionary (walk->pdf, kid)
      || qpdf_oh_is_dictionary_of_type (walk->pdf, kid, "/Pages", NULL))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                   _ ("%s is damaged: page %u cannot be read. Ask for the file again, or print it "
                      "to a new PDF and add that."),
                   walk->name, walk->pages->len + 1);
      return FALSE;
    }
  if (walk->pages->len >= ASSAY_LIMIT_PAGE_NUMBER)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_TOO_LARGE,
                   _ ("%s has more than %u pages. Split it into smaller files."), walk->name,
                   ASSAY_LIMIT_PAGE_NUMBER);
      return FALSE;
    }
  add_page (walk, kid, *inherited);

  return TRUE;
}

/* One step: the next kid of the innermost node, or back up. */
static gboolean
step (Walk *walk, GError **error)
{
  Level *level = &g_array_index (walk->levels, Level, walk->levels->len - 1);
  Inherited inherited = level->inherited;
  qpdf_oh kids =
      qpdf_oh_get_key (walk->pdf, assay_pdf_get_object (walk->pdf, level->node), "/Kids");
  int i = level->next_kid++;
  qpdf_oh kid;

  if (i >= qpdf_oh_get_array_n_items (walk->pdf, kids))
    {
      g_array_set_size (walk->levels, walk->levels->len - 1);
      return TRUE;
    }
  kid = qpdf_oh_get_array_item (walk->pdf, kids, i);
  if (!qpdf_oh_is_indirect (walk->pdf, kid) && qpdf_oh_is_dictionary (walk->pdf, kid))
    {
      kid = qpdf_make_indirect_object (walk->pdf, kid);
      qpdf_oh_set_array_item (walk->pdf, kids, i, kid);
    }

  return visit_kid (walk, kid, &inherited, error);
}

static gboolean
walk_tree (Walk *walk, GError **error)
{
  qpdf_oh catalogue = qpdf_get_root (walk->pdf);
  AssayPdfRef root = assay_pdf_get_key_ref (walk->pdf, catalogue, "/Pages");

  if (!assay_pdf_ref_is_set (root)
      || !enter_node (walk, assay_pdf_get_object (walk->pdf, root), (Inherited){ 0 }, error))
    return FALSE;
  while (walk->levels->len > 0)
    {
      if (!step (walk, error))
        return FALSE;
      qpdf_oh_release_all (walk->pdf);
    }

  return TRUE;
}

GPtrArray *
assay_pdf_list_pages (qpdf_data pdf,
                      GHashTable *hidden_layers,
                      const char *name,
                      guint *out_n_unshown,
                      GError **error)
{
  g_autoptr (GHashTable) visited =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_autoptr (GPtrArray) pages =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_pdf_page_free);
  Walk walk = {
    pdf,    name,  visited,
    levels, pages, { .hidden_layers = hidden_layers, .budget = ASSAY_LIMIT_ITEM_ANNOTATIONS }
  };
  GError *problem = NULL;

  assay_pdf_appearances_init (&walk.annotations.appearances, pdf);
  /* qpdf's own look at the tree, which copying depends on, comes second: it is safe by then. */
  if (walk_tree (&walk, &problem) && pages->len > 0 && qpdf_get_num_pages (pdf) > 0)
    {
      *out_n_unshown = walk.annotations.n_unshown;
      return g_steal_pointer (&pages);
    }

  qpdf_oh_release_all (pdf);
  if (problem != NULL)
    g_propagate_error (error, problem);
  else if (pages->len == 0 && !qpdf_has_error (pdf))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_DAMAGED,
                 _ ("%s has no pages. Ask for the file again, or leave it out."), name);
  else
    assay_pdf_set_damaged (error, name);

  return NULL;
}
