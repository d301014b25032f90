"""Folders in trouble: hostile or newer documents, locks, read-only places, full disks, interruption.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import time
import unittest

from assay_case import ACCESS, DAMAGED, INVALID, LOCKED, NEWER, NO_SPACE, NOBODY, NOT_FOUND, OK, Case, pdf

CANCELLED = 130
DEADLINE_SECONDS = 60
READING = [["status"], ["check"], ["evidence"], ["history"], ["profile"], ["actions"], ["measures"]]


def writing(case):
    """One call of every command that changes a portfolio, each of which would succeed."""
    path = case.write("new.pdf", pdf(2, "New"))
    return [["rate", case.folder, "1.1", "partly"], ["note", case.folder, "1.1", "Hm."], ["flag", case.folder, "1.1"],
            ["profile", case.folder, "size=large"], ["add", case.folder, path],
            ["add", case.folder, "--observation", "Seen"], ["amend", case.folder, "E001", "--title", "Other"],
            ["amend", case.folder, "E001", "--file", path], ["withdraw", case.folder, "E001"],
            ["cite", case.folder, "1.1", "E001", "--pages", "1", "--why", "So."],
            ["uncite", case.folder, "1.1", "E001"],
            ["action", case.folder, "1.1", "--what", "Write", "--owner", "Lead", "--due", "2027-02-01"],
            ["measure", case.folder, "referrals", "--from", "2026-01-01", "--to", "2026-03-31", "--value", "4",
             "--source", "Log"], ["undo", case.folder]]


class DocumentTest(Case):
    def setUp(self):
        super().setUp()
        self.make_ready()
        self.document = self.folder / "portfolio.xml"
        self.text = self.document.read_text()
        # Without a journal, portfolio.xml is all there is.
        shutil.rmtree(self.folder / "journal")

    def refuse(self, status, text, *names):
        self.document.write_text(text)
        for words in [["status", self.folder], ["rate", self.folder, "1.1", "partly"],
                      ["pack", self.folder, "-o", self.place / "x.pdf"], ["copy", self.folder, self.place / "x.zip"]]:
            self.bad(status, *words, names=["portfolio.xml", *names])
        self.assertFalse((self.place / "x.pdf").exists())
        self.assertFalse((self.place / "x.zip").exists())

    def test_malformed(self):
        self.refuse(DAMAGED, self.text[:500])

    def test_foreign(self):
        self.refuse(DAMAGED, "<html><body/></html>\n")

    def test_doctype(self):
        self.refuse(DAMAGED, '<!DOCTYPE portfolio [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'
                    + self.text.split("?>", 1)[1])

    def test_deeply_nested(self):
        self.refuse(DAMAGED, "<portfolio format='1'>" + "<a>" * 3000 + "</a>" * 3000 + "</portfolio>")

    def test_too_large(self):
        self.refuse(DAMAGED, self.text + " " * (65 * 1024 * 1024))

    def test_newer(self):
        self.refuse(NEWER, self.text.replace('format="1"', 'format="2"'))

    def test_citation_of_what_is_not_there(self):
        self.refuse(DAMAGED, self.text.replace('citation evidence="E001"', 'citation evidence="E009"'), "E009")

    def test_a_date_that_is_none(self):
        self.refuse(DAMAGED, self.text.replace('planned="2027-01-12"', 'planned="2027-02-30"'), "2027-02-30")


class SchemeFileTest(Case):
    def test_a_damaged_edition(self):
        self.new()
        (self.folder / "scheme.xml").write_text("<scheme/>")
        result = self.bad(self.run_assay("status", self.folder).status, "status", self.folder, names="scheme.xml")
        self.assertNotIn(result.status, (0, 1))


class FolderTest(Case):
    def test_no_portfolio(self):
        self.bad(NOT_FOUND, "status", self.place / "gone", names="gone")
        (self.place / "box").mkdir()
        self.bad(NOT_FOUND, "rate", self.place / "box", "1.1", "fully", names="box")
        self.assertEqual(list((self.place / "box").iterdir()), [])
        path = self.write("letter.txt", "Dear")
        self.assertIn(self.run_assay("status", path).status, (NOT_FOUND, INVALID))

    def test_evidence_that_vanished(self):
        self.make_ready()
        row = self.evidence()[0]
        (self.folder / "evidence" / row["sha256"][:2] / row["sha256"]).unlink()
        self.bad(DAMAGED, "copy", self.folder, self.place / "x.zip", names="E001")
        self.assertFalse((self.place / "x.zip").exists())
        self.good("check", self.folder, status=1)


class ReadOnlyTest(Case):
    def setUp(self):
        super().setUp()
        self.make_ready()
        self.commands = writing(self)
        for path in [self.folder, *self.folder.rglob("*")]:
            if os.geteuid() == 0:
                os.chown(path, NOBODY, NOBODY)
            path.chmod(0o555 if path.is_dir() else 0o444)

    def test_reading_works(self):
        for words in READING:
            self.good(words[0], self.folder, as_nobody=True)

    def test_writing_is_refused(self):
        for words in self.commands:
            with self.subTest(words[0]):
                self.bad(ACCESS, *words, names="vale", as_nobody=True)

    def test_no_room_for_what_is_made(self):
        self.place.chmod(0o555)
        for words in [["pack", self.folder, "-o", self.place / "x.pdf"], ["copy", self.folder, self.place / "x.zip"],
                      ["new", self.place / "dale", "--scheme", "small", "--service", "Dale"]]:
            with self.subTest(words[0]):
                self.bad(ACCESS, *words, as_nobody=True)
                self.assertEqual([path.name for path in self.place.iterdir() if path.name.startswith(("x", "d"))],
                                 ["data"] if (self.place / "data").exists() else [])


class FullDiskTest(Case):
    """The system's limit on the size of a file stands for the disk: the write that crosses it comes back short."""

    def run_within(self, size, words):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        return self.run_assay(*words, before=limit)

    def test_every_writing_command_leaves_all_as_it_was(self):
        self.make_ready()
        journal = max(path.stat().st_size for path in (self.folder / "journal").iterdir())
        for words in writing(self):
            for size in [0, 40, journal, journal + 60]:
                with self.subTest(words[0], size=size):
                    before = self.tree(self.folder)
                    result = self.run_within(size, words)
                    self.assertEqual(result.status, NO_SPACE, result.err)
                    self.assertEqual(self.tree(self.folder), before)

    def test_a_large_file_that_does_not_fit(self):
        self.make_ready()
        small, large = self.write("small.bin", b"s" * 100), self.write("large.bin", b"l" * 400_000)
        before = self.tree(self.folder)
        result = self.run_within(200_000, ["add", self.folder, small, large])
        self.assertEqual(result.status, NO_SPACE, result.err)
        self.assertEqual(self.tree(self.folder), before)
        self.assertEqual(self.good("add", self.folder, small, large).out, "E004\nE005\n")

    def test_what_is_made_is_whole_or_not_there(self):
        self.make_ready()
        for words, made in [(["pack", self.folder, "-o", self.place / "x.pdf"], "x.pdf"),
                            (["copy", self.folder, self.place / "x.zip"], "x.zip"),
                            (["new", self.place / "dale", "--scheme", "small", "--service", "Dale"], "dale")]:
            for size in [0, 1000]:
                with self.subTest(words[0], size=size):
                    result = self.run_within(size, words)
                    self.assertEqual(result.status, NO_SPACE, result.err)
                    self.assertFalse((self.place / made).exists())
                    self.assertEqual([path.name for path in self.place.iterdir() if ".part" in path.name], [])

    def test_opening_a_copy(self):
        self.make_ready()
        self.good("copy", self.folder, self.place / "x.zip")
        result = self.run_within(1500, ["open", self.place / "x.zip", self.place / "again"])
        self.assertEqual(result.status, NO_SPACE, result.err)
        self.assertFalse((self.place / "again").exists())


