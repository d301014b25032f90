#!/usr/bin/python3
"""Breaks one rule of a pack's tags, to prove that check-tags.py notices.

Usage: break-tags.py RULE IN.pdf OUT.pdf
The rule “marks” is another matter: it takes all marks out of the content, to see that they change nothing seen.
"""
import sys

import pikepdf


def walk(element):
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from walk(kid)


def first(pdf, tag):
    return next(element for element in walk(pdf.Root.StructTreeRoot) if element.S == tag)


def keep_operators(pdf, page, kept):
    commands = [(operands, operator) for operands, operator in pikepdf.parse_content_stream(page)]
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream([command for command in commands if kept(*command)]))


def drop_artifact(pdf):
    """What was an artifact stands bare."""
    page, depth = pdf.pages[2], []

    def kept(operands, operator):
        if str(operator) in ("BDC", "BMC"):
            depth.append(str(operands[0]) == "/Artifact")
            return not depth[-1]
        return not (str(operator) == "EMC" and depth.pop())

    keep_operators(pdf, page, kept)


def drop_marks(pdf):
    for page in pdf.pages:
        keep_operators(pdf, page, lambda operands, operator: str(operator) not in ("BDC", "BMC", "EMC"))


def own_twice(pdf):
    heading = first(pdf, "/H1")
    heading.K = pikepdf.Array([*(heading.K if isinstance(heading.K, pikepdf.Array) else [heading.K])] * 2)


def link_page(pdf):
    return next(page for page in pdf.pages if "/Annots" in page.obj)


RULES = {
    "artifact": drop_artifact,
    "marks": drop_marks,
    "owned-twice": own_twice,
    "owned-by-nobody": lambda pdf: first(pdf, "/P").__delitem__("/K"),
    "way-back": lambda pdf: pdf.Root.StructTreeRoot.ParentTree.Kids[0].Nums[1].__setitem__(0, first(pdf, "/Table")),
    "alternative": lambda pdf: first(pdf, "/Figure").__delitem__("/Alt"),
    "scope": lambda pdf: first(pdf, "/TH").__delitem__("/A"),
    "level": lambda pdf: first(pdf, "/H1").__setitem__("/S", pikepdf.Name("/H3")),
    "list": lambda pdf: first(pdf, "/LBody").__setitem__("/S", pikepdf.Name("/P")),
    "columns": lambda pdf: first(pdf, "/TR").K.__delitem__(0),
    "link-element": lambda pdf: first(pdf, "/Link").__setitem__("/K", 0),
    "link-words": lambda pdf: link_page(pdf).obj.Annots[0].__delitem__("/Contents"),
    "language": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "title-shown": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "marked": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
    "tabs": lambda pdf: pdf.pages[1].obj.__delitem__("/Tabs"),
    "title": lambda pdf: pdf.docinfo.__setitem__("/Title", "Another"),
    "date": lambda pdf: pdf.docinfo.__setitem__("/ModDate", "D:20200101000000Z"),
}


def main(rule, path, output):
    with pikepdf.open(path) as pdf:
        RULES[rule](pdf)
        pdf.save(output)


if __name__ == "__main__":
    main(*sys.argv[1:])
