"""Compiles CPython for glibc 2.17, with zlib and SQLite in it, so that what is built with it runs on every Linux in use."""

import json
import os
import platform
import shutil
import subprocess
from pathlib import Path

from build_parts.sources import INSIDE, PYTHON, SQLITE, ZLIB, fetch

GLIBC = (2, 17)  # Enterprise Linux 7 of 2014; PyInstaller's bootloader and the wheels ask for the same
WHEN = "1749600000"  # the time of Python's release, which the compiler writes into it
# What the program never imports, and what the system's own libraries would be needed for.
LEFT_OUT = (
    "_asyncio _bz2 _codecs_cn _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _crypt _ctypes _ctypes_test _curses _curses_panel"
    " _dbm _decimal _elementtree _gdbm _hashlib _interpchannels _interpqueues _interpreters _lsprof _lzma _multibytecodec _multiprocessing"
    " _pickle _posixshmem _queue _ssl _statistics _tkinter _uuid _xxtestfuzz _zoneinfo nis ossaudiodev readline xxsubtype"
)
UNUSED_FOLDERS = ("test", "idlelib", "turtledemo", "tkinter", "ensurepip", "lib2to3", "__pycache__", "ctypes")
# PyInstaller imports it at its start, to find libraries by name, of which there are none here.
CTYPES = {"__init__.py": "", "util.py": "def find_library(name):\n    return None\n"}


INSIDE_FILE = "inside.json"


def compile_python(work: Path, place: Path) -> None:
    """Leave a Python in a folder that may be moved, with what was compiled into it beside it in INSIDE_FILE."""
    fetch(work)
    tools = _tools(work)
    _compile_zlib(work, tools)
    _compile_sqlite(work, tools)
    _compile_cpython(work / PYTHON.folder, tools)
    _lay_out(work, place)


def _tools(work: Path) -> dict[str, str]:
    """Return the environment in which `cc` is the compiler for that glibc; nothing of this machine's own headers gets in."""
    zig, folder = work / "compiler" / "ziglang" / "zig", work / "tools"
    folder.mkdir()
    target = f"{platform.machine()}-linux-gnu.{'.'.join(map(str, GLIBC))}"
    for name, order in {"cc": f"cc -target {target}", "ar": "ar", "ranlib": "ranlib"}.items():
        (folder / name).write_text(f'#!/bin/sh\nexec "{zig}" {order} "$@"\n', encoding="utf-8")
        (folder / name).chmod(0o755)
    kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
    cache = {name: str(work / "cache") for name in ("ZIG_GLOBAL_CACHE_DIR", "ZIG_LOCAL_CACHE_DIR")}
    names = {"CC": "cc", "AR": "ar", "RANLIB": "ranlib", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": WHEN}
    return {**kept, **cache, **names, "PATH": f"{folder}:{os.environ['PATH']}"}


def _run(folder: Path, tools: dict[str, str], *command: str, **more: str) -> None:
    """Run a command whose words are shown when it fails, and not else: they are thousands of lines."""
    done = subprocess.run(command, check=False, cwd=folder, env={**tools, **more}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)[:200]}:\n{done.stdout.decode('utf-8', 'replace')[-5000:]}")


def _compile_zlib(work: Path, tools: dict[str, str]) -> None:
    folder = work / ZLIB.folder
    _run(folder, tools, "./configure", "--static", CFLAGS="-O3 -fPIC -g0")
    _run(folder, tools, "make", "-j", _jobs(), "libz.a")


def _compile_sqlite(work: Path, tools: dict[str, str]) -> None:
    folder = work / SQLITE.folder
    _run(folder, tools, "./configure", "--disable-tcl", "--disable-readline")
    _run(folder, tools, "make", "sqlite3.c", "sqlite3.h")
    # For size: it writes one small database in a scan, and only if somebody asks for that form of report.
    _run(folder, tools, "cc", "-Os", "-fPIC", "-g0", "-w", "-DSQLITE_OMIT_LOAD_EXTENSION", "-c", "sqlite3.c", "-o", "sqlite3.o")
    _run(folder, tools, "ar", "rcs", "libsqlite3.a", "sqlite3.o")


def _compile_cpython(folder: Path, tools: dict[str, str]) -> None:
    """Compile libpython with every module in it, and the program that loads it."""
    (folder / "Modules" / "Setup.local").write_text(f"*disabled*\n{LEFT_OUT}\n", encoding="ascii")
    zlib, sqlite = f"../{ZLIB.folder}", f"../{SQLITE.folder}"
    libraries = {
        "PKG_CONFIG": "false",  # else this machine's libraries would be found
        "ZLIB_CFLAGS": f"-I{zlib}",
        "ZLIB_LIBS": f"-L{zlib} -lz",
        "LIBSQLITE3_CFLAGS": f"-I{sqlite}",
        "LIBSQLITE3_LIBS": f"-L{sqlite} -lsqlite3 -lpthread -lm",
    }
    flags = {
        "MODULE_BUILDTYPE": "static",
        "CPPFLAGS": "-Wno-error=date-time -g0",
        "OPT": "-DNDEBUG -O3",
        "CFLAGS_NODIST": "-fno-semantic-interposition",
        "LDFLAGS": "-Wl,-rpath,'$$ORIGIN/../lib' -Wl,-s",
    }
    options = ["--prefix=/usr", "--enable-shared", "--without-ensurepip", "--disable-test-modules", "--without-doc-strings"]
    _run(folder, tools, "./configure", "-q", *options, **libraries, **flags)
    makefile = folder / "Makefile"
    # The compiler knows the option by its long name only.
    makefile.write_text(makefile.read_text(encoding="utf-8").replace("-Wl,-h", "-Wl,-soname,"), encoding="utf-8")
    _run(folder, tools, "make", "-j", _jobs(), "PY3LIBRARY=")


def _lay_out(work: Path, place: Path) -> None:
    """Put together what it needs to run: not what `make install` adds, which is documents, tests, and everything compiled three times."""
    source = work / PYTHON.folder
    version = ".".join(PYTHON.folder.partition("-")[2].split(".")[:2])
    library = place / "lib" / f"python{version}"
    shutil.copytree(source / "Lib", library, ignore=shutil.ignore_patterns(*UNUSED_FOLDERS))
    (library / "lib-dynload").mkdir()
    (library / "ctypes").mkdir()
    for name, text in CTYPES.items():
        (library / "ctypes" / name).write_text(text, encoding="ascii")
    shutil.copy(source / "LICENSE", library / "LICENSE.txt")
    [settings] = source.glob("build/lib.*/_sysconfigdata_*.py")
    said = settings.read_text(encoding="utf-8").replace(str(work), "/build")
    (library / settings.name).write_text(said, encoding="utf-8")
    shutil.copy(source / f"libpython{version}.so.1.0", place / "lib")
    (place / "bin").mkdir()
    shutil.copy(source / "python", place / "bin" / "python3")
    inside = [
        {"name": name, "version": number, "terms": terms, "text": (work / text).read_text(encoding="utf-8")}
        for name, number, terms, text in INSIDE
    ]
    (place / INSIDE_FILE).write_text(json.dumps(inside, indent=1), encoding="utf-8")


def _jobs() -> str:
    return str(os.cpu_count() or 1)
