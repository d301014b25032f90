#!/usr/bin/python3
"""Fails when a source file is not printed as clang-format 14 prints it from .clang-format.

Usage: check-format.py SOURCE_ROOT
"""
import pathlib
import subprocess
import sys


def main(root):
    paths = [str(path) for folder in ("src", "tests")
             for path in sorted((pathlib.Path(root) / folder).rglob("*.[ch]"))]
    result = subprocess.run(["clang-format-14", "--dry-run", "--Werror", *paths], cwd=root)
    if result.returncode != 0:
        print("Run: clang-format-14 -i $(git ls-files '*.[ch]')")
    return result.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
