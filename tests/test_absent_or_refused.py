"""What is absent, what is refused and what cannot be known are three things: nobody takes one for another in silence."""

import ast

import pytest

from tests.source_files import FILES, PACKAGE, nodes

pytestmark = pytest.mark.house

ABSENT = "FileNotFoundError"
BROADER = {"Unreadable", "OSError", "PermissionError", "Exception"}
# Where one answer for both is right, each with the reason.
SAME = {
    "host/linux/home_folders.py:owner_of": "a home that cannot be looked at is said by linux_homes",
    "host/linux/linux_form.py:_has_battery": "a form that cannot be told is unknown, and a rule that asks for it says so",
    "host/linux/linux_form.py:_line": "as above",
    "host/linux/linux_release.py:_text": "a release that cannot be told is empty, and counts as any",
    "host/linux/locked_homes.py:_is_there": "a sign of encryption only; the home itself is said to be closed",
    "host/linux/locked_homes.py:_names": "as above",
    "host/linux/unmounted_homes.py:_text": "it only says what may be missing; a home that is there is read all the same",
    "host/macos/macos_release.py:_values": "a release that cannot be told is empty, and counts as any",
    "host/macos/macos_release.py:macos_domain": "a domain that cannot be told is empty: a report names one only where it is known",
    "host/machine.py:owner": "an owner that is not known owns nothing",
    "host/mounted/mounted_windows.py:is_windows": "what is not recognised is refused as a system, with exit code 2",
    "host/windows/hives.py:_reopening": "what is wrong with a log was said when the hive was read first",
    "host/windows/hives.py:look": "as above",
    "host/windows/windows_accounts.py:system_folder": "the usual folder stands for it, and is said to be missing where it is",
    "host/windows/windows_release.py:_values": "a release that cannot be told is empty, and counts as any",
    "host/windows/windows_shell_folders.py:_find_moved": "a hive that cannot be read is said to be, where it is opened",
}


def both(handler):
    """Tell whether a handler catches what is absent together with what is refused."""
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {ast.unparse(one) for one in caught if one is not None}
    return ABSENT in names and names & BROADER


def answers(handler):
    """Tell whether a handler gives an answer, and neither raises nor notes a Problem."""
    inside = [node for one in handler.body for node in ast.walk(one)]
    return not any(isinstance(node, ast.Raise) or (isinstance(node, ast.Name) and node.id == "Problem") for node in inside)


def found():
    for path in FILES:
        for function in (node for node in nodes(path) if isinstance(node, ast.FunctionDef)):
            for handler in (node for node in ast.walk(function) if isinstance(node, ast.ExceptHandler)):
                if both(handler) and answers(handler):
                    yield f"{path.relative_to(PACKAGE).as_posix()}:{function.name}"


def test_nobody_answers_alike_what_is_absent_and_what_is_refused_without_a_reason():
    assert {*found()} - {*SAME} == set()


def test_every_reason_is_needed():
    assert {*SAME} - {*found()} == set()
