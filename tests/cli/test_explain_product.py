import json

import pytest

from tests.trees import TIKTOK, TOOL, ended, tree
from tests.windows_trees import CURRENT, SOFTWARE, windows_tree


def explained(capsys, folder, *parts, options=("--explain", "tiktok")):
    code = ended("scan", "--root", tree(folder, *parts), *options)
    return code, capsys.readouterr().out.partition("\nWhy: ")


def test_what_was_found_where_by_which_field_and_how_sure_that_is(tmp_path, capsys):
    code, (report, _, why) = explained(capsys, tmp_path, TIKTOK, TOOL)

    assert (code, report.splitlines()[0][:6]) == (1, "Banned")
    words = " ".join(why.split())
    assert words.startswith("TikTok (tiktok). 2 findings in ")
    for said in (
        "TikTok as web-app, official",
        "TikTok as extension, tool",
        "/home/alice/.local/share/applications/tiktok.desktop, of alice, linux-desktop-entries): block ",
        "id.site = www.tiktok.com; registered, high confidence: an id that identifies only this program",
        "linux-dpkg: ok, 1 record, 1 item",
        "not on this machine: ",
    ):
        assert said in words


def test_a_product_that_is_not_there_says_where_it_was_looked_for_and_where_it_could_not_be(tmp_path, capsys):
    root = tmp_path / "root"
    tree(root)
    (root / "var/lib/dpkg/status").unlink()
    (root / "var/lib/dpkg/status").mkdir()
    code = ended("scan", "--root", root, "--explain", "deepseek")
    why = " ".join(capsys.readouterr().out.partition("\nWhy: ")[2].split())

    assert code == 3
    assert "Not found in 2 places that this machine has. Not everything could be read (linux-dpkg)" in why
    assert "not a file: /var/lib/dpkg/status" in why


def test_an_unknown_product_is_answered_with_those_near_it(tmp_path, capsys):
    assert ended("scan", "--root", tree(tmp_path), "--explain", "tik-tok") == 2
    said = capsys.readouterr()

    assert said.out == ""
    assert "no product or feature has the id tik-tok; did you mean tiktok" in said.err


@pytest.mark.parametrize("options", [("--format", "json"), ("--format", "toml"), ("--quiet",)])
def test_an_explanation_is_text(tmp_path, capsys, options):
    assert ended("scan", "--root", tree(tmp_path), "--explain", "tiktok", *options) == 2
    said = capsys.readouterr()

    assert said.out == ""
    assert "--explain" in said.err


def test_beside_a_report_in_a_file_it_is_printed(tmp_path, capsys):
    path = tmp_path / "r.json"
    code, (_, _, why) = explained(capsys, tmp_path / "root", TIKTOK, options=("--explain", "tiktok", "--output", path))

    assert (code, why.startswith("TikTok (tiktok)")) == (1, True)
    assert json.loads(path.read_text(encoding="utf-8"))["schema"] == 1


def test_a_report_that_could_not_be_saved_is_alone_on_standard_output(tmp_path, capsys):
    root = tree(tmp_path / "root")

    assert ended("scan", "--root", root, "--explain", "tiktok", "--output", tmp_path / "none" / "r.json") == 4
    assert json.loads(capsys.readouterr().out)["schema"] == 1


class TestFeature:
    def test_which_setting_decides_and_which_is_not_obeyed(self, tmp_path, capsys):
        keys = {
            r"Policies\Microsoft\Windows\WindowsAI": {"DisableClickToDo": 1},
            r"Policies\Microsoft\Windows\WindowsCopilot": {"DisableAIDataAnalysis": 1},
            CURRENT: SOFTWARE[CURRENT] | {"UBR": 4000},
        }
        root = windows_tree(tmp_path, software=SOFTWARE | keys)

        def why(feature):
            assert ended("scan", "--root", root, "--policy", "ai-inventory", "--explain", feature) in {0, 3}
            return " ".join(capsys.readouterr().out.partition("\nWhy: ")[2].split())

        assert "setting = DisableClickToDo; in effect: disabled-by-policy" in why("windows-click-to-do")
        assert "setting = DisableAIDataAnalysis; ignored" in why("windows-recall")
        assert "not configured; default: unknown" in why("windows-recall")

    def test_one_that_no_policy_asks_about_is_not_explained_as_if_it_had_been_looked_for(self, tmp_path, capsys):
        assert ended("scan", "--root", tree(tmp_path), "--explain", "windows-recall") == 2
        said = capsys.readouterr()

        assert said.out == ""
        assert "--explain windows-recall: none of the selected policies covers this feature" in said.err

    def test_its_id_is_offered_for_one_like_it(self, tmp_path, capsys):
        assert ended("scan", "--root", tree(tmp_path), "--explain", "windows-recal") == 2
        assert "did you mean windows-recall" in capsys.readouterr().err
