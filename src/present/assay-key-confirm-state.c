/* Confirming whose key something was signed with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-key-confirm-state.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* "12345 " */
#define GROUP_CHARS 6u

gboolean
assay_key_confirm_is_open (AssaySignerStanding standing)
{
  switch (standing)
    {
    case ASSAY_SIGNER_NEW:
    case ASSAY_SIGNER_KNOWN:
    case ASSAY_SIGNER_CHANGED:
      return TRUE;
    case ASSAY_SIGNER_UNSIGNED:
    case ASSAY_SIGNER_UNCHECKED:
    case ASSAY_SIGNER_BROKEN:
    case ASSAY_SIGNER_CONFIRMED:
      return FALSE;
    }

  g_assert_not_reached ();
}

/* People read four groups in one breath, and find the line again. */
static char *
fold_digits (const char *digits)
{
  char *folded = g_strdup (digits);
  gsize middle = GROUP_CHARS * ASSAY_KEY_DIGIT_GROUPS / 2 - 1;

  if (strlen (folded) > middle)
    folded[middle] = '\n';

  return folded;
}

AssayKeyConfirmState *
assay_key_confirm_state_new (AssaySignerStanding standing, const char *name, const char *digits)
{
  AssayKeyConfirmState *self = g_new0 (AssayKeyConfirmState, 1);
  const char *ask = _ ("Telephone them on a number you knew before, not one that came with the "
                       "file. Ask them to read the digits of their key, and follow here.");

  g_assert (assay_key_confirm_is_open (standing));
  self->is_change = standing == ASSAY_SIGNER_CHANGED;
  self->title = g_strdup_printf (_ ("Is this the key of “%s”?"), name);
  self->body = self->is_change
                   ? g_strdup_printf (_ ("Until now this name had another key. People do get a new "
                                         "computer; but somebody else may be using the name. %s If "
                                         "you confirm this key, the one before is forgotten."),
                                      ask)
                   : g_strdup (ask);
  self->digits = fold_digits (digits);
  self->compare = g_strdup (_ ("They read the same digits to me"));

  return self;
}

void
assay_key_confirm_state_free (AssayKeyConfirmState *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->body);
  g_free (self->digits);
  g_free (self->compare);
  g_free (self);
}
