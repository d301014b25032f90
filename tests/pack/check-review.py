#!/usr/bin/python3
"""Follows every link of a review's report, into itself and into the pack that it speaks of.

Usage: check-review.py REPORT.pdf PACK.pdf
Prints one line per problem, and what was looked at; the exit status says whether all was right.
"""
import importlib.util
import re
import sys
from pathlib import Path

SPEC = importlib.util.spec_from_file_location("check_pack", Path(__file__).with_name("check-pack.py"))
check_pack = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(check_pack)

# What is read out for a link: "E007, p 4 (page 112), page 112 of pack.pdf".
WORDS = re.compile(r"^(.*), page (\d+) of pack\.pdf$")
LOOK = re.compile(r"^(?:(E\d{3,}), )?pp? (\d+)(?:–\d+)? \(pages? (\d+)[^)]*\)$")
WHOLE = re.compile(r"^(E\d{3,}) \(page (\d+)\)$")
IN_FULL = re.compile(r"^In full on page (\d+)$")


def check_page(pack, text, page):
    """Whether the pack has on that page what the text says it has there."""
    look, whole, in_full = LOOK.match(text), WHOLE.match(text), IN_FULL.match(text)
    said = look.group(3) if look else whole.group(2) if whole else in_full.group(1) if in_full else None
    if said is None or int(said) != page:
        return f"says {said}"
    if look:
        stamp = pack.items[page - 1]
        if stamp is None or stamp[1] != int(look.group(2)) or look.group(1) not in (None, stamp[0]):
            return f"is stamped {stamp}"
    if whole and whole.group(1) not in pack.text_of(page):
        return "is not of that item"
    return None


def check_file_link(pack, number, action, contents):
    where = f"page {number}: “{contents}”"
    words = WORDS.match(contents)
    if action["/S"] != "/GoToR" or action["/F"] != "u:pack.pdf" or words is None:
        return f"{where} does not lead into the pack: {action}"
    page = action["/D"][0] + 1
    if int(words.group(2)) != page or not 1 <= page <= len(pack.pages):
        return f"{where} leads to page {page}"
    wrong = check_page(pack, words.group(1), page)
    return f"{where} leads to page {page}, which {wrong}" if wrong else None


def main(report_path, pack_path):
    report, pack = check_pack.Pack(report_path), check_pack.Pack(pack_path)
    problems, inside, outside = [], 0, 0
    for number, link in report.links():
        if "/A" in link:
            outside += 1
            problem = check_file_link(pack, number, report.get(link["/A"]), link.get("/Contents", "u:")[2:])
        else:
            inside += 1
            problem = check_pack.check_own_link(report, number, link["/Dest"][2:], link["/Rect"])
        if problem:
            problems.append(problem)
    print("\n".join(problems))
    print(f"{inside} links inside, {outside} into the pack, {len(problems)} problems")
    return 1 if problems or not inside else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
