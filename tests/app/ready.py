"""A portfolio by the small scheme that can be submitted, and what an assessor returns on it.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import pathlib
import shutil
import subprocess

from sent import write_pdf

SMALL_SCHEME = pathlib.Path(os.environ["ASSAY_TEST_DATA"]) / "small-scheme.xml"
FILES = (("Policy.pdf", "policy"), ("Risk form.pdf", "record"), ("Survey.pdf", "data"))
CITED = (("1.1", "E001"), ("1.2", "E002"), ("1.3", "E001"), ("2.2", "E003"))
RETURN = """<?xml version="1.0" encoding="UTF-8"?>
<return xmlns="urn:assay:return" format="1" id="k7f2m4xq" day="2026-11-20" service="Vale Restorative Service">
<submission round="1" fingerprint="{fingerprint}"/>
<scheme id="small" edition="2026"/>
<determination number="1" criterion="1.1" outcome="not-met" items="E001"><text>The plan that was shown is two years old, \
and the board’s minutes of this year mention another.</text><lacking>A plan of this year.</lacking></determination>
<request number="2" criterion="2.2" due="2027-04-01"><text>Send ten case files.</text></request>
<comment number="3"><text>A warm welcome, and a well kept portfolio.</text></comment>
</return>
"""


def add_small_scheme(case, place):
    """Beside the schemes that are there, for as long as @case runs."""
    before = os.environ["ASSAY_STANDARDS_DIR"]
    standards = place / "standards"
    shutil.copytree(before, standards)
    shutil.copy(SMALL_SCHEME, standards)
    os.environ["ASSAY_STANDARDS_DIR"] = str(standards)
    case.addCleanup(os.environ.__setitem__, "ASSAY_STANDARDS_DIR", before)


def make_ready(case, place, program):
    """Everything that applies is rated and shown by good evidence."""
    folder = place / "Vale"

    def run(*words):
        subprocess.run([program, *map(str, words)], check=True, capture_output=True)

    add_small_scheme(case, place)
    run("new", folder, "--scheme", "small", "--service", "Vale Restorative Service", "--planned", "2027-01-12")
    run("profile", folder, "complex-cases=no", "sectors=school,justice", "size=small", "offers=direct indirect",
        "sites=Vale House")
    for pages, (name, kind) in enumerate(FILES, 3):
        write_pdf(place / name, kind, pages)
        run("add", folder, place / name, "--kind", kind, "--from", "2026-03-01", "--to", "2026-10-31", "--privacy", "none")
    for number, item in CITED:
        run("rate", folder, number, "fully", "--text", f"How we meet {number}.")
        run("cite", folder, number, item, "--pages", "2-3", "--why", "It says so.")
    return folder


def write_return(path, fingerprint):
    path.write_text(RETURN.format(fingerprint=fingerprint), encoding="utf-8")
    return path
