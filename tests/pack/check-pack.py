#!/usr/bin/python3
"""Follows every link, bookmark and named place of a pack and compares where it leads with what it says.

Usage: check-pack.py PACK.pdf [EARLIER.pdf]
Prints one line per problem, and what was looked at; the exit status says whether all was right.
A bookmark of an evidence file is expected to be named as what stands at its place. A link in an
evidence file whose text is “→ Something” is expected to lead to “Something”.
With an earlier pack, every place and every page of an item is expected on the page where it was, or
its old page says what became of it and the concordance lists it.
"""
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

RANGE = re.compile(r"^(\d+)(?:–(\d+))?$")
BOOKMARK = re.compile(r" · p (\d+)$")
ITEM = re.compile(r"^E\d{3,}\b")
ITEM_PAGE = re.compile(r"^(E\d{3,})\.p(\d+)$")
STAMP = re.compile(r"^(E\d{3,}) .*? · item page (\d+) of (\d+)")
CONTENTS = re.compile(r"^Page (\d+) of (E\d{3,}), on page (\d+)$")
XHTML = "{http://www.w3.org/1999/xhtml}"
NEAR = 40  # points from what is found to where a link leads


class Place:
    """A page (from 1) and, where the destination says so, a point on it from the lower left."""

    def __init__(self, page, view="/Fit", numbers=()):
        numbers = list(numbers) + [None] * 4
        self.page = page
        self.x = numbers[0] if view in ("/XYZ", "/FitV", "/FitBV", "/FitR") else None
        self.y = {"/XYZ": numbers[1], "/FitH": numbers[0], "/FitBH": numbers[0], "/FitR": numbers[3]}.get(view)

    def __str__(self):
        return f"page {self.page}" + (f" at {self.x}, {self.y}" if self.x or self.y else "")


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
        self.words = [[self.read_word(page, word) for word in page.iter(XHTML + "word")] for page in self.pages]
        self.items = [self.read_stamp(number) for number in range(1, len(self.pages) + 1)]
        self.names = dict(self.list_names(self.get(self.get(self.catalogue()["/Names"])["/Dests"])))

    @staticmethod
    def read_word(page, word):
        """The text, then left, bottom, right, top."""
        height = float(page.get("height"))
        box = [float(word.get(key)) for key in ("xMin", "yMax", "xMax", "yMin")]
        return word.text, box[0], height - box[1], box[2], height - box[3]

    def read_stamp(self, number):
        """The item and its page that the strip in the left margin names."""
        strip = [word for word in self.words[number - 1] if word[3] < 26]
        strip.sort(key=lambda word: word[2])
        said = STAMP.match(" ".join(word[0] for word in strip))
        return (said.group(1), int(said.group(2))) if said else None

    def get(self, value):
        if isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            return self.objects["obj:" + value]["value"]
        return value

    def catalogue(self):
        return self.get(self.objects["trailer"]["value"]["/Root"])

    def read_place(self, target):
        """The place that a destination names; None when it is nowhere."""
        target = self.get(target)
        if isinstance(target, str):
            return self.names.get(target[2:])
        target = self.get(target["/D"]) if isinstance(target, dict) else target
        return Place(self.numbers[target[0]], target[1], target[2:]) if target[0] in self.numbers else None

    def list_names(self, node):
        for kid in node.get("/Kids", []):
            yield from self.list_names(self.get(kid))
        pairs = node.get("/Names", [])
        for name, target in zip(pairs[::2], pairs[1::2]):
            yield name[2:], self.read_place(target)

    def links(self):
        for page in self.json["pages"]:
            for annotation in map(self.get, self.get(self.get(page["object"]).get("/Annots", []))):
                if annotation["/Subtype"] == "/Link":
                    yield page["pageposfrom1"], annotation

    def words_in(self, number, rect):
        inside = [
            word[0] for word in self.words[number - 1]
            if rect[0] - 2 <= (word[1] + word[3]) / 2 <= rect[2] + 2 and rect[1] <= (word[2] + word[4]) / 2 <= rect[3] + 3
        ]
        return " ".join(inside)

    def page_said(self, text):
        """The page that a link's text names; a year at the end of a wrapped title is none."""
        said = RANGE.match(text)
        return int(said.group(1)) if said and int(said.group(1)) <= len(self.pages) else None

    def text_of(self, number):
        return " ".join(word[0] for word in self.words[number - 1])

    def is_at(self, text, place):
        """Whether the text stands at the place, or on its page where that is all there is."""
        wanted, words = text.split(), self.words[place.page - 1]
        for i in range(len(words) - len(wanted) + 1):
            found = words[i:i + len(wanted)]
            if [word[0] for word in found] == wanted:
                left, bottom = min(word[1] for word in found), min(word[2] for word in found)
                right, top = max(word[3] for word in found), max(word[4] for word in found)
                if (place.x is None or left - 2 * NEAR <= place.x <= right + NEAR) and \
                   (place.y is None or bottom - NEAR <= place.y <= top + NEAR):
                    return True
        return False


