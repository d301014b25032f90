"""A portfolio from beginning to copy: new, profile, rate, note, flag, actions, measures, history, undo, copy, open.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import shutil
import unittest
import zipfile

from assay_case import (DAMAGED, EXISTS, INVALID, NOT_FOUND, OK, REFUSED, STANDARDS, TOO_LARGE, UNKNOWN_NAME, USAGE, Case,
                        pdf)


class NewTest(Case):
    def test_begins_with_nothing_rated(self):
        self.new("--planned", "2027-01-12")
        status = self.status()
        self.assertEqual(status["verdict"], "not-assessed")
        self.assertEqual(status["percent"], None)
        self.assertEqual({row["state"] for row in status["criteria"]}, {"not-assessed"})
        self.assertEqual(status["scheme"], {"id": "small", "edition": "2026", "title": "Small Test Standards"})
        self.assertTrue((self.folder / "portfolio.xml").exists())
        self.assertTrue((self.folder / "scheme.xml").exists())
        self.assertFalse((self.folder / "in-use.xml").exists())

    def test_an_empty_folder_may_be_there(self):
        self.folder.mkdir()
        self.new()

    def test_bad_input_makes_nothing(self):
        base = ["new", self.folder, "--scheme", "small", "--service", "Vale"]
        self.bad(UNKNOWN_NAME, *base[:3], "smol", *base[4:], names=["smol", "small"])
        self.bad(INVALID, *base, "--planned", "12/01/2027", names=["--planned", "12/01/2027"])
        self.bad(INVALID, *base, "--planned", "2027-02-30", names="2027-02-30")
        self.bad(INVALID, *base[:5], "  ", names="name")
        self.bad(INVALID, *base[:5], "two\nlines", names="name")
        self.bad(TOO_LARGE, *base[:5], "x" * 301, names="name")
        self.bad(NOT_FOUND, "new", self.place / "a/b/c", *base[2:], names="a/b")
        self.assertFalse(self.folder.exists())

    def test_nothing_is_overwritten(self):
        self.write("vale/letter.txt", "mine")
        self.bad(EXISTS, "new", self.folder, "--scheme", "small", "--service", "Vale", names="vale")
        self.write("file", "mine")
        result = self.run_assay("new", self.place / "file", "--scheme", "small", "--service", "Vale")
        self.assertNotEqual(result.status, OK)
        self.assertEqual((self.place / "file").read_text(), "mine")


class ProfileTest(Case):
    def setUp(self):
        super().setUp()
        self.new()

    def answers(self):
        profile = self.good("profile", self.folder, "--json").json
        return profile, {row["id"]: row["answer"] for row in profile["questions"]}

    def test_shows_questions_answers_and_what_is_allowed(self):
        out = self.good("profile", self.folder).out
        for word in ["complex-cases", "Complex and sensitive cases", "yes, no", "direct, indirect", "planned",
                     "Vale Restorative Service"]:
            self.assertIn(word, out)
        profile, answers = self.answers()
        self.assertEqual(set(answers.values()), {None})
        self.assertEqual(profile["planned"], None)
        self.assertEqual([option["id"] for option in profile["questions"][1]["options"]], ["justice", "school"])
        self.assertEqual([row["type"] for row in profile["questions"]],
                         ["text", "sectors", "yes-no", "choice", "choices"])

    def test_all_pairs_are_one_change(self):
        self.good("profile", self.folder, "service=Dale", "planned=2027-03-01", "sectors=school,justice",
                  "sites=Here = there", "size=small")
        profile, answers = self.answers()
        self.assertEqual((profile["service"], profile["planned"]), ("Dale", "2027-03-01"))
        self.assertEqual(answers["sectors"], "justice school")
        self.assertEqual(answers["sites"], "Here = there")
        self.good("undo", self.folder)
        profile, answers = self.answers()
        self.assertEqual((profile["service"], profile["planned"]), ("Vale Restorative Service", None))
        self.assertEqual(set(answers.values()), {None})

    def test_says_what_applies_no_longer(self):
        result = self.good("profile", self.folder, "complex-cases=no")
        self.assertRegex(result.err, r"no longer apply: 2\.1\.")
        self.assertEqual(self.criterion("2.1")["state"], "not-applicable")
        result = self.good("profile", self.folder, "complex-cases=yes")
        self.assertRegex(result.err, r"now apply: 2\.1\.")
        self.assertNotIn("apply", self.good("profile", self.folder, "size=large").err)

    def test_an_empty_value_clears(self):
        self.good("profile", self.folder, "planned=2027-03-01", "size=small")
        self.good("profile", self.folder, "planned=", "size=")
        profile, answers = self.answers()
        self.assertEqual((profile["planned"], answers["size"]), (None, None))

    def test_bad_pairs_change_nothing(self):
        folder = self.folder
        self.bad(UNKNOWN_NAME, "profile", folder, "size=small", "complex-case=yes",
                 names=["complex-case", "complex-cases"])
        self.bad(UNKNOWN_NAME, "profile", folder, "size=smal", names=["smal", "small"])
        self.bad(UNKNOWN_NAME, "profile", folder, "complex-cases=maybe", names=["maybe", "complex-cases"])
        self.bad(INVALID, "profile", folder, "size=small,large", names="size")
        self.bad(INVALID, "profile", folder, "planned=soon", names=["planned", "soon"])
        self.bad(INVALID, "profile", folder, "service=", names="name")
        self.bad(USAGE, "profile", folder, "size", names="size")
        self.bad(USAGE, "profile", folder, "=small", names="=small")
        self.bad(USAGE, "profile", folder, "size=small", "--json", names="--json")


class RateTest(Case):
    def setUp(self):
        super().setUp()
        self.new()

    def test_rates_and_writes_in_one_change(self):
        result = self.good("rate", self.folder, "1.1", "largely", "--text", "We have a plan.")
        self.assertIn("1.1", result.err)
        self.assertEqual(self.criterion("1.1")["rating"], "largely")
        self.assertEqual(self.criterion("1.1")["state"], "claimed")
        self.assertIn("We have a plan.", (self.folder / "portfolio.xml").read_text())
        self.good("undo", self.folder)
        self.assertEqual(self.criterion("1.1")["rating"], None)
        self.assertNotIn("We have a plan.", (self.folder / "portfolio.xml").read_text())

    def test_text_alone_and_taking_away(self):
        self.good("rate", self.folder, "1.1", "--text", "First words.")
        self.assertEqual(self.criterion("1.1")["state"], "not-assessed")
        self.good("rate", self.folder, "1.1", "partly")
        self.assertEqual(self.criterion("1.1")["state"], "gap")
        self.good("rate", self.folder, "1.1", "")
        self.assertEqual(self.criterion("1.1")["state"], "not-assessed")
        self.good("rate", self.folder, "1.1", "--text", "")
        self.assertNotIn("First words.", (self.folder / "portfolio.xml").read_text())

    def test_text_from_a_file_and_from_standard_input(self):
        path = self.write("text.txt", b"\xef\xbb\xbfFrom a file.\r\nTwo lines.\n")
        self.good("rate", self.folder, "1.1", "largely", "--text-file", path)
        self.assertIn("From a file.\nTwo lines.<", (self.folder / "portfolio.xml").read_text())
        self.good("rate", self.folder, "1.1", "largely", "--text-file", "-", text="From outside: é.\n")
        self.assertIn("From outside: é.<", (self.folder / "portfolio.xml").read_text())

    def test_bad_texts(self):
        folder = self.folder
        self.bad(NOT_FOUND, "rate", folder, "1.1", "fully", "--text-file", self.place / "gone.txt", names="gone.txt")
        path = self.write("latin.txt", b"caf\xe9")
        self.bad(INVALID, "rate", folder, "1.1", "fully", "--text-file", path, names="latin.txt")
        path = self.write("binary.txt", b"a\0b")
        self.bad(INVALID, "rate", folder, "1.1", "fully", "--text-file", path, names="binary.txt")
        path = self.write("empty.txt", b"\n\n")
        self.bad(INVALID, "rate", folder, "1.1", "fully", "--text-file", path, names="empty.txt")
        path = self.write("long.txt", b"x" * 100_001)
        self.bad(TOO_LARGE, "rate", folder, "1.1", "fully", "--text-file", path, names="long.txt")
        path = self.write("huge.txt", b"x" * 2_000_000)
        self.bad(TOO_LARGE, "rate", folder, "1.1", "fully", "--text-file", path, names="huge.txt")
        self.bad(INVALID, "rate", folder, "1.1", "fully", "--text-file", "-", text="", names="standard input")
        self.bad(TOO_LARGE, "rate", folder, "1.1", "fully", "--text", "x" * 100_001)

    def test_not_applicable_needs_a_reason_and_leave(self):
        folder = self.folder
        self.bad(INVALID, "rate", folder, "1.3", "not-applicable", names="reason")
        self.bad(REFUSED, "rate", folder, "1.1", "not-applicable", "--reason", "No partners.", names="1.1")
        self.good("rate", folder, "1.3", "not-applicable", "--reason", "We have no partners.")
        self.assertEqual(self.criterion("1.3")["state"], "not-applicable")
        self.assertEqual(self.criterion("1.3")["reason_codes"], ["said-not-applicable"])
        self.assertNotEqual(self.run_assay("rate", folder, "1.1", "fully", "--reason", "Because.").status, OK)

    def test_unknown_names_suggest_the_nearest(self):
        self.bad(UNKNOWN_NAME, "rate", self.folder, "1.11", "fully", names=["1.11", "1.1"])
        self.bad(UNKNOWN_NAME, "rate", self.folder, "1.1", "ful", names=["ful", "fully"])
        self.bad(UNKNOWN_NAME, "rate", self.folder, "1.1", "excellent", names="excellent")

    def test_the_same_again_changes_nothing(self):
        self.good("rate", self.folder, "1.1", "fully")
        before = self.tree(self.folder)
        self.assertIn("Nothing has changed", self.good("rate", self.folder, "1.1", "fully").err)
        self.assertEqual(self.tree(self.folder), before)


class NoteAndFlagTest(Case):
    def setUp(self):
        super().setUp()
        self.new()

    def test_notes_and_flags_come_and_go(self):
        self.good("note", self.folder, "1.1", "Ask the board.")
        self.assertIn("Ask the board.", (self.folder / "portfolio.xml").read_text())
        self.good("note", self.folder, "1.1", "")
        self.assertNotIn("Ask the board.", (self.folder / "portfolio.xml").read_text())
        self.good("flag", self.folder, "1.2")
        tags = [(row["tag"], row["where"]) for row in
                self.good("check", self.folder, "--json", status=1).json["findings"]]
        self.assertIn(("flagged", "1.2"), tags)
        self.good("flag", self.folder, "1.2", "--off")
        tags = [row["tag"] for row in self.good("check", self.folder, "--json", status=1).json["findings"]]
        self.assertNotIn("flagged", tags)

    def test_unknown_criteria(self):
        self.bad(UNKNOWN_NAME, "note", self.folder, "1.l", "Hm.", names=["1.l", "1.1"])
        self.bad(UNKNOWN_NAME, "flag", self.folder, "2.3.", names="2.3")


class ActionTest(Case):
    def setUp(self):
        super().setUp()
        self.new()

    def add(self, criterion="1.1", due="2027-02-01"):
        return self.good("action", self.folder, criterion, "--what", "Write the plan", "--owner", "Team lead",
                         "--due", due).out

    def actions(self):
        return self.good("actions", self.folder, "--json").json["actions"]

    def test_numbers_and_states(self):
        self.assertEqual(self.add(), "A001\n")
        self.assertEqual(self.add("1.2", "2026-11-01"), "A002\n")
        self.assertEqual([row["overdue"] for row in self.actions()], [False, True])
        self.good("action", self.folder, "A001", "--done")
        self.good("action", self.folder, "a2", "--what", "Write it well", "--due", "2027-05-01")
        first, second = self.actions()
        self.assertEqual((first["state"], first["what"], first["criterion"]), ("done", "Write the plan", "1.1"))
        self.assertEqual((second["state"], second["what"], second["due"], second["overdue"]),
                         ("open", "Write it well", "2027-05-01", False))
        self.good("action", self.folder, "A001", "--reopen")
        self.good("action", self.folder, "A002", "--drop")
        self.assertEqual([row["state"] for row in self.actions()], ["open", "dropped"])
        out = self.good("actions", self.folder).out
        self.assertIn("Write it well", out)
        self.assertIn("Team lead", out)

    def test_numbers_are_never_given_twice(self):
        self.add()
        self.good("undo", self.folder)
        self.assertEqual(self.add(), "A002\n")

    def test_bad_input(self):
        folder = self.folder
        words = ["--what", "Write", "--owner", "Lead", "--due", "2027-02-01"]
        self.bad(UNKNOWN_NAME, "action", folder, "1.9", *words, names="1.9")
        self.bad(UNKNOWN_NAME, "action", folder, "A007", "--done", names="A007")
        self.bad(USAGE, "action", folder, "1.1", *words[:4], names="--due")
        self.bad(USAGE, "action", folder, "1.1", *words[2:], names="--what")
        self.bad(INVALID, "action", folder, "1.1", *words[:5], "Friday", names=["--due", "Friday"])
        self.bad(INVALID, "action", folder, "1.1", *words[:5], "")
        self.bad(INVALID, "action", folder, "1.1", "--what", " ", *words[2:])
        self.add()
        self.bad(INVALID, "action", folder, "A001", "--owner", "")


class MeasureTest(Case):
    PERIOD = ["--from", "2026-01-01", "--to", "2026-03-31"]

    def setUp(self):
        super().setUp()
        self.new()

    def figures(self):
        return self.good("measures", self.folder, "--json").json["measures"][0]["figures"]

    def test_records_replaces_and_removes(self):
        self.assertEqual(self.figures(), [])
        self.good("measure", self.folder, "referrals", *self.PERIOD, "--value", "42", "--source", "Case log")
        self.good("measure", self.folder, "referrals", *self.PERIOD, "--value", "43", "--source", "Case log",
                  "--note", "Recounted.")
        self.assertEqual(self.figures(), [{"from": "2026-01-01", "to": "2026-03-31", "value": "43", "part": None, "base": None,
                                           "source": "Case log", "note": "Recounted."}])
        out = self.good("measures", self.folder).out
        self.assertIn("43", out)
        self.assertIn("Referrals", out)
        self.good("measure", self.folder, "referrals", *self.PERIOD, "--remove")
        self.assertEqual(self.figures(), [])
        self.assertEqual(self.good("measures", self.folder).out, "")

    def test_bad_input(self):
        folder, value = self.folder, ["--value", "42", "--source", "Log"]
        self.bad(UNKNOWN_NAME, "measure", folder, "referal", *self.PERIOD, *value, names=["referal", "referrals"])
        self.bad(INVALID, "measure", folder, "referrals", *self.PERIOD, "--value", "many", "--source", "Log",
                 names="many")
        self.bad(INVALID, "measure", folder, "referrals", "--from", "2026-04-01", "--to", "2026-03-31", *value)
        self.bad(INVALID, "measure", folder, "referrals", "--from", "April", "--to", "2026-03-31", *value,
                 names="April")
        self.bad(USAGE, "measure", folder, "referrals", "--from", "2026-01-01", *value, names="--to")
        self.bad(USAGE, "measure", folder, "referrals", *self.PERIOD, "--value", "42", names="--source")
        self.bad(UNKNOWN_NAME, "measure", folder, "referrals", *self.PERIOD, "--remove", names="referrals")


class ShareTest(Case):
    """A percentage of the whole scheme, with the counts behind it."""
    PERIOD = ["--from", "2026-01-01", "--to", "2026-03-31", "--source", "Survey"]

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        shutil.copy(STANDARDS / "rss.xml", cls.standards)

    def setUp(self):
        super().setUp()
        self.good("new", self.folder, "--scheme", "rss", "--service", "Vale")

    def test_records_the_counts(self):
        self.good("measure", self.folder, "engagement", *self.PERIOD, "--value", "75", "--part", "45", "--base", "60")
        measures = {measure["id"]: measure for measure in self.good("measures", self.folder, "--json").json["measures"]}
        figure = measures["engagement"]["figures"][0]
        self.assertEqual((figure["value"], figure["part"], figure["base"]), ("75", "45", "60"))
        self.assertIn("45 of 60", self.good("measures", self.folder).out)

    def test_bad_counts(self):
        for counts, names in [(["--part", "40", "--base", "60"], ["75", "40", "60"]), (["--part", "45"], "out of"),
                              (["--base", "60"], "counted"), (["--part", "61", "--base", "60"], "at most"),
                              (["--part", "4.5", "--base", "6"], "4.5"), (["--part", "0", "--base", "0"], "1")]:
            with self.subTest(counts=counts):
                self.bad(INVALID, "measure", self.folder, "engagement", *self.PERIOD, "--value", "75", *counts,
                         names=names)
        self.bad(INVALID, "measure", self.folder, "referrals", *self.PERIOD, "--value", "3", "--part", "1", "--base",
                 "3", names="percentage")


class HistoryTest(Case):
    def history(self):
        return self.good("history", self.folder, "--json").json["history"]

    def test_undo_and_redo_reach_over_runs(self):
        self.new()
        self.good("rate", self.folder, "1.1", "partly")
        self.good("rate", self.folder, "1.1", "largely")
        self.good("rate", self.folder, "1.1", "fully")
        ratings = []
        for command in ["undo", "undo", "redo", "undo", "undo", "redo", "redo", "redo"]:
            result = self.good(command, self.folder)
            self.assertIn("1.1", result.err)
            self.assertEqual(result.out, "")
            ratings.append(self.criterion("1.1")["rating"])
        self.assertEqual(ratings, ["largely", "partly", "largely", "partly", None, "partly", "largely", "fully"])
        self.bad(REFUSED, "redo", self.folder)

    def test_undo_ends_at_the_beginning_and_a_change_ends_redo(self):
        self.new()
        self.bad(REFUSED, "undo", self.folder)
        self.good("rate", self.folder, "1.1", "partly")
        self.good("undo", self.folder)
        self.good("rate", self.folder, "1.2", "partly")
        self.bad(REFUSED, "redo", self.folder)

    def test_everything_is_listed(self):
        self.new()
        self.good("rate", self.folder, "1.1", "partly")
        self.good("undo", self.folder, env={"ASSAY_AUTHOR": "Somebody else"})
        self.good("redo", self.folder)
        history = self.history()
        self.assertEqual([row["sequence"] for row in history], list(range(1, len(history) + 1)))
        self.assertEqual([row["type"] for row in history[-3:]], ["edit", "undo", "redo"])
        self.assertEqual(history[-3]["verb"], "rate")
        self.assertEqual(history[-3]["subject"], "1.1")
        self.assertEqual(history[-2]["of"], history[-3]["sequence"])
        self.assertEqual(history[-2]["author"], "Somebody else")
        self.assertEqual(history[-1]["author"], "Service manager")
        self.assertEqual(history[-1]["time"], "2026-11-22T12:00:00Z")
        out = self.good("history", self.folder).out
        self.assertIn("2026-11-22 12:00", out)
        self.assertIn("Somebody else", out)

    def test_reading_writes_nothing(self):
        self.make_ready()
        before = self.tree(self.folder)
        for words in [["status"], ["check"], ["history"], ["evidence"], ["actions"], ["measures"], ["profile"]]:
            self.good(words[0], self.folder)
        self.assertEqual(self.tree(self.folder), before)


class CopyTest(Case):
    def views(self, folder):
        return [self.run_assay(command, folder, "--json").out for command in
                ["status", "evidence", "actions", "measures", "profile", "history", "check"]]

    def test_copy_and_open_give_the_same_again(self):
        self.make_ready()
        self.good("action", self.folder, "1.1", "--what", "Review", "--owner", "Lead", "--due", "2027-02-01")
        self.good("note", self.folder, "1.1", "Private.")
        self.good("undo", self.folder)
        archive, again = self.place / "vale.zip", self.place / "again"
        self.good("copy", self.folder, archive)
        with zipfile.ZipFile(archive) as file:
            self.assertIsNone(file.testzip())
        self.good("open", archive, again)
        self.assertEqual(self.tree(again), self.tree(self.folder))
        self.assertEqual(self.views(again), self.views(self.folder))
        self.good("redo", again)
        self.assertIn("Private.", (again / "portfolio.xml").read_text())

    def test_the_same_portfolio_gives_the_same_file(self):
        self.make_ready()
        self.good("copy", self.folder, self.place / "one.zip")
        self.good("copy", self.folder, self.place / "two.zip")
        self.assertEqual((self.place / "one.zip").read_bytes(), (self.place / "two.zip").read_bytes())

    def test_a_copy_must_lie_outside(self):
        self.new()
        self.bad(REFUSED, "copy", self.folder, self.folder / "vale.zip", names="vale.zip")
        self.bad(REFUSED, "copy", self.folder, self.folder / "evidence" / "vale.zip", names="vale.zip")

    def test_a_failed_copy_leaves_the_older_one(self):
        self.make_ready()
        archive = self.write("vale.zip", "older")
        content = next(path for path in (self.folder / "evidence").rglob("*") if path.is_file())
        content.chmod(0o644)
        content.write_bytes(b"something else")
        result = self.bad(DAMAGED, "copy", self.folder, archive)
        self.assertIn("E00", result.err)
        self.assertEqual(archive.read_text(), "older")
        self.assertEqual([path.name for path in self.place.iterdir() if ".part" in path.name], [])

    def test_opening_over_something(self):
        self.new()
        archive = self.place / "vale.zip"
        self.good("copy", self.folder, archive)
        self.bad(EXISTS, "open", archive, self.folder, names="vale")

    def test_files_that_are_no_copy(self):
        again = self.place / "again"
        for name, data in [("text.zip", b"hello"), ("empty.zip", b""), ("paper.zip", pdf())]:
            result = self.bad(INVALID, "open", self.write(name, data), again, names=name, folder=again)
            self.assertFalse(again.exists(), result.err)
        self.bad(NOT_FOUND, "open", self.place / "gone.zip", again, names="gone.zip", folder=again)

    def hostile(self, names):
        self.new()
        self.good("copy", self.folder, self.place / "good.zip")
        path = self.place / "bad.zip"
        with zipfile.ZipFile(self.place / "good.zip") as good, zipfile.ZipFile(path, "w") as bad:
            for info in good.infolist():
                bad.writestr(info.filename, good.read(info))
            for name in names:
                bad.writestr(name, b"boo")
        again = self.place / "deep" / "again"
        again.parent.mkdir()
        result = self.run_assay("open", path, again)
        self.assertNotEqual(result.status, OK)
        self.assertIn("bad.zip", result.err)
        self.assertFalse(again.exists())
        self.assertEqual(list(again.parent.iterdir()), [])

    def test_names_that_climb_out(self):
        self.hostile(["../escaped.txt"])
        self.assertFalse((self.place / "escaped.txt").exists())

    def test_absolute_names(self):
        self.hostile([str(self.place / "escaped.txt")])
        self.assertFalse((self.place / "escaped.txt").exists())

    def test_names_that_do_not_belong(self):
        self.hostile(["evidence/run.sh"])


if __name__ == "__main__":
    unittest.main()
