#!/usr/bin/python3
# Checks that the sample's citations lead to what they name: each heading stands on a cited page.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: check-places.py PORTFOLIO_FOLDER
#
# Headings move when a document is edited or a font is missing; this says so before a reader does.
# A place may name several headings, parted by semicolons. Pictures cannot be read and are left out.

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path


def read_pdf(path, pages):
    ranges = [part.strip().split("-") for part in (pages or "1-9999").split(",")]
    return " ".join(
        subprocess.run(["pdftotext", "-f", ends[0], "-l", ends[-1], str(path), "-"],
                       check=True, capture_output=True, text=True).stdout for ends in ranges)


def read_office(path):
    """Words of a document, or names of a workbook's sheets."""
    with zipfile.ZipFile(path) as parts:
        name = "word/document.xml" if "word/document.xml" in parts.namelist() else "xl/workbook.xml"
        text = parts.read(name).decode()
    return re.sub(r"<[^>]*>", "", text) if name.startswith("word") else " ".join(
        f"Sheet “{sheet}”" for sheet in re.findall(r'<sheet [^>]*name="([^"]*)"', text))


def read_cited(folder, source, pages):
    """What the citation points to, with single spaces; None where it cannot be read as text."""
    path = folder / "evidence" / source.get("sha256")[:2] / source.get("sha256")
    kind = source.get("type")
    if kind == "application/pdf":
        text = read_pdf(path, pages)
    elif "officedocument" in kind:
        text = read_office(path)
    else:
        return None
    return " ".join(text.split())


def list_faults(folder):
    portfolio = ElementTree.parse(folder / "portfolio.xml").getroot()
    sources = {item.get("number"): item.find("source") for item in portfolio.iter("evidence")}
    for response in portfolio.iter("response"):
        for citation in response.iter("citation"):
            place, number = citation.findtext("place"), citation.get("evidence")
            if place is None or sources[number] is None:
                continue
            text = read_cited(folder, sources[number], citation.get("pages"))
            for heading in place.split("; "):
                if text is not None and heading not in text:
                    pages = citation.get("pages") or "any"
                    yield f"{response.get('criterion')}: “{heading}” is not in {number}, pages {pages}"


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: check-places.py PORTFOLIO_FOLDER")
    faults = list(list_faults(Path(sys.argv[1])))
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        sys.exit("Correct the citation in steps.sh, or the document; a missing font moves pages, too.")
    print("Every cited heading stands on a page that is cited.")


if __name__ == "__main__":
    main()
