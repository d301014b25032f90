"""Status, check and pack: what is said, for which day, and in which shape.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import re
import shutil
import unittest

from assay_case import DAMAGED, INVALID, NOT_FOUND, OK, REFUSED, REPORT, STANDARDS, TOO_LARGE, USAGE, Case, pdf, png

STATES = {"not-assessed", "not-applicable", "gap", "claimed", "ready"}


class StatusTest(Case):
    def test_the_shape_of_the_json(self):
        self.make_ready()
        self.good("rate", self.folder, "1.2", "partly")
        status = self.status()
        self.assertEqual(set(status), {"verdict", "on", "on_because", "scheme", "service", "percent", "counts",
                                       "falls_on", "submitted", "standards", "criteria"})
        self.assertEqual(status["verdict"], "not-ready")
        self.assertEqual(status["service"], "Vale Restorative Service")
        self.assertEqual(set(status["counts"]), STATES)
        self.assertEqual(sum(status["counts"].values()), 5)
        first, second = status["standards"]
        self.assertEqual(set(first), {"id", "title", "holds", "counts", "applicable", "ready", "percent", "weakest"})
        self.assertEqual((first["id"], first["title"], first["holds"], first["applicable"], first["ready"],
                          first["weakest"]), ("1", "First", False, 3, 2, "1.2"))
        self.assertEqual((second["holds"], second["applicable"], second["percent"]), (True, 1, 100))
        for row in status["criteria"]:
            self.assertEqual(set(row), {"id", "title", "standard", "state", "rating", "tags", "reasons",
                                        "reason_codes", "citations"})
            self.assertIn(row["state"], STATES)
            self.assertTrue(row["reasons"])
            self.assertEqual(len(row["reasons"]), len(row["reason_codes"]))
        gap = next(row for row in status["criteria"] if row["id"] == "1.2")
        self.assertEqual((gap["state"], gap["rating"], gap["tags"], gap["reason_codes"], gap["citations"]),
                         ("gap", "partly", ["victim-safeguarding"], ["under-threshold"], 1))

    def test_ready(self):
        self.make_ready()
        self.assertEqual(self.status()["verdict"], "ready")
        self.assertEqual(self.status()["percent"], 100)
        out = self.good("status", self.folder).out
        self.assertTrue(out.startswith("Ready"), out)
        self.assertNotIn("What stands in the way", out)

    def test_a_missing_file_never_looks_ready(self):
        self.make_ready()
        store = os.path.join(self.folder, "evidence")
        for shelf in os.listdir(store):
            shutil.rmtree(os.path.join(store, shelf))
        status = self.status()
        self.assertEqual(status["verdict"], "not-ready")
        claimed = [row for row in status["criteria"] if row["state"] == "claimed"]
        self.assertTrue(claimed)
        self.assertIn("missing-file", claimed[0]["reason_codes"])
        self.assertRegex(self.good("status", self.folder).out, r"The file of E\d+ is missing")

    def test_for_people(self):
        self.new()
        self.good("rate", self.folder, "1.2", "fully")
        out = self.good("status", self.folder).out
        self.assertTrue(out.startswith("Not ready"), out)
        for word in ["Small Test Standards (2026)", "as of today, 22 November 2026", "First", "Second",
                     "What stands in the way", "Safety", "Victim safeguarding"]:
            self.assertIn(word, out)
        self.assertEqual(out.count("  1.2 "), 2)

    def test_which_day_and_why(self):
        self.new("--planned", "2027-01-12")
        self.assertIn("for the planned submission on 12 January 2027", self.good("status", self.folder).out)
        status = self.status()
        self.assertEqual((status["on"], status["on_because"]), ("2027-01-12", "planned"))
        self.assertIn("on 1 June 2027", self.good("status", self.folder, "--on", "2027-06-01").out)
        self.assertEqual(self.status("--on", "2027-06-01")["on_because"], "asked")
        self.good("profile", self.folder, "planned=2026-01-12")
        status = self.status()
        self.assertEqual((status["on"], status["on_because"]), ("2026-11-22", "today"))
        for date in ["tomorrow", "2027-02-29", "27-01-01", "", "2027-1-1"]:
            self.bad(INVALID, "status", self.folder, "--on", date, names="--on")

    def test_says_when_readiness_falls_before_the_day(self):
        self.make_ready()
        self.assertIsNone(self.status()["falls_on"])
        self.good("amend", self.folder, "E002", "--until", "2026-12-03")
        status = self.status()
        self.assertEqual((status["verdict"], status["falls_on"]), ("not-ready", "2026-12-04"))
        out = self.good("status", self.folder).out
        self.assertIn("Readiness falls on 4 December 2026", out)
        self.assertRegex(out, r"1\.2 goes from “Ready” to “Claimed”")
        self.assertEqual(self.status("--on", "2026-11-22")["verdict"], "ready")


class CheckTest(Case):
    def findings(self, status, *more):
        return self.good("check", self.folder, "--json", *more, status=status).json

    def tags(self, status, *more):
        return {(row["tag"], row["where"]) for row in self.findings(status, *more)["findings"]}

    def test_the_shape_of_the_json(self):
        self.new()
        check = self.findings(REPORT)
        self.assertEqual(set(check), {"findings", "blocking", "warnings", "advice", "on", "on_because"})
        for row in check["findings"]:
            self.assertEqual(set(row), {"tag", "severity", "where", "detail", "detail2", "what", "do"})
            self.assertIn(row["severity"], {"blocking", "warning", "advice"})
            self.assertTrue(row["what"])
        counts = [sum(row["severity"] == name for row in check["findings"]) for name in
                  ("blocking", "warning", "advice")]
        self.assertEqual([check["blocking"], check["warnings"], check["advice"]], counts)
        self.assertGreater(check["blocking"], 0)

    def test_nothing_in_the_way(self):
        self.make_ready()
        self.assertEqual(self.findings(OK)["blocking"], 0)
        self.assertRegex(self.good("check", self.folder).out, r"^Nothing (stands in the way|to report), for the")
        self.assertEqual(self.good("check", self.folder, "--quick").status, OK)

    def test_for_people(self):
        self.new()
        out = self.good("check", self.folder, status=REPORT).out
        self.assertRegex(out, r"\d+ things stand in the way, as of today, 22 November 2026\.")
        self.assertRegex(out, r"  1\.1 +\S.* \[not-assessed\]\n +\S")

    def test_the_day_counts(self):
        self.make_ready()
        self.good("amend", self.folder, "E002", "--until", "2026-12-03")
        self.assertIn(("claimed", "1.2"), self.tags(REPORT))
        self.assertNotIn(("claimed", "1.2"), self.tags(OK, "--on", "2026-11-22"))
        self.bad(INVALID, "check", self.folder, "--on", "now", names="--on")

    def test_altered_missing_and_stray_content(self):
        self.make_ready()
        items = {row["number"]: self.folder / "evidence" / row["sha256"][:2] / row["sha256"]
                 for row in self.evidence()}
        items["E001"].unlink()
        items["E002"].chmod(0o644)
        content = bytearray(items["E002"].read_bytes())
        content[100] ^= 1
        items["E002"].write_bytes(content)
        stray = "ab" * 32
        self.write(f"vale/evidence/ab/{stray}", "stray")
        self.write("vale/portfolio (conflicted copy).xml", "<portfolio/>")
        tags = self.tags(REPORT)
        self.assertIn(("evidence-missing", "E001"), tags)
        self.assertIn(("evidence-altered", "E002"), tags)
        self.assertIn("evidence-unclaimed", {tag for tag, where in tags})
        self.assertIn("conflicted-copy", {tag for tag, where in tags})
        tags = self.tags(REPORT, "--quick")
        self.assertIn(("evidence-missing", "E001"), tags)
        self.assertNotIn(("evidence-altered", "E002"), tags)

    def test_what_cannot_become_pages(self):
        self.make_ready()
        self.good("add", self.folder, self.write("call.ogg", b"OggS" + b"\0" * 60), "--kind", "record", "--from", "2026-03-01",
                  "--privacy", "none")
        self.good("cite", self.folder, "1.2", "E004", "--place", "Row 2", "--why", "It lists them.")
        self.assertIn(("not-pages", "E004"), self.tags(OK))

    def test_a_document_where_no_office_is(self):
        self.make_ready()
        self.good("add", self.folder, self.write("log.odt", b"PK\x03\x04 and so on"), "--kind", "record",
                  "--from", "2026-03-01", "--privacy", "none")
        rows = self.good("check", self.folder, "--json", env={"PATH": ""}).json["findings"]
        self.assertIn(("needs-office", "E004"), {(row["tag"], row["where"]) for row in rows})

    def test_what_was_added_anyway(self):
        self.make_ready()
        locked = self.write("locked.pdf", pdf(encrypt=True))
        self.good("add", self.folder, locked, "--anyway", "--kind", "record", "--from", "2026-03-01",
                  "--privacy", "none")
        self.good("cite", self.folder, "1.2", "E004", "--place", "Page 2", "--why", "It lists them.")
        self.assertIn(("unreadable", "E004"), self.tags(REPORT))
        self.good("uncite", self.folder, "1.2", "E002")
        self.assertEqual(self.criterion("1.2")["reason_codes"], ["unreadable"])

    def test_what_has_too_large_a_picture(self):
        self.make_ready()
        path = self.write_long_picture("plan.pdf", 193 * 1024 * 1024)
        self.bad(TOO_LARGE, "add", self.folder, path, names="too large for a pack")
        self.good("add", self.folder, path, "--anyway", "--kind", "record", "--from", "2026-03-01", "--privacy", "none")
        self.assertIn(("unreadable", "E004"), self.tags(REPORT))
        result = self.good("pack", self.folder, "-o", self.place / "vale.pdf")
        self.assertIn("larger pictures, than a pack can hold", result.err)

    def write_long_picture(self, name, length):
        """A page with a picture of so many bytes, which are a hole in the file."""
        parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
                 b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 4 0 R >> >> >>",
                 b"<< /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length %d >>" % length]
        path, table = self.place / name, b"xref\n0 5\n0000000000 65535 f \n"
        with open(path, "wb") as file:
            file.write(b"%PDF-1.4\n")
            for number, part in enumerate(parts, 1):
                table += b"%010d 00000 n \n" % file.tell()
                file.write(b"%d 0 obj\n%s\n" % (number, part))
                if number == len(parts):
                    file.write(b"stream\n")
                    file.seek(length, os.SEEK_CUR)
                    file.write(b"\nendstream\n")
                file.write(b"endobj\n")
            start = file.tell()
            file.write(table + b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)
        return path


class PackTest(Case):
    def test_writes_a_pdf_and_says_how_long_it_is(self):
        self.make_ready()
        path = self.place / "vale.pdf"
        before = self.tree(self.folder)
        result = self.good("pack", self.folder, "-o", path)
        after = self.tree(self.folder)
        self.assertEqual({name: what for name, what in after.items() if name.split("/")[0] != "cache"}, before)
        data = path.read_bytes()
        self.assertTrue(data.startswith(b"%PDF-"))
        self.assertRegex(result.out, rf"^{re.escape(str(path))}: \d+ pages, 9 of them evidence\n$")
        self.assertNotIn("Warning", result.err)
        self.assertEqual([item.name for item in self.place.iterdir() if ".part" in item.name], [])

    def test_the_same_portfolio_and_day_give_the_same_bytes(self):
        self.make_ready()
        self.good("pack", self.folder, "-o", self.place / "one.pdf")
        self.good("pack", self.folder, "--output", self.place / "two.pdf")
        self.assertEqual((self.place / "one.pdf").read_bytes(), (self.place / "two.pdf").read_bytes())

    def test_after_an_earlier_pack(self):
        self.make_ready()
        first, second = self.place / "one.pdf", self.place / "two.pdf"
        before = self.good("pack", self.folder, "-o", first, "--json").json
        after = self.good("pack", self.folder, "-o", second, "--after", first, "--json").json
        self.assertEqual(after["pages"], before["pages"] + 1)
        letter = self.write("letter.pdf", b"no PDF")
        self.bad(DAMAGED, "pack", self.folder, "-o", second, "--after", letter, names="letter.pdf")
        self.bad(NOT_FOUND, "pack", self.folder, "-o", second, "--after", self.place / "none.pdf", names="none.pdf")

    def test_what_stands_in_the_way_does_not_stop_it(self):
        self.new()
        result = self.good("pack", self.folder, "--output", self.place / "vale.pdf")
        self.assertRegex(result.err, r"Warning: \d+ things stand in the way, and the pack says “not ready”")
        self.assertTrue((self.place / "vale.pdf").exists())

    def test_what_is_not_shown_is_listed(self):
        self.make_ready()
        self.good("add", self.folder, self.write("scan.png", png()),
                  self.write("call.wav", b"RIFF\x24\0\0\0WAVEfmt "), "--kind", "record",
                  "--from", "2026-03-01", "--privacy", "none")
        self.good("cite", self.folder, "1.2", "E005", "--place", "Minute 2", "--why", "It names them.")
        result = self.good("pack", self.folder, "-o", self.place / "vale.pdf", "--json")
        self.assertEqual(len(result.json["not_shown"]), 1)
        self.assertIn("E005", result.json["not_shown"][0])
        self.assertIn("E005", result.err)
        self.assertEqual((result.json["evidence_pages"], result.json["on"], result.json["verdict"]),
                         (10, "2027-01-12", "ready"))

    def test_documents_are_turned_into_pages_once(self):
        self.make_ready()
        self.good("add", self.folder, self.write("log.csv", "day,meetings\n"), "--kind", "record",
                  "--from", "2026-03-01", "--privacy", "none")
        for done, before in ((1, 0), (0, 1)):
            result = self.good("pack", self.folder, "-o", self.place / "vale.pdf", "--json")
            self.assertEqual((result.json["converted"], result.json["converted_before"]), (done, before))
            self.assertEqual("into pages" in result.err, done > 0)
            self.assertEqual(result.json["not_shown"], [])
        self.assertEqual((self.folder / "cache").stat().st_mode & 0o777, 0o700)

    def test_places_where_it_cannot_be(self):
        self.make_ready()
        self.bad(REFUSED, "pack", self.folder, "-o", self.folder / "vale.pdf", names="vale.pdf")
        result = self.bad(NOT_FOUND, "pack", self.folder, "-o", self.place / "no/such/vale.pdf", names="no/such")
        self.assertNotIn("pages", result.out)
        (self.place / "box").mkdir()
        self.assertNotEqual(self.run_assay("pack", self.folder, "-o", self.place / "box").status, OK)
        self.assertEqual(list((self.place / "box").iterdir()), [])
        self.bad(INVALID, "pack", self.folder, "-o", self.place / "x.pdf", "--on", "2027-02-30", names="--on")
        self.assertFalse((self.place / "x.pdf").exists())

    def test_the_same_as_html(self):
        self.make_ready()
        pdf, html = self.place / "vale.pdf", self.place / "the page.html"
        result = self.good("pack", self.folder, "-o", pdf, "--html", html)
        self.assertIn(f"{html}: the same as a page for a browser\n", result.out)
        text = html.read_text()
        self.assertTrue(text.startswith("<!DOCTYPE html>") and text.endswith("</html>\n"))
        self.assertIn('href="vale.pdf#page=3"', text)
        self.assertEqual(self.good("pack", self.folder, "-o", pdf, "--html", html, "--json").json["html"], str(html))
        self.assertIsNone(self.good("pack", self.folder, "-o", pdf, "--json").json["html"])
        self.assertEqual(html.read_text(), text)
        self.assertEqual([item.name for item in self.place.iterdir() if ".part" in item.name], [])

    def test_places_where_the_html_cannot_be(self):
        self.make_ready()
        pdf = self.place / "vale.pdf"
        for command in ("pack", "report"):
            self.bad(REFUSED, command, self.folder, "-o", pdf, "--html", self.folder / "vale.html", names="vale.html")
            self.bad(USAGE, command, self.folder, "-o", pdf, "--html", self.place / "." / "vale.pdf", names="file each")
            self.bad(NOT_FOUND, command, self.folder, "-o", pdf, "--html", self.place / "no/x.html", names="no/x.html")
            self.assertFalse(pdf.exists())


class ReportTest(Case):
    def test_writes_a_few_pages(self):
        self.make_ready()
        path = self.place / "report.pdf"
        before = self.tree(self.folder)
        result = self.good("report", self.folder, "-o", path)
        self.assertEqual(self.tree(self.folder), before)
        self.assertRegex(result.out, rf"^{re.escape(str(path))}: \d pages?\n$")
        self.assertEqual(result.err, "")
        self.assertTrue(path.read_bytes().startswith(b"%PDF-"))
        self.assertEqual([item.name for item in self.place.iterdir() if ".part" in item.name], [])

    def test_json_and_html(self):
        self.make_ready()
        path, html = self.place / "report.pdf", self.place / "report.html"
        result = self.good("report", self.folder, "-o", path, "--html", html, "--on", "2026-12-01", "--json")
        self.assertEqual((result.json["file"], result.json["html"], result.json["on"], result.json["verdict"]),
                         (str(path), str(html), "2026-12-01", "ready"))
        self.assertIn("not a submission", html.read_text())

    def test_a_new_portfolio_has_a_report_too(self):
        self.new()
        self.good("report", self.folder, "-o", self.place / "report.pdf")

    def test_wrong_use(self):
        self.new()
        self.bad(USAGE, "report", self.folder, names="--output")
        self.bad(REFUSED, "report", self.folder, "-o", self.folder / "report.pdf", names="report.pdf")
        self.bad(INVALID, "report", self.folder, "-o", self.place / "x.pdf", "--on", "tomorrow", names="--on")
        self.bad(NOT_FOUND, "report", self.place / "nowhere", "-o", self.place / "x.pdf", names="nowhere")
        self.assertFalse((self.place / "x.pdf").exists())


class RealSchemeTest(Case):
    """The journey of the first scheme, in the words of the documents."""

    def test_the_six_standards(self):
        env = {"ASSAY_STANDARDS_DIR": str(STANDARDS)}
        folder = self.folder
        self.good("new", folder, "--scheme", "rss", "--service", "Vale", "--planned", "2027-01-12", env=env)
        status = self.good("status", folder, "--json", env=env).json
        self.assertEqual((len(status["standards"]), len(status["criteria"])), (6, 33))
        self.assertEqual([row["id"] for row in status["criteria"] if "victim-safeguarding" in row["tags"]],
                         ["1.2", "2.5", "5.1", "6.5"])
        for level in ["not-yet", "partly", "largely", "fully"]:
            self.good("rate", folder, "2.5", level, env=env)
        self.good("add", folder, self.write("form.pdf", pdf(4)), "--kind", "record", "--from", "2026-05-01",
                  "--privacy", "redacted", env=env)
        self.good("cite", folder, "2.5", "E001", "--pages", "3-4", "--why", "It says who decides.", env=env)
        self.good("action", folder, "2.6", "--what", "Write it", "--owner", "Lead", "--due", "2027-02-01", env=env)
        states = {row["id"]: row["state"] for row in self.good("status", folder, "--json", env=env).json["criteria"]}
        self.assertEqual(states["2.5"], "ready")
        self.assertEqual(self.good("undo", folder, env=env).status, OK)


if __name__ == "__main__":
    unittest.main()
