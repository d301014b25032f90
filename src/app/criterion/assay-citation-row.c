/* One citation, or the draft of one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/criterion/assay-citation-row.h"

#include "app/widgets/assay-chip.h"
#include "app/widgets/assay-expander.h"
#include "app/widgets/assay-problem.h"
#include "app/widgets/assay-scroll.h"
#include "base/assay-text.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* A row that has just been opened is to be seen with some air around it. */
#define FIELDS_GAP 12
/* Half a second: as long as a row takes to open, and a little more. */
#define FRAMES_TO_OPEN 30

/* @saved_… are the fields as the portfolio has them; of a draft they are empty. */
struct _AssayCitationRow
{
  AdwExpanderRow parent_instance;
  guint evidence;
  gboolean is_draft;
  gboolean is_saving;
  gboolean read_only;
  guint frames_left;
  char *saved_pages;
  char *saved_place;
  char *saved_why;

  GtkLabel *number;
  AssayChip *chip;
  GtkEditable *pages;
  GtkEditable *place;
  GtkEditable *why;
  GtkLabel *explanation;
  GtkLabel *error;
  GtkButton *preview;
  GtkButton *remove;
  GtkButton *save;
};

enum
{
  APPLY,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayCitationRow, assay_citation_row, ADW_TYPE_EXPANDER_ROW)

const char *
assay_citation_row_get_pages (AssayCitationRow *self)
{
  return gtk_editable_get_text (self->pages);
}

const char *
assay_citation_row_get_place (AssayCitationRow *self)
{
  return gtk_editable_get_text (self->place);
}

const char *
assay_citation_row_get_why (AssayCitationRow *self)
{
  return gtk_editable_get_text (self->why);
}

gboolean
assay_citation_row_is_draft (AssayCitationRow *self)
{
  return self->is_draft;
}

guint
assay_citation_row_get_evidence (AssayCitationRow *self)
{
  return self->evidence;
}

static gboolean
has_typed (AssayCitationRow *self)
{
  return g_strcmp0 (assay_citation_row_get_pages (self), self->saved_pages) != 0
         || g_strcmp0 (assay_citation_row_get_place (self), self->saved_place) != 0
         || g_strcmp0 (assay_citation_row_get_why (self), self->saved_why) != 0;
}

gboolean
assay_citation_row_is_unsaved (AssayCitationRow *self)
{
  return self->is_draft || has_typed (self);
}

gboolean
assay_citation_row_is_of (AssayCitationRow *self, const AssayCriterionCitation *citation)
{
  return !self->is_draft && self->evidence == citation->evidence
         && g_strcmp0 (self->saved_pages, citation->pages) == 0
         && g_strcmp0 (self->saved_place, citation->place) == 0;
}

/* --- Showing --- */

static void
set_field (GtkEditable *field, const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (field), text) != 0)
    gtk_editable_set_text (field, text);
}

static void
set_optional_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
set_title (AssayCitationRow *self, const char *title, const char *detail)
{
  g_autofree char *number = assay_evidence_format_number (self->evidence);
  g_autofree char *name = g_strdup_printf ("%s %s", number, title);
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped_detail = g_markup_escape_text (detail, -1);

  gtk_label_set_text (self->number, number);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), escaped_title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), escaped_detail);
  assay_expander_set_name (ADW_EXPANDER_ROW (self), name);
}

static void
update_buttons (AssayCitationRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->save), !self->read_only);
  gtk_widget_set_visible (GTK_WIDGET (self->remove), !self->read_only);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), self->is_draft || has_typed (self));
  gtk_button_set_label (self->remove, self->is_draft ? _ ("Discard") : _ ("Remove"));
}

static void
save_fields (AssayCitationRow *self, const char *pages, const char *place, const char *why)
{
  g_free (self->saved_pages);
  self->saved_pages = g_strdup (pages);
  g_free (self->saved_place);
  self->saved_place = g_strdup (place);
  g_free (self->saved_why);
  self->saved_why = g_strdup (why);
}

