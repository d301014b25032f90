/* The lists of a criterion's page in a review.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are made anew only where other items stand in them, so that focus stays where it is.
 */

#include "app/review/assay-determination-looks.h"

#include "app/widgets/assay-chip.h"
#include "app/widgets/assay-keyed-list.h"
#include "app/widgets/assay-row-list.h"
#include "present/assay-review-choices.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define BUSY_KEY "assay-busy"
#define CHIP_KEY "assay-chip"
#define PREVIEW_KEY "assay-preview"
#define PAGES_KEY "assay-pages"
#define EVIDENCE_KEY "assay-evidence"
#define FUNC_KEY "assay-func"
#define OWNER_KEY "assay-owner"
#define YES_KEY "assay-yes"
#define NO_KEY "assay-no"

static gboolean
is_sensitive (const AssayReviewCriterionState *state, guint evidence)
{
  for (guint i = 0; i < state->looks->len; i++)
    {
      const AssayReviewLookRow *row = state->looks->pdata[i];

      if (row->evidence == evidence)
        return row->is_sensitive;
    }

  return FALSE;
}

/* --- Citations --- */

static void
citation_activated_cb (GtkWidget *row)
{
  const char *preview = g_object_get_data (G_OBJECT (row), PREVIEW_KEY);

  if (preview != NULL)
    gtk_widget_activate_action (row, "win.preview", "s", preview);
}

static GtkWidget *
citation_make (gpointer owner)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *chip = assay_chip_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  g_object_set_data (G_OBJECT (row), CHIP_KEY, chip);
  g_signal_connect (row, "activated", G_CALLBACK (citation_activated_cb), NULL);

  return row;
}

static void
citation_update (GtkWidget *row,
                 const AssayReviewCriterionState *state,
                 const AssayCriterionCitation *citation)
{
  AssayChip *chip = g_object_get_data (G_OBJECT (row), CHIP_KEY);
  g_autofree char *title = g_strdup_printf ("%s %s", citation->number, citation->title);
  gboolean closed = is_sensitive (state, citation->evidence);
  g_autofree char *subtitle =
      closed ? g_strdup_printf (_ ("%s\nSensitive: opens with a reason, which is recorded"),
                                citation->detail)
             : g_strdup (citation->detail);
  g_autofree char *rest = g_strdup_printf ("%s, %s", citation->detail, citation->judgement);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  assay_chip_set (chip, citation->counts ? ASSAY_TONE_GOOD : ASSAY_TONE_DOUBTFUL,
                  citation->counts ? "✓" : "◇", citation->judgement);
  gtk_widget_set_tooltip_text (row, citation->explanation);
  g_object_set_data_full (G_OBJECT (row), PREVIEW_KEY, g_strdup (citation->preview), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), citation->preview != NULL);
  /* The name is the title, which the row sees to. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, rest,
                                  -1);
}

/* By their order and not by a key: an item that is cited at two places has two rows. */
void
assay_determination_fill_citations (GtkListBox *list, const AssayReviewCriterionState *state)
{
  const GPtrArray *citations = state->asked->citations;

  assay_row_list_set_length (list, citations->len, citation_make, NULL);
  for (guint i = 0; i < citations->len; i++)
    citation_update (GTK_WIDGET (gtk_list_box_get_row_at_index (list, (int) i)), state,
                     citations->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (list), citations->len > 0);
}

/* --- What was looked at --- */

static const char *
look_get_key (gconstpointer item)
{
  return ((const AssayReviewLookRow *) item)->number;
}

static void
look_toggled_cb (GtkCheckButton *check, GtkWidget *row)
{
  AssayLookFunc func = g_object_get_data (G_OBJECT (row), FUNC_KEY);

  if (g_object_get_data (G_OBJECT (row), BUSY_KEY) != NULL)
    return;
  func (g_object_get_data (G_OBJECT (row), OWNER_KEY),
        GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), EVIDENCE_KEY)),
        g_object_get_data (G_OBJECT (row), PAGES_KEY), gtk_check_button_get_active (check));
}

typedef struct
{
  AssayLookFunc func;
  gpointer owner;
  gboolean read_only;
} Looking;

