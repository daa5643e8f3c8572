import pytest

from scanner.matching.identifiers import fault, key
from scanner.matching.words import words

OF_AI = {"ai", "IA", "KI", "chatgpt", "claude", "copilot", "ии", "人工智能", "大模型", "인공지능"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LeetHelper.AI", {"ai"}),
        ("vscode-ai-commit", {"ai"}),
        ("AIWriter", {"ai"}),
        ("x.ai", {"ai"}),
        ("Written by Ai", {"ai"}),
        ("ChatGPT", {"chatgpt"}),
        ("Mail", set()),
        ("L\u2019assistant IA pour tous", {"IA"}),
        ("KI-Assistent", {"KI"}),
        ("IaC tools for KiCad", set()),
        ("Помощник на базе ИИ", {"ии"}),
        ("AI助手", {"ai"}),
        ("通用人工智能助手", {"人工智能"}),
        ("大模型对话", {"大模型"}),
        ("인공지능을 쓰는 도구", {"인공지능"}),
    ],
)
def test_words_of_many_scripts(text, expected):
    assert OF_AI.intersection(words(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["Les livres que j'ai lus", "Ce que j\u2019ai lu", "Aggiunge segnalibri ai tuoi siti", "Maïs", "Bản đồ của đại học", "Tìm ai đó ở đây"],
)
def test_two_small_letters_between_words_are_a_word_of_another_language(text):
    assert OF_AI.isdisjoint(words(text))


@pytest.mark.parametrize(
    "text",
    [
        *("Hide AI answers", "Block ChatGPT on this page", "Remove AI overviews", "Disable Copilot", "Search without AI", "No AI"),
        *("AI Blocker", "AI Overview Hider", "AI remover", "vscode-copilot-icons", "ChatGPT dark theme", "Dark theme for ChatGPT"),
        "Icons for GitHub Copilot",
        *("Masquer l'IA de Google", "Recherche sans IA", "AI verbergen", "Zoeken zonder AI", "KI ausblenden", "KI-Antworten blockieren"),
    ],
)
def test_what_is_against_a_thing_does_not_name_it(text):
    assert OF_AI.isdisjoint(words(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AI Background Remover", "ai"),
        ("Explains code blocks with AI", "ai"),
        ("Removes the background by AI", "ai"),
        ("Ask ChatGPT without leaving the page", "chatgpt"),
        ("AI assistant that has a dark theme", "ai"),
        ("Hide clutter on pages and ask Claude", "claude"),
        ("No login, AI chat", "ai"),
        ("Icons and a search for Claude", "claude"),
    ],
)
def test_what_is_against_another_thing_says_what_it_is(text, expected):
    assert expected in words(text)


@pytest.mark.parametrize(
    "word", ["ai", "gpt4o", "IA", "ии", "人工智能", "大模型", "hide", "theme", "codex cli", "intelligence artificielle"]
)
def test_a_signature_keeps_a_word_under_itself(word):
    assert not fault("extension-word", word)
    assert key("extension-word", word) == word


@pytest.mark.parametrize("word", ["Ia", "a", "one two three", "IA two", " ", "x" * 31])
def test_what_is_no_word(word):
    assert "expected a word" in fault("extension-word", word)


@pytest.mark.parametrize("text", ["Runs the Codex CLI here", "codex-cli window", "Codex: CLI and more"])
def test_two_words_that_follow_each_other_are_one_more(text):
    assert "codex cli" in words(text)


@pytest.mark.parametrize("text", ["Vlaams Codex", "CLI for the codex", "Codex and its CLI", "Without Codex CLI", "CodexCLI"])
def test_two_words_that_do_not_are_none(text):
    assert "codex cli" not in words(text)
