#!/usr/bin/python3
"""Reviews from outside: from a submission to an award, by the rules.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import unittest

from assay_case import INVALID, NOT_FOUND, OK, REFUSED, REPORT, UNKNOWN_NAME
from test_verify import Submissions as SubmissionCase


class Reviews(SubmissionCase):
    def setUp(self):
        super().setUp()
        self.archive = self.place / "vale-round-1.zip"
        self.archive.write_bytes(self.submission())
        self.review = self.place / "vale review"

    def run_review(self, command, *arguments, author="assessor"):
        return self.run_assay("review", command, self.review, *arguments, env={"ASSAY_AUTHOR": author})

    def do(self, command, *arguments, author="assessor"):
        result = self.run_review(command, *arguments, author=author)
        self.assertEqual(result.status, OK, result.err)
        return result

    def refuse(self, status, command, *arguments, author="assessor"):
        result = self.run_review(command, *arguments, author=author)
        self.assertEqual(result.status, status, result.err)
        return result

    def begin(self):
        result = self.run_assay("review", "new", self.archive, self.review, env={"ASSAY_AUTHOR": "assessor"})
        self.assertEqual(result.status, OK, result.err)
        return result

    def test_begin(self):
        result = self.begin()
        self.assertIn(self.fingerprint, result.err)
        status = self.do("status", "--json").json
        self.assertEqual(status["fingerprint"], self.fingerprint)
        self.assertEqual(status["determined"], 0)
        self.assertTrue(all(one["judgement"] is None for one in status["criteria"]))
        self.assertEqual((self.review / "submission/data/portfolio.xml").read_bytes(),
                         (self.folder / "portfolio.xml").read_bytes())

    def test_altered_submission_is_refused_with_all_findings(self):
        payload = self.payload()
        names = sorted(name for name in payload if name.startswith("data/evidence/"))
        payload[names[0]] += b"%"
        payload[names[1]] += b"%"
        self.archive.write_bytes(self.submission(payload))
        result = self.run_assay("review", "new", self.archive, self.review)
        self.assertEqual(result.status, REFUSED)
        self.assertEqual(result.err.count("[item-altered]"), 2)
        self.assertFalse(self.review.exists())

    def test_no_review(self):
        self.assertEqual(self.run_review("status").status, NOT_FOUND)

    def test_declare_before_determining(self):
        self.begin()
        self.refuse(REFUSED, "determine", "1.1", "met", "--reason", "Seen.")
        self.do("declare", "Lead assessor", "--interest", "none")
        self.do("determine", "1.1", "met", "--reason", "Seen.", "--looked", "E001:1")
        self.refuse(INVALID, "determine", "1.2", "not-met", "--reason", "Nothing there.")
        self.refuse(UNKNOWN_NAME, "determine", "1.1", "mett", "--reason", "Seen.")
        self.refuse(UNKNOWN_NAME, "determine", "9.9", "met", "--reason", "Seen.")
        status = self.do("status", "--json").json
        self.assertEqual({one["criterion"]: one["judgement"] for one in status["criteria"]}["1.1"], "met")

    def test_undo_and_history(self):
        self.begin()
        self.do("declare", "Lead assessor", "--interest", "none")
        before = (self.review / "review.xml").read_bytes()
        self.do("comment", "1.1", "Well kept.")
        self.assertIn("Undone", self.do("undo").err)
        self.assertEqual((self.review / "review.xml").read_bytes(), before)
        self.do("redo")
        history = self.do("history", "--json").json["history"]
        self.assertEqual([one["type"] for one in history], ["edit", "edit", "edit", "undo", "redo"])
        self.assertEqual({one["author"] for one in history}, {"assessor"})

    def test_lists(self):
        self.begin()
        self.do("declare", "Lead assessor", "--interest", "none")
        self.assertEqual(self.do("request", "1.1", "--what", "The form of June.").out, "R001\n")
        self.assertEqual(self.do("require", "1.1", "--what", "Use it.", "--due", "2027-03-01").out, "C001\n")
        self.assertEqual(self.do("visit", "--day", "2026-12-01", "--kind", "on-site").out, "V001\n")
        self.assertEqual(self.do("question", "1.1", "Who fills it in?").out, "Q001\n")
        self.do("undo")
        self.assertEqual(self.do("question", "1.1", "Who fills it in?").out, "Q002\n")
        self.do("question", "Q002", "--answer", "The facilitator.")
        self.do("request", "R001", "--answered")
        self.refuse(INVALID, "visit", "V001", "--text", "It lies ahead.", "--met", "Two facilitators")
        self.refuse(INVALID, "require", "1.1", "--what", "No day.")

    def test_whole_way(self):
        self.begin()
        self.refuse(REFUSED, "recommend", "award", "--text", "All is well.")
        self.do("declare", "Lead assessor", "--interest", "none")
        for one in self.do("status", "--json").json["criteria"]:
            self.do("determine", one["criterion"], "met", "--reason", "Seen.", "--looked", "E001")
        for day in ("2026-11-02", "2026-11-09"):
            self.do("visit", "--day", day, "--met", "Two facilitators;The manager", "--text", "Case files.")
        self.assertEqual(self.run_review("check").status, OK)
        self.do("recommend", "award", "--text", "All is well.")
        self.refuse(REFUSED, "decide", "award", "--role", "Award panel", "--text", "As recommended.")
        self.refuse(REFUSED, "decide", "award", "--role", "lead assessor", "--text", "As recommended.",
                    author="panel")
        self.do("decide", "award", "--role", "Award panel", "--text", "As recommended.", author="panel")
        self.do("award", "--from", "2027-01-01", author="panel")
        self.refuse(REFUSED, "comment", "1.1", "Too late.")
        status = self.do("status", "--json").json
        self.assertEqual((status["decided"], status["award_from"]), ("award", "2027-01-01"))

    def test_check_says_what_is_missing(self):
        self.begin()
        result = self.run_review("check", "--json")
        self.assertEqual(result.status, REPORT)
        tags = {one["tag"] for one in result.json["findings"]}
        self.assertLessEqual({"review-not-declared", "review-not-determined", "review-visits-few"}, tags)

    def test_open(self):
        self.begin()
        path = self.do("open", "E001").out.strip()
        self.assertIn("submission/data/evidence/E001", path)
        self.do("open", "E001", "-o", self.place / "copy.pdf")
        self.assertEqual((self.place / "copy.pdf").stat().st_mode & 0o077, 0)


def load_tests(loader, tests, pattern):
    """Only what is written here: the case that it builds on brings tests of its own."""
    names = [name for name in vars(Reviews) if name.startswith("test_")]
    return unittest.TestSuite(Reviews(name) for name in names)


if __name__ == "__main__":
    unittest.main()
