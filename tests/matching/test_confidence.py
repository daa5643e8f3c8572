import pytest

from scanner.matching.confidence import FIELDS, WEAKER_IDS, Field, attainable, limited, of_field, of_id, strongest, weakest
from scanner.matching.identifiers import KINDS
from scanner.matching.matcher import Matcher
from scanner.model import Confidence, Item, Kind
from tests.catalogue.written import product, read

HIGH, MEDIUM, LOW = Confidence


def block(text):
    return f'[[match]]\nrelation = "official"\n{text}\n'


def found(text, item):
    [(_, evidence)] = Matcher([product(block(text))]).match([item])
    return evidence.confidence


def test_every_field_and_every_kind_of_id_is_worth_something():
    assert set(FIELDS) == set(Field)
    assert set(WEAKER_IDS) <= set(KINDS)
    assert HIGH not in WEAKER_IDS.values()


def test_what_a_kind_proves_alone():
    assert {kind for kind in KINDS if of_id(kind) is LOW} == {
        *("command", "appimage", "config-folder", "desktop-file", "model-file"),
        *("extension-host", "extension-calls", "extension-declares", "extension-word", "home-page"),
    }
    assert {kind for kind in KINDS if of_id(kind) is MEDIUM} == {
        *("msix-name", "original-filename", "team-id", "wm-class", "service", "served-model", "agent-part"),
    }


@pytest.mark.parametrize(
    ("field", "worth"),
    [("id.deb", HIGH), ("id.service", MEDIUM), ("id.command", LOW), ("name+publisher", MEDIUM), ("name", LOW), ("publisher", LOW),
     ("look-alike", LOW), ("setting", HIGH), ("default", MEDIUM)],
)  # fmt: skip
def test_what_a_field_proves(field, worth):
    assert of_field(field) is worth


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ('id.deb = "xx"', HIGH),
        ('id.deb = "xx"\nid.command = "x"', HIGH),
        ('id.service = "x"', MEDIUM),
        ('id.command = "x"', LOW),
        ('id.command = "x"\nname = "X"\npublisher = "P"', MEDIUM),
        ('name = "X"\npublisher = "P"', MEDIUM),
        ('name = "X"', LOW),
        ('publisher = "P"', LOW),
    ],
)
def test_a_match_is_worth_what_its_block_can_reach_and_a_block_may_only_lower_that(text, best):
    item = Item("X", publisher="P", ids=(("deb", "xx"), ("service", "x"), ("command", "x")), kind=Kind.APPLICATION)

    assert attainable(product(block(text)).blocks[0]) is best
    assert found(text, item) is best
    for limit in Confidence:
        if limit.place < best.place:
            _, [fault] = read(block(f'{text}\nconfidence = "{limit}"'))
            assert f"may only lower what the fields are worth, which is {best}" in fault
        else:
            assert found(f'{text}\nconfidence = "{limit}"', item) is limit


def test_the_order_is_that_of_the_words():
    assert (strongest(LOW, HIGH, MEDIUM), weakest(LOW, HIGH, MEDIUM)) == (HIGH, LOW)
    limits = [product(block(f'id.service = "x"\n{limit}')).blocks[0] for limit in ("", 'confidence = "medium"', 'confidence = "low"')]
    assert [limited(MEDIUM, limit) for limit in limits] == [MEDIUM, MEDIUM, LOW]


@pytest.mark.parametrize("limit", ["", 'confidence = "high"', 'confidence = "medium"'])
def test_what_a_file_calls_unverified_is_low_whatever_else_it_says(limit):
    item = Item("X", ids=(("deb", "xx"),), kind=Kind.APPLICATION)

    assert found(f'id.deb = "xx"\n{limit}', item) is not LOW
    assert found(f'id.deb = "xx"\nunverified = "rests on one source"\n{limit}', item) is LOW


@pytest.mark.parametrize("kind", ["hugging-face", "ollama-model", "ollama-cloud-model", "modelscope"])
def test_a_pattern_of_any_owner_is_low_and_one_of_an_owner_is_not(kind):
    text = f'id.{kind} = ["*/mistral-*", "mistralai/*", "by-others/mistral-*"]'

    def worth(value):
        return found(text, Item("X", ids=((kind, value),), kind=Kind.MODEL))

    assert worth("meteo/mistral-wind-lidar") is LOW
    assert worth("mistralai/mistral-7b") is worth("by-others/mistral-7b") is HIGH


FILE_IDS = {"appimage": "Trae", "config-folder": ".trae", "desktop-file": "trae", "model-file": "trae"}
SIGNATURE = (
    block("\n".join(f'id.{kind} = "{value}"' for kind, value in FILE_IDS.items()))
    + block('id.wm-class = "trae-ide"')
    + block('name = "Trae IDE"')
)


@pytest.mark.parametrize("kind", FILE_IDS)
@pytest.mark.parametrize(
    ("name", "others", "menu", "else_"),
    [
        ("Tournaments", (), LOW, LOW),
        ("Tournaments", (("command", "tournaments"), ("wm-class", "tournaments")), LOW, LOW),
        ("trae ide", (), MEDIUM, LOW),
        ("Tournaments", (("wm-class", "trae-ide"),), MEDIUM, MEDIUM),
        ("Tournaments", (("command", "trae-run"),), MEDIUM, MEDIUM),
    ],
)
def test_a_file_name_alone_is_low_and_medium_where_something_else_agrees(kind, name, others, menu, else_):
    signature = product(SIGNATURE + block('id.command = "trae-run"'))
    item = Item(name, ids=((kind, FILE_IDS[kind]), *others), kind=Kind.APPLICATION)
    seen = [one for _, one in Matcher([signature]).match([item]) if one.field == f"id.{kind}"]
    wm_class_decides = ("wm-class", "trae-ide") in others and not seen

    assert wm_class_decides or [one.confidence for one in seen] == [menu if kind == "desktop-file" else else_]


def test_a_menu_entry_that_is_called_as_the_product_is_agrees_with_its_file_name():
    item = Item("Example", ids=(("desktop-file", "ex"),), kind=Kind.APPLICATION)

    assert found('id.desktop-file = "ex"', item) is MEDIUM
    assert found('id.desktop-file = "ex"', item._replace(name="Exercises")) is LOW


@pytest.mark.parametrize(
    ("listed", "is_found", "worth"),
    [
        ("probe", "probe", HIGH),
        ("probe", "probe@5", HIGH),
        ("probe", "owner/tap/probe", LOW),
        ("probe", "owner/tap/probe@5", LOW),
        ("owner/tap/probe", "owner/tap/probe", HIGH),
        ("owner/tap/probe", "owner/tap/probe@5", HIGH),
    ],
)
def test_a_package_of_somebodys_tap_is_to_check_by_its_name_alone(listed, is_found, worth):
    assert found(f'id.brew = "{listed}"', Item("anything", ids=(("brew", is_found),))) is worth


@pytest.mark.parametrize(
    ("listed", "is_found", "worth"),
    [
        ("probe", "Probe-nightly", HIGH),
        ("probe", "probe_somebody", LOW),
        ("probe", "probe-nightly_somebody", LOW),
        ("probe_somebody", "Probe_Somebody", HIGH),
        ("probe_x", "probe_x-np", HIGH),
    ],
)
def test_a_manifest_named_after_a_contributor_is_to_check(listed, is_found, worth):
    assert found(f'id.scoop = "{listed}"', Item("anything", ids=(("scoop", is_found),))) is worth
