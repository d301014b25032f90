#!/usr/bin/python3
"""Photographs every place of the application in every look: light, dark, narrow, large text, high contrast, 4K.

SPDX-License-Identifier: GPL-3.0-or-later

    ninja -C build pictures      all of them, in build/meson-logs/screens; some minutes

It finds its way as a screen reader does and leaves LOOK/PLACE.png in ASSAY_SCREENS. A place that cannot be reached in a look
fails. It does not judge the pictures: that is for eyes; test-looks.c measures what can be measured.
"""
import dataclasses
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import screen
import sent
from ready import make_ready, write_return

APPLICATION = os.environ["ASSAY_APPLICATION"]
PROGRAM = os.environ["ASSAY_PROGRAM"]
SAMPLE_BUILDER = os.environ["ASSAY_SAMPLE_BUILDER"]
REGISTER_BUILDER = pathlib.Path(SAMPLE_BUILDER).with_name("build-register.sh")
SCREENS = pathlib.Path(os.environ["ASSAY_SCREENS"])
DARK = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}
CONTRAST = {"ADW_DEBUG_HIGH_CONTRAST": "1"}
# What a window without a compositor wears on each side.
BORDER = 5


@dataclasses.dataclass(frozen=True)
class Look:
    width: int = 1200
    height: int = 800
    scale: int = 1
    environment: dict = dataclasses.field(default_factory=dict)


LOOKS = {
    "light": Look(),
    "dark": Look(environment=DARK),
    "narrow": Look(360, 720),
    "large": Look(scale=2),
    "narrow-large": Look(360, 720, scale=2),
    "contrast": Look(environment=CONTRAST),
    "contrast-dark": Look(environment=DARK | CONTRAST),
    "4k": Look(3840, 2100),
}


