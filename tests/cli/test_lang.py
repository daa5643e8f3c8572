import json
import re

import pytest

from tests.cli.test_terminal import on_a_terminal
from tests.macos_trees import macos_tree
from tests.translations import messages
from tests.trees import DEEPSEEK, TIKTOK, TOOL, ended, tree
from tests.windows_trees import windows_tree

BROKEN = {"var/lib/rpm/rpmdb.sqlite": "no database"}
TREES = {"linux": lambda folder: tree(folder, TIKTOK, DEEPSEEK, TOOL, BROKEN), "macos": macos_tree, "windows": windows_tree}
HEADLINES = {
    "fr": (
        "Logiciels interdits trouvés : DeepSeek, TikTok. Tout n'a pas",
        "Rien n'a été trouvé de ce que ces politiques interdisent : ",
        "Incomplet : ",
    ),
    "nl": ("Verboden software gevonden: DeepSeek, TikTok. Niet alles", "Niets gevonden wat deze beleidsregels verbieden: ", "Onvolledig: "),
    "de": ("Verbotene Software gefunden: DeepSeek, TikTok. Nicht alles", "Nichts gefunden, was diese Richtlinien", "Unvollständig: "),
}
SENTENCES = {
    "reason",
    "authority_reason",
    "action",
    "conditions",
    "title",
    "note",
    "not_looked_at",
    "language",
    "started",
    "id",
    "seconds",
    "flags",
}
SENTENCES |= {"issuer", "binds", "advises", "excludes", "what", "approver"}  # of the policy, which has them in each language
WORDS = 3  # fewer of them may be the same in two languages


