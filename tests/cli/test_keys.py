#!/usr/bin/python3
"""Keys, signed bags and locked bags from outside. OpenSSL signs and 7-Zip locks, so that the formats are what they say.

SPDX-License-Identifier: GPL-3.0-or-later
"""
import hashlib
import pathlib
import stat
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from assay_case import ACCESS, Case, DAMAGED, INVALID, NOT_FOUND, REFUSED, REPORT, UNKNOWN_NAME, USAGE
from test_verify import make_bag, zip_bytes

NAME = "North Vale Restorative Service, manager"
OTHER = "11111 22222 33333 44444 55555 66666 77777 88888"
PASSPHRASE = "five plain words"


def openssl(*words, data=b""):
    return subprocess.run(["openssl", *words], input=data, capture_output=True, check=True).stdout


def digits_of(public):
    number = str(int.from_bytes(hashlib.sha256(public).digest(), "big") % 10 ** 40).zfill(40)
    return " ".join(number[at:at + 5] for at in range(0, 40, 5))


class KeyCase(Case):
    def setUp(self):
        super().setUp()
        self.keys = self.place / "data/assay"
        self.pem = self.keys / "signing-key.pem"

    def sign(self, files, name=NAME, use="submission", pem=None):
        """The files with a signature over their tag manifest, by OpenSSL."""
        pem = pem or self.pem
        message = self.write("message", f"Assay signature 1\nof: {use}\nby: {name}\n\n".encode()
                             + files["tagmanifest-sha256.txt"])
        value = openssl("pkeyutl", "-sign", "-rawin", "-inkey", str(pem), "-in", str(message)).hex()
        public = openssl("pkey", "-in", str(pem), "-pubout", "-outform", "DER")[-32:].hex()
        text = ('<?xml version="1.0" encoding="UTF-8"?>\n<signature format="1" algorithm="Ed25519">\n'
                f"  <by>{name}</by>\n  <key>{public}</key>\n  <value>{value}</value>\n</signature>\n")
        return {**files, "assay-signature.xml": text.encode()}

    def stranger(self, name="stranger.pem"):
        path = self.place / name
        openssl("genpkey", "-algorithm", "ed25519", "-out", str(path))
        return path

    def verify(self, files, *options, data=None):
        """The JSON of verifying; nothing may be written by it."""
        path = self.write("bag.zip", zip_bytes(files) if data is None else data)
        before = self.tree(self.place)
        result = self.run_assay("verify", path, "--json", *options)
        self.assertIn(result.status, (0, REPORT), result.err)
        self.assertEqual(self.run_assay("verify", path, *options).status, result.status)
        self.assertEqual(self.tree(self.place), before)
        return result.json

    def tags(self, result):
        return [finding["tag"] for finding in result["findings"]]


class Keys(KeyCase):
    def test_own_key(self):
        self.bad(REFUSED, "key", "show", names="key name")
        self.assertFalse(self.keys.exists())
        self.good("key", "name", NAME)
        self.assertEqual(stat.S_IMODE(self.pem.stat().st_mode), 0o600)
        public = openssl("pkey", "-in", str(self.pem), "-pubout", "-outform", "DER")[-32:]
        shown = self.good("key", "show", "--json").json
        self.assertEqual(shown, {"name": NAME, "digits": digits_of(public)})
        self.assertIn(digits_of(public), self.good("key", "show").out)

        self.good("key", "name", "  South   Vale ")
        self.assertEqual(self.good("key", "show", "--json").json,
                         {"name": "South Vale", "digits": digits_of(public)})

    def test_bad_names(self):
        for name in ("", "two\nlines", "turned\u202eround", "x" * 301):
            self.assertNotEqual(self.run_assay("key", "name", name).status, 0)
        self.bad(INVALID, "key", "name", "two\nlines")
        self.assertFalse(self.pem.exists())

    def test_others_can_read_it(self):
        self.good("key", "name", NAME)
        self.pem.chmod(0o640)
        self.bad(REFUSED, "key", "show", folder=self.keys, names=str(self.pem))
        self.bad(REFUSED, "key", "name", "Another", folder=self.keys, names=str(self.pem))
        self.pem.chmod(0o600)
        self.good("key", "show")

    def test_damaged(self):
        self.good("key", "name", NAME)
        self.pem.write_bytes(self.pem.read_bytes()[:-40])
        for words in (("show",), ("name", "Another")):
            self.bad(DAMAGED, "key", *words, folder=self.keys, names=str(self.pem))

    def test_known_keys(self):
        self.assertEqual(self.good("key", "list", "--json").json, {"keys": []})
        self.assertEqual(self.good("key", "list").out, "")
        self.good("key", "confirm", NAME, *OTHER.split())
        self.good("key", "confirm", "Zeta", OTHER.replace(" ", "-"))
        self.assertEqual(self.good("key", "list", "--json").json["keys"],
                         [{"name": NAME, "digits": OTHER, "first_seen": "2026-11-22", "confirmed": True},
                          {"name": "Zeta", "digits": OTHER, "first_seen": "2026-11-22", "confirmed": True}])
        self.assertIn(OTHER, self.good("key", "list").out)
        self.good("key", "forget", NAME.upper())
        self.bad(UNKNOWN_NAME, "key", "forget", NAME, names=NAME, folder=self.keys)
        self.assertEqual(len(self.good("key", "list", "--json").json["keys"]), 1)

    def test_bad_digits(self):
        for digits in ("1", OTHER[:-1], OTHER + "9", OTHER.replace("1", "l")):
            self.bad(INVALID, "key", "confirm", NAME, digits)
        self.bad(USAGE, "key", "confirm", NAME)
        self.assertFalse(self.keys.exists())

    def test_damaged_list(self):
        self.write("data/assay/known-keys.xml", "<known-keys")
        for words in (("key", "list"), ("key", "confirm", NAME, OTHER), ("key", "forget", NAME),
                      ("verify", self.write("bag.zip", zip_bytes(make_bag())))):
            self.bad(DAMAGED, *words, names="known-keys.xml", folder=self.keys)


