"""What the documents say of a key: an editor shows it while somebody types."""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
ROW = r"^\| (`[^|]+) \| ([^|]+) \|"
NAME = r"`([^`]+)`"
LINK = r"\[([^\]]+)\]\([^)]+\)"


def meanings(document: str, heading: str) -> dict[str, str]:
    """Return the second column of the tables below a heading, by the keys and words that the first one names."""
    _, _, section = (DOCS / document).read_text(encoding="utf-8").partition(f"\n{heading}\n")
    rows = re.findall(ROW, re.split(r"^#", section, maxsplit=1, flags=re.MULTILINE)[0], re.MULTILINE)
    return {_key(name): re.sub(LINK, r"\1", meaning).replace(" (below)", "") for names, meaning in rows for name in re.findall(NAME, names)}


def _key(name: str) -> str:
    """Return the key in `[[rule.exception]]`, `id.<kind>` or `name`."""
    return name.strip("[]").removeprefix("rule.").partition(".<")[0]
