/* PDFs as nobody should make them, and what is to become of each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pdf-corpus.h"

#include "base/assay-error.h"
#include "pdf-maker.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_OBJECTS 12
#define HOLE_BYTES (1024l * 1024 * 1024)

#define CATALOGUE "<< /Type /Catalog /Pages 2 0 R >>"
#define ONE_PAGE "<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 595 842] >>"
#define PAGE "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"
#define STREAM "stream|"
#define DRAWING STREAM "|0 0 100 100 re f"

typedef char *(*WriteFunc) (const PdfCorpusEntry *entry, const char *folder);

typedef struct
{
  PdfCorpusEntry entry;
  WriteFunc write;                  /* or, without one: */
  const char *objects[MAX_OBJECTS]; /* "stream|entries|data" is a stream */
} Recipe;

static void
add_object (PdfMaker *maker, const char *text)
{
  g_auto (GStrv) parts = NULL;

  if (!g_str_has_prefix (text, STREAM))
    {
      pdf_maker_add (maker, "%s", text);
      return;
    }
  parts = g_strsplit (text, "|", 3);
  pdf_maker_add_stream (maker, parts[1], parts[2]);
}

static char *
write_objects (const Recipe *recipe, const char *folder)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();

  for (guint i = 0; i < MAX_OBJECTS && recipe->objects[i] != NULL; i++)
    add_object (maker, recipe->objects[i]);

  return pdf_maker_write (maker, folder, recipe->entry.name);
}

static char *
write_many_pages (const PdfCorpusEntry *entry, const char *folder)
{
  return pdf_write_pages (folder, entry->name, entry->n_pages);
}

/* The text of a sound file of three pages. */
static char *
read_sound (const char *folder, const char *name, char **out_path)
{
  char *text = NULL;

  *out_path = pdf_write_pages (folder, name, 3);
  g_assert_true (g_file_get_contents (*out_path, &text, NULL, NULL));

  return text;
}

