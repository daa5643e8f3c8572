import json

import pytest

from tests.trees import DEEPSEEK, TIKTOK, ended, tree


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


@pytest.mark.parametrize(
    "more",
    [
        ("--root", "."),
        ("--platform", "linux"),
        ("--this-user",),
        ("--all-users",),
        ("--phone-backups",),
        ("--timeout", "60"),
        ("--max-time", "1h"),
        ("--budget", "items=1"),
        ("--policy", "texas"),
        ("--waivers", "w.toml"),
        ("--as-of", "2026-11-21"),
        ("--device-class", "service"),
        ("--device-form", "laptop"),
        ("--fail-on", "none"),
    ],
)
def test_what_a_report_would_not_heed_is_refused(tmp_path, capsys, more):
    ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--quiet", "--output", tmp_path / "r.json")

    assert ended("explain", "tiktok", tmp_path / "r.json", *more) == 2
    said = capsys.readouterr().err
    assert more[0] in said
    assert "cannot be combined with REPORT" in said


def test_what_a_site_sets_for_every_call_is_no_mistake(tmp_path, capsys, monkeypatch):
    ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--quiet", "--output", tmp_path / "r.json")
    monkeypatch.setenv("SCANNER_POLICY", "texas")
    (tmp_path / "site.toml").write_text('format = "config/1"\nall_users = true\nlanguage = "de"\n')

    assert ended("explain", "tiktok", tmp_path / "r.json", "--config", tmp_path / "site.toml") == 1
    assert capsys.readouterr().out.startswith("Warum: ")


def test_a_report_of_what_policies_cover_does_not_say_that_nothing_else_is_there(tmp_path, capsys):
    ended("scan", "--root", tree(tmp_path / "root", DEEPSEEK), "--policy", "be-federal-tiktok", "--only-addressed", "--quiet",
          "--output", tmp_path / "r.json")  # fmt: skip

    assert ended("explain", "deepseek", tmp_path / "r.json") == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Not in this report, which does not mean that it was not found. The report leaves out what no selected policy covers." in said
    assert "Not found" not in said
    assert "Everything could be read" not in said


@pytest.mark.parametrize(("product", "code", "said"), [("deepseek", 1, "Not in this report"), ("tiktok", 1, "1 finding in ")])
def test_a_report_made_with_another_catalogue_says_so(tmp_path, capsys, product, code, said):
    ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--quiet", "--output", tmp_path / "r.json")
    whole = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    whole["catalogue"] |= {"digest": "sha256:00", "version": "2020-01-01"}
    (tmp_path / "r.json").write_text(json.dumps(whole))

    assert ended("explain", product, tmp_path / "r.json") == code
    printed = " ".join(capsys.readouterr().out.split())
    assert said in printed
    assert "The report was made with another catalogue (2020-01-01), which may not know this product" in printed


@pytest.mark.parametrize("asked", ["tik-tok", "tiktk"])
def test_a_near_product_is_offered(tmp_path, capsys, asked):
    assert ended("explain", asked, "--root", tree(tmp_path)) == 2
    assert f"no product or feature has the id {asked}; did you mean tiktok" in capsys.readouterr().err
