"""`--max-age`: whether the last report of the same question is young enough to stand for a scan, and what it says.

It counts only if nobody else can have written it, if it was made with the same catalogue, policies, scope and rights, and if its clock
is not ahead of ours. What it says is judged again on the terms of this call, so that a ban that has begun since is no clean machine.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from scanner.cli.earlier_files import Earlier, read_earlier
from scanner.cli.pseudonymise_report import pseudonymise
from scanner.cli.report_file_name import fill_file_name
from scanner.cli.spool import list_waiting
from scanner.cli.wait_for_share import wait_for_share
from scanner.judging.judge import Terms, facts
from scanner.judging.judge_again import judged_again
from scanner.model import Malformed, Scan, Scope
from scanner.not_looked_at import leaves_out_phone_backups, say_of_phone_backups
from scanner.reports.record.read_report import read_report
from scanner.reports.save import read_file
from scanner.reports.series import series_of
from scanner.scan import Question, run_collectors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scanner.catalogue.catalogue import Catalogue
    from scanner.catalogue.policy import Policy
    from scanner.cli.options import Reporting
    from scanner.host.machine import Machine


def ask(probe: Machine, key: bytes, catalogue: Catalogue, policies: Sequence[Policy], question: Question, reporting: Reporting) -> Scan:
    """Return a question as a scan that found nothing yet. Whose home is meant is asked of a machine of its own, not of the scan's."""
    terms, account = question.terms, ""
    if not question.all_users:
        next(run_collectors(probe, question.timeout))  # finds out whose homes there are, in no longer than that
        account = next((user.name for user in probe.users()), "")
    scope = Scope("all" if question.all_users else "this-user", question.privileged, 0, account)
    asked = Scan(
        host=probe.facts,
        scope=scope,
        started=datetime.now(UTC),
        seconds=0,
        as_of=terms.as_of,
        device_class=terms.device_class,
        device_class_assumed=terms.device_class_assumed,
        catalogue_version=catalogue.version,
        catalogue_digest=catalogue.digest,
        products=catalogue.count_products(),
        policies=tuple(facts(policy, terms) for policy in policies),
        runs=(),
        findings=(),
        not_looked_at=say_of_phone_backups(probe),
        only_addressed=reporting.only_addressed,
    )
    return pseudonymise(asked, key, probe)


def find_fresh(asked: Scan, max_age: float, output: str, spool: str | None) -> Scan | None:
    """Return the last report that answers a question; None where there is none that counts."""
    found: list[Scan] = []
    with suppress(OSError):  # a scan, or what is said of the spool, says of the share what there is to say
        wait_for_share(lambda: found.extend(_answers(asked, output, spool)))
    last = max(found, key=lambda scan: scan.started, default=None)
    age = asked.started - last.started if last else timedelta.max
    return last if timedelta() <= age < timedelta(seconds=max_age) else None


def judge_fresh(scan: Scan, policies: Sequence[Policy], terms: Terms) -> Scan:
    """Return an earlier scan as it is judged now."""
    return judged_again(scan, policies, terms, datetime.now(UTC))


def _answers(asked: Scan, output: str, spool: str | None) -> Iterator[Scan]:
    series = series_of(asked)
    waiting = [one for one in list_waiting(spool) if one.series == series] if spool else []
    for content in [read_file(os.path.join(spool or "", one.file))[1] for one in waiting[-1:]]:
        yield from _read(content, asked)
    for one in read_earlier(output, asked, fill_file_name(output, asked, asked.started)):
        if not _is_by_others(one):
            answers = [*_read(one.content, asked)]
            yield from answers
            if answers:
                return  # those before it are older


def _read(content: bytes, asked: Scan) -> Iterator[Scan]:
    try:
        scan = read_report(content)
    except Malformed:
        return
    if _question(scan) == _question(asked):
        yield scan


def _question(scan: Scan) -> tuple[object, ...]:
    """Return what a scan was asked."""
    scope = scan.scope._replace(homes=0)
    policies = tuple((policy.id, policy.version) for policy in scan.policies)
    without_phones = leaves_out_phone_backups(scan.not_looked_at)
    return series_of(scan), scope, policies, scan.catalogue_digest, scan.only_addressed, scan.pseudonymised, without_phones


def _is_by_others(file: Earlier) -> bool:
    """Tell whether another account can have written the file: it could make a machine look scanned."""
    if os.name == "nt":
        from scanner.host.live import privileged  # noqa: PLC0415  of Windows alone, here and below
        from scanner.host.write_access import changeable  # noqa: PLC0415

        return privileged() and bool(changeable(file.path))
    return file.status.st_uid != os.geteuid() or bool(file.status.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
