#!/usr/bin/python3
"""Reviews from outside: from a submission to an award, by the rules.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import hashlib
import unittest

from assay_case import INVALID, NOT_FOUND, OK, REFUSED, REPORT, UNKNOWN_NAME, USAGE
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

    def test_pack_of_other_data_is_refused(self):
        payload = self.payload()
        self.good("rate", self.folder, "1.1", "fully", "--text", "Something else.")
        self.good("pack", self.folder, "-o", self.place / "other.pdf")
        payload["data/pack.pdf"] = (self.place / "other.pdf").read_bytes()
        self.archive.write_bytes(self.submission(payload))
        result = self.run_assay("review", "new", self.archive, self.review)
        self.assertEqual(result.status, REFUSED)
        self.assertIn("[pack-differs]", result.err)
        self.assertFalse(self.review.exists())
        self.assertEqual(self.run_assay("verify", self.archive).status, REPORT)

    def test_submission_without_its_seal_is_refused(self):
        """Packed anew by another program, with lists of another kind: whole, but not to be known again later."""
        self.archive.write_bytes(self.submission(algorithms=("sha512",)))
        result = self.run_assay("review", "new", self.archive, self.review)
        self.assertEqual(result.status, REFUSED, result.err)
        self.assertIn("has no tagmanifest-sha256.txt", result.err)
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

    def listed(self, kind):
        return self.do("list", kind, "--json").json[kind]

    def test_lists_are_shown(self):
        self.begin()
        self.do("declare", "Lead assessor", "--interest", "none")
        self.do("request", "1.1", "--what", "The form of June.", "--due", "2027-01-31")
        self.do("request", "R001", "--answered")
        self.do("require", "1.2", "--what", "Use it.", "--due", "2027-03-01")
        self.do("visit", "--day", "2026-11-02", "--kind", "on-site", "--met", "Two facilitators;The manager",
                "--text", "Case files.", "--criteria", "1.1")
        self.do("question", "1.1", "Who fills it in?")
        self.do("question", "Q001", "--answer", "The facilitator.")
        self.assertEqual(self.listed("requests"), [{"number": "R001", "criterion": "1.1", "what": "The form of June.",
                                                    "due": "2027-01-31", "state": "answered"}])
        self.assertEqual(self.listed("actions"), [{"number": "C001", "criterion": "1.2", "what": "Use it.",
                                                   "due": "2027-03-01", "done": None}])
        self.assertEqual(self.listed("visits"), [{"number": "V001", "day": "2026-11-02", "kind": "on-site",
                                                  "met": ["Two facilitators", "The manager"], "seen": "Case files.",
                                                  "criteria": ["1.1"]}])
        self.assertEqual(self.listed("questions")[0]["answer"], "The facilitator.")
        self.assertEqual(self.listed("openings"), [])
        for kind, words in (("requests", "The form of June."), ("actions", "1 Mar 2027"), ("visits", "Case files."),
                            ("questions", "Who fills it in?")):
            self.assertIn(words, self.do("list", kind).out)
        self.assertIn("requests", self.refuse(UNKNOWN_NAME, "list", "wishes").err)

    def test_openings_are_listed(self):
        self.good("amend", self.folder, "E001", "--privacy", "consent")
        archive = self.place / "sensitive.zip"
        self.good("submit", self.folder, "-o", archive)
        self.archive = archive
        self.begin()
        self.refuse(REFUSED, "open", "E001")
        self.do("open", "E001", "--sensitive", "To see whether 1.1 is met.")
        opening = self.listed("openings")[0]
        self.assertEqual((opening["evidence"], opening["author"], opening["why"]),
                         ("E001", "assessor", "To see whether 1.1 is met."))
        self.assertTrue(opening["time"].startswith("2026-11-22T12:00:00"))
        self.assertIn("To see whether 1.1 is met.", self.do("list", "openings").out)
        self.assertTrue(self.do("show", "1.1", "--json").json["citations"][0]["sensitive"])

    def test_show(self):
        self.begin()
        self.do("declare", "Lead assessor", "--interest", "none")
        shown = self.do("show", "1.1", "--json").json
        self.assertIsNone(shown["judgement"])
        self.assertEqual((shown["rating"], shown["text"]), ("fully", "How we meet 1.1."))
        cited = shown["citations"][0]
        self.assertEqual((cited["evidence"], cited["pages"]), ("E001", "2-3"))
        # The item's pages follow one another in the pack, which prints where they begin.
        first, second = cited["bundle_pages"]
        self.assertEqual(second, first + 1)
        self.do("determine", "1.1", "further-work", "--reason", "It is old.", "--lacking", "A plan of this year.",
                "--looked", "E001:2")
        self.do("assess", "1.1", "current", "no")
        self.do("comment", "1.1", "Nearly there.")
        self.do("note", "1.1", "Ask again.")
        shown = self.do("show", "1.1", "--json").json
        self.assertEqual((shown["judgement"], shown["lacking"], shown["looked_at"], shown["current"], shown["valid"]),
                         ("further-work", "A plan of this year.", [{"evidence": "E001", "pages": "2"}], "no", None))
        text = self.do("show", "1.1").out
        for words in ("How we meet 1.1.", f"{first}–{second}", "It is old.", "A plan of this year.", "E001:2",
                      "Nearly there.", "Ask again.", "It says so."):
            self.assertIn(words, text)
        self.refuse(UNKNOWN_NAME, "show", "9.9")

    def test_questions(self):
        self.begin()
        self.do("declare", "Lead assessor", "--interest", "none")
        asked = self.do("questions", "--json").json
        self.assertEqual(asked["questions"], [])
        prompt = asked["suggested"][0]
        self.assertIn(prompt["text"], self.do("questions").out)
        self.assertEqual(self.do("questions", "--take", prompt["source"]).out, "Q001\n")
        asked = self.do("questions", "--json").json
        self.assertEqual([(one["number"], one["source"], one["text"]) for one in asked["questions"]],
                         [("Q001", prompt["source"], prompt["text"])])
        self.assertNotIn(prompt["source"], [one["source"] for one in asked["suggested"]])
        self.refuse(UNKNOWN_NAME, "questions", "--take", prompt["source"])

    def test_sample_can_be_drawn_again(self):
        self.begin()
        self.do("declare", "Lead assessor", "--interest", "none")
        self.assertEqual(self.do("sample", "Cases closed in 2026", "--of", "120", "--size", "5").out, "S001\n")
        drawn = self.do("sample", "--json").json
        sample = drawn["samples"][0]
        keys = sorted((hashlib.sha256(f"{sample['seed']} {case}".encode()).hexdigest(), case) for case in range(1, 121))
        self.assertEqual(sample["drawn"], sorted(case for _, case in keys[:5]))
        self.assertEqual((drawn["rule"], sample["population"], sample["size"]), ("sha256-order-1", 120, 5))
        text = self.do("sample")
        self.assertIn(", ".join(map(str, sample["drawn"])), text.out)
        self.assertIn(sample["seed"], text.out)
        self.refuse(INVALID, "sample", "Cases", "--of", "4", "--size", "5")
        self.refuse(INVALID, "sample", "Cases", "--of", "none", "--size", "5")
        self.refuse(USAGE, "sample", "Cases", "--of", "4")

    def judge_all(self, review, author, **judgements):
        env = {"ASSAY_AUTHOR": author}
        for one in self.good("review", "status", review, "--json").json["criteria"]:
            criterion = one["criterion"]
            judgement = judgements.get("c" + criterion.replace(".", "_"), "met")
            result = self.run_assay("review", "determine", review, criterion, judgement, "--reason", "Seen.",
                                    "--lacking", "" if judgement == "met" else "A form.", "--looked", "E001", env=env)
            self.assertEqual(result.status, OK, result.err)

    def test_two_assessors(self):
        self.begin()
        other = self.place / "other review"
        for review, author in ((self.review, "assessor"), (other, "second")):
            if review == other:
                self.good("review", "new", self.archive, other)
            self.good("review", "declare", review, "Assessor", "--interest", "none", env={"ASSAY_AUTHOR": author})
        self.judge_all(self.review, "assessor")
        self.assertIn("not finished", self.refuse(REFUSED, "compare", other).err)
        self.judge_all(other, "second", c1_2="not-met")
        self.refuse(REFUSED, "compare", self.review)
        result = self.refuse(REPORT, "compare", other, "--json").json
        self.assertEqual((result["compared"] - result["agreed"], result["unsettled"]), (1, 1))
        self.assertAlmostEqual(result["percent"], 100 * result["agreed"] / result["compared"])
        # One of the two never varies, so they agree no more than by chance.
        self.assertEqual((result["kappa"], result["kappa_in_words"]), (0, "slight agreement"))
        self.assertEqual([(one["criterion"], one["own"], one["other"], one["settled"])
                          for one in result["differences"]], [("1.2", "met", "not-met", None)])
        text = self.refuse(REPORT, "compare", other).out
        self.assertIn("Cohen’s kappa is 0.00: slight agreement.", text)
        self.assertIn("Not met", text)
        self.refuse(INVALID, "settle", other, "1.2", "further-work")
        self.refuse(REFUSED, "settle", other, "1.1", "met", "--text", "We agree.")
        self.do("settle", other, "1.2", "further-work", "--text", "The form is there, and not in use.")
        result = self.do("compare", other, "--json").json
        self.assertEqual((result["unsettled"], result["differences"][0]["settled"], result["differences"][0]["own"]),
                         (0, "further-work", "met"))
        self.assertEqual(self.do("show", "1.2", "--json").json["judgement"], "further-work")

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

    def test_award_beside_not_met_is_told(self):
        self.begin()
        self.do("declare", "Lead assessor", "--interest", "none")
        for one in self.do("status", "--json").json["criteria"]:
            self.do("determine", one["criterion"], "met", "--reason", "Seen.", "--looked", "E001")
        self.do("determine", "1.2", "not-met", "--reason", "Not seen.", "--lacking", "A date.", "--looked", "E001")
        for day in ("2026-11-02", "2026-11-09"):
            self.do("visit", "--day", day, "--met", "Two facilitators;The manager", "--text", "Case files.")
        said = "1.2 is judged as “Not met”, and yet the outcome is an award. [review-award-short]"
        self.assertNotIn("review-award", self.do("recommend", "further-work", "--text", "Nearly.").err)
        self.assertIn(said, self.do("recommend", "award", "--text", "All is well.").err)
        result = self.do("decide", "award", "--role", "Award panel", "--text", "As recommended.", author="panel")
        self.assertIn(said, result.err)
        self.assertEqual(result.out, "D001\n")
        findings = self.do("check", "--json").json["findings"]
        self.assertEqual([(one["severity"], one["where"]) for one in findings if one["tag"] == "review-award-short"],
                         [("warning", "1.2")])
        self.assertNotIn("review-award", self.do("decide", "reopen", "--role", "Award panel", "--text", "Look again.",
                                                 author="panel").err)

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
