#!/usr/bin/python3
"""Follows every link and bookmark of a pack and compares where it leads with what it says.

Usage: check-pack.py PACK.pdf
Prints one line per problem, and what was looked at; the exit status says whether all was right.
"""
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

RANGE = re.compile(r"^(\d+)(?:–(\d+))?$")
BOOKMARK = re.compile(r" · p (\d+)$")
ITEM = re.compile(r"^E\d{3,}\b")
XHTML = "{http://www.w3.org/1999/xhtml}"


class Pack:
    def __init__(self, path):
        # Warnings of qpdf (status 3) are problems too.
        described = subprocess.run(["qpdf", "--json=2", path], check=True, capture_output=True)
        self.json = json.loads(described.stdout)
        self.objects = self.json["qpdf"][1]
        self.numbers = {page["object"]: page["pageposfrom1"] for page in self.json["pages"]}
        boxes = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True).stdout
        # Characters that XML cannot hold come through from evidence files.
        clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", boxes.decode("utf-8", "replace"))
        self.pages = list(ElementTree.fromstring(clean).iter(XHTML + "page"))
        self.names = dict(self.list_names(self.get(self.get(self.catalogue()["/Names"])["/Dests"])))

    def get(self, value):
        if isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            return self.objects["obj:" + value]["value"]
        return value

    def catalogue(self):
        return self.get(self.objects["trailer"]["value"]["/Root"])

    def list_names(self, node):
        for kid in node.get("/Kids", []):
            yield from self.list_names(self.get(kid))
        pairs = node.get("/Names", [])
        for name, target in zip(pairs[::2], pairs[1::2]):
            target = self.get(target)
            target = target["/D"] if isinstance(target, dict) else target
            yield name[2:], self.numbers[target[0]]

    def links(self):
        for page in self.json["pages"]:
            annotations = self.get(self.get(page["object"]).get("/Annots", []))
            for annotation in map(self.get, annotations):
                if annotation["/Subtype"] == "/Link" and "/Dest" in annotation:
                    yield page["pageposfrom1"], annotation["/Dest"][2:], annotation["/Rect"]

    def words_in(self, number, rect):
        page = self.pages[number - 1]
        height = float(page.get("height"))
        words = []
        for word in page.iter(XHTML + "word"):
            left, right = float(word.get("xMin")), float(word.get("xMax"))
            middle = height - (float(word.get("yMin")) + float(word.get("yMax"))) / 2
            if rect[0] - 2 <= (left + right) / 2 <= rect[2] + 2 and rect[1] <= middle <= rect[3] + 3:
                words.append(word.text)
        return " ".join(words)

    def page_said(self, text):
        """The page that a link's text names; a year at the end of a wrapped title is none."""
        said = RANGE.match(text)
        return int(said.group(1)) if said and int(said.group(1)) <= len(self.pages) else None

    def text_of(self, number):
        return " ".join(word.text for word in self.pages[number - 1].iter(XHTML + "word"))


def check_link(pack, number, name, rect):
    if name not in pack.names:
        return f"page {number}: a link to {name}, which is nowhere"
    text, target = pack.words_in(number, rect).rstrip(",;"), pack.names[name]
    said = pack.page_said(text)
    if said and said != target:
        return f"page {number}: “{text}” leads to page {target}"
    if ITEM.match(text) and name != ITEM.match(text).group(0):
        return f"page {number}: “{text}” leads to {name}"
    if name.startswith("criterion-") and name[10:] not in pack.text_of(target):
        return f"page {number}: “{text}” leads to page {target}, which does not speak of {name}"
    if ITEM.match(name) and name.split(".")[0] not in pack.text_of(target):
        return f"page {number}: “{text}” leads to page {target}, which is not of {name}"
    return None


def list_bookmarks(bookmarks):
    for bookmark in bookmarks:
        yield bookmark
        yield from list_bookmarks(bookmark["kids"])


def check_bookmark(bookmark):
    said = BOOKMARK.search(bookmark["title"])
    if said is None:
        return f"bookmark without a page: {bookmark['title']}"
    if int(said.group(1)) != bookmark["destpageposfrom1"]:
        return f"bookmark “{bookmark['title']}” leads to page {bookmark['destpageposfrom1']}"
    return None


def check_number(pack, number):
    """The last number at the foot, on the right."""
    words = list(pack.pages[number - 1].iter(XHTML + "word"))
    height = float(pack.pages[number - 1].get("height"))
    foot = [word for word in words if float(word.get("yMin")) > height - 50]
    last = max(foot, key=lambda word: float(word.get("xMax")), default=None)
    if last is None or last.text != str(number):
        return f"page {number} is numbered {last.text if last is not None else 'nothing'}"
    return None


def main(path):
    pack = Pack(path)
    links = list(pack.links())
    bookmarks = list(list_bookmarks(pack.json["outlines"]))
    numbered = sum(1 for link in links if pack.page_said(pack.words_in(link[0], link[2])))
    problems = [check_link(pack, *link) for link in links]
    problems += [check_bookmark(bookmark) for bookmark in bookmarks]
    problems += [check_number(pack, number) for number in range(1, len(pack.pages) + 1)]
    problems = [problem for problem in problems if problem]
    print("\n".join(problems))
    print(f"{len(pack.pages)} pages, {len(links)} links ({numbered} with a page number), "
          f"{len(bookmarks)} bookmarks, {len(pack.names)} places")
    return 1 if problems or not links or not numbered or not bookmarks else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
