#!/usr/bin/env python3
"""Draws RnnViz's icon: four hidden states in time, and below each the gradient that reaches it, which shrinks on its way back.

    packaging/icon.py svg            prints the drawing, which is kept as packaging/rnnviz.svg
    packaging/icon.py files FOLDER   makes rnnviz-SIZE.png, rnnviz.ico and rnnviz.icns of it; needs rsvg-convert
"""
import pathlib
import struct
import subprocess
import sys

SIDE = 512            # of the drawing, in its own units
STATES = 4            # timesteps
GAIN = 0.6            # of the gradient from one timestep to the one before
PAPER, INK, FORWARD, BACKWARD = "#1b1f24", "#e8eaed", "#56b4e9", "#d55e00"

PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
ICO_SIZES = (16, 24, 32, 48, 64, 256)
# the types of Apple's container whose content is a PNG of this size
ICNS_TYPES = ((b"icp4", 16), (b"icp5", 32), (b"icp6", 64), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512), (b"ic10", 1024))


def drawing():
    """The icon as SVG."""
    left, step, states, ground, tallest = 92.0, 109.5, 168.0, 440.0, 188.0
    columns = [left + step * t for t in range(STATES)]
    gradients = [GAIN ** (STATES - 1 - t) for t in range(STATES)]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}">',
        "  <title>RnnViz</title>",
        f'  <rect width="{SIDE}" height="{SIDE}" rx="88" fill="{PAPER}"/>',
        f'  <path d="M{columns[0]:g} {states:g}H{columns[-1]:g}" stroke="{INK}" stroke-width="18"/>',
    ]
    for x, gradient in zip(columns, gradients):
        height = round(tallest * gradient, 1)
        parts.append(f'  <circle cx="{x:g}" cy="{states:g}" r="44" fill="{FORWARD}"/>')
        parts.append(
            f'  <rect x="{x - 40:g}" y="{ground - height:g}" width="80" height="{height:g}" rx="10" fill="{BACKWARD}"'
            f' fill-opacity="{0.35 + 0.65 * gradient:.2f}"/>')
    parts.append("</svg>")
    return "\n".join(parts) + "\n"


def ico(pictures):
    """Windows' container: a directory of pictures, then the pictures, each a PNG."""
    header = struct.pack("<HHH", 0, 1, len(pictures))
    offset, entries = len(header) + 16 * len(pictures), b""
    for size, png in pictures:
        side = 0 if size == 256 else size  # one byte: 0 stands for 256
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset)
        offset += len(png)
    return header + entries + b"".join(png for _, png in pictures)


def icns(pictures):
    """Apple's container: pictures after one another, each with its type and length."""
    body = b"".join(kind + struct.pack(">I", 8 + len(png)) + png for kind, png in pictures)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def make_files(folder):
    """PNG files of all sizes, and both containers."""
    folder.mkdir(parents=True, exist_ok=True)
    svg = folder / "rnnviz.svg"
    svg.write_text(drawing(), encoding="utf-8")
    png = {}
    for size in PNG_SIZES:
        path = folder / f"rnnviz-{size}.png"
        subprocess.run(["rsvg-convert", "-w", str(size), "-h", str(size), "-o", path, svg], check=True)
        png[size] = path.read_bytes()
    (folder / "rnnviz.ico").write_bytes(ico([(size, png[size]) for size in ICO_SIZES]))
    (folder / "rnnviz.icns").write_bytes(icns([(kind, png[size]) for kind, size in ICNS_TYPES]))


if __name__ == "__main__":
    if sys.argv[1:] == ["svg"]:
        sys.stdout.write(drawing())
    elif len(sys.argv) == 3 and sys.argv[1] == "files":
        make_files(pathlib.Path(sys.argv[2]))
    else:
        sys.exit(__doc__)
