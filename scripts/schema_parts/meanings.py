"""What the documents say of a word: an editor shows it while somebody types."""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
ROW = r"^\| (`[^|]+) \| ([^|]+) \|"
NAME = r"`([^`]+)`"
LINK = r"\[([^\]]+)\]\([^)]+\)"


def meanings(document: str, heading: str) -> dict[str, str]:
    """Return the second column of the tables below a heading, by the words that the first one names."""
    _, _, section = (DOCS / document).read_text(encoding="utf-8").partition(f"\n{heading}\n")
    rows = re.findall(ROW, re.split(r"^#", section, maxsplit=1, flags=re.MULTILINE)[0], re.MULTILINE)
    return {name: plain(meaning) for names, meaning in rows for name in re.findall(NAME, names)}


def plain(meaning: str) -> str:
    """Return what a document says without what only makes sense there."""
    return re.sub(LINK, r"\1", meaning).replace(" (below)", "")
