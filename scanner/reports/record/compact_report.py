"""A report without what every machine's report says alike: the texts of policies, and what no scan looks at.

A digest stands for them in each table from which something was left out. Runs in which nothing was amiss are counted by kind. What is
read back has the findings, the verdicts' outcomes and the gaps of the whole report: enough to judge it again.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from scanner.language import ENGLISH, LANGUAGES, speaker
from scanner.model import Platform, Status
from scanner.not_looked_at import always_left_out
from scanner.reports.clean import prose
from scanner.reports.record.document import build_report
from scanner.reports.record.report_fields import REPORT
from scanner.stdlib.sha256 import sha256

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scanner.model import Scan
    from scanner.reports.record.declared_table import DeclaredTable, Plain

COMPACT, DIGEST, COLLECTORS, NOT_LOOKED_AT = "compact", "digest", "collectors", "not_looked_at"
LENGTH = 8  # bytes of a digest
SAID_OTHERS = "What no scan looks at, as the version of scanner lists it that wrote this report"


def build_compact(scan: Scan) -> Plain:
    """Return the compact report."""
    whole: dict[str, Any] = build_report(scan)
    whole.pop("map", None)  # made of the findings
    always = always_left_out(scan.host.platform, speaker(scan.language))
    said = whole[NOT_LOOKED_AT]
    whole[NOT_LOOKED_AT] = [one for one in said if one not in always]
    whole["runs"] = [*_count_runs(whole["runs"])]
    left_out = [one for one in said if one in always]
    return {COMPACT: _digest(left_out) if left_out else ""} | _abridge(REPORT, whole)


def expand_report(plain: Plain) -> Plain:
    """Return a compact report as a whole one, in which the texts of policies are empty."""
    whole = _complete(REPORT, {key: value for key, value in plain.items() if key != COMPACT})
    runs, said = whole["runs"], whole[NOT_LOOKED_AT]
    if isinstance(runs, list):
        whole["runs"] = [*map(_expand_run, runs)]
    if isinstance(said, list) and plain[COMPACT]:
        whole[NOT_LOOKED_AT] = [*said, *_find_sentences(whole, plain[COMPACT])]
    return whole


def _abridge(declared: DeclaredTable, plain: Plain) -> Plain:
    """Leave out what is the same everywhere, and what a report means that does not say it."""
    kept: Plain = {}
    dropped: Plain = {}
    for field in declared.fields:
        value = plain.get(field.name)
        if field.everywhere and value:
            dropped[field.name] = value
        elif value is not None and value not in (field.missing, ""):
            kept[field.name] = _change_below(_abridge, field.form.table, value)
    extra = {key: value for key, value in plain.items() if key not in {field.name for field in declared.fields}}
    return kept | extra | ({DIGEST: _digest(dropped)} if dropped else {})


def _complete(declared: DeclaredTable, plain: Plain) -> Plain:
    """Put back as empty what may not be absent."""
    tables = {field.name: field.form.table for field in declared.fields}
    given = {key: _change_below(_complete, tables.get(key), value) for key, value in plain.items()}
    if any(field.everywhere for field in declared.fields):
        given.pop(DIGEST, None)
    empty = {
        one.name: [] if one.form.many else "" for one in declared.fields if not one.absent and (one.form.many or one.form.name == "text")
    }
    return empty | given


def _change_below(change: Callable[[DeclaredTable, Plain], Plain], declared: DeclaredTable | None, value: object) -> object:
    if declared and isinstance(value, list):
        return [_change_below(change, declared, one) for one in value]
    return change(declared, value) if declared and isinstance(value, dict) else value


def _count_runs(runs: Iterable[dict[str, Any]]) -> Iterator[Plain]:
    """Count by kind the collectors that read all there was; leave out those whose place is not there, and keep all others."""
    counted: dict[object, Plain] = {}
    for run in runs:
        if run["problems"] or run["status"] not in {Status.OK, Status.ABSENT}:
            yield run
        elif run["status"] == Status.OK or run["items"]:
            kind = {"kind": run["kind"]} if "kind" in run else {}
            row: dict[str, Any] = counted.setdefault(run.get("kind"), kind | dict.fromkeys((COLLECTORS, "records", "items"), 0))
            for key, number in ((COLLECTORS, 1), ("records", run["records"]), ("items", run["items"])):
                row[key] += number
    yield from counted.values()


def _expand_run(run: object) -> object:
    if not isinstance(run, dict) or COLLECTORS not in run:
        return run
    counted = {"collector": f"{run[COLLECTORS]} {COLLECTORS}", "status": str(Status.OK), "problems": 0, "seconds": 0.0}
    return counted | {key: value for key, value in run.items() if key != COLLECTORS}


def _find_sentences(whole: Plain, digest: object) -> Sequence[str]:
    """Return what no scan looks at in the words of the report; another version of ours may have others."""
    host, language = whole.get("host"), whole.get("language", ENGLISH)
    platform = host.get("platform") if isinstance(host, dict) else None
    if platform not in {*Platform} or language not in LANGUAGES:
        return ()  # refused later, by name
    say = speaker(str(language))
    always = [prose(one) for one in always_left_out(Platform(str(platform)), say)]
    return always if _digest(always) == digest else [say(SAID_OTHERS)]


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode())[:LENGTH].hex()
