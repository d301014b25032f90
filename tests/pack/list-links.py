#!/usr/bin/python3
"""Prints the bookmarks of a PDF and the links of its evidence, one a line, with where they lead.

Usage: list-links.py FILE.pdf
The outline is walked by its own pointers, and every pointer and count is compared with the others.
"""
import sys

import pikepdf


def number(value):
    if isinstance(value, pikepdf.Array):
        return list_numbers(value)
    return "null" if value is None else f"{float(value):.1f}".removesuffix(".0")


def list_numbers(array):
    return " ".join(number(value) for value in array)


class Document:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.pages = {page.objgen: i for i, page in enumerate(self.pdf.pages, 1)}
        names = self.pdf.Root.get("/Names", {}).get("/Dests")
        self.names = pikepdf.NameTree(names) if names is not None else {}

    def describe_target(self, holder):
        if "/A" in holder:
            action = holder.A
            return str(action.URI) if action.S == "/URI" else f"action {action.S}"
        if "/Dest" not in holder:
            return "nowhere"
        target = holder.Dest
        if isinstance(target, pikepdf.String):
            target = self.names[str(target)]
        items = list(target)
        return f"page {self.pages[items[0].objgen]} {str(items[1])[1:]} {list_numbers(items[2:])}".strip()

    def walk(self, parent, depth):
        """Yields the lines of what is beneath parent; returns how many show when it is open."""
        item, previous, shown = parent.get("/First"), None, 0
        while item is not None:
            assert item.Parent.objgen == parent.objgen, item.Title
            assert (item.Prev.objgen if "/Prev" in item else None) == previous, item.Title
            count = int(item.get("/Count", 0))
            mark = "+" if count > 0 else "-" if count < 0 else " "
            yield f"{mark} {'  ' * depth}{item.Title} -> {self.describe_target(item)}"
            beneath = yield from self.walk(item, depth + 1)
            assert abs(count) == beneath, f"{item.Title} has {beneath} beneath it, not {count}"
            shown += 1 + max(count, 0)
            previous, item = item.objgen, item.get("/Next")
        assert (parent.Last.objgen if "/Last" in parent else None) == previous
        return shown

    def list_bookmarks(self):
        outline = self.pdf.Root.get("/Outlines")
        if outline is not None:
            shown = yield from self.walk(outline, 0)
            assert int(outline.Count) == shown, f"{shown} bookmarks show, not {outline.Count}"

    def list_links(self):
        """Those of the evidence: the pack's own lead to names."""
        for i, page in enumerate(self.pdf.pages, 1):
            for link in page.get("/Annots", []):
                if link.Subtype == "/Link" and not isinstance(link.get("/Dest"), pikepdf.String):
                    yield i, link

    def describe_links(self):
        for i, link in self.list_links():
            looks = [f"{key[1:]} [{list_numbers(link[key])}]" for key in ("/Border", "/C", "/QuadPoints") if key in link]
            looks += [f"W {number(link.BS.W)}"] if "/BS" in link else []
            yield f"{i} [{list_numbers(link.Rect)}] {link.Contents} -> {self.describe_target(link)} {' '.join(looks)}".strip()


def main(path):
    document = Document(path)
    for line in document.list_bookmarks():
        print(line)
    for line in document.describe_links():
        print(line)


if __name__ == "__main__":
    sys.setrecursionlimit(10000)
    main(sys.argv[1])
