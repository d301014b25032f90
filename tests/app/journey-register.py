#!/usr/bin/python3
"""The commissioner's way through the application, from outside: by keyboard, with a screen reader's eyes.

SPDX-License-Identifier: GPL-3.0-or-later

Pictures are left in ASSAY_SCREENS. Run under tests/app/with-display.
"""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest
import zipfile

import screen
import sent

APPLICATION = os.environ["ASSAY_APPLICATION"]
PROGRAM = os.environ["ASSAY_PROGRAM"]
SAMPLE_BUILDER = pathlib.Path(os.environ["ASSAY_SAMPLE_BUILDER"]).with_name("build-register.sh")
WORDS = "river copper lamp moss"
SCREENS = pathlib.Path(os.environ["ASSAY_SCREENS"])


class RegisterJourney(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.manager = screen.Manager()
        cls.manager.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.manager.__exit__()

    def setUp(self):
        self.program = None
        place = tempfile.TemporaryDirectory(prefix="assay-register-")
        self.addCleanup(place.cleanup)
        self.place = pathlib.Path(place.name)

    def tearDown(self):
        """Leaves a picture of where it stopped."""
        if self.program is not None and self.program.process.poll() is None:
            self.program.shoot(SCREENS / "stopped" / f"{self.id().rpartition('.')[2]}.png")
            self.program.kill()

    def start(self, *words):
        self.program = screen.Program([APPLICATION, *words], os.environ | {"ASSAY_AUTHOR": "commissioner"})
        return self.program

    def look_around(self, name, section):
        """Every control in front has a name, as the bus tells it; and a picture is left."""
        root = self.program.find_section(section)
        self.assertEqual(self.program.list_unnamed(root), [], name)
        self.program.shoot(SCREENS / f"register-{name}.png")

    def ask(self, path, *words):
        """What the command line says of the register."""
        told = subprocess.run([PROGRAM, "register", words[0], str(path), *words[1:], "--json"], capture_output=True,
                              text=True)
        return json.loads(told.stdout)

    def wait_for_value(self, path, kind, number):
        """So many of a kind are kept."""
        def kept():
            return sum(len(rows) for rows in self.ask(path, "list", kind).values() if isinstance(rows, list)) == number
        screen.wait(kept, f"{number} of {kind} in the register")

    def choose_file(self, path, windows=2):
        program = self.program
        program.wait_for_windows(windows)
        program.press("ctrl+a")
        program.type(str(path))
        screen.wait(lambda: any(node.get_role_name() == "text" and screen.read(node) == str(path)
                                for node in screen.walk(program.window)), "the path in the file chooser")
        program.press("Return")

    def fill(self, fields):
        """Types into the fields of the form in front: so many Tabs further on, its name, what. (With GTK 4.8 a row for
        entering does not tell the bus that it has the focus.)"""
        for tabs, name, text in fields:
            self.program.press(*["Tab"] * tabs)
            self.program.type_into(self.program.find("text", name), text)

    # --- Steps ---

    def begin(self, path):
        """From the start page to an empty register."""
        program = self.start()
        program.tab_to("Check contracts…", "list item")
        program.press("Return")
        self.choose_file(path)
        screen.wait(path.exists, "the register")
        program.wait_for_windows(1)
        program.wait_for_title("Contracts")
        program.wait_for_text("No contracts yet")
        program.shoot(SCREENS / "register-empty.png")
        return program

    def add_contract(self, program):
        program.tab_to("Add a contract…")
        program.press("Return")
        program.wait_for_windows(2)
        self.fill(((0, "Service", "South Ridge"), (1, "Area", "Coast Area"), (1, "Title", "Circles"),
                   (2, "First day", "2026-04-01"), (2, "Last day as signed", "2028-03-31")))
        program.shoot(SCREENS / "register-add-contract.png")
        program.press("ctrl+Return")
        program.wait_for_windows(1)
        program.wait_for_text("1 contract")

    def test_begins_a_register(self):
        path = self.place / "Ours.assay-register"
        program = self.begin(path)
        self.add_contract(program)
        self.wait_for_value(path, "contract", 1)
        program.press("ctrl+z")
        self.wait_for_value(path, "contract", 0)
        program.press("ctrl+shift+z")
        self.wait_for_value(path, "contract", 1)
        self.assertEqual(program.close(), 0)

    def build_sample(self):
        path = self.place / "Contracts.assay-register"
        subprocess.run([SAMPLE_BUILDER, path, PROGRAM], check=True, stdout=subprocess.DEVNULL)
        return path

    def find_one(self, program):
        """By the filter, and by the keyboard to its page."""
        program.press("ctrl+f")
        program.type("moorland")
        program.wait_for_text("1 of 8 contracts")
        program.tab_to("Post-sentence conferences…")
        program.press("Return")
        program.wait_for_title("Post-sentence conferences")
        program.wait_for_text("Lapsed, as recorded on 22 November 2026.")

    def record_award(self, program, path):
        program.tab_to("Record an award…")
        program.press("Return")
        program.wait_for_windows(2)
        self.fill(((2, "First day", "2026-05-10"), (2, "Last day", "2029-05-09"), (4, "Known from", "Certificate 77")))
        program.shoot(SCREENS / "register-record-award.png")
        program.tab_to("Save", back=True)
        program.press("Return")
        program.wait_for_windows(1)
        program.wait_for_text("Met, as recorded on 22 November 2026.")
        program.wait_for_text("Added the award")
        self.look_around("contract", "AssayContractSection")

    def test_keeps_a_register(self):
        path = self.build_sample()
        program = self.start(path)
        program.wait_for_title("Contracts")
        program.wait_for_text("3 of 7 contracts with a quality clause do not keep it")
        self.look_around("contracts", "AssayContractsSection")
        self.find_one(program)
        self.record_award(program, path)
        for here, name in (("Contracts, 2 not kept", "Calendar"), ("Calendar", "Changes"), ("Changes", "Compare"),
                           ("Compare", "Received")):
            self.go(program, here, name)
            self.look_around(name.lower(), f"Assay{name}Section")
        self.assertEqual(program.close(), 0)
        standing = subprocess.run([PROGRAM, "register", "standing", path], capture_output=True, text=True)
        self.assertEqual(standing.returncode, 1)
        self.assertIn("2 of 7 contracts", standing.stdout)

    def go(self, program, here, name):
        """By the sidebar, which is one stop for Tab."""
        program.tab_to(here, "list item", back=True)
        program.press("Home")
        for _ in range(10):
            focused = screen.wait(program.lookup_focused, "the focus")
            if focused.get_name().startswith(name):
                break
            program.press("Down")
            screen.wait(lambda: program.lookup_focused() not in (None, focused), "the focus to move")
        program.press("Return")
        program.wait_for_title(name)

    def test_takes_in_a_table(self):
        """A row with an error keeps everything out until somebody leaves it out; then it is one edit."""
        path, table = self.build_sample(), self.place / "contracts.csv"
        table.write_text("Service,Contract,Begins,Ends\nSouth Ridge,Circles,2026-04-01,2028-03-31\n"
                         "Fen Team,Conferences,2026-04-01,soon\n", encoding="utf-8")
        program = self.start(path)
        program.wait_for_title("Contracts")
        program.tab_to("Take in a table…")
        program.press("Return")
        self.choose_file(table)
        program.wait_for_text("1 row has errors")
        program.shoot(SCREENS / "register-import-errors.png")
        program.tab_to("Leave out 1 row with errors")
        program.press("Return")
        program.wait_for_text("1 row is left out")
        program.shoot(SCREENS / "register-import.png")
        program.tab_to("Take in 1 row", back=True)
        program.press("Return")
        program.wait_for_windows(1)
        program.wait_for_text("9 contracts")
        self.wait_for_value(path, "contract", 9)
        program.press("ctrl+z")
        self.wait_for_value(path, "contract", 8)
        self.assertEqual(program.close(), 0)

    def build_waiting(self):
        """A contract that asks for a submission by a day gone by, and one that asks for the mark."""
        path = self.place / "Waiting.assay-register"

        def act(command, *words):
            subprocess.run([PROGRAM, "register", command, path, *words], check=True, capture_output=True)
        act("new", "--title", "Contracts of the South")
        act("add", "service", "name=South Ridge")
        for title, clause in (("Circles", "works-towards"), ("Conferences", "holds")):
            act("add", "contract", "service=South Ridge", f"title={title}", "begins=2025-04-01", "ends=2030-03-31")
            act("add", "clause", f"contract={title}", f"clause={clause}", "schemes=rss")
        act("add", "milestone", "clause=1", "milestone=submitted", "what=Application sent", "due=2026-09-30")
        return path

    def choose_sent(self, program, path):
        program.tab_to("Choose files…")
        program.press("Return")
        self.choose_file(path)

    def unlock(self, program, words):
        program.wait_for_windows(2)
        screen.wait(lambda: program.lookup("password text", "Passphrase"), "the passphrase to be asked for")
        program.type(words)
        program.press("Return")

    def receive_submission(self, program, path):
        """Locked: a wrong passphrase is said, the right one opens it."""
        self.choose_sent(program, path)
        self.unlock(program, "river copper")
        program.wait_for_text("That passphrase does not open “Locked.zip”")
        program.shoot(SCREENS / "register-passphrase.png")
        self.unlock(program, WORDS)
        program.wait_for_text("Submission of “South Ridge”")
        program.wait_for_text("It is verified. Only data are kept")
        self.look_around("received-submission", "AssayReceivedSection")
        program.tab_to("Take it in")
        program.press("Return")
        program.wait_for_text("Taken in")

    def receive_award(self, program, path):
        """It counts once somebody has compared the key with whose it is."""
        self.choose_sent(program, path)
        program.wait_for_text("Award of “South Ridge”")
        program.wait_for_text("Nobody has confirmed whose it is")
        self.look_around("received-award", "AssayReceivedSection")
        program.tab_to("Confirm the key…")
        program.press("Return")
        program.wait_for_windows(2)
        program.tab_to("They read the same digits to me", "check box")
        program.press("space")
        program.tab_to("Confirm the Key")
        program.press("Return")
        program.wait_for_windows(1)
        program.wait_for_text("1 condition is kept with it.")
        program.tab_to("Take it in")
        program.press("Return")

    def follow(self, program, standing):
        """From what came lately to the contract that it is about, and what is said of it there."""
        program.tab_to("Verified: South Ridge, Submission of…", "list item")
        program.press("Return")
        program.wait_for_title("Circles")
        program.wait_for_text(standing)

    def test_receives_what_is_sent(self):
        """A locked submission, then an award: what the contract's page says changes with each."""
        path = self.build_waiting()
        submission = sent.make(self.place)
        locked, award = sent.lock(submission, WORDS), sent.award(submission, self.place)
        program = self.start(path)
        program.wait_for_text("2 contracts have a quality clause and none keeps it")
        self.go(program, "Contracts, 2 not kept", "Received")
        self.receive_submission(program, locked)
        self.wait_for_value(path, "received", 1)
        self.follow(program, "On course, as recorded on 22 November 2026.")
        program.wait_for_text("Submission of 22 November 2026")
        self.look_around("received-contract", "AssayContractSection")
        self.go(program, "Contracts, 1 not kept", "Received")
        self.receive_award(program, award)
        self.wait_for_value(path, "award", 1)
        self.follow(program, "Met with conditions, as recorded on 22 November 2026.")
        program.wait_for_text("Agree the plan again: to be met by 31 March 2027")
        self.look_around("received-awarded", "AssayContractSection")
        self.assertEqual(program.close(), 0)
        standing = subprocess.run([PROGRAM, "register", "standing", path], capture_output=True, text=True)
        self.assertEqual(standing.returncode, 0, standing.stdout)
        for secret in (b"The board agrees the plan", b"Letters from people", b"Seen."):
            self.assertNotIn(secret, path.read_bytes())

    def test_receives_a_folder(self):
        """An unpacked submission, which nobody need drop."""
        path, place = self.build_waiting(), self.place / "unpacked"
        with zipfile.ZipFile(sent.make(self.place)) as archive:
            archive.extractall(place)
        program = self.start(path)
        program.wait_for_text("2 contracts have a quality clause and none keeps it")
        self.go(program, "Contracts, 2 not kept", "Received")
        program.tab_to("Choose a folder…")
        program.press("Return")
        self.choose_file(place / "south-ridge")
        program.wait_for_text("Submission of “South Ridge”")
        program.wait_for_text("It is verified. Only data are kept")
        program.tab_to("Take it in")
        program.press("Return")
        self.wait_for_value(path, "received", 1)
        self.assertEqual(program.close(), 0)

    def test_asks_for_measures(self):
        """A request from the register, its answer from a portfolio, and the answer taken in: three windows' work."""
        path, request, answer = self.build_sample(), self.place / "request.xml", self.place / "answer.xml"
        folder = self.place / "vale"
        subprocess.run([PROGRAM, "new", folder, "--scheme", "rss", "--service", "North Vale Restorative Service"], check=True,
                       capture_output=True)
        subprocess.run([PROGRAM, "measure", folder, "referrals", "--from", "2026-07-01", "--to", "2026-09-30", "--value", "57",
                        "--source", "Case log"], check=True, capture_output=True)
        program = self.start(path)
        program.wait_for_title("Contracts")
        self.go(program, "Contracts, 3 not kept", "Compare")
        program.wait_for_text("Services side by side")
        program.tab_to("Ask for measures…")
        program.press("Return")
        program.wait_for_windows(2)
        self.fill(((0, "Service; blank asks any", "North Vale Restorative Service"),))
        program.shoot(SCREENS / "register-ask-measures.png")
        program.press("ctrl+Return")
        self.choose_file(request, 3)
        screen.wait(request.exists, "the request")
        program.wait_for_windows(1)
        self.assertEqual(program.close(), 0)
        program = self.start(folder)
        program.wait_for_title("Overview")
        program.press("ctrl+4")
        program.wait_for_title("Measures")
        program.tab_to("Answer a request…")
        program.press("Return")
        self.choose_file(request)
        program.wait_for_text("of 9 measures have figures for this time.")
        program.shoot(SCREENS / "measures-answer.png")
        program.press("ctrl+Return")
        self.choose_file(answer, 3)
        screen.wait(answer.exists, "the answer")
        program.wait_for_windows(1)
        self.assertEqual(program.close(), 0)
        taken = subprocess.run([PROGRAM, "register", "receive", path, answer], capture_output=True, text=True)
        self.assertIn(taken.returncode, (0, 1), taken.stderr)
        self.assertIn("57", json.dumps(self.ask(path, "measures")))

    def test_writes_a_board_report(self):
        path, report = self.build_sample(), self.place / "board.pdf"
        program = self.start(path)
        program.wait_for_title("Contracts")
        program.tab_to("Board report…")
        program.press("Return")
        self.choose_file(report)
        screen.wait(report.exists, "the board report", 60)
        program.wait_for_text("The board report is written")
        self.assertEqual(report.read_bytes()[:5], b"%PDF-")
        self.assertEqual(program.close(), 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
