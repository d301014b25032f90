/* A short state in a coloured capsule.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/widgets/assay-chip.h"

#include "present/assay-wording.h"

#include <string.h>

struct _AssayChip
{
  GtkWidget parent_instance;
  GtkLabel *label;
  AssayTone tone;
  gboolean is_compact;
};

static const char *const tones[] = { "neutral", "good", "doubtful", "bad", "accent" };

/* What is longer may go on two lines. */
#define MOST_LINE_CHARS 12
#define NO_BREAK_SPACE "\302\240"

enum
{
  PROP_COMPACT = 1,
};

G_DEFINE_FINAL_TYPE (AssayChip, assay_chip, GTK_TYPE_WIDGET)

static const char *
find_middle_space (const char *text)
{
  const char *best = NULL;
  glong length = g_utf8_strlen (text, -1), best_distance = length;

  if (length <= MOST_LINE_CHARS)
    return NULL;
  for (const char *c = strchr (text, ' '); c != NULL; c = strchr (c + 1, ' '))
    {
      glong distance = ABS (g_utf8_pointer_to_offset (text, c) * 2 - length);

      if (distance < best_distance)
        {
          best = c;
          best_distance = distance;
        }
    }

  return best;
}

/* A capsule may break once, near its middle: never between its sign and its word. */
static char *
fold (const char *text, gboolean is_compact)
{
  const char *middle = find_middle_space (text);
  GString *folded = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (*c != ' ')
      g_string_append_c (folded, *c);
    else if (c == middle)
      g_string_append_c (folded, is_compact ? '\n' : ' ');
    else
      g_string_append (folded, NO_BREAK_SPACE);

  return g_string_free (folded, FALSE);
}

void
assay_chip_set (AssayChip *self, AssayTone tone, const char *sign, const char *word)
{
  g_autofree char *whole = sign != NULL ? g_strdup_printf ("%s %s", sign, word) : g_strdup (word);
  g_autofree char *text = fold (whole, self->is_compact);

  gtk_widget_remove_css_class (GTK_WIDGET (self), tones[self->tone]);
  self->tone = tone;
  gtk_widget_add_css_class (GTK_WIDGET (self), tones[tone]);
  gtk_label_set_text (self->label, text);
  /* The sign says nothing that the word does not. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, word,
                                  -1);
}

AssayTone
assay_chip_get_tone (AssayState state)
{
  static const AssayTone tones_of_states[ASSAY_N_STATES] = {
    [ASSAY_STATE_NOT_ASSESSED] = ASSAY_TONE_NEUTRAL,
    [ASSAY_STATE_NOT_APPLICABLE] = ASSAY_TONE_NEUTRAL,
    [ASSAY_STATE_GAP] = ASSAY_TONE_BAD,
    [ASSAY_STATE_CLAIMED] = ASSAY_TONE_DOUBTFUL,
    [ASSAY_STATE_READY] = ASSAY_TONE_GOOD,
  };

  return tones_of_states[state];
}

void
assay_chip_set_state (AssayChip *self, AssayState state)
{
  assay_chip_set (self, assay_chip_get_tone (state), assay_wording_state_sign (state),
                  assay_wording_state (state));
}

GtkWidget *
assay_chip_new (void)
{
  return g_object_new (ASSAY_TYPE_CHIP, NULL);
}

static void
assay_chip_dispose (GObject *object)
{
  AssayChip *self = ASSAY_CHIP (object);

  if (self->label != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->label));
  self->label = NULL;

  G_OBJECT_CLASS (assay_chip_parent_class)->dispose (object);
}

static void
assay_chip_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AssayChip *self = ASSAY_CHIP (object);

  switch (id)
    {
    case PROP_COMPACT:
      self->is_compact = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
assay_chip_class_init (AssayChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_chip_dispose;
  G_OBJECT_CLASS (klass)->set_property = assay_chip_set_property;
  /* Long words go on two lines, where something beside it needs the room. */
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_COMPACT,
                                   g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                                         G_PARAM_WRITABLE
                                                             | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
assay_chip_init (AssayChip *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "natural-wrap-mode",
                              GTK_NATURAL_WRAP_NONE, "justify", GTK_JUSTIFY_CENTER, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), tones[self->tone]);
}
