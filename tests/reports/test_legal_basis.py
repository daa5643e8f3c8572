from scanner.model import Basis, Outcome
from scanner.reports.terminal.text_report import write_report
from tests.reports.scans import CIRCULAR, POLICY, finding, scan, verdict


def legal_basis(made, width):
    """Return the lines of the section."""
    _, _, after = write_report(made, width=width).partition("\n\nLegal basis\n\n")
    return after.partition("\n\n")[0].splitlines()


POLICY_LINE = "be-fed-tiktok (2): TikTok on devices of the federal authority. Prime Minister, BE. Last verified 2026-11-01."
ACT = ["  - circular 7, TikTok on service devices, 2023-03-17", "    https://law.example/circular-7"]


def test_a_policy_stands_once_with_each_act_once():
    notice = Basis("notice", "Advice")
    made = scan(finding(verdict(), verdict(basis=(CIRCULAR, notice))), finding(verdict()))

    assert (legal_basis(made, 200)) == [POLICY_LINE, *ACT, "  - notice, Advice"]


def test_a_verdict_without_a_basis_of_its_own_rests_on_that_of_its_policy():
    assert (legal_basis(scan(finding(verdict(basis=()))), 200)) == [POLICY_LINE, *ACT]


def test_a_policy_that_asks_for_nothing_here_is_left_out():
    silent = [verdict(outcome, fails=False) for outcome in (Outcome.INVENTORIED, Outcome.OUT_OF_SCOPE, Outcome.UNSPECIFIED)]

    assert (legal_basis(scan(finding(*silent)), 200)) == []


def test_a_policy_nobody_verified_lately_says_so():
    stale = scan(finding(verdict()), policies=(POLICY._replace(stale=True),))

    assert legal_basis(stale, 200)[0].endswith("Last verified 2026-11-01, due for review.")


def test_a_policy_of_the_authority_itself_says_so_and_in_which_languages_it_binds():
    own = scan(finding(verdict()), policies=(POLICY._replace(issuer_kind="authority", official_languages=("fr", "nl")),))

    assert ". Prime Minister, published by the authority itself, BE, binding in: fr, nl. Last" in legal_basis(own, 200)[0]


def test_a_policy_the_scan_does_not_know_is_named_all_the_same():
    assert (legal_basis(scan(finding(verdict()), policies=()), 200)) == ["be-fed-tiktok", *ACT]


def test_what_a_reader_must_know_of_an_act_stands_below_it():
    noted = CIRCULAR._replace(note="The text\nwas not published.")
    lines = legal_basis(scan(finding(verdict(basis=(noted,)))), 80)

    assert lines[-2:] == ["    https://law.example/circular-7", "    The text was not published."]
