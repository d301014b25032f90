#!/usr/bin/python3
"""The report on a review and the certificate of an award, from outside, on a real submission.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import shutil
import signal
import subprocess
import unittest
from xml.etree import ElementTree

from assay_case import NOT_FOUND, OK, REFUSED, STANDARDS, USAGE, Case

NOTE = "Entre nous, a worry"
OPENING = "Zugelassen for the sampled case"


def text_of(path):
    said = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True).stdout.decode()
    return re.sub(r"\s+", " ", said)


def unpacked(path):
    """Every byte of a PDF with nothing packed."""
    return subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"], check=True,
                          capture_output=True).stdout


class ReviewReports(Case):
    def setUp(self):
        super().setUp()
        self.make_ready()
        self.good("amend", self.folder, "E002", "--privacy", "consent")
        archive = self.place / "vale.zip"
        self.good("submit", self.folder, "-o", archive)
        self.review = self.place / "vale review"
        self.report = self.place / "report.pdf"
        self.good("review", "new", archive, self.review, env={"ASSAY_AUTHOR": "assessor-login"})

    def do(self, command, *arguments, author="assessor-login"):
        return self.good("review", command, self.review, *arguments, env={"ASSAY_AUTHOR": author})

    def determine(self):
        self.do("declare", "Lead assessor", "--interest", "none")
        for one in self.do("status", "--json").json["criteria"]:
            self.do("determine", one["criterion"], "met", "--reason", "It was seen.", "--looked", "E001:2-3")
        self.do("note", "1.1", NOTE)
        for day in ("2026-11-02", "2026-11-09"):
            self.do("visit", "--day", day, "--met", "Two facilitators", "--text", "Case files.")

    def award(self):
        self.determine()
        self.do("recommend", "award", "--text", "All is well.")
        self.do("decide", "award", "--role", "Award panel", "--text", "As recommended.", author="panel-login")
        self.do("award", "--from", "2027-01-01", author="panel-login")

    def test_report(self):
        self.award()
        result = self.do("report", "-o", self.report, "--json", "--html", self.place / "report.html").json
        self.assertGreater(result["pages"], 4)
        self.assertTrue(result["leads_into_pack"])
        self.assertEqual(result["on"], "2026-11-22")
        text = text_of(self.report)
        for said in ("Vale Restorative Service", "Lead assessor", "The decision: Award.", "Award panel",
                     "not an official document of any awarding body", "It was seen."):
            self.assertIn(said, text)
        self.assertRegex(text, r"E001, pp 2–3 \(pages \d+–\d+\)")
        for data in (unpacked(self.report), text.encode(), (self.place / "report.html").read_bytes()):
            for secret in (NOTE, "assessor-login", "panel-login", str(self.place)):
                self.assertNotIn(secret.encode(), data)

    def test_openings_stay(self):
        self.determine()
        review = self.review / "review.xml"
        self.do("open", "E002", "--sensitive", OPENING)
        self.assertIn(OPENING, review.read_text())
        self.do("report", "-o", self.report)
        self.assertNotIn(OPENING.encode(), unpacked(self.report))

    def test_same_bytes_anywhere(self):
        self.award()
        self.do("report", "-o", self.report)
        shutil.move(self.review, self.place / "moved")
        self.review = self.place / "moved"
        self.do("report", "-o", self.place / "again.pdf")
        self.assertEqual(self.report.read_bytes(), (self.place / "again.pdf").read_bytes())

    def test_draft_says_so(self):
        result = self.do("report", "-o", self.report)
        self.assertIn("pack.pdf", result.err)
        self.assertIn("Draft: nothing is recommended yet.", text_of(self.report))

    def test_pack_that_cannot_be_read(self):
        self.determine()
        pack = self.review / "submission/data/pack.pdf"
        pack.parent.chmod(0o755)
        pack.chmod(0o644)
        pack.write_bytes(pack.read_bytes()[:3000])
        result = self.do("report", "-o", self.report)
        self.assertIn("Warning: the report cannot give pages of the pack", result.err)
        self.assertNotIn("(page", text_of(self.report))

    def test_certificate(self):
        place = self.place / "certificate.pdf"
        place.write_bytes(b"old")
        self.determine()
        result = self.run_assay("review", "certificate", self.review, "-o", place)
        self.assertEqual(result.status, REFUSED, result.err)
        self.assertIn("this review has no award; record the decision", result.err)
        self.assertEqual(place.read_bytes(), b"old")
        self.do("recommend", "award", "--text", "All is well.")
        self.do("decide", "award", "--role", "Award panel", "--text", "As recommended.", author="panel-login")
        self.do("award", "--from", "2027-01-01", author="panel-login")
        self.do("certificate", "-o", place)
        text = text_of(place)
        for said in ("Certificate of award", "Vale Restorative Service", "1 January 2027", "Award panel",
                     "not an official document or mark of any awarding body"):
            self.assertIn(said, text)

    def test_award_file(self):
        place = self.place / "award.xml"
        place.write_bytes(b"old")
        self.determine()
        result = self.run_assay("review", "award-file", self.review, "-o", place)
        self.assertEqual(result.status, REFUSED, result.err)
        self.assertIn("this review has no award; record the decision", result.err)
        self.assertEqual(place.read_bytes(), b"old")
        self.do("recommend", "award", "--text", "All is well.")
        self.do("decide", "award", "--role", "Award panel", "--text", "As recommended.", author="panel-login")
        self.do("award", "--from", "2027-01-01", author="panel-login")
        result = self.do("award-file", "-o", place)
        self.assertIn("for a commissioner’s register", result.out)
        root = ElementTree.parse(place).getroot()
        self.assertEqual(root.tag, "{urn:assay:award}award")
        self.assertEqual(root.get("service"), "Vale Restorative Service")
        held = root.find("{urn:assay:award}held")
        self.assertEqual(held.get("from"), "2027-01-01")
        self.assertEqual(root.find("{urn:assay:award}decision").get("role"), "Award panel")
        self.assertNotIn("As recommended", place.read_text())
        schema = STANDARDS / "award.xsd"
        checked = subprocess.run(["xmllint", "--noout", "--schema", schema, place], capture_output=True, text=True)
        self.assertEqual(checked.returncode, 0, checked.stderr)
        self.do("decide", "reopen", "--role", "Award panel", "--text", "Once more.", author="panel-login")
        result = self.run_assay("review", "award-file", self.review, "-o", place)
        self.assertEqual(result.status, REFUSED, result.err)

    def test_bad_places(self):
        for command in ("report", "certificate", "award-file"):
            for status, arguments in ((USAGE, []), (REFUSED, ["-o", self.review / "x.pdf"])):
                result = self.run_assay("review", command, self.review, *arguments)
                self.assertEqual(result.status, status, result.err)
            result = self.run_assay("review", command, self.folder, "-o", self.report)
            self.assertEqual(result.status, NOT_FOUND, result.err)
        result = self.run_assay("review", "report", self.review, "-o", self.report, "--html", self.report)
        self.assertEqual(result.status, USAGE, result.err)
        self.assertFalse(self.report.exists())

    def test_full_disk(self):
        """A file that may grow to nothing is a disk that is full: the old one stays."""
        self.report.write_bytes(b"old")
        result = self.run_assay("review", "report", self.review, "-o", self.report,
                                before=self.allow_small_files)
        self.assertNotEqual(result.status, OK)
        self.assertEqual(self.report.read_bytes(), b"old")
        self.assertEqual(sorted(path.name for path in self.place.glob("report.pdf*")), ["report.pdf"])

    @staticmethod
    def allow_small_files():
        import resource
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    def test_readers_may_read(self):
        self.do("report", "-o", self.report)
        self.assertEqual(self.report.stat().st_mode & 0o777, 0o666 & ~self.get_umask())

    @staticmethod
    def get_umask():
        mask = os.umask(0)
        os.umask(mask)
        return mask


if __name__ == "__main__":
    unittest.main()
