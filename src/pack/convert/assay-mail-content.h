/* An e-mail as pages: who wrote to whom, what it says, what was attached.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "pack/convert/assay-mail-parts.h"
#include "pack/layout/assay-content.h"

G_BEGIN_DECLS

AssayContent *assay_mail_content_build (const AssayMail *mail);

G_END_DECLS
