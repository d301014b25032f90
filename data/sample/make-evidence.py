#!/usr/bin/python3
# Makes the sample's evidence files from their readable sources.
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Usage: make-evidence.py OUT_FOLDER [SOURCE…]
#
# One function per kind of file; the table at the end says which source becomes what. The same
# packages give the same bytes every time: no clock, no random seed and no file time gets in.
# Run with Debian's own Python, which has the libraries.

import csv
import io
import logging
import os
import random
import re
import subprocess
import sys
import tempfile
import zipfile
from datetime import datetime, timezone
from pathlib import Path

import docx
import openpyxl
import weasyprint
from docx.shared import Cm, Pt, RGBColor
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from PIL import Image, ImageFilter

SOURCES = Path(__file__).resolve().parent / "evidence"
FIXED_TIME = (2026, 11, 20, 9, 0, 0)
FIXED_SECONDS = int(datetime(*FIXED_TIME, tzinfo=timezone.utc).timestamp())
FIXED_STAMP = datetime(*FIXED_TIME).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
OFFICE_STAMP = re.compile(rb"(?<=W3CDTF\">)[^<]*(?=<)")
GREEN = "24594A"
FONTS = {
    "Carlito": "fonts-crosextra-carlito",
    "Inter": "fonts-inter",
    "DkgHandwriting": "fonts-dkg-handwriting",
}


def make_pdf(source, target):
    weasyprint.HTML(filename=str(source)).write_pdf(str(target), identifier=source.stem.encode())


def draw_page(source, dots_per_inch):
    """The first page of an HTML source as a picture."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "page.pdf"
        make_pdf(source, pdf)
        subprocess.run(["pdftoppm", "-r", str(dots_per_inch), "-f", "1", "-l", "1", "-singlefile",
                        "-png", str(pdf), str(pdf.with_suffix(""))], check=True)
        with Image.open(pdf.with_suffix(".png")) as page:
            return page.convert("RGB")


def make_scan(source, target):
    """A page as an office scanner gives it: a little askew, soft, grey and grainy."""
    page = draw_page(source, 150).convert("L")
    page = page.rotate(-0.8, resample=Image.BICUBIC, expand=False, fillcolor=228)
    page = page.filter(ImageFilter.GaussianBlur(0.45))
    grains = random.Random(2026)
    noise = Image.frombytes("L", page.size, grains.randbytes(page.width * page.height))
    noise = noise.filter(ImageFilter.GaussianBlur(0.6))
    page = Image.blend(page, noise, 0.075)
    shade = Image.linear_gradient("L").rotate(90).resize(page.size).point(lambda value: 236 + value // 16)
    page = Image.composite(page, Image.new("L", page.size, 200), shade)
    page.save(target, "JPEG", quality=72, dpi=(150, 150))


def make_screen_picture(source, target):
    """A page as a picture of a screen: cut to what is drawn, no paper around it."""
    page = draw_page(source, 132)
    edge = Image.eval(page.convert("L"), lambda value: 255 if value < 250 else 0)
    left, top, right, bottom = edge.getbbox()
    page.crop((max(left - 6, 0), max(top - 6, 0), right + 6, bottom + 6)).save(target, "PNG", dpi=(132, 132))


def repack(target):
    """Writes an office file again with one fixed time, on every part and in its properties."""
    packed = io.BytesIO()
    with zipfile.ZipFile(target) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            part = zipfile.ZipInfo(name, FIXED_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, OFFICE_STAMP.sub(FIXED_STAMP, old.read(name)))
    Path(target).write_bytes(packed.getvalue())


def make_workbook(source, target):
    """All tables <name>.<number>-<sheet>.csv as the sheets of one workbook. A first cell "# …" is a
    heading above the table; a row of one cell is a remark."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for table in sorted(source.parent.glob(source.name)):
        fill_sheet(book.create_sheet(re.sub(r".*\.\d-", "", table.stem)), read_table(table))
    book.properties.creator = "Service manager"
    book.save(target)
    repack(target)


def read_table(path):
    with path.open(encoding="utf-8", newline="") as text:
        return [row for row in csv.reader(text)]


def fill_sheet(sheet, rows):
    thin = Side(style="thin", color="B9C4BE")
    head_seen = False
    for number, row in enumerate(rows, start=1):
        is_head = len(row) > 1 and not head_seen
        head_seen = head_seen or is_head
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column, to_value(text))
            if text.startswith("# "):
                cell.value, cell.font = text[2:], Font(name="Calibri", size=14, bold=True, color=GREEN)
            elif len(row) > 1:
                cell.font = Font(name="Calibri", size=10, bold=is_head)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
                if is_head:
                    cell.fill = PatternFill("solid", start_color="E6EEEA")
                    sheet.freeze_panes = sheet.cell(number + 1, 2)
    set_widths(sheet, rows)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)


def to_value(text):
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return float(text) if "." in text else int(text)
    return text or None


