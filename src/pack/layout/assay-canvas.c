/* What printed pages are drawn on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/layout/assay-canvas.h"

#include <cairo-pdf.h>

const AssayColour assay_colour_ink = { 0.106, 0.114, 0.125 };
const AssayColour assay_colour_quiet = { 0.353, 0.373, 0.404 };
const AssayColour assay_colour_accent = { 0.090, 0.314, 0.494 };
const AssayColour assay_colour_rule = { 0.298, 0.318, 0.345 };
const AssayColour assay_colour_hairline = { 0.796, 0.808, 0.827 };
const AssayColour assay_colour_tint = { 0.933, 0.949, 0.969 };

typedef struct
{
  const char *tag;
  gboolean reached_cairo;
} Group;

struct _AssayCanvas
{
  cairo_t *cr;
  AssayTypography *typography;
  GHashTable *pages;
  GArray *groups;   /* Group, outermost first */
  const char *leaf; /* the open leaf's tag, or NULL */
};

AssayCanvas *
assay_canvas_new (cairo_t *cr, AssayTypography *typography, GHashTable *pages)
{
  AssayCanvas *self = g_new0 (AssayCanvas, 1);

  self->cr = cr;
  self->typography = typography;
  self->pages = pages;
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));

  return self;
}

void
assay_canvas_free (AssayCanvas *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->groups);
  g_free (self);
}

cairo_t *
assay_canvas_get_cairo (AssayCanvas *self)
{
  return self->cr;
}

AssayTypography *
assay_canvas_get_typography (AssayCanvas *self)
{
  return self->typography;
}

guint
assay_canvas_lookup_page (AssayCanvas *self, const char *anchor)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->pages, anchor));
}

void
assay_canvas_open_group (AssayCanvas *self, const char *tag)
{
  Group group = { tag, FALSE };

  g_assert (self->leaf == NULL);
  g_array_append_val (self->groups, group);
}

void
assay_canvas_close_group (AssayCanvas *self)
{
  const Group *group;

  g_assert (self->leaf == NULL && self->groups->len > 0);
  group = &g_array_index (self->groups, Group, self->groups->len - 1);
  if (group->reached_cairo)
    cairo_tag_end (self->cr, group->tag);
  g_array_set_size (self->groups, self->groups->len - 1);
}

static void
begin_leaf (AssayCanvas *self, const char *tag, const char *attributes)
{
  g_assert (self->leaf == NULL && self->groups->len > 0);
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = &g_array_index (self->groups, Group, i);

      if (!group->reached_cairo)
        cairo_tag_begin (self->cr, group->tag, NULL);
      group->reached_cairo = TRUE;
    }
  cairo_tag_begin (self->cr, tag, attributes);
  self->leaf = tag;
}

void
assay_canvas_open_leaf (AssayCanvas *self, const char *tag)
{
  begin_leaf (self, tag, NULL);
}

void
assay_canvas_open_link (AssayCanvas *self, const char *anchor)
{
  g_autofree char *name = assay_canvas_escape_name (anchor);
  g_autofree char *attributes = g_strdup_printf ("dest='%s'", name);

  if (assay_canvas_lookup_page (self, anchor) == 0)
    begin_leaf (self, "Span", NULL);
  else
    begin_leaf (self, CAIRO_TAG_LINK, attributes);
}

void
assay_canvas_close_leaf (AssayCanvas *self)
{
  g_assert (self->leaf != NULL);
  cairo_tag_end (self->cr, self->leaf);
  self->leaf = NULL;
}

char *
assay_canvas_escape_name (const char *name)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '\'' || *p == '\\')
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *p);
    }

  return g_string_free (escaped, FALSE);
}

void
assay_canvas_add_anchor (AssayCanvas *self, const char *anchor, double x, double y)
{
  g_autofree char *name = assay_canvas_escape_name (anchor);
  g_autofree char *attributes =
      g_strdup_printf ("name='%s' x=%d y=%d", name, (int) x, MAX ((int) y, 0));

  cairo_tag_begin (self->cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_DEST);
}

void
assay_canvas_set_colour (AssayCanvas *self, AssayColour colour)
{
  cairo_set_source_rgb (self->cr, colour.red, colour.green, colour.blue);
}

void
assay_canvas_draw_rule (
    AssayCanvas *self, double x, double y, double length, double thickness, AssayColour colour)
{
  assay_canvas_set_colour (self, colour);
  cairo_rectangle (self->cr, x, y - thickness / 2, length, thickness);
  cairo_fill (self->cr);
}
