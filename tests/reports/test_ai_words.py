import pytest

from scanner.catalogue.categories import CATEGORIES, SAID_AI_CATEGORIES
from scanner.catalogue.policy_words import Processing
from scanner.language import english, speaker
from scanner.model import Relation, Rung, State
from scanner.reports.ai_map import Row
from scanner.reports.ai_words import SAID_PROCESSING, SAID_STATES, category, named, processing, standing

ROW = Row("ai-assistant", "chat", "Chat", ((Relation.OFFICIAL, "application"),), "cloud", 2, Rung.INSTALLED, running=False, states=())


def test_the_categories_of_ai_are_told_by_their_names():
    ai = {
        code: words
        for code, words in CATEGORIES.items()
        if code.startswith("ai-") or code in {"built-in-ai", "local-model", "model-runner"}
    }

    assert [*SAID_AI_CATEGORIES.items()] == [*ai.items()]


def test_every_word_has_its_sentence():
    assert {*SAID_PROCESSING} == {*Processing, ""}
    assert {*SAID_STATES} == {*State}


def test_a_category_is_a_heading():
    assert category("local-model", english) == "Model weights on disk"


def test_words_that_products_of_several_forms_share_agree_with_none_of_them():
    say = speaker("fr")

    assert [standing(ROW, say), standing(ROW, say, alone=False)] == ["installée", "installé"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "Chat (application): installed; data is sent to an online service"),
        ({"running": True}, "Chat (application): installed and running; data is sent to an online service"),
        ({"rung": Rung.RUNNING, "running": True}, "Chat (application): running only; data is sent to an online service"),
        ({"rung": Rung.CONFIGURED}, "Chat (application): configured; data is sent to an online service"),
        ({"rung": Rung.RESIDUE, "processing": ""}, "Chat (application): leftovers; it is not known where data is sent"),
        ({"processing": "local"}, "Chat (application): installed; data stays on this machine"),
        (
            {"states": (State.ENABLED, State.DISABLED_BY_POLICY), "processing": "both"},
            f"Chat (application): on, off by policy; {SAID_PROCESSING[Processing.BOTH]}",
        ),
        (
            {"forms": ((Relation.OFFICIAL, "web-app"), (Relation.CLIENT, "application"), (Relation.MODEL, "model"))},
            "Chat (web-app; client, application; model): installed; data is sent to an online service",
        ),
    ],
)
def test_a_row_in_words(change, said):
    row = ROW._replace(**change)

    assert f"{named(row, english)}: {standing(row, english)}; {processing(row.processing, english)}" == said
