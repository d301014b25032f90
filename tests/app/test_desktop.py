#!/usr/bin/python3
"""What a desktop is told of the application, by the desktop's own validators and by what then happens to a file.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(os.environ["ASSAY_SOURCE_ROOT"])
BUILT = pathlib.Path(os.environ["ASSAY_BUILT_DATA"])
DATA = ROOT / "data"
WEBSITE = os.environ["ASSAY_WEBSITE"]
ID = "org.assay.Assay"
PORTFOLIO = '<?xml version="1.0" encoding="UTF-8"?>\n<portfolio format="1">\n  <head service="X"/>\n</portfolio>\n'
RETURN = '<?xml version="1.0" encoding="UTF-8"?>\n<return xmlns="urn:assay:return" format="1" id="k7f2m4xq">\n</return>\n'


class Desktop(unittest.TestCase):
    def run_tool(self, *words, **options):
        result = subprocess.run([str(word) for word in words], capture_output=True, text=True, **options)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        return result.stdout

    def read_desktop(self):
        lines = (BUILT / f"{ID}.desktop").read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines if "=" in line)

    def test_desktop_file(self):
        printed = self.run_tool("desktop-file-validate", BUILT / f"{ID}.desktop")
        self.assertEqual(printed, "")

    def test_metainfo(self):
        self.run_tool("appstreamcli", "validate", "--no-net", BUILT / f"{ID}.metainfo.xml")

    def fill_in_metainfo(self, website):
        """The metadata as data/meson.build makes it of its source."""
        text = (DATA / f"{ID}.metainfo.xml.in").read_text(encoding="utf-8")
        begin, end = ("", "") if website else ("<!--", "-->")
        return text.replace("@END_WITH_WEBSITE@", end).replace("@WITH_WEBSITE@", begin).replace("@WEBSITE@", website)

    def test_metainfo_tells_of_a_website_only_where_there_is_one(self):
        n_pictures = len(list((DATA / "pictures").glob("*.png")))
        for website, n_addresses in ("", 0), ("https://assay.example.org", 1 + n_pictures):
            with self.subTest(website), tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder) / f"{ID}.metainfo.xml"
                path.write_text(self.fill_in_metainfo(website), encoding="utf-8")
                self.run_tool("appstreamcli", "validate", "--no-net", path)
                told = [element.text for element in ElementTree.parse(path).iter()
                        if (element.text or "").startswith("https://")]
                self.assertEqual(len(told), n_addresses)
                self.assertTrue(all(address.startswith(website) for address in told))
        built = (BUILT / f"{ID}.metainfo.xml").read_text(encoding="utf-8")
        self.assertNotIn("@", built)
        if WEBSITE == "":
            self.assertFalse(any(element.tag in ("url", "screenshots")
                                 for element in ElementTree.parse(BUILT / f"{ID}.metainfo.xml").iter()))

    def test_metainfo_and_desktop_file_agree(self):
        desktop = self.read_desktop()
        metainfo = ElementTree.parse(BUILT / f"{ID}.metainfo.xml")
        types = {element.text for element in metainfo.iterfind("provides/mediatype")}
        self.assertEqual(types, set(filter(None, desktop["MimeType"].split(";"))))
        self.assertEqual(metainfo.findtext("id"), ID)
        self.assertEqual(metainfo.findtext("launchable"), f"{ID}.desktop")
        self.assertEqual(metainfo.findtext("icon"), desktop["Icon"])
        self.assertEqual(metainfo.findtext("summary"), desktop["Comment"])
        binaries = [element.text for element in metainfo.iterfind("provides/binary")]
        self.assertIn(desktop["Exec"].split()[0], binaries)

    def test_release_is_the_version(self):
        version = re.search(r"^\s*version: '([\d.]+)'", (ROOT / "meson.build").read_text(encoding="utf-8"), re.M)[1]
        metainfo = ElementTree.parse(BUILT / f"{ID}.metainfo.xml")
        self.assertEqual(metainfo.find("releases/release").get("version"), version)

    def test_pictures_are_there(self):
        metainfo = ElementTree.fromstring(self.fill_in_metainfo("https://assay.example.org"))
        images = [element.text for element in metainfo.iterfind("screenshots/screenshot/image")]
        self.assertGreaterEqual(len(images), 1)
        for image in images:
            self.assertTrue((DATA / "pictures" / pathlib.PurePosixPath(image).name).is_file(), image)

    def test_mime_types(self):
        with tempfile.TemporaryDirectory() as folder:
            packages = pathlib.Path(folder) / "mime" / "packages"
            packages.mkdir(parents=True)
            shutil.copy(DATA / f"{ID}.mime.xml", packages / f"{ID}.xml")
            shutil.copy("/usr/share/mime/packages/freedesktop.org.xml", packages)
            self.run_tool("xmllint", "--noout", packages / f"{ID}.xml")
            self.run_tool("update-mime-database", folder + "/mime", env=dict(os.environ, XDG_DATA_DIRS=folder))
            (pathlib.Path(folder) / "portfolio.xml").write_text(PORTFOLIO, encoding="utf-8")
            (pathlib.Path(folder) / "North Vale.return.xml").write_text(RETURN, encoding="utf-8")
            (pathlib.Path(folder) / "North Vale.assay.zip").write_bytes(b"PK\x03\x04" + bytes(40))
            (pathlib.Path(folder) / "other.zip").write_bytes(b"PK\x03\x04" + bytes(40))
            self.assertEqual(self.guess(folder, "portfolio.xml"), "application/x-assay-portfolio+xml")
            self.assertEqual(self.guess(folder, "North Vale.assay.zip"), "application/x-assay-portfolio+zip")
            self.assertEqual(self.guess(folder, "North Vale.return.xml"), "application/x-assay-return+xml")
            self.assertEqual(self.guess(folder, "other.zip"), "application/zip")

    def guess(self, folder, name):
        environment = dict(os.environ, XDG_DATA_DIRS=folder, XDG_DATA_HOME=folder + "/home")
        code = ("import sys; from gi.repository import Gio; data = open(sys.argv[1], 'rb').read();"
                "print(Gio.content_type_guess(sys.argv[1], data)[0])")
        return self.run_tool("/usr/bin/python3", "-c", code, pathlib.Path(folder) / name, env=environment).strip()

    def test_settings_schema(self):
        schemas = sorted(DATA.glob("*.gschema.xml"))
        for schema in schemas:
            self.assertIn(f'id="{ID}"', schema.read_text(encoding="utf-8"))
        if schemas:
            self.run_tool("glib-compile-schemas", "--strict", "--dry-run", DATA)


if __name__ == "__main__":
    unittest.main()
