#!/usr/bin/python3
"""Bad input of a register: for each of its kinds, what a commissioner is told, and that nothing is half kept.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from assay_case import Case, INVALID, LOCKED, NEWER, OK, REPORT, UNKNOWN_NAME
from register_case import POSTGRES, RegisterCase, ask_database

# What a shell says of a program that Ctrl-C ended.
STOPPED = 130
TABLE = "Service,Contract,Begins,Ends\nCafé RJ,Homes,13/04/2026,31/03/2028\n"


class Tables(RegisterCase):
    def setUp(self):
        super().setUp()
        self.new()

    def take(self, data, *words, status=OK):
        table = self.write("table.csv", data)
        return self.run_on("import", table, "--take", "--json", *words) if status is None else \
            self.do("import", table, "--take", "--json", *words, status=status).json

    def refused(self, data, *words, said=()):
        """Nothing is taken, and what is said names the line or the file."""
        before = self.bytes()
        table = self.write("table.csv", data)
        result = self.run_on("import", table, "--take", *words)
        self.assertIn(result.status, (INVALID, REPORT), result.err)
        for text in said:
            self.assertIn(text, result.out + result.err)
        self.assertEqual(self.bytes(), before)

    def assert_taken(self):
        self.assertEqual([value["name"] for value in self.values("service")], ["Café RJ"])
        self.assertEqual([(value["begins"], value["ends"]) for value in self.values("contract")],
                         [("2026-04-13", "2028-03-31")])

    def test_encodings(self):
        """CSV in another encoding: read where the file says it, assumed and told where it does not."""
        for data, words in ((TABLE.encode("utf-8-sig"), []), (TABLE.encode("utf-16"), []), (TABLE.encode("utf-8"), []),
                            (TABLE.encode("cp1252"), ["--encoding", "windows-1252"]),
                            (TABLE.encode("latin-1"), ["--encoding", "iso-8859-1"])):
            with self.subTest(data=data[:12]):
                self.take(data, *words)
                self.assert_taken()
        said = self.do("import", self.write("table.csv", TABLE.encode("cp1252"))).out
        self.assertIn("windows-1252 is assumed", said)
        self.refused(TABLE.encode("cp1252"), "--encoding", "klingon", said=["table.csv", "klingon"])
        self.refused(TABLE.encode("cp1252"), "--encoding", "utf-8", said=["table.csv", "utf-8"])

    def test_separators_and_line_ends(self):
        """CSV with another separator or line end: found out, or given."""
        for separator in ",;\t|":
            for end in ("\n", "\r\n", "\r"):
                with self.subTest(separator=separator, end=end):
                    self.take(TABLE.replace(",", separator).replace("\n", end))
                    self.assert_taken()
        self.take(TABLE.replace(",", ";"), "--separator", ";")
        self.assert_taken()

    def test_date_orders(self):
        """Days in another order: told by the others of their column, or asked for; never guessed."""
        for first, last, words in (("13/04/2026", "31/03/2028", []), ("04/13/2026", "03/31/2028", []),
                                   ("2026-04-13", "2028-03-31", []), ("13.4.2026", "31.3.2028", []),
                                   ("13/04/2026", "31/03/2028", ["--dates", "dmy"])):
            with self.subTest(first=first):
                self.take(f"Service,Contract,Begins,Ends\nCafé RJ,Homes,{first},{last}\n", *words)
                self.assert_taken()
        open_days = "Service,Contract,Begins,Ends\nCafé RJ,Other,03/04/2026,05/06/2028\n"
        self.refused(open_days, said=["Line 2", "03/04/2026", "dmy, mdy or ymd"])
        self.take(open_days, "--dates", "mdy")
        self.assertEqual(self.values("contract")[-1]["begins"], "2026-03-04")

    def test_no_table(self):
        """What is no table, or not whole: said of the file or the line."""
        for data, said in ((b"", ["table.csv", "empty"]), (b"A\0,B\n", ["table.csv", "not a text file"]),
                           ("Service,Contract\n\"A,B\n", ["line 2", "never closed"]),
                           ("Dog,Cat\nA,B\n", ["Line 1", "Dog"]),
                           ("Service,Contract,Begins,Ends\nA,B,2026-04-13,2025-04-12\n", ["Line 2", "before it begins"])):
            with self.subTest(data=data):
                self.refused(data, said=said)
        self.assertEqual(self.values("service"), [])

    def test_two_services_of_one_name(self):
        """Two services of one name: a finding, and never one of them for the other."""
        self.add("service", "name=Vale")
        self.add("service", "name=vale")
        self.assertEqual([doubt["doubt"] for doubt in self.do("check", "--json", status=REPORT).json["doubts"]], ["same-name"])
        self.refuse(UNKNOWN_NAME, "add", "contract", "service=Vale", "title=X", names=["1", "2"])
        self.refused("Service,Contract\nVale,B\n", said=["Line 2", "More than one fits “Vale”"])
        said = self.run_on("import", self.place / "table.csv").out
        self.assertNotIn("it is blank", said)
        self.assertEqual(self.values("contract"), [])

    def test_overlapping_contracts(self):
        """Contracts of one service and area at one time: taken, with a finding."""
        self.take("Service,Contract,Begins,Ends\nA,One,2026-04-01,2028-03-31\nA,Two,2027-04-01,2029-03-31\n")
        self.assertEqual(len(self.values("contract")), 2)
        doubts = self.do("check", "--json", status=REPORT).json["doubts"]
        self.assertEqual([doubt["doubt"] for doubt in doubts], ["overlap"])
        self.assertIn("One", doubts[0]["text"])
        self.assertIn("Two", doubts[0]["text"])

    def test_award_before_its_scheme(self):
        """An award that starts before the edition it states existed: a finding."""
        self.add("service", "name=Vale")
        self.do("award", "Vale", "rss", "--edition", "2026", "--from", "2024-05-01", "--until", "2027-04-30", "--source", "List")
        doubts = self.do("check", "--json", status=REPORT).json["doubts"]
        self.assertEqual([doubt["doubt"] for doubt in doubts], ["award-before-scheme"])
        self.do("amend", "award", "Vale", "from_day=2026-05-01")
        self.assertEqual(self.do("check", "--json").json["doubts"], [])

    def test_clause_without_a_date(self):
        """A clause to secure the mark without a day: a finding, and unknown; never met."""
        self.add("service", "name=Vale")
        self.add("contract", "service=Vale", "title=Core", "begins=2026-01-01", "ends=2027-12-31")
        self.add("clause", "contract=Core", "clause=secures")
        doubts = self.do("check", "--json", status=REPORT).json["doubts"]
        self.assertEqual([doubt["doubt"] for doubt in doubts], ["clause-undated"])
        row = self.do("standing", "--json").json["contracts"][0]
        self.assertEqual(row["standing"], "unknown")
        self.assertIn("unknown", self.do("standing").err)

    def test_newer_register(self):
        """A register from a newer version: not opened, not altered, and said which version can."""
        self.meddle("UPDATE assay.register SET format = 99" if POSTGRES else "PRAGMA user_version = 99")
        for command, *words in (["list", "area"], ["standing"], ["add", "area", "name=X"], ["check"],
                                ["report", "-o", self.place / "board.pdf"]):
            with self.subTest(command=command):
                self.refuse(NEWER, command, *words, names=[self.database if POSTGRES else self.register.name, "newer version"])
        self.assertFalse((self.place / "board.pdf").exists())

    def test_gone_in_the_middle(self):
        """The program is ended at any moment of taking a table in: the table is there whole or not at all."""
        rows = "".join(f"Service {n},Contract {n},2026-04-01,2028-03-31\n" for n in range(400))
        table = self.write("table.csv", "Service,Contract,Begins,Ends\n" + rows)
        for attempt in range(8):
            other = self.begin_another(attempt)
            process = subprocess.Popen([str(self.program), "register", "import", *other, str(table), "--take"],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment())
            if attempt > 0:
                try:
                    process.wait(attempt * 0.02)
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
            _, said = process.communicate()
            n = len(self.good("register", "list", *other, "contract", "--json").json["values"])
            self.assertIn(n, (0, 400))
            if b"Taken." in said:
                self.assertEqual(n, 400)
            self.assertEqual(self.run_assay("register", "check", *other, "--json").json["damage"], [])

    def begin_another(self, number):
        """A register beside this one, as a command names it."""
        where = [str(self.place / f"{number}.assay-register")]
        if POSTGRES:
            name = f"{self.database}_{number}"
            ask_database(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
            self.addCleanup(ask_database, f"DROP DATABASE {name} WITH (FORCE)")
            where = ["--database", self.address().replace(self.database, name)]
        self.good("register", "new", *where, "--title", "Other")
        return where

    def is_at_work(self, process):
        """Whether the program has come as far as the register; on a server, as far as waiting for its turn."""
        if POSTGRES:
            return "t" in ask_database("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND "
                                       f"datname = '{self.database}')")
        links = pathlib.Path(f"/proc/{process.pid}/fd").iterdir()
        return any(link.is_symlink() and os.readlink(link) == str(self.register) for link in links)

    def test_stopped(self):
        """Ctrl-C while somebody else is writing: it ends at once, and nothing is kept."""
        before = self.bytes()
        with self.held():
            process = subprocess.Popen([str(self.program), "register", "add", *map(str, self.where), "area", "name=X"],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment(), text=True)
            until = time.monotonic() + 60
            while process.poll() is None and not self.is_at_work(process) and time.monotonic() < until:
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            out, said = process.communicate()
        self.assertEqual(process.returncode, STOPPED, said)
        self.assertEqual(out, "")
        self.assertIn("Stopped", said)
        self.assertEqual(self.bytes(), before)
        self.add("area", "name=X")

    def test_held(self):
        """Somebody else does not come to an end: said so, in words, and it goes well afterwards."""
        with self.held():
            self.refuse(LOCKED, "add", "area", "name=X", names=["written to by", "try again in a moment"])
        self.add("area", "name=X")


class Submissions(RegisterCase):
    new = Case.new

    def test_fails_verification(self):
        """A submission that fails verification: kept as received, with why, and it counts nowhere."""
        self.make_ready()
        archive = self.place / "vale.zip"
        self.good("submit", self.folder, "-o", archive)
        self.do("new", "--title", "Contracts of the North")
        self.add("service", "name=Vale Restorative Service")
        self.add("contract", "service=1", "title=Core", "begins=2026-01-01", "ends=2027-12-31")
        self.add("clause", "contract=Core", "clause=works-towards")
        self.add("milestone", "clause=Core", "milestone=submitted", "what=Application sent", "due=2027-06-30")
        before = self.do("standing", "--json").json["contracts"][0]
        data = bytearray(archive.read_bytes())
        data[len(data) // 3] ^= 0x55
        result = self.run_on("receive", self.write("broken.zip", bytes(data)), "--json")
        self.assertEqual(result.status, REPORT, result.err)
        self.assertFalse(result.json["verified"])
        self.assertTrue(result.json["findings"])
        self.assertTrue(all(not value["is_verified"] for value in self.values("received")))
        after = self.do("standing", "--json").json["contracts"][0]
        self.assertEqual(after["standing"], before["standing"])
        self.assertEqual([reason["why"] for reason in after["reasons"]],
                         ["submission-unverified", *[reason["why"] for reason in before["reasons"]]])
        self.assertEqual(self.do("compare", "--json").json["standards"], [])
        self.assertEqual(self.values("measure"), [])


if __name__ == "__main__":
    unittest.main()
