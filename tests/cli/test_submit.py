#!/usr/bin/python3
"""assay submit from outside: what is written, what is refused, what stays, and what ordinary tools say of it.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import hashlib
import pathlib
import re
import shutil
import signal
import subprocess
import time
import unittest
import zipfile

from assay_case import Case, DAMAGED, EXISTS, INVALID, NOT_FOUND, OK, REFUSED, REPORT, USAGE, pdf, png

PASSPHRASE = "a road of small stones"
TOP = "vale-restorative-service-round-1"


class SubmitCase(Case):
    def setUp(self):
        super().setUp()
        self.zip = self.place / "round 1.zip"

    def submit(self, *more, status=OK, **options):
        return self.good("submit", self.folder, "-o", self.zip, *more, status=status, **options)

    def members(self, path=None):
        with zipfile.ZipFile(path or self.zip) as archive:
            return {info.filename: archive.read(info) for info in archive.infolist()}

    def info(self, path=None):
        """bag-info.txt as label -> values."""
        text = next(data for name, data in self.members(path).items() if name.endswith("bag-info.txt")).decode()
        found = {}
        for line in text.splitlines():
            label, value = line.split(": ", 1)
            found.setdefault(label, []).append(value)
        return found

    def assert_clean(self, path=None, *more):
        result = self.good("verify", path or self.zip, "--json", *more).json
        self.assertEqual((result["clean"], result["submission"], result["findings"]), (True, True, []))
        return result

    def warn(self):
        """One thing that is worth a warning: an item in use says nothing of its dates."""
        self.good("add", self.folder, self.write("notes.pdf", pdf(1)), "--kind", "record", "--privacy", "redacted")
        self.good("cite", self.folder, "1.1", "E004", "--pages", "1", "--why", "It does too.")


class Written(SubmitCase):
    def test_bag(self):
        self.make_ready()
        self.warn()
        told = self.submit("--json").json
        members = self.members()
        self.assertEqual(list(members), [f"{TOP}/{name}" for name in (
            "bagit.txt", "data/portfolio.xml", "data/scheme.xml", "data/evidence/E001-policy.pdf",
            "data/evidence/E002-risk-form.pdf", "data/evidence/E003-survey.pdf", "data/evidence/E004-notes.pdf",
            "data/pack.pdf", "manifest-sha256.txt", "bag-info.txt", "tagmanifest-sha256.txt")])
        verified = self.assert_clean()
        info = self.info()
        fingerprint = hashlib.sha256(members[f"{TOP}/data/portfolio.xml"]).hexdigest()
        self.assertEqual(info["Assay-Fingerprint"], [fingerprint])
        self.assertEqual((told["fingerprint"], verified["fingerprint"]), (fingerprint, fingerprint))
        self.assertEqual(told["sha256"], hashlib.sha256(members[f"{TOP}/tagmanifest-sha256.txt"]).hexdigest())
        self.assertEqual(info["Assay-Round"], ["1"])
        self.assertEqual(info["Bagging-Date"], ["2026-11-22"])
        self.assertEqual(info["Source-Organization"], ["Vale Restorative Service"])
        self.assertNotIn("Assay-Previous-Fingerprint", info)
        self.assertEqual((told["submitted"], told["round"], told["evidence_files"], told["locked"], told["on"]),
                         (True, 1, 4, False, "2026-11-22"))
        self.assertEqual(told["bytes"], self.zip.stat().st_size)

    def test_pack_tells_round_and_fingerprint(self):
        self.make_ready()
        told = self.submit("--json").json
        pack = self.write("pack.pdf", self.members()[f"{TOP}/data/pack.pdf"])
        cover, *rest = subprocess.run(["pdftotext", pack, "-"], capture_output=True, check=True).stdout.decode().split("\f")
        self.assertIn("Round 1", " ".join(cover.split()))
        self.assertIn("Fingerprint" + told["fingerprint"][:16], "".join(cover.split()))
        self.assertIn(told["fingerprint"], "".join("".join(rest).split()))

    def test_warnings_go_along(self):
        self.make_ready()
        self.warn()
        self.good("flag", self.folder, "1.2")
        result = self.submit()
        self.assertIn("E004", result.out)
        warnings = self.info()["Assay-Warning"]
        self.assertEqual([line.split("]")[0] for line in warnings], ["[undated"])
        self.assertIn("E004", warnings[0])
        # Marks are the service's own, and so is what is no more than advice.
        self.assertNotIn(b"flagged", b"".join(self.members().values()))

    def test_ordinary_tools(self):
        self.make_ready()
        self.submit()
        subprocess.run(["unzip", "-tq", self.zip], check=True, capture_output=True)
        subprocess.run(["7z", "t", self.zip], check=True, capture_output=True)
        subprocess.run(["unzip", "-q", self.zip, "-d", self.place / "out"], check=True)
        for manifest in "manifest-sha256.txt", "tagmanifest-sha256.txt":
            subprocess.run(["sha256sum", "-c", "--strict", "--quiet", manifest], cwd=self.place / "out" / TOP, check=True)
        self.good("verify", self.place / "out" / TOP)

    def test_same_bytes(self):
        self.make_ready()
        self.warn()
        copies = [self.place / "one", self.place / "two"]
        for index, copy in enumerate(copies):
            shutil.copytree(self.folder, copy)
            self.good("submit", copy, "-o", self.place / f"{index}.zip", "--on", "2026-12-01",
                      env={"TZ": ("UTC", "Pacific/Auckland")[index]})
        first, second = [(self.place / f"{index}.zip").read_bytes() for index in range(2)]
        self.assertEqual(first, second)
        times = {info.date_time for info in zipfile.ZipFile(self.place / "0.zip").infolist()}
        self.assertEqual(times, {(1980, 1, 1, 0, 0, 0)})

    def test_locked(self):
        self.make_ready()
        secret = self.write("secret", PASSPHRASE + "\n")
        secret.chmod(0o600)
        result = self.submit("--passphrase-file", secret)
        self.assertNotIn(PASSPHRASE, result.out + result.err)
        self.assertNotIn("chmod", result.err)
        with zipfile.ZipFile(self.zip) as archive:
            names = archive.namelist()
            # AES needs another program: the method is 99, and every member says so.
            self.assertEqual({info.compress_type for info in archive.infolist()}, {99})
        self.assertIn("submission-round-1/data/evidence/E002.pdf", names)
        self.assertFalse([name for name in names if "vale" in name or "risk" in name])
        listed = subprocess.run(["7z", "l", "-slt", self.zip], capture_output=True, check=True, text=True).stdout
        methods = {line for line in listed.splitlines() if line.startswith("Method = ")}
        self.assertTrue(methods and all("AES-256" in method for method in methods), methods)
        subprocess.run(["7z", "t", "-p" + PASSPHRASE, self.zip], check=True, capture_output=True)
        wrong = subprocess.run(["7z", "t", "-pwrong", self.zip], capture_output=True)
        self.assertNotEqual(wrong.returncode, 0)
        subprocess.run(["7z", "x", "-p" + PASSPHRASE, f"-o{self.place / 'out'}", self.zip], check=True, capture_output=True)
        self.good("verify", self.place / "out" / "submission-round-1")

    def test_locked_from_standard_input(self):
        self.make_ready()
        self.submit("--passphrase-file", "-", text=PASSPHRASE)
        subprocess.run(["7z", "t", "-p" + PASSPHRASE, self.zip], check=True, capture_output=True)

    def test_many_kinds_of_names(self):
        self.make_ready()
        for name in ("con.pdf", "a:b?.PDF", "Übergabe (final).pdf", "  .pdf", "x" * 200 + ".pdf", "same.pdf", "SAME.pdf"):
            path = self.write("files/" + name, pdf(1, name.replace("(", "").replace(")", "")))
            self.good("add", self.folder, path, "--kind", "policy", "--from", "2026-03-01", "--to", "2026-10-31",
                      "--privacy", "none")
        self.submit()
        self.assert_clean()
        names = [pathlib.PurePosixPath(name).name for name in self.members() if "/evidence/" in name]
        self.assertEqual(len({name.lower() for name in names}), 10)
        for name in names:
            self.assertRegex(name, r"^E\d{3}(-[a-z0-9]+)*\.[a-z0-9]+$")
            self.assertLess(len(name), 80)


class Refused(SubmitCase):
    def test_blocking(self):
        self.make_ready()
        self.good("add", self.folder, self.write("names.pdf", pdf(1)), "--kind", "record", "--from", "2026-03-01")
        before = self.tree(self.folder)
        result = self.submit(status=REPORT)
        self.assertIn("E004", result.out)
        self.assertIn("no-privacy", result.out)
        told = self.submit("--json", status=REPORT).json
        self.assertEqual(told["submitted"], False)
        self.assertEqual([finding["tag"] for finding in told["findings"] if finding["severity"] == "blocking"],
                         ["no-privacy"])
        self.assertEqual(self.good("check", self.folder, "--json", "--on", "2026-11-22", status=REPORT).json["findings"],
                         told["findings"])
        self.assertFalse(self.zip.exists())
        self.assertEqual(self.tree(self.folder), before)

    def test_not_ready(self):
        self.new()
        told = self.submit("--json", status=REPORT).json
        self.assertGreater(told["blocking"], 3)
        self.assertFalse(self.zip.exists())

    def test_altered(self):
        self.make_ready()
        self.zip.write_bytes(b"old")
        digest = self.evidence()[1]["sha256"]
        path = self.folder / "evidence" / digest[:2] / digest
        content = bytearray(path.read_bytes())
        content[100] ^= 1
        path.chmod(0o600)
        path.write_bytes(content)
        result = self.run_assay("submit", self.folder, "-o", self.zip)
        self.assertEqual(result.status, DAMAGED, result.err)
        self.assertIn("E002", result.err)
        self.assertEqual(self.zip.read_bytes(), b"old")
        self.assertEqual([path.name for path in self.place.glob("round*")], [self.zip.name])
        self.assertIsNone(self.status()["submitted"])

    def test_passphrases(self):
        self.make_ready()
        for text, says in (("", "empty"), ("\n", "empty"), ("short\n", "12"), ("one line of words\nanother\n", "one line"),
                           ("überall sind Wörter\n", "plain letters"), ("x" * 300, "200")):
            with self.subTest(text):
                path = self.write("secret", text)
                result = self.bad(INVALID, "submit", self.folder, "-o", self.zip, "--passphrase-file", path)
                self.assertIn(says, result.err)
                self.assertTrue(not text.strip() or text.strip() not in result.err)
                self.assertFalse(self.zip.exists())
        self.bad(NOT_FOUND, "submit", self.folder, "-o", self.zip, "--passphrase-file", self.place / "none")
        path = self.write("secret", PASSPHRASE)
        path.chmod(0o644)
        self.assertIn("chmod 600", self.submit("--passphrase-file", path).err)

    def test_places(self):
        self.make_ready()
        self.bad(USAGE, "submit", self.folder)
        self.bad(REFUSED, "submit", self.folder, "-o", self.folder / "out.zip")
        self.bad(NOT_FOUND, "submit", self.place / "none", "-o", self.zip, folder=self.place)
        (self.place / "dir.zip").mkdir()
        result = self.run_assay("submit", self.folder, "-o", self.place / "dir.zip")
        self.assertEqual(result.status, EXISTS, result.err)

    def test_what_stays(self):
        self.make_ready()
        self.good("note", self.folder, "1.1", "ask the board first")
        self.good("add", self.folder, self.write("jo-interview.pdf", pdf(1, "Jo")), "--title", "Interview with Jo",
                  "--kind", "record")
        self.good("withdraw", self.folder, "E004")
        self.good("add", self.folder, self.write("unused.png", png()), "--privacy", "none")
        self.submit()
        self.assert_clean()
        everything = b"".join([*self.members().values(), *[name.encode() for name in self.members()]])
        for private in (b"ask the board", b"Interview", b"jo-interview", b"E004"):
            self.assertNotIn(private, everything)
        # As in the pack: what is cited nowhere goes, too.
        self.assertIn(f"{TOP}/data/evidence/E005-unused.png", self.members())


class PackInBag(SubmitCase):
    """Everything else in order and sealed anew: only the pack itself can tell."""

    def reseal(self, pack):
        folder = self.place / "out"
        with zipfile.ZipFile(self.zip) as archive:
            archive.extractall(folder)
        bag = folder / TOP
        (bag / "data/pack.pdf").write_bytes(pack)
        payload = sorted(path for path in (bag / "data").rglob("*") if path.is_file())
        size = sum(path.stat().st_size for path in payload)
        info = bag / "bag-info.txt"
        info.write_text(re.sub(r"Payload-Oxum: .*", f"Payload-Oxum: {size}.{len(payload)}", info.read_text()))

        def lines(paths):
            return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(bag)}\n" for path in paths)
        (bag / "manifest-sha256.txt").write_text(lines(payload))
        (bag / "tagmanifest-sha256.txt").write_text(
            lines(bag / name for name in ("bagit.txt", "manifest-sha256.txt", "bag-info.txt")))
        return bag

    def tags(self, bag):
        """What is found; and nothing of the pack is left where it was looked at."""
        private = self.place / "private"
        private.mkdir(exist_ok=True)
        result = self.good("verify", bag, "--json", status=REPORT, env={"TMPDIR": str(private)})
        self.assertEqual(self.tree(private), {})
        return [finding["tag"] for finding in result.json["findings"]]

    def test_another_pack(self):
        self.make_ready()
        self.submit()
        self.good("rate", self.folder, "1.1", "largely")
        self.good("pack", self.folder, "-o", self.place / "other.pdf")
        bag = self.reseal((self.place / "other.pdf").read_bytes())
        self.assertEqual(self.tags(bag), ["pack-differs"])
        self.assertIn("other data", self.good("verify", bag, status=REPORT).out)

    def test_no_pack_at_all(self):
        self.make_ready()
        self.submit()
        for other in (pdf(2), b"%PDF-1.7 broken", b""):
            self.assertEqual(self.tags(self.reseal(other)), ["pack-unmarked"])
            shutil.rmtree(self.place / "out")


class Remembered(SubmitCase):
    def later(self):
        """A submission, and then changes of every sort."""
        self.make_ready()
        self.submit()
        self.good("rate", self.folder, "1.1", "largely")
        self.good("note", self.folder, "1.2", "only for us")
        self.good("add", self.folder, self.write("late.pdf", pdf(2, "Late")), "--kind", "data", "--privacy", "none",
                  "--from", "2026-06-01", "--to", "2026-07-01")

    def test_nothing_yet(self):
        self.make_ready()
        told = self.good("submissions", self.folder, "--json").json
        self.assertEqual((told["submissions"], told["next_round"], told["changes"]), ([], 1, []))
        self.assertIn("Nothing has been submitted", self.good("submissions", self.folder).out)
        self.assertIsNone(self.status()["submitted"])

    def test_unchanged(self):
        self.make_ready()
        sent = self.submit("--json").json
        told = self.good("submissions", self.folder, "--json").json
        self.assertEqual(told["submissions"], [{key: sent[key] for key in ("round", "on", "fingerprint", "sha256")}])
        self.assertEqual((told["next_round"], told["changes_known"], told["changes"]), (2, True, []))
        self.assertIn("nothing has changed since", self.good("status", self.folder).out)
        last = self.good("history", self.folder, "--json").json["history"][-1]
        self.assertEqual((last["verb"], last["what"]), ("submit", "Submitted round 1"))

    def test_changes(self):
        self.later()
        told = self.good("submissions", self.folder, "--json").json["changes"]
        self.assertIn({"what": "1.1, rating", "before": "Fully", "after": "Largely"}, told)
        self.assertTrue([change for change in told if change["what"].startswith("E004")])
        self.assertFalse([change for change in told if change["what"].startswith("1.2")], "a note is private")
        self.assertEqual(self.status()["submitted"]["changes"], len(told))
        self.assertIn("changes after submission", self.good("status", self.folder).out)

    def test_second_round(self):
        self.later()
        first = self.good("submissions", self.folder, "--json").json["submissions"][0]
        second_zip = self.place / "round 2.zip"
        told = self.good("submit", self.folder, "-o", second_zip, "--json", "--on", "2026-12-24").json
        self.assertEqual(told["round"], 2)
        self.assert_clean(second_zip)
        info = self.info(second_zip)
        self.assertEqual((info["Assay-Round"], info["Assay-Previous-Fingerprint"]), (["2"], [first["fingerprint"]]))
        self.assertTrue(all(name.startswith("vale-restorative-service-round-2/") for name in self.members(second_zip)))
        rounds = self.good("submissions", self.folder, "--json").json["submissions"]
        self.assertEqual([row["round"] for row in rounds], [1, 2])
        self.assertEqual(rounds[0], first)

    def test_pages_stay_true(self):
        """What the assessor quotes from round 1 is on the same page in whatever comes later, and what is late is last."""
        self.later()
        self.good("pack", self.folder, "-o", self.place / "later.pdf")
        first = (self.folder / "submissions/1/pages.txt").read_text()
        self.good("submit", self.folder, "-o", self.place / "round 2.zip")
        second = (self.folder / "submissions/2/pages.txt").read_text()

        def items(text):
            part = text.split("[items]")[1].split("[")[0]
            return dict(line.split("=") for line in part.split() if "=" in line)
        self.assertEqual(len(items(first)), 3)
        self.assertEqual({number: items(second)[number] for number in items(first)}, items(first))
        self.assertGreater(int(items(second)["E004"].split("-")[0].split(",")[0].split(";")[0]),
                           max(int(page.split("-")[-1].strip(";,")) for page in items(first).values()))
        text = subprocess.run(["pdftotext", self.place / "later.pdf", "-"], capture_output=True, check=True).stdout.decode()
        self.assertIn("round 1", text)

    def test_undo_stops_there(self):
        self.make_ready()
        self.submit()
        self.bad(REFUSED, "undo", self.folder, names="submitted")
        self.good("rate", self.folder, "1.1", "largely")
        self.good("undo", self.folder)
        self.bad(REFUSED, "undo", self.folder)

    def test_lost_record(self):
        self.later()
        record = self.folder / "submissions/1/portfolio.xml"
        record.write_text(record.read_text().replace("fully", "partly"))
        self.assertIsNone(self.status()["submitted"]["changes"])
        self.assertIn("cannot be told", self.good("submissions", self.folder).out)
        found = self.run_assay("check", self.folder, "--json").json["findings"]
        self.assertEqual([finding["tag"] for finding in found].count("submission-lost"), 1)

    def test_copy_brings_it_along(self):
        self.later()
        self.good("copy", self.folder, self.place / "copy.zip")
        self.good("open", self.place / "copy.zip", self.place / "other")
        own, other = [self.good("submissions", folder, "--json").json for folder in (self.folder, self.place / "other")]
        self.assertEqual(own, other)
        self.assertEqual(self.tree(self.folder / "submissions"), self.tree(self.place / "other/submissions"))

    def test_merge(self):
        self.make_ready()
        other = self.place / "other"
        shutil.copytree(self.folder, other)
        self.good("submit", other, "-o", self.zip)
        self.good("merge", self.folder, other)
        self.assertEqual(self.good("submissions", self.folder, "--json").json,
                         self.good("submissions", other, "--json").json)

    def test_merge_of_one_round_twice(self):
        self.make_ready()
        other = self.place / "other"
        shutil.copytree(self.folder, other)
        self.good("rate", other, "1.1", "largely")
        for folder, name in ((self.folder, "ours.zip"), (other, "theirs.zip")):
            self.good("submit", folder, "-o", self.place / name)
        result = self.run_assay("merge", self.folder, other, "--json")
        self.assertEqual([conflict["id"] for conflict in result.json["conflicts"]], ["round-1/submission"])
        self.good("merge", self.folder, other, "--take", "round-1/submission=theirs")
        told = self.good("submissions", self.folder, "--json").json
        self.assertEqual(told["submissions"], self.good("submissions", other, "--json").json["submissions"])
        self.assertTrue(told["changes_known"])


class Interrupted(SubmitCase):
    def kill_when_there(self, *places):
        """Starts to submit and kills it in the moment one of these is there."""
        process = subprocess.Popen([self.program, "submit", self.folder, "-o", self.zip], env=self.environment(),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while not any(place.exists() for place in places):
            self.assertLess(time.monotonic(), deadline)
            self.assertIsNone(process.poll(), "done before it could be killed")
        process.send_signal(signal.SIGKILL)
        process.wait()

    def test_killed(self):
        """The old file stays, nothing is remembered, and what was left is in nobody's way."""
        self.make_ready()
        for place in (self.zip.with_name(self.zip.name + ".part"), self.folder / "cache/submission.pdf.bound.part.drawn.part"):
            with self.subTest(place.name):
                self.zip.write_bytes(b"old")
                place.unlink(missing_ok=True)
                self.kill_when_there(place)
                self.assertEqual(self.zip.read_bytes(), b"old")
                self.assertIsNone(self.status()["submitted"])
        self.submit()
        self.assert_clean()
        self.assertEqual(list((self.folder / "cache").glob("submission*")), [])
        self.assertEqual([path.name for path in self.place.glob("round*")], [self.zip.name])


if __name__ == "__main__":
    unittest.main()
