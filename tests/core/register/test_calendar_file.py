#!/usr/bin/python3
"""A calendar file, read by another program's parser (python3-icalendar) and held against RFC 5545.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import datetime
import random
import subprocess
import sys
import unittest

import icalendar

PROGRAM = sys.argv.pop(1)
WORDS = ["Award ends", "a, b; c", "back\\slash", "Größe", "日本語の契約", "é" * 60, "two~lines", "x" * 200,
         "END:VEVENT", "🙂" * 40, "colon: yes", '"quoted"']


def write(entries, scope="register"):
    lines = "".join(f"{uid} {day} {summary}|{description}\n" for uid, day, summary, description in entries)
    done = subprocess.run([PROGRAM, scope], input=lines.encode(), capture_output=True, check=True)
    return done.stdout


def events(data):
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


class CalendarTest(unittest.TestCase):
    def setUp(self):
        choose = random.Random(5)
        self.entries = []
        for number in range(120):
            day = datetime.date(2024, 1, 1) + datetime.timedelta(days=choose.randrange(3000))
            text = " ".join(choose.choice(WORDS) for _ in range(choose.randrange(1, 6)))
            self.entries.append((f"award-{number}", day, text, choose.choice(WORDS)))

    def test_says_the_same(self):
        found = events(write(self.entries))
        self.assertEqual(len(found), len(self.entries))
        for event, (uid, day, summary, description) in zip(found, self.entries):
            self.assertTrue(event["UID"].startswith(uid + "@"))
            self.assertEqual(event["DTSTART"].dt, day)
            self.assertEqual(event["DTEND"].dt, day + datetime.timedelta(days=1))
            self.assertEqual(str(event["SUMMARY"]), summary.replace("~", "\n"))
            self.assertEqual(str(event["DESCRIPTION"]), description.replace("~", "\n"))
            self.assertEqual(event["DTSTAMP"].dt, datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.timezone.utc))
            self.assertEqual(event["TRANSP"], "TRANSPARENT")

    def test_calendar_itself(self):
        calendar = icalendar.Calendar.from_ical(write(self.entries))
        self.assertEqual(calendar["VERSION"], "2.0")
        self.assertIn("Assay", calendar["PRODID"])
        self.assertEqual(str(calendar["X-WR-CALNAME"]), "Contracts, and; more")
        self.assertEqual(calendar.walk("VEVENT")[0].errors, [])

    def test_lines(self):
        """RFC 5545, section 3.1: CRLF, at most 75 octets, and no character is cut in two."""
        data = write(self.entries)
        self.assertTrue(data.endswith(b"END:VCALENDAR\r\n"))
        self.assertEqual(data.count(b"\n"), data.count(b"\r\n"))
        for line in data.split(b"\r\n"):
            self.assertLessEqual(len(line), 75)
            line.decode()

    def test_backslash(self):
        """A backslash before an n is no line end; icalendar 4 takes it for one, so it is looked for as written."""
        data = write([("a", "2026-11-22", r"C:\new", "")]).replace(b"\r\n ", b"")
        self.assertIn(rb"SUMMARY:C:\\new" + b"\r\n", data)

    def test_names_last(self):
        """The same day in the same register keeps its name; in another register it has another."""
        names = [str(event["UID"]) for event in events(write(self.entries))]
        self.assertEqual(len(set(names)), len(names))
        self.assertEqual(names, [str(event["UID"]) for event in events(write(self.entries))])
        other = {str(event["UID"]) for event in events(write(self.entries, "another"))}
        self.assertFalse(other & set(names))


if __name__ == "__main__":
    unittest.main()
