import pytest

from tests.trees import TIKTOK, ended, tree


@pytest.mark.parametrize("kind", ["applications", "application", "Applications", "APPLICATION"])
def test_plurals_and_letters_of_any_case(tmp_path, capsys, kind):
    assert ended("list", kind, "--root", tree(tmp_path)) == 0
    assert "galculator" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["libraries", "processes", "web-apps", "web apps"])
def test_other_plurals(tmp_path, kind):
    assert ended("list", kind, "--root", tree(tmp_path)) == 0


@pytest.mark.parametrize(
    "options", [("--policy", "BE-Federal-TikTok"), ("--device-class", "Service"), ("-f", "JSON"), ("--fail-on", "Prohibited")]
)
def test_ids_and_words_of_any_case(tmp_path, capsys, options):
    assert ended("scan", "--root", tree(tmp_path, TIKTOK), *options) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("scan", "--as-of", "21/11/2026"), "expected a date such as 2026-11-21; found '21/11/2026'"),
        (("scan", "--timeout", "soon"), "expected a number of seconds above 0, such as 60; found 'soon'"),
        (("scan", "--timeout", "nan"), "expected a number of seconds above 0, such as 60; found 'nan'"),
        (("scan", "--format", "jsn"), "expected one of toml, json, text, html"),
        (("list", "apps"), "expected one of application, extension, web-app"),
        (("scan", "--policy", "be-federal-tiktk"), "neither a file nor the id of a policy; did you mean be-federal-tiktok"),
        (("policies", "show", "be-federl"), "no policy has the id be-federl; did you mean be-federal"),
        (("signatures", "show", "tiktk"), "no product or feature has the id tiktk; did you mean tiktok"),
        (("scna",), "no command is called 'scna'; did you mean scan?"),
        (("policies", "lst"), "no command is called 'lst'; did you mean list?"),
        (("scan", "--polcy", "x"), "Did you mean one of: '--policy', "),
        (("scan", "--pseudonymize", "x"), "Did you mean '--pseudonymise'?"),
    ],
)
def test_what_is_wrong_and_what_was_meant(capsys, arguments, said):
    assert ended(*arguments) == 2
    lines = capsys.readouterr().err.splitlines()

    assert said in lines[-1]
    assert len(lines[-1]) < 200