def without_sentences(value):
    if isinstance(value, dict):
        return {key: without_sentences(part) for key, part in value.items() if key not in SENTENCES}
    return [without_sentences(part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize("language", HEADLINES)
@pytest.mark.parametrize("platform", TREES)
def test_a_report_and_its_explanation_hold_no_english_message(tmp_path, capsys, language, platform):
    ended("scan", "--root", TREES[platform](tmp_path), "--lang", language, "--explain", "tiktok", "--as-of", "2026-11-21")
    printed = " ".join(capsys.readouterr().out.split())
    pieces = {piece.strip(" .:;,") for both in messages() for message in both for piece in re.split(r"\{\w+\}", message)}

    assert printed.startswith(HEADLINES[language][[*TREES].index(platform)])
    assert [piece for piece in pieces if len(piece.split()) >= WORDS and piece in printed] == []


@pytest.mark.parametrize("language", HEADLINES)
def test_the_formats_for_machines_keep_their_words_and_only_sentences_differ(tmp_path, capsys, language):
    root = TREES["linux"](tmp_path)
    told = []
    for one in ("en", language):
        ended("scan", "--root", root, "--lang", one, "--format", "json", "--inventory", "--as-of", "2026-11-21")
        told.append(json.loads(capsys.readouterr().out))
    english, other = told

    assert other["language"] == language
    assert other["findings"][0]["verdicts"][0]["outcome"] == "prohibited"
    assert other["findings"][0]["verdicts"][0]["reason"] != english["findings"][0]["verdicts"][0]["reason"]
    assert set(other["not_looked_at"]).isdisjoint(english["not_looked_at"])
    runs = [[{**run, "seconds": 0} for run in report.pop("runs")] for report in told]
    assert runs[0] == runs[1]
    assert without_sentences(other) == without_sentences(english)


def test_a_report_is_judged_again_in_another_language(tmp_path, capsys):
    ended("scan", "--root", tree(tmp_path / "root", TIKTOK), "--output", tmp_path / "r.json", "--quiet")
    ended("judge", tmp_path / "r.json", "--lang", "nl")

    assert capsys.readouterr().out.startswith("Verboden software gevonden: TikTok.")


@pytest.mark.parametrize("asked", ["nl", "NL"])
def test_letters_in_any_case(tmp_path, capsys, asked):
    ended("scan", "--root", tree(tmp_path, TIKTOK), "--lang", asked)

    assert capsys.readouterr().out.startswith("Verboden software gevonden: TikTok.")


def test_the_language_of_the_account_unless_another_is_asked_for(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "fr_BE")
    ended("scan", "--root", tree(tmp_path, TIKTOK))
    ended("scan", "--root", tree(tmp_path, TIKTOK), "--lang", "de")
    printed = capsys.readouterr().out

    assert printed.startswith("Logiciels interdits trouvés : TikTok.")
    assert "interdit depuis le 10 mars 2023 ; " in printed
    assert "Verbotene Software gefunden: TikTok." in printed


def test_the_list_and_the_policies_have_it_too(tmp_path, capsys):
    ended("list", "--root", TREES["linux"](tmp_path), "--lang", "fr")
    listed = capsys.readouterr()
    ended("policies", "list", "--lang", "de")

    assert listed.out.startswith("Type\tNom\tVersion\tÉditeur\tÉtat\tCompte\tEmplacement\napplication\tgalculator\t")
    assert listed.err == "1 source n'a pas pu être lue ; `scanner scan` la nomme.\n"
    assert "Belgische Föderalverwaltung: DeepSeek" in capsys.readouterr().out


NO_LOCALE = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}  # click sends UTF-8 then
CYRILLIC = {"PYTHONIOENCODING": "iso8859-5"}


@pytest.mark.parametrize(("terminal", "found"), [(NO_LOCALE, "trouvés"), (CYRILLIC, r"trouv\xe9s")])
def test_a_terminal_without_the_letters_shows_the_report_all_the_same(tmp_path, terminal, found):
    code, sent = on_a_terminal("scan", "--root", tree(tmp_path, TIKTOK), "--lang", "fr", **{"NO_COLOR": "1", **terminal})

    assert code == 1
    assert f"Logiciels interdits {found} : TikTok." in sent


class TestWrongCalls:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("scan", "--lang", "fr", "--as-of", "21/11/2026"), "Erreur : valeur non valide pour '--as-of' : une date telle que "),
            (
                ("scan", "--lang", "nl", "--policy", "be-federl"),
                "Fout: --policy be-federl: geen bestand en geen id van een beleidsregel; bedoelde u ",
            ),
            (("scan", "--lang", "de", "--device-class", "x"), "Fehler: --device-class x: erwartet wird eines von personal, "),
        ],
    )
    def test_they_are_explained_in_the_language_of_the_call(self, capsys, arguments, said):
        assert ended(*arguments) == 2
        printed = capsys.readouterr().err

        assert said in printed
        assert [word for word in ("Usage", "Try ", "Error", "expected", "did you") if word in printed] == []

    @pytest.mark.parametrize("language", HEADLINES)
    @pytest.mark.parametrize(
        "arguments",
        [
            ("scan", "--format", "sqlite"),
            ("scan", "--output", "r.xyz"),
            ("scan", "--output", "nothing"),
            ("scan", "--output", "-"),
            ("scan", "--output", "{x}.json"),
            ("scan", "--max-age", "20h"),
            ("scan", "--keep", "3"),
            ("scan", "--max-age", "20h", "--output", "r.csv"),
            ("scan", "--max-age", "soon"),
            ("scan", "--budget", "x=1"),
            ("scan", "--compact", "--format", "text"),
            ("scan", "--inventory", "--only-addressed"),
            ("scan", "--summary", "--format", "json"),
            ("scan", "--keep", "3", "--output", "{date}/r.json"),
            ("scan", "--entity", "XX/ministry"),
            ("scan", "--entity", "ministry"),
            ("scan", "--entity", "nobody"),
            ("scan", "--entity", "BE-BRU/ministry"),
            ("scan", "--root", ".", "--root", "..", "--output", "r.json"),
            ("scan", "--root", ".", "--root", "..", "--format", "json"),
            ("scan", "--catalogue", "none", "--catalogue-root", "none"),
            ("fleet", "status"),
            ("fleet", "status", "--store", "none"),
            ("fleet", "status", "--store", "none", "--for", "nan"),
            ("fleet", "unlisted", "--store", "none"),
            ("fleet", "waivers", "--store", "none", "--within", "-1"),
        ],
    )
    def test_no_part_of_them_stays_english(self, tmp_path, capsys, monkeypatch, language, arguments):
        monkeypatch.chdir(tmp_path)
        assert ended(*arguments, "--lang", language) == 2
        printed = capsys.readouterr().err
        pieces = {piece.strip(" .:;,") for message, _ in messages() for piece in re.split(r"\{\w+\}", message)}

        assert "Error" not in printed
        assert [piece for piece in pieces if len(piece.split()) >= WORDS and piece in printed] == []

    def test_a_report_that_could_not_be_written_is_told_in_its_language(self, tmp_path, capsys):
        assert ended("scan", "--root", tree(tmp_path / "root"), "--output", tmp_path / "none" / "r.json", "--lang", "fr") == 4
        said = capsys.readouterr()

        assert "Le rapport n'a pas pu être écrit dans " in said.err
        assert said.err.endswith(" Il suit sur la sortie standard.\n")

    def test_and_else_in_that_of_the_account(self, capsys, monkeypatch):
        monkeypatch.setenv("LANGUAGE", "fr")
        assert ended("scna") == 2
        assert "Erreur : aucune commande ne s'appelle 'scna' ; vouliez-vous dire scan ?" in capsys.readouterr().err

    def test_what_is_not_known_stays_as_it_is(self, tmp_path, capsys):
        (tmp_path / "x.toml").write_text("format = 1")
        assert ended("scan", "--lang", "fr", "--policy", tmp_path / "x.toml") == 2
        printed = capsys.readouterr().err

        assert "Erreur : catalogue non valide ; rien n'a été analysé :" in printed
        assert "x.toml:1: format: expected a text in quotes, found 1" in printed
