"""What a report says of five machines, in each language: the files of `seen/` are read by people, and a change of wording shows there.

They are renewed by `scripts/seen`.
"""

import re
from html import unescape

import pytest

from scanner.judging.attention import attention
from scanner.language import LANGUAGES, speaker
from scanner.not_looked_at import shorten_always_left_out
from scanner.reports.page.page_report import write_report as write_page
from scanner.reports.product_groups import group_findings
from scanner.reports.terminal.text_report import write_report
from scanner.reports.terminal.width import GAP
from scanner.reports.whereabouts import MOST_PLACES
from tests.reports.five_machines import MACHINES, SEEN, said, scanned

WIDTHS = (60, 80, 120, 200)
EVERYWHERE = [(name, language) for name in MACHINES for language in LANGUAGES]


def squeezed(text):
    return re.sub(r"\s", "", text)


def test_each_report_is_the_one_that_was_looked_at():
    wanted, there = dict(said()), {path.name: path.read_text(encoding="utf-8") for path in SEEN.glob("*.txt")}

    assert [name for name in sorted({*wanted, *there}) if wanted.get(name) != there.get(name)] == [], "run scripts/seen and read the diff"


def test_the_developers_machine_is_noisy():
    made = scanned("developer")

    assert (len(made.findings), len(made.policies), made.complete) == (129, 3, False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "most"), [("clean", 25), ("two-bans", 70), ("developer", 200)])
def test_a_report_is_short(name, most, language):
    assert len(write_report(scanned(name, language)).splitlines()) <= most


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_clean_machine_is_read_at_a_glance_at_every_width(width, language):
    assert len(write_report(scanned("clean", language), width=width).splitlines()) <= 25


@pytest.mark.parametrize(("name", "language"), EVERYWHERE)
def test_nothing_that_was_not_looked_at_is_left_unsaid(name, language):
    made, say = scanned(name, language), speaker(language)
    own = ("Products of one kind: they are left out", "Something else of this machine")
    made = made._replace(not_looked_at=(*own, *made.not_looked_at))
    text, page = squeezed(write_report(made)), squeezed(unescape(write_page(made)))
    short = shorten_always_left_out(say)

    assert [one for one in made.not_looked_at if squeezed(short.get(one, one)) not in text] == []
    assert [one for one in made.not_looked_at if squeezed(one) not in page] == []
    assert "`scannerplaces`" in text


@pytest.mark.parametrize(("name", "language"), EVERYWHERE)
def test_a_wider_terminal_never_needs_more_lines(name, language):
    lines = [len(write_report(scanned(name, language), width=width).splitlines()) for width in WIDTHS]

    assert lines == sorted(lines, reverse=True)


@pytest.mark.parametrize(("name", "language"), EVERYWHERE)
def test_nothing_is_cut_at_any_width(name, language):
    made = scanned(name, language)
    shown = [one.item for group in group_findings(made.findings) for one in group.findings[0].evidence[:MOST_PLACES]]
    names = [finding.name for finding in made.findings if attention(finding)]
    for width in WIDTHS:
        text = write_report(made, width=width)

        assert GAP not in text
        assert [one for one in (*names, *(item.location for item in shown)) if squeezed(one) not in squeezed(text)] == []
        assert [line for line in text.splitlines() if len(line) > width and "https://" not in line] == []


@pytest.mark.parametrize("name", MACHINES)
def test_what_it_is_where_it_is_and_what_to_do_stand_in_the_first_lines(name):
    made = scanned(name)
    beginning = squeezed("\n".join(write_report(made).splitlines()[:25]))

    for group in group_findings(made.findings):
        assert squeezed(group.name) in beginning
        assert squeezed(group.findings[0].verdicts[0].action) in beginning
    assert ("Nothingfoundthatthesepoliciesban:" in beginning) is (name == "clean")
