"""The sources of the portable Python: Debian's packages of them, and the compiler's wheel, each held to its digest."""

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

SUITE = "trixie"
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
ZIG = "ziglang==0.17.1 --hash=sha256:ea6cc5d87b033cf0aedfbc8f9549a908cae6c50ac31f1698188fa48a74524b54"  # x86_64


class Source(NamedTuple):
    """A release as its authors made it: the source package that holds it, its file and digest there, and the folder that it unpacks to."""

    package: str
    file: str
    digest: str
    folder: str


PYTHON = Source(
    "python3.13", "python3.13_3.13.5.orig.tar.xz", "93e583f243454e6e9e4588ca2c2662206ad961659863277afcdb96801647d640", "Python-3.13.5"
)
ZLIB = Source(
    "zlib", "zlib_1.3.dfsg+really1.3.1.orig.tar.gz", "60dd315c07f616887caa029408308a018ace66e3d142726a97db164b3b8f69fb", "zlib-1.3.1"
)
SQLITE = Source(
    "sqlite3", "sqlite3_3.46.1.orig.tar.xz", "d0cdd2ece271b29e7ce18095745d892517ee26d0f270065b3a25c2e9eb11639c", "sqlite3-3.46.1"
)
# What is compiled into Python: name, version, terms, and where their text is.
INSIDE = (
    ("zlib", "1.3.1", "Zlib", f"{ZLIB.folder}/LICENSE"),
    ("sqlite", "3.46.1", "blessing", f"{SQLITE.folder}/LICENSE.md"),
    ("expat", "2.7.1", "MIT", f"{PYTHON.folder}/Modules/expat/COPYING"),
)


def fetch(work: Path) -> None:
    """Unpack every source into a folder, and install the compiler there."""
    apt = _apt(work)
    subprocess.run([*apt, "-qq", "update"], check=True)
    for source in (PYTHON, ZLIB, SQLITE):
        subprocess.run([*apt, "-qq", "source", "--download-only", "--tar-only", source.package], check=True, cwd=work)
        if (found := hashlib.sha256((work / source.file).read_bytes()).hexdigest()) != source.digest:
            raise SystemExit(f"{source.file}: expected the SHA-256 {source.digest}, found {found}")
        subprocess.run(["tar", "-xf", source.file], check=True, cwd=work)
    (work / "zig.txt").write_text(ZIG, encoding="ascii")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps", "--only-binary=:all:"]
    subprocess.run([*pip, "--require-hashes", "--target", str(work / "compiler"), "--requirement", str(work / "zig.txt")], check=True)


def _apt(work: Path) -> list[str]:
    """Return an apt-get with settings of its own, so that the machine's stay as they are."""
    listed = work / "sources.list"
    listed.write_text(f"deb-src [signed-by={KEYRING}] {_mirror()} {SUITE} main\n", encoding="utf-8")
    places = {"Dir::Etc::sourcelist": listed, "Dir::Etc::sourceparts": "/dev/null"}
    for name, folder in (("Dir::State::lists", work / "lists"), ("Dir::Cache", work / "apt")):
        (folder / "partial").mkdir(parents=True)
        places[name] = folder
    return ["apt-get", *(word for name, value in places.items() for word in ("-o", f"{name}={value}")), "-o", "APT::Sandbox::User=root"]


def _mirror() -> str:
    """Return the mirror that this machine's own apt has Debian from."""
    order = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages", "Origin: Debian", "Component: main"]
    found = subprocess.run(order, check=True, capture_output=True, text=True).stdout.split()
    mirrors = [address for address in found if not address.rstrip("/").endswith("-security")]
    if not mirrors:
        raise SystemExit("apt knows no mirror of Debian here: on a Debian, run `apt-get update` first")
    return mirrors[0]
