#!/usr/bin/env python3
"""Makes hostile files of every kind in a temporary folder and runs the built program on each, with limits of time and memory.

An input passes where the program reads it and ends with status 0, or says in a few plain lines what is wrong and ends with status 1
or 2. It fails where it crashes (a stack trace, status 70, a signal), hangs (beyond the limit of time), takes more than a gigabyte, or
reads without a word what it should refuse. The table is printed; the status is 1 where anything failed. Needs Linux.

    ./run.sh lessons > /dev/null     # builds the program
    tests/hostile-inputs.py          # some minutes
    tests/hostile-inputs.py --list   # every input with what was said of it
    tests/hostile-inputs.py --kind npz
"""
import argparse
import base64
import collections
import hashlib
import json
import os
import re
import resource
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib

SECONDS, MEGABYTES = 120, 1024
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.join(ROOT, "src", "RnnViz", "bin", "Release", "net10.0", "rnnviz.dll")
NUMBERS = [((i * 37) % 23) / 4 for i in range(40)]
INSIDE = re.compile(r"\bat RnnViz\.|Unhandled exception|System\.[A-Z]\w+|\(Parameter '|   at |Exception:", re.M)

cases, written = [], [0]


class Case:
    def __init__(self, kind, name, args, refused=None, said=None):
        self.kind, self.name, self.args, self.refused, self.said = kind, name, args, refused, said


def add(kind, name, path, refused=True, command="trace", said=None, extra=()):
    """refused: True it must be, False it must not be, None either; said: a word that must be in what is said."""
    out = ["--iterations", "2", "--out", "out.csv"] if command == "trace" else []
    if command == "render":
        out = ["--out", "pictures"]
    cases.append(Case(kind, name, [command, path, *extra, *out], refused, said))


def file_of(start, name, ending):
    """A name of its own for a file: names of cases may differ in signs only."""
    written[0] += 1
    return f"{start}-{written[0]}-" + re.sub(r"[^A-Za-z0-9]+", "-", name) + ending


def write(name, data):
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with open(name, "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass"))
    return name


def sparse(name, size, start=b""):
    with open(name, "wb") as file:
        file.write(start)
        file.truncate(size)
    return name


def lesson(**changes):
    base = {
        "title": "t", "task": {"kind": "text", "text": "abcabcabcabc", "sequenceLength": 3}, "model": {"hidden": 4},
        "training": {"optimizer": {"kind": "sgd", "learningRate": 0.1}},
    }
    base.update(changes)
    return base


def raw(text, **changes):
    """The text of a lesson in which what stands in <> is replaced by the text as it is."""
    return json.dumps(lesson(**changes)).replace('"<>"', text)


def make_files():
    kind = "special files"
    os.mkfifo("pipe")
    for ending in ("txt", "csv", "json", "npz", "png", "svg", "pdf"):
        os.symlink("pipe", f"pipe.{ending}")
        os.makedirs(f"folder.{ending}")
        os.symlink("nowhere", f"nowhere.{ending}")
        os.symlink(f"circle.{ending}", f"circle.{ending}")
        os.symlink("/dev/zero", f"zero.{ending}")
        os.symlink("/proc/self/maps", f"maps.{ending}")
        write(f"empty.{ending}", b"")
        sparse(f"sparse.{ending}", 3 << 30)
        for name in ("pipe", "folder", "nowhere", "circle", "zero", "maps", "empty", "sparse"):
            path = f"{name}.{ending}"
            if ending == "npz":
                write(f"{name}-npz.json", json.dumps(lesson(model={"hidden": 4, "initial": {"kind": "file", "file": path}})))
                add(kind, path, f"{name}-npz.json", extra=("--allow-files", "/"))
            else:
                add(kind, path, path, command="render" if ending in ("png", "svg", "pdf") else "trace")
                if ending == "json":
                    add(kind, f"check {path}", path, command="check")
                    cases.append(Case(kind, f"--labels {path}", ["render", "hello", "--out", "pictures", "--labels", path], True))
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
    add(kind, "socket.txt", "socket.txt")
    for path in ("", " ", ".", "..", "/", "/dev/zero", "/dev/stdin", "/dev/urandom", "/proc/self/environ", "/dev/null", "x" * 5000, "a\nb.txt"):
        add(kind, f"path {path[:20]!r}", path)
        add(kind, f"check {path[:20]!r}", path, command="check")
    for path in ("/dev/zero", "/proc/self/environ", "/dev/null", ""):
        add(kind, f"--data {path!r}", "with-data.svg", command="render", extra=("--data", path))


def make_sandbox():
    kind = "files of a lesson"
    write("elsewhere/secret.txt", "a secret text of the lecturer\n" * 3)
    write("elsewhere/secret.csv", "x\n" + "".join(f"{v}\n" for v in NUMBERS))
    write("elsewhere/w.npz", npz({"Wxh": array((4, 3)), "Whh": array((4, 4)), "Why": array((3, 4))}))
    os.makedirs("student/data")
    write("student/data/own.txt", "a text of the student's own\n")
    os.symlink("../elsewhere/secret.txt", "student/link.txt")
    os.symlink("../elsewhere", "student/folder")
    os.symlink(os.path.abspath("elsewhere/w.npz"), "student/link.npz")
    outside = [
        "../elsewhere/secret.txt", "data/../../elsewhere/secret.txt", os.path.abspath("elsewhere/secret.txt"), "/etc/passwd",
        "../../../../../../../../etc/passwd", "//etc/passwd", "/proc/self/environ", "link.txt", "folder/secret.txt",
        "C:\\secret.txt", "\\\\server\\share\\x", "\\\\?\\C:\\x", "c:x", "~/x", "",
    ]
    for i, path in enumerate(outside):
        expected = None if path in ("~/x", "") else "--allow-files"
        write(f"student/t{i}.json", json.dumps(lesson(task={"kind": "text", "file": path, "sequenceLength": 3})))
        add(kind, f"text {path!r}", f"student/t{i}.json", said=expected)
        write(f"student/s{i}.json", json.dumps(lesson(task={"kind": "series", "file": path.replace(".txt", ".csv"), "window": 3})))
        add(kind, f"table {path!r}", f"student/s{i}.json")
        file = path.replace("secret.txt", "w.npz").replace("link.txt", "link.npz")
        write(f"student/w{i}.json", json.dumps(lesson(model={"hidden": 4, "initial": {"kind": "file", "file": file}})))
        add(kind, f"weights {file!r}", f"student/w{i}.json", said=expected)
        patch = {"model": {"initial": {"kind": "file", "file": file}}}
        write(f"student/v{i}.json", json.dumps(lesson(variants=[{"name": "v", "patch": patch}])))
        add(kind, f"variant {file!r}", f"student/v{i}.json")
        write(f"student/c{i}.json", json.dumps({"title": "c", "lessons": [path.replace("secret.txt", "x.json"), "hello"]}))
        cases.append(Case(kind, f"course {path!r}", ["labels", f"student/c{i}.json"], True))
    add(kind, "own text", "student/own.json", refused=False)
    write("student/own.json", json.dumps(lesson(task={"kind": "text", "file": "data/own.txt", "sequenceLength": 3})))
    add(kind, "allowed text", "student/t0.json", refused=False, extra=("--allow-files", "elsewhere"))
    add(kind, "allowed weights", "student/w0.json", refused=False, extra=("--allow-files", "elsewhere"))
    add(kind, "allowed folder is none", "student/t0.json", extra=("--allow-files", "nowhere"))


