/* What the parts of receiving share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */

#pragma once

#include "core/register/assay-measures-answer.h"
#include "core/register/assay-register-receive.h"
#include "core/review/assay-award-file.h"
#include "core/review/assay-return.h"

G_BEGIN_DECLS

/* What came, as long as it is looked at: one of these, by the arrival's kind. */
typedef struct
{
  AssayVerification *verification;
  AssayReturn *given;
  AssayAwardFile *award;
  AssayMeasuresAnswer *answer;
  AssayDate today;
  gboolean is_service_chosen; /* by somebody, not by its name */
  GPtrArray *values;          /* of the edits; frees them */
} AssayArrivalContent;

AssayArrival *assay_arrival_new (AssayArrivalKind kind, const char *path, AssayDate today);

/* FALSE with INVALID for what people have at hand and mistake for one of these, saying which file
 * to choose instead. */
gboolean assay_arrival_check_kind (const char *path, GError **error);

/* Each fills in what it says of itself. FALSE with an error. */
gboolean assay_arrival_read_submission (AssayArrival *self,
                                        const char *path,
                                        const AssayReceiveRequest *request,
                                        AssayProgress progress,
                                        GCancellable *cancellable,
                                        GError **error);
gboolean assay_arrival_read_return (AssayArrival *self,
                                    const char *path,
                                    const AssayReceiveRequest *request,
                                    GError **error);
gboolean assay_arrival_read_award (AssayArrival *self,
                                   const char *path,
                                   const AssayReceiveRequest *request,
                                   GError **error);
gboolean assay_arrival_read_answer (AssayArrival *self,
                                    const char *path,
                                    const AssayReceiveRequest *request,
                                    GError **error);

/* Each adds its edits for the service that was chosen, or says that it is there already. */
void assay_arrival_add_submission (AssayArrival *self, const AssayRegister *held);
void assay_arrival_add_report (AssayArrival *self, const AssayRegister *held);
void assay_arrival_add_award (AssayArrival *self, const AssayRegister *held);
void assay_arrival_add_answer (AssayArrival *self, const AssayRegister *held);

/* Takes @value. */
void assay_arrival_add_edit (AssayArrival *self, AssayRegisterVerb verb, gpointer value);

/* The value of what was received, without what only a submission has. */
AssayHeldReceived *assay_arrival_new_received (const AssayArrival *self, AssayReceivedKind kind);

/* What was received before and is the same; 0: none. */
gint64 assay_arrival_find_received (const AssayArrival *self,
                                    const AssayRegister *held,
                                    AssayReceivedKind kind);

/* At most as long as a register's line, on one line; NULL where nothing is left. */
char *assay_arrival_dup_line (const char *text);

G_END_DECLS
