"""What the tests of registers share: a register of a few contracts, and the commands as a commissioner runs them.

SPDX-License-Identifier: GPL-3.0-or-later

Beside support/with-postgres the register is in a database of the private server, else in a file.
"""
import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid

from assay_case import Case, STANDARDS

# 15 September 2026, noon.
BEFORE = "1789473600"
HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""
POSTGRES = os.environ.get("ASSAY_TEST_POSTGRES")


def ask_database(sql, name="postgres"):
    """What the server itself answers its keeper."""
    return subprocess.run(["psql", "-X", "-q", "-A", "-t", "-h", POSTGRES, "-U", "keeper", "-d", name, "-c", sql],
                          check=True, capture_output=True, text=True).stdout


class RegisterCase(Case):
    def setUp(self):
        super().setUp()
        self.register = self.place / "north.assay-register"
        self.where = [self.register]
        if POSTGRES:
            self.database = f"t{uuid.uuid4().hex[:12]}"
            ask_database(f"CREATE DATABASE {self.database} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
            self.addCleanup(ask_database, f"DROP DATABASE {self.database} WITH (FORCE)")
            self.where = ["--database", self.address()]
        for name in ("rss.xml", "award.xsd"):
            if (STANDARDS / name).exists():
                shutil.copy(STANDARDS / name, self.standards)

    def address(self, folder=POSTGRES):
        return f"postgresql://keeper@/{self.database}?host={folder}"

    def bytes(self):
        """All that is kept of the register, as it is kept."""
        if not POSTGRES:
            return self.register.read_bytes() if self.register.exists() else b""
        dump = subprocess.run(["pg_dump", "-h", POSTGRES, "-U", "keeper", "-d", self.database, "--data-only", "--inserts"],
                              check=True, capture_output=True).stdout
        # Beside the rows a dump has a password of its own and how far numbers were counted.
        return dump[dump.index(b"INSERT"):dump.rindex(b"-- Name:")] if b"INSERT" in dump else b""

    def run_on(self, command, *words, **options):
        return self.run_assay("register", command, *self.where, *words, **options)

    def do(self, command, *words, **options):
        return self.good("register", command, *self.where, *words, **options)

    def refuse(self, status, command, *words, names=(), **options):
        """Fails with that status, and the register is as it was."""
        before = self.bytes()
        result = self.run_on(command, *words, **options)
        self.assertEqual(result.status, status, result.err + result.out)
        self.assertIn("assay: ", result.err)
        self.assertEqual(result.out, "")
        for name in [names] if isinstance(names, str) else names:
            self.assertIn(name, result.err)
        self.assertEqual(self.bytes(), before)
        return result

    def meddle(self, sql):
        """Has what keeps the register changed by another program."""
        if POSTGRES:
            ask_database(sql, self.database)
            return
        with sqlite3.connect(self.register) as connection:
            connection.execute(sql)
        connection.close()

    @contextlib.contextmanager
    def held(self):
        """Another program is in the middle of writing, and does not come to an end."""
        # In a process of its own: one that reads the file and closes it lets go of its locks.
        words = [sys.executable, "-c", HOLD, self.register]
        if POSTGRES:
            words = ["psql", "-X", "-q", "-A", "-t", "-h", POSTGRES, "-U", "keeper", "-d", self.database]
        other = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            if POSTGRES:
                other.stdin.write("BEGIN; SELECT 'held' FROM assay.register FOR UPDATE;\n")
                other.stdin.flush()
            self.assertEqual(other.stdout.readline(), "held\n")
            yield
        finally:
            other.communicate()

    def new(self):
        self.do("new", "--title", "Contracts of the North")

    def add(self, *words, **options):
        return int(self.do("add", *words, **options).out)

    def values(self, kind):
        return self.do("list", kind, "--json").json["values"]

    def fill(self, **options):
        """One contract that is met with a condition, one that is late, one that nobody can say, one without a clause."""
        self.new()
        for words in (
                ["area", "name=North Vale"], ["service", "name=Vale RJ", "area=North Vale"],
                ["service", "name=Moor RJ", "partnership=no"],
                ["contract", "service=Vale RJ", "title=Core", "reference=NV-17", "begins=2025-04-01",
                 "ends=2028-03-31", "funding=Core grant."],
                ["clause", "contract=NV-17", "clause=holds", "schemes=rss", "wording=Shall hold the mark."],
                ["extension", "contract=Core", "until=2029-03-31"],
                ["contract", "service=Moor RJ", "title=Pilot", "begins=2026-01-01", "ends=2026-12-31"],
                ["clause", "contract=Pilot", "clause=works-towards"],
                ["milestone", "clause=Pilot", "milestone=submitted", "what=Application sent", "due=2026-09-30"],
                ["contract", "service=Moor RJ", "area=North Vale", "title=Schools", "begins=2026-01-01", "ends=2027-12-31"],
                ["clause", "contract=Schools", "clause=secures"],
                ["contract", "service=Vale RJ", "area=North Vale", "title=Helpline", "begins=2026-01-01", "ends=2027-12-31"]):
            self.add(*words, **options)
        self.do("award", "Vale RJ", "rss", "--from", "2025-03-01", "--until", "2027-12-31", "--source",
                "Certificate 17", "--condition", "Training", "--due", "2027-01-31", **options)
