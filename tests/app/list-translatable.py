#!/usr/bin/python3
"""The files with texts to translate, as po/POTFILES must list them. Without --write, fails when it does not.

Usage: list-translatable.py SOURCE_ROOT [--write]
"""
import pathlib
import re
import sys

HEAD = "# Every file with texts to translate. Written by tests/app/list-translatable.py . --write\n"
MARKED = re.compile(r"\b(?:C_|N_|NC_|_) ?\(\s*\"|\b(?:g_)?n?d?[np]?gettext ?\(|\bngettext ?\(")
COMMENT = re.compile(r"/\*.*?\*/", re.S)


def is_marked(path):
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ui":
        return 'translatable="yes"' in text
    return bool(MARKED.search(COMMENT.sub("", text)))


def main(root, write):
    paths = sorted(str(path.relative_to(root))
                   for folder, ending in (("src", "*.c"), ("src", "*.h"), ("ui", "*.ui"))
                   for path in (root / folder).rglob(ending) if is_marked(path))
    paths = ["data/org.assay.Assay.desktop.in", "data/org.assay.Assay.metainfo.xml.in", *paths]
    if (root / "data/org.assay.Assay.gschema.xml").exists():
        paths.insert(1, "data/org.assay.Assay.gschema.xml")
    wanted = HEAD + "".join(path + "\n" for path in paths)
    potfiles = root / "po" / "POTFILES"
    if write:
        potfiles.write_text(wanted, encoding="utf-8")
        return 0
    listed = potfiles.read_text(encoding="utf-8").splitlines()
    for path in sorted(set(paths) - set(listed)):
        print(f"po/POTFILES lacks {path}")
    for path in sorted(set(line for line in listed if not line.startswith("#")) - set(paths)):
        print(f"po/POTFILES has {path}, where there is nothing to translate")
    return 1 if potfiles.read_text(encoding="utf-8") != wanted else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), "--write" in sys.argv))
