#!/usr/bin/python3
"""Fails when a file includes what its layer must not know.

The link line alone would not do: static libraries let a forbidden header in long before a symbol is missed.
Usage: check-layers.py SOURCE_ROOT    (with --self-test: proves that each rule can fail)
"""
import pathlib
import re
import sys
import tempfile

# Lowest first: a layer may include its own headers and those of layers before it. Inside core the same holds
# for its folders.
LAYERS = ["base", "core", "present", "picture", "pack", "cli"]
CORE = ["xml", "scheme", "document", "portfolio", "readiness", "submission", "review", "register"]

# The application stands beside the command line: neither may know the other.
BESIDE = {"app": "cli"}

# Programs of their own that read what is hostile: each knows one layer and those below, and nobody knows it.
ALONE = {"page": "base", "binder": "pack"}

# Those that know less than stands below them.
KNOWS_ONLY = {"picture": ["base"], "page": ["base", "picture"]}

# Which libraries a layer may include beyond those of the layers below it.
LIBRARIES = {
    "base": ["glib", "gio", "gnutls"],
    "picture": ["cairo", "gdk-pixbuf", "libheif", "png", "tiffio", "webp"],
    "core": ["libxml", "archive", "libpq", "nettle", "sqlite3"],
    "present": [],
    "pack": ["cairo", "pango", "qpdf", "poppler", "gmime"],
    "page": ["poppler"],
    "cli": ["json-glib"],
    "app": ["gtk", "gdk", "gsk", "adwaita"],
}
SYSTEM = re.compile(r"^(sys/|std|string\.h|errno\.h|math\.h|locale\.h|fcntl\.h|unistd\.h|signal\.h|"
                    r"time\.h|utime\.h|poll\.h|sched\.h|ftw\.h|limits\.h|float\.h|ctype\.h|inttypes\.h|dirent\.h|"
                    r"pwd\.h|setjmp\.h)")
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)


def rank(parts):
    """Where a path under src/ stands: (layer, folder inside core)."""
    layer = parts[0]
    if layer in BESIDE:
        return len(LAYERS) - 1, 0
    if layer in ALONE:
        return LAYERS.index(ALONE[layer]) + 1, -1
    if layer not in LAYERS:
        raise SystemExit(f"src/{layer}: no such layer; name it in check-layers.py")
    inside = 0
    if layer == "core":
        if len(parts) < 3 or parts[1] not in CORE:
            raise SystemExit(f"src/{'/'.join(parts)}: a file of core belongs in one of {', '.join(CORE)}")
        inside = CORE.index(parts[1])
    return LAYERS.index(layer), inside


def allowed_libraries(layer):
    if layer in KNOWS_ONLY:
        return [name for layers in [*KNOWS_ONLY[layer], layer] for name in LIBRARIES[layers]]
    if layer in ALONE:
        below = LAYERS[:LAYERS.index(ALONE[layer]) + 1]
        return [name for layers in [*below, layer] for name in LIBRARIES.get(layers, [])]
    order = LAYERS if layer in LAYERS else LAYERS[:-1] + [layer]
    return [name for below in order[:order.index(layer) + 1] for name in LIBRARIES[below]]


def check_include(path, parts, kind, target, source):
    if kind == "<":
        name = target.split("/")[0].split(".")[0]
        if SYSTEM.match(target) or any(name.startswith(lib) for lib in allowed_libraries(parts[0])):
            return None
        return f"{path}: {parts[0]} must not include <{target}>"
    if target == "assay-config.h":
        return None
    wanted = target.split("/")
    if not (source / target).exists():
        return f"{path}: no such header: {target} (write paths from src/)"
    if wanted[0] != parts[0] and (wanted[0] in BESIDE or parts[0] in BESIDE and wanted[0] == BESIDE[parts[0]]):
        return f"{path}: {parts[0]} and {wanted[0]} stand side by side and must not know each other"
    if wanted[0] in ALONE and parts[0] != wanted[0]:
        return f"{path}: {wanted[0]} stands alone; nobody includes {target}"
    if parts[0] in KNOWS_ONLY and wanted[0] not in [*KNOWS_ONLY[parts[0]], parts[0]]:
        return f"{path}: {parts[0]} must not know {target}"
    if parts[0] not in KNOWS_ONLY and rank(wanted) > rank(parts):
        return f"{path}: {'/'.join(parts[:-1])} must not know {target}, which stands above it"
    return None


def check(root):
    source = pathlib.Path(root) / "src"
    problems = []
    for path in sorted(source.rglob("*.[ch]")):
        parts = path.relative_to(source).parts
        for kind, target in INCLUDE.findall(path.read_text(encoding="utf-8")):
            problem = check_include(path, parts, kind, target, source)
            if problem:
                problems.append(problem)
    return problems


def self_test():
    cases = [
        ("base/a.c", '#include "core/xml/b.h"\n'),
        ("core/xml/a.c", '#include "core/scheme/b.h"\n'),
        ("core/xml/a.c", "#include <cairo.h>\n"),
        ("present/a.c", "#include <gtk/gtk.h>\n"),
        ("present/a.c", '#include "pack/b.h"\n'),
        ("cli/a.c", '#include "app/b.h"\n'),
        ("base/a.c", '#include "base/gone.h"\n'),
        ("page/a.c", '#include "core/xml/b.h"\n'),
        ("page/a.c", '#include "pack/b.h"\n'),
        ("page/a.c", "#include <gtk/gtk.h>\n"),
        ("picture/a.c", '#include "core/xml/b.h"\n'),
        ("present/a.c", "#include <tiffio.h>\n"),
        ("app/a.c", '#include "page/b.h"\n'),
    ]
    for name, text in cases:
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder) / "src"
            for header in ["core/xml/b.h", "core/scheme/b.h", "pack/b.h", "app/b.h", "page/b.h"]:
                (source / header).parent.mkdir(parents=True, exist_ok=True)
                (source / header).write_text("")
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_text(text)
            if not check(folder):
                raise SystemExit(f"the checker lets {text.strip()} through in {name}")


if __name__ == "__main__":
    if sys.argv[1] == "--self-test":
        self_test()
        sys.exit(0)
    found = check(sys.argv[1])
    print("\n".join(found))
    sys.exit(1 if found else 0)