void
assay_citation_row_set (AssayCitationRow *self,
                        const AssayCriterionCitation *citation,
                        gboolean read_only)
{
  gboolean keep = !self->is_saving && self->saved_why != NULL && has_typed (self);

  self->evidence = citation->evidence;
  self->read_only = read_only;
  set_title (self, citation->title, citation->detail);
  assay_chip_set (self->chip, citation->counts ? ASSAY_TONE_GOOD : ASSAY_TONE_DOUBTFUL, NULL,
                  citation->judgement);
  set_optional_label (self->explanation, citation->explanation);
  save_fields (self, citation->pages, citation->place, citation->why);
  if (!keep)
    {
      set_field (self->pages, citation->pages);
      set_field (self->place, citation->place);
      set_field (self->why, citation->why);
    }
  gtk_editable_set_editable (self->pages, !read_only);
  gtk_editable_set_editable (self->place, !read_only);
  gtk_editable_set_editable (self->why, !read_only);
  gtk_widget_set_visible (GTK_WIDGET (self->pages), citation->has_pages);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), citation->preview != NULL);
  if (citation->preview != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->preview), "s", citation->preview);
  update_buttons (self);
}

void
assay_citation_row_begin_saving (AssayCitationRow *self, gboolean is_saving)
{
  self->is_saving = is_saving;
}

AssayEdit *
assay_citation_row_make_edit (AssayCitationRow *self,
                              const AssayPortfolio *portfolio,
                              const AssayScheme *scheme,
                              const char *criterion,
                              guint index,
                              GError **error)
{
  const char *pages = assay_citation_row_get_pages (self);
  const char *place = assay_citation_row_get_place (self);
  const char *why = assay_citation_row_get_why (self);

  if (self->is_draft)
    return assay_edit_cite (portfolio, scheme, criterion, self->evidence, pages, place, why, error);

  return assay_edit_amend_citation (portfolio, scheme, criterion, index, pages, place, why, error);
}

/* --- Errors --- */

/* The reason is asked for first, then the pages are read. */
static GtkEditable *
find_wrong_field (AssayCitationRow *self)
{
  if (assay_text_is_blank (assay_citation_row_get_why (self)))
    return self->why;

  return assay_text_is_blank (assay_citation_row_get_pages (self)) ? self->place : self->pages;
}

void
assay_citation_row_show_error (AssayCitationRow *self, const char *message)
{
  GtkEditable *wrong = message != NULL ? find_wrong_field (self) : NULL;
  GtkEditable *const fields[] = { self->pages, self->place, self->why };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    assay_problem_show (GTK_WIDGET (fields[i]), self->error, NULL);
  if (wrong == NULL)
    return;
  assay_problem_show (GTK_WIDGET (wrong), self->error, message);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (wrong));
}

/* --- What people do --- */

static void
field_changed_cb (AssayCitationRow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->error)))
    assay_citation_row_show_error (self, NULL);
  update_buttons (self);
}

static void
apply_cb (AssayCitationRow *self)
{
  if (!self->read_only && assay_citation_row_is_unsaved (self))
    g_signal_emit (self, signals[APPLY], 0);
}

static void
remove_cb (AssayCitationRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

/* Frame by frame, while the row gets its place and opens. */
static gboolean
show_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AssayCitationRow *self = ASSAY_CITATION_ROW (widget);

  if (gtk_widget_get_height (widget) > 0)
    assay_scroll_show (widget, -FIELDS_GAP, gtk_widget_get_height (widget) + 2 * FIELDS_GAP);

  return --self->frames_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
assay_citation_row_start_typing (AssayCitationRow *self)
{
  self->frames_left = FRAMES_TO_OPEN;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), show_cb, NULL, NULL);
  gtk_widget_grab_focus (
      GTK_WIDGET (gtk_widget_get_visible (GTK_WIDGET (self->pages)) ? self->pages : self->place));
}

/* --- Coming and going --- */