class SignedBags(KeyCase):
    def test_unsigned(self):
        result = self.verify(make_bag())
        self.assertEqual(result["signature"], {"standing": "unsigned", "name": None, "digits": None})
        self.assertTrue(result["clean"])

    def test_own(self):
        self.good("key", "name", NAME)
        result = self.verify(self.sign(make_bag()))
        self.assertTrue(result["clean"], result)
        self.assertEqual(result["signature"]["standing"], "confirmed")

    def test_new_then_confirmed_then_changed(self):
        stranger = self.stranger()
        files = self.sign(make_bag(), pem=stranger)
        result = self.verify(files)
        self.assertEqual(self.tags(result), ["signature-new"])
        finding, signature = result["findings"][0], result["signature"]
        self.assertEqual(finding["severity"], "advice")
        self.assertIn(signature["digits"], finding["what"])
        self.assertEqual((signature["standing"], signature["name"]), ("new", NAME))
        # Verifying alone makes nothing known.
        self.assertEqual(self.verify(files)["signature"]["standing"], "new")

        self.good("key", "confirm", NAME, signature["digits"])
        result = self.verify(files)
        self.assertTrue(result["clean"], result)
        self.assertEqual(result["signature"]["standing"], "confirmed")

        result = self.verify(self.sign(make_bag(), pem=self.stranger("another.pem")))
        self.assertEqual(self.tags(result), ["signature-changed"])
        self.assertEqual(result["findings"][0]["severity"], "warning")
        self.assertNotIn(signature["digits"], result["findings"][0]["what"])

    def test_broken(self):
        self.good("key", "name", NAME)
        files = self.sign(make_bag())
        others = self.sign(make_bag(payload={"data/b.txt": b"2"}))
        broken = {
            "another bag's": {**files, "assay-signature.xml": others["assay-signature.xml"]},
            "a return's": self.sign(make_bag(), use="return"),
            "another name": {**files, "assay-signature.xml":
                             files["assay-signature.xml"].replace(NAME.encode(), b"South Vale")},
        }
        for what, changed in broken.items():
            with self.subTest(what):
                result = self.verify(changed)
                self.assertEqual(self.tags(result), ["signature-broken"])
                self.assertEqual(result["findings"][0]["severity"], "blocking")
                self.assertEqual(result["signature"]["standing"], "broken")

    def test_nothing_signed(self):
        self.good("key", "name", NAME)
        files = self.sign(make_bag())
        del files["tagmanifest-sha256.txt"]
        self.assertEqual(self.tags(self.verify(files)), ["signature-broken"])

    def test_changed_after_signing(self):
        """What is sealed anew after a change is no longer what was signed."""
        self.good("key", "name", NAME)
        signature = self.sign(make_bag())["assay-signature.xml"]
        files = make_bag(payload={"data/a.txt": b"Hello\n"})
        self.assertEqual(self.tags(self.verify({**files, "assay-signature.xml": signature})), ["signature-broken"])

    def test_unreadable(self):
        self.good("key", "name", NAME)
        files = self.sign(make_bag())
        for text in (b"", b"<x/>", b'<!DOCTYPE x><signature format="1"/>', files["assay-signature.xml"] + b" ",
                     files["assay-signature.xml"].replace(b'format="1"', b'format="2"')):
            result = self.verify({**files, "assay-signature.xml": text})
            self.assertEqual(self.tags(result), ["part-unreadable"])
            self.assertEqual(result["signature"]["standing"], "unchecked")
        result = self.verify({**files, "assay-signature.xml": b" " * 70_000})
        self.assertEqual(self.tags(result), ["tag-too-large"])

    def test_folder(self):
        self.good("key", "name", NAME)
        for name, content in self.sign(make_bag()).items():
            self.write("bag/" + name, content)
        result = self.good("verify", self.place / "bag", "--json").json
        self.assertEqual(result["signature"]["standing"], "confirmed")

    def test_words(self):
        self.good("key", "name", NAME)
        path = self.write("bag.zip", zip_bytes(self.sign(make_bag())))
        self.assertIn(f"“{NAME}”", self.good("verify", path).out)
        self.assertIn("not signed", self.good("verify", self.write("bag.zip", zip_bytes(make_bag()))).out)


