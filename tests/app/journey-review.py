#!/usr/bin/python3
"""The assessor's way through the application, from outside: by keyboard, with a screen reader's eyes.

SPDX-License-Identifier: GPL-3.0-or-later

Pictures are left in ASSAY_SCREENS. Run under tests/app/with-display.
"""
import os
import pathlib
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

import screen
import sent

APPLICATION = os.environ["ASSAY_APPLICATION"]
SCREENS = pathlib.Path(os.environ["ASSAY_SCREENS"])
NAMESPACE = "{*}"


class ReviewJourney(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.manager = screen.Manager()
        cls.manager.__enter__()
        cls.sent_place = tempfile.TemporaryDirectory(prefix="assay-sent-")
        cls.submission = sent.make(pathlib.Path(cls.sent_place.name))

    @classmethod
    def tearDownClass(cls):
        cls.sent_place.cleanup()
        cls.manager.__exit__()

    def start(self, *words, author=None):
        environment = os.environ | ({"ASSAY_AUTHOR": author} if author else {})
        self.program = screen.Program([APPLICATION, *words], environment)
        self.addCleanup(self.program.kill)
        return self.program

    def setUp(self):
        self.program = self.folder = None

    def tearDown(self):
        """Leaves a picture of where it stopped."""
        if self.program is not None and self.program.process.poll() is None:
            self.program.shoot(SCREENS / "stopped" / f"{self.id().rpartition('.')[2]}.png")

    def look_around(self, name, section):
        """Every control in front has a name, as the bus tells it; and a picture is left."""
        root = self.program.find_section(section)
        self.assertEqual(self.program.list_unnamed(root), [], name)
        self.program.shoot(SCREENS / f"review-{name}.png")

    def wait_for_window(self, name):
        screen.wait(lambda: self.program.window and self.program.window.get_name() == name, f"the window “{name}”")
        self.program.focus()

    def find_folder(self):
        """The review that the way is about."""
        return self.folder or pathlib.Path(os.environ["HOME"]) / "Assay" / "Review of South Ridge round 1"

    def read(self, path):
        """The first element of review.xml there, or None."""
        return ElementTree.parse(self.find_folder() / "review.xml").getroot().find(path)

    def wait_for(self, path):
        return screen.wait(lambda: self.read(path) is not None, f"{path} in review.xml")

    # --- Steps ---

    def begin(self):
        """From the start page: choose the file, say yes, read what verifying has shown."""
        program = self.start()
        program.find("list item", "Review a submission…")
        program.shoot(SCREENS / "review-start.png")
        program.tab_to("Review a submission…", "list item")
        program.press("Return")
        program.wait_for_windows(2)
        program.type(str(self.submission))
        screen.wait(lambda: any(node.get_role_name() == "text" and screen.read(node) == str(self.submission)
                                for node in screen.walk(program.window)), "the path in the file chooser")
        program.press("Return")
        self.wait_for_window(f"Review “{self.submission.name}”?")
        program.shoot(SCREENS / "review-question.png")
        program.press("Return")
        self.wait_for_window("The submission was verified")
        program.shoot(SCREENS / "review-verified.png")
        program.press("Return")
        program.wait_for_windows(1)
        program.wait_for_title("Overview")
        program.wait_for_text("Your declaration comes first.")
        return program

    def declare(self, program):
        program.tab_to("Blocking: Nothing says yet who assesses…", "list item")
        program.press("Return")
        program.wait_for_title("Declaration")
        program.tab_to("No interest in this service", "radio button")
        program.press("space")
        field = program.tab_to("Your roles in this review, one a line", "text")
        program.type_into(field, "Lead assessor")
        self.look_around("declaration", "AssayDeclarationSection")
        program.tab_to("Declare")
        program.press("Return")
        program.wait_for_text("declared this on")

    def open_what_is_sensitive(self, program):
        program.tab_to("E002 Letters from people", "list item")
        program.press("Return")
        program.wait_for_text("This item is sensitive")
        program.shoot(SCREENS / "review-sensitive.png")
        program.tab_to("Give a reason and open it…")
        program.press("Return")
        self.wait_for_window("Open E002?")
        program.type_into(program.find("text", "Why you need it"), "It is the only voice of people.")
        program.press("Return")
        program.wait_for_windows(1)
        program.wait_for_text("of 3")
        self.wait_for(f"{NAMESPACE}opening")

    def determine(self, program):
        """What is not met has to say what is lacking and what was looked at, and is saved then."""
        program.press("alt+Down")
        program.wait_for_title("1.1 A stated purpose and plan")
        self.open_what_is_sensitive(program)
        program.tab_to("Met", "radio button", back=True)
        program.press("4")
        program.wait_for_text("Not saved yet: it still needs your reason, what is lacking and an item you looked at.")
        program.type_into(program.find("text", "Your reason"), "Nobody could say what became of it.")
        program.press("Tab")
        program.type_into(program.find("text", "What is lacking"), "Who follows the plan up.")
        self.assertIsNone(self.read(f"{NAMESPACE}determination[@judgement='not-met']"))
        program.tab_to("E001 Plan for the year", "check box")
        program.press("space")
        self.wait_for(f"{NAMESPACE}determination[@judgement='not-met']")
        program.tab_to("Valid: Yes")
        program.press("space")
        field = program.tab_to("Comment to the service", "text")
        program.type_into(field, "The plan is good.")
        self.look_around("criterion", "AssayDeterminationSection")
        program.press("alt+Down")
        program.wait_for_title("1.2 Leaders answer for victims’ safety")
        self.wait_for(f"{NAMESPACE}determination/{NAMESPACE}comment")

    def go(self, program, here, name, title):
        """By the sidebar, which is one stop for Tab: from the last of its rows upwards."""
        program.tab_to(here, "list item")
        program.press("End")
        while True:
            focused = screen.wait(program.lookup_focused, "the focus")
            if focused.get_name().startswith(name):
                break
            program.press("Up")
            screen.wait(lambda: program.lookup_focused() not in (None, focused), "the focus to move")
        program.press("Return")
        program.wait_for_title(title)

    def plan_visit(self, program):
        self.go(program, "1.2 Leaders…", "Visits", "Visits")
        program.tab_to("Plan a visit")
        program.press("Return")
        program.type_into(program.find("text", "Day, as YYYY-MM-DD"), "2026-12-03")
        program.tab_to("Save")
        program.press("Return")
        self.wait_for(f"{NAMESPACE}visit[@day='2026-12-03']")
        self.look_around("visits", "AssayReviewListSection")

    def write_file(self, program, button, path):
        """To a place beside the review, by the dialog for saving."""
        program.tab_to(button)
        program.press("Return")
        program.wait_for_windows(2)
        program.press("ctrl+a")
        program.type(str(path))
        screen.wait(lambda: any(node.get_role_name() == "text" and screen.read(node) == str(path)
                                for node in screen.walk(program.window)), "the path in the file chooser")
        program.press("Return")
        screen.wait(path.exists, path.name)
        program.wait_for_windows(1)
        program.wait_for_text("Read it before" if path.suffix == ".pdf" else "Send it to the service")

    def recommend(self, folder, place):
        program = self.start(folder, author="assessor")
        program.wait_for_title("Overview")
        self.go(program, "Overview…", "Recommendation", "Recommendation")
        program.tab_to("Award", "radio button")
        program.press("2")
        field = program.tab_to("Reasons for the recommendation", "text")
        program.type_into(field, "One date is missing.")
        program.tab_to("Recommend")
        program.press("Return")
        self.wait_for(f"{NAMESPACE}recommendation")
        program.wait_for_text("One date is missing.")
        self.write_file(program, "Write the return file…", place / "return.xml")
        program.shoot(SCREENS / "review-return-written.png")
        self.look_around("recommended", "AssayOutcomeSection")
        self.assertEqual(program.close(), 0)

    def decide(self, program):
        program.tab_to("Award", "radio button")
        program.press("2")
        program.press("Tab")
        program.type_into(program.find("text", "Role of whoever decides"), "Award panel")
        field = program.tab_to("Reasons for the decision", "text")
        program.type_into(field, "As recommended.")
        program.tab_to("Record the decision")
        program.press("Return")
        self.wait_for(f"{NAMESPACE}decision[@role='Award panel']")

    def award(self, program):
        program.tab_to("Conditions, one a line with its day in front", "text")
        program.press(*["shift+Tab"] * 4)  # past each day and its calendar
        program.type_into(program.find("text", "From, as YYYY-MM-DD"), "2027-03-01")
        field = program.tab_to("Conditions, one a line with its day in front", "text")
        program.type_into(field, "2027-09-01 Date the plan")
        program.tab_to("Record the award")
        program.press("Return")
        self.wait_for(f"{NAMESPACE}award")

    # --- The ways ---

    def test_panel_decides(self):
        """The assessor recommends and writes the return; somebody else decides, awards and certifies."""
        place = pathlib.Path(self.sent_place.name)
        folder = self.folder = sent.review(self.submission, place / "review")
        self.recommend(folder, place)
        program = self.start(folder, author="panel")
        program.wait_for_title("Recommendation")
        self.decide(program)
        self.award(program)
        self.write_file(program, "Write the report…", place / "report.pdf")
        program.shoot(SCREENS / "review-report-written.png")
        self.write_file(program, "Write the certificate…", place / "certificate.pdf")
        program.shoot(SCREENS / "review-certificate-written.png")
        self.assertEqual(program.close(), 0)

    def test_second_round(self):
        """The earlier review is found and carried on from; what changed leads to what is to be confirmed."""
        place, kept = pathlib.Path(self.sent_place.name) / "later", pathlib.Path(os.environ["HOME"]) / "Assay"
        place.mkdir()
        kept.mkdir(exist_ok=True)
        sent.review(self.submission, kept / "The first round")
        self.folder = kept / "Review of South Ridge round 2"
        program = self.start(sent.make(place, "South Ridge round 2.zip", 2))
        self.wait_for_window("Review “South Ridge round 2.zip”?")
        program.press("Return")
        self.wait_for_window("This is round 2")
        program.wait_for_text("Your review of round 1 is in")
        program.shoot(SCREENS / "review-earlier.png")
        program.press("Return")
        self.wait_for_window("The submission was verified")
        program.press("Return")
        program.wait_for_windows(1)
        program.wait_for_title("Overview")
        self.declare(program)
        program.tab_to("Declaration…", "list item")
        program.press("Down", "Return")
        program.wait_for_title("What changed")
        self.look_around("changes", "AssayReviewChangesSection")
        self.assertEqual(len([node for node in screen.walk(program.window) if node.get_role_name() == "list item"
                              and node.get_name().startswith("To confirm")]), 1)
        program.tab_to("To confirm: 1.2…", "list item")
        program.press("Return")
        program.wait_for_title("1.2 Leaders answer for victims’ safety")
        self.assertIsNotNone(self.read(f"{NAMESPACE}determination[@criterion='1.2'][@carried='1']"))
        program.tab_to("Confirm it")
        program.shoot(SCREENS / "review-carried.png")
        program.press("Return")
        screen.wait(lambda: self.read(f"{NAMESPACE}determination[@criterion='1.2'][@carried]") is None, "it to be confirmed")
        self.assertEqual(program.close(), 0)

    def test_locked_submission(self):
        """A wrong passphrase is said and asked for again; the right one opens the review, which is among the recents."""
        locked = sent.lock(self.submission, "correct horse")
        program = self.start(locked)
        self.wait_for_window("Review “Locked.zip”?")
        program.press("Return")
        self.wait_for_window("It is locked with a passphrase")
        program.type("wrong")
        program.press("Return")
        program.wait_for_text("That passphrase does not open")
        program.shoot(SCREENS / "review-passphrase.png")
        program.type("correct horse")
        program.press("Return")
        self.wait_for_window("The submission was verified")
        program.press("Return")
        program.wait_for_windows(1)
        program.wait_for_title("Overview")
        self.assertEqual(program.close(), 0)
        again = self.start()
        again.wait_for_text("Review of South Ridge, round 1")
        again.shoot(SCREENS / "review-among-recents.png")
        self.assertEqual(again.close(), 0)

    def test_submission_is_reviewed(self):
        program = self.begin()
        self.look_around("overview", "AssayReviewOverviewSection")
        self.declare(program)
        self.determine(program)
        self.plan_visit(program)
        program.press("ctrl+z")
        screen.wait(lambda: self.read(f"{NAMESPACE}visit") is None, "the visit to be gone")
        here = "Visits…"
        for title, section in (("Evidence", "AssayReviewEvidenceSection"), ("Questions", "AssayReviewListSection"),
                               ("Recommendation", "AssayOutcomeSection"), ("History", "AssayReviewHistorySection")):
            self.go(program, here, title, title)
            self.look_around(title.lower(), section)
            here = f"{title}…"
        self.assertEqual(program.close(), 0)
        again = self.start(self.find_folder())
        again.wait_for_title("History")
        again.wait_for_text("Opened the sensitive item")
        self.assertEqual(again.close(), 0)

    def test_altered_submission_is_refused(self):
        altered = sent.alter(self.submission)
        program = self.start(altered)
        self.wait_for_window("Review “Altered.zip”?")
        program.press("Return")
        self.wait_for_window("This submission cannot be reviewed")
        program.wait_for_text("E001-plan.pdf")
        program.shoot(SCREENS / "review-refused.png")
        program.press("Return")
        program.wait_for_windows(1)
        self.assertFalse((pathlib.Path(os.environ["HOME"]) / "Assay" / "Review of Altered").exists())


if __name__ == "__main__":
    unittest.main(verbosity=2)
