/* An open register as the application knows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Jobs wait in a queue and run one at a time, each on a thread of its own. The state that is shown
 * is always what was read after the last edit, never what is hoped for.
 */

#include "app/register/assay-register-document.h"

#include "app/assay-work.h"
#include "app/register/assay-register-job.h"
#include "base/assay-error.h"
#include "core/register/assay-register-address.h"
#include "core/register/assay-register-settings.h"
#include "present/assay-sidebar-state.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SQLITE_MAGIC "SQLite format 3"
#define CONTRACT_PREFIX "contract:"

/* A file tells by itself, unless it lies on another computer. */
#define LOOK_SECONDS 2

/* Boards meet about every quarter. */
#define USUAL_BOARD_MONTHS 3

struct _AssayRegisterDocument
{
  AssayDocument parent_instance;
  AssayRegisterKeeper *keeper;
  AssayRegisterMoment *moment;
  AssayRegisterSteps *steps;
  char *address;
  char *shown; /* the address without passwords */
  char *title;
  char *saved_text; /* what was said before the register went out of reach */
  AssayDate day;    /* NONE: today */
  GQueue jobs;      /* AssayRegisterJob, those that wait */
  AssayRegisterJob *running;
  AssayWork *work; /* for it */
  GFileMonitor *monitor;
  guint look_source;
  gboolean is_closed;
};

enum
{
  FAILED,
  COLLIDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssayRegisterDocument, assay_register_document, ASSAY_TYPE_DOCUMENT)

gboolean
assay_register_document_is_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  char start[sizeof SQLITE_MAGIC] = "";
  gsize length = 0;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  stream = g_file_read (file, NULL, NULL);

  return stream != NULL
         && g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &length, NULL,
                                     NULL)
         && length == sizeof start && memcmp (start, SQLITE_MAGIC, sizeof start) == 0;
}

/* --- Jobs --- */

static void start_next (AssayRegisterDocument *self);

static void
update_steps (AssayRegisterDocument *self)
{
  assay_document_set_steps (ASSAY_DOCUMENT (self),
                            assay_register_steps_peek (self->steps, ASSAY_STEP_WAY_UNDO),
                            assay_register_steps_peek (self->steps, ASSAY_STEP_WAY_REDO));
}

static void
take_moment (AssayRegisterDocument *self, AssayRegisterMoment *moment)
{
  AssayRegisterMoment *old = self->moment;

  self->moment = assay_register_moment_ref (moment);
  assay_register_moment_unref (old);
}

/* What a step takes back is only known once the edits before it are made. FALSE where there is none
 * any more. */
static gboolean
prepare (AssayRegisterDocument *self, AssayRegisterJob *job)
{
  if (job->kind == ASSAY_JOB_CHANGES || job->kind == ASSAY_JOB_JUDGE || job->kind == ASSAY_JOB_LOOK)
    job->now = assay_register_moment_ref (self->moment);
  if (job->kind != ASSAY_JOB_EDIT || job->way == ASSAY_STEP_WAY_DO)
    return TRUE;
  job->what = g_strdup (assay_register_steps_peek (self->steps, job->way));
  job->edits = assay_register_steps_list (self->steps, job->way);

  return job->what != NULL;
}

/* That what is safe could not be read afterwards, the next look makes good. */
static void
tell_outcome (gpointer owner, const AssayRegisterJob *job)
{
  if (job->is_applied)
    job->applied_cb (owner, ASSAY_REGISTER_APPLIED, NULL);
  else if (job->collisions != NULL)
    job->applied_cb (owner, ASSAY_REGISTER_COLLIDED, NULL);
  else
    job->applied_cb (owner, ASSAY_REGISTER_FAILED, job->error);
}

/* Whoever asked hears of it; what nobody asked about, or whose asker is gone, is for everybody. */
static void
tell (AssayRegisterDocument *self, AssayRegisterJob *job)
{
  g_autoptr (GObject) owner = g_weak_ref_get (&job->owner);

  if (job->collisions != NULL)
    g_signal_emit (self, signals[COLLIDED], 0, job->collisions, job->edits, job->what);
  if (job->changes_cb != NULL && owner != NULL)
    job->changes_cb (owner, job->changes, job->lines, job->error);
  else if (job->read_cb != NULL && owner != NULL)
    job->read_cb (owner, job->lines, job->error);
  else if (job->applied_cb != NULL && owner != NULL)
    tell_outcome (owner, job);
  else if (job->error != NULL && job->collisions == NULL && job->kind < ASSAY_JOB_TRAIL)
    g_signal_emit (self, signals[FAILED], 0, job->error);
}

