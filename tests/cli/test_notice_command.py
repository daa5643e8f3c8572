import pytest

from scanner.cli import config
from tests.trees import ended


def printed(capsys, *arguments):
    code = ended("notice", *arguments)
    said = capsys.readouterr()
    assert (code, said.err) == (0, "")
    return " ".join(said.out.split())


def test_the_default_policies_are_its_grounds(capsys):
    text = printed(capsys)

    assert "- Belgian federal administration: DeepSeek. A preventive measure" in text
    assert "- Belgian federal administration: TikTok on service devices." in text
    assert "- circular 716, " in text
    assert "https://etaamb.openjustice.be/fr/nl/circulaire-du-17-mars-2023_n2023030807.html" in text


@pytest.mark.parametrize(
    ("language", "title", "policy"),
    [
        ("fr", "Information au personnel", "Administration fédérale belge : DeepSeek."),
        ("nl", "Informatie voor het personeel", "Belgische federale overheid: DeepSeek."),
        ("de", "Information für das Personal", "Belgische Föderalverwaltung: DeepSeek."),
    ],
)
def test_it_speaks_the_language_of_its_readers(capsys, language, title, policy):
    text = printed(capsys, "--lang", language, "--policy", "be-federal-deepseek")

    assert text.startswith(title)
    assert policy in text
    assert "TikTok" not in text


def test_what_collectors_read_today_is_said_and_no_more(capsys):
    text = printed(capsys)

    assert "- installed programs: " in text
    assert "- extensions of browsers" in text
    assert "- programs that run at that moment" in text


def test_the_inventory_is_said_when_it_is_asked_for(capsys):
    assert "[reason]" in printed(capsys, "--inventory")
    assert "[reason]" not in printed(capsys)


def test_without_a_policy_the_purpose_is_open(capsys):
    assert "[purpose, and the texts that it rests on]" in printed(capsys, "--policy", "none")


def test_a_sites_own_file_sets_its_policies_and_language(capsys, tmp_path, monkeypatch):
    (tmp_path / "scanner.toml").write_text('format = "config/1"\npolicies = ["be-federal-tiktok"]\nlanguage = "nl"\ninventory = true\n')
    monkeypatch.setattr(config, "configuration_folder", lambda: str(tmp_path))
    text = printed(capsys)

    assert "TikTok" in text
    assert "DeepSeek" not in text
    assert "[reden]" in text


def test_a_policy_that_is_not_there_is_a_wrong_call(capsys):
    assert ended("notice", "--policy", "no-such") == 2
    assert "no-such" in capsys.readouterr().err
