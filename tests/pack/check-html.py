#!/usr/bin/python3
"""Judges the HTML of a pack or a report against its own rules and against the PDF it leads to.

Usage: check-html.py PAGE.html FILE.pdf [turned]
Prints one line per problem, and what was looked at; the exit status says whether all was right.
What is said must be the same in both, section by section; pages of evidence are in the PDF only. With "turned", words are not compared: there is text that runs
from right to left, which pdftotext gives in the order in which it is seen.
"""
import base64
import hashlib
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import html5lib
import pikepdf

XHTML = "{http://www.w3.org/1999/xhtml}"
PAGES = re.compile(r"^(?:p )?(\d+)(?:–(\d+))?$")
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What only the one form has: names of columns that narrow screens repeat, numbers that lead to the
# PDF beside a heading, and the list that stands for an item's own pages.
NOT_COMPARED = {"lead-in", "sheets"}
# The foot of a page says its section, which for a standard is not its heading; and dots of lists.
FOOT_WORDS = {"Standard", "Standards", "Summary", "Cover", "•"}


def fold(text):
    """The letters alone: PDFs break words where lines end, and write ligatures. pdftotext leaves out
    a hyphen at the end of a line."""
    return re.sub(r"[\s-]+", "", TURNING.sub("", unicodedata.normalize("NFKC", text)))


def words_of(text):
    return [fold(word) for word in text.split() if fold(word)]


