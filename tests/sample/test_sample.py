"""The sample portfolio builds from its sources and stands where its story says.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

PROGRAM = os.environ["ASSAY_PROGRAM"]
BUILDER = os.environ["ASSAY_SAMPLE_BUILDER"]
CHECKER = os.environ["ASSAY_PACK_CHECKER"]


class SampleTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.mkdtemp(prefix="assay-sample-")
        cls.folder = os.path.join(cls.place, "North Vale")
        subprocess.run([BUILDER, cls.folder, PROGRAM], check=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
        cls.pack = os.path.join(cls.place, "pack.pdf")
        cls.said = cls.run_assay("pack", cls.folder, "--on", "2027-01-12", "-o", cls.pack, "--json")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.place)

    @classmethod
    def run_assay(cls, *words, status=0):
        done = subprocess.run([PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode != status:
            raise AssertionError(f"{words}: status {done.returncode}: {done.stderr}")
        return json.loads(done.stdout)

    def test_stands_where_its_story_says(self):
        status = self.run_assay("status", self.folder, "--on", "2027-01-12", "--json")
        self.assertEqual(status["verdict"], "not-ready")
        self.assertEqual([row["id"] for row in status["standards"] if row["holds"]], ["1", "3", "4", "6"])
        states = {row["id"]: row["state"] for row in status["criteria"]}
        self.assertEqual({key: state for key, state in states.items() if state != "ready"},
                         {"2.5": "claimed", "2.6": "gap", "4.5": "not-applicable", "5.1": "claimed",
                          "5.5": "not-assessed"})

    def test_is_of_the_kinds_people_have(self):
        items = self.run_assay("evidence", self.folder, "--json")["evidence"]
        endings = {pathlib.Path(item["source_name"]).suffix for item in items if item["source_name"]}
        self.assertEqual(endings, {".pdf", ".jpg", ".png", ".xlsx", ".docx"})
        self.assertGreaterEqual(len(items), 12)

    def test_check_finds_what_the_story_left_open(self):
        findings = self.run_assay("check", self.folder, "--on", "2027-01-12", "--json", status=1)["findings"]
        places = {finding["where"] for finding in findings if finding["severity"] == "blocking"}
        self.assertEqual(places, {"2.5", "2.6", "5.1", "5.5", "E009"})

    def test_cited_page_is_the_page_that_is_printed(self):
        """4.1 cites page 3 of E007, headed "3 Suitability and responsibility"; the number printed beside the
        citation must be that of the pack page with this heading, which carries the same number."""
        heading = "3 Suitability and responsibility"
        pages = [" ".join(page.split()) for page in subprocess.run(
            ["pdftotext", self.pack, "-"], check=True, stdout=subprocess.PIPE, text=True).stdout.split("\f")]
        shown = [number for number, text in enumerate(pages, 1)
                 if f"{heading} 3.1 What has to be true" in text]
        self.assertEqual(len(shown), 1)
        self.assertRegex(pages[shown[0] - 1], rf"\b{shown[0]}\b")
        saying = [text for text in pages if f"“{heading}”" in text and "Why it counts" in text]
        self.assertGreaterEqual(len(saying), 2)
        for text in saying:
            self.assertRegex(text, rf"\b{shown[0]}\b")

    def test_every_link_and_bookmark_leads_where_it_says(self):
        checked = subprocess.run(["/usr/bin/python3", CHECKER, self.pack], stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, text=True)
        self.assertEqual(checked.returncode, 0, checked.stdout)
        kept = re.search(r"bookmarks \((\d+) of items\)", checked.stdout)
        self.assertGreater(int(kept.group(1)), 100, checked.stdout)

    def test_pack_is_sound(self):
        checked = subprocess.run(["qpdf", "--check", self.pack], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                 text=True)
        self.assertEqual(checked.returncode, 0, checked.stdout)
        self.assertNotIn("WARNING", checked.stdout)

    def test_documents_show_their_pages(self):
        """The sample's Word document and its wide sheets, which LibreOffice turned into pages."""
        self.assertEqual(self.said["not_shown"], [])
        self.assertEqual(self.said["converted"] + self.said["converted_before"], 2)
        text = " ".join(subprocess.run(["pdftotext", self.pack, "-"], check=True, stdout=subprocess.PIPE,
                                       text=True).stdout.split())
        self.assertIn("Skills matrix, all practitioners, 30 October 2026", text)
        self.assertIn("Case NV-24-061", text)


if __name__ == "__main__":
    unittest.main()
