import subprocess
import sys

import pytest

from scanner.model import Platform
from scanner.pseudonyms.renaming import Renaming
from tests.counted_calls import counted_calls

KEY = b"0123456789abcdef"
NAMES = ["anna", "anna.smith", "Jean Pierre", "al", "_svc", "ren\u00e9", r"OFFICE\bob", "S-1-5-21-1-2-3-1000", "", "root"]
LINUX = Renaming(KEY, Platform.LINUX, "pc-1.office.example", NAMES)
WINDOWS = Renaming(KEY, Platform.WINDOWS, "PC-1", NAMES)
MACOS = Renaming(KEY, Platform.MACOS, "Anna\u2019s Mac", NAMES)
ANNA, BOB, HOST = "user-49f5dbbae2", LINUX.account("bob"), LINUX.machine("pc-1.office.example")
RENE = LINUX.account("ren\u00e9")


def test_a_pseudonym_is_a_word_and_ten_digits_that_the_secret_and_the_name_decide():
    assert LINUX.account("anna") == ANNA
    assert LINUX.machine("pc-1") == "host-d620fad979"
    assert Renaming(b"another secret!!", Platform.LINUX, "", ()).account("anna") != ANNA
    assert LINUX.account("pc-1")[5:] != LINUX.machine("pc-1")[5:]


@pytest.mark.parametrize("name", ["anna", r"OFFICE\anna", "anna@office.example"])
def test_an_account_has_one_pseudonym_with_and_without_its_domain(name):
    assert LINUX.account(name) == ANNA


def test_letter_case_makes_another_account_on_linux_alone():
    assert LINUX.account("Anna") != ANNA
    assert WINDOWS.account("ANNA") == MACOS.account("Anna") == ANNA
    assert LINUX.machine("PC-1") == LINUX.machine("pc-1")


@pytest.mark.parametrize(
    "name",
    ["root", "SYSTEM", r"NT AUTHORITY\SYSTEM", "Public", "Default", "Shared", "nobody", "S-1-5-18", "S-1-5-80-1-2", ".DEFAULT", "", "*"],
)
def test_who_is_nobody_keeps_the_name(name):
    assert WINDOWS.account(name) == name


@pytest.mark.parametrize("name", ["", "localhost", "LOCALHOST"])
def test_a_machine_without_a_name_has_no_pseudonym(name):
    assert WINDOWS.machine(name) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("install annals Anna anna2", "install annals Anna anna2"),
        ("anna.example@mail.example", f"{ANNA}.example@mail.example"),
        ("anna_x-anna's", f"{ANNA}_x-{ANNA}'s"),
        ("anna.smith", LINUX.account("anna.smith")),
        ("ann\u0061\u0308", "ann\u0061\u0308"),
        ("rene\u0301 ren\u00e9", f"{RENE} {RENE}"),
        ("a _svc", f"a _{LINUX.account('_svc')}"),
        ("Jean Pierre, Jean", f"{LINUX.account('Jean Pierre')}, Jean"),
        (r"OFFICE\bob", rf"OFFICE\{BOB}"),
        ("on pc-1, pc-1.office.example and pc-10", f"on {HOST}, {HOST} and pc-10"),
        ("/home/eve: no", f"/home/{LINUX.account('eve')}: no"),
        ("in /home/eve.", f"in /home/{LINUX.account('eve')}."),
        ("at C:/Users/Max Muster/x", f"at C:/Users/{LINUX.account('Max Muster')}/x"),
        (r"at C:\\Users\\Jean Pierre", rf"at C:\\Users\\{LINUX.account('Jean Pierre')}"),
        ("/home/* and /home/root", "/home/* and /home/root"),
        ("Task-S-1-5-21-1-2-3-1000", f"Task-{LINUX.account('S-1-5-21-1-2-3-1000')}"),
        ("", ""),
    ],
)
def test_in_a_text_whole_words_go(text, expected):
    assert LINUX.text(text) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/eve it is/anna/x", f"/home/{LINUX.account('eve it is')}/{ANNA}/x"),
        ("/home/OFFICE/bob", f"/home/{LINUX.account('OFFICE')}/{BOB}"),
        ("/opt/app/home/eve", f"/opt/app/home/{LINUX.account('eve')}"),
        ("/nix/var/nix/profiles/per-user/eve/x", f"/nix/var/nix/profiles/per-user/{LINUX.account('eve')}/x"),
        ("/home/anna.old/x", f"/home/{LINUX.account('anna.old')}/x"),
        (r"HKU\S-1-5-21-1-2-3-1000_Classes\x", rf"HKU\{LINUX.account('S-1-5-21-1-2-3-1000')}_Classes\x"),
        (r"HKU\S-1-12-1-9-8-7-6\x", rf"HKU\{LINUX.account('S-1-12-1-9-8-7-6')}\x"),
        (r"HKU\eve_Classes\x", rf"HKU\{LINUX.account('eve')}_Classes\x"),
        (r"HKU\S-1-5-18\x", r"HKU\S-1-5-18\x"),
        (r"HKU\.DEFAULT\x", r"HKU\.DEFAULT\x"),
        ("/usr/lib/install", "/usr/lib/install"),
    ],
)
def test_in_a_path_the_whole_component_behind_homes_goes(path, expected):
    assert LINUX.path(path) == expected


