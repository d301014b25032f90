/* Confirming whose key something was signed with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-key-confirm-state.h"

#include <locale.h>
#include <string.h>

#define DIGITS "02134 55120 90871 33406 71925 00482 61537 29940"

/* What is broken or not there is nobody's key, and what is confirmed needs no more. */
static void
test_open (void)
{
  for (int standing = 0; standing < ASSAY_N_SIGNER_STANDINGS; standing++)
    g_assert_cmpint (assay_key_confirm_is_open ((AssaySignerStanding) standing), ==,
                     standing == ASSAY_SIGNER_NEW || standing == ASSAY_SIGNER_KNOWN
                         || standing == ASSAY_SIGNER_CHANGED);
}

/* Every digit is there, in the order in which the other side reads them. */
static void
test_digits (void)
{
  g_autoptr (AssayKeyConfirmState) state =
      assay_key_confirm_state_new (ASSAY_SIGNER_NEW, "Vale, manager", DIGITS);
  g_autofree char *again = assay_key_digits_parse (state->digits);

  g_assert_cmpstr (state->digits, ==, "02134 55120 90871 33406\n71925 00482 61537 29940");
  g_assert_cmpstr (again, ==, DIGITS);
  g_assert_nonnull (strstr (state->title, "“Vale, manager”"));
  g_assert_false (state->is_change);
}

static void
test_change (void)
{
  g_autoptr (AssayKeyConfirmState) known =
      assay_key_confirm_state_new (ASSAY_SIGNER_KNOWN, "Vale", DIGITS);
  g_autoptr (AssayKeyConfirmState) changed =
      assay_key_confirm_state_new (ASSAY_SIGNER_CHANGED, "Vale", DIGITS);

  g_assert_false (known->is_change);
  g_assert_null (strstr (known->body, "another key"));
  g_assert_true (changed->is_change);
  g_assert_nonnull (strstr (changed->body, "another key"));
  g_assert_nonnull (strstr (changed->body, known->body));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key-confirm/open", test_open);
  g_test_add_func ("/key-confirm/digits", test_digits);
  g_test_add_func ("/key-confirm/change", test_change);

  return g_test_run ();
}
