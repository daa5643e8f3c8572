"""The bill of materials of a build: CycloneDX 1.6 as JSON, https://cyclonedx.org/docs/1.6/json/."""

import hashlib
import json
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from build_parts.commit import Commit
from build_parts.glibc import newest_glibc
from build_parts.licences import Component
from build_parts.name import build_name
from build_parts.sign import ENDINGS

from scanner import __version__

SCANNER = f"pkg:generic/scanner@{__version__}"


def bill(inside: list[Component], commit: Commit, folder: Path) -> str:
    """Return the bill: us, what others made, and every program and library with its digest."""
    # Named after what is in it, for two builds of one commit have to be the same.
    serial = uuid.uuid5(uuid.NAMESPACE_URL, f"{build_name()} {commit.name}")
    whole = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"timestamp": datetime.fromtimestamp(commit.time, UTC).isoformat(), "component": _ours(commit, newest_glibc(folder))},
        "components": [*map(_theirs, inside), *_files(folder)],
        "dependencies": [{"ref": SCANNER, "dependsOn": sorted(one.purl for one in inside)}],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _ours(commit: Commit, glibc: tuple[int, int]) -> dict[str, Any]:
    properties = [{"name": "scanner:build", "value": build_name()}, {"name": "scanner:commit", "value": commit.name}]
    properties += [{"name": "scanner:glibc", "value": ".".join(map(str, glibc))}] if any(glibc) else []
    about = {"type": "application", "bom-ref": SCANNER, "name": "scanner", "version": __version__, "purl": SCANNER}
    return {**about, "licenses": [{"expression": "Apache-2.0"}], "properties": properties}


def _theirs(one: Component) -> dict[str, Any]:
    about = {"type": "library", "bom-ref": one.purl, "name": one.name, "version": one.version, "purl": one.purl}
    return {**about, **({"licenses": [{"expression": one.terms}]} if one.terms else {})}


def _files(folder: Path) -> list[dict[str, Any]]:
    """Return the programs and libraries as they lie in the folder."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and (ENDINGS & {*path.suffixes} or path.name == "scanner")]
    return [
        {"type": "file", "name": path.relative_to(folder).as_posix(), "hashes": [{"alg": "SHA-256", "content": _digest(path)}]}
        for path in paths
    ]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
