#!/usr/bin/python3
"""What several services measure, from their portfolios to the board's paper: nothing that is kept back is in anything
that leaves, wherever it is looked for.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import pathlib
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from assay_case import Case, OK, REPORT
from register_case import RegisterCase

QUARTER, HALF = ("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-09-30")
# The most that a commissioner can ask for, so that what is small are numbers which stand nowhere else.
BELOW = 100
# By service: measure, period, value, part, base. No number here is part of another or of a day.
FIGURES = {
    "Vale RJ": [("referrals", QUARTER, "97", None, None), ("referrals", HALF, "3461", None, None),
                ("engagement", QUARTER, "93.3", "83", "89"), ("direct-interventions", QUARTER, "0", None, None)],
    "Moor RJ": [("referrals", QUARTER, "2749", None, None), ("referrals", HALF, "4657", None, None),
                ("engagement", QUARTER, "75.0", "4611", "6148"), ("direct-interventions", QUARTER, "1847", None, None)],
    "Coast RJ": [("referrals", QUARTER, "3989", None, None), ("referrals", HALF, "5323", None, None),
                 ("direct-interventions", QUARTER, "2861", None, None)],
    "Fell RJ": [("referrals", QUARTER, "7129", None, None), ("referrals", HALF, "91", None, None)],
}
SMALL = ["97", "83", "89", "91", "93.3"]
# The sums of a quarter with and without the service that counts otherwise.
SUMS = [str(97 + 2749 + 3989), str(97 + 2749 + 3989 + 7129), str(3461 + 4657 + 5323 + 91)]


def says(text, number):
    return re.search(rf"(?<![\d.,-]){re.escape(number)}(?![\d-]|[.,]\d)", text) is not None


class Measures(RegisterCase):
    def setUp(self):
        super().setUp()
        self.good("register", "new", self.register, "--title", "Contracts of the North")
        self.request = self.place / "request.xml"
        self.do("request", "rss", "--from", "2026-01-01", "--until", "2026-09-30", "--by", "2026-12-31", "-o", self.request)

    def answer(self, service, figures, **changes):
        """The whole way: a portfolio, its figures, the answer, and into the register."""
        folder, answer = self.place / service, self.place / f"{service}.xml"
        if not folder.exists():
            self.add("service", f"name={service}")
            self.good("new", folder, "--scheme", "rss", "--service", service)
        for measure, (first, last), value, part, base in figures:
            counts = ["--part", part, "--base", base] if part else []
            self.good("measure", folder, measure, "--from", first, "--to", last, "--value", value, *counts, "--source",
                      "Case log")
        self.good("measure", "answer", folder, self.request, "-o", answer)
        for tag, text in changes.items():
            tree = xml.etree.ElementTree.parse(answer)
            for element in tree.iter(tag.replace("_", "-")):
                element.text = text
            tree.write(answer, encoding="utf-8", xml_declaration=True)
        result = self.run_assay("register", "receive", self.register, answer)
        self.assertIn(result.status, (OK, REPORT), result.err + result.out)

    def receive_all(self):
        for service, figures in FIGURES.items():
            self.answer(service, figures)

    def tables(self):
        return self.do("measures", "--json").json["measures"]

    def leave(self):
        """Everything that leaves, by what it is."""
        report = self.place / "board.pdf"
        self.do("report", "-o", report)
        found = {"report": subprocess.run(["pdftotext", "-layout", report, "-"], check=True,
                                          capture_output=True).stdout.decode()}
        unpacked = self.place / "board.qdf"
        subprocess.run(["qpdf", "--qdf", "--object-streams=disable", report, unpacked], check=True)
        found["tags of the report"] = " ".join(re.findall(r"/(?:Alt|ActualText|E|Contents) ?\(([^)]*)\)",
                                                          unpacked.read_bytes().decode("latin-1")))
        for what in ("contracts", "awards", "dates"):
            path = self.place / what
            self.good("register", "export", self.register, what, "-o", path)
            found[f"export of {what}"] = path.read_text("utf-8-sig")
        for command, *words in (["measures"], ["list", "measure"], ["trail"], ["compare"], ["check"], ["changes"],
                                ["list", "received"]):
            if command == "changes":
                words = ["--since", "2026-09-15"]
            for more in ([], ["--json"]):
                found[" ".join([command, *words, *more])] = self.run_assay(
                    "register", command, self.register, *words, *more).out
        return found

    def test_side_by_side(self):
        self.receive_all()
        quarter = {row["service"]: row["figure"] for table in self.tables() if table["measure"] == "referrals"
                   for row in table["figures"] if row["from"] == QUARTER[0]}
        self.assertEqual(quarter, {"Vale RJ": "97", "Moor RJ": "2749", "Coast RJ": "3989", "Fell RJ": "7129"})
        text = self.do("measures").out
        self.assertTrue(says(text, SUMS[1]), text)
        report = self.leave()["report"]
        for number in ("97", "2749", "7129", "93.3", SUMS[1], SUMS[2]):
            self.assertTrue(says(report, number), number)
        self.assertIn("What services measure", report)
        # What is missing beside a measure that says little alone is told by its title.
        self.assertIn("Nobody sent “Indirect interventions”", " ".join(report.split()))

    def test_kept_back(self):
        """What is small, and what would give it away, stands nowhere; zero and all else stands as it is."""
        self.receive_all()
        self.do("settings", "--suppress-below", str(BELOW))
        rows = [row | {"measure": table["measure"]} for table in self.tables() for row in table["figures"]]
        hidden = {(row["service"], row["measure"], row["from"]) for row in rows if row["kept_back"]}
        self.assertTrue(all((row["figure"] is None) == row["kept_back"] for row in rows))
        numbers = set(SMALL)
        for service, figures in FIGURES.items():
            for measure, (first, _), value, part, base in figures:
                if (service, measure, first) in hidden:
                    numbers |= {value} | ({part, base} if part else set())
        self.assertTrue(set(SMALL) <= numbers)
        for what, text in self.leave().items():
            for number in numbers:
                self.assertFalse(says(text, number), f"{number} is in the {what}:\n{text}")
        report = self.leave()["report"]
        self.assertIn("kept back", report)
        self.assertTrue(says(report, "1847") and says(report, "2861"))
        self.assertIn(("Vale RJ", "0"), [(row["service"], row["figure"]) for row in rows])

    def test_no_sum_gives_it_away(self):
        """Where one figure of a period is hidden alone, its sum is too."""
        self.receive_all()
        self.do("settings", "--suppress-below", str(BELOW))
        text = "\n".join(self.leave().values())
        for table in self.tables():
            for first, last in (QUARTER, HALF):
                rows = [row for row in table["figures"] if row["from"] == first]
                if sum(row["kept_back"] for row in rows) != 1:
                    continue
                values = [int(value) for service, figures in FIGURES.items()
                          for measure, period, value, part, _ in figures
                          if measure == table["measure"] and period == (first, last) and part is None]
                self.assertFalse(values and says(text, str(sum(values))), f"{table['measure']} {first}: {sum(values)}")

    def test_for_own_eyes(self):
        """Only who asks for all figures gets them."""
        self.receive_all()
        self.do("settings", "--suppress-below", str(BELOW))
        for words in (["measures"], ["measures", "--json"], ["list", "measure"], ["list", "measure", "--json"],
                      ["trail", "--json"]):
            self.assertTrue(says(self.do(*words, "--all-figures").out, "97"), words)
            self.assertFalse(says(self.do(*words).out, "97"), words)

    def test_amended(self):
        """What a figure was before it was put right is no more shown than what it is."""
        self.receive_all()
        self.do("settings", "--suppress-below", str(BELOW))
        self.answer("Vale RJ", [("referrals", QUARTER, "79", None, None)])
        for what, text in self.leave().items():
            for number in ("97", "79"):
                self.assertFalse(says(text, number), f"{number} is in the {what}:\n{text}")

    def test_another_definition(self):
        """Another definition makes another table, a reason, and no sum."""
        for service in ("Vale RJ", "Moor RJ"):
            self.answer(service, FIGURES[service])
        self.answer("Coast RJ", FIGURES["Coast RJ"], definition="Letters that came in, whoever wrote them.")
        self.answer("Fell RJ", FIGURES["Fell RJ"], counting_rule="Count each letter once.")
        tables = [table for table in self.tables() if table["measure"] == "referrals"]
        self.assertEqual(sorted([len({row["service"] for row in table["figures"]}) for table in tables]), [1, 1, 2])
        apart = "\n".join(self.do("measures", "--json").json["not_compared"])
        self.assertIn("Coast RJ: “Referrals” is not compared, because it is defined otherwise.", apart)
        self.assertIn("Fell RJ: “Referrals” is not compared, because it is counted by another rule.", apart)
        report = " ".join(self.leave()["report"].split())
        self.assertIn("it is defined otherwise", report)
        for number in SUMS:
            self.assertFalse(says(report, number), number)
        self.assertTrue(says(report, str(97 + 2749)), report)

    def test_meetings_are_no_score(self):
        """Wherever a count of meetings is shown it is said to be no score, with what belongs beside it; each figure
        says where it is from; and services stand as the register has them, whatever their figures."""
        self.receive_all()
        table = next(table for table in self.tables() if table["measure"] == "direct-interventions")
        self.assertEqual(table["beside"], ["indirect-interventions", "engagement", "satisfaction-harmed"])
        self.assertEqual([row["service"] for row in table["figures"]], ["Vale RJ", "Moor RJ", "Coast RJ"])
        for one in self.tables():
            self.assertTrue(one["definition"] and one["counting_rule"] and one["unit"])
            self.assertEqual({row["source"] for row in one["figures"]}, {"Case log"})
        found = self.leave()
        for what in ("report", "measures"):
            text = " ".join(found[what].split())
            self.assertEqual(text.count("It says little alone and is no score"), 1, what)
            self.assertIn("Case log", text)
            self.assertLess(text.index("Vale RJ"), text.index("Moor RJ"))

    def test_usual_threshold(self):
        """Without a setting, counts from 1 to 4 are kept back; a service alone shows what is not small."""
        self.answer("Vale RJ", [("referrals", QUARTER, "4", None, None), ("referrals", HALF, "5", None, None)])
        rows = self.tables()[0]["figures"]
        self.assertEqual([(row["figure"], row["kept_back"]) for row in rows], [(None, True), ("5", False)])


class Standards(RegisterCase):
    """How services stand in each standard, by what they submitted."""
    new = Case.new

    def setUp(self):
        super().setUp()
        self.make_ready()
        self.good("submit", self.folder, "-o", self.place / "vale.zip")
        self.good("register", "new", self.register, "--title", "Contracts of the North")
        for service in ("Vale Restorative Service", "Moor RJ"):
            self.add("service", f"name={service}")
        self.do("receive", self.place / "vale.zip")

    def compare(self):
        return self.do("compare", "--json").json

    def test_submission(self):
        answer = self.compare()
        self.assertEqual(answer["not_compared"], [])
        table = answer["standards"][0]
        self.assertEqual((len(answer["standards"]), table["scheme"], table["from"]), (1, "small", "submission"))
        self.assertEqual([row["service"] for row in table["services"]], ["Vale Restorative Service"])
        results = table["services"][0]["results"]
        self.assertEqual([result["standard"] for result in results], [one["id"] for one in table["standards"]])
        for result in results:
            self.assertIn(result["state"], ("ready", "not-ready", "not-assessed"))
            self.assertLessEqual(result["ready"], result["applies"])
            if result["state"] == "ready":
                self.assertEqual(result["ready"], result["applies"])
        text = self.do("compare").out
        for one in table["standards"]:
            self.assertIn(one["title"], text)
        first = results[0]
        self.assertIn(f"{first['ready']} of {first['applies']}", text)

    def test_two_services(self):
        """The latest of each counts; a result that was added by hand stands with the others of its edition."""
        edition = self.compare()["standards"][0]["edition"]
        received = self.add("received", "service=Moor RJ", "received=submission", "scheme=small", f"edition={edition}",
                            "day=2026-11-01", "is_verified=yes")
        self.add("result", f"received={received}", "standard=1", "title=One", "state=not-ready", "ready=1", "applies=3")
        table = self.compare()["standards"][0]
        self.assertEqual([row["service"] for row in table["services"]], ["Vale Restorative Service", "Moor RJ"])
        self.assertIn("△ 1 of 3", self.do("compare").out)
        report = self.place / "board.pdf"
        self.do("report", "-o", report)
        text = " ".join(subprocess.run(["pdftotext", report, "-"], check=True, capture_output=True).stdout.decode().split())
        for said in ("How services stand in each standard", "△ 1 of 3", "Moor RJ", "the more, the darker",
                     "What services say of themselves in their submissions"):
            self.assertIn(said, text)

    def test_not_verified(self):
        received = self.add("received", "service=Moor RJ", "received=submission", "scheme=small", "edition=2026",
                            "day=2026-11-01", "is_verified=no")
        self.add("result", f"received={received}", "standard=1", "title=One", "state=ready", "ready=3", "applies=3")
        answer = self.compare()
        self.assertEqual([row["service"] for row in answer["standards"][0]["services"]], ["Vale Restorative Service"])
        self.assertIn("failed verification", answer["not_compared"][0])
        self.assertIn("failed verification", self.do("compare").out)

    def test_nothing(self):
        other = self.place / "other.assay-register"
        self.good("register", "new", other, "--title", "Other")
        self.assertEqual(self.good("register", "compare", other, "--json").json, {"standards": [], "not_compared": []})
        self.assertIn("Nothing was received", self.good("register", "compare", other).out)


if __name__ == "__main__":
    unittest.main()
