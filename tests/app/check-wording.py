#!/usr/bin/python3
"""What people read is UK English and typeset as it should be. Goes through every text that is marked for translation.

Usage: check-wording.py TEMPLATE.pot | --self-test
"""
import pathlib
import re
import sys

STEMS = "organ|recogn|summar|priorit|minim|maxim|custom|final|author|real|emphas|standard|item|util|special|anonym"
RULES = [
    # What begins with two spaces stands in columns.
    (re.compile(r"^(?!  ).*\S  +\S", re.S), "one space is enough"),
    (re.compile(rf"\b(?:{STEMS})(?:i)?z(?:e|ed|es|er|ing|ation|ations)\b|\banalyz\w*", re.I), "UK English has -ise"),
    (re.compile(r"\b(?:col|behavi|fav|hon|lab|neighb)ors?(?:ed|ing|ite)?\b", re.I), "UK English has -our"),
    (re.compile(r"\b(?:center|centered|canceled|canceling|labeled|labeling|traveled|catalog|fulfill|gray|judgment)s?\b",
                re.I), "spell it the UK way"),
    (re.compile(r"'"), "an apostrophe is ’, a quotation “…”"),
    (re.compile(r"\.\.\."), "an ellipsis is one character: …"),
    (re.compile(r"\bplease\b|\berror:|\binvalid\b|\billegal\b|\bfatal\b", re.I), "say kindly what is so and what to do next"),
]
TEXT = re.compile(r'((?:^#.*\n)*)(?:^msgctxt .*\n)?^msgid ((?:".*"\n)+)(?:^msgid_plural ((?:".*"\n)+))?', re.M)


def list_texts(template):
    """(where, text) of every text; where is as xgettext says it."""
    for head, one, many in TEXT.findall(template):
        where = " ".join(re.findall(r"^#: (.*)$", head, re.M))
        for quoted in filter(None, (one, many)):
            text = "".join(re.findall(r'"(.*)"', quoted)).replace(r"\"", '"').replace(r"\n", "\n")
            if text and not text.startswith("Project-Id-Version"):
                yield where, text


def find_faults(text):
    return [why for pattern, why in RULES if pattern.search(text)]


def self_test():
    good = ["Organisation", "Two facilitators’ sizes", "“%s” is not a day", "  %s goes to  %s", "A prize, a size", "Save…"]
    bad = ["Organize it", "Analyzed", "The color", "Canceled", "It's", "Save...", "Two  spaces", "Please wait"]
    found = [text for text in good if find_faults(text)] + [text for text in bad if len(find_faults(text)) != 1]
    template = '#: a.c:1\nmsgid ""\n"The color "\n"of it"\n\n#: b.c:2\nmsgid "one"\nmsgid_plural "many colors"\nmsgstr[0] ""\n'
    told = [(where, text) for where, text in list_texts(template) if find_faults(text)]
    return found or told != [("a.c:1", "The color of it"), ("b.c:2", "many colors")]


def main(template):
    texts = list(list_texts(pathlib.Path(template).read_text(encoding="utf-8")))
    faults = [f"{where}: {why}: {text!r}" for where, text in texts for why in find_faults(text)]
    print("\n".join(faults))
    return 1 if faults or len(texts) < 1000 else 0


if __name__ == "__main__":
    sys.exit(bool(self_test()) if sys.argv[1] == "--self-test" else main(sys.argv[1]))
