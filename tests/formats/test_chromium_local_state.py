import json

from scanner.formats.chromium_local_state import LocalState, local_state
from scanner.model import Problem, Reason


def state(names):
    return local_state(json.dumps({"profile": {"info_cache": {name: {"name": "Alice", "user_name": "a@b"} for name in names}}}).encode())


def test_only_the_names_of_folders_are_taken():
    assert state(["Default", "Work Stuff"]) == LocalState(("Default", "Work Stuff"), browser=True)


def test_hostile_names_are_no_folders():
    hostile = ["../../etc", "C:\\x", "/etc", "a/b", "..", ".", "", "a\0b", "..hidden", "x" * 300]

    assert state(["Default", *hostile]) == LocalState(
        ("Default",), browser=True, problems=(Problem(Reason.MALFORMED, "10 profiles are listed under an invalid folder name"),)
    )


def test_ten_thousand_profiles_are_capped():
    found = state(f"P{number}" for number in range(10_000))

    assert (len(found.profiles), found.problems) == (
        200,
        (Problem(Reason.CAPPED, "10000 profiles are listed; only the first 200 were read"),),
    )


def test_electron_is_no_browser():
    assert local_state(b'{"os_crypt": {}}') == LocalState((), browser=False)
    assert local_state(b'{"profile": "x"}') == LocalState((), browser=False)


def test_a_list_of_the_wrong_type_is_a_problem():
    assert local_state(b'{"profile": {"info_cache": []}}') == LocalState(
        (), browser=True, problems=(Problem(Reason.MALFORMED, "expected profile.info_cache to be an object"),)
    )
