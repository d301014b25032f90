#!/usr/bin/python3
"""Fails when a file of ui/ breaks GTK's schema, is not built in, or breaks a rule of ours that a program can see.

Usage: check-ui.py UI_FOLDER
"""
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

SCHEMA = "/usr/share/gtk-4.0/gtk4builder.rng"
# Properties that people read, and that must be marked for translation.
READ = {"label", "title", "subtitle", "tooltip-text", "placeholder-text", "description", "text"}


def check_schema(paths):
    result = subprocess.run(["xmllint", "--noout", "--relaxng", SCHEMA, *map(str, paths)], capture_output=True, text=True)
    if result.returncode:
        yield result.stderr


def check_built_in(folder, paths):
    listed = set(re.findall(r">([\w/.-]+\.ui)</file>", (folder / "assay.gresource.xml").read_text(encoding="utf-8")))
    there = {str(path.relative_to(folder)) for path in paths}
    for name in sorted(there - listed):
        yield f"{name}: not listed in assay.gresource.xml"


def check_words(path):
    """Words without translatable="yes": a word has at least two letters."""
    for element in ElementTree.parse(path).iter():
        if element.tag not in ("property", "attribute") or element.get("name") not in READ:
            continue
        text = element.text or ""
        if re.search(r"[^\W\d_]{2}", text) and element.get("translatable") != "yes" and text != "Assay":
            yield f"{path}: “{text}” is not marked for translation"


def main(folder):
    paths = sorted(folder.rglob("*.ui"))
    found = [*check_schema(paths), *check_built_in(folder, paths)]
    for path in paths:
        found += check_words(path)
    print("\n".join(found))
    return 1 if found or not paths else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
