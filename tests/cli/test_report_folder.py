import os

import pytest
from click import ClickException

from scanner.cli.deliver_answer import write_out
from scanner.cli.report_folder import held_folder
from scanner.host.open_folders import HOLDS_FOLDERS
from tests.host.races import answers, swapped
from tests.trees import PRIVILEGED, TIKTOK, ended, tree

pytestmark = pytest.mark.skipif(not HOLDS_FOLDERS or not PRIVILEGED, reason="only root meets folders of others, and only Linux holds them")
ALICE = 4001


@pytest.fixture
def places(tmp_path):
    """A home, and a folder of root's that a link in it leads to."""
    home, roots = tmp_path / "home", tmp_path / "roots"
    for folder in (home, home / "out", roots):
        folder.mkdir()
    for folder in (home, home / "out"):
        os.chown(folder, ALICE, ALICE)
    (roots / "report.json").write_text("root's")
    (home / "link").symlink_to(roots)
    os.chown(home / "link", ALICE, ALICE, follow_symlinks=False)
    return home, roots


def test_a_report_is_not_written_where_another_accounts_link_leads(places, tmp_path, capsys):
    home, roots = places

    assert ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--output", home / "link/report.json", "--quiet") == 4
    assert (roots / "report.json").read_text() == "root's"
    assert "a link of another account leads to" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (("config", "init", "{link}/scanner.toml"), 4),
        (("scan", "--root", "{root}", "--quiet", "--output", "{home}/out/x.json", "--spool", "{link}"), 2),
        (("scan", "--root", "{root}", "--quiet", "--output", "{home}/out/x.json", "--spool", "{link}/new/spool"), 2),
    ],
)
def test_nothing_else_is_written_where_another_accounts_link_leads(places, tmp_path, capsys, call, code):
    home, roots = places
    roots.chmod(0o700)
    root = tree(tmp_path / "root", TIKTOK)

    assert ended(*(word.format(home=home, link=home / "link", root=root) for word in call)) == code
    assert "a link of another account leads to" in capsys.readouterr().err
    assert {path.name: path.read_text() for path in roots.iterdir()} == {"report.json": "root's"}


def test_an_answer_about_a_fleet_is_not_written_there_either(places):
    home, roots = places

    with pytest.raises(ClickException, match="a link of another account leads to"):
        write_out(b"answer", str(home / "link/report.json"))
    assert (roots / "report.json").read_text() == "root's"
    assert write_out(b"answer", str(home / "out/answer.csv")) == 0
    assert (home / "out/answer.csv").read_bytes() == b"answer"


def test_a_report_is_written_into_another_accounts_folder_and_where_roots_links_lead(places, tmp_path):
    home, roots = places
    (tmp_path / "ours").symlink_to(roots)

    (roots / "report.json").unlink()  # which is no report, and would be kept

    for path in (home / "out/report.json", tmp_path / "ours/report.json"):
        assert ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--output", path, "--quiet") == 1
        assert path.read_text().startswith("{")


def test_a_folder_that_is_swapped_for_a_link_never_leads_away(places):
    home, roots = places

    def ask():
        try:
            with held_folder(str(home / "out/report.json")) as (name, folder):
                os.close(os.open(name, os.O_WRONLY | os.O_CREAT, dir_fd=folder))
                return "written"
        except OSError:
            return "refused"

    (roots / "report.json").unlink()
    with swapped(home / "out", home / "link") as goes_on:
        seen = answers(ask, goes_on)

    assert [*roots.iterdir()] == []
    assert seen <= {"written", "refused", "absent"}
    assert "written" in seen
