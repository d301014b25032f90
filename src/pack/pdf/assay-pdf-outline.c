/* The items' own bookmarks, kept beneath those of the items.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bookmark that leads nowhere is kept with its title alone: it may be the heading of those
 * beneath it, and to lead it to some page would make it say what nobody wrote.
 */

#include "pack/pdf/assay-pdf-outline.h"

#include "base/assay-limits.h"
#include "pack/pdf/assay-pdf-source-private.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Below it, a bookmark comes after the one it was beneath. */
#define MAX_DEPTH 12u

#define NONE G_MAXUINT

/* A bookmark of a document: its object, and where it is in the tree. */
typedef struct
{
  AssayPdfRef object;
  guint depth;
  gboolean open;
} Bookmark;

struct _AssayPdfOutline
{
  qpdf_data pdf;
  AssayPdfPlaces *places;
  GArray *drawn; /* Bookmark */
};

/* A new bookmark's neighbours, by their places in the list. */
typedef struct
{
  AssayPdfRef object;
  guint parent, previous, next, first, last;
  guint n_visible; /* beneath it when it is open */
} Node;

/* --- Reading ---------------------------------------------------------------------------------- */

static void
push (qpdf_data pdf, GArray *pending, qpdf_oh holder, const char *key, guint depth)
{
  qpdf_oh object = qpdf_oh_get_key_if_dict (pdf, holder, key);
  Bookmark bookmark = { assay_pdf_get_ref (pdf, object), MIN (depth, MAX_DEPTH - 1), FALSE };

  if (assay_pdf_ref_is_set (bookmark.object) && qpdf_oh_is_dictionary (pdf, object))
    g_array_append_val (pending, bookmark);
}

/* Every bookmark of @pdf once, each before those beneath it. */
static GArray *
list_bookmarks (qpdf_data pdf, guint limit)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Bookmark));
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (Bookmark));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  qpdf_oh root = qpdf_oh_get_key_if_dict (pdf, qpdf_get_root (pdf), "/Outlines");
  gint64 root_key = assay_pdf_ref_to_key (assay_pdf_get_ref (pdf, root));

  g_hash_table_add (seen, g_memdup2 (&root_key, sizeof root_key));
  push (pdf, pending, root, "/First", 0);
  while (pending->len > 0 && list->len < limit)
    {
      Bookmark bookmark = g_array_index (pending, Bookmark, pending->len - 1);
      gint64 key = assay_pdf_ref_to_key (bookmark.object);
      long long count = 0;
      qpdf_oh object;

      g_array_set_size (pending, pending->len - 1);
      if (!g_hash_table_add (seen, g_memdup2 (&key, sizeof key)))
        continue;
      object = assay_pdf_get_object (pdf, bookmark.object);
      qpdf_oh_get_value_as_longlong (pdf, qpdf_oh_get_key (pdf, object, "/Count"), &count);
      bookmark.open = count > 0;
      g_array_append_val (list, bookmark);
      push (pdf, pending, object, "/Next", bookmark.depth);
      push (pdf, pending, object, "/First", bookmark.depth + 1);
      qpdf_oh_release_all (pdf);
    }
  qpdf_oh_release_all (pdf);

  return list;
}

static guint
find_end (const char *title)
{
  const char *end = title;
  guint n = 0;

  for (; *end != '\0' && n < ASSAY_LIMIT_LINE_CHARS; n++)
    end = g_utf8_next_char (end);

  return (guint) (end - title);
}

/* One line of text. */
static char *
dup_title (qpdf_data pdf, qpdf_oh bookmark)
{
  g_autofree char *text = assay_pdf_dup_text (pdf, qpdf_oh_get_key (pdf, bookmark, "/Title"));
  g_autoptr (GString) title = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_iscntrl (character) || g_unichar_isspace (character))
        character = ' ';
      if (character != ' ' || (title->len > 0 && title->str[title->len - 1] != ' '))
        g_string_append_unichar (title, character);
    }
  g_strchomp (title->str);
  title->len = strlen (title->str);
  g_string_truncate (title, find_end (title->str));

  return title->len > 0 ? g_strdup (title->str) : g_strdup (_ ("Untitled"));
}

/* --- Writing ---------------------------------------------------------------------------------- */

