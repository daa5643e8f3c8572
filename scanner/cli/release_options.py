"""The options of `scanner catalogue` alone, for which a scan would pay. They are of one release: no site sets them for every call."""

from __future__ import annotations

from typing import Any

from scanner.cli import deferred_click as click

_KEYS: dict[str, Any] = {"type": click.Path(exists=True, dir_okay=False), "multiple": True, "metavar": "FILE", "is_configured": False}
_DAYS: dict[str, Any] = {"type": click.IntRange(1, 3650), "show_default": True, "metavar": "DAYS", "is_configured": False}

REPOSITORY = click.argument("repository", metavar="REPO", type=click.Path())
KEY_OWNER = click.option("--owner", required=True, is_configured=False, metavar="NAME",
                         help="Who signs with it; reports name the signers.")  # fmt: skip
ROOT_KEYS = click.option("--root", required=True, help="May appoint others, and stays offline; repeatable.", **_KEYS)
RELEASE_KEYS = click.option("--release", required=True, help="May release a catalogue; repeatable.", **_KEYS)
RENEWAL_KEYS = click.option("--renewal", help="May only say that a release is still the newest; repeatable.", **_KEYS)
THRESHOLD = click.option("--threshold", type=click.IntRange(1), default=2, show_default=True, is_configured=False, metavar="N",
                         help="So many root keys must sign.")  # fmt: skip
VALID = click.option("--valid", default=90, help="The release expires after this time.", **_DAYS)
FRESH = click.option("--fresh", default=30, help="The release is to be renewed within this time.", **_DAYS)
