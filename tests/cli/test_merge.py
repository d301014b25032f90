"""Two people work on copies of one portfolio and bring them together.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import shutil
import unittest
import zipfile

from assay_case import DAMAGED, INVALID, LOCKED, NOT_FOUND, OK, REFUSED, REPORT, UNKNOWN_NAME, USAGE, Case, pdf


class MergeCase(Case):
    def setUp(self):
        super().setUp()
        self.new("--planned", "2027-01-12")
        self.good("add", self.folder, self.write("policy.pdf", pdf(3, "Policy")), "--title", "Policy",
                  "--kind", "policy", "--privacy", "none")
        self.good("rate", self.folder, "1.1", "partly", "--text", "As it was.")
        self.good("cite", self.folder, "1.1", "E001", "--pages", "1", "--why", "It says so.")
        self.other = self.place / "other"
        self.copy = self.place / "copy.zip"
        self.good("copy", self.folder, self.copy)
        self.good("open", self.copy, self.other)

    def rate(self, folder, number, level, text):
        self.good("rate", folder, number, level, "--text", text)

    def text(self, number, folder=None):
        return self.shown(number, folder)["text"]

    def shown(self, number, folder=None):
        """What portfolio.xml says of a criterion."""
        import xml.etree.ElementTree as tree
        root = tree.parse((folder or self.folder) / "portfolio.xml").getroot()
        for node in root.iter("response"):
            if node.get("criterion") == number:
                return {"level": node.get("level"), "text": node.findtext("text"),
                        "citations": [(cited.get("evidence"), cited.get("pages"), cited.findtext("why"))
                                      for cited in node.iter("citation")]}
        return {"level": None, "text": None, "citations": []}

    def merge(self, *more, status=OK, other=None):
        return self.good("merge", self.folder, other or self.other, "--json", *more, status=status).json


class WithoutConflictTest(MergeCase):
    def test_what_each_did_comes_together(self):
        self.rate(self.folder, "1.2", "fully", "Ours.")
        self.rate(self.other, "2.1", "largely", "Theirs.")
        self.good("profile", self.other, "size=small")
        told = self.merge()
        self.assertEqual((told["merged"], told["past-known"], told["conflicts"]), (True, True, []))
        self.assertEqual((self.text("1.2"), self.text("2.1"), self.text("1.1")), ("Ours.", "Theirs.", "As it was."))

    def test_a_second_version_that_a_sync_program_left(self):
        self.rate(self.other, "2.1", "largely", "Theirs.")
        second = self.folder / "portfolio-LAPTOP.xml"
        shutil.copy(self.other / "portfolio.xml", second)
        told = self.merge(other=second)
        self.assertEqual((told["merged"], told["past-known"]), (True, False))
        self.assertEqual((self.text("2.1"), self.text("1.1")), ("Theirs.", "As it was."))
        self.assertTrue(second.exists())

    def test_it_is_one_step_back(self):
        self.rate(self.other, "2.1", "largely", "Theirs.")
        self.good("add", self.other, self.write("new.pdf", pdf(2, "New")), "--title", "New")
        before = (self.folder / "portfolio.xml").read_bytes()
        self.merge()
        self.assertEqual([row["number"] for row in self.evidence()], ["E001", "E002"])
        self.good("undo", self.folder)
        self.assertEqual((self.folder / "portfolio.xml").read_bytes(), before)
        self.good("redo", self.folder)
        self.assertEqual(self.text("2.1"), "Theirs.")
        self.good("check", self.folder, status=REPORT)

    def test_a_copy_in_one_file(self):
        self.rate(self.other, "2.1", "largely", "Theirs.")
        self.good("add", self.other, self.write("new.pdf", pdf(2, "New")), "--title", "New")
        file = self.place / "theirs.zip"
        self.good("copy", self.other, file)
        self.merge(other=file)
        self.assertEqual(self.text("2.1"), "Theirs.")
        self.assertEqual([row["title"] for row in self.evidence()], ["Policy", "New"])

    def test_the_same_number_for_two_files(self):
        self.good("add", self.folder, self.write("ours.pdf", pdf(2, "Ours")), "--title", "Ours")
        self.good("add", self.other, self.write("theirs.pdf", pdf(4, "Theirs")), "--title", "Theirs")
        self.good("cite", self.other, "1.2", "E002", "--pages", "4", "--why", "Page four.")
        told = self.merge()
        self.assertEqual(told["renumbered"], [{"theirs": "E002", "ours": "E003"}])
        self.assertEqual([(row["number"], row["title"]) for row in self.evidence()],
                         [("E001", "Policy"), ("E002", "Ours"), ("E003", "Theirs")])
        self.assertEqual(self.shown("1.2")["citations"], [("E003", "4", "Page four.")])

    def test_the_same_file_is_one_item(self):
        both = self.write("both.pdf", pdf(2, "Both"))
        self.good("add", self.folder, self.write("ours.pdf", pdf(2, "Ours")), "--title", "Ours")
        self.good("add", self.folder, both, "--title", "Both")
        self.good("add", self.other, both, "--title", "Both", "--privacy", "none")
        told = self.merge()
        self.assertEqual(told["conflicts"], [])
        self.assertEqual(told["renumbered"], [{"theirs": "E002", "ours": "E003"}])
        self.assertEqual([row["title"] for row in self.evidence()], ["Policy", "Ours", "Both"])

    def test_nothing_new(self):
        before = self.tree(self.folder)
        told = self.merge()
        self.assertEqual((told["merged"], told["changes"]), (True, 0))
        self.assertEqual(self.tree(self.folder), before)
        self.merge(other=self.folder)

    def test_the_same_change_on_both_sides(self):
        self.rate(self.folder, "1.2", "fully", "Alike.")
        self.rate(self.other, "1.2", "fully", "Alike.")
        self.assertEqual(self.merge()["changes"], 0)

    def test_the_other_copy_stays_as_it_is(self):
        self.rate(self.other, "2.1", "largely", "Theirs.")
        before = self.tree(self.other)
        self.merge()
        self.assertEqual(self.tree(self.other), before)

    def test_what_is_said_to_people(self):
        self.rate(self.other, "2.1", "largely", "Theirs.")
        result = self.good("merge", self.folder, self.other)
        self.assertEqual(result.out, "")
        self.assertIn("assay undo", result.err)
        self.assertIn("Took in", self.good("history", self.folder).out)


class ConflictTest(MergeCase):
    def setUp(self):
        super().setUp()
        self.rate(self.folder, "1.1", "largely", "Our text.\nTwo lines.")
        self.rate(self.other, "1.1", "fully", "Their text.")
        self.rate(self.other, "1.2", "fully", "No quarrel.")

    def test_nothing_changes_while_one_is_open(self):
        before = self.tree(self.folder)
        told = self.merge(status=REPORT)
        self.assertEqual(self.tree(self.folder), before)
        self.assertEqual((told["merged"], told["open"]), (False, 2))
        rows = {row["id"]: row for row in told["conflicts"]}
        self.assertEqual(sorted(rows), ["1.1/rating", "1.1/text"])
        text = rows["1.1/text"]
        self.assertEqual((text["base"], text["ours"], text["theirs"], text["taken"]),
                         ("As it was.", "Our text.\nTwo lines.", "Their text.", None))
        self.assertEqual((rows["1.1/rating"]["ours"], rows["1.1/rating"]["theirs"]), ("Largely", "Fully"))
        self.merge("--take", "1.1/text=theirs", status=REPORT)
        self.assertEqual(self.tree(self.folder), before)

    def test_people_see_both_texts_and_the_base(self):
        result = self.good("merge", self.folder, self.other, status=REPORT)
        for words in ("1.1/text", "As it was.", "Our text.", "    Two lines.", "Their text."):
            self.assertIn(words, result.out)
        self.assertIn("--take", result.err)

    def test_taking_one_side(self):
        for side, level, text in (("ours", "largely", "Our text.\nTwo lines."), ("theirs", "fully", "Their text.")):
            with self.subTest(side):
                told = self.merge("--take", side)
                self.assertEqual({row["taken"] for row in told["conflicts"]}, {side})
                self.assertEqual((self.shown("1.1")["level"], self.text("1.1")), (level, text))
                self.assertEqual(self.text("1.2"), "No quarrel.")
                self.good("undo", self.folder)

    def test_taking_one_by_one(self):
        self.merge("--take", "1.1/text=theirs, 1.1/rating=ours")
        self.assertEqual((self.shown("1.1")["level"], self.text("1.1")), ("largely", "Their text."))
        self.good("undo", self.folder)
        self.merge("--take", "ours,1.1/rating=theirs")
        self.assertEqual((self.shown("1.1")["level"], self.text("1.1")), ("fully", "Our text.\nTwo lines."))

    def test_a_choice_that_is_none(self):
        self.bad(USAGE, "merge", self.folder, self.other, "--take", "mine", names="mine")
        self.bad(USAGE, "merge", self.folder, self.other, "--take", "", names="--take")
        self.bad(USAGE, "merge", self.folder, self.other, "--take", "1.1/text=both", names="both")
        self.bad(UNKNOWN_NAME, "merge", self.folder, self.other, "--take", "1.1/txt=ours", names="1.1/text")
        self.bad(UNKNOWN_NAME, "merge", self.folder, self.other, "--take", "ours,2.2/note=theirs", names="2.2/note")

    def test_withdrawn_here_and_cited_there(self):
        self.good("withdraw", self.folder, "E001")
        self.good("cite", self.other, "2.1", "E001", "--pages", "2", "--why", "A new reason.")
        rows = {row["id"]: row for row in self.merge(status=REPORT)["conflicts"]}
        self.assertIn("A new reason.", rows["E001/use"]["theirs"])
        self.merge("--take", "theirs")
        self.assertEqual(self.shown("2.1")["citations"], [("E001", "2", "A new reason.")])
        self.assertEqual(self.shown("1.1")["citations"], [("E001", "1", "It says so.")])


class RefusedTest(MergeCase):
    def refuse(self, status, other, *names):
        self.bad(status, "merge", self.folder, other, names=names)
        self.assertEqual([name for name in os.listdir(self.staging) if name.startswith("assay-merge")], [])

    def setUp(self):
        super().setUp()
        self.staging = self.place / "staging"
        self.staging.mkdir()

    def environment(self, **changes):
        return super().environment(TMPDIR=str(self.place / "staging"), **changes)

    def test_another_portfolio(self):
        self.good("new", self.place / "else", "--scheme", "small", "--service", "Vale Restorative Service",
                  env={"SOURCE_DATE_EPOCH": "1795348801"})
        self.rate(self.place / "else", "1.1", "fully", "Elsewhere.")
        self.refuse(REFUSED, self.place / "else", "begun apart")

    def test_what_is_no_copy(self):
        self.refuse(NOT_FOUND, self.place / "nowhere", "nowhere")
        self.refuse(NOT_FOUND, self.place, str(self.place))
        self.refuse(INVALID, self.write("words.zip", "no ZIP at all"), "words.zip")

    def test_hostile_files(self):
        for name, entries in (("escape", {"../evil": b"x"}), ("absolute", {"/tmp/evil": b"x"}),
                              ("foreign", {"portfolio.xml": b"<!DOCTYPE x><x/>"}), ("empty", {})):
            with self.subTest(name):
                path = self.place / f"{name}.zip"
                with zipfile.ZipFile(path, "w") as file:
                    for entry, data in entries.items():
                        file.writestr(entry, data)
                before = self.tree(self.folder)
                result = self.run_assay("merge", self.folder, path)
                self.assertGreater(result.status, REPORT)
                self.assertIn(f"{name}.zip", result.err)
                self.assertEqual(self.tree(self.folder), before)
                self.assertEqual(os.listdir(self.staging), [])
        self.assertFalse((self.place / "evil").exists())

    def test_a_truncated_copy(self):
        whole = self.copy.read_bytes()
        for length in range(0, len(whole), max(1, len(whole) // 25)):
            self.copy.write_bytes(whole[:length])
            before = self.tree(self.folder)
            self.assertGreater(self.run_assay("merge", self.folder, self.copy).status, REPORT, length)
            self.assertEqual(self.tree(self.folder), before)
            self.assertEqual(os.listdir(self.staging), [])

    def add_there(self):
        self.good("add", self.other, self.write("new.pdf", pdf(2, "New")), "--title", "New")
        digest = next(row["sha256"] for row in self.good("evidence", self.other, "--json").json["evidence"]
                      if row["title"] == "New")
        return self.other / "evidence" / digest[:2] / digest

    def test_evidence_that_is_not_there(self):
        self.add_there().unlink()
        self.refuse(DAMAGED, self.other, "E002", "missing")

    def test_evidence_that_was_altered(self):
        path = self.add_there()
        path.chmod(0o644)
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.write_bytes(data)
        self.refuse(DAMAGED, self.other, "E002")
        path.write_bytes(data + b"more")
        self.refuse(DAMAGED, self.other, "E002")

    def test_links_lead_nowhere(self):
        path = self.add_there()
        secret = self.write("secret", path.read_bytes())
        path.unlink()
        path.symlink_to(secret)
        self.refuse(DAMAGED, self.other, "E002")
        path.unlink()
        moved = self.place / "moved"
        shutil.copytree(path.parent, moved)
        (moved / path.name).write_bytes(secret.read_bytes())
        shutil.rmtree(path.parent)
        path.parent.symlink_to(moved)
        self.refuse(REFUSED, self.other, path.parent.name)

    def test_a_device_for_evidence(self):
        path = self.add_there()
        path.unlink()
        os.mkfifo(path)
        self.refuse(DAMAGED, self.other, "E002")

    def test_while_somebody_writes_here(self):
        lock = self.folder / "in-use.xml"
        lock.write_text('<in-use author="Somebody" host="elsewhere" since="2026-11-22T11:00:00Z" process="1"/>')
        self.refuse(LOCKED, self.other, "Somebody")


class WithoutPastTest(MergeCase):
    def lose_history(self):
        shutil.rmtree(self.other / "journal")
        self.good("check", self.other, status=REPORT)

    def test_every_difference_is_shown(self):
        self.rate(self.folder, "1.2", "fully", "Ours only.")
        self.rate(self.other, "1.1", "fully", "Theirs.")
        self.rate(self.other, "2.1", "fully", "Theirs only.")
        self.lose_history()
        told = self.merge(status=REPORT)
        self.assertFalse(told["past-known"])
        self.assertEqual([row["id"] for row in told["conflicts"]], ["1.1/rating", "1.1/text"])
        self.merge("--take", "theirs")
        self.assertEqual([self.text(number) for number in ("1.1", "1.2", "2.1")],
                         ["Theirs.", "Ours only.", "Theirs only."])
        self.assertEqual([row["number"] for row in self.evidence()], ["E001"])

    def test_not_for_another_service(self):
        self.good("profile", self.other, "service=Another Service")
        self.lose_history()
        self.bad(REFUSED, "merge", self.folder, self.other, names="Another Service")


if __name__ == "__main__":
    unittest.main()
