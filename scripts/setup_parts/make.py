"""Makes the private .venv of a checkout, or adds to it what a purpose needs; scripts/setup calls it.

A new one is made beside the old and takes its place when it is complete. What it was made for stands in it as copies of pyproject.toml,
each with the time of the original, which scripts/scanner compares; what is added to one that is there gets its copy last.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(HERE / "scripts"))

from setup_parts.alone import alone  # noqa: E402  after the path

RUN = "run"
PYTHON = Path("Scripts", "python.exe") if os.name == "nt" else Path("bin", "python")
ASK = "import encodings, sysconfig; print(encodings.__file__, sysconfig.get_path('purelib'), sep='\\n')"
UNFINISHED = "unfinished"  # there while something is added
INTERPRETER = "interpreter"  # holds what must be there for it to start, which scripts/scanner looks at
REMEDY = "call this once as the folder's owner, or copy it to a folder of your own."
DEBIAN = "On Debian and Ubuntu, install python3-venv first."
CONNECTION = "pip says above why; it needs a connection, or a folder of packages (PIP_NO_INDEX=1 PIP_FIND_LINKS=FOLDER)."


class SetupError(Exception):
    """A set-up that did not succeed; the text says why and what to do."""


def set_up(here: Path, purpose: str) -> None:
    """Leave a .venv that is made for a purpose, whatever was there."""
    venv = here / ".venv"
    with alone(here):
        if _is_whole(venv) and _is_made_for(venv, here, purpose):
            return _stamp(venv, here, purpose)
        if not os.access(here, os.W_OK):
            raise SetupError(f"{here} needs a new .venv, and this account may not write there: {REMEDY}")
        print(f"Setting up .venv ({purpose}), once.", file=sys.stderr)
        if _is_whole(venv):
            _add(venv, here, purpose)
        else:
            _make(venv, here, purpose)
    return None


def needed(project: Path, purpose: str) -> list[str]:
    """Return the packages that a pyproject.toml names for a purpose."""
    about = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    return [*about["dependencies"], *([] if purpose == RUN else about["optional-dependencies"][purpose])]


def finish(venv: Path, here: Path, *purposes: str) -> None:
    """Write down what a .venv is made of and for, when all of it is there; and where our own code is, from wherever it stands."""
    library, packages = _asked(venv)
    back = os.path.relpath(here, packages)  # not by its name: the checkout may be moved or copied
    Path(packages, "scanner_checkout.pth").write_text(f"{back}\n", encoding="utf-8")
    (venv / INTERPRETER).write_text(f"{_interpreter(venv, here)}\n{library}\n", encoding="utf-8")
    for purpose in purposes:
        _stamp(venv, here, purpose)


def _is_whole(venv: Path) -> bool:
    """Tell whether it was completed once, starts, and is that of the Python that it was made of."""
    try:
        written = (venv / INTERPRETER).read_text(encoding="utf-8").splitlines()
        return not (venv / UNFINISHED).exists() and written == [_interpreter(venv, venv.parent), _asked(venv)[0]]
    except (OSError, subprocess.CalledProcessError):
        return False


def _is_made_for(venv: Path, here: Path, purpose: str) -> bool:
    """Tell whether it has what pyproject.toml asks for, whatever else changed there."""
    try:
        return needed(_made_for(venv, purpose), purpose) == needed(here / "pyproject.toml", purpose)
    except (OSError, ValueError, KeyError):
        return False


def _make(venv: Path, here: Path, purpose: str) -> None:
    new, old = here / ".venv.new", here / f".venv.old-{os.getpid()}"
    shutil.rmtree(new, ignore_errors=True)  # of one that was ended half way
    _run(f"Python's venv could not make .venv. {DEBIAN}", sys.executable, "-I", "-m", "venv", str(new))
    purposes = [RUN] if purpose == RUN else [RUN, purpose]
    _install(new, here, purpose)
    finish(new, here, *purposes)
    _name_in_scripts(new, venv)
    if os.path.lexists(venv):
        venv.rename(old)
    new.rename(venv)
    for gone in here.glob(".venv.old-*"):
        gone.unlink() if gone.is_symlink() else shutil.rmtree(gone, ignore_errors=True)


def _add(venv: Path, here: Path, purpose: str) -> None:
    """Install more into one that is in use: when that ends half way, the next set-up makes it anew."""
    (venv / UNFINISHED).touch()
    _install(venv, here, purpose)
    finish(venv, here, purpose)
    (venv / UNFINISHED).unlink()


def _install(venv: Path, here: Path, purpose: str) -> None:
    packages = needed(here / "pyproject.toml", purpose)
    said = f"pip could not install what scanner needs ({purpose}). {CONNECTION}"
    _run(said, str(venv / PYTHON), "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)


def _name_in_scripts(new: Path, venv: Path) -> None:
    """Let `activate` and the commands in bin name the folder in which they will lie; Windows' are programs, and nobody calls them."""
    for script in new.glob("bin/*"):
        content = b"" if script.is_symlink() else script.read_bytes()
        if os.fsencode(new) in content and b"\0" not in content:
            script.write_bytes(content.replace(os.fsencode(new), os.fsencode(venv)))


def _asked(venv: Path) -> list[str]:
    """Return where its Python has its library, and where packages are installed."""
    done = subprocess.run([str(venv / PYTHON), "-I", "-c", ASK], capture_output=True, check=True, encoding="utf-8")
    return done.stdout.splitlines()


def _interpreter(venv: Path, here: Path) -> str:
    """Return what its Python is a link to; where links cannot be made it is a copy, which lies in .venv in the end."""
    return str((venv / PYTHON).resolve()).replace(str(venv.resolve()), str(here / ".venv"))


def _made_for(venv: Path, purpose: str) -> Path:
    return venv / f"made-for-{purpose}.toml"


def _stamp(venv: Path, here: Path, purpose: str) -> None:
    stamp, project = _made_for(venv, purpose), here / "pyproject.toml"
    if os.access(venv, os.W_OK):  # else it holds as it is, and is looked at more closely each time
        unfinished = stamp.with_suffix(".new")
        shutil.copy2(project, unfinished)
        unfinished.replace(stamp)


def _run(said: str, *command: str) -> None:
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
        raise SetupError(said)


def main() -> None:
    """Set up for the purpose that is named."""
    try:
        set_up(HERE, sys.argv[1])
    except SetupError as error:
        raise SystemExit(str(error)) from error
    except (OSError, ValueError, KeyError, subprocess.CalledProcessError) as error:
        raise SystemExit(f"The set-up failed: {error}. Delete .venv and call again.") from error


if __name__ == "__main__":
    main()
