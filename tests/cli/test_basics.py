"""The program as such: help, options, what goes where, locales, interruption.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import errno
import json
import os
import pty
import re
import subprocess
import unittest

from assay_case import INVALID, NO_SPACE, NOT_FOUND, OK, USAGE, Case, pdf

COMMANDS = ["scheme list", "scheme show", "scheme validate", "new", "profile", "copy", "open", "unlock", "rate",
            "note", "flag", "add", "amend", "withdraw", "cite", "uncite", "evidence", "action", "actions",
            "measure", "measure answer", "measures", "merge", "status", "check", "pack", "report", "submit", "verify", "return receive",
            "return show", "return write", "points", "answer", "key show", "key name", "key list", "key confirm", "key forget", "history",
            "submissions", "undo", "redo", "review new", "review status", "review check", "review declare",
            "review determine", "review assess", "review comment", "review note", "review open", "review request",
            "review require", "review visit", "review question", "review recommend", "review decide", "review award",
            "review report", "review certificate", "review award-file",
            "review history", "review undo", "review redo", "review show", "review changes", "review list",
            "review questions", "review sample", "review compare", "review settle",
            "register new", "register standing", "register show", "register list", "register add",
            "register amend", "register remove", "register award", "register note", "register check",
            "register trail", "register calendar", "register changes", "register settings", "register import",
            "register receive", "register request", "register measures", "register compare", "register report", "register export",
            "register share"]


class HelpTest(Case):
    def test_lists_every_command_once(self):
        result = self.good("--help")
        listed = re.findall(r"^  ([a-z]+(?: [a-z-]+)?)  +\S", result.out, re.M)
        self.assertEqual(sorted(listed), sorted(COMMANDS))
        self.assertEqual(result.err, "")
        self.assertEqual(self.good("help").out, result.out)
        self.assertEqual(self.good("-h").out, result.out)

    def test_every_command_explains_itself(self):
        for command in COMMANDS:
            with self.subTest(command):
                result = self.good(*command.split(), "--help")
                self.assertTrue(result.out.startswith(f"Usage: assay {command}"), result.out)
                self.assertIn("Options:", result.out)
                self.assertIn("--help", result.out)
                self.assertRegex(result.out, rf"\nExample:\n  assay {command}\b")
                self.assertEqual(result.err, "")

    def test_help_wins_over_what_is_missing_or_wrong(self):
        self.assertIn("Usage: assay cite", self.good("cite", "nowhere", "--help").out)
        self.assertIn("Usage: assay cite", self.good("cite", "-h", "a", "b", "c", "d", "e").out)

    def test_family_help(self):
        result = self.good("scheme", "--help")
        for command in ["scheme list", "scheme show", "scheme validate"]:
            self.assertIn(command, result.out)

    def test_version(self):
        self.assertRegex(self.good("--version").out, r"^assay \d+\.\d+")


class UsageTest(Case):
    def usage(self, *words, names=()):
        return self.bad(USAGE, *words, names=names)

    def test_no_command(self):
        self.assertIn("assay --help", self.usage().err)

    def test_unknown_command_suggests_the_nearest(self):
        self.usage("statsu", names=["statsu", "“status”"])
        self.usage("scheme", "lisst", names=["scheme lisst", "“scheme list”"])
        self.usage("scheme", names="scheme")
        self.usage("xyzzyxyzzy", names="xyzzyxyzzy")

    def test_unknown_option_suggests_the_nearest(self):
        self.usage("rate", "f", "1.1", "fully", "--reson", "x", names=["--reson", "--reason"])
        self.usage("status", "f", "--jsn", names=["--jsn", "--json"])
        result = self.usage("undo", "f", "--wibblewobble", names="--wibblewobble")
        self.assertIn("assay undo --help", result.err)

    def test_missing_and_superfluous_words(self):
        self.usage("rate", "f", names=["assay rate", "CRITERION"])
        self.usage("rate", "f", "1.1", names=["assay rate", "LEVEL"])
        self.usage("cite", "f", "1.1", names="EVIDENCE")
        self.usage("undo", "f", "g", names=["“g”", "assay undo"])
        self.usage("add", "f", names="FILE")
        self.usage("new", "f", "--service", "S", names="--scheme")
        self.usage("new", "f", "--scheme", "small", names="--service")
        self.usage("cite", "f", "1.1", "E001", names="--why")
        self.usage("pack", "f", names="--output")
        self.usage("rate", "f", "1.1", "fully", "--text", names="--text")

    def test_options_that_exclude_each_other(self):
        self.usage("rate", "f", "1.1", "fully", "--text", "a", "--text-file", "b", names=["--text", "--text-file"])
        self.usage("action", "f", "A001", "--done", "--drop", names=["--done", "--drop"])
        self.usage("add", "f", "--observation", "a", "--discussion", "b", names=["--observation", "--discussion"])
        self.usage("add", "f", "a.pdf", "--observation", "b", names="FILE")
        self.usage("measure", "f", "referrals", "--value", "1", "--remove", names="--remove")

    def test_names_that_are_empty(self):
        before = self.tree(self.place)
        self.bad(INVALID, "new", "", "--scheme", "small", "--service", "Vale", names="FOLDER")
        self.bad(INVALID, "status", "", names="FOLDER")
        self.bad(INVALID, "add", "f", "", names="FILE")
        self.bad(INVALID, "pack", "f", "-o", "", names="--output")
        self.bad(INVALID, "rate", "f", "1.1", "fully", "--text-file", "", names="--text-file")
        self.assertEqual(self.tree(self.place), before)

    def test_text_that_is_not_utf8(self):
        self.bad(INVALID, "rate", "f", "1.1", "fully", "--text", b"\xff\xfe", names="--text")
        self.bad(INVALID, "note", "f", "1.1", b"caf\xe9", names="TEXT")

    def test_long_words_are_quoted_in_whole_characters(self):
        self.good("new", "--service=Vale", self.folder, "--scheme", "small")
        for offset in range(4):
            word = "x" * offset + "\U00010437" * 100
            # Result decodes strictly, so a character cut in two would not get this far.
            self.usage(word, names="\U00010437…”")
            self.usage("scheme", word, names="\U00010437…”")
            self.usage("undo", "f", word, names="\U00010437…”")
            self.usage("profile", self.folder, word, names="\U00010437…” is not KEY=VALUE")


class OrderTest(Case):
    def test_options_stand_anywhere(self):
        self.good("new", "--service=Vale", self.folder, "--scheme", "small")
        self.good("rate", "--text", "Before.", self.folder, "1.1", "largely")
        self.assertEqual(self.criterion("1.1")["rating"], "largely")
        self.good("rate", self.folder, "1.1", "--text=Between.", "partly")
        self.assertEqual(self.criterion("1.1")["rating"], "partly")
        self.good("rate", self.folder, "1.1", "fully", "-t", "After.")
        self.assertEqual(self.criterion("1.1")["rating"], "fully")

    def test_texts_that_begin_with_a_hyphen(self):
        self.new()
        self.good("rate", self.folder, "1.1", "fully", "--text", "- one\n- two")
        self.good("rate", self.folder, "1.2", "fully", "--text=--- three")
        self.good("note", self.folder, "1.1", "--", "- four")
        self.good("note", self.folder, "--", "1.2", "--five")
        document = (self.folder / "portfolio.xml").read_text()
        for text in ["- one\n- two", "--- three", "- four", "--five"]:
            self.assertIn(text, document)
        self.bad(USAGE, "note", self.folder, "1.1", "-x marks", names="--")

    def test_a_folder_with_slashes_at_its_end(self):
        self.good("new", f"{self.folder}//", "--scheme", "small", "--service", "Vale")
        self.good("rate", f"{self.folder}/", "1.1", "fully")
        self.assertEqual(self.criterion("1.1")["rating"], "fully")

    def test_a_relative_folder(self):
        self.good("new", "vale", "--scheme", "small", "--service", "Vale")
        self.good("rate", "./vale", "1.1", "fully")
        self.good("rate", ".", "1.2", "fully", cwd=self.folder)
        self.assertEqual(self.criterion("1.2")["rating"], "fully")


class StreamsTest(Case):
    def test_data_on_stdout_and_messages_on_stderr(self):
        result = self.good("new", self.folder, "--scheme", "small", "--service", "Vale")
        self.assertEqual(result.out, "")
        self.assertIn("Vale", result.err)
        result = self.good("add", self.folder, self.write("a.pdf", pdf()))
        self.assertEqual(result.out, "E001\n")
        self.assertIn("“A”", result.err)
        result = self.good("rate", self.folder, "1.1", "fully")
        self.assertEqual(result.out, "")
        for words in [["status"], ["check", "--quick"], ["history"], ["evidence"], ["profile"]]:
            result = self.run_assay(words[0], self.folder, *words[1:])
            self.assertNotEqual(result.out, "", words)
            self.assertEqual(result.err, "", words)

    def test_no_progress_where_there_is_no_terminal(self):
        self.new()
        result = self.good("add", self.folder, self.write("a.pdf", pdf(40)))
        self.assertNotIn("\r", result.err)
        self.assertNotIn("\x1b", result.err)

    def test_progress_on_a_terminal_wipes_itself(self):
        self.new()
        path = self.write("a.bin", b"x" * 3_000_000)
        master, slave = pty.openpty()
        process = subprocess.Popen([self.program, "add", self.folder, path], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=slave, env=self.environment(TERM="xterm"))
        os.close(slave)
        seen = b""
        try:
            while piece := os.read(master, 65536):
                seen += piece
        except OSError as error:
            # How Linux says that nobody holds the other end any more.
            self.assertEqual(error.errno, errno.EIO)
        os.close(master)
        self.assertEqual(process.wait(), OK)
        self.assertIn(b"%", seen)
        self.assertIn(b"\r\x1b[K", seen)
        self.assertIn("“A”".encode(), seen.split(b"\x1b[K")[-1])

    def test_a_full_standard_output_is_an_error(self):
        with open("/dev/full", "wb") as full:
            result = self.run_assay("--help", before=lambda: os.dup2(full.fileno(), 1))
        self.assertEqual(result.status, NO_SPACE)
        self.assertIn("standard output", result.err)

    def test_titles_cannot_steer_the_terminal(self):
        self.new()
        self.good("add", self.folder, "--observation", "\x9b31mRed\x85 and \u202eplain")
        result = self.good("evidence", self.folder)
        self.assertNotIn("\x9b", result.out)
        self.assertNotIn("\x9b", self.good("evidence", self.folder, "--json").out)
        for turn in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
            self.good("add", self.folder, "--observation", f"The {turn}end")
            self.assertNotIn(turn, self.good("evidence", self.folder).out)
            told = self.good("evidence", self.folder, "--json")
            self.assertNotIn(turn, told.out)
            self.assertIn(f"The {turn}end", json.dumps(told.json, ensure_ascii=False))
            self.assertNotIn(turn, self.bad(NOT_FOUND, "add", self.folder, self.place / f"no{turn}.pdf").err)
        name = self.write("x\x1b[2Jy.pdf", pdf())
        self.assertNotIn("\x1b", self.good("add", self.folder, name).err)
        self.assertNotIn("\x1b", self.bad(NOT_FOUND, "add", self.folder, self.place / "no\x1b[2J.pdf").err)


class LocaleTest(Case):
    def test_names_outside_ascii_in_every_locale(self):
        for locale in ["C", "POSIX", "C.UTF-8", "xx_XX.ISO-8859-1"]:
            with self.subTest(locale):
                folder = self.place / f"Mélodie-{locale}"
                env = {"LC_ALL": locale}
                self.good("new", folder, "--scheme", "small", "--service", "Ābel’s Café 修復", env=env)
                result = self.good("status", folder, env=env)
                self.assertIn("Ābel’s Café 修復", result.out)
                self.good("add", folder, self.write("Prüfung.pdf", pdf(text=locale)), env=env)
                self.assertIn("Prüfung", self.good("evidence", folder, env=env).out)
                archive = self.place / f"Kopie ä {locale}.zip"
                self.good("copy", folder, archive, env=env)
                again = self.place / f"again {locale}"
                self.good("open", archive, again, env=env)
                self.assertIn("Prüfung", self.good("evidence", again, env=env).out)

    def test_file_names_that_are_not_utf8(self):
        self.new()
        path = os.fsencode(self.place) + b"/caf\xe9.pdf"
        with open(path, "wb") as file:
            file.write(pdf())
        self.assertEqual(self.good("add", self.folder, path).out, "E001\n")
        self.assertEqual(self.evidence()[0]["number"], "E001")


if __name__ == "__main__":
    unittest.main()