def check_own_link(pack, number, name, rect):
    """A link that the pack itself makes, always to a name."""
    if pack.names.get(name) is None:
        return f"page {number}: a link to {name}, which is nowhere"
    text, target = pack.words_in(number, rect).rstrip(",;"), pack.names[name].page
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


def check_item_link(pack, number, link):
    """A link in an evidence file: within the item, or outside."""
    text, contents = pack.words_in(number, link["/Rect"]), link.get("/Contents", "u:")[2:]
    where = f"page {number}: “{text}” ({contents})"
    if "/A" in link:
        action = pack.get(link["/A"])
        if action["/S"] != "/URI" or action["/URI"][2:] != contents:
            return f"{where} is no address"
        return None
    place, said = pack.read_place(link["/Dest"]), CONTENTS.match(contents)
    if place is None or said is None:
        return f"{where} leads nowhere or does not say where"
    item, there = pack.items[number - 1], pack.items[place.page - 1]
    if int(said.group(3)) != place.page or there != (said.group(2), int(said.group(1))):
        return f"{where} leads to {place}, stamped {there}"
    if item is None or item[0] != there[0]:
        return f"{where} leads from {item} to {there}"
    if text.startswith("→ ") and not pack.is_at(text[2:], place):
        return f"{where} leads to {place}, where that is not"
    return None


def check_link(pack, number, link):
    if isinstance(link.get("/Dest"), str):
        return check_own_link(pack, number, link["/Dest"][2:], link["/Rect"])
    return check_item_link(pack, number, link)


def list_bookmarks(bookmarks, item=None):
    """Each with the item that it is beneath."""
    for bookmark in bookmarks:
        yield bookmark, item
        own = ITEM.match(bookmark["title"])
        yield from list_bookmarks(bookmark["kids"], item or (own.group(0) if own else None))


def check_bookmark(pack, bookmark, item):
    title, said = bookmark["title"], BOOKMARK.search(bookmark["title"])
    if bookmark["dest"] is None and item is not None:
        return f"bookmark “{title}” leads nowhere" if said else None
    if said is None:
        return f"bookmark without a page: {title}"
    if int(said.group(1)) != bookmark["destpageposfrom1"]:
        return f"bookmark “{title}” leads to page {bookmark['destpageposfrom1']}"
    if item is None:
        return None
    place = pack.read_place(bookmark["dest"])
    if pack.items[place.page - 1][0] != item:
        return f"bookmark “{title}” beneath {item} leads to {pack.items[place.page - 1]}"
    # A sheet's name is printed nowhere; its bookmark leads to the upper edge of the sheet's first page.
    at_edge = place.y is not None and place.y >= float(pack.pages[place.page - 1].get("height")) - 0.5
    if not at_edge and not pack.is_at(title[:said.start()], place):
        return f"bookmark “{title}” leads to {place}, where that is not"
    return None