/* Where people look for “Saved 14:02”. */
static void
say_reach (AssayRegisterDocument *self, gboolean is_away)
{
  AssayDocument *document = ASSAY_DOCUMENT (self);

  if (is_away == (self->saved_text != NULL))
    return;
  if (is_away)
    {
      self->saved_text = g_strdup (assay_document_get_saved_text (document));
      assay_document_say (document, _ ("Out of reach"));
      return;
    }
  assay_document_say (document, self->saved_text);
  g_clear_pointer (&self->saved_text, g_free);
}

static void
settle (AssayRegisterDocument *self, AssayRegisterJob *job)
{
  gboolean has_read = job->moment != NULL;

  if (job->kind == ASSAY_JOB_LOOK || has_read)
    say_reach (self, job->is_away);
  if (job->is_applied)
    {
      assay_register_steps_take (self->steps, self->moment->held, job->edits, job->what, job->way);
      g_clear_pointer (&self->saved_text, g_free);
      assay_document_say_saved (ASSAY_DOCUMENT (self));
    }
  if (has_read)
    take_moment (self, job->moment);
  update_steps (self);
  if (has_read)
    assay_document_emit_changed (ASSAY_DOCUMENT (self));
  tell (self, job);
}

static void
job_unref (gpointer job)
{
  assay_register_job_unref (job);
}

static gpointer
run_job (gpointer data, AssayProgress progress, GCancellable *cancellable, GError **error)
{
  assay_register_job_run (data, cancellable);

  return assay_register_job_ref (data);
}

static void
job_done_cb (gpointer owner, gpointer result, const GError *error)
{
  AssayRegisterDocument *self = owner;
  g_autoptr (AssayRegisterJob) job = result;

  g_clear_pointer (&self->running, assay_register_job_unref);
  self->work = NULL;
  if (self->is_closed)
    return;
  settle (self, job);
  start_next (self);
}

static void
start_next (AssayRegisterDocument *self)
{
  if (self->running != NULL || self->is_closed || g_queue_is_empty (&self->jobs))
    return;
  self->running = g_queue_pop_head (&self->jobs);
  if (!prepare (self, self->running))
    {
      g_clear_pointer (&self->running, assay_register_job_unref);
      start_next (self);
      return;
    }
  self->work = assay_work_start (self, run_job, assay_register_job_ref (self->running), job_unref,
                                 job_unref, NULL, job_done_cb);
}

static void
push (AssayRegisterDocument *self, AssayRegisterJob *job)
{
  g_queue_push_tail (&self->jobs, job);
  start_next (self);
}

static AssayRegisterJob *
job_new (AssayRegisterDocument *self, AssayJobKind kind)
{
  return assay_register_job_new (kind, self->keeper, assay_register_document_get_day (self));
}

/* --- Public --- */

void
assay_register_document_apply (AssayRegisterDocument *self,
                               GArray *edits,
                               const char *what,
                               gpointer owner,
                               AssayRegisterAppliedFunc applied_cb)
{
  AssayRegisterJob *job = job_new (self, ASSAY_JOB_EDIT);

  job->edits = edits;
  job->what = g_strdup (what);
  job->applied_cb = applied_cb;
  assay_register_job_set_owner (job, owner);
  push (self, job);
}

void
assay_register_document_read_trail (AssayRegisterDocument *self,
                                    const char *since,
                                    gpointer owner,
                                    AssayRegisterTrailFunc read_cb)
{
  AssayRegisterJob *job = job_new (self, ASSAY_JOB_TRAIL);

  job->since = g_strdup (since);
  job->read_cb = read_cb;
  assay_register_job_set_owner (job, owner);
  push (self, job);
}

void
assay_register_document_read_changes (AssayRegisterDocument *self,
                                      AssayDate since,
                                      gpointer owner,
                                      AssayRegisterChangesFunc changes_cb)
{
  AssayRegisterJob *job = job_new (self, ASSAY_JOB_CHANGES);
  g_autofree char *day = assay_date_format_iso (since);

  job->since = g_strconcat (day, "T00:00:00Z", NULL);
  job->since_day = since;
  job->changes_cb = changes_cb;
  assay_register_job_set_owner (job, owner);
  push (self, job);
}

AssayDate
assay_register_document_get_last_board (AssayRegisterDocument *self)
{
  AssayDate board = assay_register_get_last_board (self->moment->held);

  return board != ASSAY_DATE_NONE
             ? board
             : assay_date_add_months (assay_document_get_today (ASSAY_DOCUMENT (self)),
                                      -USUAL_BOARD_MONTHS);
}

const char *
assay_register_document_get_address (AssayRegisterDocument *self)
{
  return self->address;
}