static void
save (const char *path, const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

static char *
write_cut_off (const PdfCorpusEntry *entry, const char *folder)
{
  char *path;
  g_autofree char *text = read_sound (folder, entry->name, &path);

  save (path, text, (gssize) strlen (text) * 2 / 3);

  return path;
}

/* With its end, but without what the end points to. */
static char *
write_wrong_start (const PdfCorpusEntry *entry, const char *folder)
{
  char *path;
  g_autofree char *text = read_sound (folder, entry->name, &path);
  char *table = strstr (text, "\nxref\n");

  memcpy (table + 1, "zzzz", 4);
  save (path, text, -1);

  return path;
}

static char *
write_protected (const PdfCorpusEntry *entry, const char *folder, const char *password)
{
  g_autofree char *plain = pdf_write_pages (folder, "plain.pdf", 3);
  char *path = g_build_filename (folder, entry->name, NULL);

  g_free (pdf_run ("qpdf", "--encrypt", password, "owner", "256", "--modify=none", "--extract=n",
                   "--", plain, path, NULL));

  return path;
}

static char *
write_locked (const PdfCorpusEntry *entry, const char *folder)
{
  return write_protected (entry, folder, "secret");
}

static char *
write_unlocked (const PdfCorpusEntry *entry, const char *folder)
{
  return write_protected (entry, folder, "");
}

/* A gigabyte of nothing between the header and the rest, which is @shift further than it says. */
static char *
write_hole (const PdfCorpusEntry *entry, const char *folder, long shift)
{
  char *path = g_build_filename (folder, entry->name, NULL);
  g_autoptr (GString) table = g_string_new ("xref\n0 5\n0000000000 65535 f \n");
  const char *const objects[] = { CATALOGUE, ONE_PAGE, PAGE,
                                  "<< /Length 16 >>\nstream\n0 0 100 100 re f\nendstream" };
  FILE *file = g_fopen (path, "wb");

  fprintf (file, "%%PDF-1.7\n");
  fseek (file, HOLE_BYTES, SEEK_CUR);
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      g_string_append_printf (table, "%010ld 00000 n \n", ftell (file) - shift);
      fprintf (file, "%u 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
  g_string_append_printf (table, "trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%ld\n%%%%EOF\n",
                          ftell (file) - shift);
  fprintf (file, "%s", table->str);
  g_assert_cmpint (fclose (file), ==, 0);

  return path;
}

static char *
write_sound_hole (const PdfCorpusEntry *entry, const char *folder)
{
  return write_hole (entry, folder, 0);
}

static char *
write_broken_hole (const PdfCorpusEntry *entry, const char *folder)
{
  return write_hole (entry, folder, 1000);
}

/* Each object holds the next one. */
static char *
write_deep (const PdfCorpusEntry *entry, const char *folder)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();

  pdf_maker_add (maker, CATALOGUE);
  pdf_maker_add (maker, ONE_PAGE);
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Resources 4 0 R >>");
  for (guint i = 0; i < 100000; i++)
    pdf_maker_add (maker, "<< /Next [%u 0 R] >>", i + 5);

  return pdf_maker_write (maker, folder, entry->name);
}

/* Arrays in arrays, so that whoever reads them by recursion runs out of stack. */
static char *
write_nested (const PdfCorpusEntry *entry, const char *folder)
{
  g_autoptr (PdfMaker) maker = pdf_maker_new ();
  g_autoptr (GString) nest = g_string_new (NULL);

  for (guint i = 0; i < 50000; i++)
    g_string_append_c (nest, '[');
  pdf_maker_add (maker, CATALOGUE);
  pdf_maker_add (maker, ONE_PAGE);
  pdf_maker_add (maker, "<< /Type /Page /Parent 2 0 R /Resources << /Font 4 0 R >> >>");
  pdf_maker_add (maker, "%s", nest->str);

  return pdf_maker_write (maker, folder, entry->name);
}

static const Recipe recipes[] = {
  { { "sound", 3, 0, NULL, FALSE }, write_many_pages, { NULL } },
  { { "ten-thousand-pages", 10000, 0, NULL, FALSE }, write_many_pages, { NULL } },
  { { "cut-off", 0, ASSAY_ERROR_DAMAGED, "is cut off", FALSE }, write_cut_off, { NULL } },
  { { "lost-table", 3, 0, NULL, FALSE }, write_wrong_start, { NULL } },
  { { "password", 0, ASSAY_ERROR_ENCRYPTED, "needs a password", FALSE }, write_locked, { NULL } },
  { { "no-password", 3, 0, NULL, FALSE }, write_unlocked, { NULL } },
  { { "gigabyte", 1, 0, NULL, FALSE }, write_sound_hole, { NULL } },
  { { "broken-gigabyte", 0, ASSAY_ERROR_DAMAGED, "is damaged", FALSE },
    write_broken_hole,
    { NULL } },
  { { "deep", 0, ASSAY_ERROR_DAMAGED, "is damaged", FALSE }, write_deep, { NULL } },
  { { "nested", 1, 0, NULL, FALSE }, write_nested, { NULL } },
  { { "no-pages", 0, ASSAY_ERROR_DAMAGED, "has no pages", FALSE },
    NULL,
    { CATALOGUE, "<< /Type /Pages /Count 0 /Kids [] >>" } },
  { { "no-tree", 0, ASSAY_ERROR_DAMAGED, "has no pages", FALSE },
    NULL,
    { "<< /Type /Catalog >>" } },
  { { "looping-tree", 0, ASSAY_ERROR_DAMAGED, "is damaged", FALSE },
    NULL,
    { CATALOGUE, "<< /Type /Pages /Count 2 /Kids [3 0 R] >>",
      "<< /Type /Pages /Count 2 /Kids [2 0 R] >>" } },
  { { "missing-page", 0, ASSAY_ERROR_DAMAGED, "page 2 cannot be read", FALSE },
    NULL,
    { CATALOGUE, "<< /Type /Pages /Count 2 /Kids [3 0 R 9 0 R] >>", PAGE, DRAWING } },
  { { "absurd-boxes", 7, 0, NULL, FALSE },
    NULL,
    { CATALOGUE, "<< /Type /Pages /Count 7 /Kids [4 0 R 5 0 R 6 0 R 7 0 R 8 0 R 9 0 R 10 0 R] >>",
      DRAWING, "<< /Type /Page /Contents 3 0 R /MediaBox [0 0 0 0] >>",
      "<< /Type /Page /Contents 3 0 R /MediaBox [0 0 99999999999.5 9999999999] >>",
      "<< /Type /Page /Contents 3 0 R /MediaBox (wide) /CropBox 7 >>",
      "<< /Type /Page /Contents 3 0 R /MediaBox [595 842 0 0] /Rotate 33 >>",
      "<< /Type /Page /Contents 3 0 R /MediaBox [0 0 595 842] /CropBox [900 900 950 950] >>",
      "<< /Type /Page /Contents 3 0 R /MediaBox [0 0 0.0001 842] /UserUnit -1 >>",
      "<< /Type /Page /Contents 3 0 R /MediaBox [4 0 R null [] ()] /Rotate 1e99 >>" } },
  { { "number-too-long", 0, ASSAY_ERROR_DAMAGED, "page 1 cannot be read", FALSE },
    NULL,
    { CATALOGUE, ONE_PAGE, "<< /Type /Page /MediaBox [0 0 595 99999999999999999999] >>" } },
  { { "broken-labels", 1, 0, NULL, FALSE },
    NULL,
    { "<< /Type /Catalog /Pages 2 0 R /PageLabels 5 0 R >>", ONE_PAGE, PAGE, DRAWING,
      "<< /Kids [5 0 R 6 0 R] /Nums [-5 << /S /Q >> (x) 7 0 5 0 R] >>", "<< /Nums 12 >>" } },
  { { "missing-fonts", 1, 0, NULL, FALSE },
    NULL,
    { CATALOGUE, ONE_PAGE,
      "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 99 0 R >> "
      ">> >>",
      STREAM "|BT /F1 12 Tf 50 700 Td (one) Tj /F2 12 Tf (two) Tj /F3 12 Tf (three) Tj ET",
      "<< /Type /Font /Subtype /TrueType /BaseFont /NoSuchFont /FontDescriptor 98 0 R >>" } },
  { { "no-content", 1, 0, NULL, FALSE },
    NULL,
    { CATALOGUE, ONE_PAGE, "<< /Type /Page /Contents 77 0 R /Resources [] /Annots (none) >>" } },
  { { "unknown-filter", 1, ASSAY_ERROR_DAMAGED, "page 1 cannot be read", TRUE },
    NULL,
    { CATALOGUE, ONE_PAGE, "<< /Type /Page /Parent 2 0 R /Contents [4 0 R 4 0 R] >>",
      STREAM "/Filter /NobodyKnowsDecode|abc" } },
  { { "unbalanced", 1, 0, NULL, FALSE },
    NULL,
    { CATALOGUE, ONE_PAGE, PAGE, STREAM "|Q Q Q q q q 5 0 0 5 0 0 cm BT (a) Tj EMC ( << [" } },
  { { "looping-form", 1, 0, NULL, FALSE },
    NULL,
    { CATALOGUE, ONE_PAGE,
      "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
      STREAM "|/X Do",
      STREAM "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> "
             ">>|/X Do" } },
  { { "looping-outline", 1, 0, NULL, FALSE },
    NULL,
    { "<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R >>", ONE_PAGE, PAGE, DRAWING,
      "<< /First 6 0 R /Last 6 0 R /Count 1000000 >>",
      "<< /Title (a) /First 6 0 R /Next 7 0 R /Dest (nowhere) >>",
      "<< /Title (b) /First 5 0 R /Next 6 0 R /A << /S /GoTo /D << /D << /D 7 0 R >> >> >> >>" } },
  { { "looping-names", 1, 0, NULL, FALSE },
    NULL,
    { "<< /Type /Catalog /Pages 2 0 R /Names << /Dests 5 0 R >> /Dests 5 0 R >>", ONE_PAGE,
      "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [<< /Subtype /Link /Rect [0 0 9 9] "
      "/Dest (a) >> << /Subtype /Link /Rect [0 0 9 9] /Dest /Kids >>] >>",
      DRAWING, "<< /Kids [5 0 R 6 0 R] /Names [(a) (b) (b) (a)] >>",
      "<< /Kids [5 0 R] /Names [(c)] >>" } },
  { { "looping-form-field", 1, 0, NULL, FALSE },
    NULL,
    { "<< /Type /Catalog /Pages 2 0 R /AcroForm << /NeedAppearances true /Fields [5 0 R] >> >>",
      ONE_PAGE, "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [5 0 R 6 0 R 5 0 R] >>",
      DRAWING, "<< /Subtype /Widget /Rect [0 0 99 99] /Parent 6 0 R >>",
      "<< /Subtype /Widget /Rect [0 0 99 99] /Parent 5 0 R /Kids [5 0 R 6 0 R] /V 7 >>" } },
  { { "no-types", 2, 0, NULL, FALSE },
    NULL,
    { "<< /Pages 2 0 R >>", "<< /Kids [<< /Contents 3 0 R >> << /Contents 3 0 R >>] >>",
      DRAWING } },
};

guint
pdf_corpus_get_n_entries (void)
{
  return G_N_ELEMENTS (recipes);
}

const PdfCorpusEntry *
pdf_corpus_get_entry (guint index)
{
  return &recipes[index].entry;
}

char *
pdf_corpus_write (guint index, const char *folder)
{
  const Recipe *recipe = &recipes[index];

  return recipe->write != NULL ? recipe->write (&recipe->entry, folder)
                               : write_objects (recipe, folder);
}
