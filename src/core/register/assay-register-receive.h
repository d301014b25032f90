/* Taking in what services and assessors send: what it is, whether it holds, and what it would mean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A submission is verified in full; then only data are kept: which scheme, round, day and
 * fingerprint, whether it could be verified, how each standard stood, and the measures with their
 * definitions. No evidence, nothing that somebody wrote about a criterion or an item, and no name
 * of a person is ever kept, nor the name of an evidence file. One that fails is kept as such and
 * never counts. Of a report it is kept that it came, and of an award file the award and its
 * conditions.
 *
 * Whose it is, is found by the service's name, exactly but for case, blanks and Unicode form; where
 * that is not one service, the caller has to say.
 */

#pragma once

#include "core/register/assay-register-store.h"
#include "core/scheme/assay-scheme.h"
#include "core/submission/assay-verify.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_ARRIVAL_SUBMISSION,
  ASSAY_ARRIVAL_REPORT,
  ASSAY_ARRIVAL_AWARD,
  ASSAY_ARRIVAL_MEASURES,
} AssayArrivalKind;

#define ASSAY_ARRIVAL_LAST ASSAY_ARRIVAL_MEASURES

/* "submission", "report", "award", "measures": stable. */
const char *assay_arrival_kind_get_id (AssayArrivalKind kind);

/* What to look with. @verify is for a submission, its known keys for all; @return_schema_path and
 * @award_schema_path are return.xsd and award.xsd. @schemes (AssayScheme, or NULL) are those that
 * are known: a submission under the name and edition of one of them that is another is told apart.
 * @today is the day it came. All borrowed. */
typedef struct
{
  const AssayVerifyRequest *verify;
  const char *return_schema_path;
  const char *award_schema_path;
  const GPtrArray *schemes;
  AssayDate today;
} AssayReceiveRequest;

/* Why nothing would be taken in. */
typedef enum
{
  ASSAY_ARRIVAL_CAN_BE_TAKEN,
  ASSAY_ARRIVAL_NEEDS_SERVICE, /* say which service it is of: see the candidates */
  ASSAY_ARRIVAL_IS_THERE,      /* it was received before */
  ASSAY_ARRIVAL_UNREADABLE,    /* it does not even say of which scheme it is */
  ASSAY_ARRIVAL_BROKEN,        /* a report or an award that is not what was signed */
} AssayArrivalState;

#define ASSAY_ARRIVAL_STATE_LAST ASSAY_ARRIVAL_BROKEN

/* "can-be-taken" …: stable. */
const char *assay_arrival_state_get_id (AssayArrivalState state);

/* What it says of itself is NULL, 0 or NONE where it cannot be read. @edits: AssayRegisterEdit with
 * values of its own, owners first; empty unless it can be taken. @candidates: gint64, the services
 * of that name, or else those most like it. */
typedef struct
{
  AssayArrivalKind kind;
  AssayArrivalState state;
  char *file; /* the name it came under */
  char *service_name;
  char *scheme;
  char *edition;
  guint round;
  char *fingerprint;
  AssayDate day; /* the submission's, the report's, the decision's, the answer's */
  gboolean is_verified;
  gboolean is_other_scheme; /* not the known scheme of this name and edition */
  GPtrArray *findings;      /* AssayFinding */
  AssaySignature *signature;
  AssaySignerStanding standing;
  AssayDate from; /* of an award */
  AssayDate until;
  gint64 service;            /* 0: not known yet */
  gboolean is_service_asked; /* its name does not say which: somebody has to, or has */
  GArray *candidates;
  gint64 already;  /* what was received, or the award, that it is; 0: none */
  gint64 replaces; /* the award from the same day that it would change; 0: none */
  GArray *edits;
  gpointer content; /* of this folder alone */
} AssayArrival;

/* @path is a submission (a ZIP or a folder), a return, an award file or an answer with measures.
 * Nothing is changed. INVALID for what is none of these, saying which file to choose where it is a
 * PDF or another file that goes with them; ENCRYPTED without its passphrase; and the errors of
 * reading each. What is wrong with a submission is in the findings. @progress counts bytes. */
AssayArrival *assay_register_receive_examine (const AssayRegister *held,
                                              const char *path,
                                              const AssayReceiveRequest *request,
                                              AssayProgress progress,
                                              GCancellable *cancellable,
                                              GError **error);
void assay_arrival_free (AssayArrival *self);

/* Says whose it is, and works out the edits again. UNKNOWN_NAME where the register has no such
 * service. */
gboolean assay_arrival_choose_service (AssayArrival *self,
                                       const AssayRegister *held,
                                       gint64 service,
                                       GError **error);

/* Holds it against @held, which has changed since: whose it is, unless somebody said so and the
 * service is still there, and the edits. */
void assay_arrival_look_again (AssayArrival *self, const AssayRegister *held);

/* Takes it in, in one edit. REFUSED, with what to do, unless it can be; otherwise as
 * assay_register_store_apply(). */
gboolean assay_arrival_apply (AssayArrival *self,
                              AssayRegisterStore *store,
                              GCancellable *cancellable,
                              GPtrArray **out_collisions,
                              GError **error);

/* The services that @name could mean, gint64: of exactly this name, or else those like it, the
 * nearest first. */
GArray *
assay_register_list_named (const AssayRegister *held, const char *name, gboolean *out_is_exact);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayArrival, assay_arrival_free)

G_END_DECLS
