#!/usr/bin/python3
"""Installs into an empty folder and uses only what is there: nothing missing, nothing extra, nothing from the build.

SPDX-License-Identifier: GPL-3.0-or-later

The folder is the root of a computer that does not exist, as for one who makes a package, so the installed programs must
find what belongs to them from where they are themselves.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

BUILD = pathlib.Path(os.environ["ASSAY_BUILD_ROOT"])
SOURCE = pathlib.Path(os.environ["ASSAY_SOURCE_ROOT"])
MESON = os.environ["ASSAY_MESON"].split()
PREFIX = os.environ["ASSAY_PREFIX"]
PSEUDO = pathlib.Path(os.environ["ASSAY_TEST_LOCALE"]) / "qps/LC_MESSAGES/assay.mo"
ID = "org.assay.Assay"

INSTALLED = {
    "bin/assay", "bin/assay-app", "libexec/assay/assay-page", "libexec/assay/assay-binder",
    "share/assay/standards/scheme.xsd", "share/assay/standards/return.xsd", "share/assay/standards/award.xsd", "share/assay/standards/rss.xml", "share/assay/standards/ro.xml",
    f"share/applications/{ID}.desktop", f"share/metainfo/{ID}.metainfo.xml", f"share/mime/packages/{ID}.xml",
    f"share/glib-2.0/schemas/{ID}.gschema.xml",
    f"share/icons/hicolor/scalable/apps/{ID}.svg", f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    "share/man/man1/assay.1", "share/man/man1/assay-app.1",
}


class InstallTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = pathlib.Path(tempfile.mkdtemp(prefix="assay-install-"))
        cls.addClassCleanup(shutil.rmtree, cls.place)
        root = cls.place / "root"
        subprocess.run([*MESON, "install", "-C", BUILD, "--no-rebuild", "--quiet", "--strip", "--destdir", root],
                       check=True, capture_output=True)
        cls.prefix = root / PREFIX.lstrip("/")
        cls.languages = (SOURCE / "po/LINGUAS").read_text(encoding="utf-8")
        cls.languages = [line for line in cls.languages.split("\n") if line and not line.startswith("#")]

    def run_installed(self, program, *words, **environment):
        # Neither the tests' own settings nor anybody's own schemes.
        clean = {"PATH": os.environ["PATH"], "HOME": str(self.place), "LC_ALL": "C.UTF-8", "TZ": "UTC",
                 "SOURCE_DATE_EPOCH": "1795348800", "ASSAY_AUTHOR": "Service manager",
                 "LSAN_OPTIONS": os.environ.get("LSAN_OPTIONS", "")}
        done = subprocess.run([self.prefix / program, *words], capture_output=True, text=True, cwd=self.place, timeout=60,
                              stdin=subprocess.DEVNULL, env=clean | environment)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return done.stdout

    def test_everything_is_there_and_nothing_else(self):
        found = {str(path.relative_to(self.prefix)) for path in self.prefix.rglob("*") if path.is_file()}
        wanted = INSTALLED | {f"share/locale/{language}/LC_MESSAGES/assay.mo" for language in self.languages}
        self.assertEqual(found, wanted)

    def test_programs_may_be_run_and_the_rest_only_read(self):
        for name in INSTALLED:
            mode = (self.prefix / name).stat().st_mode & 0o777
            self.assertEqual(mode, 0o755 if name.startswith(("bin/", "libexec/")) else 0o644, name)

    def test_versions(self):
        version = re.search(r"^\s*version: '([\d.]+)'", (SOURCE / "meson.build").read_text(encoding="utf-8"), re.M)[1]
        self.assertEqual(self.run_installed("bin/assay", "--version"), f"assay {version}\n")
        self.assertEqual(self.run_installed("bin/assay-app", "--version"), f"assay-app {version}\n")

    def test_schemes_are_those_installed(self):
        self.assertEqual(re.findall(r"^(\w+) +\d", self.run_installed("bin/assay", "scheme", "list"), re.M), ["ro", "rss"])
        standards = self.prefix / "share/assay/standards"
        own = standards / "zz.xml"
        own.write_bytes((standards / "ro.xml").read_bytes().replace(b'id="ro"', b'id="zz"', 1))
        self.addCleanup(own.unlink)
        self.assertIn("\nzz ", self.run_installed("bin/assay", "scheme", "list"))

    def test_a_portfolio_from_beginning_to_check(self):
        run = lambda *words: self.run_installed("bin/assay", *words)
        run("new", "vale", "--scheme", "rss", "--service", "North Vale", "--planned", "2027-01-12")
        run("add", "vale", str(SOURCE / "README.md"), "--kind", "policy", "--from", "2026-01-12", "--privacy", "none")
        run("rate", "vale", "4.1", "fully", "--text", "Two facilitators decide.")
        run("cite", "vale", "4.1", "E001", "--place", "What is different", "--why", "Who decides, and how")
        criteria = {row["id"]: row for row in json.loads(run("status", "vale", "--json"))["criteria"]}
        self.assertEqual(len(criteria), 33)
        self.assertEqual(criteria["4.1"]["rating"], "fully")
        findings = json.loads(run("check", "vale", "--json"))["findings"]
        self.assertIn("not-assessed", {finding["tag"] for finding in findings})
        self.assertNotIn("evidence-missing", {finding["tag"] for finding in findings})
        # The program that binds is found where it was installed.
        run("pack", "vale", "-o", "pack.pdf")
        self.assertTrue((self.place / "pack.pdf").read_bytes().startswith(b"%PDF-"))

    def test_pages_of_foreign_files_are_read(self):
        picture = SOURCE / "data/pictures/overview.png"
        self.assertTrue(self.run_installed("libexec/assay/assay-page", "info", picture).startswith("pages 1\n"))

    def test_a_new_language_is_spoken(self):
        folder = self.prefix / "share/locale/qps/LC_MESSAGES"
        folder.mkdir(parents=True)
        self.addCleanup(shutil.rmtree, self.prefix / "share/locale/qps")
        shutil.copy(PSEUDO, folder)
        for program, words in ("assay", "Begin a portfolio"), ("assay-app", "version"):
            said = self.run_installed(f"bin/{program}", "--help", LANGUAGE="qps")
            self.assertIn("⟦", said)
            self.assertNotIn(words, said.replace("--version", ""))

    def test_settings_compile(self):
        schemas = self.prefix / "share/glib-2.0/schemas"
        subprocess.run(["glib-compile-schemas", "--strict", f"--targetdir={self.place}", schemas], check=True)
        listed = subprocess.run(["gsettings", "--schemadir", self.place, "list-keys", ID], check=True, text=True,
                                capture_output=True).stdout
        self.assertIn("window-width", listed)

    def test_desktop_starts_what_is_installed(self):
        entry = (self.prefix / f"share/applications/{ID}.desktop").read_text(encoding="utf-8")
        program = re.search(r"^Exec=(\S+)", entry, re.M)[1]
        self.assertTrue((self.prefix / "bin" / program).is_file())

    def test_nothing_says_where_it_was_built(self):
        for name in INSTALLED:
            data = (self.prefix / name).read_bytes()
            for path in SOURCE, BUILD:
                self.assertNotIn(os.fsencode(path) + b"/", data, name)

    def test_manual_names_every_command(self):
        manual = (self.prefix / "share/man/man1/assay.1").read_text(encoding="utf-8")
        told = re.findall(r"^  (\w+(?: [\w-]+)?)  +(\w.*)$", self.run_installed("bin/assay", "--help"), re.M)
        self.assertGreater(len(told), 20)
        # A hyphen that is to be typed is written as one that is to be minus.
        told = [(command.replace("-", "\\-"), what) for command, what in told]
        wanted = [f".TP\n.B {command}\n{what[0].upper()}{what[1:]}.\n" for command, what in told]
        self.assertEqual([text for text in wanted if text not in manual], [])
        self.assertEqual(manual.count("\n.TP\n.B ") - len(told), 3, "names of the environment")
        for status in re.findall(r"(\d+) [a-z]", (SOURCE / "README.md").read_text().split("Exit statuses are stable:")[1]
                                 .split("cancelled")[0]):
            self.assertRegex(manual, rf"(^|\s){status}\s")

    def test_manuals_format_without_a_word_of_complaint(self):
        for name in "assay.1", "assay-app.1":
            done = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z", self.prefix / "share/man/man1" / name],
                                  text=True, capture_output=True)
            self.assertEqual((done.returncode, done.stderr), (0, ""))


if __name__ == "__main__":
    unittest.main()
