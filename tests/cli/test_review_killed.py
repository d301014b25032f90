#!/usr/bin/python3
"""Reviews survive kill -9: what the program has called saved is there, whenever it was killed.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import signal
import subprocess
import time
import unittest

from assay_case import OK
from test_review import Reviews as ReviewCase

ROUNDS = 24


class Killed(ReviewCase):
    def start(self, *words):
        return subprocess.Popen([self.program, "review", words[0], self.review, *words[1:]],
                                env=self.environment(ASSAY_AUTHOR="assessor"), stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def journal_length(self):
        return sum(path.stat().st_size for path in (self.review / "journal").glob("*.log"))

    def kill_when(self, happened, *words):
        """Kills a command in the moment something has happened; whether it had said that it was done."""
        process = self.start(*words)
        deadline = time.monotonic() + 60
        while process.poll() is None and not happened():
            self.assertLess(time.monotonic(), deadline)
        process.send_signal(signal.SIGKILL)
        status = process.wait()
        self.assertIn(status, (OK, -signal.SIGKILL))
        return status == OK

    def comments_in_history(self):
        history = self.do("history", "--json").json["history"]
        return sum(one["verb"] == "write-comment" and one["type"] == "edit" for one in history)

    def moments(self):
        """What to wait for, from the first thing a command does to the last."""
        length = self.journal_length()
        written = (self.review / "review.xml").stat()
        return [lambda: True,
                lambda: (self.review / "in-use.xml").exists(),
                lambda: self.journal_length() > length,
                lambda: (self.review / "review.xml").stat().st_ino != written.st_ino,
                lambda: False]

    def test_edits(self):
        """A run of edits, each killed in another moment: those called saved stay, in their order; one that was not
        is there whole or not at all; and the next goes on without a word about the dead."""
        self.begin()
        self.do("declare", "Lead assessor", "--interest", "none")
        n_there = self.comments_in_history()
        for number in range(ROUNDS):
            moment = self.moments()[number % 5]
            with self.subTest(number):
                is_told = self.kill_when(moment, "comment", "1.1", f"Comment {number}.")
                found = self.comments_in_history() - n_there
                self.assertIn(found, (1,) if is_told else (0, 1))
                n_there += found
        self.do("comment", "1.1", "The last.")
        self.assertEqual(self.comments_in_history(), n_there + 1)
        tags = {one["tag"] for one in self.run_review("check", "--json").json["findings"]}
        self.assertEqual(tags & {"journal-damaged", "changed-outside", "rebuilt"}, set())

    def test_undo_and_redo(self):
        """The same of taking back and putting back: the file is that of before or that of after."""
        self.begin()
        self.do("declare", "Lead assessor", "--interest", "none")
        without = (self.review / "review.xml").read_bytes()
        self.do("comment", "1.1", "Well kept.")
        given = (self.review / "review.xml").read_bytes()
        for number in range(10):
            for command, before, after in (("undo", given, without), ("redo", without, given)):
                moment = self.moments()[number % 5]
                with self.subTest(f"{command} {number}"):
                    is_told = self.kill_when(moment, command)
                    # Whatever was left half-way, opening for writing brings to its end.
                    self.do("note", "1.2", "")
                    found = (self.review / "review.xml").read_bytes()
                    self.assertIn(found, (after,) if is_told else (before, after))
                    if found != after:
                        self.do(command)
                    self.assertEqual((self.review / "review.xml").read_bytes(), after)


def load_tests(loader, tests, pattern):
    """Only what is written here: the case that it builds on brings tests of its own."""
    names = [name for name in vars(Killed) if name.startswith("test_")]
    return unittest.TestSuite(Killed(name) for name in names)


if __name__ == "__main__":
    unittest.main()
