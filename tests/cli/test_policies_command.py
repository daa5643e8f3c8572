import json

from tests.trees import ended


def test_policies_are_listed_and_those_of_the_default_marked(capsys):
    assert ended("policies", "list") == 0
    assert {line.split()[1] for line in capsys.readouterr().out.splitlines() if line.startswith("*")} == {
        "be-federal-deepseek",
        "be-federal-tiktok",
    }


def test_a_policy_is_shown_as_its_file(capsys):
    assert ended("policies", "show", "be-federal-tiktok") == 0
    assert "716" in capsys.readouterr().out


def test_an_unknown_policy_is_a_wrong_call(capsys):
    assert ended("policies", "show", "none") == 2
    assert "scanner policies list" in capsys.readouterr().err


def test_the_list_as_json(capsys):
    assert ended("policies", "list", "--format", "json", "--lang", "nl") == 0
    listed = {one["id"]: one for one in json.loads(capsys.readouterr().out)}

    assert [name for name, one in listed.items() if one["default"]] == ["be-federal-deepseek", "be-federal-tiktok"]
    assert listed["be-federal"]["title"] == "Belgische federale overheid"
    assert listed["be-federal"]["extends"] == ["be-federal-tiktok", "be-federal-deepseek"]
    assert listed["be-federal-tiktok"]["rules"] == ["be-fed-tiktok-716"]
