/* Asks where a shared register is, or is to be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A password is for this one time: it is neither shown nor kept. Without one the database's own
 * ways are used (.pgpass, a service file, the system's name).
 */

#pragma once

#include "app/window/assay-window.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_ADDRESS_OPEN,
  ASSAY_ADDRESS_BEGIN,
} AssayAddressTask;

#define ASSAY_TYPE_REGISTER_ADDRESS_WINDOW (assay_register_address_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayRegisterAddressWindow,
                      assay_register_address_window,
                      ASSAY,
                      REGISTER_ADDRESS_WINDOW,
                      AdwWindow)

/* Over @parent, in which the register is opened then. @address is what it begins with, or NULL;
 * passwords in it are left out. */
AssayRegisterAddressWindow *assay_register_address_window_show (AssayWindow *parent,
                                                                AssayAddressTask task,
                                                                const char *address);

G_END_DECLS
