import pytest

from tests.trees import TIKTOK, ended, tree


def test_a_machine(tmp_path, capsys):
    code = ended("explain", "tiktok", "--root", tree(tmp_path, TIKTOK))
    printed = capsys.readouterr().out

    assert code == 1
    assert printed.startswith("Why: TikTok (tiktok). 1 finding in ")
    assert "Banned software" not in printed


def test_a_report(tmp_path, capsys):
    ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--quiet", "--output", tmp_path / "r.json")
    code = ended("explain", "TikTok", tmp_path / "r.json", "--lang", "de")

    assert code == 1
    assert capsys.readouterr().out.startswith("Warum: TikTok (tiktok). 1 Befund ")


def test_what_is_not_there(tmp_path, capsys):
    assert ended("explain", "deepseek", "--root", tree(tmp_path)) == 0
    assert "Not found in " in capsys.readouterr().out


def test_a_feature_needs_no_policy_here_and_one_in_a_report(tmp_path, capsys):
    root = tree(tmp_path / "root")
    ended("scan", "--root", root, "--quiet", "--output", tmp_path / "r.json")

    assert ended("explain", "chrome-gemini", "--root", root) == 0
    assert "Not found" in capsys.readouterr().out
    assert ended("explain", "chrome-gemini", tmp_path / "r.json") == 2
    assert "no policy of this scan covered built-in features" in capsys.readouterr().err


@pytest.mark.parametrize("asked", ["tik-tok", "tiktk"])
def test_a_near_product_is_offered(tmp_path, capsys, asked):
    assert ended("explain", asked, "--root", tree(tmp_path)) == 2
    assert f"no product or feature has the id {asked}; did you mean tiktok" in capsys.readouterr().err
