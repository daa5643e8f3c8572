import pytest

from scanner.model import Item, Kind, Problem, Reason
from scanner.pseudonyms.account_names import find_account_names, without_domain
from tests.reports.scans import finding, run


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
