#!/usr/bin/python3
"""A commissioner asks for figures, and the service answers from its portfolio.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import shutil
import unittest
import xml.etree.ElementTree

from assay_case import Case, INVALID, NEWER, NOT_FOUND, REFUSED, STANDARDS, TOO_LARGE, USAGE

NOTE = "About the case in Mill Street"


class AnswerTest(Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        shutil.copy(STANDARDS / "rss.xml", cls.standards)

    def setUp(self):
        super().setUp()
        self.good("new", self.folder, "--scheme", "rss", "--service", "Vale")
        shown = self.good("scheme", "show", "rss", "--json").json
        self.scheme = {measure["id"]: measure for measure in shown["measures"]}
        self.edition = shown["edition"]
        self.good("measure", self.folder, "referrals", "--from", "2026-01-01", "--to", "2026-03-31", "--value", "2",
                  "--source", "Case log", "--note", NOTE)
        self.good("measure", self.folder, "engagement", "--from", "2026-01-01", "--to", "2026-03-31", "--value", "75",
                  "--part", "45", "--base", "60", "--source", "Case log")
        self.answer = self.place / "answer.xml"

    def ask(self, measures=("referrals", "engagement", "reoffending"), name="request.xml", **changes):
        """A request as a register writes it, with whatever is to be different."""
        head = {"format": "1", "id": "k7f2m4xq00", "day": "2026-11-01", "by": "2026-12-01", "asker": "Area board",
                "from": "2026-01-01", "until": "2026-12-31"}
        scheme = {"id": "rss", "edition": self.edition}
        texts = {}
        for key, value in changes.items():
            (scheme if key in scheme and key != "id" else texts if key == "definition" else head)[key] = value
        scheme["id"] = changes.get("scheme", "rss")
        head.pop("scheme", None)
        root = xml.etree.ElementTree.Element("measures-request", head)
        xml.etree.ElementTree.SubElement(root, "scheme", scheme)
        for measure in measures:
            known = self.scheme[measure]
            unit = "count" if measure == "referrals" else "percent"
            element = xml.etree.ElementTree.SubElement(root, "measure", {"id": measure, "unit": unit})
            for tag, text in [("title", known["title"]), ("definition", texts.get("definition", known["definition"])),
                              ("counting-rule", known["counting_rule"])]:
                xml.etree.ElementTree.SubElement(element, tag).text = text
        path = self.place / name
        xml.etree.ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
        return path

    def run_answer(self, request, *more):
        return self.good("measure", "answer", self.folder, request, "-o", self.answer, *more)

    def read_answer(self):
        root = xml.etree.ElementTree.parse(self.answer).getroot()
        return root, {measure.get("id"): measure for measure in root.iter("measure")}

    def test_answers(self):
        result = self.run_answer(self.ask())
        root, measures = self.read_answer()
        self.assertIn("2 figures for Area board", result.out)
        self.assertEqual((root.get("request"), root.get("service")), ("k7f2m4xq00", "Vale"))
        self.assertEqual([figure.get("value") for figure in measures["referrals"].iter("figure")], ["2"])
        self.assertEqual(measures["referrals"].findtext("definition"), self.scheme["referrals"]["definition"])
        self.assertEqual(measures["referrals"].findtext("counting-rule"), self.scheme["referrals"]["counting_rule"])
        figure = measures["engagement"].find("figure")
        self.assertEqual((figure.get("part"), figure.get("base"), figure.findtext("source")), ("45", "60", "Case log"))
        self.assertIsNone(measures["referrals"].get("differs"))

    def test_not_kept_is_said_and_is_not_0(self):
        result = self.run_answer(self.ask(), "--json").json
        measure = self.read_answer()[1]["reoffending"]
        self.assertEqual((measure.get("kept"), list(measure.iter("figure"))), ("no", []))
        self.assertEqual([(one["tag"], one["where"]) for one in result["findings"]],
                         [("measure-not-kept", "reoffending")])
        self.assertEqual((result["measures"], result["figures"]), (3, 2))

    def test_notes_stay(self):
        self.run_answer(self.ask())
        self.assertNotIn(NOTE, self.answer.read_text())

    def test_another_definition_is_said(self):
        result = self.run_answer(self.ask(["referrals"], definition="Letters that came in."))
        measure = self.read_answer()[1]["referrals"]
        self.assertEqual(measure.get("differs"), "definition")
        self.assertEqual(measure.findtext("definition"), self.scheme["referrals"]["definition"])
        self.assertIn("another way", result.out)

    def test_another_edition_is_said(self):
        self.run_answer(self.ask(["referrals"], edition="1999"))
        root, measures = self.read_answer()
        self.assertEqual((root.find("scheme").get("edition"), root.find("scheme").get("asked")), (self.edition, "1999"))
        self.assertEqual(measures["referrals"].get("differs"), "edition")

    def test_another_time(self):
        self.run_answer(self.ask(["referrals"], **{"from": "2026-02-01"}))
        self.assertEqual(self.read_answer()[1]["referrals"].get("kept"), "no")

    def test_the_same_again(self):
        self.run_answer(self.ask())
        before = self.answer.read_bytes()
        self.run_answer(self.ask())
        self.assertEqual(self.answer.read_bytes(), before)

    def test_nothing_changes_in_the_portfolio(self):
        before = self.good("history", self.folder, "--json").out
        self.run_answer(self.ask())
        self.assertEqual(self.good("history", self.folder, "--json").out, before)

    def refuse(self, status, request, *names):
        self.bad(status, "measure", "answer", self.folder, request, "-o", self.answer, names=list(names))
        self.assertFalse(self.answer.exists())

    def test_refused(self):
        self.refuse(REFUSED, self.ask(scheme="ro"), "ro", "rss")
        self.refuse(NOT_FOUND, self.place / "nothing.xml", "nothing.xml")
        self.refuse(NEWER, self.ask(format="2"), "request.xml", "newer")
        self.refuse(INVALID, self.ask([]), "request.xml", "measure")
        self.refuse(INVALID, self.ask(by="2026-10-01"), "by")
        self.refuse(INVALID, self.ask(secret="x"), "secret")
        self.bad(REFUSED, "measure", "answer", self.folder, self.ask(), "-o", self.folder / "answer.xml",
                 names="inside")
        self.bad(USAGE, "measure", "answer", self.folder, self.ask(), names="--output")

    def test_hostile(self):
        good = self.ask().read_text()
        for name, text in [("doctype", good.replace("<measures-request", "<!DOCTYPE a [<!ENTITY e 'x'>]><measures-request")),
                           ("cut", good[:len(good) // 2]), ("empty", ""), ("other", "<portfolio/>")]:
            with self.subTest(name=name):
                path = self.place / f"{name}.xml"
                path.write_text(text)
                self.refuse(INVALID, path, f"{name}.xml")
        large = self.place / "large.xml"
        large.write_text(good + " " * 3_000_000)
        self.refuse(TOO_LARGE, large, "large.xml")

    def test_a_folder_called_answer(self):
        """The word stands for the command; the folder is reached by a path."""
        self.good("new", self.place / "answer", "--scheme", "rss", "--service", "Vale")
        self.good("measure", "./answer", "referrals", "--from", "2026-01-01", "--to", "2026-03-31", "--value", "2",
                  "--source", "Log", cwd=self.place)

    def test_help(self):
        self.assertIn("assay measure answer", self.good("measure", "--help").out)
        self.assertIn("FOLDER FILE.xml", self.good("measure", "answer", "--help").out)


if __name__ == "__main__":
    unittest.main()
