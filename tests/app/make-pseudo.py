#!/usr/bin/python3
"""Makes a language nobody speaks, in which every text is accented, a third longer and in brackets.

Whatever has no brackets on the screen was not translated, and whatever does not fit will not fit in other languages.
Usage: make-pseudo.py SOURCE_ROOT OUT_FOLDER        writes OUT_FOLDER/qps/LC_MESSAGES/assay.mo
"""
import pathlib
import re
import subprocess
import sys

ACCENTED = str.maketrans("aceinouyACEINOUY", "àçéîñöüýÀÇÉÎÑÖÜÝ")
# What must come out as it went in: printf's conversions, markup, entities, mnemonics are only letters.
KEPT = re.compile(r"%(?:\d+\$)?[-+ #0']*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:hh?|ll?|[jztL])?[a-zA-Z%]|%\"?G_\w+\"?"
                  r"|<[^>]*>|&\w+;|\\.|\{[\w-]+\}")
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2", "g_dngettext:2,3", "dngettext:2,3",
            "g_dpgettext2:2c,3"]


def accent(text):
    parts, at = [], 0
    for match in KEPT.finditer(text):
        parts += [text[at:match.start()].translate(ACCENTED), match[0]]
        at = match.end()
    return "".join(parts) + text[at:].translate(ACCENTED)


def make_pseudo(text):
    """@text is as it stands in a .po file, escapes and all."""
    head = "\\n" if text.startswith("\\n") else ""
    tail = "\\n" if text.endswith("\\n") else ""
    body = text.removeprefix("\\n").removesuffix("\\n")
    longer = "~" * max(1, round(len(KEPT.sub("", body)) * 0.3))
    gap = " " if len(body) > 12 else ""
    return f"{head}⟦{accent(body)}{gap}{longer}⟧{tail}"


def read_string(lines, at):
    """The string that begins on the line @at, and the line after it."""
    text = lines[at][lines[at].index('"') + 1:-1]
    at += 1
    while at < len(lines) and lines[at].startswith('"'):
        text += lines[at][1:-1]
        at += 1
    return text, at


def translate(template):
    lines = template.splitlines()
    out, at, texts = [], 0, {}
    while at < len(lines):
        line = lines[at]
        name = line.split(" ", 1)[0]
        if name in ("msgid", "msgid_plural"):
            texts[name], after = read_string(lines, at)
            out += lines[at:after]
            at = after
        elif name == "msgstr" and texts["msgid"] == "":
            out += ['msgstr ""', r'"Content-Type: text/plain; charset=UTF-8\n"', r'"Language: qps\n"',
                    r'"Plural-Forms: nplurals=2; plural=(n != 1);\n"']
            at = read_string(lines, at)[1]
        elif name.startswith("msgstr"):
            source = texts["msgid_plural"] if name == "msgstr[1]" else texts["msgid"]
            out.append(f'{name} "{make_pseudo(source)}"')
            at = read_string(lines, at)[1]
        else:
            out.append(line)
            at += 1
    return "\n".join(out) + "\n"


def main(root, out):
    out.mkdir(parents=True, exist_ok=True)
    keywords = [f"--keyword={keyword}" for keyword in KEYWORDS]
    subprocess.run(["xgettext", "--from-code=UTF-8", "--directory", str(root), "--files-from", str(root / "po/POTFILES"),
                    *keywords, "--output", str(out / "assay.pot")], check=True)
    template = (out / "assay.pot").read_text(encoding="utf-8")
    (out / "qps.po").write_text(translate(template), encoding="utf-8")
    place = out / "qps" / "LC_MESSAGES"
    place.mkdir(parents=True, exist_ok=True)
    # --check-format proves that no conversion was lost on the way.
    subprocess.run(["msgfmt", "--check-format", "-o", str(place / "assay.mo"), str(out / "qps.po")], check=True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
