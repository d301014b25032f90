/* The service.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/profile/assay-profile-section.h"

#include "app/profile/assay-field-row.h"
#include "app/profile/assay-profile-question.h"
#include "present/assay-profile-state.h"

struct _AssayProfileSection
{
  AssaySection parent_instance;
  GtkBox *content;
  AssayFieldRow *service;
  AssayFieldRow *planned;
  GtkMenuButton *calendar_button;
  GtkCalendar *calendar;
  GtkLabel *service_trouble;
  GtkLabel *planned_trouble;
  GtkLabel *planned_hint;
  GtkLabel *progress;
  GPtrArray *questions; /* AssayProfileQuestionWidget, borrowed */
  AssayScheme *scheme;  /* whose questions they are */
  AssayPortfolio *told; /* what was told of a change was told of this; only compared */
  AssayDocument *shown; /* borrowed; only compared */
};

G_DEFINE_FINAL_TYPE (AssayProfileSection, assay_profile_section, ASSAY_TYPE_SECTION)

/* --- Changing it --- */

static gboolean
service_settled_cb (AssayProfileSection *self, const char *text)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));
  g_autoptr (GError) error = NULL;
  AssayEdit *edit = assay_edit_set_head (assay_document_get_portfolio (document), text, FALSE,
                                         ASSAY_DATE_NONE, &error);

  if (edit != NULL)
    return assay_section_apply (ASSAY_SECTION (self), edit, &error);
  assay_field_row_set_trouble (self->service, error->message);

  return FALSE;
}

static gboolean
set_planned (AssayProfileSection *self, AssayDate day)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));
  g_autoptr (GError) error = NULL;
  AssayEdit *edit =
      assay_edit_set_head (assay_document_get_portfolio (document), NULL, TRUE, day, &error);

  if (edit != NULL)
    return assay_section_apply (ASSAY_SECTION (self), edit, &error);
  assay_field_row_set_trouble (self->planned, error->message);

  return FALSE;
}

static gboolean
planned_settled_cb (AssayProfileSection *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  AssayDate day = ASSAY_DATE_NONE;

  if (assay_date_parse_written (text, &day, &error))
    return set_planned (self, day);
  assay_field_row_set_trouble (self->planned, error->message);

  return FALSE;
}

static void
day_selected_cb (AssayProfileSection *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->calendar)))
    return;
  gtk_menu_button_popdown (self->calendar_button);
  /* A day that is picked counts more than one half typed. */
  gtk_editable_set_text (GTK_EDITABLE (self->planned), "");
  assay_field_row_set_text (self->planned, "");
  set_planned (self, assay_date_new (g_date_time_get_year (day), g_date_time_get_month (day),
                                     g_date_time_get_day_of_month (day)));
}

static AssayProfileQuestionWidget *
find_question (AssayProfileSection *self, const char *id)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (g_strcmp0 (assay_profile_question_get_id (self->questions->pdata[i]), id) == 0)
      return self->questions->pdata[i];

  return NULL;
}

static gboolean
question_answered_cb (AssayProfileSection *self,
                      const char *question,
                      const char *option,
                      const char *text,
                      gboolean chosen)
{
  AssayDocument *document = assay_section_get_document (ASSAY_SECTION (self));
  AssayScheme *scheme = assay_document_get_scheme (document);
  g_autoptr (AssayPortfolio) before = assay_portfolio_ref (assay_document_get_portfolio (document));
  const AssayQuestion *asked = assay_scheme_lookup_question (scheme, question);
  g_autofree char *value =
      option != NULL
          ? assay_profile_choose (asked, assay_portfolio_lookup_answer (before, question), option,
                                  chosen)
          : g_strdup (text);
  g_autofree char *change = NULL;
  g_autoptr (GError) error = NULL;
  AssayEdit *edit = assay_edit_set_answer (before, scheme, question, value, &error);

  if (edit == NULL)
    {
      assay_profile_question_set_problem (find_question (self, question), error->message);
      return FALSE;
    }
  if (!assay_section_apply (ASSAY_SECTION (self), edit, &error))
    return FALSE;
  change = assay_profile_word_change (scheme, before, assay_document_get_portfolio (document));
  assay_profile_question_set_change (find_question (self, question), change);
  g_clear_pointer (&self->told, assay_portfolio_unref);
  self->told = assay_portfolio_ref (assay_document_get_portfolio (document));

  return TRUE;
}

/* --- Showing it --- */

/* The questions of another scheme, as after opening another portfolio. */
static void
make_questions (AssayProfileSection *self, AssayScheme *scheme, const AssayProfileState *state)
{
  if (self->scheme == scheme)
    return;
  g_clear_pointer (&self->scheme, assay_scheme_unref);
  self->scheme = assay_scheme_ref (scheme);
  for (guint i = 0; i < self->questions->len; i++)
    gtk_box_remove (self->content, self->questions->pdata[i]);
  g_ptr_array_set_size (self->questions, 0);
  for (guint i = 0; i < state->questions->len; i++)
    {
      GtkWidget *question = assay_profile_question_new (state->questions->pdata[i]);

      g_signal_connect_swapped (question, "answered", G_CALLBACK (question_answered_cb), self);
      gtk_box_append (self->content, question);
      g_ptr_array_add (self->questions, question);
    }
}

