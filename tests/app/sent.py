"""A small submission, as a service would send it.

SPDX-License-Identifier: GPL-3.0-or-later

Made by the program itself as far as it goes: the portfolio, its scheme, its evidence and its pack. Two criteria are
answered; E001 holds no personal data, E002 does, with consent.
"""
import hashlib
import json
import os
import subprocess
import tempfile
import zipfile

PROGRAM = os.environ["ASSAY_PROGRAM"]


def write_pdf(path, title, pages):
    """A PDF of so many pages with a line on each."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for page in range(1, pages + 1):
        text = f"BT /F1 20 Tf 72 740 Td ({title}, page {page}) Tj ET"
        objects.append(f"<</Length {len(text)}>>stream\n{text}\nendstream")
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R"
                       "/Resources<</Font<</F1 3 0 R>>>>>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {pages}/Kids[{' '.join(kids)}]>>"
    data, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in offsets)
    data += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    path.write_text(data, encoding="ascii")


def run(*words):
    subprocess.run([PROGRAM, *map(str, words)], check=True, capture_output=True)


def make_portfolio(place):
    folder = place / "South Ridge"
    run("new", folder, "--service", "South Ridge", "--scheme", "rss")
    for title, name, privacy in (("Plan for the year", "plan.pdf", "none"), ("Letters from people", "letters.pdf", "consent")):
        write_pdf(place / name, title, 3)
        run("add", folder, place / name, "--title", title, "--kind", "policy", "--privacy", privacy, "--from", "2026-01-01")
    run("rate", folder, "1.1", "fully", "--text", "The board agrees the plan each spring.")
    run("cite", folder, "1.1", "E001", "--pages", "2", "--why", "It is the plan the board agreed.")
    run("cite", folder, "1.1", "E002", "--pages", "1", "--why", "People say so.")
    run("rate", folder, "1.2", "largely", "--text", "A named person answers for safety.")
    return folder


def seal(files, fingerprint):
    def lines(names):
        return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(names)).encode()
    payload = [name for name in files if name.startswith("data/")]
    files["bagit.txt"] = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    files["bag-info.txt"] = (f"Payload-Oxum: {sum(len(files[name]) for name in payload)}.{len(payload)}\n"
                             f"Assay-Fingerprint: {fingerprint}\n").encode()
    files["manifest-sha256.txt"] = lines(payload)
    files["tagmanifest-sha256.txt"] = lines(["bagit.txt", "bag-info.txt", "manifest-sha256.txt"])


def write_zip(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in files.items():
            archive.writestr("south-ridge/" + member, content)


def ask_fingerprint(path):
    """The program computes it of whatever data there are."""
    done = subprocess.run([PROGRAM, "verify", str(path), "--json"], capture_output=True, check=False)
    return json.loads(done.stdout)["fingerprint"]


def make(place, name="South Ridge round 1.zip", number=1):
    """Path of the ZIP. In a later round the second criterion is rated otherwise."""
    folder, path = make_portfolio(place), place / name
    if number > 1:
        run("rate", folder, "1.2", "fully", "--text", "A named person and a deputy answer for safety.")
    text = (folder / "portfolio.xml").read_bytes()
    (folder / "portfolio.xml").write_bytes(text.replace(b'round="1"', b'round="%d"' % number))
    run("pack", folder, "-o", place / "pack.pdf")
    files = {"data/portfolio.xml": (folder / "portfolio.xml").read_bytes(),
             "data/scheme.xml": (folder / "scheme.xml").read_bytes(),
             "data/pack.pdf": (place / "pack.pdf").read_bytes(),
             "data/evidence/E001-plan.pdf": (place / "plan.pdf").read_bytes(),
             "data/evidence/E002-letters.pdf": (place / "letters.pdf").read_bytes()}
    for fingerprint in ("0" * 64, None):
        seal(files, fingerprint or ask_fingerprint(path))
        write_zip(path, files)
    return path


def lock(path, passphrase):
    """The same members, each locked as a ZIP can be."""
    locked = path.with_name("Locked.zip")
    with tempfile.TemporaryDirectory() as place, zipfile.ZipFile(path) as archive:
        archive.extractall(place)
        subprocess.run(["7z", "a", "-tzip", "-mem=AES256", f"-p{passphrase}", str(locked), "south-ridge"], cwd=place,
                       check=True, capture_output=True)
    return locked


def review(path, folder, *words, author="assessor", otherwise=None):
    """A review of it that stands at its recommendation; in "otherwise" what is judged in another way, with its words."""
    def act(*command):
        subprocess.run([PROGRAM, "review", *map(str, command)], check=True, capture_output=True,
                       env=os.environ | {"ASSAY_AUTHOR": author})
    act("new", path, folder, *words)
    act("declare", folder, "Lead assessor", "--interest", "none")
    done = subprocess.run([PROGRAM, "review", "status", str(folder), "--json"], capture_output=True, check=True)
    for row in json.loads(done.stdout)["criteria"]:
        judged = (otherwise or {}).get(row["criterion"], ("met", "--reason", "Seen."))
        act("determine", folder, row["criterion"], *judged, "--looked", "E001:2")
    for day in ("2026-11-02", "2026-11-09"):
        act("visit", folder, "--day", day, "--met", "Two facilitators;The manager", "--text", "Ten case files.")
    return folder


def award(path, place):
    """An award file on the submission at that path, of a review by other people: signed with a key of their own."""
    folder, target, keys = place / "Review", place / "Award.xml", place / "keys"
    review(path, folder)
    decided = ("award-with-conditions", "--text", "The board is to agree the plan again.")

    def act(author, *words):
        subprocess.run([PROGRAM, "review", *map(str, words)], check=True, capture_output=True,
                       env=os.environ | {"ASSAY_AUTHOR": author, "XDG_DATA_HOME": str(keys)})
    act("assessor", "recommend", folder, *decided)
    act("panel", "decide", folder, *decided, "--role", "Award panel")
    act("panel", "award", folder, "--from", "2026-11-20", "--text", "2027-03-31 Agree the plan again")
    subprocess.run([PROGRAM, "key", "name", "Awarding body"], check=True, capture_output=True,
                   env=os.environ | {"XDG_DATA_HOME": str(keys)})
    act("panel", "award-file", folder, "-o", target, "--sign")
    return target


def second_review(path, folder):
    """A colleague's of the same submission, who sees two things otherwise."""
    return review(path, folder, author="second assessor", otherwise={
        "1.1": ("not-met", "--reason", "The plan names nobody who follows it up, and the minutes of the board do not show that "
                "it was agreed.", "--lacking", "The minutes, and who follows the plan up."),
        "2.3": ("met-with-conditions", "--reason", "The policy is reviewed, but not every year.", "--lacking", "A date."),
    })


def alter(path):
    """The same with one letter of the data changed, and nothing else."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    plan = "south-ridge/data/evidence/E001-plan.pdf"
    files[plan] = files[plan].replace(b"page 2", b"page 9")
    altered = path.with_name("Altered.zip")
    with zipfile.ZipFile(altered, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in files.items():
            archive.writestr(member, content)
    return altered
