#!/usr/bin/python3
"""What a commissioner enters into a register: slips are caught where they are made, and clauses as commissioners write
them stand as they should.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import pathlib
import sqlite3
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from assay_case import INVALID, OK, REFUSED, REPORT, USAGE
from register_case import POSTGRES, RegisterCase, ask_database

# 1 January 2031, for what is asked about earlier days.
LATER = {"SOURCE_DATE_EPOCH": "1925035200"}


class Slips(RegisterCase):
    def setUp(self):
        super().setUp()
        self.new()
        self.add("service", "name=Vale RJ")
        self.add("contract", "service=Vale RJ", "title=Core", "begins=2025-04-01", "ends=2028-03-31")

    def test_given_twice(self):
        """Of two values one would be lost."""
        self.refuse(USAGE, "add", "clause", "contract=Core", "clause=holds", "clause=secures", names="“clause”")
        self.refuse(USAGE, "add", "clause", "contract=Core", "clause=secures", "by=2026-01-01", "by_day=2027-01-01",
                    names="“by_day”")
        self.refuse(USAGE, "award", "Vale RJ", "rss", "--condition", "One", "--condition", "Two", names="--condition")

    def test_days_ahead(self):
        """What has happened has a day that has been: a confirmation of next century would never grow old."""
        self.refuse(INVALID, "award", "Vale RJ", "rss", "--from", "2026-01-01", "--until", "2028-12-31",
                    "--source", "Letter", "--confirmed", "2062-03-01", names=["confirmed", "2062-03-01", "2026-11-22"])
        award = self.do("award", "Vale RJ", "rss", "--from", "2026-01-01", "--until", "2028-12-31").out.strip()
        self.refuse(INVALID, "add", "condition", f"award={award}", "what=Train", "met=2026-12-24", names="met")
        self.add("clause", "contract=Core", "clause=works-towards")
        self.refuse(INVALID, "add", "milestone", "clause=Core", "milestone=said", "what=Begun", "reached=2027-01-01",
                    names="reached")
        self.refuse(INVALID, "add", "received", "service=Vale RJ", "received=report", "scheme=rss",
                    "signature=unsigned", "day=2027-01-01", names="day")
        self.do("amend", "award", award, "withdrawn=2027-01-01")

    def test_empty_days(self):
        """A variable that a script forgot to fill in does not mean today, or the last board."""
        self.do("settings", "--last-board", "2026-09-15")
        for command, option in (("standing", "--on"), ("changes", "--since"), ("trail", "--since"),
                                ("calendar", "--from"), ("show", "--on"), ("report", "--since")):
            words = {"show": ["Core"], "report": ["-o", self.place / "board.pdf"]}.get(command, [])
            self.refuse(INVALID, command, *words, option, "", names=option)
        self.refuse(INVALID, "standing", "--only", " , ", names="--only")
        self.assertEqual(self.run_on("standing", "--only", "late, lapsed").status, OK)

    def test_schemes(self):
        """By id, title or short title, parted as people part them; what is not at hand is kept and told."""
        for text, kept in (("rss, RO", "rss RO"), ("Restorative Service Standards", "rss"), ("RSS", "rss"),
                           ("rss;rss | rss", "rss"), ("RSQM or TSQM", "RSQM TSQM"), ("restorative service standards or-equivalent", "rss or-equivalent"),
                           ("", None)):
            result = self.do("add", "clause", "contract=Core", "clause=holds", f"schemes={text}")
            self.assertEqual(self.values("clause")[-1]["schemes"], kept, text)
            self.assertEqual("among the schemes at hand" in result.err, kept not in ("rss", None), text)
        self.do("award", "Vale RJ", "Restorative Service Standards", "--from", "2025-01-01", "--until", "2028-12-31",
                "--source", "Letter")
        self.assertEqual(self.values("award")[0]["scheme"], "rss")
        self.refuse(INVALID, "add", "clause", "contract=Core", "clause=holds", "schemes=Qualität", names="Qualität")
        for text in ("rss and ro", "rss+ro", "rss & ro"):
            self.refuse(INVALID, "add", "clause", "contract=Core", "clause=holds", f"schemes={text}", names="clause for each")
        self.refuse(INVALID, "award", "Vale RJ", "some mark", names="some mark")

    def test_told_at_once(self):
        """What check would tell is told where it is entered, and only once."""
        for words, said in ((["service", "name=VALE  RJ"], "more than one service"),
                            (["contract", "service=1", "title=Next", "begins=2028-03-31", "ends=2029-03-31"], "at one time"),
                            (["clause", "contract=Core", "clause=secures"], "by no day"),
                            (["clause", "contract=Core", "clause=works-towards"], "without milestones"),
                            (["clause", "contract=Next", "clause=secures", "by=2028-01-01"], "before the contract begins")):
            self.assertIn(said, self.do("add", *words).err)
        said = self.do("award", "1", "rss", "--edition", "2026", "--from", "2010-01-01", "--until", "2012-12-31",
                       "--source", "List").err
        self.assertIn("existed", said)
        self.assertNotIn("Note", self.do("note", "Core", "--text", "Rang them.").err)
        self.assertEqual(len(self.do("check", "--json", status=REPORT).json["doubts"]), 6)

    def test_remove(self):
        self.add("clause", "contract=Core", "clause=holds")
        self.do("note", "Core", "--text", "Rang them.")
        self.refuse(REFUSED, "remove", "contract", "Core", names=["Core", "clauses 1", "notes 1"])
        self.refuse(REFUSED, "remove", "service", "Vale RJ", names=["Vale RJ", "contracts 1"])

    def test_partners(self):
        self.refuse(INVALID, "add", "partner", "partnership=1", "service=1", names="its own partner")
        self.do("amend", "service", "1", "partnership=yes")
        self.assertIn("fewer than two", self.do("add", "clause", "contract=Core", "clause=holds",
                                                "of-each-partner=yes").err)
        row = self.do("standing", "--json").json["contracts"][0]
        self.assertEqual((row["standing"], row["step"]), ("unknown", "record-partners"))

    def test_past_the_trail(self):
        """An award that another program lengthened is found."""
        self.do("award", "Vale RJ", "rss", "--from", "2026-01-01", "--until", "2026-12-31", "--source", "Letter")
        self.meddle("UPDATE award SET until_day = '2036-12-31'")
        damage = self.do("check", "--json", status=REPORT).json["damage"]
        self.assertEqual(len(damage), 1)
        self.assertIn("award 1", damage[0])

    def meddle(self, sql):
        if POSTGRES:
            ask_database(f"SET search_path = assay; {sql}", self.database)
            return
        database = sqlite3.connect(self.register)
        with database:
            database.execute(sql)
        database.close()


class Clauses(RegisterCase):
    """Contract, clause, what is known, and for days what is to be said of them."""

    def stand(self, terms, clause, entries, days):
        self.new()
        self.add("service", "name=Vale RJ")
        self.add("contract", "service=Vale RJ", "title=Core", *terms)
        self.add("clause", "contract=Core", *clause)
        for entry in entries:
            self.do(*entry, env=LATER)
        for day, standing, upcoming, step in days:
            row = self.run_on("standing", "--on", day, "--json").json["contracts"][0]
            self.assertEqual((row["standing"], row["next"], row["step"]), (standing, upcoming, step), day)
            status = REPORT if standing in ("late", "lapsed") else OK
            self.assertEqual(self.run_on("standing", "--on", day).status, status, day)

    TERM = ("begins=2025-04-01", "ends=2028-03-31")

    @staticmethod
    def award(first, last, confirmed):
        return ("award", "Vale RJ", "rss", "--from", first, "--until", last, "--source", "List", "--confirmed", confirmed)

    def test_held_throughout(self):
        """"The Provider shall hold the mark throughout the term." It ends three quarters of a year early."""
        self.stand(self.TERM, ["clause=holds", "schemes=rss"], [self.award("2024-07-01", "2027-06-30", "2026-12-01")],
                   [("2026-06-29", "met", "2026-06-30", "plan-renewal"), ("2027-03-29", "met", "2027-03-30", "plan-renewal"),
                    ("2027-03-30", "at-risk", "2027-06-30", "ask-renewal"),
                    ("2027-07-01", "lapsed", "2028-03-31", "ask-award"), ("2028-04-01", "not-required", None, "none")])

    def test_within_twelve_months(self):
        """"… must achieve the mark within twelve months of commencement."""
        self.stand(self.TERM, ["clause=secures", "schemes=rss", "by=2026-03-31"], [],
                   [("2025-04-01", "on-course", "2025-12-31", "follow-progress"),
                    ("2026-03-31", "at-risk", "2026-03-31", "ask-submission"),
                    ("2026-04-01", "late", "2028-03-31", "ask-award")])

    def test_under_way_in_year_one(self):
        """"… shall work towards accreditation, with accreditation under way within the first year." And then nothing."""
        self.stand(self.TERM, ["clause=works-towards", "schemes=rss"],
                   [("add", "milestone", "clause=Core", "milestone=submitted", "what=Under way", "due=2026-03-31"),
                    ("add", "received", "service=Vale RJ", "received=submission", "scheme=rss", "day=2026-03-01",
                     "verified=yes", "signature=unsigned")],
                   [("2025-12-30", "on-course", "2025-12-31", "follow-milestone"),
                    ("2026-03-01", "on-course", "2027-03-01", "agree-milestones"),
                    ("2027-03-02", "unknown", "2028-03-31", "agree-milestones")])

    def test_award_of_one_year(self):
        """The submission that led to the award is not its renewal."""
        self.stand(self.TERM, ["clause=holds", "schemes=rss"],
                   [self.award("2026-02-01", "2027-01-31", "2026-12-20"),
                    ("add", "received", "service=Vale RJ", "received=submission", "scheme=rss", "day=2026-01-05",
                     "verified=yes", "signature=unsigned")],
                   [("2026-12-24", "at-risk", "2027-01-31", "ask-renewal"), ("2027-02-01", "lapsed", "2028-03-31", "ask-award")])

    def test_out_of_order(self):
        """Two awards with a gap, the later one recorded first."""
        self.stand(self.TERM, ["clause=holds", "schemes=rss"],
                   [self.award("2027-03-01", "2030-02-28", "2027-02-01"), self.award("2024-01-01", "2026-12-31", "2026-12-01")],
                   [("2026-12-31", "at-risk", "2026-12-31", "ask-renewal"), ("2027-01-01", "lapsed", "2027-03-01", "ask-award"),
                    ("2027-03-01", "met", "2028-02-01", "none")])

    def test_extended_after_the_end(self):
        self.stand(("begins=2025-04-01", "ends=2027-03-31"), ["clause=holds", "schemes=rss"],
                   [("add", "extension", "contract=Core", "until=2028-03-31", "taken=2027-05-10")],
                   [("2027-03-31", "late", "2027-03-31", "ask-award"), ("2027-04-15", "not-required", "2027-05-10", "none"),
                    ("2027-05-10", "late", "2028-03-31", "ask-award")])

    def test_award_long_ago(self):
        """What is over does not stand before what is asked."""
        self.stand(self.TERM, ["clause=secures", "schemes=rss", "by=2026-03-31"],
                   [self.award("2020-01-01", "2022-12-31", "2022-06-01")],
                   [("2025-06-01", "on-course", "2025-12-31", "follow-progress")])
        self.assertIn("is to be held by", self.run_on("standing", "--on", "2025-06-01").out)

    def test_changes_of_term(self):
        """A contract that ends without its mark is not better for it; one that begins late is worse."""
        self.new()
        self.add("service", "name=Vale RJ")
        for title, begins, ends in (("Old", "2025-01-01", "2026-12-31"), ("New", "2027-01-01", "2028-12-31"),
                                    ("Own", "2027-01-01", "2028-12-31")):
            self.add("contract", "service=Vale RJ", f"title={title}", f"begins={begins}", f"ends={ends}")
        self.add("clause", "contract=Old", "clause=holds", "schemes=rss")
        for title, due in (("New", "2026-12-31"), ("Own", "2028-12-31")):
            self.add("clause", f"contract={title}", "clause=works-towards")
            self.add("milestone", f"clause={title}", "milestone=said", f"what=Begun {title}", f"due={due}")
        answer = self.do("changes", "--since", "2026-11-22", "--on", "2027-01-02", "--json").json
        self.assertEqual([(row["change"], row["title"], row["before"], row["after"]) for row in answer["changes"]],
                         [("worse", "New", "not-required", "late"), ("other", "Own", "not-required", "on-course"),
                          ("other", "Old", "late", "not-required")])


if __name__ == "__main__":
    unittest.main()
