/* bag-info.txt: what the sender says about the bag, and how much of it can be checked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/submission/assay-bag-private.h"
#include "core/submission/assay-bag-tags.h"

#include <math.h>
#include <string.h>

#define OXUM "Payload-Oxum"
#define SIZE "Bag-Size"

/* Bag-Size is for people; it is wrong when it is further off than rounding and the two meanings of
 * "GB" explain. */
#define SIZE_TOLERANCE 0.25

static void
element_free (gpointer data)
{
  AssayBagElement *self = data;

  g_free (self->label);
  g_free (self->value);
  g_free (self);
}

static void
tell_line (GPtrArray *findings, const char *name, guint line)
{
  g_autofree char *number = g_strdup_printf ("%u", line);

  assay_bag_tell (findings, ASSAY_FINDING_INFO_LINE, name, number, NULL);
}

static AssayBagElement *
element_new (const char *line, gboolean is_before_1_0)
{
  const char *colon = strchr (line, ':');
  g_autofree char *label = NULL;
  AssayBagElement *self;

  if (colon == NULL || colon == line)
    return NULL;
  label = g_strndup (line, (gsize) (colon - line));
  if (is_before_1_0)
    g_strstrip (label);
  else if (colon[1] != ' ' && colon[1] != '\t')
    return NULL;
  if (label[0] == '\0' || g_ascii_isspace (label[strlen (label) - 1]))
    return NULL;
  self = g_new0 (AssayBagElement, 1);
  self->label = g_steal_pointer (&label);
  self->value = g_strstrip (g_strdup (colon + 1));

  return self;
}

/* Lines that go on with a value are gathered and joined once, because there may be a million. */
static void
end_value (GPtrArray *info, GString *more)
{
  AssayBagElement *last;
  char *whole;

  if (more->len == 0)
    return;
  last = info->pdata[info->len - 1];
  whole = g_strconcat (last->value, more->str, NULL);
  g_free (last->value);
  last->value = whole;
  g_string_truncate (more, 0);
}

static void
take_line (GPtrArray *info,
           GString *more,
           char *line,
           guint number,
           const AssayBagDeclaration *declaration,
           const char *name,
           GPtrArray *findings)
{
  AssayBagElement *element;

  if ((line[0] == ' ' || line[0] == '\t') && info->len > 0)
    {
      g_string_append_printf (more, "\n%s", g_strstrip (line));
      return;
    }
  end_value (info, more);
  element = element_new (line, declaration->is_before_1_0);
  if (element != NULL)
    g_ptr_array_add (info, element);
  else
    tell_line (findings, name, number);
}

GPtrArray *
assay_bag_info_parse (const AssayBagDeclaration *declaration,
                      const char *name,
                      const char *text,
                      GPtrArray *findings)
{
  GPtrArray *info = g_ptr_array_new_with_free_func (element_free);
  g_autoptr (GString) more = g_string_new (NULL);
  const char *at = text;
  char *line;

  for (guint number = 1; (line = assay_bag_next_line (&at)) != NULL; number++)
    {
      take_line (info, more, line, number, declaration, name, findings);
      g_free (line);
    }
  end_value (info, more);

  return info;
}

const char *
assay_bag_info_lookup (const GPtrArray *info, const char *label)
{
  for (guint i = 0; i < info->len; i++)
    {
      const AssayBagElement *element = info->pdata[i];

      if (g_ascii_strcasecmp (element->label, label) == 0)
        return element->value;
    }

  return NULL;
}

/* RFC 8493, section 2.2.2: these name the one bag there is. Before 1.0 only the first of them had
 * to stand alone. */
static void
check_repeated (const AssayBagDeclaration *declaration,
                const GPtrArray *info,
                const char *name,
                GPtrArray *findings)
{
  static const char *const once[] = { OXUM, SIZE, "Bagging-Date", "Bag-Group-Identifier",
                                      "Bag-Count" };

  for (guint i = 0; i < (declaration->is_before_1_0 ? 1 : G_N_ELEMENTS (once)); i++)
    {
      guint n = 0;

      for (guint j = 0; j < info->len; j++)
        {
          const AssayBagElement *element = info->pdata[j];

          n += g_ascii_strcasecmp (element->label, once[i]) == 0;
        }
      if (n > 1)
        assay_bag_tell (findings, ASSAY_FINDING_INFO_REPEATED, name, once[i], NULL);
    }
}

static void
check_oxum (
    const GPtrArray *info, const char *name, guint64 n_bytes, guint64 n_files, GPtrArray *findings)
{
  g_autofree char *counted =
      g_strdup_printf ("%" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT, n_bytes, n_files);

  for (guint i = 0; i < info->len; i++)
    {
      const AssayBagElement *element = info->pdata[i];

      if (g_ascii_strcasecmp (element->label, OXUM) == 0 && !g_str_equal (element->value, counted))
        assay_bag_tell (findings, ASSAY_FINDING_OXUM_WRONG, name, element->value, counted);
    }
}

/* "42.6 GB" in bytes; a negative number when it is not put so. */
static double
parse_size (const char *text)
{
  static const char units[] = "BKMGTP";
  char *rest = NULL;
  double number = g_ascii_strtod (text, &rest);
  const char *unit;

  if (rest == text || !isfinite (number) || number < 0)
    return -1;
  while (*rest == ' ' || *rest == '\t')
    rest++;
  if (*rest == '\0')
    return number;
  unit = strchr (units, g_ascii_toupper (*rest));
  if (unit == NULL)
    return -1;

  for (; unit > units; unit--)
    number *= 1000;

  return number;
}

/* The whole of the bag or its payload may be meant; a small one may be called "1 KB". */
static void
check_size (const GPtrArray *info, const char *name, guint64 n_bytes, GPtrArray *findings)
{
  const char *text = assay_bag_info_lookup (info, SIZE);
  g_autofree char *counted = g_strdup_printf ("%" G_GUINT64_FORMAT, n_bytes);
  double stated, allowance = SIZE_TOLERANCE * (double) n_bytes + 64 * 1024;

  if (text == NULL)
    return;
  stated = parse_size (text);
  if (stated < 0 || fabs (stated - (double) n_bytes) > allowance)
    assay_bag_tell (findings, ASSAY_FINDING_BAG_SIZE_WRONG, name, text, counted);
}

void
assay_bag_info_check (const AssayBagDeclaration *declaration,
                      const GPtrArray *info,
                      const char *name,
                      guint64 n_bytes,
                      guint64 n_files,
                      GPtrArray *findings)
{
  check_repeated (declaration, info, name, findings);
  check_oxum (info, name, n_bytes, n_files, findings);
  check_size (info, name, n_bytes, findings);
}
