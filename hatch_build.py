"""What a wheel holds beside the package: the signatures, compiled as a build has them, and the commit that it is made of."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

UNKNOWN = "not recorded"  # of an archive of sources


class WithSignatures(BuildHookInterface):  # type: ignore[type-arg]  # only this project's configuration
    """Adds them to a wheel; an editable installation reads the checkout's."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files and where they go."""
        if version == "editable":
            return
        root, parts = Path(self.root), Path(tempfile.mkdtemp())
        subprocess.run([sys.executable, str(root / "scripts" / "compile"), str(parts)], check=True)  # noqa: S603  ours
        (parts / "commit.txt").write_text(_commit(root), encoding="utf-8")
        files = {path: path.relative_to(root).as_posix() for path in sorted((root / "signatures").rglob("*.toml"))}
        files |= {parts / "compiled.table": "signatures/compiled.table", parts / "commit.txt": "commit.txt"}
        build_data["force_include"] |= {str(path): f"scanner/{name}" for path, name in files.items()}


def _commit(root: Path) -> str:
    sys.path.insert(0, str(root / "scripts"))
    from build_parts.commit import committed  # noqa: PLC0415  after the path

    return committed(root).name if (root / ".git").exists() or "SCANNER_COMMIT" in os.environ else UNKNOWN
