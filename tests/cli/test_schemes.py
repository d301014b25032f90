"""Schemes: listing, showing, validating.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import re
import shutil
import unittest

from assay_case import DATA, INVALID, NOT_FOUND, STANDARDS, UNKNOWN_NAME, Case

SMALL = (DATA / "small-scheme.xml").read_text()


class ListTest(Case):
    def test_table_and_json(self):
        self.assertIn("Small Test Standards", self.good("scheme", "list").out)
        row = next(row for row in self.good("scheme", "list", "--json").json["schemes"] if row["id"] == "small")
        self.assertEqual((row["id"], row["edition"], row["standards"], row["criteria"]), ("small", "2026", 2, 5))
        self.assertEqual(row["origin"], "Written for tests.")

    def test_a_bad_file_beside_good_ones_is_named(self):
        folder = self.place / "standards"
        shutil.copytree(self.standards, folder)
        (folder / "bad.xml").write_text("<scheme/>")
        result = self.good("scheme", "list", env={"ASSAY_STANDARDS_DIR": str(folder)})
        self.assertIn("Small Test Standards", result.out)
        self.assertIn("bad.xml", result.err)
        self.assertNotIn("bad.xml", result.out)

    def test_what_assay_brings(self):
        schemes = self.good("scheme", "list", "--json", env={"ASSAY_STANDARDS_DIR": str(STANDARDS)}).json["schemes"]
        rss = next(row for row in schemes if row["id"] == "rss")
        self.assertEqual((rss["standards"], rss["criteria"]), (6, 33))
        self.assertGreaterEqual(len(schemes), 2)


class ShowTest(Case):
    def test_everything_of_a_scheme(self):
        out = self.good("scheme", "show", "small").out
        for word in ["Small Test Standards", "Written for tests.", "Standard 1. First", "2.2", "Feedback",
                     "not-yet", "Nearly all of it.", "harmed-person-voice", "complex-cases", "yes, no",
                     "referrals", "People referred.", "victim-safeguarding"]:
            self.assertIn(word, out)

    def test_everything_on_a_criterion(self):
        out = self.good("scheme", "show", "small", "--criterion", "2.1").out
        for word in ["Indicator 2.1. Complex cases", "Complex cases get more.", "Give them more.", "Case notes.",
                     "24 months", "Complex and sensitive cases"]:
            self.assertIn(word, out)
        self.assertIn("Asked with care.", self.good("scheme", "show", "-c", "2.2", "small").out)

    def test_json(self):
        scheme = self.good("scheme", "show", "small", "--json").json
        self.assertEqual([level["id"] for level in scheme["levels"]],
                         ["not-yet", "partly", "largely", "fully", "not-applicable"])
        self.assertEqual(scheme["threshold"], "largely")
        self.assertEqual([row["id"] for standard in scheme["standards"] for row in standard["criteria"]],
                         ["1.1", "1.2", "1.3", "2.1", "2.2"])
        criterion = self.good("scheme", "show", "small", "--criterion", "2.1", "--json").json
        self.assertEqual(criterion["applies_when"], {"question": "complex-cases", "is": "yes"})
        self.assertEqual(criterion["look_back_months"], 24)

    def test_unknown_names_suggest_the_nearest(self):
        self.bad(UNKNOWN_NAME, "scheme", "show", "smal", names=["smal", "small"])
        self.bad(UNKNOWN_NAME, "scheme", "show", "small", "--criterion", "2.l", names=["2.l", "2.1"])


class ValidateTest(Case):
    def invalid(self, text, *expected, name="mark.xml"):
        """@expected: (a piece of the line, a piece of the message)."""
        path = self.write(name, text)
        result = self.good("scheme", "validate", path, status=INVALID)
        lines = result.out.splitlines()
        self.assertTrue(lines)
        for line in lines:
            self.assertRegex(line, rf"^{re.escape(str(path))}:(\d+:)? ")
        for where, what in expected:
            number = next(n for n, row in enumerate(text.splitlines(), 1) if where in row)
            self.assertTrue(any(line.startswith(f"{path}:{number}: ") and what in line for line in lines),
                            f"no {what!r} at line {number} in {lines}")
        return result

    def test_good_files(self):
        for path in [DATA / "small-scheme.xml", *sorted(STANDARDS.glob("*.xml"))]:
            result = self.good("scheme", "validate", path)
            self.assertEqual(result.out, "")
            self.assertIn("valid scheme", result.err)

    def test_every_problem_with_its_line(self):
        text = SMALL.replace('threshold="largely"', 'threshold="golden"')
        text = text.replace('<evidence kind="policy">The plan.', '<evidence kind="polciy">The plan.')
        result = self.invalid(text, ("<scale", "golden"), ("polciy", "polciy"))
        self.assertGreaterEqual(len(result.out.splitlines()), 2)

    def test_duplicate_ids(self):
        self.invalid(SMALL.replace('<criterion id="1.3"', '<criterion id="1.1"'), ('not-applicable="allowed">', "1.1"))

    def test_impossible_threshold(self):
        self.invalid(SMALL.replace('<scoring model="all"/>', '<scoring model="weighted" threshold="140"/>'),
                     ("<scoring", "140"))
        self.invalid(SMALL.replace('threshold="largely"', 'threshold="not-applicable"'),
                     ("<scale", "not-applicable"))

    def test_malformed_foreign_and_hostile(self):
        self.invalid(SMALL[:800])
        self.invalid("<svg xmlns='http://www.w3.org/2000/svg'/>\n")
        self.invalid("not XML at all\n")
        self.invalid("")
        self.invalid('<!DOCTYPE scheme [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<scheme>&x;</scheme>\n')
        self.invalid("<a>" * 5000 + "</a>" * 5000)
        self.invalid(SMALL.replace("There is a plan.", "long " * 100_000))

    def test_too_large(self):
        path = self.write("big.xml", b"<scheme>" + b" " * (17 * 1024 * 1024) + b"</scheme>")
        result = self.run_assay("scheme", "validate", path)
        self.assertNotEqual(result.status, 0)
        self.assertIn("big.xml", result.out + result.err)

    def test_a_newer_format(self):
        path = self.write("new.xml", SMALL.replace('format="1"', 'format="2"'))
        result = self.run_assay("scheme", "validate", path)
        self.assertNotEqual(result.status, 0)
        self.assertIn("new.xml", result.out + result.err)

    def test_several_files_go_on_to_the_end(self):
        bad, good = self.write("bad.xml", "<scheme/>"), self.write("good.xml", SMALL)
        result = self.good("scheme", "validate", bad, self.place / "gone.xml", good, status=INVALID)
        self.assertIn("bad.xml:1:", result.out)
        self.assertIn("gone.xml", result.err)
        self.assertIn("good.xml is a valid scheme", result.err)

    def test_a_file_that_is_not_there(self):
        self.bad(NOT_FOUND, "scheme", "validate", self.place / "gone.xml", names="gone.xml")


if __name__ == "__main__":
    unittest.main()
