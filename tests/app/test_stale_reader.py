#!/usr/bin/python3
"""A screen reader that asks for a window that is not there (any more) must not end the program.

SPDX-License-Identifier: GPL-3.0-or-later

Readers count the windows first and ask for each then, and one may close in between. GTK 4.8 answers with the last window
it has; had that never been shown, the program would end with a signal.
"""
import os
import tempfile
import unittest

from gi.repository import Gio, GLib

from screen import Manager, Program

ROOT = "/org/a11y/atspi/accessible/root"


def connect():
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, -1, None)
    flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
    return Gio.DBusConnection.new_for_address_sync(address.unpack()[0], flags, None, None)


class StaleReaderTest(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.TemporaryDirectory(prefix="assay-reader-")
        self.addCleanup(self.home.cleanup)
        manager = Manager()
        manager.__enter__()
        self.addCleanup(manager.__exit__)
        environment = dict(os.environ, HOME=self.home.name, XDG_DATA_HOME=self.home.name + "/data")
        self.program = Program([os.environ["ASSAY_APPLICATION"]], environment)
        self.addCleanup(self.end)
        self.bus = connect()
        self.name = self.call("org.a11y.atspi.Registry", "GetChildren", None)[0][-1][0]

    def end(self):
        self.program.process.kill()
        self.program.process.wait(20)

    def call(self, name, method, words):
        return self.bus.call_sync(name, ROOT, "org.a11y.atspi.Accessible", method, words, None, 0, 10000, None).unpack()

    def ask_for_windows(self):
        """Asks for one that is there and for some that are not, and sees that it is alive after each."""
        for index in (0, 1, 2, 9):
            try:
                self.call(self.name, "GetChildAtIndex", GLib.Variant("(i)", (index,)))
            except GLib.Error as error:
                # It may say no, but it must say it itself.
                self.assertNotIn("NoReply", str(error))
                self.assertNotIn("Disconnected", str(error))
            self.assertIsNone(self.program.process.poll(), f"ended when asked for window {index}")

    def test_windows_that_are_not_there(self):
        self.ask_for_windows()

    def test_windows_that_have_closed(self):
        self.program.press("ctrl+question")
        self.program.wait_for_windows(2)
        self.ask_for_windows()
        self.program.press("Escape")
        self.program.wait_for_windows(1)
        self.ask_for_windows()
        # It comes again.
        self.program.press("ctrl+question")
        self.program.wait_for_windows(2)

    def test_dialogs_for_files_that_have_closed(self):
        self.program.press("ctrl+o")
        self.program.wait_for_windows(2)
        self.ask_for_windows()
        self.program.press("Escape")
        self.program.wait_for_windows(1)
        self.ask_for_windows()


if __name__ == "__main__":
    unittest.main()
