/* The application: one process, its windows and its commands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/assay-context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_APPLICATION_ID "org.assay.Assay"

#define ASSAY_TYPE_APPLICATION (assay_application_get_type ())
G_DECLARE_FINAL_TYPE (AssayApplication, assay_application, ASSAY, APPLICATION, AdwApplication)

AssayApplication *assay_application_new (AssayContext *context);

G_END_DECLS