AssayRegisterMoment *
assay_register_document_get_moment (AssayRegisterDocument *self)
{
  return self->moment;
}

AssayRegisterGround
assay_register_document_get_ground (AssayRegisterDocument *self)
{
  return self->moment->contracts->ground;
}

AssayDate
assay_register_document_get_day (AssayRegisterDocument *self)
{
  return self->day != ASSAY_DATE_NONE ? self->day
                                      : assay_document_get_today (ASSAY_DOCUMENT (self));
}

void
assay_register_document_set_day (AssayRegisterDocument *self, AssayDate day)
{
  AssayDate before = assay_register_document_get_day (self);

  self->day = day == assay_document_get_today (ASSAY_DOCUMENT (self)) ? ASSAY_DATE_NONE : day;
  if (assay_register_document_get_day (self) != before)
    push (self, job_new (self, ASSAY_JOB_JUDGE));
}

/* --- What the window asks --- */

static const char *
assay_register_document_get_kind_name (AssayDocument *document)
{
  return "register";
}

static const char *
assay_register_document_get_path (AssayDocument *document)
{
  return ASSAY_REGISTER_DOCUMENT (document)->shown;
}

static char *
assay_register_document_dup_title (AssayDocument *document)
{
  return g_strdup (ASSAY_REGISTER_DOCUMENT (document)->title);
}

static char *
assay_register_document_dup_description (AssayDocument *document)
{
  return g_strdup (_ ("Register of contracts"));
}

static GPtrArray *
assay_register_document_list_sidebar (AssayDocument *document, const char *open_part)
{
  AssayRegisterDocument *self = ASSAY_REGISTER_DOCUMENT (document);

  return assay_sidebar_state_new_for_register (self->moment->contracts);
}

static const char *
assay_register_document_find_part (AssayDocument *document, const char *place)
{
  return NULL;
}

static char *
assay_register_document_dup_place_title (AssayDocument *document, const char *place)
{
  AssayRegisterDocument *self = ASSAY_REGISTER_DOCUMENT (document);
  const AssayHeldContract *contract;

  if (!g_str_has_prefix (place, CONTRACT_PREFIX))
    return NULL;
  contract = assay_register_lookup (self->moment->held, ASSAY_HELD_CONTRACT,
                                    g_ascii_strtoll (place + strlen (CONTRACT_PREFIX), NULL, 10));

  return contract != NULL ? g_strdup (contract->title) : NULL;
}

/* Contracts in the order of what needs attention first. */
static char *
assay_register_document_dup_neighbour (AssayDocument *document, const char *place, int by)
{
  AssayRegisterDocument *self = ASSAY_REGISTER_DOCUMENT (document);
  const AssayRegisterContractsState *contracts = self->moment->contracts;
  gint64 next = by > 0 ? 0 : (gint64) contracts->n_rows - 1;
  guint row;

  if (g_str_has_prefix (place, CONTRACT_PREFIX)
      && assay_register_contracts_state_find (
          contracts, g_ascii_strtoll (place + strlen (CONTRACT_PREFIX), NULL, 10), &row))
    next = (gint64) row + by;
  if (next < 0 || next >= contracts->n_rows)
    return NULL;

  return g_strdup_printf (CONTRACT_PREFIX "%" G_GINT64_FORMAT, contracts->rows[next].contract);
}

static gboolean
take_step (AssayDocument *document, AssayStepWay way)
{
  AssayRegisterDocument *self = ASSAY_REGISTER_DOCUMENT (document);
  AssayRegisterJob *job = job_new (self, ASSAY_JOB_EDIT);

  job->way = way;
  push (self, job);

  return TRUE;
}

static gboolean
assay_register_document_undo (AssayDocument *document, GError **error)
{
  return take_step (document, ASSAY_STEP_WAY_UNDO);
}

static gboolean
assay_register_document_redo (AssayDocument *document, GError **error)
{
  return take_step (document, ASSAY_STEP_WAY_REDO);
}

/* What others do is read as soon as it is seen. */
static gboolean
assay_register_document_is_changed_outside (AssayDocument *document)
{
  return FALSE;
}

/* --- Coming and going --- */

/* Behind what waits: an edit of ours is not reason to read the register twice. */
static void
look_again (AssayRegisterDocument *self)
{
  const AssayRegisterJob *last = g_queue_peek_tail (&self->jobs);

  if (last == NULL || last->kind != ASSAY_JOB_LOOK)
    push (self, job_new (self, ASSAY_JOB_LOOK));
}

static gboolean
time_to_look_cb (gpointer data)
{
  AssayRegisterDocument *self = data;

  if (self->running == NULL)
    look_again (self);

  return G_SOURCE_CONTINUE;
}

