import json

import pytest

from scanner.collectors.applications.homebrew import Homebrew
from scanner.model import Item, Platform, Problem, Reason
from tests.fake_host import FOLDER, bare, fake_host

LINUX = "/home/linuxbrew/.linuxbrew"
CORE = '{"source": {"tap": "homebrew/core"}}'


def found(files, platform=Platform.LINUX, users=("alice",)):
    return bare(fake_host(platform, files=files, users=users), Homebrew())


def test_a_formula_with_its_newest_version_by_number():
    files = {
        f"{LINUX}/Cellar/probe/{version}/INSTALL_RECEIPT.json": CORE
        for version in ("9.9", "10.0_1", "10.0", "HEAD-abc", "\u00b2", "\u0663")
    }

    assert found(files) == [Item("probe", "10.0_1", ids=(("brew", "probe"),), location=f"{LINUX}/Cellar/probe")]


@pytest.mark.parametrize(
    ("tap", "name"),
    [("homebrew/cask", "probe"), ("homebrew/cask-versions", "probe"), ("owner/tools", "owner/tools/probe"), (None, "probe")],
)
def test_a_cask_says_in_its_receipt_which_tap_it_came_from(tap, name):
    folder = "/opt/homebrew/Caskroom/probe"
    files = {f"{folder}/.metadata/INSTALL_RECEIPT.json": json.dumps({"source": {"tap": tap}}), f"{folder}/1.0/Probe.app/x": ""}

    assert bare(fake_host(Platform.MACOS, files), Homebrew()) == [Item("probe", "1.0", ids=(("brew-cask", name),), location=folder)]


def test_a_damaged_receipt_of_a_cask_is_said_and_the_cask_is_there():
    folder = "/opt/homebrew/Caskroom/probe"
    files = {f"{folder}/.metadata/INSTALL_RECEIPT.json": "{", f"{folder}/1.0/x": ""}

    assert bare(fake_host(Platform.MACOS, files), Homebrew()) == [
        Item("probe", "1.0", ids=(("brew-cask", "probe"),), location=folder),
        Problem(
            Reason.MALFORMED,
            "expected JSON: Expecting property name enclosed in double quotes at line 1 column 2",
            f"{folder}/.metadata/INSTALL_RECEIPT.json",
        ),
    ]


def test_a_formula_of_another_tap_has_its_full_name_alone():
    """`chenrui333/tap/gemini-cli` is no program of Google's."""
    files = {f"{LINUX}/Cellar/probe/1.0/INSTALL_RECEIPT.json": '{"source": {"tap": "owner/tools"}}'}

    assert found(files) == [Item("probe", "1.0", ids=(("brew", "owner/tools/probe"),), location=f"{LINUX}/Cellar/probe")]


def test_a_damaged_receipt_is_a_problem_and_the_formula_still_an_item():
    receipt = f"{LINUX}/Cellar/probe/1.0/INSTALL_RECEIPT.json"
    item = Item("probe", "1.0", ids=(("brew", "probe"),), location=f"{LINUX}/Cellar/probe")

    assert found({receipt: "{"}) == [
        item,
        Problem(Reason.MALFORMED, "expected JSON: Expecting property name enclosed in double quotes at line 1 column 2", receipt),
    ]
    assert found({receipt: Reason.LOCKED}) == [item, Problem(Reason.LOCKED, "as the test wants it", receipt)]
    assert found({f"{LINUX}/Cellar/probe/1.0": FOLDER}) == [item]


def test_a_cask_and_not_its_metadata():
    files = {
        "/opt/homebrew/Caskroom/probe/1.2,34/Probe.app": FOLDER,
        "/opt/homebrew/Caskroom/probe/.metadata/9.9": FOLDER,
        "/opt/homebrew/Caskroom/removed/.metadata/1.0": FOLDER,
    }

    assert found(files, Platform.MACOS) == [Item("probe", "1.2,34", ids=(("brew-cask", "probe"),), location="/opt/homebrew/Caskroom/probe")]


@pytest.mark.parametrize(
    ("platform", "prefix", "user"),
    [
        (Platform.MACOS, "/usr/local", ""),
        (Platform.MACOS, "/Users/alice/homebrew", "alice"),
        (Platform.LINUX, "/home/alice/.linuxbrew", "alice"),
    ],
)
def test_prefixes_of_each_platform(platform, prefix, user):
    said = found({f"{prefix}/Cellar/probe/1": FOLDER}, platform)

    assert [(item.location, item.user) for item in said] == [(f"{prefix}/Cellar/probe", user)]


def test_a_home_that_is_the_prefix_counts_once():
    assert len(found({f"{LINUX}/Cellar/probe/1": FOLDER}, users=("linuxbrew",))) == 1


def test_the_recipe_of_a_formula_says_where_its_home_is():
    """In somebody's tap a formula may have any name."""
    recipe = 'class Probe < Formula\n  desc "A probe"\n  homepage "https://www.example.org/probe"\n  url "https://example.net"\nend\n'
    [item] = found({f"{LINUX}/Cellar/probe/{version}/.brew/probe.rb": recipe.replace('probe"', f'{version}"') for version in ("9", "10")})

    assert item.claims == (("home-page", "example.org/10"),)


@pytest.mark.parametrize(
    ("file", "recipe"),
    [
        ("probe.rb", "cask 'probe' do\n  version '1'\n  homepage 'https://example.org/'\nend\n"),
        ("probe.json", '{"token": "probe", "homepage": "https://example.org/"}'),
    ],
)
def test_the_recipe_of_a_cask_says_where_its_home_is(file, recipe):
    folder = "/opt/homebrew/Caskroom/probe"
    files = {f"{folder}/.metadata/1/20261130090000.000/Casks/{file}": recipe, f"{folder}/1/Probe.app/x": ""}

    assert [item.claims for item in found(files, Platform.MACOS)] == [(("home-page", "example.org"),)]


def test_a_damaged_recipe_is_a_problem_and_the_cask_still_an_item():
    folder = "/opt/homebrew/Caskroom/probe"
    recipe = f"{folder}/.metadata/1/20261130090000.000/Casks/probe.json"
    item, problem = found({recipe: "{", f"{folder}/1/x": ""}, Platform.MACOS)

    assert (problem.reason, problem.location, item.name, item.claims) == (Reason.MALFORMED, recipe, "probe", ())