class Checker:
    def __init__(self, html, pdf, turned=None):
        self.turned = turned is not None
        self.problems = []
        self.counts = {"fragments": 0, "pages": 0, "sections": 0, "words": 0}
        self.html, self.pdf = Path(html).resolve(), Path(pdf).resolve()
        self.bytes = self.html.read_bytes()
        with pikepdf.open(pdf) as document:
            self.n_pages = len(document.pages)
        self.page_texts = subprocess.run(["pdftotext", pdf, "-"], check=True, capture_output=True
                                         ).stdout.decode("utf-8", "replace").split("\f")
        self.root = ElementTree.fromstring(self.bytes)
        self.parents = {child: parent for parent in self.root.iter() for child in parent}

    def wrong(self, text):
        self.problems.append(text)

    def all(self, name):
        return list(self.root.iter(XHTML + name))

    @staticmethod
    def classes(element):
        return set((element.get("class") or "").split())

    def text(self, element):
        """As it is read, with a blank wherever an element begins or ends."""
        return re.sub(r"\s+", " ", " ".join(element.itertext())).strip()

    # --- The page by itself

    def check_language_of_tags(self):
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(self.bytes)
        for place, code, values in parser.errors:
            self.wrong(f"HTML: {code} {values} at {place}")

    def check_closed(self):
        """Nothing runs, nothing is fetched."""
        heads = list(self.root.find(XHTML + "head"))
        names = [(item.get("http-equiv") or item.tag.removeprefix(XHTML)) for item in heads]
        style = self.all("style")[0].text
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = next((item.get("content") for item in heads if item.get("http-equiv")), "")
        if names.index("Content-Security-Policy") > names.index("style"):
            self.wrong("the policy comes after the style")
        if set(policy.split("; ")) != {"default-src 'none'", f"style-src 'sha256-{digest}'", "base-uri 'none'",
                                       "form-action 'none'"}:
            self.wrong(f"the policy is {policy}")
        if re.search(r"@import|url\((?!#)", style):
            self.wrong("the style fetches something")
        for element in self.root.iter():
            name = element.tag.split("}")[1]
            if name in {"script", "iframe", "object", "embed", "img", "link", "base", "form", "input"}:
                self.wrong(f"there is a {name}")
            for key in element.keys():
                if key == "style" or key.startswith("on") or key in {"src", "srcset", "action", "ping", "target"}:
                    self.wrong(f"{name} has {key}")

    def check_structure(self):
        if not self.root.get("lang"):
            self.wrong("no language")
        for name in ("h1", "main", "title", "style", "header"):
            if len(self.all(name)) != 1:
                self.wrong(f"{len(self.all(name))} of {name}")
        last = 0
        for element in self.root.iter():
            match = re.fullmatch(r"h([1-6])", element.tag.removeprefix(XHTML))
            if match:
                if int(match[1]) > last + 1:
                    self.wrong(f"h{last} is followed by h{match[1]}: {self.text(element)}")
                last = int(match[1])
        if not self.all("nav") or any(not nav.get("aria-label") for nav in self.all("nav")):
            self.wrong("a nav is missing or has no name")
        first = next(element for element in self.root.find(XHTML + "body"))
        if "skip" not in self.classes(first) or first.get("href") != "#main":
            self.wrong("the first thing is no skip link")

    def check_tables(self):
        for table in self.all("table"):
            heads = list(table.iter(XHTML + "th"))
            if not heads or any(head.get("scope") not in ("row", "col") for head in heads):
                self.wrong(f"a table without headers, or one without scope: {self.text(table)[:60]}")
            if any(not self.text(head) for head in heads):
                self.wrong("an empty header")
            widths = {len([cell for cell in row if cell.tag in (XHTML + "th", XHTML + "td")])
                      for row in table.iter(XHTML + "tr")}
            if len(widths) != 1:
                self.wrong(f"rows of {widths} cells")

    def check_figures(self):
        for figure in self.root.iter("{http://www.w3.org/2000/svg}svg"):
            named = figure.get("role") == "img" and figure.get("aria-label")
            if not named and figure.get("aria-hidden") != "true":
                self.wrong("a figure without words")

    # --- Where it leads

    def check_links(self):
        ids = [element.get("id") for element in self.root.iter() if element.get("id")]
        for name in {name for name in ids if ids.count(name) > 1}:
            self.wrong(f"{name} is there twice")
        for link in self.all("a"):
            href = link.get("href")
            if href.startswith("#"):
                self.counts["fragments"] += 1
                if unquote(href[1:]) not in ids:
                    self.wrong(f"{href} leads nowhere")
                continue
            address, fragment = urldefrag(urljoin(self.html.as_uri(), href))
            if "file" in self.classes(link):
                self.check_file(href, fragment)
            elif address != self.pdf.as_uri():
                self.wrong(f"{href} leads to {address}")
            elif fragment or "page" in self.classes(link):
                self.check_page(link, fragment)

    def check_file(self, href, fragment):
        """A page of another PDF, which is in the same folder."""
        self.counts["pages"] += 1
        name = unquote(urldefrag(href)[0])
        with pikepdf.open(self.html.with_name(name)) as document:
            n_pages = len(document.pages)
        if "/" in name or not re.fullmatch(r"page=\d+", fragment) or not 1 <= int(fragment[5:]) <= n_pages:
            self.wrong(f"{href} leads nowhere in {name}, which has {n_pages} pages")

    def check_page(self, link, fragment):
        self.counts["pages"] += 1
        said = PAGES.fullmatch(self.text(link))
        if not said or fragment != f"page={said[1]}" or not 1 <= int(said[1]) <= self.n_pages \
                or int(said[2] or said[1]) > self.n_pages:
            self.wrong(f"“{self.text(link)}” leads to {fragment} of {self.n_pages}")
            return
        beside = self.parents[link]
        if "beside" in self.classes(beside) and not self.turned:
            heading = list(self.parents[beside])[0]
            if fold(self.text(heading)) not in fold(self.page_texts[int(said[1]) - 1]):
                self.wrong(f"“{self.text(heading)}” is not on page {said[1]}")

    # --- The same is said

    def collect(self, element, out):
        if self.classes(element) & NOT_COMPARED or element.tag.endswith("}svg"):
            return
        if "page" in self.classes(element) and "beside" in self.classes(self.parents[element]):
            return
        out.append(element.text or "")
        for child in element:
            self.collect(child, out)
            out.append(child.tail or "")

    def first_page(self, section):
        for link in section.iter(XHTML + "a"):
            if "page" in self.classes(link) and "beside" in self.classes(self.parents[link]):
                return int(self.text(link).removeprefix("p "))
        return None

    def begins_page(self, section, page):
        heading = next(item for item in section.iter() if re.fullmatch("h[1-6]", item.tag.removeprefix(XHTML)))
        return fold(self.page_texts[page - 1]).startswith(fold(self.text(heading)))

    def last_page(self, section, following, shared):
        for item in section.iter(XHTML + "li"):
            if "sheets" in self.classes(self.parents[item]):
                return int(PAGES.fullmatch(self.text(next(item.iter(XHTML + "a"))))[1]) - 1
        return (following or self.n_pages + 1) - (0 if shared else 1)

    def page_words(self, number):
        """Without the number at the foot, which is a line of its own near the end."""
        lines = [line.strip() for line in self.page_texts[number - 1].split("\n") if line.strip()]
        if str(number) not in lines:
            self.wrong(f"page {number} does not say its number")
            return words_of(" ".join(lines))
        lines.reverse()
        lines.remove(str(number))
        return words_of(" ".join(reversed(lines)))

    def check_same_text(self):
        sections = self.all("section")
        starts = [self.first_page(section) for section in sections]
        title = words_of(self.text(self.all("title")[0]))
        for place, section in enumerate(sections):
            following = starts[place + 1] if place + 1 < len(starts) else None
            shared = following is not None and not self.begins_page(sections[place + 1], following)
            # Before the heading stands the end of the section before, if it shares the page.
            neighbours = [sections[i] for i in (place - 1, place + 1) if 0 <= i < len(sections)]
            out = []
            self.collect(section, out)
            here = words_of(" ".join(out))
            there = [word for number in range(starts[place], self.last_page(section, following, shared) + 1)
                     for word in self.page_words(number)]
            all_here, all_there = fold("".join(out)), "".join(there)
            foot = "".join(title) + all_here + fold(self.text(section))
            if shared or place > 0 and not self.begins_page(section, starts[place]):
                foot += "".join(fold(self.text(neighbour)) for neighbour in neighbours)
            self.counts["sections"] += 1
            self.counts["words"] += len(here)
            for word in here:
                if word not in all_there:
                    self.wrong(f"page {starts[place]}: only the HTML has “{word}”")
            for word in there:
                if word not in foot and word not in FOOT_WORDS:
                    self.wrong(f"page {starts[place]}: only the PDF has “{word}”")

    def run(self):
        self.check_language_of_tags()
        self.check_closed()
        self.check_structure()
        self.check_tables()
        self.check_figures()
        self.check_links()
        if self.turned:
            del self.counts["sections"], self.counts["words"]
        else:
            self.check_same_text()
        for problem in self.problems:
            print(problem)
        print(", ".join(f"{count} {what}" for what, count in self.counts.items()))
        return 1 if self.problems or not all(self.counts.values()) else 0


if __name__ == "__main__":
    sys.exit(Checker(*sys.argv[1:]).run())
