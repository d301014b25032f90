#!/usr/bin/python3
"""Reads a pack as a program for blind readers does, and says where its tags are wrong.

Usage: check-tags.py PACK.pdf [PAGE WORDS...]
Prints one line per problem, and what was looked at; the exit status says whether all was right. With
PAGE (from 1), the words that the structure holds on that page must contain WORDS in this order.
Pages of evidence are forms of other files: they are one piece each, and not looked into.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter

import pikepdf

PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "s", "S", "Do", "sh", "Tj", "TJ", "'", '"', "INLINE IMAGE"}
SHOWING = {"Tj", "TJ", "'", '"'}
TAGS = {"Document", "Part", "Sect", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR",
        "TH", "TD", "Figure", "Link", "Span"}
WITHIN = {"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}}
HOLDS = {"L": {"LI"}, "LI": {"Lbl", "LBody"}, "Table": {"TR"}, "TR": {"TH", "TD"}}
LANGUAGE = re.compile(r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")
HEADING = re.compile(r"^H([1-6])$")
NAMES = {"dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
         "pdf": "http://ns.adobe.com/pdf/1.3/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}


def decode_map(font):
    """From codes to text, as the font's ToUnicode says, and how many bytes a code has."""
    width, codes = (2 if font.get("/Subtype") == "/Type0" else 1), {}
    if "/ToUnicode" not in font:
        return width, codes
    text = font.ToUnicode.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, value in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            codes[int(code, 16)] = bytes.fromhex(value).decode("utf-16-be", "replace")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, value in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            for i in range(int(last, 16) - int(first, 16) + 1):
                codes[int(first, 16) + i] = chr(int(value, 16) + i)
        for first, _, values in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*\[(.*?)\]", block, re.S):
            for i, value in enumerate(re.findall(r"<([0-9a-fA-F]+)>", values)):
                codes[int(first, 16) + i] = bytes.fromhex(value).decode("utf-16-be", "replace")
    return width, codes


class Page:
    """The pieces of a page's content by number, and what is wrong with how they are marked."""

    def __init__(self, pack, number, page):
        self.number, self.pieces, self.problems = number, {}, []
        self.fonts = {key: pack.font(font) for key, font in page.obj.Resources.get("/Font", {}).items()}
        open_marks, font, placed = [], None, False
        for operands, operator in pikepdf.parse_content_stream(page):
            operator = str(operator)
            if operator in ("BDC", "BMC"):
                open_marks.append(self.read_mark(operands, open_marks))
            elif operator == "EMC":
                open_marks.pop() if open_marks else self.complain("EMC without its beginning")
            elif operator == "Tf":
                font = self.fonts[str(operands[0])]
            if operator in PAINTING and not any(mark is not None for mark in open_marks):
                self.complain(f"{operator} is in no piece and no artifact")
            if operator in SHOWING and font:
                self.add_text(open_marks, font, operands)
        if open_marks:
            self.complain("a piece does not end")

    def complain(self, problem):
        self.problems.append(f"page {self.number}: {problem}")

    def read_mark(self, operands, open_marks):
        """The number of a piece, -1 for an artifact, None for what is neither."""
        tag, facts = str(operands[0]), operands[1] if len(operands) > 1 else None
        if tag == "/Artifact":
            return -1
        if not isinstance(facts, pikepdf.Dictionary) or "/MCID" not in facts:
            return None
        number = int(facts.MCID)
        if number in self.pieces:
            self.complain(f"piece {number} is there twice")
        if any(mark is not None for mark in open_marks):
            self.complain(f"piece {number} is within another or an artifact")
        self.pieces[number] = ""
        return number

    def add_text(self, open_marks, font, operands):
        width, codes = font
        strings = [bytes(part) for part in operands[-1] if isinstance(part, pikepdf.String)] \
            if isinstance(operands[-1], pikepdf.Array) else [bytes(operands[-1])]
        owner = next((mark for mark in open_marks if mark is not None), None)
        if owner is None or owner < 0:
            return
        for string in strings:
            for i in range(0, len(string), width):
                code = int.from_bytes(string[i:i + width], "big")
                self.pieces[owner] += codes.get(code, chr(code) if width == 1 else "")


