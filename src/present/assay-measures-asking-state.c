/* What the form shows with which a commissioner asks services for figures, and what is made of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-measures-asking-state.h"

#include "base/assay-error.h"
#include "base/assay-text.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MONTHS_OF_QUARTER 3
#define DAYS_TO_ANSWER 30

/* --- The form ---------------------------------------------------------------------------------
 */

GPtrArray *
assay_measures_asking_list_schemes (const AssayRegisterGround *ground)
{
  const GPtrArray *all =
      ground->schemes != NULL ? assay_register_schemes_list (ground->schemes) : NULL;
  GPtrArray *schemes = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (((const AssayScheme *) all->pdata[i])->measures->len > 0)
      g_ptr_array_add (schemes, all->pdata[i]);

  return schemes;
}

static const char *
find_service_name (const AssayRegister *held, gint64 contract)
{
  const AssayHeldContract *found = assay_register_lookup (held, ASSAY_HELD_CONTRACT, contract);
  const AssayHeldService *service =
      found != NULL ? assay_register_lookup (held, ASSAY_HELD_SERVICE, found->service) : NULL;

  return service != NULL ? service->name : NULL;
}

/* The first day of the quarter that was over last. */
static AssayDate
find_quarter (AssayDate today)
{
  g_autofree char *day = assay_date_format_iso (today);
  int year = atoi (day), month = atoi (day + strlen ("2026-"));
  int first = (month - 1) / MONTHS_OF_QUARTER * MONTHS_OF_QUARTER + 1;

  return assay_date_add_months (assay_date_new (year, first, 1), -MONTHS_OF_QUARTER);
}

AssayReviewItem *
assay_measures_asking_form_new (const AssayRegisterGround *ground,
                                const char *asker,
                                gint64 contract)
{
  AssayReviewItem *item = assay_review_item_new (NULL, g_strdup (_ ("Ask for measures")), NULL);
  AssayDate from = find_quarter (ground->on);
  AssayDate until = assay_date_add_months (from, MONTHS_OF_QUARTER) - 1;

  assay_review_item_add_field (item, "service", ASSAY_REVIEW_FIELD_LINE,
                               _ ("Service; blank asks any"),
                               g_strdup (find_service_name (ground->held, contract)));
  assay_review_item_add_field (item, "asker", ASSAY_REVIEW_FIELD_LINE, _ ("Who asks"),
                               g_strdup (asker));
  assay_review_item_add_field (item, "from", ASSAY_REVIEW_FIELD_DATE, _ ("First day"),
                               assay_date_format_iso (from));
  assay_review_item_add_field (item, "until", ASSAY_REVIEW_FIELD_DATE, _ ("Last day"),
                               assay_date_format_iso (until));
  assay_review_item_add_field (item, "by", ASSAY_REVIEW_FIELD_DATE, _ ("Answer wanted by"),
                               assay_date_format_iso (ground->on + DAYS_TO_ANSWER));

  return item;
}

char *
assay_measures_asking_word_beside (const AssayScheme *scheme, const AssayMeasure *measure)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; measure->beside != NULL && measure->beside[i] != NULL; i++)
    {
      const AssayMeasure *one = assay_scheme_lookup_measure (scheme, measure->beside[i]);

      if (one != NULL)
        g_ptr_array_add (titles, one->title);
    }
  if (titles->len == 0)
    return NULL;
  g_ptr_array_add (titles, NULL);
  joined = g_strjoinv (", ", (char **) titles->pdata);

  return g_strdup_printf (_ ("It says little alone, so these are asked for with it: %s"), joined);
}

/* --- What is made of it -----------------------------------------------------------------------
 */

static char *
dup_text (GHashTable *texts, const char *field)
{
  const char *text = g_hash_table_lookup (texts, field);

  return assay_text_is_blank (text) ? NULL : assay_text_clean (text);
}

static gboolean
read_day (GHashTable *texts, const char *field, AssayDate *out_day, GError **error)
{
  const char *text = g_hash_table_lookup (texts, field);

  return assay_date_parse_written (text != NULL ? text : "", out_day, error);
}

static gboolean
check_service (const AssayRegister *held, const char *name, GError **error)
{
  const GPtrArray *services = assay_register_get_values (held, ASSAY_HELD_SERVICE);

  for (guint i = 0; name != NULL && i < services->len; i++)
    if (g_strcmp0 (((const AssayHeldService *) services->pdata[i])->name, name) == 0)
      return TRUE;
  if (name == NULL)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
               _ ("The register has no service “%s”; write its name as it stands there, or leave "
                  "it blank"),
               name);

  return FALSE;
}

AssayMeasuresRequest *
assay_measures_asking_make (const AssayRegisterGround *ground,
                            const AssayScheme *scheme,
                            const char *const *measures,
                            GHashTable *texts,
                            GError **error)
{
  g_autofree char *service = dup_text (texts, "service");
  g_autofree char *asker = dup_text (texts, "asker");
  AssayMeasuresAsking asking = { .asker = asker, .service = service, .day = ground->on };

  if (!check_service (ground->held, service, error)
      || !read_day (texts, "from", &asking.from, error)
      || !read_day (texts, "until", &asking.until, error)
      || !read_day (texts, "by", &asking.by, error))
    return NULL;

  return assay_measures_request_new (scheme, measures, &asking, error);
}

char *
assay_measures_asking_word_file (const AssayMeasuresRequest *request)
{
  char *name = request->head.service != NULL
                   ? g_strdup_printf (_ ("Request for measures, %s.xml"), request->head.service)
                   : g_strdup (_ ("Request for measures.xml"));

  return g_strdelimit (name, "/", '-');
}
