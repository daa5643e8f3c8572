"""Reads a text in several languages: `[title]` with `en = "..."`, `fr = "..."`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scanner.tables.table import Table

Texts = dict[str, str]  # one text, by language


def texts(table: Table, key: str, languages: tuple[str, ...], *, whole: bool) -> Texts:
    """Return the texts below a key. `whole` asks for every language of the policy; else any of them, or none, will do."""
    below = table.table(key, required=whole)
    for language in below.keys():  # noqa: SIM118  a Table is no dict
        if language not in languages:
            below.fault(language, f"expected one of the policy's languages: {', '.join(languages)}")
    missing = [language for language in languages if not below.has(language)]
    if whole and table.has(key) and missing:
        table.fault(key, f"expected the text in every language of the policy; missing: {', '.join(missing)}")
    return {language: below.text(language) for language in below.keys()}  # noqa: SIM118
