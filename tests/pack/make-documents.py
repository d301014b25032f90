#!/usr/bin/python3
"""Makes one document as other programs do: letter.docx, sheet.xlsx, letter.odt.

Usage: make-documents.py PATH    (the name says which)
"""
import pathlib
import sys
import zipfile


def letter_docx(path):
    from docx import Document
    document = Document()
    document.add_heading("Minutes of the panel", 1)
    document.add_paragraph("The panel met and agreed what was to be done.")
    document.add_page_break()
    document.add_paragraph("Second page of the minutes")
    document.save(path)


def sheet_xlsx(path):
    """Wider than its paper, with words that need three lines in their cell."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment
    book = Workbook()
    sheet = book.active
    for column in range(1, 15):
        sheet.cell(1, column, f"Column {column}")
        sheet.cell(2, column, column)
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = 16
    sheet["A3"] = "First words of a long remark that needs several lines to be read"
    sheet["A3"].alignment = Alignment(wrap_text=True)
    sheet["A4"] = "Row below"
    book.save(path)


def letter_odt(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:text><text:p>A letter from Writer</text:p></office:text></office:body>
</office:document-content>""")
        archive.writestr("META-INF/manifest.xml", """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>""")


MAKERS = {"letter.docx": letter_docx, "sheet.xlsx": sheet_xlsx, "letter.odt": letter_odt}

if __name__ == "__main__":
    MAKERS[pathlib.Path(sys.argv[1]).name](sys.argv[1])
