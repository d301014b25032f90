#!/usr/bin/python3
"""The Debian folder names what the build needs and what it installs, as the rest of the tree says it.

Usage: check-packaging.py SOURCE_ROOT
"""
import pathlib
import re
import sys

# What every Debian package is built with, and what only ./run needs.
GIVEN = {"build-essential", "pkg-config", "ninja-build"}


def read_list(path):
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return {line for line in lines if line}


def read_build_depends(control):
    field = re.search(r"^Build-Depends:((?:.*\n)(?: .*\n)*)", control, re.M)[1]
    return {re.match(r"[\w.+-]+", part.strip())[0] for part in field.split(",") if part.strip()}


def main(root):
    root = pathlib.Path(root)
    control = (root / "debian/control").read_text(encoding="utf-8")
    needed = read_list(root / ".ci/packages.run") | read_list(root / ".ci/packages.check")
    depends = read_build_depends(control) - {"debhelper-compat"}
    faults = [f"debian/control does not build-depend on {name}" for name in sorted(needed - depends - GIVEN)]
    faults += [f"{name} is in debian/control and in no list in .ci" for name in sorted(depends - needed)]
    version = re.search(r"^\s*version: '([\d.]+)'", (root / "meson.build").read_text(encoding="utf-8"), re.M)[1]
    if not (root / "debian/changelog").read_text(encoding="utf-8").startswith(f"assay ({version}) "):
        faults.append(f"debian/changelog does not begin with {version}")
    packages = set(re.findall(r"^Package: (\S+)", control, re.M))
    lists = {path.stem for path in (root / "debian").glob("*.install")}
    if packages != lists:
        faults.append(f"packages {sorted(packages)} but lists of files for {sorted(lists)}")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
