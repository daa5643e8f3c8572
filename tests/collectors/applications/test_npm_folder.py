from hypothesis import given
from hypothesis import strategies as st

from scanner.collectors.applications.npm_folder import NpmPackage, npm_package
from scanner.model import Problem, Reason


def test_what_identifies_a_package():
    content = b'{"name": "@openai/codex", "version": "0.58.0", "bin": {"codex": "bin/codex.js"}, "dependencies": {"a": "1", "@b/c": "2"}}'

    assert npm_package(content) == NpmPackage("@openai/codex", "0.58.0", has_program=True, dependencies=("a", "@b/c"))


def test_values_of_other_types_are_none():
    assert npm_package(b'{"name": 1, "version": [], "bin": "", "dependencies": "x"}') == NpmPackage()


def test_damage():
    assert npm_package(b"[]").damage == Problem(Reason.MALFORMED, "expected a JSON object")


@given(st.binary())
def test_any_bytes_are_a_package_or_damage(content):
    assert isinstance(npm_package(content), NpmPackage)