static void
set_title (qpdf_data pdf, qpdf_oh node, const char *title)
{
  qpdf_oh_replace_key (pdf, node, "/Title", qpdf_oh_new_unicode_string (pdf, title));
}

static void
set_numbered_title (qpdf_data pdf,
                    qpdf_oh node,
                    const char *format,
                    AssayPdfBlanks *blanks,
                    const char *title,
                    const AssayPdfPlacement *there)
{
  g_autoptr (GString) numbered = g_string_new (NULL);
  guint number = assay_pdf_placement_get_number (there), words;

  if (blanks != NULL)
    {
      words =
          assay_pdf_blanks_add_words (blanks, ASSAY_PDF_WORDS_BOOKMARK, title, NULL, there->page);
      qpdf_oh_replace_key (pdf, node, "/Title", assay_pdf_blanks_get_words (blanks, pdf, words));
      return;
    }

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_printf (numbered, format, title, number);
#pragma GCC diagnostic pop
  set_title (pdf, node, numbered->str);
}

/* The bookmark in the pack with its title and target. */
static AssayPdfRef
make_node (qpdf_data pdf,
           AssayPdfPlaces *places,
           AssayPdfSource *source,
           const Bookmark *bookmark,
           const char *format,
           AssayPdfBlanks *blanks)
{
  qpdf_oh original = assay_pdf_get_object (source->pdf, bookmark->object);
  g_autofree char *title = dup_title (source->pdf, original);
  g_auto (AssayPdfTarget) target = { 0 };
  const AssayPdfPlacement *there = NULL;
  qpdf_oh node = qpdf_oh_new_dictionary (pdf);
  AssayPdfRef ref;

  assay_pdf_targets_read (assay_pdf_places_get_targets (places, source), original, 0, &target);
  if (target.kind == ASSAY_PDF_TARGET_PAGE)
    there = assay_pdf_places_lookup (places, source, target.page);
  if (there != NULL)
    {
      set_numbered_title (pdf, node, format, blanks, title, there);
      qpdf_oh_replace_key (pdf, node, "/Dest",
                           assay_pdf_placement_new_destination (there, pdf, &target));
    }
  else
    set_title (pdf, node, title);
  if (target.kind == ASSAY_PDF_TARGET_ADDRESS)
    assay_pdf_set_address (pdf, node, target.address);
  ref = assay_pdf_get_ref (pdf, qpdf_make_indirect_object (pdf, node));
  qpdf_oh_release_all (source->pdf);
  qpdf_oh_release_all (pdf);

  return ref;
}

/* Finds each node's neighbours. The last of the array is the item's own bookmark, which all are
 * beneath. */
static void
arrange (GArray *bookmarks, GArray *nodes)
{
  guint top = bookmarks->len;
  guint last_at[MAX_DEPTH + 1];

  last_at[0] = top;
  for (guint i = 0; i < bookmarks->len; i++)
    {
      guint depth = g_array_index (bookmarks, Bookmark, i).depth;
      Node *node = &g_array_index (nodes, Node, i);
      Node *parent;

      node->parent = last_at[depth];
      parent = &g_array_index (nodes, Node, node->parent);
      node->previous = parent->last;
      if (node->previous != NONE)
        g_array_index (nodes, Node, node->previous).next = i;
      else
        parent->first = i;
      parent->last = i;
      last_at[depth + 1] = i;
    }
  for (guint i = bookmarks->len; i-- > 0;)
    {
      const Node *node = &g_array_index (nodes, Node, i);
      gboolean open = g_array_index (bookmarks, Bookmark, i).open;

      g_array_index (nodes, Node, node->parent).n_visible += 1 + (open ? node->n_visible : 0);
    }
}

static void
set_neighbour (qpdf_data pdf, qpdf_oh object, const char *key, GArray *nodes, guint neighbour)
{
  if (neighbour != NONE)
    qpdf_oh_replace_key (pdf, object, key,
                         assay_pdf_get_object (pdf, g_array_index (nodes, Node, neighbour).object));
}

