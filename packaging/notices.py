#!/usr/bin/env python3
"""Writes the notices of what others made and a release contains: .NET, the NuGet packages, raylib, the typefaces.

    packaging/notices.py RID ASSETS FONTS > THIRD-PARTY-NOTICES.txt

ASSETS is the project.assets.json of the published program: it says which packages went into it, and where they lie. Ends with
status 1 where a package has no licence that can be named, or one whose text is not known here.
"""
import json
import pathlib
import sys
import xml.etree.ElementTree

LICENCES = pathlib.Path(__file__).parent / "licences"
RULE = "=" * 100


def folders(assets):
    """Where NuGet keeps its packages."""
    return [pathlib.Path(folder) for folder in assets["packageFolders"]]


def package_folder(assets, name, version):
    """The folder of a package, which NuGet names in small letters."""
    for folder in folders(assets):
        found = folder / name.lower() / version.lower()
        if found.is_dir():
            return found
    raise SystemExit(f"rnnviz: the package {name} {version} is in the program, but not among NuGet's packages.")


def inside(assets, rid):
    """Name and version of each package of which something is in the program made for a kind of machine."""
    target = next(parts for name, parts in assets["targets"].items() if name.endswith("/" + rid))
    for key, part in target.items():
        files = [file for kind in ("runtime", "native") for file in part.get(kind, {}) if not file.endswith("_._")]
        if part["type"] == "package" and files:
            yield tuple(key.split("/"))


def runtime_pack(assets, rid):
    """Name and version of the package with .NET's own runtime."""
    for framework in assets["project"]["frameworks"].values():
        for package in framework.get("downloadDependencies", []):
            if package["name"] == f"Microsoft.NETCore.App.Runtime.{rid}":
                return package["name"], package["version"].strip("[]()").split(",")[0]
    raise SystemExit(f"rnnviz: {rid} was published without .NET's runtime.")


def described(folder):
    """What a package says of itself: its licence, whose it is, where it comes from."""
    root = xml.etree.ElementTree.parse(next(folder.glob("*.nuspec"))).getroot()
    fields = {element.tag.rpartition("}")[2]: element for element in root.iter()}

    def text(name):
        return (fields[name].text or "").strip() if name in fields else ""

    return text("license"), text("copyright") or text("authors"), text("projectUrl")


def texts(folder, licence):
    """The licence's text, the package's own where it has one, and its notices of others."""
    own = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".txt" and "licen" in path.name.lower())
    known = LICENCES / f"{licence}.txt"
    if own:
        yield own[0].read_text(encoding="utf-8-sig")
    elif known.is_file():
        yield known.read_text(encoding="utf-8")
    else:
        raise SystemExit(f"rnnviz: the licence of {folder} is '{licence}'; put its text into {known}.")
    for notices in sorted(folder.glob("THIRD-PARTY-NOTICES*")) + sorted(folder.glob("third-party-notices*")):
        yield notices.read_text(encoding="utf-8-sig")


def section(title, *parts):
    """One work with what has to be said of it."""
    return "\n\n".join([f"{RULE}\n{title}\n{RULE}"] + [part.strip() for part in parts if part.strip()]) + "\n"


def notices(rid, assets, fonts):
    """All sections."""
    yield ("RnnViz contains the works below, which are used under their licences. Its own licence is in the file LICENSE.\n")
    for name, version in [runtime_pack(assets, rid), *sorted(inside(assets, rid))]:
        folder = package_folder(assets, name, version)
        licence, whose, address = described(folder)
        yield section(f"{name} {version}", f"{whose}\n{address}\nLicence: {licence}", *texts(folder, licence))
    yield section("raylib", *(read("raylib"), read("raylib-parts")))
    yield section("GLFW, in raylib", read("GLFW"))
    for path in sorted(fonts.glob("*LICENSE*")):
        yield section(f"The typeface {path.name.partition('-')[0]}", path.read_text(encoding="utf-8"))


def read(name):
    """The text of a licence that is kept here."""
    return (LICENCES / f"{name}.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    read_assets = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8-sig"))
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    print("\n".join(notices(sys.argv[1], read_assets, pathlib.Path(sys.argv[3]))))