@pytest.mark.parametrize("renaming", [WINDOWS, MACOS])
def test_letter_case_hides_no_name_where_it_does_not_count(renaming):
    assert renaming.text("ANNA Rene\u0301 RENE\u0301 Annals") == f"{ANNA} {RENE} {RENE} Annals"
    assert renaming.path("C:/USERS/ANNA") == f"C:/USERS/{ANNA}"


@pytest.mark.parametrize(("machine", "text"), [("10.0.0.1", "version 10"), ("St. Paul", "St of a name"), ("pc", "PC pcs")])
def test_what_only_begins_like_a_machines_name_stays(machine, text):
    assert Renaming(KEY, Platform.LINUX, machine, ()).text(text) == text


def test_what_macos_makes_of_a_machines_name_goes_too():
    mac = MACOS.machine("Anna\u2019s Mac")

    assert MACOS.text("ANNA\u2019S MAC, Annas-Mac.local") == f"{mac}, {mac}.local"


def test_an_account_that_is_called_like_a_pseudonym_does_not_break_others():
    renaming = Renaming(KEY, Platform.LINUX, "host", ["user", "anna"])

    assert renaming.text("user anna host") == f"{renaming.account('user')} {ANNA} {renaming.machine('host')}"


def test_many_names_cost_no_more_than_few():
    names = [f"person{number}" for number in range(20_000)]
    renaming = Renaming(KEY, Platform.LINUX, "pc-1", names)

    assert len(renaming._known) == 20_001
    assert renaming.text("person19999 person20000") == f"{renaming.account('person19999')} person20000"


def test_it_loads_openssl_no_sooner_than_it_hides_a_name():
    code = "import sys, scanner.pseudonyms.renaming; print({'hashlib', '_hashlib', 'hmac', 'ssl'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"


def test_a_component_that_names_nobody_may_have_a_name_in_it():
    assert Renaming(b"0123456789abcdef", Platform.LINUX, "QQ", ()).path("/home/ @QQ") == (
        f"/home/ @{Renaming(b'0123456789abcdef', Platform.LINUX, '', ()).machine('QQ')}"
    )


def test_names_that_begin_alike_cost_a_text_no_more_than_one():
    calls = []
    for number in (1, 1_000):
        renaming = Renaming(KEY, Platform.LINUX, "pc-1", [f"a {one:04}" for one in range(number)])
        with counted_calls() as counted:
            assert renaming.path("/opt/a 9999/a 0000") == f"/opt/a 9999/{renaming.account('a 0000')}"
        calls += counted

    assert calls[0] == calls[1]


def test_a_name_that_is_longer_than_a_folders_is_no_word_and_goes_behind_homes():
    long = "a " * 127 + "ab"
    renaming = Renaming(KEY, Platform.LINUX, "pc-1", [long, long[1:]])

    assert renaming.path(f"/home/{long}/x") == f"/home/{renaming.account(long)}/x"
    assert renaming.path(f"/opt/{long}/x") == f"/opt/a {renaming.account(long[1:])}/x"
