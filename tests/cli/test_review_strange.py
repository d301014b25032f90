#!/usr/bin/python3
"""Submissions that an assessor does not expect: locked, of a scheme nobody here has, of a newer one.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import hashlib
import unittest

from assay_case import DAMAGED, ENCRYPTED, NEWER, OK, REFUSED
from test_review import Reviews as ReviewCase

WORDS = "a road of small stones"


class Strange(ReviewCase):
    def new_review(self, archive, *more):
        return self.run_assay("review", "new", archive, self.review, *more, env={"ASSAY_AUTHOR": "assessor"})

    def assert_no_review(self):
        self.assertFalse(self.review.exists())
        self.assertEqual([path.name for path in self.place.glob(".*review*")], [])

    def lock(self):
        """A submission as the service makes it, with a passphrase."""
        locked = self.place / "locked.zip"
        self.good("submit", self.folder, "-o", locked, "--passphrase-file", self.write("words.txt", WORDS + "\n"))
        return locked

    def test_locked(self):
        """Without the passphrase, and with another, one sentence says so; nothing is said of what is inside."""
        locked = self.lock()
        result = self.new_review(locked)
        self.assertEqual(result.status, ENCRYPTED, result.err)
        self.assertIn("passphrase", result.err)
        self.assertEqual(result.err.count("\n"), 1, result.err)
        for wrong in (WORDS.upper(), WORDS + " ", "x"):
            result = self.new_review(locked, "--passphrase-file", self.write("wrong.txt", wrong + "\n"))
            self.assertEqual(result.status, ENCRYPTED, result.err)
            self.assertEqual(result.err.count("\n"), 1, result.err)
            self.assert_no_review()
        result = self.new_review(locked, "--passphrase-file", self.place / "words.txt")
        self.assertEqual(result.status, OK, result.err)
        # What was locked lies open for nobody else.
        for path in self.review.rglob("*"):
            self.assertEqual(path.stat().st_mode & 0o077, 0, path)

    def altered(self, scheme_of, fingerprint=True):
        """The submission with its scheme put otherwise, and everything that names it put right."""
        payload = self.payload()
        before = payload["data/scheme.xml"]
        after = scheme_of(before.decode()).encode()
        payload["data/scheme.xml"] = after
        payload["data/portfolio.xml"] = payload["data/portfolio.xml"].replace(
            hashlib.sha256(before).hexdigest().encode(), hashlib.sha256(after).hexdigest().encode())
        if fingerprint:
            self.fingerprint = hashlib.sha256(payload["data/portfolio.xml"]).hexdigest()
        self.archive.write_bytes(self.submission(payload))

    def test_scheme_not_here(self):
        """The scheme comes with the submission, so the review needs none of this computer's."""
        self.archive.write_bytes(self.submission())
        (self.standards / "small-scheme.xml").rename(self.place / "away.xml")
        try:
            result = self.new_review(self.archive)
            self.assertEqual(result.status, OK, result.err)
            self.assertIn("this computer does not have the scheme", result.err)
            self.do("declare", "Lead assessor", "--interest", "none")
            self.do("determine", "1.1", "met", "--reason", "Seen.")
        finally:
            (self.place / "away.xml").rename(self.standards / "small-scheme.xml")

    def test_scheme_of_another_wording(self):
        """The same scheme by its name, and other words: those that were submitted hold, and it is told."""
        self.altered(lambda text: text.replace("</scheme>", "<!-- other -->\n</scheme>"))
        result = self.new_review(self.archive)
        self.assertIn(result.status, (OK, REFUSED), result.err)
        if result.status == OK:
            self.assertIn("this computer does not have the scheme", result.err)
        else:
            self.assert_no_review()

    def test_scheme_of_a_newer_form(self):
        self.altered(lambda text: text.replace('format="1"', 'format="2"', 1))
        result = self.new_review(self.archive)
        self.assertIn(result.status, (REFUSED, NEWER), result.err)
        self.assertIn("scheme.xml", result.err)
        self.assert_no_review()

    def test_scheme_exchanged(self):
        """Another scheme than the one that the portfolio names."""
        payload = self.payload()
        payload["data/scheme.xml"] = payload["data/scheme.xml"].replace(b"</scheme>", b"\n</scheme>")
        self.archive.write_bytes(self.submission(payload))
        result = self.new_review(self.archive)
        self.assertEqual(result.status, REFUSED, result.err)
        self.assertIn("[scheme-differs]", result.err)
        self.assert_no_review()

    def test_review_of_a_newer_form(self):
        """A review that a newer program wrote is left as it is."""
        self.begin()
        path = self.review / "review.xml"
        path.write_bytes(path.read_bytes().replace(b'format="1"', b'format="2"', 1))
        before = self.tree(self.review)
        for command in (("status",), ("comment", "1.1", "Well kept."), ("check",)):
            self.refuse(NEWER, *command)
        self.assertEqual(self.tree(self.review), before)

    def assert_not_believed(self, forged):
        path = self.review / "review.xml"
        path.write_text(forged)
        self.assertEqual(self.do("status", "--json").json["determined"], 0)
        found = self.run_review("check", "--json").json["findings"]
        self.assertIn("rebuilt", {one["tag"] for one in found})
        self.assertEqual(path.read_text(), forged)

    def test_hostile_document(self):
        """Nothing of a forged review.xml is fetched, grown or followed: what the journal says holds, and it is told."""
        self.begin()
        path = self.review / "review.xml"
        good = path.read_text()
        for forged in ('<!DOCTYPE review SYSTEM "http://127.0.0.1:9/x">\n', '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">]>\n'):
            self.assert_not_believed(good.replace("<review ", forged + "<review ", 1))
        self.assert_not_believed(good.replace("</review>", "<a>" * 20000 + "</a>" * 20000 + "</review>"))

    def test_altered_after(self):
        """Altered, taken away or added inside the review: check names the file, and says what to do."""
        self.begin()
        for name, change in (("data/pack.pdf", "flip"), ("manifest-sha256.txt", "flip"), ("data/notes.txt", "add"),
                             ("bag-info.txt", "remove")):
            path = self.review / "submission" / name
            kept = path.read_bytes() if change != "add" else None
            if kept is not None:
                path.chmod(0o600)
            if change == "flip":
                path.write_bytes(kept[:-1] + bytes([kept[-1] ^ 1]))
            elif change == "add":
                path.write_bytes(b"more")
            else:
                path.unlink()
            found = self.run_review("check", "--json").json["findings"]
            tag = {"flip": "review-part-altered", "add": "review-part-added", "remove": "review-part-missing"}[change]
            self.assertIn((tag, name), [(one["tag"], one["where"]) for one in found])
            if kept is None:
                path.unlink()
            else:
                path.write_bytes(kept)
        tags = {one["tag"] for one in self.run_review("check", "--json").json["findings"]}
        self.assertEqual({tag for tag in tags if tag.startswith("review-part")}, set())

    def test_opening_an_altered_item(self):
        self.begin()
        path = next((self.review / "submission/data/evidence").glob("E001*"))
        path.chmod(0o600)
        path.write_bytes(path.read_bytes()[:-1] + b"!")
        self.refuse(DAMAGED, "open", "E001")


def load_tests(loader, tests, pattern):
    """Only what is written here: the case that it builds on brings tests of its own."""
    names = [name for name in vars(Strange) if name.startswith("test_")]
    return unittest.TestSuite(Strange(name) for name in names)


if __name__ == "__main__":
    unittest.main()
