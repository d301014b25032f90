#!/usr/bin/python3
"""assay-page on good, damaged, encrypted, looping and huge files: an answer or an exit status, and never a hang."""
import os
import pathlib
import resource
import signal
import struct
import subprocess
import tempfile
import time
import unittest
import zlib

PROGRAM = os.environ["ASSAY_PAGE_PROGRAM"]
# Said by tests/page/meson.build.
SANITIZED = os.environ["ASSAY_SANITIZED"] == "yes"
USAGE, NOT_FOUND, NO_PAGE, INVALID, DAMAGED, ENCRYPTED, TOO_LARGE = 2, 3, 4, 5, 6, 7, 8


def pdf(objects):
    """A whole PDF from its objects, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def stream(data, entries=b""):
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), entries, data)


def pages_pdf(texts, box=b"[0 0 200 300]"):
    """One page for each text, in Helvetica."""
    n = len(texts)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(n))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (n, kids),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    for i, text in enumerate(texts):
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
                       % (box, 5 + 2 * i))
        objects.append(stream(b"BT /F1 12 Tf 20 200 Td (%s) Tj ET" % text))
    return pdf(objects)


def endless_pdf():
    """Forms that each draw the next one thirty times, nine deep: more work than anybody lives."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
               stream(b"/X Do")]
    for depth in range(9):
        content = b"/X Do " * 30 if depth < 8 else b"0 0 100 100 re f"
        inner = b"/XObject<</X %d 0 R>>" % (6 + depth) if depth < 8 else b""
        objects.append(stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 200 300]/Resources<<%s>>" % inner))
    return pdf(objects)


def png(width, height, rows=None):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    data = rows if rows is not None else (b"\0" + b"\xff\x00\x00" * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b""))


def tiff(pages):
    """Uncompressed, one directory for each (width, height, colour, orientation, dots across, down)."""
    data = b"II*\0"
    link = len(data)
    data += bytes(4)
    for width, height, colour, orientation, across, down in pages:
        pixels = len(data)
        data += bytes(colour) * (width * height)
        numbers = len(data)
        data += struct.pack("<HHHIIII", 8, 8, 8, across, 1, down, 1)
        entries = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 3, numbers), (259, 3, 1, 1), (262, 3, 1, 2),
                   (273, 4, 1, pixels), (274, 3, 1, orientation), (277, 3, 1, 3), (278, 4, 1, height),
                   (279, 4, 1, width * height * 3), (282, 5, 1, numbers + 6), (283, 5, 1, numbers + 14)]
        data = data[:link] + struct.pack("<I", len(data)) + data[link + 4:]
        data += struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
        link = len(data)
        data += bytes(4)
    return data


class PageTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def write(self, name, data):
        path = pathlib.Path(self.folder.name) / name
        path.write_bytes(data)
        return str(path)

    def ask(self, *question, before=None):
        result = subprocess.run([PROGRAM, *question], capture_output=True, timeout=60, preexec_fn=before)
        return result.returncode, result.stdout

    def cpu_of_children(self):
        """Seconds; the limit counts the system's share too."""
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    def answer(self, *question):
        status, out = self.ask(*question)
        self.assertEqual(status, 0)
        return out

    def refused(self, status, *question):
        self.assertEqual(self.ask(*question), (status, b""))

    def picture(self, *question):
        head, _, pixels = self.answer("render", *question).partition(b"\n")
        width, height = map(int, head.split())
        self.assertEqual(len(pixels), width * height * 4)
        return width, height, pixels

    # good files

    def test_info(self):
        path = self.write("two", pages_pdf([b"one", b"two"]))
        self.assertEqual(self.answer("info", path).splitlines(),
                         [b"pages 2", b"size 200.00000 300.00000", b"size 200.00000 300.00000"])

    def test_render(self):
        path = self.write("one", pages_pdf([b"Escalation"]))
        width, height, pixels = self.picture(path, "1", "100")
        self.assertEqual((width, height), (100, 150))
        self.assertIn(b"\xff\xff\xff\xff", pixels)
        self.assertNotEqual(pixels, b"\xff" * len(pixels))

    def test_text(self):
        path = self.write("two", pages_pdf([b"first words", b"other words"]))
        self.assertEqual(self.answer("text", path, "2").strip(), b"other words")

    def test_find(self):
        path = self.write("three", pages_pdf([b"risk and risk", b"nothing", b"Risk"]))
        hits = [line.split() for line in self.answer("find", path, "risk").splitlines()]
        self.assertEqual([hit[1] for hit in hits], [b"1", b"1", b"3"])
        x1, y1, x2, y2 = map(float, hits[0][2:])
        self.assertAlmostEqual(x1, 0.1, delta=0.01)
        self.assertLess(x1, x2)
        self.assertLess(y1, 1 - 200 / 300)
        self.assertGreater(y2, 1 - 210 / 300)
        self.assertEqual(self.answer("find", path, "absent"), b"")

    def test_too_many_hits_are_cut(self):
        path = self.write("many", pages_pdf([b"a " * 50] * 60))
        lines = self.answer("find", path, "a").splitlines()
        self.assertEqual(len(lines), 1001)
        self.assertEqual(lines[-1], b"more ")

    def test_picture(self):
        path = self.write("red", png(40, 20))
        self.assertEqual(self.answer("info", path), b"pages 1\nsize 40.00000 20.00000\n")
        self.assertEqual(self.picture(path, "1", "10"), (10, 5, b"\x00\x00\xff\xff" * 50))

    def test_pages_of_a_tiff(self):
        path = self.write("scan", tiff([(40, 20, (255, 0, 0), 1, 300, 300), (40, 20, (0, 0, 255), 6, 300, 300),
                                        (40, 20, (0, 255, 0), 1, 200, 100)]))
        self.assertEqual(self.answer("info", path).splitlines(),
                         [b"pages 3", b"size 40.00000 20.00000", b"size 20.00000 40.00000", b"size 40.00000 40.00000"])
        self.assertEqual(self.picture(path, "1", "10"), (10, 5, b"\x00\x00\xff\xff" * 50))
        self.assertEqual(self.picture(path, "2", "10"), (10, 20, b"\xff\x00\x00\xff" * 200))
        self.assertEqual(self.picture(path, "3", "10"), (10, 10, b"\x00\xff\x00\xff" * 100))
        self.refused(NO_PAGE, "render", path, "4", "10")

    # what is asked wrongly

    def test_usage(self):
        path = self.write("one", pages_pdf([b"one"]))
        for question in [[], ["info"], ["sing", path], ["render", path, "1"], ["render", path, "0", "10"],
                         ["render", path, "1", "0"], ["render", path, "1", "100000"], ["text", path, "x"],
                         ["find", path, ""], ["info", path, "more"]]:
            self.refused(USAGE, *question)

    def test_no_such_page(self):
        path = self.write("one", pages_pdf([b"one"]))
        self.refused(NO_PAGE, "render", path, "2", "100")
        self.refused(NO_PAGE, "text", path, "2")

    def test_no_file(self):
        self.refused(NOT_FOUND, "info", self.folder.name + "/gone")
        self.refused(INVALID, "info", self.folder.name)
        self.refused(INVALID, "info", self.write("empty", b""))
        self.refused(INVALID, "info", self.write("words", b"only words"))

    def test_pipe_is_not_waited_for(self):
        path = self.folder.name + "/pipe"
        os.mkfifo(path)
        self.refused(INVALID, "info", path)

    # hostile files

    def test_damaged(self):
        whole = pages_pdf([b"one"])
        self.refused(DAMAGED, "info", self.write("head", whole[:60]))
        self.refused(DAMAGED, "info", self.write("noise", b"%PDF-1.7\n" + bytes(range(256)) * 50))
        self.refused(DAMAGED, "info", self.write("none", pdf([b"<</Type/Catalog>>"])))
        self.refused(DAMAGED, "render", self.write("cut.png", png(400, 400)[:-40]), "1", "10")

    def test_flipped_bytes_give_an_answer_or_a_status(self):
        whole = bytearray(pages_pdf([b"one", b"two"]))
        for place in range(10, len(whole), 13):
            changed = bytes(whole[:place]) + bytes([whole[place] ^ 0x55]) + bytes(whole[place + 1:])
            status, _ = self.ask("render", self.write("flipped", changed), "1", "50")
            self.assertIn(status, (0, NO_PAGE, DAMAGED, ENCRYPTED, TOO_LARGE), f"byte {place}")

    def test_encrypted(self):
        plain, locked = self.write("plain", pages_pdf([b"one"])), self.folder.name + "/locked"
        subprocess.run(["qpdf", "--encrypt", "secret", "owner", "256", "--", plain, locked], check=True)
        self.refused(ENCRYPTED, "info", locked)
        self.refused(ENCRYPTED, "render", locked, "1", "100")

    def test_page_tree_in_a_circle(self):
        path = self.write("circle", pdf([b"<</Type/Catalog/Pages 2 0 R>>",
                                         b"<</Type/Pages/Count 1/Parent 2 0 R/Kids[2 0 R]>>"]))
        for question in (["info", path], ["render", path, "1", "100"], ["text", path, "1"]):
            status, _ = self.ask(*question)
            self.assertIn(status, (0, DAMAGED))

    def test_endless_page_is_ended_by_its_own_limit(self):
        path = self.write("endless", endless_pdf())
        self.assertEqual(self.ask("info", path)[0], 0)
        before, started = self.cpu_of_children(), time.monotonic()
        status, out = self.ask("render", path, "1", "100")
        self.assertEqual((status, out), (-signal.SIGXCPU, b""))
        self.assertAlmostEqual(self.cpu_of_children() - before, 6, delta=1)
        self.assertLess(time.monotonic() - started, 50)

    def test_narrower_limits_stay(self):
        path = self.write("endless", endless_pdf())
        status, _ = self.ask("render", path, "1", "100",
                             before=lambda: resource.setrlimit(resource.RLIMIT_CPU, (1, 1)))
        self.assertIn(status, (-signal.SIGXCPU, -signal.SIGKILL))

    @unittest.skipIf(SANITIZED, "the address sanitizer needs more addresses than any limit allows")
    def test_memory_is_limited(self):
        path = self.write("large.png", png(6000, 6000))
        narrow = 80 * 1024 * 1024
        status, out = self.ask("info", path, before=lambda: resource.setrlimit(resource.RLIMIT_AS, (narrow, narrow)))
        self.assertIn(status, (DAMAGED, TOO_LARGE, -signal.SIGABRT, -signal.SIGTRAP))
        self.assertEqual(out, b"")
        self.assertEqual(self.ask("info", path)[0], 0)

    @unittest.skipIf(SANITIZED, "so the program sets none")
    def test_memory_limit_is_its_own(self):
        limits = []
        child = subprocess.Popen([PROGRAM, "render", self.write("endless", endless_pdf()), "1", "100"],
                                 stdout=subprocess.DEVNULL)
        try:
            deadline = time.monotonic() + 5
            while time.monotonic() < deadline and not limits:
                text = pathlib.Path(f"/proc/{child.pid}/limits").read_text()
                limits = [line for line in text.splitlines() if "address space" in line and "1073741824" in line]
            self.assertTrue(limits)
        finally:
            child.kill()
            child.wait()

    def test_huge_paper(self):
        path = self.write("huge", pages_pdf([b"one"], b"[0 0 200 2000000]"))
        width, height, _ = self.picture(path, "1", "4096")
        self.assertLessEqual(width * height, 24_100_000)
        self.assertLessEqual(height, 32767)

    def test_paper_without_area(self):
        status, _ = self.ask("render", self.write("none", pages_pdf([b"one"], b"[0 0 0 0]")), "1", "100")
        self.assertIn(status, (0, DAMAGED))

    def test_huge_picture(self):
        path = self.write("bomb.png", png(60000, 60000, rows=b"\0" * 1000))
        self.refused(TOO_LARGE, "info", path)
        self.refused(TOO_LARGE, "render", path, "1", "100")

    def test_many_pages(self):
        lines = self.answer("info", self.write("many", pages_pdf([b"x"] * 3000))).splitlines()
        self.assertEqual(lines[0], b"pages 3000")
        self.assertEqual(len(lines), 51)


if __name__ == "__main__":
    unittest.main()
