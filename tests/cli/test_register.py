#!/usr/bin/python3
"""A commissioner's register from outside: every command, every refusal, and what a nightly job reads.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import pathlib
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from assay_case import Case, ENCRYPTED, EXISTS, INVALID, NOT_FOUND, OK, REFUSED, REPORT, UNKNOWN_NAME, USAGE
from register_case import BEFORE, POSTGRES, RegisterCase

KINDS = {
    "area": "name", "service": "area name is_partnership", "partner": "partnership service",
    "contract": "service area title reference begins ends funding", "extension": "contract until taken",
    "clause": "contract clause schemes by_day is_of_each_partner wording",
    "milestone": "clause milestone what due reached source",
    "award": "service scheme edition from_day until_day withdrawn source confirmed",
    "condition": "award what due met", "note": "contract day text",
}


class Registers(RegisterCase):
    def test_new(self):
        result = self.do("new", "--title", "Contracts of the North")
        self.assertEqual(result.out, "")
        self.assertIn("Contracts of the North", result.err)
        self.refuse(EXISTS, "new", "--title", "Again")

    def test_every_kind(self):
        self.fill()
        self.add("service", "name=Both", "partnership=yes")
        self.add("partner", "partnership=Both", "service=Vale RJ")
        self.do("note", "Core", "--text", "Met the manager.")
        for kind, fields in KINDS.items():
            values = self.values(kind)
            self.assertTrue(values, kind)
            self.assertEqual(list(values[0]), ["id", "version", *fields.split()], kind)
            table = self.do("list", kind).out
            self.assertEqual(len(table.strip().splitlines()), len(values) + 1)
            self.assertEqual(self.do("list", kind + "s", "--json").out, self.do("list", kind, "--json").out)
        contract = self.values("contract")[0]
        self.assertEqual((contract["service"], contract["area"], contract["begins"]), (1, None, "2025-04-01"))
        self.assertIs(self.values("clause")[0]["is_of_each_partner"], False)

    def test_fields(self):
        self.fill()
        for status, words, names in (
                (UNKNOWN_NAME, ["comet", "name=x"], ["comet", "contract", "milestone"]),
                (UNKNOWN_NAME, ["contract", "tite=x"], ["tite", "title", "reference"]),
                (USAGE, ["contract", "just words"], ["just words", "FIELD=VALUE"]),
                (USAGE, ["contract"], ["FIELD=VALUE"]),
                (INVALID, ["contract", "service=1", "title=X", "begins=yesterday"], ["begins", "yesterday"]),
                (INVALID, ["contract", "service=1", "title=X", "begins=2028-01-01", "ends=2027-01-01"], ["before"]),
                (INVALID, ["clause", "contract=Core", "clause=keeps"], ["clause", "keeps", "works-towards"]),
                (INVALID, ["clause", "contract=Core", "clause=holds", "of-each-partner=maybe"], ["yes", "no"]),
                (INVALID, ["contract", "service=1"], ["title"]),
                (UNKNOWN_NAME, ["contract", "service=Vale RI", "title=X"], ["service", "Vale RI", "Vale RJ"]),
                (UNKNOWN_NAME, ["contract", "service=99", "title=X"], ["99"]),
                (INVALID, ["area", b"name=\xff"], ["UTF-8"])):
            with self.subTest(words=words):
                self.refuse(status, "add", *words, names=names)

    def test_names(self):
        """By number, by name in any case, by reference, by what it belongs to; and never one of several."""
        self.fill()
        for which in ("1", "core", "CORE", "nv-17"):
            self.assertEqual(self.do("show", which, "--json").json["contract"], 1)
        self.do("amend", "clause", "Core", "schemes=rss ro")
        self.assertEqual(self.values("clause")[0]["schemes"], "rss ro")
        self.add("service", "name=vale rj")
        self.refuse(UNKNOWN_NAME, "add", "contract", "service=Vale RJ", "title=X", names=["1", "3"])
        self.add("contract", "service=3", "title=X")
        self.add("contract", "service=3", "title=Y")
        self.refuse(UNKNOWN_NAME, "show", "nothing like it", names="register list")

    def test_amend(self):
        self.fill()
        result = self.do("amend", "contract", "Core", "ends=2028-06-30", "reference=")
        self.assertIn("Changed the contract “Core”.", result.err)
        contract = self.values("contract")[0]
        self.assertEqual((contract["ends"], contract["reference"], contract["version"]), ("2028-06-30", None, 2))
        self.refuse(INVALID, "amend", "contract", "Core", "title=", names="title")
        self.refuse(USAGE, "amend", "contract", "Core")

    def test_collision(self):
        """What somebody else did is shown beside what was asked, and stands."""
        self.fill()
        self.do("amend", "contract", "Core", "--version", "1", "ends=2028-06-30")
        result = self.refuse(REFUSED, "amend", "contract", "Core", "--version", "1", "ends=2029-03-31",
                             names=["30 June 2028", "31 March 2029", "Core", "Somebody else"])
        self.assertIn("Last day as signed", result.err)
        self.assertEqual(self.values("contract")[0]["ends"], "2028-06-30")
        self.refuse(INVALID, "amend", "contract", "Core", "--version", "x", "ends=2029-03-31", names="--version")

    def test_remove(self):
        self.fill()
        self.refuse(REFUSED, "remove", "service", "Vale RJ")
        self.do("remove", "milestone", "Application sent")
        self.assertEqual(self.values("milestone"), [])
        self.assertIn("Removed the milestone “Application sent”", self.do("trail").out)

    def test_standing(self):
        self.fill()
        result = self.do("standing", status=REPORT)
        self.assertIn("1 of 3 contracts with a quality clause does not keep it", result.out)
        self.assertIn("Application sent", result.out)
        self.assertIn("Warning: of 1 contract it is unknown", result.err)
        answer = self.do("standing", "--json", status=REPORT).json
        self.assertEqual((answer["on"], answer["broken"]), ("2026-11-22", True))
        self.assertEqual([(row["title"], row["standing"]) for row in answer["contracts"]],
                         [("Pilot", "late"), ("Schools", "unknown"), ("Core", "met-with-conditions"),
                          ("Helpline", "not-required")])
        self.assertEqual(answer["counts"]["late"], 1)
        pilot = answer["contracts"][0]
        self.assertEqual(pilot["reasons"][0], {
            "why": "milestone-overdue", "date": "2026-09-30",
            "text": "The milestone “Application sent” was due on 30 September 2026, 53 days ago."})
        self.assertEqual((pilot["step"], pilot["clause"], pilot["service"]),
                         ("ask-milestone", "works-towards", "Moor RJ"))

    def test_standing_on(self):
        """The exit status is that of what is shown, on the day that is asked about."""
        self.fill()
        self.do("standing", "--on", "2026-06-01", status=OK)
        self.do("standing", "--on", "2030-01-01", status=OK)
        self.do("standing", "--on", "2028-02-01", status=REPORT)
        self.do("standing", "--only", "met-with-conditions,unknown", status=OK)
        self.assertEqual(len(self.do("standing", "--match", "nv-17 core", "--json").json["contracts"]), 1)
        self.assertEqual(len(self.do("standing", "--area", "North Vale", "--json").json["contracts"]), 3)
        self.refuse(INVALID, "standing", "--on", "soon", names="--on")
        self.refuse(UNKNOWN_NAME, "standing", "--only", "fine", names=["fine", "late"])
        self.refuse(UNKNOWN_NAME, "standing", "--area", "Nowhere", names="Nowhere")

    def test_lead_times(self):
        """Those of the scheme at hand: three months before the end a renewal is at risk, twelve before it is told."""
        self.new()
        self.add("service", "name=Vale RJ")
        self.add("contract", "service=Vale RJ", "title=Core", "begins=2025-04-01", "ends=2030-03-31")
        self.add("clause", "contract=Core", "clause=holds", "schemes=rss")
        self.do("award", "Vale RJ", "rss", "--from", "2025-01-01", "--until", "2027-12-31", "--source", "List",
                "--confirmed", "2027-09-01", env={"SOURCE_DATE_EPOCH": "1819800000"})
        for day, state in (("2026-12-30", "met"), ("2027-10-02", "at-risk"), ("2028-01-01", "lapsed")):
            row = self.run_on("standing", "--on", day, "--json").json["contracts"][0]
            self.assertEqual(row["standing"], state, day)

    def test_show(self):
        self.fill()
        self.do("note", "Core", "--text", "Met the manager.", "--day", "2026-11-01")
        text = self.do("show", "Core").out
        for said in ("Met with conditions, as recorded on 22 November 2026.", "may be extended to 31 March 2029",
                     "Shall hold the mark.", "From “Certificate 17”, confirmed on 22 November 2026, today.",
                     "Training: to be met by 31 January 2027", "Met the manager.", "Core grant."):
            self.assertIn(said, text)
        answer = self.do("show", "Core", "--json").json
        self.assertEqual(answer["standing"], "met-with-conditions")
        self.assertEqual([clause["clause"] for clause in answer["clauses"]], ["holds"])
        self.assertEqual([fact["kind"] for fact in answer["awards"]], ["award", "condition"])

    def test_award(self):
        self.fill()
        self.do("award", "Moor RJ", "rss")
        bare = self.values("award")[-1]
        self.assertEqual((bare["confirmed"], bare["source"]), (None, None))
        self.assertEqual(self.values("award")[0]["confirmed"], "2026-11-22")
        self.refuse(USAGE, "award", "Moor RJ", "rss", "--due", "2027-01-01", names="--condition")
        self.refuse(INVALID, "award", "Moor RJ", "rss", "--from", "2027-01-01", "--until", "2026-01-01")
        self.refuse(INVALID, "award", "Moor RJ", "rss", "--from", "soon", names="from")
        self.refuse(UNKNOWN_NAME, "award", "Nobody", "rss", names="Nobody")
        # Nothing of an award is kept whose condition is refused.
        self.refuse(INVALID, "award", "Moor RJ", "rss", "--condition", "Train", "--due", "soon")

    def test_note(self):
        self.fill()
        self.do("note", "Core", "--text-file", "-", text="Two\nlines.\n")
        self.assertEqual(self.values("note")[0]["text"], "Two\nlines.")
        self.refuse(USAGE, "note", "Core", names="--text")
        self.refuse(USAGE, "note", "Core", "--text", "a", "--text-file", "-")
        self.refuse(UNKNOWN_NAME, "note", "Nothing", "--text", "a")

    def test_settings(self):
        self.fill()
        self.assertEqual(self.do("settings", "--json").json,
                         {"suppress_below": 5, "fresh_months": 12, "last_board": None})
        self.do("settings", "--suppress-below", "7", "--last-board", "2026-09-15")
        self.do("settings", "--fresh-months", "6")
        self.assertEqual(self.do("settings", "--json").json,
                         {"suppress_below": 7, "fresh_months": 6, "last_board": "2026-09-15"})
        self.assertIn("below 7", self.do("settings").out)
        self.refuse(INVALID, "settings", "--suppress-below", "1")
        self.refuse(INVALID, "settings", "--fresh-months", "many", names="fresh-months")

    def test_trail(self):
        self.fill(env={"SOURCE_DATE_EPOCH": BEFORE, "ASSAY_AUTHOR": "Commissioner"})
        self.do("amend", "contract", "Core", "ends=2028-06-30", env={"ASSAY_AUTHOR": "Colleague"})
        lines = self.do("trail", "--json").json["trail"]
        self.assertEqual(len(lines), 15)
        self.assertEqual({line["author"] for line in lines}, {"Commissioner", "Colleague"})
        self.assertEqual(lines[-1]["changes"],
                         [{"field": "ends", "before": "31 March 2028", "after": "30 June 2028"}])
        since = self.do("trail", "--since", "2026-11-01", "--json").json["trail"]
        self.assertEqual(len(since), 1)
        self.assertIn("Changed the contract “Core”", self.do("trail").out)

    def test_check(self):
        self.fill()
        answer = self.do("check", "--json", status=REPORT).json
        self.assertEqual(answer["damage"], [])
        self.assertEqual([doubt["doubt"] for doubt in answer["doubts"]], ["clause-undated"])
        self.assertIn("Schools", self.do("check", status=REPORT).out)
        self.do("amend", "clause", "Schools", "by=2027-01-31")
        self.assertIn("Nothing in the register looks wrong.", self.do("check").out)

    def test_calendar(self):
        self.fill()
        due = self.do("calendar", "--json").json["due"]
        self.assertEqual((due[0]["due"], due[0]["overdue"], due[0]["day"]), ("milestone", True, "2026-09-30"))
        self.assertEqual([row["day"] for row in due], sorted(row["day"] for row in due))
        one = self.do("calendar", "--from", "2027-01-01", "--until", "2027-01-31", "--json").json["due"]
        self.assertEqual([row["what"] for row in one], ["Condition “Training”"])
        self.assertIn("overdue", self.do("calendar").out)
        self.refuse(USAGE, "calendar", "--from", "2027-01-31", "--until", "2027-01-01",
                    names=["--from 2027-01-31", "--until 2027-01-01"])
        self.do("calendar", "--from", "2027-01-31", "--until", "2027-01-31")

    def test_changes(self):
        self.fill(env={"SOURCE_DATE_EPOCH": BEFORE})
        self.refuse(USAGE, "changes", names="--since")
        self.add("contract", "service=Moor RJ", "title=New one")
        self.do("settings", "--last-board", "2026-09-15")
        answer = self.do("changes", "--json").json
        self.assertEqual(answer["since"], "2026-09-15")
        self.assertEqual([(row["change"], row["title"], row["before"], row["after"]) for row in answer["changes"]],
                         [("worse", "Pilot", "at-risk", "late"), ("new", "New one", None, "not-required")])
        self.assertEqual(answer["same"], 3)
        self.do("remove", "contract", "New one")
        self.do("amend", "clause", "Schools", "by=2028-01-31")
        self.assertEqual([row["change"] for row in self.do("changes", "--json").json["changes"]],
                         ["worse", "better"])
        self.assertIn("Was: At risk. Is: Late.", self.do("changes").out)
        self.refuse(INVALID, "changes", "--since", "2026-11-22", names="before")

    def test_report(self):
        self.fill(env={"SOURCE_DATE_EPOCH": BEFORE})
        report = self.place / "board.pdf"
        answer = self.do("report", "-o", report, "--since", "2026-09-15", "--json").json
        self.assertEqual((answer["on"], answer["since"], answer["counts"]["late"]), ("2026-11-22", "2026-09-15", 1))
        text = subprocess.run(["pdftotext", report, "-"], check=True, capture_output=True).stdout.decode()
        text = " ".join(text.split())
        for said in ("Contracts of the North", "not an official document", "Changes since 15 September 2026", "Pilot"):
            self.assertIn(said, text)
        self.refuse(USAGE, "report", names="--output")
        first = report.read_bytes()
        self.do("report", "-o", report, "--since", "2026-09-15")
        self.assertEqual(report.read_bytes(), first)

    def test_import(self):
        self.fill()
        table = self.write("more.csv", "Service;Contract;Begins;Ends\nCoast RJ;Homes;13/04/2026;31/03/2028\n")
        before = self.bytes()
        answer = self.do("import", table, "--json").json
        self.assertEqual((answer["taken"], answer["errors"], answer["adds"]),
                         (False, 0, {"service": 1, "contract": 1}))
        self.assertEqual(self.bytes(), before)
        self.assertIn("Taken.", self.do("import", table, "--take").err)
        self.assertEqual(self.values("contract")[-1]["begins"], "2026-04-13")
        again = self.do("import", table, "--take", "--json").json
        self.assertEqual((again["adds"], again["changes"]), ({}, {}))

    def test_import_errors(self):
        self.fill()
        table = self.write("bad.csv", "Service,Contract,Begins\nCoast RJ,Homes,13/13/2026\n,Late,2026-01-01\n")
        before = self.bytes()
        result = self.do("import", table, "--take", status=REPORT)
        for said in ("Line 2", "13/13/2026", "Line 3"):
            self.assertIn(said, result.out)
        self.assertIn("Nothing is taken", result.err)
        self.assertEqual(self.bytes(), before)
        self.do("import", table, "--leave-out", "2,3", "--take")
        self.refuse(INVALID, "import", table, "--dates", "dym", names="dmy")
        self.refuse(INVALID, "import", table, "--leave-out", "first", names="--leave-out")
        self.refuse(INVALID, "import", table, "--separator", "::", names="--separator")
        self.refuse(NOT_FOUND, "import", self.place / "gone.csv", names="gone.csv")

    def test_import_days_ahead(self):
        """Found before anything is taken, with the line and the column; the row can be left out."""
        self.fill()
        table = self.write("ahead.csv", "Service,Award scheme,Award from,Award until,Confirmed\n"
                                        "Coast RJ,rss,2026-01-01,2028-12-31,2026-11-20\n"
                                        "Moor RJ,rss,2026-01-01,2028-12-31,2062-11-20\n")
        found = self.do("import", table, "--json", status=REPORT).json
        problems = [problem for problem in found["problems"] if not problem["warning"]]
        self.assertEqual([(problem["issue"], problem["line"], problem["header"], problem["value"]) for problem in problems],
                         [("day-ahead", 3, "Confirmed", "2062-11-20")])
        said = self.do("import", table, status=REPORT).out
        self.assertIn("Line 3, column “Confirmed”: “2062-11-20” lies ahead; today is 2026-11-22", said)
        self.do("import", table, "--leave-out", "3", "--take")

    def test_import_many_errors(self):
        """Fifty are enough to see what is wrong; how many there are is said, and a program is given them all."""
        self.fill()
        head = "Service,Contract,Begins\n"
        for n, said in ((50, None), (51, "And 1 more error;"), (300, "And 250 more errors;")):
            table = self.write("many.csv", head + "".join(f"Coast RJ,Homes {i},soon\n" for i in range(n)))
            out = self.do("import", table, status=REPORT).out
            self.assertEqual(out.count("“soon”"), 50)
            self.assertEqual("more error" in out, said is not None)
            self.assertIn(said or "", out)
            self.assertIn(f"{n} rows have errors.", out)
            found = self.do("import", table, "--json", status=REPORT).json
            self.assertEqual(len([problem for problem in found["problems"] if not problem["warning"]]), n)
        table = self.write("twice.csv", head + "Coast RJ,Homes,2026-01-01\n" * 60 + "Coast RJ,Schools,soon\n")
        out = self.do("import", table, status=REPORT).out
        self.assertIn("And 10 more warnings;", out)
        self.assertIn("Line 62", out)

    def test_import_schemes_and_headings(self):
        """A scheme that is not at hand is said, with the nearest that is; our own words are headings, too."""
        self.fill()
        table = self.write("own.csv", "Service,Contract,First day,Last day as signed,Clause,Schemes\n"
                                      "Coast RJ,Homes,2026-04-01,2028-03-31,holds,rsx\n")
        found = self.do("import", table, "--json").json
        self.assertEqual([(problem["issue"], problem["header"]) for problem in found["problems"]], [("scheme-unknown", "Schemes")])
        self.assertIn("Did you mean “rss”?", self.do("import", table).out)
        self.assertEqual(found["errors"], 0)

    def test_import_orders(self):
        """Columns whose days are turned round to each other are taken only when somebody says that they are."""
        self.fill()
        table = self.write("turned.csv", "Service,Contract,Begins,Ends\nCoast RJ,Homes,01/04/2026,03/31/2028\n"
                                         "Coast RJ,Schools,13/04/2026,03/04/2028\n")
        found = self.do("import", table, "--take", "--json", status=REPORT).json
        self.assertEqual([(problem["issue"], problem["header"]) for problem in found["problems"] if not problem["warning"]],
                         [("dates-disagree", "Ends")])
        self.assertFalse(found["taken"])
        said = self.do("import", table, "--take", "--dates", "each")
        self.assertIn("“01/04/2026” is 1 April 2026", said.out)
        self.assertIn("“03/04/2028” is 4 March 2028", said.out)
        days = self.do("import", table, "--dates", "each", "--json").json["days"]
        self.assertEqual([(day["header"], day["order"], day["day"]) for day in days],
                         [("Begins", "dmy", "2026-04-01"), ("Ends", "mdy", "2028-03-04")])
        self.assertEqual([value["begins"] for value in self.values("contract")[-2:]], ["2026-04-01", "2026-04-13"])

    def test_import_ways(self):
        """One table in every way that spreadsheets write it comes to the same register."""
        rows = [["Area", "Service", "Contract", "Reference", "Begins", "Ends", "Funding"],
                ["Süd", "Härte & Café", "Circles; or, “talks”", "00123", (2025, 4, 1), (2028, 3, 31), "£40,000\na year"],
                ["North", "Vale", "=1+1", "N/2", (2025, 4, 13), (2026, 12, 11), "-"]]
        days = ("{0:04}-{1:02}-{2:02}", "{2:02}/{1:02}/{0}", "{1}/{2}/{0}", "{2}.{1}.{0}")
        ways = [("utf-8", ",", "\n", ""), ("utf-8-sig", ";", "\r\n", ""), ("utf-16", "\t", "\r\n", ""),
                ("cp1252", ";", "\r\n", "sep=;\r\n"), ("utf-16-be", "|", "\r", "\ufeff"), ("utf-8", ",", "\n", "Our list,\n\n")]
        kept = set()
        for number, (encoding, separator, end, above) in enumerate(ways):
            day = days[number % len(days)]
            lines = [separator.join('"' + (day.format(*cell) if isinstance(cell, tuple) else cell).replace('"', '""') + '"'
                                    for cell in row) for row in rows]
            path = self.place / f"way-{number}.csv"
            path.write_bytes((above + end.join(lines) + end).encode(encoding))
            register = self.place / f"way-{number}"
            self.good("register", "new", register, "--title", "Contracts")
            self.good("register", "import", register, path, "--take")
            self.good("register", "export", register, "contracts", "-o", self.place / "out.csv")
            kept.add((self.place / "out.csv").read_bytes())
        self.assertEqual(len(kept), 1)
        self.assertIn("'=1+1", kept.pop().decode("utf-8-sig"))

    def test_export(self):
        self.fill()
        contracts, dates = self.place / "contracts.csv", self.place / "contracts.ics"
        self.do("export", "contracts", "-o", contracts)
        self.assertIn("Late", contracts.read_text("utf-8-sig"))
        # What is given out says nothing new when it comes back.
        again = self.do("import", contracts, "--json").json
        self.assertEqual((again["errors"], again["adds"], again["changes"]), (0, {}, {}))
        self.do("export", "awards", "-o", self.place / "awards.csv")
        self.assertIn("Certificate 17", (self.place / "awards.csv").read_text("utf-8-sig"))
        self.do("export", "dates", "-o", dates)
        lines = dates.read_bytes().split(b"\r\n")
        self.assertEqual((lines[0], lines[-2]), (b"BEGIN:VCALENDAR", b"END:VCALENDAR"))
        self.assertTrue(all(len(line) <= 75 for line in lines))
        self.assertIn(b"DTSTART;VALUE=DATE:20270131", lines)
        self.assertEqual(lines.count(b"BEGIN:VEVENT"), len(self.do("calendar", "--json").json["due"]))
        self.do("export", "example", "-o", self.place / "example.csv")
        example = self.do("import", self.place / "example.csv", "--json").json
        self.assertEqual(example["errors"], 0)
        self.refuse(UNKNOWN_NAME, "export", "everything", "-o", contracts, names=["contracts", "dates"])

    def test_request(self):
        self.fill()
        request = self.place / "request.xml"
        self.do("request", "rss", "--service", "Vale RJ", "--from", "2026-01-01", "--until", "2026-12-31", "--by",
                "2027-01-31", "-o", request)
        text = request.read_text()
        for said in ("measures-request", "Contracts of the North", "Vale RJ", "counting-rule"):
            self.assertIn(said, text)
        self.refuse(UNKNOWN_NAME, "request", "rsss", "--from", "2026-01-01", "--until", "2026-12-31", "--by",
                    "2027-01-31", "-o", self.place / "other.xml")
        self.refuse(INVALID, "request", "rss", "-o", self.place / "other.xml")
        self.assertFalse((self.place / "other.xml").exists())

    def test_killed(self):
        """An edit that was said to be done is there; one that was not is whole or not there at all."""
        self.fill()
        n_said = 0
        for number in range(12):
            process = subprocess.Popen([str(self.program), "register", "add", *map(str, self.where), "area",
                                        f"name=Area {number}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                       env=self.environment())
            if number % 2:
                process.send_signal(signal.SIGKILL)
            said, _ = process.communicate()
            n_said += bool(said)
            names = [value["name"] for value in self.values("area")]
            if said:
                self.assertIn(f"Area {number}", names)
        self.assertGreaterEqual(n_said, 6)
        self.assertEqual(self.do("check", "--json", status=REPORT).json["damage"], [])


class InFiles(RegisterCase):
    def test_share(self):
        """A file is shared by who may read it; that is for the system."""
        self.fill()
        self.assertEqual(self.do("share", "--json").json, {"shares": []})
        said = self.do("share")
        self.assertEqual(said.out, "")
        for word in ("folder", "register new --database"):
            self.assertIn(word, said.err)
        self.refuse(REFUSED, "share", "viewers", "view")
        self.refuse(USAGE, "share", "viewers", names="view")
        self.refuse(UNKNOWN_NAME, "share", "viewers", "everything", names="change")

    def test_no_register(self):
        self.bad(NOT_FOUND, "register", "list", self.place / "gone", "area")
        self.bad(INVALID, "register", "list", self.write("plain", "Not a register."), "area",
                 names=["plain is not a register", "make a new register"])
        self.bad(USAGE, "register", names="needs to know what to do")
        self.bad(USAGE, "register", "lst", names="list")
        self.bad(USAGE, "register", "list", names="FILE")

    def test_database(self):
        """The option stands in place of FILE: what follows moves up."""
        self.fill()
        answer = self.good("register", "list", "--database", self.register, "area", "--json").json
        self.assertEqual([value["name"] for value in answer["values"]], ["North Vale"])
        self.bad(USAGE, "register", "list", "--database", self.register, names="KIND")
        self.bad(USAGE, "register", "list", "--database", self.register, "area", "contract", names="contract")

    def test_not_over_itself(self):
        """The register is never written over."""
        self.fill()
        self.refuse(USAGE, "report", "-o", self.register)
        self.refuse(USAGE, "export", "contracts", "-o", self.register)

    def test_needs_a_title(self):
        self.bad(USAGE, "register", "new", self.place / "other", names="--title")
        self.assertFalse((self.place / "other").exists())


class Receiving(RegisterCase):
    def setUp(self):
        super().setUp()
        self.make_ready()
        self.archive = self.place / "vale.zip"
        self.good("submit", self.folder, "-o", self.archive)
        self.do("new", "--title", "Contracts of the North")
        self.add("service", "name=Vale Restorative Service")

    # Case.new() begins the portfolio that is submitted.
    new = Case.new

    def test_submission(self):
        before = self.bytes()
        looked = self.do("receive", self.archive, "--preview", "--json").json
        self.assertEqual((looked["kind"], looked["state"], looked["taken"]), ("submission", "can-be-taken", False))
        self.assertEqual(self.bytes(), before)
        taken = self.do("receive", self.archive, "--json").json
        self.assertEqual((taken["taken"], taken["verified"], taken["service"]), (True, True, 1))
        kept = self.values("received")
        self.assertEqual((len(kept), kept[0]["is_verified"], kept[0]["round"]), (1, True, 1))
        again = self.do("receive", self.archive, "--json").json
        self.assertEqual((again["state"], again["taken"]), ("is-there", False))
        # No evidence and nothing that was written about a criterion.
        for secret in (b"How we meet", b"risk-form", b"It says so."):
            self.assertNotIn(secret, self.bytes())

    def test_broken_submission(self):
        """It is kept as received, never counts, and the exit status says so."""
        data = bytearray(self.archive.read_bytes())
        at = data.index(b"How we meet") if b"How we meet" in data else len(data) // 3
        data[at] ^= 0x55
        broken = self.write("broken.zip", bytes(data))
        result = self.run_on("receive", broken, "--json")
        self.assertEqual(result.status, REPORT, result.err)
        self.assertFalse(result.json["verified"])
        self.assertTrue(result.json["findings"])
        for value in self.values("received"):
            self.assertFalse(value["is_verified"])

    def test_service(self):
        self.do("amend", "service", "1", "name=Another name")
        asked = self.do("receive", self.archive, "--json", status=REPORT).json
        self.assertEqual((asked["state"], asked["taken"]), ("needs-service", False))
        self.assertEqual(self.values("received"), [])
        self.refuse(UNKNOWN_NAME, "receive", self.archive, "--service", "Nobody", names="Nobody")
        self.do("receive", self.archive, "--service", "Another name")
        self.assertEqual(len(self.values("received")), 1)

    def test_locked(self):
        """Without its passphrase nothing is kept, and nothing is said of what is inside."""
        words, locked = self.write("words.txt", "river copper lamp moss\n"), self.place / "locked.zip"
        self.good("submit", self.folder, "-o", locked, "--passphrase-file", words)
        for options in ((), ("--passphrase-file", self.write("wrong.txt", "river copper\n"))):
            told = self.refuse(ENCRYPTED, "receive", locked, *options, names="locked.zip")
            self.assertNotIn("Vale Restorative Service", told.err)
        self.assertEqual(self.values("received"), [])
        taken = self.do("receive", locked, "--passphrase-file", words, "--json").json
        self.assertEqual((taken["taken"], taken["verified"], taken["service"]), (True, True, 1))
        self.assertEqual(len(self.values("received")), 1)

    def test_portable_document(self):
        """A report or a pack as a PDF is for reading: which file to ask for is said."""
        for name in ("report.pdf", "report"):
            told = self.refuse(INVALID, "receive", self.write(name, "%PDF-1.7\n"), names=name)
            self.assertIn("return or award file (XML)", told.err)
        self.assertEqual(self.values("received"), [])

    def test_not_for_it(self):
        self.refuse(INVALID, "receive", self.write("plain.txt", "Hello."), names="plain.txt")
        told = self.refuse(INVALID, "receive", self.folder, names=self.folder.name)
        self.assertIn("Ask the service to submit it", told.err)
        self.refuse(NOT_FOUND, "receive", self.place / "gone.zip", names="gone.zip")


# What is of files alone is left out where the register is in a database.
if POSTGRES:
    del InFiles

if __name__ == "__main__":
    unittest.main()
