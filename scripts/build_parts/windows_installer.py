"""The installer for Windows, made by wixl from the folder build."""

import shutil
import subprocess
import uuid
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory
from xml.sax.saxutils import quoteattr

HERE = Path(__file__).resolve().parent.parent.parent
RECIPE = HERE / "packaging" / "windows" / "scanner.wxs"
DEPLOYED = ("gpo/scan.cmd", "task-scheduler/scanner.xml")  # what a schedule needs beside the program


def windows_installer(folder: Path, dist: Path, version: str) -> Path:
    """Write the .msi of a folder build and return its path."""
    target = dist / f"{folder.name}.msi"
    with TemporaryDirectory() as work:
        source, files = Path(work, "scanner.wxs"), Path(work, "files")  # wixl looks for files beside what it reads
        shutil.copytree(folder, files)
        (files / "deploy").mkdir()
        for path in DEPLOYED:
            shutil.copy(HERE / "deploy" / path, files / "deploy")
        source.write_text(_filled_in(files, f"{folder.name} {version}", version), encoding="utf-8")
        subprocess.run(["wixl", "--arch", "x64", "--output", target, source], check=True)
    return target


def _filled_in(files: Path, name: str, version: str) -> str:
    paths = sorted(path for path in files.rglob("*") if path.is_file())
    words = {
        "version": version,
        "product": str(uuid.uuid5(uuid.NAMESPACE_URL, name)).upper(),
        "files": "\n".join(_inside(files, files)),
        "references": "\n".join(f"<ComponentRef Id={_name(path, files)} />" for path in paths),
    }
    return Template(RECIPE.read_text(encoding="utf-8")).substitute(words)


def _inside(folder: Path, files: Path) -> list[str]:
    """Return the lines of everything in a folder, folders within folders."""
    lines = []
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            lines += [f"<Directory Id={_name(path, files)} Name={quoteattr(path.name)}>", *_inside(path, files), "</Directory>"]
        else:
            source = quoteattr(path.relative_to(files.parent).as_posix())
            file = f"<File Id={_name(path, files)} Source={source} KeyPath='yes' />"
            lines.append(f"<Component Id={_name(path, files)} Guid='*' Win64='yes'>{file}</Component>")
    return lines


def _name(path: Path, files: Path) -> str:
    """Return what a file or folder is called in the installer, which allows few letters; the same in every version."""
    return f'"p{uuid.uuid5(uuid.NAMESPACE_URL, path.relative_to(files).as_posix()).hex}"'
