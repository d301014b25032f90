"""Evidence: adding, amending, withdrawing, citing.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import unittest

from assay_case import ACCESS, DAMAGED, ENCRYPTED, INVALID, NOT_FOUND, OK, REFUSED, TOO_LARGE, UNKNOWN_NAME, USAGE, Case, \
    pdf, png


class AddTest(Case):
    def setUp(self):
        super().setUp()
        self.new()

    def test_takes_everything_that_is_said(self):
        path = self.write("risk_form-v2 (final).pdf", pdf(4))
        result = self.good("add", self.folder, path, "--title", "Risk form", "--kind", "record",
                           "--from", "2026-01-05", "--to", "2026-06-30", "--until", "2027-06-30",
                           "--privacy", "redacted", "--note", "From the shared drive.")
        self.assertEqual(result.out, "E001\n")
        row = self.evidence()[0]
        self.assertEqual(row["pages"], 4)
        self.assertEqual(row["size"], len(pdf(4)))
        self.assertEqual(row["source_name"], "risk_form-v2 (final).pdf")
        wanted = {"number": "E001", "basis": "file", "title": "Risk form", "kind": "record", "from": "2026-01-05",
                  "to": "2026-06-30", "until": "2027-06-30", "privacy": "redacted", "type": "application/pdf",
                  "note": "From the shared drive.", "withdrawn": False, "used_by": []}
        self.assertEqual({name: row[name] for name in wanted}, wanted)
        stored = self.folder / "evidence" / row["sha256"][:2] / row["sha256"]
        self.assertEqual(stored.read_bytes(), path.read_bytes())

    def test_titles_are_made_readable(self):
        names = {"risk_assessment-2025.pdf": "Risk assessment 2025", "log 2026-03-31.pdf": "Log 2026-03-31",
                 "éval.v2.pdf": "Éval.v2", "Dr. Smith and others": "Dr. Smith and others", ".hidden": ".hidden",
                 "___.pdf": "___.pdf"}
        for index, (name, title) in enumerate(names.items()):
            self.good("add", self.folder, self.write(name, pdf(text=str(index))))
            self.assertEqual(self.evidence()[-1]["title"], title)

    def test_many_at_once_are_one_change(self):
        paths = [self.write(f"log-{index}.pdf", pdf(text=f"Log {index}")) for index in range(12)]
        self.assertEqual(self.good("add", self.folder, *paths, "--kind", "record").out,
                         "".join(f"E{number:03}\n" for number in range(1, 13)))
        self.good("undo", self.folder)
        self.assertEqual(self.evidence(), [])
        self.good("redo", self.folder)
        self.assertEqual(len(self.evidence()), 12)

    def test_numbers_are_never_given_twice(self):
        path = self.write("a.pdf", pdf())
        self.good("add", self.folder, path)
        self.good("undo", self.folder)
        self.assertEqual(self.good("add", self.folder, path).out, "E002\n")

    def test_the_same_file_is_offered_not_added(self):
        first = self.write("a.pdf", pdf())
        self.good("add", self.folder, first, "--title", "Case handling")
        before = self.tree(self.folder)
        result = self.good("add", self.folder, self.write("policy.pdf", pdf()))
        self.assertEqual(result.out, "E001\n")
        self.assertIn("policy.pdf is the same file as E001 “Case handling”; cite E001", result.err)
        self.assertEqual(self.tree(self.folder), before)

    def test_two_same_files_in_one_call(self):
        one, two, other = (self.write("one.pdf", pdf()), self.write("two.pdf", pdf()),
                           self.write("other.pdf", pdf(2)))
        result = self.good("add", self.folder, one, two, other, "--json")
        self.assertEqual([(row["number"], row["added"]) for row in result.json["evidence"]],
                         [("E001", True), ("E001", False), ("E002", True)])
        self.assertIn("two.pdf is the same file as E001 “One”", result.err)
        self.assertEqual(len(self.evidence()), 2)

    def test_kinds_of_files(self):
        self.good("add", self.folder, self.write("scan.png", png()))
        self.good("add", self.folder, self.write("log.csv", "a,b\n1,2\n"))
        picture, table = self.evidence()
        self.assertEqual((picture["type"], picture["pages"]), ("image/png", 1))
        self.assertEqual(table["pages"], 0)

    def test_evidence_without_a_file(self):
        self.assertEqual(self.good("add", self.folder, "--observation", "Visitors see the notice", "--kind", "record",
                                   "--from", "2026-09-01", "--privacy", "none").out, "E001\n")
        self.assertEqual(self.good("add", self.folder, "--discussion", "The board on its role").out, "E002\n")
        self.assertEqual([(row["basis"], row["title"]) for row in self.evidence()],
                         [("observation", "Visitors see the notice"), ("discussion", "The board on its role")])

    def test_bad_words_add_nothing(self):
        folder, path = self.folder, self.write("a.pdf", pdf())
        self.bad(UNKNOWN_NAME, "add", folder, path, "--kind", "recrod", names=["recrod", "record"])
        self.bad(UNKNOWN_NAME, "add", folder, path, "--privacy", "concent", names=["concent", "consent"])
        self.bad(INVALID, "add", folder, path, "--from", "yesterday", names=["--from", "yesterday"])
        self.bad(INVALID, "add", folder, path, "--until", "2026-13-01", names=["--until", "2026-13-01"])
        self.bad(INVALID, "add", folder, path, "--from", "2026-05-01", "--to", "2026-04-01",
                 names=["--to 1 April 2026", "--from 1 May 2026"])
        self.bad(INVALID, "add", folder, path, "--from", "2026-05-01", "--until", "2026-04-01",
                 names=["--until 1 April 2026", "--from 1 May 2026"])
        self.bad(TOO_LARGE, "add", folder, path, "--title", "x" * 301, names="title")
        self.bad(INVALID, "add", folder, path, "--title", "two\nlines", names="title")
        self.bad(INVALID, "add", folder, "--observation", " ", names="title")
        self.bad(USAGE, "add", folder, path, path, "--title", "Two", names="--title")

    def test_bad_files_add_nothing(self):
        good = self.write("good.pdf", pdf(3))
        cases = [("gone.pdf", None, NOT_FOUND), ("damaged.pdf", pdf(4, broken_tail=True), DAMAGED),
                 ("secret.pdf", pdf(encrypt=True), ENCRYPTED), ("no-pages.pdf", pdf(kids=False), DAMAGED),
                 ("noise.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20, DAMAGED),
                 ("empty.txt", b"", INVALID), ("cut.png", png(64, 64)[:60], DAMAGED),
                 ("noise.png", b"\x89PNG\r\n\x1a\n" + b"noise" * 100, DAMAGED),
                 ("noise.jpg", b"\xff\xd8\xff\xe0" + b"noise" * 100, DAMAGED),
                 ("letter.png", b"Dear all, this is no picture.", INVALID)]
        for name, data, status in cases:
            with self.subTest(name):
                path = self.write(name, data) if data is not None else self.place / name
                self.bad(status, "add", self.folder, good, path, names=name)
        (self.place / "box.pdf").mkdir()
        self.bad(INVALID, "add", self.folder, good, self.place / "box.pdf", names="box.pdf")
        self.assertEqual(self.evidence(), [])

    def test_unreadable_files_anyway(self):
        for name, data in (("secret.pdf", pdf(encrypt=True)), ("damaged.pdf", pdf(4, broken_tail=True)),
                           ("cut.png", png(64, 64)[:60])):
            with self.subTest(name):
                path = self.write(name, data)
                self.bad(ENCRYPTED if name == "secret.pdf" else DAMAGED, "add", self.folder, path,
                         names="--anyway")
                result = self.good("add", self.folder, path, "--anyway")
                self.assertIn(name, result.err)
        self.assertEqual([item["pages"] for item in self.evidence()], [0, 0, 0])
        empty = self.write("empty.pdf", b"")
        self.bad(INVALID, "add", self.folder, empty, "--anyway", names="empty.pdf")

    def test_a_pipe_is_not_waited_for(self):
        os.mkfifo(self.place / "pipe.pdf")
        self.bad(INVALID, "add", self.folder, self.place / "pipe.pdf", names="pipe.pdf")

    def test_a_file_one_may_not_read(self):
        path = self.write("locked.pdf", pdf())
        path.chmod(0)
        self.give_away(self.folder)
        self.bad(ACCESS, "add", self.folder, path, names="locked.pdf", as_nobody=True)

    def give_away(self, folder):
        if os.geteuid() == 0:
            for path in [folder, *folder.rglob("*")]:
                os.chown(path, 65534, 65534)


class AmendTest(Case):
    def setUp(self):
        super().setUp()
        self.new()
        self.good("add", self.folder, self.write("a.pdf", pdf(3)), "--kind", "record", "--until", "2027-01-01",
                  "--note", "Hm.")

    def test_changes_only_what_is_said(self):
        before = self.evidence()[0]
        self.good("amend", self.folder, "E001", "--title", "Better", "--privacy", "consent")
        self.assertEqual(self.evidence()[0], {**before, "title": "Better", "privacy": "consent"})
        self.good("undo", self.folder)
        self.assertEqual(self.evidence()[0], before)

    def test_an_empty_value_clears(self):
        self.good("amend", self.folder, "e1", "--until", "", "--kind", "", "--note", "", "--privacy", "")
        row = self.evidence()[0]
        self.assertEqual((row["until"], row["kind"], row["note"], row["privacy"]), (None, None, None, None))

    def test_a_newer_file_under_the_same_number(self):
        before = self.evidence()[0]
        self.good("rate", self.folder, "1.1", "fully")
        self.good("cite", self.folder, "1.1", "E001", "--pages", "3", "--why", "It says so.")
        self.good("amend", self.folder, "E001", "--file", self.write("b.pdf", pdf(5)))
        row = self.evidence()[0]
        self.assertEqual((row["number"], row["pages"], row["source_name"], row["title"], row["used_by"]),
                         ("E001", 5, "b.pdf", "A", ["1.1"]))
        self.assertNotEqual(row["sha256"], before["sha256"])
        self.assertTrue((self.folder / "evidence" / before["sha256"][:2] / before["sha256"]).exists())
        self.good("undo", self.folder)
        self.assertEqual(self.evidence()[0]["sha256"], before["sha256"])

    def test_bad_input(self):
        folder = self.folder
        self.good("add", folder, self.write("c.pdf", pdf(7)))
        self.bad(UNKNOWN_NAME, "amend", folder, "E011", "--title", "x", names=["E011", "E002"])
        self.bad(UNKNOWN_NAME, "amend", folder, "E001", "--kind", "polcy", names="policy")
        self.bad(INVALID, "amend", folder, "E001", "--from", "2027-06-01", names=["--until", "--from"])
        self.bad(INVALID, "amend", folder, "E001", "--title", "", names="title")
        self.bad(DAMAGED, "amend", folder, "E001", "--file", self.write("d.pdf", pdf(4, broken_tail=True)),
                 names="d.pdf")
        self.bad(REFUSED, "amend", folder, "E001", "--file", self.write("e.pdf", pdf(7)), names=["e.pdf", "E002"])
        self.bad(USAGE, "amend", folder, "E001", names="assay amend")


class WithdrawTest(Case):
    def test_goes_with_its_citations_and_comes_back_without(self):
        self.make_ready()
        self.good("withdraw", self.folder, "E002")
        row = self.evidence()[1]
        self.assertEqual((row["withdrawn"], row["used_by"]), (True, []))
        self.assertEqual(self.criterion("1.2")["state"], "claimed")
        self.bad(REFUSED, "cite", self.folder, "1.2", "E002", "--pages", "1", "--why", "So.", names="E002")
        self.good("withdraw", self.folder, "E002", "--restore")
        row = self.evidence()[1]
        self.assertEqual((row["withdrawn"], row["used_by"]), (False, []))
        self.good("undo", self.folder)
        self.good("undo", self.folder)
        self.assertEqual(self.criterion("1.2")["state"], "ready")
        self.bad(UNKNOWN_NAME, "withdraw", self.folder, "E021", names=["E021", "E003"])


class CiteTest(Case):
    def setUp(self):
        super().setUp()
        self.new()
        self.good("add", self.folder, self.write("a.pdf", pdf(4)), "--kind", "policy", "--from", "2026-03-01",
                  "--privacy", "none")
        self.good("add", self.folder, "--observation", "The notice", "--kind", "record", "--from", "2026-09-01",
                  "--privacy", "none")
        self.good("rate", self.folder, "1.1", "fully")

    def test_a_citation_that_counts_makes_it_ready(self):
        result = self.good("cite", self.folder, "1.1", "E001", "--pages", "1, 3–4", "--place", "Escalation",
                           "--why", "Says who decides.")
        self.assertIn("1.1: Ready", result.err)
        self.assertEqual(self.criterion("1.1")["state"], "ready")
        self.assertEqual(self.criterion("1.1")["citations"], 1)
        self.assertEqual(self.evidence()[0]["used_by"], ["1.1"])
        self.assertIn('pages="1, 3-4"', (self.folder / "portfolio.xml").read_text())

    def test_the_same_place_again_takes_the_new_reason(self):
        for why in ["One.", "Two."]:
            self.good("cite", self.folder, "1.1", "e1", "--pages", "2", "--why", why)
        self.assertEqual(self.criterion("1.1")["citations"], 1)
        self.assertIn("Two.", (self.folder / "portfolio.xml").read_text())

    def test_uncite(self):
        for pages in ["1", "2-3", "4"]:
            self.good("cite", self.folder, "1.1", "E001", "--pages", pages, "--why", "So.")
        self.good("uncite", self.folder, "1.1", "E001", "--pages", "2–3")
        self.assertEqual(self.criterion("1.1")["citations"], 2)
        self.good("uncite", self.folder, "1.1", "E001")
        self.assertEqual(self.criterion("1.1")["citations"], 0)
        self.assertIn("Nothing has changed", self.good("uncite", self.folder, "1.1", "E001").err)

    def test_bad_input(self):
        folder, why = self.folder, ["--why", "So."]
        self.bad(UNKNOWN_NAME, "cite", folder, "1.l", "E001", "--pages", "1", *why, names=["1.l", "1.1"])
        self.bad(UNKNOWN_NAME, "cite", folder, "1.1", "E010", "--pages", "1", *why, names=["E010", "E002"])
        self.bad(INVALID, "cite", folder, "1.1", "E001", "--pages", "one", *why, names="one")
        self.bad(INVALID, "cite", folder, "1.1", "E001", "--pages", "4-3", *why, names="4-3")
        self.bad(INVALID, "cite", folder, "1.1", "E001", "--pages", "0", *why)
        self.bad(INVALID, "cite", folder, "1.1", "E001", "--pages", "1", "--why", " ")
        for number, pages in [("E001", "5"), ("E002", "1")]:
            result = self.run_assay("cite", folder, "1.1", number, "--pages", pages, *why)
            self.assertIn(result.status, (INVALID, REFUSED))
            self.assertIn(number, result.err)
        self.bad(UNKNOWN_NAME, "uncite", folder, "1.1", "E003", names="E003")
        self.assertEqual(self.criterion("1.1")["citations"], 0)

    def test_a_table_for_people(self):
        self.good("cite", self.folder, "1.1", "E001", "--pages", "1", "--why", "So.")
        lines = self.good("evidence", self.folder).out.splitlines()
        self.assertEqual(len(lines), 3)
        self.assertRegex(lines[1], r"^E001  A +Policy .* 4 .* 1\.1$")
        self.assertEqual(self.good("evidence", self.folder).status, OK)


if __name__ == "__main__":
    unittest.main()
