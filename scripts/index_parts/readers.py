"""The public indexes that can be read from a copy, each by its own form. `READERS` is the list of them."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from index_parts.offer import Offer
from index_parts.tree import date_tree, read_tree, read_versions

WITHDRAWN = "withdrawn"
STORE = "https://chromewebstore.google.com/"
UNNAMED = "Title not found"  # neither the store nor anybody else knew it
Reader = Callable[[Path], Iterator[Offer]]


def read_scoop(place: Path) -> Iterator[Offer]:
    """Read a bucket: a file for each program, in `bucket`, or in `deprecated` when it is given up."""
    for folder in ("bucket", "deprecated"):
        for path, text in read_tree(place, folder, ".json"):
            entry = _object(text)
            gone = "deprecated" if folder == "deprecated" or ("##" in entry and "deprecated" in str(entry["##"]).lower()) else ""
            names = " ".join(str(cut[1]) for cut in entry.get("shortcuts") or () if isinstance(cut, list) and len(cut) > 1)
            yield Offer("scoop", Path(path).stem, names or Path(path).stem, "", str(entry.get("homepage", "")), gone)


def read_chocolatey(place: Path) -> Iterator[Offer]:
    """Read a repository of packages: a `.nuspec` for each."""
    for _, text in read_tree(place, "", ".nuspec"):
        tags = {tag: _element(text, tag) for tag in ("id", "title", "authors", "projectUrl")}
        gone = "deprecated" if "[deprecated]" in tags["title"].lower() else ""
        if tags["id"]:
            yield Offer("chocolatey", tags["id"].lower(), tags["title"], tags["authors"], tags["projectUrl"], gone)


def read_winget(place: Path) -> Iterator[Offer]:
    """Read the list of all packages, `index.v2.json`; the part before the first dot is the publisher's name.

    What the list had and lost is withdrawn: it may be installed still.
    """
    now = set()
    for _, text in read_tree(place, "", "index.v2.json"):
        for entry in json.loads(text):
            now.add(entry["PackageId"])
            yield Offer("winget", entry["PackageId"], entry["Name"], entry["PackageId"].split(".")[0])
    ever = {row[0] for text in read_versions(place, "index.csv") for row in csv.reader(text.lstrip("\ufeff").splitlines()) if row}
    for package in sorted(ever - now - {"PackageId"}):
        yield Offer("winget", package, package.rpartition(".")[2], package.split(".")[0], gone=WITHDRAWN)


def read_casks(place: Path) -> Iterator[Offer]:
    """Read a tap: a Ruby file for each cask, of which plain assignments are read and nothing is run."""
    for path, text in read_tree(place, "Casks", ".rb"):
        yield Offer("brew-cask", Path(path).stem, _assigned(text, "name"), "", _assigned(text, "homepage"), _given_up(text))


def read_formulae(place: Path) -> Iterator[Offer]:
    """Read a tap: a Ruby file for each formula."""
    for path, text in read_tree(place, "Formula", ".rb"):
        yield Offer("brew", Path(path).stem, Path(path).stem, "", _assigned(text, "homepage"), _given_up(text))


def read_pkgbuilds(place: Path) -> Iterator[Offer]:
    """Read a repository of recipes for pacman: a folder for each, with a `PKGBUILD` that is read and never run."""
    for path, text in read_tree(place, "", "PKGBUILD"):
        home = re.search(r"""^url=["']?([^"'\s]+)""", text, re.MULTILINE)
        yield Offer("pacman", Path(path).parent.name, Path(path).parent.name, "", home[1] if home else "")


def read_editor_extensions(place: Path) -> Iterator[Offer]:
    """Read a list of extensions for VS Code's kin, or pages that link to them in its store: publisher and name of each, and no more."""
    listed = [(entry["p"], entry["n"]) for _, text in read_tree(place, "", "open-vsx-latest.json") for entry in json.loads(text)]
    linked = {link for _, text in read_tree(place, "", ".html") for link in re.findall(r"itemName=([\w-]+)\.([\w.-]+)", text)}
    for publisher, name in (*listed, *sorted(linked)):
        yield Offer("vscode-extension", f"{publisher}.{name}", name, publisher)


def read_jetbrains(place: Path) -> Iterator[Offer]:
    """Read the lists of plugins that an editor accepts: the ids, and no more."""
    ids = {plugin for _, text in read_tree(place, "generated/ides", ".json") for plugin in _object(text)}
    for plugin in sorted(ids):
        yield Offer("jetbrains-plugin", plugin, plugin)


def read_chromium(place: Path) -> Iterator[Offer]:
    """Read lists of the store's extensions: the id of each and its name. A table has its page too: another site's if it is withdrawn."""
    for _, text in read_tree(place, "", "extensions_db.js"):
        for match in re.finditer(r'^\s*"?([a-p]{32})"?:\s*\{\s*name:\s*"((?:[^"\\]|\\.)*)"', text, re.MULTILINE):
            yield Offer("chromium-extension", match[1], match[2].replace('\\"', '"'))
    for _, text in read_tree(place, "", ".csv"):
        for row in csv.reader(text.splitlines()):
            match row:
                case [extension, name, page] if re.fullmatch("[a-p]{32}", extension) and name != UNNAMED:
                    yield Offer("chromium-extension", extension, name, gone="" if page.startswith(STORE) else WITHDRAWN)


def read_firefox(place: Path) -> Iterator[Offer]:
    """Read a list of the store's extensions: the id of each, the name in its address and its home page."""
    for _, text in read_tree(place, "", "firefox-addons-generated.json"):
        for entry in json.loads(text):
            yield Offer("gecko-extension", entry["addonId"], entry["pname"], "", entry.get("meta", {}).get("homepage") or "")


def read_list(kind: str) -> Reader:
    """Return the reader of a list with tabs and headings: the name first, last the summary, which may tell of a new name."""

    def read(place: Path) -> Iterator[Offer]:
        with place.open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                gone = re.match(
                    r"(?:\S+ )?(?:deprecated|renamed|this package (?:has been|was|is) (?:deprecated|moved|renamed)).*",
                    row[-1],
                    re.IGNORECASE,
                )
                yield Offer(kind, row[0], row[0], gone=gone[0] if gone else "")

    return read


READERS: dict[str, Reader] = {
    "scoop": read_scoop,
    "chocolatey": read_chocolatey,
    "winget": read_winget,
    "brew-cask": read_casks,
    "brew": read_formulae,
    "pacman": read_pkgbuilds,
    "vscode-extension": read_editor_extensions,
    "jetbrains-plugin": read_jetbrains,
    "chromium-extension": read_chromium,
    "gecko-extension": read_firefox,
    "npm": read_list("npm"),
    "pypi": read_list("pypi"),
}


def read_index(kind: str, place: Path) -> Iterator[Offer]:
    """Yield what a copy of an index offers, each with the copy and its day."""
    source = ", ".join(
        filter(None, (place.parent.name if place.name == "repo" else place.name, date_tree(place) if place.is_dir() else ""))
    )
    for offer in READERS[kind](place):
        yield offer._replace(source=source)


def _object(text: str) -> dict[str, Any]:
    try:
        entry = json.loads(text.lstrip("\ufeff"))
    except ValueError:
        return {}
    return entry if isinstance(entry, dict) else {}


def _element(text: str, tag: str) -> str:
    match = re.search(rf"<{tag}>\s*(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?\s*</{tag}>", text, re.DOTALL)
    return match[1].strip() if match else ""


def _assigned(text: str, word: str) -> str:
    match = re.search(rf'^\s*{word} "([^"]*)"', text, re.MULTILINE)
    return match[1] if match else ""


def _given_up(text: str) -> str:
    match = re.search(r"^ {0,2}((?:deprecate|disable)!.*)$", text, re.MULTILINE)  # further in, it is for some machines only
    return match[1] if match else ""