def check_name(pack, name, place):
    if place is None:
        return f"{name} is nowhere"
    item = ITEM_PAGE.match(name)
    if item and pack.items[place.page - 1] not in (None, (item.group(1), int(item.group(2)))):
        return f"{name} is on page {place.page}, stamped {pack.items[place.page - 1]}"
    return None


def check_number(pack, number):
    """The last number at the foot, on the right."""
    foot = [word for word in pack.words[number - 1] if word[4] < 50]
    last = max(foot, key=lambda word: word[3], default=None)
    if last is None or last[0] != str(number):
        return f"page {number} is numbered {last[0] if last is not None else 'nothing'}"
    return None


def read_concordance(pack):
    """Its words, page by page; a page's foot names its section."""
    title = "Page numbers in the earlier pack"
    return " ".join(pack.text_of(n) for n in range(1, len(pack.pages) + 1) if title in pack.text_of(n) and n > 2)


def check_earlier_page(pack, earlier, concordance, number):
    """What is on a page of the earlier pack now."""
    if number > len(pack.pages):
        return f"page {number} is gone"
    was, now = earlier.items[number - 1], pack.items[number - 1]
    if was is None or was == now or "page is left blank" in earlier.text_of(number):
        return None
    if now is not None:
        return f"page {number} was {was} and is {now}"
    text = pack.text_of(number)
    if "This page is left blank." not in text or was[0] not in text:
        return f"page {number} was {was} and does not say what became of it"
    if was[0] not in concordance:
        return f"page {number} was {was}, which the concordance does not list"
    if was[0] in pack.names and f"begins on page {pack.names[was[0]].page}" not in text:
        return f"page {number} was {was} and does not say where that is"
    return None


def says_it_is_gone(pack, concordance, number):
    """Both the page itself and the concordance, which names it by its old page."""
    text = pack.text_of(number)
    return "This page is left blank." in text and "no longer in the pack" in text and \
        re.search(rf" {number}(–\d+)? – It is no longer in the pack\.", f" {concordance} ") is not None


def check_earlier_name(pack, concordance, name, place):
    now = pack.names.get(name)
    label = name.removeprefix("criterion-").split(".p")[0] if name.startswith(("criterion-", "E")) else None
    if name.startswith("page-") or (now is not None and now.page == place.page):
        return None
    if label is None and now is None and says_it_is_gone(pack, concordance, place.page):
        return None
    if label is None:
        return f"{name} was on page {place.page} and is on {now}"
    if f" {label} " not in f" {concordance} ":
        return f"{name} was on page {place.page} and is on {now}; the concordance does not list it"
    return None


def check_earlier(pack, path):
    earlier, concordance = Pack(path), read_concordance(pack)
    yield "there is no concordance" if not concordance else None
    for number in range(1, len(earlier.pages) + 1):
        yield check_earlier_page(pack, earlier, concordance, number)
    for name, place in earlier.names.items():
        yield check_earlier_name(pack, concordance, name, place)


def main(path, earlier=None):
    pack = Pack(path)
    links = list(pack.links())
    bookmarks = list(list_bookmarks(pack.json["outlines"]))
    numbered = sum(1 for number, link in links if pack.page_said(pack.words_in(number, link["/Rect"])))
    promised = sum(1 for number, link in links if pack.words_in(number, link["/Rect"]).startswith("→ "))
    problems = [check_link(pack, *link) for link in links]
    problems += [check_bookmark(pack, *bookmark) for bookmark in bookmarks]
    problems += [check_name(pack, *name) for name in pack.names.items()]
    problems += [check_number(pack, number) for number in range(1, len(pack.pages) + 1)]
    problems += check_earlier(pack, earlier) if earlier else []
    problems = [problem for problem in problems if problem]
    inner = sum(1 for bookmark in bookmarks if bookmark[1])
    print("\n".join(problems))
    print(f"{len(pack.pages)} pages, {len(links)} links ({numbered} with a page number, {promised} promising), "
          f"{len(bookmarks)} bookmarks ({inner} of items), {len(pack.names)} places")
    return 1 if problems or not links or not numbered or not bookmarks else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
