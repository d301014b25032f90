#!/usr/bin/python3
"""A shared register whose database goes away in the middle of an edit: the command finds out what became of it.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import pathlib
import socket
import sys
import tempfile
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from assay_case import EXISTS, OK, REPORT
from register_case import POSTGRES, RegisterCase

SOCKET = ".s.PGSQL.5432"
# More often than the program asks within one attempt; and for ever.
A_WHILE, EVER = 6, 10**9


class Line:
    """Between the program and the server; cut at the next COMMIT, and then down for so many calls."""

    def __init__(self, folder, is_heard, n_down):
        self.is_heard, self.n_down = is_heard, n_down
        self.is_cut = False
        self.cut_client = None
        self.ends = []
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(f"{folder}/{SOCKET}")
        self.listener.listen(16)
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            if self.is_cut and self.n_down > 0:
                self.n_down -= 1
                client.close()
                continue
            server = socket.socket(socket.AF_UNIX)
            self.ends += [client, server]
            server.connect(f"{POSTGRES}/{SOCKET}")
            threading.Thread(target=self.hear_client, args=(client, server), daemon=True).start()
            threading.Thread(target=self.hear_server, args=(client, server), daemon=True).start()

    @staticmethod
    def hang_up(*ends):
        for end in ends:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def hear_client(self, client, server):
        try:
            while data := client.recv(65536):
                if b"COMMIT\0" in data and not self.is_cut:
                    self.is_cut = True
                    if not self.is_heard:
                        break
                    # Who hears the server hangs up, once it has answered.
                    self.cut_client = client
                    server.sendall(data)
                    return
                server.sendall(data)
        except OSError:
            pass
        self.hang_up(client, server)

    def hear_server(self, client, server):
        try:
            while data := server.recv(65536):
                if self.is_cut and self.cut_client is client:
                    break
                client.sendall(data)
        except OSError:
            pass
        self.hang_up(client, server)

    def close(self):
        self.hang_up(self.listener, *self.ends)
        for end in [self.listener, *self.ends]:
            end.close()


class Lost(RegisterCase):
    def setUp(self):
        super().setUp()
        self.new()
        self.add("area", "name=North Vale")

    def add_through(self, is_heard, n_down, *words, command="add"):
        """The command by a line that is cut: whether the server heard the COMMIT, and how long it is down."""
        folder = tempfile.mkdtemp(prefix="assay-line-", dir="/tmp")
        line = Line(folder, is_heard, n_down)
        try:
            result = self.run_assay("register", command, "--database", self.address(folder), *words)
        finally:
            line.close()
            (pathlib.Path(folder) / SOCKET).unlink()
            pathlib.Path(folder).rmdir()
        self.assertTrue(line.is_cut)
        return result

    def names(self):
        return [value["name"] for value in self.values("area")]

    def test_kept_once(self):
        """Heard or not, and back at once or after a while: it is there once, and its number is the one printed."""
        for is_heard in (True, False):
            for n_down in (0, A_WHILE):
                name = f"Area {is_heard} {n_down}"
                with self.subTest(name=name):
                    result = self.add_through(is_heard, n_down, "area", f"name={name}")
                    self.assertEqual(result.status, OK, result.err)
                    self.assertEqual(self.names().count(name), 1)
                    there = next(value for value in self.values("area") if value["name"] == name)
                    self.assertEqual(int(result.out), there["id"])
                    self.assertEqual(n_down > 0, "the change is kept, once" in result.err, result.err)

    def test_gone_for_good(self):
        """It does not say that it is kept, nor that it is not; the trail then knows."""
        for is_heard in (True, False):
            name = f"Area {is_heard}"
            with self.subTest(name=name):
                result = self.add_through(is_heard, EVER, "area", f"name={name}")
                self.assertNotIn(result.status, (OK, REPORT))
                self.assertEqual(result.out, "")
                self.assertIn("Whether the change was kept is not known", result.err)
                self.assertIn("register trail", result.err)
                self.assertEqual(self.names().count(name), int(is_heard))
                self.assertEqual(f"“{name}”" in self.do("trail").out, is_heard)

    def test_import(self):
        """A table is whole or not there at all."""
        table = self.write("more.csv", "Service,Contract,Begins\nCoast RJ,Homes,2026-04-13\nCoast RJ,Schools,2026-04-14\n")
        result = self.add_through(True, A_WHILE, table, "--take", command="import")
        self.assertEqual(result.status, OK, result.err)
        self.assertIn("the change is kept, once", result.err)
        self.assertEqual([value["title"] for value in self.values("contract")], ["Homes", "Schools"])

    def test_no_second_register(self):
        """What is there already is not begun anew."""
        self.refuse(EXISTS, "new", "--title", "Again")


if __name__ == "__main__":
    unittest.main()