class LockedBags(KeyCase):
    def lock(self, files, method="AES256", passphrase=PASSPHRASE, *more):
        for name, content in files.items():
            self.write("vale/" + name, content)
        path = self.place / "locked.zip"
        path.unlink(missing_ok=True)
        subprocess.run(["7z", "a", "-tzip", f"-p{passphrase}", f"-mem={method}", *more, str(path), "vale"],
                       cwd=self.place, check=True, capture_output=True)
        return path.read_bytes()

    def passphrase(self, text=PASSPHRASE + "\n"):
        return "--passphrase-file", self.write("passphrase", text)

    def test_opened(self):
        files = make_bag({"data/a.txt": b"hello\n", "data/large.bin": bytes(range(256)) * 9000, "data/empty": b""})
        for method in ("AES128", "AES192", "AES256"):
            for more in ((), ("-mx=0",)):
                with self.subTest(method=method, more=more):
                    data = self.lock(files, method, PASSPHRASE, *more)
                    for text in (PASSPHRASE, PASSPHRASE + "\n", PASSPHRASE + "\r\n"):
                        result = self.verify(None, *self.passphrase(text), data=data)
                        self.assertTrue(result["clean"], result)
                        self.assertEqual(result["files"], 3)

    def test_none_and_wrong(self):
        data = self.lock(make_bag())
        result = self.verify(None, data=data)
        self.assertEqual(self.tags(result), ["zip-encrypted"])
        self.assertIn(f": {len(make_bag())}.", result["findings"][0]["what"])
        self.assertIn("passphrase", result["findings"][0]["do"])
        for text in ("Five plain words", PASSPHRASE + " ", " " + PASSPHRASE):
            result = self.verify(None, *self.passphrase(text), data=data)
            self.assertEqual(self.tags(result), ["zip-passphrase"])
        # A passphrase for what is not locked does no harm.
        self.assertTrue(self.verify(make_bag(), *self.passphrase())["clean"])

    def test_old_way(self):
        data = self.lock(make_bag(), "ZipCrypto")
        for options in ((), self.passphrase()):
            self.assertEqual(set(self.tags(self.verify(None, *options, data=data))), {"zip-lock-unknown"})

    def test_signed_and_locked(self):
        self.good("key", "name", NAME)
        data = self.lock(self.sign(make_bag()))
        result = self.verify(None, *self.passphrase(), data=data)
        self.assertEqual((result["clean"], result["signature"]["standing"]), (True, "confirmed"))
        self.assertEqual(self.verify(None, data=data)["signature"]["standing"], "unchecked")

    def test_headers_that_disagree(self):
        data = bytearray(self.lock(make_bag()))
        row = data.rfind(b"\x01\x99\x07\x00")
        data[row + 8] ^= 1
        found = [(f["tag"], f["detail"]) for f in self.verify(None, *self.passphrase(), data=bytes(data))["findings"]]
        self.assertIn(("zip-disagrees", "lock"), found)

    def test_bad_passphrase_files(self):
        path = self.write("bag.zip", zip_bytes(make_bag()))
        for text in ("", "\n", "two\nlines\n", b"\xff\n", b"nul\0\n"):
            self.bad(INVALID, "verify", path, *self.passphrase(text), names="passphrase")
        self.bad(NOT_FOUND, "verify", path, "--passphrase-file", self.place / "none", names="none")
        self.assertTrue(self.good("verify", path, "--passphrase-file", "-", "--json", text=PASSPHRASE).json["clean"])


if __name__ == "__main__":
    unittest.main()