static void
show_calendar (AssayProfileSection *self, AssayDocument *document)
{
  AssayDate planned = assay_document_get_portfolio (document)->head->planned;
  AssayDate day = planned != ASSAY_DATE_NONE ? planned : assay_document_get_today (document);
  g_autofree char *iso = assay_date_format_iso (day);
  g_autofree char *text = g_strconcat (iso, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  gtk_calendar_select_day (self->calendar, time);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
}

/* Nothing half typed may go from one portfolio into another. */
static void
begin_document (AssayProfileSection *self, AssayDocument *document)
{
  if (self->shown == document)
    return;
  self->shown = document;
  assay_field_row_reset (self->service);
  assay_field_row_reset (self->planned);
  for (guint i = 0; i < self->questions->len; i++)
    assay_profile_question_forget (self->questions->pdata[i]);
}

static void
assay_profile_section_refresh (AssaySection *section, AssayDocument *document)
{
  AssayProfileSection *self = ASSAY_PROFILE_SECTION (section);
  g_autoptr (AssayProfileState) state =
      assay_profile_state_new (assay_document_get_readiness (document),
                               assay_document_get_today (document));

  begin_document (self, document);
  assay_field_row_set_text (self->service, state->service);
  assay_field_row_set_text (self->planned, state->planned);
  gtk_label_set_text (self->planned_hint, state->planned_hint);
  gtk_label_set_text (self->progress, state->progress);
  show_calendar (self, document);
  make_questions (self, assay_document_get_scheme (document), state);
  for (guint i = 0; i < self->questions->len; i++)
    {
      assay_profile_question_set_state (self->questions->pdata[i], state->questions->pdata[i],
                                        assay_document_is_read_only (document));
      /* It was about a change before this one. The document may also be shown anew because
       * something was found out about its files, and then what was told still holds. */
      if (self->told != assay_document_get_portfolio (document))
        assay_profile_question_set_change (self->questions->pdata[i], NULL);
    }
}

static void
assay_profile_section_show_subject (AssaySection *section, const char *subject)
{
  AssayProfileSection *self = ASSAY_PROFILE_SECTION (section);

  AssayProfileQuestionWidget *question = find_question (self, subject);

  if (question != NULL)
    assay_profile_question_focus (question);
}

static void
assay_profile_section_settle (AssaySection *section)
{
  AssayProfileSection *self = ASSAY_PROFILE_SECTION (section);

  assay_field_row_settle (self->service);
  assay_field_row_settle (self->planned);
  for (guint i = 0; i < self->questions->len; i++)
    assay_profile_question_settle (self->questions->pdata[i]);
}

static void
assay_profile_section_finalize (GObject *object)
{
  AssayProfileSection *self = ASSAY_PROFILE_SECTION (object);

  g_ptr_array_unref (self->questions);
  g_clear_pointer (&self->scheme, assay_scheme_unref);
  g_clear_pointer (&self->told, assay_portfolio_unref);

  G_OBJECT_CLASS (assay_profile_section_parent_class)->finalize (object);
}

static void
assay_profile_section_class_init (AssayProfileSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_profile_section_finalize;
  ASSAY_SECTION_CLASS (klass)->refresh = assay_profile_section_refresh;
  ASSAY_SECTION_CLASS (klass)->settle = assay_profile_section_settle;
  ASSAY_SECTION_CLASS (klass)->show_subject = assay_profile_section_show_subject;
  g_type_ensure (ASSAY_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/profile/assay-profile-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayProfileSection, content);
  gtk_widget_class_bind_template_child (widget_class, AssayProfileSection, service);
  gtk_widget_class_bind_template_child (widget_class, AssayProfileSection, planned);
  gtk_widget_class_bind_template_child (widget_class, AssayProfileSection, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, AssayProfileSection, calendar);
  gtk_widget_class_bind_template_child (widget_class, AssayProfileSection, service_trouble);
  gtk_widget_class_bind_template_child (widget_class, AssayProfileSection, planned_trouble);
  gtk_widget_class_bind_template_child (widget_class, AssayProfileSection, planned_hint);
  gtk_widget_class_bind_template_child (widget_class, AssayProfileSection, progress);
  gtk_widget_class_bind_template_callback (widget_class, service_settled_cb);
  gtk_widget_class_bind_template_callback (widget_class, planned_settled_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
assay_profile_section_init (AssayProfileSection *self)
{
  self->questions = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_field_row_set_trouble_label (self->service, self->service_trouble);
  assay_field_row_set_trouble_label (self->planned, self->planned_trouble);
}
