#!/usr/bin/python3
"""Two rounds from outside, on the command line alone: service, assessor and panel, each with their own keys.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import unittest
import zipfile

from assay_case import Case, DAMAGED, EXISTS, REFUSED, REPORT, pdf

SERVICE, ASSESSOR = "Vale Restorative Service, manager", "Northern assessing body"
PRIVATE = "Nobody else is to read this line."
CONFIDED = "The manager is new to this."
QUESTION = "Who keeps the forms?"
SEEN = "Ten case files were opened."


class Rounds(Case):
    def setUp(self):
        super().setUp()
        self.rounds = {number: (self.place / f"round {number}.zip", self.place / f"review {number}")
                       for number in (1, 2)}

    def as_person(self, name, words, status=0):
        env = {"ASSAY_AUTHOR": name, "XDG_DATA_HOME": str(self.place / f"data of {name}")}
        result = self.run_assay(*words, env=env)
        self.assertEqual(result.status, status, f"{words}\n{result.err}{result.out}")
        return result

    def service(self, *words, **more):
        return self.as_person("Manager", words, **more)

    def assessor(self, *words, **more):
        return self.as_person("Assessor", words, **more)

    def panel(self, *words, **more):
        return self.as_person("Panel", words, **more)

    def review(self, number, command, *words, **more):
        return self.assessor("review", command, self.rounds[number][1], *words, **more)

    def tags(self, number):
        result = self.run_assay("review", "check", self.rounds[number][1], "--json")
        return {finding["tag"] for finding in result.json["findings"]}

    def asked(self, number):
        return [one["criterion"] for one in self.review(number, "status", "--json").json["criteria"]]

    def everything_in(self, path):
        with zipfile.ZipFile(path) as archive:
            return b"".join(archive.read(name) for name in archive.namelist())

    # --- The steps ---

    def submit(self, number):
        path = self.rounds[number][0]
        result = self.service("submit", self.folder, "-o", path, "--sign", "--json").json
        self.assertEqual((result["round"], result["signed_by"]), (number, SERVICE))
        self.assertNotIn(PRIVATE.encode(), self.everything_in(path))
        self.assertNotIn(CONFIDED.encode(), self.everything_in(path))
        return result

    def begin(self, number, *more):
        path, review = self.rounds[number]
        return self.assessor("review", "new", path, review, *more)

    def visit_twice(self, number):
        for day in ("2026-11-02", "2026-11-09"):
            self.review(number, "visit", "--day", day, "--met", "Two facilitators;The manager", "--text", SEEN,
                        "--criteria", "1.2")

    def prepare(self):
        self.make_ready()
        self.service("note", self.folder, "1.1", PRIVATE)
        self.service("key", "name", SERVICE)
        self.submit(1)

    def judge(self):
        self.begin(1)
        self.review(1, "declare", "Lead assessor", "--interest", "none")
        for criterion in self.asked(1):
            self.review(1, "determine", criterion, "met", "--reason", "Seen.", "--looked", "E001:2")
        self.review(1, "determine", "1.2", "not-met", "--reason", "No form is filled in.",
                    "--lacking", "A form for each case.", "--looked", "E002:2")
        self.review(1, "determine", "1.3", "met-with-conditions", "--reason", "Nearly.", "--lacking", "A date.")
        self.review(1, "comment", "1.1", "Well kept.")
        self.review(1, "note", "1.1", CONFIDED)
        self.review(1, "question", "1.2", QUESTION)
        self.assertEqual(self.review(1, "request", "1.2", "--what", "The form of June.").out, "R001\n")
        self.assertEqual(self.review(1, "require", "1.3", "--what", "Date the policy.", "--due", "2027-03-01").out,
                         "C001\n")
        self.visit_twice(1)

    def decide(self, number, outcome):
        folder = self.rounds[number][1]
        self.review(number, "recommend", outcome, "--text", "For these reasons.")
        words = ("review", "decide", folder, outcome, "--text", "As recommended.", "--role")
        self.assessor(*words, "Award panel", status=REFUSED)
        self.panel(*words, "Lead assessor", status=REFUSED)
        self.panel(*words, "Award panel")

    def send_back(self, number, **more):
        path = self.place / f"return {number}.xml"
        self.assessor("return", "write", self.rounds[number][1], "-o", path, "--sign", **more)
        return path

    def answer(self):
        path = self.write("forms.pdf", pdf(2, "Form"))
        self.service("add", self.folder, path, "--kind", "record", "--from", "2026-06-01", "--to", "2026-10-31",
                     "--privacy", "none")
        self.service("cite", self.folder, "1.2", "E004", "--pages", "1", "--why", "One form for each case.")
        for point in self.service("points", self.folder, "--open", "--json").json["points"]:
            self.service("answer", self.folder, point["id"], "--text", f"Done: {point['kind']}.", "--item", "E004")

    def first_round(self):
        self.prepare()
        self.judge()
        self.decide(1, "further-work")
        self.assessor("key", "name", ASSESSOR)
        return self.send_back(1)

    def second_round(self):
        self.service("return", "receive", self.first_round(), self.folder)
        self.answer()
        self.submit(2)
        self.begin(2, "--earlier", self.rounds[1][1])

    # --- What must hold ---

    def test_whole_way(self):
        path = self.first_round()
        told = path.read_text(encoding="utf-8")
        for words in (PRIVATE, CONFIDED, QUESTION, SEEN, "Two facilitators", "Manager", "Lead assessor"):
            self.assertNotIn(words, told)
        for words in ("Well kept.", "A form for each case.", "The form of June.", "Date the policy."):
            self.assertIn(words, told)
        shown = self.service("return", "show", path, "--json").json
        self.assertEqual((shown["signature"], shown["signed_by"]), ("new", ASSESSOR))
        cited = self.review(1, "show", "1.1", "--json").json["citations"][0]
        self.assertEqual(len(cited["bundle_pages"]), 2)

        self.service("return", "receive", path, self.folder)
        self.assertEqual(self.service("return", "show", path, "--json").json["signature"], "known")
        self.service("return", "receive", path, self.folder, status=REFUSED)
        self.service("submit", self.folder, "-o", self.rounds[2][0], "--sign", status=REPORT)
        self.answer()
        self.submit(2)
        self.assertNotIn(CONFIDED.encode(), self.everything_in(self.rounds[2][0]))

        self.assessor("verify", self.rounds[2][0])
        self.begin(2, "--earlier", self.rounds[1][1])
        self.assertEqual(self.review(2, "show", "1.1", "--json").json["citations"][0], cited)
        self.look_at_changes()
        self.confirm()
        self.decide(2, "award-with-conditions")
        self.panel("review", "award", self.rounds[2][1], "--from", "2027-01-01", "--text",
                   "2027-06-01 The forms are in use.")
        told = self.send_back(2)
        self.service("return", "receive", told, self.folder)
        points = self.service("points", self.folder, "--json").json["points"]
        award = next(point for point in points if point["kind"] == "award")
        self.assertEqual((award["round"], award["from"]), (2, "2027-01-01"))
        self.assertNotIn(CONFIDED, (self.folder / "portfolio.xml").read_text(encoding="utf-8"))

    def look_at_changes(self):
        changes = self.review(2, "changes", "--json").json
        self.assertEqual((changes["round"], changes["earlier_round"]), (2, 1))
        self.assertEqual((changes["unanswered"], changes["altered"]), (0, 0))
        self.assertEqual(changes["evidence"], [{"evidence": "E004", "change": "added"}])
        changed = {one["criterion"]: one for one in changes["criteria"]}
        self.assertEqual(set(changed), {"1.2", "1.3"})
        self.assertEqual(changed["1.2"]["changed"], ["citations", "answers"])
        # Nothing but the answer to a point.
        self.assertEqual(changed["1.3"]["changed"], ["answers"])
        self.assertTrue(all(one["must_confirm"] and not one["confirmed"] for one in changed.values()))
        self.assertEqual({(point["kind"], point["answered"]) for point in changes["points"]},
                         {("determination", True), ("request", True), ("corrective-action", True)})
        text = self.review(2, "changes").out
        self.assertIn("2 of 4 earlier determinations are to be confirmed.", text)
        self.assertNotIn("\n1.1 ", text)
        # One count, wherever it is asked for.
        status = self.review(2, "status", "--json").json
        self.assertEqual(status["to_confirm"], changes["must_confirm"])
        self.assertEqual({one["criterion"] for one in status["criteria"] if one["to_confirm"]}, set(changed))
        self.assertEqual(status["carried_unchanged"], len(self.asked(2)) - len(changed))

    def confirm(self):
        """What stands on what changed is in the way, one by one; what does not counts as made in round one."""
        waiting = self.run_assay("review", "check", self.rounds[2][1], "--json").json["findings"]
        self.assertEqual({one["where"] for one in waiting if one["tag"] == "review-state-changed"}, {"1.2", "1.3"})
        self.assertEqual({one["where"] for one in waiting if one["where"] in self.asked(2)}, {"1.2", "1.3"})
        self.assertIn("Carried from round 1", self.review(2, "show", "1.1").out)
        self.assertIn("From round 1, to be confirmed", self.review(2, "show", "1.2").out)
        told = self.review(2, "status").out
        self.assertIn("2 of these are to be confirmed", told)
        self.assertIn("2 of these are carried from earlier rounds", told)
        self.review(2, "declare", "Lead assessor", "--interest", "none")
        self.visit_twice(2)
        self.review(2, "recommend", "award", "--text", "Too early.", status=REFUSED)
        # What only an answer to a point changed is not carried into a return either.
        self.review(2, "determine", "1.2", "met", "--reason", "The forms are there.", "--looked", "E004:1")
        refused = self.assessor("return", "write", self.rounds[2][1], "-o", self.place / "early.xml", status=REFUSED)
        self.assertIn("1.3", refused.err)
        self.assertFalse((self.place / "early.xml").exists())
        self.review(2, "determine", "1.3", "met-with-conditions", "--reason", "Nearly.", "--lacking", "Use.")
        self.review(2, "require", "1.3", "--what", "Use it.", "--due", "2027-06-01")
        self.assertEqual(self.review(2, "check").status, 0)
        self.assertEqual([one["confirmed"] for one in self.review(2, "changes", "--json").json["criteria"]],
                         [True, True])
        self.assertEqual(self.review(2, "show", "1.1", "--json").json["carried_from_round"], 1)
        self.assertEqual(self.review(2, "status", "--json").json["to_confirm"], 0)

    def test_keys(self):
        self.make_ready()
        path = self.rounds[1][0]
        refused = self.service("submit", self.folder, "-o", path, "--sign", status=REFUSED)
        self.assertIn("assay key name", refused.err)
        self.assertFalse(path.exists())
        self.service("key", "name", SERVICE)
        self.submit(1)
        # A key that was never seen is told; one that was taken in is not.
        verified = self.assessor("verify", path, "--json", status=REPORT).json
        self.assertEqual(([finding["tag"] for finding in verified["findings"]], verified["signature"]["standing"]),
                         (["signature-new"], "new"))
        self.begin(1)
        verified = self.assessor("verify", path, "--json").json
        self.assertEqual((verified["signature"]["standing"], verified["signature"]["name"]), ("known", SERVICE))
        keys = self.assessor("key", "list", "--json").json["keys"]
        self.assertEqual([(key["name"], key["confirmed"]) for key in keys], [(SERVICE, False)])

    def test_an_altered_signed_submission_is_refused(self):
        self.prepare()
        path, review = self.rounds[1]
        with zipfile.ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        signature = next(name for name in members if name.endswith("assay-signature.xml"))
        members[signature] = members[signature].replace(b"manager", b"Manager")
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in members.items():
                archive.writestr(name, data)
        self.begin_refused()
        self.assertFalse(review.exists())

    def begin_refused(self):
        return self.assessor("review", "new", *self.rounds[1], status=REFUSED)

    def test_return_is_written_where_it_may_lie(self):
        self.prepare()
        self.judge()
        folder = self.rounds[1][1]
        self.assessor("return", "write", folder, "-o", folder / "return.xml", status=REFUSED)
        path = self.write("return 1.xml", "an older one")
        self.assessor("return", "write", folder, "-o", path)
        first = path.read_bytes()
        self.assessor("return", "write", folder, "-o", path)
        self.assertEqual(path.read_bytes(), first)
        self.assertEqual(len(list((folder / "returned").iterdir())), 1)
        self.review(1, "comment", "1.2", "One thing more.")
        self.assessor("return", "write", folder, "-o", path)
        self.assertEqual(len(list((folder / "returned").iterdir())), 2)
        self.assertEqual(list(self.place.glob("*.part")), [])

    def test_no_earlier_round(self):
        self.prepare()
        self.begin(1)
        self.assertIn("without an earlier one", self.review(1, "changes", status=REFUSED).err)

    def test_what_is_kept_of_the_earlier_round_is_checked(self):
        self.second_round()
        kept = self.rounds[2][1] / "earlier/portfolio.xml"
        with zipfile.ZipFile(self.rounds[1][0]) as archive:
            name = next(name for name in archive.namelist() if name.endswith("data/portfolio.xml"))
            self.assertEqual(kept.read_bytes(), archive.read(name))
        kept.write_bytes(kept.read_bytes().replace(b"How we meet 1.1.", b"How we met 1.1. "))
        self.review(2, "changes", status=DAMAGED)

    def test_points_that_came_back_otherwise_are_told(self):
        self.service("return", "receive", self.first_round(), self.folder)
        self.answer()
        document = self.folder / "portfolio.xml"
        document.write_text(document.read_text(encoding="utf-8").replace("The form of June.", "Any form."),
                            encoding="utf-8")
        self.submit(2)
        self.begin(2, "--earlier", self.rounds[1][1])
        self.assertEqual(self.review(2, "changes", "--json").json["altered"], 1)
        self.assertIn("It came back in other words than were returned", self.review(2, "changes").out)

    def test_a_return_that_was_never_sent_is_not_missed(self):
        self.prepare()
        self.judge()
        folder = self.rounds[1][1]
        self.assessor("return", "write", folder, "-o", self.place / "draft.xml")
        self.decide(1, "further-work")
        self.assessor("key", "name", ASSESSOR)
        self.service("return", "receive", self.send_back(1), self.folder)
        self.answer()
        self.submit(2)
        self.begin(2, "--earlier", folder)
        self.assertEqual(self.review(2, "changes", "--json").json["altered"], 0)

    def test_the_earlier_review_need_not_be_at_hand(self):
        self.second_round()
        before = self.review(2, "changes", "--json").out
        self.rounds[1][1].rename(self.place / "elsewhere")
        self.assertEqual(self.review(2, "changes", "--json").out, before)
        self.assessor("review", "new", self.rounds[2][0], self.rounds[2][1], status=EXISTS)


if __name__ == "__main__":
    unittest.main()
