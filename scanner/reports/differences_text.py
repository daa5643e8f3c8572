"""The differences between two scans, as text for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.language import say_minute, say_of, speaker
from scanner.reports.clean import clean
from scanner.reports.differences import Caveat, find_caveats, find_let_pass
from scanner.reports.terminal.layout import bullet
from scanner.reports.wording import findings, name_finding, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanner.language import Say
    from scanner.model import Finding, Outcome, Problem, Scan
    from scanner.reports.differences import Changed, Differences

SAID_CAVEATS = {
    Caveat.POLICIES: "They were judged by different policies.",
    Caveat.DEVICE_CLASS: "They were judged for different classes of device.",
    Caveat.DEVICE_FORM: "They were judged for different forms of device.",
    Caveat.ENTITY: "They were judged for different bodies.",
    Caveat.AS_OF: "At least one was judged as of another day than that of its scan.",
    Caveat.CATALOGUE: "They were made with different catalogues: a product may have appeared because it is recognised only now.",
    Caveat.SCOPE: "They differ in whose records were in scope, or in rights.",
    Caveat.OLD_ONLY_ADDRESSED: "The older one leaves out what no selected policy covers: what appeared may have been there.",
    Caveat.NEW_ONLY_ADDRESSED: "The newer one leaves out what no selected policy covers: what is gone may still be there.",
    Caveat.OLD_INCOMPLETE: "Not everything could be read for the older one: what appeared may have been there.",
    Caveat.NEW_INCOMPLETE: "Not everything could be read: what is gone may only be unread.",
}
SAID_TITLES = ("Appeared", "Gone", "Judged differently", "Newly unreadable")


def write_differences(old: Scan, new: Scan, found: Differences, language: str, *, width: int) -> str:
    """Return the text; the first sentence is the answer."""
    say = speaker(language)
    parts = (
        [_finding(one, say) for one in found.appeared],
        [_finding(one, say) for one in found.gone],
        [_change(one, say) for one in found.changed],
        [_problem(one, say) for one in found.newly_unreadable],
    )
    told = [(say(title), [line for text in texts for line in bullet(text, width)]) for title, texts in zip(SAID_TITLES, parts, strict=True)]
    blocks = ["\n".join([title, "", *lines]) for title, lines in told if lines]
    return "\n\n".join([_answer(old, new, found, say), "\n".join(_about(old, new, say)), *blocks]) + "\n"


def _answer(old: Scan, new: Scan, found: Differences, say: Say) -> str:
    gaps = "" if new.complete else say(SAID_CAVEATS[Caveat.NEW_INCOMPLETE])
    new_bans = {id(one) for one in found.appeared if one.fails} | {id(one.finding) for one in found.changed if one.fails}
    if new_bans:
        first = say("Banned software is new: {findings}.").format(findings=findings(len(new_bans), say))
    elif let_pass := find_let_pass(old, new):
        first = say("Banned software is new, let pass by --fail-on: {findings}.").format(findings=findings(len(let_pass), say))
    else:
        first = say("No banned software is new.") if any(found) else say("Nothing changed.")
    return " ".join(filter(None, (first, gaps)))


def _about(old: Scan, new: Scan, say: Say) -> Iterator[str]:
    message = say("{host}: {old} compared with {new}.")
    yield message.format(host=clean(new.host.name), old=say_minute(old.started, say), new=say_minute(new.started, say))
    yield from (say(SAID_CAVEATS[caveat]) for caveat in find_caveats(old, new) if caveat is not Caveat.NEW_INCOMPLETE)


def _finding(one: Finding, say: Say) -> str:
    verdicts = dict.fromkeys(f"{worded(verdict.outcome, say)} ({clean(verdict.policy)})" for verdict in one.verdicts if verdict.policy)
    told = ", ".join(verdicts) or say("not covered by the selected policies")
    return say_of(name_finding(one, say), told, say)


def _change(one: Changed, say: Say) -> str:
    policy = clean(one.policy) or say("not covered by the selected policies")
    what = say_of(name_finding(one.finding, say), policy, say)
    return f"{what}, {_word(one.before, say)} -> {_word(one.after, say)}"


def _word(outcome: Outcome | None, say: Say) -> str:
    return worded(outcome, say) if outcome else say("no verdict")


def _problem(one: Problem, say: Say) -> str:
    where = clean(one.location) or clean(one.collector)
    return say_of(worded(one.reason, say), where, say)
