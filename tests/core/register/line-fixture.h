/* A line to the private server that is cut at the worst moments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It listens in a folder of its own and passes on what comes, both ways, until the client says
 * COMMIT.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  LINE_WHOLE,
  LINE_CUT_BEFORE_COMMIT, /* the server never hears it */
  LINE_CUT_AFTER_COMMIT,  /* the server did it, and its answer never arrives */
  LINE_SILENT_AT_COMMIT,  /* the same, and nobody hangs up: nothing tells that it is dead */
} LineFault;

typedef struct _LineFixture LineFixture;

/* In @folder, which has to be an absolute path. */
LineFixture *line_fixture_new (const char *folder);
void line_fixture_free (LineFixture *self);

/* The next COMMIT meets @fault. With @is_to_stay_down nobody gets through afterwards, until the
 * next call. */
void line_fixture_set (LineFixture *self, LineFault fault, gboolean is_to_stay_down);

/* How often it was cut. */
guint line_fixture_get_count (LineFixture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LineFixture, line_fixture_free)

G_END_DECLS
