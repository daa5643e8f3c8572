from scanner.language import english
from scanner.model import Basis, Outcome
from scanner.reports.legal_basis import Cited, cited_acts, describe_policy
from scanner.reports.page.page_report import write_report as write_page
from scanner.reports.terminal.text_report import write_report
from tests.reports.scans import CIRCULAR, POLICY, finding, scan, verdict


def legal_basis(made, width):
    """Return the lines of the section."""
    _, _, after = write_report(made, width=width).partition("\n\nLegal basis\n")
    return after.partition("\n\n")[0].splitlines()


def described(**others):
    return describe_policy(Cited(POLICY.id, POLICY._replace(**others), ()), english)


ACT = "circular 7, TikTok on service devices, 2023-03-17"
LINES = [f"- be-fed-tiktok: {ACT}", "  https://law.example/circular-7"]


def test_a_policy_stands_once_with_its_first_act_and_how_many_more_there_are():
    notice = Basis("notice", "Advice")
    made = scan(finding(verdict(), verdict(basis=(CIRCULAR, notice))), finding(verdict()))

    assert legal_basis(made, 200) == [f"{LINES[0]}; 1 more document", LINES[1]]
    assert cited_acts(made) == {"be-fed-tiktok": [CIRCULAR, notice]}


def test_a_verdict_without_a_basis_of_its_own_rests_on_that_of_its_policy():
    assert legal_basis(scan(finding(verdict(basis=()))), 200) == LINES


def test_a_policy_that_asks_for_nothing_here_is_left_out():
    silent = [verdict(outcome, fails=False) for outcome in (Outcome.INVENTORIED, Outcome.OUT_OF_SCOPE, Outcome.UNSPECIFIED)]

    assert legal_basis(scan(finding(*silent)), 200) == []


def test_a_policy_nobody_verified_lately_says_so():
    stale = scan(finding(verdict()), policies=(POLICY._replace(stale=True),))

    assert legal_basis(stale, 200)[0] == f"{LINES[0]}; Last verified 2026-11-01, due for review."
    assert described(stale=True).endswith("Last verified 2026-11-01, due for review.")


def test_a_policy_says_whose_it_is_and_in_which_languages_it_binds():
    assert described() == ("be-fed-tiktok (2): TikTok on devices of the federal authority. Prime Minister, BE. Last verified 2026-11-01.")
    assert ". Prime Minister, published by the authority itself, BE, binding in: fr, nl. Last" in described(
        issuer_kind="authority", official_languages=("fr", "nl")
    )


def test_a_policy_the_scan_does_not_know_is_named_all_the_same():
    assert legal_basis(scan(finding(verdict()), policies=()), 200) == LINES
    assert describe_policy(Cited("q", None, ()), english) == "q"


def test_what_a_reader_must_know_of_an_act_stands_on_the_page():
    noted = CIRCULAR._replace(note="The text\nwas not published.")

    assert f"<p>{ACT}</p>" in write_page(scan(finding(verdict(basis=(noted,)))))
    assert "<p>The text was not published.</p>" in write_page(scan(finding(verdict(basis=(noted,)))))
