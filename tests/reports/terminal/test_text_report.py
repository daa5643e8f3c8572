import re

from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.model import Confidence, Flag, HostFacts, Outcome, Platform
from scanner.reports.terminal.text_report import write_report
from scanner.reports.terminal.width import display_width
from tests.reports.random_scans import STEERING, scans
from tests.reports.scans import DEB, ENTRY, banned_scan, clean_scan, finding, partial_scan, scan, verdict

ANSI = re.compile(r"\x1b\[[0-9;]*m")

CLEAN = """\
Nothing found that these policies ban: be-fed-tiktok. Everything in scope was
read.
pc-1: Debian 12, linux, x86_64.
Policies: be-fed-tiktok. Device class: service (assumed).
In scope: all users, 2 homes, with administrator rights. Read 2026-11-20 08:00
UTC, judged as of 2026-11-20.

Not looked at
files inside archives and containers. what a browser or a phone shows only over
the network, and not on this disk.

2 items, 1 collector, 1.2 seconds.
"""

BANNED = """\
Banned software found: TikTok. To check: TikTok.
pc-1: Debian 12, linux, x86_64.
Policies: be-fed-tiktok. Device class: service (assumed).
In scope: all users, 2 homes, with administrator rights. Read 2026-11-20 08:00
UTC, judged as of 2026-11-20.

Summary
TikTok (application): prohibited
  whole machine; account alice
  Remove it.
TikTok (tool, command-line): to check; if confirmed: prohibited
  account alice
  First check that it is this software and that it is still there. Remove it.

Banned software
TikTok (application): prohibited
  Where       whole machine: /var/lib/dpkg/status
              account alice:
              /home/alice/.local/share/applications/tiktok.desktop
  Evidence    installed, high confidence, 2 items
  Verdict     be-fed-tiktok: prohibited since 2023-03-10
  What to do  Remove it.

To check
TikTok (tool, command-line): to check; if confirmed: prohibited
  Where       account alice:
              /home/alice/.local/share/applications/tiktok.desktop
  Evidence    registered, low confidence, 1 item
  Verdict     be-fed-tiktok: to check; if confirmed: prohibited since
              2023-03-10; only a name matched, or what it says of itself
  What to do  First check that it is this software and that it is still there.
              Remove it.
              Exceptions may be granted for: research.

Also found
be-fed-tiktok: to be inventoried
  - DeepSeek (application): whole machine

Legal basis
- be-fed-tiktok: circular 7, TikTok on service devices, 2023-03-17
  https://law.example/circular-7

Not looked at
files inside archives and containers. what a browser or a phone shows only over
the network, and not on this disk.

2 items, 1 collector, 1.2 seconds.
"""

PARTIAL = """\
Incomplete: not everything could be read. In what was read, nothing was found
that these policies ban: be-fed-tiktok.
pc-1: Debian 12, linux, x86_64.
Policies: be-fed-tiktok. Device class: service (assumed).
In scope: all users, 2 homes, with administrator rights. Read 2026-11-20 08:00
UTC, judged as of 2026-11-20.

Could not read
- skipped (processes)
- malformed: /var/lib/dpkg/status (linux-dpkg, 2 times): a paragraph without
  `Package:`
- permission denied: /home/bob/.config/chromium/Default/Preferences
  (chromium-extensions)

Not looked at
files inside archives and containers. what a browser or a phone shows only over
the network, and not on this disk.

1 item, 3 collectors, 1.2 seconds.
"""

SIDE_BY_SIDE = """
Summary
Product  Form         Where                         Verdict     What to do
TikTok   application  whole machine; account alice  prohibited  Remove it.

"""


def test_a_clean_machine_that_was_read_whole():
    assert write_report(clean_scan(), width=80) == CLEAN


def test_banned_software_comes_first_then_what_to_check_then_the_rest():
    assert write_report(banned_scan(), width=80) == BANNED


def test_a_machine_that_could_not_be_read_whole_is_not_called_clean():
    assert write_report(partial_scan(), width=80) == PARTIAL


def test_a_wide_terminal_shows_a_table():
    assert SIDE_BY_SIDE in write_report(scan(finding(verdict())), width=140)
    assert "Form" not in write_report(scan(finding(verdict())), width=99)


