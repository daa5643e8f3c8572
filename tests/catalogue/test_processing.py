"""Where what an AI product is given goes: every file says it, but for a few of which nobody here knows."""

from scanner.catalogue.load import load_catalogue
from scanner.matching.findings import findings
from scanner.matching.matcher import Matcher
from scanner.model import Item, Kind

CATALOGUE = load_catalogue()
# Collections of many makers' programs, and products whose makers say too little of it in what was read.
NOT_KNOWN = {
    "ai-editor-extensions-unreviewed",
    "ai-extensions-by-their-words-unreviewed",
    "ai-extensions-unreviewed",
    "ai-programs-unreviewed",
    "autoclaw",
    "codegeex",
    "explyt",
    "fake-ai-extensions",
    "hp-ai",
    "lenovo-ai-meeting",
    "lingma",
    "meitu",
    "tencent-ai",
    "win-ai-components",
    "zcode",
}


def ai_products():
    return [
        one
        for one in CATALOGUE.products.values()
        if one.category.startswith("ai-") or one.category in {"built-in-ai", "local-model", "model-runner"}
    ]


def test_every_ai_product_says_it_or_is_one_of_those_not_known():
    assert {one.id for one in ai_products() if not one.processing} == NOT_KNOWN


def test_every_one_that_says_it_names_where_that_can_be_looked_up():
    assert [one.id for one in ai_products() if one.processing and not one.references] == []


def test_weights_stay_here_but_those_that_a_runner_may_have_elsewhere():
    elsewhere = {one.id for one in ai_products() if one.category == "local-model" and one.processing != "local"}
    named = {
        one.id for one in ai_products() if one.category == "local-model" and any("ollama-cloud-model" in block.ids for block in one.blocks)
    }

    assert elsewhere == named


def test_a_finding_has_its_products_word():
    items = [
        Item("Ollama", ids=(("winget", "Ollama.Ollama"),), kind=Kind.APPLICATION),
        Item("x", ids=(("hugging-face", "Qwen/Qwen3-8B"),), kind=Kind.MODEL),
    ]
    found = findings(Matcher(CATALOGUE.products.values()).match(items))

    assert {one.product: one.processing for one in found} == {"ollama": "both", "qwen-models": "both"}