class Pack:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.known_fonts = {}
        self.problems = []
        self.pages = [Page(self, number, page) for number, page in enumerate(self.pdf.pages, 1)]
        self.by_object = {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, 1)}
        self.owned, self.owned_links, self.counts, self.texts = {}, {}, Counter(), Counter()
        self.headings, self.spoken = [], {}
        for page in self.pages:
            self.problems += page.problems

    def font(self, font):
        if font.objgen not in self.known_fonts:
            self.known_fonts[font.objgen] = decode_map(font)
        return self.known_fonts[font.objgen]

    def complain(self, problem):
        self.problems.append(problem)

    def own(self, number, piece, element):
        where = f"piece {piece} of page {number}"
        if (number, piece) in self.owned:
            self.complain(f"{where} is owned twice")
        if piece not in self.pages[number - 1].pieces:
            self.complain(f"{where} is owned, but is not there")
        self.owned[number, piece] = element.objgen
        return self.pages[number - 1].pieces.get(piece, "")

    def own_link(self, kid, element):
        annotation = kid.Obj
        if element.S != "/Link":
            self.complain(f"a link belongs to a {element.S}")
        if annotation.objgen in self.owned_links:
            self.complain(f"link {annotation.objgen} is owned twice")
        self.owned_links[annotation.objgen] = element.objgen

    def speak(self, number, text):
        if text:
            self.spoken.setdefault(number, []).append(text)

    def read_kid(self, kid, element, replaced):
        """What is owned directly, or None for an element."""
        page = self.by_object.get(element.Pg.objgen) if "/Pg" in element else None
        if isinstance(kid, int):
            text = self.own(page, kid, element)
        elif kid.get("/Type") == "/MCR":
            page = self.by_object[kid.Pg.objgen]
            text = self.own(page, int(kid.MCID), element)
        elif kid.get("/Type") == "/OBJR":
            self.own_link(kid, element)
            return True
        else:
            return None
        if not replaced:
            self.speak(page, text)
        return True

    def check_element(self, element, tag, parent):
        if tag not in TAGS:
            self.complain(f"{tag} is no tag")
        if parent not in WITHIN.get(tag, {parent}):
            self.complain(f"{tag} is in {parent}")
        if tag not in HOLDS.get(parent, {tag}):
            self.complain(f"{parent} holds {tag}")
        if tag == "Figure" and not str(element.get("/Alt", "")).strip():
            self.complain("a figure does not say what it shows")
        if tag == "TH" and element.get("/A", {}).get("/Scope") not in ("/Row", "/Column"):
            self.complain("a header cell does not say of what")
        if "/Lang" in element and not LANGUAGE.match(str(element.Lang)):
            self.complain(f"“{element.Lang}” is no language")
        heading = HEADING.match(tag)
        if heading:
            level, before = int(heading.group(1)), self.headings[-1] if self.headings else 0
            if level > before + 1:
                self.complain(f"heading of level {level} after one of level {before}")
            self.headings.append(level)

    @staticmethod
    def kids_of(element):
        kids = element.get("/K", pikepdf.Array())
        return list(kids) if isinstance(kids, pikepdf.Array) else [kids]

    @staticmethod
    def span_of(cell):
        return int(cell.get("/A", {}).get("/ColSpan", 1))

    def check_table(self, table):
        widths = {sum(map(self.span_of, self.kids_of(row))) for row in self.kids_of(table)}
        if len(widths) != 1:
            self.complain(f"a table has rows of {sorted(widths)} columns")
        cells = [cell for row in self.kids_of(table) for cell in self.kids_of(row)]
        if not any(cell.S == "/TH" for cell in cells):
            self.complain("a table has no header cells")

    def walk(self, element, parent, owner, replaced=False):
        tag = str(element.S)[1:]
        self.counts[tag] += 1
        if element.P.objgen != owner:
            self.complain(f"{tag} does not know where it belongs")
        self.check_element(element, tag, parent)
        if "/ActualText" in element:
            self.speak(self.by_object[element.Pg.objgen], str(element.ActualText))
        if tag == "Figure":
            self.speak(self.by_object[element.Pg.objgen], str(element.get("/Alt", "")))
        replaced = replaced or "/ActualText" in element
        if "/Lang" in element:
            self.texts[str(element.Lang)] += 1
        for kid in self.kids_of(element):
            if self.read_kid(kid, element, replaced) is None:
                self.walk(kid, tag, element.objgen, replaced)
        if tag == "Table":
            self.check_table(element)
        if tag == "LI" and Counter(str(kid.S) for kid in self.kids_of(element))["/LBody"] != 1:
            self.complain("an item of a list has not one body")

    def list_numbers(self, node):
        """The keys and values of a number tree."""
        yield from node.get("/Nums", [])
        for kid in node.get("/Kids", []):
            if [int(limit) for limit in kid.Limits] != [int(kid.Nums[0]), int(kid.Nums[-2])]:
                self.complain("the parent tree has wrong limits")
            yield from self.list_numbers(kid)

    def check_parents(self):
        """The way back, from a piece to its element."""
        numbers = list(self.list_numbers(self.pdf.Root.StructTreeRoot.ParentTree))
        keys = [int(key) for key in list(numbers)[::2]]
        if keys != sorted(set(keys)):
            self.complain("the parent tree is out of order")
        parents = dict(zip(keys, list(numbers)[1::2]))
        for number, page in enumerate(self.pdf.pages, 1):
            owners = parents.get(int(page.obj.get("/StructParents", -1)), [])
            for piece in self.pages[number - 1].pieces:
                if (number, piece) not in self.owned:
                    self.complain(f"piece {piece} of page {number} is owned by nobody")
                elif piece >= len(owners) or owners[piece].objgen != self.owned[number, piece]:
                    self.complain(f"piece {piece} of page {number} does not know its owner")
            for annotation in page.obj.get("/Annots", []):
                self.check_annotation(number, annotation, parents)

    def check_annotation(self, number, annotation, parents):
        if annotation.get("/Subtype") != "/Link":
            return
        owner = self.owned_links.get(annotation.objgen)
        if owner is None:
            self.complain(f"page {number}: a link is in no element")
        elif getattr(parents.get(int(annotation.get("/StructParent", -1))), "objgen", None) != owner:
            self.complain(f"page {number}: a link does not know its element")
        if not str(annotation.get("/Contents", "")).strip():
            self.complain(f"page {number}: a link does not say where it leads")

    def check_catalogue(self):
        root = self.pdf.Root
        if not LANGUAGE.match(str(root.get("/Lang", ""))):
            self.complain("the document has no language")
        if not root.get("/MarkInfo", {}).get("/Marked"):
            self.complain("the document does not say that it is tagged")
        if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
            self.complain("the title is not shown")
        for number, page in enumerate(self.pdf.pages, 1):
            if page.obj.get("/Tabs") != "/S":
                self.complain(f"page {number}: the tab key does not follow the structure")

    def check_metadata(self):
        if "/Metadata" not in self.pdf.Root:
            self.complain("no metadata")
            return
        xml = self.pdf.Root.Metadata.read_bytes().decode()
        tree, info = ElementTree.fromstring(xml), self.pdf.docinfo
        for key, path in {"/Title": "dc:title//rdf:li", "/Author": "dc:creator//rdf:li", "/Subject": "dc:description//rdf:li",
                          "/Creator": "xmp:CreatorTool", "/Producer": "pdf:Producer"}.items():
            said = tree.find(f".//{path}", NAMES)
            if said is None or said.text != str(info.get(key)):
                self.complain(f"metadata and information differ in {key}")
        for key, path in {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}.items():
            said = tree.find(f".//{path}", NAMES)
            if said is None or "D:" + re.sub(r"[-:T]", "", said.text) != str(info.get(key)):
                self.complain(f"metadata and information differ in {key}")
        if "pdfuaid" in xml or "pdfaid" in xml:
            self.complain("a claim that nobody has checked")

    def check(self):
        root = self.pdf.Root.StructTreeRoot
        for element in self.kids_of(root):
            self.walk(element, None, root.objgen)
        self.check_parents()
        self.check_catalogue()
        self.check_metadata()

    def check_reading(self, number, wanted):
        spoken, at = " ".join(" ".join(self.spoken.get(number, [])).split()), 0
        for words in wanted:
            found = spoken.find(words, at)
            if found < 0:
                self.complain(f"page {number}: “{words}” is not read after what comes before it, in: {spoken}")
                return
            at = found + len(words)


def main(path, number="", *wanted):
    pack = Pack(path)
    pack.check()
    if number:
        pack.check_reading(int(number), wanted)
    print("\n".join(pack.problems[:40]))
    print(f"{len(pack.pages)} pages, {len(pack.owned)} pieces, {len(pack.owned_links)} links, "
          f"{dict(sorted(pack.counts.items()))}, other languages {dict(sorted(pack.texts.items()))}")
    return 1 if pack.problems or not pack.owned or not pack.headings else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