def test_the_inventory_is_there_when_it_is_asked_for():
    text = write_report(clean_scan(), width=80, inventory=True)

    assert "\nInventory\nKind         Name    Version  Publisher  State    User   Where\n" in text
    assert "Inventory" not in write_report(clean_scan(), width=80)


def test_colour_is_for_headings_and_verdicts_and_changes_no_letter():
    text = write_report(banned_scan(), width=80, color=True)

    assert ANSI.sub("", text) == BANNED
    assert "\n\x1b[1;31mTikTok (application): prohibited\x1b[0m\n" in text
    assert "\n\x1b[33mTikTok (tool, command-line): to check; if confirmed: prohibited\x1b[0m\n" in text
    assert "\x1b[1mLegal basis\x1b[0m" in text


def test_a_finding_on_weak_evidence_reads_as_a_question():
    weak = finding(verdict(flags=(Flag.NAME_ONLY,), fails=False), confidence=Confidence.LOW)
    text = write_report(scan(weak), width=80)

    assert "to check; if confirmed: prohibited" in text
    assert "Banned software" not in text


def test_our_own_words_are_printable_on_code_page_850():
    """What the machine says may not be, what we add must be."""
    for made in (clean_scan(), banned_scan(), partial_scan()):
        assert write_report(made, width=80).isascii()


def test_an_address_of_the_law_is_never_broken():
    long = "https://law.example/" + "x" * 100
    basis = scan().policies[0].basis[0]
    act = type(basis)("circular", "t", long)

    assert f"\n  {long}\n" in write_report(scan(finding(verdict(Outcome.PROHIBITED, basis=(act,)))), width=80)


def test_a_host_that_calls_itself_many_things_takes_a_few_lines():
    text = write_report(scan(host=HostFacts("\x1b[2J\n" + "n" * 5000, Platform.LINUX, "r" * 5000, "")), width=80)

    assert text.count("n") + text.count("r") < 1000
    assert r"\x1b[2J\x0a" in text


def test_a_product_in_many_forms_is_one_row_and_one_block():
    forms = [finding(verdict(), aspect=aspect, shown=(DEB,)) for aspect in ("application", "web-app", "extension")]
    text = write_report(scan(*forms), width=120)

    assert text.count("TikTok (application; web-app; extension): prohibited") == 1
    assert text.count("Remove it.") == 2, "once in the summary and once below"


@settings(max_examples=60)
@given(scans(), st.integers(60, 200), st.booleans())
def test_any_scan_fits_its_width_and_steers_nothing(made, width, inventory):
    text = write_report(made, width=width, inventory=inventory)

    assert text.encode()
    assert set(STEERING).isdisjoint(text.replace("\n", ""))
    for line in text.splitlines():
        assert line == line.rstrip()
        assert display_width(line) <= width
    assert ANSI.sub("", write_report(made, width=width, inventory=inventory, color=True)) == text


def test_two_verdicts_of_one_finding_show_it_once_and_a_silent_policy_needs_no_legal_basis():
    silent = verdict(
        Outcome.UNSPECIFIED, fails=False, policy="other", reason="The text does not speak of it.", action="", dates={}, basis=()
    )
    text = write_report(scan(finding(verdict(), silent, shown=(DEB,))), width=80)

    assert text.count("TikTok (application)") == 2, "once in the summary and once below"
    assert "\n  Other policies  other: unspecified; The text does not speak of it.\n" in text
    assert "\n- other" not in text


def test_a_finding_that_no_policy_speaks_of_is_shown_all_the_same():
    text = write_report(scan(finding(shown=(ENTRY,))), width=80)

    assert "Found, not covered by the selected policies\n- TikTok (application): registered; account alice\n" in text
    assert "Also found" not in text


def test_the_map_of_ai_tools_stands_before_the_legal_basis():
    counted = verdict(Outcome.INVENTORIED, fails=False, reason="to be inventoried")
    chat = finding(counted, product="chat", name="Chat", category="ai-assistant", processing="cloud")
    weights = finding(counted, product="weights", name="Weights", category="local-model", processing="local", aspect="model", shown=(DEB,))
    text = write_report(scan(weights, finding(verdict()), chat), width=80)
    section = text.partition("\n\nAI tools\n")[2].partition("\n\nLegal basis")[0]

    assert section == (
        "Chats with a language model, as a program or a web app\n"
        "  - installed; data is sent to an online service: Chat (application)\n"
        "Model weights on disk\n"
        "  - installed; data stays on this machine: Weights (model)"
    )
