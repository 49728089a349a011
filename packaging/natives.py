#!/usr/bin/env python3
"""Checks that the native libraries of a published folder are there and made for the kind of machine that they go to.

    packaging/natives.py RID FOLDER

Ends with status 1 and a sentence for each library that is lacking, is of another machine, or is not what its name says.
"""
import pathlib
import struct
import sys

ELF_MACHINES = {62: "x64", 183: "arm64", 3: "x86", 40: "arm"}
PE_MACHINES = {0x8664: "x64", 0xAA64: "arm64", 0x14C: "x86"}
MACH_O_MACHINES = {0x01000007: "x64", 0x0100000C: "arm64", 7: "x86", 12: "arm"}

# what each library must hold: functions that the program calls
CALLED = {
    "raylib": (b"InitWindow", b"rlDrawRenderBatchActive"),
    "SkiaSharp": (b"sk_canvas_draw_path",),
    "HarfBuzzSharp": (b"hb_shape",),
}
NAMES = {
    "linux": {"raylib": "libraylib.so", "SkiaSharp": "libSkiaSharp.so", "HarfBuzzSharp": "libHarfBuzzSharp.so"},
    "win": {"raylib": "raylib.dll", "SkiaSharp": "libSkiaSharp.dll", "HarfBuzzSharp": "libHarfBuzzSharp.dll"},
    "osx": {"raylib": "libraylib.dylib", "SkiaSharp": "libSkiaSharp.dylib", "HarfBuzzSharp": "libHarfBuzzSharp.dylib"},
}
PROGRAMS = {"linux": "rnnviz", "win": "rnnviz.exe", "osx": "rnnviz"}
SYSTEMS = {"linux": "Linux", "win": "Windows", "osx": "macOS"}


def kinds(data):
    """The (system, machine) pairs that a program or library is made for; none where it is neither."""
    try:
        if data[:4] == b"\x7fELF":
            order = "<" if data[5] == 1 else ">"
            return {("linux", ELF_MACHINES.get(struct.unpack_from(order + "H", data, 18)[0], "another"))}
        if data[:2] == b"MZ":
            header = struct.unpack_from("<I", data, 0x3C)[0]
            if data[header:header + 4] == b"PE\0\0":
                return {("win", PE_MACHINES.get(struct.unpack_from("<H", data, header + 4)[0], "another"))}
        if data[:4] == b"\xcf\xfa\xed\xfe":
            return {("osx", MACH_O_MACHINES.get(struct.unpack_from("<I", data, 4)[0], "another"))}
        if data[:4] == b"\xca\xfe\xba\xbe":
            count = struct.unpack_from(">I", data, 4)[0]
            return {("osx", MACH_O_MACHINES.get(struct.unpack_from(">I", data, 8 + 20 * i)[0], "another"))
                    for i in range(min(count, 16))}
    except (struct.error, IndexError):
        pass
    return set()


def said(found):
    """Kinds in words."""
    return " and ".join(sorted(f"{SYSTEMS[system]} {machine}" for system, machine in found)) or "no system that is known"


def mistakes(rid, folder):
    """A sentence for each thing that is wrong."""
    system, _, machine = rid.partition("-")
    if system not in NAMES or machine not in ("x64", "arm64"):
        return [f"'{rid}' is not a kind of machine that RnnViz is packed for."]
    files = {name: (file, CALLED[name]) for name, file in NAMES[system].items()}
    files["the program"] = (PROGRAMS[system], ())
    wrong = []
    for name, (file, called) in files.items():
        path = folder / file
        if not path.is_file():
            wrong.append(f"{file} is not there: nothing can be packed for {rid} without {name}.")
            continue
        data = path.read_bytes()
        found = kinds(data)
        if (system, machine) not in found:
            wrong.append(f"{file} is made for {said(found)}, not for {said({(system, machine)})}.")
        wrong += [f"{file} is not {name}: it has no {function.decode()}." for function in called if function not in data]
    return wrong


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sentences = mistakes(sys.argv[1], pathlib.Path(sys.argv[2]))
    for sentence in sentences:
        print(f"rnnviz: {sentence}", file=sys.stderr)
    sys.exit(1 if sentences else 0)