static void
file_changed_cb (AssayRegisterDocument *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (event == G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT)
    look_again (self);
}

static void
watch (AssayRegisterDocument *self)
{
  g_autoptr (GFile) file = NULL;

  self->look_source = g_timeout_add_seconds (LOOK_SECONDS, time_to_look_cb, self);
  if (assay_register_address_is_database (self->address))
    return;
  file = g_file_new_for_path (self->address);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (file_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

AssayDocument *
assay_register_document_new (AssayRegisterReading *reading)
{
  AssayRegisterDocument *self = g_object_new (ASSAY_TYPE_REGISTER_DOCUMENT, NULL);

  assay_document_set_up (ASSAY_DOCUMENT (self), reading->context, reading->read_only);
  self->keeper = assay_register_keeper_ref (reading->keeper);
  self->moment = assay_register_moment_ref (reading->moment);
  self->address = g_strdup (reading->address);
  self->shown = assay_register_address_dup_shown (reading->address);
  self->title = g_strdup (reading->title);
  watch (self);

  return ASSAY_DOCUMENT (self);
}

/* FALSE, with the first error, where it could not be made. */
static gboolean
make_now (AssayRegisterJob *job, GError **error)
{
  /* A step back that waits for an edit is not taken any more. */
  if (job->kind != ASSAY_JOB_EDIT || job->edits == NULL)
    return TRUE;
  assay_register_job_run (job, NULL);
  if (job->is_applied || job->error == NULL)
    return TRUE;
  if (error != NULL && *error == NULL)
    *error = g_error_copy (job->error);

  return FALSE;
}

static void
stop_watching (AssayRegisterDocument *self)
{
  g_clear_handle_id (&self->look_source, g_source_remove);
  g_clear_object (&self->monitor);
}

/* What was handed over is made, if need be here and now; then nobody is told any more.
 * An edit that a silent server does not answer is waited for here, as long as the store waits. */
static gboolean
assay_register_document_close (AssayDocument *document, GError **error)
{
  AssayRegisterDocument *self = ASSAY_REGISTER_DOCUMENT (document);
  gboolean is_made;
  AssayRegisterJob *job;

  /* Nobody waits for what was only to be shown: the server may not answer at all. */
  if (self->work != NULL)
    assay_work_cancel (self->work);
  is_made = self->running == NULL || make_now (self->running, error);
  self->is_closed = TRUE;
  stop_watching (self);
  while ((job = g_queue_pop_head (&self->jobs)) != NULL)
    {
      is_made = make_now (job, error) && is_made;
      assay_register_job_unref (job);
    }
  assay_register_keeper_close (self->keeper);

  return is_made;
}

static void
assay_register_document_finalize (GObject *object)
{
  AssayRegisterDocument *self = ASSAY_REGISTER_DOCUMENT (object);

  stop_watching (self);
  g_clear_pointer (&self->running, assay_register_job_unref);
  g_queue_clear_full (&self->jobs, job_unref);
  g_clear_pointer (&self->steps, assay_register_steps_free);
  g_clear_pointer (&self->moment, assay_register_moment_unref);
  g_clear_pointer (&self->keeper, assay_register_keeper_unref);
  g_free (self->address);
  g_free (self->shown);
  g_free (self->title);
  g_free (self->saved_text);

  G_OBJECT_CLASS (assay_register_document_parent_class)->finalize (object);
}

static void
assay_register_document_class_init (AssayRegisterDocumentClass *klass)
{
  AssayDocumentClass *document_class = ASSAY_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_register_document_finalize;
  document_class->get_kind_name = assay_register_document_get_kind_name;
  document_class->get_path = assay_register_document_get_path;
  document_class->dup_title = assay_register_document_dup_title;
  document_class->dup_description = assay_register_document_dup_description;
  document_class->list_sidebar = assay_register_document_list_sidebar;
  document_class->find_part = assay_register_document_find_part;
  document_class->dup_place_title = assay_register_document_dup_place_title;
  document_class->dup_neighbour = assay_register_document_dup_neighbour;
  document_class->undo = assay_register_document_undo;
  document_class->redo = assay_register_document_redo;
  document_class->is_changed_outside = assay_register_document_is_changed_outside;
  document_class->close = assay_register_document_close;
  signals[FAILED] = g_signal_new ("failed", ASSAY_TYPE_REGISTER_DOCUMENT, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[COLLIDED] =
      g_signal_new ("collided", ASSAY_TYPE_REGISTER_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_POINTER, G_TYPE_STRING);
}

static void
assay_register_document_init (AssayRegisterDocument *self)
{
  self->steps = assay_register_steps_new ();
  g_queue_init (&self->jobs);
}