def make_texts():
    kind = "texts"
    ends = {"lf": "\n", "crlf": "\r\n", "cr": "\r", "ff": "\f", "nel": "\u0085", "ls": "\u2028"}
    for name, end in ends.items():
        for lines in range(1, 21):
            add(kind, f"{lines} lines {name}", write(f"lines-{name}-{lines}.txt", "".join("abc"[i % 3] + "x" + end for i in range(lines))), False)
    text = "to be or not to be\ncaf\u00e9\n" * 3
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "latin-1", "cp1252"):
        add(kind, encoding, write(f"{encoding}.txt", text.encode(encoding)), said="UTF")
        add("lessons", encoding, write(f"{encoding}.json", json.dumps(lesson(title="caf\u00e9"), ensure_ascii=False).encode(encoding)), said="UTF")
    add(kind, "utf-8 with mark", write("mark.txt", b"\xef\xbb\xbf" + text.encode()), False)
    add(kind, "zeros", write("zeros.txt", b"\0" * 5000))
    add(kind, "a zero", write("zero-in.txt", "a text with one zero\0 in it"), False)
    add(kind, "noise", write("noise.txt", bytes(hashlib.sha256(bytes([i])).digest()[0] for i in range(256)) * 40))
    add(kind, "one character", write("one.txt", "aaaaaaaaaaaa"))
    add(kind, "two characters", write("two.txt", "ab"))
    add(kind, "surrogates in bytes", write("cesu.txt", b"abc\xed\xa0\x80def"))
    add(kind, "cut off character", write("cut.txt", "abcdef\u20ac".encode()[:-1]))
    add(kind, "30,000 signs", write("signs.txt", "".join(chr(0x3400 + i) for i in range(30000)) * 2), False)
    add(kind, "60 MB", write("long.txt", b"the quick brown fox jumps\n" * (60 * 2**20 // 26)), False)
    add(kind, "terminal codes", write("codes.txt", "\x1b[2J\x1b]0;title\x07" * 20), False)


def make_tables():
    kind = "tables"
    rows = [(i + 1, v) for i, v in enumerate(NUMBERS)]

    def table(name, data, refused, **more):
        add(kind, name, write(name.replace(" ", "-").replace("/", "-") + ".csv", data), refused, **more)

    table("plain", "day,price\n" + "".join(f"{d},{v}\n" for d, v in rows), False, said="price")
    table("semicolons and commas", "day;price\n" + "".join(f"{d};{str(v).replace('.', ',')}\n" for d, v in rows), False, said="decimal comma")
    table("tabs", "day\tprice\n" + "".join(f"{d}\t{v}\n" for d, v in rows), False, said="tabs")
    table("groups", "day,price\n" + "".join(f"{d},\"1,00{d % 10}.50\"\n" for d, v in rows), False, said="thousands")
    table("german groups", "day;price\n" + "".join(f"{d};1.00{d % 10},50\n" for d, v in rows), False, said="thousands")
    table("commas unquoted", "day,price\n" + "".join(f"{d},1,5\n" for d, v in rows), True)
    table("quoted separators", "name,price\n" + "".join(f"\"Doe, {d}\",{v}\n" for d, v in rows), False, said="price")
    table("quoted line ends", "name,price\r\n" + "".join(f"\"a\r\nb\",{v}\r\n" for d, v in rows), False, said="price")
    for unit in ("kg", "%", "\u20ac"):
        table(f"unit {unit}", "day;price\n" + "".join(f"{d};{v} {unit}\n" for d, v in rows), True, said="price")
    table("spaces in numbers", "day;price\n" + "".join(f"{d};1 00{d % 10}\n" for d, v in rows), True, said="price")
    table("a gap", "day,price\n" + "".join(f"{d},{'' if d == 5 else v}\n" for d, v in rows), True, said="empty cell")
    table("unequal rows", "day,price\n" + "".join(f"{d}\n" if d == 7 else f"{d},{v}\n" for d, v in rows), True)
    for value in ("NaN", "inf", "-inf", "1e400", "#N/A", "0x1F", "\u0661"):
        table(f"value {value}".replace("#", "no"), "price\n" + "".join(f"{value if d == 9 else v}\n" for d, v in rows), True, said="line 10")
    for size in ("1e308", "1.7e308", "1e-310", "1e-320", "1e200", "1e-200"):
        table(f"size {size}", "x\n" + "".join(f"{(i % 3) - 1}e{size.split('e')[1]}\n" for i in range(30)), False, said="mean")
    table("constant", "x\n" + "5\n" * 30, False, said="the same")
    table("constant tenth", "x\n" + "0.1\n" * 30, False, said="the same")
    table("two headings", "x,x\n" + "".join(f"{v},{d % 5}\n" for d, v in rows), None)
    cases.append(Case(kind, "two headings asked for", ["trace", "two-headings.csv", "--column", "x", "--iterations", "1", "--out", "out.csv"], True))
    table("no headings", "".join(f"{v}\n" for v in NUMBERS), False)
    table("empty headings", ",,\n" + "".join(f"{v},{d % 5},{d % 3}\n" for d, v in rows), False)
    table("heading only", "x,y\n", True)
    table("open quote", "x\n\"1\n" + "2\n" * 30, True)
    table("quote within", "x\n1\"2\n" + "2\n" * 30, True)
    table("wide", ",".join("x" for _ in range(200_000)) + "\n" + (",".join("1" for _ in range(200_000)) + "\n") * 3, True)
    table("cells", "\n".join([","*999] * 6000), True, said="million cells")
    table("long line", "x\n" + "1" * 20_000_000, True)
    table("utf-16 with mark", ("x\n" + "".join(f"{v}\n" for v in NUMBERS)).encode("utf-16"), False)
    table("utf-16 without mark", ("x\n" + "".join(f"{v}\n" for v in NUMBERS)).encode("utf-16-le"), True, said="UTF-16")
    table("latin-1", ("Gr\u00f6\u00dfe\n" + "".join(f"{v}\n" for v in NUMBERS)).encode("latin-1"), False)
    table("zeros", b"\0" * 4000, True)
    table("noise", bytes(range(1, 256)) * 200, True)
    table("60 MB", b"x\n" + b"1.25\n2.5\n" * 2_000_000, False)
    cases.append(Case(kind, "no such column", ["trace", "plain.csv", "--column", "prize", "--iterations", "1", "--out", "out.csv"], True, "price"))


def array(shape, descr="<f8", values=None, header=None, order="False", version=1):
    count = 1
    for n in shape:
        count *= n
    values = values if values is not None else [((i * 7) % 5) / 10 for i in range(count)]
    text = header or f"{{'descr': '{descr}', 'fortran_order': {order}, 'shape': {shape}, }}"
    text = text.encode() + b"\n"
    length = struct.pack("<H" if version == 1 else "<I", len(text))
    return b"\x93NUMPY" + bytes([version, 0]) + length + text + struct.pack(f"<{len(values)}d", *values)


def npz(members, compression=zipfile.ZIP_STORED, name="made.npz"):
    with zipfile.ZipFile(name, "w", compression) as archive:
        for member, data in members.items():
            archive.writestr(member + ".npy", data)
    with open(name, "rb") as file:
        return file.read()


def make_weights():
    kind = "npz"
    good = {"Wxh": array((4, 3)), "Whh": array((4, 4)), "Why": array((3, 4))}

    def weights(name, data, refused, **more):
        stem = name.replace(" ", "-").replace("/", "-")
        write(f"{stem}.npz", data)
        write(f"{stem}-w.json", json.dumps(lesson(model={"hidden": 4, "initial": {"kind": "file", "file": f"{stem}.npz"}})))
        add(kind, name, f"{stem}-w.json", refused, **more)

    def whh(name, data, refused, **more):
        weights(name, npz({**good, "Whh": data}), refused, **more)

    weights("good weights", npz(good), False)
    weights("compressed", npz(good, zipfile.ZIP_DEFLATED), False)
    weights("packed otherwise", npz(good, zipfile.ZIP_LZMA), True)
    for name, shape in {
        "2 GB": "(16384, 16384)", "overflow": "(4294967296, 4294967296)", "many digits": "(99999999999999999999999, 1)", "negative": "(-4, -4)",
        "other digits": "(\u0664, \u0664)", "no comma": "(4 4)", "decimal": "(4.0, 4.0)", "open": "(4, 4", "words": "('a', 'b')", "none": "()",
        "zero": "(0, 4)", "one axis": "(16,)", "three axes": "(4, 4, 1)", "hundred axes": "(" + "1, " * 100 + ")",
    }.items():
        whh(f"shape {name}", array((4, 4), header=f"{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}, }}"), True)
    whh("shape spaces", array((4, 4), header="{'shape':( 4 ,4 ),'fortran_order':False,'descr':'<f8'}"), False)
    for descr in ("|O", "<c16", "<U4", "|S8", "<M8[ns]", "<f16", "|b1", "<q", "f8", "\u001b[31m"):
        whh(f"type {descr}".replace("|", "").replace("<", "").replace("\u001b", "esc"), array((4, 4), descr), True)
    for descr, code in {">f8": ">d", "<f4": "<f", ">f4": ">f", "<i8": "<q", ">i4": ">i", "<f2": "<e"}.items():
        data = array((4, 4), descr, [])
        whh(f"type {descr}".replace(">", "big-").replace("<", ""), data + b"".join(struct.pack(code, i % 3) for i in range(16)), False)
    whh("records", array((4, 4), header="{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (4, 4), }"), True)
    whh("pickle", b"\x80\x04cos\nsystem\n(S'touch owned'\ntR.", True)
    whh("code in header", array((4, 4), header="{'descr': __import__('os').system('touch owned'), 'fortran_order': False, 'shape': (4, 4)}"), True)
    whh("column major", array((4, 4), order="True"), False)
    whh("header of gigabytes", b"\x93NUMPY\x02\x00" + struct.pack("<I", 0x7FFFFFFF) + b"x" * 100, True)
    whh("version 9", b"\x93NUMPY\x09" + array((4, 4))[7:], True)
    whh("too few numbers", array((4, 4))[:-8], True)
    whh("too many numbers", array((4, 4)) + b"\0" * 8, True)
    for name, value in {"nan": float("nan"), "inf": float("inf"), "minus inf": float("-inf")}.items():
        whh(f"a weight of {name}", array((4, 4), values=[value if i == 7 else 0.1 for i in range(16)]), True, said="[1, 3]")
    whh("denormal weights", array((4, 4), values=[5e-324] * 16), None)
    whh("large weights", array((4, 4), values=[1e308] * 16), None)
    data = bytearray(npz(good))
    data[data.index(struct.pack("<d", 0.2))] ^= 1
    weights("checksum", bytes(data), True, said="checksum")
    data = npz({**good, "Wxh": array((4, 3)) + b"\0" * (200 << 20)}, zipfile.ZIP_DEFLATED)
    weights("bomb", data, True)
    with zipfile.ZipFile("twice.npz", "w") as archive:
        for member in ("Wxh", "Whh", "Why", "Whh"):
            archive.writestr(member + ".npy", good[member])
    weights("members twice", open("twice.npz", "rb").read(), True)
    weights("paths as names", npz({**good, "../../owned": array((1,)), "/tmp/owned": array((1,))}), False)
    with zipfile.ZipFile("many.npz", "w") as archive:
        for i in range(30_000):
            archive.writestr(f"{i}.npy", b"")
    weights("many members", open("many.npz", "rb").read(), True, said="members")
    data = bytearray(npz(good))
    for at in (m.start() for m in re.finditer(b"PK\x01\x02|PK\x03\x04", bytes(data))):
        data[at + (8 if data[at + 2] == 1 else 6)] |= 1
    weights("encrypted", bytes(data), True, said="encrypted")
    whole = npz(good)
    for part in range(1, 20):
        weights(f"cut at {part} of 20", whole[: len(whole) * part // 20], True)
    for i in range(40):
        data = bytearray(whole)
        data[(i * 97) % len(data)] ^= 0x55
        weights(f"a byte changed {i}", bytes(data), None)
    weights("a single array", array((4, 4)), True, said="numpy.savez")
    weights("a text", b"no zip at all", True)
    weights("a zip without arrays", npz({}), True)


def make_lessons():
    kind = "lessons"

    def one(name, text, refused=True, **more):
        add(kind, name, write("l-good.json" if name == "good" else file_of("l", name, ".json"), text), refused, **more)

    one("good", json.dumps(lesson()), False)
    one("comments and commas", "// c\n" + json.dumps(lesson())[:-1] + ", /* c */ }", False)
    for name, text in {
        "empty": "", "blank": " \n ", "list": "[]", "null": "null", "number": "4", "text": '"x"', "open": "{", "two": "{} {}", "words": "lesson",
        "single quotes": "{'a': 1}", "nan": '{"title": NaN}', "zero first": '{"seed": 01}', "line end in text": '{"title": "a\nb"}', "bom only": "\ufeff",
    }.items():
        one(name, text)
    half = "\\ud800"
    for place, text in {
        "title": raw(f'"{half}"', title="<>"), "kind": raw(f'"{half}"', task={"kind": "<>"}), "task key": raw("1", task={"KEY": "<>"}).replace("KEY", half),
        "key": raw("1", KEY="<>").replace("KEY", half), "optimizer": raw(f'"{half}"', training={"optimizer": {"kind": "<>", "learningRate": 1}}),
        "panel": raw(f'["{half}"]', view={"panels": "<>"}), "theme": raw(f'"{half}"', view={"theme": "<>"}),
        "stop phase": raw(f'"{half}"', stops=[{"iteration": 0, "phase": "<>"}]), "stop callout": raw(f'"{half}"', stops=[{"iteration": 0, "callout": "<>"}]),
        "stop claim": raw(f'"{half} < 1"', stops=[{"iteration": 0, "callout": "c", "holds": "<>"}]), "cell": raw(f'"{half}"', model={"hidden": 4, "cell": "<>"}),
        "variant": raw(f'"{half}"', variants=[{"name": "<>", "patch": {}}]), "patch": raw(f'"{half}"', variants=[{"name": "v", "patch": {"model": {"cell": "<>"}}}]),
        "patch key": raw("1", variants=[{"name": "v", "patch": {"KEY": "<>"}}]).replace("KEY", half), "text": raw(f'"abc{half}abc"', task={"kind": "text", "text": "<>", "sequenceLength": 2}),
        "course": '{"title": "c", "lessons": ["' + half + '"]}', "course key": '{"' + half + '": 1, "lessons": ["hello"]}',
    }.items():
        one(f"half a pair in {place}", text)
    for depth in (65, 1000, 1_000_000):
        one(f"depth {depth}", '{"a":' * depth)
        one(f"lists {depth}", "[" * depth)
    one("doubled keys", json.dumps(lesson())[:-1] + ', "seed": 1, "seed": 2}')
    one("unknown keys", json.dumps(lesson())[:-1] + "".join(f', "k{i}": 0' for i in range(500_000)) + "}", said="and 499,980 more")
    write("huge.json", b"{" + b",".join(b'"k%d":0' % i for i in range(9_000_000)) + b"}")
    add(kind, "100 MB of unknown keys", "huge.json", said="at most 8 MB")
    one("wrong stops", raw("[" + ",".join("0" for _ in range(1_000_000)) + "]", stops="<>"))
    one("wrong inputs", raw("[" + ",".join('[["x"]]' for _ in range(500_000)) + "]", task={"kind": "inline", "inputs": "<>", "targets": [[[1]]]}))
    one("many numbers", raw("[[[" + ",".join("1" for _ in range(3_000_000)) + "]]]", task={"kind": "inline", "inputs": "<>", "targets": [[[1]]]}), None)
    one("huge patch", raw("{" + ",".join(f'"k{i}":0' for i in range(300_000)) + "}", variants=[{"name": "v", "patch": "<>"}]))
    one("long title", json.dumps(lesson(title="x" * 1_000_000)))
    one("terminal codes", json.dumps(lesson(title="\u001b[2J")))
    one("deep claim", json.dumps(lesson(stops=[{"iteration": 0, "callout": "c", "holds": "(" * 3000 + "1"}])))
    for value in ("1e400", "-1e400", "-1e-310", "1e999999999", "-0.1", '"1"', "[]", "true", "null"):
        one(f"gain {value}", raw(value, model={"hidden": 4, "initial": {"gain": "<>"}}), None if value == "null" else True)
    for value in ("0", "-0", "1e-310", "5e-324", "1e-400", "1e-320"):
        one(f"gain {value}", raw(value, model={"hidden": 4, "initial": {"gain": "<>"}}), False)
    one("gain 1e-310 to a radius", json.dumps(lesson(model={"hidden": 4, "initial": {"gain": 1e-310, "spectralRadius": 1000}})), None)
    for key, value in {"seed": ("-1", "2147483648", "1.5", "1e99"), "hidden": ("0", "-1", "1025", "1e9")}.items():
        for v in value:
            one(f"{key} {v}", raw(v, seed="<>") if key == "seed" else raw(v, model={"hidden": "<>"}))
    long = {"kind": "text", "text": "ab" * 1_500_000, "sequenceLength": 1000, "batchSize": 1400, "stateful": True}
    one("sizes of gigabytes", json.dumps(lesson(task=long, model={"hidden": 1024})), said="GB")
    one("series of gigabytes", json.dumps(lesson(task={"kind": "series", "generator": "sine", "points": 1_000_000, "window": 1000}, model={"hidden": 64})), said="GB")
    one("copy of gigabytes", json.dumps(lesson(task={"kind": "copy", "delay": 900, "batchSize": 4096}, model={"hidden": 1024, "cell": "lstm"})), said="GB")
    add(kind, "a course of itself", write("itself.json", json.dumps({"title": "c", "lessons": ["itself.json"]})))
    one("many lessons", json.dumps({"title": "c", "lessons": ["hello"] * 100_000}))
    one("variants", raw("[" + ",".join('{"name":"v","patch":{}}' for _ in range(100_000)) + "]", variants="<>"))
    for seed in ("-1", "2147483648", "1e9", "x", "", "9" * 50):
        cases.append(Case("seeds", f"--seed {seed[:12]!r}", ["trace", "l-good.json", "--seed", seed, "--iterations", "1", "--out", "out.csv"], True))
    cases.append(Case("seeds", "--seed 2147483647", ["trace", "l-good.json", "--seed", "2147483647", "--iterations", "1", "--out", "out.csv"], False))


def make_cases():
    kind = "reference cases"
    source = os.path.join(ROOT, "tests", "RnnViz.Numerics.Tests", "cases")
    name = next(n for n in sorted(os.listdir(source)) if n.startswith("hello"))
    good = json.load(open(os.path.join(source, name), encoding="utf-8"))

    def one(label, text, refused=True):
        add(kind, label, write(file_of("c", label, ".json"), text), refused, command="check")

    one("good", json.dumps(good), False)
    for key in good:
        for value in ("null", "[]", "{}", '"x"', '"\\ud800"', "-1", "1e400", "[null]", "[[[1]]]"):
            one(f"{key} {value}", json.dumps({**good, key: "<>"}).replace('"<>"', value), None)
        one(f"without {key}", json.dumps({k: v for k, v in good.items() if k != key}), None)
    for key in good["shape"]:
        for value in (0, -1, 2147483647):
            one(f"shape {key} {value}", json.dumps({**good, "shape": {**good["shape"], key: value}}))
    for key in good["expected"]:
        for value in ("null", "[]", '"x"', "[null]", "1e400"):
            one(f"expected {key} {value}", json.dumps({**good, "expected": {**good["expected"], key: "<>"}}).replace('"<>"', value), None)
    one("utf-16", json.dumps(good).encode("utf-16"))
    one("deep", '{"expected":' + "[" * 100_000)


def make_labels():
    def labels(name, data, refused=True):
        path = write(file_of("w", name, ".json"), data)
        cases.append(Case("wordings", name, ["render", "hello", "--iterations", "0", "--labels", path, "--out", f"pictures-{len(cases)}"], refused))

    labels("good", '{"labels": {"loss": "Verlust"}}', False)
    for name, text in {
        "empty": "", "list": "[]", "unknown": '{"x": 1}', "no text": '{"labels": {"loss": 1}}', "half a pair": '{"labels": {"loss": "\\ud800"}}',
        "half a key": '{"\\ud800": {}}', "deep": '{"labels":' * 1000, "twice": '{"labels": {"loss": "a", "loss": "b"}}', "nothing": "{}",
    }.items():
        labels(name, text)
    labels("utf-16", '{"labels": {"loss": "x"}}'.encode("utf-16"))
    labels("languages", "{" + ",".join('"language": "en"' for _ in range(200_000)) + "}")
    labels("unknown texts", json.dumps({"labels": {f"no such text {i}": "x" for i in range(50_000)}}), None)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks):
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return start + b"".join(chunks) + chunk(b"IDAT", zlib.compress(b"\0\0\0\0")) + chunk(b"IEND", b"")


def text_chunk(text):
    return chunk(b"iTXt", b"rnnviz\0\0\0\0\0" + text.encode())


def make_figures():
    kind = "figures"
    run(["render", "hello", "--iterations", "3", "--every", "3", "--format", "png,svg,pdf", "--out", "made"])
    made = {n.rsplit(".", 1)[1]: os.path.join("made", n) for n in sorted(os.listdir("made"))}
    record = text_of(open(made["png"], "rb").read())

    def figure(name, data, refused=True, ending="png", **more):
        add(kind, name, write(file_of("f", name, "." + ending), data), refused, command="render", **more)

    def changed(name, change, refused=True):
        copy = json.loads(record)
        change(copy)
        figure(name, png(text_chunk(json.dumps(copy))), refused)

    figure("as it was", png(text_chunk(record)), False)
    figure("without a record", png())
    figure("wrong checksum", png(text_chunk(record)[:-4] + b"\0\0\0\0"))
    figure("claims 4 GB", b"\x89PNG\r\n\x1a\n" + b"\xff\xff\xff\xffiTXt")
    figure("record of 20 MB", png(text_chunk("x" * (20 << 20))))
    figure("many chunks", png(*[chunk(b"tEXt", b"a\0b")] * 150_000, text_chunk(record)))
    bomb = zlib.compress(b"{" * (300 << 20), 9)
    figure("packed bomb iTXt", png(chunk(b"iTXt", b"rnnviz\0\x01\0\0\0" + bomb)))
    figure("packed bomb zTXt", png(chunk(b"zTXt", b"rnnviz\0\0" + bomb)))
    for ending, path in made.items():
        data = open(path, "rb").read()
        for part in range(1, 20):
            figure(f"{ending} cut at {part}", data[: len(data) * part // 20], None, ending)
    entities = "<!DOCTYPE s [<!ENTITY a 'aaaaaaaaaa'>" + "".join(f"<!ENTITY {c} '{'&' + chr(ord(c) - 1) + ';' * 1}'>" for c in "bcdefgh") + "]>"
    figure("entities", f"<?xml version='1.0'?>{entities}<svg><rnnviz:record>&h;</rnnviz:record></svg>", True, "svg")
    figure("outer entity", "<!DOCTYPE s [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg><rnnviz:record>&x;</rnnviz:record></svg>", True, "svg")
    figure("elements in record", "<svg><rnnviz:record><a><b/></a></rnnviz:record></svg>", True, "svg")
    figure("deep record", "<svg><rnnviz:record>" + "<a>" * 100_000 + "</rnnviz:record></svg>", True, "svg")
    figure("loop of objects", "%PDF-1.4\ntrailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF\n", True, "pdf")
    figure("record not base64", "%PDF-1.4\n/RnnVizRecord(!!!!)\n", True, "pdf")
    figure("record in base64", b"%PDF-1.4\n/RnnVizRecord(" + base64.b64encode(record.encode()) + b")\n", False, "pdf")

    changed("a billion iterations", lambda r: r["runs"][0].update(iterations=1_000_000_000))
    changed("three runs of two billion", lambda r: r.update(runs=[{**r["runs"][0], "iterations": 2_147_483_647}] * 3))
    changed("minus one iteration", lambda r: r["runs"][0].update(iterations=-1))
    changed("forks elsewhere", lambda r: r["runs"][0].update(forks=[-5]))
    changed("journal of 200,000", lambda r: r["runs"][0].update(settings=[r["runs"][0]["settings"][0]] * 200_000))
    changed("no runs", lambda r: r.update(runs=[]))
    changed("no such theme", lambda r: r["view"].update(theme="none"), None)
    changed("moment elsewhere", lambda r: r["moment"].update(iteration=999))
    changed("timestep elsewhere", lambda r: r["moment"].update(timestep=999))
    changed("another format", lambda r: r.update(format=99))
    changed("width of kilometres", lambda r: r["picture"].update(width="9999999mm"), None)
    changed("width of nothing", lambda r: r["picture"].update(width=""), None)
    changed("lesson of a path", lambda r: r["lesson"].update(name="../../x"))
    changed("lesson with a file", lambda r: r["lesson"].update(lesson=lesson(task={"kind": "text", "file": "/etc/passwd", "sequenceLength": 3})))
    changed("patch with a file", lambda r: r["runs"][0].update(patch={"model": {"initial": {"kind": "file", "file": "/etc/passwd"}}}))
    changed("data of a path", lambda r: r["lesson"].update(isBuiltIn=False, data=[{"name": "../x", "bytes": 1, "sha256": "0", "content": "AA=="}]))
    changed("data of another hash", lambda r: r["lesson"].update(isBuiltIn=False, data=[{"name": "x", "bytes": 1, "sha256": "0", "content": "AA=="}]))

    def with_data(r):
        r["lesson"].update(
            isBuiltIn=False, data=[{"name": "x.txt", "bytes": 5, "sha256": "0" * 64}],
            lesson=lesson(task={"kind": "text", "file": "x.txt", "sequenceLength": 3}))

    copy = json.loads(record)
    with_data(copy)
    write("with-data.svg", "<svg><rnnviz:record>" + json.dumps(copy).replace("<", "&lt;") + "</rnnviz:record></svg>")
    changed("data that nobody gives", with_data)

    def places(node, path=()):
        if isinstance(node, dict):
            for key, value in node.items():
                yield from places(value, (*path, key))
        elif isinstance(node, list):
            for i, value in enumerate(node):
                yield from places(value, (*path, i))
        yield path

    every = [p for p in places(json.loads(record)) if p and p[0] != "lesson"]
    for i, path in enumerate(every):
        for value in (None, -1, 1e300, "\ud800", [], {}):
            def put(r, path=path, value=value):
                for key in path[:-1]:
                    r = r[key]
                r[path[-1]] = value
            if (i * 6 + hash(str(value)) % 6) % 5 == 0 or i % 7 == 0:
                changed(f"{'.'.join(map(str, path))} is {value!r}", put, None)


def make_neighbours():
    """What nobody listed: each is near to something that ended badly once."""
    kind = "neighbours"
    cells = [(i * 37) % 23 for i in range(40)]

    def one(name, data, refused=None, ending="json", command="trace", **more):
        text = json.dumps(data) if isinstance(data, dict) else data
        add(kind, name, write(file_of("n", name, "." + ending), text), refused, command=command, **more)

    def table(name, text, refused=None, **more):
        one(name, text, refused, "csv", **more)

    def column(cell):
        return "x\n" + "".join(f"{cell(i)}\n" for i in range(40))

    # lessons
    training = {"optimizer": {"kind": "sgd", "learningRate": 0.1}}
    one("keys in capitals", json.dumps(lesson()).replace('"task"', '"Task"'), True, said="did you mean")
    one("marks that stack", lesson(title="Z" + "\u0301" * 190), False, command="render", extra=("--iterations", "0"))
    one("right to left and back", lesson(title="\u202e\u2066abc\u202e", summary="\u202e" * 3000), None, command="render", extra=("--iterations", "0"))
    one("a text of joined signs", lesson(task={"kind": "text", "text": "\U0001F468\u200D\U0001F469\u200D\U0001F467" * 9, "sequenceLength": 3}), False, command="render", extra=("--iterations", "1"))
    one("1000 stops of 4000 letters", lesson(stops=[{"iteration": i, "callout": "c" * 3900} for i in range(1000)]), None)
    one("a stop at the last iteration that there is", lesson(stops=[{"iteration": 2147483647, "callout": "c"}]), False)
    one("a stop of brackets", lesson(stops=[{"iteration": 0, "callout": "(" * 1900 + "_" + ")" * 1900}]), None, command="render", extra=("--stops",))
    for claim in ("loss / 0 > 1", "0 / 0 * loss = loss", "loss - 1 / 0 < 0", "loss > 1e308 * 10", "-loss < --loss", "loss@0 >= loss", "h[1,99] > 0", "run9.loss > 0"):
        one(f"claim {claim}", lesson(stops=[{"iteration": 0, "callout": "c", "holds": claim}]), None, command="check")
    for name, optimizer in {
        "rate 1000": {"kind": "sgd", "learningRate": 1000}, "rate 0": {"kind": "sgd", "learningRate": 0}, "beta 1": {"kind": "adam", "learningRate": 0.1, "beta1": 1},
        "beta near 1": {"kind": "adam", "learningRate": 1000, "beta1": 0.9999999999999999, "beta2": 0}, "epsilon 0": {"kind": "adam", "learningRate": 1, "epsilon": 0},
        "momentum 1": {"kind": "momentum", "learningRate": 1, "momentum": 1}, "decay 1": {"kind": "rmsprop", "learningRate": 1, "decay": 1},
        "adagrad of nothing": {"kind": "adagrad", "learningRate": 1e-300}, "a number": 4, "a list": [],
    }.items():
        one(f"optimizer {name}", lesson(training={"optimizer": optimizer}), None)
    one("clip at nothing", lesson(training={**training, "clip": {"kind": "norm", "threshold": 1e-12}}), False)
    one("window beyond T", lesson(training={**training, "truncation": 1000}), None)
    one("schema is a number", lesson(**{"$schema": 5}), True)
    one("patch of nulls", lesson(variants=[{"name": "v", "patch": {"model": None, "training": None}}]), True)
    one("patch of lists", lesson(variants=[{"name": "v", "patch": {"model": [], "training": [[]]}}]), True)
    deep = {}
    for _ in range(50):
        deep = {"model": deep}
    one("patch of 50 floors", lesson(variants=[{"name": "v", "patch": deep}]), True)
    one("names that differ in case", lesson(run="A", variants=[{"name": "a", "patch": {}}]), True)
    one("three runs of three seeds", lesson(variants=[{"name": n, "patch": {"seed": s}} for n, s in (("a", 0), ("b", 2147483647))]), False)
    for name, task in {
        "ragged": {"kind": "inline", "inputs": [[[1], [2]], [[1]]], "targets": [[[1]]]}, "huge inputs": {"kind": "inline", "inputs": [[[1e308]], [[-1e308]]], "targets": [[[1]], [[1]]]},
        "no inputs": {"kind": "inline", "inputs": [], "targets": []}, "empty inputs": {"kind": "inline", "inputs": [[[]]], "targets": [[[]]]}, "class -1": {"kind": "inline", "inputs": [[[1]]], "targetClasses": [[-1]]},
        "class 1023 alone": {"kind": "inline", "inputs": [[[1]]], "targetClasses": [[1023]]}, "both targets": {"kind": "inline", "inputs": [[[1]]], "targetClasses": [[1]], "targets": [[[1]]]},
        "huge state": {"kind": "inline", "inputs": [[[1]]], "targets": [[[1]]], "initialHidden": [[1e308] * 4]}, "recall 1": {"kind": "recall", "length": 1}, "recall 1000": {"kind": "recall", "length": 1000},
        "adding 1": {"kind": "adding", "length": 1}, "order 1": {"kind": "temporal-order", "length": 1}, "copy 0": {"kind": "copy", "delay": 0}, "sine 2": {"kind": "series", "generator": "sine", "points": 2, "window": 1},
        "generator and column": {"kind": "series", "generator": "sine", "column": "x", "window": 3}, "three sources": {"kind": "text", "text": "ab", "file": "x", "builtIn": "hello", "sequenceLength": 1},
        "builtIn of a path": {"kind": "text", "builtIn": "../../../etc/passwd", "sequenceLength": 1}, "bytes of a text": {"kind": "text", "text": "\u20ac", "vocabulary": "bytes", "sequenceLength": 2},
    }.items():
        one(f"task {name}", lesson(task=task), None)
    # texts
    for name, text in {
        "a mark alone": "\ufeff", "three marks": "\ufeff" * 3 + "abc", "a mark and two letters": "\ufeffab", "marks within": "ab\ufeff" * 20, "line ends alone": "\n\n\n\n\n\n", "returns alone": "\r" * 20,
        "spaces": " " * 50 + "\t", "not one plane": "\U0010FFFF\U00020000" * 20, "private signs": "\ue000\uf8ff\ufffe\uffff" * 9, "marks alone": "\u0301\u0302" * 20, "a page": "<html><body>abc</body></html>",
        "all planes": "".join(chr(i) for i in range(0x3400, 0x15000) if not 0xD800 <= i < 0xE000),
    }.items():
        one(f"text of {name}", text.encode("utf-8", "surrogatepass"), None, "txt")
    for name in ("-x.txt", "--text.txt", "a b.txt", "\u00fcn\u00ef.txt", "caf\u0065\u0301.TXT", ".txt", "..txt", "%s.txt", "$(id).txt", "x.txt.", "a;b.txt", "'.txt"):
        write("./" + name, "to be or not to be\n" * 3)
        add(kind, f"file {name!r}", "./" + name, None)
    for ending in ("tsv", "json5", "md", "csv.gz", "mp4", "xlsx", "html", "py", ""):
        one(f"ending {ending!r}", "x\n" + "1\n2\n" * 20, True, ending)
    for name, start in {"xlsx": b"PK\x03\x04", "png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-1.4", "gif": b"GIF89a", "gzip": b"\x1f\x8b\x08", "xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "svg": b"<svg/>"}.items():
        for ending in ("csv", "txt", "json", "npz"):
            if ending == "npz":
                write(f"is-{name}.npz", start + b"1,2,3\n" * 50)
                one(f"{name} as npz", lesson(model={"hidden": 4, "initial": {"kind": "file", "file": f"is-{name}.npz"}}), True)
            else:
                one(f"{name} as {ending}", start + b"1,2,3\n" * 50, None if name == "svg" and ending != "json" else True, ending)
        one(f"labels {name}", start + b"x" * 50, True, "json", "labels")
        one(f"check {name}", start + b"x" * 50, True, "json", "check")
    # tables
    for name, text in {
        "sep of a bar": "sep=|\nx|y\n" + "1|2\n" * 20, "sep alone": "sep=;", "sep and one end": "sep=;\r", "curly quotes": column(lambda i: f"\u201c{i}\u201d"), "hard spaces": column(lambda i: f"1\u00a0{100 + i}"),
        "separators at ends": "x,y,\n" + "".join(f"{c},{c % 7},\n" for c in cells), "lines of separators": "x,y\n" + "".join(f"{c},{c % 7}\n,\n" for c in cells), "comments": "# made by a program\n# unit: m\n" + column(lambda i: cells[i]),
        "two headings": "x,y\nm,s\n" + "".join(f"{c},{c % 7}\n" for c in cells), "parentheses": column(lambda i: f"({cells[i]})"), "minus behind": column(lambda i: f"{cells[i]}-"), "a true minus": column(lambda i: f"\u2212{cells[i]}"),
        "dates": "day,x\n" + "".join(f"2024-01-{i % 28 + 1:02},{c}\n" for i, c in enumerate(cells)), "times": column(lambda i: f"12:{i:02}"), "truth": column(lambda i: "TRUE" if i % 2 else "FALSE"),
        "ends of all kinds": "x\n1\r2\r\n3\n4\r5\r6\n7\n8\n9\n10\n12\n", "returns": "\r".join(["x", *map(str, cells)]), "a heading of a megabyte": "x" * 1_000_000 + "\n" + "".join(f"{c}\n" for c in cells),
        "years as headings": "2020,2021\n" + "".join(f"{c},{c % 7}\n" for c in cells), "a column called 2": "2,1\n" + "".join(f"{c},{c % 7}\n" for c in cells), "400 digits": column(lambda i: f"{i}" * 300),
        "digits that are lost": column(lambda i: 9007199254740992 + i % 2), "zeros of 1e-5000": column(lambda i: f"{i}e-5000"), "thousands or not": "a;x\n" + "".join(f"t;{c}.{c * 31 % 900 + 100}\n" for c in cells),
        "Fortran": column(lambda i: f"{i}d5"), "underscores": column(lambda i: f"1_00{i % 10}"), "points alone": column(lambda i: "."), "signs": column(lambda i: "+-"[i % 2] + f"{cells[i]}."),
        "a mark of UTF-8 twice": "\ufeff\ufeff" + column(lambda i: cells[i]), "signs that do not print": "x\x01\x02\n" + "".join(f"{c}\n" for c in cells), "the same but for one": column(lambda i: 5 if i else "5.0000000000000001"),
        "near 1e308": column(lambda i: f"{1.797e308 if i % 2 else -1.797e308!r}"), "a lesson": json.dumps(lesson()), "a web page": "<table><tr><td>1</td></tr></table>" * 20,
    }.items():
        table(f"table of {name}", text)
    write("plain-2.csv", "a,2,b\n" + "".join(f"{c},{c % 7},{c % 5}\n" for c in cells))
    for name in ("0", "-1", "99999999999", "", " ", "2", "B", "b ", "a,b", "\u0000x"[1:], "1e0", "+1", "x" * 5000):
        cases.append(Case(kind, f"--column {name[:12]!r}", ["trace", "plain-2.csv", "--column", name, "--iterations", "1", "--out", "out.csv"], None))
    # weights
    good = {"Wxh": array((4, 3)), "Whh": array((4, 4)), "Why": array((3, 4))}

    def weights(name, data, refused=True, initial=None, **more):
        path = write(file_of("nw", name, ".npz"), data)
        one(name, lesson(model={"hidden": 4, "initial": {"kind": "file", "file": path, **(initial or {})}}), refused, **more)

    weights("biases of one kind only", npz({**good, "by": array((3,))}), False, said="no bh: it begins at 0")
    weights("without biases", npz(good), False, said="no bh and no by")
    for key in ("gain", "inputGain", "outputGain"):
        weights(f"{key} beside a file", npz(good), True, {key: 2})
    weights("a radius beside a file", npz(good), False, {"spectralRadius": 0.9})
    weights("names in small letters", npz({k.lower(): v for k, v in good.items()}))
    weights("names in a folder", npz({"a/" + k: v for k, v in good.items()}))
    weights("transposed", npz({"Wxh": array((3, 4)), "Whh": array((4, 4)), "Why": array((4, 3))}))
    weights("names of PyTorch", npz({"weight_ih_l0": array((4, 3)), "weight_hh_l0": array((4, 4))}))
    weights("a checkpoint of PyTorch", npz({"archive/data": b"\x80\x02}q\x00."}))
    weights("all zero", npz({k: array(s, values=[0.0] * (s[0] * s[1])) for k, s in (("Wxh", (4, 3)), ("Whh", (4, 4)), ("Why", (3, 4)))}), None, {"spectralRadius": 1})
    weights("a zip behind a picture", b"\x89PNG\r\n\x1a\n" + npz(good), None)
    weights("a zip behind a text", b"#!/bin/sh\n" + npz(good), None)
    weights("a zip with a comment", npz(good)[:-2] + struct.pack("<H", 60000) + b"c" * 60000, None)
    weights("a safetensors file", struct.pack("<Q", 2 ** 40) + b"{}")
    weights("a file of HDF5", b"\x89HDF\r\n\x1a\n" + b"\0" * 500)
    # courses
    write("a-lesson.json", json.dumps(lesson()))
    for name, course in {
        "of a figure": {"lessons": ["as.png"]}, "of a text": {"lessons": ["./-x.txt"]}, "typed": {"lessons": ["text:abcabc"]}, "of a folder": {"lessons": ["."]}, "of nothing": {"lessons": []}, "of one twice": {"lessons": ["hello", "hello"]},
        "of blanks": {"lessons": [" "]}, "of a course": {"lessons": ["itself.json"]}, "of no texts": {"lessons": [1, None, {}]}, "no list": {"lessons": "hello"}, "with a task": {"lessons": ["hello"], "task": {}},
        "of 201": {"lessons": ["hello"] * 201}, "long": {"lessons": ["hello"], "summary": "s" * 3_000_000},
    }.items():
        for command in ("trace", "check"):
            one(f"course {name}, {command}", {"title": "c", **course}, True, command=command)
    # wordings
    nests = {"brackets": "(" * 100_000, "braces": "{" * 100_000, "bars": "\u2016(" * 50_000, "hats": "\\hat{" * 50_000, "scripts": "x_{" * 50_000, "one brace": "{", "a command": "\\frac{a}{b}", "a megabyte": "x+" * 500_000}
    for name, text in nests.items():
        path = write(file_of("nl", name, ".json"), json.dumps({"notation": {"h": text}}))
        cases.append(Case(kind, f"notation of {name}", ["render", "hello", "--iterations", "0", "--labels", path, "--out", f"pictures-{len(cases)}"], None))
    for name, data in {
        "a megabyte": {"labels": {"loss": "x" * 1_000_000}}, "terminal codes": {"labels": {"loss": "\u001b[2J\u0000"}}, "a language of tags": {"language": "\"><script>", "labels": {"loss": "x"}}, "a language of a megabyte": {"language": "x" * 1_000_000, "labels": {"loss": "x"}},
        "many places": {"labels": {"{0}" * 200: "{0}" * 200}}, "texts in texts": {"labels": {"{a}": "{a}{a}{a}{a}"}}, "all texts": {"labels": {"{a} {b}": "{b} {a}", "{a}": "{a}"}}, "a symbol for itself": {"notation": {"h": "h_{h_h}"}},
    }.items():
        path = write(file_of("nl", name, ".json"), json.dumps(data))
        cases.append(Case(kind, f"wordings of {name}", ["render", "hello", "--iterations", "0", "--format", "png,svg", "--labels", path, "--out", f"pictures-{len(cases)}"], None))
    # outputs
    os.symlink("nowhere", "dangling")
    os.makedirs("blocked.csv.part")
    os.makedirs("blocked/x.csv")
    for out in ("dangling/x.csv", "blocked.csv", "blocked/x.csv", "a-lesson.json/x.csv", "x.CSV", ".csv", "./.csv", "//x.csv", "x\n.csv", "~/x.csv"):
        cases.append(Case(kind, f"--out {out!r}", ["trace", "a-lesson.json", "--iterations", "1", "--out", out], None))
    for width in ("1000000000", "999999", "1e5", "-1", "0", "1px1", "NaNmm", "\u0661mm", "0.0001px", "5 mm"):
        cases.append(Case(kind, f"--width {width}", ["render", "a-lesson.json", "--iterations", "0", "--width", width, "--out", f"pictures-{len(cases)}"], None))
    for text in ("", " ", "a", "aa", "ab", "\ufeffab", "\n\n\n", "\u202eabc", "a" * 100_000, "--text", "\U0001F600\U0001F601a"):
        cases.append(Case(kind, f"--text {text[:12]!r}", ["trace", "--text", text, "--iterations", "1", "--out", "out.csv"], None))


def make_recordings():
    """Folders of recorded steps: broken, half written, forged."""
    kind = "recordings"
    header = {"format": "rnnviz-recording", "version": 1, "cell": "rnn_relu", "inputs": 2, "hidden": 2, "bias": False, "dtype": "float64", "layer": "rnn"}
    x = [0.5, 1.0, 0.25, 2.0, 1.5, 0.75, 1.0, 0.5, 0.125, 3.0, 0.25, 1.0]
    # W_ih is 1 and W_hh is 0, so that h is x
    good = {
        "x": array((3, 2, 2), values=x), "h0": array((2, 2), values=[0.0] * 4), "weight_ih": array((2, 2), values=[1.0, 0, 0, 1]),
        "weight_hh": array((2, 2), values=[0.0] * 4), "h": array((3, 2, 2), values=x), "direct_h": array((3, 2, 2), values=[0.1] * 12),
    }
    whole = npz(good)

    def line(i, **changes):
        return {"iteration": i * 10, "file": f"step-{i}.npz", "loss": 1.5, "learningRate": 0.1, "timesteps": 3, "sequences": 2, "batch": 2, **changes}

    def folder(name, text=None, lines=None, files=None, top=None):
        """text: all of run.jsonl; lines: those after the header; files: of the steps; top: the header."""
        path = file_of("rec", name, "")
        os.makedirs(path)
        if text is None:
            lines = [line(0), line(1)] if lines is None else lines
            text = "".join((l if isinstance(l, str) else json.dumps(l)) + "\n" for l in [header if top is None else top, *lines])
        write(os.path.join(path, "run.jsonl"), text)
        for file, data in ({"step-0.npz": whole, "step-1.npz": whole} if files is None else files).items():
            write(os.path.join(path, file), data)
        return path

    def one(name, refused=True, commands=("check", "trace"), said=None, **more):
        path = folder(name, **more)
        for command in commands:
            out = ["--out", "out.csv"] if command == "trace" else ["--out", "pictures", "--count", "1"] if command == "render" else []
            cases.append(Case(kind, f"{name}, {command}", [command, path, *out], refused, said))
        return path

    def step(name, refused=True, data=None, **arrays):
        """One array is other than it should be, in the second of two steps."""
        return one(name, refused, ("check",), files={"step-0.npz": whole, "step-1.npz": npz({**good, **arrays}) if data is None else data})

    # all is well
    every = ("check", "trace", "render")
    one("good", False, every)
    one("unknown keys", False, lines=[line(0, more={"a": [1]}, host="x" * 5000), line(1)], top={**header, "every": 10, "torch": "2.6"})
    one("other names of files", False, every, lines=[line(0, file="\u00fcn\u00ef \u4e2d.npz"), line(1, file="a b;$(id).npz")],
        files={"\u00fcn\u00ef \u4e2d.npz": whole, "a b;$(id).npz": whole})
    one("half a line at the end", False, every, text="\n".join(json.dumps(l) for l in (header, line(0), line(1))))
    one("a step of other sizes", False, lines=[line(0), line(1, timesteps=4), line(2, sequences=1)])
    one("no loss", False, every, lines=[line(0, loss=None), line(1)])
    for value in ("NaN", "Infinity", "-Infinity"):
        one(f"loss {value}", False, every, lines=[line(0, loss=value), line(1, learningRate=value)])
    for name in ("\u00fcn\u00ef-\u4e2d-\U0001F600", "a\nb", "-x", "--out", "$(id)", "%s", "a b", "run.jsonl", "x" * 250):
        path = folder("named")
        os.makedirs("named", exist_ok=True)
        os.rename(path, "named/" + name)
        for command, out in (("check", []), ("render", ["--out", "pictures", "--count", "1"])):
            cases.append(Case(kind, f"folder {name[:20]!r}, {command}", [command, "./named/" + name, *out], None))
    # the list
    for name, text in {
        "empty list": "", "a line end": "\n", "no line end": json.dumps(header), "header alone": json.dumps(header) + "\n", "a list": "[]\n" * 3, "numbers": "1\n2\n", "nulls": "null\n" * 3, "zeros": "\0" * 5000,
        "a step first": json.dumps(line(0)) + "\n", "two headers": (json.dumps(header) + "\n") * 2, "blank lines": json.dumps(header) + "\n\n\n" + json.dumps(line(0)) + "\n", "ends of Windows, none": json.dumps(header) + "\r",
        "deep": "{\"a\":" * 100_000 + "\n", "noise": "\x01\x7f" * 5000 + "\n", "one line of 3 MB": "x" * 3_000_000, "half a pair": json.dumps({**header, "cell": "\ud800"}) + "\n" + json.dumps(line(0)) + "\n",
        "half a key": '{"\\ud800": 1}\n', "a text": "to be or not to be\n" * 9, "cut in the header": json.dumps(header)[:40] + "\n",
    }.items():
        one(name, True, text=text)
    one("utf-16", True, text="".join(json.dumps(l) + "\n" for l in (header, line(0))).encode("utf-16"))
    one("a mark of UTF-8", None, text=b"\xef\xbb\xbf" + "".join(json.dumps(l) + "\n" for l in (header, line(0), line(1))).encode())
    one("ends of Windows", False, every, text="\r\n".join(json.dumps(l) for l in (header, line(0), line(1), "")).replace('""', ""))
    for key in header:
        if key not in ("dtype", "layer"):
            one(f"header without {key}", True, ("check",), top={k: v for k, v in header.items() if k != key})
        for value in ("null", "-1", "0", "1e400", "2147483648", "99999999999", "[]", "{}", '"x"', '"\\ud800"', "true", "0.5"):
            one(f"header {key} {value}", None, ("check",), text=json.dumps({**header, key: "<>"}).replace('"<>"', value) + "\n" + json.dumps(line(0)) + "\n")
    for value in ("NaN", "-5", "1e400", "2147483648", '"3"', "[]", "null", "0", "1.5", '"\\udc00"', "{}", "true", "-0.0", '"nan"'):
        for key in line(0):
            one(f"{key} {value}", None, ("check",), lines=[json.dumps(line(0, **{key: "<>"})).replace('"<>"', value), line(1)])
    one("directFrom beyond", True, lines=[line(0, directFrom=5), line(1)])
    one("directFrom that is not so", True, ("check",), lines=[line(0, directFrom=3), line(1, directFrom=2)])
    one("directFrom of nothing", True, ("check",), lines=[line(0, directFrom=4), line(1, directFrom=4)])
    one("iterations twice", True, lines=[line(0), line(0)], said="the one before of 0")
    one("iterations that fall", True, lines=[line(1), line(0)], said="the one before of 10")
    one("keys twice", None, lines=[json.dumps(line(0))[:-1] + ', "iteration": 7}', line(1)])
    for path in ("../x.npz", "/etc/passwd", "/dev/zero.npz", "a/b.npz", "..", "", ".npz", "run.jsonl", "C:\\x.npz", "x" * 300 + ".npz", "a\u0000b.npz", "\u202egnp.npz", "step-0.NPZ", "nowhere.npz"):
        one(f"file {path[:20]!r}", None if path == "\u202egnp.npz" else True, ("check",), lines=[line(0), line(1, file=path)])
    one("10 million lines", None, text=json.dumps(header) + "\n" + "{}\n" * 10_000_000)
    one("a million steps and one", True, ("check",), said="1,000,000", text=json.dumps(header) + "\n" + "".join(
        '{"iteration":%d,"file":"step-0.npz","timesteps":3,"sequences":2}\n' % i for i in range(1_000_001)), files={"step-0.npz": whole})
    one("a gigabyte of blanks", True, ("check",))
    sparse(os.path.join(cases[-1].args[1], "run.jsonl"), 1 << 30, json.dumps(header).encode() + b"\n")
    one("a vocabulary of 100,000", False, ("check", "render"), top={**header, "vocabulary": [f"w{i}" for i in range(100_000)]})
    for name, words in {"empty": [], "of numbers": [1, 2], "of half a pair": ["\ud800"], "a text": "abc", "of controls": ["\u0000", "\u001b[2J", "\u202e"], "of long words": ["x" * 5000], "nested": [["a"]], "a dict": {"a": 1}}.items():
        one(f"vocabulary {name}", None, ("check", "render"), top={**header, "vocabulary": words})
    for cell in ("lstm", "gru", "rnn_tanh", "LSTM", "", "rnn", "transformer"):
        one(f"wrong cell {cell!r}", True, ("check",), top={**header, "cell": cell})
    for inputs, hidden in ((2, 4096), (1 << 20, 4096), (1, 2), (2, 3), (4, 2)):
        one(f"layer of {inputs} and {hidden}", True, ("check",), top={**header, "inputs": inputs, "hidden": hidden})
    one("timesteps by the million", True, ("check", "render"), lines=[line(0, timesteps=1 << 20, sequences=1 << 10)])
    one("sequences by the million", True, ("check",), lines=[line(0, sequences=1 << 20)])
    one("4096 timesteps, pictures", None, ("check", "render"), lines=[line(0, timesteps=4096)])
    # the arrays
    for name in good:
        one(f"without {name}", True, ("check",), files={"step-0.npz": whole, "step-1.npz": npz({k: v for k, v in good.items() if k != name})})
        for text in ("(3, 2)", "(2, 2, 2, 2)", "(0, 2, 2)", "(-3, 2, 2)", "(16384, 16384)", "(4294967296, 4294967296)", "()", "(3, 2, 2", "\u0663"):
            step(f"{name} of shape {text}", True, **{name: array((3, 2, 2), header=f"{{'descr': '<f8', 'fortran_order': False, 'shape': {text}, }}")})
        for descr in ("|O", "<c16", "<U4", "|S8", "<f16", "<q"):
            step(f"{name} of type {descr}", True, **{name: array((2, 2) if name[0] in "w" or name == "h0" else (3, 2, 2), descr)})
        step(f"{name} is a pickle", True, **{name: b"\x80\x04cos\nsystem\n(S'touch owned'\ntR."})
        step(f"{name} is code", True, **{name: array((2, 2), header="{'descr': __import__('os').system('touch owned'), 'fortran_order': False, 'shape': (2, 2)}")})
        step(f"{name} of too few numbers", True, **{name: good[name][:-8]})
        step(f"{name} of too many", True, **{name: good[name] + b"\0" * 8})
        for value in (float("nan"), float("inf"), 1e308, 5e-324):
            data = bytearray(good[name])
            data[-8:] = struct.pack("<d", value)
            path = step(f"{name} with {value}", None, **{name: bytes(data)})
            cases.append(Case(kind, f"{name} with {value}, render", ["render", path, "--out", "pictures", "--window"], None))
    for descr, code in {">f8": ">d", "<f4": "<f", ">f4": ">f", "<f2": "<e", ">f2": ">e"}.items():
        step(f"x of type {descr}", False, x=array((3, 2, 2), descr, []) + b"".join(struct.pack(code, v) for v in x))
    step("column major", True, x=array((3, 2, 2), order="True", values=x))
    step("tokens without a vocabulary", False, tokens=array((3, 2), values=[0.0] * 6))
    step("tokens of another shape", True, tokens=array((2, 3), values=[0.0] * 6))
    one("tokens beyond the vocabulary", False, ("check", "render"), top={**header, "vocabulary": ["a"]}, files={
        f"step-{i}.npz": npz({**good, "tokens": array((3, 2), values=[0, 1, -1, 1e300, 0.5, float("nan")])}) for i in (0, 1)})
    step("gradients of another shape", True, grad_weight_ih=array((3, 3)))
    step("weights of another layer", True, weight_ih=array((4, 2)), weight_hh=array((4, 4)), h=array((3, 2, 4)), h0=array((2, 4)), direct_h=array((3, 2, 4)))
    # the files
    for part in range(1, 10):
        step(f"cut at {part} of 10", True, data=whole[: len(whole) * part // 10])
    step("empty", True, data=b"")
    step("a text", True, data=b"no zip at all")
    step("a single array", True, data=array((2, 2)))
    step("packed", False, data=npz(good, zipfile.ZIP_DEFLATED))
    step("packed otherwise", True, data=npz(good, zipfile.ZIP_LZMA))
    step("bomb", True, data=npz({**good, "x": array((3, 2, 2), values=x) + b"\0" * (200 << 20)}, zipfile.ZIP_DEFLATED))
    step("paths as names", False, **{"../../owned": array((1,)), "/tmp/owned": array((1,))})
    for i in range(20):
        data = bytearray(whole)
        data[(i * 97) % len(data)] ^= 0x55
        step(f"a byte changed {i}", None, data=bytes(data))

    def special(name, make, refused=True):
        path = folder(name)
        target = os.path.join(path, name.split()[-1])
        os.remove(target)
        make(target)
        for command, out in (("check", []), ("trace", ["--out", "out.csv"]), ("render", ["--out", "pictures", "--count", "1"])):
            # a picture says of a step what is wrong with it, and is no less a picture
            cases.append(Case(kind, f"{name}, {command}", [command, path, *out], refused if name.endswith("jsonl") or command == "check" else None))

    for file in ("run.jsonl", "step-0.npz"):
        special(f"a pipe as {file}", os.mkfifo)
        special(f"a folder as {file}", os.mkdir)
        special(f"a link to a device as {file}", lambda target: os.symlink("/dev/zero", target))
        special(f"a link to itself as {file}", lambda target: os.symlink(os.path.basename(target), target))
        special(f"a link to nothing as {file}", lambda target: os.symlink("nowhere", target))
        special(f"a link out as {file}", lambda target: os.symlink("/etc/passwd", target))
        special(f"nothing as {file}", lambda target: None)
        special(f"2 GB as {file}", lambda target: sparse(target, 2 << 30, b"PK\x03\x04"))
        special(f"a socket as {file}", lambda target: socket_at(target))
        if os.getuid() != 0:
            special(f"without permission as {file}", lambda target: os.chmod(write(target, whole), 0))
    if os.getuid() != 0:
        path = folder("no permission")
        os.chmod(path, 0)
        cases.append(Case(kind, "folder without permission", ["check", path], True))
    os.makedirs("of-layers")
    for name in ("a", "b"):
        os.rename(folder(f"layer {name}"), f"of-layers/{name}")
    os.makedirs("nothing-in-it/a/b/c")
    for path, refused in {"of-layers": True, "of-layers/a": False, "of-layers/b/": False, "of-layers/b/../a": False, "nothing-in-it": True, "nothing-in-it/a": True, ".": True, "/proc/self/fd": True, "/dev": True}.items():
        cases.append(Case(kind, f"folder {path}", ["check", path], refused))
    # beside another
    one_of = folder("beside")
    long = folder("longer", lines=[line(0, timesteps=4)], files={"step-0.npz": npz({
        **good, "x": array((4, 2, 2)), "h": array((4, 2, 2)), "direct_h": array((4, 2, 2))})})
    other = folder("other", lines=[line(1), line(2)], files={"step-1.npz": whole, "step-2.npz": b"broken"})
    apart = folder("apart", lines=[line(3)], files={"step-3.npz": whole})
    for path, refused in {other: False, long: True, apart: True, one_of: True, "nowhere": True, "hello": True, "/dev": True, ".": True, "": True, "of-layers": True, "of-layers/a": False}.items():
        cases.append(Case(kind, f"--compare {path[:12]!r}", ["render", one_of, "--compare", path, "--out", "pictures", "--window"], refused))
    cases.append(Case(kind, "--compare four", ["render", one_of, *(["--compare", other] * 3), "--out", "pictures"], True))
    cases.append(Case(kind, "--compare a folder beside a lesson", ["render", "hello", "--compare", other, "--out", "pictures", "--count", "1"], True))


def socket_at(target):
    listening = socket.socket(socket.AF_UNIX)
    here = os.getcwd()
    os.chdir(os.path.dirname(target))
    listening.bind(os.path.basename(target))
    os.chdir(here)


def text_of(data):
    at = data.index(b"rnnviz\0\0\0\0\0")
    length = struct.unpack(">I", data[at - 8:at - 4])[0]
    return data[at + 11:at + length].decode()


def limit():
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(args):
    """Status (None for a hang), what was said, and the most memory in megabytes."""
    env = {**os.environ, "RNNVIZ_STATE": os.path.abspath("state"), "DOTNET_gcServer": "0"}
    process = subprocess.Popen(
        ["/usr/bin/env", "dotnet", PROGRAM, *[a.encode("utf-8", "surrogateescape") for a in args]], stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env, preexec_fn=limit)
    peak = 0
    said = b""
    try:
        said, _ = process.communicate(timeout=SECONDS)
        status = process.returncode
    except subprocess.TimeoutExpired:
        process.kill()
        said, _ = process.communicate()
        status = None
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return status, said.decode("utf-8", "replace"), peak


def judge(case):
    # each in a process of its own, so that the most memory is that of this call
    read, sent = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        with os.fdopen(sent, "w") as out:
            try:
                json.dump(run(case.args), out)
            except (ValueError, OSError) as error:
                json.dump((2, f"no process has such an argument: {error}", 0), out)
        os._exit(0)
    os.close(sent)
    with os.fdopen(read) as result:
        status, said, peak = json.load(result)
    os.waitpid(child, 0)
    if os.path.exists("owned"):
        return "CRASH", "code in a file was run", peak
    if status is None:
        return "HANG", said, peak
    if status not in (0, 1, 2) or INSIDE.search(said):
        return "CRASH", f"status {status}: {said}", peak
    if peak > MEGABYTES:
        return "MEMORY", f"{peak} MB: {said}", peak
    if len(said) > 20_000:
        return "FLOOD", said[:500], peak
    if status == 0 and case.refused is True or case.said and case.said not in said:
        return "SILENT", f"status {status}: {said}", peak
    if status != 0 and case.refused is False:
        return "REFUSED", said, peak
    return "ok", said, peak


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--list", action="store_true")
    arguments.add_argument("--kind")
    arguments.add_argument("--program", default=PROGRAM, help="the rnnviz.dll to try, where it is not that of the clone")
    chosen = arguments.parse_args()
    globals()["PROGRAM"] = os.path.abspath(chosen.program)
    if not os.path.exists(PROGRAM):
        sys.exit("Build the program first: ./run.sh lessons")
    folder = tempfile.mkdtemp(prefix="rnnviz-hostile-")
    os.chdir(folder)
    table = collections.OrderedDict()
    worst = 0
    try:
        for make in (make_files, make_sandbox, make_texts, make_tables, make_weights, make_lessons, make_cases, make_labels, make_figures, make_neighbours, make_recordings):
            make()
        wanted = [case for case in cases if chosen.kind in (None, case.kind)]
        for case in wanted:
            shutil.rmtree("pictures", ignore_errors=True)
            for name in ("out.csv",):
                if os.path.exists(name):
                    os.remove(name)
            verdict, said, peak = judge(case)
            worst = max(worst, peak)
            row = table.setdefault(case.kind, collections.Counter())
            row["tried"] += 1
            row[verdict] += 1
            row["said"] += 1 if said.strip() else 0
            if chosen.list or verdict != "ok":
                line = " / ".join(said.strip().splitlines()[:3])[:300]
                print(f"{verdict:8} {case.kind}: {case.name}: {line}", flush=True)
    finally:
        os.chdir("/")
        shutil.rmtree(folder, ignore_errors=True)
    print("\n| kind of input | tried | a sentence | crash | hang | silent loss | over 1 GB | refused though good |")
    print("|---|---|---|---|---|---|---|---|")
    for kind, row in table.items():
        print(f"| {kind} | {row['tried']} | {row['said']} | {row['CRASH'] + row['FLOOD']} | {row['HANG']} | {row['SILENT']} | {row['MEMORY']} | {row['REFUSED']} |")
    total = sum(table.values(), collections.Counter())
    print(f"| all | {total['tried']} | {total['said']} | {total['CRASH'] + total['FLOOD']} | {total['HANG']} | {total['SILENT']} | {total['MEMORY']} | {total['REFUSED']} |")
    print(f"\nThe most memory that a call took: {worst} MB.")
    return 1 if total["tried"] != total["ok"] else 0


if __name__ == "__main__":
    sys.exit(main())
