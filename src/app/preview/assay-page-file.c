/* A PDF or picture as pages to look at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/preview/assay-page-file.h"

#include "app/preview/assay-page-program.h"

#define MAX_KEPT 8

typedef struct
{
  guint page;
  int width; /* as asked for */
  GdkTexture *texture;
} Picture;

struct _AssayPageFile
{
  GObject parent_instance;
  char *path;
  guint patience_ms;
  AssayPageInfo *info;
  GPtrArray *pictures;       /* Picture, the one used last at the end */
  GCancellable *cancellable; /* of the child at work, or NULL */
  guint page;                /* what is wanted */
  int width;
  guint working_page;
  int working_width;
  guint failed_ahead; /* a page that failed when nobody had asked for it yet */
};

/* One question on its way. */
typedef struct
{
  AssayPageFile *file;
  GCancellable *cancellable;
  guint page; /* 0: about the whole file */
  int width;
} Errand;

enum
{
  OPENED,
  PAGE_READY,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayPageFile, assay_page_file, G_TYPE_OBJECT)

static void work (AssayPageFile *self);

static void
picture_free (gpointer data)
{
  Picture *picture = data;

  g_object_unref (picture->texture);
  g_free (picture);
}

/* --- What there is --- */

static Picture *
lookup (AssayPageFile *self, guint page)
{
  for (guint i = 0; i < self->pictures->len; i++)
    {
      Picture *picture = self->pictures->pdata[i];

      if (picture->page == page)
        return picture;
    }

  return NULL;
}

static gboolean
is_there (AssayPageFile *self, guint page)
{
  Picture *picture = lookup (self, page);

  return picture != NULL && picture->width == self->width;
}

static void
keep (AssayPageFile *self, guint page, int width, GdkTexture *texture)
{
  Picture *old = lookup (self, page);
  Picture *picture = g_new0 (Picture, 1);

  if (old != NULL)
    g_ptr_array_remove (self->pictures, old);
  if (self->pictures->len >= MAX_KEPT)
    g_ptr_array_remove_index (self->pictures, 0);
  *picture = (Picture){ page, width, texture };
  g_ptr_array_add (self->pictures, picture);
}

/* --- The child --- */

static void
fail (AssayPageFile *self, guint page, const GError *error)
{
  if (page == 0 || page == self->page)
    g_signal_emit (self, signals[FAILED], 0, page, error);
  else
    self->failed_ahead = page;
}

static void
errand_free (Errand *self)
{
  g_object_unref (self->file);
  g_object_unref (self->cancellable);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
picture_came (AssayPageFile *self, const Errand *errand, GBytes *reply, GError **error)
{
  int width, height;
  g_autoptr (GBytes) pixels = assay_page_pixels_parse (reply, &width, &height, error);

  if (pixels == NULL)
    return;
  keep (self, errand->page, errand->width,
        gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, (gsize) width * 4));
  g_signal_emit (self, signals[PAGE_READY], 0, errand->page);
}

static void
info_came (AssayPageFile *self, GBytes *reply, GError **error)
{
  self->info = assay_page_info_parse (reply, error);
  if (self->info != NULL)
    g_signal_emit (self, signals[OPENED], 0);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  AssayPageFile *self = errand->file;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) reply = assay_page_program_ask_finish (result, &error);

  /* An answer may have been on its way already when nobody wanted it any more. */
  if (g_cancellable_is_cancelled (errand->cancellable))
    return;
  g_clear_object (&self->cancellable);
  if (reply != NULL && errand->page == 0)
    info_came (self, reply, &error);
  else if (reply != NULL)
    picture_came (self, errand, reply, &error);
  if (error != NULL)
    fail (self, errand->page, error);
  /* After a failure the neighbours wait until somebody asks. */
  if (error == NULL || (errand->page != 0 && errand->page != self->page))
    work (self);
}

static void
ask (AssayPageFile *self, const char *const *question, guint page, int width)
{
  Errand *errand = g_new0 (Errand, 1);

  self->cancellable = g_cancellable_new ();
  *errand = (Errand){ g_object_ref (self), g_object_ref (self->cancellable), page, width };
  self->working_page = page;
  self->working_width = width;
  assay_page_program_ask_async (question, self->patience_ms, self->cancellable, answered_cb,
                                errand);
}

static void
render (AssayPageFile *self, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page);
  g_autofree char *width = g_strdup_printf ("%d", self->width);
  const char *const question[] = { "render", self->path, number, width, NULL };

  ask (self, question, page, self->width);
}

/* The page that is wanted; when it is there, the next one and the one before. */
static void
work (AssayPageFile *self)
{
  const guint ahead[] = { self->page, self->page + 1, self->page - 1 };

  if (self->cancellable != NULL || self->info == NULL || self->page == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (ahead); i++)
    if (ahead[i] >= 1 && ahead[i] <= self->info->n_pages && !is_there (self, ahead[i])
        && (i == 0 || ahead[i] != self->failed_ahead))
      {
        render (self, ahead[i]);
        return;
      }
}

/* --- Public --- */

const char *
assay_page_file_get_path (AssayPageFile *self)
{
  return self->path;
}

const AssayPageInfo *
assay_page_file_get_info (AssayPageFile *self)
{
  return self->info;
}

GdkTexture *
assay_page_file_lookup (AssayPageFile *self, guint page)
{
  Picture *picture = lookup (self, page);
  guint place;

  if (picture == NULL)
    return NULL;
  /* The one used last stays longest. */
  g_ptr_array_find (self->pictures, picture, &place);
  g_ptr_array_add (self->pictures, g_ptr_array_steal_index (self->pictures, place));

  return picture->texture;
}

void
assay_page_file_want (AssayPageFile *self, guint page, int width)
{
  self->page = page;
  self->width = width;
  /* Work for another page must not be waited for: it may be the one that takes ten seconds. */
  if (self->info != NULL && self->cancellable != NULL
      && (self->working_page != page || self->working_width != width) && !is_there (self, page))
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
    }
  work (self);
}

void
assay_page_file_close (AssayPageFile *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->page = 0;
}

AssayPageFile *
assay_page_file_new (const char *path, guint patience_ms)
{
  AssayPageFile *self = g_object_new (ASSAY_TYPE_PAGE_FILE, NULL);
  const char *const question[] = { "info", path, NULL };

  self->path = g_strdup (path);
  self->patience_ms = patience_ms;
  ask (self, question, 0, 0);

  return self;
}

static void
assay_page_file_finalize (GObject *object)
{
  AssayPageFile *self = ASSAY_PAGE_FILE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->info, assay_page_info_free);
  g_ptr_array_unref (self->pictures);
  g_free (self->path);

  G_OBJECT_CLASS (assay_page_file_parent_class)->finalize (object);
}

static void
assay_page_file_class_init (AssayPageFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_page_file_finalize;
  signals[OPENED] = g_signal_new ("opened", ASSAY_TYPE_PAGE_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[PAGE_READY] = g_signal_new ("page-ready", ASSAY_TYPE_PAGE_FILE, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[FAILED] = g_signal_new ("failed", ASSAY_TYPE_PAGE_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_ERROR);
}

static void
assay_page_file_init (AssayPageFile *self)
{
  self->pictures = g_ptr_array_new_with_free_func (picture_free);
}
