#!/usr/bin/python3
"""assay verify from outside: bags made by hand, good ones, broken ones and hostile ones.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import hashlib
import io
import os
import stat
import struct
import subprocess
import unittest
import unicodedata
import zipfile

from assay_case import Case, REFUSED, pdf

ISSUES = 1
INVALID, NOT_FOUND = 5, 3
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD = {"data/a.txt": b"hello\n", "data/sub/b c.txt": b"x" * 3000}


def manifest(files, algorithm, separator="  ", end="\n"):
    lines = []
    for name, data in files.items():
        written = name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")
        lines.append(hashlib.new(algorithm, data).hexdigest() + separator + written + end)
    return "".join(lines).encode()


def seal(files, algorithms=("sha256",)):
    """The same files with tag manifests that fit them."""
    tags = {name: data for name, data in files.items()
            if not name.startswith("data/") and not name.startswith("tagmanifest-")}
    return {**files, **{f"tagmanifest-{a}.txt": manifest(tags, a) for a in algorithms}}


def make_bag(payload=None, algorithms=("sha256",), declaration=DECLARATION, sealed=True, **changes):
    """name → bytes. A change names a file with "_" for "-" and "." ("manifest_sha256_txt"); None leaves it out."""
    payload = PAYLOAD if payload is None else payload
    files = dict(payload)
    files["bagit.txt"] = declaration
    files["bag-info.txt"] = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}\n".encode()
    for algorithm in algorithms:
        files[f"manifest-{algorithm}.txt"] = manifest(payload, algorithm)
    for name in list(files):
        key = name.replace("-", "_").replace(".", "_")
        if key in changes:
            files[name] = changes[key]
            if files[name] is None:
                del files[name]
    return seal(files, algorithms) if sealed else files


def zip_bytes(files, base="vale/", method=zipfile.ZIP_STORED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in (files.items() if isinstance(files, dict) else files):
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(base + name)
            info.compress_type = method
            archive.writestr(info, content)
    return data.getvalue()


class BagCase(Case):
    def verify(self, data, name="bag.zip"):
        """tags → [(where, detail)], of a ZIP's bytes or of a folder's files."""
        if isinstance(data, dict):
            path = self.place / "bag"
            for member, content in data.items():
                self.write("bag/" + member, content)
        else:
            path = self.write(name, data)
        return self.look(path)

    def look(self, path):
        before = self.tree(self.place)
        result = self.run_assay("verify", path, "--json")
        self.assertIn(result.status, (0, ISSUES), result.err + result.out)
        self.assertEqual(result.status == 0, result.json["clean"])
        self.assertEqual(result.json["clean"], not result.json["findings"])
        self.assertEqual(self.tree(self.place), before, "verifying wrote something")
        found = {}
        for finding in result.json["findings"]:
            self.assertTrue(finding["what"] and finding["do"], finding)
            found.setdefault(finding["tag"], []).append((finding["where"], finding["detail"]))
        # For people it must work as well, whatever the names are.
        self.assertEqual(self.run_assay("verify", path).status, result.status)
        return found

    def assert_only(self, found, *tags):
        self.assertEqual(sorted(found), sorted(tags), found)

    def assert_clean(self, data):
        self.assertEqual(self.verify(data), {})


class GoodBags(BagCase):
    def test_containers(self):
        for base in ("vale/", ""):
            for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                with self.subTest(base=base, method=method):
                    self.assert_clean(zip_bytes(make_bag(), base, method))
        self.assert_clean(make_bag())

    def test_algorithms(self):
        for algorithms in (("sha256",), ("sha512",), ("sha256", "sha512"), ("sha224",), ("sha384",)):
            with self.subTest(algorithms):
                self.assert_clean(zip_bytes(make_bag(algorithms=algorithms)))
        found = self.verify(zip_bytes(make_bag(algorithms=("md5", "sha1"))))
        self.assert_only(found, "manifest-weak")
        self.assertEqual(len(found["manifest-weak"]), 4)

    def test_versions(self):
        for version in ("0.93", "0.94", "0.95", "0.96", "0.97", "1.0"):
            with self.subTest(version):
                self.assert_clean(zip_bytes(make_bag(declaration=DECLARATION.replace(b"1.0", version.encode()))))

    def test_large_streams_are_hashed_whole(self):
        payload = {"data/large.bin": os.urandom(5_000_003), "data/empty": b""}
        files = make_bag(payload, ("sha256", "sha512"))
        self.assert_clean(zip_bytes(files))
        self.assert_clean(zip_bytes(files, method=zipfile.ZIP_DEFLATED))
        self.assert_clean(files)

    def test_names(self):
        payload = {"data/100% sure.txt": b"1", "data/Prüfung.txt": b"2", "data/ends.in.txt": b"3"}
        self.assert_clean(zip_bytes(make_bag(payload)))

    def test_line_ends_in_names(self):
        found = self.verify(make_bag({"data/two\nlines\rhere.txt": b"1"}))
        self.assert_only(found, "name-unsafe")

    def test_line_ends_and_separators(self):
        for end in ("\r\n", "\r", "\n"):
            for separator in (" ", "\t", "  \t "):
                with self.subTest(end=end, separator=separator):
                    text = manifest(PAYLOAD, "sha256", separator, end)
                    declaration = DECLARATION.replace(b"\n", end.encode())
                    self.assert_clean(zip_bytes(make_bag(declaration=declaration, manifest_sha256_txt=text)))

    def test_upper_case_digests_and_no_last_line_end(self):
        text = b"\n".join(line[:64].upper() + line[64:] for line in manifest(PAYLOAD, "sha256").splitlines())
        self.assert_clean(zip_bytes(make_bag(manifest_sha256_txt=text)))

    def test_streamed_zip(self):
        class Pipe(io.RawIOBase):
            def __init__(self):
                self.data = bytearray()

            def writable(self):
                return True

            def write(self, data):
                self.data += data
                return len(data)
        for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            pipe = Pipe()
            with zipfile.ZipFile(pipe, "w", method) as archive:
                for name, data in make_bag().items():
                    archive.writestr(name, data)
            self.assert_clean(bytes(pipe.data))

    def test_unix_zip_and_sha256sum_agree(self):
        files = make_bag()
        self.assert_clean(files)
        plain = subprocess.run(["sha256sum", "-c", "--quiet", "manifest-sha256.txt", "tagmanifest-sha256.txt"],
                               cwd=self.place / "bag", capture_output=True)
        self.assertEqual(plain.returncode, 0, plain.stderr)
        (self.place / "bag/data/a.txt").write_bytes(b"Hello\n")
        plain = subprocess.run(["sha256sum", "-c", "--quiet", "manifest-sha256.txt"], cwd=self.place / "bag",
                               capture_output=True)
        self.assertNotEqual(plain.returncode, 0)
        self.assertEqual(self.look(self.place / "bag")["file-altered"], [("data/a.txt", "manifest-sha256.txt")])

    def test_many_members(self):
        """More than a ZIP can hold without its larger records."""
        payload = {f"data/{i // 1000}/{i}.txt": b"%d" % i for i in range(66_000)}
        self.assert_clean(zip_bytes(make_bag(payload)))

    def test_other_encoding(self):
        payload = {"data/Prüfung.txt": b"1"}
        text = manifest(payload, "sha256").decode().encode("latin-1")
        files = make_bag(payload, declaration=DECLARATION.replace(b"UTF-8", b"ISO-8859-1"), manifest_sha256_txt=text)
        self.assert_only(self.verify(zip_bytes(files)), "bag-encoding-old")


class BrokenBags(BagCase):
    def expect(self, tag, *more, where=None, **changes):
        """Both as ZIP and as a folder, exactly these tags come."""
        files = make_bag(**changes)
        for data in (zip_bytes(files), files):
            with self.subTest(kind=type(data).__name__):
                found = self.verify(data)
                self.assert_only(found, tag, *more)
                if where is not None:
                    self.assertIn(where, [place for place, _ in found[tag]])

    def test_no_declaration(self):
        self.expect("bag-no-declaration", bagit_txt=None)

    def test_declaration(self):
        for text in (b"", b"BagIt-Version: 1.0\n", b"hello\nworld\n", DECLARATION + b"More: 1\n",
                     b"BagIt-Version:1.0\nTag-File-Character-Encoding: UTF-8\n",
                     b"Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n"):
            self.expect("bag-declaration", declaration=text)
        self.expect("tag-text", declaration=b"\xef\xbb\xbf" + DECLARATION)
        self.expect("bag-version", declaration=DECLARATION.replace(b"1.0", b"2.7"))
        self.expect("tag-text", declaration=b"BagIt-Version: \xff\n")

    def test_encoding_not_known(self):
        self.expect("bag-encoding", declaration=DECLARATION.replace(b"UTF-8", b"KLINGON-8"))
        self.expect("bag-encoding", declaration=DECLARATION.replace(b"UTF-8", b"UTF-8//IGNORE"))

    def test_tag_file_in_another_encoding(self):
        self.expect("tag-text", bag_info_txt=b"Contact-Name: J\xf6rg\n", where="bag-info.txt")
        self.expect("tag-text", bag_info_txt=b"\xef\xbb\xbfContact-Name: J\n", where="bag-info.txt")

    def test_no_manifest(self):
        self.expect("bag-no-manifest", manifest_sha256_txt=None)

    def test_unknown_algorithm(self):
        files = seal({**make_bag(), "manifest-blake9.txt": b"00 data/a.txt\n"})
        self.assert_only(self.verify(zip_bytes(files)), "manifest-unknown")

    def test_missing_and_unlisted(self):
        whole = manifest(PAYLOAD, "sha256")
        more = manifest({**PAYLOAD, "data/gone.txt": b""}, "sha256")
        self.expect("file-missing", manifest_sha256_txt=more, where="data/gone.txt")
        self.expect("file-unlisted", manifest_sha256_txt=whole.splitlines(True)[0], where="data/sub/b c.txt")

    def test_every_manifest_lists_every_file(self):
        files = make_bag(algorithms=("sha256", "sha512"),
                         manifest_sha512_txt=manifest({"data/a.txt": b"hello\n"}, "sha512"))
        self.assertEqual(self.verify(zip_bytes(files)),
                         {"file-unlisted": [("data/sub/b c.txt", "manifest-sha512.txt")]})
        old = make_bag(algorithms=("sha256", "sha512"), declaration=DECLARATION.replace(b"1.0", b"0.97"),
                       manifest_sha512_txt=manifest({"data/a.txt": b"hello\n"}, "sha512"))
        self.assert_clean(zip_bytes(old))

    def test_altered(self):
        files = make_bag()
        files["data/a.txt"] = b"Hello\n"
        self.assertEqual(self.verify(zip_bytes(files)), {"file-altered": [("data/a.txt", "manifest-sha256.txt")]})
        files = make_bag()
        files["bag-info.txt"] += b"Contact-Name: Somebody\n"
        self.assertEqual(self.verify(zip_bytes(files)),
                         {"file-altered": [("bag-info.txt", "tagmanifest-sha256.txt")]})

    def test_lines(self):
        whole = manifest(PAYLOAD, "sha256")
        self.expect("manifest-line", manifest_sha256_txt=whole + b"nonsense\n")
        self.expect("manifest-line", manifest_sha256_txt=whole + b"0123 data/a.txt\n")
        self.expect("manifest-line", manifest_sha256_txt=whole + b"\\" + whole.splitlines()[0])
        self.expect("manifest-loose", manifest_sha256_txt=whole + b"\n")
        self.expect("manifest-loose", manifest_sha256_txt=whole.replace(b"  ", b" *"))
        self.expect("manifest-loose", manifest_sha256_txt=whole.replace(b"  ", b"  ./"))
        self.expect("manifest-twice", manifest_sha256_txt=whole + whole.splitlines(True)[0])

    def test_listed_again_before_1_0(self):
        """Harmless then, as long as both lines say the same."""
        old = DECLARATION.replace(b"1.0", b"0.97")
        whole = manifest(PAYLOAD, "sha256")
        again = whole.splitlines(True)[0]
        self.expect("manifest-loose", declaration=old, manifest_sha256_txt=whole + again)
        self.expect("manifest-twice", declaration=old, manifest_sha256_txt=whole + b"0" * 64 + again[64:])

    def test_percent(self):
        payload = {"data/50%.txt": b"1"}
        text = manifest(payload, "sha256").replace(b"%25", b"%")
        self.expect("manifest-loose", payload=payload, manifest_sha256_txt=text)

    def test_percent_left_as_it_is(self):
        """Many programs write names as they are; where only one file can be meant, it is meant."""
        for name in ("data/a%0Ab.txt", "data/a%25b.txt", "data/a%0D%25.txt"):
            payload = {name: b"1"}
            text = manifest(payload, "sha256").replace(b"%25", b"%")
            text = text.replace(b"a%b", b"a%25b").replace(b"%0D%.", b"%0D%25.")
            self.assertIn(name.encode(), text)
            found = self.verify(zip_bytes(make_bag(payload, manifest_sha256_txt=text)))
            self.assert_only(found, "manifest-loose")
        # Where both files are there, it is the one that BagIt says.
        payload = {"data/50%.txt": b"1", "data/50%25.txt": b"2"}
        self.assert_clean(zip_bytes(make_bag(payload)))
        text = manifest(payload, "sha256").replace(b"50%2525", b"50%25")
        self.assertIn("manifest-twice", self.verify(zip_bytes(make_bag(payload, manifest_sha256_txt=text))))

    def test_outside(self):
        whole = manifest(PAYLOAD, "sha256")
        for name in (b"../../etc/passwd", b"/etc/passwd", b"bagit.txt", b"data/../bagit.txt", b"data//a.txt", b"~root/x",
                     b"data\\a.txt", b"C:/data/a.txt"):
            self.expect("manifest-outside", manifest_sha256_txt=whole + b"0" * 64 + b"  " + name + b"\n",
                        where=name.decode())

    def test_tag_manifests(self):
        files = make_bag()
        lines = files["tagmanifest-sha256.txt"].splitlines(True)
        for name, tag in (("bag-info.txt", "tag-unlisted"), ("manifest-sha256.txt", "file-unlisted")):
            files["tagmanifest-sha256.txt"] = b"".join(line for line in lines if name.encode() not in line)
            self.assertEqual(self.verify(zip_bytes(files)), {tag: [(name, "tagmanifest-sha256.txt")]})
        files["tagmanifest-sha256.txt"] = b"".join(lines) + b"0" * 64 + b"  data/a.txt\n"
        self.assert_only(self.verify(zip_bytes(files)), "manifest-outside")
        files["tagmanifest-sha256.txt"] = b"".join(lines) + b"0" * 64 + b"  tagmanifest-sha256.txt\n"
        self.assert_only(self.verify(zip_bytes(files)), "manifest-outside")
        files["tagmanifest-sha256.txt"] = b"".join(lines) + b"0" * 64 + b"  notes/gone.txt\n"
        self.assert_only(self.verify(zip_bytes(files)), "file-missing")

    def test_fetch(self):
        files = seal({**make_bag(), "fetch.txt": b"https://example.org/a 6 data/z.txt\n"})
        self.assert_only(self.verify(zip_bytes(files)), "bag-fetch")

    def test_fetched(self):
        """A list of what was to be fetched, in a bag that is whole since: nothing is lacking."""
        here = b"https://example.org/a 6 data/a.txt\n"
        cases = {
            b"": ("bag-fetched",),
            here: ("bag-fetched",),
            b"https://example.org/a%20b - data/a.txt\r\n" + here: ("bag-fetched",),
            b"https://example.org/a\t6\tdata/a.txt": ("bag-fetched",),
            here + b"https://example.org/z - data/z.txt\n": ("bag-fetch",),
            here + b"https://example.org/a data/a.txt\n": ("manifest-line",),
            here + b"https://example.org/a six data/a.txt\n": ("manifest-line",),
            here + b"https://example.org/a 6\n": ("manifest-line",),
            here + b"\n": ("manifest-line",),
            here + b"https://example.org/a - bagit.txt\n": ("manifest-outside",),
            b"\xff\xfe": ("bag-fetch", "tag-text"),
        }
        for name in (b"../x", b"/etc/passwd", b"data/../../x", b"~/x", b"~root/x", b"C:\\x", b"\\\\host\\x", b"data\\x"):
            cases[here + b"https://example.org/x - " + name + b"\n"] = ("manifest-outside",)
        for text, tags in cases.items():
            with self.subTest(text):
                self.assert_only(self.verify(zip_bytes(seal({**make_bag(), "fetch.txt": text}))), *tags)
        # Each file still has to be listed, wherever it came from.
        files = make_bag(sealed=False)
        files["data/z.txt"] = b"z\n"
        files["bag-info.txt"] = b"Contact-Name: Somebody\n"
        files["fetch.txt"] = b"https://example.org/z 2 data/z.txt\n"
        self.assert_only(self.verify(zip_bytes(seal(files))), "bag-fetched", "file-unlisted")

    def test_info(self):
        self.expect("oxum-wrong", bag_info_txt=b"Payload-Oxum: 3007.2\n")
        self.expect("oxum-wrong", bag_info_txt=b"payload-oxum: many\n")
        self.expect("info-repeated", bag_info_txt=b"Payload-Oxum: 3006.2\nPayload-Oxum: 3006.2\n")
        twice = b"Bagging-Date: 2026-11-22\nBagging-Date: 2026-11-23\n"
        old = DECLARATION.replace(b"1.0", b"0.97")
        self.expect("info-repeated", bag_info_txt=twice)
        self.assert_clean(zip_bytes(make_bag(declaration=old, bag_info_txt=twice)))
        self.expect("info-repeated", declaration=old, bag_info_txt=b"Payload-Oxum: 3006.2\nPayload-Oxum: 3006.2\n")
        self.expect("info-line", bag_info_txt=b"Payload-Oxum 3006.2\n")
        self.expect("info-line", bag_info_txt=b"Contact-Name:Somebody\n")
        self.expect("info-line", bag_info_txt=b"Contact-Name : Somebody\n")
        self.expect("bag-size-wrong", bag_info_txt=b"Bag-Size: 4 GB\n")
        self.assert_clean(zip_bytes(make_bag(bag_info_txt=b"Bag-Size: 3 KB\nNote: one\n  two\n\tthree\n")))
        self.assert_clean(zip_bytes(make_bag(declaration=DECLARATION.replace(b"1.0", b"0.97"),
                                             bag_info_txt=b"Contact-Name  :  Somebody\n")))

    def test_no_payload(self):
        files = make_bag({})
        self.assert_only(self.verify(zip_bytes(files)), "bag-no-payload")
        self.assert_clean(zip_bytes([("data/", b""), *files.items()]))

    def test_empty_folder(self):
        self.assert_only(self.verify(zip_bytes([("data/none/", b""), *make_bag().items()])), "folder-empty")

    def test_clashes(self):
        for one, other in (("data/A.txt", "data/a.TXT"), ("data/é.txt", "data/e\u0301.txt"), ("data/F/x", "data/f/y")):
            found = self.verify(zip_bytes(make_bag({one: b"1", other: b"2"})))
            self.assert_only(found, "name-clash")

    def test_names_in_another_unicode_form(self):
        composed, parted = "data/Prüfung.txt", unicodedata.normalize("NFD", "data/Prüfung.txt")
        files = make_bag({composed: b"1"}, sealed=False)
        files[parted] = files.pop(composed)
        found = self.verify(zip_bytes(seal(files)))
        self.assertEqual(found, {"name-normalised": [(parted, "manifest-sha256.txt")]})
        files[parted] = b"2"
        self.assert_only(self.verify(zip_bytes(seal(files))), "file-altered", "name-normalised")

    def test_names_in_both_unicode_forms(self):
        """One file listed twice, in letters that look the same: both lines have to be true of it."""
        composed, parted = "data/Prüfung.txt", unicodedata.normalize("NFD", "data/Prüfung.txt")
        for name, other in ((composed, parted), (parted, composed)):
            both = manifest({name: b"1"}, "sha256") + manifest({other: b"1"}, "sha256")
            files = make_bag({name: b"1"}, manifest_sha256_txt=both)
            self.assertEqual(self.verify(zip_bytes(files)), {"name-normalised": [(name, "manifest-sha256.txt")]})
            wrong = manifest({name: b"1"}, "sha256") + manifest({other: b"2"}, "sha256")
            found = self.verify(zip_bytes(make_bag({name: b"1"}, manifest_sha256_txt=wrong)))
            self.assert_only(found, "manifest-twice", "name-normalised")


class HostileArchives(BagCase):
    def with_member(self, name, data=b"x", change=None, base=""):
        info = zipfile.ZipInfo(name)
        if change is not None:
            change(info)
        return self.verify(zip_bytes([*make_bag().items(), (info, data)], base))

    def test_escapes(self):
        for name in ("../evil.txt", "/etc/evil", "data/../../evil", "data/./x", "C:/evil", "data\\..\\evil", "~/x", "data//x"):
            found = self.with_member(name)
            self.assert_only(found, "name-escapes")
            self.assertEqual(found["name-escapes"], [(name, None)])
        self.assertEqual(list(self.place.parent.glob("evil*")), [])

    def test_links_and_devices(self):
        for mode in (stat.S_IFLNK, stat.S_IFIFO, stat.S_IFBLK, stat.S_IFSOCK):
            def change(info, mode=mode):
                info.create_system = 3
                info.external_attr = (mode | 0o777) << 16
            self.assertEqual(self.with_member("data/link", b"/etc/passwd", change), {"not-a-file": [("data/link", None)]})

    def test_links_in_folders(self):
        files = make_bag()
        self.verify(files)
        (self.place / "bag/data/link").symlink_to("/etc/passwd")
        (self.place / "bag/data/folder").symlink_to("/etc")
        os.mkfifo(self.place / "bag/data/pipe")
        self.assertEqual(sorted(self.run_assay("verify", self.place / "bag", "--json").json["findings"][i]["where"]
                                for i in range(3)), ["data/folder", "data/link", "data/pipe"])

    def test_device_names(self):
        for name in ("data/CON", "data/nul.txt", "data/x/Com1.tar.gz", "data/LPT9", "data/aux.", "data/COM¹.txt"):
            found = self.with_member(name)
            self.assertIn(("name-device"), found)
            self.assertEqual(found["name-device"], [(name, None)])

    def test_unsafe_names(self):
        for name in ("data/a:b", "data/a*", "data/a?", "data/a|b", "data/end ", "data/end.", "data/" + "x" * 256,
                     "data/bell\x07"):
            self.assertIn("name-unsafe", self.with_member(name))

    def test_twice(self):
        found = self.verify(zip_bytes([*make_bag().items(), ("data/a.txt", b"other")]))
        self.assertEqual(found, {"name-twice": [("data/a.txt", None)]})
        found = self.verify(zip_bytes([*make_bag().items(), ("data/a.txt/inside", b"other")]))
        self.assertEqual(found, {"name-twice": [("data/a.txt/inside", None)]})

    def test_broken_encodings(self):
        data = zip_bytes(make_bag({"data/name.txt": b"1"}), "")
        found = self.verify(data.replace(b"data/name.txt", b"data/n\xffme.txt"))
        self.assertIn(("data/n\\xFFme.txt", None), found["name-encoding"])
        found = self.verify(data.replace(b"data/name.txt", b"data/n\x00me.txt"))
        self.assertIn(("data/n\\x00me.txt", None), found["name-encoding"])
        found = self.verify(data.replace(b"data/name.txt", "data/naé.txt".encode()))
        self.assertIn("name-unmarked", found)

    def test_beside(self):
        found = self.verify(zip_bytes([*{"vale/" + n: d for n, d in make_bag().items()}.items(),
                                       ("__MACOSX/x", b""), ("other/bagit.txt", b"")], ""))
        self.assertEqual(found, {"bag-beside": [("__MACOSX/x", None), ("other/bagit.txt", None)]})

    def test_bomb(self):
        data = zip_bytes({**make_bag(), "data/zeros": bytes(100_000_000)}, "", zipfile.ZIP_DEFLATED)
        found = self.verify(data)
        self.assertIn(("data/zeros", None), found["zip-bomb"])
        self.assertIn((None, None), found["zip-bomb"])

    def test_bomb_by_count(self):
        files = [*make_bag().items(), *((f"data/{i}", b"") for i in range(250_001))]
        self.assertIn("zip-too-many", self.look_status(zip_bytes(files)))

    def look_status(self, data):
        result = self.run_assay("verify", self.write("bag.zip", data), "--json")
        self.assertEqual(result.status, ISSUES)
        return {finding["tag"] for finding in result.json["findings"]}

    def test_old_encryption(self):
        data = bytearray(zip_bytes(make_bag(), ""))
        self.patch_all(data, 6, 8, lambda flags: flags | 1)
        found = self.verify(bytes(data))
        self.assert_only(found, "zip-lock-unknown")
        self.assertEqual({name for name, _ in found["zip-lock-unknown"]}, set(make_bag()))

    def test_other_methods(self):
        for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
            self.assertIn("zip-method", self.verify(zip_bytes(make_bag(), "", method)))

    def patch_all(self, data, local, central, change):
        """Changes a 16-bit field in every header and row."""
        for magic, at in ((b"PK\3\4", local), (b"PK\1\2", central)):
            place = data.find(magic)
            while place >= 0:
                value = change(struct.unpack_from("<H", data, place + at)[0])
                struct.pack_into("<H", data, place + at, value)
                place = data.find(magic, place + 4)

    def test_truncated(self):
        data = zip_bytes(make_bag(), "")
        for length in (4, 30, 100, len(data) // 2, len(data) - 23, len(data) - 1):
            found = self.verify(data[:length])
            self.assertIn("zip-cut", found)

    def test_not_a_zip(self):
        for content in (b"", b"hello", pdf(1)):
            self.bad(INVALID, "verify", self.write("x.zip", content), names="x.zip")
        self.bad(NOT_FOUND, "verify", self.place / "none.zip", names="none.zip")

    def test_trailing_and_leading(self):
        data = zip_bytes(make_bag(), "")
        self.assert_only(self.verify(data + b"more"), "zip-stray-bytes")
        with_comment = data[:-2] + struct.pack("<H", 5) + b"hello"
        self.assert_only(self.verify(with_comment), "zip-stray-bytes")
        prefixed = io.BytesIO(b"#!/bin/sh\n")
        prefixed.seek(0, 2)
        with zipfile.ZipFile(prefixed, "a") as archive:
            for name, content in make_bag().items():
                archive.writestr(name, content)
        self.assert_only(self.verify(prefixed.getvalue()), "zip-stray-bytes")

    def test_bytes_between(self):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w") as archive:
            for name, content in make_bag().items():
                archive.writestr(name, content)
                data.write(b"hidden")
                archive.start_dir = data.tell()
        self.assertIn("zip-stray-bytes", self.verify(data.getvalue()))

    def test_overlap(self):
        data = bytearray(zip_bytes(make_bag(), ""))
        place = data.find(b"PK\1\2")
        second = data.find(b"PK\1\2", place + 4)
        data[second + 42:second + 46] = data[place + 42:place + 46]
        found = self.verify(bytes(data))
        self.assertIn("zip-overlap", found)
        self.assertIn("zip-disagrees", found)

    def test_headers_that_disagree(self):
        data = zip_bytes(make_bag(), "")
        fields = {4: "version", 6: "flags", 8: "method", 10: "time", 12: "time", 14: "checksum", 18: "packed-size",
                  22: "size"}
        for at, what in fields.items():
            changed = bytearray(data)
            changed[at] ^= 2
            self.assertIn(("data/a.txt", what), self.verify(bytes(changed))["zip-disagrees"])
        changed = data.replace(b"data/a.txt", b"data/b.txt", 1)
        self.assertIn(("data/a.txt", "name"), self.verify(changed)["zip-disagrees"])

    def test_larger_than_4_gib(self):
        """A directory that announces more than there is."""
        info = zipfile.ZipInfo("data/huge")
        data = bytearray(zip_bytes([*make_bag().items(), (info, b"x")], ""))
        row = data.rfind(b"PK\1\2")
        struct.pack_into("<II", data, row + 20, 0xFFFFFFFF, 0xFFFFFFFF)
        extra = struct.pack("<HHQQ", 1, 16, 6 << 30, 6 << 30)
        struct.pack_into("<H", data, row + 30, len(extra))
        end = data.rfind(b"PK\5\6")
        data[row + 46 + len("data/huge"):row + 46 + len("data/huge")] = extra
        end += len(extra)
        struct.pack_into("<I", data, end + 12, struct.unpack_from("<I", data, end + 12)[0] + len(extra))
        found = self.verify(bytes(data))
        self.assertIn(("data/huge", "size"), found["zip-disagrees"])
        self.assertIn(("data/huge", "place"), found["zip-disagrees"])

    def test_more_than_4_gib(self):
        """A member of a little over 4 GiB of nothing, in a file that takes no room on the disk."""
        data = zip_bytes(make_bag(), "")
        name, size = b"data/huge", (4 << 30) + 16
        extra = struct.pack("<HHQQ", 1, 16, size, size)
        fixed = struct.pack("<HHHHHIII", 45, 0, 0, 0, 33, 0, 0xFFFFFFFF, 0xFFFFFFFF) + struct.pack("<HH", len(name), len(extra))
        directory = data.find(b"PK\1\2")
        rows = data[directory:data.rfind(b"PK\5\6")]
        path = self.place / "huge.zip"
        with open(path, "wb") as file:
            file.write(data[:directory] + b"PK\3\4" + fixed + name + extra)
            file.seek(size, 1)
            start = file.tell()
            rows += b"PK\1\2" + struct.pack("<H", 45) + fixed + struct.pack("<HHHII", 0, 0, 0, 0, directory) + name + extra
            file.write(rows)
            end = file.tell()
            count = len(make_bag()) + 1
            file.write(b"PK\6\6" + struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, count, count, len(rows), start))
            file.write(b"PK\6\7" + struct.pack("<IQI", 0, end, 1))
            file.write(b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, len(rows), 0xFFFFFFFF, 0))
        self.assertLess(path.stat().st_blocks * 512, 1 << 20)
        result = self.run_assay("verify", path, "--json")
        # Read to its end: the checksum that stands there is not one of so many zeros.
        self.assertEqual([(f["tag"], f["where"]) for f in result.json["findings"]],
                         [("zip-unreadable", "data/huge"), ("file-unlisted", "data/huge"), ("oxum-wrong", "bag-info.txt")])

    def test_long_names(self):
        for name in ("data/" + "n" * 200 + "/" + "/".join(["m" * 200] * 5), "data" + "/d" * 40):
            self.assertIn((name, None), self.with_member(name)["name-unsafe"])

    def test_bytes_behind_the_squeezed_ones(self):
        data = bytearray(zip_bytes(make_bag({"data/a.txt": b"a" * 500}), "", zipfile.ZIP_DEFLATED))
        packed = struct.unpack_from("<I", data, 18)[0]
        start = 30 + len("data/a.txt")
        row = data.find(b"PK\1\2")
        for at in (18, row + 20):
            struct.pack_into("<I", data, at, packed + 6)
        data[start + packed:start + packed] = b"hidden"
        row += 6
        for other in range(1, len(make_bag({"data/a.txt": b""}))):
            row = data.find(b"PK\1\2", row + 4)
            struct.pack_into("<I", data, row + 42, struct.unpack_from("<I", data, row + 42)[0] + 6)
        end = data.rfind(b"PK\5\6")
        struct.pack_into("<I", data, end + 16, struct.unpack_from("<I", data, end + 16)[0] + 6)
        self.assertEqual(self.verify(bytes(data)), {"zip-unreadable": [("data/a.txt", None)]})

    def test_digests_of_damaged_members(self):
        data = bytearray(zip_bytes(make_bag(), "", zipfile.ZIP_DEFLATED))
        place = data.find(b"data/sub/b c.txt") + len("data/sub/b c.txt")
        data[place + 2] ^= 0xFF
        self.assertEqual(self.verify(bytes(data)), {"zip-unreadable": [("data/sub/b c.txt", None)]})


class Submissions(BagCase):
    def setUp(self):
        super().setUp()
        self.make_ready()
        self.fingerprint = hashlib.sha256((self.folder / "portfolio.xml").read_bytes()).hexdigest()
        self.good("pack", self.folder, "-o", self.place / "pack.pdf")

    def payload(self):
        payload = {"data/portfolio.xml": (self.folder / "portfolio.xml").read_bytes(),
                   "data/scheme.xml": (self.folder / "scheme.xml").read_bytes(), "data/pack.pdf": (self.place / "pack.pdf").read_bytes()}
        for item in self.evidence():
            content = next(self.folder.glob(f"evidence/*/{item['sha256']}")).read_bytes()
            payload[f"data/evidence/{item['number']}-{item['source_name']}"] = content
        return payload

    def submission(self, payload=None, info=None, **more):
        payload = self.payload() if payload is None else payload
        oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}\n"
        info = f"Assay-Fingerprint: {self.fingerprint}\n" if info is None else info
        return zip_bytes(make_bag(payload, bag_info_txt=(oxum + info).encode(), **more), "vale-round-1/")

    def test_clean(self):
        self.assert_clean(self.submission())
        result = self.good("verify", self.place / "bag.zip", "--json").json
        self.assertTrue(result["submission"])
        self.assertEqual(result["fingerprint"], self.fingerprint)
        self.assertIn("whole", self.good("verify", self.place / "bag.zip").out)

    def test_parts(self):
        for part in ("portfolio.xml", "scheme.xml", "pack.pdf"):
            payload = self.payload()
            del payload["data/" + part]
            found = self.verify(self.submission(payload))
            self.assertEqual(found, {"part-missing": [("data/" + part, None)]})

    def test_evidence(self):
        names = sorted(name for name in self.payload() if name.startswith("data/evidence/"))
        payload = self.payload()
        del payload[names[1]]
        self.assertEqual(self.verify(self.submission(payload)), {"item-missing": [("E002", "risk-form.pdf")]})
        payload = self.payload()
        payload[names[1]] += b"%"
        self.assertEqual(self.verify(self.submission(payload)), {"item-altered": [("E002", names[1])]})
        payload = self.payload()
        payload[names[1]], payload[names[2]] = payload[names[2]], payload[names[1]]
        self.assertEqual([where for where, _ in self.verify(self.submission(payload))["item-altered"]],
                         ["E002", "E003"])

    def test_fetch(self):
        """A submission holds everything itself: the list is refused, though all that it names is here."""
        here = b"https://example.org/p - data/pack.pdf\n"
        for text, more in ((here, {"bag-fetched"}), (b"", {"bag-fetched"}), (b"x\n", {"manifest-line"}),
                           (b"https://example.org/z - data/z\n", {"bag-fetch"})):
            bag = make_bag(self.payload(), bag_info_txt=f"Assay-Fingerprint: {self.fingerprint}\n".encode())
            data = zip_bytes(seal({**bag, "fetch.txt": text}), "vale-round-1/")
            with self.subTest(text):
                self.assertEqual(set(self.verify(data)), {"submission-fetch", *more})
                result = self.run_assay("review", "new", self.place / "bag.zip", self.place / "review")
                self.assertEqual(result.status, REFUSED, result.err)
                self.assertIn("A submission holds everything itself", result.err)
                self.assertFalse((self.place / "review").exists())

    def test_extra(self):
        for name in ("data/evidence/E009-more.pdf", "data/evidence/notes.txt", "data/evidence/E002-again.pdf",
                     "data/evidence/E0002-x.pdf", "data/evidence/deep/E002-x.pdf", "data/more.txt"):
            found = self.verify(self.submission({**self.payload(), name: b"more"}))
            self.assert_only(found, "item-extra")

    def test_names(self):
        payload = self.payload()
        name = next(name for name in payload if "E002" in name)
        payload["data/evidence/E002-risk form.pdf"] = payload.pop(name)
        self.assertEqual(self.verify(self.submission(payload)),
                         {"item-name": [("E002", "data/evidence/E002-risk form.pdf")]})

    def test_data_that_cannot_be_read(self):
        for part in ("portfolio.xml", "scheme.xml"):
            for content in (b"", b"<x/>", b'<!DOCTYPE x [<!ENTITY a "b">]><portfolio>&a;</portfolio>',
                            self.payload()["data/" + part][:-20]):
                found = self.verify(self.submission({**self.payload(), "data/" + part: content}))
                self.assertEqual([where for where, _ in found["part-unreadable"]], ["data/" + part])

    def test_another_scheme(self):
        payload = self.payload()
        payload["data/scheme.xml"] = payload["data/scheme.xml"].replace(b"</scheme>", b"<!-- --></scheme>")
        self.assert_only(self.verify(self.submission(payload)), "scheme-differs")

    def test_fingerprint(self):
        self.assert_only(self.verify(self.submission(info="")), "fingerprint-none")
        found = self.verify(self.submission(info="Assay-Fingerprint: " + "0" * 64 + "\n"))
        self.assertEqual(found, {"fingerprint-wrong": [("bag-info.txt", "0" * 64)]})
        payload = self.payload()
        payload["data/portfolio.xml"] = payload["data/portfolio.xml"].replace(b"How we meet 1.1", b"How we miss 1.1")
        self.assert_only(self.verify(self.submission(payload)), "fingerprint-wrong", "pack-differs")

    def test_private_notes(self):
        self.good("note", self.folder, "1.1", "For us alone.")
        found = self.verify(self.submission())
        self.assertIn("part-form", found)

    def test_not_sealed(self):
        self.assert_only(self.verify(self.submission(sealed=False)), "not-sealed")


class Corruption(BagCase):
    """One bit flipped in many bytes of a small bag; test-bag-damage.c does so with every one. Only the bytes below mean nothing to any reader."""

    MEANINGLESS = {4: "version made by", 5: "system made on", 36: "internal attributes", 37: "internal attributes",
                   38: "DOS attributes", 39: "DOS attributes", 40: "permissions",
                   41: "permissions, and the kind of file, of which another than a plain one is found elsewhere"}

    def meaningless(self, data):
        places = set()
        row = data.find(b"PK\1\2")
        while row >= 0:
            places |= {row + at for at in self.MEANINGLESS}
            row = data.find(b"PK\1\2", row + 4)
        return places

    def check(self, data, step):
        allowed = self.meaningless(data)
        silent = []
        path = self.place / "bag.zip"
        for at in range(0, len(data), step):
            changed = bytearray(data)
            changed[at] ^= 1 << (at % 8)
            path.write_bytes(changed)
            result = self.run_assay("verify", path)
            self.assertGreaterEqual(result.status, 0, f"died of a signal at byte {at}")
            if result.status == 0 and at not in allowed:
                silent.append(at)
        self.assertEqual(silent, [])

    def test_bytes_of_a_deflated_one(self):
        self.check(zip_bytes(make_bag(), "", zipfile.ZIP_DEFLATED), 7)


if __name__ == "__main__":
    unittest.main()
