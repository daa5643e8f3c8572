import pytest

from scanner.model import Item, Kind, Problem, Reason
from scanner.pseudonyms.account_names import find_account_names, without_domain
from scanner.pseudonyms.pseudonymise import pseudonymise_scan
from tests.reports.scans import clean_scan, finding, run


@pytest.mark.parametrize(
    ("account", "name"), [("anna", "anna"), (r"OFFICE\anna", "anna"), ("anna@office.example", "anna"), ("@anna", "@anna"), ("", "")]
)
def test_an_account_is_known_without_its_domain(account, name):
    assert without_domain(account) == name


@pytest.mark.parametrize(
    ("location", "name"),
    [
        ("/home/eve/.config/x", "eve"),
        ("/home/eve", "eve"),
        ("/var/home/eve/x", "eve"),
        ("/Users/Eve/Library", "Eve"),
        ("/System/Volumes/Data/Users/eve/x", "eve"),
        ("/Volumes/Old Disk/Users/eve/x", "eve"),
        ("/mnt/c/Users/eve/x", "eve"),
        ("D:/Users/Max Muster/x", "Max Muster"),
        ("c:/documents and settings/eve", "eve"),
    ],
)
def test_whose_home_a_place_is_in_is_told(location, name):
    assert find_account_names([run(items=[Item("x", location=location)])], []) == {name}


@pytest.mark.parametrize("location", ["/opt/x/home/index", "/usr/share/home/eve", "home/eve", "/homes/eve", "C:/x/Users/eve", r"HKU\eve"])
def test_a_folder_that_only_looks_like_homes_tells_no_name(location):
    assert find_account_names([run(items=[Item("x", location=location)])], []) == set()


def test_names_come_from_items_problems_and_evidence():
    problem = Problem(Reason.LOCKED, "", "/home/carl", r"OFFICE\dora")
    one = finding(shown=(Item("x", kind=Kind.EXTENSION, user="bob", location="/home/bert/x"),))

    assert find_account_names([run(items=[Item("x", user="anna")], problems=[problem])], [one]) == {"anna", "bob", "bert", "carl", "dora"}


def test_the_account_that_a_process_runs_as_may_be_a_services_and_names_no_word():
    process = Item("ollama", kind=Kind.PROCESS, user="ollama", location="/usr/bin/ollama")

    assert find_account_names([run(items=[process])], []) == set()


@pytest.mark.parametrize(
    ("places", "names"),
    [
        (["/home/OFFICE/eve/x"], {"OFFICE", "eve"}),
        (["/home/office.example/anna/x", "/home/office.example/eve/y"], {"office.example", "anna", "eve"}),
        (["/home/carl/Projects/x"], {"carl"}),
        (["/home/anna/OFFICE/x"], {"anna"}),
    ],
)
def test_accounts_of_a_domain_have_their_homes_in_its_folder(places, names):
    items = [Item("x", user="anna" if "/anna/" in place else "", location=place) for place in places]

    assert find_account_names([run(items=items)], []) == names


def test_an_account_of_a_domain_that_nobody_knows_is_renamed():
    scan = clean_scan()._replace(runs=(run(items=[Item("x", kind=Kind.APPLICATION, location="/home/OFFICE/eve/bin/x")]),))

    assert "eve" not in repr(pseudonymise_scan(scan, b"0123456789abcdef").runs)