class Photographer:
    """One look: starts the application, goes somewhere, takes the picture."""

    def __init__(self, name, sample, place):
        self.name, self.look, self.sample, self.place = name, LOOKS[name], sample, place
        self.program = None

    def start(self, *words):
        subprocess.run(["xrdb", "-merge", "-nocpp"], input=f"Xft.dpi: {96 * self.look.scale}\n", text=True, check=True)
        self.program = screen.Program([APPLICATION, *words], os.environ | self.look.environment)

    def stop(self):
        self.program.kill()
        self.program = None

    def list_windows(self):
        return screen.run("xdotool", "search", "--onlyvisible", "--pid", str(self.program.process.pid)).split()

    def fit(self):
        """Gives the newest window the size of the look: the whole screen of a telephone, say."""
        width, height = self.look.width + 2 * BORDER, self.look.height + 2 * BORDER
        window = screen.run("xdotool", "getactivewindow").strip()
        screen.run("xdotool", "windowmove", window, "0", "0")

        def has_size():
            """Asks again: a window can be narrower once it has folded."""
            screen.run("xdotool", "windowsize", window, str(width), str(height))
            return f"WIDTH={width}\n" in screen.run("xdotool", "getwindowgeometry", "--shell", window)
        screen.wait(has_size, f"a window {self.look.width} wide in {self.name}")

    def shoot(self, picture):
        """The picture, once nothing moves any more."""
        path = SCREENS / self.name / f"{picture}.png"
        seen = []

        def is_still():
            self.program.shoot(path)
            seen.append(hashlib.sha256(path.read_bytes()).digest())
            return seen[-2:] == [seen[-1]] * 2
        screen.wait(is_still, f"{path.name} to stand still")

    def scroll(self, back=False):
        """To the end of the page, or back, by wheel; the pointer leaves no mark on it."""
        screen.run("xdotool", "mousemove", str(self.look.width * 2 // 3), str(self.look.height // 2))
        screen.run("xdotool", "click", "--delay", "4", "--repeat", "60", "4" if back else "5")
        screen.run("xdotool", "mousemove", str(self.look.width + 30), str(self.look.height + 30))

    def click(self, node):
        """Where it is now; what is below the window's edge is scrolled to first."""
        def place():
            return screen.Atspi.Component.get_extents(node, screen.Atspi.CoordType.WINDOW)

        def is_in_view():
            top, bottom = place().y, place().y + place().height
            if 34 * self.look.scale < top and bottom < self.look.height:
                return True
            screen.run("xdotool", "mousemove", str(place().x + 20), str(self.look.height // 2),
                       "click", "4" if top <= 34 * self.look.scale else "5")
            return False
        screen.wait(is_in_view, f"“{node.get_name()}” to come into view")
        at = place()
        screen.run("xdotool", "mousemove", str(at.x + BORDER + at.width // 2), str(at.y + BORDER + at.height // 2),
                   "click", "1", "mousemove", str(self.look.width + 30), str(self.look.height + 30))

    def go(self, name, title):
        """To a section, by the sidebar; in a narrow window that is a page of its own."""
        self.program.press("alt+Left")
        sidebar = self.program.find("list", "Sections of the document")
        row = screen.wait(lambda: next((node for node in screen.walk(sidebar) if node.get_role_name() == "list item"
                                        and node.get_name().startswith(name)), None), f"“{name}” in the sidebar")
        self.click(row)
        self.program.wait_for_title(title)

    def go_to_criterion(self):
        self.go("2 Policies", "2.1 A complete, current policy set")
        self.go("2.5 Risk", "2.5 Risk and safety in every case")

    def activate(self, action):
        """An action of the application, as the desktop calls it."""
        screen.run("gdbus", "call", "--session", "--dest", "org.assay.Assay", "--object-path", "/org/assay/Assay",
                   "--method", "org.gtk.Actions.Activate", action, "[]", "{}")


def shoot_beginning(photographer):
    """The start page, a broken portfolio's offer, and the three steps of a new one."""
    photographer.start()
    photographer.fit()
    program = photographer.program
    photographer.shoot("start")
    program.press("ctrl+n")
    program.wait_for_windows(2)
    if photographer.look.width < 600:
        photographer.fit()
    program.tab_to("Restorative Service Standards…")
    program.press("space")
    photographer.shoot("new-1-scheme")
    program.tab_to("Next")
    program.press("Return")
    program.type_into(program.find("text", "Name of the service"), "South Ridge")
    photographer.shoot("new-2-service")
    program.press("Return")
    program.wait_for_text("Step 3 of 3")
    photographer.shoot("new-3-date")
    photographer.stop()


def shoot_broken(photographer):
    broken = photographer.place / "Broken"
    shutil.copytree(photographer.sample, broken)
    for journal in (broken / "journal").iterdir():
        journal.write_bytes(b"<nonsense")
    (broken / "portfolio.xml").write_bytes(b"<nonsense")
    photographer.start(broken)
    photographer.program.wait_for_windows(2)
    photographer.shoot("broken")
    photographer.stop()


def shoot_message(photographer):
    copy = photographer.place / "North Vale.zip"
    copy.write_bytes(b"")
    photographer.start(copy)
    photographer.program.wait_for_windows(2)
    photographer.shoot("message")
    photographer.stop()


# What the sidebar's row begins with, the title over the section, and whether there is more below.
SECTIONS = [("The service", "The service", "profile"), ("Health check", "Health check", "health"),
            ("Evidence", "Evidence", "evidence"), ("Actions", "Actions", "actions"),
            ("Measures", "Measures", "measures"), ("History", "History", "history"), ("Pack", "Pack", "pack")]


def shoot_with_end(photographer, picture):
    photographer.shoot(picture)
    photographer.scroll()
    photographer.shoot(f"{picture}-end")


def shoot_sections(photographer):
    """Every section of the sample."""
    program = photographer.program
    program.wait_for_text("four of six standards hold")
    if photographer.look.width < 600:
        photographer.shoot("sidebar")
    photographer.go("Overview", "Overview")
    shoot_with_end(photographer, "overview")
    for name, title, picture in SECTIONS:
        photographer.go(name, title)
        shoot_with_end(photographer, picture)
    photographer.go_to_criterion()
    shoot_with_end(photographer, "criterion")


def shoot_preview(photographer):
    """A page of real evidence beside the criterion that cites it; in a narrow window, over it."""
    program = photographer.program
    section = program.find_section("AssayCriterionSection")
    photographer.click(program.find(name="E004 Risk and safety assessment NV-24-061, redacted", root=section))
    photographer.click(program.find("push button", "Look at it", root=section))
    program.find("text", "Page", root=program.find_section("AssayPreviewPane"))
    photographer.shoot("preview")
    program.press("F9")


def shoot_windows(photographer):
    program = photographer.program
    program.press("ctrl+f")
    program.type("risk")
    program.wait_for_text("found")
    photographer.shoot("search")
    program.press("Escape")
    program.press("ctrl+question")
    program.wait_for_windows(2)
    photographer.shoot("shortcuts")
    program.press("Escape")
    program.wait_for_windows(1)
    photographer.activate("about")
    program.wait_for_windows(2)
    photographer.shoot("about")
    program.press("Escape")
    program.wait_for_windows(1)


def shoot_writing(photographer):
    """The pack after it was written."""
    program = photographer.program
    pack = photographer.place / "pack.pdf"
    program.press("ctrl+5")
    program.wait_for_title("Pack")
    program.tab_to("Write the pack…")
    program.press("Return")
    program.wait_for_windows(2)
    program.press("ctrl+a")
    program.type(str(pack))
    program.press("Return")
    program.wait_for_windows(1)
    screen.wait(pack.exists, "the pack", 120)
    program.wait_for_text("The pack is written")
    photographer.shoot("pack-written")


def open_menu_item(photographer, name, mnemonic):
    program = photographer.program
    program.press("alt+Left", "F10")
    program.find("menu item", name)
    program.press(mnemonic)


def work_on_both(folder, copy):
    """A colleague's copy in one file: what only one did, and what both changed in different ways."""
    def run(*words):
        subprocess.run([PROGRAM, *map(str, words)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    other = copy.with_name("Copy of the deputy")
    run("copy", folder, copy)
    run("open", copy, other)
    run("rate", other, "5.5", "largely", "--text", "Two reviews a year, with the notes of both kept.")
    run("rate", other, "2.5", "largely", "--text", "Every case is assessed before contact, and again whenever something "
        "changes; a second practitioner reads each assessment.")
    run("amend", other, "E004", "--title", "Risk assessment, redacted")
    run("action", other, "5.5", "--what", "Ask two partner agencies to sit in on the reviews", "--owner", "Deputy",
        "--due", "2027-02-01")
    copy.unlink()
    run("copy", other, copy)
    run("rate", folder, "2.5", "fully", "--text", "Every case is assessed before contact by two practitioners, who sign it.")
    run("amend", folder, "E004", "--title", "Risk and safety assessment of one case")


def shoot_merge(photographer):
    """Another copy: choosing one, what it comes to, a third text, and after it was taken in."""
    folder, copy = photographer.place / "Shared", photographer.place / "From the deputy.zip"
    shutil.copytree(photographer.sample, folder)
    work_on_both(folder, copy)
    photographer.start(folder)
    photographer.fit()
    program = photographer.program
    program.wait_for_text("standards hold")
    open_menu_item(photographer, "Take In Another Copy…", "t")
    program.wait_for_title("Another copy")
    photographer.shoot("merge-begin")
    program.tab_to("A copy in one file…")
    program.press("Return")
    program.wait_for_windows(2)
    program.type(str(copy))
    program.press("Return")
    program.wait_for_windows(1)
    program.wait_for_text("decided")
    photographer.shoot("merge")
    program.tab_to("Write it anew", "radio button")
    program.press("space")
    program.find("text", "What it is to say")
    shoot_with_end(photographer, "merge-anew")
    program.tab_to("What it is to say", "text")
    program.tab_to("Take theirs", "radio button")
    program.press("space")
    program.wait_for_text("Everything is decided")
    program.tab_to("Take it in")
    program.press("Return")
    program.wait_for_text("Taken in")
    photographer.shoot("merge-done")
    photographer.stop()


class Ending:
    """What make_ready() asks of a test case."""

    def __init__(self):
        self.ends = []

    def addCleanup(self, function, *words):
        self.ends.append((function, words))

    def end(self):
        for function, words in self.ends:
            function(*words)


def submit(photographer, target):
    """Locked and signed, to see all there is."""
    program = photographer.program
    program.press("ctrl+5")
    program.wait_for_title("Pack")
    program.tab_to("What leaves…")
    photographer.shoot("submit-before")
    program.tab_to("Lock it with a passphrase")
    program.press("space")
    program.type_into(program.tab_to("Passphrase"), "")
    program.type("river copper lamp moss")
    program.tab_to("The same once more")
    program.type("river copper lamp moss")
    program.tab_to("Sign it, so that a change on the way shows")
    program.press("space")
    program.type_into(program.tab_to("Who signs: organisation and role", "text"), "Vale, manager")
    program.tab_to("Submit…")
    photographer.shoot("submit")
    program.press("Return")
    program.wait_for_windows(2)
    program.press("ctrl+a")
    program.type(str(target))
    program.press("Return")
    program.wait_for_windows(1)
    program.wait_for_text("It is submitted")
    photographer.shoot("submitted")
    photographer.scroll()
    photographer.shoot("submitted-end")


def shoot_submission(photographer):
    """Submitting, and a return that is looked at, taken in and answered."""
    ending, place = Ending(), photographer.place
    # Whoever signs does it for the first time.
    (pathlib.Path(os.environ["XDG_DATA_HOME"]) / "assay" / "signing-key.pem").unlink(missing_ok=True)
    folder, target = make_ready(ending, place, PROGRAM), place / "round 1.zip"
    photographer.start(folder)
    photographer.fit()
    program = photographer.program
    program.wait_for_text("Ready")
    submit(photographer, target)
    told = subprocess.run([PROGRAM, "submissions", folder, "--json"], capture_output=True, text=True, check=True)
    path = write_return(place / "return.xml", json.loads(told.stdout)["submissions"][0]["fingerprint"])
    open_menu_item(photographer, "Open an Assessor’s Return…", "e")
    program.wait_for_windows(2)
    program.type(str(path))
    program.press("Return")
    program.wait_for_windows(1)
    program.wait_for_text("A return of 20 November 2026 on round 1")
    photographer.shoot("return")
    program.tab_to("Take it in")
    program.press("Return")
    program.wait_for_text("2 of 2 points")
    photographer.shoot("points")
    photographer.scroll()
    photographer.shoot("points-end")
    program.tab_to("Go to 1.1 Plan", back=True)
    program.press("Return")
    program.wait_for_title("1.1 Plan")
    photographer.shoot("criterion-points")
    photographer.stop()
    ending.end()


def shoot_portfolio(photographer):
    folder = photographer.place / "North Vale"
    shutil.copytree(photographer.sample, folder)
    photographer.start(folder)
    photographer.fit()
    for shoot in (shoot_sections, shoot_preview, shoot_windows, shoot_writing):
        shoot(photographer)
    photographer.stop()


# What the sidebar of a review has below its criteria, in its order.
REVIEW_PLACES = ["Declaration", "Evidence", "Visits", "Questions", "Requests", "Corrective actions", "Sample", "Compare",
                 "Recommendation", "History"]


def make_reviews(place):
    """A review of a first round, a colleague's of the same, and one of a second round that carries on from the first."""
    first, later = place / "sent", place / "sent later"
    first.mkdir()
    later.mkdir()
    path = sent.make(first)
    sent.review(path, place / "Review")
    sent.second_review(path, place / "Review of the second assessor")
    sent.run("review", "new", sent.make(later, "South Ridge round 2.zip", 2), place / "Review of round 2", "--earlier",
             place / "Review")
    sent.run("review", "declare", place / "Review of round 2", "Lead assessor", "--interest", "none")


def shoot_review(photographer):
    """What an assessor sees of a submission, place by place."""
    photographer.start(photographer.place / "Review")
    photographer.fit()
    photographer.program.wait_for_title("Overview")
    shoot_with_end(photographer, "review-overview")
    for name in REVIEW_PLACES:
        photographer.go(name, name)
        shoot_with_end(photographer, f"review-{name.lower().replace(' ', '-')}")
    photographer.go("1 Leadership", "1.1 A stated purpose and plan")
    shoot_with_end(photographer, "review-criterion")
    shoot_comparing(photographer)
    photographer.stop()


def shoot_comparing(photographer):
    """Where two assessors differ, settling one of it, and after that."""
    program = photographer.program
    photographer.go("Compare", "Compare")
    program.tab_to("Choose the Other Review…")
    program.press("Return")
    program.wait_for_windows(2)
    program.type(str(photographer.place / "Review of the second assessor"))
    program.press("Return")
    program.wait_for_windows(1)
    program.wait_for_text("differences are to be settled")
    shoot_with_end(photographer, "review-compared")
    program.tab_to("Settle 1.1")
    program.press("Return")
    program.tab_to("Met", "radio button")
    program.press("Down", "Down", "space")
    program.type_into(program.tab_to("Why, in words for the service", "text"), "The plan is there; the minutes are not.")
    photographer.shoot("review-settling")
    program.tab_to("Settle")
    program.press("Return")
    program.wait_for_text("Settled as")
    photographer.shoot("review-settled")


def shoot_second_round(photographer):
    """What changed, from the overview on."""
    photographer.start(photographer.place / "Review of round 2")
    photographer.fit()
    photographer.program.wait_for_title("Overview")
    shoot_with_end(photographer, "review-later-overview")
    photographer.go("What changed", "What changed")
    shoot_with_end(photographer, "review-changes")
    photographer.go("1 Leadership", "1.1 A stated purpose and plan")
    photographer.shoot("review-carried")
    photographer.stop()


def shoot_register(photographer):
    """What a commissioner sees, place by place, and two contracts' pages."""
    path = photographer.place / "Contracts.assay-register"
    subprocess.run([REGISTER_BUILDER, path, PROGRAM], check=True, stdout=subprocess.DEVNULL)
    photographer.start(path)
    photographer.fit()
    program = photographer.program
    program.wait_for_title("Contracts")
    photographer.go("Contracts", "Contracts")
    shoot_with_end(photographer, "register-contracts")
    for name in ("Calendar", "Changes", "Compare", "Received"):
        photographer.go(name, name)
        shoot_with_end(photographer, f"register-{name.lower()}")
    for number, title in enumerate(("Restorative justice in North Vale", "Post-sentence conferences"), 1):
        program.press("alt+Down")
        program.wait_for_title(title)
        shoot_with_end(photographer, f"register-contract-{number}")
    photographer.stop()


def hold_still():
    """In the private home: nothing slides, no cursor blinks."""
    settings = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "gtk-4.0" / "settings.ini"
    with settings.open("a", encoding="utf-8") as file:
        file.write("gtk-enable-animations=0\ngtk-cursor-blink=0\n")


def photograph(name, sample, reviews):
    with tempfile.TemporaryDirectory(prefix="assay-pictures-") as place:
        shutil.copytree(reviews, place, dirs_exist_ok=True)
        photographer = Photographer(name, sample, pathlib.Path(place))
        try:
            for shoot in (shoot_beginning, shoot_broken, shoot_message, shoot_merge, shoot_submission, shoot_review,
                          shoot_second_round, shoot_register, shoot_portfolio):
                shoot(photographer)
        finally:
            if photographer.program is not None:
                photographer.program.shoot(SCREENS / name / "stopped.png")
                photographer.stop()


def main():
    hold_still()
    with screen.Manager(), tempfile.TemporaryDirectory(prefix="assay-sample-") as place:
        sample = pathlib.Path(place) / "North Vale"
        reviews = pathlib.Path(place) / "reviews"
        subprocess.run([SAMPLE_BUILDER, sample, PROGRAM], check=True, stdout=subprocess.DEVNULL)
        reviews.mkdir()
        make_reviews(reviews)
        for name in sys.argv[1:] or LOOKS:
            photograph(name, sample, reviews)


if __name__ == "__main__":
    main()
