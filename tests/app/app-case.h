/* A test that begins at one place of the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * g_test_add (PATH, AppCase, "health", app_case_set_up, TEST, app_case_tear_down)
 */

#pragma once

#include "app-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  AppFixture *fixture;
  GtkWidget *window;
} AppCase;

/* Opens the window at the place that @data names. */
void app_case_set_up (AppCase *self, gconstpointer data);
void app_case_tear_down (AppCase *self, gconstpointer data);

/* The page of a criterion in a window of its own. */
AssaySection *app_show_criterion (AppFixture *fixture, const char *criterion);

GtkWidget *app_find_in_section (AssaySection *section, GType type, const char *name);

/* How many edits, undone or not, there have been. */
guint app_count_history (AppFixture *fixture);

void app_undo (AppFixture *fixture);

G_END_DECLS
