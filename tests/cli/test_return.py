#!/usr/bin/python3
"""What an assessor returned, from outside: shown, received, answered, and sent with round two.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import unittest
import xml.sax.saxutils
import zipfile

from assay_case import Case, INVALID, NEWER, NOT_FOUND, REFUSED, REPORT, TOO_LARGE, UNKNOWN_NAME, USAGE

DETERMINED = ('<determination number="1" criterion="1.1" outcome="not-met" items="E001"><text>The plan is two years '
              'old.</text><lacking>A plan of this year.</lacking></determination>')
REQUEST = '<request number="2" criterion="2.2" due="2027-04-01"><text>Send ten case files.</text></request>'
CORRECTIVE = '<corrective-action number="3" due="2026-12-01"><text>Lock the cabinet.</text></corrective-action>'
COMMENT = '<comment number="4"><text>A warm welcome.</text></comment>'
POINTS = DETERMINED + REQUEST + CORRECTIVE + COMMENT


class ReturnCase(Case):
    """A portfolio of which round one was submitted."""

    def setUp(self):
        super().setUp()
        self.make_ready()
        told = self.good("submit", self.folder, "-o", self.place / "round 1.zip", "--json").json
        self.fingerprint = told["fingerprint"]

    def make_return(self, points=POINTS, name="return.xml", **changes):
        values = {"format": "1", "id": "k7f2m4xq", "round": "1", "fingerprint": self.fingerprint, "scheme": "small",
                  "edition": "2026", "space": "urn:assay:return", "before": ""}
        values.update(changes)
        values = {key: value if key == "before" else xml.sax.saxutils.escape(value) for key, value in values.items()}
        return self.write(name, (
            '<?xml version="1.0" encoding="UTF-8"?>\n{before}'
            '<return xmlns="{space}" format="{format}" id="{id}" day="2026-11-22" service="Vale Restorative Service">\n'
            '<submission round="{round}" fingerprint="{fingerprint}"/>\n<scheme id="{scheme}" edition="{edition}"/>\n'
            ).format(**values) + points + "\n</return>\n")

    def receive(self, **changes):
        return self.good("return", "receive", self.make_return(**changes), self.folder)

    def points(self, *more):
        return self.good("points", self.folder, "--json", *more).json

    def point(self, number):
        return next(row for row in self.points()["points"] if row["id"] == f"k7f2m4xq.{number:03}")

    def tags(self):
        result = self.run_assay("check", self.folder, "--json")
        return {(row["tag"], row["severity"]) for row in result.json["findings"]}


class Received(ReturnCase):
    def test_tells_every_point(self):
        result = self.receive()
        for words in ("k7f2m4xq.001  1.1", "Determination: not met [To answer]", "The plan is two years old.",
                      "What is lacking: A plan of this year.", "Looked at: E001 “", "Request, due on 1 April 2027",
                      "Corrective action, due on 1 December 2026", "A warm welcome.", "The whole submission"):
            self.assertIn(words, result.out)
        self.assertIn("Received the return on round 1.", result.err)
        self.assertIn("It is not signed.", result.err)
        self.assertIn("3 of 3 points", result.err)
        told = self.points()
        self.assertEqual((told["asking"], told["open"]), (3, 3))
        self.assertEqual([row["kind"] for row in told["points"]],
                         ["determination", "request", "corrective-action", "comment"])
        self.assertEqual(told["points"][0]["items"], ["E001"])
        self.assertEqual(told["points"][1]["due"], "2027-04-01")

    def test_one_undo_takes_all_of_it_back(self):
        before = self.good("status", self.folder, "--json").out
        self.receive()
        self.assertIn("Received the return on round 1", self.good("undo", self.folder).err)
        self.assertEqual(self.points()["points"], [])
        self.assertEqual(self.good("status", self.folder, "--json").out, before)
        self.receive()

    def test_show_takes_nothing_in(self):
        path = self.make_return()
        before = self.tree(self.folder)
        shown = self.good("return", "show", path)
        self.assertIn(self.fingerprint, shown.out)
        self.assertIn("Send ten case files.", shown.out)
        told = self.good("return", "show", path, "--json").json
        self.assertEqual((told["id"], told["round"], told["signature"], len(told["points"])),
                         ("k7f2m4xq", 1, "unsigned", 4))
        self.assertEqual(self.tree(self.folder), before)

    def test_unanswered_points_are_found(self):
        self.assertNotIn("request-unanswered", {tag for tag, _ in self.tags()})
        self.receive()
        self.assertLessEqual({("request-unanswered", "blocking"), ("corrective-due", "blocking"),
                              ("determination-unanswered", "warning")}, self.tags())
        self.good("submit", self.folder, "-o", self.place / "round 2.zip", status=REPORT)
        self.assertFalse((self.place / "round 2.zip").exists())
        for number in "123":
            self.good("answer", self.folder, number, "--text", "It is done.")
        self.assertFalse({"request-unanswered", "corrective-due", "determination-unanswered"}
                         & {tag for tag, _ in self.tags()})


class Answered(ReturnCase):
    def setUp(self):
        super().setUp()
        self.receive()

    def test_text_and_evidence(self):
        self.good("answer", self.folder, "2", "--text", "They are in E002.", "--item", "e2, E003")
        point = self.point(2)
        self.assertEqual((point["answer"], point["answer_items"], point["answered"]),
                         ("They are in E002.", ["E002", "E003"], True))
        # What is not given stays.
        self.good("answer", self.folder, "k7f2m4xq.002", "--item", "E003")
        self.assertEqual((self.point(2)["answer"], self.point(2)["answer_items"]), ("They are in E002.", ["E003"]))
        self.good("answer", self.folder, "2", "--text", "Look again.")
        self.assertEqual((self.point(2)["answer"], self.point(2)["answer_items"]), ("Look again.", ["E003"]))
        self.assertEqual({row["id"] for row in self.points("--open")["points"]}, {"k7f2m4xq.001", "k7f2m4xq.003"})
        self.good("answer", self.folder, "2", "--clear")
        self.assertFalse(self.point(2)["answered"])
        self.assertIn("Took away the answer to point k7f2m4xq.002", self.good("history", self.folder).out)

    def test_refused(self):
        self.bad(UNKNOWN_NAME, "answer", self.folder, "9", "--text", "Yes.", names="9")
        self.bad(UNKNOWN_NAME, "answer", self.folder, "2", "--item", "E099", names="E099")
        self.bad(USAGE, "answer", self.folder, "2", names="--text")
        self.bad(USAGE, "answer", self.folder, "2", "--clear", "--text", "Yes.")
        self.good("withdraw", self.folder, "E003")
        self.bad(REFUSED, "answer", self.folder, "2", "--item", "E003", names="withdrawn")

    def test_leave_with_round_two_and_notes_do_not(self):
        self.good("note", self.folder, "2.2", "Ask nobody about this.")
        for number in "123":
            self.good("answer", self.folder, number, "--text", f"Answer {number} & more.", "--item", "E002")
        path = self.place / "round 2.zip"
        self.good("submit", self.folder, "-o", path)
        with zipfile.ZipFile(path) as archive:
            sent = next(archive.read(name) for name in archive.namelist() if name.endswith("data/portfolio.xml"))
            everything = b"".join(archive.read(name) for name in archive.namelist())
        self.assertIn(b'<answer evidence="E002">Answer 2 &amp; more.</answer>', sent)
        self.assertIn(b"A plan of this year.", sent)
        self.assertNotIn(b"Ask nobody", everything)
        self.good("verify", path)

    def test_withdrawn_evidence_leaves_the_answer(self):
        self.good("answer", self.folder, "2", "--item", "E002,E003")
        self.good("withdraw", self.folder, "E003")
        self.assertEqual(self.point(2)["answer_items"], ["E002"])

    def test_two_copies(self):
        copy = self.place / "copy.zip"
        self.good("copy", self.folder, copy)
        other = self.place / "other"
        self.good("open", copy, other)
        self.good("answer", other, "1", "--text", "A new plan.")
        self.good("answer", self.folder, "2", "--text", "Ten files.")
        self.good("merge", self.folder, other)
        self.assertEqual((self.point(1)["answer"], self.point(2)["answer"]), ("A new plan.", "Ten files."))


class Refused(ReturnCase):
    def refuse(self, status, *names, **changes):
        path = self.make_return(**changes)
        self.bad(status, "return", "receive", path, self.folder, names=names)

    def test_about_something_else(self):
        self.refuse(REFUSED, "another submission", fingerprint="0" * 64)
        self.refuse(REFUSED, "another submission", round="2")
        self.refuse(REFUSED, "scheme other", scheme="other")
        self.refuse(REFUSED, "1999", edition="1999")

    def test_received_already(self):
        self.receive()
        self.refuse(REFUSED, "received already")
        self.receive(id="otherone")

    def test_never_submitted(self):
        path = self.make_return()
        self.folder = self.place / "fresh"
        self.new()
        self.bad(REFUSED, "return", "receive", path, self.folder, names="Nothing has been submitted")

    def test_unknown_criteria_and_items(self):
        self.refuse(INVALID, "line 5", "9.9", points=COMMENT.replace("<comment", '<comment criterion="9.9"'))
        self.refuse(INVALID, "line 5", "E044", points=DETERMINED.replace("E001", "E044"))

    def test_hostile(self):
        self.refuse(INVALID, "not a return", space="urn:other")
        self.refuse(NEWER, "newer Assay", format="2")
        self.refuse(INVALID, "DOCTYPE", before='<!DOCTYPE return [<!ENTITY e SYSTEM "file:///etc/passwd">]>')
        self.refuse(INVALID, "line 5", "second time", points=COMMENT + COMMENT)
        self.refuse(INVALID, "line 5", "second time", points=DETERMINED + DETERMINED.replace('"1"', '"2"', 1))
        self.refuse(INVALID, "note", points=COMMENT + "<note>Keep this.</note>")
        self.refuse(INVALID, "line 5", "70000", points=COMMENT.replace('"4"', '"70000"'))
        self.refuse(INVALID, "2026-02-30", points=REQUEST.replace("2027-04-01", "2026-02-30"))
        self.refuse(INVALID, "line 5", points=COMMENT.replace("A warm welcome.", "x" * 100001))
        self.refuse(TOO_LARGE, points=COMMENT.replace("A warm welcome.", "x" * (3 << 20)))
        self.refuse(INVALID, points="<comment>" * 100)
        self.refuse(INVALID, "not-met", points=DETERMINED.replace("<lacking>A plan of this year.</lacking>", ""))
        for name in "return.xml", "gone.xml":
            path = self.write("return.xml", b"PK\x03\x04 not XML") if name == "return.xml" else self.place / name
            self.bad(INVALID if path.exists() else NOT_FOUND, "return", "receive", path, self.folder)

    def test_altered_after_signing(self):
        signature = ('<signature format="1" algorithm="Ed25519"><by>Assessing body</by><key>' + "ab" * 32
                     + "</key><value>" + "cd" * 64 + "</value></signature>")
        path = self.make_return(points=POINTS + signature)
        self.bad(REFUSED, "return", "receive", path, self.folder, names=["altered since it was signed"])
        shown = self.good("return", "show", path, "--json", status=REPORT)
        self.assertEqual((shown.json["signature"], shown.json["signed_by"]), ("broken", "Assessing body"))


class Nothing(Case):
    def test_no_return_yet(self):
        self.new()
        self.assertEqual(self.good("points", self.folder, "--json").json, {"asking": 0, "open": 0, "points": []})
        self.assertIn("No return has been received.", self.good("points", self.folder).err)
        self.bad(UNKNOWN_NAME, "answer", self.folder, "1", "--text", "Yes.", names="assay return receive")


if __name__ == "__main__":
    unittest.main()
