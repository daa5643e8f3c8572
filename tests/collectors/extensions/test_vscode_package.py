import json

import pytest

from scanner.collectors.extensions.vscode_package import BEGINNING, read_declared
from scanner.formats.extension_text import LONGEST
from scanner.model import Problem, Reason

CHAT = ("extension-declares", "category:chat")


def of(**package):
    """Return what a file declares but for its texts."""
    found = read_declared(json.dumps({"name": "probe", "publisher": "example", **package}).encode())
    return tuple(one for one in found if one[0] != "extension-word")


def texts(content):
    return [
        value
        for kind, value in read_declared(content if isinstance(content, bytes) else json.dumps(content).encode())
        if kind == "extension-word"
    ]


def test_categories_and_contributions_that_speak_of_ai():
    contributes = {"chatParticipants": [{"id": "probe"}], "languageModelChatProviders": [{"vendor": "probe"}]}

    assert of(categories=["Other", "Chat", "AI"], contributes=contributes) == (
        ("extension-declares", "category:ai"),
        CHAT,
        ("extension-declares", "contributes:chatParticipants"),
        ("extension-declares", "contributes:languageModelChatProviders"),
    )


@pytest.mark.parametrize(
    "package",
    [
        {},
        {"categories": ["Machine Learning", "Snippets"]},
        {"keywords": ["AI", "Chat"]},
        {"displayName": "AI", "categories": "AI"},
        {"categories": [["AI"]]},
        {"contributes": {"languageModelTools": [{"name": "probe"}], "mcpServerDefinitionProviders": [{"id": "probe"}]}},
        {"contributes": {"chatParticipants": []}},
        {"contributes": "chatParticipants", "chatParticipants": [1]},
    ],
)
def test_what_declares_nothing_of_the_kind(package):
    assert of(**package) == ()


def test_libraries_that_it_speaks_to_models_with_are_words_of_its_own():
    needed = {"axios": "1", "ollama": "1", "@langchain/core": "1", "openai-edge": "1", "my-openai": "1", "chalk": "1"}

    assert texts({"displayName": "Probe", "contributes": {}, "dependencies": needed}) == ["Probe", "ollama @langchain/core openai-edge"]
    assert texts({"displayName": "Probe", "devDependencies": needed}) == ["Probe"]
    assert texts({"displayName": "Probe", "dependencies": {"@ai-sdk/deepseek": "1", "@ai-sdk/xai": "1"}}) == ["Probe", "@ai-sdk/xai"]
    assert texts({"displayName": "Probe", "dependencies": ["openai"]}) == ["Probe"]


def test_a_file_that_breaks_behind_what_it_may_declare_is_told():
    content = b'{"displayName": "Probe", "scripts": {}, "categories": ["AI"'

    assert read_declared(content) == Problem(Reason.MALFORMED, "expected JSON: Expecting ',' delimiter at line 1 column 60")


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"[]",
        b'["AI"]',
        b'{"categories": ["Other"',
        b'{"displayName": "Probe", "description": "Talks.", "version": ',
        b"\xff\xfe{\0}\0",
    ],
)
def test_a_file_that_breaks_is_told_whatever_it_would_have_declared(broken):
    assert read_declared(broken) == Problem(Reason.MALFORMED, "expected a JSON object")


def test_a_mark_of_the_byte_order_hides_no_text():
    assert texts(b'\xef\xbb\xbf{"displayName": "Probe"}') == ["Probe"]


def test_what_it_is_called_described_and_looked_for_by():
    package = {"name": "probe", "displayName": "Probe", "description": "Talks.", "version": "1", "keywords": ["chat", 7, "llm"]}

    assert texts(package) == ["Probe", "Talks.", "chat llm"]
    assert texts({**package, "description": "x" * 1000})[1] == "x" * LONGEST
    assert texts({"displayName": 7, "description": None, "keywords": {"a": 1}}) == []


def test_texts_are_looked_for_before_what_is_long():
    assert texts({"displayName": "Probe", "contributes": {"commands": []}, "description": "Talks."}) == ["Probe"]
    assert texts({"contributes": {"commands": [{"description": "No text of its own"}]}}) == []


def test_texts_stand_at_the_beginning_of_a_file_and_the_rest_is_not_parsed():
    assert texts(b'{"displayName": "Probe", "keywords": [' + b"[]," * 2_000_000 + b'0], "description": "Talks."}') == ["Probe"]
    assert texts(b'{"x": "' + b"x" * BEGINNING + b'", "displayName": "Probe"}') == []
