#!/usr/bin/python3
"""Fails when a source file breaks a house rule that a program can see.

Usage: check-sources.py SOURCE_ROOT
"""
import pathlib
import re
import sys

MAX_FILE_LINES = 700
MAX_FUNCTION_LINES = 75
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
# Counts bytes. Digits and such may be cut that way, but not what somebody wrote.
CUT_TEXT = re.compile(r"“[^”]*%\.\d+s")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def function_lengths(lines):
    """(line, length) of each function: our format puts its braces in the first column."""
    start = None
    for number, line in enumerate(lines, 1):
        if line.startswith("{"):
            start = number
        elif line.startswith("}") and start is not None:
            yield start, number - start
            start = None


def check_file(path):
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    if not text.startswith("/* "):
        yield 1, "begin with a comment that says what the file is for"
    if SPDX not in text[:1500]:
        yield 1, f"say {SPDX}"
    if len(lines) > MAX_FILE_LINES:
        yield len(lines), f"more than {MAX_FILE_LINES} lines: two rooms under one roof?"
    for number, line in enumerate(lines, 1):
        if re.search(r"\bgoto\b", line):
            yield number, "no goto"
        if UNFINISHED.search(line):
            yield number, "finish it"
        if CUT_TEXT.search(line):
            yield number, "quote with assay_text_dup_quoted (): this could cut a character in two"
    if path.suffix == ".c":
        for number, length in function_lengths(lines):
            if length > MAX_FUNCTION_LINES:
                yield number, f"a function of {length} lines; {MAX_FUNCTION_LINES} is already long"
    if path.suffix == ".h" and "#pragma once" not in text:
        yield 1, "guard the header with #pragma once"


def main(root):
    found = 0
    for folder in ("src", "tests"):
        for path in sorted((pathlib.Path(root) / folder).rglob("*.[ch]")):
            for number, message in check_file(path):
                print(f"{path}:{number}: {message}")
                found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