AssayCitationRow *
assay_citation_row_new (void)
{
  return g_object_new (ASSAY_TYPE_CITATION_ROW, NULL);
}

AssayCitationRow *
assay_citation_row_new_draft (const AssayPortfolio *portfolio, guint evidence)
{
  AssayCitationRow *self = assay_citation_row_new ();
  const AssayEvidence *item = assay_portfolio_lookup_evidence (portfolio, evidence);
  const char *title = assay_criterion_state_get_item_title (portfolio, evidence);
  gboolean has_pages = item != NULL && item->basis == ASSAY_BASIS_FILE;
  g_autofree char *preview = assay_evidence_format_number (evidence);

  self->evidence = evidence;
  self->is_draft = TRUE;
  save_fields (self, "", "", "");
  set_title (self, title, _ ("Not yet saved: say why it counts"));
  assay_chip_set (self->chip, ASSAY_TONE_ACCENT, NULL, _ ("Not yet saved"));
  set_optional_label (self->explanation, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->pages), has_pages);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), has_pages);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->preview), "s", preview);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  update_buttons (self);

  return self;
}

AssayDraft *
assay_citation_row_dup_unsaved (AssayCitationRow *self, const char *criterion)
{
  g_autofree char *number = g_strdup_printf ("%u", self->evidence);
  AssayDraft *kept;

  if (!assay_citation_row_is_unsaved (self))
    return NULL;
  kept = assay_draft_new (ASSAY_CITATION_DRAFT, criterion);
  assay_draft_set (kept, "evidence", number);
  assay_draft_set (kept, "is-new", self->is_draft ? "yes" : "");
  assay_draft_set (kept, "pages", assay_citation_row_get_pages (self));
  assay_draft_set (kept, "place", assay_citation_row_get_place (self));
  assay_draft_set (kept, "why", assay_citation_row_get_why (self));
  assay_draft_set (kept, "saved-pages", self->saved_pages);
  assay_draft_set (kept, "saved-place", self->saved_place);
  assay_draft_set (kept, "saved-why", self->saved_why);

  return kept;
}

AssayCitationRow *
assay_citation_row_new_kept (const AssayPortfolio *portfolio, const AssayDraft *kept)
{
  guint number = assay_draft_get_number (kept, "evidence");
  gboolean is_new = *assay_draft_get (kept, "is-new") != '\0';
  AssayCitationRow *self =
      is_new ? assay_citation_row_new_draft (portfolio, number) : assay_citation_row_new ();

  self->evidence = number;
  save_fields (self, assay_draft_get (kept, "saved-pages"), assay_draft_get (kept, "saved-place"),
               assay_draft_get (kept, "saved-why"));
  set_field (self->pages, assay_draft_get (kept, "pages"));
  set_field (self->place, assay_draft_get (kept, "place"));
  set_field (self->why, assay_draft_get (kept, "why"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  update_buttons (self);

  return self;
}

static void
assay_citation_row_finalize (GObject *object)
{
  AssayCitationRow *self = ASSAY_CITATION_ROW (object);

  g_free (self->saved_pages);
  g_free (self->saved_place);
  g_free (self->saved_why);

  G_OBJECT_CLASS (assay_citation_row_parent_class)->finalize (object);
}

static void
assay_citation_row_class_init (AssayCitationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_citation_row_finalize;
  g_type_ensure (ASSAY_TYPE_CHIP);
  signals[APPLY] = g_signal_new ("apply", ASSAY_TYPE_CITATION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", ASSAY_TYPE_CITATION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/criterion/assay-citation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayCitationRow, number);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationRow, chip);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationRow, pages);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationRow, place);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationRow, why);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationRow, explanation);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationRow, error);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationRow, preview);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationRow, remove);
  gtk_widget_class_bind_template_child (widget_class, AssayCitationRow, save);
  gtk_widget_class_bind_template_callback (widget_class, field_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
assay_citation_row_init (AssayCitationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
