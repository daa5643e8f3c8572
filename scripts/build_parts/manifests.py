"""What package managers read to fetch a build: its address and digest, written into the manifests below packaging/manifests."""

import hashlib
from pathlib import Path
from string import Template

RECIPES = Path(__file__).resolve().parent.parent.parent / "packaging" / "manifests"


def manifests(dist: Path, version: str, address: str) -> list[Path]:
    """Write the manifests of what lies in dist/, as it will lie below an address, and return their paths."""
    linux, windows = f"scanner-{version}-linux-x86_64", f"scanner-{version}-windows-amd64"
    files = {"linux_tar": f"{linux}.tar.gz", "windows_zip": f"{windows}.zip", "windows_msi": f"{windows}.msi"}
    if missing := [name for name in files.values() if not (dist / name).is_file()]:
        raise SystemExit(f"no manifests without {', '.join(missing)} in dist/")
    digests = {word: hashlib.sha256((dist / name).read_bytes()).hexdigest() for word, name in files.items()}
    words = {"version": version, "address": address.rstrip("/"), "linux": linux, "windows": windows, **digests}
    return [_filled_in(recipe, dist / f"scanner-{version}-{recipe.name}", words) for recipe in sorted(RECIPES.iterdir())]


def _filled_in(recipe: Path, target: Path, words: dict[str, str]) -> Path:
    target.write_text(Template(recipe.read_text(encoding="utf-8")).substitute(words), encoding="utf-8", newline="\n")
    return target
