"""The portable Python, compiled once and kept outside the checkout, and a build that is made with it."""

import hashlib
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from build_parts import interpreter, sources
from setup_parts.alone import alone
from setup_parts.make import needed

WHEELS = f"manylinux2014_{platform.machine()}"  # for the same glibc


def is_portable() -> bool:
    """Tell whether the Python that runs this is one of these."""
    return Path(sys.base_prefix, interpreter.INSIDE_FILE).is_file()


def portable_python() -> Path:
    """Return the folder of the portable Python; it is compiled where there is none of this very recipe."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "scanner", "python")
    cache.mkdir(parents=True, exist_ok=True)
    place = cache / _key()
    with alone(cache):
        if not place.is_dir():
            print(f"Compiling a Python for the portable build in {place}, once.", file=sys.stderr, flush=True)
            with tempfile.TemporaryDirectory(dir=cache) as work:
                made = Path(work, "made")
                interpreter.compile_python(Path(work), made)
                made.rename(place)
    return place


def run_with_portable_python(checkout: Path, script: Path, *arguments: str) -> int:
    """Run a script of ours with it and the packages that a build needs, and return its exit code."""
    with tempfile.TemporaryDirectory() as work:
        venv = Path(work, "venv")
        subprocess.run([portable_python() / "bin" / "python3", "-I", "-m", "venv", "--without-pip", venv], check=True)
        [packages] = venv.glob("lib/python*/site-packages")
        version = packages.parent.name.removeprefix("python")
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--only-binary=:all:"]
        target = ["--target", str(packages), "--platform", WHEELS, "--python-version", version]
        subprocess.run([*pip, *target, *needed(checkout / "pyproject.toml", "build")], check=True)
        return subprocess.run([venv / "bin" / "python3", script, *arguments], check=False).returncode


def _key() -> str:
    """Return the digest of everything that the interpreter is made of."""
    parts = [Path(str(module.__file__)).read_bytes() for module in (interpreter, sources)]
    return hashlib.sha256(b"\0".join([platform.machine().encode(), *parts])).hexdigest()[:16]
