"""What is inside a build, and on which terms: the texts are taken from what is installed here, and a missing one stops the build."""

import json
import shutil
import subprocess
import sys
import sysconfig
from importlib.metadata import Distribution, distribution, packages_distributions, version
from pathlib import Path
from typing import NamedTuple, TypedDict

from build_parts.interpreter import INSIDE_FILE
from build_parts.portable import is_portable

BOOTLOADER = "GPL-2.0-or-later WITH Bootloader-exception"


class Taken(TypedDict):
    """What PyInstaller took: the names of packages, and binaries as pairs of their name in the build and their source."""

    packages: list[str]
    binaries: list[tuple[str, str]]


class Component(NamedTuple):
    """A part that somebody else made. `purl` names it as https://github.com/package-url does; `terms` is an SPDX expression, or empty."""

    name: str
    version: str
    purl: str
    terms: str
    text: str


def components(taken: Taken) -> list[Component]:
    """Return Python, PyInstaller's bootloader, and the owners of every package and library that was taken."""
    names = packages_distributions()
    ours = {"scanner", "__main__"}
    dists = {name for package in taken["packages"] if package not in ours for name in names.get(package, ())}
    found = [_python(), *_compiled_in(), _bootloader(), *(_package(distribution(name)) for name in sorted(dists))]
    libraries = {owner for _, source in taken["binaries"] if (owner := _owner(Path(source)))}
    return [*found, *(_library(owner) for owner in sorted(libraries))]


def _python() -> Component:
    number = ".".join(map(str, sys.version_info[:3]))
    short = ".".join(map(str, sys.version_info[:2]))
    places = [Path(sysconfig.get_path("stdlib"), "LICENSE.txt"), Path(sys.base_prefix, "LICENSE.txt"), _copyright(f"python{short}")]
    return Component("python", number, f"pkg:generic/python@{number}", "PSF-2.0", _first(places, "Python"))


def _compiled_in() -> list[Component]:
    """Return the libraries that are part of a Python of our own; those of another one are files, which have their owners."""
    inside = json.loads(Path(sys.base_prefix, INSIDE_FILE).read_text(encoding="utf-8")) if is_portable() else []
    return [Component(**one, purl=f"pkg:generic/{one['name']}@{one['version']}") for one in inside]


def _bootloader() -> Component:
    number = version("pyinstaller")
    return Component("pyinstaller", number, f"pkg:pypi/pyinstaller@{number}", BOOTLOADER, _texts(distribution("pyinstaller")))


def _package(dist: Distribution) -> Component:
    name = dist.metadata["Name"].lower().replace("_", "-")
    terms = dist.metadata["License-Expression"] or dist.metadata["License"] or ""
    return Component(name, dist.version, f"pkg:pypi/{name}@{dist.version}", terms, _texts(dist))


def _texts(dist: Distribution) -> str:
    files = [file for file in dist.files or () if ".dist-info" in file.parts[0] and file.name.startswith(("LICEN", "COPYING", "NOTICE"))]
    if not files:
        raise SystemExit(f"{dist.metadata['Name']}: no licence among its files")
    return "\n".join(Path(str(dist.locate_file(file))).read_text(encoding="utf-8") for file in sorted(files))


def _owner(source: Path) -> str:
    """Return the system's package that a library is of; empty for one that came with Python or with a Python package."""
    dpkg = shutil.which("dpkg-query") or ""
    real = source.resolve()
    for path in dict.fromkeys((real, source, Path("/usr", *source.parts[1:]), Path("/", *real.parts[2:]))) if dpkg else ():
        asked = subprocess.run([dpkg, "-S", str(path)], check=False, capture_output=True, text=True)
        if asked.returncode == 0:
            package = asked.stdout.partition(": ")[0].partition(":")[0]
            return "" if package.startswith(("libpython3", "python3")) else package
    if any(real.is_relative_to(Path(place).resolve()) for place in (sys.base_prefix, sys.prefix)):
        return ""
    raise SystemExit(f"{source}: nobody tells whose this library is, and on which terms it may be passed on")


def _library(package: str) -> Component:
    asked = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], check=True, capture_output=True, text=True)
    return Component(package, asked.stdout, f"pkg:deb/debian/{package}@{asked.stdout}", "", _first([_copyright(package)], package))


def _copyright(package: str) -> Path:
    return Path("/usr/share/doc", package, "copyright")


def _first(places: list[Path], name: str) -> str:
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise SystemExit(f"{name}: no licence at {', '.join(map(str, places))}")
    return found.read_text(encoding="utf-8")