class InterruptTest(Case):
    def setUp(self):
        super().setUp()
        self.new()
        self.lock = self.folder / "in-use.xml"

    def wait_for(self, what, process):
        end = time.monotonic() + DEADLINE_SECONDS
        while not what():
            self.assertIsNone(process.poll(), "it ended before it could be interrupted")
            self.assertLess(time.monotonic(), end, "waited too long")
            time.sleep(0.002)

    def start(self, *words):
        process = subprocess.Popen([self.program, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=self.environment())
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        for stream in (process.stdin, process.stdout, process.stderr):
            self.addCleanup(stream.close)
        return process

    def start_long_work(self):
        """Adds a file that takes seconds to hash, and so holds the lock for long."""
        path = self.place / "film.bin"
        with open(path, "wb") as file:
            file.truncate(6 * 1024 ** 3)
        process = self.start("add", self.folder, path)
        self.wait_for(self.lock.exists, process)
        return process

    def watches_signals(self, process):
        for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
            if line.startswith("SigBlk:"):
                return bool(int(line.split()[1], 16) & 1 << (signal.SIGINT - 1))
        return False

    def test_while_waiting_for_text(self):
        before = self.tree(self.folder)
        process = self.start("rate", self.folder, "1.1", "fully", "--text-file", "-")
        self.wait_for(lambda: self.watches_signals(process), process)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(DEADLINE_SECONDS), CANCELLED)
        self.assertEqual(self.tree(self.folder), before)

    def test_while_adding(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            before = self.tree(self.folder)
            process = self.start_long_work()
            process.send_signal(number)
            self.assertEqual(process.wait(DEADLINE_SECONDS), CANCELLED)
            self.assertTrue(process.stderr.read().startswith(b"assay: "))
            self.assertEqual(self.tree(self.folder), before)

    def test_somebody_else_has_it_open(self):
        process = self.start_long_work()
        for words in writing(self)[:6] + [["undo", self.folder], ["redo", self.folder]]:
            self.bad(LOCKED, *words, names=["Service manager"])
        for words in READING:
            self.assertIn(self.run_assay(words[0], self.folder).status, (0, 1))
        tags = [row["tag"] for row in self.run_assay("check", self.folder, "--json").json["findings"]]
        self.assertIn("in-use", tags)
        self.bad(LOCKED, "unlock", self.folder)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(DEADLINE_SECONDS), CANCELLED)
        self.good("rate", self.folder, "1.1", "fully")

    def test_a_holder_that_was_killed(self):
        process = self.start_long_work()
        process.kill()
        process.wait()
        self.assertTrue(self.lock.exists())
        if self.run_assay("rate", self.folder, "1.1", "fully").status != OK:
            self.good("unlock", self.folder)
            self.good("rate", self.folder, "1.1", "fully")
        self.assertFalse(self.lock.exists())
        self.bad(NOT_FOUND, "unlock", self.folder)
        self.assertEqual(self.criterion("1.1")["rating"], "fully")


if __name__ == "__main__":
    unittest.main()