static GtkWidget *
look_make (gpointer data, gconstpointer item)
{
  const Looking *looking = data;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  /* One stop for Tab, not two. */
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data (G_OBJECT (row), FUNC_KEY, looking->func);
  g_object_set_data (G_OBJECT (row), OWNER_KEY, looking->owner);
  g_signal_connect (check, "toggled", G_CALLBACK (look_toggled_cb), row);

  return row;
}

static void
look_update (GtkWidget *row, gpointer data, gconstpointer item)
{
  const Looking *looking = data;
  const AssayReviewLookRow *state = item;
  GtkWidget *check = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));

  g_object_set_data (G_OBJECT (row), BUSY_KEY, row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), state->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state->detail);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), state->is_looked);
  gtk_widget_set_sensitive (check, !looking->read_only);
  g_object_set_data (G_OBJECT (row), EVIDENCE_KEY, GUINT_TO_POINTER (state->evidence));
  g_object_set_data_full (G_OBJECT (row), PAGES_KEY, g_strdup (state->pages), g_free);
  g_object_set_data (G_OBJECT (row), BUSY_KEY, NULL);
}

void
assay_determination_fill_looks (GtkListBox *list,
                                const AssayReviewCriterionState *state,
                                gboolean read_only,
                                AssayLookFunc func,
                                gpointer owner)
{
  static const AssayKeyedRows rows = { look_get_key, look_make, look_update };
  Looking looking = { func, owner, read_only };

  assay_keyed_list_fill (list, state->looks, state->looks->len, &rows, &looking);
  gtk_widget_set_visible (GTK_WIDGET (list), state->looks->len > 0);
}

/* --- What the evidence is --- */

static void
said_clicked_cb (GtkToggleButton *button, GtkWidget *row)
{
  AssayQualityFunc func = g_object_get_data (G_OBJECT (row), FUNC_KEY);
  gboolean is_yes = g_object_get_data (G_OBJECT (row), YES_KEY) == (gpointer) button;
  AssaySaid said = is_yes ? ASSAY_SAID_YES : ASSAY_SAID_NO;

  /* Pressed once more, it takes back what was said. */
  func (g_object_get_data (G_OBJECT (row), OWNER_KEY),
        GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), EVIDENCE_KEY)),
        gtk_toggle_button_get_active (button) ? said : ASSAY_SAID_NOTHING);
}

static GtkWidget *
add_said (GtkWidget *row, GtkWidget *box, AssayQuality quality, AssaySaid said)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (assay_review_word_said (said));
  g_autofree char *name = g_strdup_printf ("%s: %s", assay_review_word_quality (quality),
                                           assay_review_word_said (said));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (said_clicked_cb), row);
  gtk_box_append (GTK_BOX (box), button);

  return button;
}

static GtkWidget *
new_quality_row (AssayQuality quality, AssayQualityFunc func, gpointer owner)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), assay_review_word_quality (quality));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), assay_review_word_quality_question (quality));
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (row), FUNC_KEY, func);
  g_object_set_data (G_OBJECT (row), OWNER_KEY, owner);
  g_object_set_data (G_OBJECT (row), EVIDENCE_KEY, GUINT_TO_POINTER (quality));
  g_object_set_data (G_OBJECT (row), YES_KEY, add_said (row, box, quality, ASSAY_SAID_YES));
  g_object_set_data (G_OBJECT (row), NO_KEY, add_said (row, box, quality, ASSAY_SAID_NO));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

void
assay_determination_fill_qualities (GtkListBox *list,
                                    const AssayReviewCriterionState *state,
                                    gboolean read_only,
                                    AssayQualityFunc func,
                                    gpointer owner)
{
  for (guint i = 0; i < ASSAY_N_QUALITIES; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) i);
      GtkToggleButton *yes, *no;

      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (new_quality_row (i, func, owner));
          gtk_list_box_append (list, GTK_WIDGET (row));
        }
      yes = g_object_get_data (G_OBJECT (row), YES_KEY);
      no = g_object_get_data (G_OBJECT (row), NO_KEY);
      gtk_toggle_button_set_active (yes, state->qualities[i] == ASSAY_SAID_YES);
      gtk_toggle_button_set_active (no, state->qualities[i] == ASSAY_SAID_NO);
      gtk_widget_set_sensitive (GTK_WIDGET (yes), !read_only);
      gtk_widget_set_sensitive (GTK_WIDGET (no), !read_only);
    }
}
