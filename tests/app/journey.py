#!/usr/bin/python3
"""The service manager's way through the application, from outside: by keyboard, with a screen reader's eyes.

SPDX-License-Identifier: GPL-3.0-or-later

What was done on the screen is then asked of the command line, which reads the portfolio from the disk. Pictures are left
in ASSAY_SCREENS. Run under tests/app/with-display.
"""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import screen
import sent
from ready import make_ready, write_return

APPLICATION = os.environ["ASSAY_APPLICATION"]
PROGRAM = os.environ["ASSAY_PROGRAM"]
SAMPLE_BUILDER = os.environ["ASSAY_SAMPLE_BUILDER"]
SCREENS = pathlib.Path(os.environ["ASSAY_SCREENS"])


def ask(*words):
    done = subprocess.run([PROGRAM, *map(str, words), "--json"], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise AssertionError(f"{words}: {done.stderr}")
    return json.loads(done.stdout)


def get_criterion(folder, identity):
    return next(row for row in ask("status", folder)["criteria"] if row["id"] == identity)


class Journey(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.manager = screen.Manager()
        cls.manager.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.manager.__exit__()

    def setUp(self):
        self.program = None
        # What the program has started may still be writing when it is killed.
        place = tempfile.TemporaryDirectory(prefix="assay-journey-", ignore_cleanup_errors=True)
        self.addCleanup(place.cleanup)
        self.place = pathlib.Path(place.name)

    def start(self, *words):
        self.program = screen.Program([APPLICATION, *words])
        self.addCleanup(self.program.kill)
        return self.program

    def tearDown(self):
        """Leaves a picture of where it stopped."""
        if self.program is not None and self.program.process.poll() is None:
            self.program.shoot(SCREENS / "stopped" / f"{self.id().rpartition('.')[2]}.png")

    def look_around(self, name, section):
        """Every control in front has a name, as the bus tells it; and a picture is left."""
        root = self.program.find_section(section)
        self.assertEqual(self.program.list_unnamed(root), [], name)
        self.program.shoot(SCREENS / f"{name}.png")

    def wait_for(self, folder, identity, **wanted):
        def look():
            row = get_criterion(folder, identity)
            return all(row[key] == value for key, value in wanted.items())
        screen.wait(look, f"{identity} to have {wanted} on the disk")

    # --- The sample ---

    def go_to_criterion(self, program, name):
        program.tab_to(name, "list item")
        program.press("Return")
        program.tab_to("Mark this to come back to")

    def test_sample_is_read_and_rated(self):
        folder = self.place / "North Vale"
        subprocess.run([SAMPLE_BUILDER, folder, PROGRAM], check=True, stdout=subprocess.DEVNULL)
        program = self.start(folder)
        program.wait_for_text("four of six standards hold")
        self.look_around("overview", "AssayOverviewSection")
        self.go_to_criterion(program, "2.5…")
        self.look_around("criterion", "AssayCriterionSection")
        for key, name, section in (("ctrl+2", "evidence", "AssayEvidenceSection"),
                                   ("ctrl+3", "actions", "AssayActionsSection"),
                                   ("ctrl+4", "measures", "AssayMeasuresSection"),
                                   ("ctrl+5", "pack", "AssayPackSection")):
            program.press(key)
            program.wait_for_title(name.capitalize())
            self.look_around(name, section)

        program.press("ctrl+1")
        program.wait_for_title("Overview")
        self.go_to_criterion(program, "5.5…")
        self.assertIsNone(get_criterion(folder, "5.5")["rating"])
        program.press("3")
        self.wait_for(folder, "5.5", rating="largely")
        program.press("ctrl+z")
        self.wait_for(folder, "5.5", rating=None)
        program.press("ctrl+shift+z")
        self.wait_for(folder, "5.5", rating="largely")
        self.assertEqual(program.close(), 0)
        self.assertEqual(get_criterion(folder, "5.5")["rating"], "largely")

    # --- A colleague's copy ---

    def run_program(self, *words):
        subprocess.run([PROGRAM, *map(str, words)], check=True, capture_output=True)

    def make_copy(self, folder):
        """In one file: 5.5 is rated there, 2.5 is answered in other words there and here."""
        copy, other = self.place / "From the deputy.zip", self.place / "Deputy"
        self.run_program("copy", folder, copy)
        self.run_program("open", copy, other)
        self.run_program("rate", other, "5.5", "largely")
        self.run_program("rate", other, "2.5", "largely", "--text", "Assessed before contact, by two.")
        copy.unlink()
        self.run_program("copy", other, copy)
        self.run_program("rate", folder, "2.5", "largely", "--text", "Assessed before contact, and signed.")
        return copy

    def test_other_copy_is_taken_in(self):
        folder = self.place / "North Vale"
        subprocess.run([SAMPLE_BUILDER, folder, PROGRAM], check=True, stdout=subprocess.DEVNULL)
        copy = self.make_copy(folder)
        program = self.start(folder)
        program.wait_for_text("standards hold")
        program.press("F10")
        program.find("menu item", "Take In Another Copy…")
        program.press("t")
        program.wait_for_title("Another copy")
        program.tab_to("A copy in one file…")
        program.press("Return")
        program.wait_for_windows(2)
        self.choose_file(program, copy)
        program.wait_for_text("0 of 1 decided.")
        self.look_around("merge", "AssayMergeSection")
        program.tab_to("Write it anew", "radio button")
        program.press("space")
        field = program.tab_to("What it is to say", "text")
        program.press("ctrl+a")
        program.type_into(field, "Assessed before contact by two, and signed.")
        program.tab_to("Take it in")
        program.press("Return")
        program.wait_for_text("Taken in")
        self.look_around("merge-taken", "AssayMergeSection")
        self.wait_for(folder, "5.5", rating="largely")
        self.assertEqual(program.close(), 0)
        self.assertEqual(ask("history", folder)["history"][-1]["verb"], "merge")
        self.assertIn("Assessed before contact by two, and signed.", (folder / "portfolio.xml").read_text("utf-8"))

    # --- A submission, and what comes back ---

    def submit(self, program, folder):
        """Signed, by somebody who does it for the first time."""
        target = self.place / "round 1.zip"
        program.press("ctrl+5")
        program.wait_for_title("Pack")
        program.wait_for_text("It can be submitted today, as round 1.")
        program.tab_to("Sign it, so that a change on the way shows")
        program.press("space")
        field = program.tab_to("Who signs: organisation and role", "text")
        program.type_into(field, "Vale, manager")
        program.tab_to("Submit…")
        program.press("Return")
        program.wait_for_windows(2)
        self.choose_file(program, target, has_name=True)
        program.wait_for_text("It is submitted")
        self.look_around("submitted", "AssayPackSection")
        told = ask("verify", target)
        self.assertEqual((told["findings"], told["signature"]["name"]), ([], "Vale, manager"))
        return told["fingerprint"]

    def take_return_in(self, program, path):
        program.press("F10")
        program.find("menu item", "Open an Assessor’s Return…")
        program.press("e")
        program.wait_for_windows(2)
        self.choose_file(program, path)
        program.wait_for_text("A return of 20 November 2026 on round 1")
        self.look_around("return", "AssayPointsSection")
        program.tab_to("Take it in")
        program.press("Return")
        program.wait_for_text("2 of 2 points that ask for it are still to be answered.")

    def answer_points(self, program, folder):
        """In words, then with evidence."""
        field = program.tab_to("Your answer to: 1.1 Plan, Determination: not met", "text")
        program.type_into(field, "The plan was renewed.")
        program.tab_to("Answer with evidence…")
        program.press("Return")
        program.type("policy")
        program.press("Return")
        screen.wait(lambda: ask("points", folder)["points"][0]["answer_items"] == ["E001"], "the evidence on the disk")
        point = ask("points", folder)["points"][0]
        self.assertEqual((point["answer"], point["answered"]), ("The plan was renewed.", True))
        program.wait_for_text("1 of 2 points that ask for it are still to be answered.")
        self.look_around("points", "AssayPointsSection")

    def test_submission_comes_back_and_is_answered(self):
        folder = make_ready(self, self.place, PROGRAM)
        program = self.start(folder)
        program.wait_for_text("Ready")
        fingerprint = self.submit(program, folder)
        self.take_return_in(program, write_return(self.place / "return.xml", fingerprint))
        self.answer_points(program, folder)
        program.press("ctrl+1")
        program.wait_for_title("Overview")
        program.wait_for_text("1 of the assessor’s points is not answered")
        self.look_around("overview-after-return", "AssayOverviewSection")
        self.assertEqual(program.close(), 0)
        self.assertEqual(ask("submissions", folder)["submissions"][0]["fingerprint"], fingerprint)

    # --- From nothing to a pack ---

    def begin_portfolio(self, program):
        """Enter, a name, a date: whoever changes nothing else need not look for anything."""
        program.find("list item", "Prepare for a quality mark…")
        program.shoot(SCREENS / "start.png")
        program.press("Return")
        program.wait_for_windows(2)
        program.wait_for_text("Step 1 of 3")
        program.shoot(SCREENS / "new-portfolio.png")
        program.press("Return")
        program.wait_for_text("Step 2 of 3")
        program.type_into(program.find("text", "Name of the service"), "South Ridge")
        program.press("Return")
        program.wait_for_text("Step 3 of 3")
        program.type_into(program.find("text", "Planned date, as YYYY-MM-DD (may stay empty)"), "2027-01-12")
        program.press("Return")
        program.wait_for_windows(1)
        return pathlib.Path(os.environ["HOME"]) / "Assay" / "South Ridge"

    def answer(self, program, folder, identity, key, level, text):
        """A digit for the rating, and on to the text with Tab."""
        program.press(key)
        self.wait_for(folder, identity, rating=level)
        field = program.tab_to("How we meet this", "text")
        program.type_into(field, text)

    def add_file(self, program, path):
        program.tab_to("Add files…")
        program.press("Return")
        program.wait_for_windows(2)
        self.choose_file(program, path)

    def answer_others(self, program, folder):
        """The rest of the first standard, without looking up: to the next, back to the rating, a digit, the text."""
        for number, (key, level) in enumerate((("3", "largely"), ("2", "partly"), ("4", "fully"), ("1", "not-yet")), 2):
            program.press("alt+Down")
            program.wait_for_title(f"1.{number} {self.titles[f'1.{number}']}")
            program.tab_to("Mark this to come back to", back=True)
            self.answer(program, folder, f"1.{number}", key, level, f"What we do for 1.{number}.")

    def choose_file(self, program, path, has_name=False):
        """A path typed into the file chooser opens its field for paths; with a name in it already, it takes its place."""
        if has_name:
            program.press("ctrl+a")
        program.type(str(path))
        screen.wait(lambda: any(node.get_role_name() == "text" and screen.read(node) == str(path)
                                for node in screen.walk(program.window)), "the path in the file chooser")
        program.press("Return")
        program.wait_for_windows(1)

    def cite(self, program, folder, section):
        pages = program.find("text", "Pages, for example 3 or 3–4", root=section)
        program.type_into(pages, "2")
        program.press("Tab")
        program.type_into(program.find("text", "Place: a heading or paragraph", root=section), "Plan for the year")
        program.press("Tab")
        program.type_into(program.find("text", "Why it counts", root=section), "It is the plan the board agreed.")
        program.tab_to("Save")
        program.press("Return")
        self.wait_for(folder, "1.1", citations=1)

    def test_new_portfolio_to_pack(self):
        plan = self.place / "Plan for the year.pdf"
        sent.write_pdf(plan, "Plan for the year", 3)
        program = self.start()
        folder = self.begin_portfolio(program)
        self.wait_for(folder, "1.1", rating=None)
        self.titles = {row["id"]: row["title"] for row in ask("status", folder)["criteria"]}
        program.wait_for_title(f"1.1 {self.titles['1.1']}")
        section = program.find_section("AssayCriterionSection")
        self.answer(program, folder, "1.1", "4", "fully", "The board agrees the plan each spring.")
        self.add_file(program, plan)
        self.cite(program, folder, section)
        program.shoot(SCREENS / "first-criterion.png")
        self.answer_others(program, folder)

        program.press("ctrl+1")
        program.wait_for_title("Overview")
        program.wait_for_text("Not ready")
        program.shoot(SCREENS / "overview-after-one-standard.png")
        standard = [row for row in ask("status", folder)["criteria"] if row["id"].startswith("1.")]
        self.assertEqual([row["rating"] for row in standard], ["fully", "largely", "partly", "fully", "not-yet"])
        program.press("ctrl+5")
        program.wait_for_title("Pack")
        program.tab_to("Write the pack…")
        program.press("Return")
        program.wait_for_windows(2)
        self.choose_file(program, self.place / "pack.pdf", has_name=True)
        screen.wait((self.place / "pack.pdf").exists, "the pack")
        program.wait_for_text("pages")
        program.shoot(SCREENS / "pack-written.png")
        self.assertEqual(program.close(), 0)

        criterion = get_criterion(folder, "1.1")
        self.assertEqual((criterion["rating"], criterion["citations"]), ("fully", 1))
        self.assertTrue((self.place / "pack.pdf").read_bytes().startswith(b"%PDF-"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