def set_widths(sheet, rows):
    table = [row for row in rows if len(row) > 1]
    for column in range(max(len(row) for row in table)):
        longest = max(len(row[column]) for row in table if column < len(row))
        letter = openpyxl.utils.get_column_letter(column + 1)
        sheet.column_dimensions[letter].width = min(max(longest + 2, 9), 34)


def make_word(source, target):
    """A text with "# ", "## ", "- " and "| … |" lines as a Word document; [[12]] is a bar over 12 signs."""
    page = docx.Document()
    set_word_page(page)
    rows = []
    for line in source.read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            add_word_table(page, rows)
            rows = []
        add_word_line(page, line)
    page.core_properties.author = "Case lead"
    page.core_properties.title = page.paragraphs[0].text
    page.core_properties.comments = ""
    page.save(target)
    repack(target)


def set_word_page(page):
    section = page.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2)
    page.styles["Normal"].font.name = "Calibri"
    page.styles["Normal"].font.size = Pt(11)
    for style in ("Title", "Heading 1", "Heading 2"):
        page.styles[style].font.name = "Calibri"
        page.styles[style].font.color.rgb = RGBColor.from_string(GREEN)
    header = section.header.paragraphs[0].add_run("North Vale Restorative Service")
    header.bold, header.font.size, header.font.color.rgb = True, Pt(13), RGBColor.from_string(GREEN)
    footer = section.footer.paragraphs[0]
    footer.text = "North Vale Restorative Service · Official: sensitive when complete · A made-up service: example document for Assay"
    footer.runs[0].font.size = Pt(8)


def add_word_line(page, line):
    if line.startswith("## "):
        page.add_heading(line[3:], level=1)
    elif line.startswith("# "):
        page.add_heading(line[2:], level=0)
    elif line.startswith("- "):
        add_word_text(page.add_paragraph(style="List Bullet"), line[2:])
    elif line:
        add_word_text(page.add_paragraph(), line)


def add_word_text(paragraph, text):
    for part in re.split(r"(\[\[\d+\]\]|\*[^*]+\*)", text):
        if part.startswith("[["):
            paragraph.add_run("\u2588" * int(part[2:-2]))
        elif part.startswith("*"):
            paragraph.add_run(part[1:-1]).bold = True
        elif part:
            paragraph.add_run(part)


def add_word_table(page, rows):
    table = page.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for number, row in enumerate(rows):
        for cell, text in zip(table.add_row().cells, row):
            cell.paragraphs[0].text = ""
            add_word_text(cell.paragraphs[0], f"*{text}*" if number == 0 and text else text)
    page.add_paragraph()


FILES = [
    ("strategy.html", "Strategy and service plan 2025-28.pdf", make_pdf),
    ("partnership-agreement.html", "Partnership and information-sharing agreement.pdf", make_pdf),
    ("policy-handbook.html", "Policy handbook v4.2.pdf", make_pdf),
    ("risk-form.html", "Risk form scan (redacted).jpg", make_scan),
    ("quarterly-report.html", "Quarterly report Q2 2026-27.pdf", make_pdf),
    ("dip-sample.html", "Dip-sample of case files Apr-Sep 2026.pdf", make_pdf),
    ("case-procedure.html", "Case handling procedure v3.1.pdf", make_pdf),
    ("leaflet.html", "Leaflet - Your questions, your choice.pdf", make_pdf),
    ("skills-matrix.*.csv", "Skills matrix and CPD hours Oct 2026.xlsx", make_workbook),
    ("survey.html", "Survey of harmed people 2025-26.pdf", make_pdf),
    ("risk-meeting.txt", "Multi-agency risk meeting notes 2024-12-03.docx", make_word),
    ("supervision-log.html", "Supervision log 2026.pdf", make_pdf),
    ("training-register.html", "Training register screenshot.png", make_screen_picture),
    ("complaints.html", "Complaints procedure and log.pdf", make_pdf),
    ("minutes.html", "Steering group minutes 17 September 2026.pdf", make_pdf),
]


def require_fonts():
    """Another font would set other pages, and every citation would be wrong."""
    found = subprocess.run(["fc-list", ":", "family"], check=True, capture_output=True, text=True).stdout
    families = {name for line in found.splitlines() for name in line.split(",")}
    missing = [package for family, package in FONTS.items() if family not in families]
    if missing:
        sys.exit("make-evidence.py: fonts are missing; apt install " + " ".join(missing))


def main(arguments):
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # old fonts have odd dates; nothing is wrong
    require_fonts()
    os.environ["SOURCE_DATE_EPOCH"] = str(FIXED_SECONDS)  # fontTools writes a time into every font
    folder, wanted = Path(arguments[0]), arguments[1:]
    folder.mkdir(parents=True, exist_ok=True)
    for source, name, make in FILES:
        if not wanted or source in wanted:
            make(SOURCES / source, folder / name)
            print(f"  {source} → {name}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: make-evidence.py OUT_FOLDER [SOURCE…]")
    main(sys.argv[1:])
