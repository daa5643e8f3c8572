"""The pages of docs/: each is found from the index, no link and no path leads nowhere, and what is generated is up to date."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scanner.cli.group import COMMANDS, scanner
from scanner.collectors import every_collector
from scanner.host.linux.home_folders import SETTINGS

pytestmark = pytest.mark.house

HERE = Path(__file__).parent.parent
DOCS = HERE / "docs"
PAGES = [HERE / "README.md", HERE / "SECURITY.md", *sorted(DOCS.glob("*.md"))]
LINK = r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)"


def anchors(text):
    """Return the names of a page's headings as links give them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_every_page_is_found_from_the_index():
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    linked = {target for target, _ in re.findall(LINK, index)}

    assert sorted({page.name for page in DOCS.glob("*.md")} - {"index.md"} - linked) == []
    assert "docs/index.md" in (HERE / "README.md").read_text(encoding="utf-8")


def test_no_link_leads_nowhere():
    wrong = []
    for page in PAGES:
        for target, anchor in re.findall(LINK, page.read_text(encoding="utf-8")):
            found = (page.parent / target).resolve() if target else page
            if not found.exists() or (anchor and anchor not in anchors(found.read_text(encoding="utf-8"))):
                wrong.append(f"{page.name}: {target}#{anchor}")

    assert wrong == []


def test_every_path_that_the_architecture_names_exists():
    """Of files and folders in backticks; `scanner/` may be left out where a table says so, and names with a hole are none."""
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:\.venv/bin/python |sh )?[\w./-]+/[\w./-]+)`", text))
    paths = {path.split()[-1] for path in named if not path.startswith("/")}
    places = (HERE, HERE / "scanner", HERE / "scanner/reports", HERE / "scanner/collectors")

    assert len(paths) > 30, "otherwise nothing was looked at"
    assert sorted(path for path in paths if not any((place / path).exists() for place in places)) == []


def test_the_page_of_places_is_up_to_date():
    done = subprocess.run([sys.executable, HERE / "scripts" / "places", "--check"], check=False, capture_output=True, text=True)

    assert (done.stderr, done.returncode) == ("", 0), "run scripts/places"


def test_every_place_of_every_collector_is_listed_and_so_are_the_files_that_tell_accounts():
    page = (DOCS / "places.md").read_text(encoding="utf-8").partition("## Records of software")[2].replace("\\|", "|")
    listed = {place for written in re.findall(r"`([^`]+)`", page) for place in spelled_out(written)}
    read = {place for collector in every_collector() for place in collector.places}

    assert read - listed == set()
    assert {"/etc/passwd", "/etc/os-release", *(path for path, _ in SETTINGS)} - listed == set()
    assert {place for place in listed - read if "{settings}" in place or "(" in place} == set()


def spelled_out(written):
    """Return each of the places that were written as one."""
    choices = re.fullmatch(r"(.*/|)\(([^()]+, [^()]+)\)(/.*|)|(.*)(\{settings\})(.*)", written)
    if choices is None:
        return {written}
    before, after = choices[1] or choices[4] or "", choices[3] or choices[6] or ""
    words = ["{config}", "{roaming}", "{support}"] if choices[5] else choices[2].split(", ")
    return {place for word in words for place in spelled_out(f"{before}{word}{after}")}


def test_every_command_and_every_option_is_explained():
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        chapter = page.partition(f"### `scanner {name}`\n")[2].partition("\n### ")[0]
        command = scanner.get_command(None, name)
        assert command.help.splitlines()[0] in chapter
        for option in command.params:
            assert option.param_type_name == "argument" or f"`{max(option.opts, key=len)}" in chapter
