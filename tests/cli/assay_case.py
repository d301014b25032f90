"""What the tests of the command line share: a private folder, a fixed day, and the program run as people run it.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import hashlib
import json
import os
import pathlib
import shutil
import struct
import subprocess
import tempfile
import unittest
import zlib

PROGRAM = pathlib.Path(os.environ["ASSAY_PROGRAM"])
STANDARDS = pathlib.Path(os.environ["ASSAY_STANDARDS_DIR"])
DATA = pathlib.Path(os.environ["ASSAY_TEST_DATA"])

# 22 November 2026, noon.
TODAY = "1795348800"
NOBODY = 65534

# Exit statuses are a promise to scripts, so they stand here as numbers.
OK, REPORT, USAGE, NOT_FOUND, UNKNOWN_NAME, INVALID, DAMAGED, ENCRYPTED, TOO_LARGE, NEWER, LOCKED, ACCESS, \
    NO_SPACE, EXISTS, REFUSED = range(15)


class Result:
    def __init__(self, process):
        self.status = process.returncode
        self.out = process.stdout.decode("utf-8")
        self.err = process.stderr.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.out)


def pdf(pages=1, text="Evidence", broken_tail=False, kids=True, encrypt=False):
    """A PDF of so many pages, each saying which it is."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    numbers = [5 + 2 * index for index in range(pages)]
    listed = " ".join(f"{number} 0 R" for number in numbers) if kids else ""
    objects.append(f"<</Type/Pages/Count {pages if kids else 0}/Kids[{listed}]>>".encode())
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    if encrypt:
        # Neither the owner's nor the user's entry fits the empty password.
        objects.append(b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>")
    else:
        objects.append(b"<<>>")
    for index in range(pages if kids else 0):
        content = f"BT /F1 18 Tf 72 700 Td ({text} {index + 1}) Tj ET".encode()
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
                       + f"/Contents {numbers[index] + 1} 0 R>>".encode())
        objects.append(f"<</Length {len(content)}>>stream\n".encode() + content + b"\nendstream")
    data = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    extra = b"/Encrypt 4 0 R/ID[<01><01>]" if encrypt else b""
    data += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R".encode() + extra + b">>\n"
    data += f"startxref\n{start}\n%%EOF\n".encode()
    return data[:len(data) // 3] if broken_tail else data


def png(width=8, height=8):
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    rows = b"".join(b"\0" + b"\x20\x60\xa0" * width for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Case(unittest.TestCase):
    """A folder of its own with a portfolio's surroundings; self.folder is where the portfolio goes."""
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        # Where anybody may read, so that the program can also be run as somebody else.
        cls.shared = pathlib.Path(tempfile.mkdtemp(prefix="assay-cli-"))
        cls.shared.chmod(0o755)
        cls.program = cls.shared / "assay"
        shutil.copy(PROGRAM, cls.program)
        cls.standards = cls.shared / "standards"
        cls.standards.mkdir()
        shutil.copy(STANDARDS / "scheme.xsd", cls.standards)
        shutil.copy(STANDARDS / "return.xsd", cls.standards)
        shutil.copy(STANDARDS / "award.xsd", cls.standards)
        shutil.copy(DATA / "small-scheme.xml", cls.standards)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.shared)

    def setUp(self):
        self.place = pathlib.Path(tempfile.mkdtemp(prefix="assay-cli-"))
        self.place.chmod(0o755)
        self.addCleanup(self.remove_place)
        self.folder = self.place / "vale"

    def remove_place(self):
        for path in [self.place, *self.place.rglob("*")]:
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o755)
        shutil.rmtree(self.place)

    def environment(self, **changes):
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.place), "TZ": "UTC", "LC_ALL": "C.UTF-8",
            "ASSAY_STANDARDS_DIR": str(self.standards), "XDG_DATA_HOME": str(self.place / "data"),
            "ASSAY_AUTHOR": "Service manager", "SOURCE_DATE_EPOCH": TODAY, "G_DEBUG": "fatal-warnings",
            "ASSAY_BINDER_PROGRAM": os.environ["ASSAY_BINDER_PROGRAM"], "LSAN_OPTIONS": os.environ.get("LSAN_OPTIONS", ""),
        }
        environment.update(changes)
        return environment

    def run_assay(self, *words, text=None, env=None, as_nobody=False, before=None, cwd=None, pass_fds=()):
        prefix = []
        if as_nobody and os.geteuid() == 0:
            prefix = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        data = text.encode() if isinstance(text, str) else text
        process = subprocess.run([*prefix, str(self.program), *[os.fspath(word) for word in words]],
                                 input=data if data is not None else b"", capture_output=True,
                                 env=self.environment(**(env or {})), preexec_fn=before, cwd=cwd or self.place,
                                 timeout=120, pass_fds=pass_fds,
                                 # Python ignores SIGXFSZ and would hand that on.
                                 restore_signals=True)
        return Result(process)

    def good(self, *words, status=OK, **options):
        result = self.run_assay(*words, **options)
        self.assertEqual(result.status, status, result.err + result.out)
        return result

    def bad(self, status, *words, names=(), folder=None, **options):
        """Fails with that status, says why, prints no data, and leaves the portfolio as it was."""
        folder = folder or self.folder
        before = self.tree(folder)
        result = self.run_assay(*words, **options)
        self.assertEqual(result.status, status, result.err + result.out)
        self.assertTrue(result.err.startswith("assay: "), result.err)
        self.assertEqual(result.out, "")
        for name in [names] if isinstance(names, str) else names:
            self.assertIn(name, result.err)
        self.assertEqual(self.tree(folder), before)
        return result

    def tree(self, folder):
        """Every name under the folder with its kind and content."""
        found = {}
        if not folder.exists():
            return found
        for path in sorted(folder.rglob("*")):
            name = str(path.relative_to(folder))
            if path.is_symlink():
                found[name] = "link to " + os.readlink(path)
            elif path.is_dir():
                found[name] = "folder"
            else:
                found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        return found

    def write(self, name, data):
        path = self.place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def new(self, *more):
        self.good("new", self.folder, "--scheme", "small", "--service", "Vale Restorative Service", *more)

    def status(self, *more):
        return self.good("status", self.folder, "--json", *more).json

    def criterion(self, number, *more):
        return next(row for row in self.status(*more)["criteria"] if row["id"] == number)

    def evidence(self):
        return self.good("evidence", self.folder, "--json").json["evidence"]

    def make_ready(self):
        """Everything that applies is rated and shown by good evidence."""
        self.new("--planned", "2027-01-12")
        self.good("profile", self.folder, "complex-cases=no", "sectors=school,justice", "size=small",
                  "offers=direct indirect", "sites=Vale House")
        files = [("policy.pdf", "policy"), ("risk-form.pdf", "record"), ("survey.pdf", "data")]
        for name, kind in files:
            path = self.write(name, pdf(3, name))
            self.good("add", self.folder, path, "--kind", kind, "--from", "2026-03-01", "--to", "2026-10-31",
                      "--privacy", "none")
        for number, item in [("1.1", "E001"), ("1.2", "E002"), ("1.3", "E001"), ("2.2", "E003")]:
            self.good("rate", self.folder, number, "fully", "--text", f"How we meet {number}.")
            self.good("cite", self.folder, number, item, "--pages", "2-3", "--why", "It says so.")