static void
write_node (qpdf_data pdf, GArray *nodes, guint i, gboolean open)
{
  const Node *node = &g_array_index (nodes, Node, i);
  qpdf_oh object = assay_pdf_get_object (pdf, node->object);
  long long count = (long long) node->n_visible;

  set_neighbour (pdf, object, "/Parent", nodes, node->parent);
  set_neighbour (pdf, object, "/Prev", nodes, node->previous);
  set_neighbour (pdf, object, "/Next", nodes, node->next);
  set_neighbour (pdf, object, "/First", nodes, node->first);
  set_neighbour (pdf, object, "/Last", nodes, node->last);
  if (count > 0)
    qpdf_oh_replace_key (pdf, object, "/Count", qpdf_oh_new_integer (pdf, open ? count : -count));
  qpdf_oh_release_all (pdf);
}

/* The item's bookmark, @above, stays closed: a pack has many items. */
static void
add_item (qpdf_data pdf,
          AssayPdfPlaces *places,
          AssayPdfSource *source,
          AssayPdfRef above,
          const char *format,
          AssayPdfBlanks *blanks)
{
  g_autoptr (GArray) bookmarks = list_bookmarks (source->pdf, ASSAY_LIMIT_ITEM_BOOKMARKS);
  g_autoptr (GArray) nodes = g_array_sized_new (FALSE, FALSE, sizeof (Node), bookmarks->len + 1);
  Node node = { .parent = NONE, .previous = NONE, .next = NONE, .first = NONE, .last = NONE };

  if (bookmarks->len == 0)
    return;
  for (guint i = 0; i < bookmarks->len; i++)
    {
      node.object =
          make_node (pdf, places, source, &g_array_index (bookmarks, Bookmark, i), format, blanks);
      g_array_append_val (nodes, node);
    }
  node.object = above;
  g_array_append_val (nodes, node);
  arrange (bookmarks, nodes);
  for (guint i = 0; i < bookmarks->len; i++)
    write_node (pdf, nodes, i, g_array_index (bookmarks, Bookmark, i).open);
  write_node (pdf, nodes, bookmarks->len, FALSE);
}

/* Cairo writes the number of outermost bookmarks below zero, as if they were closed. */
static void
correct_count (qpdf_data pdf)
{
  qpdf_oh outline = qpdf_oh_get_key_if_dict (pdf, qpdf_get_root (pdf), "/Outlines");
  long long count;

  if (qpdf_oh_get_value_as_longlong (pdf, qpdf_oh_get_key_if_dict (pdf, outline, "/Count"), &count)
      && count < 0)
    qpdf_oh_replace_key (pdf, outline, "/Count", qpdf_oh_new_integer (pdf, -count));
  qpdf_oh_release_all (pdf);
}

AssayPdfOutline *
assay_pdf_outline_new (qpdf_data pdf, AssayPdfPlaces *places)
{
  AssayPdfOutline *self = g_new0 (AssayPdfOutline, 1);

  self->pdf = pdf;
  self->places = places;
  self->drawn = list_bookmarks (pdf, G_MAXUINT);
  correct_count (pdf);

  return self;
}

void
assay_pdf_outline_free (AssayPdfOutline *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->drawn);
  g_free (self);
}

void
assay_pdf_outline_add (AssayPdfOutline *self,
                       const AssayPdfItem *item,
                       const char *format,
                       AssayPdfBlanks *blanks)
{
  g_return_if_fail (item->bookmark < self->drawn->len);

  add_item (self->pdf, self->places, item->source,
            g_array_index (self->drawn, Bookmark, item->bookmark).object, format, blanks);
}

void
assay_pdf_outline_leave_titles (AssayPdfOutline *self, AssayPdfBlanks *blanks)
{
  for (guint i = 0; i < MIN (self->drawn->len, blanks->bookmarks->len); i++)
    {
      qpdf_oh node =
          assay_pdf_get_object (self->pdf, g_array_index (self->drawn, Bookmark, i).object);
      guint words = g_array_index (blanks->bookmarks, guint, i);

      qpdf_oh_replace_key (self->pdf, node, "/Title",
                           assay_pdf_blanks_get_words (blanks, self->pdf, words));
      qpdf_oh_release_all (self->pdf);
    }
}

AssayPdfRef
assay_pdf_outline_get_bookmark (AssayPdfOutline *self, guint bookmark)
{
  g_assert (bookmark < self->drawn->len);

  return g_array_index (self->drawn, Bookmark, bookmark).object;
}
